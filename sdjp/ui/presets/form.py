"""The fields of one preset of the user's own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sdjp.base.language import translate
from sdjp.store.preset import MAX_PRINT_PX, Preset
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.controls.number_box import NumberBox, WheelGuard

USUAL_DPI = 300
TEXT_HEIGHT_PX = 72
LABEL_DROP_PX = 5
"""Brings a name down to the line of its field."""


class PresetForm(QWidget):
    """Name, words and size.

    Signals:
        changed(): the user changed something.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preset = Preset()
        self._guard = WheelGuard(self)
        self._build()
        self._arrange()
        self._set_texts()
        self.name.textEdited.connect(self._on_changed)
        self.note.textEdited.connect(self._on_changed)
        self.words.textChanged.connect(self._on_changed)
        self.avoided.textChanged.connect(self._on_changed)
        self.unit.currentIndexChanged.connect(self._on_unit)
        for box in (self.width_box, self.height_box, self.dpi):
            box.valueChanged.connect(self._on_changed)

    def _build(self) -> None:
        self.name, self.note = QLineEdit(), QLineEdit()
        self.words, self.avoided = QPlainTextEdit(), QPlainTextEdit()
        for field in (self.words, self.avoided):
            field.setTabChangesFocus(True)
            field.setFixedHeight(TEXT_HEIGHT_PX)
        self.words_hint = hint_label()
        self.unit = QComboBox()
        self.unit.addItems(["px", "mm"])
        self.width_box = NumberBox(0, MAX_PRINT_PX)
        self.height_box = NumberBox(0, MAX_PRINT_PX)
        self.dpi = NumberBox(1, 2400)
        for box in (self.width_box, self.height_box, self.dpi, self.unit):
            self._guard.guard(box)
        self.size_row, self.dpi_label = QWidget(), QLabel()

    def _arrange(self) -> None:
        size = QHBoxLayout(self.size_row)
        size.setContentsMargins(0, 0, 0, 0)
        for widget in (self.width_box, QLabel("×"), self.height_box, self.unit):
            size.addWidget(widget)
        size.addSpacing(8)
        size.addWidget(self.dpi_label)
        size.addWidget(self.dpi)
        size.addStretch()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.words)
        words.addWidget(self.words_hint)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setHorizontalSpacing(16)
        self.rows.setVerticalSpacing(12)
        self.rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.labels = [QLabel() for _ in range(5)]
        for label in self.labels:
            label.setContentsMargins(0, LABEL_DROP_PX, 0, 0)
        self.rows.addRow(self.labels[0], self.name)
        self.rows.addRow(self.labels[1], words)
        self.rows.addRow(self.labels[2], self.avoided)
        self.rows.addRow(self.labels[3], self.size_row)
        self.rows.addRow(self.labels[4], self.note)

    def _set_texts(self) -> None:
        names = (
            translate("window", "Name"),
            translate("window", "Words to add"),
            translate("window", "What to leave out"),
            translate("window", "Finished size"),
            translate("window", "Note"),
        )
        for label, name in zip(self.labels, names, strict=True):
            label.setText(name)
        for field, name in (
            (self.name, names[0]),
            (self.words, names[1]),
            (self.avoided, names[2]),
            (self.note, names[4]),
            (self.width_box, translate("window", "Width")),
            (self.height_box, translate("window", "Height")),
            (self.unit, translate("window", "Unit")),
            (self.dpi, translate("window", "Dots per inch")),
        ):
            field.setAccessibleName(name)
        self.words_hint.setText(
            translate("window", "Japanese or English. {prompt} stands for what you write.")
        )
        self.dpi_label.setText("dpi")

    def show_preset(self, preset: Preset) -> None:
        """Show `preset`; only a purpose has a size."""
        self._preset = preset
        is_print = bool(preset.width_mm and preset.height_mm)
        with (
            QSignalBlocker(self.words),
            QSignalBlocker(self.avoided),
            QSignalBlocker(self.unit),
        ):
            self.name.setText(preset.name_ja or preset.name_en)
            self.note.setText(preset.note_ja or preset.note_en)
            self.words.setPlainText(preset.prompt or preset.prompt_ja)
            self.avoided.setPlainText(preset.negative or preset.negative_ja)
            self.unit.setCurrentIndex(int(is_print))
            self.width_box.show_value(preset.width_mm if is_print else preset.width)
            self.height_box.show_value(preset.height_mm if is_print else preset.height)
            self.dpi.show_value(preset.dpi or USUAL_DPI)
        self.rows.setRowVisible(self.size_row, preset.kind == "purpose")
        self._show_unit()

    def preset(self) -> Preset:
        """The preset as the fields say."""
        is_print = self.unit.currentIndex() == 1
        width, height = self.width_box.value(), self.height_box.value()
        changed = replace(
            self._preset,
            name_ja=self.name.text().strip(),
            note_ja=self.note.text().strip(),
            prompt=self.words.toPlainText().strip(),
            negative=self.avoided.toPlainText().strip(),
        )
        if changed.prompt != self._preset.prompt or changed.negative != self._preset.negative:
            changed = replace(changed, prompt_ja="", negative_ja="")
        if changed.kind != "purpose":
            return changed
        return replace(
            changed,
            width=0 if is_print else int(width),
            height=0 if is_print else int(height),
            width_mm=width if is_print else 0.0,
            height_mm=height if is_print else 0.0,
            dpi=int(self.dpi.value()) if is_print else 0,
        )

    def _show_unit(self) -> None:
        is_print = self.unit.currentIndex() == 1
        self.dpi.setVisible(is_print)
        self.dpi_label.setVisible(is_print)

    @Slot()
    def _on_unit(self) -> None:
        self._show_unit()
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()
