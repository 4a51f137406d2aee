"""The small form in a chip in which its English is changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from sdjp.base.language import translate
from sdjp.text.normalise import clean_text
from sdjp.ui.controls.conversion import ENTER_KEYS, ConversionLineEdit
from sdjp.ui.look.flow_layout import FlowLayout

MAX_CHARACTERS = 500


class ChipEditor(QWidget):
    """A line with the English and what can be done with it.

    Signals:
        done(str | None): the English; None leaves it as it was, empty gives it back to the
            translator.
        word_wanted(): it is to go into the dictionary.
    """

    done = Signal(object)
    word_wanted = Signal()

    def __init__(self, english: str, *, is_own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = ConversionLineEdit(self)
        self.line.setMaxLength(MAX_CHARACTERS)
        self.line.setText(english)
        self.line.selectAll()
        self.line.returnPressed.connect(self._on_accept)
        self.line.installEventFilter(self)
        self._accept = QPushButton(self)
        self._forget = QPushButton(self)
        self._forget.setVisible(is_own)
        self._word = QPushButton(self)
        buttons = FlowLayout(spacing=4)
        for button, slot in (
            (self._accept, self._on_accept),
            (self._forget, self._on_forget),
            (self._word, self.word_wanted),
        ):
            button.clicked.connect(slot)
            buttons.addWidget(button)
        for button in (self._forget, self._word):
            button.setProperty("role", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addLayout(buttons)
        # The focus goes before it comes: only a moment later it is known where to.
        self._leaving = QTimer(self, singleShot=True, interval=0)
        self._leaving.timeout.connect(self._on_left)
        self.retranslate()

    @property
    def english(self) -> str:
        """What is typed, in one line."""
        return " ".join(clean_text(self.line.text()).split())

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self._accept.setText(translate("window", "OK"))
        self._forget.setText(translate("window", "Back to the translation"))
        self._word.setText(translate("window", "Add to the glossary …"))
        self.line.setAccessibleName(translate("window", "English of this phrase"))

    @Slot()
    def _on_accept(self) -> None:
        self.done.emit(self.english)

    @Slot()
    def _on_forget(self) -> None:
        self.done.emit("")

    @Slot()
    def _on_left(self) -> None:
        there = QApplication.focusWidget()
        if self.isVisible() and (there is None or not self.isAncestorOf(there)):
            self._on_accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The line lets Enter through; it must not begin the next change at the chip.
        if event.key() in ENTER_KEYS:
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the English as it was; leaving the line takes it over."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.done.emit(None)
            event.accept()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self._leaving.start()
        return super().eventFilter(watched, event)
