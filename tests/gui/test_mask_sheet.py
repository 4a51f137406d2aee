"""The mask itself: strokes, filling, growing, files, and a hundred steps back and forth."""

from __future__ import annotations

import random
from collections.abc import Generator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from sdjp.ui.masking import mask_file
from sdjp.ui.masking.fill import LOOKS_PER_PIECE, filled
from sdjp.ui.masking.growth import BAND_ROWS, grown
from sdjp.ui.masking.sheet import CLEAR, PAINTED, MaskSheet
from sdjp.ui.masking.strokes import Dot, line_area, next_size, paint_line, snapped
from sdjp.ui.masking.tiles import cut
from sdjp.ui.masking.undo import LIMIT_BYTES, MAX_STEPS, UNPACKED_STEPS
from sdjp.ui.masking.workbench import Workbench

GREY = QImage.Format.Format_Grayscale8


def sheet_of(width: int, height: int, limit_bytes: int = 2**26) -> MaskSheet:
    """An empty one."""
    sheet = MaskSheet(limit_bytes=limit_bytes)
    sheet.begin_anew(QSize(width, height))
    return sheet


def all_of(work: Generator[None, None, Any]) -> Any:
    """What a work comes to."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def blots(width: int, height: int, seed: int, count: int = 6) -> QImage:
    """A mask with dots and lines at random."""
    dice = random.Random(seed)
    image = QImage(width, height, GREY)
    image.fill(0)
    painter = QPainter(image)
    for number in range(count):
        places = [QPointF(dice.uniform(0, width), dice.uniform(0, height)) for _ in range(2)]
        dots = [Dot(place, dice.uniform(0.5, width / 8)) for place in places]
        paint_line(painter, CLEAR if number % 4 == 3 else PAINTED, *dots)
    painter.end()
    return image


def rows_of(image: QImage) -> list[bytes]:
    """Row after row, without padding."""
    raw = cut(image, image.rect())
    return [raw[at : at + image.width()] for at in range(0, len(raw), image.width())]


def line(sheet: MaskSheet, start: Dot, end: Dot, colour: QColor = PAINTED) -> None:
    """One stroke as one step."""
    sheet.begin()
    sheet.draw(line_area(start, end), lambda painter: paint_line(painter, colour, start, end))
    sheet.keep()


def change_at_random(sheet: MaskSheet, dice: random.Random) -> None:
    """One step of some kind."""
    width, height = sheet.size.width(), sheet.size.height()
    kind = dice.choice(["line", "line", "line", "erase", "invert", "noise"])
    if kind in ("line", "erase"):
        places = [QPointF(dice.uniform(-20, width), dice.uniform(-20, height)) for _ in range(2)]
        dots = [Dot(place, dice.uniform(1, 30)) for place in places]
        line(sheet, *dots, CLEAR if kind == "erase" else PAINTED)
    elif kind == "invert":
        image = sheet.image
        image.invertPixels()
        sheet.become(image)
    else:
        grey = QImage(dice.randbytes(64 * 64), 64, 64, 64, GREY)
        at = QPoint(dice.randrange(width), dice.randrange(height))
        sheet.begin()
        sheet.draw(QRect(at, grey.size()), lambda painter: painter.drawImage(at, grey))
        sheet.keep()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("packs", [False, True], ids=["whole", "packed"])
def test_undoing_all_is_empty_and_redoing_all_is_the_same(seed: int, packs: bool) -> None:
    """After any steps: back to nothing, forth to the same bytes, and every state on the way."""
    dice = random.Random(seed)
    sheet = sheet_of(*dice.choice([(300, 515), (513, 256), (61, 700)]))
    states = [rows_of(sheet.image)]
    for _ in range(40):
        change_at_random(sheet, dice)
        if packs:
            sheet.pack()
        if rows_of(sheet.image) != states[-1]:
            states.append(rows_of(sheet.image))
    for state in reversed(states[:-1]):
        sheet.undo()
        assert rows_of(sheet.image) == state
    assert sheet.is_empty
    assert not sheet.can_undo
    for state in states[1:]:
        sheet.redo()
        assert rows_of(sheet.image) == state
    assert not sheet.can_redo


def test_a_new_step_ends_what_could_be_redone() -> None:
    """Painting after undo goes on from there."""
    sheet = sheet_of(64, 64)
    dot = Dot(QPointF(30, 30), 5)
    line(sheet, dot, dot)
    sheet.undo()
    assert sheet.can_redo
    line(sheet, Dot(QPointF(9, 9), 4), Dot(QPointF(20, 9), 4))
    assert not sheet.can_redo
    sheet.undo()
    assert sheet.is_empty


def test_the_last_hundred_steps_can_be_undone() -> None:
    """Of 120 steps the first twenty are forgotten."""
    sheet = sheet_of(300, 20)
    for x in range(120):
        line(sheet, Dot(QPointF(2 * x, 5), 2), Dot(QPointF(2 * x, 12), 2))
        sheet.pack()
    undone = 0
    while sheet.can_undo:
        sheet.undo()
        undone += 1
    assert undone == MAX_STEPS
    assert not sheet.is_empty


def scribble(sheet: MaskSheet, dice: random.Random, strokes: int = 120) -> None:
    """A thin line to and fro over all of the sheet, as one step."""
    width, height = sheet.size.width(), sheet.size.height()
    places = [QPointF(dice.uniform(0, width), dice.uniform(0, height)) for _ in range(strokes)]
    sheet.begin()
    for one, other in pairwise(places):
        dots = Dot(one, 2), Dot(other, 2)
        sheet.draw(line_area(*dots), lambda painter, dots=dots: paint_line(painter, PAINTED, *dots))
    sheet.keep()


@pytest.mark.parametrize("scribbles", [100, 30])
def test_a_hundred_dense_steps_can_be_undone(scribbles: int) -> None:
    """Scribbles all over, or scribbles and inversions: each of the hundred comes back and forth.

    A sixteenth of 4096 × 4096 pixels has a sixteenth of the usual limit, and lines as dense.
    """
    sheet, dice = sheet_of(1024, 1024, limit_bytes=LIMIT_BYTES // 16), random.Random(3)
    bench = Workbench(sheet)
    states = [hash(bytes(sheet.image.constBits()))]
    for number in range(100):
        if number < scribbles:
            scribble(sheet, dice, 30)
        else:
            bench.invert()
            bench.work.finish()
        sheet.pack()
        states.append(hash(bytes(sheet.image.constBits())))
    assert sheet.memory_bytes <= LIMIT_BYTES // 16 + sheet.image.sizeInBytes()
    for state in reversed(states[:-1]):
        sheet.undo()
        assert hash(bytes(sheet.image.constBits())) == state
    assert sheet.is_empty
    while sheet.can_redo:
        sheet.redo()
    assert hash(bytes(sheet.image.constBits())) == states[-1]


@pytest.mark.parametrize("packs", [False, True], ids=["whole", "packed"])
def test_large_steps_go_back_and_forth_in_small_pieces(packs: bool) -> None:
    """Of 4096 × 4096 pixels no piece changes more than a million, and none is seen before all."""
    sheet = sheet_of(4096, 4096)
    scribble(sheet, random.Random(3))
    if packs:
        sheet.pack()
    after = sheet.image
    pieces = 0
    for _ in sheet.undoing():
        pieces += 1
        assert sheet.image == after
    assert sheet.is_empty
    assert pieces >= 10
    assert sum(1 for _ in sheet.redoing()) >= 10
    assert sheet.image == after
    assert sum(1 for _ in sheet.becoming(blots(4096, 4096, 1))) >= 10


def test_undo_asked_for_twice_at_once_goes_back_two_steps(qtbot: QtBot) -> None:
    """A second Ctrl+Z does not call the first one off; then redo twice brings both back."""
    sheet = sheet_of(4096, 4096)
    bench = Workbench(sheet)
    for seed in (1, 2):
        scribble(sheet, random.Random(seed))
    after = sheet.image
    bench.undo()
    bench.undo()
    qtbot.waitUntil(lambda: not bench.work.is_busy)
    assert sheet.is_empty
    bench.redo()
    bench.redo()
    qtbot.waitUntil(lambda: not bench.work.is_busy)
    assert sheet.image == after


def test_what_changes_nothing_is_no_step() -> None:
    """Erasing where nothing is leaves nothing to undo, and tells nobody."""
    sheet = sheet_of(300, 300)
    told: list[None] = []
    sheet.kept.connect(lambda: told.append(None))
    line(sheet, Dot(QPointF(30, 30), 5), Dot(QPointF(200, 200), 5), CLEAR)
    assert not sheet.can_undo
    assert not told


def test_an_abandoned_change_leaves_all_as_it_was() -> None:
    """What was drawn since the beginning of the change is gone."""
    sheet = sheet_of(300, 300)
    line(sheet, Dot(QPointF(30, 30), 5), Dot(QPointF(200, 200), 5))
    before = rows_of(sheet.image)
    sheet.begin()
    sheet.draw(QRect(0, 0, 300, 40), lambda painter: painter.fillRect(0, 0, 300, 40, PAINTED))
    assert rows_of(sheet.image) != before
    sheet.abandon()
    assert rows_of(sheet.image) == before
    sheet.undo()
    assert sheet.is_empty


def test_memory_is_bounded_and_reported(qtbot: QtBot) -> None:
    """Steps that hardly compress push the oldest out; the newest stay; the sum is told."""
    limit = 2**20
    sheet = sheet_of(512, 512, limit_bytes=limit)
    dice = random.Random(0)
    image_bytes = sheet.image.sizeInBytes()
    for _ in range(30):
        noise = QImage(dice.randbytes(512 * 512), 512, 512, 512, GREY)
        sheet.become(noise.copy())
        assert sheet.memory_bytes <= limit + (1 + 2 * UNPACKED_STEPS) * image_bytes
    assert sheet.memory_bytes > limit
    sheet.pack()
    assert image_bytes < sheet.memory_bytes <= limit + image_bytes
    assert sheet.can_undo
    before = sheet.memory_bytes
    line(sheet, Dot(QPointF(30, 30), 9), Dot(QPointF(90, 30), 9))
    qtbot.waitUntil(lambda: sheet.memory_bytes < before + image_bytes)  # packed when there is time


def test_a_small_stroke_keeps_only_what_changed() -> None:
    """On a large sheet a stroke's step is a thousandth of it."""
    sheet = sheet_of(4096, 4096)
    line(sheet, Dot(QPointF(2000, 2000), 20), Dot(QPointF(2100, 2050), 20))
    sheet.pack()
    assert sheet.memory_bytes - sheet.image.sizeInBytes() < 2**14


