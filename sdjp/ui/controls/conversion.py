"""Open conversions, and the Enter that confirms one, told apart from the one the user means."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_composing() -> bool:
    """Whether an input method is composing in whatever has the focus."""
    return bool(getattr(QApplication.focusWidget(), "is_composing", False))


class CommitTurn(QObject):
    """Knows whether a conversion was committed in this very turn of the event loop.

    On some platforms the Return that confirms a conversion arrives as a key right behind it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._has_committed = False
        self._end = QTimer(self, singleShot=True, interval=0)
        self._end.timeout.connect(self._on_end)

    def note(self, event: QInputMethodEvent) -> None:
        """Call it with every input method event."""
        if event.commitString():
            self._has_committed = True
            self._end.start()

    def confirms(self, event: QKeyEvent) -> bool:
        """Whether this key did no more than confirm the conversion."""
        return self._has_committed and event.key() in ENTER_KEYS

    @Slot()
    def _on_end(self) -> None:
        self._has_committed = False


class ConversionLineEdit(QLineEdit):
    """A line whose `returnPressed` never comes from confirming a conversion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn = CommitTurn(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._turn.note(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._turn.confirms(event):
            event.accept()
        else:
            super().keyPressEvent(event)
