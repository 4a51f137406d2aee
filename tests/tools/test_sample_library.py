"""The library for screenshots and measurements: as if somebody had drawn for months."""

from __future__ import annotations

from sdjp.store import history, prompts
from sdjp.store.database import open_library
from tools.sample_library import fill


def test_pictures_and_prompts_are_there_in_the_order_they_were_made() -> None:
    """Each row has its file and a Japanese prompt of its own, the newest last."""
    fill(4)
    with open_library() as library:
        rows = history.recent(library)
        assert {row.prompt for row in rows} == {
            one.prompt for one in prompts.listed(library, (), limit=10)
        }
    assert len({row.prompt for row in rows}) == 4
    assert all(row.path.is_file() and "、" in row.prompt for row in rows)
    created = [row.created for row in rows]
    assert created == sorted(created, reverse=True)
