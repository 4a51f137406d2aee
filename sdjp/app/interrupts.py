"""Ctrl+C in a terminal and the end of a login, as a Qt signal."""

from __future__ import annotations

import contextlib
import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot


class Interrupts(QObject):
    """Hears SIGINT and SIGTERM while Qt's event loop runs, which Python alone does not.

    Signals:
        met(): one of them came; emitted from the event loop, also when that begins later.
    """

    met = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._woken, self._waking = socket.socketpair()
        for end in (self._woken, self._waking):
            end.setblocking(False)
        signal.set_wakeup_fd(self._waking.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        # Its slot lets Python run, and that is when Python calls `_on_signal`.
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)

    def end(self) -> None:
        """Hear nothing any more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._woken.close()
        self._waking.close()

    @Slot()
    def _on_woken(self) -> None:
        with contextlib.suppress(OSError):
            self._woken.recv(64)

    def _on_signal(self, _number: int, _frame: object) -> None:
        QTimer.singleShot(0, self.met.emit)
