"""Between the window and its workers: links, queue, live translation, session. QtCore only."""
