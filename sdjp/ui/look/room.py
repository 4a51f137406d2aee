"""What every room of the window has: its texts are set in one place, again when the language
changes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget


class Room(QWidget):
    """A part of the window.

    A subclass makes its widgets in `__init__`, ends that with `self.retranslate()`, and sets every
    text, tool tip and accessible name in `retranslate`, through `sdjp.base.language.translate`.
    """

    @property
    def has_focus_inside(self) -> bool:
        """Whether something in this room gets the keys."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def retranslate(self) -> None:
        """Set all texts in the current language."""

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts again when the language has changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
