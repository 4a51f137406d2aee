"""Pictures that the safety filter blurred are shown when the user wants it, everywhere at once."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.base.paths import data_dir
from sdjp.base.system import worker_command
from sdjp.contract.errors import InputFileMissing, OriginalGone
from sdjp.contract.messages import Lanes, Order
from sdjp.contract.request import PictureRecord
from sdjp.store.database import open_library
from sdjp.store.held import hold_back
from sdjp.store.pictures import commit_picture
from sdjp.ui.drawing.canvas import Canvas
from sdjp.ui.drawing.result_tiles import ResultTiles
from sdjp.ui.history.shelf import PictureShelf
from sdjp.ui.pictures.blurred import BlurredNote
from sdjp.ui.pictures.copying import PictureCopy
from sdjp.ui.pictures.kept_picture import KeptPicture, ShownPicture
from sdjp.ui.pictures.menu import PictureMenu
from tests.gui.conftest import TIMEOUT_MS, NewCore

GREY, ORANGE = "#808080", "#ffa500"
RECORD = PictureRecord(
    prompt="海辺",
    english="a beach",
    negative_prompt="",
    negative_english="",
    model="デモ",
    model_hash="0123456789",
    sampler="DDIM",
    steps=20,
    guidance_scale=7.5,
    seed=3,
    width=128,
    height=128,
    created="2026-11-21T14:30:00.000+09:00",
    safety="flagged",
)


@dataclass(frozen=True)
class Blurred:
    """A picture saved grey, whose original is orange."""

    path: Path
    row_id: int

    @property
    def shown(self) -> ShownPicture:
        """As the canvas gets it."""
        return ShownPicture(str(self.path), self.row_id, 3, QSize(128, 128), record=RECORD)

    @property
    def is_orange(self) -> bool:
        """Whether its file holds the original."""
        with Image.open(self.path) as picture:
            red, _, blue = np.asarray(picture).mean((0, 1))
        return red > blue + 100


@pytest.fixture
def blurred(sdjp_home: Path) -> Blurred:
    """A blurred picture of the library."""
    with open_library() as library:
        saved = commit_picture(library, Image.new("RGB", (128, 128), GREY), RECORD, index_text="")
    assert saved.row_id is not None
    hold_back(Image.new("RGB", (128, 128), ORANGE), saved.path, RECORD)
    return Blurred(saved.path, saved.row_id)


@pytest.fixture
def reading(new_core: NewCore, blurred: Blurred) -> Core:
    """A core whose librarian is the real one."""
    core = new_core(librarian=worker_command("librarian"))
    core.librarian.start()
    return core


@pytest.fixture
def canvas(reading: Core, blurred: Blurred, qtbot: QtBot) -> Canvas:
    """A canvas that shows the blurred picture."""
    made = Canvas(reading)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    made.show_picture(blurred.shown)
    return made


def question_of(room: QWidget) -> QMessageBox:
    box = room.findChild(QMessageBox)
    assert box is not None
    return box


def is_orange(colour: QColor) -> bool:
    return colour.red() > colour.blue() + 100


def test_the_canvas_says_why_and_shows_it_once_asked(
    canvas: Canvas, blurred: Blurred, qtbot: QtBot
) -> None:
    """Nothing is shown before the yes; then canvas and file hold what was drawn."""
    note = canvas.blurred
    assert note.isVisible()
    assert canvas.rect().contains(note.geometry())
    QTest.mouseClick(note.button, Qt.MouseButton.LeftButton)
    box = question_of(canvas)
    assert box.defaultButton().text() == "キャンセル"
    box.reject()
    assert not blurred.is_orange
    QTest.mouseClick(note.button, Qt.MouseButton.LeftButton)
    question_of(canvas).accept()
    qtbot.waitUntil(lambda: not note.isVisible(), timeout=TIMEOUT_MS)
    assert blurred.is_orange
    size = QSize(128, 128)  # as in the file, read again after the thumbnail
    qtbot.waitUntil(lambda: canvas.view.picture.size() == size, timeout=TIMEOUT_MS)
    assert is_orange(canvas.view.picture.pixelColor(64, 64))
    assert canvas.shown is not None
    assert canvas.shown.record is not None
    assert canvas.shown.record.safety == "revealed"


@pytest.mark.parametrize(
    "shown",
    [
        None,
        ShownPicture("/絵.png", 1, 1, QSize(64, 64)),
        ShownPicture("/絵.png", 1, 1, QSize(64, 64), record=replace(RECORD, safety="passed")),
        ShownPicture("/絵.png", None, 1, QSize(64, 64), record=RECORD),
    ],
    ids=["nothing", "unreadable", "passed", "unknown to the history"],
)
def test_nothing_is_said_of_other_pictures(
    core: Core, shown: ShownPicture | None, qtbot: QtBot
) -> None:
    """Only of one that was blurred and whose original the history can find."""
    note = BlurredNote(core)
    qtbot.addWidget(note)
    note.offer_for(shown)
    assert not note.is_offered


def test_an_original_that_is_gone_is_told(
    reading: Core, canvas: Canvas, blurred: Blurred, qtbot: QtBot
) -> None:
    """The picture stays blurred, and three sentences say so."""
    shutil.rmtree(data_dir() / "held")
    before = blurred.path.read_bytes()
    QTest.mouseClick(canvas.blurred.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(reading.failed, timeout=TIMEOUT_MS) as failed:
        question_of(canvas).accept()
    assert isinstance(failed.args[0], OriginalGone)
    assert failed.args[0].context == {"path": str(blurred.path)}
    assert blurred.path.read_bytes() == before
    assert canvas.blurred.isVisible()


def test_the_canvas_shows_every_pixel_of_the_library(
    reading: Core, canvas: Canvas, tmp_path: Path, qtbot: QtBot
) -> None:
    """A picture of the history is as large and as sharp as its file; one that is gone is told."""
    pixels = np.random.default_rng(1).integers(0, 256, (40, 2100, 3), np.uint8)
    path = tmp_path / "長い.png"
    Image.fromarray(pixels).save(path)
    canvas.show_picture(ShownPicture(str(path), 7, 1, QSize(2100, 40)))
    qtbot.waitUntil(lambda: canvas.view.picture.width() == 2100, timeout=TIMEOUT_MS)
    for x, y in ((0, 0), (1234, 20), (2099, 39)):
        seen = canvas.view.picture.pixelColor(x, y)
        assert [seen.red(), seen.green(), seen.blue()] == list(pixels[y, x])
    path.unlink()
    with qtbot.waitSignal(reading.failed, timeout=TIMEOUT_MS) as failed:
        canvas.show_picture(ShownPicture(str(path), 7, 1, QSize(2100, 40)))
    assert isinstance(failed.args[0], InputFileMissing)


def test_menus_offer_it_where_there_is_something_to_show(
    reading: Core, blurred: Blurred, qtbot: QtBot
) -> None:
    """One entry more for a blurred picture; what it asks lies over the room, not the menu."""
    room = QWidget()
    qtbot.addWidget(room)
    copy = PictureCopy(reading, room)
    plain = blurred.shown
    plain.record = replace(RECORD, safety="passed")
    texts = [action.text() for action in PictureMenu(reading, plain, copy, room).actions()]
    menu = PictureMenu(reading, blurred.shown, copy, room)
    entries = {action.text(): action for action in menu.actions()}
    assert entries.keys() - set(texts) == {"ぼかしを外す…"}
    entries["ぼかしを外す…"].trigger()
    menu.close()
    question_of(room).accept()
    qtbot.waitUntil(lambda: blurred.is_orange, timeout=TIMEOUT_MS)


def test_results_and_canvas_hear_of_it(reading: Core, blurred: Blurred, qtbot: QtBot) -> None:
    """A tile of this session shows the original, wherever the question was asked."""
    tiles = ResultTiles()
    qtbot.addWidget(tiles)
    reading.revealed.connect(tiles.results.reveal)
    kept = KeptPicture(
        str(blurred.path),
        blurred.row_id,
        3,
        QSize(128, 128),
        record=RECORD,
        watermark={},
        order=Order(Lanes("海辺", "a beach"), Lanes("", ""), model="", seeds=(3,)),
    )
    other = replace(kept, path="/絵.png")
    for each in (kept, other):
        tiles.results.insert(each)
    room = QWidget()
    qtbot.addWidget(room)
    note = BlurredNote(reading, room)
    note.offer_for(blurred.shown)
    note.button.click()
    with qtbot.waitSignal(tiles.results.dataChanged, timeout=TIMEOUT_MS):
        question_of(room).accept()
    assert is_orange(kept.thumbnail.pixelColor(64, 64))
    assert (kept.record.safety, other.record.safety) == ("revealed", "flagged")


def test_the_history_shows_it(reading: Core, blurred: Blurred, qtbot: QtBot) -> None:
    """Its tile, what its details say, and that it can be done only once."""
    shelf = PictureShelf(reading)
    qtbot.addWidget(shelf)
    shelf.resize(360, 700)
    shelf.show()
    qtbot.waitUntil(lambda: shelf.pictures.rowCount() == 1, timeout=TIMEOUT_MS)
    shelf._choose([0])
    tile = shelf.thumbnails.pixmap
    path = str(blurred.path)
    qtbot.waitUntil(lambda: tile(path) is not None, timeout=TIMEOUT_MS)
    assert shelf.choices.reveal.isVisible()
    assert "ぼかして保存" in shelf.details.facts.text_of("安全確認")
    shelf.choices.reveal.trigger()
    question_of(shelf).accept()

    def is_shown() -> bool:
        pixmap = tile(path)
        return pixmap is not None and is_orange(pixmap.toImage().pixelColor(60, 60))

    qtbot.waitUntil(is_shown, timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: not shelf.choices.reveal.isVisible(), timeout=TIMEOUT_MS)
    assert "ぼかしは外して" in shelf.details.facts.text_of("安全確認")
