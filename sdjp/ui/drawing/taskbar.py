"""How far the drawings are, on the program's own mark in the taskbar or the dock.

On Linux a bar, where the desktop listens to Unity's LauncherEntry (KDE Plasma, Ubuntu's dock, Dash
to Dock, Plank; plain GNOME does not) and the desktop file is installed. On Windows and macOS the
number of drawings to come, by Qt's badge. Elsewhere nothing: the window's title tells it anyway.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from sdjp.app.core import Core
from sdjp.app.jobs import Job

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

OBJECT = "/jp/sdjp/LauncherEntry"
INTERFACE = "com.canonical.Unity.LauncherEntry"


def share_done(job: Job) -> float:
    """How much of a job is done, 0 to 1, over all its pictures."""
    return min(job.steps_done / max(job.steps_in_all, 1), 1.0)


class Taskbar(QObject):
    """Follows the queue; says something new only when a whole percent has changed."""

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = core.queue
        self._told: tuple[int, int] | None = None
        core.queue.changed.connect(self._tell)
        core.queue.progressed.connect(self._on_progressed)

    @Slot(object)
    def _on_progressed(self, _job: object) -> None:
        self._tell()

    @Slot()
    def _tell(self) -> None:
        job = self._queue.current
        to_come = sum(each.state.is_open for each in self._queue.jobs)
        percent = int(100 * share_done(job)) if job is not None else -1
        if (percent, to_come) != (self._told or (-1, 0)):
            self._told = percent, to_come
            self._show(percent, to_come)

    def _show(self, percent: int, to_come: int) -> None:
        if sys.platform in ("win32", "darwin"):
            QGuiApplication.setBadgeNumber(to_come)
        elif has_session_bus():
            from PySide6.QtDBus import QDBusConnection  # not before something is drawn

            send_progress(QDBusConnection.sessionBus(), percent)


def has_session_bus() -> bool:
    """Whether a bus runs already; asking libdbus for one might start it."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    is_named = bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
    return is_named or bool(runtime and (Path(runtime) / "bus").exists())


def send_progress(bus: QDBusConnection, percent: int) -> bool:
    """Tell the desktop, without waiting for it; below 0 for nothing. False where nobody is told."""
    return bus.isConnected() and bool(bus.send(progress_message(percent)))


def progress_message(percent: int) -> QDBusMessage:
    """LauncherEntry's signal `Update`, of the program's desktop file."""
    from PySide6.QtDBus import QDBusMessage

    message = QDBusMessage.createSignal(OBJECT, INTERFACE, "Update")
    told: dict[str, Any] = {"progress-visible": percent >= 0, "progress": max(percent, 0) / 100}
    application = f"application://{QGuiApplication.desktopFileName()}.desktop"
    message.setArguments([application, told])
    return message
