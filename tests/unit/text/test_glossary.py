"""The curated words and the user's own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sdjp.base.paths import resource_dir, user_glossary_path
from sdjp.text.glossary import Entry, Glossary, bundled_entries, load_glossary, read_file
from sdjp.text.protect import LATIN_WORD


def test_at_least_800_words_are_bundled_and_none_is_broken() -> None:
    """Every line of every bundled file is a usable entry, and no surface is given twice."""
    files = sorted((resource_dir() / "glossary").glob("*.tsv"))
    entries = [entry for path in files for entry in read_file(path)[0]]
    problems = [problem for path in files for problem in read_file(path)[1]]
    twice = [surface for surface, n in Counter(e.surface for e in entries).items() if n > 1]
    assert (problems, twice) == ([], [])
    assert len(entries) >= 800
    assert all(entry.reading and entry.category for entry in entries)


def test_english_in_a_surface_is_in_its_translation() -> None:
    """A bundled word with Latin letters or digits in it keeps them."""
    for entry in bundled_entries():
        for word in LATIN_WORD.findall(entry.surface):
            assert word in LATIN_WORD.findall(" ".join(entry.english)), entry


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("縁側", "engawa"),
        ("浴衣", "yukata"),
        ("アホ毛", "ahoge"),
        ("ジト目", "jitome"),
        ("浮世絵風", "ukiyo-e style"),
        ("高画質", "high quality"),
        ("さくら", "cherry blossoms"),
        ("サクラ", "cherry blossoms"),
    ],
)
def test_words_are_found_in_kanji_and_kana(phrase: str, english: str) -> None:
    """The culture dictionary knows them, also in kana where that is unambiguous."""
    entry = Glossary(bundled_entries()).find(phrase)
    assert entry is not None
    assert entry.english[0] == english


@pytest.mark.parametrize("phrase", ["はな", "あめ", "き", "", "ほげほげ", "猫と犬"])
def test_ambiguous_kana_and_other_phrases_are_not_found(phrase: str) -> None:
    """はな may be 花 or 鼻: the glossary does not guess."""
    assert Glossary(bundled_entries()).find(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "surfaces"),
    [
        ("夕焼けの海に立つ赤い鳥居", ["夕焼け", "海", "立つ", "赤い", "鳥居"]),
        ("千本鳥居", ["千本鳥居"]),
        ("長い髪の少女", ["長い髪", "少女"]),
        ("赤く染まった空", ["赤く", "空"]),
        ("3月の富士山", ["富士山"]),
        ("三月の富士山", ["富士山"]),
        ("三毛猫と縁側", ["三毛猫", "縁側"]),
    ],
)
def test_matches_are_the_longest_at_word_boundaries(
    glossary: Glossary, phrase: str, surfaces: list[str]
) -> None:
    """Longest first, in any form, and a month is not a moon."""
    assert [phrase[m.start : m.end] for m in glossary.matches(phrase)] == surfaces


def test_the_users_words_override_and_broken_lines_are_named(sdjp_home: Path) -> None:
    """Good lines count although others are broken; each broken one is reported by number."""
    path = user_glossary_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(
        "\ufeff# 自分の言葉\n縁側\tえんがわ\tporch\tmy\nミケ\t\tMike the cat\n".encode()
        + "二列\tだけ\n".encode()
        + b"\x83\x81\tx\ty\n"
        + "猫\tねこ\t(cat:2)\tx\n".encode()
        + "犬\tinu\tdog\tx\n".encode()
    )
    glossary = load_glossary()
    assert [(problem.line, problem.code) for problem in glossary.problems] == [
        (4, "columns"),
        (5, "encoding"),
        (6, "english"),
        (7, "reading"),
    ]
    entry = glossary.find("縁側")
    assert entry == Entry("縁側", "えんがわ", ("porch",), "my", by_user=True)
    assert glossary.find("ミケ") == Entry("ミケ", "みけ", ("Mike the cat",), "user", by_user=True)
    assert glossary.revision != Glossary(bundled_entries()).revision


def test_a_folder_in_place_of_the_file_is_reported(tmp_path: Path) -> None:
    """What cannot be read is a problem of line 0, not an exception."""
    (problem,) = load_glossary(tmp_path).problems
    assert (problem.line, problem.code) == (0, "unreadable")


def test_completions_begin_with_what_was_typed(glossary: Glossary) -> None:
    """Kana, katakana, kanji and English all complete."""
    assert "鳥居" in [entry.surface for entry in glossary.completions("とり", limit=50)]
    assert "鳥居" in [entry.surface for entry in glossary.completions("トリイ")]
    assert "鳥居" in [entry.surface for entry in glossary.completions("鳥")]
    assert "鳥居" in [entry.surface for entry in glossary.completions("tori")]
    assert glossary.completions("") == ()
