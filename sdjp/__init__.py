"""SDJP: draw with Stable Diffusion on your own computer, in Japanese."""

__version__ = "0.1.0"
