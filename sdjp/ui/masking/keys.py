"""The keys of the mask's canvas, while it has the focus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from sdjp.base.language import translate

if TYPE_CHECKING:
    from sdjp.ui.masking.canvas import MaskCanvas

Action = Callable[["MaskCanvas"], object]

STEP_PX, FINE_STEP_PX = 8, 1

_Key, _Keys = Qt.Key, Qt.KeyboardModifier

TOOL_KEYS = {
    _Key.Key_B: "brush",
    _Key.Key_E: "eraser",
    _Key.Key_R: "rectangle",
    _Key.Key_L: "lasso",
    _Key.Key_G: "fill",
}

_ARROWS = {
    _Key.Key_Left: QPoint(-1, 0),
    _Key.Key_Right: QPoint(1, 0),
    _Key.Key_Up: QPoint(0, -1),
    _Key.Key_Down: QPoint(0, 1),
}

_PLAIN: dict[int, Action] = {
    _Key.Key_BracketLeft: lambda canvas: canvas.resize_brush(-1),
    _Key.Key_BracketRight: lambda canvas: canvas.resize_brush(1),
    _Key.Key_I: lambda canvas: canvas.bench.invert(),
    _Key.Key_Space: lambda canvas: canvas.hold_space(True),
}

_WITH_CTRL: dict[int, Action] = {
    _Key.Key_Z: lambda canvas: canvas.bench.undo(),
    _Key.Key_Y: lambda canvas: canvas.bench.redo(),
}


def action_of(canvas: MaskCanvas, event: QKeyEvent) -> Action | None:
    """What a key means here just now; None where it is not for the canvas."""
    key, held = event.key(), event.modifiers() & ~_Keys.KeypadModifier
    if held == _Keys.ControlModifier | _Keys.ShiftModifier and key == _Key.Key_Z:
        return _WITH_CTRL[_Key.Key_Y]
    if canvas.rectangle is not None and (found := _with_rectangle(canvas, key, held)) is not None:
        return found
    if held == _Keys.ControlModifier:
        return _WITH_CTRL.get(key)
    if held != _Keys.NoModifier:
        return None
    if key == _Key.Key_Escape and canvas.is_at_work:
        return lambda canvas: canvas.abandon()
    if key in TOOL_KEYS:
        return lambda canvas: canvas.easel.choose_tool(TOOL_KEYS[_Key(key)])
    return _PLAIN.get(key)


def _with_rectangle(canvas: MaskCanvas, key: int, held: Qt.KeyboardModifier) -> Action | None:
    is_there = canvas.rectangle is not None and not canvas.rectangle.shape.isEmpty()
    if held == _Keys.NoModifier and is_there:
        if key in (_Key.Key_Return, _Key.Key_Enter):
            return partial(_apply, takes_away=False)
        if key in (_Key.Key_Delete, _Key.Key_Backspace):
            return partial(_apply, takes_away=True)
    if key not in _ARROWS or held & ~(_Keys.ShiftModifier | _Keys.ControlModifier):
        return None
    step_px = FINE_STEP_PX if held & _Keys.ControlModifier else STEP_PX
    resizes = bool(held & _Keys.ShiftModifier)
    return partial(_nudge, by=_ARROWS[_Key(key)] * step_px, resizes=resizes)


def _nudge(canvas: MaskCanvas, by: QPoint, *, resizes: bool) -> None:
    rectangle = canvas.rectangle
    if rectangle is None:
        return
    if rectangle.shape.isEmpty():
        _begin(canvas)
    else:
        rectangle.nudge(by, resizes=resizes)
    canvas.move_marks()
    shape = rectangle.shape.toRect()
    canvas.said.emit(
        translate("mask", "Rectangle: {x}, {y}, {width} × {height} px. Enter paints it.").format(
            x=shape.x(), y=shape.y(), width=shape.width(), height=shape.height()
        )
    )


def _begin(canvas: MaskCanvas) -> None:
    """A rectangle in the middle of what is seen of the picture."""
    lie, rectangle = canvas.lie, canvas.rectangle
    whole = QRectF(canvas.picture.rect())
    seen = lie.to_window(whole) & QRectF(canvas.rect())
    if rectangle is None or seen.isEmpty():
        return
    side = max(STEP_PX, round(min(seen.width(), seen.height()) / lie.scale / 4))
    shape = QRectF(0, 0, side, side)
    shape.moveCenter(lie.to_picture(seen.center()))
    rectangle.shape = QRectF((shape & whole).toRect())


def _apply(canvas: MaskCanvas, *, takes_away: bool) -> None:
    rectangle = canvas.rectangle
    if rectangle is None or canvas.bench.work.is_busy:
        return
    rectangle.apply(takes_away=takes_away)
    rectangle.abandon()
    canvas.move_marks()
    canvas.said.emit(
        translate("mask", "The rectangle was taken away.")
        if takes_away
        else translate("mask", "The rectangle was painted.")
    )
