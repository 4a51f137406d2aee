"""The tree of a prompt, and its way back to text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sdjp.text.normalise import WORD


@dataclass(frozen=True, slots=True)
class Text:
    """Words as typed, escapes included. `plain(text)` gives what they say."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Syntax without content that could be translated.

    Attributes:
        kind: `break`, `and`, `passage-weight`, `tag`, `wildcard`, `embedding`, `choice-control`
            (`2$$`, `0.5::`), `stray` (a bracket without a partner, which stands for itself) or
            `surplus` (a bracket nested too deep, without effect).
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """A bracket and what is in it.

    Attributes:
        kind: `emphasis` ( ), `deemphasis` [ ], `schedule` [a:b:when], `alternation` [a|b] or
            `choice` {a|b}.
        opening: the bracket.
        parts: the contents, parted by `joints` (`:` or `|`).
        closing: the bracket with the weight or step before it (`:1.3)`, `:0.5]`), or nothing
            where it was never closed.
    """

    kind: str
    opening: str
    parts: tuple[tuple[Node, ...], ...]
    joints: tuple[str, ...]
    closing: str

    @property
    def number(self) -> str:
        """The weight of an emphasis or the step of a schedule as typed, empty when none."""
        return self.closing[1:-1].strip() if self.closing.startswith(":") else ""


Node = Text | Mark | Group


@dataclass(frozen=True, slots=True)
class Prompt:
    """A parsed prompt."""

    nodes: tuple[Node, ...]


def render(prompt: Prompt) -> str:
    """The text of a tree."""
    return render_nodes(prompt.nodes)


def render_nodes(nodes: tuple[Node, ...]) -> str:
    """The text of some nodes."""
    out: list[str] = []
    for node in nodes:
        if isinstance(node, Group):
            out.append(node.opening)
            for index, part in enumerate(node.parts):
                out.append(node.joints[index - 1] if index else "")
                out.append(render_nodes(part))
            out.append(node.closing)
        else:
            out.append(node.text)
    return "".join(out)


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """All nodes, outer ones first, in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            for part in node.parts:
                yield from walk(part)


def skeleton(prompt: Prompt) -> tuple[tuple[str, ...], ...]:
    """The structure without the words: equal for a prompt and its translation."""
    return tuple(_skeleton(prompt.nodes))


def _skeleton(nodes: tuple[Node, ...]) -> Iterator[tuple[str, ...]]:
    for node in nodes:
        if isinstance(node, Mark):
            yield (node.kind, node.text)
        elif isinstance(node, Group):
            yield (node.kind, node.opening)
            for index, part in enumerate(node.parts):
                if index:
                    yield ("joint", node.joints[index - 1])
                yield from _skeleton(part)
            yield ("end", node.closing)


def plain(text: str) -> str:
    """What a `Text` says: `\\(` is (, any other backslash stays."""
    return _ESCAPE.sub(r"\1", text)


def escape(text: str) -> str:
    """`text` so that parsing it gives `Text` only that says the same."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    text = _UNDERSCORES.sub("_", text)
    return _KEYWORD.sub(lambda match: match[0].lower(), text)


_SPECIAL = re.compile(r"[()\[\]{}<>|:\\]")
_ESCAPE = re.compile(r"\\([()\[\]{}<>|:\\_])")
_UNDERSCORES = re.compile("__+")
_KEYWORD = re.compile(rf"(?<![{WORD}])(?:BREAK|AND)(?![{WORD}])")
