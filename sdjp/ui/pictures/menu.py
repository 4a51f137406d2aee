"""What can be done with a picture, as a context menu."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.ui.look.icons import icon
from sdjp.ui.pictures.blurred import ask_to_reveal, can_be_revealed
from sdjp.ui.pictures.copying import PictureCopy
from sdjp.ui.pictures.hand_out import copy_text, open_folder
from sdjp.ui.pictures.kept_picture import ShownPicture


class PictureMenu(QMenu):
    """Made for one picture, each time it is opened.

    Args:
        room: what it, and what it asks, lies over.

    Signals:
        history_wanted(int): show this row of the index in the history.
    """

    history_wanted = Signal(int)

    def __init__(self, core: Core, shown: ShownPicture, copy: PictureCopy, room: QWidget) -> None:
        super().__init__(room)
        self._room = room
        self._copy = copy
        self._core = core
        self._shown = shown
        start = self._add("pen", translate("window", "Draw from this picture"))
        start.triggered.connect(self._draw_from)
        if can_be_revealed(shown):
            self._add("eye", translate("window", "Show without the blur …")).triggered.connect(
                self._reveal
            )
        self.addSeparator()
        copying = self._add("copy", translate("window", "Copy picture"))
        copying.triggered.connect(self._copy_picture)
        path = self._add("link", translate("window", "Copy file path"))
        path.triggered.connect(self._copy_path)
        folder = self._add("folder", translate("window", "Open folder"))
        folder.triggered.connect(self._open_folder)
        history = self._add("clock", translate("window", "Show in history"))
        history.triggered.connect(self._show_in_history)
        for each in (start, copying, path, folder):
            each.setEnabled(bool(shown.path))
        history.setEnabled(shown.row_id is not None)
        self.addSeparator()
        seed = self._add("lock", translate("window", "Use this seed"))
        seed.triggered.connect(self._use_seed)

    def _add(self, icon_name: str, text: str) -> QAction:
        return self.addAction(icon(icon_name), text)

    @Slot()
    def _draw_from(self) -> None:
        path = self._shown.path
        self._core.start_picture.take_in(path, Path(path).name)

    @Slot()
    def _reveal(self) -> None:
        ask_to_reveal(self._core, self._shown, self._room)

    @Slot()
    def _copy_picture(self) -> None:
        self._copy.copy(self._shown)

    @Slot()
    def _copy_path(self) -> None:
        copy_text(self._shown.path)

    @Slot()
    def _open_folder(self) -> None:
        open_folder(self._shown.path)

    @Slot()
    def _show_in_history(self) -> None:
        if self._shown.row_id is not None:
            self.history_wanted.emit(self._shown.row_id)

    @Slot()
    def _use_seed(self) -> None:
        self._core.session.set(seed=self._shown.seed)
