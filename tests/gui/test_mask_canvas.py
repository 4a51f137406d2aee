"""Painting a mask by hand: mouse, wheel, pen and keys on a real canvas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdjp.ui.masking.bar import MaskBar
from sdjp.ui.masking.canvas import MaskCanvas
from sdjp.ui.masking.easel import Easel
from sdjp.ui.masking.edges import NOWHERE, RATIOS, SIDES, extended, handle, to_ratio, widened
from sdjp.ui.masking.sheet import MaskSheet
from sdjp.ui.masking.workbench import Workbench

Keys, Button = Qt.KeyboardModifier, Qt.MouseButton
NO_KEYS, SHIFT, CTRL, ALT = (
    Keys.NoModifier,
    Keys.ShiftModifier,
    Keys.ControlModifier,
    Keys.AltModifier,
)
LEFT, RIGHT, MIDDLE, NONE = (
    Button.LeftButton,
    Button.RightButton,
    Button.MiddleButton,
    Button.NoButton,
)


@pytest.fixture
def canvas(qtbot: QtBot) -> MaskCanvas:
    """A canvas of 432 × 332 on a grey picture of 800 × 600, shown at half its size."""
    sheet = MaskSheet()
    made = MaskCanvas(Workbench(sheet), Easel())
    sheet.setParent(made)
    qtbot.addWidget(made)
    made.resize(432, 332)
    picture = QImage(800, 600, QImage.Format.Format_RGB888)
    picture.fill(QColor(90, 90, 90))
    sheet.begin_anew(picture.size())
    made.show_masked(picture)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitExposed(made)
    qtbot.waitUntil(made.hasFocus)
    made.easel.choose_size(40)
    return made


def at(canvas: MaskCanvas, x: float, y: float) -> QPointF:
    """Where a pixel of the picture lies in the canvas."""
    return canvas.lie.to_window(QRectF(x, y, 0, 0)).topLeft()


def send(
    canvas: MaskCanvas, kind: QEvent.Type, where: QPointF, button: Button, held: Button, keys: Keys
) -> None:
    """A mouse event as Qt makes them."""
    there = canvas.mapToGlobal(where)
    QApplication.sendEvent(canvas, QMouseEvent(kind, where, there, button, held, keys))


def drag(
    canvas: MaskCanvas,
    *way: tuple[float, float],
    button: Button = LEFT,
    keys: Keys = NO_KEYS,
    lets_go: bool = True,
) -> None:
    """Press, move and release along these pixels of the picture."""
    places = [at(canvas, *place) for place in way]
    send(canvas, QEvent.Type.MouseButtonPress, places[0], button, button, keys)
    for place in places[1:]:
        send(canvas, QEvent.Type.MouseMove, place, NONE, button, keys)
    if lets_go:
        send(canvas, QEvent.Type.MouseButtonRelease, places[-1], button, NONE, keys)


def grey(canvas: MaskCanvas, x: int, y: int) -> int:
    """The mask there."""
    return canvas.bench.sheet.image.pixelColor(x, y).red()


def painted_area(canvas: MaskCanvas) -> QRect:
    """The rectangle around everything painted."""
    image = canvas.bench.sheet.image
    rows = [bytes(image.constScanLine(y))[: image.width()] for y in range(image.height())]
    set_rows = [y for y, row in enumerate(rows) if 255 in row]
    if not set_rows:
        return QRect()
    left = min(rows[y].find(255) for y in set_rows)
    right = max(rows[y].rfind(255) for y in set_rows)
    return QRect(QPoint(left, set_rows[0]), QPoint(right, set_rows[-1]))


def turn(canvas: MaskCanvas, angle: int, keys: Keys = NO_KEYS) -> None:
    """The wheel, over the middle."""
    where = QPointF(canvas.rect().center())
    event = QWheelEvent(
        where, canvas.mapToGlobal(where), QPoint(), QPoint(0, angle), NONE, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def pen(
    canvas: MaskCanvas,
    kind: QEvent.Type,
    where: QPointF,
    pressure: float,
    *,
    eraser=False,
    button=LEFT,
    tells=QInputDevice.Capability.Pressure,
):
    """A pen's event; `tells` is what the pen can tell."""
    tip = QPointingDevice.PointerType.Eraser if eraser else QPointingDevice.PointerType.Pen
    device = QPointingDevice(
        "pen", 7, QInputDevice.DeviceType.Stylus, tip, tells, 1, 3,
        "", QPointingDeviceUniqueId(), canvas,
    )  # fmt: skip
    is_press = kind == QEvent.Type.TabletPress
    held = NONE if kind == QEvent.Type.TabletRelease else button
    event = QTabletEvent(
        kind, device, where, canvas.mapToGlobal(where), pressure, 0, 0, 0, 0, 0, NO_KEYS,
        button if is_press or held == NONE else NONE, held,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)
    assert event.isAccepted()  # else Qt would make a mouse event of it


