"""What the translator learns from the culture dictionary, resources/glossary/*.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tools.demo_model.prompt_words import ADJECTIVES, NOUNS, Pair
from tools.demo_model.words import COLOUR_WORDS, FAR_WORDS, PLACE_WORDS, THING_WORDS, TIME_WORDS

_NOUN_CATEGORIES = frozenset(
    "animal clothing culture fantasy food nature person place plant thing vehicle".split()
)


def colour_words() -> list[Pair]:
    """Return every colour as it stands before a noun."""
    return [(ja, word.en) for words in COLOUR_WORDS.values() for word in words for ja in word.ja]


def single_words() -> list[Pair]:
    """Return every word this package knows, alone."""
    tables = (THING_WORDS, PLACE_WORDS, TIME_WORDS, FAR_WORDS)
    known = [
        (ja, word.en)
        for table in tables
        for words in table.values()
        for word in words
        for ja in word.ja
    ]
    colours = [(ja.removesuffix("の").removesuffix("な"), en) for ja, en in colour_words()]
    return [*known, *colours, *NOUNS, *((ja, en) for ja, en in ADJECTIVES)]


@dataclass(frozen=True)
class Glossary:
    """Terms of the culture dictionary; empty until its files exist."""

    terms: tuple[Pair, ...] = ()
    nouns: tuple[Pair, ...] = ()
    readings: tuple[Pair, ...] = ()

    @classmethod
    def read(cls, folder: Path) -> Glossary:
        """Read every ``*.tsv`` in the folder (columns: surface, reading, english alternatives,
        category).

        Words of the world keep the world's translation.
        """
        terms: list[Pair] = []
        nouns: list[Pair] = []
        readings: list[Pair] = []
        own = {ja for ja, _ in single_words()}
        for path in sorted(folder.glob("*.tsv")) if folder.is_dir() else ():
            for line in path.read_text(encoding="utf-8").splitlines():
                cells = [cell.strip() for cell in line.split("\t")]
                if (
                    len(cells) < 3
                    or line.startswith("#")
                    or cells[2] == "english"
                    or not cells[0]
                    or not cells[2]
                ):
                    continue
                english = cells[2].split("|")[0].strip()
                if cells[0] in own:
                    continue
                terms.append((cells[0], english))
                if len(cells) > 3 and cells[3] in _NOUN_CATEGORIES:
                    nouns.append((cells[0], english))
                if len(cells[1]) >= 4 and cells[1] not in own:
                    readings.append((cells[1], english))
        return cls(tuple(terms), tuple(nouns), tuple(readings))
