"""What can be compared, the buttons of its values, and a sketch of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from sdjp.contract.request import MAX_STEPS
from sdjp.ui.controls.parameter_texts import sampler_sentence
from sdjp.ui.look.icons import icon
from sdjp.ui.look.theme import colour
from sdjp.ui.pictures.settings_facts import label_of

Value = str | float | int

MIN_VALUES, MAX_VALUES = 2, 12
COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """A setting that can be compared.

    Attributes:
        field: of `Order`, or `strength` of its start.
        offered: values on buttons; empty where the model says which there are.
        chosen: those that are chosen at first.
    """

    field: str
    offered: tuple[Value, ...]
    chosen: tuple[Value, ...]
    high: float = 0
    decimals: int = 0


AXES = (
    Axis("guidance_scale", (0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20), (0, 1, 2, 4, 7, 10), 100, 1),
    Axis("steps", (1, 2, 4, 6, 8, 10, 15, 20, 30, 40, 50, 80), (2, 4, 8, 15, 30, 50), MAX_STEPS),
    Axis("sampler", (), ("DDIM", "Euler", "Euler a", "DPM++ 2M", "UniPC", "Heun")),
    Axis(
        "strength",
        (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 1.0),
        (0.2, 0.4, 0.6, 0.75, 0.9, 1.0),
        1,
        2,
    ),
)


class SheetSketch(QWidget):
    """A little drawing of the sheet that will be made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_labels(self, labels: Sequence[str]) -> None:
        """Draw one cell for each label."""
        self._labels = tuple(labels)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two rows of cells, whatever is chosen, so that the dialog keeps its size."""
        return QSize(480, 190)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cells in rows, as on the sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        columns = columns_of(len(self._labels))
        rows = -(-len(self._labels) // columns)
        cell = QRectF(0, 0, (self.width() - 24) / columns, (self.height() - 16) / max(1, rows))
        for index, label in enumerate(self._labels):
            row, column = divmod(index, columns)
            self._draw_cell(
                painter, cell.translated(12 + column * cell.width(), 8 + row * cell.height()), label
            )
        painter.end()

    def _draw_cell(self, painter: QPainter, cell: QRectF, label: str) -> None:
        line = painter.fontMetrics().height() + 2
        side = min(cell.width() - 8, cell.height() - line - 6)
        picture = QRectF(0, 0, side, side)
        picture.moveCenter(cell.center())
        picture.moveTop(cell.top() + 3)
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("tint_model"))
        painter.drawRoundedRect(picture, 4, 4)
        mark = QRectF(0, 0, side * 0.4, side * 0.4)
        mark.moveCenter(picture.center())
        icon("picture", "dim").paint(painter, mark.toRect())
        painter.setPen(colour("text"))
        words = QRectF(cell.left(), picture.bottom() + 2, cell.width(), line)
        text = painter.fontMetrics().elidedText(
            label, Qt.TextElideMode.ElideRight, int(cell.width()) - 4
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)


class ValueButtons(QWidget):
    """The values of one axis as buttons to choose from.

    Signals:
        changed(): others are chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []  # no group: Tab would meet only one of a group
        self._values: list[Value] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)

    @property
    def chosen(self) -> tuple[Value, ...]:
        """The chosen values in their order."""
        offered = zip(self._values, self._buttons, strict=True)
        return tuple(value for value, button in offered if button.isChecked())

    def offer(self, values: Sequence[Value], chosen: Sequence[Value]) -> None:
        """Show these values."""
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        self._values, self._buttons = list(values), []
        are_words = any(isinstance(value, str) for value in values)
        columns = 3 if are_words else COLUMNS
        for index, value in enumerate(values):
            button = QPushButton(label_of(value))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(value in chosen)
            button.setToolTip(sampler_sentence(value) if isinstance(value, str) else "")
            button.toggled.connect(self._on_toggled)
            self._buttons.append(button)
            self._grid.addWidget(button, *divmod(index, columns))
        self.changed.emit()

    def add(self, value: float) -> None:
        """Offer one more number, chosen."""
        chosen = {*self.chosen, value}
        values = {*self._values, value}
        self.offer(sorted(values, key=float), tuple(chosen))

    @Slot(bool)
    def _on_toggled(self, _is_chosen: bool) -> None:
        self.changed.emit()


def columns_of(count: int) -> int:
    """How many pictures of a sheet of `count` stand side by side."""
    return max(1, min(count, 3 if count == 6 else 4))
