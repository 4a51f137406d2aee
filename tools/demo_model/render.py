"""The renderer: a scene and a seed become one picture, always the same one."""

from __future__ import annotations

import math
import random

import numpy as np
from PIL import Image

from tools.demo_model import backdrop, far
from tools.demo_model.finish import FINISHES
from tools.demo_model.palette import (
    RGB,
    THING_COLOURS,
    is_black,
    light_of,
    lighter,
    mix,
)
from tools.demo_model.places import GROUND
from tools.demo_model.shapes import Canvas, Part, Point, ellipse
from tools.demo_model.stage import Stage
from tools.demo_model.styles import look_of
from tools.demo_model.things import HEIGHTS, MIRRORED, REACHES, SHAPES
from tools.demo_model.weather import FALLING
from tools.demo_model.world import POSITIONS, Scene, Subject

_ALONE: dict[str, float] = {"left": 0.28, "centre": 0.5, "right": 0.72}
_APART: dict[str, float] = {"left": 0.22, "right": 0.78}
_TOGETHER: dict[str, float] = {"left": 0.19, "centre": 0.5, "right": 0.81}
_SCALES = {1: 1.0, 2: 0.82, 3: 0.64}
_FEET = {1: 0.83, 2: 0.865, 3: 0.885}
_MARGIN = 0.03
"""Room around a thing, as a share of the picture, that still counts as near it."""
_RIM: RGB = (176, 172, 192)

Stand = tuple[Subject, Point, float]
"""A subject, where its foot is, and its height; the latter two as shares of the picture."""


def render(scene: Scene, seed: int, size: int = 256) -> Image.Image:
    """Draw the scene; ``seed`` decides the small variations. Returns an RGB picture of ``size``
    pixels square (64 to 512).
    """
    rng = _new_rng(scene, seed)
    stands = _stands(scene, rng)
    stage = Stage(
        canvas=Canvas(size, look_of(scene.style, scene.time)),
        scene=scene,
        light=light_of(scene.time, scene.weather, scene.style),
        rng=rng,
        far_x=_far_x(scene, rng),
        stands=tuple((foot, height) for _, foot, height in stands),
    )
    _paint_surroundings(stage)
    for subject, foot, height in stands:
        _paint_subject(stage, subject, foot, height)
    if scene.weather in FALLING:
        FALLING[scene.weather](stage)
    backdrop.marks(stage)
    picture = stage.canvas.picture()
    if scene.style not in FINISHES:
        return picture
    sheet = FINISHES[scene.style](picture, rng)
    return Image.fromarray(np.clip(sheet, 0.0, 255.0).astype(np.uint8))


def render_array(scene: Scene, seed: int, size: int = 256) -> np.ndarray:
    """Draw the scene as an array (size, size, 3) of uint8."""
    return np.asarray(render(scene, seed, size))


def near_things(scene: Scene, seed: int, side: int) -> np.ndarray:
    """Return which cells of a grid of ``side`` x ``side`` over the picture lie on a near thing or
    close to one (bool).
    """
    near = np.zeros((side, side), dtype=bool)
    for subject, (x, y), height in _stands(scene, _new_rng(scene, seed)):
        reach = REACHES[subject.thing] * height + _MARGIN
        left, right = int(max(0.0, x - reach) * side), math.ceil((x + reach) * side)
        top, bottom = int((y - height - _MARGIN) * side), math.ceil((y + _MARGIN) * side)
        near[max(0, top) : bottom, left:right] = True
    return near


def _new_rng(scene: Scene, seed: int) -> random.Random:
    return random.Random(f"{scene.key}:{seed}")


def _paint_surroundings(stage: Stage) -> None:
    backdrop.sky(stage)
    scene = stage.scene
    if scene.weather == "rain":
        backdrop.rain_clouds(stage)
    if scene.far in far.SKY:
        far.SKY[scene.far](stage)
    GROUND[scene.place](stage)
    if scene.far == "island":
        far.island(stage)


