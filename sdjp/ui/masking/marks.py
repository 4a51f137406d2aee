"""What is drawn around and over the picture while a mask is painted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPen

from sdjp.ui.look.theme import LIGHT, colour
from sdjp.ui.masking.edges import SIDES, Extent, handle

CHEQUER_PX = 10
RING_PX = 2


def paint_paper(painter: QPainter, paper: QRect, clip: QRect) -> None:
    """Chequer what is added to the picture, or shines through it."""
    square = QImage(2 * CHEQUER_PX, 2 * CHEQUER_PX, QImage.Format.Format_RGB32)
    square.fill(colour("surface"))
    inside = QPainter(square)
    for x, y in ((0, 0), (CHEQUER_PX, CHEQUER_PX)):
        inside.fillRect(x, y, CHEQUER_PX, CHEQUER_PX, colour("hover"))
    inside.end()
    painter.setBrushOrigin(paper.topLeft())
    painter.fillRect(paper & clip, QBrush(square))


def paint_frame(painter: QPainter, paper: QRect, picture: QRect) -> None:
    """Frame the paper, and the picture where it is smaller."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(colour("line"))
    painter.drawRect(paper.adjusted(-1, -1, 0, 0))
    if picture != paper:
        painter.setPen(QPen(colour("link"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(picture.adjusted(-1, -1, 0, 0))


def paint_handles(painter: QPainter, paper: QRect, seen: QRect, held: str) -> None:
    """Draw what the edges are pulled by; `held` is the side under the pointer."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for side in SIDES:
        place = handle(side, paper, seen)
        painter.setPen(colour("link") if side == held else colour("edge"))
        painter.setBrush(colour("link") if side == held else colour("raised"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(colour("raised") if side == held else colour("dim"))
        middle = QRectF(place).center()
        along = QPointF(0, 8) if side in ("left", "right") else QPointF(8, 0)
        painter.drawLine(middle - along, middle + along)
    painter.restore()


def paint_extent(painter: QPainter, paper: QRect, picture: QRect, extend: Extent) -> None:
    """Write how much is added on each side, where there is room for it."""
    strips = (
        QRect(paper.topLeft(), QPoint(picture.left() - 1, paper.bottom())),
        QRect(paper.topLeft(), QPoint(paper.right(), picture.top() - 1)),
        QRect(QPoint(picture.right() + 1, paper.top()), paper.bottomRight()),
        QRect(QPoint(paper.left(), picture.bottom() + 1), paper.bottomRight()),
    )
    letters = QFontMetrics(painter.font())
    for strip, pixels in zip(strips, extend, strict=True):
        text = f"+{pixels} px"
        label = letters.boundingRect(text).adjusted(-6, -3, 6, 3)
        if not pixels or label.width() > strip.width() or label.height() > strip.height():
            continue
        label.moveCenter(strip.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(label, 6, 6)
        painter.setPen(colour("text"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def paint_outline(painter: QPainter, path: QPainterPath) -> None:
    """Draw a line that can be seen on everything, dashed; nothing where there is none."""
    if path.isEmpty():
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_dark(), 2))
    painter.drawPath(path)
    painter.setPen(QPen(_light(), 2, Qt.PenStyle.DashLine))
    painter.drawPath(path)


def paint_circle(painter: QPainter, middle: QPointF, radius: float) -> None:
    """Draw how large the brush is: dark outside, light inside."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_dark(), 1.2))
    painter.drawEllipse(middle, radius + 0.6, radius + 0.6)
    painter.setPen(QPen(_light(), 1.2))
    painter.drawEllipse(middle, radius - 0.6, radius - 0.6)
    painter.restore()


def circle_area(middle: QPointF, radius: float) -> QRect:
    """All that the circle may touch."""
    reach = radius + RING_PX
    return QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach).toAlignedRect()


def _dark() -> QColor:
    return QColor(LIGHT.text)


def _light() -> QColor:
    return QColor(LIGHT.on_accent)
