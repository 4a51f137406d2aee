"""What a translation must keep."""

from __future__ import annotations

import pytest

from sdjp.text.glossary import Entry, Glossary
from sdjp.text.protect import LATIN_WORD, missing_words, needs_of, repair, says, tidy


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nikeの靴", ["Nike"]),
        ("12:30と1,000円", ["12:30", "1,000"]),
        ("No.1のsci-fi", ["No.1", "sci-fi"]),
        ("Tシャツ、8K", ["T", "8K"]),
        ("猫", []),
    ],
)
def test_english_words_and_numbers(text: str, words: list[str]) -> None:
    """A word includes its inner signs, a number its separators."""
    assert LATIN_WORD.findall(text) == words


@pytest.mark.parametrize(
    ("output", "phrase"),
    [
        ("A red torii gate.", "red torii gate"),
        ("The cat", "cat"),
        ("Mount Fuji", "Mount Fuji"),
        ("Fuji in winter", "Fuji in winter"),
        ("Cat and dog", "cat and dog"),
        ("cat (black:1.2) [x|y] <lora:a:1>\n", "cat black 1.2 x y lora a 1"),
        ("cats AND dogs BREAK", "cats and dogs break"),
        ("at 12:30", "at 12:30"),
        ("x__b__ _c_ d_e", "x b c d_e"),
        ('"cat"', "cat"),
        ("", ""),
    ],
)
def test_tidy_leaves_a_plain_phrase(output: str, phrase: str) -> None:
    """No syntax, no sentence, no line break; proper names keep their capital."""
    assert tidy(output, frozenset({"Fuji", "Mount"})) == phrase


@pytest.mark.parametrize(
    ("english", "spoken"),
    [
        ("two red torii gates", True),
        ("the torii", True),
        ("TORII GATE", True),
        ("toriis", True),
        ("red gate", False),
        ("storii gate", False),
    ],
)
def test_inflected_words_count_as_said(english: str, spoken: bool) -> None:
    """Any accepted translation will do, with any ending."""
    assert says(english, Entry("鳥居", "とりい", ("torii gate", "torii"), "culture")) is spoken


def test_the_users_words_count_literally() -> None:
    """What the user wrote must be there letter by letter."""
    entry = Entry("ミケ", "みけ", ("Mike",), "my", by_user=True)
    assert says("Mike the cat", entry)
    assert not says("mike the cat", entry)
    assert not says("Mikes cat", entry)


@pytest.mark.parametrize(
    ("phrase", "english", "repaired"),
    [
        ("NIKEの靴", "nike shoes", "NIKE shoes"),
        ("3人の少女", "Three girls", "3 girls"),
        ("8Kの写真", "8k photo", "8K photo"),
    ],
)
def test_repair_finds_words_in_another_form(
    glossary: Glossary, phrase: str, english: str, repaired: str
) -> None:
    """Case and spelled-out numbers are put right instead of being added again."""
    needs = needs_of(phrase, glossary)
    assert repair(english, needs) == repaired
    assert missing_words(repaired, needs) == []


@pytest.mark.parametrize("phrase", ["雲のない空", "人のいない街", "背景なしの猫", "雲一つ無い空"])
def test_what_the_phrase_denies_is_not_insisted_on(glossary: Glossary, phrase: str) -> None:
    """雲のない空 needs a sky, but no cloud."""
    english = {"空": "sky", "街": "town", "猫": "cat"}
    wanted = next(english[word] for word in english if word in phrase)
    missing = missing_words("", needs_of(phrase, glossary))
    assert wanted in missing
    assert not {"cloud", "person"} & set(missing)


def test_missing_words_are_named_once_and_as_often_as_needed(glossary: Glossary) -> None:
    """Glossary words once, English words as often as they stand in the phrase."""
    needs = needs_of("A社とA社の鳥居と鳥居", glossary)
    assert missing_words("company A", needs) == ["torii gate", "A"]
