"""A long work in small pieces, one a turn of the event loop, so that the window answers between."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal, Slot


def imported(*modules: str) -> Iterator[None]:
    """Import these modules, a turn for each."""
    for each in modules:
        import_module(each)
        yield


class Turns(QObject):
    """Does a work that yields wherever it may be interrupted.

    Signals:
        failed(Exception): it raised this, and is not gone on with.
    """

    failed = Signal(object)

    def __init__(self, work: Iterator[None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_turn)

    def begin(self) -> None:
        """Begin with the next turn of the event loop."""
        self._next.start()

    def finish(self) -> None:
        """Do all that is left at once."""
        self._next.stop()
        for _ in self._work:
            pass

    @Slot()
    def _on_turn(self) -> None:
        try:
            next(self._work)
        except StopIteration:
            return
        except Exception as met:  # noqa: BLE001 - the one who began it decides what that means
            self.failed.emit(met)
            return
        self._next.start()
