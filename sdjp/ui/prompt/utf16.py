"""Places in a text, Python's and Qt's: 𠮷 is one character to one, two units to the other."""

from __future__ import annotations

import bisect
import re

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """Converts places in `text` between characters and UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._characters = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [place + index for index, place in enumerate(self._characters)]

    def of(self, character: int) -> int:
        """The UTF-16 place of a character."""
        return character + bisect.bisect_left(self._characters, character)

    def character(self, unit: int) -> int:
        """The character at a UTF-16 place; within a pair, the one behind it."""
        return unit - bisect.bisect_left(self._units, unit - 1)
