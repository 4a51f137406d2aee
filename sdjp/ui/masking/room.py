"""The room in which a mask is painted: tools above, the picture below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.base.language import translate
from sdjp.base.picture_files import SUFFIXES
from sdjp.ui.controls import file_dialogs
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.masking.bar import MaskBar
from sdjp.ui.masking.canvas import MaskCanvas
from sdjp.ui.masking.easel import USUAL_BRUSH_PART, Easel
from sdjp.ui.masking.edges import NOWHERE, Extent, extended
from sdjp.ui.masking.sheet import MaskSheet
from sdjp.ui.masking.workbench import Workbench
from sdjp.ui.pictures.zoom_bar import ZoomBar

FILE_NAME, FILES = "mask.png", "PNG (*.png)"


class MaskRoom(Room):
    """Has a picture's mask painted, and its edges dragged outwards.

    Signals:
        changed(): mask, soft edge or extension are others now, or work at the mask began or ended.
        close_wanted(): the user is done.
        file_wanted(str): this file is to be read as a mask, for `take_file`.
        failed(SdjpError): a mask could not be saved.
    """

    changed = Signal()
    close_wanted = Signal()
    file_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = MaskSheet(self)
        self.bench = Workbench(self.sheet, self)
        self.easel = Easel(self)
        self._picture = QImage()
        self._build()
        self.sheet.kept.connect(self.changed)
        self.bench.work.busy_changed.connect(self.changed)
        self.bench.failed.connect(self.failed)
        self.easel.changed.connect(self._on_easel_changed)
        self.canvas.said.connect(self._say)
        self.done.clicked.connect(self.close_wanted)
        self.bar.alpha_wanted.connect(self._on_alpha)
        self.bar.load_wanted.connect(self._on_load)
        self.bar.save_wanted.connect(self._on_save)
        self.retranslate()

    def _build(self) -> None:
        self.hint = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.hint.setProperty("role", "heading")
        self.done = QPushButton(icon("check"), "")
        self.done.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bar = MaskBar(self.bench, self.easel)
        self.canvas = MaskCanvas(self.bench, self.easel)
        self.zoom_bar = ZoomBar(self.canvas, is_framed=False)
        self.bar.add(self.zoom_bar)
        self.setFocusProxy(self.canvas)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.hint, 1)
        head.addWidget(self.done)
        card = QFrame()
        card.setProperty("role", "card")
        tools = QVBoxLayout(card)
        tools.setContentsMargins(12, 8, 12, 8)
        tools.setSpacing(6)
        tools.addLayout(head)
        tools.addWidget(self.bar)
        stage = QFrame()
        stage.setProperty("role", "stage")
        inside = QVBoxLayout(stage)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.canvas)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(card)
        layout.addWidget(stage, 1)

    def retranslate(self) -> None:
        """Set all texts."""
        self.done.setText(translate("mask", "Done"))
        self.canvas.setAccessibleName(translate("mask", "Picture with its mask"))
        self._hint_at_tool()

    # What the canvas room asks and tells

    def set_picture(self, image: QImage) -> None:
        """Show a picture with an empty mask, not extended; what was painted before is gone.

        Raises:
            ValueError: a side is longer than 4096 pixels.
        """
        self.bench.work.call_off()
        self.canvas.abandon()
        self.easel.choose_extend(NOWHERE)
        self.sheet.begin_anew(image.size())
        self.easel.choose_size(max(image.width(), image.height()) / USUAL_BRUSH_PART)
        self._picture = image
        self.bar.extend_menu.picture = image.size()
        self.bar.from_alpha.setEnabled(image.hasAlphaChannel())
        self.canvas.show_masked(image)

    def painted_mask(self) -> QImage:
        """The mask as it is, Format_Grayscale8, as large as the picture: 255 is drawn anew."""
        self.bench.work.finish()
        return self.sheet.image

    @property
    def is_busy(self) -> bool:
        """Whether the mask is being worked at; `painted_mask` ends that."""
        return self.bench.work.is_busy

    def set_mask(self, mask: QImage) -> None:
        """Show this mask, stretched to the picture's size; what was there can be had by undo."""
        self.bench.take_mask(mask)

    def take_file(self, mask: QImage, own_size: QSize) -> None:
        """Show the mask that was read from a file, made as large as the picture."""
        self.set_mask(mask)
        if own_size != mask.size():
            self._say(
                translate(
                    "mask", "The mask was {width} × {height} px and was fitted to the picture."
                ).format(width=own_size.width(), height=own_size.height())
            )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted."""
        return self.sheet.is_empty

    @property
    def feather_px(self) -> int:
        """Pixels outside of the mask over which the new goes over into the old."""
        return self.easel.feather_px

    def set_feather_px(self, feather_px: int) -> None:
        """Make the mask's edge as soft as this, 0…256 pixels."""
        self.easel.choose_feather(feather_px)

    @property
    def extend(self) -> Extent:
        """Pixels added to the left, top, right and bottom; multiples of 8."""
        return self.easel.extend

    def set_extend(self, extend: Extent) -> None:
        """Extend the picture by so many pixels on the left, top, right and bottom."""
        self.easel.choose_extend(extend)

    # What happens here

    @Slot(str)
    def _on_easel_changed(self, name: str) -> None:
        if name == "tool":
            self._hint_at_tool()
        elif name == "extend":
            self._hint_at_size()
        if name in ("feather_px", "extend"):
            self.changed.emit()

    @Slot(str)
    def _say(self, text: str) -> None:
        self.hint.setText(text)
        self.canvas.setAccessibleDescription(text)

    def _hint_at_tool(self) -> None:
        self._say(
            {
                "brush": translate("mask", "Paint over what you want to change."),
                "eraser": translate("mask", "Wipe away what you painted too much."),
                "rectangle": translate("mask", "Drag a rectangle over what you want to change."),
                "lasso": translate("mask", "Draw around what you want to change."),
                "fill": translate("mask", "Draw a ring with the brush, then click inside of it."),
            }[self.easel.tool]
        )

    def _hint_at_size(self) -> None:
        if self.easel.extend == NOWHERE:
            self._hint_at_tool()
            return
        size = extended(self._picture.size(), self.easel.extend)
        self._say(
            translate("mask", "Extended to {width} × {height} px.").format(
                width=size.width(), height=size.height()
            )
        )

    @Slot()
    def _on_alpha(self) -> None:
        self.bench.take_alpha(self._picture)

    @Slot()
    def _on_load(self) -> None:
        title = translate("mask", "Open a picture as a mask")
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        files = f"{translate('window', 'Pictures')} ({kinds})"
        path = file_dialogs.open_file(self, title, files, file_dialogs.PICTURES)
        if path:
            self.file_wanted.emit(path)

    @Slot()
    def _on_save(self) -> None:
        title = translate("mask", "Save the mask")
        path = file_dialogs.save_file(self, title, FILES, file_dialogs.PICTURES, FILE_NAME)
        if path:
            self.bench.save(Path(path))