def test_the_brush_paints_where_it_goes(canvas: MaskCanvas) -> None:
    """A stroke at half size lies where the pointer was, as wide as the brush; one undo."""
    drag(canvas, (100, 100), (500, 100))
    area = painted_area(canvas)
    assert area.left() == pytest.approx(80, abs=2)
    assert area.right() == pytest.approx(520, abs=2)
    assert area.height() == pytest.approx(40, abs=2)
    QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
    assert canvas.bench.sheet.is_empty
    QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL | SHIFT)
    assert painted_area(canvas) == area
    QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(canvas, Qt.Key.Key_Y, CTRL)
    assert painted_area(canvas) == area


def test_strokes_lie_right_when_zoomed_and_moved(canvas: MaskCanvas) -> None:
    """Four times enlarged and panned, the pixel under the pointer is the one that is painted."""
    canvas.zoom_by(8)
    drag(canvas, (420, 310), (400, 300), button=MIDDLE)
    canvas.easel.choose_size(6)
    drag(canvas, (410, 305), (410, 305))
    assert (painted_area(canvas).center() - QPoint(410, 305)).manhattanLength() <= 1
    drag(canvas, (390, 290), (395, 290))
    assert grey(canvas, 393, 290) == 255


@pytest.mark.parametrize("way", ["eraser", "right button", "alt"])
def test_paint_is_taken_away(canvas: MaskCanvas, way: str) -> None:
    """By the eraser, the right button, or with Alt."""
    drag(canvas, (100, 100), (500, 100))
    if way == "eraser":
        QTest.keyClick(canvas, Qt.Key.Key_E)
    button = RIGHT if way == "right button" else LEFT
    drag(canvas, (200, 60), (200, 140), button=button, keys=ALT if way == "alt" else NO_KEYS)
    assert grey(canvas, 200, 100) == 0
    assert grey(canvas, 300, 100) == 255


def test_shift_and_a_click_go_on_from_the_last_stroke(canvas: MaskCanvas) -> None:
    """As in other painting programs: a straight line from where one was."""
    drag(canvas, (100, 100), (100, 100))
    drag(canvas, (300, 260), (300, 260), keys=SHIFT)
    assert grey(canvas, 200, 180) == 255
    assert grey(canvas, 200, 100) == 0


def test_shift_draws_straight_lines(canvas: MaskCanvas) -> None:
    """A wavering way becomes level; until it is released it is only shown."""
    drag(canvas, (100, 300), (200, 340), (300, 280), (400, 306), keys=SHIFT, lets_go=False)
    assert canvas.bench.sheet.is_empty
    assert not canvas.tool.outline().isEmpty()
    send(canvas, QEvent.Type.MouseButtonRelease, at(canvas, 400, 306), LEFT, NONE, SHIFT)
    area = painted_area(canvas)
    assert area.height() == pytest.approx(40, abs=2)
    assert area.center().y() == pytest.approx(300, abs=2)


