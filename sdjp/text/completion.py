"""Words that what is being typed may become: by kana, kanji, romaji or English."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import jaconv

from sdjp.text.glossary import Entry, Glossary
from sdjp.text.script import is_japanese, is_kana, to_half_width, to_hiragana

HISTORY = "history"
"""The category of words that come from earlier prompts."""

Used = Callable[[Sequence[str], int], Sequence[tuple[str, str]]]
"""Given beginnings and a limit: (surface, reading) of used words, those most in use first."""

_LAST_WORD = re.compile(r"[^\s,、。，．()（）\[\]［］{}<>:：|｜「」]+\Z")
_PARTICLE = re.compile("^(.+)[のをにがはでともへや](?=[^のをにがはでともへや])")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_LONGEST_WORD = 200
_LONGEST_END = 16
_LEAST_ROMAJI = 2
_UNFINISHED = re.compile("(?:ny?|[b-df-hj-mp-tv-z]*)\\Z")
_N_BEFORE_N = re.compile("n(?=n[aiueoy])")
_ROWS = {
    row[0]: row[1:]
    for row in (
        "kかきくけこ gがぎぐげご sさしすせそ zざじずぜぞ jじ tたちつてと cち dだぢづでど "
        "nなにぬねのん hはひふへほ fふ bばびぶべぼ pぱぴぷぺぽ mまみむめもん yやゆよ "
        "rらりるれろ wわを"
    ).split()
}
"""Which kana a syllable may become that begins with this letter."""


def last_word(text: str) -> str:
    """The word at the end of `text` that is being typed; empty behind a separator."""
    found = _LAST_WORD.search(text[-_LONGEST_WORD:])
    return found[0] if found else ""


def completions(
    text: str, glossary: Glossary, limit: int = 12, used: Used | None = None
) -> list[dict[str, str]]:
    """What the last word of `text` may become, best first.

    Of 赤いとり the end とり is completed as well: a word often follows another without a space.
    The user's own words lead, then those read exactly so, then a few of the words most in use.

    Args:
        used: the words of earlier prompts; only the glossary is asked where left out.

    Returns:
        `{"typed", "surface", "reading", "english", "category"}`; `typed` is the end of `text`
        that the surface takes the place of. Words that the glossary does not know are of the
        category HISTORY and have no English.
    """
    found: dict[str, dict[str, str]] = {}
    for typed in _endings(last_word(text)):
        entries = _entries(typed, glossary, limit + 1, used)
        for entry in entries:
            if entry.surface != typed:
                found.setdefault(entry.surface, _as_dict(typed, entry))
        if entries:
            break
    return list(found.values())[:limit]


def _endings(word: str) -> list[str]:
    """`word`, and shorter ends of it at which a new word may begin, the likeliest first."""
    if not word or not is_japanese(word):
        return [word] if word else []
    starts = range(max(1, len(word) - _LONGEST_END), len(word) - 1)
    ends = [word, *(word[start:] for start in starts)]
    if found := _PARTICLE.match(word):
        # Behind hiragana it may as well be a part of the word: the と of 赤いとり.
        is_sure = not _HIRAGANA.fullmatch(found[1][-1])
        ends.insert(1 if is_sure else len(ends), word[found.end() :])
    return list(dict.fromkeys(ends))


def _entries(typed: str, glossary: Glossary, limit: int, used: Used | None) -> list[Entry]:
    starts = _starts(to_half_width(typed))
    found = {entry.surface: entry for entry in glossary.completions(typed, limit)}
    if romaji := tuple(starts[2:]):
        read_so = [entry for entry in glossary.entries if entry.reading.startswith(romaji)]
        read_so.sort(key=lambda entry: (not entry.by_user, len(entry.reading), entry.surface))
        found |= {entry.surface: entry for entry in read_so[:limit]}
    ranks: dict[str, int] = {}
    for surface, reading in used(starts, limit) if used else ():
        entry = glossary.find(surface) or Entry(surface, reading, ("",), HISTORY)
        found.setdefault(entry.surface, entry)
        ranks.setdefault(entry.surface, len(ranks))
    favoured = max(1, limit // 3)

    def place(entry: Entry) -> tuple[bool, bool, bool, bool, int]:
        rank = ranks.get(entry.surface, favoured)
        is_exact = entry.reading in starts
        is_new = entry.category == HISTORY
        return not entry.by_user, not is_exact, rank >= favoured, is_new, min(rank, favoured)

    return sorted(found.values(), key=place)


def _starts(typed: str) -> list[str]:
    """`typed`, its kana or lower case, and the kana of romaji.

    Of an unfinished syllable (sakur) its row must follow.
    """
    starts = [typed, to_hiragana(typed).casefold()]
    if len(typed) < _LEAST_ROMAJI or not typed.isascii():
        return starts
    typed = typed.lower()
    letters = _UNFINISHED.sub("", typed)
    rest = typed[len(letters) :]
    kana = jaconv.alphabet2kana(_N_BEFORE_N.sub("ん", letters))
    if not is_kana(kana):
        return starts
    following = "っ" if rest[:1] == rest[1:2] or rest[:2] == "tc" else _ROWS.get(rest[:1], "")
    return [*starts, *(kana + letter for letter in following)] if rest else [*starts, kana]


def _as_dict(typed: str, entry: Entry) -> dict[str, str]:
    return {
        "typed": typed,
        "surface": entry.surface,
        "reading": entry.reading,
        "english": entry.english[0],
        "category": entry.category,
    }
