"""Where square tiles lie in a grid: arithmetic on their number and the width, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

GAP_PX = 8
MARGIN_PX = 6
SMALLEST_TILE_PX = 84
LARGEST_TILE_PX = 160


@dataclass(frozen=True, slots=True)
class Tiles:
    """`count` tiles in as many columns as fit into `width` pixels.

    Places are in pixels from the top left corner of everything, scrolled or not.
    """

    count: int
    width: int

    @property
    def _inner(self) -> int:
        return max(1, self.width - 2 * MARGIN_PX)

    @property
    def columns(self) -> int:
        """Tiles in a line."""
        side = min(LARGEST_TILE_PX, max(SMALLEST_TILE_PX, self._inner // 5))
        return max(1, (self._inner + GAP_PX) // (side + GAP_PX))

    @property
    def side(self) -> int:
        """The side of a tile."""
        return max(1, (self._inner - GAP_PX * (self.columns - 1)) // self.columns)

    @property
    def pitch(self) -> int:
        """From one tile to the next."""
        return self.side + GAP_PX

    @property
    def height(self) -> int:
        """Of all lines together."""
        lines = -(-self.count // self.columns)
        return 2 * MARGIN_PX + max(0, lines * self.pitch - GAP_PX)

    def line_at(self, y: int) -> int:
        """The line at a height; a gap belongs to the line above it."""
        return max(0, (y - MARGIN_PX) // self.pitch)

    def rect(self, number: int) -> QRect:
        """The place of a tile."""
        line, column = divmod(number, self.columns)
        left, top = MARGIN_PX + column * self.pitch, MARGIN_PX + line * self.pitch
        return QRect(left, top, self.side, self.side)

    def near(self, point: QPoint) -> int:
        """The tile at a place, or the nearest one before it in reading order; -1 without any."""
        column = min(max(0, point.x() - MARGIN_PX) // self.pitch, self.columns - 1)
        return min(self.line_at(point.y()) * self.columns + column, self.count - 1)

    def between(self, top: int, bottom: int) -> range:
        """The tiles that are seen from one height to another."""
        first = self.line_at(top + GAP_PX) * self.columns
        return range(first, min(self.count, (self.line_at(bottom) + 1) * self.columns))

    def touched(self, rect: QRect) -> list[tuple[int, int]]:
        """The tiles that `rect` touches, as (first, last) of each line."""
        left = max(0, (rect.left() - MARGIN_PX + GAP_PX) // self.pitch)
        right = min(self.columns - 1, (rect.right() - MARGIN_PX) // self.pitch)
        found = []
        for line in range(self.line_at(rect.top() + GAP_PX), self.line_at(rect.bottom()) + 1):
            first = line * self.columns + left
            last = min(line * self.columns + right, self.count - 1)
            if first <= last:
                found.append((first, last))
        return found
