"""Cutting text into phrases, words and gaps."""

from __future__ import annotations

import pytest

from sdjp.text.segment import english_gap, space_between, split


def cut(text: str) -> list[tuple[str, str]]:
    """Kinds and texts of the pieces."""
    return [(piece.kind, piece.text) for piece in split(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("海、山。", [("phrase", "海"), ("gap", "、"), ("phrase", "山"), ("gap", "。")]),
        ("1girl, 猫耳", [("words", "1girl"), ("gap", ", "), ("phrase", "猫耳")]),
        ("猫　海", [("phrase", "猫"), ("gap", "　"), ("phrase", "海")]),
        ("赤い 鳥居", [("phrase", "赤い 鳥居")]),
        ("Nike の靴", [("phrase", "Nike の靴")]),
        ("red のれん", [("words", "red"), ("gap", " "), ("phrase", "のれん")]),
        ("a tall tree", [("words", "a tall tree")]),
        ("レオナルド・ダ・ヴィンチ", [("phrase", "レオナルド・ダ・ヴィンチ")]),
        ("猫・犬", [("phrase", "猫"), ("gap", "・"), ("phrase", "犬")]),
        ("1,000人", [("phrase", "1,000人")]),
        ("３．５メートル", [("phrase", "３．５メートル")]),
        ("猫🐱犬", [("phrase", "猫"), ("words", "🐱"), ("phrase", "犬")]),
        ("猫\\(笑\\)", [("phrase", "猫"), ("note", "\\(笑\\)")]),
        ("\\猫", [("words", "\\"), ("phrase", "猫")]),
        ("", []),
    ],
)
def test_pieces(text: str, pieces: list[tuple[str, str]]) -> None:
    """Phrases end at separators, and nothing is lost."""
    assert cut(text) == pieces


def test_pieces_know_their_place() -> None:
    """Offsets count from the start that was given."""
    pieces = split("海、山", start=10)
    assert [(piece.start, piece.end) for piece in pieces] == [(10, 11), (11, 12), (12, 13)]


def test_source_has_no_white_space_within_japanese() -> None:
    """The model gets 赤い 鳥居 without the space, but English words keep theirs."""
    (piece,) = split("赤い 鳥居")
    assert piece.source == "赤い鳥居"
    (piece,) = split("long hair の少女")
    assert piece.source == "long hairの少女"


@pytest.mark.parametrize(
    ("gap", "left", "right", "english"),
    [
        ("、", "phrase", "phrase", ", "),
        ("、 ", "phrase", "words", ", "),
        ("。", "phrase", None, ""),
        ("。", "words", None, ","),
        ("、", None, "phrase", ""),
        ("。\n\n", "phrase", "phrase", ",\n\n"),
        ("！", "phrase", "phrase", "! "),
        ("　", "phrase", "phrase", ", "),
        (" ", "words", "phrase", " "),
        (" ,  ", "phrase", "phrase", " ,  "),
        ("\n", "phrase", "phrase", "\n"),
    ],
)
def test_english_gaps(gap: str, left: str | None, right: str | None, english: str) -> None:
    """Japanese separators become commas, ASCII ones stay as they are."""
    assert english_gap(gap, left, right) == english


def test_spaces_part_a_phrase_from_its_neighbours() -> None:
    """English words do not run into brackets or each other."""
    assert space_between("red", "(cat:1.2)") == " "
    assert space_between("cat", ":0.5") == ""
    assert space_between("2$$", "cat") == ""
    assert space_between("cat", "\\)") == ""
    assert space_between("", "cat") == ""
