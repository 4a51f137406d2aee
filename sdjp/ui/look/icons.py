"""The window's icons: own line drawings, always in the colours of the theme in use."""

from __future__ import annotations

import functools

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton, QWidget

from sdjp.base.paths import resource_dir
from sdjp.ui.look.theme import colour

DISABLED_OPACITY = 0.7


def icon(name: str, colour_name: str = "text") -> QIcon:
    """The drawing `resources/icons/NAME.svg` in a colour of the theme."""
    return QIcon(_Recoloured(name, colour_name))


def icon_button(name: str, parent: QWidget | None = None) -> QToolButton:
    """A flat button with this icon; whoever makes it gives it its accessible name."""
    button = QToolButton(parent)
    button.setProperty("role", "icon")
    button.setIcon(icon(name))
    return button


class IconLabel(QWidget):
    """An icon that is no button; unlike a pixmap it follows the theme."""

    def __init__(
        self, name: str, colour_name: str, side: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon(name, colour_name)
        self.setFixedSize(side, side)

    def set_icon(self, name: str, colour_name: str) -> None:
        """Show another one."""
        self._icon = icon(name, colour_name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        self._icon.paint(QPainter(self), self.rect())


@functools.cache
def _source(name: str) -> str:
    return (resource_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@functools.lru_cache(maxsize=512)
def _renderer(name: str, colour_code: str) -> QSvgRenderer:
    drawing = _source(name).replace("currentColor", colour_code)
    return QSvgRenderer(drawing.encode())


class _Recoloured(QIconEngine):
    """Draws an SVG in whatever colour the theme has at that moment."""

    def __init__(self, name: str, colour_name: str) -> None:
        super().__init__()
        self._name = name
        self._colour_name = colour_name

    def clone(self) -> QIconEngine:
        return _Recoloured(self._name, self._colour_name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        painter.save()
        name = self._colour_name
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(DISABLED_OPACITY)
            name = "dim"
        elif mode == QIcon.Mode.Selected:
            name = "on_selection"
        _renderer(self._name, colour(name).name()).render(painter, square)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn
