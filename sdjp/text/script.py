"""Which script a text is in, and folds that keep every character at its place."""

from __future__ import annotations

import re

_JAPANESE = re.compile(
    "[\u3005-\u3007\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003fffd]"
)
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)} | {
    0x30FD: 0x309D,
    0x30FE: 0x309E,
}
_TO_HALF_WIDTH = {
    **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)},
    **{code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)},
    **{code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)},
    **{
        ord(wide): ord(narrow)
        for wide, narrow in zip("％＋－−＆＃／．＇", "%+--&#/.'", strict=True)
    },
}


def is_japanese(text: str) -> bool:
    """Whether `text` has a kana or a kanji."""
    return _JAPANESE.search(text) is not None


def japanese_characters(text: str) -> str:
    """The kana and kanji of `text`."""
    return "".join(_JAPANESE.findall(text))


def is_katakana(character: str) -> bool:
    """Whether `character` is katakana or the long-vowel mark."""
    return _KATAKANA.fullmatch(character) is not None


def is_kana(text: str) -> bool:
    """Whether `text` is kana only (with long-vowel marks)."""
    return bool(text) and all("\u3041" <= c <= "\u3096" or is_katakana(c) for c in text)


def to_hiragana(text: str) -> str:
    """`text` with katakana as hiragana; one character stays one character."""
    return text.translate(_TO_HIRAGANA)


def to_half_width(text: str) -> str:
    """`text` with full-width letters, digits and the signs of numbers as ASCII, length kept."""
    return text.translate(_TO_HALF_WIDTH)
