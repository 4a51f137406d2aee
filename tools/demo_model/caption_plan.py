"""What a caption will say, before it is put into words: one plan for both languages."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tools.demo_model.words import QUALITY_WORDS, VERBS, WORDS, Verb, Word
from tools.demo_model.world import ATTRIBUTES, Scene

SAID_SHARE: dict[str, float] = {
    "thing": 0.95,
    "colour": 0.88,
    "position": 0.55,
    "time": 0.78,
    "place": 0.82,
    "far": 0.88,
}
"""How often a caption mentions each attribute. What it leaves out is drawn freely."""


@dataclass
class Plan:
    """What a caption will say: a chosen word (and its Japanese spelling) for each attribute it
    mentions.
    """

    scene: Scene
    rng: random.Random
    words: dict[str, Word] = field(default_factory=dict)
    ja: dict[str, str] = field(default_factory=dict)
    en: dict[str, str] = field(default_factory=dict)
    phrase: dict[str, str] = field(default_factory=dict)
    verb: Verb | None = None
    quality: list[tuple[str, str]] = field(default_factory=list)

    def says(self, *attributes: str) -> bool:
        """Tell whether all of these attributes are mentioned."""
        return all(name in self.words for name in attributes)

    @property
    def noun_ja(self) -> str:
        """Return the thing with its colour, as 赤い鳥居."""
        return self.ja.get("colour", "") + self.ja["thing"]

    @property
    def noun_en(self) -> str:
        """Return the thing with its colour and no article, as "red torii"."""
        return " ".join(self.en[name] for name in ("colour", "thing") if name in self.en)

    @property
    def article_noun_en(self) -> str:
        """Return the thing with its colour and article, as "a red torii"."""
        noun = self.noun_en
        return ("an " if noun[0] in "aeiou" else "a ") + noun

    @property
    def said(self) -> dict[str, str]:
        """Return the attribute values the words say, implied ones included."""
        values = {name: self.scene.value(name) for name in self.words}
        for word in self.words.values():
            values.update(word.implies)
        return {name: values[name] for name in ATTRIBUTES if name in values}


def make_plan(
    scene: Scene, rng: random.Random, *, loose: bool = False, everything: bool = False
) -> Plan:
    """Choose what to say about the scene and in which words.

    ``loose`` allows English synonyms that are no translation of the Japanese word (for training
    the painter);
    ``everything`` mentions every attribute.
    """
    plan = Plan(scene, rng)
    for name in ATTRIBUTES:
        if not everything and rng.random() > SAID_SHARE[name]:
            continue
        fitting = [word for word in WORDS[name][scene.value(name)] if _fits(word, scene)]
        if fitting:
            _choose(plan, name, fitting, loose)
    if "thing" not in plan.words:
        _forget(plan, "colour", "position")
    elif any(name == "colour" for name, _ in plan.words["thing"].implies):
        _forget(plan, "colour")
    if not plan.words:
        return make_plan(scene, rng, loose=loose, everything=everything)
    if (
        "thing" in plan.words
        and rng.random() < 0.7
        and (scene.thing != "boat" or scene.place == "sea")
    ):
        plan.verb = rng.choice(VERBS[scene.thing])
    if rng.random() < 0.2:
        plan.quality = [
            (rng.choice(word.ja), word.en) for word in rng.sample(QUALITY_WORDS, rng.randint(1, 2))
        ]
    return plan


def _forget(plan: Plan, *attributes: str) -> None:
    for name in attributes:
        for table in (plan.words, plan.ja, plan.en, plan.phrase):
            table.pop(name, None)


def _fits(word: Word, scene: Scene) -> bool:
    return all(scene.value(name) == value for name, value in word.implies)


def _choose(plan: Plan, name: str, fitting: list[Word], loose: bool) -> None:
    rng = plan.rng
    word = fitting[0] if rng.random() < 0.45 else rng.choice(fitting)
    plan.words[name] = word
    plan.ja[name] = word.ja[0] if rng.random() < 0.4 else rng.choice(word.ja)
    plan.en[name] = word.en
    plan.phrase[name] = word.phrase
    if loose and word.loose and rng.random() < 0.4:
        other = rng.choice(word.loose)
        plan.en[name] = other
        if word.phrase and rng.random() < 0.7:
            plan.phrase[name] = word.phrase.replace(word.en, other)
