"""The invisible watermark: written to every picture, read from any.

Two layers share the picture without touching each other: a robust one in the red difference
(`robust_layer`), which survives compression, halving and cropping, and one in the blue difference
(`reference_layer`) that the decoder of the CompVis reference scripts reads.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from sdjp.provenance import reference_layer, robust_layer

PAYLOAD = b"StableDiffusionV1"
LAYERS = ("robust", "reference")
FALSE_POSITIVE_RATE = 1e-6

Picture = npt.NDArray[np.uint8]

# Sizes searched, the place as drawn, and the reference layer: each may be right by accident.
_HYPOTHESES = len(robust_layer.SEARCHED_CELLS_PX) + 2
_TURNS = 3
_STRONG = 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """What was read.

    Attributes:
        found: the payload agrees in so many bits that chance is ruled out (see `threshold_bits`).
        payload: the bits as read, which may differ from what was written.
        bit_accuracy: share of bits that agree with the expected payload, 0…1.
        layers: in which of LAYERS it was found; None where not all were looked at.
    """

    found: bool
    payload: bytes
    bit_accuracy: float
    layers: tuple[str, ...] | None = None

    def to_json(self) -> dict[str, bool | str | float | list[str]]:
        """For people and programs; the payload is text, and only where it was found."""
        values: dict[str, bool | str | float | list[str]] = {
            "found": self.found,
            "payload": self.payload.decode("utf-8", "replace") if self.found else "",
            "bit_accuracy": round(self.bit_accuracy, 4),
        }
        return values if self.layers is None else {**values, "layers": list(self.layers)}


def embed(rgb: Picture, payload: bytes = PAYLOAD) -> Picture:
    """A copy of `rgb` that carries `payload`; no number differs by more than 6.

    Args:
        rgb: (height, width, 3), 0…255; at least 128×128 pixels for the whole payload.
        payload: 1…17 bytes.

    Raises:
        ValueError: the payload is empty or too long, or the array is no RGB picture.
    """
    bits = _bits(payload)
    _check(rgb)
    robust = robust_layer.write(rgb, rgb, bits)
    if rgb.shape[0] * rgb.shape[1] < reference_layer.MINIMUM_AREA_PX:
        return robust
    both = _both_layers(robust, rgb, bits)
    return robust if both is None else both


def _both_layers(robust: Picture, original: Picture, bits: robust_layer.Bits) -> Picture | None:
    """Add the reference layer, None where six levels do not suffice for both.

    Where a colour is at its end the layers want the same channel, and take turns. On pure white
    or black the reference layer cannot be had; the picture is not disturbed for it.
    """
    current = robust
    for _ in range(_TURNS):
        marked = reference_layer.write(current, original, bits)
        ones = reference_layer.read(marked, bits.size) > reference_layer.MAJORITY
        if int((ones == bits).sum()) < threshold_bits(bits.size):
            return None
        if robust_layer.read_aligned(marked, bits.size).strength(bits) >= _STRONG:
            return marked
        current = robust_layer.write(marked, original, bits)
    return None


def decode(rgb: Picture, expected: bytes = PAYLOAD, *, every_layer: bool = False) -> Decoded:
    """Look for `expected` in `rgb`: as drawn first, then cropped and resized.

    Args:
        rgb: (height, width, 3), 0…255.
        expected: 1…17 bytes.
        every_layer: go on when one layer is whole, to name all that are there.

    Raises:
        ValueError: the payload is empty or too long, or the array is no RGB picture.
    """
    wanted = _bits(expected)
    _check(rgb)
    best = _judge(robust_layer.read_aligned(rgb, wanted.size).soft > 0, wanted)
    if best.bit_accuracy < 1:
        readings = (reading.soft > 0 for reading in robust_layer.read(rgb, wanted.size))
        best = _best(best, *(_judge(read, wanted) for read in readings))
    elif not every_layer:
        return best
    majority = reference_layer.read(rgb, wanted.size) > reference_layer.MAJORITY
    by_layer = dict(zip(LAYERS, (best, _judge(majority, wanted)), strict=True))
    layers = tuple(name for name, read in by_layer.items() if read.found)
    return replace(_best(*by_layer.values()), layers=layers)


def _best(*readings: Decoded) -> Decoded:
    return max(readings, key=lambda one: one.bit_accuracy)


@functools.cache
def threshold_bits(length_bits: int) -> int:
    """How many of `length_bits` must agree so that chance does it less than once in a million.

    The binomial tail for fair bits, times the number of readings that one picture is given.
    """
    tail = 0
    for agreeing in range(length_bits, -1, -1):
        tail += math.comb(length_bits, agreeing)
        if tail * _HYPOTHESES > FALSE_POSITIVE_RATE * 2**length_bits:
            return agreeing + 1
    return 0


def _judge(read: npt.NDArray[np.bool_], wanted: npt.NDArray[np.bool_]) -> Decoded:
    agreeing = int((read == wanted).sum())
    found = agreeing >= threshold_bits(wanted.size)
    return Decoded(found, np.packbits(read).tobytes(), agreeing / wanted.size)


def _bits(payload: bytes) -> npt.NDArray[np.bool_]:
    if not 1 <= len(payload) * 8 <= robust_layer.CAPACITY_BITS:
        raise ValueError(f"a payload has 1 to 17 bytes, not {len(payload)}")
    return np.unpackbits(np.frombuffer(payload, dtype=np.uint8)).astype(np.bool_)


def _check(rgb: Picture) -> None:
    if rgb.ndim != 3 or rgb.shape[2] != 3 or rgb.dtype != np.uint8:
        raise ValueError(f"expected (height, width, 3) of uint8, got {rgb.shape} of {rgb.dtype}")
