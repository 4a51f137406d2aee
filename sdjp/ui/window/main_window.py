"""The main window: puts the rooms side by side and lets them know of one another, nothing more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.app.session import Form
from sdjp.base.language import translate
from sdjp.ui.drawing.canvas import Canvas
from sdjp.ui.drawing.progress import DrawingPanel
from sdjp.ui.pictures.kept_picture import KeptPicture
from sdjp.ui.settings.shortcuts import Shortcuts, commands
from sdjp.ui.window.error_banner import ErrorBanner
from sdjp.ui.window.form_column import FormColumn
from sdjp.ui.window.notices import Notice, WindowNotices
from sdjp.ui.window.picture_tabs import PictureTabs
from sdjp.ui.window.state import MIN_SIZE, geometry_of, restore_geometry

if TYPE_CHECKING:
    from sdjp.app.autosave import Autosave

COLUMNS_PX = (396, 660, 384)
SHOWN_OF_OFFER = 60


class MainWindow(QMainWindow):
    """All rooms: the form on the left, the canvas in the middle, pictures on the right."""

    def __init__(self, core: Core) -> None:
        super().__init__()
        self._core = core
        self._title = ""
        self.form = FormColumn(core)
        self.notices = WindowNotices()
        self.errors = ErrorBanner(core)
        self.canvas = Canvas(core)
        self.drawing = DrawingPanel(core)
        self.pictures = PictureTabs(core)
        self._arrange()
        self._connect()
        self.shortcuts = Shortcuts(core, self)
        for action, slot in self._actions().items():
            self.shortcuts.bind(action, slot)
        self._on_title_changed("")
        if not core.settings["first_start_done"]:
            self._welcome()

    def _arrange(self) -> None:
        middle = QWidget()
        middle.setMinimumWidth(320)
        stack = QVBoxLayout(middle)
        stack.setContentsMargins(4, 16, 4, 16)
        stack.setSpacing(12)
        for room in (self.notices, self.errors, self.canvas, self.drawing):
            stack.addWidget(room)
        stack.setStretchFactor(self.canvas, 1)
        self.columns = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        for column in (self.form, middle, self.pictures):
            self.columns.addWidget(column)
        self.columns.setSizes(COLUMNS_PX)
        for number, stretch in enumerate((0, 3, 1)):
            self.columns.setStretchFactor(number, stretch)
        self.setMinimumSize(MIN_SIZE)
        self.setCentralWidget(self.columns)

    def _welcome(self) -> None:
        from sdjp.ui.window.first_page import FirstPage

        page = FirstPage(self._core, self)
        page.done.connect(self.form.prompt.take_focus)

    def _connect(self) -> None:
        results, canvas = self.pictures.results, self.canvas
        self.form.parameters.settings_wanted.connect(self.open_settings)
        self.drawing.title_changed.connect(self._on_title_changed)
        results.chosen.connect(canvas.show_picture)
        results.picked.connect(canvas.hold_picture)
        results.compare_wanted.connect(self._on_compare_wanted)
        canvas.history_wanted.connect(self.pictures.show_in_history)
        canvas.files_dropped.connect(self.pictures.check_files)
        self.pictures.picture_wanted.connect(canvas.hold_picture)
        self.pictures.settings_taken.connect(self._on_settings_taken)
        self.pictures.corner_buttons.settings_wanted.connect(self.open_settings)
        self._core.queue.finished.connect(self._on_finished)

    def _actions(self) -> dict[str, Callable[[], object]]:
        view = self.canvas.view
        return {
            "draw": self.form.draw_bar.draw,
            "stop": self.drawing.cancel_current,
            "draw_again": self.pictures.results.draw_again,
            "prompt": self.form.prompt.take_focus,
            "results": self.pictures.show_results,
            "search": self.pictures.search_history,
            "check": self.pictures.show_check,
            "compare": self.form.parameters.compare,
            "fit": view.fit,
            "actual_size": view.show_actual_size,
            "zoom_in": view.zoom_in,
            "zoom_out": view.zoom_out,
            "settings": self.open_settings,
            "keys": partial(self.open_settings, "keys"),
            "full_screen": self._on_full_screen,
            "quit": self.close,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nobody else wanted, such as Esc."""
        if not self.shortcuts.take_late(QKeySequence(event.keyCombination())):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the title when the language has changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self._on_title_changed(self._title)
        super().changeEvent(event)

    @Slot(str)
    def _on_title_changed(self, title: str) -> None:
        self._title = title
        self.setWindowTitle(f"{title} – SDJP" if title else "SDJP")

    @Slot()
    @Slot(str)
    def open_settings(self, page: str = "") -> None:
        """Open the settings at a page."""
        from sdjp.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._core, commands(), page or "general", self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot(object)
    def _on_compare_wanted(self, kept: KeptPicture) -> None:
        """Compare for this picture: the form becomes what it was, which can be undone."""
        before = self._core.session.form
        self._core.session.restore(kept.record)
        self._offer_back(before)
        self.form.parameters.compare()

    def _offer_back(self, before: Form) -> None:
        if before.prompt.strip() and before.prompt != self._core.session.form.prompt:
            text = translate("window", "The form now holds the settings of the chosen picture.")
            put_back = partial(self._core.session.set, **asdict(before))
            self.notices.add(Notice(text, translate("window", "Undo"), put_back))

    @Slot(object)
    def _on_settings_taken(self, _values: object) -> None:
        self.form.prompt.take_focus()

    @Slot(object)
    def _on_finished(self, _job: object) -> None:
        is_over = not self._core.queue.jobs and not self.isActiveWindow()
        if is_over and self._core.settings["notify_when_done"]:
            QApplication.alert(self)

    # For the start of the program

    def open_files(self, paths: Sequence[str]) -> None:
        """Show what these pictures say of themselves."""
        self.pictures.check_files(paths)

    def show_notice(self, text: str) -> None:
        """Tell the user something, without being in the way."""
        self.notices.add(Notice(text))

    def offer(self, autosave: Autosave) -> None:
        """Ask whether what was unsent when SDJP ended should come back."""
        work = autosave.offer
        if work is None:
            return
        text = translate("window", "SDJP ended unexpectedly last time. Bring the unsent work back?")
        if work.form.prompt:
            text += f"\n「{work.form.prompt[:SHOWN_OF_OFFER]}」"
        yes = translate("window", "Bring back")
        self.notices.add(Notice(text, yes, autosave.accept, autosave.decline))

    def panel(self) -> dict[str, Any]:
        """The window's own state, for `restore_panel`."""
        return {
            "geometry": geometry_of(self),
            "columns": self.columns.sizes(),
            "tab": self.pictures.tabs.currentIndex(),
            "negative_prompt_open": self.form.prompt.fold.isChecked(),
        }

    def restore_panel(self, kept: dict[str, Any]) -> None:
        """Be as the window was when `panel` gave this; what makes no sense is left out."""
        restore_geometry(self, kept.get("geometry"))
        columns, tab = kept.get("columns"), kept.get("tab")
        widths = columns if isinstance(columns, list) else []
        if len(widths) == len(COLUMNS_PX) and all(type(w) is int and w > 0 for w in widths):
            self.columns.setSizes(widths)
        if type(tab) is int and 0 <= tab < self.pictures.tabs.count():
            self.pictures.tabs.setCurrentIndex(tab)
        if kept.get("negative_prompt_open") is True:
            self.form.prompt.fold.setChecked(True)
