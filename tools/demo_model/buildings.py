"""Buildings, each as parts around its foot (height 1, x from about -0.6 to 0.6)."""

from __future__ import annotations

from tools.demo_model.palette import CREAM, INK, RGB, WOOD, mix, shade
from tools.demo_model.shapes import Edge, Part, bar, box, ellipse

LAMPLIGHT: RGB = (255, 228, 132)
_STONE: RGB = (150, 146, 152)


def house(colour: RGB) -> list[Part]:
    """A cottage: coloured walls, a heavy roof in a darker tone, a door and a lit window."""
    roof = shade(colour, 0.3)
    return [
        Part(box(0.2, 0.7, 0.34, 1.02), shade(colour, 0.5)),
        Part(box(-0.46, 0.0, 0.46, 0.56), colour),
        Part(((-0.64, 0.5), (0.64, 0.5), (0.58, 0.58), (0.32, 0.94), (-0.32, 0.94),
              (-0.58, 0.58)), roof),
        Part(box(-0.36, 0.84, 0.36, 0.94), shade(colour, 0.52), Edge.NONE),
        Part((*box(-0.34, 0.0, -0.08, 0.28)[:2], *ellipse(-0.21, 0.28, 0.13, 0.11, 0, 180)),
             mix(WOOD, CREAM, 0.12), Edge.OWN),
        Part(ellipse(-0.13, 0.18, 0.025, 0.025), CREAM, Edge.NONE),
        Part(box(0.06, 0.14, 0.34, 0.4), LAMPLIGHT, Edge.OWN),
        Part(box(0.18, 0.14, 0.22, 0.4), mix(WOOD, INK, 0.2), Edge.NONE),
        Part(box(0.06, 0.25, 0.34, 0.29), mix(WOOD, INK, 0.2), Edge.NONE),
    ]  # fmt: skip


def torii(colour: RGB) -> list[Part]:
    """A torii: two leaning pillars, a curved top beam with a dark cap, and a lower beam."""
    cap = shade(colour, 0.6)
    return [
        Part(box(-0.5, 0.56, 0.5, 0.67), colour),
        Part(bar((-0.41, 0.0), (-0.34, 0.88), 0.14), colour, Edge.OUTER),
        Part(bar((0.41, 0.0), (0.34, 0.88), 0.14), colour, Edge.OUTER),
        Part(box(-0.055, 0.66, 0.055, 0.86), shade(colour, 0.15)),
        Part(((-0.6, 0.89), (-0.3, 0.81), (0.3, 0.81), (0.6, 0.89), (0.64, 1.0), (0.3, 0.93),
              (-0.3, 0.93), (-0.64, 1.0)), colour),
        Part(((-0.64, 0.97), (-0.3, 0.9), (0.3, 0.9), (0.64, 0.97), (0.7, 1.08), (0.3, 0.99),
              (-0.3, 0.99), (-0.7, 1.08)), cap),
        Part(box(-0.51, 0.0, -0.31, 0.09), cap),
        Part(box(0.31, 0.0, 0.51, 0.09), cap),
    ]  # fmt: skip


def pagoda(colour: RGB) -> list[Part]:
    """A pagoda: five stacked roofs in the colour, narrower upwards, and a gilded spire."""
    walls, roofs = [], []
    for level in range(5):
        y, eave, body = 0.06 + 0.162 * level, 0.47 - 0.052 * level, 0.27 - 0.035 * level
        top = body * 0.92
        walls.append(Part(box(-body, y, body, y + 0.09), shade(colour, 0.42)))
        roofs.append(
            ((-eave, y + 0.115), (-eave * 0.9, y + 0.07), (eave * 0.9, y + 0.07),
             (eave, y + 0.115), (top, y + 0.165), (-top, y + 0.165))
        )  # fmt: skip
    return [
        Part(bar((0.0, 0.8), (0.0, 1.12), 0.055), (206, 164, 70)),
        Part(ellipse(0.0, 1.0, 0.06, 0.035), (226, 184, 84)),
        Part(box(-0.36, 0.0, 0.36, 0.06), _STONE),
        *walls,
        # each roof belongs to the silhouette, and has a line of its own against the wall below
        *[Part(roof, colour) for roof in roofs],
        *[Part(roof, colour, Edge.OWN) for roof in roofs],
        Part(box(-0.08, 0.06, 0.08, 0.13), CREAM, Edge.NONE),
    ]
