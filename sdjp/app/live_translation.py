"""The English of what is being typed, a moment after each pause."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sdjp.app.enquiries import Enquiries
from sdjp.contract.codec import error_of
from sdjp.contract.errors import SdjpError, WorkerError
from sdjp.contract.messages import Failed, Lanes, Translate, Translated

PAUSE_MS = 60
"""How long typing must pause; with the translator's own time it stays below 150 ms."""

MAX_LOSSES = 2
"""A text over which the translator died so often is not asked again."""

_Wanted = tuple[str, dict[str, str], int]


class LiveTranslation(QObject):
    """Translates the latest text; what was typed meanwhile is translated next, the rest never.

    Signals:
        changed(Lanes): the English of the latest text, or of one typed a moment ago.
        failed(SdjpError): it could not be translated.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, translator: Enquiries, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._edition = 0
        self._wanted: _Wanted = ("", {}, 0)
        self._asked: _Wanted | None = None
        self._answered: _Wanted | None = None
        self._error: SdjpError | None = None
        self._losses = 0
        self._lanes = Lanes("", "")
        self._is_live = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    @property
    def lanes(self) -> Lanes:
        """The last translation."""
        return self._lanes

    @property
    def is_current(self) -> bool:
        """Whether `lanes` is the translation of the latest text."""
        return self._answered == self._wanted and self._error is None

    @property
    def error(self) -> SdjpError | None:
        """Why the latest text has no English and will get none; None otherwise."""
        return self._error if self._answered == self._wanted else None

    def set_live(self, is_live: bool) -> None:
        """Translate at each pause from now on, or only what is hurried."""
        self._is_live = is_live
        if is_live:
            self._pause.start()

    def set_text(self, text: str, pins: Mapping[str, str] | None = None) -> None:
        """Have `text` translated; see `Translate` for the pins.

        A text that failed because the translator died is tried again, even if it is the same: the
        fault may have been another text's.
        """
        if isinstance(self._error, WorkerError):
            self._answered, self._error, self._losses = None, None, 0
        is_new = text != self._wanted[0]
        self._wanted = (text, dict(pins or {}), self._edition)
        if self._is_live or not is_new or not text:
            self._pause.start()

    def forget(self) -> None:
        """Have the text translated again even if it does not change."""
        self._edition += 1
        self._wanted = (*self._wanted[:2], self._edition)
        self._pause.start()

    def hurry(self) -> None:
        """Translate now what is not translated yet."""
        self._pause.stop()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        if self._asked is not None or self._answered == self._wanted:
            return
        self._asked = self._wanted
        text, pins, _ = self._asked
        self._translator.ask(Translate, self._on_answer, text=text, pins=pins)

    def _on_answer(self, answer: Translated | Failed) -> None:
        asked, self._asked = self._asked, None
        if isinstance(answer, Translated):
            self._answered, self._error, self._lanes = asked, None, answer.lanes
            self._losses = 0
            self.changed.emit(answer.lanes)
        else:
            error = error_of(answer)
            if isinstance(error, WorkerError) and self._is_worth_another_try(asked):
                self._pause.start()  # the next process gets the question
                return
            self._answered, self._error = asked, error
            self.failed.emit(error)
        if self._is_live:
            self._ask()

    def _is_worth_another_try(self, asked: _Wanted | None) -> bool:
        self._losses = self._losses + 1 if asked == self._wanted else 0
        return self._losses < MAX_LOSSES
