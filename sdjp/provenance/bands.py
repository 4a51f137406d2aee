"""Large pictures are worked on in bands of rows, so that little memory is needed besides them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

MAX_CHANGE = 6
"""The most by which a watermark changes a number."""

BAND_PX = 1 << 17
"""About so many pixels are worked on at once."""

Values = npt.NDArray[np.float32]


def at_once(unit_px: int) -> int:
    """How many parts of a picture, of so many pixels each, are worked on at once."""
    return max(1, BAND_PX // max(1, unit_px))


def bands(height: int, width: int, unit: int) -> Iterator[slice]:
    """Rows that belong together; each band but the last has a multiple of `unit` rows.

    What is left of the height after its last whole unit is in no band.
    """
    end = height // unit * unit
    rows = at_once(width * unit) * unit
    for top in range(0, end, rows):
        yield slice(top, min(top + rows, end))


def limits(original: npt.NDArray[np.uint8]) -> tuple[Values, Values]:
    """The least and the greatest value that each number may take."""
    values = original.astype(np.float32)
    return np.maximum(values - MAX_CHANGE, 0), np.minimum(values + MAX_CHANGE, 255)