def test_more_than_4096_pixels_are_refused() -> None:
    """A sheet is never larger than what was measured."""
    with pytest.raises(ValueError, match="4097"):
        MaskSheet().begin_anew(QSize(4097, 10))


# Brushes


def test_a_fast_stroke_has_no_gaps() -> None:
    """Between two far dots every column is painted, as wide as the brush."""
    sheet = sheet_of(600, 100)
    line(sheet, Dot(QPointF(20, 50), 8), Dot(QPointF(580, 50), 8))
    columns = [bytes(column) for column in zip(*rows_of(sheet.image), strict=True)]
    assert {column.count(255) for column in columns[20:580]} == {16}
    assert columns[5].count(255) == 0


def test_a_stroke_grows_with_pressure() -> None:
    """From a light touch to a strong one the line widens evenly."""
    sheet = sheet_of(400, 200)
    line(sheet, Dot.of(QPointF(50, 100), 100, 0.1), Dot.of(QPointF(350, 100), 100, 1.0))
    columns = [bytes(column).count(255) for column in zip(*rows_of(sheet.image), strict=True)]
    assert columns[50] < columns[150] < columns[250] < columns[320]
    assert columns[350] == pytest.approx(100, abs=2)
    assert all(later >= earlier - 1 for earlier, later in pairwise(columns[50:340]))


