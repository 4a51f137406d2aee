"""Words that what is being typed may become, in a list under the cursor."""

from __future__ import annotations

import re

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QWidget,
)
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.contract.messages import Complete, Completed, Failed
from sdjp.text.script import is_japanese
from sdjp.ui.controls.conversion import ENTER_KEYS
from sdjp.ui.prompt.completion_rows import CompletionRow, CompletionWords, Word, row_height
from sdjp.ui.prompt.editor import PromptEditor

LEAST_LATIN = 2
SENT_CHARACTERS = 200
SHOWN_WORDS = 12
ROWS_AT_ONCE = 7
WIDTH_PX = 400
EDGE_PX = 8

_WORD = re.compile(r"[^\s,、。，．()（）\[\]［］{}<>:：|｜「」]+\Z")
_CLOSING = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.InputMethod)
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize)


class CompletionPopup(QListView):
    """The list; it never takes the focus, and belongs to the window so that it may lie over it.

    ↓ goes into the list, ↑ out of it again; Tab takes the first word or the chosen one, Enter only
    a chosen one; Esc closes it until another word begins.
    """

    def __init__(self, core: Core, editor: PromptEditor) -> None:
        super().__init__(editor)
        self._core = core
        self._editor = editor
        self._job = ""
        self._asked = ""
        self._shown_end = 0
        self._dismissed: int | None = None
        self._around: list[QWidget] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = CompletionWords(self)
        self.setModel(self._model)
        self.setItemDelegate(CompletionRow(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._on_clicked)
        self.hide()
        editor.add_key_taker(self)
        editor.typed.connect(self._on_typed)
        # A moment later: a key moves the cursor before it is known what was typed.
        self._place_check = QTimer(self, singleShot=True, interval=0)
        self._place_check.timeout.connect(self._on_place_checked)
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._on_moved)
        editor.cursorPositionChanged.connect(self._place_check.start)
        editor.verticalScrollBar().valueChanged.connect(self._on_moved)
        editor.installEventFilter(self)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.setAccessibleName(translate("window", "Suggestions"))

    @property
    def words(self) -> tuple[Word, ...]:
        """What is offered."""
        return self._model.words

    # Asking

    def _before_cursor(self) -> str:
        end = self._editor.selection[1]
        return self._editor.text[max(0, end - SENT_CHARACTERS) : end]

    def _word(self) -> str:
        """The word at the cursor, as far as it is typed."""
        found = _WORD.search(self._before_cursor())
        return found[0] if found else ""

    @Slot()
    def _on_typed(self) -> None:
        typed = self._word()
        is_enough = is_japanese(typed) or len(typed) >= LEAST_LATIN
        self._core.words.forget(self._job)
        if not is_enough or self._editor.selection[1] - len(typed) == self._dismissed:
            self.hide()
            return
        self._dismissed = None
        self._point_at(-1)
        before = self._asked = self._before_cursor()
        self._job = self._core.words.ask(Complete, self._on_answer, text=before, limit=SHOWN_WORDS)

    def _on_answer(self, answer: Completed | Failed) -> None:
        if not isValid(self) or self._editor.is_composing or not self._editor.hasFocus():
            return
        is_late = self._before_cursor() != self._asked
        if isinstance(answer, Failed) or not answer.words or is_late:
            self.hide()
            return
        chosen = self.currentIndex().data()
        self._model.show_words(answer.words)
        # The user may have chosen already, from the words for one letter less.
        surfaces = [word["surface"] for word in answer.words]
        self._point_at(surfaces.index(chosen) if chosen in surfaces else -1)
        self._shown_end = self._editor.selection[1]
        self._open()

    # Showing

    def _open(self) -> None:
        window = self._editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            self._watch_around()
        rows = min(len(self.words), ROWS_AT_ONCE)
        width = min(WIDTH_PX, window.width() - 2 * EDGE_PX)
        self.resize(width, rows * row_height(self) + 4)
        self.scrollToTop()
        self._place()
        self.raise_()
        self.show()

    @Slot()
    def _on_moved(self) -> None:
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        """Lie under the cursor, or above it; nowhere where the cursor cannot be seen."""
        window, port, cursor = self.window(), self._editor.viewport(), self._editor.cursorRect()
        if not port.visibleRegion().intersects(cursor):
            self.hide()
            return
        place = port.mapTo(window, cursor.bottomLeft() + QPoint(-8, 6))
        if place.y() + self.height() > window.height():
            place.setY(port.mapTo(window, cursor.topLeft()).y() - 6 - self.height())
        place.setX(max(EDGE_PX, min(place.x(), window.width() - self.width() - EDGE_PX)))
        self.move(place)

    def _watch_around(self) -> None:
        widget = self._editor.parentWidget()
        while widget is not None and not widget.isWindow():
            widget.installEventFilter(self)
            self._around.append(widget)
            widget = widget.parentWidget()

    @Slot()
    def _on_place_checked(self) -> None:
        if not self._editor.is_composing and self._before_cursor() != self._asked:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the editor; close when it loses the focus, begins a conversion or goes."""
        kind = event.type()
        if kind in _MOVING and (watched is self._editor or watched in self._around):
            self._placing.start()
        elif watched is self._editor and kind in _CLOSING:
            self.hide()
            if kind == QEvent.Type.FocusOut:
                self._core.words.forget(self._job)
        return super().eventFilter(watched, event)

    # Choosing

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the list is open and this key is for it."""
        if not self.isVisible() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Tab):
            return True
        has_chosen = self.currentIndex().isValid()
        return has_chosen and (key == Qt.Key.Key_Up or key in ENTER_KEYS)

    def take(self, event: QKeyEvent) -> None:
        """Move in the list, choose from it, or close it."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Escape:
            self._dismissed = self._editor.selection[1] - len(self._word())
            self.hide()
        elif event.key() == Qt.Key.Key_Down:
            self._point_at(min(row + 1, len(self.words) - 1))
        elif event.key() == Qt.Key.Key_Up:
            self._point_at(row - 1)
        else:
            self._choose(max(row, 0))

    def _point_at(self, row: int) -> None:
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self._model.index(row))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index.row())

    def _choose(self, row: int) -> None:
        """Put the word in the place of what was typed, also if that has grown since."""
        word = self.words[row]
        start, end = self._shown_end - len(word["typed"]), self._editor.selection[1]
        self.hide()
        if start < 0 or not self._editor.text[start:end].startswith(word["typed"]):
            return
        behind = start + len(word["surface"])
        self._editor.replace(start, end, word["surface"], (behind, behind))
