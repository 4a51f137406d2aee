"""Rows of the index: searched, paged, marked."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sdjp.contract.request import PictureRecord
from sdjp.store import history
from sdjp.store.database import Library, open_library

RECORD = PictureRecord(
    prompt="猫",
    english="cat",
    negative_prompt="人",
    negative_english="people",
    model="demo",
    model_hash="",
    sampler="DDIM",
    steps=20,
    guidance_scale=7.5,
    seed=4294967295,
    width=512,
    height=512,
    created="2026-11-21T14:30:05.000+09:00",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "index.sqlite3") as opened:
        yield opened


def fill(library: Library, texts: list[str]) -> list[int]:
    pictures = [
        (Path(f"/絵/{number}.png"), dataclasses.replace(RECORD, seed=number), text)
        for number, text in enumerate(texts)
    ]
    return history.add_all(library, pictures)


def seeds(rows: list[history.Row]) -> list[int]:
    return [row.seed for row in rows]


def test_a_row_gives_back_all_that_was_kept(library: Library) -> None:
    """Columns and the whole record."""
    row_id = history.add(library, Path("/絵/猫.png"), RECORD, "ねこ")
    row = history.find(library, Path("/絵/猫.png"))
    assert row is not None
    assert (row.id, row.path, row.prompt, row.seed) == (row_id, Path("/絵/猫.png"), "猫", 2**32 - 1)
    assert row.record == RECORD
    assert not row.favourite
    assert history.find(library, Path("/絵/犬.png")) is None


def test_every_word_must_be_there_in_one_of_its_forms(library: Library) -> None:
    """AND over words, OR over the alternatives of a word, newest first."""
    fill(library, ["とりい 鳥居 海", "とりい 鳥居 山", "ねこ 猫 海"])
    assert seeds(history.search(library, [["鳥居", "トリイ"]])) == [1, 0]
    assert seeds(history.search(library, [["犬", "とりい"], ["海"]])) == [0]
    assert seeds(history.search(library, [["猫"]])) == [2]
    assert seeds(history.search(library, [["犬"]])) == []
    assert seeds(history.search(library, [[], [""]])) == [2, 1, 0]


@pytest.mark.parametrize(
    ("word", "found"), [("100%", [0]), ("a_b", [1]), ("c\\d", [2]), ("%", [0])]
)
def test_wildcards_of_sql_are_plain_signs(library: Library, word: str, found: list[int]) -> None:
    """Percent, underscore and backslash stand for themselves."""
    fill(library, ["100% a-b", "a_b 100", "c\\d a b"])
    assert seeds(history.search(library, [[word]])) == found


def test_pages_follow_each_other(library: Library) -> None:
    """Keyset paging sees each row once, also when new ones come in between."""
    fill(library, ["海"] * 25)
    page = history.recent(library, 10)
    seen = seeds(page)
    history.add(library, Path("/絵/new.png"), RECORD, "海")
    while page := history.search(library, [["海"]], 10, before=page[-1].id):
        seen += seeds(page)
    assert seen == list(range(24, -1, -1))


def test_marks(library: Library) -> None:
    """Favourites can be had alone; deleted ones are hidden, and come back."""
    ids = fill(library, ["海"] * 3)
    history.set_favourite(library, ids[1], True)
    history.set_deleted(library, ids[2], True)
    assert seeds(history.recent(library)) == [1, 0]
    assert seeds(history.recent(library, favourites_only=True)) == [1]
    assert seeds(history.recent(library, include_deleted=True)) == [2, 1, 0]
    history.set_deleted(library, ids[2], False)
    assert seeds(history.recent(library)) == [2, 1, 0]


def test_adding_again_keeps_row_and_marks(library: Library) -> None:
    """A picture that is indexed again keeps its id and its star."""
    row_id = history.add(library, Path("/絵/a.png"), RECORD, "ねこ")
    history.set_favourite(library, row_id, True)
    assert history.add(library, Path("/絵/a.png"), RECORD, "いぬ") == row_id
    assert [row.favourite for row in history.search(library, [["いぬ"]])] == [True]
    assert history.search(library, [["ねこ"]]) == []


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(), st.text(min_size=1, max_size=30), st.integers())
def test_any_text_and_number_can_be_kept(
    library: Library, prompt: str, word: str, seed: int
) -> None:
    """Surrogates, NUL and huge numbers of foreign files never fail; words are found again."""
    path = Path(f"/絵/{abs(hash((prompt, word, seed)))}.png")
    record = dataclasses.replace(RECORD, prompt=prompt, seed=seed)
    row_id = history.add(library, path, record, f"前{word}後")
    if word.replace("\0", ""):
        assert row_id in [row.id for row in history.search(library, [[word]], 1000)]


def test_absurd_searches_are_bounded(library: Library) -> None:
    """Thousands of words and very long ones are cut, not failed on."""
    fill(library, ["海"])
    assert history.search(library, [["x" * 100_000] * 1000] * 1000) == []


def test_twenty_thousand_rows_are_searched_at_once(library: Library) -> None:
    """A page of 50 out of 20,000, for one kanji, within a second."""
    fill(library, [f"とりい 鳥居 夕焼け 海 {number}" for number in range(20_000)] + ["猫"])
    start = time.thread_time()
    assert len(history.search(library, [["猫"]])) == 1
    assert len(history.search(library, [["海"]], before=15_000)) == 50
    assert time.thread_time() - start < 1