@pytest.mark.parametrize("size_px", [1, 2, 3, 8, 99])
def test_a_dab_is_as_large_as_the_brush(size_px: int) -> None:
    """Even a brush of one pixel paints one; nothing is painted in halves."""
    sheet = sheet_of(128, 128)
    dot = Dot.of(QPointF(64, 64), size_px)
    line(sheet, dot, dot)
    painted = b"".join(rows_of(sheet.image))
    assert set(painted) == {0, 255}
    across = max(row.count(255) for row in rows_of(sheet.image))
    assert across == pytest.approx(size_px, abs=1)


def test_sizes_step_through_every_scale() -> None:
    """From the smallest to the largest brush and back, each step changes something."""
    sizes = [1]
    while sizes[-1] < 1000:
        sizes.append(next_size(sizes[-1], 1))
        assert sizes[-1] > sizes[-2]
    assert len(sizes) < 60
    size = 1000
    while size > 1:
        assert next_size(size, -1) < size
        size = next_size(size, -1)
    assert next_size(1, -1) == 1


def test_straight_lines_snap_to_eighths() -> None:
    """Nearly level becomes level, nearly diagonal becomes diagonal."""
    assert snapped(QPointF(10, 10), QPointF(110, 13)).y() == pytest.approx(10)
    diagonal = snapped(QPointF(10, 10), QPointF(90, 110))
    assert diagonal.x() == pytest.approx(diagonal.y())
    assert diagonal.x() == pytest.approx(100)


