"""What a caption will say, before it is put into words: one plan for both languages."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from tools.demo_model.counters import choose_number
from tools.demo_model.english import plural
from tools.demo_model.words import ANIMATE, QUALITY_WORDS, VERBS, WORDS, Verb, Word
from tools.demo_model.world import ATTRIBUTES, SUBJECT, SURROUNDINGS, Scene

SAID_SHARE: dict[str, float] = {
    "colour": 0.88,
    "position": 0.5,
    "time": 0.75,
    "place": 0.8,
    "weather": 0.92,
    "far": 0.9,
    "style": 0.92,
}
"""How often a caption mentions each attribute. What it leaves out is drawn freely."""
USUAL_SHARE: dict[tuple[str, str], float] = {("weather", "clear"): 0.12, ("style", "picture"): 0.25}
"""The same for values that nobody needs to mention."""
THING_SHARE, BOTH_THINGS_SHARE, ONE_SHARE = 0.97, 0.85, 0.12

_NO_PHRASE = frozenset(("rainy", "raining", "snowing", "sunset sky"))
# English words that do not take the place of a noun after a preposition.


@dataclass
class Mention:
    """One attribute as the caption will name it.

    Attributes:
        ja: the Japanese spelling chosen, as it stands alone.
        before: as it stands before a noun.
        en: the English word; plural where the thing stands several times.
        phrase: the English adverbial, if there is one.
    """

    word: Word
    ja: str
    before: str
    en: str
    phrase: str

    def is_in(self, ja: str, en: str) -> bool:
        """Tell whether both captions have the word."""
        stem = self.ja.removesuffix("の")
        in_en = all(part in en for part in self.en.split())
        in_en = in_en or (bool(self.phrase) and self.phrase in en)
        return (stem in ja or self.before in ja) and in_en


@dataclass
class Plan:
    """What a caption will say: a chosen word for each attribute it mentions.

    Attributes:
        verbs: what each subject that is named does, if anything is said on it.
        quality: words on how well it should be drawn, in both languages.
    """

    scene: Scene
    rng: random.Random
    loose: bool = False
    mentions: dict[str, Mention] = field(default_factory=dict)
    verbs: list[Verb | None] = field(default_factory=list)
    quality: list[tuple[str, str]] = field(default_factory=list)

    def says(self, *attributes: str) -> bool:
        """Tell whether all of these attributes are mentioned."""
        return all(name in self.mentions for name in attributes)

    @property
    def named(self) -> int:
        """How many subjects are named."""
        return self.says("thing") + self.says("thing2")

    def animate(self, index: int) -> bool:
        """Tell whether the subject is one that いる."""
        return self.scene.subjects[index].thing in ANIMATE

    @property
    def said(self) -> dict[str, str]:
        """Return the attribute values the words say, implied ones included."""
        values = {name: self.scene.value(name) for name in self.mentions}
        for name, mention in self.mentions.items():
            values.update(_implied(name, mention.word))
        return {name: values[name] for name in ATTRIBUTES if name in values}


def make_plan(
    scene: Scene, rng: random.Random, *, loose: bool = False, everything: bool = False
) -> Plan:
    """Choose what to say about the scene and in which words.

    ``loose`` allows English synonyms that are no translation of the Japanese word (for training
    the painter);
    ``everything`` mentions every attribute.
    """
    plan = Plan(scene, rng, loose)
    while not plan.mentions:
        for index in range(_subjects_to_name(scene, rng, everything)):
            _plan_subject(plan, index, everything)
        for name in SURROUNDINGS:
            share = USUAL_SHARE.get((name, scene.value(name)), SAID_SHARE[name])
            if everything or rng.random() < share:
                _mention(plan, name)
    if rng.random() < (0.05 if everything else 0.15):
        plan.quality = [
            (rng.choice(word.ja), word.en) for word in rng.sample(QUALITY_WORDS, rng.randint(1, 2))
        ]
    return plan


def _subjects_to_name(scene: Scene, rng: random.Random, everything: bool) -> int:
    number = len(scene.subjects)
    if everything:
        return number
    if number == 2:
        return 2 if rng.random() < BOTH_THINGS_SHARE else 1
    return number if rng.random() < THING_SHARE else 0


def _plan_subject(plan: Plan, index: int, everything: bool) -> None:
    rng, suffix = plan.rng, "2" * index
    subject = plan.scene.subjects[index]
    if everything or subject.count != "one" or rng.random() < ONE_SHARE:
        ja, en = choose_number(subject.thing, subject.count, rng, loose=plan.loose)
        plan.mentions["count" + suffix] = Mention(Word((ja,), en), ja, ja + "の", en, "")
    _mention(plan, "thing" + suffix)
    coloured = any(name == "colour" for name, _ in plan.mentions["thing" + suffix].word.implies)
    if not coloured and (everything or rng.random() < SAID_SHARE["colour"]):
        _mention(plan, "colour" + suffix)
    if len(subject.positions) == 1:
        # Who tells where one subject is usually tells it of the other.
        known = [len(other.positions) == 1 for other in plan.scene.subjects[:index]]
        share = SAID_SHARE["position"]
        if any(known):
            share = 0.85 if plan.says("position") else 0.15
        if everything or rng.random() < share:
            _mention(plan, "position" + suffix)
    plan.verbs.append(_verb(plan, index))


def _verb(plan: Plan, index: int) -> Verb | None:
    """Choose what the subject does; boats float at sea, and a tree blooms only once a caption."""
    thing, rng = plan.scene.subjects[index].thing, plan.rng
    words = plan.mentions["thing" + "2" * index].en
    verbs = [verb for verb in VERBS[thing] if verb.en not in words]
    if (thing == "boat" and plan.scene.place != "sea") or rng.random() > 0.7:
        return None
    return rng.choice(verbs)


def _mention(plan: Plan, attribute: str) -> None:
    """Choose the word for the attribute's value, unless it has none or the caption says it."""
    rng, name = plan.rng, attribute.rstrip("2")
    words = WORDS[name][plan.scene.value(attribute)]
    fitting = [word for word in words if _fits(plan, attribute, word)]
    if not fitting or (name == "weather" and plan.said.get("weather") == "clear"):
        return
    word = fitting[0] if rng.random() < 0.4 else rng.choice(fitting)
    ja = _usual(word.ja, rng)
    before = _usual(_before(plan, word) or (ja + "の",), rng)
    en, phrase = _english(plan, attribute, word)
    plan.mentions[attribute] = Mention(word, ja, before, en, phrase)


