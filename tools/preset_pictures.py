"""Draw the little pictures of styles with a model: `python make.py preset-pictures [STYLE …]`.

STYLE is an id out of resources/presets/styles.json; all of them where none is named. Writes
resources/presets/thumbnails, whose pictures the window prefers to those that it paints itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

from sdjp.base.paths import demo_painter_dir, demo_translator_dir, resource_dir
from sdjp.contract.messages import Order
from sdjp.engine.models import load_painter
from sdjp.engine.paint import paint
from sdjp.store.presets import PresetShelf, apply
from sdjp.studio.keep import request_of
from sdjp.studio.lanes import lanes_of
from sdjp.text.translate import Translator

FOLDER = resource_dir() / "presets" / "thumbnails"
SCENE = "海に立つ赤い鳥居、富士山、昼"
SEED, STEPS = 5, 30
SIZE_PX = (168, 126)
"""Twice what the window shows, for screens with small pixels."""


def thumbnail(picture: Image.Image) -> Image.Image:
    """The middle of `picture` at the size and shape of a card."""
    across, down = SIZE_PX
    scale = max(across / picture.width, down / picture.height)
    size = (round(picture.width * scale), round(picture.height * scale))
    left, top = (size[0] - across) // 2, (size[1] - down) // 2
    return picture.resize(size, Image.Resampling.LANCZOS).crop(
        (left, top, left + across, top + down)
    )


def draw(wanted: set[str], folder: Path = FOLDER) -> None:
    """Draw the scene in each style of `wanted`, or in all of them where it is empty."""
    painter, translator = load_painter(demo_painter_dir()), Translator(demo_translator_dir())
    folder.mkdir(parents=True, exist_ok=True)
    for style in PresetShelf().all("style"):
        if style.is_own or (wanted and style.id not in wanted):
            continue
        prompt, negative = (lanes_of(text, translator) for text in apply(style, SCENE, ""))
        order = Order(prompt, negative, str(painter.path), (SEED,), steps=STEPS)
        (painted,) = paint(painter, request_of(order, painter))
        path = folder / f"{style.id}.webp"
        thumbnail(painted.picture).save(path, quality=85, method=6)
        print(f"{path.name}: {path.stat().st_size / 1024:.1f} KiB", flush=True)


if __name__ == "__main__":
    draw(set(sys.argv[1:]))
