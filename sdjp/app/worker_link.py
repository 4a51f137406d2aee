"""The window's end of a worker process: starts it, reads it in a thread, starts it again."""

from __future__ import annotations

import contextlib
import logging
import queue
import subprocess
import threading
import time
from collections import deque
from collections.abc import Sequence
from typing import IO

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from sdjp.base.language import translate
from sdjp.base.system import outcome, start_worker, worker_command
from sdjp.contract.codec import AnyMessage, from_frame, to_frame
from sdjp.contract.errors import WireBroken, WorkerDied, WorkerLost, WorkerMismatch
from sdjp.contract.messages import Hello
from sdjp.contract.wire import PROTOCOL, read_frame, write_frame

MAX_DEATHS = 5
DEATHS_WITHIN_S = 60.0
RESTART_DELAYS_MS = (0, 200, 1000, 3000)
HELLO_TIMEOUT_MS = 60_000
STOP_TIMEOUT_S = 5.0
ENDING_TIMEOUT_S = 0.5
"""How long a process may take to end after its standard output has."""

UNWANTED = "PySide6"
"""No worker of ours has the window's own library loaded."""

Frame = tuple[dict[str, object], bytes]

_log = logging.getLogger(__name__)


class _Reader(QThread):
    """Reads one worker's frames until they end, and sees the process off."""

    read = Signal(object, object)  # process, message
    ended = Signal(object, str, str)  # process, how it ended, what was not understood

    def __init__(self, process: subprocess.Popen[bytes], parent: QObject) -> None:
        super().__init__(parent)
        self._process = process

    def run(self) -> None:
        """Emit each message, then how the process ended."""
        nonsense = ""
        stream = self._process.stdout
        try:
            while stream is not None and (frame := read_frame(stream)) is not None:
                self.read.emit(self._process, from_frame(*frame))
        except WireBroken as error:
            nonsense = error.context["reason"]
        except (OSError, ValueError) as error:
            _log.info("reading a worker: %s", error)
        try:
            code = self._process.wait(ENDING_TIMEOUT_S)
            nonsense = ""  # half a frame is what a process leaves that is killed while it speaks
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self.ended.emit(self._process, outcome(code), nonsense)