def _stands(scene: Scene, rng: random.Random) -> list[Stand]:
    """Decide where each subject stands and how tall it is."""
    taken = [position for subject in scene.subjects for position in subject.positions]
    number = len(taken)
    centres, room = _TOGETHER, 0.16
    if taken == ["centre"]:
        centres, room = _ALONE, 0.3
    elif number == 1:
        centres, room = _ALONE, 0.255
    elif number == 2 and "centre" not in taken:
        centres, room = _APART, 0.2
    stands = []
    for subject in scene.subjects:
        for position in subject.positions:
            height = min(HEIGHTS[subject.thing] * _SCALES[number], room / REACHES[subject.thing])
            height *= rng.uniform(0.95, 1.04)
            x = centres[position] + rng.uniform(-0.015, 0.015)
            foot = (x, _FEET[number] + rng.uniform(-0.015, 0.025))
            stands.append((subject, foot, height))
    return stands


def _far_x(scene: Scene, rng: random.Random) -> float:
    """Choose where the far thing stands, so that the near ones do not hide it."""
    taken = {position for subject in scene.subjects for position in subject.positions}
    free = [position for position in POSITIONS if position not in taken]
    if len(taken) == 1:
        (position,) = taken
        choices = {"left": (0.68,), "centre": (0.22, 0.78), "right": (0.32,)}[position]
    elif len(taken) == 2:
        choices = ({"left": 0.22, "centre": 0.5, "right": 0.78}[free[0]],)
    else:
        choices = (0.34, 0.66) if taken else (0.3, 0.5, 0.7)
    x = rng.choice(choices) + rng.uniform(-0.03, 0.03)
    # at the edges stand the bamboo stalks, and half of a mountain would be cut off
    narrow = scene.place == "bamboo" or scene.far == "fuji"
    return min(max(x, 0.29), 0.71) if narrow else x


def _paint_subject(stage: Stage, subject: Subject, foot: Point, height: float) -> None:
    rng, canvas = stage.rng, stage.canvas
    colour = _jittered(THING_COLOURS[subject.colour], rng)
    width = 0.8 * height * REACHES[subject.thing]
    _paint_ground_contact(stage, foot, width, colour)
    if subject.thing == "lantern" and stage.scene.time in ("night", "sunset"):
        for radius, alpha in ((0.48, 0.2), (0.38, 0.28)):
            glow = ellipse(foot[0], foot[1] - 0.48 * height, radius * height, radius * height)
            canvas.fill(glow, (255, 226, 150), alpha, accent=True)
    parts = [
        Part(part.points, stage.lit(part.colour), part.edge)
        for part in SHAPES[subject.thing](colour)
    ]
    mirrored = subject.thing in MIRRORED and rng.random() < 0.5
    rim = _RIM if is_black(colour) and stage.scene.style != "ink" else None
    canvas.thing(parts, foot, height, mirrored=mirrored, rim=rim)
    if stage.scene.place == "sea":
        near, _ = stage.light.water
        canvas.fill(ellipse(foot[0], foot[1] + 0.004, width * 1.05, 0.012), lighter(near, 0.5))


def _paint_ground_contact(stage: Stage, foot: Point, width: float, colour: RGB) -> None:
    """Paint the shadow at a thing's foot, or its reflection in the water."""
    x, y = foot
    if stage.scene.place != "sea":
        stage.canvas.fill(ellipse(x, y, width * 1.1, 0.022), (44, 48, 84), 0.32)
        return
    near, deep = stage.light.water
    for i, share in enumerate((0.95, 0.75, 0.5)):
        mirrored = mix(mix(near, deep, 0.5), stage.lit(colour), 0.5)
        stage.canvas.fill(ellipse(x, y + 0.026 + 0.028 * i, width * share, 0.011), mirrored)


def _jittered(colour: RGB, rng: random.Random) -> RGB:
    red, green, blue = (min(255, max(0, channel + rng.randint(-6, 6))) for channel in colour)
    return red, green, blue
