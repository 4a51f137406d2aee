"""Several pictures on one sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image

MAX_PIXELS = 32_000_000
"""Of all pictures on a sheet: it is to be read again, and that is done up to twice as many. Wide
and high ones together leave much of it empty; then all of it has no more than this.
"""

_GAP_PX = 2
_LARGEST = 1.5
"""How many times `MAX_PIXELS` all cells may have; what is between them comes to that."""


def table(count: int, columns: int) -> tuple[int, int]:
    """Columns and rows of `count` pictures, `columns` in a row where there are so many."""
    columns = max(1, min(columns, count))
    return columns, -(-count // columns)


def reduced(picture: Image.Image, columns: int, rows: int) -> Image.Image:
    """`picture` no larger than its share of a sheet; to be asked as it comes."""
    scale = math.sqrt(MAX_PIXELS / (columns * rows) / (picture.width * picture.height))
    if scale >= 1:
        return picture
    return _scaled(picture, scale)


def _scaled(picture: Image.Image, scale: float) -> Image.Image:
    width, height = (max(1, int(side * scale)) for side in picture.size)
    return picture.resize((width, height))


def _cell(pictures: Sequence[Image.Image]) -> tuple[int, int]:
    return max(picture.width for picture in pictures), max(picture.height for picture in pictures)


def picture_grid(pictures: Sequence[Image.Image], columns: int) -> Image.Image:
    """`pictures` row by row on white, `columns` in a row; smaller ones in the middle of theirs."""
    columns, rows = table(len(pictures), columns)
    width, height = _cell(pictures)
    cells = columns * rows * width * height
    if cells > _LARGEST * MAX_PIXELS:
        scale = math.sqrt(MAX_PIXELS / cells)
        pictures = [_scaled(picture, scale) for picture in pictures]
        width, height = _cell(pictures)
    sheet = Image.new(
        "RGB",
        (columns * (width + _GAP_PX) + _GAP_PX, rows * (height + _GAP_PX) + _GAP_PX),
        "white",
    )
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        left = _GAP_PX + column * (width + _GAP_PX) + (width - picture.width) // 2
        top = _GAP_PX + row * (height + _GAP_PX) + (height - picture.height) // 2
        sheet.paste(picture, (left, top))
    return sheet
