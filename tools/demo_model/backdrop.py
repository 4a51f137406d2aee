"""The sky behind everything, and the marks that a painter or printer leaves on the sheet."""

from __future__ import annotations

from tools.demo_model.palette import CREAM, RGB, darker, lighter, mix
from tools.demo_model.shapes import Point, box, ellipse, turned
from tools.demo_model.stage import HORIZON, Stage

_SEAL: RGB = (200, 44, 38)
_TITLE = (
    *((0.016, 0.034, 0.059, 0.047), (0.031, 0.016, 0.044, 0.066)),
    *((0.016, 0.08, 0.059, 0.092), (0.016, 0.08, 0.028, 0.13), (0.047, 0.08, 0.059, 0.13)),
    *((0.016, 0.118, 0.059, 0.13), (0.022, 0.148, 0.053, 0.16), (0.016, 0.172, 0.059, 0.184)),
)
"""Strokes of the title's three characters, in the cartouche: left, top, right, bottom."""
_STAR: tuple[Point, ...] = ((0, 1), (0.3, 0.3), (1, 0), (0.3, -0.3), (0, -1), (-0.3, -0.3),
                            (-1, 0), (-0.3, 0.3))  # fmt: skip


def sky(stage: Stage) -> None:
    """Paint the sky's gradient, with stars at night and bands of mist on prints."""
    stage.canvas.gradient(stage.light.sky, 0.0, HORIZON + 0.02)
    rng = stage.rng
    if stage.night and stage.scene.weather not in ("rain", "snow"):
        for _ in range(13):
            centre, r = (rng.random(), 0.04 + rng.random() * 0.44), rng.uniform(0.011, 0.017)
            stage.canvas.fill(turned(_STAR, centre, r, 0.0), (250, 236, 170))
    if stage.scene.style == "ukiyoe":
        _mist(stage)


def _mist(stage: Stage) -> None:
    """Flat bands of mist with round ends, reaching in from both sides."""
    colour = mix(stage.light.sky[-1], lighter(stage.light.sky[-1], 0.5), 0.7)
    rng = stage.rng
    for side, y in ((0, rng.uniform(0.30, 0.34)), (1, rng.uniform(0.42, 0.46))):
        for dy, reach in ((0.0, rng.uniform(0.22, 0.3)), (0.036, rng.uniform(0.32, 0.42))):
            stage.canvas.form(_band(side, y + dy, reach), colour)


def _band(side: int, y: float, reach: float) -> list[Point]:
    start, end, half = (-0.1, reach, 0.017) if side == 0 else (1.1, 1.0 - reach, 0.017)
    sign = 1.0 if side == 0 else -1.0
    tip = [(end + sign * (px - end), py) for px, py in ellipse(end, y, half, half, -90, 90)]
    return [(start, y - half), *tip, (start, y + half)]


def rain_clouds(stage: Stage) -> None:
    """A low grey layer of cloud along the top edge."""
    grey = mix(darker(stage.light.middle, 0.35), (96, 104, 122), 0.4)
    for i in range(9):
        x = i * 0.125 + stage.rng.uniform(-0.02, 0.02)
        stage.canvas.fill(ellipse(x, 0.0, 0.1, 0.05 + 0.02 * (i % 2)), grey)


def marks(stage: Stage) -> None:
    """The red seal of an ink painting, or the red title cartouche of a print."""
    if stage.scene.style == "ink":
        left = not any(x < 0.4 for (x, _), _ in stage.stands)
        x = 0.045 if left else 0.885
        stage.canvas.fill(box(x, 0.885, x + 0.07, 0.955), _SEAL, accent=True)
        for dx, dy in ((0.014, 0.012), (0.042, 0.012), (0.014, 0.042), (0.042, 0.042)):
            mark = box(x + dx, 0.885 + dy, x + dx + 0.014, 0.885 + dy + 0.016)
            stage.canvas.fill(mark, CREAM, accent=True)
    elif stage.scene.style == "ukiyoe":
        x = 0.04 if stage.far_x > 0.5 else 0.885
        stage.canvas.form(box(x, 0.05, x + 0.075, 0.25), _SEAL, accent=True)
        for x0, y0, x1, y1 in _TITLE:
            title = box(x + x0, 0.05 + y0, x + x1, 0.05 + y1)
            stage.canvas.fill(title, CREAM, accent=True)
