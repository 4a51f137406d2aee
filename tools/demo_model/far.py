"""What is far away: mountains, islands, and what stands in the sky."""

from __future__ import annotations

import math
from collections.abc import Callable

from tools.demo_model.palette import RGB, WHITE, darker, lighter, mix
from tools.demo_model.shapes import Point, bar, box, ellipse
from tools.demo_model.stage import HORIZON, Stage

_RAINBOW: tuple[RGB, ...] = (
    (232, 66, 62), (248, 152, 50), (252, 224, 80), (80, 188, 106), (66, 126, 224), (150, 90, 200)
)  # fmt: skip


def fuji(stage: Stage) -> None:
    """Mount Fuji: a broad cone with a snow cap, standing on the horizon."""
    canvas, light, x = stage.canvas, stage.light, stage.far_x
    top, half, slope = HORIZON - stage.rng.uniform(0.32, 0.36), 0.42, 0.055
    body = (76, 94, 166) if stage.night else mix(stage.ground((76, 102, 166)), light.sky[-1], 0.1)
    left = [
        (x - slope - (half - slope) * t**1.35, top + (HORIZON + 0.03 - top) * t)
        for t in (1.0, 0.75, 0.5, 0.25, 0.0)
    ]
    right = [(2 * x - px, py) for px, py in reversed(left)]
    if stage.scene.time == "sunset":
        body = mix(body, (92, 58, 142), 0.5)
    canvas.form([*left, *right], body)
    snow: list[Point] = [
        *(left[4], right[0], right[1], (x + 0.075, top + 0.075), (x + 0.03, top + 0.12)),
        *((x - 0.012, top + 0.08), (x - 0.055, top + 0.125), left[3]),
    ]
    canvas.fill(snow, (232, 238, 250) if stage.night else stage.lit(WHITE))


def moon(stage: Stage) -> None:
    """The full moon with a soft halo."""
    canvas, x = stage.canvas, stage.far_x
    y, r = stage.rng.uniform(0.19, 0.225), stage.rng.uniform(0.1, 0.115)
    for ring, alpha in ((1.5, 0.16), (1.24, 0.26)):
        canvas.fill(ellipse(x, y, r * ring, r * ring), (255, 250, 215), alpha)
    low = stage.scene.time in ("night", "sunset")
    colour = (255, 243, 180) if low else (255, 252, 228)
    canvas.form(ellipse(x, y, r, r), colour)
    for dx, dy, s in ((-0.35, -0.2, 0.22), (0.3, 0.3, 0.26), (0.25, -0.42, 0.15)):
        spot = ellipse(x + dx * r, y + dy * r, s * r, s * r)
        canvas.fill(spot, (228, 206, 134) if low else (206, 208, 214))


def sun(stage: Stage) -> None:
    """The sun: pointed rays in picture books, a plain red disc in ink and print."""
    y = {"morning": 0.3, "noon": 0.19}.get(stage.scene.time, 0.32) + stage.rng.uniform(-0.02, 0.02)
    colour: RGB = {"morning": (255, 140, 74), "noon": (255, 210, 40)}.get(
        stage.scene.time, (226, 40, 40)
    )
    canvas, x = stage.canvas, stage.far_x
    if stage.scene.style in ("ink", "ukiyoe"):
        canvas.form(ellipse(x, y, 0.118, 0.118), (214, 50, 40), accent=True)
        return
    r = 0.098
    canvas.fill(ellipse(x, y, 1.9 * r, 1.9 * r), (255, 238, 190), 0.3, accent=True)
    for i in range(12):
        a, w = math.tau * i / 12, 0.18
        tip = (x + 1.8 * r * math.cos(a), y + 1.8 * r * math.sin(a))
        base = [(x + 1.18 * r * math.cos(a + d), y + 1.18 * r * math.sin(a + d)) for d in (-w, w)]
        canvas.fill([tip, *base], colour, accent=True)
    canvas.fill(ellipse(x, y, r, r), colour, accent=True)


