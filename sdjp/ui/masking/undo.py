"""What was done to a mask, step by step, compressed and within a limit of memory."""

from __future__ import annotations

import time
import zlib
from collections import deque

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sdjp.ui.masking.tiles import Tile, cut, places_of, put

MAX_STEPS = 100
LIMIT_BYTES = 64 * 2**20
UNPACKED_STEPS = 2
"""So many steps may hold whole images, until there is time to compress them."""

PLACE_BYTES = 250
"""About what Python needs to hold a place, beside what is left of it when it is compressed."""


class Step:
    """One change: the places that differ, as they were and as they became.

    Until `pack` has compressed them, it holds both images whole.
    """

    def __init__(self, before: QImage, after: QImage, tiles: set[Tile]) -> None:
        """Changed is nothing outside of `tiles`."""
        self._images: tuple[QImage, ...] = (before, after)
        self._waiting = places_of(tiles, after.size())
        self._packed: list[tuple[QRect, bytes, bytes]] = []
        self.area = QRect()
        for place in self._waiting:
            self.area |= place

    @property
    def is_packed(self) -> bool:
        """Whether only what was compressed is left."""
        return not self._images

    @property
    def memory_bytes(self) -> int:
        """What it holds."""
        whole = sum(image.sizeInBytes() for image in self._images)
        return whole + sum(len(one) + len(other) + PLACE_BYTES for _, one, other in self._packed)

    def is_any(self) -> bool:
        """Whether anything changed at all; asked before it is packed."""
        return any(before != after for before, after in map(self._pair, self._waiting))

    def pack(self, until: float = float("inf")) -> None:
        """Compress place after place until `time.perf_counter()` is `until`, at least one."""
        while self._waiting:
            place = self._waiting.pop()
            before, after = self._pair(place)
            if before != after:
                self._packed.append((place, zlib.compress(before, 1), zlib.compress(after, 1)))
            if time.perf_counter() >= until:
                break
        if not self._waiting:
            self._images = ()

    def applied(self, image: QImage, *, back: bool) -> QImage:
        """`image` with the change taken back, or done again."""
        if self._images:
            return QImage(self._images[0 if back else 1])
        for place, before, after in self._packed:
            put(image, place, zlib.decompress(before if back else after))
        return image

    def _pair(self, place: QRect) -> tuple[bytes, bytes]:
        before, after = (cut(image, place) for image in self._images)
        return before, after


class Past:
    """The last hundred steps, and those that were undone.

    Attributes:
        limit_bytes: how much the compressed ones may hold together; the oldest are forgotten.
    """

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self.limit_bytes = limit_bytes
        self._done: deque[Step] = deque(maxlen=MAX_STEPS)
        self._undone: list[Step] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    @property
    def memory_bytes(self) -> int:
        """What all steps hold."""
        return sum(step.memory_bytes for step in (*self._done, *self._undone))

    def forget(self) -> None:
        """Begin anew."""
        self._done.clear()
        self._undone.clear()

    def add(self, step: Step) -> None:
        """Keep a step; what was undone is gone."""
        self._undone.clear()
        self._done.append(step)
        loose = [each for each in self._done if not each.is_packed]
        for each in loose[:-UNPACKED_STEPS]:
            each.pack()
        self._keep_within_limit()

    def undo(self, image: QImage) -> tuple[QImage, QRect]:
        """Take the last step back; the image, and what changed in it."""
        step = self._done.pop()
        self._undone.append(step)
        return step.applied(image, back=True), step.area

    def redo(self, image: QImage) -> tuple[QImage, QRect]:
        """Do the step that was taken back last again."""
        step = self._undone.pop()
        self._done.append(step)
        return step.applied(image, back=False), step.area

    def pack_some(self, until: float) -> bool:
        """Compress until `time.perf_counter()` is `until`; whether there is more to do."""
        loose = [each for each in (*self._done, *self._undone) if not each.is_packed]
        if loose:
            loose[0].pack(until)
            self._keep_within_limit()
        return not all(each.is_packed for each in loose)

    def _keep_within_limit(self) -> None:
        held = sum(each.memory_bytes for each in (*self._done, *self._undone) if each.is_packed)
        while held > self.limit_bytes and self._done and self._done[0].is_packed:
            held -= self._done.popleft().memory_bytes
        while held > self.limit_bytes and self._undone and self._undone[0].is_packed:
            held -= self._undone.pop(0).memory_bytes
