"""The grid: where tiles are, what is shown, how it is chosen, and that rows unseen cost nothing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdjp.ui.history.delegate import PictureDelegate
from sdjp.ui.history.grid import PictureGrid
from sdjp.ui.history.model import HistoryModel
from sdjp.ui.history.tiles import MARGIN_PX, Tiles
from sdjp.ui.pictures.thumbnails import Thumbnails
from sdjp.ui.pictures.tile_marks import heart_rect
from tests.gui.stub_library import StubCore, row


class CountingModel(HistoryModel):
    """Counts how often a row is asked for."""

    asked = 0

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Count, and answer."""
        self.asked += 1
        return super().data(index, role)

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Count, and answer."""
        self.asked += 1
        return super().flags(index)


def shown_grid(qtbot: QtBot, count: int, loaded: int | None = None) -> PictureGrid:
    """A grid of 316 × 500 pixels over so many loaded rows."""
    stub = StubCore(count)
    model = CountingModel(stub)  # type: ignore[arg-type]
    model.reload()
    stub.library.give()
    while model.canFetchMore() and model.rowCount() < min(1_000, loaded or count):
        model.fetchMore()
        stub.library.give()
    if model.rowCount() < (loaded or count):  # in one go what would take a hundred pages more
        model._merge(stub.library.rows, 0)
        model._is_whole = True
    grid = PictureGrid()
    grid.setItemDelegate(PictureDelegate(Thumbnails(stub, grid), grid))  # type: ignore[arg-type]
    grid.setModel(model)
    grid.resize(316, 500)
    qtbot.addWidget(grid)
    grid.show()
    qtbot.waitExposed(grid)
    grid.stub = stub  # type: ignore[attr-defined]
    return grid


def chosen(grid: PictureGrid) -> list[int]:
    """The selected rows."""
    return sorted(index.row() for index in grid.selectionModel().selectedIndexes())


def centre(grid: PictureGrid, number: int) -> QPoint:
    """The middle of a tile in the viewport."""
    return grid.visualRect(grid.model().index(number, 0)).center()


@pytest.mark.parametrize("width", [120, 316, 440, 900, 2000])
@pytest.mark.parametrize("count", [0, 1, 7, 20_000])
def test_tiles_fill_the_width_without_touching(width: int, count: int) -> None:
    """Every tile lies within the width and is found again at its corners and its middle."""
    tiles = Tiles(count, width)
    for number in {0, 1, count // 2, count - 1} & set(range(count)):
        rect = tiles.rect(number)
        assert rect.left() >= MARGIN_PX
        assert rect.right() < width
        assert rect.bottom() < tiles.height
        for place in (rect.topLeft(), rect.center(), rect.bottomRight()):
            assert tiles.near(place) == number
    # The last tile leaves no room for another column.
    assert width - tiles.columns * tiles.pitch < tiles.pitch + MARGIN_PX
    assert len(tiles.between(0, 500)) == min(count, (tiles.line_at(500) + 1) * tiles.columns)


@pytest.mark.parametrize("count", [20_000])
def test_unseen_rows_cost_nothing(qtbot: QtBot, count: int) -> None:
    """Showing, resizing, scrolling to the end and choosing all ask for rows that are seen."""
    grid = shown_grid(qtbot, count)
    model = grid.model()
    assert isinstance(model, CountingModel)
    assert model.rowCount() == count
    model.asked = 0
    grid.resize(440, 500)
    QTest.qWait(20)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() // 2)
    QTest.qWait(20)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_End)
    QTest.qWait(20)
    grid.selectAll()
    QTest.qWait(20)
    model.beginInsertRows(QModelIndex(), 0, 0)
    model._rows.insert(0, row(count + 1))
    model.endInsertRows()
    QTest.qWait(20)
    assert grid.currentIndex().row() == count
    assert count - 1 in grid.shown_rows()
    assert model.asked < 1_000


def test_older_pictures_are_asked_for_before_the_end(qtbot: QtBot) -> None:
    """Scrolling near the last row held asks for the next page; before that nothing is asked."""
    grid = shown_grid(qtbot, 1_000, loaded=200)
    library = grid.stub.library  # type: ignore[attr-defined]
    assert not library.waiting
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() - 200)
    assert [one.before for one in library.waiting] == [801]
    library.give()
    assert grid.model().rowCount() == 300


def test_what_is_shown_stays_when_pictures_come(qtbot: QtBot) -> None:
    """A new picture on top moves nothing that is being looked at, and at the top it is seen."""
    grid = shown_grid(qtbot, 500)
    model, library = grid.model(), grid.stub.library  # type: ignore[attr-defined]
    grid.verticalScrollBar().setValue(3_000)
    columns = grid.tiles.columns
    first = grid.model().index(grid.shown_rows().start, 0)
    seen, place = model.row(first.row())["id"], grid.visualRect(first).top()
    for number in range(501, 501 + columns):  # a whole line of them
        library.rows.insert(0, row(number))
    model.refresh()
    library.give()
    index = model.index(model.number_of(seen), 0)
    assert grid.visualRect(index).top() == place
    grid.verticalScrollBar().setValue(0)
    library.rows.insert(0, row(600))
    model.refresh()
    library.give()
    assert model.row(grid.shown_rows().start)["id"] == 600
    assert grid.verticalOffset() == 0


def test_keys_walk_in_lines_and_columns(qtbot: QtBot) -> None:
    """Arrows, pages, Home and End move the choice, and what is chosen is in sight."""
    grid = shown_grid(qtbot, 300)
    columns = grid.tiles.columns
    assert columns == 3
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, 0))
    for key, expected in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, 299),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(grid, key)
        assert chosen(grid) == [expected]
        assert expected in grid.shown_rows()
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert chosen(grid)[0] > 9
    assert chosen(grid)[0] % columns == 0


def test_shift_chooses_everything_between(qtbot: QtBot) -> None:
    """Shift with keys and clicks takes rows in reading order; Ctrl takes single ones."""
    grid = shown_grid(qtbot, 300)
    port, left = grid.viewport(), Qt.MouseButton.LeftButton
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(port, left, pos=centre(grid, 1))
    QTest.mouseClick(port, left, shift, centre(grid, 6))
    assert chosen(grid) == [1, 2, 3, 4, 5, 6]
    QTest.mouseClick(port, left, Qt.KeyboardModifier.ControlModifier, centre(grid, 4))
    assert chosen(grid) == [1, 2, 3, 5, 6]
    QTest.mouseClick(port, left, pos=centre(grid, 7))
    QTest.keyClick(grid, Qt.Key.Key_Up, shift)
    assert chosen(grid) == [4, 5, 6, 7]


def test_a_band_chooses_what_it_touches(qtbot: QtBot) -> None:
    """Pulling over tiles from an empty place takes the rectangle, not whole lines."""
    grid = shown_grid(qtbot, 8)
    port = grid.viewport()
    start = centre(grid, 7) + QPoint(grid.tiles.pitch, 0)  # where tile 8 would be
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, centre(grid, 4) + QPoint(30, 0))
    QTest.mouseMove(port, centre(grid, 4))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=centre(grid, 4))
    assert chosen(grid) == [4, 5, 7]


def test_a_click_on_the_heart_chooses_nothing(qtbot: QtBot) -> None:
    """The heart tells of itself, twice for a double click, and leaves the selection alone."""
    grid = shown_grid(qtbot, 8)
    hearts: list[int] = []
    grid.heart_clicked.connect(lambda index: hearts.append(index.row()))
    grid.selectionModel().select(
        grid.model().index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    heart = heart_rect(grid.visualRect(grid.model().index(4, 0))).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=heart)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=heart)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=heart)
    assert hearts == [4, 4]
    assert chosen(grid) == [0]
    # Pressed on the heart but let go elsewhere: changed one's mind.
    hearts.clear()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=heart)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=centre(grid, 5))
    assert not hearts


def test_the_first_line_stays_when_the_width_changes(qtbot: QtBot) -> None:
    """Widening the panel does not lose the place."""
    grid = shown_grid(qtbot, 600)
    grid.verticalScrollBar().setValue(5_000)
    seen = grid.shown_rows().start
    grid.resize(700, 500)
    QTest.qWait(10)
    assert seen in grid.shown_rows()
    assert grid.shown_rows().start >= seen - grid.tiles.columns
