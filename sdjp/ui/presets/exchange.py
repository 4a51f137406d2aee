"""Presets from files and into files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sdjp.base.language import translate
from sdjp.contract.errors import SdjpError
from sdjp.store.presets import Imported, PresetShelf
from sdjp.ui.controls import file_dialogs
from sdjp.ui.controls.parameter_texts import joined
from sdjp.ui.look.icons import icon


class PresetExchange(QWidget):
    """The buttons for import and export.

    Signals:
        imported(presets): these came to the shelf; a tuple.
        told(text, role): what to tell the user, and how.
        failed(SdjpError): it could not be done.
    """

    imported = Signal(object)
    told = Signal(str, str)
    failed = Signal(object)

    def __init__(self, shelf: PresetShelf, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._kind = kind
        self.import_button = QPushButton(icon("import"), translate("window", "Import …"))
        self.export_button = QPushButton(icon("export"), translate("window", "Export …"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in (self.import_button, self.export_button):
            button.setAutoDefault(False)
            layout.addWidget(button)
        layout.addStretch()
        self.import_button.clicked.connect(self._on_import)
        self.export_button.clicked.connect(self._on_export)

    @Slot()
    def _on_import(self) -> None:
        title = translate("window", "Presets to import")
        kinds = "JSON, CSV (*.json *.csv)"
        path = file_dialogs.open_file(self, title, kinds, file_dialogs.DOCUMENTS)
        if path:
            self.bring_in(Path(path))

    def bring_in(self, path: Path) -> None:
        """Import the presets in a JSON file or `styles.csv`, and tell what came of it."""
        try:
            found = self._shelf.bring_in(path)
        except SdjpError as error:
            self.failed.emit(error)
            return
        self.imported.emit(found.added)
        self.told.emit(_outcome(found), "success" if found.added else "hint")

    @Slot()
    def _on_export(self) -> None:
        title = translate("window", "Export your own presets")
        place, name = file_dialogs.DOCUMENTS, "sdjp-presets.json"
        path = file_dialogs.save_file(self, title, "JSON (*.json)", place, name)
        if path:
            self.hand_on(Path(path))

    def hand_on(self, path: Path) -> None:
        """Write the user's own presets of this kind to a JSON file, and tell it."""
        own = [preset.id for preset in self._shelf.all(self._kind) if preset.is_own]
        try:
            self._shelf.export(path, own)
        except SdjpError as error:
            self.failed.emit(error)
            return
        self.told.emit(translate("window", "Exported to {path}").format(path=path), "success")


def _outcome(found: Imported) -> str:
    parts = [translate("window", "{count} imported").format(count=len(found.added))]
    if found.known:
        parts.append(translate("window", "{count} were there already").format(count=found.known))
    if found.unusable:
        parts.append(translate("window", "{count} could not be read").format(count=found.unusable))
    return joined(parts)
