"""The translator's training pairs: captions, pieces of captions, and ordinary phrases."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

from tools.demo_model.caption_plan import make_plan
from tools.demo_model.captions import Caption, write
from tools.demo_model.clauses import far_forms
from tools.demo_model.counters import spellings
from tools.demo_model.glossary_terms import Glossary
from tools.demo_model.phrases import PhraseBook
from tools.demo_model.prompt_words import Pair
from tools.demo_model.words import (
    FAR_WORDS,
    POSITION_WORDS,
    QUALITY_WORDS,
    STYLE_WORDS,
    WEATHER_WORDS,
    Word,
)
from tools.demo_model.world import COUNTS, THINGS, sample_scene

_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def is_held_out_text(ja: str) -> bool:
    """Tell whether training never sees this composition of words: 5 % of them, by a hash."""
    return int.from_bytes(hashlib.sha256(ja.encode("utf-8")).digest()[:4], "big") % 20 == 0


class Pairs:
    """Draws (Japanese, English) training pairs: captions of scenes, pieces of captions, and
    ordinary phrases.
    """

    def __init__(self, seed: int | None, glossary: Glossary) -> None:
        self.rng = random.Random(seed)
        self.book = PhraseBook(self.rng, glossary)

    def draw(self) -> Pair:
        """Return one pair."""
        share = self.rng.random()
        if share < 0.5:
            return self.phrase()
        if share > 0.95:
            return self._fragment()
        written = self._caption()
        ja, en = self.rng.choice(written.pieces) if share < 0.72 else (written.ja, written.en)
        if any(letter.isascii() and letter.isalnum() for letter in ja):
            ja = ja.translate(_HALF_WIDTH)
        return ja, en

    def phrase(self) -> Pair:
        """Compose a phrase of words; never a composition that is kept for the ruler."""
        while True:
            pair = self.book.phrase()
            if len(self.book.words) < 2 or not is_held_out_text(pair[0]):
                return pair

    def _caption(self) -> Caption:
        """Write a caption, sometimes of the surroundings alone, sometimes with a word in English
        as people mix it in.
        """
        scene = sample_scene(self.rng)
        if self.rng.random() < 0.06:
            scene = replace(scene, subjects=())
        plan = make_plan(scene, self.rng)
        if self.rng.random() < 0.1:
            name = self.rng.choice(("thing", "thing2", "place"))
            if name in plan.mentions:
                mention = plan.mentions[name]
                mention.ja = self.rng.choice((mention.word.en, f" {mention.word.en} "))
        return write(plan)

    def _word(self, table: dict[str, tuple[Word, ...]]) -> Word:
        """Choose one word; every value is as likely."""
        return self.rng.choice(self.rng.choice([words for words in table.values() if words]))

    def _fragment(self) -> Pair:
        """One word, or where something is, as it stands alone between commas."""
        kind = self.rng.choice(("position", "far", "quality", "weather", "style", "number"))
        if kind == "number":
            known = spellings(self.rng.choice(THINGS), self.rng.choice(COUNTS))
            return self.rng.choice(tuple(known.items()))
        if kind == "quality":
            word = self.rng.choice(QUALITY_WORDS)
            return self.rng.choice(word.ja), word.en
        if kind == "far":
            return self._far()
        tables = {"position": POSITION_WORDS, "weather": WEATHER_WORDS, "style": STYLE_WORDS}
        word = self._word(tables[kind])
        ja = self.rng.choice(word.ja)
        forms = [(ja, word.en)]
        if kind == "position":
            forms.append((ja + "に", word.phrase))
        if kind == "style" and word.phrase and "風" in ja:
            forms += [(ja + "に", word.phrase), (ja + "で", word.phrase)]
        return self.rng.choice(forms)

    def _far(self) -> Pair:
        value = self.rng.choice([value for value, words in FAR_WORDS.items() if words])
        word = self.rng.choice(FAR_WORDS[value])
        return self.rng.choice(far_forms(self.rng.choice(word.ja), word, value))
