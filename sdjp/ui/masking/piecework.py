"""Work on large masks that would hold the window up: done in pieces between its events."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

Work = Generator[None, None, None]
"""Does a piece of a few milliseconds each time that it is asked, and the last one at its end."""

TURN_S = 0.008


class Piecework(QObject):
    """Does one work after the other.

    Signals:
        busy_changed(bool): whether something is being worked at.
    """

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Work] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked at."""
        return bool(self._waiting)

    @property
    def doing(self) -> Work | None:
        """What is being worked at."""
        return self._waiting[0] if self._waiting else None

    def ask(self, work: Work) -> None:
        """Begin this when what was asked for before is done; at once where it takes no time."""
        self._waiting.append(work)
        if len(self._waiting) == 1:
            self._turn.start()
            self.busy_changed.emit(True)
            self._on_turn()

    def finish(self) -> None:
        """Do all of it now."""
        while self._waiting:
            self._do(float("inf"))
        self._rest()

    def call_off(self) -> None:
        """Leave undone what is not done."""
        while self._waiting:
            self._waiting.popleft().close()
        self._rest()

    @Slot()
    def _on_turn(self) -> None:
        until = time.perf_counter() + TURN_S
        while self._waiting and time.perf_counter() < until:
            self._do(until)
        if not self._waiting:
            self._rest()

    def _do(self, until: float) -> None:
        work = self._waiting[0]
        for _ in work:
            if time.perf_counter() >= until:
                return
        if self._waiting and self._waiting[0] is work:
            self._waiting.popleft()

    def _rest(self) -> None:
        if self._turn.isActive():
            self._turn.stop()
            self.busy_changed.emit(False)
