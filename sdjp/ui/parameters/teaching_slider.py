"""A slider with an exact box, and one sentence on what its value will do to the picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.base.language import translate
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.controls.number_box import NumberBox, WheelGuard
from sdjp.ui.controls.parameter_texts import Sentence, parameter_name
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room

BOX_WIDTH_PX = 92


@dataclass(frozen=True, slots=True)
class Scale:
    """Which values there are.

    Attributes:
        low, high: the first and last that can be typed.
        reach: the last that the slider reaches; what lies beyond is for experts.
        step: between two values.
    """

    low: float
    high: float
    reach: float
    step: float = 1.0

    @property
    def decimals(self) -> int:
        """Digits after the point."""
        return 0 if self.step == int(self.step) else 1 if self.step >= 0.1 else 2

    def place(self, value: float) -> int:
        """Where the slider stands at `value`."""
        return round((min(value, self.reach) - self.low) / self.step)

    def value(self, place: int) -> float:
        """The value where the slider stands."""
        return round(self.low + place * self.step, self.decimals)


class TeachingSlider(Room):
    """Name, slider, exact box, one sentence, and the way back to the recommended value.

    Signals:
        chosen(field, value): the user chose a value.
        reset_wanted(field): the user wants the recommended value back.
    """

    chosen = Signal(str, float)
    reset_wanted = Signal(str)

    def __init__(
        self, field: str, scale: Scale, sentence: Sentence, parent: QWidget | None = None
    ) -> None:
        """Stand at the lowest value.

        Args:
            field: of the form, see `parameter_name`.
            sentence: what its value does.
        """
        super().__init__(parent)
        self._field = field
        self._scale = scale
        self._sentence = sentence
        self._recommended = scale.low
        self._guard = WheelGuard(self)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.label = QLabel(wordWrap=True)
        self.label.setProperty("role", "field")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, self._scale.place(self._scale.reach))
        self.slider.setPageStep(max(1, self.slider.maximum() // 10))
        scale = self._scale
        self.box = NumberBox(scale.low, scale.high, step=scale.step, decimals=scale.decimals)
        self.box.setFixedWidth(BOX_WIDTH_PX)
        self.label.setBuddy(self.box)
        self.reset_button = QToolButton()
        self.reset_button.setProperty("role", "icon")
        self.reset_button.setIcon(icon("undo"))
        self.hint = hint_label()
        for field in (self.slider, self.box):
            self._guard.guard(field)
        for double_clicked in (self.slider, self.label):
            double_clicked.installEventFilter(self)
        self._arrange()
        self.slider.valueChanged.connect(self._on_slid)
        self.box.valueChanged.connect(self._on_typed)
        self.reset_button.clicked.connect(self._on_reset)

    def _arrange(self) -> None:
        self.head = QHBoxLayout()
        self.head.setSpacing(4)
        self.head.addWidget(self.label, 1)
        self.head.addWidget(self.reset_button)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.slider, 1)
        line.addWidget(self.box)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._column.addLayout(self.head)
        self._column.addLayout(line)
        self._column.addWidget(self.hint)

    def add_button(self, button: QWidget) -> None:
        """Put a button into the upper right corner."""
        self.head.insertWidget(self.head.count() - 1, button)

    def add_below(self, picture: QWidget) -> None:
        """Put what shows the values between the slider and its sentence."""
        self._column.insertWidget(self._column.indexOf(self.hint), picture)

    def value(self) -> float:
        """The value shown."""
        return self.box.value()

    def set_value(self, value: float, *, recommended: float) -> None:
        """Show `value` without telling anybody, and which value would be recommended."""
        self._recommended = recommended
        self.box.show_value(value)
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._scale.place(value))
        self._explain()

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        name = parameter_name(self._field)
        self.label.setText(name)
        self.slider.setAccessibleName(name)
        self.box.setAccessibleName(name)
        self.slider.setToolTip(translate("window", "A double click takes the recommended value"))
        self._explain()

    def _explain(self) -> None:
        sentence = self._sentence(self.value(), self._recommended)
        self.hint.setText(sentence)
        self.slider.setAccessibleDescription(sentence)
        self.box.setAccessibleDescription(sentence)
        reset = translate("window", "Back to the recommended value ({value})")
        reset = reset.format(value=f"{self._recommended:g}")
        self.reset_button.setToolTip(reset)
        self.reset_button.setAccessibleName(f"{parameter_name(self._field)}: {reset}")
        self.reset_button.setEnabled(self.value() != self._recommended)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on slider or name takes the recommended value."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._on_reset()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_reset(self) -> None:
        self.reset_wanted.emit(self._field)

    @Slot(int)
    def _on_slid(self, place: int) -> None:
        self.box.show_value(self._scale.value(place))
        self._tell()

    @Slot(float)
    def _on_typed(self, value: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._scale.place(value))
        self._tell()

    def _tell(self) -> None:
        self._explain()
        self.chosen.emit(self._field, self.value())
