"""The four ways of painting: what each does to colours and to lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tools.demo_model.palette import RGB, luminance, mix, tinted

Tone = Callable[[RGB], RGB]

PAPER: dict[str, RGB] = {
    "watercolour": (253, 251, 246),
    "ink": (240, 233, 216),
    "ukiyoe": (240, 228, 198),
}
SUMI: RGB = (40, 38, 42)


@dataclass(frozen=True)
class Look:
    """One way of painting. Widths are shares of the picture's width; shares are 0 to 1.

    Attributes:
        outline: visible width of the line around things.
        inner: visible width of the lines within things.
        scenery: width of the lines around hills, houses and waves; 0 for none.
        edge: how far lines go from the colour that they surround towards ink.
        halo: width of the strip of bare paper around things; 0 for none.
        brush: how much thicker lines are on the lower right, as a brush makes them.
        background: what becomes of the colours of the surroundings.
        accent: what becomes of the colours of things and of what falls from the sky.
    """

    name: str
    outline: float
    inner: float
    scenery: float
    edge: float
    halo: float
    brush: float
    background: Tone
    accent: Tone


@cache
def look_of(style: str, time: str) -> Look:
    """Return the look of one of the styles at a time of day."""
    if style == "watercolour":
        return Look(style, 0.006, 0.005, 0.0, 0.34, 0.006, 0.0, _pale(0.24), _pale(0.10))
    if style == "ink":
        colourful = 0.29 if time == "sunset" else 0.16
        return Look(style, 0.012, 0.009, 0.008, 0.95, 0.006, 0.005, _wash(colourful), _muted)
    if style == "ukiyoe":
        return Look(style, 0.010, 0.008, 0.007, 0.88, 0.0, 0.0, _printed(0.24), _printed(0.1))
    return Look(style, 0.010, 0.007, 0.0, 0.62, 0.0, 0.0, _plain, _plain)


def _plain(colour: RGB) -> RGB:
    return colour


def _pale(share: float) -> Tone:
    """Thin paint on white paper."""
    return lambda colour: mix(colour, PAPER["watercolour"], share)


def _wash(colourful: float) -> Tone:
    """Grey ink on rice paper, with a trace of the colour."""

    def tone(colour: RGB) -> RGB:
        light = luminance(colour)
        depth = 0.92 * (1.0 - light / 255.0) ** 0.95
        grey = mix(PAPER["ink"], SUMI, depth)
        red, green, blue = (
            min(255, max(0, round(base + colourful * (channel - light))))
            for base, channel in zip(grey, colour, strict=True)
        )
        return red, green, blue

    return tone


def _muted(colour: RGB) -> RGB:
    grey = round(luminance(colour))
    return tinted(mix(colour, (grey, grey, grey), 0.14), (0.98, 0.965, 0.93))


def _printed(share: float) -> Tone:
    """Plant and earth pigments on beige paper."""

    def tone(colour: RGB) -> RGB:
        grey = round(luminance(colour))
        return tinted(mix(colour, (grey, grey, grey), share), (0.985, 0.955, 0.885))

    return tone
