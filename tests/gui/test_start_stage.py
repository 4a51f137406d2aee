"""A picture on the canvas that a drawing starts from: painted, extended, drawn, compared."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.contract.errors import InputFileUnreadable, InputNoPicture
from sdjp.contract.init_image import InitImage
from sdjp.contract.request import PictureRecord
from sdjp.store.inputs import keep_input, read_input
from sdjp.ui.controls import file_dialogs
from sdjp.ui.drawing.canvas import Canvas
from sdjp.ui.drawing.draw_bar import DrawBar
from sdjp.ui.drawing.start_stage import StartStage
from sdjp.ui.masking import piecework
from sdjp.ui.parameters.start_panel import StartPanel
from sdjp.ui.pictures.kept_picture import ShownPicture
from sdjp.ui.pictures.view import PictureView
from sdjp.ui.pictures.wipe import STEPS, Wipe, original_place
from sdjp.ui.prompt.editor import PromptEditor
from tests.gui.conftest import TIMEOUT_MS, NewCore
from tests.gui.picture_start import inputs_refused, reading_core, take, wait, write_picture
from tests.gui.prompt_keys import convert


@pytest.fixture
def core(new_core: NewCore, qtbot: QtBot) -> Core:
    """A core with a real librarian."""
    return reading_core(new_core, qtbot)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture file with a Japanese name, larger than its place."""
    return write_picture(tmp_path / "夕焼け の家.png", (320, 240))


