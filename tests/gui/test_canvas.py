"""The canvas: empty, following a drawing, showing a picture, zooming, files dropped on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.ui.controls.drop_target import dropped_files
from sdjp.ui.drawing.canvas import Canvas
from sdjp.ui.pictures import hand_out
from sdjp.ui.pictures.kept_picture import KeptPicture, ShownPicture
from sdjp.ui.pictures.pixels import image_of, reduced, scaled_smoothly
from sdjp.ui.pictures.view import FRAME_MS, PictureView
from sdjp.ui.pictures.zoom_bar import ZoomBar
from tests.gui.conftest import TIMEOUT_MS, type_prompt

died = pytest.mark.expected_log("the painter ended")
MIDDLE = QPoint(200, 150)


@pytest.fixture
def canvas(core: Core, qtbot: QtBot) -> Canvas:
    """A canvas of 400 × 300, shown."""
    made = Canvas(core)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


@pytest.fixture
def view(qtbot: QtBot) -> PictureView:
    """A view of 400 × 300 with a picture of 800 × 200, red on the left and blue on the right."""
    made = PictureView()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    image = QImage(800, 200, QImage.Format.Format_RGB888)
    image.fill(QColor("red"))
    for x in range(400, 800):
        for y in range(200):
            image.setPixelColor(x, y, QColor("blue"))
    made.show_picture(image)
    qtbot.wait(2 * FRAME_MS)
    return made


def drawn(core: Core, qtbot: QtBot) -> KeptPicture:
    """A picture, drawn by the fake painter."""
    type_prompt(core, qtbot, "赤い鳥居")
    with qtbot.waitSignal(core.queue.saved, timeout=TIMEOUT_MS) as saved:
        core.draw()
    return KeptPicture.of(*saved.args)


def drop(widget: QWidget, *paths: str) -> bool:
    """Drag files over the widget and drop them; whether it wanted them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, _no_keys()
    over = QDragEnterEvent(MIDDLE, copy, mime, left, none)
    over.ignore()
    QApplication.sendEvent(widget, over)
    if over.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(MIDDLE), copy, mime, left, none))
    return over.isAccepted()


def _no_keys() -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.NoModifier


def test_a_sample_becomes_the_prompt(core: Core, canvas: Canvas, qtbot: QtBot) -> None:
    """Before the first picture three Japanese prompts are offered, and a click takes one."""
    assert canvas.empty.isVisible()
    sample = canvas.empty.samples[0]
    assert "鳥居" in sample.words
    qtbot.mouseClick(sample, Qt.MouseButton.LeftButton)
    assert core.session.form.prompt == sample.words


@pytest.mark.script(painter={"delays": {"step": 0.02}, "size": 64})
def test_every_step_is_seen_at_the_final_size(core: Core, canvas: Canvas, qtbot: QtBot) -> None:
    """A preview of 16 pixels is shown as the picture of 64 that it stands for."""
    type_prompt(core, qtbot, "赤い鳥居")
    core.draw()
    qtbot.waitUntil(lambda: core.queue.current.steps_done > 2, timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: canvas.view.picture.width() == 16, timeout=TIMEOUT_MS)
    assert canvas.view.isVisible()
    assert canvas.shown is None
    seen = canvas.view.picture_rect()
    assert seen.width() == seen.height()
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)


def test_previews_are_repainted_once_a_frame(view: PictureView, qtbot: QtBot) -> None:
    """A flood of previews costs one repaint a frame, and the last one wins."""
    painted = 0
    original = view._refresh

    def count() -> None:
        nonlocal painted
        painted += 1
        original()

    view._frame.timeout.disconnect(original)
    view._frame.timeout.connect(count)
    for number in range(200):
        view.show_picture(QImage(8, 8, QImage.Format.Format_RGB888), QSize(64, 64 + number))
        if number % 20 == 0:
            QApplication.processEvents()
    qtbot.wait(3 * FRAME_MS)
    assert 1 <= painted <= 5
    assert view.picture.size() == QSize(8, 8)


@died
@pytest.mark.script(painter={"delays": {"step": 0.02}})
def test_the_preview_of_a_dead_painter_does_not_stay(
    core: Core, canvas: Canvas, qtbot: QtBot
) -> None:
    """The last finished picture comes back, and the second try is seen from its first step."""
    core.queue.saved.connect(lambda job, saved: canvas.show_picture(KeptPicture.of(job, saved)))
    before = drawn(core, qtbot)
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    core.session.set(steps=60)
    core.draw()
    qtbot.waitUntil(lambda: canvas.shown is None, timeout=TIMEOUT_MS)
    with qtbot.waitSignal(core.painter.died, timeout=TIMEOUT_MS):
        core.painter.kill()
    assert canvas.shown is not None
    assert canvas.shown.path == before.path
    qtbot.waitUntil(lambda: canvas.shown is None, timeout=TIMEOUT_MS)
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)


