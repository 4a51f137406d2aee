"""Marks in a text field that no text format can draw: waves under words, borders between them.

Qt's own wavy underline needs a deep descent, which Japanese fonts do not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTextBlock, QTextCursor, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

WAVE_STEP_PX = 2.5
WAVE_HEIGHT_PX = 2.0
GAP_PX = 2.0


def draw_waves(painter: QPainter, lines: Sequence[QLineF], ink: QColor) -> None:
    """Draw waves along `lines`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.2))
    for line in lines:
        painter.drawPolyline(_wave(line))
    painter.restore()


def draw_borders(
    painter: QPainter, field: QPlainTextEdit, places: Sequence[QTextCursor], ink: QColor
) -> None:
    """Draw a dashed line before each cursor."""
    painter.save()
    painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
    for cursor in places:
        place = field.cursorRect(cursor)
        painter.drawLine(place.topLeft(), place.bottomLeft())
    painter.restore()


def underlines(cursor: QTextCursor, block: QTextBlock, top_left: QPointF) -> Iterator[QLineF]:
    """The lower edges of a selection's lines within one paragraph, drawn at `top_left`."""
    layout = block.layout()
    # The layout's places count what an open conversion has inserted, the document's do not.
    composed, at = len(layout.preeditAreaText()), layout.preeditAreaPosition()
    start, end = (
        place + (composed if composed and place > at else 0)
        for place in (
            cursor.selectionStart() - block.position(),
            min(cursor.selectionEnd() - block.position(), block.length() - 1),
        )
    )
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        left = max(start, line.textStart())
        right = min(end, line.textStart() + line.textLength())
        if left < right:
            y = top_left.y() + line.y() + line.ascent() + line.descent() + GAP_PX
            yield QLineF(top_left.x() + _x(line, left), y, top_left.x() + _x(line, right), y)


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)


def _wave(line: QLineF) -> QPolygonF:
    steps = max(1, round(line.length() / WAVE_STEP_PX))
    return QPolygonF(
        [
            QPointF(line.x1() + index * WAVE_STEP_PX, line.y1() + WAVE_HEIGHT_PX * (index % 2))
            for index in range(steps + 1)
        ]
    )
