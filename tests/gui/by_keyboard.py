"""Finds what cannot be used without a mouse or a screen: by Tab, and by its name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QWidget,
)


def nameless(room: QWidget) -> list[str]:
    """Widgets inside `room` that take the focus by Tab but have no name for screen readers."""
    found = []
    for widget in _takers(room):
        face = QAccessible.queryAccessibleInterface(widget)
        if not face.text(QAccessible.Text.Name).strip():
            found.append(_described(widget))
    return found


def unreached(room: QWidget) -> list[str]:
    """Widgets inside `room` that are to be used but that Tab, pressed often enough, never meets.

    Of buttons of which one is chosen, one is enough: arrow keys lead to the others.
    """
    room.window().activateWindow()
    QTest.qWaitForWindowActive(room.window())
    wanted = _takers(room)
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    met: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 10):
        focus = QApplication.focusWidget()
        if focus is None:
            break
        met.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    met.update(each for widget in wanted if widget in met for each in _choice(widget))
    return [_described(widget) for widget in wanted if widget not in met] + [
        _described(button)
        for button in room.findChildren(QAbstractButton)
        if _is_used(button, room)
        and button not in {*wanted, *met}
        and not isinstance(button.parent(), QTabBar | QLineEdit)
    ]


def unseen(room: QWidget) -> list[str]:
    """Widgets inside `room` that Tab meets without their looking different, or out of sight."""
    window = room.window()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    wanted = _takers(room)
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    found: dict[QWidget, bool] = {}
    for _ in range(3 * len(wanted) + 10):
        focus = QApplication.focusWidget()
        if focus is None or focus in found:
            break
        QApplication.processEvents()
        seen = focus.visibleRegion().boundingRect()
        seen.translate(focus.mapTo(window, QPoint(0, 0)))
        with_focus = window.grab(seen).toImage()
        focus.clearFocus()
        QApplication.processEvents()
        found[focus] = not seen.isEmpty() and window.grab(seen).toImage() != with_focus
        focus.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return [_described(widget) for widget, is_seen in found.items() if not is_seen]


def _takers(room: QWidget) -> list[QWidget]:
    """What takes the focus by Tab."""
    return [
        widget
        for widget in room.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.focusProxy()
        and not isinstance(widget, QScrollArea | QStackedWidget)
        and _is_used(widget, room)
    ]


def _is_used(widget: QWidget, room: QWidget) -> bool:
    is_there = widget.isVisibleTo(room) and widget.window() is room.window()
    return is_there and widget.isEnabled() and not widget.objectName().startswith("qt_")


def _choice(widget: QWidget) -> list[QAbstractButton]:
    """The other buttons of an exclusive group."""
    if not isinstance(widget, QAbstractButton):
        return []
    group = widget.group()
    if group is not None and group.exclusive():
        return group.buttons()
    if not widget.autoExclusive():
        return []
    siblings = widget.parentWidget().findChildren(
        QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    return [each for each in siblings if each.autoExclusive()]


def _described(widget: QWidget) -> str:
    words = widget.accessibleName() or widget.toolTip()
    if isinstance(widget, QAbstractButton):
        words = words or widget.text()
    return f"{type(widget).__name__} “{words}” in {type(widget.parent()).__name__}"
