"""The English tree of a prompt out of its Japanese tree and the renderings of its phrases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sdjp.text import segment
from sdjp.text.doubt import Doubt
from sdjp.text.grammar import Group, Node, Text, escape, plain, render_nodes
from sdjp.text.phrase import Rendering
from sdjp.text.script import to_half_width
from sdjp.text.segment import GAP, NOTE, PHRASE, WORDS, Piece


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the prompt in both languages.

    Attributes:
        ja: as it stands in the normalised prompt, at `start`…`end` (characters).
        en: its English.
        source: `glossary`, `model`, `model+glossary`, `user` (pinned) or `as-is`.
        doubts: why the English may be wrong; empty when nothing was found.
    """

    ja: str
    en: str
    source: str
    doubts: tuple[Doubt, ...]
    start: int
    end: int


@dataclass(slots=True)
class _Item:
    """A neighbour in the English: its text, and whether it was translated."""

    node: Node
    english: str
    translated: bool


class Assembly:
    """The English tree, and the segments in reading order.

    Args:
        strict: escape whatever might be taken for syntax, also in what stays as it is; for the
            rare prompt whose structure would change otherwise.
    """

    def __init__(self, known: Mapping[str, Rendering], *, strict: bool = False) -> None:
        self._known = known
        self._strict = strict
        self._position = 0
        self.segments: list[Segment] = []

    def nodes(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """`nodes` in English."""
        items: list[_Item] = []
        for index, node in enumerate(nodes):
            if isinstance(node, Text):
                items += self._text(node, first=index == 0, last=index == len(nodes) - 1)
            else:
                items.append(self._syntax(node))
        out: list[Node] = []
        before = _Item(Text(""), "", False)
        for item in items:
            if not item.english:
                # What was left out must not make its neighbours one word.
                before.translated = before.translated or item.translated
                continue
            space = ""
            if before.translated or item.translated:
                space = segment.space_between(before.english, item.english)
                if self._strict and before.english and not isinstance(before.node, Text):
                    # `!` would become part of the name in `embedding:name`.
                    space = "" if item.english[0].isspace() else " "
            if isinstance(item.node, Text):
                out.append(Text(space + item.english))
            else:
                out += [Text(space), item.node] if space else [item.node]
            before = item
        return tuple(out)

    def _syntax(self, node: Node) -> _Item:
        if not isinstance(node, Group):
            text = render_nodes((node,))
            self._position += len(text)
            return _Item(node, text, False)
        self._position += len(node.opening)
        parts = []
        for index, part in enumerate(node.parts):
            self._position += len(node.joints[index - 1]) if index else 0
            parts.append(self.nodes(part))
        self._position += len(node.closing)
        group = Group(node.kind, node.opening, tuple(parts), node.joints, node.closing)
        return _Item(group, render_nodes((group,)), False)

    def _text(self, node: Text, *, first: bool, last: bool) -> list[_Item]:
        pieces = segment.split(node.text, self._position)
        self._position += len(node.text)
        kinds: list[str | None] = [
            None if first else "",
            *(p.kind for p in pieces),
            None if last else "",
        ]
        items = []
        for index, piece in enumerate(pieces):
            if piece.kind == GAP:
                english = self._gap(piece.text, kinds[index], kinds[index + 2])
                items.append(_Item(Text(english), english, False))
            elif piece.kind == NOTE:
                items.append(_Item(Text(""), "", True))
            else:
                items.append(self._segment(piece))
        return items

    def _gap(self, gap: str, left: str | None, right: str | None) -> str:
        if self._strict:
            left, right = left or "", right or ""
        return segment.english_gap(gap, left, right)

    def _segment(self, piece: Piece) -> _Item:
        if piece.kind == WORDS:
            rendering = Rendering(to_half_width(piece.text), "as-is", _foreign(piece.text))
        else:
            rendering = self._known[piece.source]
        english = rendering.english
        if self._strict and rendering.source != "user":
            english = escape(plain(english))
        self.segments.append(
            Segment(piece.text, english, rendering.source, rendering.doubts, piece.start, piece.end)
        )
        return _Item(Text(english), english, piece.kind == PHRASE)


def _foreign(text: str) -> tuple[Doubt, ...]:
    """A doubt for words in a script that neither CLIP nor the translator reads."""
    strange = "".join(c for c in text if c.isalpha() and ord(c) > 0x24F and c not in "ー")
    strange = "".join(c for c in strange if not to_half_width(c).isascii())
    return (Doubt("untranslated", strange[:20]),) if strange else ()
