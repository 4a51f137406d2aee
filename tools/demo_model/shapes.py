"""Shapes as polygons in unit coordinates, and the canvas that paints them.

A thing is described as a list of parts around its foot: x to the right, y up, in units of its
height.
The canvas has its origin at the top left and measures 1.0 from edge to edge.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from PIL import Image, ImageDraw

from tools.demo_model.palette import INK, RGB, mix
from tools.demo_model.styles import Look

Point = tuple[float, float]
SUPERSAMPLING = 2


class Edge(Enum):
    """Which line surrounds a part: one around the whole thing, one of its own, or none."""

    OUTER = "outer"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True)
class Part:
    """One filled polygon of a thing."""

    points: tuple[Point, ...]
    colour: RGB
    edge: Edge = Edge.OUTER


def ellipse(
    cx: float, cy: float, rx: float, ry: float, start: float = 0.0, end: float = 360.0
) -> tuple[Point, ...]:
    """Return an ellipse, or the pie-less segment of it between two angles (degrees,
    counter-clockwise).
    """
    steps = max(6, round((12 if max(rx, ry) < 0.03 else 26) * (end - start) / 360))
    angles = (
        math.radians(start + (end - start) * i / steps) for i in range(steps + (end - start < 360))
    )
    return tuple((cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles)


def box(x0: float, y0: float, x1: float, y1: float) -> tuple[Point, ...]:
    """Return an axis-parallel rectangle."""
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)


def bar(start: Point, end: Point, width: float, tip: float | None = None) -> tuple[Point, ...]:
    """Return a straight stroke of the given width, ``tip`` wide at its end if that differs."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length / 2, dx / length / 2
    last = width if tip is None else tip
    return (
        (start[0] + nx * width, start[1] + ny * width),
        (end[0] + nx * last, end[1] + ny * last),
        (end[0] - nx * last, end[1] - ny * last),
        (start[0] - nx * width, start[1] - ny * width),
    )


def turned(points: Sequence[Point], centre: Point, size: float, angle: float) -> list[Point]:
    """Place a small shape: scaled by ``size``, turned by ``angle`` (radians), then moved."""
    c, s = math.cos(angle) * size, math.sin(angle) * size
    return [(centre[0] + x * c - y * s, centre[1] + x * s + y * c) for x, y in points]


class Canvas:
    """A square picture being painted, with supersampling; all coordinates run from 0 to 1."""

    def __init__(self, size: int, look: Look) -> None:
        self.size = size
        self.look = look
        self.pixels = size * SUPERSAMPLING
        self._image = Image.new("RGB", (self.pixels, self.pixels))
        self._draw = ImageDraw.Draw(self._image)
        self._glaze = ImageDraw.Draw(self._image, "RGBA")

    def gradient(self, stops: Sequence[RGB], top: float, bottom: float) -> None:
        """Fill the band between two heights with a vertical gradient of the surroundings."""
        first, last = round(top * self.pixels), round(bottom * self.pixels)
        toned = [self.look.background(stop) for stop in stops]
        rows = np.linspace(0, len(toned) - 1, max(1, last - first))
        table = np.stack(
            [np.interp(rows, range(len(toned)), [s[c] for s in toned]) for c in range(3)], axis=-1
        )
        column = Image.fromarray(table[:, None, :].round().astype(np.uint8))
        self._image.paste(column.resize((self.pixels, len(rows))), (0, first))

    def fill(
        self, points: Sequence[Point], colour: RGB, alpha: float = 1.0, *, accent: bool = False
    ) -> None:
        """Fill a polygon; ``alpha`` is its opacity, 0 to 1. Accents keep their colour in every
        style.
        """
        scaled = [(x * self.pixels, y * self.pixels) for x, y in points]
        toned = self.look.accent(colour) if accent else self.look.background(colour)
        if alpha >= 1.0:
            self._draw.polygon(scaled, fill=toned)
        else:
            self._glaze.polygon(scaled, fill=(*toned, round(alpha * 255)))

    def form(self, points: Sequence[Point], colour: RGB, *, accent: bool = False) -> None:
        """Fill a polygon of the scenery, with a line around it where the style has lines."""
        self.fill(points, colour, accent=accent)
        if self.look.scenery:
            self._close(points, mix(colour, INK, 0.7), self.look.scenery, accent=accent)

    def stroke(
        self, points: Sequence[Point], colour: RGB, width: float, *, accent: bool = False
    ) -> None:
        """Draw a line through the points; ``width`` is a share of the picture's width."""
        toned = self.look.accent(colour) if accent else self.look.background(colour)
        scaled = [(x * self.pixels, y * self.pixels) for x, y in points]
        self._draw.line(scaled, fill=toned, width=max(1, round(width * self.pixels)))

    def _close(
        self, points: Sequence[Point], colour: RGB, width: float, *, accent: bool = True
    ) -> None:
        """Draw a closed line with round corners around a polygon."""
        toned = self.look.accent(colour) if accent else self.look.background(colour)
        scaled = [(x * self.pixels, y * self.pixels) for x, y in points]
        wide = max(1, round(width * self.pixels))
        self._draw.line([*scaled, scaled[0]], fill=toned, width=wide)
        r = (wide - 1) / 2
        for (ax, ay), (x, y), (bx, by) in zip(
            [scaled[-1], *scaled], scaled, [*scaled[1:], scaled[0]], strict=False
        ):
            ux, uy, vx, vy = x - ax, y - ay, bx - x, by - y
            lengths = math.hypot(ux, uy) * math.hypot(vx, vy)
            # where the line turns sharply for its width, its outer side would show a notch
            if r * abs(ux * vy - uy * vx) > 0.9 * lengths or ux * vx + uy * vy < 0.0:
                self._draw.ellipse((x - r, y - r, x + r, y + r), fill=toned)

    def thing(
        self,
        parts: Sequence[Part],
        foot: Point,
        height: float,
        *,
        mirrored: bool = False,
        rim: RGB | None = None,
    ) -> None:
        """Paint a thing standing at ``foot``: first its silhouette, then its parts.

        Args:
            rim: colour of the outline, for things that are as dark as the usual one.
        """
        sign = -1.0 if mirrored else 1.0
        placed = [
            (part, [(foot[0] + sign * x * height, foot[1] - y * height) for x, y in part.points])
            for part in parts
        ]
        look = self.look
        weight = min(1.0, max(0.72, height / 0.36))
        outline, brush = look.outline * weight, look.brush * weight
        outer = [(part, points) for part, points in placed if part.edge is Edge.OUTER]
        if look.halo:
            for _, points in outer:
                self._close(points, (252, 247, 232), 2 * (outline + brush + look.halo))
        for part, points in outer:
            line = rim or mix(part.colour, INK, look.edge)
            self._close(points, line, 2 * outline)
            if brush:
                shifted = [(x + brush, y + brush) for x, y in points]
                self._close(shifted, line, 2 * outline)
        for part, points in placed:
            if part.edge is Edge.OWN:
                line = mix(part.colour, rim or INK, 0.5 if rim else look.edge)
                self._close(points, line, 2 * weight * look.inner)
            self.fill(points, part.colour, accent=True)

    def picture(self) -> Image.Image:
        """Return the finished picture at the requested size."""
        return self._image.reduce(SUPERSAMPLING)
