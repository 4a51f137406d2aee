"""What tiles of pictures have in common: the ring around the chosen one, and the heart."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from sdjp.ui.look.icons import icon
from sdjp.ui.look.theme import colour

RADIUS_PX = 8
HEART_PX = 28
RING_PX = 3
RING_ROOM_PX = 5


def inside_ring(tile: QRectF) -> QRectF:
    """Where the picture of a chosen tile is, that the ring is seen on pictures of any colour."""
    return tile.adjusted(RING_ROOM_PX, RING_ROOM_PX, -RING_ROOM_PX, -RING_ROOM_PX)


def paint_ring(painter: QPainter, tile: QRectF, *, is_selected: bool, has_focus: bool) -> None:
    """A ring within `tile`, for a tile that is chosen or has the focus."""
    name = "link" if has_focus or not is_selected else "selection"
    pen = QPen(colour(name), RING_PX if is_selected else 2)
    half = pen.widthF() / 2
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(tile.adjusted(half, half, -half, -half), RADIUS_PX + 2, RADIUS_PX + 2)


def heart_rect(tile: QRect) -> QRect:
    """Where the heart of a tile is."""
    return QRect(tile.right() - HEART_PX - 2, tile.top() + 4, HEART_PX, HEART_PX)


def paint_heart(painter: QPainter, tile: QRect, *, is_favourite: bool) -> None:
    """The heart, full or to be filled."""
    place = heart_rect(tile)
    ground = colour("surface")
    ground.setAlphaF(0.86)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QRectF(place).adjusted(1, 1, -1, -1))
    drawing = icon("heart-filled" if is_favourite else "heart", "accent_text")
    drawing.paint(painter, place.adjusted(6, 6, -6, -6))
