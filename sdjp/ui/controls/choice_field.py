"""A field to choose a word in, and the label for sentences of explanation."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sdjp.ui.controls import parameter_texts as texts


class ChoiceField(QWidget):
    """A list to choose a word from, and a sentence on it.

    Signals:
        chosen(field, word): the user chose another word.
    """

    chosen = Signal(str, str)

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.label = QLabel(self, wordWrap=True)
        self.label.setProperty("role", "field")
        self.combo = QComboBox(self)
        self.combo.currentIndexChanged.connect(self._on_index)
        self.label.setBuddy(self.combo)
        self.hint = hint_label(self)
        self.head = QHBoxLayout()
        self.head.addWidget(self.label, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(self.head)
        layout.addWidget(self.combo)
        layout.addWidget(self.hint)

    def add_button(self, button: QWidget) -> None:
        """Put a button into the upper right corner."""
        self.head.addWidget(button)

    def show_words(self, words: dict[str, str], chosen: str, sentence: str) -> None:
        """Offer `words` by their names; a chosen one that is not among them is added."""
        name = texts.parameter_name(self._field)
        self.label.setText(name)
        self.combo.setAccessibleName(name)
        self.hint.setText(sentence)
        self.combo.setAccessibleDescription(sentence)
        offered = words if chosen in words else {**words, chosen: chosen}
        with QSignalBlocker(self.combo):
            if [self.combo.itemText(n) for n in range(self.combo.count())] != [*offered.values()]:
                self.combo.clear()
                for word, label in offered.items():
                    self.combo.addItem(label, word)
            for row, word in enumerate(offered):
                tip = texts.sampler_sentence(word)
                self.combo.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)
            self.combo.setCurrentIndex(self.combo.findData(chosen))

    @Slot(int)
    def _on_index(self, _index: int) -> None:
        self.chosen.emit(self._field, str(self.combo.currentData()))


def hint_label(parent: QWidget | None = None) -> QLabel:
    """A label for a sentence of explanation, always plain text."""
    hint = QLabel(parent)
    hint.setProperty("role", "hint")
    hint.setWordWrap(True)
    hint.setTextFormat(Qt.TextFormat.PlainText)
    return hint
