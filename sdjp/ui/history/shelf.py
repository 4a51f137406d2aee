"""The pictures of the history: the grid, what is said when it is empty, and the details."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.base.language import Text, error_text, translate
from sdjp.contract.errors import SdjpError
from sdjp.contract.library_messages import Thumbnailed
from sdjp.ui.history.actions import PictureActions
from sdjp.ui.history.delegate import PictureDelegate
from sdjp.ui.history.details import PictureDetails
from sdjp.ui.history.grid import PictureGrid
from sdjp.ui.history.model import HistoryModel
from sdjp.ui.look.empty_state import EmptyState
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.blurred import ask_to_reveal
from sdjp.ui.pictures.kept_picture import ShownPicture
from sdjp.ui.pictures.query import Query, Row, described
from sdjp.ui.pictures.thumbnails import Thumbnails

MOST_PAGES_TO_A_ROW = 30
"""How far back a single picture is looked for."""


class PictureShelf(Room):
    """Shows `pictures`, and does what is wanted of those chosen.

    Attributes:
        pictures: the model.
        choices: what can be done with the chosen ones.

    Signals:
        counted(): the number of pictures or models may have changed.
        widened(): the user wants everything again, instead of what was searched.
        told(sentence, take_back): something was done; `take_back()` undoes it, if it is not None.
        picture_chosen(row): show this picture large.
        check_wanted(path): read what this file says of itself.
        parent_found(int): show this row of the index, the chosen picture was made of it.
    """

    counted = Signal()
    widened = Signal()
    told = Signal(object, object)
    picture_chosen = Signal(object)
    check_wanted = Signal(str)
    parent_found = Signal(int)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._error: SdjpError | None = None
        self._sought: tuple[int, int] | None = None
        self._discarding: Sequence[Row] = ()
        self.pictures = HistoryModel(core, self)
        self.thumbnails = Thumbnails(core, self)
        self.choices = PictureActions(core, self)
        self._arrange()
        self._connect()
        self.retranslate()
        self.pictures.reload()

    def _arrange(self) -> None:
        self._pages = QStackedWidget(self)
        self._halves = QSplitter(Qt.Orientation.Vertical, self._pages)
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(8)
        self._pages.addWidget(self._halves)
        self.grid = PictureGrid(self._halves)
        self.grid.setItemDelegate(PictureDelegate(self.thumbnails, self.grid))
        self.grid.setModel(self.pictures)
        self.details = PictureDetails(self.choices, self._halves)
        for half in (self.grid, self.details):
            half.setMinimumHeight(120)
        self._halves.setSizes([300, 300])
        self.empty = EmptyState(self._pages)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def _connect(self) -> None:
        self.pictures.listed.connect(self._on_listed)
        self.pictures.failed.connect(self._on_failed)
        self.pictures.modelReset.connect(self._on_chosen)
        self.pictures.dataChanged.connect(self._on_chosen)
        self.grid.selectionModel().selectionChanged.connect(self._on_chosen)
        self.grid.shown_changed.connect(self._on_shown_changed)
        self.grid.heart_clicked.connect(self._on_heart_clicked)
        self.grid.activated.connect(self._on_activated)
        self.grid.customContextMenuRequested.connect(self._on_menu_wanted)
        self.thumbnails.arrived.connect(self._on_thumbnail)
        self.empty.button.clicked.connect(self._on_empty_button)
        choices = self.choices
        self.grid.addActions(
            [choices.everything, choices.favourite, choices.copy, choices.copy_prompt]
        )
        self.grid.addAction(choices.delete)
        choices.done.connect(self._on_done)
        choices.show_wanted.connect(self.picture_chosen)
        choices.check_wanted.connect(self.check_wanted)
        choices.reveal_wanted.connect(self._on_reveal_wanted)
        self._core.revealed.connect(self._on_revealed)
        choices.parent_found.connect(self.parent_found)
        choices.favourite_wanted.connect(self._on_favourite_wanted)
        choices.delete_wanted.connect(self._on_delete_wanted)
        choices.bring_back_wanted.connect(self._on_bring_back_wanted)
        choices.discard_wanted.connect(self._on_discard_wanted)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.choices.retranslate()
        self.grid.setAccessibleName(translate("window", "Pictures"))
        self._show_page()

    def set_query(self, query: Query) -> None:
        """Show what matches `query`."""
        self.pictures.set_query(query)

    def seek(self, row_id: int) -> None:
        """Choose this picture and scroll to it, once it is listed."""
        self._sought = (row_id, MOST_PAGES_TO_A_ROW)
        self.pictures.refresh()
        self._go_on_seeking()

    # What the model says

    @Slot()
    def _on_listed(self) -> None:
        self._error = None
        self._show_page()
        self.thumbnails.look_again()
        self._on_shown_changed()
        self.grid.fetch_ahead()
        self.counted.emit()
        self._go_on_seeking()

    @Slot(object)
    def _on_failed(self, error: SdjpError) -> None:
        self._error = error
        self._show_page()

    def _show_page(self) -> None:
        is_empty = not self.pictures.rowCount() and self.pictures.total is not None
        if self._error is not None or is_empty:
            self.empty.say(*self._reason())
            self._pages.setCurrentWidget(self.empty)
        else:
            self._pages.setCurrentWidget(self._halves)

    def _reason(self) -> tuple[str, str, str, str]:
        """Drawing, sentence, hint and button for an empty shelf."""
        query = self.pictures.query
        if self._error is not None:
            first, _, rest = error_text(self._error).partition("\n")
            return "warning", first, rest, translate("window", "Try again")
        if query.narrows:
            return (
                "search",
                translate("window", "No such picture was found"),
                translate("window", "Looked for: {what}").format(what=described(query)),
                translate("window", "Show everything"),
            )
        if query.deleted:
            hint = translate("window", "Deleted pictures wait here until you want them back.")
            return "trash", translate("window", "The recycle bin is empty"), hint, ""
        hint = translate("window", "Every picture you draw is kept here by itself.")
        return "pictures", translate("window", "No pictures yet"), hint, ""

    @Slot()
    def _on_empty_button(self) -> None:
        if self._error is not None:
            self._error = None
            self.pictures.reload()
            self._show_page()
        else:
            self.widened.emit()

    def _go_on_seeking(self) -> None:
        if self._sought is None:
            return
        row_id, pages = self._sought
        number = self.pictures.number_of(row_id)
        if number is not None:
            self._sought = None
            self._choose([number])
        elif pages and self.pictures.rowCount() and self.pictures.canFetchMore():
            self._sought = (row_id, pages - 1)
            self.pictures.fetchMore()

    def _choose(self, numbers: Sequence[int]) -> None:
        selection = self.grid.selectionModel()
        selection.clearSelection()
        for number in numbers:
            index = self.pictures.index(number)
            selection.select(index, QItemSelectionModel.SelectionFlag.Select)
        if numbers:
            index = self.pictures.index(numbers[0])
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.grid.scrollTo(index)

    # What the grid says

    @Slot()
    def _on_chosen(self) -> None:
        rows = [
            self.pictures.row(number)
            for part in self.grid.selectionModel().selection().toList()
            for number in range(part.top(), part.bottom() + 1)
        ]
        self.choices.use(rows)
        self.details.show_rows(rows)

    @Slot()
    def _on_shown_changed(self) -> None:
        rows = (self.pictures.row(number) for number in self.grid.shown_rows())
        self.thumbnails.want([row["path"] for row in rows])

    @Slot(str)
    def _on_thumbnail(self, _path: str) -> None:
        self.grid.viewport().update()

    @Slot(object)
    def _on_heart_clicked(self, index: QModelIndex) -> None:
        row = self.pictures.row(index.row())
        self.pictures.mark_favourite([index.row()], not row["favourite"])

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = self.pictures.row(index.row())
        if not row["missing"]:
            self.picture_chosen.emit(row)

    @Slot(QPoint)
    def _on_menu_wanted(self, place: QPoint) -> None:
        if not self.choices.rows:
            return
        menu = self.choices.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.grid.viewport().mapToGlobal(place))

    # What is wanted of the chosen pictures

    @Slot(object)
    def _on_done(self, sentence: Text) -> None:
        self.told.emit(sentence, None)

    @Slot(object)
    def _on_reveal_wanted(self, shown: ShownPicture) -> None:
        ask_to_reveal(self._core, shown, self)

    @Slot(object)
    def _on_revealed(self, small: Thumbnailed) -> None:
        self.thumbnails.forget(small.path)
        self._on_shown_changed()

    @Slot(bool)
    def _on_favourite_wanted(self, favourite: bool) -> None:
        numbers = [self.pictures.number_of(row["id"]) for row in self.choices.rows]
        self.pictures.mark_favourite([one for one in numbers if one is not None], favourite)

    @Slot()
    def _on_delete_wanted(self) -> None:
        rows, query = list(self.choices.rows), self.pictures.query
        if not rows or query.deleted:
            return
        self.pictures.set_deleted(rows, True)
        take_back = functools.partial(self._put_back, rows, query)
        self.told.emit(functools.partial(_moved, len(rows)), take_back)

    def _put_back(self, rows: Sequence[Row], query: Query) -> None:
        self.pictures.set_deleted(rows, False, match=query == self.pictures.query)
        numbers = [self.pictures.number_of(row["id"]) for row in rows]
        self._choose([one for one in numbers if one is not None])

    @Slot()
    def _on_bring_back_wanted(self) -> None:
        rows = list(self.choices.rows)
        self.pictures.set_deleted(rows, False)
        self.told.emit(functools.partial(_put_back, len(rows)), None)

    @Slot()
    def _on_discard_wanted(self) -> None:
        self._discarding = list(self.choices.rows)
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        asked = translate("window", "Delete the chosen pictures for good ({count})?")
        box.setText(asked.format(count=f"{len(self._discarding):,}"))
        box.setInformativeText(translate("window", "This cannot be undone."))
        box.addButton(translate("window", "Delete for good"), QMessageBox.ButtonRole.AcceptRole)
        stop = box.addButton(translate("window", "Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stop)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.accepted.connect(self._on_discard_confirmed)
        box.open()

    @Slot()
    def _on_discard_confirmed(self) -> None:
        self.pictures.discard(self._discarding)
        self._discarding = ()


def _moved(count: int) -> str:
    return translate("window", "Moved {count} to the recycle bin").format(count=f"{count:,}")


def _put_back(count: int) -> str:
    return translate("window", "Put {count} back into the history").format(count=f"{count:,}")
