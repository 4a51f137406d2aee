"""What was done to a mask, step by step, compressed and within a limit of memory."""

from __future__ import annotations

import time
import zlib
from collections import deque
from collections.abc import Generator

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sdjp.ui.masking.tiles import cut, put

MAX_STEPS = 100
LIMIT_BYTES = 64 * 2**20
UNPACKED_STEPS = 2
"""So many steps may be uncompressed, until there is time for it."""

PLACE_BYTES = 250
"""About what Python needs to hold a place, beside what is left of it when it is compressed."""

LEVEL = 3
"""Of zlib: what level 1 takes as long for, a sixth smaller."""

PLACES_PER_PIECE = 16
"""About a million pixels."""

Change = tuple[QRect, bytes, bytes]
"""A place, its pixels as they were, and as they became."""

Turning = Generator[None, None, None]
"""Changes an image piece by piece."""


class Step:
    """What changed at once; when there is time, only the difference is left, compressed."""

    def __init__(self, changes: list[Change]) -> None:
        self._loose = changes
        self._packed: list[tuple[QRect, bytes]] = []
        self.area = QRect()
        for place, _, _ in changes:
            self.area |= place

    @property
    def is_packed(self) -> bool:
        """Whether all of it is compressed."""
        return not self._loose

    @property
    def memory_bytes(self) -> int:
        """What it holds."""
        loose = sum(len(before) + len(after) + PLACE_BYTES for _, before, after in self._loose)
        return loose + sum(len(packed) + PLACE_BYTES for _, packed in self._packed)

    def pack(self, until: float = float("inf")) -> None:
        """Compress place after place until `time.perf_counter()` is `until`, at least one."""
        while self._loose:
            place, before, after = self._loose.pop()
            self._packed.append((place, zlib.compress(_difference(before, after), LEVEL)))
            if time.perf_counter() >= until:
                break

    def turning(self, image: QImage, *, back: bool) -> Turning:
        """Take the change in `image` back, or do it again."""
        loose, packed = tuple(self._loose), tuple(self._packed)
        for number, (place, before, after) in enumerate(loose, 1):
            put(image, place, before if back else after)
            if not number % PLACES_PER_PIECE:
                yield
        for number, (place, difference) in enumerate(packed, 1):
            put(image, place, _difference(cut(image, place), zlib.decompress(difference)))
            if not number % PLACES_PER_PIECE:
                yield


class Inversion(Step):
    """Every pixel became its opposite; there is nothing to remember of them."""

    def __init__(self, area: QRect) -> None:
        super().__init__([])
        self.area = area

    @property
    def memory_bytes(self) -> int:
        """What it holds."""
        return PLACE_BYTES

    def turning(self, image: QImage, *, back: bool) -> Turning:
        """Do it again, which also takes it back."""
        image.invertPixels()
        yield


def _difference(one: bytes, other: bytes) -> bytes:
    """The bits in which they differ; of that and one of them, the other."""
    bits = int.from_bytes(one, "little") ^ int.from_bytes(other, "little")
    return bits.to_bytes(len(one), "little")


class Past:
    """The last hundred steps, and those that were undone.

    Attributes:
        limit_bytes: how much the compressed ones may hold together; the oldest are forgotten.
    """

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self.limit_bytes = limit_bytes
        self._done: deque[Step] = deque(maxlen=MAX_STEPS)
        self._undone: deque[Step] = deque(maxlen=MAX_STEPS)

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

    def undoing(self, image: QImage) -> Generator[None, None, QRect]:
        """Take the last step back in `image`, piece by piece; where that changed it."""
        return self._turning(image, self._done, self._undone, back=True)

    def redoing(self, image: QImage) -> Generator[None, None, QRect]:
        """Do the step in `image` again that was taken back last; where that changed it."""
        return self._turning(image, self._undone, self._done, back=False)

    def _turning(
        self, image: QImage, taken: deque[Step], given: deque[Step], *, back: bool
    ) -> Generator[None, None, QRect]:
        step = taken[-1]
        yield from step.turning(image, back=back)
        if not taken or taken[-1] is not step:  # it was forgotten meanwhile
            return QRect()
        given.append(taken.pop())
        return step.area

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
            held -= self._undone.popleft().memory_bytes