# Filling


def flooded(rows: list[bytes], seed: tuple[int, int], value: int) -> list[bytes]:
    """By brute force."""
    made = [bytearray(row) for row in rows]
    is_wall = (lambda grey: grey >= 128) if value else (lambda grey: grey < 128)
    waiting = [seed]
    while waiting:
        x, y = waiting.pop()
        if 0 <= y < len(made) and 0 <= x < len(made[0]) and not is_wall(made[y][x]):
            made[y][x] = value
            waiting += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return [bytes(row) for row in made]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("value", [255, 0])
def test_filling_is_what_brute_force_says(seed: int, value: int) -> None:
    """On small masks of any kind every pixel is the same."""
    dice = random.Random(seed)
    width, height = dice.randrange(1, 70), dice.randrange(1, 50)
    image = blots(width, height, seed)
    if seed % 3 == 0:  # a thicket
        image = QImage(
            bytes(dice.choice([0, 0, 100, 200]) for _ in range(width * height)),
            width, height, width, GREY,
        ).copy()  # fmt: skip
    at = QPoint(dice.randrange(width), dice.randrange(height))
    result = all_of(filled(image, at, value))
    wanted = flooded(rows_of(image), at.toTuple(), value)
    assert rows_of(image if result is None else result) == wanted
    assert (result is None) == (wanted == rows_of(image))


def test_filling_does_not_pass_a_drawn_ring() -> None:
    """A ring closed by the brush holds, inside and outside."""
    sheet = sheet_of(400, 400)
    corners = [QPointF(100, 100), QPointF(300, 120), QPointF(200, 300), QPointF(100, 100)]
    for start, end in pairwise(corners):
        line(sheet, Dot(start, 1.5), Dot(end, 1.5))
    inside = all_of(filled(sheet.image, QPoint(200, 180), 255))
    assert rows_of(inside)[180][200] == 255
    assert rows_of(inside)[10][10] == 0
    assert all_of(filled(sheet.image, QPoint(100, 100), 255)) is None
    assert all_of(filled(sheet.image, QPoint(-1, 5), 255)) is None


# Growing and shrinking


def grown_by_hand(rows: list[bytes], radius: int) -> list[bytes]:
    """By brute force: what lies beyond the edge is like the edge when shrinking."""
    height, width, reach = len(rows), len(rows[0]), abs(radius)
    wanted = 255 if radius > 0 else 0
    near = [
        (dx, dy)
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
        if dx * dx + dy * dy <= reach * reach
    ]

    def has_near(x: int, y: int) -> bool:
        return any(
            0 <= y + dy < height
            and 0 <= x + dx < width
            and (rows[y + dy][x + dx] >= 128) == (wanted == 255)
            for dx, dy in near
        )

    return [
        bytes(wanted if has_near(x, y) else 255 - wanted for x in range(width))
        for y in range(height)
    ]


@pytest.mark.parametrize("radius", [1, 2, 3, 7, -1, -2, -5])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (31, 9), (33, 40), (64, 20)])
def test_growing_is_what_brute_force_says(radius: int, width: int, height: int) -> None:
    """Every pixel within the disc, none beyond it, at the edges too."""
    image = blots(width, height, seed=width + radius, count=3)
    assert rows_of(all_of(grown(image, radius))) == grown_by_hand(rows_of(image), radius)


