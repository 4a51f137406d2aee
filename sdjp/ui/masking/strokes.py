"""The shapes of a brush: a dot, and the line between two of them that need not be equally wide."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

MIN_SIZE_PX, MAX_SIZE_PX = 1, 1000
LEAST_PRESSURE = 0.1
SIZE_STEP = 1.15


@dataclass(frozen=True, slots=True)
class Dot:
    """One touch of the brush: its middle and its radius, in pixels of the picture."""

    middle: QPointF
    radius: float

    @classmethod
    def of(cls, middle: QPointF, size_px: int, pressure: float = 1.0) -> Dot:
        """A touch with a brush of this diameter; pressure from 0 to 1 makes it smaller."""
        return cls(middle, size_px / 2 * max(LEAST_PRESSURE, min(pressure, 1.0)))

    def area(self) -> QRect:
        """All pixels that it may touch."""
        reach = self.radius + 2
        around = QRectF(self.middle.x() - reach, self.middle.y() - reach, 2 * reach, 2 * reach)
        return around.toAlignedRect()


def line_area(start: Dot, end: Dot) -> QRect:
    """All pixels that the line between two dots may touch."""
    return start.area() | end.area()


def paint_line(painter: QPainter, colour: QColor, start: Dot, end: Dot) -> None:
    """Draw from one dot to the other, both included, without soft edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if max(start.radius, end.radius) <= 1:
        painter.setPen(QPen(colour, 1))
        painter.drawLine(_pixel(start.middle), _pixel(end.middle))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for dot in (start, end):
        painter.drawEllipse(dot.middle, dot.radius, dot.radius)
    painter.drawConvexPolygon(_between(start, end))


def snapped(start: QPointF, end: QPointF) -> QPointF:
    """`end`, moved so that the line from `start` is level, upright or exactly between."""
    line = QLineF(start, end)
    eighth = round(line.angle() / 45)
    length = line.length() * math.cos(math.radians(line.angle() - eighth * 45))
    return QLineF.fromPolar(length, eighth * 45).p2() + start


def next_size(size_px: int, steps: float) -> int:
    """The diameter so many steps larger, or smaller where negative; at least a pixel a step."""
    wanted = size_px * SIZE_STEP**steps
    changed = math.ceil(wanted) if steps > 0 else math.floor(wanted)
    return max(MIN_SIZE_PX, min(MAX_SIZE_PX, changed))


def _pixel(point: QPointF) -> QPoint:
    return QPoint(math.floor(point.x()), math.floor(point.y()))


def _between(start: Dot, end: Dot) -> QPolygonF:
    """The tangents that two dots have in common, with what is between them."""
    way = end.middle - start.middle
    length = math.hypot(way.x(), way.y())
    if length <= abs(end.radius - start.radius):
        return QPolygonF()  # one lies inside the other
    along = way / length
    across = QPointF(-along.y(), along.x())
    lean = (start.radius - end.radius) / length
    side = math.sqrt(1 - lean**2)
    corners = []
    for dot, sign in ((start, 1), (end, 1), (end, -1), (start, -1)):
        corners.append(dot.middle + (along * lean + across * (sign * side)) * dot.radius)
    return QPolygonF(corners)
