"""Draw the README's pictures from Japanese prompts, as a user would: `python make.py pictures`."""

from __future__ import annotations

from pathlib import Path

from sdjp.base.paths import demo_painter_dir, demo_translator_dir
from sdjp.contract.request import PaintRequest
from sdjp.engine.grid import picture_grid
from sdjp.engine.models import load_painter
from sdjp.engine.paint import paint
from sdjp.text.conditioning import stages
from sdjp.text.translate import Translator

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
STEPS = 25
COLUMNS = 5

PROMPTS = (
    "夕焼けの海に立つ赤い鳥居、遠くに富士山",
    "満月の夜、海に浮かぶ白い船",
    "草原の左に立つピンクの木、朝",
    "昼の砂浜の黄色い車、雲",
    "虹の見える昼の草原のオレンジ色の家",
    "雪原の白い猫、朝",
    "夜の雪原、赤い提灯",
    "夕方の砂浜に立つ紫の傘",
    "朝の海辺の緑の木",
    "昼の草原に咲く赤い花、左、富士山",
)


def main() -> None:
    """Write the sheet, and the prompts with the English that was drawn."""
    painter = load_painter(demo_painter_dir())
    translator = Translator(demo_translator_dir())
    pictures, lines = [], []
    for seed, prompt in enumerate(PROMPTS, start=1):
        english = translator.translate(prompt).english
        request = PaintRequest(
            prompt=prompt,
            english=english,
            stages=stages(english, STEPS),
            negative_stages=stages("", STEPS),
            model=str(painter.path),
            steps=STEPS,
            guidance_scale=painter.recommended_guidance_scale,
            seeds=(seed,),
            width=painter.default_size_px,
            height=painter.default_size_px,
        )
        pictures += [painted.picture for painted in paint(painter, request)]
        lines.append(f"{prompt}\t{english}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    picture_grid(pictures, COLUMNS).save(FOLDER / "samples.png", optimize=True)
    (FOLDER / "samples.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
