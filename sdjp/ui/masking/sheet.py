"""A mask: what of a picture is to be drawn anew, how it came about, and the way back."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter

from sdjp.ui.masking.piecework import Work
from sdjp.ui.masking.tiles import Tile, cut, place_of, put, strips_of, tiles_in
from sdjp.ui.masking.undo import LIMIT_BYTES, PLACES_PER_PIECE, Change, Inversion, Past, Step

MAX_SIDE_PX = 4096
PACKING_TURN_S = 0.004
PAINTED, CLEAR = QColor(255, 255, 255), QColor(0, 0, 0)

_GREY = QImage.Format.Format_Grayscale8


class MaskSheet(QObject):
    """A grey image, 255 where the picture is drawn anew and 0 where it stays.

    A change begins, is drawn into, and is kept or abandoned; what is kept is one step to undo.

    Signals:
        changed(QRect): these pixels are others now.
        kept(): a change is complete, or one was undone or done again.
    """

    changed = Signal(QRect)
    kept = Signal()

    def __init__(self, parent: QObject | None = None, limit_bytes: int = LIMIT_BYTES) -> None:
        """An empty sheet of no size; `limit_bytes` are for what can be undone."""
        super().__init__(parent)
        self._image = QImage()
        self._before: dict[Tile, bytes] | None = None
        self._past = Past(limit_bytes)
        self._is_empty: bool | None = True
        self._packing = QTimer(self, interval=0)
        self._packing.timeout.connect(self._on_packing)

    @property
    def image(self) -> QImage:
        """The mask, Format_Grayscale8; a copy that costs nothing until one of both changes."""
        return QImage(self._image)

    @property
    def size(self) -> QSize:
        """Width and height in pixels."""
        return self._image.size()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is painted."""
        if self._is_empty is None:
            self._is_empty = _is_blank(self._image)
        return self._is_empty

    @property
    def is_changing(self) -> bool:
        """Whether a change was begun and is not complete yet."""
        return self._before is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._past.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return self._past.can_redo

    @property
    def memory_bytes(self) -> int:
        """What the mask, the change that is being made, and the past hold; there is a second mask
        while a step is taken back or done again.
        """
        begun = sum(map(len, (self._before or {}).values()))
        return self._image.sizeInBytes() + begun + self._past.memory_bytes

    def begin_anew(self, size: QSize) -> None:
        """Be an empty mask of this size, without a past.

        Raises:
            ValueError: a side is longer than 4096 pixels.
        """
        if max(size.width(), size.height()) > MAX_SIDE_PX:
            raise ValueError(f"{size.width()}×{size.height()}")
        self._before = None
        self._image = QImage(size, _GREY)
        self._image.fill(0)
        self._is_empty = True
        self._past.forget()
        self.changed.emit(self._image.rect())
        self.kept.emit()

    def begin(self) -> None:
        """Begin a change; what is left of the one before is kept."""
        self.keep()
        self._before = {}

    def draw(self, area: QRect, paint: Callable[[QPainter], None]) -> None:
        """Have `paint` draw inside of `area`; only while a change is being made."""
        area = area & self._image.rect()
        if area.isEmpty() or self._before is None:
            return
        for tile in tiles_in(area) - self._before.keys():
            self._before[tile] = cut(self._image, place_of(tile, self.size))
        painter = QPainter(self._image)
        try:
            painter.setClipRect(area)
            paint(painter)
        finally:
            painter.end()
        self._note(area)

    def keep(self) -> None:
        """End the change; it is one step to undo, if it changed anything."""
        begun, self._before = self._before or {}, None
        places = ((place_of(tile, self.size), before) for tile, before in begun.items())
        changes = [(place, before, cut(self._image, place)) for place, before in places]
        self._add(Step([each for each in changes if each[1] != each[2]]))

    def abandon(self) -> None:
        """End the change and have all as it was before."""
        begun, self._before = self._before or {}, None
        for tile, before in begun.items():
            put(self._image, place_of(tile, self.size), before)
            self._note(place_of(tile, self.size))

    def become(self, image: QImage) -> None:
        """Be another mask of the same size and format, as one step."""
        _do(self.becoming(image))

    def becoming(self, image: QImage) -> Work:
        """The same piece by piece; nothing has changed before all is done."""
        self.keep()
        changes: list[Change] = []
        for number, place in enumerate(strips_of(self.size), 1):
            before, after = cut(self._image, place), cut(image, place)
            if before != after:
                changes.append((place, before, after))
            if not number % PLACES_PER_PIECE:
                yield
        self._image = QImage(image)
        self._note(self._image.rect())
        self._add(Step(changes))

    def invert(self) -> None:
        """Paint what is not painted, and only that, as one step."""
        self.keep()
        self._image.invertPixels()
        self._note(self._image.rect())
        self._add(Inversion(self._image.rect()))

    def undo(self) -> None:
        """Take the last step back, or abandon the change that is being made."""
        _do(self.undoing())

    def undoing(self) -> Work:
        """The same piece by piece; nothing has changed before all is done."""
        if self.is_changing:
            self.abandon()
        elif self._past.can_undo:
            yield from self._go(self._past.undoing)

    def redo(self) -> None:
        """Do the step that was taken back last again."""
        _do(self.redoing())

    def redoing(self) -> Work:
        """The same piece by piece; nothing has changed before all is done."""
        if self._past.can_redo and not self.is_changing:
            yield from self._go(self._past.redoing)

    def pack(self) -> None:
        """Compress the past now; it happens by itself when there is time."""
        while self._past.pack_some(float("inf")):
            pass
        self._packing.stop()

    def _add(self, step: Step) -> None:
        if not step.area.isEmpty():
            self._past.add(step)
            self._packing.start()
            self.kept.emit()

    def _go(self, way: Callable[[QImage], Generator[None, None, QRect]]) -> Work:
        image = self.image
        area = yield from way(image)
        if area.isEmpty():
            return
        self._image = image
        self._note(area)
        self.kept.emit()

    def _note(self, area: QRect) -> None:
        self._is_empty = None
        self.changed.emit(area)

    @Slot()
    def _on_packing(self) -> None:
        if not self._past.pack_some(time.perf_counter() + PACKING_TURN_S):
            self._packing.stop()


def _do(work: Work) -> None:
    for _ in work:
        pass


def _is_blank(image: QImage) -> bool:
    strips = (cut(image, place) for place in strips_of(image.size()))
    return all(strip == bytes(len(strip)) for strip in strips)
