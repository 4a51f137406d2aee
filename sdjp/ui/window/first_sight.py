"""What one sees first: a prompt that takes words and a button, while the rooms are being made.

It looks like the form that takes its place a moment later, and gives that what was typed. It must
be there at once: it knows no `Core`, imports little, and never touches the namespace `Qt`, whose
enumerations take PySide longer to make than all these widgets (`tests/architecture` watches).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.base.language import translate
from sdjp.ui.controls.growing_text import GrowingText

if TYPE_CHECKING:
    from sdjp.ui.controls.conversion import CommitTurn

COUNTER_PX = 144
"""As wide as what stands beside the button later: how many pictures."""


class FirstEditor(GrowingText):
    """A prompt without any comfort.

    Signals:
        draw_wanted(): Ctrl+Enter.
        settled(): a conversion ended.
    """

    draw_wanted = Signal()
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_composing = False

    @cached_property
    def _turn(self) -> CommitTurn:
        from sdjp.ui.controls.conversion import CommitTurn

        return CommitTurn(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._turn.note(event)
        was_composing, self.is_composing = self.is_composing, bool(event.preeditString())
        if was_composing and not self.is_composing:
            self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if self._turn.confirms(event):
            event.accept()
        elif (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):  # fmt: skip
            self.draw_wanted.emit()
        else:
            super().keyPressEvent(event)


class FirstSight(QFrame):
    """Lies over the form until that is there.

    Signals:
        settled(): no conversion is open any more.
    """

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.is_draw_wanted = False
        self._given = ""
        title = QLabel(translate("window", "What to draw"))
        title.setProperty("role", "heading")
        self.editor = FirstEditor()
        self.editor.setAccessibleName(translate("window", "What to draw"))
        self.editor.setPlaceholderText(
            translate("window", "For example: a red torii in the sea at sunset")
        )
        form = QVBoxLayout()
        form.setContentsMargins(16, 16, 12, 16)
        form.setSpacing(8)
        form.addWidget(title)
        form.addWidget(self.editor)
        form.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(form, 1)
        column.addWidget(self._bar())
        self.setFocusProxy(self.editor)
        self.editor.textChanged.connect(self._show)
        self.editor.draw_wanted.connect(self.draw)
        self.editor.settled.connect(self.settled)
        self.button.clicked.connect(self.draw)
        self._show()

    def _bar(self) -> QFrame:
        self.button = QPushButton(translate("window", "Draw"))
        self.button.setProperty("role", "primary")
        self.button.setMinimumHeight(44)
        self.hint = QLabel()
        self.hint.setProperty("role", "hint")
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.button, 1)
        row.addSpacing(COUNTER_PX)
        bar = QFrame()
        bar.setProperty("role", "bar")
        column = QVBoxLayout(bar)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.hint)
        return bar

    @property
    def is_composing(self) -> bool:
        """Whether a conversion is open."""
        return self.editor.is_composing

    @property
    def typed(self) -> str | None:
        """The text, where the user has changed what was there."""
        text = self.editor.toPlainText()
        return text if text != self._given else None

    def begin_with(self, text: str) -> None:
        """Show the prompt of the last time."""
        self._given = text
        self.editor.setPlainText(text)

    @Slot()
    def draw(self) -> None:
        """Draw as soon as there is somebody who can."""
        if self.editor.toPlainText().strip() and not self.is_composing:
            self.is_draw_wanted = True
            self._show()

    def place_cursor_of(self, editor: QPlainTextEdit) -> None:
        """Put the cursor of `editor` where that of this one is."""
        mine, cursor = self.editor.textCursor(), editor.textCursor()
        end = editor.document().characterCount() - 1
        cursor.setPosition(min(mine.anchor(), end))
        cursor.setPosition(min(mine.position(), end), cursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)

    @Slot()
    def _show(self) -> None:
        has_text = bool(self.editor.toPlainText().strip())
        self.is_draw_wanted = self.is_draw_wanted and has_text
        self.button.setEnabled(has_text)
        if self.is_draw_wanted:
            self.hint.setText(translate("window", "Drawing begins as soon as the English is there"))
        elif not has_text:
            self.hint.setText(translate("window", "Write a few words above first"))
        else:
            self.hint.setText("")
