"""Curated Japanese words for pictures with their reading, English and category.

A glossary file is UTF-8 text with tab-separated columns: surface, reading in hiragana, English
(the preferred one first, accepted alternatives behind `|`), category. `#` begins a comment line.
The files in `resources/glossary` ship with SDJP; the user's file overrides them word by word.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sdjp.base.paths import resource_dir, user_glossary_path
from sdjp.text.normalise import clean_text
from sdjp.text.reading import Token, tokens
from sdjp.text.script import is_japanese, is_kana, to_half_width, to_hiragana

MAX_ENTRY_CHARACTERS = 200
MIN_KANA = 3
"""Shortest kana spelling that is taken for the entry it reads as."""

MIN_KANA_ALONE = 2
"""The same where it is a whole phrase; translators make anything of so short a one."""

SOFT_CATEGORIES = frozenset({"action", "adjective", "quality", "negative"})
"""Categories whose English has too many synonyms to insist on within a longer phrase."""

_LONGEST_TOKENS = 8
_NUMERALS = ("数", "何", "幾")
_AFFIXES = ("接尾辞", "接頭辞", "助詞", "助動詞")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the glossary.

    Attributes:
        surface: as written, full-width letters folded.
        reading: hiragana.
        english: accepted translations, the preferred one first.
        category: `nature`, `colour`, `clothing` …; the user may invent some.
        by_user: it comes from the user's file, so its English is used literally.
    """

    surface: str
    reading: str
    english: tuple[str, ...]
    category: str
    by_user: bool = False

    @property
    def is_soft(self) -> bool:
        """Whether another English word may stand for it in a longer phrase."""
        return not self.by_user and self.category in SOFT_CATEGORIES


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found in a phrase at `start`…`end`."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that could not be used.

    Attributes:
        code: `encoding`, `columns`, `surface`, `reading`, `english` or `unreadable`.
        line: counted from 1; 0 for the whole file.
    """

    path: Path
    line: int
    code: str


class Glossary:
    """Words by surface and by reading; later entries override earlier ones."""

    def __init__(self, entries: Iterable[Entry] = (), problems: Iterable[Problem] = ()) -> None:
        self.problems = tuple(problems)
        self._by_surface = {entry.surface: entry for entry in entries}
        self._by_reading: dict[str, list[Entry]] = {}
        self._by_english: dict[str, list[Entry]] = {}
        digest = hashlib.sha256()
        for entry in self._by_surface.values():
            self._by_reading.setdefault(entry.reading, []).append(entry)
            for english in entry.english:
                self._by_english.setdefault(english.casefold(), []).append(entry)
            digest.update(repr(entry).encode())
        self.revision = digest.hexdigest()[:16]

    def __len__(self) -> int:
        return len(self._by_surface)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries."""
        return tuple(self._by_surface.values())

    def find(self, phrase: str, least_kana: int = MIN_KANA) -> Entry | None:
        """The entry that `phrase` is, as written or in kana.

        A kana spelling counts when it has at least `least_kana` characters and only one English
        meaning is read so (さくら is 桜, but はな may be 花 or 鼻).
        """
        phrase = to_half_width(phrase)
        entry = self._by_surface.get(phrase)
        if entry is None and len(phrase) >= least_kana and is_kana(phrase):
            read_so = self._by_reading.get(to_hiragana(phrase), [])
            if len({other.english[0] for other in read_so}) == 1:
                entry = read_so[0]
        return entry

    def matches(self, phrase: str) -> tuple[Match, ...]:
        """The entries in `phrase`, the longest at each place, at word boundaries only.

        Prefixes, suffixes and particles alone never match, nor a counter behind a number: 3月 has
        no moon. A word in another form is found by its dictionary form (赤く → 赤い).
        """
        phrase = to_half_width(phrase)
        words = tokens(phrase)
        found = []
        index = 0
        while index < len(words):
            match, used = self._longest(phrase, words, index)
            if match:
                found.append(match)
            index += used
        return tuple(found)

    def _longest(
        self, phrase: str, words: tuple[Token, ...], first: int
    ) -> tuple[Match | None, int]:
        start = words[first].start
        before = phrase[start - 1 : start]
        counted = before.isnumeric() or before in _NUMERALS
        for count in range(min(_LONGEST_TOKENS, len(words) - first), 0, -1):
            last = words[first + count - 1]
            entry = self.find(phrase[start : last.end])
            if count == 1:
                if counted or last.part_of_speech in _AFFIXES:
                    return None, 1
                entry = entry or self._by_surface.get(last.base)
            if entry:
                return Match(start, last.end, entry), count
        return None, 1

    def read_as(self, reading: str) -> tuple[Entry, ...]:
        """Entries with exactly this hiragana reading."""
        return tuple(self._by_reading.get(reading, ()))

    def meaning(self, english: str) -> tuple[Entry, ...]:
        """Entries that have `english` among their translations, whatever its case."""
        return tuple(self._by_english.get(english.casefold(), ()))

    def completions(self, typed: str, limit: int = 20) -> tuple[Entry, ...]:
        """Entries whose surface, reading or English begins with `typed`, shortest first."""
        typed = to_half_width(typed)
        kana, latin = to_hiragana(typed), typed.casefold()
        if not typed:
            return ()
        found = [
            entry
            for entry in self._by_surface.values()
            if entry.surface.startswith(typed)
            or entry.reading.startswith(kana)
            or any(english.casefold().startswith(latin) for english in entry.english)
        ]
        found.sort(key=lambda entry: (not entry.by_user, len(entry.reading), entry.surface))
        return tuple(found[:limit])


