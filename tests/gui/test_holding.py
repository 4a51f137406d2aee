"""Looking at an older picture while others are drawn, and what else happens to the queue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.app.jobs import Job
from sdjp.contract.init_image import InitImage
from sdjp.contract.messages import Lanes, Order, Progress
from sdjp.ui.pictures.kept_picture import ShownPicture
from sdjp.ui.window.main_window import MainWindow
from tests.gui.conftest import TIMEOUT_MS, NewCore, type_prompt, wait_until_ready


@pytest.fixture
def core(new_core: NewCore, qtbot: QtBot, tmp_path: Path) -> Core:
    """A core whose painter takes its time."""
    made = new_core(painter={"folder": str(tmp_path), "delays": {"step": 0.03}})
    made.change_settings(first_start_done=True)
    made.start()
    wait_until_ready(made, qtbot)
    type_prompt(made, qtbot, "赤い鳥居")
    return made


@pytest.fixture
def window(core: Core, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, shown."""
    made = MainWindow(core)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)


def older() -> ShownPicture:
    """A picture of the history."""
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    return ShownPicture("/絵/古い.png", 7, 1, QSize(64, 64), image=image)


def begin(core: Core, qtbot: QtBot, **form: int) -> None:
    """Draw until there is a preview."""
    core.session.set(**form)
    assert core.draw() is not None
    qtbot.waitUntil(
        lambda: core.queue.current is not None and core.queue.current.steps_done > 0,
        timeout=TIMEOUT_MS,
    )


def test_a_job_that_waits_leaves_without_a_trace(
    core: Core, window: MainWindow, qtbot: QtBot
) -> None:
    """Taken out of the queue, it tears away neither what is looked at nor the preview."""
    begin(core, qtbot, steps=200)
    waiting = [core.draw() for _ in range(2)]
    shown, canvas = older(), window.canvas
    canvas.hold_picture(shown)
    core.queue.cancel(waiting[0].id)
    assert canvas.shown is shown
    canvas.show_drawing()
    assert canvas.shown is None
    core.queue.cancel(waiting[1].id)
    assert not canvas.empty.isVisible()
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    assert canvas.shown is shown


def test_a_held_picture_outlasts_a_batch(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """Neither canvas nor tiles go over to what is drawn meanwhile; let go, they do."""
    begin(core, qtbot, steps=8, count=4)
    results, canvas = window.pictures.results, window.canvas
    qtbot.waitUntil(lambda: len(results.tiles.results.pictures) == 1, timeout=TIMEOUT_MS)
    first = results.tiles.chosen
    assert canvas.shown in (first, None)
    canvas.hold_picture(first)
    qtbot.waitUntil(lambda: len(results.tiles.results.pictures) == 2, timeout=TIMEOUT_MS)
    assert canvas.shown is first
    assert results.tiles.chosen is first
    assert canvas.live.isVisible()
    canvas.live.click()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    newest = results.tiles.results.pictures[0]
    assert results.tiles.chosen is newest
    assert canvas.shown is newest


def test_pictures_drawn_behind_a_held_one_are_there(
    core: Core, window: MainWindow, qtbot: QtBot
) -> None:
    """Also the very first ones of the session."""
    begin(core, qtbot, steps=8)
    shown, results = older(), window.pictures.results
    window.canvas.hold_picture(shown)
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    assert window.canvas.shown is shown
    assert len(results.tiles.results.pictures) == 1
    assert not results.tiles.isHidden()


def test_a_picture_of_the_canvas_is_dropped_on_the_form(
    core: Core, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dragged out of the canvas, it finds a place to be dropped at; over the prompt, too."""
    taken: list[str] = []
    monkeypatch.setattr(core.start_picture, "take_in", taken.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(__file__)])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_keys = Qt.KeyboardModifier.NoModifier
    place, form = QPoint(60, 60), window.form
    assert not form.prompt.prompt.editor.canInsertFromMimeData(mime)
    over = QDragEnterEvent(place, copy, mime, left, no_keys)
    over.ignore()
    QApplication.sendEvent(form, over)
    assert over.isAccepted()
    assert form.drop_target.isVisible()
    QApplication.sendEvent(form, QDropEvent(QPointF(place), copy, mime, left, no_keys))
    assert taken == [__file__]
    assert form.drop_target.isHidden()


def test_a_preview_has_the_ratio_of_what_is_drawn(core: Core, window: MainWindow) -> None:
    """A drawing from a picture keeps that one's ratio, whatever size the form has."""
    order = Order(
        lanes=Lanes("海", "sea"),
        negative=Lanes("", ""),
        model="",
        seeds=(1,),
        width=512,
        height=512,
        init=InitImage("a" * 64),
    )
    job = Job("paint-0", order)
    job.progress = Progress(
        "paint-0", step=1, steps=20, index=0, count=1, width=78, height=52, body=bytes(78 * 52 * 3)
    )
    core.queue.progressed.emit(job)
    place = window.canvas.view.picture_rect()
    assert place.width() / place.height() == pytest.approx(1.5, rel=0.02)
