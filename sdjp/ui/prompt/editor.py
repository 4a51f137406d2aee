"""The field that a prompt is typed into. Whatever it does, it leaves an open conversion alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QLineF, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from sdjp.provenance.parameters import parse_parameters
from sdjp.text.emphasis import change_weight
from sdjp.text.normalise import clean_text
from sdjp.ui.controls.conversion import CommitTurn
from sdjp.ui.controls.growing_text import GrowingText
from sdjp.ui.look.theme import colour
from sdjp.ui.pictures.incoming import has_picture
from sdjp.ui.prompt.highlighter import Highlighter
from sdjp.ui.prompt.text_marks import draw_borders, draw_waves, underlines
from sdjp.ui.prompt.utf16 import Units

MAX_CHARACTERS = 10_000
WEIGHT_STEP = 0.1

_MAY_COME_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)

Place = tuple[int, int]
"""Start and end in the editor's text, in characters."""


class KeyTaker(Protocol):
    """Takes some keys before the editor does: the completion list, the history."""

    def wants(self, event: QKeyEvent) -> bool:
        """Whether this key is meant for it."""

    def take(self, event: QKeyEvent) -> None:
        """Do what the key says."""


class PromptEditor(GrowingText):
    """A prompt as typed.

    Signals:
        text_edited(str): the user changed the text; of a conversion, what is committed of it.
        typed(): the last change came from the keyboard or a conversion, at the cursor.
        draw_wanted(): one of `draw_keys`.
        parameters_pasted(str): a text with A1111 settings was pasted; its prompt is in the field.
        picture_pasted(QMimeData): a picture, or a file, instead of a text.
        limit_met(): more text than fits was left out.
    """

    text_edited = Signal(str)
    typed = Signal()
    draw_wanted = Signal()
    parameters_pasted = Signal(str)
    picture_pasted = Signal(object)
    limit_met = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draw_keys = [QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")]
        self._text = self._coloured = ""
        self._wanted_text: str | None = None
        self._is_converting = self._is_replacing = False
        self._takers: list[KeyTaker] = []
        self._doubtful: list[QTextCursor] = []
        self._borders: list[QTextCursor] = []
        self._turn = CommitTurn(self)
        self._highlighter = Highlighter(self.document())
        self.textChanged.connect(self._on_text_changed)

    @property
    def text(self) -> str:
        """The committed text."""
        return self._text

    @property
    def is_composing(self) -> bool:
        """Whether a conversion is open."""
        return self._is_converting or bool(self.textCursor().block().layout().preeditAreaText())

    @property
    def selection(self) -> Place:
        """What is selected, in characters; the cursor twice where nothing is."""
        cursor, units = self.textCursor(), Units(self._text)
        return units.character(cursor.selectionStart()), units.character(cursor.selectionEnd())

    def add_key_taker(self, taker: KeyTaker) -> None:
        """Offer `taker` every key, after those that were added before."""
        self._takers.append(taker)

    def begin_with(self, text: str) -> None:
        """Show the first text, behind which there is nothing to go back to."""
        self.set_text(text)
        self.document().clearUndoRedoStacks()

    def set_text(self, text: str) -> None:
        """Show a text from outside; can be undone, says nothing, waits for an open conversion."""
        text = clean_text(text).replace("\xa0", " ")[:MAX_CHARACTERS]  # as Qt keeps it
        if self.is_composing:
            self._wanted_text = text if text != self._text else None
        elif text != self._text:
            self._is_replacing = True
            self.replace(*_difference(self._text, text))
            self._is_replacing = False

    def replace(self, start: int, end: int, text: str, selection: Place | None = None) -> None:
        """Replace a stretch as one step of undo; may set the selection in the new text."""
        units = Units(self._text)
        cursor = self.textCursor() if selection is not None else QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setPosition(units.of(start))
        cursor.setPosition(units.of(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        cursor.endEditBlock()
        if selection is not None:
            self.select(*selection)

    def select(self, start: int, end: int) -> None:
        """Select a stretch, or put the cursor where both are equal."""
        units, cursor = Units(self._text), self.textCursor()
        cursor.setPosition(units.of(start))
        cursor.setPosition(units.of(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def mark(self, doubtful: Sequence[Place], lit: Place | None) -> None:
        """Underline the doubtful places with waves and lay colour behind the lit one."""
        units = Units(self._text)
        self._doubtful = [self._cursor_at(units, *place) for place in doubtful]
        light = QTextEdit.ExtraSelection()
        light.format.setBackground(colour("tint_user"))
        if lit is not None:
            light.cursor = self._cursor_at(units, *lit)
        self.setExtraSelections([light] if lit is not None else [])
        self.viewport().update()

    def show_borders(self, places: Sequence[int]) -> None:
        """Draw a thin line before these characters: a new chunk of 75 tokens begins there."""
        units = Units(self._text)
        self._borders = [self._cursor_at(units, place, place) for place in places]
        self.viewport().update()

    def _cursor_at(self, units: Units, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(units.of(start), last))
        cursor.setPosition(min(units.of(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # Keys and conversions

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_converting = True
        super().inputMethodEvent(event)
        self._is_converting = False
        self._turn.note(event)
        if event.commitString() or not self.is_composing:
            self._take_over(is_typed=bool(event.commitString()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._keeps(event):
                event.accept()
                return True
            taker = next((one for one in self._takers if one.wants(event)), None)
            if taker is not None and not self._belongs_to_conversion(event):
                if event.type() == QEvent.Type.KeyPress:
                    taker.take(event)
                event.accept()
                return True
        return super().event(event)

    def _belongs_to_conversion(self, event: QKeyEvent) -> bool:
        return self.is_composing or self._turn.confirms(event)

    def _keeps(self, event: QKeyEvent) -> bool:
        """Whether no shortcut of the window may have this key."""
        return self._belongs_to_conversion(event) or self._draws(event)

    def _draws(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return QKeySequence(modifiers.value | event.key()) in self.draw_keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._belongs_to_conversion(event):
            event.accept()
        elif self._draws(event):
            self.draw_wanted.emit()
        elif control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._weigh(WEIGHT_STEP if event.key() == Qt.Key.Key_Up else -WEIGHT_STEP)
        else:
            before = self._text
            super().keyPressEvent(event)
            if self._text != before and event.text().isprintable() and not control:
                self.typed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        left = self.textCursor().block().layout().preeditAreaText()
        if left and event.reason() not in _MAY_COME_BACK:
            # The platform was to commit it and did not; it would be lost.
            commit = QInputMethodEvent()
            commit.setCommitString(left)
            self.inputMethodEvent(commit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.is_composing:
            self._highlighter.rehighlight()

    def _weigh(self, step: float) -> None:
        edit = change_weight(self._text, *self.selection, step)
        if edit is not None:
            self.replace(edit.start, edit.end, edit.replacement, edit.selection)

    # Text

    @Slot()
    def _on_text_changed(self) -> None:
        if not self.is_composing:
            self._take_over()

    def _take_over(self, *, is_typed: bool = False) -> None:
        """See what the text has become, and tell; marks and cuts wait for an open conversion."""
        text, is_open = self.toPlainText(), self.is_composing
        if len(text) > MAX_CHARACTERS:
            if not is_open:
                self._cut(text)
            return
        is_new, self._text = text != self._text, text
        if not is_open and text != self._coloured:
            self._coloured = text
            self._highlighter.show_text(text)
        if is_new and not self._is_replacing:
            self.text_edited.emit(text)
            if is_typed and not is_open:
                self.typed.emit()
        if self._wanted_text is not None and not is_open:
            wanted, self._wanted_text = self._wanted_text, None
            self.replace(*_difference(self._text, wanted))

    def _cut(self, text: str) -> None:
        """Take the surplus out again, right before the cursor where it came in."""
        units, surplus = Units(text), len(text) - MAX_CHARACTERS
        end = max(surplus, units.character(self.textCursor().position()))
        start = end - surplus
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        cursor.setPosition(units.of(start))
        cursor.setPosition(units.of(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.endEditBlock()
        self.limit_met.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.is_composing:
            return
        if not self.canInsertFromMimeData(source):
            if has_picture(source):
                self.picture_pasted.emit(source)
            return
        given = source.text()
        text = clean_text(given[: 2 * MAX_CHARACTERS])
        parameters = parse_parameters(text)
        has_settings = "Steps" in parameters.settings
        if has_settings:
            text = parameters.settings.get("Original prompt", parameters.prompt)
        start, end = self.selection
        room = MAX_CHARACTERS - len(self._text) + end - start
        self.textCursor().insertText(text[:room])
        self.ensureCursorVisible()
        if has_settings:
            self.parameters_pasted.emit(given[: 2 * MAX_CHARACTERS])
        if len(text) > room or len(given) > 2 * MAX_CHARACTERS:
            self.limit_met.emit()

    # Look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        draw_waves(painter, self._underlines(), colour("warning"))
        draw_borders(painter, self, self._borders, colour("link"))
        painter.end()

    def _underlines(self) -> list[QLineF]:
        found: list[QLineF] = []
        for cursor in self._doubtful:
            block = self.document().findBlock(cursor.selectionStart())
            top_left = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            if cursor.hasSelection() and top_left.y() < self.viewport().height():
                found += underlines(cursor, block, top_left)
        return found


def _difference(before: str, after: str) -> tuple[int, int, str]:
    """Which stretch of `before` becomes which text, ends that are equal left alone."""
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    left = shorter - start
    same = next((i for i in range(left) if before[-1 - i] != after[-1 - i]), left)
    return start, len(before) - same, after[start : len(after) - same]