@pytest.mark.parametrize("tool", ["brush", "rectangle", "lasso"])
def test_escape_abandons_what_was_begun(canvas: MaskCanvas, tool: str) -> None:
    """Nothing of it stays, not even in the past; what follows before the release does nothing."""
    canvas.easel.choose_tool(tool)
    drag(canvas, (100, 100), (300, 110), (300, 300), lets_go=False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    send(canvas, QEvent.Type.MouseMove, at(canvas, 100, 300), NONE, LEFT, NO_KEYS)
    send(canvas, QEvent.Type.MouseButtonRelease, at(canvas, 100, 300), LEFT, NONE, NO_KEYS)
    assert canvas.bench.sheet.is_empty
    assert not canvas.bench.sheet.can_undo
    drag(canvas, (100, 100), (300, 110), (300, 300))
    assert not canvas.bench.sheet.is_empty


def test_undo_in_the_middle_of_a_stroke_takes_it_back(canvas: MaskCanvas) -> None:
    """A straight line as well as a free one; the next stroke is an ordinary one."""
    for keys in (NO_KEYS, SHIFT):
        drag(canvas, (100, 100), (300, 300), keys=keys, lets_go=False)
        QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
        send(canvas, QEvent.Type.MouseButtonRelease, at(canvas, 300, 300), LEFT, NONE, keys)
        assert canvas.bench.sheet.is_empty
    drag(canvas, (500, 100), (700, 100), (700, 300))
    assert grey(canvas, 600, 100) == 255
    assert grey(canvas, 600, 200) == 0


def test_nothing_is_painted_while_the_mask_is_worked_at(canvas: MaskCanvas) -> None:
    """As it would be lost when the work is done; Esc calls the work off."""
    drag(canvas, (400, 300))
    before = painted_area(canvas)
    canvas.bench.work.ask(endless())
    drag(canvas, (100, 100))
    canvas.easel.choose_tool("rectangle")
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert painted_area(canvas) == before
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.bench.work.is_busy
    drag(canvas, (100, 100), (200, 200))
    assert painted_area(canvas) != before


def endless() -> Iterator[None]:
    """A work without an end."""
    while True:
        yield


def test_escape_is_left_to_the_window_where_nothing_was_begun(canvas: MaskCanvas) -> None:
    """So that it can still stop a drawing."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NO_KEYS)
    QApplication.sendEvent(canvas, event)
    assert not event.isAccepted()


def test_the_rectangle_is_exact_and_shift_makes_it_square(canvas: MaskCanvas) -> None:
    """From pixel to pixel; with Shift the longer side counts."""
    canvas.easel.choose_tool("rectangle")
    drag(canvas, (100, 100), (300, 200))
    assert painted_area(canvas) == QRect(100, 100, 200, 100)
    canvas.bench.clear()
    drag(canvas, (300, 300), (200, 260), keys=SHIFT)
    assert painted_area(canvas) == QRect(200, 200, 100, 100)
    drag(canvas, (240, 240), (260, 260), button=RIGHT)
    assert grey(canvas, 250, 250) == 0
    assert grey(canvas, 230, 230) == 255


def test_a_rectangle_by_keys_alone(canvas: MaskCanvas, qtbot: QtBot) -> None:
    """Arrows bring it, move it, Shift resizes it, Enter paints it, and all of it is said."""
    QTest.keyClick(canvas, Qt.Key.Key_R)
    with qtbot.waitSignal(canvas.said) as said:
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert "150×150" in said.args[0].replace(" ", "")
    began = canvas.rectangle.shape.toRect()
    assert began.center().x() == pytest.approx(400, abs=2)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Left, CTRL)
    wanted = QRect(began.x() + 7, began.y() - 8, began.width(), began.height() + 8)
    assert canvas.bench.sheet.is_empty
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert painted_area(canvas) == wanted
    for _ in range(200):
        QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Enter)
    assert painted_area(canvas).left() == 0
    for _ in range(200):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert grey(canvas, 799, 300) == 0


def test_the_lasso_paints_what_was_drawn_around(canvas: MaskCanvas) -> None:
    """Its way is closed by itself."""
    QTest.keyClick(canvas, Qt.Key.Key_L)
    drag(canvas, (100, 100), (300, 100), (300, 300))
    assert grey(canvas, 280, 120) == 255
    assert grey(canvas, 120, 280) == 0


def test_the_bucket_fills_a_ring(canvas: MaskCanvas, qtbot: QtBot) -> None:
    """Inside only; with the right button a painted area goes away."""
    drag(canvas, (200, 200), (400, 200), (400, 400), (200, 400), (200, 200))
    QTest.keyClick(canvas, Qt.Key.Key_G)
    drag(canvas, (300, 300))
    qtbot.waitUntil(lambda: not canvas.bench.work.is_busy)
    assert grey(canvas, 300, 300) == 255
    assert grey(canvas, 100, 300) == 0
    drag(canvas, (200, 200), button=RIGHT)
    qtbot.waitUntil(lambda: not canvas.bench.work.is_busy)
    assert canvas.bench.sheet.is_empty


def test_keys_choose_tools_and_invert(canvas: MaskCanvas, qtbot: QtBot) -> None:
    """B, E, R, L, G, and I; with Ctrl they are the window's."""
    for key, tool in zip("EBRLG", ("eraser", "brush", "rectangle", "lasso", "fill"), strict=True):
        QTest.keyClick(canvas, key)
        assert canvas.easel.tool == tool
    QTest.keyClick(canvas, "B", CTRL)
    assert canvas.easel.tool == "fill"
    QTest.keyClick(canvas, "I")
    qtbot.waitUntil(lambda: not canvas.bench.work.is_busy)
    assert painted_area(canvas) == QRect(0, 0, 800, 600)


def test_keys_that_mean_something_here_come_before_the_windows(canvas: MaskCanvas) -> None:
    """They are claimed from shortcuts, others are not."""

    def is_claimed(key: Qt.Key, keys: Keys = NO_KEYS) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, keys)
        event.ignore()
        QApplication.sendEvent(canvas, event)
        return event.isAccepted()

    assert is_claimed(Qt.Key.Key_B)
    assert is_claimed(Qt.Key.Key_Z, CTRL)
    assert not is_claimed(Qt.Key.Key_Return, CTRL)
    assert not is_claimed(Qt.Key.Key_Return)
    assert not is_claimed(Qt.Key.Key_Left)


