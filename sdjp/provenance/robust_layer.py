"""The robust layer of the invisible watermark: red-difference means of square cells on a lattice.

The red-difference plane is JPEG's Cr, centred on 0. The mean of a cell (16×16 pixels, a chroma
block of a 4:2:0 JPEG; 8×8 in small pictures) is moved to the nearest point of one of two lattices
of step `STEP`, shifted by ±`STEP`/4 for bits 1 and 0: quantisation index modulation (Chen and
Wornell, IEEE Trans. Inf. Theory 47(4), 2001). The picture itself therefore does not disturb the
reading, only what happened to it afterwards. A neutral grey lies half way between both lattices.

The cells carry a tile of 12×16 again and again: 136 places for the payload, 56 for a known pilot
by which a cropped or resized picture is found again.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sdjp.provenance.bands import bands, limits

Plane = npt.NDArray[np.float32]
Bits = npt.NDArray[np.bool_]
Picture = npt.NDArray[np.uint8]
Places = npt.NDArray[np.intp]

LARGE_CELL_PX = 16
SMALL_CELL_PX = 8
STEP = 6.0
TILE_ROWS = 12
TILE_COLUMNS = 16
CAPACITY_BITS = 136

# Cell sizes at which a picture is searched: small and large cells at ¼, ½, ¾, 1, 1½ and 2 times.
SEARCHED_CELLS_PX = (16, 8, 4, 12, 6)

_REPETITIONS_OF_LARGE = 3

_PILOTS = TILE_ROWS * TILE_COLUMNS - CAPACITY_BITS
_CR = np.array((0.5, -0.418688, -0.081312), dtype=np.float32)
# Ways to raise Cr by one, in order of preference: constant luma and Cb first, then whatever the
# ends of the range leave.
_DIRECTIONS = np.array(
    (
        (1.402, -0.714136, 0.0),
        (1.402, -0.714136, 0.0),
        (2.0, 0.0, 0.0),
        (0.0, -2.388, 0.0),
        (2.0, 0.0, 0.0),
        (0.0, -2.388, -1.0),
        (2.0, -2.388, -4.0),
        (2.0, -2.388, -4.0),
    ),
    dtype=np.float32,
)
_NEAR = 0.1
_SEARCH_AREA_PX = 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """What the robust layer says.

    Attributes:
        soft: one value a payload bit, about −1…1; positive means 1.
        pilot: agreement with the pilot, −1…1.
        cell_px: the size of a cell in the picture read.
    """

    soft: npt.NDArray[np.float64]
    pilot: float
    cell_px: int

    def strength(self, bits: Bits) -> float:
        """The weakest bit's soft value in the right direction."""
        return float(np.where(bits, self.soft, -self.soft).min())


@functools.cache
def _layout() -> tuple[npt.NDArray[np.intp], Bits]:
    """Places of the tile in order of use (pilots last), and a fair mask for each place."""
    count = TILE_ROWS * TILE_COLUMNS
    digests = [hashlib.sha256(f"SDJP watermark place {n}".encode()).digest() for n in range(count)]
    order = np.array(sorted(range(count), key=lambda n: digests[n]), dtype=np.intp)
    mask = np.array([digest[-1] & 1 for digest in digests], dtype=np.bool_)
    return order, mask


def _tile(bits: Bits) -> Bits:
    """The (12, 16) tile that carries `bits` (1…136 of them)."""
    order, mask = _layout()
    values = np.zeros(TILE_ROWS * TILE_COLUMNS, dtype=np.bool_)
    values[order[:CAPACITY_BITS]] = bits[np.arange(CAPACITY_BITS) % bits.size]
    return np.asarray((values ^ mask).reshape(TILE_ROWS, TILE_COLUMNS))


def red_difference(rgb: npt.NDArray[np.generic]) -> Plane:
    """Cr of ITU-R BT.601 as JPEG uses it, −127.5…127.5; (height, width) of (height, width, 3)."""
    return np.asarray(rgb.astype(np.float32, copy=False) @ _CR)


