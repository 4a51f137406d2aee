"""The model that the form names, as the painter has loaded it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sdjp.app.enquiries import Enquiries
from sdjp.app.session import Session
from sdjp.app.worker_link import WorkerLink
from sdjp.contract.codec import error_of
from sdjp.contract.errors import ModelUnreadable, WorkerError
from sdjp.contract.messages import Failed, Load, Loaded

MAX_LOST_LOADS = 2
"""So often the painter may die over a model before that is not loaded by itself any more."""


class ModelInUse(QObject):
    """Has the form's model loaded whenever it is another one, or another painter.

    Attributes:
        loaded: what the painter says of it; None until it is loaded, and where it cannot be.

    Signals:
        changed(): `loaded` has another value.
        failed(SdjpError): it cannot be loaded.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, painter: WorkerLink, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._painter = painter
        self._session = session
        self._questions = Enquiries(painter, self)
        self._lost_loads = 0
        self.loaded: Loaded | None = None
        session.changed.connect(self._on_form_changed)
        painter.ready.connect(self._on_painter_ready)

    def load(self) -> None:
        """Have it loaded."""
        form = self._session.form
        self._questions.ask(
            Load, self._on_answer, model=form.model, precision=form.precision, config=form.config
        )

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if names & {"model", "config", "precision"}:
            self._lost_loads = 0
            if self._painter.hello is not None:
                self.load()

    @Slot(object)
    def _on_painter_ready(self, _hello: object) -> None:
        # A model at which the painter dies is not loaded again until somebody wants it.
        if self._lost_loads < MAX_LOST_LOADS:
            self.load()

    def _on_answer(self, answer: Loaded | Failed) -> None:
        if isinstance(answer, Loaded):
            self._lost_loads = 0
            if answer.model == self._session.form.model:
                self.loaded = answer
                self.changed.emit()
            return
        error = error_of(answer)
        if isinstance(error, WorkerError):  # the queue tells of those
            self._lost_loads += 1
            if self._lost_loads < MAX_LOST_LOADS:
                return
            error = ModelUnreadable(
                path=self._session.form.model, reason="the drawing program ended over it twice"
            )
        self.loaded = None
        self.changed.emit()
        self.failed.emit(error)
