"""What is being typed becomes words: by kana, kanji, romaji or English."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from sdjp.text.completion import Used, completions, last_word
from sdjp.text.glossary import Entry, Glossary, load_glossary


def offered(text: str, glossary: Glossary, limit: int = 12) -> dict[str, str]:
    """Surface → the end of `text` that it takes the place of, best first."""
    return {word["surface"]: word["typed"] for word in completions(text, glossary, limit)}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("さく", "桜"),
        ("サク", "桜"),
        ("桜", "桜並木"),
        ("sakura", "桜"),
        ("Sakura", "桜"),
        ("sakur", "桜"),
        ("torii", "鳥居"),
        ("tor", "鳥居"),
        ("sakurafub", "桜吹雪"),
        ("nek", "猫"),
        ("kan", "カニ"),
        ("onna", "女"),
        ("onn", "女"),
        ("katt", "甲冑"),
        ("matcha", "抹茶"),
        ("shinj", "真珠"),
        ("toukyout", "東京タワー"),
        ("cherry", "桜"),
        ("とり", "鳥居"),
    ],
)
def test_a_word_is_found_by_its_beginning(typed: str, wanted: str, glossary: Glossary) -> None:
    """Kana, katakana, kanji, romaji, unfinished romaji and English all lead to the word."""
    assert offered(typed, glossary)[wanted] == typed


@pytest.mark.parametrize(("typed", "other"), [("sakush", "桜"), ("nes", "猫"), ("shink", "島")])
def test_unfinished_romaji_is_not_ignored(typed: str, other: str, glossary: Glossary) -> None:
    """Negative control: the begun syllable must fit, too."""
    assert other not in offered(typed, glossary)


def test_a_suggestion_says_what_it_is(glossary: Glossary) -> None:
    """Reading, English and category come with the word, for people who choose by them."""
    (word,) = (word for word in completions("さくら", glossary) if word["surface"] == "桜")
    assert word == {
        "typed": "さくら",
        "surface": "桜",
        "reading": "さくら",
        "english": "cherry blossoms",
        "category": "plant",
    }


@pytest.mark.parametrize(
    ("text", "typed", "wanted"),
    [
        ("赤いとり", "とり", "鳥居"),
        ("夕焼けの海に立つ赤いとり", "とり", "鳥居"),
        ("海のさく", "さく", "桜"),
        ("猫のとり", "とり", "鳥居"),
        ("夜のう", "う", "海"),
        ("猫とね", "ね", "ネコ耳"),
        ("ねことうさ", "うさ", "兎"),
        ("赤いtor", "tor", "鳥居"),
        ("red tor", "tor", "鳥居"),
        ("猫、とり", "とり", "鳥居"),
        ("(とり", "とり", "鳥居"),
    ],
)
def test_only_the_word_at_the_end_is_replaced(
    text: str, typed: str, wanted: str, glossary: Glossary
) -> None:
    """What stands before it, with or without a space or a particle between, stays."""
    assert offered(text, glossary)[wanted] == typed


@pytest.mark.parametrize("text", ["", "桜、", "桜, ", "桜 ", "桜\n", "(桜)", "桜。", "[桜|", "、"])
def test_nothing_is_offered_where_nothing_is_typed(text: str, glossary: Glossary) -> None:
    """Behind a comma, a space or a bracket there is no word yet."""
    assert last_word(text) == ""
    assert completions(text, glossary) == []


@pytest.mark.parametrize("text", ["鳥居", "赤い鳥居", "うさ耳", "猫、桜吹雪"])
def test_a_word_that_is_complete_is_not_offered_as_itself(text: str, glossary: Glossary) -> None:
    """Nor is a shorter end of it completed to something else."""
    found = offered(text, glossary)
    assert not any(surface == typed for surface, typed in found.items())
    assert all(last_word(text).endswith(typed) and len(typed) >= 2 for typed in found.values())


def test_the_limit_is_kept(glossary: Glossary) -> None:
    """So many and no more, and a smaller limit gives the best of a larger one."""
    every = list(offered("s", glossary, 1000))
    assert len(every) > 20
    for limit in (1, 5, 20):
        assert list(offered("s", glossary, limit)) == every[:limit]
    assert offered("s", glossary, 0) == {}
    assert len(completions("桜", glossary, 1)) == 1


def test_the_users_own_words_come_first(sdjp_home: Path, glossary: Glossary) -> None:
    """Whether found by kana, by romaji or by English, before all bundled words."""
    file = sdjp_home / "glossary.tsv"
    file.write_text("朔夜姫さま\tさくやひめさま\tPrincess Sakuya\tuser\n", encoding="utf-8")
    own = load_glossary(file)
    for typed in ("さく", "saku", "sakuy", "princess", "Pri", "赤いさく"):
        assert next(iter(offered(typed, own))) == "朔夜姫さま", typed
        assert "朔夜姫さま" not in offered(typed, glossary)


@pytest.mark.parametrize("unit", ["あ", "a", "夕焼けの海に立つ赤いと", "字, "])
def test_a_long_prompt_is_completed_while_one_types(unit: str, glossary: Glossary) -> None:
    """Twenty thousand characters take no longer than a few."""
    text = (unit * 20_000)[:20_000]
    start = time.process_time()
    completions(text, glossary)
    last_word(text + ",")
    assert time.process_time() - start < 1


def used(*known: tuple[str, str]) -> Used:
    """Words of earlier prompts, the one most in use first."""

    def beginning(starts: Sequence[str], limit: int) -> list[tuple[str, str]]:
        begins = tuple(starts)
        found = [word for word in known if any(part.startswith(begins) for part in word)]
        return found[:limit]

    return beginning


@pytest.mark.parametrize("typed", ["ぜにば", "ゼニバ", "銭函", "zeniba", "zenib", "Zenibako"])
def test_words_of_earlier_prompts_are_offered(typed: str, glossary: Glossary) -> None:
    """By kana, kanji and romaji, marked as such; without the history nobody knows them."""
    history = used(("銭函の駅", "ぜにばこのえき"))
    assert completions(typed, glossary, used=history) == [{
        "typed": typed,
        "surface": "銭函の駅",
        "reading": "ぜにばこのえき",
        "english": "",
        "category": "history",
    }]  # fmt: skip
    assert "銭函の駅" not in offered(typed, glossary)


def test_a_used_word_of_the_glossary_is_there_once_and_further_ahead(glossary: Glossary) -> None:
    """It keeps its English, also where it was written in kana."""
    plain = [word["surface"] for word in completions("さく", glossary)]
    history = used(("桜吹雪", "さくらふぶき"), ("さくら", "さくら"))
    words = completions("さく", glossary, used=history)
    found = [word["surface"] for word in words]
    assert plain.index("桜吹雪") > 2
    assert found[:3] == ["咲く", "桜吹雪", "桜"]
    assert len(set(found)) == len(found)
    assert {word["category"] for word in words} & {"history"} == set()


def test_the_history_leaves_room_for_the_glossary(glossary: Glossary) -> None:
    """However many words begin so; the exact word stays ahead of longer ones."""
    history = used(*((f"桜の町{number}", f"さくらのまち{number}") for number in range(50)))
    found = [word["category"] for word in completions("さくら", glossary, used=history)]
    assert found[0] != "history"
    assert found[1:5] == ["history"] * 4
    assert found.count("history") <= 6


def test_the_users_own_words_stay_first(glossary: Glossary) -> None:
    """Who wrote a word into the dictionary wants that one."""
    own = Entry("さくたろう", "さくたろう", ("my cat",), "user", by_user=True)
    both = Glossary((*glossary.entries, own))
    (first, *_) = completions("さく", both, used=used(("桜吹雪", "さくらふぶき")))
    assert first["surface"] == "さくたろう"
