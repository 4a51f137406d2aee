"""The demo world: its scenes, pictures and captions."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest

from tools.demo_model.caption_plan import make_plan
from tools.demo_model.captions import caption, write
from tools.demo_model.palette import THING_COLOURS
from tools.demo_model.render import render_array
from tools.demo_model.words import WORDS
from tools.demo_model.world import (
    ATTRIBUTES,
    Scene,
    all_scenes,
    held_out_scenes,
    is_held_out,
    sample_scene,
)

PLAIN = Scene("house", "red", "centre", "noon", "meadow", "none")


def test_every_value_has_words_in_both_languages() -> None:
    """Whatever a scene may show can be asked for in Japanese and in English."""
    for attribute, values in ATTRIBUTES.items():
        for value in values:
            words = WORDS[attribute][value]
            assert words or (attribute, value) == ("far", "none")
            for word in words:
                assert word.en.isascii()
                assert word.ja
                assert all(not spelling.isascii() for spelling in word.ja)


def test_no_spelling_names_two_values_of_one_attribute() -> None:
    """A caption can be read back: a word never stands for two different values."""
    for values in WORDS.values():
        owners: dict[str, str] = {}
        for value, words in values.items():
            for spelling in {spelling for word in words for spelling in word.ja}:
                assert owners.setdefault(spelling, value) == value


def test_held_out_scenes_are_the_same_five_percent_for_everyone() -> None:
    """The held-out split is a fixed property of the scenes, not of a run."""
    held_out, everything = held_out_scenes(), list(all_scenes())
    assert 0.04 < len(held_out) / len(everything) < 0.06
    assert is_held_out(held_out[0])
    assert held_out == held_out_scenes()
    assert held_out[0].key == "house/red/left/morning/sea/none"


def test_training_never_draws_a_held_out_scene() -> None:
    """Scores on held-out scenes measure what the model understood, not what it remembers."""
    rng = random.Random(5)
    drawn = [sample_scene(rng) for _ in range(4000)]
    assert not any(is_held_out(scene) for scene in drawn)
    for attribute, values in ATTRIBUTES.items():
        assert {scene.value(attribute) for scene in drawn} == set(values)


def test_a_scene_refuses_an_unknown_value() -> None:
    """A misspelt attribute is an error at once, not a strange picture later."""
    with pytest.raises(ValueError, match="colour"):
        Scene("house", "beige", "centre", "noon", "meadow", "none")


@pytest.mark.parametrize("size", [64, 128, 200])
def test_a_picture_has_the_requested_size(size: int) -> None:
    """The renderer is not tied to the training size."""
    picture = render_array(PLAIN, 1, size)
    assert picture.shape == (size, size, 3)
    assert picture.dtype == np.uint8


def test_a_seed_decides_the_picture() -> None:
    """Training pictures can be drawn again from their seeds, and seeds vary them."""
    assert np.array_equal(render_array(PLAIN, 3), render_array(PLAIN, 3))
    assert not np.array_equal(render_array(PLAIN, 3), render_array(PLAIN, 4))


@pytest.mark.parametrize("thing", ATTRIBUTES["thing"])
@pytest.mark.parametrize("colour", ATTRIBUTES["colour"])
def test_the_thing_shows_its_colour(thing: str, colour: str) -> None:
    """At noon a good part of the picture is close to the colour the caption names."""
    picture = render_array(Scene(thing, colour, "centre", "noon", "beach", "none"), 0).astype(int)
    middle = picture[48:112, 34:94]
    near = np.abs(middle - np.array(THING_COLOURS[colour])).max(axis=-1) < 40
    assert near.mean() > 0.03


@pytest.mark.parametrize(("position", "third"), [("left", 0), ("centre", 1), ("right", 2)])
def test_the_thing_stands_where_the_scene_says(position: str, third: int) -> None:
    """Most of the red stands in the third of the picture that the position names."""
    picture = render_array(Scene("flower", "red", position, "noon", "snowfield", "none"), 0).astype(
        int
    )
    red = (picture[..., 0] - picture[..., 1:].max(axis=-1)) > 80
    columns = red.sum(axis=0)
    shares = [part.sum() for part in np.array_split(columns, 3)]
    assert int(np.argmax(shares)) == third


def test_night_is_darker_than_every_other_time() -> None:
    """The times of day differ strongly in light."""
    light = {
        time: render_array(Scene("tree", "green", "left", time, "meadow", "none"), 0).mean()
        for time in ATTRIBUTES["time"]
    }
    assert light["night"] < 0.6 * min(light["morning"], light["noon"], light["sunset"])


def test_both_captions_say_what_the_plan_chose() -> None:
    """A Japanese caption and its English one are translations of each other: each chosen word is
    in both.
    """
    rng = random.Random(11)
    for _ in range(1500):
        plan = make_plan(sample_scene(rng), rng)
        written = write(plan)
        for name in plan.words:
            assert plan.ja[name].removesuffix("の") in written.ja
            assert plan.en[name] in written.en or plan.phrase[name] in written.en
        assert re.search("[ぁ-んァ-ヶ一-龠]", written.ja)
        assert written.en.isascii()


def test_a_caption_claims_only_what_the_scene_shows() -> None:
    """What a caption says, implied values included, is true of its scene."""
    rng = random.Random(12)
    for _ in range(1500):
        scene = sample_scene(rng)
        written = caption(scene, rng, loose=True)
        assert written.said
        assert all(scene.value(name) == value for name, value in written.said.items())


def test_captions_leave_attributes_out_unless_told_otherwise() -> None:
    """Underspecified prompts are trained on; full ones can be asked for."""
    rng = random.Random(13)
    scene = Scene("boat", "blue", "left", "night", "sea", "moon")
    assert {len(caption(scene, rng).said) for _ in range(300)} >= {3, 4, 5, 6}
    assert all(len(caption(scene, rng, everything=True).said) == 6 for _ in range(50))
