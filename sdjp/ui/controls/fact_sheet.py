"""Facts about a picture, for reading: long texts under their names, short ones in a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sdjp.ui.controls.foreign_text import ForeignText

Fact = tuple[str, str]
"""A name and a value, both for people."""


class FactSheet(QWidget):
    """Texts under their names, then a table of short facts. All of it is shown as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(2)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(12)
        self._table.setVerticalSpacing(0)
        self._table.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        layout.addLayout(self._texts)
        layout.addLayout(self._table)
        layout.addStretch(1)
        self._labels: list[tuple[QLabel, ForeignText]] = []
        self._cells: list[tuple[QLabel, ForeignText]] = []

    def show_facts(self, texts: Sequence[Fact], table: Sequence[Fact]) -> None:
        """Show these and nothing else."""
        while len(self._labels) < len(texts):
            pair = _pair()
            self._labels.append(pair)
            self._texts.addWidget(pair[0])
            self._texts.addWidget(pair[1])
        while len(self._cells) < len(table):
            pair = _pair()
            line = len(self._cells)
            self._cells.append(pair)
            self._table.addWidget(pair[0], line, 0, Qt.AlignmentFlag.AlignTop)
            self._table.addWidget(pair[1], line, 1)
        _fill(self._labels, texts)
        _fill(self._cells, table)

    def text_of(self, name: str) -> str:
        """What is shown under this name; empty where it is not shown."""
        for label, value in (*self._labels, *self._cells):
            if label.text() == name and not label.isHidden():
                return value.toPlainText()
        return ""


def _pair() -> tuple[QLabel, ForeignText]:
    label = QLabel()
    label.setProperty("role", "hint")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(4, 2, 0, 0)  # where the text has its padding
    return label, ForeignText()


def _fill(pairs: Sequence[tuple[QLabel, ForeignText]], facts: Sequence[Fact]) -> None:
    for number, (label, value) in enumerate(pairs):
        is_used = number < len(facts)
        label.setVisible(is_used)
        value.setVisible(is_used)
        if is_used:
            label.setText(facts[number][0])
            value.setAccessibleName(facts[number][0])
            value.show_text(facts[number][1])
