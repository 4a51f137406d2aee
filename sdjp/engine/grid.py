"""Several pictures on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

_GAP_PX = 2


def picture_grid(pictures: Sequence[Image.Image], columns: int) -> Image.Image:
    """`pictures` row by row on white, `columns` in a row; smaller ones in the middle of theirs."""
    columns = max(1, min(columns, len(pictures)))
    rows = -(-len(pictures) // columns)
    width = max(picture.width for picture in pictures)
    height = max(picture.height for picture in pictures)
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
