"""Captions of the demo world: what they say, in both languages, and how it is worded."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools.demo_model.caption_plan import Plan, make_plan
from tools.demo_model.captions import Caption, caption, write
from tools.demo_model.counters import COUNTERS, choose_number, spellings
from tools.demo_model.glossary_terms import Glossary
from tools.demo_model.prompt_words import ADJECTIVES, NOUNS
from tools.demo_model.translation_pairs import Pairs
from tools.demo_model.words import QUALITY_WORDS, STYLE_WORDS, VERBS, WORDS, Word
from tools.demo_model.world import (
    ATTRIBUTES,
    COUNTS,
    SURROUNDINGS,
    THINGS,
    Scene,
    Subject,
    sample_any,
    sample_scene,
)

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
AROUND = ("night", "sea", "rain", "fuji", "ukiyoe")


def written(
    seed: int, number: int, *, loose: bool = False, everything: bool = False
) -> Iterator[tuple[Scene, Plan, Caption]]:
    """Draw scenes with a caption of each."""
    rng = random.Random(seed)
    for _ in range(number):
        scene = sample_any(rng)
        plan = make_plan(scene, rng, loose=loose, everything=everything)
        yield scene, plan, write(plan)


def of_scene(scene: Scene, number: int = 400, **switches: bool) -> list[Caption]:
    """Draw many captions of one scene."""
    rng = random.Random(7)
    return [caption(scene, rng, **switches) for _ in range(number)]


def two(first: Subject, second: Subject) -> Scene:
    """Return a scene of two subjects."""
    return Scene((first, second), *AROUND)


def test_every_value_has_words_in_both_languages() -> None:
    """Whatever a scene may show can be asked for in Japanese and in English."""
    for attribute, values in ATTRIBUTES.items():
        if attribute.startswith("count"):
            continue
        for value in values:
            words = WORDS[attribute.rstrip("2")][value]
            assert words or (attribute, value) == ("far", "none")
            for word in words:
                assert all(text.isascii() for text in (word.en, word.phrase, *word.loose))
                assert word.ja
                assert all(JAPANESE.search(spelling) for spelling in (*word.ja, *word.before))
                assert all(name in ATTRIBUTES for name, _ in (*word.implies, *word.unless))


@pytest.mark.parametrize("thing", THINGS)
def test_every_thing_has_counters_and_verbs(thing: str) -> None:
    """How many there are is said in kanji, in digits of both widths, and with つ in kana."""
    assert VERBS[thing]
    for index, count in enumerate(COUNTS):
        known = spellings(thing, count)
        digit = str(index + 1)
        for counter in COUNTERS[thing]:
            assert known["一二三"[index] + counter] == count
            assert known[digit + counter] == known["１２３"[index] + counter] == digit
        assert ("つ" in COUNTERS[thing]) == bool({"ひとつ", "ふたつ", "みっつ"} & known.keys())
        chosen = choose_number(thing, count, random.Random(1))
        assert known[chosen[0]] == chosen[1]


def test_no_spelling_names_two_values() -> None:
    """A caption can be read back: a word never stands for two values, of one attribute or of two,
    in Japanese or, as the translator writes it, in English.
    """
    for names in (lambda word: word.ja, lambda word: (word.en,)):
        owners: dict[str, tuple[str, str]] = {}
        for attribute, values in WORDS.items():
            for value, words in values.items():
                for spelling in spelled(words, names):
                    assert owners.setdefault(spelling, (attribute, value)) == (attribute, value)


def spelled(words: tuple[Word, ...], names: Callable[[Word], tuple[str, ...]]) -> set[str]:
    """Return all names of a value."""
    return {spelling for word in words for spelling in names(word)}


def test_one_spelling_has_one_translation() -> None:
    """A small translator learns what a word is called, not that it might be called either."""
    known: dict[str, str] = {}
    for values in WORDS.values():
        for word in (word for words in values.values() for word in words):
            for spelling in word.ja:
                assert known.setdefault(spelling, word.en) == word.en
    for spelling, english in (*NOUNS, *ADJECTIVES):
        assert known.setdefault(spelling, english) == english


def test_noise_words_are_not_words_of_the_world() -> None:
    """The text encoder learns to pass over foreign words, so none may name a value."""
    named = {
        text
        for values in WORDS.values()
        for words in values.values()
        for word in words
        for text in (word.en, *word.loose)
    }
    assert not named & {english for _, english in (*NOUNS, *ADJECTIVES)}


def test_styles_are_no_words_of_quality() -> None:
    """What decides how the picture is painted is not said in passing."""
    styles = {ja for words in STYLE_WORDS.values() for word in words for ja in word.ja}
    assert not styles & {ja for word in QUALITY_WORDS for ja in word.ja}


@pytest.mark.parametrize("loose", [False, True])
def test_both_captions_say_what_the_plan_chose(loose: bool) -> None:
    """A Japanese caption and its English one are translations of each other: each chosen word is
    in both.
    """
    for _, plan, said in written(11, 1500, loose=loose):
        for mention in plan.mentions.values():
            assert mention.is_in(said.ja, said.en), (mention, said)
        assert JAPANESE.search(said.ja)
        assert said.en.isascii()
        assert "  " not in said.en
        assert said.en == said.en.strip()


@pytest.mark.parametrize("loose", [False, True])
def test_a_caption_claims_only_what_the_scene_shows(loose: bool) -> None:
    """What a caption says, implied values included, is true of its scene."""
    for scene, _, said in written(12, 3000, loose=loose):
        assert said.said
        assert said.said.items() <= scene.values.items()


@pytest.mark.parametrize("loose", [False, True])
def test_a_full_caption_leaves_nothing_out(loose: bool) -> None:
    """Full captions can be asked for: all but that nothing is far away, in few enough words for
    the text encoder.
    """
    for scene, _, said in written(13, 1500, loose=loose, everything=True):
        wanted = {item for item in scene.values.items() if item != ("far", "none")}
        assert said.said.items() == wanted
        assert len(said.en.split()) <= 45


def test_captions_leave_attributes_out_unless_told_otherwise() -> None:
    """Underspecified prompts are trained on, down to a few words."""
    scene = Scene((Subject("boat", "blue", ("left",)),), *AROUND)
    captions = of_scene(scene, 600)
    assert {len(said.said) for said in captions} >= {4, 5, 6, 7, 8}
    named = sum("thing" in said.said for said in captions)
    assert 0.9 < named / len(captions) < 1
    assert 0.05 < sum("count" in said.said for said in captions) / len(captions) < 0.2


def test_usual_weather_and_style_are_seldom_mentioned() -> None:
    """Nobody says that it does not rain, but anything else is worth a word."""
    usual = Scene((), "night", "sea", "clear", "fuji", "picture")
    unusual = Scene((), *AROUND)
    for name, most in (("weather", 0.2), ("style", 0.35)):
        assert sum(name in said.said for said in of_scene(usual)) < most * 400
        assert sum(name in said.said for said in of_scene(unusual)) > 0.85 * 400


def test_several_are_always_counted() -> None:
    """More than one is said with a number and, in English, in the plural."""
    scene = Scene((Subject("cat", "red", ("left", "right")),), *AROUND)
    for said in of_scene(scene):
        if "thing" in said.said:
            assert said.said["count"] == "two"
            assert "position" not in said.said
            assert re.search("[二2２]匹", said.ja)
            assert re.search(
                r"\b(two|2) (small |little )?((red|vermilion|crimson) )?(cats|kittens)", said.en
            ), said


def test_digits_are_translated_to_digits() -> None:
    """二匹 are two and 2匹 are 2, so that nothing has to be guessed."""
    scene = Scene((Subject("dog", "blue", ("left", "centre", "right")),), *AROUND)
    for said in of_scene(scene):
        if "thing" in said.said:
            assert ("三匹" in said.ja) == ("three " in said.en)


def test_the_second_subject_follows_the_first_in_english() -> None:
    """Which one is the first is to be seen in the text, whatever the Japanese order."""
    scene = two(Subject("car", "red", ("right",)), Subject("bird", "white", ("left",)))
    captions = of_scene(scene)
    both = [said for said in captions if "thing2" in said.said]
    assert 0.75 < len(both) / len(captions) < 0.95
    assert all(said.en.index("car") < said.en.index("bird") for said in both)
    alone = [said for said in captions if "thing2" not in said.said]
    assert not any(name.endswith("2") for said in alone for name in said.said)
    assert any("の右" in said.ja and "to the right of" in said.en for said in both)
    assert not any("to the left of" in said.en for said in both)


def test_a_side_is_named_only_where_it_is_one() -> None:
    """A thing between two others is neither to their left nor to their right; colours and numbers
    stay with their own subject.
    """
    scene = two(Subject("torii", "red", ("centre",)), Subject("snowman", "blue", ("left",)))
    assert any("to the right of" in said.en for said in of_scene(scene))
    scene = two(Subject("torii", "red", ("left", "centre")), Subject("flower", "blue", ("right",)))
    for said in of_scene(scene):
        assert "to the right of" not in said.en
        assert not re.search(r"red \w*\s?flower|blue torii", said.en)


def test_blue_sky_needs_clear_weather() -> None:
    """A blue sky is daytime and clear weather at once."""
    clear = Scene((), "noon", "sea", "clear", "none", "picture")
    rain = Scene((), "noon", "sea", "rain", "none", "picture")
    blue = [said for said in of_scene(clear) if "青空" in said.ja]
    assert blue
    assert all(said.said["weather"] == "clear" for said in blue)
    assert not any("blue sky" in said.en or "sunny" in said.en for said in of_scene(rain))


def test_snow_lies_or_falls() -> None:
    """Bare 雪 and 雪の中 are the place; before another place it is weather."""
    lying = Scene(
        (Subject("house", "red", ("left",)),), "night", "snowfield", "clear", "none", "ink"
    )
    falling = Scene((), "night", "bamboo", "snow", "none", "ink")
    assert any("雪の中" in said.ja and "in the snow" in said.en for said in of_scene(lying))
    found = [
        said
        for said in of_scene(falling, 3000)
        if re.search("(?<![るう吹粉])雪の(夜|竹林)", said.ja)
    ]
    assert found
    assert all("in the falling snow" in said.en for said in found)


def test_a_picture_without_subjects_has_a_caption() -> None:
    """A landscape is described by what is around."""
    scene = Scene((), "night", "bamboo", "clear", "none", "picture")
    assert all(said.ja and said.en and said.said for said in of_scene(scene))


def test_a_style_is_worded_as_a_picture_a_manner_or_an_item() -> None:
    """夜の海の水墨画, 水墨画風の夜の海, and 夜の海、水墨画."""
    scene = Scene((), "night", "sea", "clear", "none", "ink")
    captions = of_scene(scene, 1500)
    for ja, en in (
        ("の水墨画", "an ink wash painting of "),
        ("水墨画風の", " in ink wash painting style"),
        ("、水墨画", ", ink wash painting"),
    ):
        assert any(ja in said.ja and en in said.en for said in captions)


def test_nothing_is_said_of_weather_and_style_that_the_words_do_not_say() -> None:
    """The words for the surroundings appear only where their value is said."""
    for _, plan, said in written(15, 800):
        for name in SURROUNDINGS:
            assert (name in plan.mentions) <= (name in said.said)


def test_translation_pairs_are_pairs() -> None:
    """Pairs hold text in both languages, captions, pieces and phrases in turn."""
    pairs = Pairs(3, Glossary.read(Path(__file__).parents[2] / "resources" / "glossary"))
    drawn = [pairs.draw() for _ in range(4000)]
    assert all(ja.strip() and en.strip() for ja, en in drawn)
    assert sum("、" in ja for ja, _ in drawn) > 400
    assert ("浮世絵", "ukiyo-e") in drawn
    for wanted in ("in ukiyo-e style", "falling snow", "two red", "on the left"):
        assert any(wanted in en for _, en in drawn)


def test_pieces_of_captions_are_translations_of_each_other() -> None:
    """The pieces between the commas are what the caption is made of."""
    rng = random.Random(4)
    for _ in range(500):
        said = caption(sample_scene(rng), rng)
        assert all(ja in said.ja for ja, _ in said.pieces)
        assert said.en == ", ".join(en for _, en in said.pieces)


def test_one_japanese_text_has_one_translation() -> None:
    """What the translator learns from captions never contradicts itself."""
    known: dict[str, str] = {}
    for _, _, said in written(16, 4000):
        for ja, en in (*said.pieces, (said.ja, said.en)):
            assert known.setdefault(ja, en) == en
