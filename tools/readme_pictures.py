"""Draw the contact sheet of the demo model from Japanese prompts, as a user would.

`python make.py pictures` writes `docs/pictures/samples.png` and the prompts with their English.
"""

from __future__ import annotations

from pathlib import Path

from sdjp.base.paths import demo_painter_dir, demo_translator_dir
from sdjp.contract.messages import Lanes, Order
from sdjp.engine.models import load_painter
from sdjp.engine.paint import paint
from sdjp.studio.comparison import labelled_sheet
from sdjp.studio.keep import request_of
from sdjp.studio.lanes import lanes_of
from sdjp.text.translate import Translator

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
STEPS = 25
COLUMNS = 6
LABEL_CHARACTERS = 17

PROMPTS = (
    "夕焼けの海に立つ赤い鳥居、富士山",
    "満月の夜、海に浮かぶ白い船",
    "桜吹雪の草原に立つピンクの桜の木",
    "雨の町の黄色い傘",
    "雪原に座る黒い猫、昼",
    "雪原に立つ二つの白い雪だるま、夜",
    "赤い五重塔、秋の草原、落ち葉",
    "三匹の白い犬、昼の砂浜",
    "青い鳥と黄色い花、草原、朝",
    "夜の町の赤い提灯",
    "浮世絵風、海に浮かぶ青い船、富士山",
    "水墨画、竹林の赤い鳥居",
    "水彩画、草原の左に咲く紫の花",
    "草原の真ん中にオレンジ色の家、虹、昼",
    "左に赤い車、右に青い家、町",
    "緑の木と白い猫、夕焼けの丘",
    "浮世絵、雪が降る町の赤い五重塔",
    "水彩画風の、砂浜の黄色い車、雲",
    "水墨画、二羽の黒い鳥、雪原",
    "夕方の海、島、太陽",
    "雪の夜、黄色い家、満月",
    "ピンクの提灯が三つ、桜吹雪の夜",
    "白い雪だるまと赤い鳥居、雪原、朝",
    "浮世絵風の夜の海、満月",
)


def main() -> None:
    """Write the sheet, and the prompts with the English that was drawn."""
    painter = load_painter(demo_painter_dir())
    translator = Translator(demo_translator_dir())
    pictures, lines = [], []
    for seed, prompt in enumerate(PROMPTS, start=1):
        lanes = lanes_of(prompt, translator)
        order = Order(lanes, Lanes("", ""), str(painter.path), (seed,), steps=STEPS)
        pictures += [painted.picture for painted in paint(painter, request_of(order, painter))]
        lines.append(f"{prompt}\t{lanes.english}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    sheet = labelled_sheet(pictures, [_short(prompt) for prompt in PROMPTS], "", COLUMNS)
    sheet.save(FOLDER / "samples.png", optimize=True)
    (FOLDER / "samples.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines, sep="\n")


def _short(prompt: str) -> str:
    return prompt if len(prompt) <= LABEL_CHARACTERS else prompt[: LABEL_CHARACTERS - 1] + "…"


if __name__ == "__main__":
    main()
