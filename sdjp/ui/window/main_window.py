"""The main window: puts the rooms side by side and lets them know of one another, nothing more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from sdjp.ui.window.first_sight import FirstSight
from sdjp.ui.window.state import MIN_SIZE, geometry_of, restore_geometry
from sdjp.ui.window.turns import imported

if TYPE_CHECKING:
    from sdjp.app.autosave import Work
    from sdjp.app.core import Core
    from sdjp.base.language import Text
    from sdjp.ui.controls.notice_bar import NoticeBar
    from sdjp.ui.drawing.canvas import Canvas
    from sdjp.ui.drawing.progress import DrawingPanel
    from sdjp.ui.drawing.ways_in import WaysIn
    from sdjp.ui.pictures.kept_picture import KeptPicture
    from sdjp.ui.settings.shortcuts import Shortcuts
    from sdjp.ui.window.error_banner import ErrorBanner
    from sdjp.ui.window.form_column import FormColumn
    from sdjp.ui.window.picture_tabs import PictureTabs
    from sdjp.ui.window.unsent_work import UnsentWork

COLUMNS_PX = (396, 660, 384)
LEAST_WIDTHS_PX = (340, 320, 348)


class MainWindow(QMainWindow):
    """The form on the left, the canvas in the middle, pictures on the right.

    At first there is only a prompt, see `FirstSight`; `furnish` makes the rooms while the window
    is looked at and typed into already.

    Args:
        core: makes all rooms at once.
    """

    form: FormColumn
    notices: NoticeBar
    unsent: UnsentWork
    errors: ErrorBanner
    canvas: Canvas
    drawing: DrawingPanel
    ways_in: WaysIn
    pictures: PictureTabs
    shortcuts: Shortcuts
    _core: Core

    def __init__(self, core: Core | None = None) -> None:
        super().__init__()
        self._title = ""
        self._is_furnished = False
        self.first_sight = FirstSight()
        self._arrange()
        self._on_title_changed("")
        if core is not None:
            for _ in self.furnish(core):
                pass
            self.uncover()

    def _arrange(self) -> None:
        left, middle, right = columns = [QWidget() for _ in COLUMNS_PX]
        self._left = QStackedLayout(left)
        self._left.setStackingMode(QStackedLayout.StackingMode.StackAll)
        self._left.addWidget(self.first_sight)
        self._middle, self._right = QVBoxLayout(middle), QVBoxLayout(right)
        self._middle.setContentsMargins(4, 16, 4, 16)
        self._middle.setSpacing(12)
        self._right.setContentsMargins(0, 0, 0, 0)
        self.columns = QSplitter(childrenCollapsible=False)
        for number, column in enumerate(columns):
            column.setMinimumWidth(LEAST_WIDTHS_PX[number])
            self.columns.addWidget(column)
            self.columns.setStretchFactor(number, (0, 3, 1)[number])
        self.columns.setSizes(COLUMNS_PX)
        self.setMinimumSize(MIN_SIZE)
        self.setCentralWidget(self.columns)

    def furnish(self, core: Core) -> Iterator[None]:
        """Make the rooms, those first that are looked at first; yields between any two."""
        self._core = core
        yield from self._furnish_form()
        yield from self._furnish_canvas()
        yield from self._furnish_pictures()
        yield from imported("sdjp.ui.settings.shortcuts")
        from sdjp.ui.settings.shortcuts import Shortcuts
        from sdjp.ui.window.actions import actions_of

        self._connect()
        self.shortcuts = Shortcuts(core, self)
        for action, slot in actions_of(self).items():
            self.shortcuts.bind(action, slot)
        self._is_furnished = True
        self.first_sight.settled.connect(self.uncover, QtCore.Qt.ConnectionType.QueuedConnection)
        if not core.settings["first_start_done"]:
            self._welcome()

    def _furnish_form(self) -> Iterator[None]:
        yield from imported("sdjp.ui.window.form_column")
        from sdjp.ui.window.form_column import FormColumn

        self.form = FormColumn(self._core, self._left.parentWidget())
        self.form.setUpdatesEnabled(False)  # nobody sees it yet, so nobody waits for its painting
        self._left.addWidget(self.form)
        self._left.setCurrentWidget(self.first_sight)
        yield
        yield from self.form.furnish()

    def _furnish_canvas(self) -> Iterator[None]:
        yield from imported("sdjp.ui.drawing.canvas", "sdjp.ui.window.error_banner")
        yield from imported("sdjp.ui.drawing.ways_in", "sdjp.ui.window.unsent_work")
        from sdjp.ui.controls.notice_bar import NoticeBar
        from sdjp.ui.drawing.canvas import Canvas
        from sdjp.ui.drawing.progress import DrawingPanel
        from sdjp.ui.drawing.ways_in import WaysIn
        from sdjp.ui.window.error_banner import ErrorBanner
        from sdjp.ui.window.unsent_work import UnsentWork

        middle = self._middle.parentWidget()
        self.notices, self.errors = NoticeBar(middle), ErrorBanner(self._core, middle)
        self.unsent = UnsentWork(self._core, self.notices, self)
        yield
        self.canvas = Canvas(self._core, middle)
        self.drawing = DrawingPanel(self._core, middle)
        self.ways_in = WaysIn(self._core, self.notices, self)
        for room in (self.notices, self.errors, self.canvas, self.drawing):
            self._middle.addWidget(room)
        self._middle.setStretchFactor(self.canvas, 1)
        yield

    def _furnish_pictures(self) -> Iterator[None]:
        yield from imported("sdjp.ui.drawing.results_panel", "sdjp.ui.window.picture_tabs")
        from sdjp.ui.window.picture_tabs import PictureTabs

        self.pictures = PictureTabs(self._core, self._right.parentWidget())
        self._right.addWidget(self.pictures)
        yield
        yield from self.pictures.furnish()

    @Slot()
    def uncover(self) -> None:
        """Let the form take the place of the first sight, with all that was typed into that.

        An open conversion is waited for.
        """
        first = self.first_sight
        if first.is_composing or self._left.indexOf(first) < 0:
            return
        if first.typed is not None:
            self._core.session.set(prompt=first.typed)
        first.place_cursor_of(self.form.prompt.prompt.editor)
        had_focus = first.editor.hasFocus()
        self._left.setCurrentWidget(self.form)
        self.form.setUpdatesEnabled(True)
        if had_focus:
            self.form.prompt.take_focus()
        self._left.removeWidget(first)
        first.hide()
        first.deleteLater()
        if first.is_draw_wanted:
            self.form.draw_bar.draw()

    def _welcome(self) -> None:
        from sdjp.ui.window.first_page import FirstPage

        page = FirstPage(self._core, self)
        page.done.connect(self.form.prompt.take_focus)

    def _connect(self) -> None:
        results, canvas = self.pictures.results, self.canvas
        self.form.parameters.settings_wanted.connect(self.open_settings)
        self.drawing.title_changed.connect(self._on_title_changed)
        results.is_held = lambda: canvas.is_picture_held
        results.chosen.connect(canvas.show_picture)
        results.drawn.connect(canvas.show_drawn)
        results.picked.connect(canvas.hold_picture)
        results.compare_wanted.connect(self._on_compare_wanted)
        canvas.history_wanted.connect(self.pictures.show_in_history)
        canvas.dropped.connect(self.ways_in.take)
        self.form.prompt.picture_pasted.connect(self.ways_in.take)
        self.form.drop_target.dropped.connect(self.ways_in.take)
        canvas.empty.picture_wanted.connect(self.ways_in.choose)
        self.form.start.mask_wanted.connect(canvas.show_start)
        self.form.start.compare_wanted.connect(self._on_strengths_wanted)
        self.pictures.picture_wanted.connect(canvas.hold_picture)
        self.pictures.settings_taken.connect(self._on_settings_taken)
        self.pictures.corner_buttons.settings_wanted.connect(self.open_settings)
        self.unsent.brought_back.connect(self._on_brought_back)
        self._core.queue.finished.connect(self._on_finished)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nobody else wanted, such as Esc."""
        key = QKeySequence(event.keyCombination())
        if not self._is_furnished or not self.shortcuts.take_late(key):
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
        from sdjp.ui.settings.shortcuts import commands

        dialog = SettingsDialog(self._core, commands(), page or "general", self)
        dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def change_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        self.setWindowState(self.windowState() ^ QtCore.Qt.WindowState.WindowFullScreen)

    @Slot(object)
    def _on_compare_wanted(self, kept: KeptPicture) -> None:
        """Compare for this picture: the form becomes what it was."""
        self._core.restore(kept.record)
        self.form.parameters.compare()

    @Slot()
    def _on_strengths_wanted(self) -> None:
        self.form.parameters.compare("strength")

    @Slot(object)
    def _on_brought_back(self, work: Work) -> None:
        if work.questions:
            self.pictures.show_queue()
        self.form.prompt.take_focus()

    @Slot(object)
    def _on_settings_taken(self, _values: object) -> None:
        self.form.prompt.take_focus()

    @Slot(object)
    def _on_finished(self, _job: object) -> None:
        is_over = not any(job.state.is_open for job in self._core.queue.jobs)
        if is_over and not self.isActiveWindow() and self._core.settings["notify_when_done"]:
            QApplication.alert(self)

    # For the start of the program

    def open_files(self, paths: Sequence[str]) -> None:
        """Show what these pictures say of themselves."""
        self.pictures.check_files(paths)

    def show_notice(self, text: Text) -> None:
        """Tell the user something, without being in the way."""
        self.notices.say(text)

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
        self.restore_place(kept)
        self.restore_rooms(kept)

    def restore_place(self, kept: dict[str, Any]) -> None:
        """The part of `restore_panel` for a window without rooms."""
        restore_geometry(self, kept.get("geometry"))
        columns = kept.get("columns")
        widths = columns if isinstance(columns, list) else []
        if len(widths) == len(COLUMNS_PX) and all(type(w) is int and w > 0 for w in widths):
            self.columns.setSizes(widths)

    def restore_rooms(self, kept: dict[str, Any]) -> None:
        """The other part."""
        tab = kept.get("tab")
        if type(tab) is int and 0 <= tab < self.pictures.tabs.count():
            self.pictures.tabs.setCurrentIndex(tab)
        is_open = kept.get("negative_prompt_open")
        if type(is_open) is bool:
            self.form.prompt.fold.setChecked(is_open)
