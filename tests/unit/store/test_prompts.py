"""Prompts are remembered once each, whatever becomes of their pictures."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdjp.store import history, prompts, trash
from sdjp.store.database import Library, open_library
from sdjp.store.migrations import MIGRATIONS
from sdjp.store.rebuild import rebuild
from tests.unit.store.records import kept


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "index.sqlite3") as opened:
        yield opened


def listed(library: Library, *words: str) -> list[tuple[str, str, int]]:
    found = prompts.listed(library, [[word] for word in words])
    return [(one.prompt, one.negative_prompt, one.used) for one in found]


def test_each_prompt_is_there_once_the_last_used_first(library: Library) -> None:
    """Using one again raises its count and brings it to the top; blanks around do not count."""
    prompts.remember(library, "猫", index_text=" 猫 ねこ ")
    prompts.remember(library, "鳥居", "人", index_text=" 鳥居 とりい ")
    prompts.remember(library, "鳥居", index_text=" 鳥居 とりい ")
    prompts.remember(library, " 猫\n", index_text=" 猫 ねこ ", created="2026-11-21T10:00:00+09:00")
    assert listed(library) == [("猫", "", 2), ("鳥居", "", 1), ("鳥居", "人", 1)]
    assert listed(library, "とりい") == [("鳥居", "", 1), ("鳥居", "人", 1)]
    assert prompts.listed(library, limit=1)[0].created == "2026-11-21T10:00:00+09:00"


def test_an_empty_prompt_is_not_remembered(library: Library) -> None:
    """Neither is one of blanks, even with things to avoid."""
    prompts.remember(library, " \n", "人")
    assert listed(library) == []


def test_the_number_is_capped(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those used longest ago go."""
    monkeypatch.setattr(prompts, "MAX_PROMPTS", 5)
    for number in range(8):
        prompts.remember(library, f"猫{number}")
        prompts.remember(library, "猫0")
    assert [prompt for prompt, _, _ in listed(library)] == ["猫0", "猫7", "猫6", "猫5", "猫4"]


def test_prompts_stay_when_their_pictures_go(library: Library, tmp_path: Path) -> None:
    """Deleting a picture for good takes nothing from the list."""
    row = kept(library, tmp_path)
    prompts.remember(library, "猫")
    trash.throw_away(library, row)
    trash.discard(library, *history.get(library, [row.id]))
    assert history.count(library) == 0
    assert listed(library) == [("猫", "", 1)]


def test_an_older_index_brings_the_prompts_of_its_pictures(tmp_path: Path) -> None:
    """After the update the list is not empty, and is searched by readings."""
    path = tmp_path / "index.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for migration in MIGRATIONS[:2]:
            for statement in migration.statements:
                connection.execute(statement)
        for number, (prompt, text) in enumerate([("猫", "ねこ"), ("", ""), ("犬", "いぬ")] * 2):
            connection.execute(
                "INSERT INTO pictures (path, created, mode, prompt, english, negative_prompt, "
                "negative_english, seed, model, width, height, index_text, record) VALUES "
                "(?, ?, '', ?, '', '人', '', 1, '', 64, 64, ?, '{}')",
                (f"/{number}", f"2026-11-0{number + 1}", prompt, text),
            )
        connection.execute("PRAGMA user_version = 2")
        connection.commit()
    with open_library(path) as library:
        assert listed(library) == [("犬", "人", 2), ("猫", "人", 2)]
        assert listed(library, "ねこ") == [("猫", "人", 2)]
        assert prompts.listed(library)[0].created == "2026-11-06"


def test_prompts_survive_a_damaged_index(tmp_path: Path) -> None:
    """What can still be read of a damaged index is taken over into the new one, in its order."""
    path = tmp_path / "index.sqlite3"
    with open_library(path) as library:
        for number in range(5):
            prompts.remember(library, f"猫{number}", index_text=" ねこ ")
        prompts.remember(library, "猫0", index_text=" ねこ ")
        ask = library.connection.execute
        page = ask("SELECT rootpage FROM sqlite_master WHERE name = 'pictures_model'").fetchone()[0]
        size = ask("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)
    report = rebuild(index_text=lambda record: "", path=path)
    assert report.quarantined is not None
    with open_library(path) as library:
        assert listed(library, "ねこ") == [
            ("猫0", "", 2), *((f"猫{number}", "", 1) for number in (4, 3, 2, 1))
        ]  # fmt: skip


def test_a_lost_index_learns_the_prompts_from_the_pictures(tmp_path: Path) -> None:
    """With nothing left of the index, the pictures tell what was asked for."""
    with open_library(tmp_path / "lost.sqlite3") as library:
        for seed in range(2):
            kept(library, tmp_path / "絵", seed)
    path = tmp_path / "index.sqlite3"
    rebuild([tmp_path / "絵"], index_text=lambda record: " ねこ ", path=path)
    with open_library(path) as library:
        assert listed(library, "ねこ") == [("猫", "", 2)]
