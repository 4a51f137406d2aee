"""Everything that is done to a mask other than by hand, in pieces where it takes its time."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from weakref import WeakSet

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot
from PySide6.QtGui import QImage

from sdjp.contract.errors import SdjpError
from sdjp.ui.masking import mask_file
from sdjp.ui.masking.fill import filled
from sdjp.ui.masking.growth import grown
from sdjp.ui.masking.piecework import Piecework, Work
from sdjp.ui.masking.sheet import MaskSheet
from sdjp.ui.masking.tiles import cut, put

BAND_ROWS = 128

_GREY = QImage.Format.Format_Grayscale8
_ALPHA = QImage.Format.Format_Alpha8

_Making = Callable[[], Generator[None, None, QImage | None]]


class Workbench(QObject):
    """A sheet, and what can be done to it.

    Signals:
        failed(SdjpError): a file could not be written.
    """

    failed = Signal(object)

    def __init__(self, sheet: MaskSheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.work = Piecework(self)
        self._goings: WeakSet[Work] = WeakSet()

    def grow(self, radius: int) -> None:
        """Widen the mask by `radius` pixels, -100…100; make it narrower where negative."""
        if radius:
            self.work.ask(self._becoming(lambda: grown(self.sheet.image, radius)))

    def fill(self, seed: QPoint, value: int) -> None:
        """Fill the area around `seed` with 255 or 0."""
        self.work.ask(self._becoming(lambda: filled(self.sheet.image, seed, value)))

    @Slot()
    def invert(self) -> None:
        """Paint what is not painted, and only that."""
        self.work.ask(self._inverting())

    @Slot()
    def clear(self) -> None:
        """Paint nothing."""
        self.work.call_off()
        self.work.ask(self.sheet.becoming(_blank(self.sheet)))

    @Slot()
    def undo(self) -> None:
        """Take the last step back, or call off what is being worked at."""
        if self._is_at_work:
            self.work.call_off()
        else:
            self._go(self.sheet.undoing())

    @Slot()
    def redo(self) -> None:
        """Do the step that was taken back last again."""
        if not self._is_at_work:
            self._go(self.sheet.redoing())

    @property
    def _is_at_work(self) -> bool:
        return self.work.is_busy and self.work.doing not in self._goings

    def _go(self, way: Work) -> None:
        self._goings.add(way)
        self.work.ask(way)

    def take_mask(self, mask: QImage) -> None:
        """Be this mask; one of another size is stretched."""
        self.work.call_off()
        mask = mask.convertToFormat(_GREY)
        if mask.size() != self.sheet.size:
            mask = mask.scaled(self.sheet.size)
        self.sheet.become(mask)

    def take_alpha(self, picture: QImage) -> None:
        """Paint where `picture` is transparent, and only there."""
        self.work.ask(self._becoming(lambda: _see_through(picture)))

    def save(self, path: Path) -> None:
        """Write the mask into a PNG file."""
        self.work.ask(self._saving(path))

    def _becoming(self, begin: _Making) -> Work:
        image = yield from begin()
        if image is not None:
            yield from self.sheet.becoming(image)

    def _inverting(self) -> Work:
        self.sheet.invert()
        yield

    def _saving(self, path: Path) -> Work:
        try:
            yield from mask_file.written(self.sheet.image, path)
        except SdjpError as error:
            self.failed.emit(error)


def _blank(sheet: MaskSheet) -> QImage:
    blank = QImage(sheet.size, _GREY)
    blank.fill(0)
    return blank


def _see_through(picture: QImage) -> Generator[None, None, QImage]:
    """255 where `picture` is transparent, 0 where it is opaque."""
    mask = QImage(picture.size(), _GREY)
    for top in range(0, picture.height(), BAND_ROWS):
        place = QRect(0, top, picture.width(), min(BAND_ROWS, picture.height() - top))
        band = picture.copy(place).convertToFormat(_ALPHA)
        band.reinterpretAsFormat(_GREY)
        band.invertPixels()
        put(mask, place, cut(band, band.rect()))
        yield
    return mask
