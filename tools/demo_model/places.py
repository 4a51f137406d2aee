"""The places: what the ground is like, from the horizon to the lower edge."""

from __future__ import annotations

import math
from collections.abc import Callable

from tools.demo_model.palette import RGB, WHITE, Tint, lighter, mix, tinted
from tools.demo_model.quarters import bamboo, town
from tools.demo_model.shapes import Point, box, ellipse
from tools.demo_model.stage import HORIZON, Stage


def sea(stage: Stage) -> None:
    """Open water: rows of round waves with white crests down to the lower edge."""
    near, deep = stage.light.water
    canvas = stage.canvas
    canvas.gradient((near, mix(near, deep, 0.3)), HORIZON, 0.70)
    for row, y in enumerate((0.665, 0.725, 0.795, 0.875, 0.955)):
        wave, rise = 0.09 + 0.022 * row, 0.014 + 0.003 * row
        shift = stage.rng.random() * wave
        crest = _scallops(y, wave, rise, shift)
        colour = mix(near, deep, 0.2 + 0.19 * row)
        canvas.fill([*crest, (1.1, 1.1), (-0.1, 1.1)], lighter(near, 0.28 if stage.night else 0.55))
        below = [(x, py + 0.011 + 0.001 * row) for x, py in crest]
        canvas.form([*below, (1.1, 1.1), (-0.1, 1.1)], colour)


def _scallops(y: float, width: float, rise: float, shift: float) -> list[Point]:
    """A line of round wave crests from beyond the left edge to beyond the right one."""
    points = []
    for i in range(int(1.3 / width) + 2):
        x0 = -0.15 - shift + i * width
        for k in range(6):
            t = k / 6
            points.append((x0 + t * width, y - rise * math.sin(math.pi * t)))
    return points


def _hills(shift: float, rise: float, y: float) -> list[Point]:
    steps = [i / 24 for i in range(-2, 27)]
    wave = [(x, y - rise * math.sin(math.pi * (x + shift)) ** 2) for x in steps]
    return [*wave, (1.1, 1.1), (-0.1, 1.1)]


def meadow(stage: Stage) -> None:
    """Rolling green hills with tufts of grass and small flowers."""
    canvas, rng = stage.canvas, stage.rng
    shift = rng.random()
    far = stage.ground((112, 184, 92))
    canvas.fill(box(0.0, HORIZON, 1.0, 1.0), far)
    canvas.form(_hills(shift, 0.035, HORIZON + 0.01), far)
    canvas.form(_hills(shift + 0.6, 0.03, HORIZON + 0.10), stage.ground((156, 214, 88)))
    blade = stage.ground((66, 146, 62))
    for i in range(9):
        x, y = (i + rng.random()) / 9, rng.uniform(0.76, 0.98)
        for dx in (-0.02, 0.0, 0.02):
            canvas.fill(
                [(x + dx * 1.7, y - 0.042), (x + dx - 0.009, y), (x + dx + 0.009, y)], blade
            )
    for i in range(7):
        x, y = (i + rng.random()) / 7, rng.uniform(0.74, 0.97)
        colour = stage.ground((255, 250, 235) if i % 2 else (255, 224, 90))
        canvas.fill(ellipse(x, y, 0.014, 0.012), colour)


def snowfield(stage: Stage) -> None:
    """White mounds with blue shadows, and snowy firs on the horizon."""
    canvas, rng = stage.canvas, stage.rng
    red, green, blue = (min(1.0, factor + 0.2) for factor in stage.light.ground_tint)
    tint: Tint = (red, green, blue)
    far, near = tinted((202, 220, 242), tint), tinted((243, 248, 253), tint)
    if stage.scene.time == "sunset":
        far, near = (206, 178, 214), (250, 228, 230)
    shift = rng.random()
    canvas.fill(box(0.0, HORIZON, 1.0, 1.0), far)
    firs = (0.05, 0.13, 0.87, 0.95) if stage.scene.far in ("fuji", "island") else (
        0.05, 0.13, 0.36, 0.63, 0.87, 0.95)  # fmt: skip
    for x in firs:
        _fir(stage, x + rng.uniform(-0.02, 0.02), rng.uniform(0.09, 0.13), near)
    canvas.form(_hills(shift, 0.045, HORIZON + 0.025), far)
    canvas.form(_hills(shift + 0.5, 0.04, HORIZON + 0.11), near)
    for i in range(4):
        x, y, w = (i + rng.random()) / 4, rng.uniform(0.82, 0.97), rng.uniform(0.08, 0.14)
        canvas.fill(ellipse(x, y, w, 0.013), far)


def _fir(stage: Stage, x: float, height: float, snow: RGB) -> None:
    green = stage.ground((70, 120, 118))
    foot = HORIZON + 0.01
    for level in range(2):
        y = foot - height * (0.1 + 0.38 * level)
        half = height * (0.36 - 0.1 * level)
        top = y - height * 0.5
        stage.canvas.form([(x - half, y), (x + half, y), (x, top)], green)
        stage.canvas.fill([(x - half * 0.5, y - height * 0.25), (x + half * 0.5, y - height * 0.25),
                           (x, top)], snow)  # fmt: skip


def beach(stage: Stage) -> None:
    """Yellow sand in front of a strip of sea, with a line of foam, shells and a starfish."""
    canvas, rng, light = stage.canvas, stage.rng, stage.light
    near, deep = light.water
    canvas.gradient((mix(near, deep, 0.75), near), HORIZON, 0.76)
    shift = rng.random()
    xs = [i / 24 for i in range(-2, 27)]
    foam = [(x, 0.712 + 0.013 * math.sin(math.tau * (2 * x + shift))) for x in xs]
    bright = stage.ground(WHITE) if stage.night else stage.lit(WHITE)
    canvas.form([*foam, (1.1, 1.1), (-0.1, 1.1)], lighter(bright, 0.3))
    sand = stage.ground((248, 216, 146))
    if stage.night:
        sand = (122, 110, 112)
    wet = mix(sand, (150, 110, 90), 0.3)
    for dy, colour in ((0.022, wet), (0.05, sand)):
        canvas.fill([*[(x, y + dy) for x, y in foam], (1.1, 1.1), (-0.1, 1.1)], colour)
    for i in range(7):
        x, y, w = (i + rng.random()) / 7, rng.uniform(0.82, 0.97), rng.uniform(0.014, 0.03)
        canvas.fill(ellipse(x, y, w, 0.009), mix(sand, (160, 110, 70), 0.4))
    _starfish(stage, rng.random(), rng.uniform(0.9, 0.96))


def _starfish(stage: Stage, x: float, y: float) -> None:
    star = []
    for i in range(10):
        r, a = (0.03 if i % 2 == 0 else 0.013), math.tau * i / 10
        star.append((x + r * math.sin(a), y - 0.8 * r * math.cos(a)))
    stage.canvas.fill(star, stage.ground((240, 150, 116)))


GROUND: dict[str, Callable[[Stage], None]] = {
    "sea": sea,
    "meadow": meadow,
    "snowfield": snowfield,
    "beach": beach,
    "bamboo": bamboo,
    "town": town,
}
