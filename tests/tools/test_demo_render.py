"""The demo world's pictures: each scene is drawn as it says, and always the same way."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import pytest

from tools.demo_model.palette import THING_COLOURS
from tools.demo_model.render import near_things, render_array
from tools.demo_model.world import (
    COLOURS,
    POSITIONS,
    SURROUNDINGS,
    THINGS,
    Scene,
    Subject,
    is_possible,
    sample_any,
)

PLAIN = Scene((Subject("house", "red", ("centre",)),), "noon", "meadow", "clear", "none", "picture")


def _with(*subjects: Subject, **changes: str) -> Scene:
    return dataclasses.replace(PLAIN, subjects=subjects, **changes)


def _red_thirds(picture: np.ndarray) -> list[int]:
    """Count the clearly red pixels in the left, middle and right third of the picture."""
    values = picture.astype(int)
    red = (values[..., 0] - values[..., 1:].max(axis=-1)) > 80
    return [int(part.sum()) for part in np.array_split(red, 3, axis=1)]


@pytest.mark.parametrize("style", SURROUNDINGS["style"])
@pytest.mark.parametrize("size", [64, 128, 200, 512])
def test_a_picture_has_the_requested_size(size: int, style: str) -> None:
    """The renderer is not tied to the training size."""
    picture = render_array(dataclasses.replace(PLAIN, style=style), 1, size)
    assert picture.shape == (size, size, 3)
    assert picture.dtype == np.uint8


@pytest.mark.parametrize("style", SURROUNDINGS["style"])
def test_sizes_look_alike(style: str) -> None:
    """A picture drawn small is about the large one made small."""
    scene = dataclasses.replace(PLAIN, style=style, far="fuji")
    large = render_array(scene, 5, 256).astype(float).reshape(64, 4, 64, 4, 3).mean(axis=(1, 3))
    small = render_array(scene, 5, 64).astype(float)
    assert np.abs(large - small).mean() < 12


@pytest.mark.parametrize("style", SURROUNDINGS["style"])
def test_a_seed_decides_the_picture(style: str) -> None:
    """Training pictures can be drawn again from their seeds, and seeds vary them."""
    scene = dataclasses.replace(PLAIN, style=style)
    first = render_array(scene, 3, 128)
    assert np.array_equal(first, render_array(scene, 3, 128))
    assert not np.array_equal(first, render_array(scene, 4, 128))


def test_every_scene_can_be_drawn() -> None:
    """No combination of attributes stops the renderer, and none comes out empty."""
    rng = random.Random(9)
    for number in range(250):
        assert render_array(sample_any(rng), number, 64).std() > 10


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("colour", COLOURS)
def test_the_thing_shows_its_colour(thing: str, colour: str) -> None:
    """At noon a good part of the picture is close to the colour the caption names."""
    scene = _with(Subject(thing, colour, ("centre",)), place="beach")
    middle = render_array(scene, 0, 128).astype(int)[40:112, 24:104]
    near = np.abs(middle - np.array(THING_COLOURS[colour])).max(axis=-1) < 40
    assert near.mean() > 0.03


@pytest.mark.parametrize("style", SURROUNDINGS["style"])
@pytest.mark.parametrize(("position", "third"), [("left", 0), ("centre", 1), ("right", 2)])
def test_the_thing_stands_where_the_scene_says(position: str, third: int, style: str) -> None:
    """Most of the red stands in the third of the picture that the position names."""
    scene = _with(Subject("flower", "red", (position,)), place="snowfield", style=style)
    shares = np.array(_red_thirds(render_array(scene, 0, 128)))
    assert int(np.argmax(shares)) == third


@pytest.mark.parametrize("positions", [("left", "right"), ("centre", "right"), POSITIONS])
def test_a_thing_stands_there_as_often_as_the_scene_says(positions: tuple[str, ...]) -> None:
    """Red is in each place where the thing stands, and in no other."""
    scene = _with(Subject("tree", "red", positions), place="snowfield")
    picture = render_array(scene, 0, 128).astype(int)
    red = (picture[..., 0] - picture[..., 1:].max(axis=-1)) > 80
    found = [red[:, at - 8 : at + 8].sum() > 150 for at in (26, 64, 102)]
    assert found == [position in positions for position in POSITIONS]


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("positions", [("left",), ("centre",), POSITIONS])
def test_what_is_near_a_thing_is_known(thing: str, positions: tuple[str, ...]) -> None:
    """What is red lies within what counts as near the red things, and would not if that
    lay lower; the sky over them does not count.
    """
    scene = _with(Subject(thing, "red", positions), place="snowfield")
    picture, near = render_array(scene, 5, 128).astype(int), near_things(scene, 5, 128)
    red = (picture[..., 0] - picture[..., 1:].max(axis=-1)) > 80
    assert red[near].sum() >= 0.99 * red.sum() > 50
    assert red[np.roll(near, 40, axis=0)].sum() < 0.8 * red.sum()
    assert not near[:24].any()


def test_two_subjects_keep_their_own_colours() -> None:
    """The red thing is red and the blue one blue, each in its place."""
    scene = _with(
        Subject("car", "red", ("left",)), Subject("cat", "blue", ("right",)), place="snowfield"
    )
    picture = render_array(scene, 0, 128).astype(int)
    reds = _red_thirds(picture)
    blue = np.abs(picture - np.array(THING_COLOURS["blue"])).max(axis=-1) < 30
    blues = [int(part.sum()) for part in np.array_split(blue, 3, axis=1)]
    assert reds[0] > 3 * reds[2]
    assert blues[2] > 3 * blues[0]


@pytest.mark.parametrize("style", SURROUNDINGS["style"])
@pytest.mark.parametrize("place", SURROUNDINGS["place"])
def test_night_is_darker_than_every_other_time(place: str, style: str) -> None:
    """The times of day differ strongly in light, however the picture is painted."""
    light = {
        time: render_array(_with(time=time, place=place, style=style), 0, 128)[
            20:108, 20:108
        ].mean()
        for time in SURROUNDINGS["time"]
    }
    assert light["night"] < 0.75 * min(light["morning"], light["noon"], light["sunset"])


@pytest.mark.parametrize("attribute", SURROUNDINGS)
@pytest.mark.parametrize("style", SURROUNDINGS["style"])
def test_every_value_changes_the_picture(attribute: str, style: str) -> None:
    """No two values of an attribute look the same: they differ by more than two seeds do."""
    scene = dataclasses.replace(PLAIN, style=style)
    scenes = [dataclasses.replace(scene, **{attribute: value}) for value in SURROUNDINGS[attribute]]
    pictures = [
        render_array(one, 0, 64).astype(float).ravel() for one in scenes if is_possible(one)
    ]
    for index, picture in enumerate(pictures):
        for other in pictures[index + 1 :]:
            assert np.abs(picture - other).mean() > 2.0


def test_every_thing_looks_like_itself_alone() -> None:
    """Two different things of one colour in one place give different pictures."""
    pictures = [
        render_array(_with(Subject(thing, "red", ("centre",))), 0, 64).astype(float)[16:56, 12:52]
        for thing in THINGS
    ]
    for index, picture in enumerate(pictures):
        for other in pictures[index + 1 :]:
            assert np.abs(picture - other).mean() > 4.0
