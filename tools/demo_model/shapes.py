"""Shapes as polygons in unit coordinates, and the canvas that paints them.

A thing is described as a list of parts around its foot: x to the right, y up, in units of its
height.
The canvas has its origin at the top left and measures 1.0 from edge to edge.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from tools.demo_model.palette import INK, RGB, mix

Point = tuple[float, float]
SUPERSAMPLING = 2


@dataclass(frozen=True)
class Part:
    """One filled polygon of a thing; ``outlined`` parts together make its silhouette."""

    points: tuple[Point, ...]
    colour: RGB
    outlined: bool = True


def ellipse(
    cx: float, cy: float, rx: float, ry: float, start: float = 0.0, end: float = 360.0
) -> tuple[Point, ...]:
    """Return an ellipse, or the pie-less segment of it between two angles (degrees,
    counter-clockwise).
    """
    steps = max(6, round(26 * (end - start) / 360))
    angles = (
        math.radians(start + (end - start) * i / steps) for i in range(steps + (end - start < 360))
    )
    return tuple((cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles)


def box(x0: float, y0: float, x1: float, y1: float) -> tuple[Point, ...]:
    """Return an axis-parallel rectangle."""
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)


def bar(start: Point, end: Point, width: float) -> tuple[Point, ...]:
    """Return a straight stroke of the given width as a rectangle."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length * width / 2, dx / length * width / 2
    return (
        (start[0] + nx, start[1] + ny),
        (end[0] + nx, end[1] + ny),
        (end[0] - nx, end[1] - ny),
        (start[0] - nx, start[1] - ny),
    )


class Canvas:
    """A square picture being painted, with supersampling; all coordinates run from 0 to 1."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.pixels = size * SUPERSAMPLING
        self._image = Image.new("RGB", (self.pixels, self.pixels))
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def gradient(self, stops: Sequence[RGB], top: float, bottom: float) -> None:
        """Fill the band between two heights with a vertical gradient."""
        first, last = round(top * self.pixels), round(bottom * self.pixels)
        rows = np.linspace(0, len(stops) - 1, max(1, last - first))
        table = np.stack(
            [np.interp(rows, range(len(stops)), [s[c] for s in stops]) for c in range(3)], axis=-1
        )
        band = np.broadcast_to(
            table[:, None, :].round().astype(np.uint8), (len(rows), self.pixels, 3)
        )
        self._image.paste(Image.fromarray(np.ascontiguousarray(band)), (0, first))

    def fill(self, points: Sequence[Point], colour: RGB, alpha: float = 1.0) -> None:
        """Fill a polygon; ``alpha`` is its opacity, 0 to 1."""
        scaled = [(x * self.pixels, y * self.pixels) for x, y in points]
        self._draw.polygon(scaled, fill=(*colour, round(alpha * 255)))

    def stroke(
        self, points: Sequence[Point], colour: RGB, width: float, alpha: float = 1.0
    ) -> None:
        """Draw a line through the points; ``width`` is a share of the picture's width."""
        scaled = [(x * self.pixels, y * self.pixels) for x, y in points]
        self._draw.line(
            scaled,
            fill=(*colour, round(alpha * 255)),
            width=max(1, round(width * self.pixels)),
            joint="curve",
        )

    def thing(
        self,
        parts: Sequence[Part],
        foot: Point,
        height: float,
        *,
        outline: float = 0.011,
        mirrored: bool = False,
    ) -> None:
        """Paint a thing standing at ``foot``: first its dark silhouette, then its parts."""
        sign = -1.0 if mirrored else 1.0
        placed = [
            (part, [(foot[0] + sign * x * height, foot[1] - y * height) for x, y in part.points])
            for part in parts
        ]
        for part, points in placed:
            if part.outlined:
                edge = mix(part.colour, INK, 0.62)
                self.stroke([*points, points[0], points[1]], edge, outline * 2)
        for part, points in placed:
            self.fill(points, part.colour)

    def picture(self) -> Image.Image:
        """Return the finished picture at the requested size."""
        return self._image.resize((self.size, self.size), Image.Resampling.BOX)
