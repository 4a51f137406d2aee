"""How the window starts and ends: `main`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMessageBox

from sdjp import __version__
from sdjp.app.instance import Instance, Standing
from sdjp.app.unexpected import Unexpected, as_error, note, watch_for_crashes
from sdjp.base.language import error_text, translate
from sdjp.base.log import start_log
from sdjp.base.paths import data_dir, resource_dir

ICON_SIDES_PX = (16, 24, 32, 48, 64, 128, 256)

UNPAINTED_MS = 1_000
"""Workers start this late at the latest, should the window not be painted at first."""


def main(arguments: Sequence[str]) -> int:
    """Open the window, with the pictures named in `arguments`; returns the exit code.

    Where a window is open already, that one gets the pictures and comes to the front.
    """
    start_log("window")
    watch_for_crashes()
    application = make_application()
    instance = Instance(data_dir(), application)
    standing = instance.stand(arguments)
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
    """The QApplication with our name and icon; look and language come with the settings."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("SDJP")
    application.setApplicationDisplayName("SDJP")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sdjp")
    application.setStyle("Fusion")
    application.setWindowIcon(window_icon())
    return application


def window_icon() -> QIcon:
    """The program's own icon, in all sizes that desktops ask for."""
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
    """Puts the window together, runs it, and takes it apart again."""

    def __init__(self, application: QApplication, instance: Instance) -> None:
        super().__init__(application)
        from sdjp.app.autosave import Autosave
        from sdjp.app.core import Core
        from sdjp.app.interrupts import Interrupts
        from sdjp.app.language import Language
        from sdjp.app.session import Session
        from sdjp.store.presets import PresetShelf
        from sdjp.store.settings import Settings
        from sdjp.ui.look.fonts import load_fonts
        from sdjp.ui.look.theme import follow_system
        from sdjp.ui.window.main_window import MainWindow

        self._application = application
        self._instance = instance
        self._has_started = self._has_ended = False
        settings, settings_notice = Settings.load()
        self._language = Language(application)
        self._language.apply(settings["language"])
        load_fonts(application)
        follow_system(application)
        presets = PresetShelf()
        self.core = Core(settings, Session(), presets, parent=self)
        self._look()
        self._autosave = Autosave(self.core, parent=self)
        panel = self._autosave.load()
        self.window = MainWindow(self.core)
        self.window.restore_panel(panel)
        self._notices = [settings_notice, presets.notice]
        self._interrupts = Interrupts(self)
        self._connect()

    def _connect(self) -> None:
        Unexpected(self.core).install()
        self._interrupts.met.connect(self._on_interrupt)
        self._instance.asked.connect(self._on_asked)
        self._autosave.offered.connect(self._on_offered)
        self._application.aboutToQuit.connect(self.end)
        self.core.settings_changed.connect(self._on_settings_changed)
        self.core.noticed.connect(self.window.show_notice)

    def run(self, files: Sequence[str]) -> int:
        """Show the window and stay until it is closed."""
        self._notices.append(self._autosave.begin(self.window.panel))
        self.window.installEventFilter(self)
        self.window.show()
        QTimer.singleShot(UNPAINTED_MS, self._start_workers)
        for notice in filter(None, self._notices):
            self.window.show_notice(notice)
        if files:
            self.window.open_files([str(Path(file).absolute()) for file in files])
        code = self._application.exec()
        self.end()
        return code

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the workers once the window has been painted: seeing it comes first."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._start_workers)
        return False

    @Slot()
    def _start_workers(self) -> None:
        if not self._has_started and not self._has_ended:
            self._has_started = True
            self.core.start()

    @Slot()
    def end(self) -> None:
        """Keep the work and end the workers; a second call does nothing."""
        if self._has_ended:
            return
        self._has_ended = True
        self._interrupts.end()
        self._autosave.end()
        self.core.stop()
        self._instance.end()

    @Slot()
    def _on_interrupt(self) -> None:
        self._application.exit(0)

    @Slot(object)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "language" in names:
            self._language.apply(self.core.settings["language"])
        if names & {"theme", "text_scale"}:
            self._look()

    def _look(self) -> None:
        from sdjp.ui.look.theme import apply_theme

        settings = self.core.settings
        apply_theme(self._application, settings["theme"], settings["text_scale"])

    @Slot(object)
    def _on_offered(self, _work: object) -> None:
        self.window.offer(self._autosave)

    @Slot(object, str)
    def _on_asked(self, files: tuple[str, ...], token: str) -> None:
        """Another start: come to the front, with its files."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt hands it to Wayland
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if files:
            self.window.open_files(files)


def _say(text: str) -> None:
    """Tell something without a window."""
    box = QMessageBox(QMessageBox.Icon.Warning, "SDJP", text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
