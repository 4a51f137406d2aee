"""The loop of a worker: questions in, answers out, cancelling between, ending with the window."""

from __future__ import annotations

import logging
import os
import queue
import sys
import threading
from typing import BinaryIO, Protocol

from sdjp import __version__
from sdjp.contract.codec import AnyMessage, failed, from_frame, to_frame
from sdjp.contract.errors import Interrupted, SdjpError, WireBroken
from sdjp.contract.messages import Cancel, Cancelled, Hello
from sdjp.contract.wire import read_frame, write_frame

GRACE_S = 3.0
"""How long a worker may go on after the window has gone."""

_log = logging.getLogger(__name__)


class Role(Protocol):
    """What a worker does with the window's questions."""

    def start(self) -> None:
        """Get ready; called once, after the worker has said hello."""

    def handle(self, message: AnyMessage) -> None:
        """Answer one question; errors become `Failed`."""


class Host:
    """Reads questions in a thread of its own, so that a job is cancelled while it runs.

    Args:
        role: `painter` or `translator`.
        incoming, outgoing: the pipes to the window.
    """

    def __init__(self, role: str, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._role = role
        self._incoming = incoming
        self._outgoing = outgoing
        self._questions: queue.SimpleQueue[AnyMessage | None] = queue.SimpleQueue()
        self._cancelled: set[str] = set()
        self._ended = threading.Event()
        self._writing = threading.Lock()

    def send(self, message: AnyMessage) -> None:
        """Say `message` to the window; nobody listening any more is the end of this worker."""
        head, body = to_frame(message)
        try:
            with self._writing:
                write_frame(self._outgoing, head, body)
        except OSError:
            self._end()

    def is_cancelled(self, job: str) -> bool:
        """Whether `job` is to stop, by wish or because the window has gone."""
        return self._ended.is_set() or job in self._cancelled

    def serve(self, role: Role) -> int:
        """Answer questions until the window goes; returns the exit code."""
        threading.Thread(target=self._read, name="questions", daemon=True).start()
        modules = sorted({name.partition(".")[0] for name in sys.modules})
        self.send(Hello(self._role, __version__, os.getpid(), tuple(modules)))
        try:
            role.start()
        except SdjpError as error:
            # The first question meets it again, and its answer says so.
            _log.warning("not ready: %s", error)
        while (message := self._questions.get()) is not None:
            self._answer(role, message)
        return 0

    def _answer(self, role: Role, message: AnyMessage) -> None:
        job = message.job if not isinstance(message, Hello) else ""
        try:
            if self.is_cancelled(job):
                raise Interrupted(finished=0)
            role.handle(message)
        except Interrupted:
            self.send(Cancelled(job))
        except SdjpError as error:
            self.send(failed(job, error))
        except Exception as error:  # noqa: BLE001 - one job fails, the worker goes on
            _log.exception("job %s", job)
            self.send(failed(job, SdjpError(detail=f"{type(error).__name__}: {error}"[:500])))
        self._cancelled.discard(job)

    def _read(self) -> None:
        try:
            while (frame := read_frame(self._incoming)) is not None:
                message = from_frame(*frame)
                if isinstance(message, Cancel):
                    self._cancelled.add(message.job)
                else:
                    self._questions.put(message)
        except (WireBroken, OSError) as error:
            _log.error("the window cannot be understood: %s", error)
        finally:
            self._end()

    def _end(self) -> None:
        """Stop what runs; if a library does not let go within the grace, end without it."""
        if self._ended.is_set():
            return
        self._ended.set()
        self._questions.put(None)
        timer = threading.Timer(GRACE_S, os._exit, (0,))
        timer.daemon = True
        timer.start()