def test_the_wheel_zooms_and_with_ctrl_sizes_the_brush(canvas: MaskCanvas) -> None:
    """As the brackets do."""
    zoom, size = canvas.zoom, canvas.easel.brush_px
    turn(canvas, 120)
    assert canvas.zoom == pytest.approx(zoom * 1.25)
    assert canvas.easel.brush_px == size
    turn(canvas, 120, CTRL)
    assert canvas.easel.brush_px > size
    turn(canvas, -120, CTRL)
    assert canvas.zoom == pytest.approx(zoom * 1.25)
    before = canvas.easel.brush_px
    QTest.keyClick(canvas, Qt.Key.Key_BracketRight)
    assert canvas.easel.brush_px > before
    for _ in range(40):
        QTest.keyClick(canvas, Qt.Key.Key_BracketLeft)
    assert canvas.easel.brush_px == 1


@pytest.mark.parametrize("by", ["space", "middle"])
def test_panning_paints_nothing(canvas: MaskCanvas, by: str) -> None:
    """Space or the middle button move the picture; afterwards the brush paints again."""
    canvas.zoom_by(8)
    before = canvas.lie.origin
    if by == "space":
        QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, (400, 300), (390, 290), button=LEFT if by == "space" else MIDDLE)
    if by == "space":
        QTest.keyRelease(canvas, Qt.Key.Key_Space)
    moved = canvas.lie.origin - before
    assert moved.x() == pytest.approx(-10 * canvas.lie.scale, abs=2)
    assert canvas.bench.sheet.is_empty
    drag(canvas, (400, 300))
    assert grey(canvas, 400, 300) == 255


def test_a_pen_paints_the_wider_the_more_it_is_pressed(canvas: MaskCanvas) -> None:
    """And its other end rubs out."""
    canvas.easel.choose_size(100)
    kinds = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletMove)
    for kind, x, pressure in zip(kinds, (100, 300, 500), (0.2, 0.5, 1.0), strict=True):
        pen(canvas, kind, at(canvas, x, 300), pressure)
    pen(canvas, QEvent.Type.TabletRelease, at(canvas, 500, 300), 0)

    def height(x: int) -> int:
        return sum(grey(canvas, x, y) == 255 for y in range(600))

    assert height(110) == pytest.approx(22, abs=4)
    assert height(300) == pytest.approx(50, abs=4)
    assert height(500) == pytest.approx(100, abs=4)
    assert len([x for x in range(100, 500) if height(x) < 15]) == 0
    pen(canvas, QEvent.Type.TabletPress, at(canvas, 300, 300), 1.0, eraser=True)
    pen(canvas, QEvent.Type.TabletRelease, at(canvas, 300, 300), 0, eraser=True)
    assert grey(canvas, 300, 300) == 0
    canvas.bench.undo()
    canvas.bench.undo()
    assert canvas.bench.sheet.is_empty


