"""What stands behind the thing: the sky, what is far away, and the four places."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from tools.demo_model.palette import RGB, Light, darker, lighter, mix, tinted
from tools.demo_model.shapes import Canvas, Point, box, ellipse

HORIZON = 0.62
WATER: dict[str, tuple[RGB, RGB]] = {
    "morning": ((150, 206, 214), (96, 168, 192)),
    "noon": ((60, 168, 206), (28, 112, 178)),
    "sunset": ((246, 150, 104), (134, 78, 128)),
    "night": ((34, 54, 112), (14, 24, 66)),
}
RAINBOW: tuple[RGB, ...] = (
    (232, 76, 70),
    (248, 160, 60),
    (252, 224, 90),
    (92, 190, 110),
    (70, 130, 220),
    (150, 96, 200),
)


def sky(canvas: Canvas, light: Light, time: str, rng: random.Random) -> None:
    """Paint the sky's gradient, with stars at night."""
    canvas.gradient(light.sky, 0.0, HORIZON + 0.02)
    if time == "night":
        for _ in range(16):
            x, y, r = rng.random(), rng.random() * 0.5, rng.uniform(0.006, 0.011)
            canvas.fill(ellipse(x, y, r, r), (250, 244, 214))


def fuji(canvas: Canvas, light: Light, time: str, x: float, rng: random.Random) -> None:
    """Mount Fuji: a broad cone with a snow cap, standing on the horizon."""
    top, half, slope = HORIZON - rng.uniform(0.30, 0.34), 0.40, 0.055
    body = (
        (72, 90, 160)
        if time == "night"
        else mix(tinted((88, 112, 168), light.ground_tint), light.sky[2], 0.12)
    )
    left = [
        (x - slope - (half - slope) * t**1.35, top + (HORIZON + 0.02 - top) * t)
        for t in (1.0, 0.75, 0.5, 0.25, 0.0)
    ]
    right = [(2 * x - px, py) for px, py in reversed(left)]
    canvas.fill([*left, *right], body)
    snow = [
        left[4],
        right[0],
        _between(right[0], right[1], 1.0),
        (x + 0.075, top + 0.075),
        (x + 0.03, top + 0.115),
    ]
    snow += [(x - 0.01, top + 0.08), (x - 0.05, top + 0.12), _between(left[4], left[3], 1.0)]
    canvas.fill(snow, tinted((255, 255, 255), light.thing_tint))


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def moon(canvas: Canvas, light: Light, time: str, x: float, rng: random.Random) -> None:
    """The full moon with a soft halo."""
    y, r = rng.uniform(0.17, 0.22), rng.uniform(0.095, 0.11)
    for ring, alpha in ((1.55, 0.14), (1.25, 0.22)):
        canvas.fill(ellipse(x, y, r * ring, r * ring), (255, 248, 205), alpha)
    canvas.fill(
        ellipse(x, y, r, r), (255, 243, 176) if time in ("night", "sunset") else (255, 253, 232)
    )
    for dx, dy, s in ((-0.3, -0.2, 0.22), (0.3, 0.25, 0.26), (0.2, -0.4, 0.14)):
        canvas.fill(ellipse(x + dx * r, y + dy * r, s * r, s * r), (236, 214, 140), 0.6)


def sun(canvas: Canvas, light: Light, time: str, x: float, rng: random.Random) -> None:
    """The sun with pointed rays: high at noon, low and red at sunset."""
    y = {"morning": 0.36, "noon": 0.19, "sunset": 0.42}.get(time, 0.3) + rng.uniform(-0.02, 0.02)
    colour = {"morning": (255, 150, 92), "noon": (255, 216, 62), "sunset": (226, 48, 44)}.get(
        time, (255, 200, 80)
    )
    r = 0.095
    for i in range(12):
        a, w = math.tau * i / 12, 0.17
        tip = (x + 1.75 * r * math.cos(a), y + 1.75 * r * math.sin(a))
        base = [(x + 1.15 * r * math.cos(a + d), y + 1.15 * r * math.sin(a + d)) for d in (-w, w)]
        canvas.fill([tip, *base], colour)
    canvas.fill(ellipse(x, y, r, r), colour)


def clouds(canvas: Canvas, light: Light, time: str, x: float, rng: random.Random) -> None:
    """Two or three large round clouds."""
    for cx, cy, s in ((x, 0.2, 1.0), ((x + 0.48) % 1.0, 0.1, 0.7), ((x + 0.3) % 1.0, 0.36, 0.55)):
        cx, cy = cx + rng.uniform(-0.03, 0.03), cy + rng.uniform(-0.015, 0.015)
        puffs = (
            (-0.11, 0.0, 0.055),
            (-0.04, -0.035, 0.075),
            (0.05, -0.025, 0.065),
            (0.12, 0.005, 0.045),
            (0.0, 0.01, 0.07),
        )
        for dx, dy, r in puffs:
            canvas.fill(
                ellipse(cx + dx * s, cy + dy * s + 0.015, r * s, r * s), darker(light.cloud, 0.12)
            )
        for dx, dy, r in puffs:
            canvas.fill(ellipse(cx + dx * s, cy + dy * s, r * s, r * s), light.cloud)


