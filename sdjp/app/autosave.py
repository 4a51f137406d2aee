"""The unsent work on the disk: what is typed, set and queued survives any end of the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from sdjp.app.core import Core
from sdjp.app.session import Form
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.codec import from_frame, to_frame
from sdjp.contract.errors import StorageError, WireBroken
from sdjp.contract.messages import Compare, Paint
from sdjp.store.session_file import LastRun, SessionFile

INTERVAL_MS = 15_000
"""What changes unnoticed, such as the window's place, is written this often."""

SOON_MS = 1_000
"""Prompt and queue are written this long after a change."""

EARLIER_STARTS = 32
"""So many pictures and masks that the form held before are still named: they can be had by undo,
and what nothing names is removed.
"""


@dataclass(frozen=True, slots=True)
class Work:
    """Unsent work.

    Attributes:
        questions: the drawings that waited, were being drawn or were parked.
    """

    form: Form
    questions: tuple[Paint | Compare, ...] = ()

    @property
    def is_worth_keeping(self) -> bool:
        """Whether somebody would miss it."""
        return self.has_text or bool(self.questions)

    @property
    def has_text(self) -> bool:
        """Whether something was typed."""
        return bool(self.form.prompt or self.form.negative_prompt)

    def to_json(self) -> dict[str, Any]:
        """A dictionary that `json.dumps` takes.

        The embedded model has no place in it: SDJP may lie elsewhere at the next start.
        """
        form = self.form.to_json()
        heads = [to_frame(question)[0] for question in self.questions]
        for holder in (form, *(head["order"] for head in heads)):
            if holder["model"] == str(demo_painter_dir()):
                holder["model"] = ""
        return {"form": form, "questions": heads}

    @classmethod
    def from_json(cls, values: object) -> Work:
        """The work in `values`; what cannot be understood is left out."""
        if not isinstance(values, Mapping):
            return cls(Form())
        form, heads = values.get("form"), values.get("questions")
        questions = [_question(head) for head in heads] if isinstance(heads, list) else []
        return cls(
            Form.from_json(form) if isinstance(form, Mapping) else Form(),
            tuple(question for question in questions if question is not None),
        )


def _question(head: object) -> Paint | Compare | None:
    try:
        question = from_frame(head, b"") if isinstance(head, dict) else None
    except WireBroken:
        return None
    if not isinstance(question, Paint | Compare):
        return None
    order = replace(question.order, model=question.order.model or str(demo_painter_dir()))
    kinds = ((order.lanes.prompt, str), (order.model, str), (order.steps, int))
    is_sound = isinstance(order.seeds, tuple) and all(type(seed) is int for seed in order.seeds)
    is_sound = is_sound and all(type(value) is kind for value, kind in kinds)
    return replace(question, order=order) if is_sound else None


