"""Where a mask is painted: what mouse, wheel, pen and keys do to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QImage,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from sdjp.ui.masking import keys
from sdjp.ui.masking.easel import Easel
from sdjp.ui.masking.edges import SIDES, Pull, handle_at, with_side
from sdjp.ui.masking.sight import MaskSight
from sdjp.ui.masking.strokes import next_size
from sdjp.ui.masking.tools import Rectangle, Touch
from sdjp.ui.masking.workbench import Workbench

_Button, _Keys, _Shape = Qt.MouseButton, Qt.KeyboardModifier, Qt.CursorShape


class MaskCanvas(MaskSight):
    """A picture whose mask is painted.

    The wheel zooms around the pointer, with Ctrl it changes the brush's size; the middle button or
    Space pans. The right button, a pen's barrel button or other end, or Alt takes away instead of
    painting.

    Signals:
        said(str): what can only be seen, in words.
    """

    said = Signal(str)

    def __init__(self, bench: Workbench, easel: Easel, parent: QWidget | None = None) -> None:
        super().__init__(bench, easel, parent)
        self._is_painting = False
        self._takes_away = False
        self._pan_from: QPointF | None = None
        self._space_is_down = False
        self._pull: Pull | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        bench.work.busy_changed.connect(self._show_pointer)
        easel.changed.connect(self._on_easel_changed)
        self._show_pointer()

    @property
    def rectangle(self) -> Rectangle | None:
        """The rectangle, where that is in use."""
        return self.tool if isinstance(self.tool, Rectangle) else None

    @property
    def is_at_work(self) -> bool:
        """Whether something was begun that Esc abandons."""
        is_held = self._is_painting or self._pull is not None
        return is_held or self.bench.work.is_busy or not self.tool.outline().isEmpty()

    def show_masked(self, image: QImage) -> None:
        """Show a picture, for which all tools are new."""
        self.abandon()
        super().show_masked(image)

    def abandon(self) -> None:
        """Leave undone what was begun and is not complete."""
        pull, self._pull = self._pull, None
        self._is_painting = False
        self.tool.abandon()
        self.bench.work.call_off()
        self.move_marks()
        if pull is not None:
            self.easel.choose_extend(pull.before)
            self.update()

    # Mouse and pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to paint, to pan, or to pull at an edge."""
        takes_away = event.button() == _Button.RightButton
        self._press(event, event.button(), takes_away=takes_away)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        self._move(event.position(), self._touch(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it, with the last button."""
        if event.buttons() == _Button.NoButton:
            self._release(self._touch(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick dabs are two dabs; a double click on a handle takes its extension back."""
        side = self._side_at(event.position())
        if side:
            self.easel.choose_extend(with_side(self.easel.extend, side, 0))
        else:
            self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Paint with a pen, the wider the more it is pressed."""
        event.accept()
        if event.type() == QEvent.Type.TabletPress:
            is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            with_barrel = bool((event.button() | event.buttons()) & _Button.RightButton)
            self._press(event, event.button(), takes_away=is_eraser or with_barrel)
        elif event.type() == QEvent.Type.TabletRelease:
            self._release(self._touch(event))
        else:
            self._move(event.position(), self._touch(event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; with Ctrl, change the brush's size."""
        if event.modifiers() & _Keys.ControlModifier:
            self.resize_brush(event.angleDelta().y() / 120)
            event.accept()
        elif not self._is_painting:
            super().wheelEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the circle."""
        self._point_at(event.position())
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the circle away."""
        self._point_at(None)
        super().leaveEvent(event)

    def _press(
        self, event: QMouseEvent | QTabletEvent, button: Qt.MouseButton, *, takes_away: bool
    ) -> None:
        at = event.position()
        self._point_at(at)
        if self._is_painting or self._pull is not None or self._image.isNull():
            return
        side = self._side_at(at)
        if button == _Button.MiddleButton or self._space_is_down:
            self._pan_from = at
        elif side and button == _Button.LeftButton:
            self._pull = Pull(side, at, self.easel.extend, self.lie.scale)
        elif button in (_Button.LeftButton, _Button.RightButton) and not self.bench.work.is_busy:
            with_alt = bool(event.modifiers() & _Keys.AltModifier)
            self._takes_away = takes_away or with_alt or self.easel.tool == "eraser"
            self._is_painting = True
            self.tool.press(self._touch(event))
        self._show_pointer()

    def _move(self, at: QPointF, touch: Touch) -> None:
        if self._pan_from is not None:
            self._offset += at - self._pan_from
            self._pan_from = at
            self._keep_in_sight()
            self.update()
        elif self._pull is not None:
            self.easel.choose_extend(self._pull.extend(at))
        elif self._is_painting:
            self.tool.move(touch)
        self._point_at(at)

    def _release(self, touch: Touch) -> None:
        pull, self._pull = self._pull, None
        if self._pan_from is not None:
            self._pan_from = None
        elif pull is not None:
            self.settle()
        elif self._is_painting:
            self._is_painting = False
            self.tool.release(touch)
        self._show_pointer()

    def _touch(self, event: QMouseEvent | QTabletEvent) -> Touch:
        lie, pressure = self.lie, 1.0
        if isinstance(event, QTabletEvent) and self.easel.feels_pressure:
            pressure = event.pressure() if _tells_pressure(event.device()) else 1.0
        return Touch(
            at=lie.to_picture(event.position()),
            size_px=self.easel.brush_px,
            pressure=pressure,
            takes_away=self._takes_away,
            is_straight=bool(event.modifiers() & _Keys.ShiftModifier),
            scale=lie.scale,
        )

    # Keys

    def event(self, event: QEvent) -> bool:
        """Take the keys that mean something here before the window does."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and keys.action_of(self, event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key means here."""
        action = keys.action_of(self, event)
        if action is None:
            super().keyPressEvent(event)
        else:
            action(self)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the picture with Space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hold_space(False)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget that Space is down, as nobody will tell when it no longer is."""
        self.hold_space(False)
        super().focusOutEvent(event)

    def hold_space(self, is_down: bool) -> None:
        """Pan instead of painting while Space is down."""
        self._space_is_down = is_down
        self._show_pointer()

    def resize_brush(self, steps: float) -> None:
        """Take a brush so many steps larger, or smaller where negative."""
        if steps:
            self.easel.choose_size(next_size(self.easel.brush_px, steps))

    # The pointer

    def _side_at(self, at: QPointF) -> str:
        return handle_at(at.toPoint(), self.paper, self.rect())

    def _point_at(self, at: QPointF | None) -> None:
        self.pointer = at
        is_free = at is not None and not self._is_painting and self._pan_from is None
        side = self._pull.side if self._pull is not None else ""
        if at is not None and is_free and not side:
            side = self._side_at(at)
        if side != self.held_side:
            self.held_side = side
            self.update()
            self._show_pointer()
        self.move_marks()

    @Slot()
    def _show_pointer(self) -> None:
        self.hides_circle = self._space_is_down or self._pan_from is not None
        self.move_marks()
        shape = _Shape.CrossCursor
        if self._pan_from is not None:
            shape = _Shape.ClosedHandCursor
        elif self._space_is_down:
            shape = _Shape.OpenHandCursor
        elif self.bench.work.is_busy:
            shape = _Shape.WaitCursor
        elif self.held_side:
            is_upright = SIDES.index(self.held_side) % 2 == 0
            shape = _Shape.SizeHorCursor if is_upright else _Shape.SizeVerCursor
        elif self.circle_radius:
            shape = _Shape.BlankCursor
        self.setCursor(shape)

    @Slot(str)
    def _on_easel_changed(self, name: str) -> None:
        if name == "tool":
            for tool in self._tools.values():
                tool.abandon()
            self._is_painting = False
        elif name == "extend" and self._pull is None:
            self.settle()
        self._show_pointer()
        if name != "brush_px":
            self.update()


def _tells_pressure(device: QInputDevice | None) -> bool:
    return device is not None and device.hasCapability(QInputDevice.Capability.Pressure)
