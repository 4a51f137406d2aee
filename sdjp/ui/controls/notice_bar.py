"""Good news and questions, calmer than errors: in the window, and where something was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.base.language import Text, said, translate
from sdjp.ui.look.icons import IconLabel, icon
from sdjp.ui.look.room import Room

SHOWN_MS = 6_000
UNDO_SHOWN_MS = 30_000


class _Notice(NamedTuple):
    """`lasts_ms` is 0 for one that stays until it is answered."""

    text: Text
    yes: Text = ""
    on_yes: Callable[[], object] | None = None
    no: Text = ""
    on_no: Callable[[], object] | None = None
    lasts_ms: int = 0
    about: str = ""


class NoticeBar(Room):
    """Shows notices one after the other; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: list[_Notice] = []
        self._build()
        self._time = QTimer(self, singleShot=True)
        self._time.timeout.connect(self._on_time)
        self.yes.clicked.connect(self._on_yes)
        self.refuse.clicked.connect(self._on_refuse)
        self.no.clicked.connect(self.close_notice)
        self.retranslate()

    def _build(self) -> None:
        self.sentence = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._icon = IconLabel("info", "link", 20)
        self.yes, self.refuse = QPushButton(), QPushButton()
        self.no = QToolButton()
        self.no.setProperty("role", "icon")
        self.no.setIcon(icon("close"))
        for button in (self.yes, self.refuse, self.no):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        frame = QFrame()
        frame.setProperty("role", "notice")
        self._beside, self._below = QHBoxLayout(), QHBoxLayout()
        self._below.setContentsMargins(28, 0, 0, 0)  # below the words, not below the icon
        self._below.addWidget(self.refuse)
        self._below.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        row.addLayout(self._beside)
        row.addWidget(self.no)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 10, 6, 10)
        column.addLayout(row)
        column.addLayout(self._below)
        for each in (row, self._beside, self._below, column):
            each.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def retranslate(self) -> None:
        """Set all texts."""
        self._show()

    def say(
        self,
        text: Text,
        yes: Text = "",
        on_yes: Callable[[], object] | None = None,
        on_no: Callable[[], object] | None = None,
        no: Text = "",
        about: str = "",
    ) -> None:
        """Show a notice until it is answered, after those that are still there.

        Args:
            yes, no: what the buttons say; empty for no button.
            on_yes: called when that button is pressed.
            on_no: called when the other one is pressed, or the notice is closed where there is
                none: with a button to refuse by, closing answers nothing.
            about: what `withdraw` knows it by.
        """
        self._notices.append(_Notice(text, yes, on_yes, no, on_no, about=about))
        self._show()

    def withdraw(self, about: str) -> None:
        """Take away, unanswered, what was said about this: it is true no more."""
        self._notices = [each for each in self._notices if each.about != about]
        self._show()

    def tell(self, done: Text, take_back: Callable[[], object] | None = None) -> None:
        """Say at once what was done, for a while, and offer `take_back` where that is possible.

        It takes the place of what was told before, which then cannot be undone here any more.
        """
        told = _Notice(done, lasts_ms=SHOWN_MS)
        if take_back is not None:
            told = _Notice(done, _undo, take_back, lasts_ms=UNDO_SHOWN_MS)
        self._notices = [told, *(each for each in self._notices if not each.lasts_ms)]
        self._show()

    def _show(self) -> None:
        notice = self._notices[0] if self._notices else _Notice("")
        self.setVisible(bool(self._notices))
        self.sentence.setText(said(notice.text))
        self.setAccessibleName(said(notice.text))
        self._icon.setVisible(not notice.lasts_ms)  # what was done is told where there is no room
        for button, text in ((self.yes, notice.yes), (self.refuse, notice.no)):
            button.setText(said(text))
            button.setVisible(bool(text))
        (self._below if notice.no else self._beside).insertWidget(0, self.yes)
        close = translate("window", "Later") if notice.no else translate("window", "Close")
        self.no.setToolTip(close)
        self.no.setAccessibleName(close)
        self._time.stop()
        if notice.lasts_ms:
            self._time.start(notice.lasts_ms)

    @Slot()
    def take_back(self) -> None:
        """Undo what was told last, if that is still to be seen and can be undone."""
        if self._notices and self._notices[0].lasts_ms and self._notices[0].on_yes is not None:
            self._on_yes()

    @Slot()
    def close_notice(self) -> None:
        """Take the shown notice away; the next one follows."""
        if self._notices:
            notice = self._notices[0]
            self._end(None if notice.no else notice.on_no)

    @Slot()
    def _on_yes(self) -> None:
        self._end(self._notices[0].on_yes)

    @Slot()
    def _on_refuse(self) -> None:
        self._end(self._notices[0].on_no)

    def _end(self, answer: Callable[[], object] | None) -> None:
        self._notices.pop(0)
        self._show()
        if answer is not None:
            answer()

    @Slot()
    def _on_time(self) -> None:
        if self.underMouse() or self.yes.hasFocus() or self.no.hasFocus():
            self._time.start(SHOWN_MS)
        else:
            self.close_notice()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while it is being read."""
        self._time.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go a while after it was read."""
        if self._notices and self._notices[0].lasts_ms:
            self._time.start(SHOWN_MS)
        super().leaveEvent(event)


def _undo() -> str:
    return translate("window", "Undo")
