"""How the window starts and ends: `main`.

Typing comes first. What stands above `Start._make` is done before the window is painted, and all of
it counts; the rest follows in small pieces while one looks and types.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from sdjp import __version__
from sdjp.app.collector import Collector
from sdjp.app.instance import Instance, Standing
from sdjp.app.language import Language
from sdjp.app.unexpected import Unexpected, as_error, note, watch_for_crashes
from sdjp.base.language import error_text, translate
from sdjp.base.log import start_log
from sdjp.base.paths import data_dir, resource_dir
from sdjp.store.session_file import SessionFile
from sdjp.store.settings import Settings
from sdjp.ui.look.fonts import load_fonts
from sdjp.ui.look.theme import apply_theme
from sdjp.ui.window.main_window import MainWindow
from sdjp.ui.window.turns import Turns, imported

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from sdjp.app.autosave import Work
    from sdjp.app.core import Core

ICON_SIDES_PX = (16, 24, 32, 48, 64, 128, 256)

UNPAINTED_MS = 1_000
"""The rest begins this late at the latest, should the window not be painted at first."""


def main(arguments: Sequence[str]) -> int:
    """Open the window, with the pictures named in `arguments`; returns the exit code.

    Where a window is open already, that one gets the pictures and comes to the front.
    """
    start_log("window")
    watch_for_crashes()
    application = make_application()
    instance = Instance(data_dir(), application)
    standing = instance.stand(arguments, listen=False)
    if standing is Standing.SECOND:
        return 0
    if standing is Standing.UNHEARD:
        _say(
            translate("window", "SDJP is open already, but its window does not answer.")
            + "\n"
            + translate("window", "Please close it, or wait a little and start SDJP again.")
        )
        return 1
    try:
        return Start(application, instance).run(arguments)
    except Exception as met:  # noqa: BLE001 - nobody else is left to tell the user
        note(met)
        _say(error_text(as_error(met)))
        return 1


def make_application() -> QApplication:
    """The QApplication with our name; look and language come with the settings."""
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("SDJP")
    application.setApplicationDisplayName("SDJP")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sdjp")
    return application


def window_icon() -> QIcon:
    """The program's own icon, in all sizes that desktops ask for."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QIcon, QPainter, QPixmap
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(resource_dir() / "icons" / "sdjp.svg"))
    found = QIcon()
    for side in ICON_SIDES_PX:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing.render(painter)
        painter.end()
        found.addPixmap(pixmap)
    return found