@functools.cache
def bundled_entries() -> tuple[Entry, ...]:
    """The entries that ship with SDJP."""
    found: list[Entry] = []
    for path in sorted((resource_dir() / "glossary").glob("*.tsv")):
        found += read_file(path)[0]
    return tuple(found)


def load_glossary(user_file: Path | None = None) -> Glossary:
    """The bundled glossary with the user's words over it.

    Args:
        user_file: instead of `sdjp.base.paths.user_glossary_path()`; it need not exist.

    Broken lines are left out and named in `Glossary.problems`; nothing is raised.
    """
    entries, problems = read_file(user_file or user_glossary_path(), by_user=True)
    return Glossary((*bundled_entries(), *entries), problems)


def read_file(path: Path, *, by_user: bool = False) -> tuple[list[Entry], list[Problem]]:
    """The entries of one file and what was wrong with it; a missing file is empty."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return [], []
    except OSError:
        return [], [Problem(path, 0, "unreadable")]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        try:
            text = clean_cell(line.decode())
        except UnicodeDecodeError:
            problems.append(Problem(path, number, "encoding"))
            continue
        if not text or text.startswith("#"):
            continue
        entry = read_line(text, by_user=by_user)
        if isinstance(entry, Entry):
            entries.append(entry)
        else:
            problems.append(Problem(path, number, entry))
    return entries, problems


def clean_cell(text: str) -> str:
    """`text` cleaned, its tabs kept."""
    return "\t".join(clean_text(cell).strip() for cell in text.split("\t")).strip()


def read_line(line: str, *, by_user: bool = False) -> Entry | str:
    """The entry of one line, or the code of what is wrong with it (see `Problem`).

    The reading may be left empty (kana is its own reading), the category too.
    """
    cells = [*line.split("\t"), "", "", ""][:4]
    surface, reading, meanings, category = cells
    english = tuple(filter(None, (_english(part) for part in meanings.split("|"))))
    if len(line.split("\t")) < 3:
        return "columns"
    if not surface or len(surface) > MAX_ENTRY_CHARACTERS or "\n" in surface:
        return "surface"
    reading = to_hiragana(reading or (surface if is_kana(surface) else ""))
    if not all(is_kana(character) or character in "・ " for character in reading):
        return "reading"
    if not english:
        return "english"
    return Entry(to_half_width(surface), reading, english, category or "user", by_user)


def _english(text: str) -> str:
    """One translation; empty if it cannot stand in a prompt."""
    text = re.sub(r"\s+", " ", text).strip()
    usable = len(text) <= MAX_ENTRY_CHARACTERS and not re.search(r"[()\[\]{}<>|:\\,]", text)
    return text if usable and not is_japanese(text) else ""
