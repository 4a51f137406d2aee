"""Finding pictures by their words."""

from __future__ import annotations

import pytest

from sdjp.text.glossary import Glossary
from sdjp.text.search import index_words, query_words


def finds(query: str, prompt: str, english: str, glossary: Glossary) -> bool:
    """Whether the picture with this prompt is found."""
    index = index_words(prompt, english, glossary)
    return all(
        any(alternative in index for alternative in alternatives)
        for alternatives in query_words(query, glossary)
    )


@pytest.mark.parametrize("query", ["ねこ", "ネコ", "ﾈｺ", "猫", "cat", "CAT", "ca"])
@pytest.mark.parametrize(
    ("prompt", "english"),
    [("海辺の猫", "cat by the sea"), ("ネコ、海", ""), ("(ねこ:1.3)", ""), ("", "two cats")],
)
def test_a_cat_is_found_however_it_is_written(
    query: str, prompt: str, english: str, glossary: Glossary
) -> None:
    """ねこ finds 猫, ネコ and cat, and each of them finds the others."""
    if query == "ca" and not english:
        english = "cat"
    assert finds(query, prompt, english, glossary)


@pytest.mark.parametrize(
    ("query", "prompt", "english"),
    [
        ("ねこ", "大聖堂", "cathedral"),
        ("木", "秋の海", "autumn sea"),
        ("猫 犬", "猫", "cat"),
        ("at", "猫", "cat"),
    ],
)
def test_other_pictures_are_not_found(
    query: str, prompt: str, english: str, glossary: Glossary
) -> None:
    """Words found through the glossary match whole words only, and all words must match."""
    assert not finds(query, prompt, english, glossary)


@pytest.mark.parametrize("query", ["ゆうやけのうみ", "夕焼け 海", "ふじさん", "とりい"])
def test_readings_across_words(query: str, glossary: Glossary) -> None:
    """A reading may span words, and the glossary's readings go first."""
    assert finds(query, "夕焼けの海と富士山、鳥居", "", glossary)


def test_an_empty_query_asks_for_nothing() -> None:
    """No words, no alternatives."""
    assert query_words(" 　、") == []
