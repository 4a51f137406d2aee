"""The history: every picture and every prompt, found again at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import Text, translate
from sdjp.ui.controls.notice_bar import NoticeBar
from sdjp.ui.history.filters import HistoryFilters, SearchField
from sdjp.ui.history.prompts import PromptList
from sdjp.ui.history.shelf import PictureShelf
from sdjp.ui.look.empty_state import EmptyState
from sdjp.ui.look.flow_layout import FlowLayout
from sdjp.ui.look.room import Room


class HistoryPanel(Room):
    """A search field over two views: the pictures with filters and details, and the prompts.

    Signals:
        picture_chosen(row): show this picture large; a row as in `Listed.rows`.
        check_wanted(path): read what this file says of itself.
    """

    picture_chosen = Signal(object)
    check_wanted = Signal(str)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.search = SearchField(self)
        self.view_buttons = (_view_button(self), _view_button(self))
        self._views = QButtonGroup(self)
        for number, button in enumerate(self.view_buttons):
            self._views.addButton(button, number)
        self.view_buttons[0].setChecked(True)
        self.count = QLabel(self)
        self.count.setProperty("role", "hint")
        head = FlowLayout()  # in large letters the count has a line of its own
        for widget in (*self.view_buttons, self.count):
            head.addWidget(widget)
        self.filters = HistoryFilters(self)
        self._pages = QStackedWidget(self)
        self.shelf = PictureShelf(self._core, self._pages)
        self._pages.addWidget(self.shelf)
        self._prompt_pages = QStackedWidget(self._pages)
        self._pages.addWidget(self._prompt_pages)
        self.prompts = PromptList(self._core, self._prompt_pages)
        self._prompt_pages.addWidget(self.prompts)
        self.no_prompts = EmptyState(self._prompt_pages)
        self._prompt_pages.addWidget(self.no_prompts)
        self.notice = NoticeBar(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addLayout(head)
        layout.addWidget(self.filters)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.notice)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.search.left_down.connect(self._on_left_down)
        self.filters.changed.connect(self._on_narrowed)
        self._views.idToggled.connect(self._on_view_chosen)
        self.shelf.counted.connect(self._on_counted)
        self.shelf.widened.connect(self.show_everything)
        self.shelf.told.connect(self._on_told)
        self.shelf.picture_chosen.connect(self.picture_chosen)
        self.shelf.check_wanted.connect(self.check_wanted)
        self.shelf.parent_found.connect(self.show_picture)
        self.prompts.listed.connect(self._on_prompts_listed)
        self.prompts.taken.connect(self._on_prompt_taken)
        self.prompts.copied.connect(self._on_prompt_copied)
        self.no_prompts.button.clicked.connect(self.search.give_up)
        undo = QAction(self)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        undo.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.triggered.connect(self.notice.take_back)
        self.addAction(undo)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.search.set_texts(
            translate("window", "Search (ねこ, 猫, cat …)"),
            translate("window", "Clear the search (Esc)"),
        )
        for button, text in zip(
            self.view_buttons,
            (translate("window", "Pictures"), translate("window", "Prompts")),
            strict=True,
        ):
            button.setText(text)
        self.notice.yes.setToolTip(translate("window", "Undo (Ctrl+Z)"))
        self._on_counted()
        self._on_prompts_listed()

    def show_picture(self, row_id: int) -> None:
        """Choose the picture with this id of the index, whatever is being shown."""
        self.view_buttons[0].setChecked(True)
        with QSignalBlocker(self.filters):
            self.filters.bin.setChecked(False)
        self.show_everything()
        self.shelf.seek(row_id)

    @Slot()
    def show_everything(self) -> None:
        """Search for nothing and leave nothing out."""
        self.search.give_up()
        self.filters.clear()

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self.shelf.set_query(self.filters.narrowed(text))
        self.prompts.search(text)

    @Slot()
    def _on_narrowed(self) -> None:
        self.shelf.set_query(self.filters.narrowed(self.search.text().strip()))

    @Slot(int, bool)
    def _on_view_chosen(self, view: int, is_chosen: bool) -> None:
        if is_chosen:
            self._pages.setCurrentIndex(view)
            self.filters.setVisible(view == 0)
            self.prompts.set_looked_at(view == 1)
            self._on_counted()

    @Slot()
    def _on_left_down(self) -> None:
        shown = self.shelf.grid if self._pages.currentIndex() == 0 else self.prompts
        # With the focus Qt makes the first one current, but does not choose it.
        if not shown.selectionModel().hasSelection() and shown.model().rowCount():
            shown.setCurrentIndex(shown.model().index(0, 0))
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """Put the cursor into the search field; the key for that is the window's."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def _on_counted(self) -> None:
        pictures = self.shelf.pictures
        self.filters.set_models(pictures.models)
        if self._pages.currentIndex() == 1:
            text = translate("window", "Prompts: {count}").format(count=self.prompts.count())
        elif pictures.total is None:
            text = ""
        elif pictures.query.narrows:
            text = translate("window", "{count} found").format(count=f"{pictures.total:,}")
        else:
            text = translate("window", "Pictures: {count}").format(count=f"{pictures.total:,}")
        self.count.setText(text)

    @Slot(object, object)
    def _on_told(self, sentence: Text, take_back: Callable[[], None] | None) -> None:
        self.notice.tell(sentence, take_back)

    @Slot()
    def _on_prompts_listed(self) -> None:
        text = self.search.text().strip()
        if text:
            self.no_prompts.say(
                "search",
                translate("window", "No such prompt was found"),
                translate("window", "Looked for: {what}").format(what=text),
                translate("window", "Show everything"),
            )
        else:
            self.no_prompts.say(
                "text",
                translate("window", "No prompts yet"),
                translate("window", "Every prompt you draw with is kept here by itself."),
            )
        page = self.prompts if self.prompts.count() else self.no_prompts
        self._prompt_pages.setCurrentWidget(page)
        self._on_counted()

    @Slot(object)
    def _on_prompt_taken(self, prompt: dict[str, Any]) -> None:
        self._core.session.take_over(
            prompt=prompt["prompt"], negative_prompt=prompt["negative_prompt"]
        )
        self.notice.tell(lambda: translate("window", "The prompt was taken over."))

    @Slot()
    def _on_prompt_copied(self) -> None:
        self.notice.tell(lambda: translate("window", "The prompt was copied."))


def _view_button(parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setProperty("role", "chip")
    button.setCheckable(True)
    return button
