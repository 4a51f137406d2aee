"""Living creatures and the snowman, each as parts around its foot (height 1)."""

from __future__ import annotations

from tools.demo_model.palette import CREAM, INK, RGB, WOOD, is_black, is_pale, lighter, shade
from tools.demo_model.shapes import Edge, Part, Point, bar, box, ellipse

BLUSH: RGB = (244, 150, 160)
_CARROT: RGB = (240, 122, 34)


def _eye(x: float, y: float, size: float, colour: RGB) -> list[Part]:
    """A friendly eye with a spark in it; on black fur it is light with a dark pupil."""
    if is_black(colour):
        return [
            Part(ellipse(x, y, size * 1.1, size * 1.2), (255, 240, 170), Edge.NONE),
            Part(ellipse(x, y, size * 0.5, size * 0.8), INK, Edge.NONE),
        ]
    return [
        Part(ellipse(x, y, size, size * 1.25), INK, Edge.NONE),
        Part(ellipse(x + size * 0.3, y + size * 0.45, size * 0.4, size * 0.4), CREAM, Edge.NONE),
    ]


def _belly(colour: RGB) -> RGB:
    if is_black(colour):
        return 110, 106, 122
    return (240, 226, 206) if is_pale(colour) else lighter(colour, 0.62)


def cat(colour: RGB) -> list[Part]:
    """A sitting cat, facing us."""
    pale = _belly(colour)
    ears = [((s * 0.33, 0.64), (s * 0.36, 1.04), (s * 0.06, 0.88)) for s in (-1, 1)]
    inner = [((s * 0.28, 0.78), (s * 0.31, 0.95), (s * 0.17, 0.87)) for s in (-1, 1)]
    tail: tuple[Point, ...] = (
        *ellipse(0.36, 0.2, 0.22, 0.2, -150, 60),
        *((0.54, 0.52), (0.43, 0.54), (0.38, 0.3)),
    )
    return [
        Part(tail, colour),
        Part(ellipse(0.0, 0.25, 0.31, 0.31, -50, 230), colour),
        *[Part(points, colour) for points in ears],
        Part(ellipse(0.0, 0.2, 0.15, 0.19), pale, Edge.NONE),
        *[Part(ellipse(s * 0.13, 0.045, 0.1, 0.06), colour, Edge.OWN) for s in (-1, 1)],
        Part(ellipse(0.0, 0.67, 0.37, 0.28), colour, Edge.OWN),
        Part(ellipse(0.0, 0.67, 0.37, 0.28), colour),
        *[Part(points, BLUSH, Edge.NONE) for points in inner],
        Part(ellipse(0.0, 0.57, 0.15, 0.1), pale, Edge.NONE),
        *[part for s in (-1, 1) for part in _eye(s * 0.17, 0.7, 0.052, colour)],
        *[Part(ellipse(s * 0.26, 0.58, 0.06, 0.04), BLUSH, Edge.NONE) for s in (-1, 1)],
        Part(((-0.05, 0.635), (0.05, 0.635), (0.0, 0.57)), (216, 92, 110), Edge.NONE),
    ]


def dog(colour: RGB) -> list[Part]:
    """A standing dog from its side: a floppy ear, a long snout, a collar, a tail held high."""
    pale, far_leg, ear = _belly(colour), shade(colour, 0.25), shade(colour, 0.4)
    collar = (40, 110, 200) if colour[0] > 190 and colour[2] < 120 else (214, 48, 48)
    return [
        Part(bar((-0.42, 0.46), (-0.62, 0.92), 0.16, 0.09), colour),
        Part(ellipse(-0.62, 0.92, 0.055, 0.055), colour),
        *[Part(box(x, 0.0, x + 0.14, 0.34), far_leg) for x in (-0.26, 0.08)],
        *[Part(box(x, 0.0, x + 0.16, 0.4), colour) for x in (-0.44, 0.22)],
        Part(ellipse(-0.06, 0.42, 0.42, 0.22), colour),
        Part(((0.0, 0.5), (0.36, 0.34), (0.5, 0.62), (0.12, 0.78)), colour),
        Part(bar((0.06, 0.62), (0.42, 0.47), 0.1), collar, Edge.NONE),
        Part(ellipse(0.62, 0.56, 0.06, 0.09), (240, 120, 136)),
        Part(ellipse(0.6, 0.69, 0.2, 0.13), pale),
        Part(ellipse(0.34, 0.78, 0.28, 0.24), colour),
        Part(ellipse(0.6, 0.69, 0.18, 0.115), pale, Edge.NONE),
        Part(ellipse(0.76, 0.75, 0.065, 0.055), INK),
        *_eye(0.45, 0.83, 0.055, colour),
        Part(ellipse(0.14, 0.72, 0.12, 0.25), ear, Edge.OWN),
    ]