@pytest.fixture
def canvas(core: Core, qtbot: QtBot) -> Canvas:
    """The canvas, shown."""
    made = Canvas(core)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def load_mask(canvas: Canvas, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose this file by the menu."""
    monkeypatch.setattr(file_dialogs, "asked", lambda _: [str(path)])
    canvas.start.room.bar.load.trigger()


def paint_across(canvas: Canvas) -> None:
    """One stroke through the middle of the picture."""
    view = canvas.start.room.canvas
    middle = view.picture_rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle - QPoint(60, 0))
    QTest.mouseMove(view, middle + QPoint(60, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))


def record(width: int, height: int, init: InitImage | None) -> PictureRecord:
    """A record that was started from something."""
    texts = "prompt english negative_prompt negative_english model model_hash sampler created"
    return PictureRecord(
        **dict.fromkeys(texts.split(), ""),  # type: ignore[arg-type]
        steps=1,
        guidance_scale=1.0,
        seed=1,
        width=width,
        height=height,
        init=init,
    )


def test_what_is_painted_is_drawn_with(
    core: Core, canvas: Canvas, picture: Path, qtbot: QtBot
) -> None:
    """A taken picture lies on the canvas; a stroke on it and 生成 at once: the order has exactly
    this mask, and its previews take the canvas.
    """
    bar = DrawBar(core)
    qtbot.addWidget(bar)
    take(core, qtbot, picture)
    assert canvas.view_in_use is canvas.start.room.canvas
    paint_across(canvas)
    bar.draw()
    wait(qtbot, lambda: canvas.view_in_use is canvas.view and not core.queue.jobs)
    mask = read_input(core.session.form.mask)
    painted = canvas.start.room.painted_mask()
    assert (painted.width(), painted.height()) == mask.size == (320, 240)
    assert mask.getpixel((160, 120)) == 255 == painted.pixelColor(160, 120).value()
    assert mask.getpixel((160, 20)) == 0


def test_strokes_that_could_not_be_kept_come_back_onto_the_canvas(
    core: Core, canvas: Canvas, picture: Path, qtbot: QtBot
) -> None:
    """Put away while nothing can be written, and brought back: the same pixels are painted."""
    take(core, qtbot, picture)
    paint_across(canvas)
    painted = canvas.start.room.painted_mask()
    with inputs_refused(), qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS):
        core.start_picture.clear()
    core.start_picture.take_back()
    wait(qtbot, lambda: canvas.start.room.painted_mask() == painted)
    wait(qtbot, lambda: core.start_picture.is_settled)
    assert read_input(core.session.form.mask).getpixel((160, 120)) == 255


def half_clear(path: Path, size: tuple[int, int]) -> Path:
    """A picture whose left half is transparent."""
    image = Image.new("RGBA", size, (90, 60, 30, 255))
    image.paste((0, 0, 0, 0), (0, 0, size[0] // 2, size[1]))
    image.save(path, compress_level=1)
    return path


def drawn_mask(core: Core, qtbot: QtBot) -> Image.Image:
    """The mask of a drawing that is wanted now."""
    with qtbot.waitSignal(core.start_picture.settled, timeout=TIMEOUT_MS):
        assert core.draw() is None
    job = core.draw()
    assert job is not None
    assert job.order.init is not None
    mask = read_input(job.order.init.mask)
    wait(qtbot, lambda: not core.queue.jobs)
    return mask


@pytest.fixture
def slow_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """One piece of work a turn: nothing large is done at once, however quick the machine."""
    monkeypatch.setattr(piecework, "TURN_S", 0.0001)


@pytest.mark.usefixtures("slow_hand")
def test_who_draws_at_once_gets_the_finished_mask(
    core: Core, canvas: Canvas, tmp_path: Path, qtbot: QtBot
) -> None:
    """Transparency taken as the mask, and a mask that grows: on a large picture both take their
    time, and 生成 in the meantime waits for the whole of it.
    """
    take(core, qtbot, half_clear(tmp_path / "大きな絵.png", (3000, 2000)))
    room = canvas.start.room
    wait(qtbot, lambda: core.start_picture.is_settled)
    room.bar.from_alpha.trigger()
    assert room.is_busy
    mask = drawn_mask(core, qtbot)
    assert [mask.getpixel((x, 1000)) for x in (0, 1499, 1500, 2999)] == [255, 255, 0, 0]
    room.bench.grow(40)
    assert room.is_busy
    mask = drawn_mask(core, qtbot)
    assert [mask.getpixel((x, 1000)) for x in (0, 1539, 1541, 2999)] == [255, 255, 0, 0]


@pytest.mark.usefixtures("slow_hand")
def test_a_mask_at_work_is_not_hurried_by_the_clock(
    core: Core, canvas: Canvas, tmp_path: Path, qtbot: QtBot
) -> None:
    """A stroke's pause that ends while the mask grows does not do all of that in one go; called
    off, the stroke is kept all the same.
    """
    take(core, qtbot, half_clear(tmp_path / "大きな絵.png", (3000, 2000)))
    start, room = core.start_picture, canvas.start.room
    paint_across(canvas)
    assert start._pause.isActive()
    room.bench.grow(100)
    assert room.is_busy
    assert not start._pause.isActive()
    assert not start.is_settled
    room.bench.undo()
    wait(qtbot, lambda: start.is_settled)
    assert read_input(core.session.form.mask).getpixel((1500, 1000)) == 255


def test_a_soft_edge_of_a_huge_photo_stays_in_range(
    core: Core, canvas: Canvas, tmp_path: Path, qtbot: QtBot
) -> None:
    """Shown reduced, 200 pixels are more than there may be of the whole picture."""
    path = tmp_path / "巨大.png"
    Image.new("L", (8160, 612), 90).save(path)
    take(core, qtbot, path)
    canvas.start.room.set_feather_px(200)
    assert core.session.form.feather_px == 256
    wait(qtbot, lambda: core.start_picture.is_settled)
    job = core.draw()
    assert job is not None
    wait(qtbot, lambda: not core.queue.jobs)


def test_a_long_file_name_widens_nothing(core: Core, tmp_path: Path, qtbot: QtBot) -> None:
    """Names without a blank, such as our own files have, are shortened; the tool tip has all."""
    panel = StartPanel(core)
    qtbot.addWidget(panel)
    take(core, qtbot, write_picture(tmp_path / "a.png", (32, 24)))
    usual = panel.minimumSizeHint().width()
    name = "20261121-221945-0001-1180744044-" + "長い名前" * 12 + ".png"
    take(core, qtbot, write_picture(tmp_path / name, (64, 48)))
    assert name in panel.about.toolTip()
    assert "…" in panel.about.text()
    assert panel.minimumSizeHint().width() <= usual


def test_soft_edge_and_extension_reach_the_order(
    core: Core, canvas: Canvas, picture: Path, qtbot: QtBot
) -> None:
    """What the room says of its edges is in the form, and the other way round."""
    take(core, qtbot, picture)
    room = canvas.start.room
    room.set_extend((0, 8, 64, 0))
    room.set_feather_px(20)
    wait(qtbot, lambda: core.start_picture.is_settled)
    assert core.session.form.extend == (0, 8, 64, 0)
    assert core.session.form.feather_px == 20
    core.session.set(extend=(16, 0, 0, 0), feather_px=4)
    assert room.extend == (16, 0, 0, 0)
    assert room.feather_px == 4


@pytest.mark.parametrize(("chosen", "then"), [(8, 16), (0, 0), (40, 40)])
def test_an_extension_is_joined_more_softly(
    core: Core, canvas: Canvas, picture: Path, qtbot: QtBot, chosen: int, then: int
) -> None:
    """The first pull at an edge softens the usual one; what the user chose, or what was kept with
    the form, stays.
    """
    take(core, qtbot, picture)
    room = canvas.start.room
    room.set_feather_px(chosen)
    room.set_extend((0, 0, 64, 0))
    wait(qtbot, lambda: core.start_picture.is_settled)
    assert core.session.form.feather_px == then
    core.session.set(extend=(0, 0, 0, 0), feather_px=8)
    core.session.set(extend=(0, 0, 64, 0), feather_px=8)
    assert room.feather_px == 8


@pytest.fixture
def editor(canvas: Canvas, qtbot: QtBot) -> Iterator[PromptEditor]:
    """A prompt beside the canvas, being typed into."""
    made = PromptEditor(canvas)
    made.setGeometry(0, 0, 300, 80)
    made.show()
    canvas.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    made.clear()


def test_a_picture_that_is_read_again_leaves_the_keyboard_alone(
    core: Core, canvas: Canvas, editor: PromptEditor, picture: Path, qtbot: QtBot
) -> None:
    """Read long after the program has started, the picture is shown while one goes on typing."""
    kept = keep_input(Image.open(picture))
    core.session.set(picture=kept.id)
    wait(qtbot, lambda: core.start_picture.pixels is not None)
    assert canvas.view_in_use is canvas.start.room.canvas
    assert editor.hasFocus()


def test_who_takes_a_picture_can_paint_at_once_unless_composing(
    core: Core, canvas: Canvas, editor: PromptEditor, picture: Path, qtbot: QtBot
) -> None:
    """The brush's keys work at once; an open conversion is left open."""
    convert(editor, "ゆうや")
    take(core, qtbot, picture)
    canvas.show_start()
    assert editor.hasFocus()
    assert editor.is_composing
    convert(editor, "", "夕焼け")
    take(core, qtbot, picture)
    assert canvas.start.room.canvas.hasFocus()


def test_a_restored_mask_is_on_the_picture(
    core: Core, canvas: Canvas, picture: Path, qtbot: QtBot
) -> None:
    """Given back by its id, a mask can be painted on; cleared, it is empty again."""
    take(core, qtbot, picture)
    paint_across(canvas)
    wait(qtbot, lambda: bool(core.session.form.mask))
    form, room = core.session.form, canvas.start.room
    core.start_picture.clear()
    core.session.set(picture=form.picture, mask=form.mask)
    wait(qtbot, lambda: core.start_picture.pixels is not None and not room.is_empty)
    assert room.painted_mask().pixelColor(160, 120).value() == 255
    core.session.set(mask="")
    wait(qtbot, lambda: room.is_empty)


@pytest.mark.parametrize("how", ["another picture", "×"])
def test_a_painted_mask_that_was_put_away_comes_back(
    core: Core, canvas: Canvas, picture: Path, how: str, qtbot: QtBot
) -> None:
    """The last stroke included, however quickly the picture went; and so does what took its
    place.
    """
    take(core, qtbot, picture)
    paint_across(canvas)
    core.session.set(extend=(0, 8, 0, 0))
    first, start, room = core.session.form, core.start_picture, canvas.start.room
    with qtbot.waitSignal(start.left, timeout=TIMEOUT_MS):
        if how == "×":
            start.clear()
        else:
            start.take_in(str(write_picture(picture.with_name("次.png"), (64, 64))))
    assert (core.session.form.mask, core.session.form.extend) == ("", (0, 0, 0, 0))
    start.take_back()
    wait(qtbot, lambda: start.pixels is not None and not room.is_empty)
    form = core.session.form
    assert (form.picture, form.extend) == (first.picture, (0, 8, 0, 0))
    assert read_input(form.mask).getpixel((160, 120)) == 255
    assert room.painted_mask().pixelColor(160, 120).value() == 255
    assert start.name == picture.name


def test_nothing_painted_is_nothing_to_bring_back(
    core: Core, canvas: Canvas, picture: Path, qtbot: QtBot
) -> None:
    """Who only looked at a picture is not asked about it."""
    take(core, qtbot, picture)
    left: list[int] = []
    core.start_picture.left.connect(lambda: left.append(1))
    core.start_picture.clear()
    take(core, qtbot, picture)
    assert left == []


def test_nobody_is_interrupted_while_painting(
    core: Core, canvas: Canvas, picture: Path, qtbot: QtBot
) -> None:
    """Neither previews nor a finished picture take the page from somebody who paints during a
    drawing; 完了 shows the result.
    """
    take(core, qtbot, picture)
    core.session.set(count=3)
    assert core.draw() is not None
    wait(qtbot, lambda: core.queue.current is not None)
    canvas.show_start()
    shown = ShownPicture(
        "/絵/できた.png", 1, 1, QSize(64, 64), image=QImage(64, 64, QImage.Format.Format_RGB32)
    )
    canvas.show_picture(shown)
    assert canvas.view_in_use is canvas.start.room.canvas
    core.queue.cancel_all()
    wait(qtbot, lambda: not core.queue.jobs)
    canvas.start.room.done.click()
    assert canvas.view_in_use is canvas.view
    assert canvas.shown is shown


def test_the_panel_is_there_while_there_is_a_start(core: Core, picture: Path, qtbot: QtBot) -> None:
    """It shows the file, offers what fits a mask or none, sets the form, and takes the start
    away.
    """
    panel = StartPanel(core)
    qtbot.addWidget(panel)
    assert panel.isHidden()
    take(core, qtbot, picture)
    assert not panel.isHidden()
    assert picture.name in panel.about.text()
    assert not panel.thumbnail.pixmap().isNull()
    assert not panel.resize_mode.isHidden()
    assert panel.masked_content.isHidden()
    panel.sliders["strength"].box.setValue(0.4)
    panel.resize_mode.combo.setCurrentIndex(1)
    assert (core.session.form.strength, core.session.form.resize) == (0.4, "crop")
    core.session.set(extend=(0, 0, 64, 0))
    assert panel.resize_mode.isHidden()
    panel.only_masked.click()
    assert core.session.form.only_masked
    assert not panel.sliders["padding_px"].isHidden()
    panel.sliders["loops"].box.setValue(3)
    job = core.draw()
    assert job is not None
    assert job.order.loops == 3
    wait(qtbot, lambda: not core.queue.jobs)
    panel.away.click()
    assert panel.isHidden()
    assert core.session.form.init is None


@pytest.mark.parametrize(
    ("init", "size", "original", "place"),
    [
        (None, (64, 64), (9, 9), QRectF(0, 0, 1, 1)),
        (InitImage("x"), (64, 32), (640, 320), QRectF(0, 0, 1, 1)),
        (InitImage("x", resize="crop"), (64, 64), (200, 100), QRectF(-0.5, 0, 2, 1)),
        (InitImage("x", resize="pad"), (64, 64), (200, 100), QRectF(0, 0.25, 1, 0.5)),
        (InitImage("x", mask="m", extend=(50, 0, 50, 0)), (200, 100), (100, 100),
         QRectF(0.25, 0, 0.5, 1)),
    ],
)  # fmt: skip
def test_the_original_lies_where_it_was(
    init: InitImage | None, size: tuple[int, int], original: tuple[int, int], place: QRectF
) -> None:
    """Cut, padded or extended, original and result lie over one another."""
    assert original_place(record(*size, init), QSize(*original)) == place


def test_the_line_parts_original_and_result(qtbot: QtBot) -> None:
    """Left of the line is the original, right of it the result; keys move the line."""
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    red, blue = (QImage(100, 100, QImage.Format.Format_RGB32) for _ in range(2))
    red.fill(QColor("red"))
    blue.fill(QColor("blue"))
    view.show_picture(blue)
    wipe = Wipe(view)
    wipe.show_original(red, QRectF(0, 0, 1, 1))
    qtbot.waitUntil(lambda: not view.picture.isNull())
    place = view.picture_rect()

    def colour_at(share: float) -> QColor:
        point = QPointF(place.left() + share * place.width(), place.top() + 20).toPoint()
        return view.grab().toImage().pixelColor(point)

    assert colour_at(0.3) == QColor("red")
    assert colour_at(0.7) == QColor("blue")
    wipe.grip.setFocus()
    for _ in range(4):
        QTest.keyClick(wipe.grip, Qt.Key.Key_PageUp)
    assert wipe.grip.value() == STEPS * 9 // 10
    assert colour_at(0.7) == QColor("red")
    wipe.clear()
    assert colour_at(0.3) == QColor("blue")
    assert wipe.grip.accessibleName()


def test_a_result_can_be_laid_beside_its_original(
    core: Core, canvas: Canvas, picture: Path, qtbot: QtBot
) -> None:
    """The button is there for what was started from a picture, and reads that again."""
    take(core, qtbot, picture)
    key = core.session.form.picture
    core.start_picture.clear()
    result = QImage(32, 24, QImage.Format.Format_RGB32)
    shown = ShownPicture("/絵/a.png", 1, 1, QSize(32, 24), image=result)
    canvas.show_picture(shown)
    assert canvas.original.isHidden()
    shown.record = record(32, 24, InitImage(key))
    canvas.show_picture(shown)
    assert not canvas.original.isHidden()
    canvas.original.button.click()
    wait(qtbot, canvas.original.wipe.isVisible)
    sheet = replace(record(32, 24, InitImage(key)), mode="sheet")
    core.session.set(picture=key)  # there without being read
    wait(qtbot, lambda: core.start_picture.pixels is not None)
    canvas.show_picture(ShownPicture("/絵/b.png", 2, 1, QSize(32, 24), image=result, record=sheet))
    assert canvas.original.isHidden()
    assert canvas.original.wipe.isHidden()
    canvas.show_picture(shown)
    assert not canvas.original.isHidden()
    assert not canvas.original.wipe.isHidden()
    canvas.show_picture(None)
    assert canvas.original.isHidden()
    assert canvas.original.wipe.isHidden()


def test_any_picture_is_opened_as_a_mask(
    canvas: Canvas,
    core: Core,
    picture: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One of another program, of another size: fitted, told, drawn with, and taken back by undo."""
    take(core, qtbot, picture)
    mask = Image.new("RGBA", (160, 120), (255, 255, 255, 0))
    mask.paste((255, 255, 255, 255), (0, 0, 80, 120))
    path = tmp_path / "GIMP のマスク.webp"
    mask.save(path, lossless=True)
    load_mask(canvas, path, monkeypatch)
    wait(qtbot, lambda: core.session.form.mask != "")
    kept = read_input(core.session.form.mask)
    assert kept.size == (320, 240)
    assert (kept.getpixel((10, 120)), kept.getpixel((310, 120))) == (255, 0)
    room = canvas.start.room
    assert "160×120" in room.hint.text()
    room.bench.undo()
    assert room.is_empty


def test_what_is_no_mask_changes_nothing(
    canvas: Canvas,
    core: Core,
    picture: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file with a picture's name and no picture in it, and a pipe, which nobody waits for."""
    take(core, qtbot, picture)
    paint_across(canvas)
    painted = canvas.start.room.painted_mask()
    text, pipe = tmp_path / "x.png", tmp_path / "y.png"
    text.write_text("<svg/>", encoding="utf-8")
    os.mkfifo(pipe)
    for path, kind in ((text, InputNoPicture), (pipe, InputFileUnreadable)):
        with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS) as failed:
            load_mask(canvas, path, monkeypatch)
        assert isinstance(failed.args[0], kind)
    assert canvas.start.room.painted_mask() == painted


def test_the_pressure_of_a_pen_stays_as_it_was_chosen(core: Core, canvas: Canvas) -> None:
    """The button in the mask's tools is remembered from run to run."""
    canvas.start.room.bar.pressure.click()
    assert core.settings["pen_pressure"] is False
    again = StartStage(core, canvas)
    assert not again.room.bar.pressure.isChecked()
    assert not again.room.easel.feels_pressure
