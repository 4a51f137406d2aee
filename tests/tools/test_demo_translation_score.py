"""The translator's ruler itself: what it asks, and what it lets pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from sdjp.base.paths import resource_dir
from sdjp.text.glossary import Glossary as ProductGlossary
from sdjp.text.glossary import bundled_entries
from sdjp.text.marian import Hypothesis
from sdjp.text.translate import Translator
from tools.demo_model.compositions import (
    Composition,
    held_out_compositions,
    plain,
    with_unknown_word,
)
from tools.demo_model.glossary_terms import Glossary
from tools.demo_model.prompt_words import Pair
from tools.demo_model.translation_pairs import Pairs, is_held_out_text
from tools.demo_model.translation_score import measure


class Says:
    """A translator that gives each phrase the answer that a test wants."""

    name, revision = "says", "1"
    words: frozenset[str] = frozenset({"赤い", "と"})

    def __init__(self, answers: dict[str, str]) -> None:
        self._answers = answers

    def translate(self, phrases: Sequence[str]) -> list[Hypothesis]:
        """The answers, sure of themselves."""
        return [Hypothesis(self._answers.get(phrase, "thing"), -0.1) for phrase in phrases]


@pytest.fixture(scope="module")
def taught() -> Glossary:
    """What the translator learns of the glossary."""
    return Glossary.read(resource_dir() / "glossary")


@pytest.fixture(scope="module")
def product() -> ProductGlossary:
    """The glossary of the program."""
    return ProductGlossary(bundled_entries())


def test_compositions_of_the_ruler_are_never_trained_on(taught: Glossary) -> None:
    """Training leaves out what the ruler may ask for; left alone, the phrase book composes it."""

    def held_out(draw: Callable[[], Pair]) -> int:
        drawn = ((draw()[0], len(pairs.book.words)) for _ in range(3000))
        return sum(is_held_out_text(ja) for ja, words in drawn if words > 1)

    pairs = Pairs(1, taught)
    assert held_out(pairs.book.phrase) > 50
    assert held_out(pairs.phrase) == 0


def test_every_composition_has_several_words_and_accepts_synonyms(
    taught: Glossary, product: ProductGlossary
) -> None:
    """What is asked is held out, says more than one word, and the glossary's other translations
    are as good.
    """
    asked = held_out_compositions(60, 3, taught, product)
    assert len({one.japanese for one in asked}) == 60
    assert all(is_held_out_text(one.japanese) for one in asked)
    assert any(len(one.accepted) > 1 for one in asked)
    assert asked == held_out_compositions(60, 3, taught, product)


def test_unknown_words_are_not_in_the_glossary(taught: Glossary, product: ProductGlossary) -> None:
    """A word that the glossary has would make the prompt an easy one."""
    known = frozenset(entry.surface for entry in product.entries)
    asked = with_unknown_word(80, 0, known, taught)
    assert len(asked) == 80
    assert not any(text in known for text in asked)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a red torii gate", "Red torii gates", True),
        ("a cat is sleeping", "cat sleeping", True),
        ("two cats, a dog", "two cat dog", True),
        ("red cat", "blue cat", False),
        ("cat on a dog", "dog on a cat", False),
    ],
)
def test_articles_and_plurals_do_not_count_but_words_and_order_do(
    one: str, other: str, same: bool
) -> None:
    """Japanese has neither articles nor plurals; everything else must be right."""
    assert (plain(one) == plain(other)) is same


def test_the_score_counts_right_wrong_and_doubted() -> None:
    """One right, one wrong; a doubt that is deserved and one that was missed."""
    answers = {"赤い猫": "red cat", "赤い犬": "blue dog", "赤い注射器": "red pot", "赤い": "red"}
    translator = Translator(model=Says(answers), glossary=ProductGlossary())
    known = [
        Composition("赤い猫", frozenset({"red cat"})),
        Composition("赤い犬", frozenset({"red dog"})),
    ]
    score = measure(translator, known, ["赤い注射器", "赤い"])
    assert score.right == 0.5
    assert score.wrong == (("赤い犬", "blue dog"),)
    assert score.doubted_of_right == 1.0, "猫 is none of its words"
    assert score.doubted_of_unknown == 0.5
    assert score.trusted == (("赤い", "red"),)