def bird(colour: RGB) -> list[Part]:
    """A plump bird from its side: a beak, a wing, a raised tail."""
    warm = colour[0] > 230 and colour[1] > 100 and colour[2] < 100
    beak = (190, 78, 40) if warm else (248, 158, 40)
    legs = (176, 96, 44)
    return [
        *[
            Part(points, legs)
            for x in (-0.02, 0.16)
            for points in (bar((x, 0.2), (x, 0.02), 0.06), box(x - 0.03, 0.0, x + 0.12, 0.05))
        ],
        Part(((-0.2, 0.62), (-0.7, 0.84), (-0.74, 0.62), (-0.3, 0.34)), shade(colour, 0.25)),
        Part(((0.44, 0.88), (0.72, 0.76), (0.44, 0.66)), beak),
        Part(ellipse(0.02, 0.47, 0.45, 0.35), colour),
        Part(ellipse(0.24, 0.77, 0.28, 0.26), colour),
        Part(ellipse(0.18, 0.34, 0.24, 0.19), _belly(colour), Edge.NONE),
        Part(ellipse(-0.12, 0.5, 0.27, 0.17), shade(colour, 0.32), Edge.OWN),
        *_eye(0.34, 0.83, 0.055, colour),
        Part(ellipse(0.26, 0.7, 0.06, 0.045), BLUSH, Edge.NONE),
    ]


def snowman(colour: RGB) -> list[Part]:
    """A snowman of two balls, with a bucket for a hat, a scarf and a carrot for a nose."""
    reddish = colour[0] > 200 and colour[2] < 200
    scarf = (44, 104, 196) if reddish else (214, 46, 50)
    dark = (255, 240, 190) if is_black(colour) else INK
    bucket = (96, 92, 110)
    return [
        Part(bar((-0.24, 0.36), (-0.56, 0.56), 0.06), WOOD),
        Part(bar((0.24, 0.36), (0.56, 0.56), 0.06), WOOD),
        Part(ellipse(0.0, 0.28, 0.34, 0.29), colour),
        Part(ellipse(0.0, 0.68, 0.27, 0.24), colour),
        Part(ellipse(-0.2, 0.26, 0.1, 0.2), shade(colour, 0.1), Edge.NONE),
        Part(box(0.06, 0.28, 0.2, 0.52), scarf, Edge.OWN),
        Part((*ellipse(0.0, 0.5, 0.25, 0.07),), scarf, Edge.OWN),
        Part(((-0.22, 0.86), (0.18, 0.92), (0.1, 1.1), (-0.2, 1.05)), bucket),
        Part(bar((-0.22, 0.87), (0.18, 0.93), 0.05), shade(bucket, 0.4), Edge.NONE),
        *[Part(ellipse(s * 0.11, 0.74, 0.04, 0.05), dark, Edge.NONE) for s in (-1, 1)],
        *[Part(ellipse(0.0, y, 0.036, 0.036), dark, Edge.NONE) for y in (0.18, 0.32)],
        Part(((-0.02, 0.71), (0.28, 0.64), (-0.02, 0.61)), _CARROT, Edge.OWN),
    ]
