"""Reasons to distrust a translation."""

from __future__ import annotations

import pytest

from sdjp.text.doubt import doubts_of


def codes(
    source: str, english: str, score: float = -0.2, unknown: tuple[str, ...] = ()
) -> set[str]:
    """Codes of the doubts."""
    return {doubt.code for doubt in doubts_of(source, english, score, unknown)}


@pytest.mark.parametrize(
    ("source", "english", "expected"),
    [
        ("夕焼けの海", "sunset sea", set()),
        ("夕焼けの海に立つ赤い鳥居", "a red torii gate standing in the sea at sunset", set()),
        ("縁側", "I'm sorry.", {"invented"}),
        ("縁側", "I don't know.", {"invented"}),
        ("逆光", "Thank you very much", {"invented"}),
        ("美しい海", "you are beautiful", {"invented"}),
        ("私と猫", "me and my cat", set()),
        ("猫", "cat cat cat", {"repetition"}),
        ("黒い猫", "black cat black cat", {"repetition"}),
        ("猫", "", {"untranslated"}),
        ("猫と犬", "cat and 犬", {"untranslated"}),
        ("猫", "a cat is sitting there on the old wooden floor", {"length"}),
        ("夕焼けの海に立つ赤い鳥居と白い船と満月と灯台の見える丘", "sea", {"length"}),
    ],
)
def test_doubts_are_named(source: str, english: str, expected: set[str]) -> None:
    """Talk, repetition, leftovers and wrong lengths are found, good phrases are not doubted."""
    assert codes(source, english) == expected


def test_scores_and_unknown_words_are_named() -> None:
    """The model's own uncertainty is passed on; unknown Latin words are protected anyway."""
    assert codes("猫", "cat", score=-4.0) == {"low-score"}
    assert codes("龘", "dragon", unknown=("龘",)) == {"unknown-word"}
    assert codes("Nike", "Nike", unknown=("Nike",)) == set()
