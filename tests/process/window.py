"""The window's end of a worker process."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

from sdjp.contract.codec import AnyMessage, from_frame, to_frame
from sdjp.contract.messages import Hello, Progress, Saved
from sdjp.contract.wire import read_frame, write_frame

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 300.0
"""Longer than any answer takes on a busy machine; a test that waits so long has failed."""


class Window:
    """Starts a worker, says messages to it and hears its own.

    Args:
        role: `painter` or `translator`.
        home: its SDJP_HOME.
        listens: read what the worker says; otherwise its answers pile up in the pipe.
    """

    def __init__(self, role: str, home: Path, *, listens: bool = True) -> None:
        self.home = home
        self.expected_log: list[str] = []
        self._role = role
        self._stderr = home.with_name(f"{home.name} stderr.txt")
        with self._stderr.open("wb") as stderr:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "sdjp.worker", role],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                env={**os.environ, "SDJP_HOME": str(home), "PYTHONUTF8": "1"},
            )
        self._heard: queue.SimpleQueue[AnyMessage | Exception | None] = queue.SimpleQueue()
        self._ear = threading.Thread(target=self._listen, daemon=True)
        if listens:
            self._ear.start()

    def greeting(self) -> Hello:
        """The worker's first words."""
        hello = self.hear()
        assert isinstance(hello, Hello)
        return hello

    def say(self, message: AnyMessage) -> None:
        """Send `message`."""
        assert self.process.stdin
        write_frame(self.process.stdin, *to_frame(message))

    def say_raw(self, content: bytes) -> None:
        """Send bytes that may be no frame."""
        assert self.process.stdin
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def hear(self) -> AnyMessage | None:
        """The next message; None when the worker has closed its side."""
        heard = self._heard.get(timeout=PATIENCE_S)
        if isinstance(heard, Exception):
            raise heard
        return heard

    def answers(self, job: str, *last: type[AnyMessage]) -> list[AnyMessage]:
        """What the worker says from now on, up to the first of `last` for `job`."""
        found: list[AnyMessage] = []
        while not found or not (isinstance(found[-1], last) and found[-1].job == job):  # type: ignore[union-attr]
            message = self.hear()
            assert message is not None, f"the worker ended after {found} {self.stderr()}"
            found.append(message)
        return found

    def close_stdin(self) -> None:
        """The window is gone."""
        assert self.process.stdin
        self.process.stdin.close()

    def stop_listening(self) -> None:
        """Close the reading end while the other one stays open."""
        assert self.process.stdout
        self.process.stdout.close()

    def ends_within(self, seconds: float) -> bool:
        """Whether the process has ended by then."""
        return ends_within(self.process, seconds)

    def log(self) -> str:
        """What the worker wrote to its log."""
        file = self.home / "data" / "log" / f"worker-{self._role}.log"
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def stderr(self) -> str:
        """What it wrote to standard error."""
        return self._stderr.read_text(encoding="utf-8")

    def end(self) -> None:
        """End the worker as a window does, and look at what it leaves behind.

        An unexpected word in its log or on standard error fails the test.
        """
        try:
            self.close_stdin()
            code = self.process.wait(PATIENCE_S)
        finally:
            self.process.kill()
            self.process.wait()
            if self._ear.is_alive():
                self._ear.join(PATIENCE_S)
            self.stop_listening()
        assert (code, self.stderr()) == (0, "")
        told = re.findall(r"(?m)^\S+ \S+ \d+ (?:WARNING|ERROR|CRITICAL) .*$", self.log())
        for line in told:
            assert any(re.search(pattern, line) for pattern in self.expected_log), line

    def _listen(self) -> None:
        assert self.process.stdout
        try:
            while (frame := read_frame(self.process.stdout)) is not None:
                self._heard.put(from_frame(*frame))
        except Exception as error:  # noqa: BLE001 - raised again in the test
            self._heard.put(error)
        self._heard.put(None)


def ends_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether `process` has ended before so many seconds are over."""
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    return process.poll() is not None


def kinds(messages: list[AnyMessage]) -> list[str]:
    """Their names, as a test reads them best."""
    return [type(message).__name__ for message in messages]


def pictures_of(messages: list[AnyMessage]) -> list[Saved]:
    """The kept pictures among `messages`."""
    return [message for message in messages if isinstance(message, Saved)]


def steps_of(messages: list[AnyMessage]) -> list[Progress]:
    """The steps among `messages`."""
    return [message for message in messages if isinstance(message, Progress)]
