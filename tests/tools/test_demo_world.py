"""The demo world: which scenes there are, and which are kept from training."""

from __future__ import annotations

import random

import pytest

from tools.demo_model.world import (
    ATTRIBUTES,
    COLOURS,
    SURROUNDINGS,
    THINGS,
    VISIBLE,
    Scene,
    Subject,
    is_held_out,
    is_possible,
    sample_any,
    sample_held_out,
    sample_scene,
    scene_of,
)

HOUSE = Subject("house", "red", ("left",))
CATS = Subject("cat", "white", ("centre", "right"))
SCENE = Scene((HOUSE, CATS), "noon", "meadow", "clear", "none", "picture")
FIRST_HELD_OUT = ("house", "red", "morning", "town")


def test_a_scene_tells_its_values() -> None:
    """Every subject has its own attributes; a position only where it stands once."""
    subjects = {"thing": "house", "colour": "red", "count": "one", "position": "left"}
    others = {"thing2": "cat", "colour2": "white", "count2": "two"}
    surroundings = {name: getattr(SCENE, name) for name in SURROUNDINGS}
    assert SCENE.values == subjects | others | surroundings
    with pytest.raises(KeyError):
        SCENE.value("position2")
    with pytest.raises(KeyError):
        Scene((), "noon", "meadow", "clear", "none", "picture").value("thing")


def test_a_scene_tells_what_is_to_be_seen_in_each_place() -> None:
    """What a picture shows is known place by place, with nothing where nothing stands."""
    seen = {name: SCENE.value(name) for name in VISIBLE if "_" in name}
    assert seen == {
        "left_thing": "house",
        "centre_thing": "cat",
        "right_thing": "cat",
        "left_colour": "red",
        "centre_colour": "white",
        "right_colour": "white",
    }
    alone = Scene((HOUSE,), "noon", "meadow", "clear", "none", "picture")
    assert alone.value("right_thing") == alone.value("right_colour") == "none"


def test_a_scene_is_found_again_by_its_key() -> None:
    """Keys are stable, all different, and say everything."""
    assert SCENE.key == ("house:red:left|cat:white:centre+right/noon/meadow/clear/none/picture")
    rng = random.Random(1)
    scenes = {sample_any(rng) for _ in range(500)}
    assert {scene_of(scene.key) for scene in scenes} == scenes
    assert len({scene.key for scene in scenes}) == len(scenes)


def test_held_out_scenes_are_the_same_five_percent_for_everyone() -> None:
    """The held-out split is a fixed property of thing, colour, time and place, not of a run."""
    combinations = [
        (thing, colour, time, place)
        for thing in THINGS
        for colour in COLOURS
        for time in SURROUNDINGS["time"]
        for place in SURROUNDINGS["place"]
    ]
    held_out = [
        (thing, colour, time, place)
        for thing, colour, time, place in combinations
        if is_held_out(
            Scene((Subject(thing, colour, ("left",)),), time, place, "clear", "none", "ink")
        )
    ]
    assert 0.04 < len(held_out) / len(combinations) < 0.06
    assert held_out[0] == FIRST_HELD_OUT


def test_a_held_out_subject_holds_out_the_whole_scene() -> None:
    """Company, weather and style do not bring a held-out combination back into training."""
    thing, colour, time, place = FIRST_HELD_OUT
    held_out = Subject(thing, colour, ("right",))
    company = Subject("bird", "blue", ("left",))
    for subjects in ((held_out,), (company, held_out)):
        for weather in SURROUNDINGS["weather"]:
            assert is_held_out(Scene(subjects, time, place, weather, "fuji", "ukiyoe"))


def test_training_never_draws_a_held_out_scene() -> None:
    """Scores on held-out scenes measure what the model understood, not what it remembers."""
    rng = random.Random(5)
    drawn = [sample_scene(rng) for _ in range(4000)]
    assert not any(is_held_out(scene) for scene in drawn)
    assert all(is_held_out(sample_held_out(rng)) for _ in range(100))
    assert all(is_possible(scene) for scene in drawn)
    for attribute, values in ATTRIBUTES.items():
        seen = {scene.values[attribute] for scene in drawn if attribute in scene.values}
        # Two subjects leave room for no more than two of the second.
        assert seen == set(values) - ({"three"} if attribute == "count2" else set())
    assert {len(scene.subjects) for scene in drawn} == {0, 1, 2}


@pytest.mark.parametrize(
    ("far", "time", "weather", "possible"),
    [
        ("sun", "night", "clear", False),
        ("sun", "noon", "rain", False),
        ("sun", "noon", "petals", True),
        ("rainbow", "noon", "snow", False),
        ("moon", "noon", "snow", True),
    ],
)
def test_some_scenes_make_no_sense(far: str, time: str, weather: str, possible: bool) -> None:
    """There is no sun at night or behind rain, and no rainbow in falling snow."""
    assert is_possible(Scene((), time, "sea", weather, far, "ink")) == possible


@pytest.mark.parametrize(
    ("thing", "colour", "positions"),
    [
        ("house", "beige", ("left",)),
        ("castle", "red", ("left",)),
        ("house", "red", ()),
        ("house", "red", ("right", "left")),
    ],
)
def test_a_subject_refuses_an_unknown_value(
    thing: str, colour: str, positions: tuple[str, ...]
) -> None:
    """A misspelt attribute is an error at once, not a strange picture later."""
    with pytest.raises(ValueError, match=r"there is no|positions must be"):
        Subject(thing, colour, positions)


@pytest.mark.parametrize(
    "subjects",
    [
        (HOUSE, Subject("cat", "red", ("left", "right"))),
        (HOUSE, Subject("house", "blue", ("right",))),
        (HOUSE, Subject("cat", "red", ("centre",)), Subject("dog", "red", ("right",))),
    ],
)
def test_a_scene_refuses_subjects_in_one_another_s_way(subjects: tuple[Subject, ...]) -> None:
    """Two at most, different things, each in places of its own."""
    with pytest.raises(ValueError, match="subjects"):
        Scene(subjects, "noon", "meadow", "clear", "none", "picture")


def test_a_scene_refuses_unknown_surroundings() -> None:
    """The same for what is around the subjects."""
    with pytest.raises(ValueError, match="weather"):
        Scene((HOUSE,), "noon", "meadow", "fog", "none", "picture")