@died
@pytest.mark.script(painter={"delays": {"step": 0.05}})
def test_a_dead_preview_with_nothing_before_gives_way_to_the_empty_state(
    core: Core, canvas: Canvas, qtbot: QtBot
) -> None:
    """Nothing was drawn yet, so the canvas says again how to begin."""
    type_prompt(core, qtbot, "赤い鳥居")
    core.session.set(steps=60)
    core.draw()
    qtbot.waitUntil(canvas.view.isVisible, timeout=TIMEOUT_MS)
    with qtbot.waitSignal(core.painter.died, timeout=TIMEOUT_MS):
        core.painter.kill()
    assert canvas.empty.isVisible()
    core.queue.cancel_all()


def test_previews_can_be_switched_off(core: Core, canvas: Canvas, qtbot: QtBot) -> None:
    """Who does not want to see the steps sees nothing before the picture is done."""
    core.change_settings(show_preview=False)
    kept = drawn(core, qtbot)
    assert canvas.view.picture.isNull()
    canvas.show_picture(kept)
    assert canvas.shown is kept
    assert canvas.view.picture.size() == kept.size


@pytest.mark.script(painter={"delays": {"step": 0.03}})
def test_a_held_picture_stays_while_another_is_drawn(
    core: Core, canvas: Canvas, qtbot: QtBot
) -> None:
    """Who looks at an older picture is not torn away; one click goes back to the drawing."""
    core.session.set(steps=3)
    kept = drawn(core, qtbot)
    core.session.set(steps=60)
    core.draw()
    qtbot.waitUntil(lambda: core.queue.current is not None, timeout=TIMEOUT_MS)
    canvas.hold_picture(kept)
    qtbot.waitUntil(lambda: core.queue.current.steps_done > 2, timeout=TIMEOUT_MS)
    assert canvas.shown is kept
    assert canvas.live.isVisible()
    canvas.live.click()
    assert canvas.shown is None
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    assert not canvas.live.isVisible()


def test_a_picture_of_the_library_is_read_by_the_librarian(canvas: Canvas, qtbot: QtBot) -> None:
    """The window decodes no file: it asks for the pixels."""
    canvas.show_picture(ShownPicture("/絵/古い.png", 7, 1, QSize(512, 512)))
    qtbot.waitUntil(lambda: not canvas.view.picture.isNull(), timeout=TIMEOUT_MS)
    assert canvas.view.picture_rect().width() == canvas.view.picture_rect().height()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_menu_offers_what_can_be_done(core: Core, canvas: Canvas, qtbot: QtBot) -> None:
    """The context menu copies, and takes the seed over into the form."""
    canvas.show_picture(ShownPicture("/絵/海.png", 7, 4711, QSize(64, 64)))
    inside = canvas.mapToGlobal(MIDDLE)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, MIDDLE, inside)
    QApplication.sendEvent(canvas, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    by_text = {action.text(): action for action in menu.actions()}
    with qtbot.waitSignal(canvas.history_wanted) as wanted:
        by_text["履歴で見る"].trigger()
    assert wanted.args == [7]
    by_text["ファイルの場所をコピー"].trigger()
    assert QGuiApplication.clipboard().text() == "/絵/海.png"
    by_text["このシードを使う"].trigger()
    assert core.session.form.seed == 4711
    menu.close()


def test_dropped_files_are_handed_on(canvas: Canvas, qtbot: QtBot) -> None:
    """Files from outside are taken; other things are not."""
    taken: list[list[str]] = []
    canvas.dropped.connect(lambda mime: taken.append(dropped_files(mime)))
    assert drop(canvas, "/絵/海 と山.png", "/b.png")
    assert taken == [["/絵/海 と山.png", "/b.png"]]
    assert canvas.drop_target.isHidden()
    mime = QMimeData()
    mime.setText("ただの文")
    over = QDragEnterEvent(
        MIDDLE, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, _no_keys()
    )
    over.ignore()
    QApplication.sendEvent(canvas, over)
    assert not over.isAccepted()


def test_wheel_zooms_around_the_pointer(view: PictureView) -> None:
    """What lies under the pointer stays there; out again, the picture fits."""
    at = QPointF(80, 150)
    before = _place(view, at)
    for turn in (120, 120, 120):
        _turn(view, at, turn)
    assert view.zoom == pytest.approx(0.46 * 1.25**3, rel=0.05)
    assert _place(view, at).x() == pytest.approx(before.x(), abs=0.01)
    for _ in range(3):
        _turn(view, at, -120)
    assert view.is_fitted


def test_the_zoom_is_told_for_pictures_of_another_size(view: PictureView, qtbot: QtBot) -> None:
    """Zoomed or fitted: what the bar says belongs to the picture that is seen."""
    bar = ZoomBar(view)
    qtbot.addWidget(bar)
    view.show_actual_size()
    for side in (100, 400):
        view.show_picture(QImage(side, side, QImage.Format.Format_RGB32))
        assert view.is_fitted
        assert bar._percent.text() == f"{view.zoom:.0%}"


def test_actual_size_and_pan(view: PictureView, qtbot: QtBot) -> None:
    """At actual size a pixel is a pixel; dragging moves the picture, but never out of sight."""
    view.show_actual_size()
    assert view.picture_rect().size() == QSize(800, 200)
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view, left, pos=MIDDLE)
    qtbot.mouseMove(view, MIDDLE + QPoint(90, 40))
    assert view.picture_rect().left() == pytest.approx(-110, abs=2)
    qtbot.mouseMove(view, MIDDLE + QPoint(900, 40))
    qtbot.mouseRelease(view, left, pos=MIDDLE)
    assert view.picture_rect().left() in (0, 1)
    assert view.grab().toImage().pixelColor(200, 150) == QColor("red")


