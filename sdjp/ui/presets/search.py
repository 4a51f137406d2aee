"""Finds presets by name: すいさい, 水彩, suisai and watercolour all mean the same."""

from __future__ import annotations

import unicodedata

from sdjp.store.presets import Preset
from sdjp.text.script import to_hiragana


def search_text(preset: Preset) -> str:
    """All that `preset` is found by, folded."""
    reading = str(preset.extra.get("reading", ""))
    parts = (preset.name_ja, reading, preset.name_en, preset.note_ja, preset.note_en)
    return _folded(" ".join(parts))


def matches(text: str, query: str) -> bool:
    """Whether every word of `query` is in `text`, a `search_text`; romaji are read as kana."""
    return all(
        any(spelling in text for spelling in _spellings(word)) for word in _folded(query).split()
    )


def _spellings(word: str) -> tuple[str, ...]:
    if not word.isascii():
        return (word,)
    import jaconv  # only once somebody searches

    kana = str(jaconv.alphabet2kana(word))
    return (word, kana) if not any(each.isascii() for each in kana) else (word,)


def _folded(text: str) -> str:
    return to_hiragana(unicodedata.normalize("NFKC", text).casefold())
