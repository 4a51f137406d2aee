"""Words that the user adds to the dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdjp.text.glossary import Entry, load_glossary
from sdjp.text.own_words import own_word, with_word


def test_an_added_word_is_read_again(tmp_path: Path) -> None:
    """What is written is what the glossary reads, over the bundled words."""
    entry = own_word("茜丸", "あかねまる", "small wooden shrine")
    assert isinstance(entry, Entry)
    path = tmp_path / "glossary.tsv"
    path.write_bytes(with_word(b"", entry))
    found = load_glossary(path).find("茜丸")
    assert found is not None
    assert (found.english, found.reading, found.by_user) == (
        ("small wooden shrine",),
        "あかねまる",
        True,
    )
    assert not load_glossary(path).problems


def test_comments_and_other_words_stay(tmp_path: Path) -> None:
    """Only what the file said of the same word is replaced."""
    before = "# 私の言葉\n猫\tねこ\tkitten\n壊れた行\n茜丸\tあかねまる\told\n".encode()
    entry = own_word("茜丸", "", "new")
    assert isinstance(entry, Entry)
    after = with_word(before, entry).decode()
    assert after == "# 私の言葉\n猫\tねこ\tkitten\n壊れた行\n茜丸\t\tnew\tuser\n"


def test_bytes_that_are_no_text_stay() -> None:
    """A line in another encoding is somebody's, too."""
    entry = own_word("猫", "ねこ", "cat")
    assert isinstance(entry, Entry)
    assert with_word(b"\xff\xfe\n", entry).startswith(b"\xff\xfe\n")


@pytest.mark.parametrize(
    ("surface", "reading", "english", "code"),
    [
        ("", "", "cat", "surface"),
        ("猫", "neko", "cat", "reading"),
        ("猫", "ねこ", "", "english"),
        ("猫", "ねこ", "ねこ", "english"),
        ("猫", "ねこ", "cat, (big)", "english"),
    ],
)
def test_what_cannot_stand_in_a_dictionary_is_named(
    surface: str, reading: str, english: str, code: str
) -> None:
    """Each mistake has its code."""
    assert own_word(surface, reading, english) == code


def test_a_tab_does_not_shift_the_columns() -> None:
    """A tab in a cell is a blank."""
    entry = own_word("白い\t猫", "しろいねこ", "white\tcat")
    assert isinstance(entry, Entry)
    assert entry.english == ("white cat",)
