"""Text between the syntax → phrases to translate, words to keep, and the gaps between them.

Phrases part at 、。，,・！？;, newlines and white space. A middle dot between katakana joins (レオ
ナルド・ダ・ヴィンチ), a comma or point between digits too. White space inside one Japanese phrase
(赤い 鳥居) is forgiven when the left word ends in hiragana that looks forward; English that a
particle follows (Nike の靴) belongs to the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sdjp.text.normalise import ANNOTATIONS, EMOJI_SEQUENCE
from sdjp.text.script import is_japanese

PHRASE, WORDS, GAP, NOTE = "phrase", "words", "gap", "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one kind.

    Attributes:
        kind: `phrase` (has kana or kanji), `words` (kept as they are), `gap` (separators and
            white space) or `note` (an annotation such as (笑), left out of the English).
        text: as it stands in the prompt.
        start: offset of `text` in the prompt, in characters.
    """

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)

    @property
    def source(self) -> str:
        """A phrase without the white space in it that Japanese does not need."""
        return _JAPANESE_SPACE.sub("", self.text)


_NOTE = r"\\\((?:" + "|".join(sorted(ANNOTATIONS, key=len, reverse=True)) + r")\\\)"
_KATAKANA = "[\u30a1-\u30fa\u30fc-\u30ff]"
_DIGIT = "[0-9０-９]"
_GAP = (
    rf"(?:[\s、。！？；!?;…‥]|(?<!{_KATAKANA})・|・(?!{_KATAKANA})"
    rf"|(?<!{_DIGIT})[,，．]|[,，．](?!{_DIGIT}))+"
)
_PIECE = re.compile(
    rf"(?P<note>{_NOTE})|(?P<escape>\\[()\[\]{{}}<>|:\\_]?)|(?P<gap>{_GAP})|(?P<emoji>{EMOJI_SEQUENCE}+)",
    re.DOTALL,
)
_JAPANESE_SPACE = re.compile(r"(?<![!-~])[ \u3000]+|[ \u3000]+(?![!-~])")
_LOOKS_FORWARD = re.compile("[のなをがにではとへもいるたくて]$")
_LOOKS_BACK = re.compile("^[のをがでにとは](?![ぁ-ゖ])")
_SPACES = re.compile("[ \u3000]+")
_COMMA_LIKE = re.compile("[、。，．・；,;…‥]")


def split(text: str, start: int = 0) -> tuple[Piece, ...]:
    """The pieces of a `Text`; their texts joined are `text`.

    Args:
        start: offset of `text` in the prompt.
    """
    merged: list[Piece] = []
    for piece in _pieces(text, start):
        _merge(merged, piece)
    return tuple(merged)


def _pieces(text: str, start: int) -> Iterator[Piece]:
    position = 0
    for match in _PIECE.finditer(text):
        if match.start() > position:
            yield _run(text[position : match.start()], start + position)
        kind = {"note": NOTE, "gap": GAP}.get(match.lastgroup or "", WORDS)
        yield Piece(kind, match[0], start + match.start())
        position = match.end()
    if position < len(text):
        yield _run(text[position:], start + position)


def _run(text: str, start: int) -> Piece:
    return Piece(PHRASE if is_japanese(text) else WORDS, text, start)


def _merge(pieces: list[Piece], new: Piece) -> None:
    """Append `new`, joined to what belongs to it across spaces."""
    if len(pieces) >= 2 and pieces[-1].kind == GAP and _SPACES.fullmatch(pieces[-1].text):
        left, gap = pieces[-2], pieces[-1]
        both = (left.kind, new.kind)
        if (
            (both == (WORDS, WORDS) and "\u3000" not in gap.text)
            or (both == (PHRASE, PHRASE) and _LOOKS_FORWARD.search(left.text))
            or (
                both == (WORDS, PHRASE)
                and _LOOKS_BACK.search(new.text)
                and left.text[-1:].isalnum()
            )
        ):
            kind = PHRASE if PHRASE in both else WORDS
            pieces[-2:] = [Piece(kind, left.text + gap.text + new.text, left.start)]
            return
    if pieces and pieces[-1].kind == new.kind == WORDS:
        pieces[-1] = Piece(WORDS, pieces[-1].text + new.text, pieces[-1].start)
        return
    pieces.append(new)


def english_gap(gap: str, left: str | None, right: str | None) -> str:
    """The English of a gap between pieces of the kinds `left` and `right`.

    ASCII gaps stay as they are, but white space between two phrases becomes a comma. 、 and the
    like become `, `, at the ends of a prompt or bracket nothing. Newlines stay.

    Args:
        left, right: kind of the neighbour, or None at the end of a prompt or bracket.
    """
    if gap.isspace():
        if left == right == PHRASE and "\n" not in gap:
            return ", "
        return gap if gap.isascii() else re.sub(r"[^\S\n]", " ", gap)
    if gap.isascii():
        return gap
    newlines = "\n" * gap.count("\n")
    if left is None or (right is None and left == PHRASE):
        return newlines
    stop = "," if _COMMA_LIKE.search(gap) else ""
    if not stop:
        stop = "!" if re.search("[！!]", gap) else "?"
    return stop + (newlines or ("" if right is None else " "))


def space_between(left: str, right: str) -> str:
    """The space needed where a translated phrase `left` or `right` touches its neighbour."""
    if not left or not right or left[-1].isspace() or right[0].isspace():
        return ""
    if left[-1] in "([{<|$:" or right[0] in ")]}>|,.!?;:、。":
        return ""
    return "" if right.startswith(("\\)", "\\]")) else " "
