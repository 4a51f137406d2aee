"""What the score asks for: prompts with the attribute values that they name.

Either captions of held-out scenes, which name everything that is to be seen, or the lines of a
prompts file:

    # a comment
    夕焼けの海に立つ赤い鳥居<TAB>thing=torii colour=red time=sunset place=sea
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from tools.demo_model.captions import caption
from tools.demo_model.world import (
    ATTRIBUTES,
    COUNTS,
    POSITIONS,
    SUBJECT,
    SURROUNDINGS,
    Scene,
    Subject,
    is_possible,
    sample_any,
    sample_held_out,
)

TRIES = 2000
"""Lots drawn for a scene that shows what a prompt asks for, before there is said to be none."""


class BadPrompts(ValueError):
    """A prompts file that cannot be used; the text names file, line and reason."""


@dataclass(frozen=True)
class Asked:
    """One picture to be drawn.

    Attributes:
        prompts: the same wish in one or more languages, by column of the table.
        expected: the attribute values that every one of these prompts names.
        scene: one that shows them, for the rendered picture.
        seed: of the picture, drawn or rendered.
    """

    prompts: dict[str, str]
    expected: dict[str, str]
    scene: Scene
    seed: int


def ask_held_out(count: int, seed: int = 0) -> list[Asked]:
    """Return captions, in both languages, of ``count`` different held-out scenes drawn by lot."""
    rng = random.Random(seed)
    scenes: dict[Scene, None] = {}
    while len(scenes) < count:
        scenes[sample_held_out(rng)] = None
    asked = []
    for number, scene in enumerate(scenes):
        said = caption(scene, rng, everything=True)
        prompts = {"english": said.en, "japanese": said.ja}
        asked.append(Asked(prompts, said.said, scene, number))
    return asked


def read_prompts(path: Path, seed: int = 0) -> list[Asked]:
    """Return what a prompts file asks for, one picture a line.

    Args:
        path: UTF-8; a prompt, a tab, and one or more ``attribute=value``, parted by white space.
            Empty lines and lines that begin with ``#`` are passed over.
        seed: decides what the rendered picture shows where a prompt leaves it open.

    Raises:
        BadPrompts: a line is not written so, or the file holds none; nothing is guessed.
        OSError: the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadPrompts(f"{path}:{line}: not UTF-8") from error
    rng = random.Random(seed)
    asked: list[Asked] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            prompt, expected = _parsed(line)
            scene = _scene_showing(expected, rng)
        except ValueError as error:
            raise BadPrompts(f"{path}:{number}: {error}") from None
        asked.append(Asked({"prompts": prompt}, expected, scene, len(asked)))
    if not asked:
        raise BadPrompts(f"{path}: no prompts in it")
    return asked


def _parsed(line: str) -> tuple[str, dict[str, str]]:
    """Return prompt and expected values; raises ValueError with the reason."""
    prompt, tab, rest = line.partition("\t")
    if not tab or not prompt.strip() or not rest.strip():
        raise ValueError("expected a prompt, a tab, and attribute=value …")
    expected: dict[str, str] = {}
    for word in rest.split():
        name, _, value = word.partition("=")
        if name not in ATTRIBUTES:
            raise ValueError(f"no attribute {name!r}; there are {', '.join(ATTRIBUTES)}")
        if value not in ATTRIBUTES[name]:
            raise ValueError(f"{name} cannot be {value!r}, only {', '.join(ATTRIBUTES[name])}")
        if name in expected:
            raise ValueError(f"{name} is named twice")
        expected[name] = value
    return prompt.strip(), expected


def _scene_showing(expected: dict[str, str], rng: random.Random) -> Scene:
    """Return a scene with these values, the others by lot; raises ValueError if none has them."""
    for _ in range(TRIES):
        other = sample_any(rng)
        surroundings = [expected.get(name, other.value(name)) for name in SURROUNDINGS]
        try:
            scene = Scene(_subjects_showing(expected, other, rng), *surroundings)
        except ValueError:
            continue
        if is_possible(scene) and expected.items() <= scene.values.items():
            return scene
    raise ValueError("no scene of the world shows these together")


def _subjects_showing(
    expected: dict[str, str], other: Scene, rng: random.Random
) -> tuple[Subject, ...]:
    """Return subjects with the expected values where they have any; raises ValueError if they
    stand in one another's places.
    """
    asked = any(name in SUBJECT for name in expected)
    number = 2 if any(f"{name}2" in expected for name in SUBJECT) else int(asked)
    subjects = []
    for index in range(number or len(other.subjects)):
        lot = {name: rng.choice(values) for name, values in SUBJECT.items()}
        found = lot | {
            name: expected[name + "2" * index] for name in SUBJECT if name + "2" * index in expected
        }
        several = rng.sample(POSITIONS, COUNTS.index(found["count"]) + 1)
        where = several if len(several) > 1 else [found["position"]]
        positions = tuple(position for position in POSITIONS if position in where)
        subjects.append(Subject(found["thing"], found["colour"], positions))
    return tuple(subjects)
