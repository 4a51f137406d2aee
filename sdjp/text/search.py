"""Words by which a picture is found again, however they were written.

The index text of a picture begins and ends with a space. It holds, separated by spaces and in
this order: the folded prompt, its reading in hiragana as a whole, the readings of its words one
by one, and the folded English. Folding is NFKC, lower case, katakana → hiragana.

A query word is a list of alternatives, each a plain substring of the index text (SQL: `instr` or
an escaped LIKE); a picture matches if of every query word one alternative is in it. Alternatives
taken from the glossary carry spaces at both ends and so match whole words: ねこ finds 猫, ネコ and
" cat ", but not "cathedral". What the user typed matches anywhere (Japanese) or at the beginning
of a word (Latin). One- and two-character words work like all others.
"""

from __future__ import annotations

import re
import unicodedata

from sdjp.text.glossary import Entry, Glossary
from sdjp.text.normalise import clean_text
from sdjp.text.reading import tokens
from sdjp.text.script import is_japanese, is_kana, to_hiragana

MAX_QUERY_WORDS = 16

_BETWEEN_WORDS = re.compile(r"[\s,.;:!?()\[\]{}<>|\\\"、。，．・「」『』（）!?~_/]+")


def fold(text: str) -> str:
    """`text` in the spelling that index and query share."""
    text = unicodedata.normalize("NFKC", clean_text(text)).casefold()
    return to_hiragana(unicodedata.normalize("NFKC", text))


def index_words(prompt: str, english: str, glossary: Glossary | None = None) -> str:
    """The index text of a picture with this prompt and its English.

    Args:
        glossary: its readings go before the dictionary's (富士山 is ふじさん).
    """
    parts = [_spaced(prompt), *_readings(prompt, glossary), _spaced(english)]
    return f" {' '.join(filter(None, parts))} "


def query_words(text: str, glossary: Glossary | None = None) -> list[list[str]]:
    """The words of a query, each with all alternatives to look for.

    Args:
        glossary: connects Japanese and English; without it only readings connect.
    """
    words = _spaced(text).split()[:MAX_QUERY_WORDS]
    return [_alternatives(word, glossary) for word in words]


def _spaced(text: str) -> str:
    return " ".join(_BETWEEN_WORDS.sub(" ", fold(text)).split())


def _readings(prompt: str, glossary: Glossary | None) -> list[str]:
    """The reading of each Japanese stretch as a whole, and those of all words."""
    wholes, singles = [], []
    text = unicodedata.normalize("NFKC", clean_text(prompt))
    for stretch in _BETWEEN_WORDS.sub(" ", text).split():
        if is_japanese(stretch):
            words = _stretch_readings(stretch, glossary)
            wholes.append("".join(words))
            singles += words
    return [fold(" ".join(wholes)), fold(" ".join(dict.fromkeys(singles)))]


def _stretch_readings(stretch: str, glossary: Glossary | None) -> list[str]:
    matches = {match.start: match for match in glossary.matches(stretch)} if glossary else {}
    found = []
    position = 0
    for token in tokens(stretch):
        if token.start < position:
            continue
        match = matches.get(token.start)
        position = token.end
        # A word in another form (赤く) keeps the reading of that form.
        if (
            match
            and match.entry.reading
            and match.entry.surface == stretch[match.start : match.end]
        ):
            position = match.end
            found.append(match.entry.reading)
        else:
            found.append(token.reading)
    return found


def _alternatives(word: str, glossary: Glossary | None) -> list[str]:
    found = [word if is_japanese(word) else f" {word}"]
    entries = _entries(word, glossary) if glossary else ()
    for entry in entries:
        found.append(fold(entry.surface))
        if len(entry.reading) >= 2:
            found.append(f" {fold(entry.reading)} ")
        found += [f" {_spaced(english)} " for english in entry.english]
    if is_japanese(word) and not is_kana(word):
        reading = "".join(token.reading for token in tokens(word))
        if len(reading) >= 2:
            found.append(f" {fold(reading)} ")
    return list(dict.fromkeys(found))


def _entries(word: str, glossary: Glossary) -> tuple[Entry, ...]:
    if is_japanese(word):
        exact = [entry for entry in (glossary.find(word),) if entry]
        return (*exact, *glossary.read_as(word))
    return glossary.meaning(word)
