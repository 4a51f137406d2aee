"""What was done to a mask, step by step, compressed and within a limit of memory."""

from __future__ import annotations

import time
import zlib
from collections import deque

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sdjp.ui.masking.tiles import put

MAX_STEPS = 100
LIMIT_BYTES = 64 * 2**20
UNPACKED_STEPS = 2
"""So many steps may be uncompressed, until there is time for it."""

PLACE_BYTES = 250
"""About what Python needs to hold a place, beside what is left of it when it is compressed."""


Change = tuple[QRect, bytes, bytes]
"""A place, its pixels as they were, and as they became."""


class Step:
    """What changed at once; compressed when there is time."""

    def __init__(self, changes: list[Change]) -> None:
        self._loose = changes
        self._packed: list[Change] = []
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
        changes = (*self._loose, *self._packed)
        return sum(len(before) + len(after) + PLACE_BYTES for _, before, after in changes)

    def pack(self, until: float = float("inf")) -> None:
        """Compress place after place until `time.perf_counter()` is `until`, at least one."""
        while self._loose:
            place, before, after = self._loose.pop()
            self._packed.append((place, zlib.compress(before, 1), zlib.compress(after, 1)))
            if time.perf_counter() >= until:
                break

    def apply(self, image: QImage, *, back: bool) -> None:
        """Take the change in `image` back, or do it again."""
        for place, before, after in self._loose:
            put(image, place, before if back else after)
        for place, before, after in self._packed:
            put(image, place, zlib.decompress(before if back else after))


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

    def undo(self, image: QImage) -> QRect:
        """Take the last step back in `image`; where that changed it."""
        step = self._done.pop()
        self._undone.append(step)
        step.apply(image, back=True)
        return step.area

    def redo(self, image: QImage) -> QRect:
        """Do the step in `image` again that was taken back last; where that changed it."""
        step = self._undone.pop()
        self._done.append(step)
        step.apply(image, back=False)
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
            held -= self._undone.pop(0).memory_bytes
