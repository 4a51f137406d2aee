"""Where something shows, place by place: what lies far from the rest is told by itself."""

from __future__ import annotations

from itertools import product

from PIL import Image

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; the latter two exclusive."""

MOST_PLACES = 6

_FINEST = 64
"""So many cells along each side tell what lies apart."""


def places(mask: Image.Image) -> list[Box]:
    """Boxes around what of an L mask is not 0; of more than `MOST_PLACES`, neighbours share one."""
    cells = _cells(mask)
    while len(found := _joined(cells)) > MOST_PLACES:
        halved: dict[tuple[int, int], Box] = {}
        for (column, row), box in cells.items():
            key = column // 2, row // 2
            halved[key] = _around_both(halved.get(key, box), box)
        cells = halved
    return found


def _cells(mask: Image.Image) -> dict[tuple[int, int], Box]:
    """What there is in each cell of a grid over the mask; empty ones are left out."""
    whole = mask.getbbox()
    if whole is None:
        return {}
    across, down = _cuts(whole[0], whole[2]), _cuts(whole[1], whole[3])
    cells = {}
    for column, row in product(range(len(across) - 1), range(len(down) - 1)):
        left, top = across[column], down[row]
        found = mask.crop((left, top, across[column + 1], down[row + 1])).getbbox()
        if found is not None:
            box = (left + found[0], top + found[1], left + found[2], top + found[3])
            cells[column, row] = box
    return cells


def _cuts(start: int, end: int) -> list[int]:
    count = min(_FINEST, end - start)
    return [start + (end - start) * number // count for number in range(count + 1)]


def _joined(cells: dict[tuple[int, int], Box]) -> list[Box]:
    """One box for all cells that touch one another, also at a corner."""
    left, found = dict(cells), []
    while left:
        cell, box = left.popitem()
        edge = [cell]
        while edge:
            column, row = edge.pop()
            for near in product(range(column - 1, column + 2), range(row - 1, row + 2)):
                if near in left:
                    box = _around_both(box, left.pop(near))
                    edge.append(near)
        found.append(box)
    return found


def _around_both(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
