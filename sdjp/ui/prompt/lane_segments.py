"""The segments of a translation as the lane shows them, with their places in the typed text."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sdjp.contract.messages import Lanes
from sdjp.text.alignment import align
from sdjp.text.normalise import clean_text, normalise_syntax

CHUNK_TOKENS = 75
PRESETS = ("style", "purpose")

_TOKEN = re.compile(r"[A-Za-z]+|[0-9]|[^\sA-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class LaneSegment:
    """One segment.

    Attributes:
        japanese: as it stands in the normalised prompt.
        english: its English.
        source: `glossary`, `model`, `model+glossary`, `user` or `as-is`; `style` or `purpose` where
            a preset added it.
        doubts: `{"code", "detail"}`.
        place: start and end in the typed text; None where it is not in it (any more).
        words: the words of a preset, where `japanese` is its name.
    """

    japanese: str
    english: str
    source: str
    doubts: tuple[dict[str, str], ...] = ()
    place: tuple[int, int] | None = None
    words: str = ""

    @property
    def looks(self) -> tuple[object, ...]:
        """What can be seen of it."""
        return self.japanese, self.english, self.source, self.doubts, self.words

    @property
    def is_added(self) -> bool:
        """Whether a preset added it, not the user."""
        return self.source in PRESETS


def lane_segments(lanes: Lanes, typed: str, styled: str, whole: str) -> tuple[LaneSegment, ...]:
    """The segments of `lanes`.

    Args:
        typed: what stands in the editor.
        styled: `typed` with the style around it.
        whole: `styled` with the purpose around it.
    """
    first, last = _own_part(lanes, typed, whole)
    first_styled, last_styled = _own_part(lanes, styled, whole)
    aligned = align(typed)
    position = 0
    found = []
    for each in lanes.segments:
        japanese, source, place = str(each["ja"]), str(each["source"]), None
        if first <= each["start"] and each["end"] <= last:
            start = aligned.normalised.find(japanese, position)
            if start >= 0:
                position = start + len(japanese)
                place = aligned.in_typed(start), aligned.in_typed(position)
        else:
            is_style = first_styled <= each["start"] and each["end"] <= last_styled
            source = "style" if is_style else "purpose"
        doubts = tuple(dict(doubt) for doubt in each["doubts"])
        found.append(LaneSegment(japanese, str(each["en"]), source, doubts, place))
    return tuple(found)


def folded(segments: Sequence[LaneSegment], names: Mapping[str, str]) -> tuple[LaneSegment, ...]:
    """`segments` with all that a preset added as one, where its first words stand.

    Args:
        names: those of the presets; keys are `PRESETS`.
    """
    found = []
    for segment in segments:
        if not segment.is_added:
            found.append(segment)
        elif all(each.source != segment.source for each in found):
            parts = [each for each in segments if each.source == segment.source]
            doubts = tuple(doubt for part in parts for doubt in part.doubts)
            english = ", ".join(part.english for part in parts)
            words = "、".join(part.japanese for part in parts)
            name = names[segment.source]
            found.append(LaneSegment(name, english, segment.source, doubts, words=words))
    return tuple(found)


def _own_part(lanes: Lanes, typed: str, whole: str) -> tuple[int, int]:
    """Where the user's own text begins and ends in the normalised prompt.

    `lanes` may belong to a text typed a moment ago; the style around it is the same.
    """
    length = len(normalise_syntax(lanes.prompt))
    start = whole.find(typed)
    if typed == whole or (start < 0 and typed.strip()):
        return 0, length
    if not typed.strip():
        return 0, 0
    before, behind = whole[:start], whole[start + len(typed) :]
    return len(_normal(before)), length - len(_normal(behind))


def _normal(text: str) -> str:
    return normalise_syntax(clean_text(text))


def chunk_borders(
    english: str, segments: Sequence[LaneSegment], chunks: Sequence[int]
) -> list[int]:
    """Indices of the segments at which a full chunk of 75 tokens ends, roughly.

    The tokens of each segment are estimated from its English and scaled to the number counted.
    """
    starts = [match.start() for match in _TOKEN.finditer(english)]
    ends = []
    position = 0
    for segment in segments:
        start = english.find(segment.english, position)
        position = start + len(segment.english) if start >= 0 else position
        ends.append(bisect.bisect_left(starts, position))
    scale = sum(chunks) / len(starts) if starts else 1.0
    borders, counted = [], 0
    for count in chunks[:-1]:
        counted += count
        over = bisect.bisect_right(ends, counted / scale)
        if count == CHUNK_TOKENS and over < len(ends):
            borders.append(over)
    return borders
