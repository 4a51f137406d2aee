"""Puts a whole picture on the clipboard, also one that has to be read from its file first."""

from __future__ import annotations

from PySide6.QtCore import QObject
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.contract.library_messages import Thumbnail, Thumbnailed
from sdjp.contract.messages import Failed
from sdjp.contract.request import MAX_SIZE_PX
from sdjp.ui.pictures.hand_out import copy_picture
from sdjp.ui.pictures.kept_picture import ShownPicture
from sdjp.ui.pictures.pixels import image_of


class PictureCopy(QObject):
    """Copies one picture at a time; the last one asked for wins."""

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = core.library
        self._reading = ""

    def copy(self, shown: ShownPicture) -> None:
        """Copy it now, or when the librarian has read it."""
        self._library.forget(self._reading)
        if not shown.image.isNull():
            copy_picture(shown.image)
        elif shown.path:
            self._reading = self._library.ask(
                Thumbnail, self._on_read, path=shown.path, size=MAX_SIZE_PX
            )

    def _on_read(self, answer: Thumbnailed | Failed) -> None:
        if isValid(self) and isinstance(answer, Thumbnailed):
            image = image_of(answer.width, answer.height, answer.body)
            if not image.isNull():
                copy_picture(image)
