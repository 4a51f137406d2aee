"""Typing and turning the wheel as an input method, a keyboard and a mouse do it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sdjp.ui.prompt.editor import PromptEditor

CONTROL = Qt.KeyboardModifier.ControlModifier


def convert(widget: QWidget, preedit: str, commit: str = "") -> None:
    """One event of the input method: `commit` is taken over, `preedit` is open from now on."""
    look = QInputMethodEvent.Attribute(
        QInputMethodEvent.AttributeType.TextFormat, 0, len(preedit), QTextCharFormat()
    )
    event = QInputMethodEvent(preedit, [look] if preedit else [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def write(widget: QWidget, text: str) -> None:
    """A whole conversion: opened, then taken over, and the event loop goes on."""
    convert(widget, text[:1])
    convert(widget, "", text)
    QApplication.processEvents()
    QTest.qWait(1)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """One key."""
    QTest.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)


def paste(editor: PromptEditor, text: str) -> None:
    """What the clipboard would bring."""
    source = QMimeData()
    source.setText(text)
    editor.insertFromMimeData(source)


def to_start(editor: PromptEditor) -> None:
    """Put the cursor before everything."""
    editor.moveCursor(QTextCursor.MoveOperation.Start)


def to_end(editor: PromptEditor) -> None:
    """Put the cursor behind everything."""
    editor.moveCursor(QTextCursor.MoveOperation.End)


def wheel(widget: QWidget) -> None:
    """Turn the wheel one notch up over the middle of `widget`."""
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
