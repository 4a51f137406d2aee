"""The models that lie in the folders which the user has named."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from sdjp.app.core import Core

MARK = "model_index.json"
MAX_MODELS = 100


class ModelFolders(QObject):
    """Looks for models, in a thread: a folder may lie on a drive that takes its time.

    Attributes:
        found: folders of diffusers models, by name.

    Signals:
        changed(): `found` has other folders.
    """

    changed = Signal()
    _seen = Signal(object)

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.found: tuple[Path, ...] = ()
        self._thread = QThreadPool(self, maxThreadCount=1)
        self._seen.connect(self._on_seen)
        core.settings_changed.connect(self._on_settings_changed)
        self.look()

    @Slot()
    def look(self) -> None:
        """Look again; what has changed meanwhile is told by `changed`."""
        folders = [Path(folder) for folder in self._core.settings["model_folders"]]
        if folders or self.found:
            self._thread.start(lambda: self._seen.emit(models_in(folders)))

    @Slot(object)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "model_folders" in names:
            self.look()

    @Slot(object)
    def _on_seen(self, found: tuple[Path, ...]) -> None:
        if found != self.found:
            self.found = found
            self.changed.emit()


def models_in(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The models among `folders` and the folders right in them; what cannot be read has none."""
    found: dict[Path, None] = {}
    for folder in folders:
        for each in (folder, *_folders_in(folder)):
            if len(found) < MAX_MODELS and (each / MARK).is_file():
                found[each] = None
    return tuple(sorted(found, key=lambda path: (path.name.casefold(), str(path))))


def _folders_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [Path(entry.path) for entry in entries if entry.is_dir()]
    except (OSError, ValueError):
        return []
