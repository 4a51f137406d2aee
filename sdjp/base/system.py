"""How SDJP's processes are started, from source and as an installed program."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from sdjp.base.job_object import end_with_us
from sdjp.base.language import translate

KILLED = 9
"""SIGKILL, by which Linux ends a process that takes the last memory."""


def worker_command(role: str) -> list[str]:
    """The command line of a worker: `painter`, `translator` or `librarian`.

    The installed program has a second executable without Qt for them.
    """
    if getattr(sys, "frozen", False):
        name = "sdjp-worker.exe" if os.name == "nt" else "sdjp-worker"
        return [str(Path(sys.executable).with_name(name)), role]
    return [sys.executable, "-m", "sdjp.worker", role]


def start_worker(command: list[str]) -> subprocess.Popen[bytes]:
    """Start a worker with pipes; what it writes to standard error is dropped, its log is a file.

    Raises:
        OSError: it cannot be started.
    """
    options: dict[str, Any] = {}
    if os.name == "nt":
        options["creationflags"] = subprocess.CREATE_NO_WINDOW  # type: ignore[attr-defined,unused-ignore]
    else:
        # Ctrl+C in a terminal is for the window; it tells its workers itself.
        options["start_new_session"] = True
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1"},
        **options,
    )
    if os.name == "nt":
        end_with_us(int(process._handle))  # type: ignore[attr-defined,unused-ignore]
    return process


def let_others_raise() -> None:
    """Let another process bring its window to the front: Windows asks the one in front for that."""
    if sys.platform == "win32":
        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)


def outcome(code: int) -> str:
    """An exit code in words that help to find the reason: `exit code 1`, `SIGSEGV`."""
    if code >= 0:
        return translate("values", "exit code {code}").format(code=code)
    if code == -KILLED:
        return translate("values", "killed, memory may have run out")
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