def test_the_pressure_of_a_pen_can_be_left_out(canvas: MaskCanvas, qtbot: QtBot) -> None:
    """A lightly pressed pen then paints as wide as the brush is, also at its release."""
    bar = MaskBar(canvas.bench, canvas.easel)
    qtbot.addWidget(bar)
    assert bar.pressure.isChecked()
    assert "筆圧" in bar.pressure.accessibleName()
    bar.pressure.click()
    canvas.easel.choose_size(100)
    pen(canvas, QEvent.Type.TabletPress, at(canvas, 300, 300), 0.2)
    pen(canvas, QEvent.Type.TabletRelease, at(canvas, 300, 300), 0)
    assert sum(grey(canvas, 300, y) == 255 for y in range(600)) == pytest.approx(100, abs=4)
    bar.pressure.click()
    assert canvas.easel.feels_pressure


def test_a_pen_that_tells_no_pressure_paints_in_full(canvas: MaskCanvas) -> None:
    """Some tablets only say where the pen is, and a pressure of nothing."""
    canvas.easel.choose_size(100)
    where, tells = at(canvas, 300, 300), QInputDevice.Capability.Position
    pen(canvas, QEvent.Type.TabletPress, where, 0, tells=tells)
    pen(canvas, QEvent.Type.TabletRelease, where, 0, tells=tells)
    assert sum(grey(canvas, 300, y) == 255 for y in range(600)) == pytest.approx(100, abs=4)


class Painted(QObject):
    """Notes what is drawn anew."""

    def __init__(self, canvas: MaskCanvas) -> None:
        super().__init__(canvas)
        self.area = QRect()
        canvas.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.area |= event.rect()
        return False


def test_a_pens_barrel_button_takes_away(canvas: MaskCanvas) -> None:
    """As the mouse's right button does."""
    canvas.bench.invert()
    canvas.bench.work.finish()
    where = at(canvas, 300, 300)
    assert canvas.bench.sheet.image.pixelColor(300, 300).value() == 255
    pen(canvas, QEvent.Type.TabletPress, where, 1.0, button=RIGHT)
    pen(canvas, QEvent.Type.TabletRelease, where, 0, button=RIGHT)
    assert canvas.bench.sheet.image.pixelColor(300, 300).value() == 0


def test_only_what_changed_is_drawn_anew(canvas: MaskCanvas, qtbot: QtBot) -> None:
    """A short move repaints a small part of the canvas, with all of what changed in it."""
    drag(canvas, (200, 200), (210, 200), lets_go=False)
    qtbot.wait(50)
    painted = Painted(canvas)
    send(canvas, QEvent.Type.MouseMove, at(canvas, 230, 205), NONE, LEFT, NO_KEYS)
    qtbot.waitUntil(lambda: not painted.area.isEmpty())
    changed = canvas.lie.to_window(QRectF(210, 180, 40, 45)).toRect()
    assert painted.area.contains(changed)
    assert painted.area.width() * painted.area.height() < canvas.width() * canvas.height() / 8
    send(canvas, QEvent.Type.MouseButtonRelease, at(canvas, 230, 205), LEFT, NONE, NO_KEYS)


@pytest.mark.parametrize("ground", [QColor("white"), QColor("black"), QColor("#c14e37")])
def test_the_tint_is_seen_on_every_ground(canvas: MaskCanvas, ground: QColor) -> None:
    """On white, black and its own red, in lightness too, so that no colour sense is needed."""
    picture = QImage(800, 600, QImage.Format.Format_RGB888)
    picture.fill(ground)
    canvas.show_masked(picture)
    canvas.easel.choose_tool("rectangle")
    drag(canvas, (200, 200), (600, 400))
    shown = canvas.grab(canvas.lie.to_window(QRectF(300, 250, 200, 100)).toRect()).toImage()
    greys = [
        shown.pixelColor(x, y).lightnessF()
        for x in range(shown.width())
        for y in range(shown.height())
    ]
    assert max(abs(lightness - ground.lightnessF()) for lightness in greys) > 0.08
    canvas.easel.show_mask(False)
    shown = canvas.grab(canvas.lie.to_window(QRectF(300, 250, 200, 100)).toRect()).toImage()
    assert shown.pixelColor(20, 20) == ground


