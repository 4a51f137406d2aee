"""Overview sheets."""

from __future__ import annotations

import pytest
from PIL import Image

from sdjp.engine.grid import picture_grid, reduced, table
from sdjp.provenance import opening

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


def test_pictures_of_several_sizes_share_one_cell_size() -> None:
    """A cell is as wide and as high as any picture; smaller ones stand in its middle."""
    wide, high = Image.new("RGB", (20, 8), "red"), Image.new("RGB", (8, 20), "green")
    sheet = picture_grid([wide, high], 2)
    assert sheet.size == (2 + 22 + 22, 24)
    assert [sheet.getpixel(place) for place in ((3, 12), (34, 3))] == [
        wide.getpixel((0, 0)),
        high.getpixel((0, 0)),
    ]
    assert sheet.getpixel((3, 4)) == sheet.getpixel((25, 12)) == (255, 255, 255)


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (3, 3), (40, 5)])
def test_panoramas_of_both_ways_make_no_sheet_that_cannot_be_read(count: int, columns: int) -> None:
    """Wide ones beside high ones: each cell is as large as both together, the sheet is bounded, and
    every picture keeps its ratio.
    """
    sizes = [(8192, 512), (512, 8192)] * (count // 2 + 1)
    shape = table(count, columns)
    pictures = [reduced(Image.new("RGB", size, "red"), *shape) for size in sizes[:count]]
    sheet = picture_grid(pictures, columns)
    assert sheet.width * sheet.height <= opening.MAX_PIXELS
    cell = sheet.crop((2, 2, sheet.width // shape[0], sheet.height // shape[1]))
    left, top, right, bottom = cell.point(lambda value: 255 - value).getbbox() or (0, 0, 1, 1)
    assert (right - left) / (bottom - top) == pytest.approx(16, rel=0.1)
