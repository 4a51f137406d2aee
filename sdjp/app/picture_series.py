"""Several pictures redrawn with the same words, one order each."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sdjp.contract.codec import error_of
from sdjp.contract.library_messages import TakeIn, TakenIn
from sdjp.contract.messages import Failed

if TYPE_CHECKING:
    from sdjp.app.core import Core


class PictureSeries(QObject):
    """Takes the pictures in one by one and puts an order for each into the queue.

    What cannot be read is told by `Core.failed` and left out. Where the prompt's English is still
    being made, the series waits for it; where there will be no English, it ends.

    Signals:
        left(str): the series needs this file no more.
    """

    left = Signal(str)

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._waiting: deque[str] = deque()
        self._taken: TakenIn | None = None
        self._asked = self._path = ""
        for live in (core.translation, core.negative_translation):
            live.changed.connect(self._order)
            live.failed.connect(self._give_up)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be ordered."""
        return not (self._waiting or self._taken or self._asked)

    def begin(self, paths: Sequence[str]) -> None:
        """Redraw these files after those that still wait."""
        self._waiting.extend(paths)
        self._next()

    def _next(self) -> None:
        if self._waiting and self._taken is None and not self._asked:
            self._path = self._waiting.popleft()
            self._asked = self._core.library.ask(TakeIn, self._on_taken, path=self._path)

    def _on_taken(self, answer: TakenIn | Failed) -> None:
        self._asked = ""
        self.left.emit(self._path)
        if isinstance(answer, Failed):
            self._core.failed.emit(error_of(answer))
            self._next()
            return
        self._taken = answer
        self._order()

    @Slot()
    def _order(self, *_: object) -> None:
        taken = self._taken
        if taken is None:
            return
        form = self._core.session.form
        nowhere = (0, 0, 0, 0)
        start = replace(form, picture=taken.id, mask="", parent=taken.parent, extend=nowhere)
        if self._core.draw(init=start.init) is not None:
            self._taken = None
            self._next()
        elif self._core.translation.error or self._core.negative_translation.error:
            self._give_up()  # `draw` has it told

    @Slot()
    def _give_up(self, *_: object) -> None:
        self._core.library.forget(self._asked)
        left = [*self._waiting, *([self._path] if self._asked else [])]
        self._waiting.clear()
        self._taken, self._asked = None, ""
        for path in left:
            self.left.emit(path)
