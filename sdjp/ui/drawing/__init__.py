"""Drawing: the canvas, progress, queue and results."""
