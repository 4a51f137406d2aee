"""Remembered translations."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sdjp.text import cache as cache_module
from sdjp.text.cache import TranslationCache, default_cache_path


def test_values_are_remembered_by_key() -> None:
    """Another translator or glossary does not see them."""
    cache = TranslationCache()
    cache.put("a", {"猫": ["cat", 1], "犬": None})
    assert cache.get("a", ["猫", "犬", "鳥"]) == {"猫": ["cat", 1], "犬": None}
    assert cache.get("b", ["猫"]) == {}
    cache.close()
    assert TranslationCache().get("a", ["猫"]) == {"猫": ["cat", 1]}


@pytest.mark.parametrize("content", [b"rubbish" * 500, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_is_made_anew(content: bytes) -> None:
    """Rubbish in place of the database is replaced without a word."""
    default_cache_path().parent.mkdir(parents=True)
    default_cache_path().write_bytes(content)
    cache = TranslationCache()
    assert cache.get("a", ["猫"]) == {}
    cache.put("a", {"猫": "cat"})
    assert cache.get("a", ["猫"]) == {"猫": "cat"}


def test_damage_while_open_is_survived() -> None:
    """A file overwritten under an open cache costs the memory, not the translation."""
    cache = TranslationCache()
    cache.put("a", {str(n): "x" * 500 for n in range(200)})
    default_cache_path().write_bytes(b"\xff" * 200_000)
    cache.get("a", ["猫"])
    cache.put("a", {"猫": "cat"})
    assert cache.get("a", ["猫"]) in ({}, {"猫": "cat"})


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    """A file in the folder's place disables the cache."""
    (tmp_path / "file").write_text("")
    cache = TranslationCache(tmp_path / "file" / "cache.sqlite3")
    cache.put("a", {"猫": "cat"})
    assert cache.get("a", ["猫"]) == {}


def test_the_oldest_go_when_it_is_full(tmp_path: Path) -> None:
    """The number of rows stays bounded and the newest stay."""
    cache = TranslationCache(tmp_path / "c.sqlite3", max_rows=50)
    for number in range(200):
        cache.put("a", {str(number): number})
    assert cache.get("a", ["199"]) == {"199": 199}
    assert cache.get("a", ["0"]) == {}
    with sqlite3.connect(tmp_path / "c.sqlite3") as database:
        ((count,),) = database.execute("SELECT count(*) FROM translation").fetchall()
    database.close()
    assert count <= 51


def test_two_processes_share_one_file(tmp_path: Path) -> None:
    """Both write at once and everything arrives."""
    path = tmp_path / "c.sqlite3"
    code = (
        "import sys; from pathlib import Path; from sdjp.text.cache import TranslationCache\n"
        "cache = TranslationCache(Path(sys.argv[1]))\n"
        "for n in range(40): cache.put('a', {f'{sys.argv[2]}{n}': n})\n"
    )
    root = Path(cache_module.__file__).parents[2]
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], cwd=root) for name in "xy"
    ]
    assert [process.wait() for process in running] == [0, 0]
    wanted = [f"{name}{n}" for name in "xy" for n in range(40)]
    assert set(TranslationCache(path).get("a", wanted)) == set(wanted)
