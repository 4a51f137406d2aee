"""What a list says when there is nothing in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sdjp.ui.look.icons import IconLabel

ICON_PX = 48


class EmptyState(QWidget):
    """A drawing, a sentence, a hint, and one button where there is something to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = IconLabel("pictures", "dim", ICON_PX)
        self.sentence = centred_label("heading")
        self.hint = centred_label("hint")
        self.button = QPushButton(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(self._drawing, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.sentence)
        layout.addWidget(self.hint)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def say(self, drawing: str, sentence: str, hint: str, button: str = "") -> None:
        """Show this; without `button` there is none."""
        self._drawing.set_icon(drawing, "dim")
        self.sentence.setText(sentence)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.button.setText(button)
        self.button.setVisible(bool(button))


def centred_label(role: str) -> QLabel:
    """A label in the middle that wraps and shows plain text."""
    label = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
