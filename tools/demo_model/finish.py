"""The last touch of each style on the painted sheet: paper, pigment and borders."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from PIL import Image, ImageFilter

from tools.demo_model.styles import PAPER

Sheet = np.ndarray
"""A picture as float32 (size, size, 3), 0 to 255."""


@lru_cache(maxsize=64)
def _grain(size: int, columns: int, rows: int, index: int) -> np.ndarray:
    """Return smooth noise from -1 to 1 that joins at its edges, so that it can be rolled."""
    cells = np.random.default_rng(1000 * index + columns + 31 * rows).uniform(
        -1.0, 1.0, (rows, columns)
    )
    around = np.pad(cells, 2, mode="wrap").astype(np.float32)
    sx, sy = size / columns, size / rows
    image = Image.fromarray(around).resize(
        (round(sx * (columns + 4)), round(sy * (rows + 4))), Image.Resampling.BICUBIC
    )
    top, left = round(2 * sy), round(2 * sx)
    return np.asarray(image)[top : top + size, left : left + size].copy()


def _noise(size: int, columns: int, rows: int, rng: random.Random) -> np.ndarray:
    grain = _grain(size, columns, rows, rng.randrange(4))
    return np.roll(grain, (rng.randrange(size), rng.randrange(size)), axis=(0, 1))


@lru_cache(maxsize=16)
def _margin(size: int) -> np.ndarray:
    """Return each pixel's distance from the nearest edge, as a share of the picture's width."""
    along = np.minimum(np.arange(size), np.arange(size)[::-1]).astype(np.float32) / size
    distance: np.ndarray = np.minimum(along[:, None], along[None, :])
    return distance


def _onto_paper(sheet: Sheet, style: str, width: float, soft: float, noise: np.ndarray) -> Sheet:
    """Let the paint end at an uneven line before the paper's edge."""
    cover = np.clip((_margin(sheet.shape[0]) - width + noise) / soft, 0.0, 1.0)[..., None]
    paper = np.array(PAPER[style], np.float32)
    covered: Sheet = paper + (sheet - paper) * cover
    return covered


def watercolour(picture: Image.Image, rng: random.Random) -> Sheet:
    """Wet edges, uneven pigment, and a border of white paper."""
    size = picture.width
    rows, columns = np.indices((size, size), dtype=np.int32)
    reach = 0.008 * size
    shift_x = (_noise(size, 14, 14, rng) * reach).astype(np.int32)
    shift_y = (_noise(size, 14, 14, rng) * reach).astype(np.int32)
    blurred = np.asarray(picture.filter(ImageFilter.BoxBlur(size * 0.011)))
    soft = picture.filter(ImageFilter.BoxBlur(size * 0.0022))
    source: Sheet = np.asarray(soft).astype(np.float32)
    edge = np.abs(source[..., 1] - blurred[..., 1])
    source *= (1.0 - np.minimum(edge * 0.0035, 0.3))[..., None]
    at = (np.clip(rows + shift_y, 0, size - 1), np.clip(columns + shift_x, 0, size - 1))
    sheet: Sheet = source[at]
    pigment = 1.0 + 0.18 * _noise(size, 5, 5, rng) + 0.06 * _noise(size, 40, 40, rng)
    sheet = 255.0 - (255.0 - sheet) * pigment[..., None]
    ragged = 0.012 * _noise(size, 9, 9, rng) + 0.006 * _noise(size, 40, 40, rng)
    return _onto_paper(sheet, "watercolour", 0.034, 0.012, ragged)


def ink(picture: Image.Image, rng: random.Random) -> Sheet:
    """Washes that run unevenly and fade towards the edges of the paper."""
    size = picture.width
    sheet: Sheet = np.asarray(picture).astype(np.float32)
    wash = 1.0 + 0.16 * _noise(size, 4, 7, rng) + 0.05 * _noise(size, 40, 40, rng)
    paper = np.array(PAPER["ink"], np.float32)
    sheet = paper + (sheet - paper) * wash[..., None]
    return _onto_paper(sheet, "ink", 0.012, 0.024, 0.02 * _noise(size, 7, 7, rng))


def ukiyoe(picture: Image.Image, rng: random.Random) -> Sheet:
    """The grain of the wood block and of the paper."""
    size = picture.width
    sheet: Sheet = np.asarray(picture).astype(np.float32)
    grain = 1.0 + 0.025 * _noise(size, 4, 64, rng) + 0.03 * _noise(size, 48, 48, rng)
    sheet *= grain[..., None]
    return _onto_paper(sheet, "ukiyoe", 0.012, 0.006, 0.002 * _noise(size, 9, 9, rng))


FINISHES: dict[str, Callable[[Image.Image, random.Random], Sheet]] = {
    "watercolour": watercolour,
    "ink": ink,
    "ukiyoe": ukiyoe,
}
"""What is done to the sheet; the picture-book style is left as it is painted."""
