"""The picture-book world: which scenes exist, how they are drawn by lot, and which are kept from
training.

A scene has no, one or two subjects (a thing in a colour) in three places side by side: left,
centre, right. A thing that stands there twice or three times takes that many of them.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, fields

THINGS = (
    "house", "torii", "pagoda", "tree", "cherry", "boat", "car", "cat", "dog", "bird", "flower",
    "lantern", "umbrella", "snowman",
)  # fmt: skip
COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "white", "black")
POSITIONS = ("left", "centre", "right")
COUNTS = ("one", "two", "three")
SURROUNDINGS: dict[str, tuple[str, ...]] = {
    "time": ("morning", "noon", "sunset", "night"),
    "place": ("sea", "meadow", "snowfield", "beach", "bamboo", "town"),
    "weather": ("clear", "rain", "snow", "petals", "leaves"),
    "far": ("none", "fuji", "moon", "sun", "clouds", "rainbow", "island"),
    "style": ("picture", "watercolour", "ink", "ukiyoe"),
}
"""What surrounds the subjects. `petals` and `leaves` are spring and autumn."""

SUBJECT: dict[str, tuple[str, ...]] = {
    "thing": THINGS,
    "colour": COLOURS,
    "count": COUNTS,
    "position": POSITIONS,
}
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    **SUBJECT,
    **{f"{name}2": values for name, values in SUBJECT.items()},
    **SURROUNDINGS,
}
"""Everything that a caption can ask for, with its values; `thing2` and so on are the second
subject's.
"""

VISIBLE: dict[str, tuple[str, ...]] = {
    **{f"{position}_thing": ("none", *THINGS) for position in POSITIONS},
    **{f"{position}_colour": ("none", *COLOURS) for position in POSITIONS},
    **SURROUNDINGS,
}
"""What a picture shows, place by place, in a fixed order (labels are indices into it)."""

HELD_OUT_PERCENT = 5
SUBJECT_SHARES = {0: 0.06, 1: 0.62, 2: 0.32}
"""How many scenes have no, one and two subjects."""

_UNUSUAL = frozenset(
    (thing, "sea")
    for thing in ("car", "house", "cat", "dog", "tree", "cherry", "snowman", "pagoda", "flower")
) | frozenset(("boat", place) for place in ("meadow", "snowfield", "bamboo", "town"))
# Unusual company is drawn twice as often as other, so that the painter does not learn that boats
# are always at sea; usual colours are only a little likelier, so that every colour is learnt.
_USUAL_COLOURS = {"torii": "red", "pagoda": "red", "cherry": "pink", "tree": "green"}
_USUAL_COLOURS |= {"snowman": "white"}


@dataclass(frozen=True, order=True)
class Subject:
    """A thing in one colour, once or several times.

    Attributes:
        positions: where it stands, from left to right; one to three of `POSITIONS`.
    """

    thing: str
    colour: str
    positions: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.thing not in THINGS or self.colour not in COLOURS:
            raise ValueError(f"there is no {self.colour} {self.thing} in this world")
        if self.positions not in _ARRANGEMENTS:
            raise ValueError(f"positions must be of {POSITIONS} in order, not {self.positions}")

    @property
    def count(self) -> str:
        """How many there are, in words."""
        return COUNTS[len(self.positions) - 1]


_ARRANGEMENTS = (
    *((position,) for position in POSITIONS),
    ("left", "centre"),
    ("left", "right"),
    ("centre", "right"),
    POSITIONS,
)


@dataclass(frozen=True, order=True)
class Scene:
    """Up to two subjects of different things, and what surrounds them."""

    subjects: tuple[Subject, ...]
    time: str
    place: str
    weather: str
    far: str
    style: str

    def __post_init__(self) -> None:
        for name, values in SURROUNDINGS.items():
            if getattr(self, name) not in values:
                raise ValueError(f"{name} must be one of {values}, not {getattr(self, name)!r}")
        taken = [position for subject in self.subjects for position in subject.positions]
        if len(self.subjects) > 2 or len(set(taken)) < len(taken):
            raise ValueError("at most two subjects, each in places of its own")
        if len({subject.thing for subject in self.subjects}) < len(self.subjects):
            raise ValueError("the two subjects must be different things")

    def value(self, attribute: str) -> str:
        """Return the value of one attribute of `ATTRIBUTES`, or of `VISIBLE`, by its name.

        Raises:
            KeyError: the scene has none, for want of the subject or as it stands several times.
        """
        if attribute in SURROUNDINGS:
            return str(getattr(self, attribute))
        position, _, name = attribute.partition("_")
        if name:
            at = [subject for subject in self.subjects if position in subject.positions]
            return str(getattr(at[0], name)) if at else "none"
        return self._of_subject(attribute)

    def _of_subject(self, attribute: str) -> str:
        index, name = int(attribute.endswith("2")), attribute.rstrip("2")
        if index >= len(self.subjects):
            raise KeyError(attribute)
        subject = self.subjects[index]
        if name != "position":
            return str(getattr(subject, name))
        if len(subject.positions) > 1:
            raise KeyError(attribute)
        return subject.positions[0]

    @property
    def values(self) -> dict[str, str]:
        """Every attribute of `ATTRIBUTES` that the scene has, with its value."""
        found = {}
        for name in ATTRIBUTES:
            try:
                found[name] = self.value(name)
            except KeyError:
                continue
        return found

    @property
    def key(self) -> str:
        """Return a stable text form, used for seeds and for file records."""
        subjects = (f"{s.thing}:{s.colour}:{'+'.join(s.positions)}" for s in self.subjects)
        return "/".join(["|".join(subjects), *(self.value(name) for name in SURROUNDINGS)])


def scene_of(key: str) -> Scene:
    """Return the scene with this `Scene.key`."""
    first, *rest = key.split("/")
    parts = [part.split(":") for part in first.split("|") if part]
    subjects = (Subject(t, c, tuple(where.split("+"))) for t, c, where in parts)
    return Scene(tuple(subjects), *rest)


assert [field.name for field in fields(Scene)] == ["subjects", *SURROUNDINGS]


def is_possible(scene: Scene) -> bool:
    """Tell whether the scene makes sense at all: no sun at night or behind rain, no rainbow in
    falling snow.
    """
    if scene.far == "sun":
        return scene.time != "night" and scene.weather not in ("rain", "snow")
    return scene.far != "rainbow" or scene.weather != "snow"


def is_held_out(scene: Scene) -> bool:
    """Tell whether training never sees the scene: about 5 % of the combinations of thing, colour,
    time and place are kept from it, whatever else is in the scene.

    The decision is a hash of these four, so every machine and every run agrees on it.
    """
    return any(
        _hashed(f"{subject.thing}/{subject.colour}/{scene.time}/{scene.place}") < HELD_OUT_PERCENT
        for subject in scene.subjects
    )


def _hashed(text: str) -> int:
    """Return a number from 0 to 99 that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(text.encode("ascii")).digest()[:4], "big") % 100


