"""Counting: of the attribute values asked for, how many were read in the picture?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tools.demo_model.world import ATTRIBUTES, COUNTS, POSITIONS, SURROUNDINGS

CONFIDENCE = 1.96
"""Standard errors in half of a 95 % interval."""


@dataclass(frozen=True)
class Tally:
    """The answers of one column of the table.

    Attributes:
        answers: for each picture, whether each attribute asked for was read as asked.
    """

    answers: tuple[dict[str, bool], ...]

    def asked(self, attribute: str) -> int:
        """Return in how many pictures the attribute was asked for."""
        return sum(attribute in answer for answer in self.answers)

    def right(self, attribute: str) -> int:
        """Return in how many of these it was read as asked."""
        return sum(answer.get(attribute, False) for answer in self.answers)

    def share(self, attribute: str) -> float:
        """Return the share read as asked, 0 to 1; NaN where nobody asked."""
        return _ratio(self.right(attribute), self.asked(attribute))

    @property
    def all_asked(self) -> int:
        """Return how many values were asked for, over all attributes and pictures."""
        return sum(len(answer) for answer in self.answers)

    @property
    def overall(self) -> float:
        """Return the share of all values asked for that were read, 0 to 1."""
        return _ratio(sum(sum(answer.values()) for answer in self.answers), self.all_asked)

    @property
    def half_width(self) -> float:
        """Return half of the 95 % interval of `overall`, 0 to 1.

        Values of one picture go wrong together, so pictures are what varies here, not values.
        """
        mean = self.overall
        squares = sum((sum(a.values()) - mean * len(a)) ** 2 for a in self.answers)
        return _ratio(CONFIDENCE * math.sqrt(squares), self.all_asked)

    @property
    def whole(self) -> float:
        """Return the share of pictures in which everything asked for was read, 0 to 1."""
        return _ratio(sum(all(answer.values()) for answer in self.answers), len(self.answers))

    def to_json(self) -> dict[str, Any]:
        """Return counts and shares as numbers; attributes that nobody asked for are left out."""
        values: dict[str, Any] = {
            name: {"right": self.right(name), "asked": self.asked(name), "share": self.share(name)}
            for name in ATTRIBUTES
            if self.asked(name)
        }
        overall = {"asked": self.all_asked, "share": self.overall, "half_width": self.half_width}
        return {"attributes": values, "overall": overall, "whole_pictures": self.whole}


def count(read: Sequence[dict[str, str]], expected: Sequence[dict[str, str]]) -> Tally:
    """Compare what was read in each picture with what was asked for.

    Args:
        read: what each picture shows (`VISIBLE`), a dictionary a picture.
        expected: the values asked for (`ATTRIBUTES`), as many dictionaries; what they leave out
            is not counted.
    """
    return Tally(tuple(judge(*pair) for pair in zip(read, expected, strict=True)))


def judge(seen: dict[str, str], wanted: dict[str, str]) -> dict[str, bool]:
    """Tell of each value asked for whether the picture shows it.

    A thing is there if it stands anywhere. Its colour and position must be those of that thing,
    and its count the number of places where it stands. A colour or a position of no thing in
    particular may be any thing's.
    """
    right = {}
    for name, value in wanted.items():
        if name in SURROUNDINGS:
            right[name] = seen[name] == value
            continue
        second = name.endswith("2")
        places = _places_of(seen, wanted.get("thing2" if second else "thing"))
        right[name] = _subject_is(name.rstrip("2"), value, seen, places)
    return right


def _places_of(seen: dict[str, str], thing: str | None) -> list[str]:
    """Return the positions where the thing stands, or any thing where none is named."""
    found = {position: seen[f"{position}_thing"] for position in POSITIONS}
    return [
        position
        for position, standing in found.items()
        if (standing == thing if thing else standing != "none")
    ]


def _subject_is(name: str, value: str, seen: dict[str, str], places: list[str]) -> bool:
    if name == "thing":
        return bool(places)
    if name == "count":
        return len(places) == COUNTS.index(value) + 1
    if name == "position":
        return value in places
    return any(seen[f"{position}_colour"] == value for position in places)


def table(tallies: dict[str, Tally]) -> str:
    """Return the table, a line an attribute and a column a tally, in percent."""
    first = next(iter(tallies.values()))
    lines = [f"{'':16}{'asked':>7}" + "".join(f"{name:>16}" for name in tallies)]
    for name in ATTRIBUTES:
        if asked := first.asked(name):
            shares = "".join(f"{100 * tally.share(name):16.1f}" for tally in tallies.values())
            lines.append(f"{name:16}{asked:7}{shares}")
    means = (f"{100 * t.overall:.1f} ± {100 * t.half_width:.1f}" for t in tallies.values())
    lines.append(f"{'all attributes':16}{first.all_asked:7}" + "".join(f"{m:>16}" for m in means))
    wholes = "".join(f"{100 * tally.whole:16.1f}" for tally in tallies.values())
    lines.append(f"{'whole pictures':16}{len(first.answers):7}{wholes}")
    return "\n".join(lines)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else math.nan
