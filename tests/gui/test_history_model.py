"""The list of pictures: pages, news, marks; nothing else moves."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from sdjp.contract.errors import IndexDamaged
from sdjp.contract.library_messages import ListPictures, Mark
from sdjp.ui.history.model import PAGE, ROW_ROLE, HistoryModel
from sdjp.ui.pictures.query import Query
from tests.gui.stub_library import StubCore, StubLibrary, row


@pytest.fixture
def stub() -> StubCore:
    """A core whose library holds 350 pictures."""
    return StubCore(350)


@pytest.fixture
def model(stub: StubCore, qtbot: QtBot) -> HistoryModel:
    """A model that has listed its first page."""
    made = HistoryModel(stub)  # type: ignore[arg-type]
    made.reload()
    stub.library.give()
    return made


def ids(model: HistoryModel) -> list[int]:
    """The ids of the rows held."""
    return [model.row(number)["id"] for number in range(model.rowCount())]


def refresh(stub: StubCore, qtbot: QtBot) -> None:
    """Tell of a change and wait until the model has asked."""
    before = len(stub.library.questions)
    stub.library_changed.emit()
    qtbot.waitUntil(lambda: len(stub.library.questions) > before)


def last_page(model: HistoryModel, library: StubLibrary) -> None:
    """Fetch all that there is."""
    while model.canFetchMore():
        model.fetchMore()
        library.give()


def test_pages_follow_one_another(stub: StubCore, model: HistoryModel) -> None:
    """One page is held at first, the total is known, and all rows come once, newest first."""
    assert model.rowCount() == PAGE
    assert model.total == 350
    assert model.models == ("デモ",)
    last_page(model, stub.library)
    assert ids(model) == list(range(350, 0, -1))
    assert [one.before for one in stub.library.questions] == [0, 251, 151, 51]


def test_one_page_is_asked_for_at_a_time(stub: StubCore, model: HistoryModel) -> None:
    """A view that asks again and again is answered once."""
    for _ in range(5):
        model.fetchMore()
    assert len(stub.library.waiting) == 1


def test_new_pictures_come_on_top(stub: StubCore, model: HistoryModel, qtbot: QtBot) -> None:
    """What is new is inserted; indexes of the others go on pointing to their pictures."""
    chosen = QPersistentModelIndex(model.index(40))
    before = chosen.data(ROW_ROLE)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    stub.library.rows.insert(0, row(351))
    refresh(stub, qtbot)
    stub.library.give()
    assert ids(model)[:2] == [351, 350]
    assert chosen.row() == 41
    assert chosen.data(ROW_ROLE) == before
    assert model.total == 351
    assert not resets


def test_more_news_than_a_page(stub: StubCore, model: HistoryModel, qtbot: QtBot) -> None:
    """Pages are read until they meet what was known, without a gap and without the rest."""
    stub.library.rows[:0] = [row(number) for number in range(600, 350, -1)]
    refresh(stub, qtbot)
    stub.library.give()
    assert ids(model) == list(range(600, 250, -1))
    last_page(model, stub.library)
    assert ids(model) == list(range(600, 0, -1))


def test_news_and_older_pictures_are_not_asked_for_at_once(
    stub: StubCore, model: HistoryModel, qtbot: QtBot
) -> None:
    """A view that wants more while news come in waits, or one answer is taken for the other."""
    most: list[int] = []
    model.rowsInserted.connect(lambda: model.fetchMore())
    model.rowsInserted.connect(lambda: most.append(len(stub.library.waiting)))
    stub.library.rows[:0] = [row(number) for number in range(600, 350, -1)]
    refresh(stub, qtbot)
    stub.library.give()
    assert max(most) == 0
    last_page(model, stub.library)
    assert ids(model) == list(range(600, 0, -1))


def test_vanished_and_changed_rows(stub: StubCore, model: HistoryModel, qtbot: QtBot) -> None:
    """Rows that are gone go, and those that changed are shown as they are."""
    del stub.library.rows[10:13], stub.library.rows[20]
    stub.library.rows[0]["missing"] = True
    refresh(stub, qtbot)
    stub.library.give()
    assert ids(model)[:100] == [one["id"] for one in stub.library.rows[:100]]
    assert model.row(0)["missing"]
    last_page(model, stub.library)
    assert ids(model) == [one["id"] for one in stub.library.rows]


def test_the_first_picture_ever(qtbot: QtBot) -> None:
    """An empty list takes its first picture, and later more than a page of them."""
    stub = StubCore(0)
    model = HistoryModel(stub)  # type: ignore[arg-type]
    model.reload()
    stub.library.give()
    assert (model.rowCount(), model.total) == (0, 0)
    assert not model.canFetchMore()
    stub.library.rows = [row(number) for number in range(150, 0, -1)]
    refresh(stub, qtbot)
    stub.library.give()
    last_page(model, stub.library)
    assert ids(model) == list(range(150, 0, -1))


def test_a_query_shows_only_its_own_answer(stub: StubCore, model: HistoryModel) -> None:
    """What is shown stays until the answer comes, and an overtaken question is forgotten."""
    model.set_query(Query("絵 1"))
    model.set_query(Query("絵 34"))
    assert model.rowCount() == PAGE
    assert model.is_listing
    stub.library.give()
    assert ids(model) == [349, 348, 347, 346, 345, 344, 343, 342, 341, 340, 34]
    assert not model.is_listing
    assert not model.canFetchMore()


def test_a_mark_is_seen_at_once(stub: StubCore, model: HistoryModel, qtbot: QtBot) -> None:
    """The heart is there before the librarian has answered, and others hear of it after."""
    told: list[int] = []
    stub.library_changed.connect(lambda: told.append(1))
    model.mark_favourite([3, 5], True)
    assert [model.row(number)["favourite"] for number in (3, 4, 5)] == [True, False, True]
    assert not told
    stub.library.give(Mark)
    assert told
    assert {one["id"] for one in stub.library.rows if one["favourite"]} == {347, 345}


def test_a_listing_made_before_a_mark_does_not_undo_it(
    stub: StubCore, model: HistoryModel, qtbot: QtBot
) -> None:
    """An answer that was on its way when the user marked a picture is dropped."""
    refresh(stub, qtbot)
    asked = stub.library.waiting[0]
    assert isinstance(asked, ListPictures)
    model.mark_favourite([0], True)
    assert asked not in stub.library.waiting
    stub.library.give()
    qtbot.waitUntil(lambda: bool(stub.library.waiting))  # asked again after the mark
    stub.library.give()
    assert model.row(0)["favourite"]


def test_deleting_and_bringing_back(stub: StubCore, model: HistoryModel) -> None:
    """Deleted rows go at once and come back to their places; the total follows."""
    rows = [model.row(number) for number in (2, 3, 50)]
    model.set_deleted(rows, True)
    assert model.total == 347
    assert model.number_of(348) is None
    stub.library.give()
    model.set_deleted(rows, False)
    assert [model.row(number)["id"] for number in (2, 3, 50)] == [348, 347, 300]
    assert model.total == 350
    stub.library.give()
    assert not any(one["deleted"] for one in stub.library.rows)


def test_what_is_brought_back_below_the_held_rows_comes_with_its_page(
    stub: StubCore, model: HistoryModel
) -> None:
    """A row far below must not end up under the last one held, or those between are lost."""
    model.fetchMore()
    stub.library.give()
    deep = model.row(150)
    model.set_deleted([deep], True)
    stub.library.give()
    model.reload()
    stub.library.give()
    model.set_deleted([deep], False)
    stub.library.give()
    assert ids(model)[-1] == 251
    last_page(model, stub.library)
    assert ids(model) == list(range(350, 0, -1))


def test_marks_that_fail_are_taken_back(stub: StubCore, model: HistoryModel) -> None:
    """Where the disk refuses, the user hears of it and sees what is true."""
    errors: list[Any] = []
    stub.failed.connect(errors.append)
    model.set_deleted([model.row(0)], True)
    stub.library.fail("DiskFull")
    assert type(errors[0]).__name__ == "DiskFull"
    stub.library.give()
    assert ids(model)[0] == 350


def test_a_dead_librarian_is_asked_again(stub: StubCore, model: HistoryModel) -> None:
    """The question goes to the next process by itself."""
    model.fetchMore()
    stub.library.fail("WorkerDied")
    assert [one.before for one in stub.library.waiting] == [251]
    stub.library.give()
    assert model.rowCount() == 200


def test_an_unreadable_index_is_told(stub: StubCore, model: HistoryModel) -> None:
    """An error that asking again does not mend is reported once."""
    errors: list[Any] = []
    model.failed.connect(errors.append)
    model.set_query(Query("絵"))
    stub.library.fail("IndexDamaged")
    assert [type(one) for one in errors] == [IndexDamaged]
    assert not stub.library.waiting


def test_files_leave_as_copies(stub: StubCore, model: HistoryModel) -> None:
    """Several pictures are dragged out as file addresses; missing ones cannot be."""
    stub.library.rows[1]["missing"] = True
    model.reload()
    stub.library.give()
    data = model.mimeData([model.index(number) for number in range(3)])
    assert [url.toLocalFile() for url in data.urls()] == ["/絵/000350.png", "/絵/000348.png"]
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
    draggable = Qt.ItemFlag.ItemIsDragEnabled
    assert [bool(model.flags(model.index(number)) & draggable) for number in (0, 1)] == [
        True,
        False,
    ]


def test_tool_tips_are_never_markup(stub: StubCore) -> None:
    """A prompt that looks like markup is shown with its signs."""
    stub.library.rows[0]["prompt"] = "<img src='file:///etc/passwd'>猫"
    model = HistoryModel(stub)  # type: ignore[arg-type]
    model.reload()
    stub.library.give()
    shown = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in shown
    assert "&lt;img" in shown
    assert model.data(QModelIndex()) is None