def cell_size_px(height: int, width: int) -> int:
    """The side of a cell in a new picture: large where the tile fits three times."""
    large = (height // LARGE_CELL_PX) * (width // LARGE_CELL_PX)
    fits = large >= _REPETITIONS_OF_LARGE * TILE_ROWS * TILE_COLUMNS
    return LARGE_CELL_PX if fits and min(height, width) >= 256 else SMALL_CELL_PX


def _cell_means(plane: Plane, size: int) -> Plane:
    rows, columns = plane.shape[0] // size, plane.shape[1] // size
    cut = plane[: rows * size, : columns * size]
    return np.asarray(cut.reshape(rows, size, columns, size).mean(axis=(1, 3)))


def _spread(cells: Plane, size: int, width: int) -> Plane:
    """Cell values as pixels, zero beyond the last whole cell of a row."""
    pixels = np.repeat(np.repeat(cells, size, axis=0), size, axis=1)
    return np.pad(pixels, ((0, 0), (0, width - pixels.shape[1])))


def write(rgb: Picture, original: Picture, bits: Bits) -> Picture:
    """Move the cells of `rgb` to the lattices of `bits`.

    Args:
        rgb: (height, width, 3), 0…255; not changed.
        original: the picture from which no number may differ by more than `MAX_CHANGE`.
        bits: 1…136 payload bits.
    """
    height, width = rgb.shape[:2]
    size = cell_size_px(height, width)
    moved = rgb.copy()
    if width < size:
        return moved
    # All bands take as many steps as the one that needs most: the picture is one.
    behind = list(bands(height, width, size))
    together, taken = 0, dict.fromkeys((band.start for band in behind), 0)
    while behind:
        for band in behind:
            tile = _tile(bits)[_places(band, size, width)]
            part, taken[band.start] = _moved(rgb[band], original[band], tile, size, together)
            moved[band] = part
            together = max(together, taken[band.start])
        behind = [band for band in bands(height, width, size) if taken[band.start] < together]
    return moved


def _places(band: slice, size: int, width: int) -> tuple[Places, Places]:
    """Rows and columns of the tile that the cells of a band carry."""
    rows = np.arange(band.start // size, band.stop // size)[:, None] % TILE_ROWS
    return rows, np.arange(width // size) % TILE_COLUMNS


def _moved(
    rgb: Picture, original: Picture, tile: Bits, size: int, least: int
) -> tuple[Picture, int]:
    """A band with its cells at their targets, and how many steps, at least `least`, it took."""
    moved, (low, high) = rgb.astype(np.float32), limits(original)
    means = _cell_means(red_difference(moved), size)
    targets = _targets(means, tile, *_room(moved, low, high, size))
    taken = 0
    for direction in _DIRECTIONS:
        missing = targets - means
        if taken >= least and float(np.abs(missing).max()) < _NEAR:
            break
        moved += _spread(missing, size, rgb.shape[1])[..., None] * direction
        np.clip(moved, low, high, out=moved)
        means = _cell_means(red_difference(moved), size)
        taken += 1
    return np.rint(moved, out=moved).astype(np.uint8), taken


def _room(rgb: Plane, low: Plane, high: Plane, size: int) -> tuple[Plane, Plane]:
    """How far each cell mean can rise and fall within the limits."""
    more, less = np.maximum(_CR, 0), np.maximum(-_CR, 0)
    rise = _cell_means((high - rgb) @ more + (rgb - low) @ less, size)
    fall = _cell_means((rgb - low) @ more + (high - rgb) @ less, size)
    return rise, fall


def _targets(means: Plane, tile: Bits, rise: Plane, fall: Plane) -> Plane:
    """The lattice point that each cell goes to: the nearest that the limits let it reach."""
    offset = np.where(tile, STEP / 4, -STEP / 4).astype(np.float32)
    nearest = offset + STEP * np.rint((means - offset) / STEP)
    other = nearest - STEP * np.sign(nearest - means)

    def reached(points: Plane) -> Bits:
        return np.asarray((points <= means + rise) & (points >= means - fall))

    chosen: Plane = np.where(~reached(nearest) & reached(other), other, nearest)
    return chosen.astype(np.float32)


def read(rgb: npt.NDArray[np.uint8], length_bits: int) -> list[Reading]:
    """Read the payload at each searched size, the likeliest place of each; best pilot first.

    Args:
        rgb: (height, width, 3).
        length_bits: length of the payload, 1…136.
    """
    plane = red_difference(rgb)
    readings = [
        found
        for cell_px in SEARCHED_CELLS_PX
        if (found := _read_at(plane, cell_px, length_bits)) is not None
    ]
    return sorted(readings, key=lambda reading: -reading.pilot)


def read_aligned(rgb: npt.NDArray[np.uint8], length_bits: int) -> Reading:
    """Read a picture that was neither cropped nor resized.

    Args:
        rgb: (height, width, 3).
        length_bits: length of the payload, 1…136.
    """
    height, width = rgb.shape[:2]
    size = cell_size_px(height, width)
    parts = [_cell_means(red_difference(rgb[band]), size) for band in bands(height, width, size)]
    means = np.concatenate(parts) if parts else np.zeros((0, width // size), dtype=np.float32)
    folded, count = _fold(np.sin(means * (2 * np.pi / STEP)))
    return _demodulate(folded, count, length_bits, size)


def _read_at(plane: Plane, cell_px: int, length_bits: int) -> Reading | None:
    """The reading at the cell grid that fits best, None when the picture is too small for one."""
    if min(plane.shape) < 4 * cell_px:
        return None
    best: Reading | None = None
    for top, left in _grids(plane, cell_px):
        means = _cell_means(plane[top:, left:], cell_px)
        folded, count = _fold(np.sin(means * (2 * np.pi / STEP)))
        shift = _shift(folded)
        rolled = np.roll(folded, shift, axis=(0, 1))
        found = _demodulate(rolled, np.roll(count, shift, axis=(0, 1)), length_bits, cell_px)
        if best is None or found.pilot > best.pilot:
            best = found
    return best


def _grids(plane: Plane, cell_px: int, count: int = 4) -> list[tuple[int, int]]:
    """Offsets (top, left) at which the cell means lie on the lattices most clearly.

    Points of both lattices have the same doubled phase, so no bit need be known.
    """
    part = plane[:_SEARCH_AREA_PX, :_SEARCH_AREA_PX].astype(np.float64)
    total = np.pad(part, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    size = cell_px
    sums = total[size:, size:] - total[:-size, size:] - total[size:, :-size] + total[:-size, :-size]
    fit = -np.cos(sums * (4 * np.pi / STEP / size**2))
    rows, columns = fit.shape[0] // size, fit.shape[1] // size
    folded = fit[: rows * size, : columns * size].reshape(rows, size, columns, size)
    order = np.argsort(-folded.mean(axis=(0, 2)), axis=None)[:count]
    return [divmod(int(place), size) for place in order]


def _fold(soft: Plane) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.intp]]:
    """Sums and counts of the cells that carry the same place of the tile."""
    shape = (TILE_ROWS, TILE_COLUMNS)
    rows, columns = soft.shape
    place = (np.arange(rows)[:, None] % TILE_ROWS) * TILE_COLUMNS + np.arange(
        columns
    ) % TILE_COLUMNS
    size = TILE_ROWS * TILE_COLUMNS
    sums = np.bincount(place.ravel(), weights=soft.ravel(), minlength=size)
    count = np.bincount(place.ravel(), minlength=size)
    return np.asarray(sums.reshape(shape)), np.asarray(count.reshape(shape), dtype=np.intp)


def _shift(folded: npt.NDArray[np.float64]) -> tuple[int, int]:
    """The cyclic shift of the tile that agrees best with the pilot."""
    order, mask = _layout()
    pilot = np.zeros(TILE_ROWS * TILE_COLUMNS)
    pilot[order[CAPACITY_BITS:]] = np.where(mask[order[CAPACITY_BITS:]], 1.0, -1.0)
    spectrum = np.fft.fft2(pilot.reshape(folded.shape)) * np.conj(np.fft.fft2(folded))
    row, column = divmod(int(np.argmax(np.fft.ifft2(spectrum).real)), TILE_COLUMNS)
    return row, column


def _demodulate(
    folded: npt.NDArray[np.float64], count: npt.NDArray[np.intp], length_bits: int, cell_px: int
) -> Reading:
    order, mask = _layout()
    signed = np.where(mask, -folded.ravel(), folded.ravel())[order]
    counted = count.ravel()[order]
    place = np.arange(CAPACITY_BITS) % length_bits
    sums = np.bincount(place, weights=signed[:CAPACITY_BITS], minlength=length_bits)
    counts = np.bincount(place, weights=counted[:CAPACITY_BITS], minlength=length_bits)
    pilots = -signed[CAPACITY_BITS:].sum() / max(1, counted[CAPACITY_BITS:].sum())
    return Reading(sums / np.maximum(counts, 1), float(pilots), cell_px)
