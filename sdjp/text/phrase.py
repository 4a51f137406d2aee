"""Japanese phrases → English phrases that say every word that must not be lost.

A phrase that the glossary has is taken from there. Any other is translated by the model; if the
result lacks a word of the glossary, an English word or a number of the phrase, or is talk and
repetition, then in turn: the words are put into the source in English and it is translated again;
the phrase is cut around them and the rest translated piece by piece; what is still missing is
added behind a comma. So English words and numbers arrive, however bad the model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sdjp.text.doubt import SEVERE, Doubt, doubts_of
from sdjp.text.glossary import MIN_KANA_ALONE, Glossary
from sdjp.text.marian import Hypothesis
from sdjp.text.protect import Needs, missing_words, needs_of, proper_words, repair, tidy
from sdjp.text.reading import tokens
from sdjp.text.script import is_japanese, is_kana, to_half_width, to_hiragana

ALGORITHM_VERSION = 4
"""Raised when translations change, so that remembered ones are made again."""

MAX_SOURCE_CHARACTERS = 120
"""Longer phrases are cut at word boundaries before the model sees them."""


class TranslationModel(Protocol):
    """What translates sentences: `sdjp.text.marian.Marian`, or a stand-in."""

    name: str
    revision: str
    words: frozenset[str]
    """All that it was taught, as the tokenizer cuts it; empty where it does not say."""

    def translate(self, phrases: Sequence[str]) -> list[Hypothesis]:
        """The translations of `phrases`, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Rendering:
    """The English of a phrase.

    Attributes:
        english: one line without prompt syntax; the phrase itself where nothing came out.
        source: `glossary`, `model`, `model+glossary` or `as-is`.
    """

    english: str
    source: str
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class _Work:
    """A phrase on its way.

    Attributes:
        fallback: the model's first, doubtful answer.
    """

    phrase: str
    needs: Needs
    done: Rendering | None = None
    fallback: Rendering | None = None
    pieces: list[_Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Piece:
    """Of a phrase that was cut: `text` to translate, or `english` that is known."""

    text: str
    english: str = ""


_QUOTED = re.compile(r"[「『](.*)[」』]", re.DOTALL)
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200d]")
_PARTICLES = "から|まで|より|など|の|を|に|が|は|で|と|な|へ|も|や"
_EDGES = re.compile(rf"^(?:{_PARTICLES}|た|て|し|する|した|して)+|(?:{_PARTICLES})+$")
# A particle at the edge of a phrase that syntax cut off: __動物__の写真, 夕焼けの(海:1.2).
_CUT_OFF = re.compile("^[のをがにでとは](?=[^ぁ-ゖ])|(?<=[^ぁ-ゖ])[のをがにでとはへも]$")
_COUNTER = re.compile("^(?:人組|人|匹|羽|本|枚|個|つ|頭|台|冊|軒|隻|杯|輪|足|体|対)の?")
_COMPOSABLE = re.compile("の|な|と|や|の中の|と共に")
_AND = re.compile("[とや]")


