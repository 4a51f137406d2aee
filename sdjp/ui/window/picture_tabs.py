"""The right of the window: results, history and check behind tabs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.ui.controls.keys import with_key
from sdjp.ui.drawing.queue_panel import QueuePanel
from sdjp.ui.drawing.results_panel import ResultsPanel
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.kept_picture import ShownPicture
from sdjp.ui.window.corner import WindowCorner
from sdjp.ui.window.turns import imported

if TYPE_CHECKING:
    from sdjp.ui.check.panel import CheckPanel
    from sdjp.ui.history.panel import HistoryPanel

RESULTS, HISTORY, CHECK = range(3)
LATE_MODULES = {
    HISTORY: ("sdjp.ui.history.grid", "sdjp.ui.history.panel"),
    CHECK: ("sdjp.ui.check.report", "sdjp.ui.check.panel"),
}


class PictureTabs(Room):
    """Everything about pictures that are there already.

    History and check are made by `furnish`, or when they are first wanted.

    Signals:
        picture_wanted(ShownPicture): show this one large.
        settings_taken(values): the form was given the settings of a checked picture.
    """

    picture_wanted = Signal(object)
    settings_taken = Signal(object)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.results = ResultsPanel(core)
        self.queue = QueuePanel(core)
        self.corner_buttons = WindowCorner(core)
        self.tabs = QTabWidget(documentMode=True, usesScrollButtons=False)
        self._pages: list[QVBoxLayout] = []
        self._arrange()
        self.results.history_wanted.connect(self.show_in_history)
        self.queue.left.connect(self.results.take_focus)
        self.tabs.currentChanged.connect(self._make)
        core.settings_changed.connect(self._on_settings_changed)
        self.retranslate()

    def _arrange(self) -> None:
        for name in ("pictures", "clock", "check-shield"):
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            self._pages.append(column)
            self.tabs.addTab(page, icon(name), "")
        self._pages[RESULTS].addWidget(self.results, 1)
        self._pages[RESULTS].addWidget(self.queue)
        self.tabs.setCornerWidget(self.corner_buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 4, 0)
        layout.addWidget(self.tabs)

    @cached_property
    def history(self) -> HistoryPanel:
        """The history."""
        from sdjp.ui.history.panel import HistoryPanel

        room = HistoryPanel(self._core, self._pages[HISTORY].parentWidget())
        room.picture_chosen.connect(self._on_history_chosen)
        room.check_wanted.connect(self._on_check_wanted)
        self._pages[HISTORY].addWidget(room)
        return room

    @cached_property
    def check(self) -> CheckPanel:
        """The check."""
        from sdjp.ui.check.panel import CheckPanel

        room = CheckPanel(self._core, self._pages[CHECK].parentWidget())
        room.settings_wanted.connect(self.settings_taken)
        self._pages[CHECK].addWidget(room)
        return room

    def furnish(self) -> Iterator[None]:
        """Make what is missing; yields wherever it may be interrupted."""
        for page, modules in LATE_MODULES.items():
            yield from imported(*modules)
            self._make(page)
            yield

    @Slot(int)
    def _make(self, page: int) -> None:
        if page == HISTORY:
            _ = self.history
        elif page == CHECK:
            _ = self.check

    def retranslate(self) -> None:
        """Set all texts."""
        titles = {
            RESULTS: translate("window", "Results"),
            HISTORY: translate("window", "History"),
            CHECK: translate("window", "Check"),
        }
        history = translate("window", "All pictures and prompts")
        tips = {
            RESULTS: translate("window", "The pictures of this session"),
            HISTORY: with_key(history, self._core.settings, "search"),
            CHECK: translate("window", "Read what a picture says of itself"),
        }
        for tab, title in titles.items():
            self.tabs.setTabText(tab, title)
            self.tabs.setTabToolTip(tab, tips[tab])

    @Slot()
    def show_results(self) -> None:
        """Go to the results."""
        self.tabs.setCurrentIndex(RESULTS)
        self.results.take_focus()

    @Slot()
    def show_queue(self) -> None:
        """Show what waits, below the results; the keys stay where they are."""
        self.tabs.setCurrentIndex(RESULTS)

    @Slot()
    def search_history(self) -> None:
        """Go to the search field of the history."""
        self.tabs.setCurrentIndex(HISTORY)
        self.history.take_focus()

    @Slot()
    def show_check(self) -> None:
        """Go to the check."""
        self.tabs.setCurrentIndex(CHECK)
        self.check.area.open_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(int)
    def show_in_history(self, row_id: int) -> None:
        """Show one picture in the history."""
        self.tabs.setCurrentIndex(HISTORY)
        self.history.show_picture(row_id)

    @Slot(list)
    def check_files(self, paths: Sequence[str]) -> None:
        """Show what these pictures say of themselves."""
        self.tabs.setCurrentIndex(CHECK)
        self.check.check_files(list(paths))

    @Slot(object)
    def _on_history_chosen(self, row: dict[str, object]) -> None:
        self.picture_wanted.emit(ShownPicture.of_row(row))

    @Slot(str)
    def _on_check_wanted(self, path: str) -> None:
        self.check_files([path])

    @Slot(object)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "shortcuts" in names:
            self.retranslate()
