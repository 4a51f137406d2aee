"""The layer that the reference scripts' decoder reads: `dwtDct` of invisible-watermark 0.2.0.

That decoder takes the first Haar approximation of the U plane (OpenCV's BGR2YUV, 8 bit), cuts it
into 4×4 blocks (8×8 pixels), and in each looks at the coefficient of greatest magnitude other
than the first: the bit is 1 when it lies above 18 modulo 36. Block n carries bit n mod length,
counted row by row; each bit is decided by majority, a tie being 1.

Its own encoder moves that one coefficient; the greatest may then be another one, and rounding
and clipping undo more. Here the blocks that need the least change are moved and read again as
the decoder would, until every bit has its majority.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pywt

from sdjp.provenance.bands import at_once, bands, limits

Picture = npt.NDArray[np.uint8]
Values = npt.NDArray[np.float32]
Bits = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
_Number = TypeVar("_Number", bound=np.generic)

BLOCK_PX = 8
MINIMUM_AREA_PX = 256 * 256  # the reference refuses smaller pictures
MAJORITY = 127 / 255  # a bit is 1 above this share of ones

_MODULUS = 36.0
_HALF = _MODULUS / 2
_SHARE = 0.7  # of a bit's blocks that are to be right
_CHEAP = 3.0  # a move of the coefficient that is always made
_ROUNDS = 10
_EDGE = 0.25  # nearer to a boundary, the decoder's own rounding decides
# Raising U by one: at constant luma and V, and by red and green alone where blue is at its end.
_BY_BLUE = np.array((0.0, -0.394, 2.033), dtype=np.float32)
_BY_RED_GREEN = np.array((-2.294, -2.294, 0.0), dtype=np.float32)


def u_plane(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """OpenCV's 8-bit U of `rgb` (height, width, 3), with its 14-bit fixed point arithmetic."""
    red, green, blue = (rgb[..., channel].astype(np.int32) for channel in range(3))
    luma = (4899 * red + 9617 * green + 1868 * blue + 8192) >> 14
    u = (8061 * (blue - luma) + (128 << 14) + 8192) >> 14
    return np.asarray(np.clip(u, 0, 255), dtype=np.uint8)


