"""Style and purpose: two rows of cards, and the dialog that shows all of them at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.base.language import current_language, translate
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.controls.conversion import ConversionLineEdit
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.presets.cards import (
    ID_ROLE,
    PRESET_ROLE,
    FoundPresets,
    PresetCards,
    PresetList,
    PresetPictures,
    preset_name,
)
from sdjp.ui.presets.dialog import PresetDialog


def kind_name(kind: str) -> str:
    """`style` or `purpose`, for people."""
    return translate("window", "Style") if kind == "style" else translate("window", "Purpose")


def choose_preset(core: Core, kind: str, preset_id: str) -> None:
    """Put a preset into the form, with the settings it brings along."""
    preset = core.preset(preset_id)
    values: dict[str, Any] = {kind: preset_id}
    if preset is not None:
        brought = {
            "sampler": preset.sampler,
            "steps": preset.steps,
            "guidance_scale": preset.guidance_scale,
        }
        values |= {name: value for name, value in brought.items() if value not in ("", 0, None)}
    core.session.set(**values)


class PresetPanel(Room):
    """The rows of styles and purposes."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pictures = PresetPictures(self)
        self.rows = {kind: PresetRow(core, kind, pictures) for kind in ("style", "purpose")}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for row in self.rows.values():
            layout.addWidget(row)
            row.edited.connect(self._on_edited)

    @Slot()
    def _on_edited(self) -> None:
        for row in self.rows.values():
            row.reload()


class PresetRow(Room):
    """One kind of presets, side by side.

    Signals:
        edited(): the user's own presets have changed.
    """

    edited = Signal()

    def __init__(
        self, core: Core, kind: str, pictures: PresetPictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._core = core
        self._kind = kind
        self._pictures = pictures
        self._is_showing = False
        self.label, self.chosen_label = QLabel(), hint_label()
        self.label.setProperty("role", "heading")
        self.all_button = QPushButton(icon("grid", "link"), "")
        self.all_button.setProperty("role", "quiet")
        self.list = PresetList(core.presets.all(kind), self)
        self.cards = PresetCards(pictures, wraps=False)
        self.cards.setModel(self.list)
        self.note = hint_label()
        self._arrange()
        self.cards.selectionModel().currentChanged.connect(self._on_current)
        self.all_button.clicked.connect(self.show_all)
        core.session.changed.connect(self._on_form_changed)
        self.retranslate()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.label)
        head.addWidget(self.chosen_label, 1)
        head.addWidget(self.all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.cards)
        layout.addWidget(self.note)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        name = kind_name(self._kind)
        self.label.setText(name)
        self.cards.setAccessibleName(name)
        self.all_button.setText(translate("window", "Show all"))
        tip = translate("window", "All of them with search, and your own: {kind}")
        self.all_button.setToolTip(tip.format(kind=name))
        self.all_button.setAccessibleName(tip.format(kind=name))
        self.reload()

    def reload(self) -> None:
        """Show the presets as they are on the shelf now."""
        self._is_showing = True
        self.list.take(self._core.presets.all(self._kind))
        self._is_showing = False
        self._show()

    def _show(self) -> None:
        chosen = str(getattr(self._core.session.form, self._kind))
        preset = self._core.preset(chosen)
        self._is_showing = True
        place = self.list.place(chosen)
        self.cards.setCurrentIndex(place)
        self.cards.scrollTo(place)
        self._is_showing = False
        self.chosen_label.setText(preset_name(preset) if preset else "")
        note = preset.note(current_language()) if preset else ""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if self._kind in names:
            self._show()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_showing and index.isValid():
            choose_preset(self._core, self._kind, index.data(ID_ROLE))

    @Slot()
    def show_all(self) -> None:
        """Open the dialog with all presets of this kind."""
        dialog = PresetBrowser(self._core, self._kind, self._pictures, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.edited.connect(self.edited)
        dialog.open()


class PresetBrowser(QDialog):
    """All presets of one kind, with a search that reads Japanese; a click chooses.

    Signals:
        edited(): the user's own presets have changed.
    """

    edited = Signal()

    def __init__(
        self, core: Core, kind: str, pictures: PresetPictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._core = core
        self._kind = kind
        self.search = ConversionLineEdit()
        self.search.setClearButtonEnabled(True)
        self.list = PresetList(core.presets.all(kind), self)
        self.found = FoundPresets(self.list, self)
        self.cards = PresetCards(pictures, wraps=True)
        self.cards.setModel(self.found)
        self.nothing = hint_label()
        self.edit_button, self.copy_button = QPushButton(icon("pen"), ""), QPushButton()
        self.copy_button.setIcon(icon("copy"))
        self.close_button = QPushButton()
        for button in (self.edit_button, self.copy_button, self.close_button):
            button.setAutoDefault(False)
        self._arrange()
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_return)
        self.cards.chosen.connect(self._on_chosen)
        self.edit_button.clicked.connect(self._on_edit)
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.reject)
        self._set_texts()
        self._show_chosen()
        self.resize(QSize(700, 600))

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.edit_button)
        foot.addWidget(self.copy_button)
        foot.addStretch()
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        for widget in (self.search, self.nothing):
            layout.addWidget(widget)
        layout.addWidget(self.cards, 1)
        layout.addLayout(foot)

    def _set_texts(self) -> None:
        name = kind_name(self._kind)
        self.setWindowTitle(name)
        self.search.setPlaceholderText(translate("window", "Search"))
        self.search.setAccessibleName(translate("window", "Search"))
        self.cards.setAccessibleName(name)
        self.nothing.setText(translate("window", "Nothing found"))
        self.nothing.hide()
        self.edit_button.setText(translate("window", "Make and edit your own …"))
        self.copy_button.setText(translate("window", "Copy and edit …"))
        self.copy_button.setToolTip(translate("window", "Make one of your own from this one"))
        self.close_button.setText(translate("window", "Close"))

    def _show_chosen(self) -> None:
        chosen = str(getattr(self._core.session.form, self._kind))
        place = self.found.mapFromSource(self.list.place(chosen))
        self.cards.setCurrentIndex(place)
        self.cards.scrollTo(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ goes from the search to the cards."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.cards.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        self.found.search(text)
        is_empty = self.found.rowCount() == 0
        self.nothing.setVisible(is_empty)
        if not is_empty and text.strip():
            self.cards.setCurrentIndex(self.found.index(0, 0))
        elif not is_empty:
            self._show_chosen()

    @Slot()
    def _on_return(self) -> None:
        """Enter in the search takes the first one found."""
        if self.search.text().strip() and self.found.rowCount():
            self._on_chosen(self.found.index(0, 0).data(ID_ROLE))

    @Slot(str)
    def _on_chosen(self, preset_id: str) -> None:
        choose_preset(self._core, self._kind, preset_id)
        self.accept()

    @Slot()
    def _on_edit(self) -> None:
        self._open_dialog()

    @Slot()
    def _on_copy(self) -> None:
        preset = self.cards.currentIndex().data(PRESET_ROLE)
        if preset is not None:
            self._open_dialog().copy(preset)

    def _open_dialog(self) -> PresetDialog:
        dialog = PresetDialog(self._core, self._kind, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.edited.connect(self._on_edited)
        dialog.open()
        return dialog

    @Slot()
    def _on_edited(self) -> None:
        self.list.take(self._core.presets.all(self._kind))
        self._show_chosen()
        self.edited.emit()
