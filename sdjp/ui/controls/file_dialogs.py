"""Dialogs for files and folders: where they begin, and in one language on every desktop.

Where a desktop has no dialog of its own Qt shows its own, of which `qtbase_ja` of Qt 6.11 leaves
two labels and the kinds of files in English.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget

from sdjp.base.language import translate

Place = QStandardPaths.StandardLocation
PICTURES, DOCUMENTS = Place.PicturesLocation, Place.DocumentsLocation

_KIND_COLUMN = 2
_last: dict[Place, str] = {}


def open_file(parent: QWidget, title: str, kinds: str, start: Place | str) -> str:
    """Ask for one file that is there; "" where the user gives up.

    Args:
        kinds: as QFileDialog's name filters.
        start: a folder, or what the file is: then the last folder used for that, the user's own
            folder for it at first.
    """
    return next(iter(open_files(parent, title, kinds, start, is_one=True)), "")


def open_files(
    parent: QWidget, title: str, kinds: str, start: Place | str, *, is_one: bool = False
) -> list[str]:
    """Ask for files that are there, or for a single one; empty where the user gives up."""
    dialog = _dialog(parent, title, kinds, start)
    modes = QFileDialog.FileMode
    dialog.setFileMode(modes.ExistingFile if is_one else modes.ExistingFiles)
    return _remembered(dialog, start)


def save_file(parent: QWidget, title: str, kinds: str, start: Place | str, name: str) -> str:
    """Ask for a file to write, `name` being suggested; "" where the user gives up."""
    dialog = _dialog(parent, title, kinds, start)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    return next(iter(_remembered(dialog, start)), "")


def choose_folder(parent: QWidget, title: str, start: str) -> str:
    """Ask for a folder; "" where the user gives up."""
    dialog = _dialog(parent, title, "", start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_remembered(dialog, start)), "")


def asked(dialog: QFileDialog) -> list[str]:
    """What the user chooses in this dialog."""
    return dialog.selectedFiles() if dialog.exec() else []


def _dialog(parent: QWidget, title: str, kinds: str, start: Place | str) -> QFileDialog:
    dialog = QFileDialog(parent, title, _folder(start), kinds)
    labels = QFileDialog.DialogLabel
    dialog.setLabelText(labels.LookIn, translate("files", "Look in:"))
    dialog.setLabelText(labels.FileType, translate("files", "Files of type:"))
    own_list = dialog.findChild(QTreeView, "treeView")
    if own_list is not None:
        own_list.hideColumn(_KIND_COLUMN)
    return dialog


def _folder(start: Place | str) -> str:
    if isinstance(start, str):
        return start
    usual = _last.get(start) or QStandardPaths.writableLocation(start)
    return usual if Path(usual).is_dir() else str(Path.home())


def _remembered(dialog: QFileDialog, start: Place | str) -> list[str]:
    chosen = asked(dialog)
    dialog.deleteLater()
    if chosen and not isinstance(start, str):
        _last[start] = str(Path(chosen[0]).parent)
    return chosen
