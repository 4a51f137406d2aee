"""The translator's training pairs: captions, pieces of captions, and ordinary phrases."""

from __future__ import annotations

import random

from tools.demo_model.caption_plan import make_plan
from tools.demo_model.captions import write
from tools.demo_model.glossary_terms import Glossary
from tools.demo_model.phrases import PhraseBook
from tools.demo_model.prompt_words import Pair
from tools.demo_model.words import FAR_WORDS, POSITION_WORDS, QUALITY_WORDS
from tools.demo_model.world import sample_scene


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
            return self.book.phrase()
        ja, en = self._caption()
        parts_ja, parts_en = ja.rstrip("。").split("、"), en.split(", ")
        if (
            share < 0.75
            and len(parts_ja) == len(parts_en)
            and "を背景に" not in ja
            and "の絵" not in ja
        ):
            i = self.rng.randrange(len(parts_ja))
            return parts_ja[i], parts_en[i]
        return (ja, en) if share < 0.95 else self._fragment()

    def _caption(self) -> Pair:
        plan = make_plan(sample_scene(self.rng), self.rng)
        if self.rng.random() < 0.1:
            name = self.rng.choice(("thing", "place"))
            if name in plan.ja:
                plan.ja[name] = self.rng.choice((plan.en[name], f" {plan.en[name]} "))
        written = write(plan)
        return written.ja, written.en

    def _fragment(self) -> Pair:
        """One word, or where something is, as it stands alone between commas."""
        kind = self.rng.choice(("position", "far", "quality"))
        if kind == "quality":
            word = self.rng.choice(QUALITY_WORDS)
            return self.rng.choice(word.ja), word.en
        if kind == "position":
            word = self.rng.choice(self.rng.choice(tuple(POSITION_WORDS.values())))
            ja = self.rng.choice(word.ja)
            return self.rng.choice(((ja, word.en), (ja + "に", word.phrase)))
        word = self.rng.choice([word for words in FAR_WORDS.values() for word in words])
        ja, en = self.rng.choice(word.ja), word.en
        forms = (
            (f"遠くに{ja}", f"{en} in the distance"),
            (f"背景に{ja}", f"{en} in the background"),
            (f"背景は{ja}", f"{en} in the background"),
            (f"後ろに{ja}", f"{en} behind"),
            (f"遠くに見える{ja}", f"{en} in the distance"),
            (ja, en),
        )
        return self.rng.choice(forms)
