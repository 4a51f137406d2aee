"""Finds what a screen reader could not announce."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget


def nameless(room: QWidget) -> list[str]:
    """Widgets inside `room` that take the focus by Tab but have no name for screen readers."""
    found = []
    for widget in room.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
        is_part = widget.objectName().startswith("qt_") or isinstance(
            widget, QScrollArea | QStackedWidget
        )
        is_there = widget.isVisibleTo(room) and widget.window() is room.window()
        if takes_focus and is_there and not is_part:
            face = QAccessible.queryAccessibleInterface(widget)
            if not face.text(QAccessible.Text.Name).strip():
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found
