"""What the painter reports while it works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One denoising step is done.

    Attributes:
        index: which of the request's pictures it belongs to.
        step: how many are done, 1…`steps`.
        previews: one a picture: raw RGB rows of `preview_width` × `preview_height` pixels, three
            bytes each, of the predicted final picture.
    """

    index: int
    step: int
    steps: int
    preview_width: int
    preview_height: int
    previews: tuple[bytes, ...]
