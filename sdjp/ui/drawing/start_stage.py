"""The picture that a drawing starts from, on the canvas: paint what shall change, drag its edges.

Between the room that knows a mask and the session that knows its id. A picture of more than 4096
pixels is shown reduced; what is painted on it is measured in pixels of the whole one.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.app.start_picture import MaskRows
from sdjp.contract.codec import error_of
from sdjp.contract.init_image import MAX_FEATHER_PX
from sdjp.contract.library_messages import InputRead, ReadMask
from sdjp.contract.messages import Failed
from sdjp.ui.masking.edges import stepped
from sdjp.ui.masking.room import MaskRoom
from sdjp.ui.pictures.pixels import image_of


class StartStage(QWidget):
    """Holds the mask room and keeps it and the session at one.

    Signals:
        close_wanted(): the user has painted enough.
    """

    close_wanted = Signal()

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._is_showing = False
        self._mask_asked = ""
        self.room = MaskRoom(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.room)
        self.setFocusProxy(self.room)
        self.room.easel.feel_pressure(bool(core.settings["pen_pressure"]))
        self.room.easel.changed.connect(self._on_easel_changed)
        self.room.changed.connect(self._on_painted)
        self.room.close_wanted.connect(self.close_wanted)
        self.room.failed.connect(core.failed)
        self.room.file_wanted.connect(self._on_file_wanted)
        core.start_picture.changed.connect(self._show_picture)
        core.start_picture.mask_read.connect(self._show_mask)
        core.session.changed.connect(self._on_form_changed)
        self._show_picture()

    @property
    def _scale(self) -> float:
        """Pixels of the whole picture for one that is shown."""
        pixels = self._core.start_picture.pixels
        return pixels.width / pixels.shown_width if pixels is not None else 1.0

    @Slot()
    def _show_picture(self) -> None:
        pixels = self._core.start_picture.pixels
        if pixels is None:
            return
        image = image_of(
            pixels.shown_width, pixels.shown_height, pixels.body, has_alpha=pixels.has_alpha
        )
        self._is_showing = True
        self._mask_asked = ""
        self.room.set_picture(image)
        self._show_measures()
        self._is_showing = False

    @Slot(object)
    def _show_mask(self, mask: InputRead | None) -> None:
        if mask is not None:
            image = _mask_image(mask)
        elif self.room.is_empty and not self.room.is_busy:
            return
        else:
            image = QImage(self.room.sheet.size, QImage.Format.Format_Grayscale8)
            image.fill(0)
        self._is_showing = True
        self.room.set_mask(image)
        self._is_showing = False

    @Slot(str)
    def _on_easel_changed(self, name: str) -> None:
        if name == "feels_pressure":
            self._core.change_settings(pen_pressure=self.room.easel.feels_pressure)

    @Slot(str)
    def _on_file_wanted(self, path: str) -> None:
        size = self.room.sheet.size
        self._mask_asked = self._core.library.ask(
            ReadMask, self._on_file_read, path=path, width=size.width(), height=size.height()
        )

    def _on_file_read(self, answer: InputRead | Failed) -> None:
        if isinstance(answer, Failed):
            self._core.failed.emit(error_of(answer))
        elif answer.job == self._mask_asked:
            self.room.take_file(_mask_image(answer), QSize(answer.width, answer.height))

    def _show_measures(self) -> None:
        form, scale = self._core.session.form, self._scale
        left, top, right, bottom = (stepped(side / scale) for side in form.extend)
        self.room.set_extend((left, top, right, bottom))
        self.room.set_feather_px(round(form.feather_px / scale))

    @Slot()
    def _on_painted(self) -> None:
        pixels = self._core.start_picture.pixels
        if self._is_showing or pixels is None:
            return
        scale = self._scale
        extend = tuple(stepped(side * scale) for side in self.room.extend)
        feather_px = min(round(self.room.feather_px * scale), MAX_FEATHER_PX)
        self._core.session.set(feather_px=feather_px, extend=extend)
        self._core.start_picture.keep_painted(self._rows, is_done=not self.room.is_busy)

    def _rows(self) -> MaskRows | None:
        """What is painted; None where that is nothing."""
        mask = self.room.painted_mask()
        if self.room.is_empty:
            return None
        width, height, stride = mask.width(), mask.height(), mask.bytesPerLine()
        rows = bytes(mask.constBits())
        if stride != width:
            rows = b"".join(rows[at : at + width] for at in range(0, height * stride, stride))
        return width, height, rows

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if not names & {"feather_px", "extend"} or self._is_showing:
            return
        self._is_showing = True
        self._show_measures()
        self._is_showing = False


def _mask_image(mask: InputRead) -> QImage:
    grey = QImage.Format.Format_Grayscale8
    width, height = mask.shown_width, mask.shown_height
    return QImage(mask.body, width, height, width, grey).copy()
