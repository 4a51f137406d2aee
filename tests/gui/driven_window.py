"""A window in a process of its own, driven by a test; see `tests.gui.window_process`."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT_S = 60
FAKES: dict[str, Any] = {"painter": {}, "translator": {}, "librarian": {}}


class WindowProcess:
    """A window of its own, and what it tells."""

    def __init__(self, script: dict[str, Any], *files: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.gui.window_process", json.dumps(script), *files],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        self.told: list[list[Any]] = []
        self.errors = ""
        self._lines: queue.SimpleQueue[list[Any] | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(json.loads(line))
        self._lines.put(None)

    def wait_for(self, what: str) -> list[Any]:
        """The next line that begins with `what`."""
        deadline = time.monotonic() + TIMEOUT_S
        while (line := self._lines.get(timeout=max(0.1, deadline - time.monotonic()))) is not None:
            self.told.append(line)
            if line[0] == what:
                return line
        code = self._see_off()
        raise AssertionError(f"no {what}: {self.told}, exit code {code}\n{self.errors}")

    def children(self) -> list[psutil.Process]:
        """Its workers."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def ended(self) -> int:
        """Its exit code; it must end by itself."""
        while (line := self._lines.get(timeout=TIMEOUT_S)) is not None:
            self.told.append(line)
        return self._see_off()

    def _see_off(self) -> int:
        self.errors = self.process.communicate(timeout=TIMEOUT_S)[1].decode("utf-8", "replace")
        return self.process.returncode

    def kill(self) -> None:
        """End it with SIGKILL."""
        self.process.kill()
        self.ended()

    def all_told(self, what: str) -> list[list[Any]]:
        """Every line so far that begins with `what`."""
        return [line for line in self.told if line[0] == what]
