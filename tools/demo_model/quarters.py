"""The two places with walls of their own: a bamboo grove and a town street."""

from __future__ import annotations

import itertools
import math

from tools.demo_model.palette import RGB, darker, lighter, mix
from tools.demo_model.shapes import Point, box, ellipse, turned
from tools.demo_model.stage import HORIZON, Stage

_LEAF: tuple[Point, ...] = ((0, 0), (0.35, 0.13), (1, 0), (0.35, -0.13))
_WALLS: tuple[RGB, ...] = ((240, 226, 198), (206, 168, 128), (226, 204, 172))


def bamboo(stage: Stage) -> None:
    """A grove: stalks and leaves at both edges, a low thicket behind, moss and a path."""
    canvas, rng = stage.canvas, stage.rng
    moss, path = stage.ground((118, 160, 72)), stage.ground((214, 196, 146))
    if stage.night:
        moss = mix(moss, (60, 110, 90), 0.25)
    thicket = stage.ground((70, 136, 76))
    for i in range(13):
        x = i / 12 + rng.uniform(-0.02, 0.02)
        canvas.fill(ellipse(x, HORIZON + 0.02, 0.06, 0.05 + 0.05 * abs(x - 0.5)), thicket)
    canvas.form(box(-0.05, HORIZON + 0.02, 1.05, 1.05), moss)
    shift = rng.uniform(-0.05, 0.05)
    way = [(0.47 + shift, HORIZON + 0.025), (0.53 + shift, HORIZON + 0.025), (0.66, 0.8),
           (0.84, 1.05), (0.16, 1.05), (0.34, 0.8)]  # fmt: skip
    canvas.form(way, path)
    for i in range(8):
        x, y = (i + rng.random()) / 8, rng.uniform(0.7, 0.97)
        canvas.fill(ellipse(x, y, 0.026, 0.008), stage.ground((84, 132, 58)))
    for side in (0, 1):
        for x, width, foot in ((0.155, 0.02, 0.68), (0.03, 0.034, 0.8), (0.095, 0.03, 0.74)):
            at = x + rng.uniform(-0.012, 0.012)
            _stalk(stage, at if side == 0 else 1.0 - at, width, foot)
        _leaves(stage, side)


def _stalk(stage: Stage, x: float, width: float, foot: float) -> None:
    canvas = stage.canvas
    green = stage.ground((112, 190, 84) if width > 0.025 else (84, 162, 84))
    if stage.night:
        green = mix(green, (112, 176, 132), 0.42)
    canvas.form(box(x - width / 2, -0.05, x + width / 2, foot), green)
    canvas.fill(box(x - width * 0.32, 0.0, x - width * 0.02, foot - 0.01), lighter(green, 0.28))
    y = stage.rng.uniform(0.02, 0.14)
    while y < foot - 0.03:
        canvas.fill(box(x - width * 0.62, y, x + width * 0.62, y + 0.013), darker(green, 0.42))
        y += 0.15


def _leaves(stage: Stage, side: int) -> None:
    """Bunches of long leaves that hang from the stalks."""
    rng = stage.rng
    greens = [stage.ground(colour) for colour in ((72, 158, 70), (128, 198, 84))]
    for i, (x, y) in enumerate(((0.06, 0.03), (0.15, 0.0), (0.02, 0.2), (0.12, 0.3), (0.03, 0.42))):
        for k in range(3):
            down = math.radians(25 + 42 * k + rng.uniform(-8, 8))
            size = rng.uniform(0.1, 0.13)
            points = turned(_LEAF, (x, y), size, down)
            if side == 1:
                points = [(1.0 - px, py) for px, py in points]
            stage.canvas.fill(points, greens[(i + k) % 2])


def town(stage: Stage) -> None:
    """A stone street before a row of tiled houses, whose windows are lit at night."""
    canvas, rng = stage.canvas, stage.rng
    open_view = stage.scene.far in ("fuji", "island")
    canvas.fill(box(0.0, HORIZON, 1.0, HORIZON + 0.05), stage.ground((150, 140, 134)))
    x = -0.04 + rng.uniform(-0.03, 0.0)
    while x < 1.0:
        width = rng.uniform(0.15, 0.2)
        gap = open_view and abs(x + width / 2 - stage.far_x) < 0.17
        if not gap:
            _town_house(stage, x, width, rng.uniform(0.075, 0.115))
        x += width + 0.012
    _street(stage)


def _town_house(stage: Stage, x: float, width: float, height: float) -> None:
    canvas, rng = stage.canvas, stage.rng
    foot, eaves = HORIZON + 0.03, HORIZON + 0.03 - height
    wall = stage.ground(rng.choice(_WALLS))
    tiles = stage.ground(rng.choice(((84, 96, 124), (104, 108, 124))))
    canvas.form(box(x, eaves, x + width, foot), wall)
    roof = [(x - 0.018, eaves), (x + width + 0.018, eaves), (x + width * 0.84, eaves - 0.06),
            (x + width * 0.16, eaves - 0.06)]  # fmt: skip
    canvas.form(roof, tiles)
    canvas.fill(box(x + width * 0.14, eaves - 0.066, x + width * 0.86, eaves - 0.05),
                darker(tiles, 0.3))  # fmt: skip
    pane = (255, 208, 96) if stage.night else stage.ground((112, 92, 84))
    for share in (0.2, 0.62):
        left = x + width * share
        window = box(left, eaves + 0.022, left + width * 0.22, eaves + 0.06)
        canvas.fill(window, pane, accent=stage.night)


def _street(stage: Stage) -> None:
    """Paving stones in perspective."""
    canvas = stage.canvas
    stone = stage.ground((204, 194, 188))
    joint = mix(stone, stage.ground((110, 100, 110)), 0.5)
    canvas.form(box(-0.05, HORIZON + 0.03, 1.05, 1.05), stone)
    rows = (0.65, 0.70, 0.765, 0.85, 0.955, 1.06)
    for row, (y0, y1) in enumerate(itertools.pairwise(rows)):
        canvas.stroke([(0.0, y1), (1.0, y1)], joint, 0.011)
        offset = 0.5 if row % 2 else 0.0
        for i in range(-6, 7):
            at = (i + offset) * 0.16
            top, bottom = (0.5 + at * (0.55 + 2.6 * (y - HORIZON)) for y in (y0, y1))
            canvas.stroke([(top, y0), (bottom, y1)], joint, 0.011)
