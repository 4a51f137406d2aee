"""What a translation must keep: English words, numbers and the glossary's words."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sdjp.text.glossary import Entry, Glossary, Match
from sdjp.text.normalise import WORD
from sdjp.text.script import to_half_width

_LETTER = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
LATIN_WORD = re.compile(
    rf"[{_LETTER}]+(?:(?<=[0-9]):(?=[0-9])[{_LETTER}]+|(?<=[0-9]),(?=[0-9]{{3}})[{_LETTER}]+"
    rf"|[-_.'’/&+@][{_LETTER}]+)*"
)
"""An English word or a number: `sci-fi`, `No.1`, `12:30`, `1,000`, `Fate/stay`."""

_NUMBER_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_NUMBER_WORDS = {name: str(number) for number, name in enumerate(_NUMBER_NAMES.split(" "))}
_UNSAFE = re.compile(r"[()\[\]{}<>|\\\"“”«»*#=~^`]|:(?![0-9])|(?<![0-9]):")
_LOOSE_UNDERSCORE = re.compile(rf"(?<![{_LETTER}])_|_(?![{_LETTER}])")
_ARTICLE = re.compile(r"(?:a|an|the)\s+(?=\S)", re.IGNORECASE)
# 雲のない空: the word must not be in the picture, so nothing insists on it.
_DENIED = re.compile(
    "(?:一つ|ひとつ)?[のがはも]?(?:ない|無い|なし|無し|なく|無く|いない|居ない|抜き|以外)"
)
_KEYWORD = re.compile(rf"(?<![{WORD}])(?:BREAK|AND)(?![{WORD}])")


@dataclass(frozen=True, slots=True)
class Needs:
    """What the English of one phrase must say.

    Attributes:
        latin: English words and numbers in the phrase, each as often as it stands there.
        latin_spans: where they stand, outside glossary matches.
        matches: the glossary's words in the phrase.
    """

    latin: tuple[str, ...]
    latin_spans: tuple[tuple[int, int], ...]
    matches: tuple[Match, ...]

    def missing_latin(self, english: str) -> list[str]:
        """English words and numbers that `english` lacks."""
        there = Counter(LATIN_WORD.findall(english))
        lacking = []
        for word, count in Counter(self.latin).items():
            have = max(there[word], len(_exactly(word).findall(english)))
            lacking += [word] * max(0, count - have)
        return lacking

    def missing_entries(self, english: str, *, soft: bool = False) -> list[Match]:
        """Glossary words that `english` lacks: those to insist on, or the `soft` ones."""
        return [
            match
            for match in self.matches
            if match.entry.is_soft == soft and not says(english, match.entry)
        ]

    def met_by(self, english: str) -> bool:
        """Whether nothing that must be kept is missing."""
        return not self.missing_latin(english) and not self.missing_entries(english)


def needs_of(phrase: str, glossary: Glossary) -> Needs:
    """What the English of `phrase` (half-width letters) must say."""
    matches = tuple(
        match for match in glossary.matches(phrase) if not _DENIED.match(phrase, match.end)
    )
    found = list(LATIN_WORD.finditer(phrase))
    covered = [(match.start, match.end) for match in matches]
    spans = tuple(
        word.span()
        for word in found
        if not any(start < word.end() and word.start() < end for start, end in covered)
    )
    return Needs(tuple(word[0] for word in found), spans, matches)


def says(english: str, entry: Entry) -> bool:
    """Whether one of the entry's translations is in `english`.

    Plural and other endings are forgiven; the user's own words must be there literally.
    """
    if entry.by_user:
        return _exactly(entry.english[0]).search(english) is not None
    folded = english.casefold()
    return any(_inflected(choice.casefold()).search(folded) for choice in entry.english)


@functools.lru_cache(maxsize=4096)
def _exactly(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![{_LETTER}]){re.escape(words)}(?![{_LETTER}])")


@functools.lru_cache(maxsize=4096)
def _inflected(words: str) -> re.Pattern[str]:
    """`words`, each with an ending of up to three letters where it has at least three itself."""
    parts = []
    for word in re.split(r"[\s\-]+", words):
        stem = word[:-1] if len(word) > 4 and word[-1] in "ye" else word
        ending = "[a-z]{0,4}" if len(word) >= 3 else ""
        parts.append(re.escape(stem) + ending)
    return re.compile(rf"(?<![{_LETTER}])" + r"[\s\-]+".join(parts) + rf"(?![{_LETTER}])")


def tidy(text: str, proper: frozenset[str] = frozenset()) -> str:
    """A model's output as a phrase of a prompt.

    Brackets, colons, quotes and other characters with a meaning in prompts go, so do a final
    full stop and a leading article; BREAK and AND become lower case; white space is single.

    Args:
        proper: words that keep their capital at the beginning.
    """
    text = _UNSAFE.sub(" ", to_half_width(text).replace("__", " "))
    text = _LOOSE_UNDERSCORE.sub(" ", text)
    text = _KEYWORD.sub(lambda match: match[0].lower(), text)
    text = re.sub(r"\s+", " ", text).strip(" ,;.!?-'、。")
    text = re.sub(r"\s+(?=[,.;!?])", "", text)
    text = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    first, _, rest = text.partition(" ")
    if first.istitle() and first not in proper and not rest[:1].isupper():
        text = text[0].lower() + text[1:]
    return text


def repair(english: str, needs: Needs) -> str:
    """`english` with needed words put right that are there in another form.

    `nike` becomes NIKE again, and `three girls` 3 girls, where the phrase says so.
    """
    for word in dict.fromkeys(needs.missing_latin(english)):
        english = _respelled(english, word)
        for name, number in _NUMBER_WORDS.items():
            if number == word and word in needs.missing_latin(english):
                english = re.sub(rf"\b{name}\b", word, english, count=1, flags=re.IGNORECASE)
    for match in needs.missing_entries(english):
        if match.entry.by_user:
            english = _respelled(english, match.entry.english[0])
    return english


def _respelled(english: str, wanted: str) -> str:
    """`english` with `wanted` in its own upper and lower case."""
    pattern = rf"(?<![{_LETTER}]){re.escape(wanted)}(?![{_LETTER}])"
    return re.sub(pattern, wanted.replace("\\", r"\\"), english, flags=re.IGNORECASE)


def missing_words(english: str, needs: Needs) -> list[str]:
    """What has to be added to `english`, as words."""
    entries = [match.entry.english[0] for match in needs.missing_entries(english)]
    missing = list(dict.fromkeys(entries))
    lacking = Counter(needs.missing_latin(", ".join([english, *missing])))
    return missing + list(lacking.elements())


def proper_words(entries: Sequence[Entry]) -> frozenset[str]:
    """First words of translations that are written with a capital."""
    return frozenset(
        english.split(" ")[0]
        for entry in entries
        for english in entry.english
        if english[:1].isupper()
    )