class Start(QObject):
    """Puts the window together, runs it, and takes it apart again.

    Signals:
        ready(): everything is there; the workers begin next.
    """

    ready = Signal()
    core: Core
    """There when `ready` is emitted."""

    def __init__(self, application: QApplication, instance: Instance) -> None:
        super().__init__(application)
        self._application = application
        self._instance = instance
        self._collector = Collector(self)
        self._is_made = self._has_ended = False
        self._files: list[str] = []
        self._settings, notice = Settings.load()
        self._notices = [notice]
        self._language = Language(application)
        self._language.apply(self._settings["language"])
        load_fonts(application)
        self._look()
        self._last = SessionFile().read()
        self.window = MainWindow()
        self.window.restore_place(self._last.panel)
        if self._last.ended_cleanly and self._settings["restore_session"]:
            self.window.first_sight.begin_with(self._last.prompt)
        self.window.first_sight.setFocus()
        self._making = self._make()
        self._rest = Turns(chain(self._making, self._begin()), self)
        self._rest.failed.connect(self._on_failed)
        application.aboutToQuit.connect(self.end)

    def run(self, files: Sequence[str]) -> int:
        """Show the window and stay until it is closed."""
        self._files = [str(Path(file).absolute()) for file in files]
        if not self._settings["first_start_done"]:
            for _ in self._making:  # the page that greets comes at once, and covers the rest
                pass
        self.window.installEventFilter(self)
        self.window.show()
        QTimer.singleShot(UNPAINTED_MS, self._rest.begin)
        code = self._application.exec()
        self.end()
        return code

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on once the window has been painted: seeing it comes first."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._rest.begin()
        return False

    def _make(self) -> Iterator[None]:
        """What was left out so far; yields wherever it may be interrupted."""
        yield from imported("PySide6.QtNetwork")
        self._instance.asked.connect(self._on_asked)
        self._instance.listen()
        yield
        yield from imported(
            "sdjp.contract.messages",
            "sdjp.contract.library_messages",
            "sdjp.store.presets",
            "sdjp.app.session",
            "sdjp.app.worker_link",
            "sdjp.app.core",
            "sdjp.app.autosave",
            "sdjp.app.interrupts",
        )
        from sdjp.app.autosave import Autosave
        from sdjp.app.core import Core
        from sdjp.app.interrupts import Interrupts
        from sdjp.app.session import Session
        from sdjp.store.presets import PresetShelf
        from sdjp.ui.look.theme import follow_system

        self._interrupts = Interrupts(self)
        self._interrupts.met.connect(self._on_interrupt)
        follow_system(self._application)
        yield
        presets = PresetShelf()
        yield
        self.core = Core(self._settings, Session(), presets, parent=self)
        Unexpected(self.core).install()
        self.core.settings_changed.connect(self._on_settings_changed)
        yield
        yield from self.window.furnish(self.core)
        self.core.noticed.connect(self.window.show_notice)
        self._autosave = Autosave(self.core, parent=self)
        self._autosave.load(self._last)
        self._autosave.offered.connect(self._on_offered)
        self._notices += [presets.notice, self._autosave.begin(self.window.panel)]
        self.window.restore_rooms(self._last.panel)
        self.window.uncover()
        gc.freeze()  # all this stays: a full round of the collector through it took 26 ms
        self._is_made = True

    def _begin(self) -> Iterator[None]:
        """The window is complete: begin to work."""
        self.ready.emit()
        for notice in filter(None, self._notices):
            self.window.show_notice(notice)
        if self._files:
            self.window.open_files(self._files)
        yield
        self._application.setWindowIcon(window_icon())
        yield
        # For the first bad news, which comes when nobody wants to wait.
        yield from imported("socket", "pickle", "queue", "logging.handlers")
        for _ in () if self._has_ended else self.core.starting():
            yield
            if self._has_ended:
                return

    @Slot(object)
    def _on_failed(self, met: Exception) -> None:
        """Something of the above failed: there is no window without it."""
        note(met)
        _say(error_text(as_error(met)))
        self._application.exit(1)

    @Slot()
    def end(self) -> None:
        """Keep the work and end the workers; a second call does nothing."""
        if self._has_ended:
            return
        self._has_ended = True
        self._rest.finish()  # it was closed early: what was typed is kept by what is made last
        if self._is_made:
            self._interrupts.end()
            self.core.start_picture.finish()
            self._autosave.end()
            self.core.stop()
        self._instance.end()

    @Slot()
    def _on_interrupt(self) -> None:
        self._application.exit(0)

    @Slot(object)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "language" in names:
            self._language.apply(self._settings["language"])
        if names & {"theme", "text_scale"}:
            self._look()

    def _look(self) -> None:
        apply_theme(self._application, self._settings["theme"], self._settings["text_scale"])

    @Slot(object)
    def _on_offered(self, work: Work) -> None:
        self.window.unsent.offer(self._autosave, work)

    @Slot(object, str)
    def _on_asked(self, files: tuple[str, ...], token: str) -> None:
        """Another start: come to the front, with its files."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt hands it to Wayland
        self.window.setWindowState(
            self.window.windowState() & ~QtCore.Qt.WindowState.WindowMinimized
        )
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if not self._is_made:
            self._files += files
        elif files:
            self.window.open_files(files)


def _say(text: str) -> None:
    """Tell something without a window."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, "SDJP", text)
    box.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    box.exec()
