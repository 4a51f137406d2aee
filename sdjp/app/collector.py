"""Python's collector of garbage, kept to moments at which the window can bear it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

PAUSE_MS = 1_000


class Collector(QObject):
    """Takes the collector's place in this process for as long as it is.

    By itself Python collects in whichever thread allocates, at any moment: a reader of worker
    frames would destroy widgets, or one would vanish while Qt walks through all of them to give
    them another style. Either is a crash. Here it is done in this object's thread, between events,
    as often as Python's thresholds ask for.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._turn = QTimer(self, interval=PAUSE_MS)
        self._turn.timeout.connect(self.collect_due)
        self._turn.start()

    @Slot()
    def collect_due(self) -> None:
        """Collect the oldest generation that has reached its threshold, and all younger ones."""
        counted = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if due := [generation for generation, (count, most) in counted if count > most > 0]:
            gc.collect(due[-1])

    def end(self) -> None:
        """Leave it to Python again."""
        self._turn.stop()
        gc.enable()
