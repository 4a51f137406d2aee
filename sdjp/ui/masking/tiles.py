"""Squares that a mask is cut into, so that undoing keeps only those in which something changed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage

SIDE_PX = 256

Tile = tuple[int, int]
"""Column and row."""


def tiles_in(area: QRect) -> set[Tile]:
    """The tiles that `area` touches."""
    if area.isEmpty():
        return set()
    columns = range(area.left() // SIDE_PX, area.right() // SIDE_PX + 1)
    rows = range(area.top() // SIDE_PX, area.bottom() // SIDE_PX + 1)
    return {(column, row) for column in columns for row in rows}


def place_of(tile: Tile, size: QSize) -> QRect:
    """Where a tile lies in an image of `size`; those at the right and lower edge are cut off."""
    place = QRect(tile[0] * SIDE_PX, tile[1] * SIDE_PX, SIDE_PX, SIDE_PX)
    return place & QRect(0, 0, size.width(), size.height())


def strips_of(size: QSize) -> list[QRect]:
    """Whole rows, which are quicker to copy, about as many pixels at a time as a tile has."""
    rows, whole = max(1, SIDE_PX**2 // size.width()), QRect(QPoint(0, 0), size)
    return [QRect(0, top, size.width(), rows) & whole for top in range(0, size.height(), rows)]


def cut(image: QImage, place: QRect) -> bytes:
    """The rows of a part of an image that has a byte for each pixel."""
    bits, stride = image.constBits(), image.bytesPerLine()
    start = place.y() * stride + place.x()
    if place.width() == stride:
        return bytes(bits[start : start + stride * place.height()])
    ends = range(start + place.width(), start + place.width() + place.height() * stride, stride)
    return b"".join([bits[end - place.width() : end] for end in ends])


def put(image: QImage, place: QRect, rows: bytes) -> None:
    """Write what `cut` gave back into its place."""
    bits, stride, width = memoryview(image.bits()), image.bytesPerLine(), place.width()
    start = place.y() * stride + place.x()
    if width == stride:
        bits[start : start + len(rows)] = rows
        return
    for number in range(place.height()):
        at = start + number * stride
        bits[at : at + width] = rows[number * width : (number + 1) * width]
