"""Ctrl+C: the first one stops after the present step, the second one at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sdjp.base.language import translate
from sdjp.cli.output import print_note


@contextmanager
def ctrl_c() -> Iterator[threading.Event]:
    """An event that the first Ctrl+C sets; the second one raises KeyboardInterrupt."""
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return

    def on_signal(_number: int, _frame: object) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()
        print_note(translate("cli", "Stopping after this step …"))

    before = signal.signal(signal.SIGINT, on_signal)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)
