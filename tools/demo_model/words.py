"""What each attribute value is called, in Japanese and in English."""

from __future__ import annotations

from tools.demo_model.scene_words import (
    FAR_WORDS,
    PLACE_WORDS,
    STYLE_WORDS,
    TIME_WORDS,
    WEATHER_WORDS,
)
from tools.demo_model.thing_words import (
    ANIMATE,
    COLOUR_WORDS,
    POSITION_WORDS,
    THING_WORDS,
    VERBS,
)
from tools.demo_model.word import Verb, Word

__all__ = [
    "ANIMATE",
    "COLOUR_WORDS",
    "FAR_WORDS",
    "PLACE_WORDS",
    "POSITION_WORDS",
    "QUALITY_WORDS",
    "STYLE_WORDS",
    "THING_WORDS",
    "TIME_WORDS",
    "VERBS",
    "WEATHER_WORDS",
    "WORDS",
    "Verb",
    "Word",
]

WORDS: dict[str, dict[str, tuple[Word, ...]]] = {
    "thing": THING_WORDS,
    "colour": COLOUR_WORDS,
    "position": POSITION_WORDS,
    "time": TIME_WORDS,
    "place": PLACE_WORDS,
    "weather": WEATHER_WORDS,
    "far": FAR_WORDS,
    "style": STYLE_WORDS,
}
"""By attribute; numbers are in `counters`, and the second subject has the words of the first."""

QUALITY_WORDS: tuple[Word, ...] = (
    Word(("高画質", "高品質"), "high quality"),
    Word(("最高画質", "最高品質"), "best quality"),
    Word(("イラスト",), "illustration"),
    Word(("傑作",), "masterpiece"),
    Word(("かわいい", "可愛い"), "cute"),
    Word(("きれい", "綺麗", "美しい"), "beautiful"),
    Word(("鮮やか", "色鮮やか"), "vivid"),
    Word(("高精細",), "highly detailed"),
    Word(("やさしい色", "優しい色合い"), "soft colors"),
)
"""Said at the end of prompts, whatever the scene."""
