"""Several pictures on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

_GAP_PX = 2


def picture_grid(pictures: Sequence[Image.Image], columns: int) -> Image.Image:
    """`pictures` (all of one size) row by row on white, `columns` in a row."""
    columns = max(1, min(columns, len(pictures)))
    rows = -(-len(pictures) // columns)
    width, height = pictures[0].size
    sheet = Image.new(
        "RGB",
        (columns * (width + _GAP_PX) + _GAP_PX, rows * (height + _GAP_PX) + _GAP_PX),
        "white",
    )
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        sheet.paste(
            picture,
            (_GAP_PX + column * (width + _GAP_PX), _GAP_PX + row * (height + _GAP_PX)),
        )
    return sheet
