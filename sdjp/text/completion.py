"""Words that what is being typed may become: by kana, kanji, romaji or English."""

from __future__ import annotations

import re

import jaconv

from sdjp.text.glossary import Entry, Glossary
from sdjp.text.script import is_japanese, is_kana

_LAST_WORD = re.compile(r"[^\s,、。，．()（）\[\]［］{}<>:：|｜「」]+\Z")
_PARTICLE = re.compile("^(.+)[のをにがはでともへや](?=[^のをにがはでともへや])")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_LONGEST_WORD = 200
_LONGEST_END = 16
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


def completions(text: str, glossary: Glossary, limit: int = 12) -> list[dict[str, str]]:
    """What the last word of `text` may become, best first.

    Of 赤いとり the end とり is completed as well: a word often follows another without a space.

    Returns:
        `{"typed", "surface", "reading", "english", "category"}`; `typed` is the end of `text`
        that the surface takes the place of.
    """
    found: dict[str, dict[str, str]] = {}
    for typed in _endings(last_word(text)):
        entries = _entries(typed, glossary, limit + 1)
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


def _entries(typed: str, glossary: Glossary, limit: int) -> list[Entry]:
    found = list(glossary.completions(typed, limit))
    if typed.isascii() and len(typed) >= 2:
        found += _by_romaji(typed.lower(), glossary)[:limit]
    return sorted(found, key=lambda entry: not entry.by_user)


def _by_romaji(typed: str, glossary: Glossary) -> list[Entry]:
    """Entries whose reading begins so; of an unfinished syllable (sakur) its row must follow."""
    letters = _UNFINISHED.sub("", typed)
    rest = typed[len(letters) :]
    kana = jaconv.alphabet2kana(_N_BEFORE_N.sub("ん", letters))
    if not is_kana(kana):
        return []
    following = "っ" if rest[:1] == rest[1:2] or rest[:2] == "tc" else _ROWS.get(rest[:1], "")
    begins = tuple(kana + letter for letter in following) if rest else kana
    return [
        entry
        for entry in glossary.completions(kana, len(glossary))
        if entry.reading.startswith(begins)
    ]


def _as_dict(typed: str, entry: Entry) -> dict[str, str]:
    return {
        "typed": typed,
        "surface": entry.surface,
        "reading": entry.reading,
        "english": entry.english[0],
        "category": entry.category,
    }
