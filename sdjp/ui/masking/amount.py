"""Numbers of pixels, to slide and to type."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from sdjp.ui.controls.number_box import NumberBox, WheelGuard

BOX_PX, WIDE_BOX_PX, SLIDER_PX = 76, 88, 60


class Amount(QWidget):
    """A name, a slider and a box for a number of pixels.

    Signals:
        chosen(float): the user chose another number.
    """

    chosen = Signal(float)

    def __init__(self, low: int, high: int, reach: int, *, curve: float = 1.0) -> None:
        """Numbers from `low` to `high`, of which the slider reaches those up to `reach`.

        Args:
            curve: above 1 the slider is finer for small numbers.
        """
        super().__init__()
        self._low, self._reach, self._curve = low, reach, curve
        self.label = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setFixedWidth(SLIDER_PX)
        self.box = pixel_box(low, high)
        self.label.setBuddy(self.box)
        guard = WheelGuard(self)
        for field in (self.slider, self.box):
            guard.guard(field)
        in_a_row(self, self.label, self.slider, self.box)
        self.slider.valueChanged.connect(self._on_slid)
        self.box.valueChanged.connect(self.chosen)

    def show_value(self, value: float) -> None:
        """Show `value` without telling anybody."""
        self.box.show_value(value)
        part = (min(value, self._reach) - self._low) / (self._reach - self._low)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(100 * part ** (1 / self._curve)))

    def set_name(self, name: str, tip: str) -> None:
        """Be called so."""
        self.label.setText(name)
        for field in (self.slider, self.box):
            field.setAccessibleName(name)
            field.setToolTip(tip)

    @Slot(int)
    def _on_slid(self, place: int) -> None:
        part = (place / 100) ** self._curve
        self.chosen.emit(float(round(self._low + part * (self._reach - self._low))))


def pixel_box(low: int, high: int) -> NumberBox:
    """A box for pixels from `low` to `high`."""
    box = NumberBox(low, high)
    box.setSuffix(" px")
    box.setFixedWidth(BOX_PX if high < 1000 else WIDE_BOX_PX)
    return box


def in_a_row(owner: QWidget, *widgets: QWidget, spacing: int = 5) -> None:
    """Lay `widgets` out in `owner`, one behind the other."""
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
