"""The words and phrases of a prompt that somebody may want to type again."""

from __future__ import annotations

from collections.abc import Iterator

from sdjp.text.grammar import Text, parse, walk
from sdjp.text.normalise import normalise
from sdjp.text.reading import Token, tokens
from sdjp.text.script import is_japanese, is_kana, to_half_width
from sdjp.text.segment import PHRASE, WORDS, split

MAX_CHARACTERS = 40
"""Longer phrases are sentences: nobody completes to one."""

_NOUNS = ("名詞", "接頭辞", "接尾辞")


def words_of(prompt: str) -> list[tuple[str, str]]:
    """Phrases of `prompt` and the compounds of nouns in them, each once, as (surface, reading).

    The reading is in hiragana; that of English is its lower case. Syntax and numbers are no words.

    Raises:
        PromptTooLong: as for `normalise`.
    """
    found: dict[str, str] = {}
    for node in walk(parse(normalise(prompt)).nodes):
        if isinstance(node, Text):
            for piece in split(node.text):
                if piece.kind in (PHRASE, WORDS):
                    found.update(_words(to_half_width(piece.source).strip()))
    return [
        (surface, reading)
        for surface, reading in found.items()
        if len(surface) <= MAX_CHARACTERS and "\\" not in surface and not _is_single(surface)
    ]


def _is_single(surface: str) -> bool:
    """Whether it is one letter; a kanji is more than that."""
    return len(surface) < 2 and (is_kana(surface) or not is_japanese(surface))


def _words(phrase: str) -> Iterator[tuple[str, str]]:
    if not is_japanese(phrase):
        if any(map(str.isalpha, phrase)):
            yield phrase, phrase.casefold()
        return
    words = tokens(phrase)
    yield phrase, _reading(words)
    for nouns in _compounds(words):
        yield phrase[nouns[0].start : nouns[-1].end], _reading(nouns)


def _compounds(words: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Neighbouring nouns, as far as they have a letter."""
    run: list[Token] = []
    for word in words:
        is_noun = word.part_of_speech in _NOUNS and is_japanese(word.surface)
        if run and not (is_noun and word.start == run[-1].end):
            yield tuple(run)
            run = []
        if is_noun:
            run.append(word)
    if run:
        yield tuple(run)


def _reading(words: tuple[Token, ...]) -> str:
    return "".join(word.reading for word in words).casefold()