def _before(plan: Plan, word: Word) -> tuple[str, ...]:
    """Return how the word stands before a noun here: nobody says 雪の雪原."""
    if plan.scene.place == "snowfield":
        return tuple(before for before in word.before if before != "雪の")
    return word.before


def _usual(spellings: tuple[str, ...], rng: random.Random) -> str:
    """Return one spelling; those named first are the likelier."""
    weights = [(rank + 1) ** -1.5 for rank in range(len(spellings))]
    (chosen,) = rng.choices(spellings, weights=weights)
    return chosen


def _english(plan: Plan, attribute: str, word: Word) -> tuple[str, str]:
    """Return the word and its adverbial; loosely, synonyms, and plural where several stand."""
    name, suffix = attribute.rstrip("2"), attribute[len(attribute.rstrip("2")) :]
    counted = name == "thing" and plan.says("count" + suffix)
    en, phrase = word.en, word.phrase
    others = [other for other in word.loose if not (counted and other.endswith("s"))]
    if plan.loose and others and plan.rng.random() < 0.4:
        en = plan.rng.choice(others)
        if phrase and en not in _NO_PHRASE and plan.rng.random() < 0.7:
            phrase = _right_articles(phrase.replace(word.en, en))
    if counted and plan.scene.value("count" + suffix) != "one":
        en = plural(en)
    return en, phrase


def _right_articles(phrase: str) -> str:
    return re.sub(r"\ban? (\w)", lambda m: ("an " if m[1] in "aeiou" else "a ") + m[1], phrase)


def _fits(plan: Plan, attribute: str, word: Word) -> bool:
    """Tell whether all that the word says is so, and nothing that it rules out."""
    suffix = attribute[len(attribute.rstrip("2")) :]
    scene = plan.scene
    if word.single and plan.says("count" + suffix):
        return False
    if any(scene.value(name) == value for name, value in word.unless):
        return False
    return all(scene.value(name) == value for name, value in _implied(attribute, word).items())


def _implied(attribute: str, word: Word) -> dict[str, str]:
    suffix = attribute[len(attribute.rstrip("2")) :]
    return {name + suffix if name in SUBJECT else name: value for name, value in word.implies}
