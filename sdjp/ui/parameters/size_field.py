"""The size of the picture: four shapes to choose from, or exact pixels."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import current_language, translate
from sdjp.contract.request import MAX_SIZE_PX
from sdjp.store.presets import fitted_size
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.controls.number_box import MultipleBox, WheelGuard
from sdjp.ui.controls.parameter_texts import parameter_name, print_sentence, size_sentence
from sdjp.ui.look.icons import icon_button
from sdjp.ui.look.room import Room

SHAPES: dict[str, float | None] = {
    "auto": None,
    "square": 1.0,
    "portrait": 2 / 3,
    "landscape": 3 / 2,
}
"""Width ÷ height of each; None leaves it to the purpose, otherwise to the model."""

SMALLEST_PX = 64


class SizeField(Room):
    """Shapes, width and height."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._guard = WheelGuard(self)
        self._ratio = 1.0
        self._in_a_row = 0
        self._build()
        self._arrange()
        self._group.buttonClicked.connect(self._on_shape)
        self.width_box.valueChanged.connect(self._on_width)
        self.height_box.valueChanged.connect(self._on_height)
        self.lock.toggled.connect(self._on_lock)
        self.swap.clicked.connect(self._on_swap)
        core.session.changed.connect(self._on_form_changed)
        core.model_changed.connect(self._on_model)
        self.retranslate()
        self._on_model()

    def _build(self) -> None:
        self.label = QLabel()
        self.label.setProperty("role", "heading")
        self._group = QButtonGroup(self)
        self.shapes = {name: _shape_button(name) for name in SHAPES}
        for button in self.shapes.values():
            self._group.addButton(button)
        self.width_box, self.height_box = MultipleBox(), MultipleBox()
        for box in (self.width_box, self.height_box):
            self._guard.guard(box)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.times = QLabel("×")
        self.lock = icon_button("link")
        self.lock.setCheckable(True)
        self.swap = icon_button("swap")
        self.hint = hint_label()

    def _arrange(self) -> None:
        self._shape_rows = QGridLayout()
        self._shape_rows.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.width_box, 1)
        line.addWidget(self.times)
        line.addWidget(self.height_box, 1)
        line.addWidget(self.lock)
        line.addWidget(self.swap)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self.label)
        layout.addLayout(self._shape_rows)
        layout.addLayout(line)
        layout.addWidget(self.hint)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.label.setText(parameter_name("size"))
        names = {
            "auto": translate("window", "Automatic"),
            "square": translate("window", "Square"),
            "portrait": translate("window", "Upright"),
            "landscape": translate("window", "Wide"),
        }
        for shape, name in names.items():
            self.shapes[shape].setText(name)
            self.shapes[shape].setAccessibleName(f"{parameter_name('size')}: {name}")
        self.shapes["auto"].setToolTip(
            translate("window", "The size that fits the purpose, or the model's own")
        )
        for box, name in (
            (self.width_box, translate("window", "Width in pixels")),
            (self.height_box, translate("window", "Height in pixels")),
            (self.lock, translate("window", "Keep the ratio of width to height")),
            (self.swap, translate("window", "Swap width and height")),
        ):
            box.setToolTip(name)
            box.setAccessibleName(name)
        self._fit_shapes()
        self._show()

    def _fit_shapes(self) -> None:
        """One row of shapes where their names have room, else two."""
        widths = [button.sizeHint().width() for button in self.shapes.values()]
        rows, count = self._shape_rows, len(self.shapes)
        has_room = sum(widths) + (count - 1) * rows.horizontalSpacing() <= self.width()
        in_a_row = count if has_room else count // 2
        for column, width in enumerate(widths):
            rows.setColumnStretch(column, width if has_room else int(column < in_a_row))
        if in_a_row != self._in_a_row:
            self._in_a_row = in_a_row
            for index, button in enumerate(self.shapes.values()):
                rows.addWidget(button, *divmod(index, in_a_row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_shapes()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_shapes()

    def _size(self) -> tuple[int, int]:
        """The size of the next drawing, as far as it is known."""
        width, height = self._core.size()
        if not width and self._core.model is not None:
            return self._core.model.size, self._core.model.size
        return width, height

    def _fitted(self, shape: str) -> tuple[int, int]:
        model, ratio = self._core.model, SHAPES[shape]
        if model is None or ratio is None:
            return 0, 0
        return fitted_size(ratio, model.size, model.factor)

    @Slot()
    def _show(self) -> None:
        form, (width, height) = self._core.session.form, self._size()
        self.width_box.show_value(width)
        self.height_box.show_value(height)
        chosen = (form.width, form.height)
        shape = next((name for name in SHAPES if self._fitted(name) == chosen), None)
        self._group.setExclusive(False)
        for name, button in self.shapes.items():
            button.setChecked(name == shape)
        self._group.setExclusive(True)
        model = self._core.model
        sentences = [size_sentence(width, height, model.size if model else 0)]
        purpose = self._core.preset(form.purpose)
        if purpose is not None and model is not None:
            name, sheet = purpose.name(current_language()), self._core.print_mm()
            sentences.append(print_sentence(name, (width, height), sheet, purpose.dpi))
        self.hint.setText("\n".join(filter(None, sentences)))

    @Slot()
    def _on_model(self) -> None:
        model = self._core.model
        for control in (*self.shapes.values(), self.width_box, self.height_box, self.swap):
            control.setEnabled(model is not None)
        factor = model.factor if model else 1
        for box in (self.width_box, self.height_box):
            with QSignalBlocker(box):
                box.set_factor(factor, SMALLEST_PX, MAX_SIZE_PX)
        form = self._core.session.form
        if form.width and form.height and model is not None:
            self._choose(self.width_box.nearest(form.width), self.height_box.nearest(form.height))
        self._show()

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if names & {"width", "height", "purpose"}:
            self._show()

    def _choose(self, width: int, height: int) -> None:
        self._core.session.set(width=width, height=height)

    @Slot(QToolButton)
    def _on_shape(self, button: QToolButton) -> None:
        shape = next(name for name, each in self.shapes.items() if each is button)
        self._choose(*self._fitted(shape))
        if self.lock.isChecked():
            self._on_lock(True)
        self._show()

    @Slot(float)
    def _on_width(self, width: float) -> None:
        height = self.height_box.value()
        if self.lock.isChecked():
            height = self.height_box.nearest(width / self._ratio)
        self._choose(int(width), int(height))

    @Slot(float)
    def _on_height(self, height: float) -> None:
        width = self.width_box.value()
        if self.lock.isChecked():
            width = self.width_box.nearest(height * self._ratio)
        self._choose(int(width), int(height))

    @Slot(bool)
    def _on_lock(self, locked: bool) -> None:
        width, height = self._size()
        if locked and height:
            self._ratio = width / height

    @Slot()
    def _on_swap(self) -> None:
        width, height = self._size()
        self._ratio = height / width if width else 1.0
        self._choose(height, width)


def _shape_button(name: str) -> QToolButton:
    button = icon_button(f"shape-{name}")
    button.setCheckable(True)
    button.setIconSize(QSize(28, 28))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    # The row says how wide each is.
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return button
