"""Boxes for numbers that suit a Japanese keyboard, and fields that the wheel passes over."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

Judged = tuple[QValidator.State, str, int]
"""How a text stands, the text, and the place of the cursor in it."""

_NUMBER = re.compile(r"[0-9]+")


class WheelGuard(QObject):
    """Keeps the mouse wheel from changing a field that is merely scrolled past."""

    def guard(self, field: QWidget) -> None:
        """Have `field` ignore the wheel until it has the focus."""
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to whatever scrolls around the field."""
        if (
            event.type() == QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and not watched.hasFocus()
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class NumberBox(QDoubleSpinBox):
    """A box for numbers that takes ７．５ for 7.5."""

    def __init__(
        self,
        low: float = 0,
        high: float = 100,
        *,
        step: float = 1,
        decimals: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setDecimals(decimals)
        self.setRange(low, high)
        self.setSingleStep(step)

    def show_value(self, value: float) -> None:
        """Show `value` without telling anybody; what is being typed for it stays as typed."""
        if self.value() != value:
            with QSignalBlocker(self):
                self.setValue(value)

    def validate(self, text: str, position: int) -> Judged:
        """Judge `text` with its full-width digits folded."""
        return super().validate(half_width(text), position)

    def valueFromText(self, text: str) -> float:
        """The number in `text`."""
        return super().valueFromText(half_width(text))


class MultipleBox(NumberBox):
    """A box for multiples of a number; what lies between goes to the nearest when it is left."""

    def set_factor(self, factor: int, low: int, high: int) -> None:
        """Allow the multiples of `factor` from `low` to `high`."""
        self.setRange(-(-low // factor) * factor, high // factor * factor)
        self.setSingleStep(factor)

    def nearest(self, value: float) -> int:
        """The allowed value nearest to `value`."""
        factor = int(self.singleStep())
        return int(min(max(round(value / factor) * factor, self.minimum()), self.maximum()))

    def validate(self, text: str, position: int) -> Judged:
        """What is no multiple is not finished yet."""
        number = half_width(text).strip()
        if number.isdecimal() and int(number) != self.nearest(int(number)):
            fits = len(number) <= len(f"{self.maximum():.0f}")
            state = QValidator.State.Intermediate if fits else QValidator.State.Invalid
            return state, number, position
        return super().validate(text, position)

    def fixup(self, text: str) -> str:
        """The multiple nearest to what was typed."""
        number = half_width(text).strip()
        return f"{self.nearest(int(number)) if number.isdecimal() else self.value():.0f}"


class SeedBox(NumberBox):
    """A box for seeds; of whatever is pasted it takes the first number.

    Attributes:
        start: where steps begin while no seed is shown.
    """

    start = 0

    def stepBy(self, steps: int) -> None:
        """Go to the next or the last seed."""
        if self.value() == self.minimum():
            self.setValue(max(0, self.start + steps))
        else:
            super().stepBy(steps)

    def validate(self, text: str, position: int) -> Judged:
        """Judge the first number in `text`; the words for a random seed are one, too."""
        if text == self.specialValueText():
            return QValidator.State.Acceptable, text, position
        number = _NUMBER.search(half_width(text))
        if number is None:
            return QValidator.State.Intermediate, "", 0
        digits = number.group()
        if int(digits) > self.maximum():
            return QValidator.State.Invalid, text, position
        return QValidator.State.Acceptable, digits, min(position, len(digits))


def half_width(text: str) -> str:
    """`text` with full-width digits and signs folded, if that keeps every character's place."""
    folded = unicodedata.normalize("NFKC", text)
    return folded if len(folded) == len(text) else text
