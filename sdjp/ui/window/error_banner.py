"""Errors at the top of the window: three sentences, details on request, never in the way."""

from __future__ import annotations

import platform
from collections import deque

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp import __version__
from sdjp.app.core import Core
from sdjp.base.language import error_text, translate
from sdjp.contract.errors import SdjpError
from sdjp.ui.look.icons import IconLabel, icon
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.hand_out import copy_text

MAX_WAITING = 20
ICON_PX = 22


class ErrorBanner(Room):
    """Shows what `core.failed` reports, one error after the other; the same one only once.

    It never takes the focus: who is typing goes on typing.
    """

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errors: deque[SdjpError] = deque(maxlen=MAX_WAITING)
        self._build()
        self.close_button.clicked.connect(self.dismiss)
        self.details_button.toggled.connect(self._on_details)
        self.copy_button.clicked.connect(self._on_copy)
        core.failed.connect(self.show_error)
        self.retranslate()

    def _build(self) -> None:
        self._icon = IconLabel("warning", "danger", ICON_PX)
        self.sentences = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.more = QLabel()
        self.more.setProperty("role", "hint")
        self.details_button = QPushButton()
        self.details_button.setCheckable(True)
        self.copy_button = QPushButton(icon("copy"), "")
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "icon")
        self.close_button.setIcon(icon("close"))
        self.details = QPlainTextEdit(readOnly=True)
        self.details.setFixedHeight(104)
        for each in (self.details_button, self.copy_button, self.close_button):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        frame = QFrame()
        frame.setProperty("role", "error-banner")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.details_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.more)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.sentences)
        column.addLayout(buttons)
        column.addWidget(self.details)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 12, 8, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    @property
    def error(self) -> SdjpError | None:
        """The error that is shown."""
        return self._errors[0] if self._errors else None

    def retranslate(self) -> None:
        """Set all texts."""
        self.details_button.setText(translate("window", "Details"))
        self.copy_button.setText(translate("window", "Copy"))
        self.close_button.setToolTip(translate("window", "Close"))
        self.close_button.setAccessibleName(translate("window", "Close"))
        self.details.setAccessibleName(translate("window", "Details"))
        self._show()

    @Slot(object)
    def show_error(self, error: SdjpError) -> None:
        """Show an error, after those that are still there."""
        if error_text(error) not in [error_text(known) for known in self._errors]:
            self._errors.append(error)
        self._show()

    @Slot()
    def dismiss(self) -> None:
        """Take the shown error away; the next one follows."""
        if self._errors:
            self._errors.popleft()
        self.details_button.setChecked(False)
        self._show()

    def _show(self) -> None:
        error = self.error
        self.setVisible(error is not None)
        if error is None:
            return
        is_new = self.sentences.text() != error_text(error)
        self.sentences.setText(error_text(error))
        self.sentences.setAccessibleName(error_text(error))
        self.details.setPlainText(error_details(error))
        waiting = len(self._errors) - 1
        more = translate("window", "More messages: {count}").format(count=waiting)
        self.more.setText(more if waiting else "")
        self._on_details(self.details_button.isChecked())
        if is_new:
            QAccessible.updateAccessibility(
                QAccessibleEvent(self.sentences, QAccessible.Event.Alert)
            )

    @Slot(bool)
    def _on_details(self, wanted: bool) -> None:
        self.details.setVisible(wanted)
        self.copy_button.setVisible(wanted)

    @Slot()
    def _on_copy(self) -> None:
        copy_text(f"{self.sentences.text()}\n\n{self.details.toPlainText()}")


def error_details(error: SdjpError) -> str:
    """What somebody who is asked for help wants to know; in English, as it goes into reports."""
    lines = [type(error).__name__]
    lines += [f"  {name}: {value}" for name, value in error.context.items()]
    lines.append(f"SDJP {__version__}, {platform.system()} {platform.release()}")
    return "\n".join(lines)
