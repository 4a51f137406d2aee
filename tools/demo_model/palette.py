"""Colours of the world and the light of each time of day. Colours are RGB, 0 to 255."""

from __future__ import annotations

from dataclasses import dataclass

RGB = tuple[int, int, int]

THING_COLOURS: dict[str, RGB] = {
    "red": (216, 44, 46),
    "orange": (244, 134, 30),
    "yellow": (252, 212, 50),
    "green": (36, 146, 84),
    "blue": (42, 92, 208),
    "purple": (132, 70, 182),
    "pink": (248, 140, 184),
    "white": (250, 249, 245),
}
WOOD: RGB = (122, 82, 56)
INK: RGB = (44, 40, 58)
CREAM: RGB = (255, 246, 220)
LEAF: RGB = (70, 150, 72)


@dataclass(frozen=True)
class Light:
    """The light of one time of day: sky colours from the zenith to the horizon, and tints
    (factors 0 to 1).
    """

    sky: tuple[RGB, RGB, RGB]
    ground_tint: tuple[float, float, float]
    thing_tint: tuple[float, float, float]
    cloud: RGB


LIGHTS: dict[str, Light] = {
    "morning": Light(
        ((168, 214, 236), (236, 226, 214), (255, 222, 178)),
        (1.0, 0.97, 0.88),
        (1.0, 0.98, 0.94),
        (255, 246, 236),
    ),
    "noon": Light(
        ((44, 128, 226), (104, 178, 246), (190, 230, 255)),
        (1.0, 1.0, 1.0),
        (1.0, 1.0, 1.0),
        (255, 255, 255),
    ),
    "sunset": Light(
        ((112, 68, 150), (238, 108, 92), (255, 190, 92)),
        (1.0, 0.72, 0.58),
        (1.0, 0.90, 0.82),
        (255, 196, 168),
    ),
    "night": Light(
        ((12, 16, 58), (26, 36, 92), (54, 70, 136)),
        (0.36, 0.43, 0.70),
        (0.88, 0.89, 0.99),
        (92, 104, 160),
    ),
}


def mix(first: RGB, second: RGB, share: float) -> RGB:
    """Blend two colours; ``share`` (0 to 1) is the part of the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def tinted(colour: RGB, tint: tuple[float, float, float]) -> RGB:
    """Multiply a colour by a tint (one factor per channel, 0 to 1)."""
    red, green, blue = (
        round(channel * factor) for channel, factor in zip(colour, tint, strict=True)
    )
    return red, green, blue


def darker(colour: RGB, share: float = 0.3) -> RGB:
    """Blend towards ink; ``share`` is 0 to 1."""
    return mix(colour, INK, share)


def lighter(colour: RGB, share: float = 0.3) -> RGB:
    """Blend towards white; ``share`` is 0 to 1."""
    return mix(colour, (255, 255, 255), share)