class Autosave(QObject):
    """Writes the session every few seconds, in a thread of its own, and gives the last one back.

    It reads the session and never a widget, so that what an input method is composing is left
    alone. After a clean end the work is taken over silently; after any other end what was typed
    and queued is offered, and kept until the user has decided, over as many runs as that takes.
    Either way its prompt goes into the prompt history.

    Signals:
        offered(Work): a run did not end as it should; `accept` or `decline` what it left.
    """

    offered = Signal(object)
    _written = Signal(object)

    def __init__(
        self, core: Core, file: SessionFile | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core = core
        self._file = file or SessionFile()
        self._last = LastRun()
        self._offers: list[Work] = []
        self._panel: Callable[[], dict[str, Any]] = dict
        self._saved: dict[str, Any] = {}
        self._start = ("", "")
        self._earlier: deque[str] = deque(maxlen=EARLIER_STARTS)
        self._is_writing = False
        self._has_failed = False
        self._thread = QThreadPool(self, maxThreadCount=1)
        self._often = QTimer(self, interval=INTERVAL_MS)
        self._often.timeout.connect(self._save)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._save)
        self._written.connect(self._on_written)

    @property
    def offers(self) -> tuple[Work, ...]:
        """What is offered and neither accepted nor declined yet, the latest first."""
        return tuple(self._offers)

    def load(self, last: LastRun | None = None) -> dict[str, Any]:
        """Take over what the last run left; call it once.

        Args:
            last: it, where somebody has read it already.

        Returns:
            the window's own state, as its `panel` of `begin` gave it.
        """
        self._last = self._file.read() if last is None else last
        self._file.begin(self._last)
        return self._last.panel

    def begin(self, panel: Callable[[], dict[str, Any]]) -> str:
        """Give the work back, or offer it, and save from now on.

        Args:
            panel: gives the window's own state: geometry, what is folded, splitters.

        Returns:
            a sentence for the user where the work could not be read, otherwise "".
        """
        self._panel = panel
        work, self._offers = Work.from_json(self._last.work), _offers(self._last.work)
        if work.is_worth_keeping and not self._last.ended_cleanly:
            self._offers = [work, *(each for each in self._offers if each != work)]
            self._give_back(Work(replace(work.form, prompt="", negative_prompt="", pins={})))
        elif self._core.settings["restore_session"]:
            self._give_back(work)
        self._note_start()
        self._core.session.changed.connect(self._on_change)
        self._core.queue.changed.connect(self._on_change)
        self._core.queue.saved.connect(self._on_change)
        self._often.start()
        for offer in self._offers:
            self.offered.emit(offer)
        return self._last.notice

    def accept(self, work: Work) -> None:
        """Take over `work`, one of the offers."""
        self._offers.remove(work)
        if work.has_text:
            self._core.remember_prompt(work.form)
        else:
            work = replace(work, form=self._core.session.form)
        self._give_back(work)
        self._on_change()

    def decline(self, work: Work) -> None:
        """Drop `work`, one of the offers."""
        self._offers.remove(work)
        self._core.remember_prompt(work.form)
        self._on_change()

    def offer_again(self, work: Work) -> None:
        """Undo `decline`."""
        self._offers.insert(0, work)
        self._on_change()
        self.offered.emit(work)

    def end(self) -> None:
        """Write for the last time; the next start takes this for a clean end."""
        self._often.stop()
        self._soon.stop()
        self._thread.waitForDone()
        try:
            self._file.end(self._work())
        except StorageError as error:
            self._core.failed.emit(error)

    def _give_back(self, work: Work) -> None:
        model = work.form.model or self._core.session.form.model
        self._core.session.take_over(**asdict(replace(work.form, model=model)))
        self._core.queue.restore(work.questions)

    def _work(self) -> dict[str, Any]:
        work: dict[str, Any] = {"panel": self._panel()}
        if self._core.settings["autosave"]:
            questions = tuple(
                job.question() for job in self._core.queue.jobs if not job.is_complete
            )
            work |= Work(self._core.session.form, questions).to_json()
            work |= {"earlier": list(self._earlier)} if self._earlier else {}
        if self._offers:
            work["offers"] = [offer.to_json() for offer in self._offers]
        return work

    @Slot()
    def _on_change(self, *_: object) -> None:
        self._note_start()
        if not self._soon.isActive():
            self._soon.start()

    def _note_start(self) -> None:
        form = self._core.session.form
        if form.picture != self._start[0]:
            self._earlier.extend(filter(None, self._start))
        self._start = (form.picture, form.mask)

    @Slot()
    def _save(self) -> None:
        work = self._work()
        if work == self._saved:
            return
        if self._is_writing:
            self._on_change()
            return
        self._is_writing, self._saved = True, work
        self._thread.start(lambda: self._write(work))

    def _write(self, work: dict[str, Any]) -> None:
        """Runs in the thread."""
        error: StorageError | None = None
        try:
            self._file.save(work)
        except StorageError as met:
            error = met
        self._written.emit(error)

    @Slot(object)
    def _on_written(self, error: StorageError | None) -> None:
        self._is_writing = False
        if error is None:
            self._has_failed = False
            return
        self._saved = {}
        if not self._has_failed:  # once is enough until it works again
            self._has_failed = True
            self._core.failed.emit(error)


def _offers(values: Mapping[str, Any]) -> list[Work]:
    """What the last run had offered and nobody had decided upon."""
    kept = values.get("offers")
    works = map(Work.from_json, kept) if isinstance(kept, list) else ()
    return [work for work in works if work.is_worth_keeping]
