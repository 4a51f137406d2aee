"""Pages, filters and counts of the history."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdjp.store import history
from sdjp.store.database import Library, open_library
from sdjp.store.listing import Filter, Listing, models
from tests.unit.store.records import RECORD


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "index.sqlite3") as opened:
        yield opened


def fill(library: Library, count: int) -> list[int]:
    """Rows of three models, on the days 1 to 28, every fourth with a torii."""
    return history.add_all(
        library,
        [
            (
                Path(f"/絵/{number}.png"),
                dataclasses.replace(
                    RECORD,
                    seed=number,
                    model=f"model-{number % 3}",
                    created=f"2026-11-{1 + number % 28:02}T23:59:59.000+09:00",
                ),
                f" ねこ 猫 {number} {'鳥居' if number % 4 == 0 else ''} ",
            )
            for number in range(count)
        ],
    )


def seeds(page: tuple[list[history.Row], int]) -> list[int]:
    return [row.seed for row in page[0]]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), lambda n: True),
        (Filter(model="model-1"), lambda n: n % 3 == 1),
        (Filter(since="2026-11-05", until="2026-11-06"), lambda n: n % 28 in (4, 5)),
        (Filter(since="2026-11-28"), lambda n: n % 28 == 27),
        (Filter(until="2026-11-01"), lambda n: n % 28 == 0),
        (Filter((("鳥居",),)), lambda n: n % 4 == 0),
        (Filter((("鳥居", "海"),), model="model-2"), lambda n: n % 4 == 0 and n % 3 == 2),
        (Filter(favourites=True), lambda n: n in (3, 4)),
        (Filter((("鳥居",),), favourites=True), lambda n: n == 4),
        (Filter(model="nobody's"), lambda n: False),
        (Filter(file_name="3.png"), lambda n: n == 3),
        (Filter(file_name="%.png"), lambda n: False),
    ],
)
def test_filters_and_counts(library: Library, wanted: Filter, expected: object) -> None:
    """Rows and total agree with a plain look at all rows, page by page."""
    ids = fill(library, 90)
    history.set_favourites(library, [ids[3], ids[4], ids[8]], True)
    history.set_deleted(library, ids[8], True)
    matching = [n for n in range(89, -1, -1) if n != 8 and expected(n)]  # type: ignore[operator]
    listing = Listing(library)
    rows, total = listing.page(wanted, 20)
    assert total == len(matching)
    seen = [row.seed for row in rows]
    while rows:
        rows, total = listing.page(wanted, 20, rows[-1].id)
        assert total == len(matching)
        seen += [row.seed for row in rows]
    assert seen == matching


def test_the_deleted_ones_have_a_list_of_their_own(library: Library) -> None:
    """What is deleted is only there, and searchable there."""
    ids = fill(library, 9)
    history.set_deleted(library, ids[4], True)
    history.set_deleted(library, ids[5], True)
    listing = Listing(library)
    assert seeds(listing.page(Filter(deleted=True), 10)) == [5, 4]
    assert seeds(listing.page(Filter((("鳥居",),), deleted=True), 10)) == [4]


def test_a_search_notices_every_change(library: Library) -> None:
    """What a search found is remembered until this or another process changes the index."""
    ids = fill(library, 8)
    listing = Listing(library)
    wanted = Filter((("鳥居",),))
    assert seeds(listing.page(wanted, 10)) == [4, 0]
    history.set_deleted(library, ids[4], True)
    assert seeds(listing.page(wanted, 10)) == [0]
    with open_library(library.path) as other:
        history.set_deleted(other, ids[0], True)
    assert listing.page(wanted, 10) == ([], 0)


def test_models_are_named_once(library: Library) -> None:
    """Sorted, without the empty name."""
    assert models(library) == []
    fill(library, 7)
    history.add(library, Path("/絵/x.png"), dataclasses.replace(RECORD, model=""))
    assert models(library) == ["model-0", "model-1", "model-2"]


@pytest.mark.parametrize(
    "wanted", [Filter(), Filter((("鳥居",),)), Filter(model="model-1", since="2026-11-02")]
)
def test_searching_reads_an_index_and_not_the_rows(library: Library, wanted: Filter) -> None:
    """Rows are ten times as wide as what a search looks at."""
    from sdjp.store.listing import _conditions

    where, values = _conditions(wanted)
    sql = f"EXPLAIN QUERY PLAN SELECT id FROM pictures WHERE {where} ORDER BY id DESC"
    (plan,) = [row[3] for row in library.connection.execute(sql, values)]
    assert "USING COVERING INDEX" in plan


def test_the_first_page_of_twenty_thousand_is_quick(library: Library) -> None:
    """With total and model names well within a hundred milliseconds, even on a busy machine."""
    fill(library, 20_000)
    listing = Listing(library)
    best = 1.0
    for _ in range(5):
        before = time.perf_counter()
        rows, total = listing.page(Filter(), 100)
        assert len(models(library)) == 3
        best = min(best, time.perf_counter() - before)
    assert (len(rows), total) == (100, 20_000)
    assert best < 0.1


def test_shorter_alternatives_find_the_same(library: Library) -> None:
    """An alternative that holds another one is left out; nothing less is found."""
    history.add_all(
        library,
        [
            (Path("/1"), RECORD, " とりい "),
            (Path("/2"), RECORD, " おおとりいさん "),
            (Path("/3"), RECORD, " torii gate "),
            (Path("/4"), RECORD, " gate "),
        ],
    )
    words = (("とりい", " とりい ", " torii gate ", " torii "),)
    assert Listing(library).page(Filter(words), 10)[1] == 3
    assert len(history.search(library, words)) == 3
