"""The SQLite file: made, refused, brought up to date, shared."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sdjp.contract.errors import IndexDamaged, IndexNewer, StorageError
from sdjp.store import history
from sdjp.store.database import known_errors, open_library, path_of, path_value
from sdjp.store.migrations import MIGRATIONS, Migration

ROOT = Path(__file__).resolve().parents[3]


def old_index(path: Path) -> None:
    """An index as its first version wrote it, with one favourite."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in MIGRATIONS[0].statements:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO pictures (path, created, mode, prompt, english, negative_prompt, "
            "negative_english, seed, model, width, height, index_text, record, favourite) "
            "VALUES ('/絵/a.png', '2026-11-21T14:30:05+09:00', 'txt2img', '猫', 'cat', '', '', 1, "
            "'demo', 64, 64, 'ねこ', '{}', 1)"
        )
        connection.execute("PRAGMA user_version = 1")
        connection.commit()


def test_a_new_index_is_durable(sdjp_home: Path) -> None:
    """It lies in SDJP_HOME, in WAL mode, with full synchronisation and foreign keys."""
    with open_library() as library:
        ask = library.connection.execute
        assert library.path == sdjp_home / "data" / "index.sqlite3"
        assert ask("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert ask("PRAGMA synchronous").fetchone()[0] == 2
        assert ask("PRAGMA foreign_keys").fetchone()[0] == 1
        assert ask("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    assert list(library.path.parent.glob("*.before-*")) == []


def test_an_old_index_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    """Rows and marks stay, the copy beside it is the old version."""
    path = tmp_path / "index.sqlite3"
    old_index(path)
    with open_library(path) as library:
        (row,) = history.search(library, [["ねこ"]])
        assert row.favourite
        assert not row.missing
        assert history.folders(library) == []
    (backup,) = tmp_path.glob("index.sqlite3.before-*")
    with contextlib.closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone()[0] == 1
        assert copy.execute("SELECT prompt FROM pictures").fetchall() == [("猫",)]
    with open_library(path):
        assert len(list(tmp_path.glob("index.sqlite3.before-*"))) == 1


@pytest.mark.parametrize("broken", ["INSERT INTO nowhere VALUES (1)", "CREATE TABLE pictures (x)"])
def test_a_migration_that_fails_changes_nothing(broken: str, tmp_path: Path) -> None:
    """All of its statements are undone, and the index works with the version before."""
    path = tmp_path / "index.sqlite3"
    open_library(path).close()
    bad = Migration("20270101_bad", ("CREATE TABLE half (x)", broken))
    with pytest.raises(IndexDamaged):
        open_library(path, (*MIGRATIONS, bad))
    with open_library(path) as library:
        tables = library.connection.execute("SELECT name FROM sqlite_master").fetchall()
        assert ("half",) not in tables
        assert history.recent(library) == []


def test_a_newer_index_is_left_untouched(tmp_path: Path) -> None:
    """IndexNewer, and not one byte of the file is changed."""
    path = tmp_path / "index.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE later (x)")
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(IndexNewer) as caught:
        open_library(path)
    assert caught.value.context == {"path": str(path), "found": "99", "known": str(len(MIGRATIONS))}
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4080]
)
def test_what_is_no_index_is_damaged(content: bytes, tmp_path: Path) -> None:
    """Another file under the name is reported and left."""
    path = tmp_path / "index.sqlite3"
    path.write_bytes(content)
    with pytest.raises(IndexDamaged):
        open_library(path)
    assert path.read_bytes() == content


def test_random_damage_gives_typed_errors_only(tmp_path: Path) -> None:
    """Of 120 damaged indexes each opens and answers, or says that it is damaged."""
    path = tmp_path / "index.sqlite3"
    old_index(path)
    with open_library(path) as library:
        library.connection.execute("PRAGMA journal_mode = DELETE")
    whole = path.read_bytes()
    chance = random.Random(1)
    damaged = 0
    for _ in range(120):
        content = bytearray(whole)
        for _ in range(chance.choice([1, 20, 2000])):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content[: chance.choice([len(content), len(content) * 2 // 3])])
        try:
            with open_library(path) as library:
                history.recent(library)
        except (IndexDamaged, IndexNewer):
            damaged += 1
        for extra in tmp_path.glob("index.sqlite3?*"):
            extra.unlink()
    assert 30 < damaged < 120


def test_bugs_are_not_hidden(tmp_path: Path) -> None:
    """Wrong SQL is raised as it is, not shown to the user as a storage problem."""
    with (
        open_library(tmp_path / "i") as library,
        pytest.raises(sqlite3.OperationalError),
        known_errors(library.path),
    ):
        library.connection.execute("SELEKT")


def test_a_locked_index_is_a_storage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that holds the index for long is told calmly."""
    monkeypatch.setattr("sdjp.store.database.BUSY_TIMEOUT_S", 0.1)
    path = tmp_path / "index.sqlite3"
    with open_library(path) as one, open_library(path) as two:
        one.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="in use"), two.transaction():
            pass
        one.connection.execute("ROLLBACK")
        with two.transaction():
            pass


def test_a_failed_transaction_is_undone(tmp_path: Path) -> None:
    """An exception inside the block takes its changes back."""
    with open_library(tmp_path / "i") as library:
        with contextlib.suppress(RuntimeError), library.transaction() as connection:
            connection.execute("INSERT INTO folders VALUES ('/a')")
            raise RuntimeError
        assert history.folders(library) == []
        with library.transaction() as connection:
            connection.execute("INSERT INTO folders VALUES ('/b')")
        assert history.folders(library) == [Path("/b")]


def test_ten_processes_may_open_the_first_index_at_once(tmp_path: Path) -> None:
    """None fails, and the index is made once."""
    path = tmp_path / "index.sqlite3"
    code = "import sys; from sdjp.store.database import open_library; from pathlib import Path; "
    code += "open_library(Path(sys.argv[1])).close()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    children = [
        subprocess.Popen(
            [sys.executable, "-c", code, path], stderr=subprocess.PIPE, env=environment
        )
        for _ in range(10)
    ]
    errors = [child.communicate()[1].decode() for child in children]
    assert [child.returncode for child in children] == [0] * 10, errors
    with open_library(path) as library:
        assert history.count(library) == 0


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_names_that_are_not_unicode_come_back(tmp_path: Path) -> None:
    """A folder named in Shift_JIS is kept as its bytes."""
    path = tmp_path / os.fsdecode("日本".encode("shift_jis"))
    assert isinstance(path_value(path), bytes)
    assert path_of(path_value(path)) == path
    assert isinstance(path_value(tmp_path / "日本"), str)
