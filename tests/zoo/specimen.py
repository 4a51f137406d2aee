"""A picture file and what it is to become; the flag that most of them show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image

SIZE = (48, 32)
RED, BLUE, GREEN = (200, 40, 30), (20, 60, 220), (30, 180, 40)
GREYS = (87, 66, 119)
"""Of red, blue and green by Rec. 601."""

Colour = tuple[int, ...]
Place = tuple[int, int]


@dataclass(frozen=True)
class Specimen:
    """A file and what becomes of it.

    Attributes:
        make: its bytes.
        pixels: colours at places, each channel within `tolerance`.
    """

    name: str
    make: Callable[[], bytes]
    pixels: dict[Place, Colour]
    size: tuple[int, int] = SIZE
    mode: str = "RGB"
    tolerance: int = 0
    notes: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """The notes, with that on transparency."""
        return (*self.notes, "transparent") if self.mode == "RGBA" else self.notes


def flag() -> Image.Image:
    """Red on the left; on the right blue above green."""
    picture = Image.new("RGB", SIZE, RED)
    picture.paste(BLUE, (24, 0, 48, 16))
    picture.paste(GREEN, (24, 16, 48, 32))
    return picture


def flag_in_grey() -> np.ndarray:
    """The flag in grey, 8 bits."""
    return np.asarray(flag().convert("L"))


def with_hole(mode: str = "RGBA") -> Image.Image:
    """The flag, transparent in its left third."""
    picture = flag().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 16, 32))
    return picture.convert(mode)


def in_colour(red: Colour = RED, blue: Colour = BLUE, green: Colour = GREEN) -> dict[Place, Colour]:
    return {(20, 20): red, (40, 4): blue, (40, 28): green, (28, 12): blue}


def in_grey(*levels: int) -> dict[Place, Colour]:
    return in_colour(*((level,) * 3 for level in levels or GREYS))


def holed(colours: dict[Place, Colour]) -> dict[Place, Colour]:
    return {place: (*colour, 255) for place, colour in colours.items()} | {(4, 4): (-1, -1, -1, 0)}


def indexed() -> Image.Image:
    picture = Image.new("P", SIZE)
    picture.putpalette([*RED, *BLUE, *GREEN])
    picture.paste(1, (24, 0, 48, 16))
    picture.paste(2, (24, 16, 48, 32))
    return picture


def line() -> Image.Image:
    picture = Image.new("1", SIZE)
    picture.paste(1, (24, 0, 48, 32))
    return picture