def rainbow(canvas: Canvas, light: Light, time: str, x: float, rng: random.Random) -> None:
    """A rainbow across the whole sky, its feet on the horizon."""
    radius, band = rng.uniform(0.50, 0.54), 0.03
    centre = 0.5 + (x - 0.5) * 0.3
    for i, colour in enumerate(RAINBOW):
        r = radius - i * band
        outer = ellipse(centre, HORIZON + 0.02, r, r, 180, 360)
        inner = ellipse(centre, HORIZON + 0.02, r - band, r - band, 180, 360)
        canvas.fill(
            [*outer, *reversed(inner)], mix(tinted(colour, light.thing_tint), light.sky[1], 0.15)
        )


def sea(canvas: Canvas, light: Light, time: str, rng: random.Random) -> None:
    """Open water with broad waves down to the lower edge."""
    near, deep = WATER[time]
    canvas.gradient((near, mix(near, deep, 0.6), deep), HORIZON, 1.0)
    for row, y in enumerate((0.68, 0.76, 0.85, 0.94)):
        shift = rng.random() * 0.2
        for i in range(4):
            x = (i * 0.3 + shift + row * 0.13) % 1.15 - 0.05
            w = 0.05 + 0.02 * row
            canvas.fill(ellipse(x, y, w, 0.007 + 0.001 * row), lighter(near, 0.45), 0.75)


def _hills(x0: float, rise: float, y: float) -> list[Point]:
    wave = [(i / 24, y - rise * math.sin(math.pi * (i / 24 + x0)) ** 2) for i in range(25)]
    return [*wave, (1.0, 1.0), (0.0, 1.0)]


def meadow(canvas: Canvas, light: Light, time: str, rng: random.Random) -> None:
    """Rolling green hills with small flowers."""
    far, near = tinted((126, 190, 96), light.ground_tint), tinted((160, 212, 92), light.ground_tint)
    shift = rng.random()
    canvas.fill(box(0.0, HORIZON, 1.0, 1.0), far)
    canvas.fill(_hills(shift, 0.035, HORIZON + 0.01), far)
    canvas.fill(_hills(shift + 0.6, 0.03, HORIZON + 0.10), near)
    for _ in range(9):
        x, y = rng.random(), rng.uniform(0.76, 0.97)
        blade = tinted((84, 156, 66), light.ground_tint)
        for dx in (-0.018, 0.0, 0.018):
            canvas.fill(
                [(x + dx * 1.6, y - 0.035), (x + dx - 0.007, y), (x + dx + 0.007, y)], blade
            )


def snowfield(canvas: Canvas, light: Light, time: str, rng: random.Random) -> None:
    """White mounds with blue shadows, and a few large flakes in the air."""
    tint = tuple(min(1.0, t + 0.16) for t in light.ground_tint)
    far, near = tinted((206, 222, 240), tint), tinted((242, 247, 252), tint)  # type: ignore[arg-type]
    shift = rng.random()
    canvas.fill(box(0.0, HORIZON, 1.0, 1.0), far)
    canvas.fill(_hills(shift, 0.05, HORIZON + 0.02), far)
    canvas.fill(_hills(shift + 0.5, 0.04, HORIZON + 0.11), near)
    for _ in range(3):
        x, y, w = rng.random(), rng.uniform(0.84, 0.96), rng.uniform(0.08, 0.14)
        canvas.fill(ellipse(x, y, w, 0.014), far)
    for _ in range(12):
        x, y, r = rng.random(), rng.random() * 0.6, rng.uniform(0.011, 0.015)
        canvas.fill(ellipse(x, y, r, r), (255, 255, 255), 0.9)


def beach(canvas: Canvas, light: Light, time: str, rng: random.Random) -> None:
    """Yellow sand in front of a strip of sea, with a line of foam."""
    near, deep = WATER[time]
    canvas.gradient((mix(near, deep, 0.5), near), HORIZON, 0.76)
    shift = rng.random()
    foam = [(i / 24, 0.715 + 0.012 * math.sin(math.tau * (i / 12 + shift))) for i in range(25)]
    canvas.fill([*foam, (1.0, 1.0), (0.0, 1.0)], tinted((255, 255, 255), light.thing_tint))
    canvas.fill(
        [*[(x, y + 0.022) for x, y in foam], (1.0, 1.0), (0.0, 1.0)],
        tinted((246, 216, 150), light.ground_tint),
    )
    for _ in range(7):
        x, y, w = rng.random(), rng.uniform(0.82, 0.97), rng.uniform(0.012, 0.03)
        canvas.fill(ellipse(x, y, w, 0.008), tinted((218, 178, 108), light.ground_tint))


FAR: dict[str, Callable[[Canvas, Light, str, float, random.Random], None]] = {
    "fuji": fuji,
    "moon": moon,
    "sun": sun,
    "clouds": clouds,
    "rainbow": rainbow,
}
GROUND: dict[str, Callable[[Canvas, Light, str, random.Random], None]] = {
    "sea": sea,
    "meadow": meadow,
    "snowfield": snowfield,
    "beach": beach,
}
