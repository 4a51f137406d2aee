"""Ordinary Japanese phrases with their English, composed by grammar templates.

The translator must carry them over although the painter cannot draw them. The templates are those
prompts are made of: 形容詞+名詞, AのB, AとB, AをVるB, PでVるA, counters, AがVている.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Sequence

from tools.demo_model.english import plural, with_article
from tools.demo_model.glossary_terms import Glossary, colour_words, single_words
from tools.demo_model.prompt_words import (
    ADJECTIVES,
    COUNTED,
    NEAR_ADJECTIVES,
    NEAR_NOUNS,
    NOUNS,
    NUMBERS,
    OBJECT_VERBS,
    PEOPLE,
    PLACE_RELATIONS,
    PLACES,
    PROGRESSIVE,
    SEASONS,
    VERBS,
    Pair,
)
from tools.demo_model.words import (
    PLACE_WORDS,
    POSITION_WORDS,
    STYLE_WORDS,
    THING_WORDS,
    WEATHER_WORDS,
    Word,
)

_WITHIN = ("の中", "の上")
_TOO = (*ADJECTIVES, *NEAR_ADJECTIVES)


def _pairs(table: dict[str, tuple[Word, ...]]) -> list[Pair]:
    return [(ja, word.en) for words in table.values() for word in words for ja in word.ja]


def _world_nouns() -> list[Pair]:
    return [
        *_pairs(THING_WORDS),
        *_place_words(),
        ("富士山", "Mount Fuji"),
        ("虹", "rainbow"),
        ("雲", "cloud"),
        ("満月", "full moon"),
        ("太陽", "sun"),
        ("月", "moon"),
        ("島", "island"),
    ]


def _place_words() -> list[Pair]:
    return [pair for pair in _pairs(PLACE_WORDS) if not pair[0].endswith(_WITHIN)]


def _places() -> list[Pair]:
    return [*PLACES, *_place_words()]


def _known_words() -> list[Pair]:
    tables = (WEATHER_WORDS, STYLE_WORDS, POSITION_WORDS)
    others = [pair for table in tables for pair in _pairs(table)]
    return [*single_words(), *others, *NEAR_NOUNS, *NEAR_ADJECTIVES]


def _without(glossary: Glossary, known: list[Pair]) -> Glossary:
    """Return the glossary without words that have a translation already."""
    own = {ja for ja, _ in known}
    terms, nouns, readings = (
        tuple(pair for pair in pairs if pair[0] not in own)
        for pairs in (glossary.terms, glossary.nouns, glossary.readings)
    )
    return Glossary(terms, nouns, readings)


class PhraseBook:
    """Composes phrase pairs by lot from the word lists and the glossary.

    Attributes:
        words: what the last phrase was composed of, each word with its English.
    """

    def __init__(self, rng: random.Random, glossary: Glossary) -> None:
        self.rng, self.single = rng, _known_words()
        self.glossary = _without(glossary, self.single)
        self.nouns = [*NOUNS, *NEAR_NOUNS, *_world_nouns() * 2, *self.glossary.nouns]
        self.colours = colour_words()
        self.words: list[Pair] = []
        self._templates: tuple[Callable[[], Pair], ...] = (
            *(self._single, self._adjective, self._having) * 2,
            *(self._of, self._and, self._object, self._at, self._counted, self._statement),
            *(self._of_place, self._of_place),
            *(self._season, self._glossary, self._latin, self._list),
        )

    def phrase(self) -> Pair:
        """Return one (Japanese, English) pair."""
        self.words = []
        return self.rng.choice(self._templates)()

    def _pick(self, pairs: Sequence[Pair]) -> Pair:
        chosen = self.rng.choice(pairs)
        self.words.append(chosen)
        return chosen

    def _noun(self, pairs: Sequence[Pair] | None = None) -> Pair:
        """Choose a noun, sometimes with an adjective, sometimes left in English as people mix it
        in.
        """
        ja, en = self._pick(pairs or self.nouns)
        if self.rng.random() < 0.08:
            ja = self.rng.choice((en, f" {en} "))
        if self.rng.random() < 0.3:
            adjective = self._pick(self.colours if self.rng.random() < 0.6 else _TOO)
            ja, en = adjective[0] + ja, f"{adjective[1]} {en}"
        return ja, en

    def _single(self) -> Pair:
        return self._pick(self.single)

    def _adjective(self) -> Pair:
        adjective = self._pick(self.colours if self.rng.random() < 0.5 else _TOO)
        noun = self._pick(self.nouns)
        return adjective[0] + noun[0], f"{adjective[1]} {noun[1]}"

    def _of(self) -> Pair:
        place, noun, relation = self._noun(), self._noun(), self._pick(PLACE_RELATIONS[:-1])
        return (
            f"{place[0]}{relation[0]}{noun[0]}",
            f"{with_article(noun[1])} {relation[1]} {with_article(place[1])}",
        )

    def _of_place(self) -> Pair:
        place, noun = self._noun(PLACES), self._noun()
        return f"{place[0]}の{noun[0]}", f"{with_article(noun[1])} in {with_article(place[1])}"

    def _and(self) -> Pair:
        first, second = self._noun(), self._noun()
        return f"{first[0]}と{second[0]}", f"{with_article(first[1])} and {with_article(second[1])}"

    def _having(self) -> Pair:
        thing, place = self._noun(), self._noun(_places())
        link = self.rng.choice(("のある", "がある"))
        return (
            f"{thing[0]}{link}{place[0]}",
            f"{with_article(place[1])} with {with_article(thing[1])}",
        )

    def _object(self) -> Pair:
        thing, person, verb = self._noun(), self._noun(PEOPLE), self._pick(OBJECT_VERBS)
        return (
            f"{thing[0]}を{verb[0]}{person[0]}",
            f"{with_article(person[1])} {verb[1]} {with_article(thing[1])}",
        )

    def _at(self) -> Pair:
        place, person, verb = self._noun(PLACES), self._noun(PEOPLE), self._pick(VERBS[:20])
        return (
            f"{place[0]}で{verb[0]}{person[0]}",
            f"{with_article(person[1])} {verb[1]} in {with_article(place[1])}",
        )

    def _counted(self) -> Pair:
        counter = self.rng.choice(tuple(COUNTED))
        noun = self._pick(COUNTED[counter])
        number = self.rng.randint(1, 10)
        if counter == "つ":
            number = self.rng.randint(1, 9)
        ja, en = (
            (str(number), str(number))
            if self.rng.random() < 0.6 and counter != "つ"
            else NUMBERS[number - 1]
        )
        counted = noun[1] if number == 1 else plural(noun[1])
        adjective = self._pick(self.colours) if self.rng.random() < 0.25 else ("", "")
        en = " ".join(word for word in (en, adjective[1], counted) if word)
        japanese = noun[0] if self.rng.random() < 0.92 else " " + noun[1]
        described = adjective[0] + japanese
        forms = (
            f"{ja}{counter}の{described}",
            f"{ja}{counter}の{described}",
            f"{described}が{ja}{counter}",
            f"{described}{ja}{counter}",
        )
        return self.rng.choice(forms).strip(), en

    def _statement(self) -> Pair:
        person, verb = (
            self._noun(PEOPLE),
            self._pick(tuple(pair for pair in VERBS if pair[0] in PROGRESSIVE)),
        )
        return f"{person[0]}が{PROGRESSIVE[verb[0]]}", f"{with_article(person[1])} is {verb[1]}"

    def _season(self) -> Pair:
        season, place = self._pick(SEASONS), self._noun(PLACES)
        return f"{season[0]}の{place[0]}", f"{with_article(place[1])} {season[1]}"

    def _glossary(self) -> Pair:
        if not self.glossary.terms:
            return self._adjective()
        return self._pick(
            self.glossary.readings
            if self.glossary.readings and self.rng.random() < 0.2
            else self.glossary.terms
        )

    def _latin(self) -> Pair:
        """Words and numbers in Latin letters go through unchanged, known or not."""
        if self.rng.random() < 0.5:
            word = self._pick(self.nouns)[1]
        else:
            word = "".join(self.rng.choices(string.ascii_lowercase, k=self.rng.randint(2, 8)))
            word = self.rng.choice((word, word.title(), word + str(self.rng.randint(1, 99))))
        noun = self._noun()
        forms = (
            (word, word),
            (f"{word}の{noun[0]}", f"{word} {noun[1]}"),
            (f"{word}と{noun[0]}", f"{word} and {with_article(noun[1])}"),
            (f"{word} {noun[0]}", f"{word} {noun[1]}"),
        )
        return self.rng.choice(forms)

    def _list(self) -> Pair:
        items = [self._noun() for _ in range(self.rng.randint(2, 4))]
        comma = self.rng.choice(("、", "、", ", "))
        return comma.join(ja for ja, _ in items), ", ".join(en for _, en in items)
