"""The picture-book world: which scenes exist, how they are drawn by lot, and which are kept from
training.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

THINGS = ("house", "torii", "tree", "boat", "car", "cat", "flower", "lantern", "umbrella")
COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "white")
POSITIONS = ("left", "centre", "right")
TIMES = ("morning", "noon", "sunset", "night")
PLACES = ("sea", "meadow", "snowfield", "beach")
FARS = ("none", "fuji", "moon", "sun", "clouds", "rainbow")

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "thing": THINGS,
    "colour": COLOURS,
    "position": POSITIONS,
    "time": TIMES,
    "place": PLACES,
    "far": FARS,
}
"""Every attribute of a scene with its values, in a fixed order (training labels are indices into
it).
"""

HELD_OUT_PERCENT = 5

# Pairs that a lot over all values would draw, and a viewer would call a mistake.
_IMPOSSIBLE = frozenset({("night", "sun")})
# Unusual company: drawn twice as often, so that the painter does not learn "boats are always at
# sea".
_UNUSUAL = frozenset(
    {
        ("boat", "meadow"),
        ("boat", "snowfield"),
        ("car", "sea"),
        ("house", "sea"),
        ("cat", "sea"),
        ("tree", "sea"),
    }
)


@dataclass(frozen=True, order=True)
class Scene:
    """One scene: a coloured thing at a position, in a place, at a time of day, with something far
    behind it.
    """

    thing: str
    colour: str
    position: str
    time: str
    place: str
    far: str

    def __post_init__(self) -> None:
        for name, values in ATTRIBUTES.items():
            if getattr(self, name) not in values:
                raise ValueError(f"{name} must be one of {values}, not {getattr(self, name)!r}")

    def value(self, attribute: str) -> str:
        """Return the value of one attribute by its name."""
        return str(getattr(self, attribute))

    @property
    def key(self) -> str:
        """Return a stable text form, used for hashing and for file records."""
        return "/".join(self.value(name) for name in ATTRIBUTES)


def is_possible(scene: Scene) -> bool:
    """Tell whether the scene makes sense at all (there is no sun at night)."""
    return (scene.time, scene.far) not in _IMPOSSIBLE


def is_held_out(scene: Scene) -> bool:
    """Tell whether the scene belongs to the about 5 % of combinations never trained on.

    The decision is a hash of the scene alone, so every machine and every run agrees on it.
    """
    digest = hashlib.sha256(scene.key.encode("ascii")).digest()
    return int.from_bytes(digest[:4], "big") % 100 < HELD_OUT_PERCENT


def all_scenes() -> Iterator[Scene]:
    """Yield every possible scene once, in a fixed order."""
    for values in product(*ATTRIBUTES.values()):
        scene = Scene(*values)
        if is_possible(scene):
            yield scene


def held_out_scenes() -> list[Scene]:
    """Return every possible scene that training never sees."""
    return [scene for scene in all_scenes() if is_held_out(scene)]


def sample_scene(rng: random.Random) -> Scene:
    """Draw a training scene by lot; never a held-out one, unusual pairs of thing and place more
    often.
    """
    while True:
        scene = Scene(*(rng.choice(values) for values in ATTRIBUTES.values()))
        if not is_possible(scene) or is_held_out(scene):
            continue
        if (scene.thing, scene.place) in _UNUSUAL or rng.random() < 0.5:
            return scene
