"""What the pages of the settings are made of: fields bound to one setting each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.ui.controls.choice_field import hint_label


class SettingCheck(QWidget):
    """A check box for one setting, with a sentence that says what it does."""

    def __init__(self, core: Core, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._name = name
        self.box = QCheckBox()
        self.hint = hint_label()
        self.hint.setContentsMargins(24, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.box)
        layout.addWidget(self.hint)
        self.box.toggled.connect(self._on_toggled)
        core.settings_changed.connect(self._on_settings)
        self._on_settings(frozenset({name}))

    def set_texts(self, name: str, sentence: str) -> None:
        """Say what it is and what it does."""
        self.box.setText(name)
        self.box.setAccessibleDescription(sentence)
        self.hint.setText(sentence)

    @Slot(bool)
    def _on_toggled(self, is_on: bool) -> None:
        self._core.change_settings(**{self._name: is_on})

    @Slot(object)
    def _on_settings(self, names: frozenset[str]) -> None:
        if self._name in names:
            with QSignalBlocker(self.box):
                self.box.setChecked(bool(self._core.settings[self._name]))


class SettingChoice(QComboBox):
    """A list for one setting of few values."""

    def __init__(self, core: Core, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._name = name
        self.currentIndexChanged.connect(self._on_index)
        core.settings_changed.connect(self._on_settings)

    def set_texts(self, name: str, values: Mapping[str, str] | Mapping[float, str]) -> None:
        """Offer `values`: value → its name."""
        self.setAccessibleName(name)
        with QSignalBlocker(self):
            self.clear()
            for value, text in values.items():
                self.addItem(text, value)
        self._on_settings(frozenset({self._name}))

    @Slot(int)
    def _on_index(self, _index: int) -> None:
        self._core.change_settings(**{self._name: self.currentData()})

    @Slot(object)
    def _on_settings(self, names: frozenset[str]) -> None:
        if self._name in names:
            with QSignalBlocker(self):
                self.setCurrentIndex(self.findData(self._core.settings[self._name]))


def page_layout(page: QWidget) -> QVBoxLayout:
    """The layout of a page of the settings."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(24, 20, 24, 20)
    layout.setSpacing(8)
    return layout
