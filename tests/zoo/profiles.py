"""Colour profiles for test pictures, made from the figures of their standards."""

from __future__ import annotations

import struct
from functools import cache

import numpy as np
import numpy.typing as npt

Chromaticity = tuple[float, float]

_D50 = np.array([0.9642, 1.0, 0.8249])
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)
D65: Chromaticity = (0.3127, 0.3290)


def _xyz(place: Chromaticity) -> npt.NDArray[np.float64]:
    x, y = place
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _columns(primaries: tuple[Chromaticity, ...]) -> npt.NDArray[np.float64]:
    """The colours of red, green and blue at full level, seen from D50's white."""
    directions = np.stack([_xyz(one) for one in primaries], axis=1)
    white = _xyz(D65)
    matrix = directions * np.linalg.solve(directions, white)
    scale = np.diag((_BRADFORD @ _D50) / (_BRADFORD @ white))
    return np.linalg.inv(_BRADFORD) @ scale @ _BRADFORD @ matrix


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _profile(kind: bytes, space: bytes, pcs: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    """An ICC version 2 profile."""
    tags = [(b"desc", b"desc" + bytes(4) + struct.pack(">I", 5) + b"test\0" + bytes(78)), *tags]
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags:
        table += name + struct.pack(">II", start + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", 0, b"\0\0\0\0", 0x02400000, kind, space, pcs)
    head += struct.pack(">6H", 2026, 11, 21, 0, 0, 0) + b"acsp" + bytes(28) + _fixed(*_D50)
    whole = head.ljust(128, b"\0") + table + data
    return struct.pack(">I", len(whole)) + whole[4:]


def _gamma(value: float) -> bytes:
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(value * 256))


def _rgb(primaries: tuple[Chromaticity, ...], gamma: float) -> bytes:
    columns = _columns(primaries)
    tags = [(b"wtpt", b"XYZ " + bytes(4) + _fixed(*_D50))]
    for number, letter in enumerate((b"r", b"g", b"b")):
        tags.append((letter + b"XYZ", b"XYZ " + bytes(4) + _fixed(*columns[:, number])))
        tags.append((letter + b"TRC", _gamma(gamma)))
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags)


@cache
def display_p3() -> bytes:
    """Display P3's primaries; its curve nearly."""
    return _rgb(((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)), 2.2)


@cache
def adobe_rgb() -> bytes:
    """Adobe RGB (1998)."""
    return _rgb(((0.64, 0.33), (0.21, 0.71), (0.15, 0.06)), 2.19921875)


@cache
def grey(gamma: float) -> bytes:
    """Grey with an exponent."""
    tags = [(b"wtpt", b"XYZ " + bytes(4) + _fixed(*_D50)), (b"kTRC", _gamma(gamma))]
    return _profile(b"mntr", b"GRAY", b"XYZ ", tags)


CYAN_LAB, MAGENTA_LAB, YELLOW_LAB = (55, -37, -50), (48, 74, -3), (89, -5, 93)


@cache
def cmyk() -> bytes:
    """A press whose inks are those of offset printing on white paper; others by multiplying."""
    corners = b""
    inks = [np.array(lab, float) for lab in (CYAN_LAB, MAGENTA_LAB, YELLOW_LAB)]
    for number in range(16):
        used = [bool(number & bit) for bit in (8, 4, 2)]
        light, a, b = 100.0, 0.0, 0.0
        for ink, is_used in zip(inks, used, strict=True):
            if is_used:
                light, a, b = light * ink[0] / 100, a + ink[1], b + ink[2]
        if number & 1:
            light, a, b = light * 0.15, 0.0, 0.0
        corners += bytes(
            int(np.clip(round(value), 0, 255)) for value in (light * 2.55, a + 128, b + 128)
        )
    straight = bytes(range(256))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    table += straight * 4 + corners + straight * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", [(b"A2B0", table)])
