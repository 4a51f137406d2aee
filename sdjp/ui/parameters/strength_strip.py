"""What strength does, as pictures: one beginning, and what becomes of it."""

from __future__ import annotations

import functools

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sdjp.base.language import translate
from sdjp.base.paths import resource_dir
from sdjp.ui.look.room import Room
from sdjp.ui.look.theme import colour

FOLDER = resource_dir() / "strength"
STRENGTHS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
GAP_PX, FRAME_PX, ROUND_PX = 5, 2, 4
SIDE_PX = 50
"""Of a picture, where there is room."""


def file_name(strength: float) -> str:
    """The file in `FOLDER` that shows a strength."""
    return f"{round(100 * strength):03}.webp"


@functools.cache
def _pictures() -> tuple[QImage, ...]:
    return tuple(QImage(str(FOLDER / file_name(strength))) for strength in STRENGTHS)


class StrengthStrip(Room):
    """The same drawing at several strengths. The one nearest to the value is framed, a click takes
    its strength; on the keyboard, the slider above does the same.

    Signals:
        chosen(strength)
    """

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        text = translate("window", "The same drawing at strengths from 0 to 1; a click takes one")
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def set_value(self, strength: float) -> None:
        """Frame the picture that is nearest to `strength`, 0…1."""
        self._value = strength
        self.update()

    def place_of(self, number: int) -> QRect:
        """Where the picture of ``STRENGTHS[number]`` is."""
        side = self._side(self.width())
        return QRect(number * (side + GAP_PX) + FRAME_PX, FRAME_PX, side, side)

    def _side(self, width: int) -> int:
        room = width - 2 * FRAME_PX - GAP_PX * (len(STRENGTHS) - 1)
        return max(8, min(SIDE_PX, room // len(STRENGTHS)))

    def sizeHint(self) -> QSize:
        """The pictures in a row, and a line of numbers; where it is narrow they are smaller."""
        width = len(STRENGTHS) * SIDE_PX + (len(STRENGTHS) - 1) * GAP_PX + 2 * FRAME_PX
        return QSize(width, SIDE_PX + 2 * FRAME_PX + self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw pictures, numbers and the frame."""
        nearest = min(STRENGTHS, key=lambda strength: abs(strength - self._value))
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        for number, (strength, picture) in enumerate(zip(STRENGTHS, _pictures(), strict=True)):
            self._draw(painter, self.place_of(number), picture, framed=strength == nearest)
            self._number(painter, self.place_of(number), strength, strong=strength == nearest)
        painter.end()

    def _draw(self, painter: QPainter, place: QRect, picture: QImage, *, framed: bool) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(place), ROUND_PX, ROUND_PX)
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(place, picture)
        painter.restore()
        if framed:
            painter.setPen(QPen(colour("accent"), FRAME_PX))
            painter.drawPath(outline)

    def _number(self, painter: QPainter, place: QRect, strength: float, *, strong: bool) -> None:
        height = self.fontMetrics().height() + 2
        line = QRect(place.left() - GAP_PX, place.bottom() + FRAME_PX, 0, height)
        line.setWidth(place.width() + 2 * GAP_PX)
        painter.setPen(colour("text" if strong else "dim"))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, f"{strength:g}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the strength of the picture under the pointer."""
        for number, strength in enumerate(STRENGTHS):
            if self.place_of(number).contains(event.position().toPoint()):
                self.chosen.emit(strength)
                return
        super().mousePressEvent(event)
