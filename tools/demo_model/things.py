"""The things of the world, each as parts around its foot (height 1, x from about -0.8 to 0.8)."""

from __future__ import annotations

from collections.abc import Callable

from tools.demo_model.buildings import house, pagoda, torii
from tools.demo_model.creatures import bird, cat, dog, snowman
from tools.demo_model.palette import CREAM, INK, RGB, WOOD, is_pale, lighter, shade
from tools.demo_model.plants import cherry, flower, tree
from tools.demo_model.shapes import Edge, Part, Point, bar, box, ellipse

_GLASS: RGB = (190, 226, 244)


def boat(colour: RGB) -> list[Part]:
    """A sailing boat: hull and sails in the colour, with light stripes."""
    stripe = (196, 190, 184) if is_pale(colour) else CREAM
    return [
        Part(bar((0.0, 0.2), (0.0, 1.04), 0.055), WOOD),
        Part(((0.06, 0.33), (0.5, 0.33), (0.06, 0.99)), colour),
        Part(((-0.06, 0.33), (-0.38, 0.33), (-0.06, 0.86)), shade(colour, 0.16)),
        Part(((0.06, 0.46), (0.415, 0.46), (0.36, 0.54), (0.06, 0.54)), stripe, Edge.NONE),
        Part(((-0.62, 0.28), (0.62, 0.28), (0.42, 0.0), (-0.42, 0.0)), shade(colour, 0.22)),
        Part(((-0.585, 0.235), (0.585, 0.235), (0.54, 0.165), (-0.54, 0.165)), stripe, Edge.NONE),
    ]


def car(colour: RGB) -> list[Part]:
    """A small round car seen from its side."""
    body: tuple[Point, ...] = (
        *((-0.84, 0.18), (-0.87, 0.42), (-0.78, 0.56), (-0.52, 0.63), (-0.38, 0.9), (-0.26, 0.96)),
        *((0.22, 0.96), (0.34, 0.9), (0.54, 0.62), (0.8, 0.55), (0.89, 0.4), (0.86, 0.18)),
    )
    wheels = (-0.46, 0.48)
    return [
        Part(body, colour),
        Part(((-0.38, 0.6), (-0.26, 0.84), (-0.05, 0.84), (-0.05, 0.6)), _GLASS, Edge.OWN),
        Part(((0.05, 0.6), (0.05, 0.84), (0.24, 0.84), (0.4, 0.6)), _GLASS, Edge.OWN),
        Part(box(-0.85, 0.2, 0.86, 0.28), shade(colour, 0.28), Edge.NONE),
        Part(ellipse(0.78, 0.42, 0.075, 0.075), CREAM, Edge.OWN),
        *[Part(ellipse(x, 0.18, 0.2, 0.2), (66, 62, 78)) for x in wheels],
        *[Part(ellipse(x, 0.18, 0.09, 0.09), (214, 214, 220), Edge.NONE) for x in wheels],
    ]


def lantern(colour: RGB) -> list[Part]:
    """A paper lantern hanging from a wooden post."""
    ribs = [(0.3, 0.24), (0.43, 0.3), (0.56, 0.3), (0.67, 0.24)]
    cap = shade(INK, 0.25)
    glow = lighter(colour, 0.35) if not is_pale(colour) else (255, 244, 206)
    return [
        Part(box(-0.42, 0.0, -0.31, 1.02), WOOD),
        Part(bar((-0.5, 0.94), (0.2, 0.94), 0.09), WOOD),
        Part(bar((-0.36, 0.72), (-0.18, 0.92), 0.06), WOOD),
        Part(box(0.035, 0.76, 0.085, 0.92), INK, Edge.NONE),
        Part(box(-0.1, 0.75, 0.22, 0.83), cap),
        Part(box(-0.1, 0.13, 0.22, 0.21), cap),
        Part(ellipse(0.06, 0.48, 0.31, 0.29), colour),
        Part(ellipse(-0.02, 0.52, 0.1, 0.16), glow, Edge.NONE),
        *[
            Part(box(0.06 - half, y - 0.014, 0.06 + half, y + 0.014), shade(colour, 0.3), Edge.NONE)
            for y, half in ribs
        ],
    ]


def umbrella(colour: RGB) -> list[Part]:
    """An open paper umbrella standing on its handle, with ribs and a light ring."""
    ring = (214, 206, 200) if is_pale(colour) else lighter(colour, 0.7)
    hem = [(-0.58, 0.46), (-0.29, 0.41), (0.0, 0.4), (0.29, 0.41), (0.58, 0.46)]
    dome: tuple[Point, ...] = (
        *hem,
        *((0.5, 0.63), (0.33, 0.8), (0.13, 0.91), (0.0, 0.94)),
        *((-0.13, 0.91), (-0.33, 0.8), (-0.5, 0.63)),
    )
    band: tuple[Point, ...] = (
        *((-0.53, 0.585), (-0.27, 0.56), (0.0, 0.55), (0.27, 0.56), (0.53, 0.585)),
        *((0.48, 0.67), (0.25, 0.65), (0.0, 0.64), (-0.25, 0.65), (-0.48, 0.67)),
    )
    return [
        Part(box(-0.035, 0.0, 0.035, 0.5), WOOD),
        Part(box(-0.05, 0.0, 0.05, 0.14), shade(WOOD, 0.4)),
        Part(box(-0.045, 0.9, 0.045, 1.03), shade(colour, 0.5)),
        Part(dome, colour),
        Part(band, ring, Edge.NONE),
        *[
            Part(bar((x, 0.415), (0.18 * x, 0.91), 0.04, 0.02), shade(colour, 0.32), Edge.NONE)
            for x in (-0.3, 0.0, 0.3)
        ],
    ]


SHAPES: dict[str, Callable[[RGB], list[Part]]] = {
    "house": house,
    "torii": torii,
    "pagoda": pagoda,
    "tree": tree,
    "cherry": cherry,
    "boat": boat,
    "car": car,
    "cat": cat,
    "dog": dog,
    "bird": bird,
    "flower": flower,
    "lantern": lantern,
    "umbrella": umbrella,
    "snowman": snowman,
}

HEIGHTS: dict[str, float] = {
    "house": 0.37,
    "torii": 0.42,
    "pagoda": 0.50,
    "tree": 0.47,
    "cherry": 0.46,
    "boat": 0.40,
    "car": 0.26,
    "cat": 0.40,
    "dog": 0.36,
    "bird": 0.33,
    "flower": 0.46,
    "lantern": 0.45,
    "umbrella": 0.43,
    "snowman": 0.42,
}
"""Height of each thing that stands alone, as a share of the picture's height."""

REACHES: dict[str, float] = {
    "house": 0.64,
    "torii": 0.70,
    "pagoda": 0.47,
    "tree": 0.48,
    "cherry": 0.70,
    "boat": 0.62,
    "car": 0.88,
    "cat": 0.56,
    "dog": 0.78,
    "bird": 0.76,
    "flower": 0.36,
    "lantern": 0.48,
    "umbrella": 0.58,
    "snowman": 0.56,
}
"""How far each thing reaches to the sides of its foot, in units of its height."""

MIRRORED = frozenset(("boat", "car", "cat", "dog", "bird", "lantern", "snowman", "house"))
"""Things that look to either side."""
