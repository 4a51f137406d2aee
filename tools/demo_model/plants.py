"""Plants, each as parts around its foot (height 1, x from about -0.75 to 0.75)."""

from __future__ import annotations

from tools.demo_model.palette import LEAF, RGB, WOOD, darker, is_pale, lighter, mix, shade
from tools.demo_model.shapes import Edge, Part, bar, ellipse

_BARK: RGB = (84, 58, 52)
_CROWN = ((-0.25, 0.55, 0.23), (0.25, 0.55, 0.23), (-0.13, 0.77, 0.23), (0.15, 0.77, 0.23),
          (0.0, 0.6, 0.27))  # fmt: skip
_BLOSSOM_CLOUDS = (
    (-0.46, 0.6, 0.24, 0.17), (0.46, 0.6, 0.24, 0.17), (-0.25, 0.8, 0.27, 0.18),
    (0.26, 0.8, 0.27, 0.18), (0.0, 0.88, 0.25, 0.16), (-0.57, 0.42, 0.12, 0.18),
    (0.57, 0.42, 0.12, 0.18), (-0.34, 0.44, 0.1, 0.14), (0.36, 0.44, 0.1, 0.14),
    (0.0, 0.66, 0.3, 0.17),
)  # fmt: skip
_BLOSSOMS = (
    (-0.57, 0.34), (-0.57, 0.56), (-0.43, 0.69), (-0.35, 0.45), (-0.32, 0.88), (-0.25, 0.7),
    (-0.08, 0.95), (0.03, 0.78), (0.17, 0.94), (0.3, 0.7), (0.4, 0.86), (0.48, 0.64),
    (0.58, 0.5), (0.37, 0.43), (0.57, 0.34), (0.0, 0.6),
)  # fmt: skip
_FALLEN = ((-0.52, 0.03), (-0.3, -0.01), (0.26, 0.02), (0.5, -0.01), (0.36, 0.06), (-0.4, 0.08))


def tree(colour: RGB) -> list[Part]:
    """A tree: a brown trunk and a round crown in the colour."""
    light = [(-0.2, 0.68, 0.11), (0.14, 0.86, 0.09), (0.24, 0.58, 0.08)]
    soft = lighter(colour, 0.14) if not is_pale(colour) else shade(colour, 0.1)
    return [
        Part(((-0.12, 0.0), (0.12, 0.0), (0.07, 0.45), (-0.07, 0.45)), WOOD),
        *[Part(ellipse(x, y, r, r), colour) for x, y, r in _CROWN],
        *[Part(ellipse(x, y, r, r * 0.8), soft, Edge.NONE) for x, y, r in light],
    ]


def cherry(colour: RGB) -> list[Part]:
    """A cherry tree: a wide weeping crown, dark forked branches within it, light blossoms, and
    petals on the ground.
    """
    blossom = lighter(colour, 0.66)
    if is_pale(colour):
        blossom = (226, 196, 206)
    branches = (
        ((0.0, 0.34), (-0.4, 0.62), 0.09, 0.05), ((-0.16, 0.46), (-0.14, 0.8), 0.07, 0.04),
        ((0.0, 0.34), (0.42, 0.6), 0.09, 0.05), ((0.16, 0.45), (0.2, 0.78), 0.07, 0.04),
    )  # fmt: skip
    return [
        Part(((-0.13, 0.0), (0.13, 0.0), (0.06, 0.4), (-0.06, 0.4)), _BARK),
        *[Part(ellipse(x, y, rx, ry), colour) for x, y, rx, ry in _BLOSSOM_CLOUDS],
        *[Part(bar(start, end, w, tip), _BARK, Edge.NONE) for start, end, w, tip in branches],
        *[Part(ellipse(x, y, 0.048, 0.048), blossom, Edge.NONE) for x, y in _BLOSSOMS],
        *[
            Part(ellipse(x, y, 0.05, 0.026), mix(colour, blossom, 0.3), Edge.OWN)
            for x, y in _FALLEN
        ],
    ]


def flower(colour: RGB) -> list[Part]:
    """One large flower with six petals, a stem and two leaves."""
    golden = colour[0] > 230 and colour[1] > 100 and colour[2] < 90
    heart = (150, 88, 40) if golden else (252, 206, 60)
    petals = [(0.0, 0.2), (0.173, 0.1), (0.173, -0.1), (0.0, -0.2), (-0.173, -0.1), (-0.173, 0.1)]
    round_petals = [ellipse(x, 0.68 + y, 0.135, 0.135) for x, y in petals]
    return [
        Part(bar((0.0, 0.0), (0.0, 0.5), 0.065), LEAF),
        Part(((0.0, 0.04), (0.14, 0.28), (0.36, 0.34), (0.26, 0.12)), LEAF),
        Part(((0.0, 0.04), (-0.14, 0.28), (-0.36, 0.34), (-0.26, 0.12)), LEAF),
        *[Part(points, colour) for points in round_petals],
        *[
            Part(bar((0.55 * x, 0.68 + 0.55 * y), (1.05 * x, 0.68 + 1.05 * y), 0.045),
                 shade(colour, 0.2), Edge.NONE)
            for x, y in petals
        ],
        Part(ellipse(0.0, 0.68, 0.13, 0.13), heart, Edge.OWN),
        Part(ellipse(0.0, 0.67, 0.07, 0.06), darker(heart, 0.2), Edge.NONE),
    ]  # fmt: skip
