"""Earlier prompts by ↑ and ↓, as in a shell: what is being written is never lost."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.contract.library_messages import ListedPrompts, ListPrompts
from sdjp.contract.messages import Failed
from sdjp.ui.prompt.editor import PromptEditor

LIMIT = 200
PAUSE_MS = 300


class PromptHistory(QObject):
    """Walks through the prompts used so far: ↑ on the first line, ↓ on the last.

    Args:
        field: which part of the history, `prompt` or `negative_prompt`.
    """

    def __init__(self, core: Core, editor: PromptEditor, field: str) -> None:
        super().__init__(editor)
        self._core = core
        self._editor = editor
        self._field = field
        self._prompts: list[str] = []
        self._walk: list[str] = []
        self._place = 0
        self._job = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        core.queue.changed.connect(self._on_queue_changed)
        editor.add_key_taker(self)
        self._ask()

    @property
    def prompts(self) -> list[str]:
        """The prompts known, newest first."""
        return self._prompts

    @Slot()
    def _on_queue_changed(self) -> None:
        self._pause.start()

    @Slot()
    def _ask(self) -> None:
        self._core.library.forget(self._job)
        self._job = self._core.library.ask(ListPrompts, self._on_answer, limit=LIMIT)

    def _on_answer(self, answer: ListedPrompts | Failed) -> None:
        if isinstance(answer, ListedPrompts) and isValid(self):
            found = (str(one.get(self._field, "")) for one in answer.prompts)
            self._prompts = list(dict.fromkeys(text for text in found if text.strip()))

    # The walk: place 0 is what is being written, above it lie the prompts, newest first.

    def wants(self, event: QKeyEvent) -> bool:
        """Whether ↑ or ↓ leaves the text, and there is a prompt that way."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.type() != QEvent.Type.KeyPress or modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if event.key() == Qt.Key.Key_Up:
            return self._editor.is_on_first_line and self._next_place(1) is not None
        if event.key() == Qt.Key.Key_Down:
            return self._editor.is_on_last_line and self._next_place(-1) is not None
        return False

    def take(self, event: QKeyEvent) -> None:
        """Show the prompt one older or newer."""
        step = 1 if event.key() == Qt.Key.Key_Up else -1
        if not self._is_walking:
            self._walk, self._place = [self._editor.text, *self._other_prompts()], 0
        self._place += step
        text = self._walk[self._place]
        # The cursor goes where the next key of the same kind walks on.
        cursor = 0 if step > 0 else len(text)
        self._editor.replace(0, len(self._editor.text), text, (cursor, cursor))

    @property
    def _is_walking(self) -> bool:
        return self._place < len(self._walk) and self._walk[self._place] == self._editor.text

    def _other_prompts(self) -> list[str]:
        return [text for text in self._prompts if text != self._editor.text]

    def _next_place(self, step: int) -> int | None:
        if self._is_walking:
            place = self._place + step
            return place if 0 <= place < len(self._walk) else None
        return 1 if step > 0 and self._other_prompts() else None
