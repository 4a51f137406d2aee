"""The prompt grammar: text → tree → the same text.

The grammar is the one that AUTOMATIC1111's web UI made common: `(a)`, `(a:1.2)`, `[a]`, nesting,
escapes `\\(`, brackets left open act to the end, `BREAK`, `AND` with `:weight`, scheduling
`[from:to:when]`, alternation `[a|b]`, `<type:args>`; and beside it wildcards `__name__`, choices
`{a|b|c}` of dynamic prompts and `embedding:name`. BREAK and AND need no space beside kana and
kanji.

The tree is lossless: `render(parse(text)) == text` for every text, so whoever changes only `Text`
nodes cannot change the structure. Parsing takes linear time. Brackets nested deeper than 64 are
kept but have no effect. Where round and square brackets interleave, as in `(a[b)c]`, the inner
one ends with the outer one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sdjp.text.normalise import MAX_DEPTH, WORD
from sdjp.text.tree import (
    Group,
    Mark,
    Node,
    Prompt,
    Text,
    escape,
    plain,
    render,
    render_nodes,
    skeleton,
    walk,
)

__all__ = [
    "Group",
    "Mark",
    "Node",
    "Prompt",
    "Text",
    "escape",
    "parse",
    "plain",
    "render",
    "render_nodes",
    "skeleton",
    "walk",
]


def parse(text: str) -> Prompt:
    """The tree of `text`. Never raises for a cleaned text; linear time."""
    return _Parser(text).parse()


_NUMBER = r"[+\-]?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})"
_TOKEN = re.compile(
    r"(?P<escape>\\.)"
    rf"|(?P<weight>:\s*{_NUMBER}\s*\))"
    rf"|(?P<passage>:\s*{_NUMBER}(?=\s*(?:\Z|AND(?![{WORD}]))))"
    r"|(?P<tag><[A-Za-z_][A-Za-z0-9_]{0,31}:[^<>\n]*>)"
    r"|(?P<wildcard>__(?=[^\s_])[^\s,()\[\]{}<>|:\\]{1,120}?__)"
    rf"|(?P<embedding>(?<![{WORD}])embedding:[^\s,、。()\[\]{{}}<>|:\\]+)"
    rf"|(?P<keyword>(?<![{WORD}])(?:BREAK|AND)(?![{WORD}]))"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<joint>[:|])",
    re.DOTALL,
)
_CHOICE_CONTROL = re.compile(
    r"(?:[0-9]{1,4}(?:-[0-9]{1,4})?\$\$(?:[^\\|{}$\[\]()<>:]{0,40}\$\$)?)?(?:[0-9.]{1,9}::)?"
)
_WHEN = re.compile(r"\s*(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})\s*")
_OPENING = {")": "(", "]": "[", "}": "{"}


@dataclass(slots=True)
class _Frame:
    """A bracket that is open."""

    opening: str
    parts: list[list[Node]] = field(default_factory=lambda: [[]])
    joints: list[str] = field(default_factory=list)

    def add(self, node: Node) -> None:
        """Append `node`; neighbouring texts become one."""
        part = self.parts[-1]
        if isinstance(node, Text) and part and isinstance(part[-1], Text):
            part[-1] = Text(part[-1].text + node.text)
        else:
            part.append(node)

    def merge(self) -> list[Node]:
        """All parts as one, the joints as text."""
        if len(self.parts) == 1:
            return self.parts[0]
        merged = _Frame("")
        for index, part in enumerate(self.parts):
            if index:
                merged.add(Text(self.joints[index - 1]))
            for node in part:
                merged.add(node)
        return merged.parts[0]


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._frames = [_Frame("")]
        self._too_deep = 0
        self._position = 0
        self._has_and = any(
            m.lastgroup == "keyword" and m[0] == "AND" for m in _TOKEN.finditer(text)
        )

    def parse(self) -> Prompt:
        text, end = self._text, len(self._text)
        while self._position < end:
            match = _TOKEN.search(text, self._position)
            if match is None:
                self._literal(text[self._position :])
                break
            self._literal(text[self._position : match.start()])
            self._position = match.end()
            self._token(match)
        while len(self._frames) > 1:
            self._leave_open()
        return Prompt(tuple(self._frames[0].parts[0]))

    def _literal(self, text: str) -> None:
        if text:
            self._frames[-1].add(Text(text))

    def _token(self, match: re.Match[str]) -> None:
        kind, text, frame = match.lastgroup or "", match[0], self._frames[-1]
        if kind == "open":
            self._open(text)
        elif kind == "close":
            self._close(text, text)
        elif kind == "weight" and frame.opening == "(" and not self._too_deep:
            self._close(")", text)
        elif kind == "passage" and len(self._frames) == 1 and self._has_and:
            frame.add(Mark("passage-weight", text))
        elif kind in ("weight", "passage"):
            # Only the colon is taken: what follows it may be a schedule's step.
            self._position = match.start() + 1
            self._joint(":")
        elif kind == "joint":
            self._joint(text)
        elif kind == "keyword":
            frame.add(Mark(text.lower(), text))
        elif kind == "escape":
            frame.add(Text(text))
        else:
            frame.add(Mark(kind, text))

    def _open(self, bracket: str) -> None:
        if len(self._frames) > MAX_DEPTH:
            self._too_deep += 1
            self._frames[-1].add(Mark("surplus", bracket))
            return
        self._frames.append(_Frame(bracket))
        if bracket == "{":
            self._choice_control()

    def _choice_control(self) -> None:
        match = _CHOICE_CONTROL.match(self._text, self._position)
        if match and match[0]:
            self._frames[-1].add(Mark("choice-control", match[0]))
            self._position = match.end()

    def _joint(self, joint: str) -> None:
        frame = self._frames[-1]
        if frame.opening == "[" or (frame.opening == "{" and joint == "|"):
            frame.joints.append(joint)
            frame.parts.append([])
            if frame.opening == "{":
                self._choice_control()
        else:
            frame.add(Text(joint))

    def _close(self, bracket: str, closing: str) -> None:
        opening = _OPENING[bracket]
        if self._too_deep:
            self._too_deep -= 1
            self._frames[-1].add(Mark("surplus", closing))
            return
        if opening not in [frame.opening for frame in self._frames]:
            self._frames[-1].add(Mark("stray", closing))
            return
        while self._frames[-1].opening != opening:
            self._leave_open()
        frame = self._frames.pop()
        self._frames[-1].add(_group(frame, closing))

    def _leave_open(self) -> None:
        """End the innermost bracket without a closing one."""
        frame = self._frames.pop()
        outer = self._frames[-1]
        if frame.opening == "{":
            # Two texts cannot meet here: the mark stands before the first.
            outer.parts[-1] += [Mark("stray", "{"), *frame.merge()]
        else:
            kind = "emphasis" if frame.opening == "(" else "deemphasis"
            outer.add(Group(kind, frame.opening, (tuple(frame.merge()),), (), ""))


def _group(frame: _Frame, closing: str) -> Group:
    """The group that a closed bracket makes."""
    parts = tuple(tuple(part) for part in frame.parts)
    joints = tuple(frame.joints)
    if frame.opening == "(":
        return Group("emphasis", "(", parts, (), closing)
    if frame.opening == "{":
        return Group("choice", "{", parts, joints, closing)
    if "|" in joints:
        return _alternation(frame, closing)
    last = parts[-1]
    if 1 <= len(joints) <= 2 and len(last) == 1 and isinstance(last[0], Text):
        when = last[0].text
        if _WHEN.fullmatch(when):
            return Group("schedule", "[", parts[:-1], joints[:-1], f":{when}{closing}")
    return Group("deemphasis", "[", (tuple(frame.merge()),), (), closing)


def _alternation(frame: _Frame, closing: str) -> Group:
    """`[a|b:c|d]`: bars part, colons are text."""
    options = [_Frame("")]
    for index, part in enumerate(frame.parts):
        if index and frame.joints[index - 1] == "|":
            options.append(_Frame(""))
        elif index:
            options[-1].add(Text(":"))
        for node in part:
            options[-1].add(node)
    parts = tuple(tuple(option.parts[0]) for option in options)
    return Group("alternation", "[", parts, ("|",) * (len(parts) - 1), closing)
