"""The room around the mask's canvas: its bar, its menus, and what it tells the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdjp.base.language import set_language
from sdjp.contract.errors import StorageError
from sdjp.ui.controls import file_dialogs
from sdjp.ui.look.theme import apply_theme
from sdjp.ui.masking.edges import NOWHERE
from sdjp.ui.masking.room import MaskRoom
from sdjp.ui.masking.tiles import cut
from tests.gui.by_keyboard import nameless, unreached

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(qtbot: QtBot) -> MaskRoom:
    """A room as large as the canvas of a small window, with a picture that is partly clear."""
    made = MaskRoom()
    qtbot.addWidget(made)
    made.resize(504, 700)
    made.show()
    picture = QImage(640, 480, QImage.Format.Format_ARGB32)
    picture.fill(QColor(70, 90, 110))
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillRect(100, 50, 20, 10, Qt.GlobalColor.transparent)
    painter.end()
    made.set_picture(picture)
    qtbot.waitExposed(made)
    return made


def painted_pixels(room: MaskRoom) -> int:
    """How many of the mask are 255."""
    mask = room.painted_mask()
    return cut(mask, mask.rect()).count(255)


def dab(room: MaskRoom) -> None:
    """One click into the middle of the picture."""
    QTest.mouseClick(room.canvas, LEFT, pos=room.canvas.rect().center())


def settled(room: MaskRoom, qtbot: QtBot) -> None:
    """Wait until nothing is being worked at."""
    qtbot.waitUntil(lambda: not room.bench.work.is_busy)


def test_what_others_need_to_know(room: MaskRoom, qtbot: QtBot) -> None:
    """A dab is told, the mask is as large as the picture, and Done asks to be closed."""
    assert room.is_empty
    assert room.painted_mask().size() == room.canvas.picture.size()
    assert room.feather_px == 8
    with qtbot.waitSignal(room.changed):
        dab(room)
    assert not room.is_empty
    assert room.painted_mask().format() == QImage.Format.Format_Grayscale8
    with qtbot.waitSignal(room.close_wanted):
        room.done.click()


def test_a_mask_goes_out_and_comes_in_again(room: MaskRoom) -> None:
    """Restored byte by byte on the same picture, and gone with another one."""
    dab(room)
    kept, picture = room.painted_mask(), QImage(room.canvas.picture)
    room.set_picture(picture)
    assert room.is_empty
    assert not room.sheet.can_undo
    room.set_mask(kept)
    room.set_feather_px(30)
    assert room.painted_mask() == kept
    assert room.feather_px == 30
    room.bench.undo()
    assert room.is_empty


def test_the_mask_is_finished_before_it_is_handed_out(room: MaskRoom) -> None:
    """Who asks for it at once after growing gets the grown one."""
    room.easel.choose_size(60)
    dab(room)
    before = painted_pixels(room)
    room.bar.grow.click()
    assert painted_pixels(room) > before


def test_what_is_done_at_once_is_told_as_done(room: MaskRoom, qtbot: QtBot) -> None:
    """Whoever listens hears last of an idle room, or the mask would not be kept by itself."""
    dab(room)
    heard: list[bool] = []
    room.changed.connect(lambda: heard.append(room.is_busy))
    for act in (room.bench.invert, room.bench.undo, room.bench.redo):
        heard.clear()
        act()
        settled(room, qtbot)
        assert heard[-1] is False


def test_buttons_do_what_they_say(room: MaskRoom, qtbot: QtBot) -> None:
    """Grow and shrink by the number beside them, invert, undo, redo, clear."""
    bar, whole = room.bar, 640 * 480
    assert not bar.undo.isEnabled()
    assert not bar.clear.isEnabled()
    dab(room)
    once = painted_pixels(room)
    bar.by.setValue(20)
    assert "20" in bar.grow.toolTip()
    bar.grow.click()
    settled(room, qtbot)
    assert painted_pixels(room) > once
    bar.shrink.click()
    settled(room, qtbot)
    assert painted_pixels(room) == pytest.approx(once, rel=0.05)
    again = painted_pixels(room)
    bar.invert.click()
    settled(room, qtbot)
    assert painted_pixels(room) == whole - again
    bar.clear.click()
    settled(room, qtbot)
    assert room.is_empty
    bar.undo.click()
    settled(room, qtbot)
    assert painted_pixels(room) == whole - again
    assert bar.redo.isEnabled()
    bar.redo.click()
    assert room.is_empty


def test_bar_and_canvas_follow_each_other(room: MaskRoom, qtbot: QtBot) -> None:
    """A key on the canvas moves the bar, a click on the bar changes the canvas."""
    room.canvas.setFocus()
    QTest.keyClick(room.canvas, Qt.Key.Key_E)
    assert room.bar.tools["eraser"].isChecked()
    room.bar.tools["rectangle"].click()
    assert room.canvas.rectangle is not None
    QTest.keyClick(room.canvas, Qt.Key.Key_BracketRight)
    assert room.bar.thickness.box.value() == room.easel.brush_px
    room.bar.thickness.box.setValue(123)
    assert room.easel.brush_px == 123
    room.bar.thickness.slider.setValue(100)
    assert room.easel.brush_px == 1000
    room.bar.feather.box.setValue(200)
    assert room.feather_px == 200
    assert room.bar.feather.slider.value() == 100
    room.bar.shown.click()
    assert not room.easel.shows_mask


def test_hints_go_with_the_tool(room: MaskRoom) -> None:
    """One sentence for a beginner, first of all what to do."""
    assert room.hint.text() == "変えたいところを塗ってください。"
    said = set()
    for button in room.bar.tools.values():
        button.click()
        said.add(room.hint.text())
        assert room.canvas.accessibleDescription() == room.hint.text()
    assert len(said) == 5
    set_language("en")
    QApplication.sendEvent(room, _language_change())
    assert room.hint.text() == "Draw a ring with the brush, then click inside of it."


def _language_change() -> object:
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.LanguageChange)


def test_the_picture_is_extended_by_the_menu(room: MaskRoom, qtbot: QtBot) -> None:
    """To one side, to a ratio, and back; told, and said with the new size."""
    menu = room.bar.extend_menu
    with qtbot.waitSignal(room.changed):
        menu.sides["left"].trigger()
    assert room.extend == (160, 0, 0, 0)
    assert "800×480" in room.hint.text()
    menu.aboutToShow.emit()
    menu.ratios["1:1"].trigger()
    assert room.extend == (0, 80, 0, 80)
    assert not menu.ratios["4:3"].isEnabled()
    assert menu.ratios["16:9"].isEnabled()
    menu.back.trigger()
    assert room.extend == NOWHERE
    room.set_extend((8, 16, 24, 32))
    assert room.extend == (8, 16, 24, 32)
    room.set_picture(QImage(room.canvas.picture))
    assert room.extend == NOWHERE


def test_transparency_is_painted_by_the_menu(room: MaskRoom, qtbot: QtBot) -> None:
    """Where the picture has any; else the menu does not offer it."""
    room.bar.from_alpha.trigger()
    settled(room, qtbot)
    mask = room.painted_mask()
    assert painted_pixels(room) == 200
    assert cut(mask, QRect(QPoint(100, 50), QPoint(119, 59))) == b"\xff" * 200
    opaque = QImage(64, 64, QImage.Format.Format_RGB888)
    opaque.fill(QColor("white"))
    room.set_picture(opaque)
    assert not room.bar.from_alpha.isEnabled()


def test_masks_are_saved_by_the_menu(
    room: MaskRoom, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was painted lies in the file; where it cannot be written, that is told."""
    path = tmp_path / "犬.png"
    monkeypatch.setattr(file_dialogs, "asked", lambda _: [str(path)])
    dab(room)
    room.bar.save.trigger()
    settled(room, qtbot)
    saved = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
    assert saved == room.painted_mask()
    path = tmp_path / "犬.png" / "x.png"
    with qtbot.waitSignal(room.failed) as failed:
        room.bar.save.trigger()
    assert isinstance(failed.args[0], StorageError)


