"""What one paints a mask with: each tool takes a touch from its press to its release."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from sdjp.ui.masking.sheet import CLEAR, PAINTED, MaskSheet
from sdjp.ui.masking.strokes import Dot, line_area, paint_line, snapped
from sdjp.ui.masking.workbench import Workbench

TOOLS = ("brush", "eraser", "rectangle", "lasso", "fill")
CLICK_PX = 4.0
"""Who moves less than this on the screen has clicked, not dragged."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Where and how the picture is touched.

    Attributes:
        at: in pixels of the picture.
        size_px: of the brush.
        pressure: of a pen, 0…1.
        takes_away: clears instead of painting.
        is_straight: straight lines and squares are wanted.
        scale: screen pixels per pixel of the picture.
    """

    at: QPointF
    size_px: int
    pressure: float = 1.0
    takes_away: bool = False
    is_straight: bool = False
    scale: float = 1.0

    @property
    def dot(self) -> Dot:
        """What a brush leaves here."""
        return Dot.of(self.at, self.size_px, self.pressure)


class Tool:
    """Does nothing.

    Attributes:
        has_circle: the pointer shows how large the brush is.
    """

    has_circle = False

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._sheet: MaskSheet = bench.sheet

    def press(self, touch: Touch) -> None:
        """Begin."""

    def move(self, touch: Touch) -> None:
        """Go on."""

    def release(self, touch: Touch) -> None:
        """Do it."""

    def abandon(self) -> None:
        """Have nothing done."""

    def outline(self) -> QPainterPath:
        """What would be painted, in pixels of the picture; empty where it is painted already."""
        return QPainterPath()


class Brush(Tool):
    """Paints freely; straight while Shift is held, by Shift and a click from where it was."""

    has_circle = True

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._last: Touch | None = None
        self._last_kept: Touch | None = None
        self._straight_from: Touch | None = None
        self._straight_to: Touch | None = None

    def press(self, touch: Touch) -> None:
        self._sheet.begin()
        self._straight_from = None
        if touch.is_straight:
            self._straight_from = self._straight_to = touch
        else:
            self._line(touch, touch)

    def move(self, touch: Touch) -> None:
        if not self._sheet.is_changing:
            return
        if self._straight_from is None and touch.is_straight:
            self._straight_from = self._last
        if self._straight_from is not None:
            self._straight_to = touch
        elif self._last is not None:
            self._line(self._last, touch)

    def release(self, touch: Touch) -> None:
        if not self._sheet.is_changing:
            return
        start = self._straight_from
        if start is None:
            self.move(touch)
        elif not _is_click(start, touch):
            self._line(start, self._straightened(start, touch))
        else:
            self._line(self._last or start, touch)
        self._straight_from = self._straight_to = None
        self._last_kept = self._last
        self._sheet.keep()

    def abandon(self) -> None:
        self._straight_from = self._straight_to = None
        self._last = self._last_kept
        self._sheet.abandon()

    def outline(self) -> QPainterPath:
        path = QPainterPath()
        start, end = self._straight_from, self._straight_to
        if start is not None and end is not None and not _is_click(start, end):
            path.moveTo(start.at)
            path.lineTo(snapped(start.at, end.at))
        return path

    def _line(self, start: Touch, end: Touch) -> None:
        colour = CLEAR if end.takes_away else PAINTED
        one, other = start.dot, end.dot
        self._sheet.draw(line_area(one, other), lambda p: paint_line(p, colour, one, other))
        self._last = end

    @staticmethod
    def _straightened(start: Touch, end: Touch) -> Touch:
        return _moved(end, snapped(start.at, end.at))


class Rectangle(Tool):
    """Paints what is in a rectangle; a square while Shift is held."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._from: Touch | None = None
        self.shape = QRectF()

    def press(self, touch: Touch) -> None:
        self._from = touch
        self.shape = QRectF()

    def move(self, touch: Touch) -> None:
        if self._from is None:
            return
        way = touch.at - self._from.at
        if touch.is_straight:
            side = max(abs(way.x()), abs(way.y()))
            way = QPointF(math.copysign(side, way.x()), math.copysign(side, way.y()))
        shape = QRectF(self._from.at, self._from.at + way).normalized()
        self.shape = QRectF(shape.toAlignedRect())

    def release(self, touch: Touch) -> None:
        if self._from is not None and not _is_click(self._from, touch):
            self.move(touch)
            self.apply(takes_away=touch.takes_away)
        self.abandon()

    def apply(self, *, takes_away: bool) -> None:
        """Paint the rectangle, or take it away."""
        colour = CLEAR if takes_away else PAINTED
        area = self.shape.toRect()
        self._sheet.begin()
        self._sheet.draw(area, lambda painter: painter.fillRect(area, colour))
        self._sheet.keep()

    def abandon(self) -> None:
        self._from = None
        self.shape = QRectF()

    def nudge(self, by: QPoint, *, resizes: bool) -> None:
        """Move it, or its lower right corner; it stays larger than nothing and within the sheet."""
        sheet, shape = QRect(QPoint(0, 0), self._sheet.size), self.shape.toRect()
        if resizes:
            shape.setWidth(max(1, min(shape.width() + by.x(), sheet.right() + 1 - shape.x())))
            shape.setHeight(max(1, min(shape.height() + by.y(), sheet.bottom() + 1 - shape.y())))
        else:
            x = max(0, min(shape.x() + by.x(), sheet.width() - shape.width()))
            y = max(0, min(shape.y() + by.y(), sheet.height() - shape.height()))
            shape.moveTo(x, y)
        self.shape = QRectF(shape)

    def outline(self) -> QPainterPath:
        path = QPainterPath()
        if not self.shape.isEmpty():
            path.addRect(self.shape)
        return path


class Lasso(Tool):
    """Paints what one draws around."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._way = QPolygonF()

    def press(self, touch: Touch) -> None:
        self._way = QPolygonF([touch.at])

    def move(self, touch: Touch) -> None:
        if not self._way.isEmpty():
            self._way.append(touch.at)

    def release(self, touch: Touch) -> None:
        self.move(touch)
        way, colour = QPolygonF(self._way), CLEAR if touch.takes_away else PAINTED
        self.abandon()
        if way.size() < 3:
            return

        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(way, Qt.FillRule.WindingFill)

        self._sheet.begin()
        self._sheet.draw(way.boundingRect().toAlignedRect(), paint)
        self._sheet.keep()

    def abandon(self) -> None:
        self._way = QPolygonF()

    def outline(self) -> QPainterPath:
        path = QPainterPath()
        path.addPolygon(self._way)
        return path


class Fill(Tool):
    """Fills what is enclosed by paint, or takes a painted area away."""

    def press(self, touch: Touch) -> None:
        seed = QPoint(math.floor(touch.at.x()), math.floor(touch.at.y()))
        self._bench.fill(seed, 0 if touch.takes_away else 255)


def new_tools(bench: Workbench) -> dict[str, Tool]:
    """One of each, by the names in `TOOLS`; brush and eraser go on from each other."""
    brush = Brush(bench)
    others = {"rectangle": Rectangle(bench), "lasso": Lasso(bench), "fill": Fill(bench)}
    return {"brush": brush, "eraser": brush, **others}


def _is_click(start: Touch, end: Touch) -> bool:
    way = (end.at - start.at) * end.scale
    return math.hypot(way.x(), way.y()) < CLICK_PX


def _moved(touch: Touch, at: QPointF) -> Touch:
    return Touch(
        at, touch.size_px, touch.pressure, touch.takes_away, touch.is_straight, touch.scale
    )
