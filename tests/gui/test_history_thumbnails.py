"""Thumbnails: asked for what is seen, a few at a time, kept while there is room."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sdjp.contract.library_messages import Thumbnail, Thumbnailed
from sdjp.ui.pictures import thumbnails
from sdjp.ui.pictures.thumbnails import MAX_IN_FLIGHT, Thumbnails
from tests.gui.stub_library import StubCore, StubLibrary


@pytest.fixture
def stub() -> StubCore:
    """A core whose library holds nothing."""
    return StubCore(0)


@pytest.fixture
def small(stub: StubCore, qtbot: QtBot) -> Thumbnails:
    """An empty collection."""
    return Thumbnails(stub)  # type: ignore[arg-type]


def waiting(library: StubLibrary) -> list[str]:
    """The files whose thumbnails are being asked for."""
    return [one.path for one in library.waiting if isinstance(one, Thumbnail)]


def answer(library: StubLibrary, path: str, side: int = 4) -> None:
    """Answer one question."""
    question = next(one for one in library.waiting if one.path == path)
    body = bytes(side * side * 3)
    library._give_one(question, Thumbnailed(question.job, path, side, side, body))


def test_a_few_at_a_time_the_first_ones_first(stub: StubCore, small: Thumbnails) -> None:
    """No more questions are open than the worker does in a moment; each answer frees a place."""
    paths = [f"/{number}.png" for number in range(30)]
    small.want(paths)
    assert waiting(stub.library) == paths[:MAX_IN_FLIGHT]
    answer(stub.library, paths[0])
    assert waiting(stub.library) == paths[1 : MAX_IN_FLIGHT + 1]
    stub.library.give()
    assert all(small.pixmap(path) is not None for path in paths)
    assert len(stub.library.questions) == 30


def test_what_was_scrolled_past_is_not_asked(stub: StubCore, small: Thumbnails) -> None:
    """Flinging through a thousand pictures asks only for where the scroll ends."""
    for start in range(0, 1_000, 20):
        small.want([f"/{number}.png" for number in range(start, start + 20)])
    stub.library.give()
    asked = [one.path for one in stub.library.questions]
    assert asked == [f"/{number}.png" for number in (*range(MAX_IN_FLIGHT), *range(980, 1_000))]


def test_nothing_is_asked_twice(stub: StubCore, small: Thumbnails) -> None:
    """Neither what is held, nor what is on its way, nor what is not there."""
    small.want(["/a.png", "/b.png"])
    small.want(["/a.png", "/b.png"])
    answer(stub.library, "/a.png")
    answer(stub.library, "/b.png", side=0)
    small.want(["/a.png", "/b.png"])
    assert len(stub.library.questions) == 2
    assert small.is_absent("/b.png")
    small.look_again()
    small.want(["/b.png"])
    assert waiting(stub.library) == ["/b.png"]


def test_the_longest_unseen_go_first(
    stub: StubCore, small: Thumbnails, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the limit all are kept; beyond it, those looked at last stay."""
    monkeypatch.setattr(thumbnails, "MAX_BYTES", 3 * 4 * 4 * 4)
    for path in ("/a.png", "/b.png", "/c.png"):
        small.want([path])
        stub.library.give()
    assert small.pixmap("/a.png") is not None
    small.want(["/d.png"])
    stub.library.give()
    held = {path for path in ("/a.png", "/b.png", "/c.png", "/d.png") if small.pixmap(path)}
    assert held == {"/a.png", "/c.png", "/d.png"}


def test_a_file_that_kills_the_librarian_is_found_and_left(
    stub: StubCore, small: Thumbnails
) -> None:
    """After a death the files are asked for one by one; the killer is given up, the others come."""
    paths = [f"/{number}.png" for number in range(5)]
    small.want(paths)
    stub.library.fail("WorkerDied")
    while open_now := waiting(stub.library):
        assert len(open_now) == 1
        if open_now == ["/2.png"]:
            stub.library.fail("WorkerDied")
        else:
            answer(stub.library, open_now[0])
    assert small.is_absent("/2.png")
    assert [bool(small.pixmap(path)) for path in paths] == [True, True, False, True, True]
    small.look_again()
    small.want(paths)
    assert not stub.library.waiting  # it would only kill again


def test_a_picture_of_wrong_length_is_absent(stub: StubCore, small: Thumbnails) -> None:
    """Fewer pixels than announced are not read past their end."""
    small.want(["/a.png"])
    question = stub.library.waiting[0]
    stub.library._give_one(question, Thumbnailed(question.job, "/a.png", 100, 100, b"\0" * 30))
    assert small.is_absent("/a.png")


def test_wide_pictures_are_cut_to_squares(stub: StubCore, small: Thumbnails) -> None:
    """The middle of a wide picture fills its tile."""
    small.want(["/wide.png"])
    question = stub.library.waiting[0]
    row = bytes((255, 0, 0)) * 10 + bytes((0, 255, 0)) * 20 + bytes((0, 0, 255)) * 10
    stub.library._give_one(question, Thumbnailed(question.job, "/wide.png", 40, 20, row * 20))
    pixmap = small.pixmap("/wide.png")
    assert pixmap is not None
    image = pixmap.toImage()
    assert (image.width(), image.height()) == (20, 20)
    for x in (0, 10, 19):
        assert image.pixelColor(x, 10).name() == "#00ff00"
