"""The things of the world, each as parts around its foot (height 1, x from about -0.6 to 0.6)."""

from __future__ import annotations

from collections.abc import Callable

from tools.demo_model.palette import CREAM, INK, LEAF, RGB, WOOD, darker, lighter, mix
from tools.demo_model.shapes import Part, bar, box, ellipse

GLASS: RGB = (190, 226, 244)
BLUSH: RGB = (244, 150, 160)


def house(colour: RGB) -> list[Part]:
    """A house: coloured walls, a darker roof of the same colour, a door and a lit window."""
    roof = darker(colour, 0.42)
    return [
        Part(box(0.22, 0.7, 0.36, 1.0), darker(colour, 0.3)),
        Part(box(-0.46, 0.0, 0.46, 0.56), colour),
        Part(((-0.6, 0.52), (0.6, 0.52), (0.34, 0.92), (-0.34, 0.92)), roof),
        Part(box(-0.3, 0.0, -0.06, 0.36), mix(WOOD, CREAM, 0.1), outlined=False),
        Part(box(0.08, 0.16, 0.34, 0.4), (255, 232, 140), outlined=False),
        Part(box(0.195, 0.16, 0.225, 0.4), roof, outlined=False),
    ]


def torii(colour: RGB) -> list[Part]:
    """A torii: two leaning pillars, a curved top beam with a dark cap, and a lower beam."""
    cap = darker(colour, 0.6)
    return [
        Part(bar((-0.4, 0.0), (-0.34, 0.86), 0.12), colour),
        Part(bar((0.4, 0.0), (0.34, 0.86), 0.12), colour),
        Part(box(-0.5, 0.56, 0.5, 0.66), colour),
        Part(box(-0.05, 0.64, 0.05, 0.84), darker(colour, 0.2), outlined=False),
        Part(
            (
                (-0.58, 0.9),
                (-0.3, 0.82),
                (0.3, 0.82),
                (0.58, 0.9),
                (0.62, 1.0),
                (0.3, 0.93),
                (-0.3, 0.93),
                (-0.62, 1.0),
            ),
            colour,
        ),
        Part(
            (
                (-0.62, 0.97),
                (-0.3, 0.9),
                (0.3, 0.9),
                (0.62, 0.97),
                (0.66, 1.06),
                (0.3, 0.98),
                (-0.3, 0.98),
                (-0.66, 1.06),
            ),
            cap,
        ),
        Part(box(-0.49, 0.0, -0.31, 0.07), cap, outlined=False),
        Part(box(0.31, 0.0, 0.49, 0.07), cap, outlined=False),
    ]


def tree(colour: RGB) -> list[Part]:
    """A tree: a brown trunk and a round crown in the colour (a pink one is a cherry tree)."""
    crown = [
        (-0.24, 0.56, 0.23),
        (0.24, 0.56, 0.23),
        (-0.12, 0.76, 0.23),
        (0.14, 0.76, 0.23),
        (0.0, 0.58, 0.26),
    ]
    light = [(-0.2, 0.66, 0.12), (0.12, 0.84, 0.1), (0.2, 0.58, 0.09)]
    return [
        Part(((-0.1, 0.0), (0.1, 0.0), (0.06, 0.45), (-0.06, 0.45)), WOOD),
        *[Part(ellipse(x, y, r, r), colour) for x, y, r in crown],
        *[
            Part(ellipse(x, y, r, r * 0.85), lighter(colour, 0.28), outlined=False)
            for x, y, r in light
        ],
    ]


def boat(colour: RGB) -> list[Part]:
    """A sailing boat: a coloured hull and a sail in a lighter tone of it."""
    sail = lighter(colour, 0.45)
    return [
        Part(bar((0.0, 0.2), (0.0, 1.02), 0.05), WOOD),
        Part(((0.05, 0.34), (0.46, 0.34), (0.05, 0.98)), sail),
        Part(((-0.05, 0.34), (-0.34, 0.34), (-0.05, 0.84)), lighter(colour, 0.62)),
        Part(((-0.58, 0.27), (0.58, 0.27), (0.4, 0.0), (-0.4, 0.0)), colour),
        Part(((-0.55, 0.235), (0.55, 0.235), (0.515, 0.17), (-0.515, 0.17)), CREAM, outlined=False),
    ]


def car(colour: RGB) -> list[Part]:
    """A small round car seen from its side."""
    body = (
        (-0.84, 0.18),
        (-0.86, 0.42),
        (-0.76, 0.56),
        (-0.5, 0.62),
        (-0.34, 0.92),
        (0.3, 0.92),
        (0.52, 0.6),
        (0.78, 0.54),
        (0.88, 0.4),
        (0.86, 0.18),
    )
    return [
        Part(body, colour),
        Part(((-0.38, 0.6), (-0.26, 0.82), (-0.05, 0.82), (-0.05, 0.6)), GLASS, outlined=False),
        Part(((0.05, 0.6), (0.05, 0.82), (0.25, 0.82), (0.4, 0.6)), GLASS, outlined=False),
        Part(box(-0.85, 0.2, 0.86, 0.28), darker(colour, 0.28), outlined=False),
        Part(ellipse(0.79, 0.42, 0.07, 0.07), CREAM, outlined=False),
        *[Part(ellipse(x, 0.17, 0.19, 0.19), INK) for x in (-0.46, 0.48)],
        *[
            Part(ellipse(x, 0.17, 0.09, 0.09), (214, 214, 220), outlined=False)
            for x in (-0.46, 0.48)
        ],
    ]


