"""Words and readings of Japanese text, by MeCab with UniDic."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from typing import Any

from sdjp.text.script import to_hiragana


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text.

    Attributes:
        surface: as it stands; `text[start:end]`.
        reading: hiragana; the surface itself where the dictionary does not know the word.
        base: dictionary form (赤く → 赤い), the surface where unknown.
        part_of_speech: UniDic's first level (名詞, 動詞, 接尾辞 …), empty where unknown.
    """

    surface: str
    start: int
    end: int
    reading: str
    base: str
    part_of_speech: str


@functools.cache
def _tagger() -> Any:
    """The tagger, loaded once (about 40 ms)."""
    import fugashi
    import unidic_lite

    # GenericTagger with explicit quoted paths: the plain Tagger splits its arguments at spaces.
    folder = unidic_lite.DICDIR
    return fugashi.Tagger(f'-r "{folder}/mecabrc" -d "{folder}"')


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` in order; white space is left out.

    Best given text in NFKC: the dictionary knows no full-width letters.
    """
    found = []
    position = 0
    for node in _tagger()(text):
        surface = node.surface
        start = text.find(surface, position)
        if not surface or start < 0:
            continue
        position = start + len(surface)
        feature = node.feature
        kana = getattr(feature, "kana", None)
        found.append(
            Token(
                surface,
                start,
                position,
                to_hiragana(kana if kana and kana != "*" else surface),
                getattr(feature, "orthBase", None) or surface,
                getattr(feature, "pos1", None) or "",
            )
        )
    return tuple(found)


def reading(text: str) -> str:
    """`text` in hiragana (夕焼けの海 → ゆうやけのうみ); what has no reading stays as it is."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(token.reading for token in tokens(text))
