"""The check for what tests leave behind does find it."""

from __future__ import annotations

import subprocess
import sys

import psutil
from PySide6.QtCore import QThread, QTimer

from tests.gui.fixtures import _left


def test_a_running_timer_is_found() -> None:
    """A timer that is not stopped is named."""
    timer = QTimer(interval=1000)
    timer.start()
    assert [what.partition(" ")[0] for what in _left(set())] == ["timer"]
    timer.stop()
    assert _left(set()) == []


def test_a_running_thread_is_found() -> None:
    """A thread whose event loop goes on is named."""
    thread = QThread()
    thread.start()
    assert [what.partition(" ")[0] for what in _left(set())] == ["thread"]
    thread.quit()
    thread.wait()
    assert _left(set()) == []


def test_a_child_process_is_found_even_as_a_zombie() -> None:
    """A process counts until somebody has waited for it."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    psutil.Process(child.pid).status()
    found = _left(set())
    child.wait()
    assert found == [f"process {child.pid}"]
    assert _left(set()) == []
