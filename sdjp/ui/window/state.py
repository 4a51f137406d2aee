"""Where the window is and how it is divided, as a dictionary that survives in a file."""

from __future__ import annotations

from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

MIN_SIZE = QSize(1000, 640)
FIRST_SIZE = QSize(1440, 900)
GRIP_PX = 80
"""So much of the window is always on a screen, title included, that it can be taken hold of."""


def geometry_of(window: QWidget) -> dict[str, Any]:
    """Place and size of the window, as it is when neither maximised nor filling the screen."""
    is_large = window.isMaximized() or window.isFullScreen()
    place = window.normalGeometry() if is_large else window.geometry()
    return {
        "x": place.x(),
        "y": place.y(),
        "width": place.width(),
        "height": place.height(),
        "is_maximised": window.isMaximized(),
        "is_full_screen": window.isFullScreen(),
    }


def restore_geometry(window: QWidget, kept: object) -> None:
    """Put the window where it was, as far as there still is a screen."""
    values = kept if isinstance(kept, dict) else {}
    numbers = [values.get(name) for name in ("x", "y", "width", "height")]
    if all(type(each) is int and abs(each) < 100_000 for each in numbers):
        window.setGeometry(on_a_screen(QRect(*numbers)))
    else:
        window.setGeometry(_in_the_middle())
    if values.get("is_maximised") is True:
        window.setWindowState(window.windowState() | QtCore.Qt.WindowState.WindowMaximized)
    if values.get("is_full_screen") is True:
        window.setWindowState(window.windowState() | QtCore.Qt.WindowState.WindowFullScreen)


def on_a_screen(wanted: QRect) -> QRect:
    """`wanted`, moved and made smaller until it lies on a screen that is there."""
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry() & wanted
        if seen.width() >= GRIP_PX and wanted.top() >= screen.availableGeometry().top():
            return _within(wanted, screen.availableGeometry())
    return _within(wanted, QGuiApplication.primaryScreen().availableGeometry())


def _within(wanted: QRect, room: QRect) -> QRect:
    size = wanted.size().expandedTo(MIN_SIZE).boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.left() + room.width() - size.width())
    top = min(max(wanted.top(), room.top()), room.top() + room.height() - size.height())
    return QRect(left, top, size.width(), size.height())


def _in_the_middle() -> QRect:
    room = QGuiApplication.primaryScreen().availableGeometry()
    place = QRect(room.topLeft(), FIRST_SIZE.boundedTo(room.size() * 0.95))
    place.moveCenter(room.center())
    return place
