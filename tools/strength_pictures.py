"""Draw what strength does: `python make.py strength-pictures`.

Writes resources/strength: one picture, and what becomes of it at several strengths with the same
prompt and seed. The window shows them under the slider.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from sdjp.base.paths import demo_painter_dir, demo_translator_dir
from sdjp.contract.init_image import InitImage
from sdjp.contract.messages import Lanes, Order
from sdjp.engine.models import Painter, load_painter
from sdjp.engine.paint import paint
from sdjp.engine.start import start_of
from sdjp.studio.keep import request_of
from sdjp.studio.lanes import lanes_of
from sdjp.text.translate import Translator
from sdjp.ui.parameters.strength_strip import FOLDER, STRENGTHS, file_name

BEGINNING = "昼の草原の黄色い家、雲"
PROMPT = "夕焼けの雪原に立つ赤い鳥居"
SEED, STEPS = 5, 30
SIDE_PX = 120
"""More than twice what the window shows, for screens with small pixels."""


def draw(folder: Path = FOLDER) -> None:
    """Draw the beginning, then the prompt from it at each strength but 0."""
    painter, translator = load_painter(demo_painter_dir()), Translator(demo_translator_dir())
    beginning, prompt = (lanes_of(text, translator) for text in (BEGINNING, PROMPT))
    original = _painted(painter, beginning)
    folder.mkdir(parents=True, exist_ok=True)
    for strength in STRENGTHS:
        picture = _painted(painter, prompt, original, strength) if strength else original
        path = folder / file_name(strength)
        small = picture.resize((SIDE_PX, SIDE_PX), Image.Resampling.LANCZOS)
        small.save(path, quality=88, method=6)
        print(f"{path.name}: {path.stat().st_size / 1024:.1f} KiB", flush=True)


def _painted(
    painter: Painter, prompt: Lanes, original: Image.Image | None = None, strength: float = 1.0
) -> Image.Image:
    init = None if original is None else InitImage("beginning", strength=strength)
    order = Order(prompt, Lanes("", ""), str(painter.path), (SEED,), steps=STEPS, init=init)
    start = None
    if original is not None and init is not None:
        area, factor = painter.default_size_px**2, painter.scale_factor
        start = start_of(original, None, init, (0, 0), area=area, factor=factor)
    (painted,) = paint(painter, request_of(order, painter, start), start=start)
    return painted.picture


if __name__ == "__main__":
    draw()
