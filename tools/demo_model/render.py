"""The renderer: a scene and a seed become one picture, always the same one."""

from __future__ import annotations

import random

import numpy as np
from PIL import Image

from tools.demo_model import backdrop
from tools.demo_model.palette import LIGHTS, RGB, THING_COLOURS, Light, darker, lighter, mix, tinted
from tools.demo_model.shapes import Canvas, Part, ellipse
from tools.demo_model.things import HEIGHTS, SHAPES
from tools.demo_model.world import Scene

CENTRES: dict[str, float] = {"left": 0.26, "centre": 0.5, "right": 0.74}


def render(scene: Scene, seed: int, size: int = 128) -> Image.Image:
    """Draw the scene; ``seed`` decides the small variations. Returns an RGB picture of ``size``
    pixels square.
    """
    rng = random.Random(f"{scene.key}:{seed}")
    light = LIGHTS[scene.time]
    canvas = Canvas(size)
    backdrop.sky(canvas, light, scene.time, rng)
    if scene.far != "none":
        backdrop.FAR[scene.far](canvas, light, scene.time, _far_x(scene, rng), rng)
    backdrop.GROUND[scene.place](canvas, light, scene.time, rng)
    _paint_thing(canvas, scene, light, rng)
    return canvas.picture()


def render_array(scene: Scene, seed: int, size: int = 128) -> np.ndarray:
    """Draw the scene as an array (size, size, 3) of uint8."""
    return np.asarray(render(scene, seed, size))


def _far_x(scene: Scene, rng: random.Random) -> float:
    """Choose where the far thing stands, so that the near one does not hide it."""
    free = {"left": (0.68,), "centre": (0.22, 0.78), "right": (0.32,)}[scene.position]
    return rng.choice(free) + rng.uniform(-0.04, 0.04)


def _paint_thing(canvas: Canvas, scene: Scene, light: Light, rng: random.Random) -> None:
    height = HEIGHTS[scene.thing] * rng.uniform(0.94, 1.06)
    foot = (CENTRES[scene.position] + rng.uniform(-0.025, 0.025), 0.83 + rng.uniform(-0.02, 0.03))
    colour = _jittered(THING_COLOURS[scene.colour], rng)
    width = height * (0.85 if scene.thing == "car" else 0.5)
    _paint_foot_shadow(canvas, scene, light, foot, width, colour)
    if scene.thing == "lantern" and scene.time in ("night", "sunset"):
        for radius, alpha in ((0.42, 0.16), (0.34, 0.22)):
            centre = (foot[0] + 0.06 * height, foot[1] - 0.48 * height)
            canvas.fill(ellipse(*centre, radius * height, radius * height), (255, 226, 150), alpha)
    parts = [
        Part(part.points, _lit(part.colour, light), part.outlined)
        for part in SHAPES[scene.thing](colour)
    ]
    canvas.thing(
        parts, foot, height, mirrored=scene.thing in ("car", "boat") and rng.random() < 0.5
    )
    if scene.place == "sea":
        near, _ = backdrop.WATER[scene.time]
        canvas.fill(ellipse(foot[0], foot[1] + 0.004, width * 1.05, 0.012), lighter(near, 0.5))


def _paint_foot_shadow(
    canvas: Canvas, scene: Scene, light: Light, foot: tuple[float, float], width: float, colour: RGB
) -> None:
    if scene.place == "sea":
        near, deep = backdrop.WATER[scene.time]
        for i, share in enumerate((0.95, 0.75, 0.5)):
            mirrored = mix(mix(near, deep, 0.5), tinted(colour, light.thing_tint), 0.5)
            canvas.fill(
                ellipse(foot[0], foot[1] + 0.03 + 0.032 * i, width * share, 0.012), mirrored
            )
        return
    canvas.fill(ellipse(foot[0], foot[1], width * 1.1, 0.025), darker((40, 46, 86), 0.3), 0.35)


def _jittered(colour: RGB, rng: random.Random) -> RGB:
    red, green, blue = (min(255, max(0, channel + rng.randint(-6, 6))) for channel in colour)
    return red, green, blue


def _lit(colour: RGB, light: Light) -> RGB:
    return tinted(colour, light.thing_tint)
