"""Colours the syntax of a prompt in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from sdjp.text.alignment import align
from sdjp.text.grammar import parse
from sdjp.text.spans import spans
from sdjp.ui.look.theme import colour
from sdjp.ui.prompt.utf16 import Units

IMMEDIATE_CHARACTERS = 2_000
"""Longer prompts are coloured a moment after the last key, so that no key waits for it."""

PAUSE_MS = 80

_COLOURS = {
    "bracket": "dim",
    "joint": "dim",
    "escape": "dim",
    "weight": "accent_text",
    "passage-weight": "accent_text",
    "strong": "accent_text",
    "weak": "dim",
    "tag": "link",
    "wildcard": "link",
    "embedding": "link",
    "choice-control": "link",
    "break": "success",
    "and": "success",
    "unmatched": "danger",
    "stray": "danger",
    "surplus": "danger",
}
_BOLD = {"break", "and"}
_UNDERLINED = {"unmatched", "stray", "surplus"}

_Piece = tuple[int, int, str]
"""Start, length and kind of a span within its line, in UTF-16 units."""


class Highlighter(QSyntaxHighlighter):
    """Colours a document from the text it is given; the whole text is parsed once a change.

    It never reads the document's text itself, so it leaves an unfinished conversion alone.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._text = ""
        self._lines: list[str] = [""]
        self._pieces: list[list[_Piece]] = [[]]
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def show_text(self, text: str) -> None:
        """Colour the document, whose text is `text`."""
        self._text = text
        if len(text) > IMMEDIATE_CHARACTERS:
            self._pause.start()
        else:
            self._colour()

    @Slot()
    def _on_pause(self) -> None:
        self._colour()

    def _colour(self) -> None:
        self._lines = self._text.split("\n")
        self._pieces = _pieces(self._text, self._lines)
        block = self.document().begin()
        for pieces in self._pieces:
            if block.isValid() and block.userState() != _mark(pieces):
                self.rehighlightBlock(block)
            block = block.next()

    def highlightBlock(self, text: str) -> None:
        number = self.currentBlock().blockNumber()
        if number >= len(self._lines):
            return
        pieces = _moved(self._pieces[number], self._lines[number], text)
        formats = _formats() if pieces else {}
        for start, length, kind in pieces:
            self.setFormat(start, length, formats[kind])
        self.setCurrentBlockState(_mark(pieces))


def _mark(pieces: list[_Piece]) -> int:
    """What a block remembers of the pieces that it shows."""
    return hash(tuple(pieces)) & 0x7FFFFFFF


def _formats() -> dict[str, QTextCharFormat]:
    """Kind → format in the colours of the theme in use."""
    formats = {}
    for kind, name in _COLOURS.items():
        made = QTextCharFormat()
        made.setForeground(colour(name))
        if kind in _BOLD:
            made.setFontWeight(QFont.Weight.Bold)
        if kind in _UNDERLINED:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            made.setUnderlineColor(colour(name))
        formats[kind] = made
    return formats


def _pieces(text: str, lines: list[str]) -> list[list[_Piece]]:
    """The spans of `text`, line by line."""
    aligned = align(text)
    found: list[list[_Piece]] = [[] for _ in lines]
    number, line_start = 0, 0
    units = Units(lines[0])
    for span in spans(parse(aligned.normalised)):
        start, end = aligned.in_typed(span.start), aligned.in_typed(span.end)
        while start < end:
            while start > line_start + len(lines[number]):
                line_start += len(lines[number]) + 1
                number += 1
                units = Units(lines[number])
            last = min(end, line_start + len(lines[number]))
            left, right = units.of(start - line_start), units.of(last - line_start)
            if right > left:
                found[number].append((left, right - left, span.kind))
            start = last + 1 if last < end else end
    return found


def _moved(pieces: list[_Piece], line: str, now: str) -> list[_Piece]:
    """The pieces of `line` where they stand in what the line has become meanwhile."""
    if line == now:
        return pieces
    same = next((i for i, (a, b) in enumerate(zip(line, now, strict=False)) if a != b), -1)
    same = min(len(line), len(now)) if same < 0 else same
    shift = len(now.encode("utf-16-le")) // 2 - len(line.encode("utf-16-le")) // 2
    place = Units(line).of(same)
    before = [piece for piece in pieces if piece[0] + piece[1] <= place]
    behind = [piece for piece in pieces if piece[0] >= place + max(0, -shift)]
    return before + [(start + shift, length, kind) for start, length, kind in behind]