def cat(colour: RGB) -> list[Part]:
    """A sitting cat, facing us."""
    pale = lighter(colour, 0.5)
    ears = [((s * 0.31, 0.66), (s * 0.33, 1.03), (s * 0.07, 0.86)) for s in (-1, 1)]
    inner = [((s * 0.26, 0.76), (s * 0.28, 0.94), (s * 0.15, 0.86)) for s in (-1, 1)]
    return [
        Part(
            (*ellipse(0.36, 0.2, 0.22, 0.2, -150, 60), (0.52, 0.52), (0.44, 0.52), (0.38, 0.3)),
            colour,
        ),
        Part(ellipse(0.0, 0.25, 0.31, 0.31, -50, 230), colour),
        *[Part(points, colour) for points in ears],
        Part(ellipse(0.0, 0.67, 0.35, 0.27), colour),
        *[Part(points, BLUSH, outlined=False) for points in inner],
        Part(ellipse(0.0, 0.2, 0.15, 0.2), pale, outlined=False),
        Part(ellipse(0.0, 0.58, 0.14, 0.1), pale, outlined=False),
        *[Part(ellipse(s * 0.15, 0.7, 0.05, 0.065), INK, outlined=False) for s in (-1, 1)],
        Part(((-0.045, 0.63), (0.045, 0.63), (0.0, 0.57)), BLUSH, outlined=False),
    ]


def flower(colour: RGB) -> list[Part]:
    """One large flower with six petals, a stem and two leaves."""
    heart = (150, 88, 40) if colour[2] < 90 and colour[1] > 120 else (252, 206, 60)
    petals = [(0.0, 0.2), (0.173, 0.1), (0.173, -0.1), (0.0, -0.2), (-0.173, -0.1), (-0.173, 0.1)]
    return [
        Part(bar((0.0, 0.0), (0.0, 0.5), 0.06), LEAF),
        Part(((0.0, 0.06), (0.14, 0.28), (0.34, 0.32), (0.22, 0.12)), LEAF),
        Part(((0.0, 0.06), (-0.14, 0.28), (-0.34, 0.32), (-0.22, 0.12)), LEAF),
        *[Part(ellipse(x, 0.67 + y, 0.135, 0.135), colour) for x, y in petals],
        Part(ellipse(0.0, 0.67, 0.2, 0.2), colour, outlined=False),
        Part(ellipse(0.0, 0.67, 0.12, 0.12), heart, outlined=False),
    ]


def lantern(colour: RGB) -> list[Part]:
    """A paper lantern hanging from a wooden post."""
    ribs = [box(-0.19, y, 0.31, y + 0.022) for y in (0.36, 0.47, 0.58)]
    return [
        Part(box(-0.4, 0.0, -0.3, 1.0), WOOD),
        Part(box(-0.46, 0.9, 0.16, 0.98), WOOD),
        Part(box(0.05, 0.74, 0.075, 0.92), INK, outlined=False),
        Part(box(-0.08, 0.72, 0.2, 0.8), INK),
        Part(ellipse(0.06, 0.48, 0.28, 0.27), colour),
        Part(ellipse(0.0, 0.52, 0.12, 0.17), lighter(colour, 0.4), outlined=False),
        *[Part(points, darker(colour, 0.3), outlined=False) for points in ribs],
        Part(box(-0.08, 0.17, 0.2, 0.24), INK),
    ]


def umbrella(colour: RGB) -> list[Part]:
    """An open umbrella standing on its handle."""
    scallops = [(-0.36, 0.16), (-0.12, 0.12), (0.12, 0.12), (0.36, 0.16)]
    dome = ellipse(0.0, 0.5, 0.54, 0.44, 0, 180)
    return [
        Part(box(-0.03, 0.12, 0.03, 1.02), WOOD),
        Part(
            (
                *ellipse(0.09, 0.12, 0.12, 0.12, 180, 360),
                *reversed(ellipse(0.09, 0.12, 0.06, 0.06, 180, 360)),
            ),
            WOOD,
        ),
        Part(dome, colour),
        *[Part(ellipse(x, 0.5, r * 0.86, 0.06), colour) for x, r in scallops],
        Part(
            (*ellipse(0.0, 0.5, 0.2, 0.44, 0, 180), (0.0, 0.45)),
            lighter(colour, 0.34),
            outlined=False,
        ),
    ]


SHAPES: dict[str, Callable[[RGB], list[Part]]] = {
    "house": house,
    "torii": torii,
    "tree": tree,
    "boat": boat,
    "car": car,
    "cat": cat,
    "flower": flower,
    "lantern": lantern,
    "umbrella": umbrella,
}

HEIGHTS: dict[str, float] = {
    "house": 0.37,
    "torii": 0.42,
    "tree": 0.47,
    "boat": 0.40,
    "car": 0.25,
    "cat": 0.40,
    "flower": 0.45,
    "lantern": 0.45,
    "umbrella": 0.43,
}
"""Height of each thing as a share of the picture's height."""
