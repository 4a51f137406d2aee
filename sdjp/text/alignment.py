"""Where each character of a normalised prompt stands in the prompt as typed."""

from __future__ import annotations

import bisect
import re
import unicodedata
from dataclasses import dataclass

from sdjp.text.normalise import clean_text, normalise_syntax

_BACKSLASHES = ("\\", "＼", "¥", "￥")
_ZWJ = "\u200d"
_FOLLOWERS = re.compile("[\uff9e\uff9f\u20e3\U0001f3fb-\U0001f3ff]")
_FOLLOWING_CATEGORIES = ("Mn", "Me", "Cf")


@dataclass(frozen=True, slots=True)
class Alignment:
    """A prompt as typed beside what `normalise` makes of it.

    Attributes:
        typed: as it stands in the editor.
        normalised: what the grammar and the translator read.
        places: of each normalised character, and of the end, its place in `typed`; None where
            every character kept its place.
    """

    typed: str
    normalised: str
    places: tuple[int, ...] | None = None

    def in_typed(self, position: int) -> int:
        """The place in `typed` of a place in `normalised`."""
        position = max(0, min(position, len(self.normalised)))
        return self.places[position] if self.places is not None else position

    def in_normalised(self, position: int) -> int:
        """The place in `normalised` of a place in `typed`."""
        if self.places is None:
            return min(position, len(self.normalised))
        return min(bisect.bisect_left(self.places, position), len(self.normalised))


def align(typed: str) -> Alignment:
    """`typed` with its normalised form. Never raises; linear time."""
    cleaned = clean_text(typed)
    normalised = normalise_syntax(cleaned)
    folded = _places_of_folding(cleaned, normalised) if len(normalised) != len(cleaned) else None
    if cleaned == typed:
        return Alignment(typed, normalised, folded)
    places = _places_of_cleaning(typed, cleaned)
    if folded is not None:
        places = tuple(places[place] for place in folded)
    return Alignment(typed, normalised, places)


def _places_of_folding(cleaned: str, normalised: str) -> tuple[int, ...]:
    """Folding keeps every character at its place, but puts a backslash before annotations."""
    places = []
    position = 0
    for character in normalised:
        places.append(position)
        is_new = character == "\\" and cleaned[position : position + 1] not in _BACKSLASHES
        position = min(position + (not is_new), len(cleaned))
    return (*places, len(cleaned))


def _places_of_cleaning(typed: str, cleaned: str) -> tuple[int, ...]:
    """Cleaning acts on each character together with the marks that follow it."""
    places: list[int] = []
    parts: list[str] = []
    for start, cluster in _clusters(typed):
        part = clean_text(cluster)
        parts.append(part)
        kept = len(part) == len(cluster)
        places += [start + (index if kept else 0) for index in range(len(part))]
    if "".join(parts) != cleaned:
        places = [min(index, len(typed)) for index in range(len(cleaned))]
    return (*places, len(typed))


def _clusters(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for index, character in enumerate(text):
        if found and _follows(text[index - 1], character):
            start, cluster = found[-1]
            found[-1] = start, cluster + character
        else:
            found.append((index, character))
    return found


def _follows(before: str, character: str) -> bool:
    """Whether `character` belongs to what stands before it."""
    return (
        before == _ZWJ
        or (before, character) == ("\r", "\n")
        or _FOLLOWERS.match(character) is not None
        or unicodedata.category(character) in _FOLLOWING_CATEGORIES
    )