class _Writer(threading.Thread):
    """Writes one worker's frames, so that nobody waits for a process that does not read."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(name="worker-writer", daemon=True)
        self._stream = stream
        self._frames: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()

    def write(self, frame: Frame) -> None:
        """Have `frame` written."""
        self._frames.put(frame)

    def close(self) -> None:
        """Close the stream after what is still to be written."""
        self._frames.put(None)

    def run(self) -> None:
        """Write until there is no more, or nobody reads it."""
        with contextlib.suppress(OSError, ValueError):
            while (frame := self._frames.get()) is not None:
                write_frame(self._stream, *frame)
        with contextlib.suppress(OSError):
            self._stream.close()


class WorkerLink(QObject):
    """One worker, whichever process plays it at the moment.

    All signals are emitted in the thread of this object.

    Signals:
        ready(Hello): a process has said hello; what it was asked before is lost.
        received(message): everything else it says.
        died(WorkerDied | WireBroken): it ended unasked; it is started again by itself.
        gave_up(WorkerLost | WorkerMismatch): starting it again would not help; `start` and
            `try_again` do all the same.
    """

    ready = Signal(object)
    received = Signal(object)
    died = Signal(object)
    gave_up = Signal(object)

    def __init__(
        self, role: str, parent: QObject | None = None, command: Sequence[str] = ()
    ) -> None:
        """Prepare; nothing is started yet.

        Args:
            role: `painter`, `translator` or `librarian`.
            command: takes the place of the role's own command line.
        """
        super().__init__(parent)
        self.role = role
        self._command = list(command) or worker_command(role)
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: _Reader | None = None
        self._writer: _Writer | None = None
        self._hello: Hello | None = None
        self._deaths: deque[float] = deque(maxlen=MAX_DEATHS)
        self._is_stopping = False
        self._is_killed = False
        self._given_up: WorkerLost | WorkerMismatch | None = None
        self._restart = QTimer(self, singleShot=True)
        self._restart.timeout.connect(self.start)
        self._patience = QTimer(self, singleShot=True, interval=HELLO_TIMEOUT_MS)
        self._patience.timeout.connect(self._on_patience_lost)

    @property
    def hello(self) -> Hello | None:
        """What the present process said first; None while there is none that answers."""
        return self._hello

    @property
    def has_given_up(self) -> bool:
        """Whether it is not started again by itself any more."""
        return self._given_up is not None

    @property
    def given_up(self) -> WorkerLost | WorkerMismatch | None:
        """Why it is not started again by itself any more."""
        return self._given_up

    @Slot()
    def start(self) -> None:
        """Start the process unless it runs."""
        if self._process is not None:
            return
        self._is_stopping = self._is_killed = False
        self._given_up = None
        self._restart.stop()
        try:
            process = start_worker(self._command)
        except OSError as error:
            self._bury(WorkerDied(worker=_name(self.role), outcome=error))
            return
        if process.stdin is None:
            raise ValueError("a worker needs a standard input")
        self._process = process
        self._writer = _Writer(process.stdin)
        self._writer.start()
        self._reader = _Reader(process, self)
        self._reader.read.connect(self._on_read)
        self._reader.ended.connect(self._on_ended)
        self._reader.start()
        self._patience.start()

    def try_again(self) -> None:
        """Start what was given up; it is given up again at its next death, were that soon."""
        self._deaths.extend([time.monotonic()] * (MAX_DEATHS - 1))
        self.start()

    def send(self, message: AnyMessage) -> bool:
        """Say `message`, without waiting until it is heard; False where there is no process."""
        if self._writer is None or self._is_stopping:
            return False
        self._writer.write(to_frame(message))
        return True

    def kill(self) -> None:
        """End the process at once, and have another one take its place."""
        if self._process is not None:
            self._is_killed = True
            self._process.kill()

    def end(self) -> None:
        """Let the process end; `stop` waits for that."""
        self._is_stopping = True
        self._restart.stop()
        self._patience.stop()
        if self._writer is not None:
            self._writer.close()

    def stop(self) -> None:
        """End the process for good; called before the application ends."""
        self.end()
        process, reader = self._process, self._reader
        if process is None or reader is None:
            return
        if not reader.wait(int(STOP_TIMEOUT_S * 1000)):
            process.kill()
        self._forget()

    @Slot(object, object)
    def _on_read(self, process: object, message: AnyMessage) -> None:
        if process is not self._process or self._is_stopping:
            return
        if not isinstance(message, Hello):
            self.received.emit(message)
        elif message.protocol != PROTOCOL or UNWANTED in message.modules:
            self._refuse(message)
        elif self._hello is None:
            self._patience.stop()
            self._hello = message
            modules = " ".join(message.modules)
            _log.info("%s %s, process %d: %s", self.role, message.version, message.pid, modules)
            self.ready.emit(message)

    def _refuse(self, hello: Hello) -> None:
        self.end()
        self.kill()
        name, found = _name(self.role), str(hello.protocol)
        if UNWANTED in hello.modules:
            found += f", {UNWANTED}"
        self._given_up = WorkerMismatch(worker=name, found=found, known=PROTOCOL)
        self.gave_up.emit(self._given_up)

    @Slot()
    def _on_patience_lost(self) -> None:
        _log.warning("the %s does not say hello", self.role)
        if self._process is not None:
            self._process.kill()

    @Slot(object, str, str)
    def _on_ended(self, process: object, how: str, nonsense: str) -> None:
        if process is not self._process:
            return
        self._forget()
        if self._is_stopping:
            return
        if nonsense:
            self._bury(WireBroken(reason=nonsense))
        else:
            self._bury(WorkerDied(worker=_name(self.role), outcome=how))

    def _bury(self, error: WorkerDied | WireBroken) -> None:
        """Tell of a death, and start anew unless there were too many."""
        if self._is_killed:
            self.died.emit(error)
            self._restart.start(0)
            return
        _log.error("the %s ended: %s", self.role, error)
        now = time.monotonic()
        while self._deaths and now - self._deaths[0] >= DEATHS_WITHIN_S:
            self._deaths.popleft()
        self._deaths.append(now)
        if len(self._deaths) >= MAX_DEATHS:
            self._deaths.clear()
            how = error.context.get("outcome") or error.context["reason"]
            self._given_up = WorkerLost(worker=_name(self.role), outcome=how)
            self.gave_up.emit(self._given_up)
            return
        self.died.emit(error)
        self._restart.start(RESTART_DELAYS_MS[len(self._deaths) - 1])

    def _forget(self) -> None:
        process, reader, writer = self._process, self._reader, self._writer
        self._process, self._reader, self._writer, self._hello = None, None, None, None
        self._patience.stop()
        if reader is not None:
            reader.wait()
            reader.deleteLater()
        if writer is not None:
            writer.close()
            writer.join(STOP_TIMEOUT_S)
        if process is not None and process.stdout is not None:
            process.stdout.close()


def _name(role: str) -> str:
    """The worker's name in errors."""
    return {
        "painter": translate("values", "painter"),
        "translator": translate("values", "translator"),
        "librarian": translate("values", "librarian"),
    }.get(role, role)
