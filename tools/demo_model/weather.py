"""What falls or drifts through the air: rain, snow, petals and leaves."""

from __future__ import annotations

import math
from collections.abc import Callable

from tools.demo_model.palette import RGB, darker, lighter, mix
from tools.demo_model.shapes import Point, ellipse, turned
from tools.demo_model.stage import HORIZON, Stage

_PETAL: tuple[Point, ...] = (
    (-1.0, 0.0), (-0.5, 0.55), (0.3, 0.68), (1.0, 0.34), (0.66, 0.0), (1.0, -0.34), (0.3, -0.68),
    (-0.5, -0.55),
)  # fmt: skip
_MAPLE: tuple[Point, ...] = tuple(
    (r * math.cos(math.radians(a)), r * math.sin(math.radians(a)))
    for a, r in (
        (90, 1.0), (70, 0.5), (38, 1.0), (18, 0.48), (-16, 0.85), (-50, 0.42), (-90, 0.3),
        (-130, 0.42), (-164, 0.85), (162, 0.48), (142, 1.0), (110, 0.5),
    )
)  # fmt: skip


def _spread(stage: Stage, columns: int, rows: int) -> list[Point]:
    """Choose points all over the picture, evenly but not in rows, few of them on subjects."""
    rng = stage.rng
    points = [
        ((i + rng.random()) / columns, (k + rng.random()) / rows)
        for i in range(columns)
        for k in range(rows)
    ]
    return [at for at in points if not stage.hides_subject(*at) or rng.random() < 0.12]


def rain(stage: Stage) -> None:
    """Slanted streaks, light and dark ones, and rings where drops fall."""
    canvas, rng = stage.canvas, stage.rng
    dark = (30, 40, 84) if stage.night else (70, 92, 134)
    bright = (176, 196, 232) if stage.night else (236, 244, 252)
    for i, (x, y) in enumerate(_spread(stage, 7, 7)):
        length = rng.uniform(0.08, 0.12)
        end = (x - 0.3 * length, y + length)
        colour = bright if i % 2 or stage.night else dark
        canvas.stroke([(x, y), end], colour, 0.0105, accent=True)
    for i in range(6):
        x, y, r = (i + rng.random()) / 6, rng.uniform(HORIZON + 0.1, 0.97), rng.uniform(0.03, 0.045)
        if not stage.hides_subject(x, y):
            ring = ellipse(x, y, r, r * 0.36)
            canvas.stroke([*ring, ring[0], ring[1]], bright, 0.0105, accent=True)


def snow(stage: Stage) -> None:
    """Large soft flakes, each with a blue shadow so that it shows on white too."""
    canvas, rng = stage.canvas, stage.rng
    shadow = (96, 112, 168) if stage.night else (132, 156, 202)
    for x, y in _spread(stage, 7, 6):
        r = rng.uniform(0.013, 0.021)
        canvas.fill(ellipse(x + 0.003, y + 0.004, r + 0.004, r + 0.004), shadow, accent=True)
        canvas.fill(ellipse(x, y, r, r), (255, 255, 255), accent=True)


def petals(stage: Stage) -> None:
    """Cherry petals blowing across the picture."""
    rim, light = (214, 70, 124), (255, 176, 206)
    for x, y in _spread(stage, 7, 5):
        size = stage.rng.uniform(0.019, 0.026)
        _flake(stage, _PETAL, (x, y), size, light, rim)


def leaves(stage: Stage) -> None:
    """Maple leaves drifting down, red and orange."""
    for i, (x, y) in enumerate(_spread(stage, 5, 5)):
        size = stage.rng.uniform(0.032, 0.042)
        colour: RGB = ((206, 40, 30), (238, 120, 30), (180, 32, 34))[i % 3]
        rim = lighter(colour, 0.62) if stage.night else mix(darker(colour, 0.5), (90, 20, 20), 0.4)
        _flake(stage, _MAPLE, (x, y), size, colour, rim)


def _flake(
    stage: Stage, shape: tuple[Point, ...], at: Point, size: float, colour: RGB, rim: RGB
) -> None:
    angle = stage.rng.uniform(0.0, math.tau)
    stage.canvas.fill(turned(shape, at, size * 1.26 + 0.003, angle), rim, accent=True)
    stage.canvas.fill(turned(shape, at, size, angle), stage.lit(colour), accent=True)


FALLING: dict[str, Callable[[Stage], None]] = {
    "rain": rain,
    "snow": snow,
    "petals": petals,
    "leaves": leaves,
}
