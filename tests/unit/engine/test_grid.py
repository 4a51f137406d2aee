"""Overview sheets."""

from __future__ import annotations

import pytest
from PIL import Image

from sdjp.engine.grid import picture_grid

COLOURS = ("red", "green", "blue", "yellow", "purple")


@pytest.mark.parametrize(("columns", "size"), [(2, (22, 32)), (5, (52, 12)), (99, (52, 12))])
def test_pictures_stand_in_reading_order(columns: int, size: tuple[int, int]) -> None:
    """Row by row from the left; a last row may be short; more columns than pictures are one row."""
    pictures = [Image.new("RGB", (8, 8), colour) for colour in COLOURS]
    sheet = picture_grid(pictures, columns)
    assert sheet.size == size
    columns = min(columns, len(pictures))
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        place = (2 + column * 10 + 4, 2 + row * 10 + 4)
        assert sheet.getpixel(place) == picture.getpixel((0, 0))