def test_the_soft_edge_is_shown_outside_and_only_shown(canvas: MaskCanvas) -> None:
    """It fades outwards within its reach, and the mask itself stays hard."""
    canvas.easel.choose_tool("rectangle")
    canvas.easel.choose_feather(60)
    drag(canvas, (300, 200), (500, 400))
    shown = canvas.grab().toImage()

    def redness(x: float) -> int:
        where = at(canvas, x, 300).toPoint()
        found = shown.pixelColor(where)
        return found.red() - found.blue()

    assert redness(505) > redness(530) > redness(590) == 0
    assert painted_area(canvas) == QRect(300, 200, 200, 200)


# Edges


def pull(canvas: MaskCanvas, side: str, by: QPointF, *, lets_go: bool = True) -> None:
    """Drag a handle."""
    start = QPointF(handle(side, canvas.paper, canvas.rect()).center())
    send(canvas, QEvent.Type.MouseMove, start, NONE, NONE, NO_KEYS)
    assert canvas.held_side == side
    send(canvas, QEvent.Type.MouseButtonPress, start, LEFT, LEFT, NO_KEYS)
    send(canvas, QEvent.Type.MouseMove, start + by, NONE, LEFT, NO_KEYS)
    if lets_go:
        send(canvas, QEvent.Type.MouseButtonRelease, start + by, LEFT, NONE, NO_KEYS)


@pytest.mark.parametrize("side", SIDES)
def test_edges_are_dragged_outwards(canvas: MaskCanvas, side: str) -> None:
    """By 63 pixels of the screen at half size: 128, a multiple of 8; painting stays right."""
    by = {"left": (-63, 9), "right": (63, 9), "top": (9, -63), "bottom": (9, 63)}[side]
    pull(canvas, side, QPointF(*by))
    wanted = [128 if name == side else 0 for name in SIDES]
    assert canvas.easel.extend == tuple(wanted)
    assert canvas.bench.sheet.is_empty
    drag(canvas, (400, 300))
    assert painted_area(canvas).center().x() == pytest.approx(400, abs=2)
    assert painted_area(canvas).center().y() == pytest.approx(300, abs=2)


def test_edges_do_not_go_inwards_and_escape_lets_go(canvas: MaskCanvas) -> None:
    """A picture is never cut; Esc gives the edge back; a double click takes it back, too."""
    pull(canvas, "right", QPointF(-50, 0))
    assert canvas.easel.extend == NOWHERE
    pull(canvas, "right", QPointF(40, 0), lets_go=False)
    assert canvas.easel.extend[2] == 80
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.easel.extend == NOWHERE
    pull(canvas, "bottom", QPointF(0, 40))
    middle = QPointF(handle("bottom", canvas.paper, canvas.rect()).center())
    send(canvas, QEvent.Type.MouseButtonDblClick, middle, LEFT, LEFT, NO_KEYS)
    assert canvas.easel.extend == NOWHERE


@pytest.mark.parametrize("size", [(512, 512), (1920, 1080), (333, 777), (4096, 64)])
@pytest.mark.parametrize("ratio", RATIOS)
def test_ratios_are_met_by_adding_the_least(size: tuple[int, int], ratio: str) -> None:
    """Only two opposite sides grow, evenly, in steps of 8 pixels."""
    picture = QImage(*size, QImage.Format.Format_Mono).size()
    extend = to_ratio(picture, RATIOS[ratio])
    whole = extended(picture, extend)
    assert all(pixels % 8 == 0 for pixels in extend)
    assert not (extend[0] or extend[2]) or not (extend[1] or extend[3])
    assert abs(extend[0] - extend[2]) <= 8
    assert abs(extend[1] - extend[3]) <= 8
    if max(extend) < 2000:
        off = abs(whole.width() - whole.height() * RATIOS[ratio])
        assert off <= 4 * max(1, RATIOS[ratio]) + 1


def test_a_preset_adds_a_fourth() -> None:
    """Again and again, up to the most there can be."""
    size = QImage(640, 400, QImage.Format.Format_Mono).size()
    assert widened(NOWHERE, "left", size) == (160, 0, 0, 0)
    assert widened((160, 0, 0, 0), "left", size) == (320, 0, 0, 0)
    assert widened((0, 4090, 0, 0), "top", size) == (0, 4096, 0, 0)
