"""Adds a word to the user's own dictionary."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from sdjp.base.files import make_folder, storage_error, write_atomically
from sdjp.base.language import error_text, translate
from sdjp.base.paths import user_glossary_path
from sdjp.contract.errors import StorageError
from sdjp.text.own_words import own_word, with_word
from sdjp.text.script import is_kana, to_hiragana
from sdjp.ui.controls.conversion import ConversionLineEdit
from sdjp.ui.look.theme import restyle


def _complaints() -> dict[str, str]:
    """The codes of `own_word` in words."""
    return {
        "surface": translate("window", "Please write the Japanese word."),
        "reading": translate("window", "Please write the reading in hiragana."),
        "english": translate(
            "window", "Please write the English in Latin letters, without brackets or commas."
        ),
    }


class GlossaryDialog(QDialog):
    """Word, reading, English; accepted once they are on the disk."""

    def __init__(self, japanese: str, english: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.japanese = ConversionLineEdit(self)
        self.reading = ConversionLineEdit(self)
        self.english = ConversionLineEdit(self)
        self.japanese.setText(japanese)
        self.english.setText(english)
        if is_kana(japanese):
            self.reading.setText(to_hiragana(japanese))
        self.problem = QLabel(self, wordWrap=True)
        self.problem.setProperty("role", "error")
        self.problem.hide()
        hint = QLabel(self, wordWrap=True)
        hint.setProperty("role", "hint")
        hint.setText(translate("window", "From now on every prompt translates this word so."))
        form = QFormLayout()
        form.setVerticalSpacing(12)
        for text, line in (
            (translate("window", "Japanese"), self.japanese),
            (translate("window", "Reading"), self.reading),
            (translate("window", "English"), self.english),
        ):
            form.addRow(text, line)
            line.setAccessibleName(text)
        self.reading.setPlaceholderText(translate("window", "in hiragana; may be left empty"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(hint)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self._make_buttons())
        self.setWindowTitle(translate("window", "Add to the glossary"))
        self.setMinimumWidth(380)
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        accept = buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        accept.setText(translate("window", "Add"))
        accept.setProperty("role", "primary")
        restyle(accept)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(translate("window", "Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot()
    def accept(self) -> None:
        """Write the word, or say what is missing."""
        entry = own_word(self.japanese.text(), self.reading.text(), self.english.text())
        if isinstance(entry, str):
            self._complain(_complaints().get(entry, entry))
            return
        path = user_glossary_path()
        try:
            make_folder(path.parent)
            content = path.read_bytes() if path.exists() else b""
            write_atomically(path, with_word(content, entry))
        except StorageError as error:
            self._complain(error_text(error))
        except OSError as error:
            self._complain(error_text(storage_error(error, path)))
        else:
            super().accept()

    def _complain(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()
        self.adjustSize()