def test_strongly_enlarged_pictures_show_their_part(view: PictureView) -> None:
    """Zoomed in by 16, only the part in sight is drawn, and it is the right one."""
    for _ in range(17):
        view.zoom_in()
    assert view.picture_rect().width() > 8000
    seen = view.grab().toImage()
    assert seen.pixelColor(100, 150) == QColor("red")
    assert seen.pixelColor(300, 150) == QColor("blue")


def test_a_fitted_picture_is_dragged_out(view: PictureView, qtbot: QtBot) -> None:
    """Dragging a picture that fits hands it to other programs."""
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(view.dragged_out):
        qtbot.mousePress(view, left, pos=MIDDLE)
        qtbot.mouseMove(view, MIDDLE + QPoint(40, 0))
    qtbot.mouseRelease(view, left, pos=MIDDLE)


@pytest.mark.parametrize("width", [1, 2, 3, 63, 64])
def test_raw_rows_of_any_width_become_pictures(width: int) -> None:
    """Rows are not padded, whatever Qt would like."""
    body = bytes(range(256))[: width * 3] * 2
    image = image_of(width, 2, body)
    assert image.pixelColor(width - 1, 1).red() == body[(width - 1) * 3]
    assert image_of(width, 3, body).isNull()


def test_scaling_meets_the_size_exactly() -> None:
    """Small previews grow smoothly, large pictures shrink, both to the pixel."""
    image = QImage(16, 16, QImage.Format.Format_RGB888)
    image.fill(QColor("red"))
    assert scaled_smoothly(image, QSize(333, 334)).size() == QSize(333, 334)
    assert scaled_smoothly(image.scaled(4096, 4096), QSize(100, 100)).size() == QSize(100, 100)
    assert reduced(image, 256) is image


def _turn(view: PictureView, at: QPointF, angle: int) -> None:
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, angle), none, _no_keys(),
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def _place(view: PictureView, at: QPointF) -> QPointF:
    """Which place of the picture lies at `at`, 0…1."""
    seen = view.picture_rect()
    return QPointF((at.x() - seen.x()) / seen.width(), (at.y() - seen.y()) / seen.height())


def test_what_is_dragged_out_is_the_file(
    view: PictureView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other programs get the saved file as it is, not a copy of its pixels."""
    dragged: list[QMimeData] = []

    class Drag(QDrag):
        def exec(self, *_actions: object) -> Qt.DropAction:
            dragged.append(self.mimeData())
            return Qt.DropAction.CopyAction

    monkeypatch.setattr(hand_out, "QDrag", Drag)
    hand_out.start_drag(view, "/絵/海 と山.png", view.picture)
    assert [url.toLocalFile() for url in dragged[0].urls()] == ["/絵/海 と山.png"]
    assert not dragged[0].hasImage()
