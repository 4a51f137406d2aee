"""Good news and questions at the top of the window, in the same place as errors but calmer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.base.language import translate
from sdjp.ui.look.icons import IconLabel, icon
from sdjp.ui.look.room import Room


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence.

    Attributes:
        yes: what the button says; empty for no button.
        on_yes, on_no: called when the button is pressed, or the notice is closed instead.
    """

    text: str
    yes: str = ""
    on_yes: Callable[[], object] | None = None
    on_no: Callable[[], object] | None = None


class WindowNotices(Room):
    """Shows notices one after the other; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: list[Notice] = []
        self.sentence = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._icon = IconLabel("info", "link", 20)
        self.yes = QPushButton()
        self.no = QToolButton()
        self.no.setProperty("role", "icon")
        self.no.setIcon(icon("close"))
        frame = QFrame()
        frame.setProperty("role", "notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        for button in (self.yes, self.no):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self.no.setToolTip(translate("window", "Close"))
        self.no.setAccessibleName(translate("window", "Close"))
        self._show()

    def add(self, notice: Notice) -> None:
        """Show a notice, after those that are still there."""
        self._notices.append(notice)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._notices))
        if self._notices:
            notice = self._notices[0]
            self.sentence.setText(notice.text)
            self.yes.setText(notice.yes)
            self.yes.setVisible(bool(notice.yes))

    @Slot()
    def _on_yes(self) -> None:
        self._end(is_yes=True)

    @Slot()
    def _on_no(self) -> None:
        self._end(is_yes=False)

    def _end(self, *, is_yes: bool) -> None:
        notice = self._notices.pop(0)
        self._show()
        answer = notice.on_yes if is_yes else notice.on_no
        if answer is not None:
            answer()
