"""What can be done with the pictures chosen in the history: menu entries, buttons and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sdjp.app.core import Core
from sdjp.app.session import drawn_size
from sdjp.base.language import translate
from sdjp.contract.library_messages import Listed, ListPictures
from sdjp.contract.messages import Failed
from sdjp.ui.look.icons import icon
from sdjp.ui.pictures.blurred import is_blurred
from sdjp.ui.pictures.copying import PictureCopy
from sdjp.ui.pictures.hand_out import copy_text, open_folder
from sdjp.ui.pictures.kept_picture import ShownPicture
from sdjp.ui.pictures.query import Row
from sdjp.ui.pictures.taking_over import (
    record_of,
    restore_everything,
    restore_prompt,
    wording_of_row,
)


class PictureActions(QObject):
    """The actions for `rows`; `use` says for which.

    Attributes:
        everything, prompt, seed, size: take settings over into the form.
        start: draw from the picture; parent_picture: show the one that it was drawn from.
        reveal: take the blur off.
        favourite, show, check, folder, copy, copy_prompt, delete, bring_back, discard: the rest.

    Signals:
        parent_found(int): the picture that the chosen one was made of is this row of the index.
        done(str): something was done that cannot be seen here; a sentence on it.
        show_wanted(row): show this picture large.
        check_wanted(path): read what this file says of itself.
        reveal_wanted(ShownPicture): take the blur off this picture.
        favourite_wanted(bool): mark the chosen pictures, or take the mark away.
        delete_wanted(), bring_back_wanted(), discard_wanted(): of the chosen pictures.
    """

    parent_found = Signal(int)
    done = Signal(object)
    show_wanted = Signal(object)
    check_wanted = Signal(str)
    reveal_wanted = Signal(object)
    favourite_wanted = Signal(bool)
    delete_wanted = Signal()
    bring_back_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.rows: Sequence[Row] = ()
        self._copying = PictureCopy(core, self)
        self._copying.copied.connect(self._on_copied)
        self.everything = self._action("sliders", self._restore_everything, "Ctrl+R")
        self.prompt = self._action("text", self._restore_prompt)
        self.seed = self._action("dice", self._restore_seed)
        self.size = self._action("fit", self._restore_size)
        self.favourite = self._action("heart", self._mark_favourite, "F")
        self.favourite.setCheckable(True)
        self.show = self._action("picture", self._show)
        self.start = self._action("pen", self._draw_from)
        self.parent_picture = self._action("link", self._find_parent)
        self.check = self._action("check-shield", self._check)
        self.reveal = self._action("eye", self._reveal)
        self.folder = self._action("folder", self._open_folder)
        self.copy = self._action("copy", self._copy_picture, "Ctrl+C")
        self.copy_prompt = self._action("text", self._copy_prompt, "Ctrl+Shift+C")
        self.delete = self._action("trash", self.delete_wanted, "Del")
        self.bring_back = self._action("undo", self.bring_back_wanted)
        self.discard = self._action("trash", self.discard_wanted)
        self.use(())
        self.retranslate()

    def _action(
        self, drawing: str, act: Callable[[], object] | SignalInstance, keys: str = ""
    ) -> QAction:
        action = QAction(icon(drawing), "", self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        return action

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        for action, text in (
            (self.everything, translate("window", "Use its settings")),
            (self.prompt, translate("window", "Only the prompt")),
            (self.seed, translate("window", "Only the seed")),
            (self.size, translate("window", "Only the size")),
            (self.favourite, translate("window", "Favourite")),
            (self.show, translate("window", "Show large")),
            (self.start, translate("window", "Draw from this picture")),
            (self.parent_picture, translate("window", "Show what it was made of")),
            (self.check, translate("window", "See what it says of itself")),
            (self.reveal, translate("window", "Show without the blur …")),
            (self.folder, translate("window", "Open folder")),
            (self.copy, translate("window", "Copy picture")),
            (self.copy_prompt, translate("window", "Copy prompt")),
            (self.delete, translate("window", "Move to the recycle bin")),
            (self.bring_back, translate("window", "Put back")),
            (self.discard, translate("window", "Delete for good …")),
        ):
            action.setText(text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text} ({keys})" if keys else text)

    def use(self, rows: Sequence[Row]) -> None:
        """Act on `rows` from now on."""
        self.rows = rows
        one = rows[0] if len(rows) == 1 else None
        is_there = one is not None and not one["missing"]
        in_bin = bool(rows) and bool(rows[0]["deleted"])
        self.everything.setEnabled(one is not None and record_of(one) is not None)
        for action in (self.prompt, self.seed, self.copy_prompt):
            action.setEnabled(one is not None)
        self.size.setEnabled(one is not None and all(_size_of(one)))
        for action in (self.show, self.start, self.check, self.copy):
            action.setEnabled(is_there)
        self.folder.setEnabled(one is not None and not in_bin)
        self.parent_picture.setVisible(one is not None and bool(_parent_of(one)))
        self.reveal.setVisible(one is not None and is_there and is_blurred(record_of(one)))
        self.favourite.setEnabled(bool(rows))
        self.favourite.setChecked(bool(rows) and all(row["favourite"] for row in rows))
        for action, is_for_bin in (
            (self.delete, False),
            (self.bring_back, True),
            (self.discard, True),
        ):
            action.setEnabled(bool(rows) and in_bin == is_for_bin)
            action.setVisible(in_bin == is_for_bin)

    def menu(self, parent: QWidget) -> QMenu:
        """A context menu; the caller deletes it."""
        menu = QMenu(parent)
        menu.addActions([self.everything, self.prompt, self.seed, self.size])
        menu.addSeparator()
        menu.addActions([self.favourite, self.show, self.reveal, self.start])
        menu.addActions([self.parent_picture, self.check])
        menu.addSeparator()
        menu.addActions([self.copy, self.copy_prompt, self.folder])
        menu.addSeparator()
        menu.addActions([self.bring_back, self.delete, self.discard])
        return menu

    @Slot()
    def _draw_from(self) -> None:
        path = str(self.rows[0]["path"])
        self._core.start_picture.take_in(path, Path(path).name)

    @Slot()
    def _find_parent(self) -> None:
        name = _parent_of(self.rows[0])
        self._core.library.ask(ListPictures, self._on_parent, file_name=name, limit=1)

    def _on_parent(self, answer: Listed | Failed) -> None:
        if isinstance(answer, Listed) and answer.rows:
            self.parent_found.emit(int(answer.rows[0]["id"]))
        else:
            self.done.emit(
                lambda: translate("window", "That picture is not in the history any more.")
            )

    @Slot()
    def _restore_everything(self) -> None:
        record = record_of(self.rows[0])
        if record is not None:
            self.done.emit(restore_everything(self._core, record))

    @Slot()
    def _restore_prompt(self) -> None:
        restore_prompt(self._core, wording_of_row(self._core, self.rows[0]))
        self.done.emit(lambda: translate("window", "The prompt was taken over."))

    @Slot()
    def _restore_seed(self) -> None:
        self._core.session.set(seed=int(self.rows[0]["seed"]))
        self.done.emit(lambda: translate("window", "The seed was taken over."))

    @Slot()
    def _restore_size(self) -> None:
        width, height = _size_of(self.rows[0])
        self._core.session.set(width=width, height=height)
        self.done.emit(lambda: translate("window", "The size was taken over."))

    @Slot()
    def _mark_favourite(self) -> None:
        self.favourite_wanted.emit(not all(row["favourite"] for row in self.rows))

    @Slot()
    def _show(self) -> None:
        self.show_wanted.emit(self.rows[0])

    @Slot()
    def _check(self) -> None:
        self.check_wanted.emit(self.rows[0]["path"])

    @Slot()
    def _reveal(self) -> None:
        self.reveal_wanted.emit(ShownPicture.of_row(self.rows[0]))

    @Slot()
    def _open_folder(self) -> None:
        open_folder(self.rows[0]["path"])

    @Slot()
    def _copy_prompt(self) -> None:
        copy_text(self.rows[0]["prompt"])
        self.done.emit(lambda: translate("window", "The prompt was copied."))

    @Slot()
    def _copy_picture(self) -> None:
        self._copying.copy(ShownPicture.of_row(self.rows[0]))

    @Slot()
    def _on_copied(self) -> None:
        self.done.emit(lambda: translate("window", "The picture was copied."))


def _size_of(row: Row) -> tuple[int, int]:
    """Width and height that this picture was drawn with; 0, 0 where that is not known."""
    record = record_of(row)
    return (int(row["width"]), int(row["height"])) if record is None else drawn_size(record)


def _parent_of(row: Row) -> str:
    """File name of the picture that this one was drawn from; empty for one from words alone."""
    record = record_of(row)
    return record.init.parent if record is not None and record.init is not None else ""
