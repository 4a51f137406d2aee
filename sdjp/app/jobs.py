"""The queue of drawings: one at the painter, the others waiting; nothing is lost when it dies."""

from __future__ import annotations

import itertools
import time
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from sdjp.app.job import Comparison, Job, JobState
from sdjp.app.worker_link import WorkerLink
from sdjp.contract.codec import AnyMessage, error_of
from sdjp.contract.errors import SdjpError
from sdjp.contract.messages import (
    Cancel,
    Cancelled,
    Compare,
    Failed,
    Finished,
    Loading,
    Order,
    Paint,
    Progress,
    Saved,
)

__all__ = ["Comparison", "Job", "JobQueue", "JobState"]

MAX_DEATHS_OF_A_JOB = 2
"""A job at which the painter died so often is parked, not tried again by itself."""

CANCEL_PATIENCE_S = 2.0
"""How long a second wish to cancel is taken for a double click."""


class JobQueue(QObject):
    """Gives the painter one job after the other.

    Signals:
        changed(): a job came, went, moved or changed its state.
        progressed(Job): a step is done; `job.progress` holds the preview.
        saved(Job, Saved): a picture is kept.
        finished(Job): a job is done, cancelled or parked.
        failed(SdjpError): to be shown; also when the painter died and the job is tried again.
    """

    changed = Signal()
    progressed = Signal(object)
    saved = Signal(object, object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, link: WorkerLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._jobs: list[Job] = []
        self._current: Job | None = None
        self._numbers = itertools.count(1)
        link.ready.connect(self._on_ready)
        link.received.connect(self._on_received)
        link.died.connect(self._on_died)
        link.gave_up.connect(self._on_gave_up)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All jobs that wait, are drawn, or are parked, in their order."""
        return tuple(self._jobs)

    @property
    def current(self) -> Job | None:
        """The job at the painter."""
        return self._current

    def add(self, order: Order, comparison: Comparison | None = None) -> Job:
        """Put an order at the end of the queue."""
        job = Job(f"paint-{next(self._numbers)}", order, comparison)
        self._jobs.append(job)
        self._wake()
        self._next()
        self.changed.emit()
        return job

    def cancel(self, job_id: str) -> None:
        """Stop a job, or take it out of the queue.

        The painter stops before its next step. One that does not answer is ended and started
        again when the same job is cancelled once more after a while.
        """
        job = self._find(job_id)
        if job is None:
            return
        if job is self._current and job.is_cancelling:
            if time.monotonic() - job.cancelled_at >= CANCEL_PATIENCE_S:
                self._link.kill()
        elif job is self._current:
            job.is_cancelling, job.cancelled_at = True, time.monotonic()
            self._link.send(Cancel(job.id))
            self.changed.emit()
        else:
            self._close(job, JobState.CANCELLED)

    def cancel_all(self) -> None:
        """Stop everything, parked jobs included."""
        for job in self.jobs:
            self.cancel(job.id)

    def move(self, job_id: str, to: int) -> None:
        """Bring a waiting job to place `to` of the queue; the one being drawn stays first."""
        job = self._find(job_id)
        if job is None or job is self._current:
            return
        self._jobs.remove(job)
        first = 1 if self._current is not None else 0
        self._jobs.insert(max(first, min(to, len(self._jobs))), job)
        self.changed.emit()

    def retry(self, job_id: str) -> None:
        """Have a parked job drawn after all."""
        job = self._find(job_id)
        if job is not None and job.state is JobState.PARKED:
            job.state, job.error, job.deaths = JobState.WAITING, None, 0
            self._wake()
            self._next()
            self.changed.emit()

    def restore(self, questions: Sequence[Paint | Compare]) -> None:
        """Put the jobs of an earlier session into the queue, parked until they are wanted."""
        for question in questions:
            comparison = None
            if isinstance(question, Compare):
                comparison = Comparison(question.axis, question.values, question.title)
            number = next(self._numbers)
            job = Job(f"paint-{number}", question.order, comparison, JobState.PARKED)
            self._jobs.append(job)
        if questions:
            self.changed.emit()

    def _find(self, job_id: str) -> Job | None:
        return next((job for job in self._jobs if job.id == job_id), None)

    def _wake(self) -> None:
        """Try again with a painter that died too often: somebody wants to draw."""
        if self._link.has_given_up:
            self._link.start()

    def _next(self) -> None:
        if self._current is not None or self._link.hello is None:
            return
        job = next((job for job in self._jobs if job.state is JobState.WAITING), None)
        if job is None:
            return
        self._jobs.remove(job)
        self._jobs.insert(0, job)
        job.first_step_at, job.progress, job.is_cancelling = 0.0, None, False
        job.state, self._current = JobState.DRAWING, job
        self._link.send(job.question())

    def _close(self, job: Job, state: JobState) -> None:
        job.state = state
        self._jobs.remove(job)
        if job is self._current:
            self._current = None
        self.finished.emit(job)
        self._next()
        self.changed.emit()

    @Slot(object)
    def _on_ready(self, _hello: object) -> None:
        self._next()
        self.changed.emit()

    @Slot(object)
    def _on_received(self, message: AnyMessage) -> None:
        job = self._current
        if job is None or getattr(message, "job", "") != job.id:
            return
        match message:
            case Loading():
                job.state = JobState.LOADING
                self.changed.emit()
            case Progress():
                self._on_progress(job, message)
            case Saved():
                kept = replace(message, index=len(job.saved))
                job.saved.append(kept)
                self.saved.emit(job, kept)
            case Finished():
                self._close(job, JobState.DONE)
            case Cancelled():
                self._close(job, JobState.CANCELLED)
            case Failed():
                self._on_error(job, error_of(message))

    def _on_error(self, job: Job, error: SdjpError) -> None:
        """It may be drawn later, when there is room again or another model is chosen."""
        if job.is_cancelling:
            self._close(job, JobState.CANCELLED)
        else:
            self._current = None
            self._park(job, error)
            self._next()
            self.changed.emit()
        self.failed.emit(error)

    def _on_progress(self, job: Job, progress: Progress) -> None:
        if job.state is not JobState.DRAWING:
            job.state = JobState.DRAWING
            self.changed.emit()
        in_all = len(job.order.seeds) * job.order.loops
        before = in_all - progress.count if job.comparison is None else 0
        index, count = progress.index + before, progress.count + before
        job.progress = replace(progress, index=index, count=count)
        if not job.first_step_at:
            job.first_step_at, job.first_step = time.monotonic(), job.steps_done
        self.progressed.emit(job)

    @Slot(object)
    def _on_died(self, error: SdjpError) -> None:
        job, self._current = self._current, None
        if job is None:
            self.failed.emit(error)
            return
        job.deaths += 1
        if job.is_complete or job.is_cancelling:
            self._close(job, JobState.DONE if job.is_complete else JobState.CANCELLED)
            return
        job.state, job.error = JobState.WAITING, error
        if job.deaths >= MAX_DEATHS_OF_A_JOB:
            self._park(job, error)
        self.failed.emit(error)
        self.changed.emit()

    @Slot(object)
    def _on_gave_up(self, error: SdjpError) -> None:
        self._on_died(error)
        for job in self.jobs:
            if job.state is JobState.WAITING:
                self._park(job, error)
        self.changed.emit()

    def _park(self, job: Job, error: SdjpError) -> None:
        job.state, job.error = JobState.PARKED, error
        self.finished.emit(job)
