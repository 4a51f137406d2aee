"""The syntax of a prompt as stretches of its text, for whoever wants to colour it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sdjp.text.conditioning import EMPHASIS
from sdjp.text.grammar import Group, Mark, Node, Prompt, Text

_ESCAPE = re.compile(r"\\[()\[\]{}<>|:\\_]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a prompt.

    Attributes:
        start, end: characters of the normalised prompt.
        kind: a kind of `Mark`; `bracket`, `joint`, `weight` (with its colon), `escape` or
            `unmatched` (a bracket that was never closed); `strong` and `weak` for words whose
            weight is above or below 1.
    """

    start: int
    end: int
    kind: str


def spans(prompt: Prompt) -> list[Span]:
    """The spans of a parsed prompt in reading order; they do not overlap."""
    return list(_Walk().nodes(prompt.nodes, 1.0))


class _Walk:
    def __init__(self) -> None:
        self._position = 0

    def nodes(self, nodes: tuple[Node, ...], weight: float) -> Iterator[Span]:
        for node in nodes:
            if isinstance(node, Mark):
                yield self._take(len(node.text), node.kind)
            elif isinstance(node, Group):
                yield from self._group(node, weight)
            else:
                yield from self._text(node, weight)

    def _take(self, length: int, kind: str) -> Span:
        start = self._position
        self._position += length
        return Span(start, self._position, kind)

    def _group(self, group: Group, weight: float) -> Iterator[Span]:
        yield self._take(len(group.opening), "bracket" if group.closing else "unmatched")
        inner = round(weight * _factor(group), 6)
        for index, part in enumerate(group.parts):
            if index:
                yield self._take(len(group.joints[index - 1]), "joint")
            yield from self.nodes(part, inner)
        if len(group.closing) > 1:
            yield self._take(len(group.closing) - 1, "weight")
        if group.closing:
            yield self._take(1, "bracket")

    def _text(self, node: Text, weight: float) -> Iterator[Span]:
        kind = "strong" if weight > 1 else "weak" if weight < 1 else ""
        done = 0
        for match in _ESCAPE.finditer(node.text):
            if kind and match.start() > done:
                yield self._take(match.start() - done, kind)
            else:
                self._position += match.start() - done
            yield self._take(len(match[0]), "escape")
            done = match.end()
        rest = len(node.text) - done
        if kind and rest:
            yield self._take(rest, kind)
        else:
            self._position += rest


def _factor(group: Group) -> float:
    if group.kind == "deemphasis":
        return 1 / EMPHASIS
    if group.kind == "emphasis":
        return float(group.number) if group.number else EMPHASIS
    return 1.0
