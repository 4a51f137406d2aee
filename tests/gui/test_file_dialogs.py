"""The dialogs for files: in Japanese where Qt's own is shown, and where they begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QHeaderView,
    QLabel,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdjp.app.language import Language
from sdjp.ui.controls import file_dialogs
from sdjp.ui.controls.file_dialogs import DOCUMENTS, PICTURES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
def parent(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[QWidget]:
    """A window in Japanese; Qt's own dialogs, and nothing remembered."""
    monkeypatch.setattr(file_dialogs, "_last", {})
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda place: str(tmp_path / place.name)
    )
    for place in (PICTURES, DOCUMENTS):
        (tmp_path / place.name).mkdir()
    before = QLocale()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    language = Language(qapp)
    language.apply("ja")
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)
    qapp.removeTranslator(language._qt_texts)
    language.deleteLater()
    QLocale.setDefault(before)


def in_dialog(act: Callable[[QFileDialog], object]) -> None:
    """Once it is open, do this in the dialog."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        act(dialog)

    QTimer.singleShot(50, do)


def said_by(dialog: QFileDialog) -> list[str]:
    """Everything that can be read on it, beside names of files and their kinds."""
    found = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    for button in dialog.findChildren(QAbstractButton):
        found += [button.text(), button.toolTip()] if button.isVisible() else []
    details = dialog.findChild(QTreeView, "treeView")
    for header in details.findChildren(QHeaderView):
        model = header.model()
        found += [
            str(model.headerData(column, Qt.Orientation.Horizontal))
            for column in range(model.columnCount())
            if not header.isSectionHidden(column)
        ]
    return [each for each in found if each]


def test_no_english_is_left(parent: QWidget) -> None:
    """Neither in the labels nor in the list, whose kinds of files Qt only knows in English."""
    said: list[str] = []

    def read(dialog: QFileDialog) -> None:
        said.extend(said_by(dialog))
        dialog.reject()

    in_dialog(read)
    assert file_dialogs.open_file(parent, "絵", "PNG (*.png)", PICTURES) == ""
    assert "場所:" in said
    assert "ファイルの種類:" in said
    assert "名前" in said
    assert [each for each in said if LATIN.search(each)] == []


def test_the_last_folder_is_come_back_to(parent: QWidget, tmp_path: Path) -> None:
    """At first the user's own folder, then the one used last for such files; names stay."""
    begun: list[tuple[str, list[str]]] = []

    def give_up(dialog: QFileDialog) -> None:
        begun.append((dialog.directory().path(), dialog.selectedFiles()))
        dialog.reject()

    def save_elsewhere(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.accept()

    first = tmp_path / "DocumentsLocation"
    for act, answer in (
        (give_up, ""),
        (save_elsewhere, str(tmp_path / "私の.json")),
        (give_up, ""),
    ):
        in_dialog(act)
        saved = file_dialogs.save_file(parent, "", "JSON (*.json)", DOCUMENTS, "私の.json")
        assert saved == answer
    in_dialog(give_up)
    file_dialogs.open_files(parent, "", "", PICTURES)
    assert begun[0] == (str(first), [str(first / "私の.json")])
    assert begun[1] == (str(tmp_path), [str(tmp_path / "私の.json")])
    assert begun[2][0] == str(tmp_path / "PicturesLocation")


def test_a_folder_is_chosen(parent: QWidget, tmp_path: Path) -> None:
    """A dialog for folders begins where it is told to and gives the folder back."""
    in_dialog(lambda dialog: dialog.accept())
    assert file_dialogs.choose_folder(parent, "フォルダ", str(tmp_path)) == str(tmp_path)