def sample_scene(rng: random.Random) -> Scene:
    """Draw a training scene by lot; never a held-out one."""
    return _sampled(rng, held_out=False)


def sample_held_out(rng: random.Random) -> Scene:
    """Draw a scene by lot that training never sees."""
    return _sampled(rng, held_out=True)


def sample_any(rng: random.Random) -> Scene:
    """Draw any possible scene by lot."""
    while True:
        numbers = tuple(SUBJECT_SHARES)
        (subjects,) = rng.choices(numbers, weights=list(SUBJECT_SHARES.values()))
        scene = Scene(
            _sampled_subjects(rng, subjects),
            *(_sampled_surrounding(rng, name) for name in SURROUNDINGS),
        )
        if is_possible(scene):
            return scene


def _sampled(rng: random.Random, *, held_out: bool) -> Scene:
    while True:
        scene = sample_any(rng)
        if is_held_out(scene) != held_out:
            continue
        unusual = any((subject.thing, scene.place) in _UNUSUAL for subject in scene.subjects)
        if unusual or rng.random() < 0.6:
            return scene


def _sampled_surrounding(rng: random.Random, name: str) -> str:
    values = SURROUNDINGS[name]
    if name in ("weather", "style") and rng.random() < 0.25:
        return values[0]
    return rng.choice(values)


def _sampled_subjects(rng: random.Random, number: int) -> tuple[Subject, ...]:
    things = rng.sample(THINGS, number)
    colours = [
        _USUAL_COLOURS[thing]
        if thing in _USUAL_COLOURS and rng.random() < 0.2
        else rng.choice(COLOURS)
        for thing in things
    ]
    if number == 1:
        (count,) = rng.choices((1, 2, 3), weights=(0.6, 0.2, 0.2))
        fitting = [where for where in _ARRANGEMENTS if len(where) == count]
        wheres = [("left", "right") if count == 2 else rng.choice(fitting)]
    elif number == 2 and rng.random() < 0.3:
        wheres = rng.choice(
            ([("left",), ("centre", "right")], [("right",), ("left", "centre")],
             [("left", "centre"), ("right",)], [("centre", "right"), ("left",)])
        )  # fmt: skip
    else:
        wheres = [(position,) for position in rng.sample(POSITIONS, number)]
    return tuple(
        Subject(thing, colour, where)
        for thing, colour, where in zip(things, colours, wheres, strict=True)
    )