class PhraseTranslator:
    """Glossary and model together.

    Args:
        load_model: gives the model when it is needed first; None where there is no model.
    """

    def __init__(
        self, glossary: Glossary, load_model: Callable[[], TranslationModel] | None
    ) -> None:
        self._glossary = glossary
        self._load_model = load_model
        self._model: TranslationModel | None = None
        self._proper = proper_words(glossary.entries)

    def translate(self, phrases: Sequence[str]) -> list[Rendering]:
        """The renderings of `phrases`, in order.

        Raises:
            ModelError: the model was needed and cannot be used.
        """
        work = [self._begin(phrase) for phrase in phrases]
        open_work = [item for item in work if item.done is None]
        if open_work and self._load_model is None:
            for item in open_work:
                item.done = self._without_model(item)
        elif open_work:
            self._first_try(open_work)
            self._second_try([item for item in open_work if item.done is None])
            self._piecewise([item for item in open_work if item.done is None])
        return [item.done or _as_is(item.phrase) for item in work]

    def _begin(self, phrase: str) -> _Work:
        phrase = _SELECTORS.sub("", to_half_width(phrase)).strip()
        quoted = _QUOTED.fullmatch(phrase)
        phrase = quoted[1] if quoted and is_japanese(quoted[1]) else phrase
        entry = self._glossary.find(phrase, MIN_KANA_ALONE)
        if entry is None:
            phrase = _CUT_OFF.sub("", phrase)
            entry = self._glossary.find(phrase, MIN_KANA_ALONE)
        if entry:
            rendering = Rendering(entry.english[0], "glossary")
            return _Work(phrase, Needs((), (), ()), rendering)
        return _Work(phrase, needs_of(phrase, self._glossary))

    def _without_model(self, item: _Work) -> Rendering:
        composed = self._composed(item)
        if composed:
            return Rendering(composed, "glossary")
        return _as_is(item.phrase)

    def _composed(self, item: _Work) -> str:
        """The glossary's words one after the other, if they and の, な, と are all there is."""
        words: list[str] = []
        position = 0
        spans = [(m.start, m.end, m.entry.english[0]) for m in item.needs.matches]
        spans += [(a, b, item.phrase[a:b]) for a, b in item.needs.latin_spans]
        for start, end, english in [*sorted(spans), (len(item.phrase), 0, "")]:
            between = _without_counter(item.phrase, position, start)
            if between and not (words and _COMPOSABLE.fullmatch(between)):
                return ""
            if _AND.match(between) and english:
                words.append("and")
            words.append(english)
            position = end
        composed = " ".join(filter(None, words))
        return composed if item.needs.met_by(composed) else ""

    def _ask(self, sources: Sequence[str]) -> list[Hypothesis]:
        if self._model is None and self._load_model is not None:
            self._model = self._load_model()
        return self._model.translate(sources) if self._model and sources else []

    def _first_try(self, work: list[_Work]) -> None:
        for item, answer in zip(work, self._ask([i.phrase for i in work]), strict=True):
            rendering = self._judged(item, answer, "model")
            if self._acceptable(item, rendering):
                item.done = rendering
            elif self._is_distrusted(item, rendering) and (composed := self._composed(item)):
                item.done = Rendering(composed, "glossary")
            else:
                item.fallback = rendering

    def _second_try(self, work: list[_Work]) -> None:
        """Again, with the words that must not be lost put into the source in English."""
        work = [item for item in work if item.needs.latin_spans or item.needs.matches]
        answers = self._ask([self._code_switched(item) for item in work])
        for item, answer in zip(work, answers, strict=True):
            rendering = self._judged(item, answer, "model+glossary")
            if self._acceptable(item, rendering):
                item.done = rendering

    def _judged(self, item: _Work, answer: Hypothesis, source: str) -> Rendering:
        english = repair(tidy(answer.text, self._proper), item.needs)
        unknown = (*answer.unknown, *self._untaught(item), *self._misread(item.phrase, english))
        doubts = doubts_of(item.phrase, english, answer.score, unknown)
        lost = item.needs.missing_entries(english, soft=True)
        doubts += [Doubt("lost-word", match.entry.surface) for match in lost]
        return Rendering(english, source, tuple(doubts))

    def _untaught(self, item: _Work) -> list[str]:
        """Words of the phrase that neither the model nor the glossary was taught."""
        taught = self._model.words if self._model else frozenset()
        if not taught:
            return []
        return [
            token.surface
            for token in tokens(item.phrase)
            if token.surface not in taught
            and token.base not in taught
            and not any(m.start <= token.start < m.end for m in item.needs.matches)
        ]

    def _misread(self, phrase: str, english: str) -> list[str]:
        """The phrase, where words of the glossary are read so and `english` is none of them."""
        read_so = self._glossary.read_as(to_hiragana(phrase)) if is_kana(phrase) else ()
        meanings = [meaning.casefold() for entry in read_so for meaning in entry.english]
        is_said = any(meaning in english.casefold() for meaning in meanings)
        return [phrase] if meanings and not is_said else []

    def _is_severe(self, rendering: Rendering) -> bool:
        return any(doubt.code in SEVERE for doubt in rendering.doubts)

    def _is_distrusted(self, item: _Work, rendering: Rendering) -> bool:
        """Whether the model said nonsense or lost more than half of the words it had to say."""
        lost = len(item.needs.missing_entries(rendering.english))
        there = sum(not match.entry.is_soft for match in item.needs.matches)
        return self._is_severe(rendering) or lost * 2 > there

    def _acceptable(self, item: _Work, rendering: Rendering) -> bool:
        return not self._is_severe(rendering) and item.needs.met_by(rendering.english)

    def _spans_to_keep(self, item: _Work) -> list[tuple[int, int, str]]:
        """Where the words that were lost stand, and their English; all of them after nonsense."""
        english = item.fallback.english if item.fallback else ""
        everything = item.fallback is None or self._is_distrusted(item, item.fallback)
        matches = [m for m in item.needs.matches if not m.entry.is_soft or everything]
        if not everything:
            matches = item.needs.missing_entries(english)
        spans = [(m.start, m.end, m.entry.english[0]) for m in matches]
        spans += [(a, b, item.phrase[a:b]) for a, b in item.needs.latin_spans]
        return sorted(spans)

    def _code_switched(self, item: _Work) -> str:
        out, position = [], 0
        for start, end, english in self._spans_to_keep(item):
            out += [item.phrase[position:start], " ", english, " "]
            position = end
        out.append(item.phrase[position:])
        return " ".join("".join(out).split())

    def _piecewise(self, work: list[_Work]) -> None:
        """The rest of each phrase translated around the words that must stay."""
        to_ask: list[_Piece] = []
        for item in work:
            item.pieces = self._cut(item)
            if len(item.pieces) > 1 or (item.pieces and item.pieces[0].english):
                to_ask += [piece for piece in item.pieces if not piece.english]
        for piece, answer in zip(to_ask, self._ask([p.text for p in to_ask]), strict=True):
            english = tidy(answer.text, self._proper)
            doubts = doubts_of(piece.text, english, answer.score)
            piece.english = "" if any(d.code in SEVERE for d in doubts) else english
        for item in work:
            item.done = self._joined(item)

    def _cut(self, item: _Work) -> list[_Piece]:
        pieces: list[_Piece] = []
        position = 0
        for start, end, english in [*self._spans_to_keep(item), (len(item.phrase), 0, "")]:
            rest = _without_counter(item.phrase, position, start)
            if _AND.fullmatch(rest) and pieces and english:
                pieces.append(_Piece(rest, "and"))
            elif is_japanese(rest := _EDGES.sub("", rest)):
                entry = self._glossary.find(rest)
                pieces.append(_Piece(rest, entry.english[0] if entry else ""))
            if english:
                pieces.append(_Piece("", english))
            position = end
        return pieces

    def _joined(self, item: _Work) -> Rendering:
        first = item.fallback or _as_is(item.phrase)
        known = [piece for piece in item.pieces if piece.english]
        if not known:
            # Nothing to hold on to: the model's answer stands with its doubts.
            return self._completed(item, first if first.english else _as_is(item.phrase))
        english = " ".join(piece.english for piece in known)
        dropped = [piece.text for piece in item.pieces if not piece.english]
        restored = [piece.english for piece in known if not piece.text]
        doubts = [Doubt("lost-word", text) for text in dropped]
        doubts += [Doubt("restored-word", " ".join(restored))] if restored else []
        doubts += [d for d in first.doubts if d.code in ("low-score", "unknown-word")]
        return self._completed(item, Rendering(english, "model+glossary", tuple(doubts)))

    def _completed(self, item: _Work, rendering: Rendering) -> Rendering:
        """With whatever is still missing behind a comma."""
        english = repair(rendering.english, item.needs)
        missing = missing_words(english, item.needs)
        if not missing:
            return Rendering(english, rendering.source, rendering.doubts)
        doubt = Doubt("restored-word", " ".join(missing))
        english = ", ".join(filter(None, (english, *missing)))
        source = "model+glossary" if rendering.source == "model" else rendering.source
        return Rendering(english, source, (*rendering.doubts, doubt))


def _without_counter(phrase: str, start: int, end: int) -> str:
    """`phrase[start:end]`, less a counter that follows a number: 3人の少女 → 少女."""
    text = phrase[start:end].strip()
    return _COUNTER.sub("", text) if phrase[:start].rstrip()[-1:].isdigit() else text


def _as_is(phrase: str) -> Rendering:
    return Rendering(phrase, "as-is", (Doubt("untranslated", phrase[:20]),))