def test_the_room_is_usable_without_a_mouse(room: MaskRoom) -> None:
    """Tab meets all of it, and all of it has a name."""
    dab(room)
    assert nameless(room) == []
    assert unreached(room) == []


def test_the_bar_fits_a_small_window(room: MaskRoom) -> None:
    """At the width that the canvas has at 1280 × 800 the picture gets most of the height."""
    assert room.minimumSizeHint().width() <= 504
    assert room.canvas.height() >= 450
    for button in room.bar.tools.values():
        assert button.height() >= button.sizeHint().height()


@pytest.fixture
def _themed(qapp: QApplication) -> Iterator[None]:
    """Sizes as in the window."""
    apply_theme(qapp, "light")
    yield
    qapp.setStyleSheet("")


@pytest.mark.usefixtures("_themed")
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_name_in_the_bar_is_cut(room: MaskRoom, qtbot: QtBot, language: str) -> None:
    """A narrow bar has three rows, its picture most of the room; a wide one says all names."""
    set_language(language)
    QApplication.sendEvent(room, _language_change())
    bar = room.bar
    buttons = (*bar.tools.values(), bar.invert, bar.clear, bar.extend)
    for size in ((456, 590), (700, 590), (1000, 800), (456, 590)):
        room.resize(*size)
        qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in buttons))
        qtbot.waitUntil(lambda: room.canvas.height() >= 0.65 * room.height())
        assert len({each.mapTo(bar, QPoint()).y() for each in buttons}) <= 3
        for each in buttons:
            assert each.toolTip()
        is_wide = size[0] == 1000
        said = [each.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly for each in buttons]
        assert all(said) if is_wide else not all(said)
    apply_theme(QApplication.instance(), "light", 1.5)
    qtbot.wait(100)
    grown = bar.layout().heightForWidth(bar.width())
    bar._name_only(())
    assert grown == bar.layout().heightForWidth(bar.width())
