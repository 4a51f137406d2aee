"""The picture that a drawing starts from, on the canvas: paint what shall change, drag its edges.

Between the room that knows a mask and the session that knows its id. A picture of more than 4096
pixels is shown reduced; what is painted on it is measured in pixels of the whole one.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.app.start_picture import MaskRows
from sdjp.contract.init_image import MAX_FEATHER_PX
from sdjp.contract.library_messages import InputRead
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
        self.room = MaskRoom(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.room)
        self.setFocusProxy(self.room)
        self.room.changed.connect(self._on_painted)
        self.room.close_wanted.connect(self.close_wanted)
        self.room.failed.connect(core.failed)
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
        self.room.set_picture(image)
        self._show_measures()
        self._is_showing = False

    @Slot(object)
    def _show_mask(self, mask: InputRead | None) -> None:
        image = QImage()
        if mask is not None:
            image = QImage(
                mask.body, mask.width, mask.height, mask.width, QImage.Format.Format_Grayscale8
            ).copy()
        elif self.room.is_empty and not self.room.is_busy:
            return
        else:
            image = QImage(self.room.sheet.size, QImage.Format.Format_Grayscale8)
            image.fill(0)
        self._is_showing = True
        self.room.set_mask(image)
        self._is_showing = False

    def _show_measures(self) -> None:
        form, scale = self._core.session.form, self._scale
        self.room.set_feather_px(round(form.feather_px / scale))
        left, top, right, bottom = (stepped(side / scale) for side in form.extend)
        self.room.set_extend((left, top, right, bottom))

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
