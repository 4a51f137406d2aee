"""How far a picture is extended beyond its edges: by dragging them, or to a ratio."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize

from sdjp.contract.init_image import MAX_EXTENT_PX

STEP_PX = 8
PART = 4
"""A preset adds a fourth of the picture's side."""

SIDES = ("left", "top", "right", "bottom")
RATIOS = {"1:1": 1.0, "4:3": 4 / 3, "3:4": 3 / 4, "16:9": 16 / 9, "9:16": 9 / 16}
"""Width ÷ height."""

Extent = tuple[int, int, int, int]
"""Pixels added to the left, top, right and bottom."""

NOWHERE: Extent = (0, 0, 0, 0)

HANDLE_LONG, HANDLE_SHORT, HANDLE_GAP = 48, 10, 3


def stepped(pixels: float) -> int:
    """The multiple of 8 that is nearest, 0…4096."""
    return max(0, min(round(pixels / STEP_PX) * STEP_PX, MAX_EXTENT_PX))


def with_side(extend: Extent, side: str, pixels: float) -> Extent:
    """`extend`, with another value for one side."""
    left, top, right, bottom = (
        stepped(pixels) if name == side else old for name, old in zip(SIDES, extend, strict=True)
    )
    return left, top, right, bottom


def widened(extend: Extent, side: str, size: QSize) -> Extent:
    """`extend`, with a fourth of the picture's side more on that side."""
    length = size.width() if side in ("left", "right") else size.height()
    more = max(STEP_PX, stepped(length / PART))
    return with_side(extend, side, extend[SIDES.index(side)] + more)


def to_ratio(size: QSize, ratio: float) -> Extent:
    """The least that makes a picture's width `ratio` times its height, within 8 pixels."""
    across = stepped(max(0.0, size.height() * ratio - size.width()))
    down = stepped(max(0.0, size.width() / ratio - size.height()))
    left, top = (pixels // 2 // STEP_PX * STEP_PX for pixels in (across, down))
    return left, top, across - left, down - top


def extended(size: QSize, extend: Extent) -> QSize:
    """The size of a picture with what is added to it."""
    left, top, right, bottom = extend
    return QSize(size.width() + left + right, size.height() + top + bottom)


def handle(side: str, paper: QRect, seen: QRect) -> QRect:
    """Where the handle of a side of `paper` lies, outside of it, in the middle of what is seen."""
    upright = side in ("left", "right")
    middle = (paper & seen).center()
    place = QRect(0, 0, HANDLE_SHORT, HANDLE_LONG)
    if not upright:
        place = place.transposed()
    place.moveCenter(middle)
    if side == "left":
        place.moveRight(paper.left() - HANDLE_GAP)
    elif side == "right":
        place.moveLeft(paper.right() + HANDLE_GAP)
    elif side == "top":
        place.moveBottom(paper.top() - HANDLE_GAP)
    else:
        place.moveTop(paper.bottom() + HANDLE_GAP)
    return place


def handle_at(point: QPoint, paper: QRect, seen: QRect) -> str:
    """The side whose handle lies at `point`; empty where none does."""
    for side in SIDES:
        if handle(side, paper, seen).adjusted(-4, -4, 4, 4).contains(point):
            return side
    return ""


@dataclass(frozen=True, slots=True)
class Pull:
    """An edge that is being dragged.

    Attributes:
        start: where it was taken hold of, in the window.
        before: how far the picture was extended then.
        scale: screen pixels per pixel of the picture.
    """

    side: str
    start: QPointF
    before: Extent
    scale: float

    def extend(self, now: QPointF) -> Extent:
        """How far the picture is extended when the pointer is there."""
        way = now - self.start
        outwards = {"left": -way.x(), "right": way.x(), "top": -way.y(), "bottom": way.y()}
        pixels = self.before[SIDES.index(self.side)] + outwards[self.side] / self.scale
        return with_side(self.before, self.side, pixels)