def test_growing_reaches_over_bands() -> None:
    """A dot in the middle of a large mask becomes one round dot."""
    image = QImage(700, 700, GREY)
    image.fill(0)
    image.setPixelColor(350, 350, PAINTED)
    rows = rows_of(all_of(grown(image, 100)))
    for y in (250, 300, 350, 400, 450):
        reach = round((100**2 - (y - 350) ** 2) ** 0.5 - 0.5)
        assert rows[y].count(255) == pytest.approx(2 * reach + 1, abs=2)
        assert rows[y].find(255) + rows[y].rfind(255) == 700
    assert not any(rows[249])


def test_shrinking_does_not_eat_from_the_pictures_edge() -> None:
    """A mask over the whole picture stays whole."""
    image = QImage(100, 50, GREY)
    image.fill(255)
    assert set(b"".join(rows_of(all_of(grown(image, -20))))) == {255}


# The workbench


def test_works_are_done_in_turn_and_none_holds_the_window_up(qtbot: QtBot) -> None:
    """Grow, invert and fill, asked for at once, give what they give one after the other."""
    sheet = sheet_of(1500, 1500)
    bench = Workbench(sheet)
    line(sheet, Dot(QPointF(400, 400), 60), Dot(QPointF(900, 700), 20))
    once = all_of(grown(sheet.image, 30))
    once.invertPixels()
    bench.grow(30)
    assert bench.work.is_busy
    bench.invert()
    qtbot.waitUntil(lambda: not bench.work.is_busy)
    assert rows_of(sheet.image) == rows_of(once)
    bench.undo()
    bench.undo()
    bench.undo()
    bench.work.finish()
    assert sheet.is_empty


def test_large_masks_are_worked_at_in_small_pieces() -> None:
    """Of 4096 × 4096 pixels no piece does more than a few rows, or one pass over all bits."""
    image = blots(4096, 4096, seed=3)
    assert sum(1 for _ in grown(image, 40)) >= 2 * 4096 // BAND_ROWS + 40
    looks = 2 * sum(1 for row in rows_of(image) if 0 in row)
    assert sum(1 for _ in filled(image, QPoint(5, 4000), 255)) >= looks // LOOKS_PER_PIECE - 1


def test_undo_calls_off_what_is_being_worked_at(qtbot: QtBot) -> None:
    """Who asked for too much takes it back before it is done, and loses nothing else."""
    sheet = sheet_of(1500, 1500)
    bench = Workbench(sheet)
    line(sheet, Dot(QPointF(400, 400), 60), Dot(QPointF(900, 700), 20))
    before = rows_of(sheet.image)
    bench.grow(100)
    assert bench.work.is_busy
    bench.undo()
    assert not bench.work.is_busy
    assert rows_of(sheet.image) == before


def test_transparency_becomes_the_mask() -> None:
    """Where the picture is transparent it is drawn anew; half transparent is half."""
    sheet = sheet_of(300, 200)
    bench = Workbench(sheet)
    picture = QImage(300, 200, QImage.Format.Format_ARGB32)
    picture.fill(QColor(10, 20, 30))
    for x, alpha in ((7, 0), (8, 128)):
        picture.setPixelColor(x, 150, QColor(200, 0, 0, alpha))
    bench.take_alpha(picture)
    bench.work.finish()
    rows = rows_of(sheet.image)
    assert (rows[150][6], rows[150][7], rows[150][8]) == (0, 255, 127)
    assert sum(map(sum, rows)) == 255 + 127


def test_a_mask_of_another_size_is_stretched() -> None:
    """Half as large, it covers the same part of the picture."""
    sheet = sheet_of(200, 100)
    small = QImage(100, 50, GREY)
    small.fill(0)
    for y in range(50):
        for x in range(20):
            small.setPixelColor(x, y, PAINTED)
    bench = Workbench(sheet)
    bench.take_mask(small)
    bench.work.finish()
    assert {row.count(255) for row in rows_of(sheet.image)} == {40}


# Files


@pytest.mark.parametrize("size", [(1, 1), (33, 300), (700, 513)])
def test_a_saved_mask_comes_back(tmp_path: Path, size: tuple[int, int]) -> None:
    """The same bytes, for whoever reads PNG."""
    path = tmp_path / "マスク.png"
    image = blots(*size, seed=9)
    all_of(mask_file.written(image, path))
    assert rows_of(QImage(str(path)).convertToFormat(GREY)) == rows_of(image)
