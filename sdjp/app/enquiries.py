"""Questions to a worker, each with somebody who waits for the answer."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot

from sdjp.app.worker_link import WorkerLink
from sdjp.contract.codec import AnyMessage, failed
from sdjp.contract.errors import SdjpError, WorkerLost
from sdjp.contract.messages import Loading, Progress

Answer = Callable[[Any], None]

MAX_WAITING = 2_000
"""Questions held back while a worker starts; the oldest ones are dropped first, unanswered."""


class Enquiries(QObject):
    """Asks one worker, and gives each answer to who asked.

    An answer is the message that carries the question's job; `Failed` where the worker failed or
    died. Questions asked before the worker is ready wait for it; one that was lost is tried
    again. Nobody is called whose widget has gone meanwhile.
    """

    def __init__(self, link: WorkerLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._numbers = itertools.count(1)
        self._open: dict[str, Answer] = {}
        self._waiting: dict[str, AnyMessage] = {}
        link.ready.connect(self._on_ready)
        link.received.connect(self._on_received)
        link.died.connect(self._on_died)
        link.gave_up.connect(self._on_gave_up)

    def ask(self, kind: Callable[..., AnyMessage], answer: Answer, **fields: object) -> str:
        """Ask `kind(job, **fields)`; `answer` is called once, later, in this thread.

        Returns:
            the job, for `forget`.
        """
        job = f"{self._link.role}-{next(self._numbers)}"
        message = kind(job=job, **fields)
        if isinstance(self._link.given_up, WorkerLost):  # another version would not be another one
            self._link.try_again()
        self._open[job] = answer
        if (error := self._link.given_up) is not None:
            QTimer.singleShot(0, self, partial(self._answer, job, failed(job, error)))
        elif self._link.hello is None or not self._link.send(message):
            self._waiting[job] = message
            if len(self._waiting) > MAX_WAITING:
                self.forget(next(iter(self._waiting)))
        return job

    def forget(self, job: str) -> None:
        """Have the answer to `job` dropped."""
        self._open.pop(job, None)
        self._waiting.pop(job, None)

    @Slot(object)
    def _on_ready(self, _hello: object) -> None:
        waiting, self._waiting = self._waiting, {}
        for message in waiting.values():
            self._link.send(message)

    @Slot(object)
    def _on_received(self, message: AnyMessage) -> None:
        if not isinstance(message, (Loading, Progress)):
            self._answer(str(getattr(message, "job", "")), message)

    @Slot(object)
    def _on_died(self, error: SdjpError) -> None:
        """What the process was asked is lost; what still waits is for the next one."""
        for job in [job for job in self._open if job not in self._waiting]:
            self._answer(job, failed(job, error))

    @Slot(object)
    def _on_gave_up(self, error: SdjpError) -> None:
        """There is no next one."""
        self._waiting = {}
        self._on_died(error)

    def _answer(self, job: str, message: AnyMessage) -> None:
        answer = self._open.pop(job, None)
        if answer is None:
            return
        receiver = getattr(answer, "__self__", None)
        if not isinstance(receiver, shiboken6.Object) or shiboken6.isValid(receiver):
            answer(message)