def clouds(stage: Stage) -> None:
    """Three large round clouds."""
    canvas, light, rng, x = stage.canvas, stage.light, stage.rng, stage.far_x
    puffs = (
        (-0.12, 0.005, 0.06), (-0.045, -0.035, 0.08), (0.05, -0.025, 0.07), (0.13, 0.005, 0.05),
        (0.0, 0.012, 0.07),
    )  # fmt: skip
    for cx, cy, s in ((x, 0.2, 1.1), ((x + 0.48) % 1.0, 0.12, 0.8), ((x + 0.3) % 1.0, 0.38, 0.6)):
        cx, cy = cx + rng.uniform(-0.03, 0.03), cy + rng.uniform(-0.015, 0.015)
        rings = [ellipse(cx + dx * s, cy + dy * s, r * s, r * s) for dx, dy, r in puffs]
        for ring in rings:
            canvas.form([(px, py + 0.02 * s) for px, py in ring], light.cloud_shade)
        if canvas.look.scenery:
            for ring in rings:
                canvas.form(ring, light.cloud_shade)
        for ring in rings:
            canvas.fill(ring, light.cloud)


def rainbow(stage: Stage) -> None:
    """A rainbow across the whole sky, its feet on the horizon."""
    radius, band = stage.rng.uniform(0.51, 0.55), 0.032
    centre = 0.5 + (stage.far_x - 0.5) * 0.3
    for i, colour in enumerate(_RAINBOW):
        r = radius - i * band
        soft = mix(stage.lit(colour), stage.light.middle, 0.14)
        if stage.scene.style == "ink":
            soft = mix(soft, (150, 146, 140), 0.5)
        stage.canvas.fill(ellipse(centre, HORIZON + 0.02, r, r, 180, 360), soft, accent=True)
    r = radius - len(_RAINBOW) * band
    inside = ellipse(centre, HORIZON + 0.02, r, r, 180, 360)
    _sky_inside(stage, inside)


def _sky_inside(stage: Stage, inside: tuple[Point, ...]) -> None:
    """Paint the sky within the arch: its own gradient again, in strips."""
    stops = stage.light.sky
    centre = sum(x for x, _ in inside) / len(inside)
    ordered = sorted(inside, key=lambda point: point[1])
    strips = 24
    top, bottom = ordered[0][1], HORIZON + 0.02
    radius = bottom - top
    for i in range(strips):
        y0, y1 = top + radius * i / strips, top + radius * (i + 1) / strips
        half0, half1 = (math.sqrt(max(0.0, radius**2 - (bottom - y) ** 2)) for y in (y0, y1))
        place = (y0 + y1) / 2 / (HORIZON + 0.02) * (len(stops) - 1)
        at = min(int(place), len(stops) - 2)
        colour = mix(stops[at], stops[at + 1], place - at)
        stage.canvas.fill(
            [(centre - half0, y0), (centre + half0, y0), (centre + half1, y1 + 0.002),
             (centre - half1, y1 + 0.002)], colour
        )  # fmt: skip


def island(stage: Stage) -> None:
    """A small round island with a pine tree, in a strip of water on the horizon."""
    canvas, x, light = stage.canvas, stage.far_x, stage.light
    near, deep = light.water
    if stage.scene.place not in ("sea", "beach"):
        canvas.form(box(-0.05, HORIZON - 0.012, 1.05, HORIZON + 0.058), mix(near, deep, 0.35))
        canvas.fill(box(0.0, HORIZON + 0.03, 1.0, HORIZON + 0.042), lighter(near, 0.4))
    base = HORIZON + 0.03
    land, pine = stage.ground((122, 138, 96)), stage.ground((40, 108, 66))
    if stage.night:
        land, pine = (112, 128, 152), (84, 138, 120)
    canvas.fill(ellipse(x, base + 0.008, 0.19, 0.016), lighter(near, 0.55))
    canvas.form(ellipse(x, base, 0.165, 0.125, 180, 360), land)
    canvas.fill(box(x - 0.16, base - 0.014, x + 0.16, base), stage.ground((236, 212, 156)))
    lean = 0.03 if stage.rng.random() < 0.5 else -0.03
    trunk = darker(stage.ground((120, 82, 60)), 0.1)
    canvas.form(bar((x, base - 0.1), (x + lean, base - 0.25), 0.026, 0.018), trunk)
    for dx, dy, rx, ry in ((-0.6, 0.175, 0.085, 0.03), (1.6, 0.225, 0.085, 0.03),
                           (0.8, 0.275, 0.06, 0.028)):  # fmt: skip
        canvas.form(ellipse(x + dx * lean, base - dy, rx, ry), pine)


SKY: dict[str, Callable[[Stage], None]] = {
    "fuji": fuji,
    "moon": moon,
    "sun": sun,
    "clouds": clouds,
    "rainbow": rainbow,
}
"""What is painted before the ground; the island comes after it."""
