"""A bar that says what was done and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from sdjp.base.language import translate
from sdjp.ui.look.icons import icon

SHOWN_MS = 6_000
UNDO_SHOWN_MS = 30_000


class NoticeBar(QFrame):
    """Goes by itself after a while, but not while the mouse or the focus is on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.undo = QPushButton()
        self.undo.setProperty("role", "quiet")
        self._close = QToolButton()
        self._close.setProperty("role", "icon")
        self._close.setIcon(icon("close"))
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 4, 4)
        line.setSpacing(4)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.undo)
        line.addWidget(self._close)
        self._take_back: Callable[[], None] | None = None
        self._time = QTimer(self, singleShot=True)
        self._time.timeout.connect(self._on_time)
        self.undo.clicked.connect(self.take_back)
        self._close.clicked.connect(self.close_notice)
        self.hide()

    def retranslate(self) -> None:
        """Set the texts that stay."""
        self.undo.setText(translate("window", "Undo"))
        self.undo.setToolTip(translate("window", "Undo (Ctrl+Z)"))
        self._close.setToolTip(translate("window", "Close this message"))
        self._close.setAccessibleName(self._close.toolTip())

    def say(self, sentence: str, take_back: Callable[[], None] | None = None) -> None:
        """Show `sentence`, and a button for `take_back` where that is possible."""
        self._take_back = take_back
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.undo.setVisible(take_back is not None)
        self.show()
        self._time.start(SHOWN_MS if take_back is None else UNDO_SHOWN_MS)

    @Slot()
    def take_back(self) -> None:
        """Do what undoes the last thing said, if anything does."""
        take_back = self._take_back
        self.close_notice()
        if take_back is not None:
            take_back()

    @Slot()
    def close_notice(self) -> None:
        """Say nothing any more; what was done stays."""
        self._take_back = None
        self._time.stop()
        self.hide()

    @Slot()
    def _on_time(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._time.start(SHOWN_MS)
        else:
            self.close_notice()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while it is being read."""
        self._time.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go a while after it was read."""
        if self.isVisible():
            self._time.start(SHOWN_MS)
        super().leaveEvent(event)
