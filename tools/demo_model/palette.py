"""Colours of the world and the light of each time of day. Colours are RGB, 0 to 255."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

RGB = tuple[int, int, int]
Tint = tuple[float, float, float]

THING_COLOURS: dict[str, RGB] = {
    "red": (216, 40, 44),
    "orange": (246, 132, 24),
    "yellow": (252, 212, 46),
    "green": (36, 148, 84),
    "blue": (40, 92, 212),
    "purple": (134, 68, 186),
    "pink": (250, 142, 186),
    "white": (250, 249, 245),
    "black": (48, 46, 56),
}
WOOD: RGB = (122, 82, 56)
INK: RGB = (44, 40, 58)
CREAM: RGB = (255, 246, 220)
LEAF: RGB = (70, 150, 72)
WHITE: RGB = (255, 255, 255)


@dataclass(frozen=True)
class Light:
    """The light of one time of day: sky colours from the zenith to the horizon, and tints
    (factors 0 to 1) for the ground and for things.
    """

    sky: tuple[RGB, ...]
    ground_tint: Tint
    thing_tint: Tint
    cloud: RGB
    cloud_shade: RGB
    water: tuple[RGB, RGB]
    dark: bool = False

    @property
    def middle(self) -> RGB:
        """The sky's colour half way up."""
        return self.sky[len(self.sky) // 2]


LIGHTS: dict[str, Light] = {
    "morning": Light(
        ((150, 208, 238), (222, 228, 222), (255, 214, 176)),
        (1.0, 0.97, 0.88),
        (1.0, 0.98, 0.95),
        (255, 250, 244),
        (186, 192, 218),
        ((150, 208, 214), (92, 166, 192)),
    ),
    "noon": Light(
        ((40, 124, 226), (100, 176, 246), (186, 228, 255)),
        (1.0, 1.0, 1.0),
        (1.0, 1.0, 1.0),
        (255, 255, 255),
        (176, 204, 236),
        ((60, 168, 208), (26, 110, 180)),
    ),
    "sunset": Light(
        ((104, 62, 148), (238, 104, 92), (255, 188, 88)),
        (1.0, 0.74, 0.60),
        (1.0, 0.93, 0.86),
        (255, 208, 178),
        (196, 112, 142),
        ((246, 150, 104), (134, 78, 128)),
    ),
    "night": Light(
        ((12, 16, 58), (26, 36, 92), (54, 70, 136)),
        (0.36, 0.43, 0.70),
        (0.88, 0.89, 0.97),
        (112, 124, 178),
        (70, 80, 138),
        ((38, 60, 120), (14, 24, 66)),
        dark=True,
    ),
}
_WASHI_SKIES: dict[str, tuple[RGB, ...]] = {
    "morning": (
        *((48, 84, 140), (150, 170, 178), (238, 224, 190), (242, 222, 186)),
        *((242, 212, 176), (240, 186, 156), (236, 166, 144)),
    ),
    "noon": (
        *((22, 50, 112), (70, 112, 160), (142, 180, 194), (170, 198, 200)),
        *((196, 212, 202), (222, 224, 204), (236, 230, 204)),
    ),
    "sunset": (
        *((52, 40, 92), (140, 84, 110), (232, 172, 112), (236, 158, 94)),
        *((232, 132, 76), (224, 98, 58), (214, 74, 50)),
    ),
    "night": (
        *((10, 14, 40), (22, 30, 68), (34, 46, 90), (44, 58, 106)),
        *((54, 70, 118), (68, 86, 132), (84, 102, 144)),
    ),
}
"""Skies of woodblock prints: the dark band along the top edge is wiped on by hand (bokashi)."""


@cache
def light_of(time: str, weather: str, style: str) -> Light:
    """Return the light of a time of day, duller in rain and paler in falling snow."""
    light = LIGHTS[time]
    if style == "ukiyoe":
        light = replace(light, sky=_WASHI_SKIES[time])
    if weather == "rain":
        # ink takes most of the colour away by itself; the rest must still tell the hour
        return _dulled(light, 0.2 if style == "ink" else 0.45, 0.86)
    if weather == "snow":
        return _dulled(light, 0.3, 1.0 if light.dark else 0.94)
    return light


def _dulled(light: Light, share: float, factor: float) -> Light:
    """Take colour out of the light; ``factor`` makes it darker."""

    def dull(colour: RGB) -> RGB:
        grey = round(luminance(colour))
        return tinted(mix(colour, (grey, grey, min(255, grey + 10)), share), (factor,) * 3)

    red, green, blue = (value * (1.0 - (1.0 - factor) * 0.6) for value in light.ground_tint)
    return replace(
        light,
        sky=tuple(dull(colour) for colour in light.sky),
        ground_tint=(red, green, blue),
        cloud=dull(light.cloud),
        cloud_shade=dull(light.cloud_shade),
        water=(dull(light.water[0]), dull(light.water[1])),
    )


def luminance(colour: RGB) -> float:
    """Return how light a colour looks, 0 to 255."""
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def mix(first: RGB, second: RGB, share: float) -> RGB:
    """Blend two colours; ``share`` (0 to 1) is the part of the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def tinted(colour: RGB, tint: Tint) -> RGB:
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
    return mix(colour, WHITE, share)


def shade(colour: RGB, share: float = 0.3) -> RGB:
    """Return the colour of a thing's shaded parts: a deeper tone of the same hue, or a lighter one
    if it is almost black.
    """
    if is_black(colour):
        return lighter(colour, share * 0.6)
    if is_pale(colour):
        return mix(colour, (112, 118, 146), share * 0.8)
    return mix(colour, tinted(colour, (0.52, 0.34, 0.46)), min(1.0, share * 1.25))


def is_black(colour: RGB) -> bool:
    """Tell whether a colour is so dark that ink does not show on it."""
    return max(colour) < 84


def is_pale(colour: RGB) -> bool:
    """Tell whether a colour is so light that white does not show on it."""
    return min(colour) > 190
