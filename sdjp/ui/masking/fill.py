"""Filling what is enclosed, run by run along the rows."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

LOOKS_PER_PIECE = 400

_WALL, _OPEN = b"#", b"."
_PAINTED_IS_WALL = _OPEN * 128 + _WALL * 128
_CLEAR_IS_WALL = _WALL * 128 + _OPEN * 128


def filled(image: QImage, seed: QPoint, value: int) -> Generator[None, None, QImage | None]:
    """The mask with the area around `seed` filled, which ends at what is already like that.

    Areas are connected by the sides of their pixels, not by corners; from 128 on a pixel counts
    as painted.

    Args:
        image: Format_Grayscale8.
        value: 255 paints what is enclosed by paint, 0 takes a painted area away.

    Returns:
        None where there is nothing to fill.
    """
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    if not image.rect().contains(seed):
        return None
    before, kinds = image.constBits(), _PAINTED_IS_WALL if value else _CLEAR_IS_WALL
    result = QImage(image)
    after = memoryview(result.bits())
    paint = bytes([value]) * width
    rows: dict[int, bytearray] = {}
    waiting = [(seed.y(), seed.x(), seed.x() + 1)]
    found = looks = 0
    while waiting:
        looks += 1
        if looks % LOOKS_PER_PIECE == 0:
            yield
        y, start, end = waiting.pop()
        row = rows.get(y)
        if row is None:
            raw = bytes(before[y * stride : y * stride + width])
            row = rows[y] = bytearray(raw.translate(kinds))
        x = row.find(_OPEN, start, end)
        while x >= 0:
            left, right = row.rfind(_WALL, 0, x) + 1, row.find(_WALL, x)
            right = right if right >= 0 else width
            row[left:right] = _WALL * (right - left)
            after[y * stride + left : y * stride + right] = paint[: right - left]
            waiting += [(next_y, left, right) for next_y in (y - 1, y + 1) if 0 <= next_y < height]
            found += 1
            x = row.find(_OPEN, right, end)
    return result if found else None
