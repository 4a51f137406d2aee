"""A picture is found by the words of its prompt, and by those that the user teaches."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdjp.base.paths import user_glossary_path
from sdjp.contract.request import PictureRecord
from sdjp.studio.index_text import index_text, search_glossary
from sdjp.text.search import query_words

RECORD = PictureRecord(
    prompt="夕焼けの海に立つ赤い鳥居",
    english="red torii standing in the sea at sunset",
    negative_prompt="雨",
    negative_english="rain",
    model="m",
    model_hash="",
    sampler="DDIM",
    steps=1,
    guidance_scale=1.0,
    seed=1,
    width=128,
    height=128,
    created="2026-11-21T14:30:05.000+09:00",
)


def is_found(query: str, text: str) -> bool:
    """Whether of every query word one alternative is in the index text."""
    words = query_words(query, search_glossary())
    return all(any(other in text for other in word) for word in words)


@pytest.mark.parametrize(
    "query", ["鳥居", "とりい", "トリイ", "torii", "赤い うみ", "sunset", "夕焼け"]
)
def test_a_picture_is_found_by_any_spelling(query: str) -> None:
    """Kanji, kana and English lead to it."""
    assert is_found(query, index_text(RECORD))


@pytest.mark.parametrize("query", ["猫", "ねこ", "cat", "雨", "鳥居 猫"])
def test_other_words_do_not_find_it(query: str) -> None:
    """Neither what is not in it nor what it was to avoid."""
    assert not is_found(query, index_text(RECORD))


def teach(line: str) -> Path:
    """Write the user's glossary."""
    path = user_glossary_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{line}\n", encoding="utf-8")
    return path


def test_words_that_the_user_adds_count_at_once() -> None:
    """The glossary is read again when its file has come, changed or gone; else it is kept."""
    text = index_text(RECORD)
    assert not is_found("おおとりい", text)
    path = teach("大鳥居\tおおとりい\tred torii\tuser")
    assert is_found("おおとりい", text)
    assert search_glossary() is search_glossary()
    teach("大鳥居\tおおとりい\tvery large gate\tuser")
    assert not is_found("おおとりい", text)
    path.unlink()
    assert search_glossary().find("大鳥居") is None
