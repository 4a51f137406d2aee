"""The button that lays the original beside the result that was made of it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.contract.init_image import InitImage
from sdjp.contract.library_messages import InputRead, ReadInput, TakenIn
from sdjp.contract.messages import Failed
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.kept_picture import ShownPicture
from sdjp.ui.pictures.pixels import image_of
from sdjp.ui.pictures.view import PictureView
from sdjp.ui.pictures.wipe import Wipe, original_place


class OriginalBeside(Room):
    """Offers the comparison for a picture that was started from another one."""

    def __init__(self, core: Core, view: PictureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._shown: ShownPicture | None = None
        self._asked = ""
        self.wipe = Wipe(view)
        self.button = QPushButton(icon("swap"), "")
        self.button.setCheckable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        self.button.toggled.connect(self._on_toggled)
        self.retranslate()

    @property
    def is_offered(self) -> bool:
        """Whether there is an original to compare with."""
        return self._start is not None

    @property
    def _start(self) -> InitImage | None:
        """What the picture was started from; None for a sheet, where it lies nowhere."""
        record = None if self._shown is None else self._shown.record
        return None if record is None or record.mode == "sheet" else record.init

    def retranslate(self) -> None:
        """Set all texts."""
        self.button.setText(translate("window", "Compare with the original"))

    def offer_for(self, shown: ShownPicture | None) -> None:
        """Compare with the original of this picture, if the button is down and it has one."""
        self._shown = shown
        self._core.library.forget(self._asked)
        self.wipe.clear()
        if self.button.isChecked():
            self._on_toggled(True)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self.wipe.clear()
        start = self._start
        if not on or start is None:
            return
        wanted = start.picture
        pixels = self._core.start_picture.pixels
        if pixels is not None and pixels.id == wanted:
            self._show(pixels)
        else:
            self._asked = self._core.library.ask(ReadInput, self._on_read, id=wanted)

    def _on_read(self, answer: InputRead | Failed) -> None:
        if isinstance(answer, InputRead):
            self._show(answer)
        else:  # what it was made of is gone: there is nothing to compare with
            self._shown = None
            self.hide()

    def _show(self, original: InputRead | TakenIn) -> None:
        shown = self._shown
        if shown is None or shown.record is None:
            return
        image = image_of(
            original.shown_width,
            original.shown_height,
            original.body,
            has_alpha=original.has_alpha,
        )
        size = image.size() * (original.width / max(1, original.shown_width))
        self.wipe.show_original(image, original_place(shown.record, size))
