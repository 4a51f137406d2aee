"""The words of used prompts: found by spelling and reading, those most in use first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sdjp.store import prompts, words
from sdjp.store.database import Library, open_library
from sdjp.store.rebuild import rebuild

READINGS = {
    "桜": "さくら",
    "桜吹雪": "さくらふぶき",
    "城": "しろ",
    "Sakura": "sakura",
    "人": "ひと",
}


def words_of(prompt: str) -> list[tuple[str, str]]:
    """Words parted by commas, those known here."""
    return [(word, READINGS[word]) for word in prompt.split("、") if word in READINGS]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "index.sqlite3") as opened:
        yield opened


def used(library: Library, *found: str) -> None:
    """Prompts that were drawn one after the other."""
    for number, prompt in enumerate(found):
        prompts.remember(library, prompt, created=f"2026-11-21T10:00:{number:02}+09:00")


def beginning(library: Library, *starts: str, limit: int = 9) -> list[str]:
    return [surface for surface, _ in words.beginning_with(starts, limit, library.path)]


def test_words_are_found_by_spelling_and_reading(library: Library) -> None:
    """A kanji, its kana, or one of several beginnings; others are not found."""
    used(library, "桜、城", "桜吹雪")
    assert words.learn(library, words_of, 9) == 2
    for starts in (["桜"], ["さく"], ["x", "さく"], ["さ", "桜"]):
        assert sorted(beginning(library, *starts)) == ["桜", "桜吹雪"], starts
    assert words.beginning_with(["しろ"], 9, library.path) == (("城", "しろ"),)
    assert beginning(library, "ろ") == beginning(library, "") == beginning(library) == []
    assert len(beginning(library, "さ", limit=1)) == 1


def test_the_things_to_avoid_count_as_well(library: Library) -> None:
    """Who completes in the negative field finds what was written there."""
    prompts.remember(library, "桜", "人")
    words.learn(library, words_of, 9)
    assert beginning(library, "ひ") == ["人"]


def test_more_uses_and_later_ones_come_first(library: Library) -> None:
    """Of equally old words the one used more often; one of today before many of a year ago."""
    used(library, "桜", "桜吹雪", "桜吹雪、城")
    words.learn(library, words_of, 9)
    assert beginning(library, "さ") == ["桜吹雪", "桜"]
    for _ in range(9):
        prompts.remember(library, "桜", "城", created="2025-11-21T10:00:00+09:00")
    words.learn(library, words_of, 9)
    assert beginning(library, "さ") == ["桜吹雪", "桜"]
    for _ in range(3):
        prompts.remember(library, "桜", created="2026-11-21T11:00:00+09:00")
    words.learn(library, words_of, 9)
    assert beginning(library, "さ") == ["桜", "桜吹雪"]


def test_a_use_is_counted_once(library: Library) -> None:
    """Learning again changes nothing; the rest of a cut-off list is learned the next time."""
    used(library, "桜", "城", "桜吹雪")
    assert [words.learn(library, words_of, 2) for _ in range(3)] == [2, 1, 0]
    before = list(library.connection.execute("SELECT * FROM words"))
    assert words.learn(library, words_of, 9) == 0
    assert list(library.connection.execute("SELECT * FROM words")) == before


def test_the_number_is_capped(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words least in use go."""
    monkeypatch.setattr(words, "MAX_WORDS", 1)
    used(library, "桜", "桜吹雪", "桜")
    words.learn(library, words_of, 9)
    assert beginning(library, "さ") == ["桜"]


def test_reading_never_fails(tmp_path: Path) -> None:
    """No index, a folder in its place, no database, one without the table: nothing to offer."""
    nowhere = tmp_path / "nowhere.sqlite3"
    assert words.beginning_with(["さ"], 9, nowhere) == ()
    assert not nowhere.exists()
    nowhere.mkdir()
    assert words.beginning_with(["さ"], 9, nowhere) == ()
    torn = tmp_path / "torn.sqlite3"
    torn.write_bytes(b"no database" * 1000)
    assert words.beginning_with(["さ"], 9, torn) == ()
    torn.write_bytes(b"")
    assert words.beginning_with(["さ"], 9, torn) == ()


def test_words_are_read_while_somebody_writes(library: Library) -> None:
    """An open transaction hides its own words and stops nobody."""
    used(library, "桜")
    words.learn(library, words_of, 9)
    with library.transaction() as connection:
        connection.execute("REPLACE INTO words VALUES ('桜吹雪', 'さくらふぶき', 9999)")
        assert beginning(library, "さ") == ["桜"]
    assert beginning(library, "さ") == ["桜吹雪", "桜"]


def test_an_index_made_again_learns_its_words_again(library: Library) -> None:
    """Its prompts are taken over as not learned yet."""
    used(library, "桜", "桜")
    words.learn(library, words_of, 9)
    path = library.path
    library.close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 60)
    if rebuild(index_text=lambda record: "", path=path).quarantined is None:
        pytest.skip("the damage was not seen")
    with open_library(path) as again:
        pending = prompts.listed(again)
        assert words.learn(again, words_of, 9) == len(pending)
