"""More or less weight for a word of a prompt: 鳥居 → (鳥居:1.1) → (鳥居:1.2) and back.

Works on the prompt as typed, full-width brackets included, by way of the grammar's tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sdjp.text.alignment import align
from sdjp.text.conditioning import EMPHASIS
from sdjp.text.grammar import Group, Mark, Node, parse, render_nodes

LEAST, MOST = 0.1, 3.0
"""What a weight can be changed to; a weight typed by hand may be anything."""

_WORD = re.compile(
    "[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]+"
    "(?:(?![のをにがはでとへもや])[\u3041-\u3096])*"  # okurigana: 夕焼け, 立つ
    "|[\u30a1-\u30fa\u30fc]+|[\u3041-\u3096\u30fc]+|[0-9A-Za-z０-９Ａ-Ｚａ-ｚ'_-]+"
)
_PARTICLES = "のをにがはでとへもや"
_EDGES = " \u3000\n、。，,．・"
_NUMBER = re.compile(r"[0-9.]+\s*$")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a text: `start`…`end` becomes `replacement`, then the selection is set.

    Attributes:
        selection: start and end in the changed text; equal for a cursor.
    """

    start: int
    end: int
    replacement: str
    selection: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Weighted:
    """An emphasis or a tag in the text.

    Attributes:
        start, end: all of it; `inner_start` and `inner_end` its content.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int
    weight: float
    is_tag: bool = False


def change_weight(text: str, start: int, end: int, step: float) -> Edit | None:
    """Add `step` to the weight of what is selected, or of the word at the cursor.

    Args:
        text: a prompt as typed.
        start, end: the selection in characters; equal for a cursor.

    Returns:
        None where there is nothing to weigh, or the weight is at its end.
    """
    aligned = align(text)
    tree = parse(aligned.normalised)
    position = _Positions()
    found = [
        replace(
            one,
            start=aligned.in_typed(one.start),
            inner_start=aligned.in_typed(one.inner_start),
            inner_end=aligned.in_typed(one.inner_end),
            end=aligned.in_typed(one.end),
        )
        for one in position.weighted(tree.nodes)
    ]
    if start == end:
        around = [one for one in found if one.start <= start <= one.end]
        if around:
            return _reweigh(text, max(around, key=lambda one: one.start), start, end, step)
        word = _word_at(text, start)
        return _wrap(word, text, start, end, step) if word else None
    start, end = _trimmed(text, start, end)
    for one in found:
        if (start, end) in ((one.inner_start, one.inner_end), (one.start, one.end)):
            return _reweigh(text, one, one.inner_start, one.inner_end, step)
    whole = _closed(position.groups, aligned.in_normalised(start), aligned.in_normalised(end))
    start, end = (aligned.in_typed(place) for place in whole)
    return _wrap((start, end), text, start, end, step) if start < end else None


class _Positions:
    """Walks a tree; `groups` are the whole brackets and marks met."""

    def __init__(self) -> None:
        self._position = 0
        self.groups: list[tuple[int, int]] = []

    def weighted(self, nodes: tuple[Node, ...]) -> Iterator[_Weighted]:
        for node in nodes:
            start = self._position
            length = len(render_nodes((node,)))
            if isinstance(node, Group):
                self.groups.append((start, start + length))
                yield from self._group(node, start, start + length)
            elif isinstance(node, Mark):
                self.groups.append((start, start + length))
                yield from _tag(node, start)
            self._position = start + length

    def _group(self, group: Group, start: int, end: int) -> Iterator[_Weighted]:
        if group.kind == "emphasis" and group.closing:
            weight = float(group.number) if group.number else EMPHASIS
            yield _Weighted(start, start + 1, end - len(group.closing), end, weight)
        self._position = start + len(group.opening)
        for index, part in enumerate(group.parts):
            self._position += len(group.joints[index - 1]) if index else 0
            yield from self.weighted(part)


def _tag(mark: Mark, start: int) -> Iterator[_Weighted]:
    """`<lora:花火:0.8>`: the number is its weight."""
    name, colon, number = mark.text[:-1].rpartition(":")
    if mark.kind == "tag" and colon and ":" in name and _is_number(number):
        end = start + len(mark.text)
        yield _Weighted(start, start, start + len(name), end, float(number), is_tag=True)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?[0-9]{1,9}(?:\.[0-9]{0,9})?", text) is not None


def _closed(groups: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The selection, widened until it cuts through no bracket."""
    for left, right in sorted(groups, key=lambda group: group[1] - group[0]):
        if left < start < right < end or start < left < end < right:
            start, end = min(start, left), max(end, right)
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _word_at(text: str, cursor: int) -> tuple[int, int] | None:
    """The word that the cursor touches; a particle only if there is nothing else."""
    found = None
    begin = max(text.rfind("\n", 0, cursor) + 1, cursor - 200)
    for match in _WORD.finditer(text, begin, cursor + 200):
        if match.start() > cursor:
            break
        if cursor <= match.end() and match[0] not in _PARTICLES:
            return match.span()
        if cursor <= match.end():
            found = found or match.span()
    return found


def _wrap(place: tuple[int, int], text: str, start: int, end: int, step: float) -> Edit | None:
    left, right = place
    content = text[left:right]
    replacement = f"({content}:{_shown(1 + step)})"
    return Edit(left, right, replacement, (start + 1, end + 1))


def _reweigh(text: str, one: _Weighted, start: int, end: int, step: float) -> Edit | None:
    weight = round(one.weight + step, 2)
    if not LEAST <= weight <= MOST:
        return None
    content = text[one.inner_start : one.inner_end]
    if weight == 1 and not one.is_tag:
        moved = tuple(
            min(max(place - 1, one.start), one.start + len(content)) for place in (start, end)
        )
        return Edit(one.start, one.end, content, (moved[0], moved[1]))
    closing = text[one.end - 1]
    colon = text[one.inner_end] if one.inner_end < one.end - 1 else ":"
    replacement = f"{colon}{_shown(weight)}{closing}"
    last = one.inner_end + len(replacement)
    return Edit(one.inner_end, one.end, replacement, (min(start, last), min(end, last)))


def _shown(weight: float) -> str:
    return f"{round(weight, 2):g}"