def coefficients(rgb: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """(blocks, 4, 4): the Haar approximation of U, block by block, row by row."""
    height, width = rgb.shape[0] // 4 * 4, rgb.shape[1] // 4 * 4
    approximation = pywt.dwt2(u_plane(rgb)[:height, :width].astype(np.float64), "haar")[0]
    return _cut(approximation, 4)


def _cut(plane: npt.NDArray[_Number], size: int) -> npt.NDArray[_Number]:
    """(blocks, size, size, …) of a plane (height, width, …); what is left over is dropped."""
    rows, columns = plane.shape[0] // size, plane.shape[1] // size
    rest = plane.shape[2:]
    cut = plane[: rows * size, : columns * size].reshape(rows, size, columns, size, *rest)
    return np.asarray(cut.swapaxes(1, 2).reshape(rows * columns, size, size, *rest))


def _greatest(blocks: npt.NDArray[_Number]) -> npt.NDArray[_Number]:
    return np.asarray(blocks.reshape(len(blocks), 16)[:, 1:].max(axis=1))


def read(rgb: npt.NDArray[np.uint8], length_bits: int) -> npt.NDArray[np.float64]:
    """The share of ones among the blocks of each bit, 0…1 (no block: 0).

    Args:
        rgb: (height, width, 3).
        length_bits: length of the payload.
    """
    if min(rgb.shape[:2]) < BLOCK_PX:
        return np.zeros(length_bits)
    height, width = rgb.shape[:2]
    parts = [_greatest(coefficients(rgb[band])) for band in bands(height, width, BLOCK_PX)]
    ones = np.concatenate(parts) % _MODULUS > _HALF
    place = np.arange(len(ones)) % length_bits
    votes = np.bincount(place, weights=ones, minlength=length_bits)
    return votes / np.maximum(np.bincount(place, minlength=length_bits), 1)


class _Blocks:
    """The whole blocks of a picture, counted row by row; (n, 8, 8, 3) of n of them."""

    def __init__(self, picture: Picture) -> None:
        rows, self._columns = picture.shape[0] // BLOCK_PX, picture.shape[1] // BLOCK_PX
        self.count = rows * self._columns
        whole = picture[: rows * BLOCK_PX, : self._columns * BLOCK_PX]
        self._view = whole.reshape(rows, BLOCK_PX, self._columns, BLOCK_PX, 3).swapaxes(1, 2)

    def __getitem__(self, which: Places) -> Picture:
        return np.ascontiguousarray(self._view[np.divmod(which, self._columns)])

    def __setitem__(self, which: Places, values: Values) -> None:
        self._view[np.divmod(which, self._columns)] = values


def _pieces(which: Places) -> Iterator[slice]:
    """Parts of a list of blocks, of which each is worked on at once."""
    many = at_once(BLOCK_PX**2)
    return (slice(at, at + many) for at in range(0, len(which), many))


@dataclass(slots=True)
class _Plan:
    """What it takes to turn blocks round.

    Attributes:
        change: (blocks, 4, 4), added to the approximation.
        cost: (blocks,), squared change.
        move: (blocks,), the greatest change of one coefficient.
    """

    change: Values
    cost: Values
    move: Values


def write(rgb: Picture, original: Picture, bits: Bits) -> Picture:
    """Give each bit its majority.

    Args:
        rgb: (height, width, 3), 0…255; not changed.
        original: the picture from which no number may differ by more than `MAX_CHANGE`.
        bits: the payload.
    """
    written = rgb.copy()
    blocks, originals = _Blocks(written), _Blocks(original)
    place = np.arange(blocks.count) % bits.size
    wanted = bits[place]
    tries = np.zeros(blocks.count, dtype=np.int32)
    wrong = np.zeros(blocks.count, dtype=np.bool_)
    changed = np.arange(blocks.count)
    for turn in range(_ROUNDS):
        for piece in _pieces(changed):
            some = changed[piece]
            wrong[some] = _is_wrong(_block_coefficients(blocks[some]), wanted[some])
        candidates = np.flatnonzero(wrong)
        plan = _planned(blocks, originals, candidates, wanted[candidates], 1.0 + 0.5 * turn)
        chosen = _choose(wrong, candidates, plan, place, bits.size, tries, first=turn == 0)
        if not chosen.size:
            break
        changed = candidates[chosen]
        for piece in _pieces(changed):
            some = changed[piece]
            values, limited = blocks[some].astype(np.float32), limits(originals[some])
            blocks[some] = _move(values, plan.change[chosen[piece]], *limited)
        tries[changed] += 1
    return written


def _is_wrong(found: Values, wanted: Bits) -> Bits:
    top = _greatest(found)
    return np.asarray(np.abs(top - _band_start(top, wanted) - _HALF / 2) > _HALF / 2 - _EDGE)


def _planned(
    blocks: _Blocks, originals: _Blocks, which: Places, wanted: Bits, margin: float
) -> _Plan:
    """The plan of the blocks `which`."""
    size = len(which)
    plan = _Plan(*(np.empty((size, *shape), np.float32) for shape in ((4, 4), (), ())))
    for piece in _pieces(which):
        values = blocks[which[piece]]
        found = _block_coefficients(values)
        start = _band_start(_greatest(found), wanted[piece])
        reach = _reach(values.astype(np.float32), *limits(originals[which[piece]]))
        part = _plan(found, start, reach, margin)
        plan.change[piece], plan.cost[piece], plan.move[piece] = part.change, part.cost, part.move
    return plan


def _block_coefficients(blocks: Picture) -> Values:
    u = u_plane(blocks).astype(np.float32)
    return np.asarray(u.reshape(-1, 4, 2, 4, 2).sum(axis=(2, 4)) / 2)


def _reach(blocks: Values, lows: Values, highs: Values) -> tuple[Values, Values]:
    """How far each coefficient (blocks, 16) can be raised and lowered within the limits."""
    gain = np.array((0.147, 0.289, 0.436), dtype=np.float32)
    rise = np.where((True, True, False), blocks - lows, highs - blocks) @ gain
    fall = np.where((True, True, False), highs - blocks, blocks - lows) @ gain
    shape = (-1, 4, 2, 4, 2)
    up, down = (room.reshape(shape).sum(axis=(2, 4)) / 2 for room in (rise, fall))
    return up.reshape(-1, 16), down.reshape(-1, 16)


def _band_start(top: Values, wanted: Bits) -> Values:
    """The lower end of the last band of 18 that reads as `wanted` and begins at or below `top`."""
    first = np.where(wanted, _HALF, 0).astype(np.float32)
    start: Values = first + _MODULUS * np.floor((top + _EDGE - first) / _MODULUS)
    return start


def _plan(found: Values, start: Values, reach: tuple[Values, Values], margin: float) -> _Plan:
    """The cheaper of raising the greatest coefficient and lowering all above the boundary."""
    top = _greatest(found)
    at_lower_end = top < start + margin
    above = np.where(at_lower_end, start, start + _MODULUS) + margin
    below = np.where(at_lower_end, start - _HALF, start + _HALF) - margin
    flat = found.reshape(len(found), 16)
    up = np.zeros_like(flat)
    rows = np.arange(len(flat))
    peak = flat[:, 1:].argmax(axis=1) + 1
    up[rows, peak] = above - top
    down = np.minimum(0, below[:, None] - flat)
    down[:, 0] = 0
    cost_up = np.where((up <= reach[0]).all(axis=1), (up**2).sum(axis=1), np.inf)
    cost_down = np.where((-down <= reach[1]).all(axis=1), (down**2).sum(axis=1), np.inf)
    change = np.where((cost_up < cost_down)[:, None], up, down)
    cost = np.minimum(cost_up, cost_down)
    return _Plan(change.reshape(found.shape), cost, np.abs(change).max(axis=1))


def _choose(
    wrong: Bits,
    candidates: Places,
    plan: _Plan,
    place: Places,
    length_bits: int,
    tries: npt.NDArray[np.int32],
    *,
    first: bool,
) -> Places:
    """Which of the candidates, the wrong blocks, to turn: the cheapest of each bit in need."""
    total = np.bincount(place, minlength=length_bits)
    right = np.bincount(place, weights=~wrong, minlength=length_bits)
    need = np.ceil(total * _SHARE) - right
    possible = np.flatnonzero(np.isfinite(plan.cost))
    which = candidates[possible]
    cost = plan.cost[possible] * (1 + tries[which])
    order = possible[np.lexsort((cost, place[which]))]
    bit = place[candidates[order]]
    rank = np.arange(len(order)) - np.searchsorted(bit, bit)
    return np.asarray(order[(rank < need[bit]) | (first & (plan.move[order] <= _CHEAP))])


def _move(blocks: Values, change: Values, lows: Values, highs: Values) -> Values:
    """Blocks (n, 8, 8, 3) whose approximation is changed by `change` (n, 4, 4)."""
    # Each coefficient is half the sum of 2×2 pixels.
    rise = np.repeat(np.repeat(change / 2, 2, axis=1), 2, axis=2)[..., None]
    moved = np.clip(blocks + rise * _BY_BLUE, lows, highs)
    reached = (moved - blocks)[..., 2:] / _BY_BLUE[2]
    moved = np.clip(moved + (rise - reached) * _BY_RED_GREEN, lows, highs)
    whole = np.where(rise > 0, np.ceil(moved - 0.3), np.where(rise < 0, np.rint(moved), blocks))
    return np.asarray(whole, dtype=np.float32)
