"""The settings: each change applies at once and is on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.base.language import set_language
from sdjp.base.paths import pictures_dir
from sdjp.contract.errors import FolderUnwritable
from sdjp.ui.controls import file_dialogs
from sdjp.ui.controls.keys import Command
from sdjp.ui.look.fonts import window_font
from sdjp.ui.look.theme import apply_theme
from sdjp.ui.settings.dialog import PAGES, SettingsDialog
from sdjp.ui.settings.fields import SettingCheck
from sdjp.ui.settings.pages import FolderPage, GeneralPage, ProtectionPage
from sdjp.ui.settings.shortcut_list import ShortcutPage, is_fixed
from sdjp.ui.settings.shortcuts import commands
from tests.gui.by_keyboard import nameless
from tests.gui.conftest import NewCore, settings_on_disk
from tests.gui.still_core import loaded, still_core, take_model

AROUND_TEXT_PX = 8
ICON_PX = 20 + 2 * 6

COMMANDS = (
    Command("draw", lambda: "生成", ("Ctrl+Return", "Ctrl+Enter")),
    Command("search", lambda: "履歴を検索", ("Ctrl+F",)),
    Command("silent", lambda: "鍵なし", ()),
)


@pytest.fixture
def core(new_core: NewCore) -> Core:
    """A core without workers."""
    return still_core(new_core)


@pytest.fixture
def dialog(core: Core, qtbot: QtBot) -> SettingsDialog:
    """The settings, shown."""
    made = SettingsDialog(core, COMMANDS)
    qtbot.addWidget(made)
    made.show()
    return made


def on_disk(name: str) -> object:
    """A setting as the next start reads it."""
    return settings_on_disk()[name]


@pytest.mark.parametrize(
    ("page", "check", "name"),
    [
        ("general", "preview", "show_preview"),
        ("general", "notice", "notify_when_done"),
        ("general", "autosave", "autosave"),
        ("general", "restore", "restore_session"),
        ("safety", "watermark", "watermark"),
        ("safety", "safety", "safety"),
    ],
)
def test_a_check_is_the_setting(
    core: Core, dialog: SettingsDialog, page: str, check: str, name: str
) -> None:
    """On at first; a click turns it off here and on the disk; a change elsewhere is shown."""
    dialog.show_page(page)
    field: SettingCheck = getattr(dialog.pages[page], check)
    assert field.box.isChecked()

    at_its_square = QPoint(10, field.box.height() // 2)
    QTest.mouseClick(field.box, Qt.MouseButton.LeftButton, pos=at_its_square)
    assert core.settings[name] is False
    assert on_disk(name) is False

    core.change_settings(**{name: True})
    assert field.box.isChecked()


def test_the_language_switches_at_once(core: Core, dialog: SettingsDialog, qtbot: QtBot) -> None:
    """Choosing English turns the dialog that is open, and the list keeps its place."""
    general = dialog.pages["general"]
    assert isinstance(general, GeneralPage)
    with qtbot.waitSignal(core.settings_changed) as changed:
        general.language.setCurrentIndex(general.language.findData("en"))
    assert changed.args == [frozenset({"language"})]

    set_language("en")  # what the start of the program does at this signal
    for widget in (dialog, *dialog.findChildren(QWidget)):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert dialog.windowTitle() == "Settings"
    assert dialog.list.item(0).text() == "General"
    assert general.theme_label.text() == "Colours"
    assert general.language.currentData() == "en"
    assert general.language.currentText() == "English"
    assert on_disk("language") == "en"


def test_languages_are_called_by_their_own_names(dialog: SettingsDialog) -> None:
    """Somebody who cannot read the present language finds the way back."""
    general = dialog.pages["general"]
    assert isinstance(general, GeneralPage)
    names = [general.language.itemText(index) for index in range(general.language.count())]

    assert names[:2] == ["日本語", "English"]


def test_the_pictures_folder_is_chosen_and_put_back(
    core: Core, dialog: SettingsDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The usual folder is one click away."""
    page = dialog.pages["folders"]
    assert isinstance(page, FolderPage)
    dialog.show_page("folders")
    assert page.pictures.text() == str(pictures_dir())
    assert not page.usual.isEnabled()
    monkeypatch.setattr(file_dialogs, "asked", lambda _: [str(tmp_path)])
    QTest.mouseClick(page.change, Qt.MouseButton.LeftButton)
    assert page.pictures.text() == str(tmp_path)
    assert on_disk("pictures_folder") == str(tmp_path)

    QTest.mouseClick(page.usual, Qt.MouseButton.LeftButton)
    assert page.pictures.text() == str(pictures_dir())


def test_folders_with_models_are_named_and_forgotten(
    dialog: SettingsDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each once, and none when the dialog is given up."""
    page = dialog.pages["folders"]
    assert isinstance(page, FolderPage)
    dialog.show_page("folders")
    assert not page.forget_models.isEnabled()
    answers = [str(tmp_path), "", str(tmp_path), str(tmp_path / "絵")]
    monkeypatch.setattr(file_dialogs, "asked", lambda _: list(filter(None, [answers.pop(0)])))
    for _ in range(4):
        page.add_models.click()
    assert on_disk("model_folders") == [str(tmp_path), str(tmp_path / "絵")]
    assert page.models.text() == f"{tmp_path}、{tmp_path / '絵'}"
    page.forget_models.click()
    assert page.models.text() == ""


def test_a_folder_that_refuses_files_is_reported(
    core: Core,
    dialog: SettingsDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """It is told now, not when a picture is lost."""
    page = dialog.pages["folders"]
    assert isinstance(page, FolderPage)
    monkeypatch.setattr(file_dialogs, "asked", lambda _: [str(tmp_path)])
    monkeypatch.setattr("sdjp.ui.settings.pages.os.access", lambda *_: False)
    with qtbot.waitSignal(core.failed) as failed:
        page.change.click()

    assert isinstance(failed.args[0], FolderUnwritable)
    assert core.settings["pictures_folder"] == ""


def test_folders_open_in_the_file_manager(
    dialog: SettingsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is made first, as a file manager cannot show what is not there."""
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url.toLocalFile()))
    )
    page = dialog.pages["folders"]
    assert isinstance(page, FolderPage)
    page.open_pictures.click()

    assert [Path(each) for each in opened] == [pictures_dir()]
    assert pictures_dir().is_dir()


def test_turning_a_protection_off_says_whose_responsibility_that_is(
    core: Core, dialog: SettingsDialog
) -> None:
    """The sentence is there exactly while one of them is off."""
    page = dialog.pages["safety"]
    assert isinstance(page, ProtectionPage)
    dialog.show_page("safety")
    assert not page.warning.isVisible()

    page.watermark.box.click()
    assert page.warning.isVisible()
    assert "責任" in page.warning.text()

    page.watermark.box.click()
    assert not page.warning.isVisible()


def test_both_protections_say_that_they_are_on_by_default(
    core: Core, dialog: SettingsDialog
) -> None:
    """And so they are."""
    page = dialog.pages["safety"]
    assert isinstance(page, ProtectionPage)
    for check in (page.watermark, page.safety):
        assert "最初からオン" in check.hint.text()
        assert check.box.isChecked()


def test_a_model_without_a_filter_is_told(core: Core, dialog: SettingsDialog) -> None:
    """A check mark that does nothing would be a lie."""
    page = dialog.pages["safety"]
    assert isinstance(page, ProtectionPage)
    dialog.show_page("safety")
    assert not page.model_note.isVisible()

    take_model(core, loaded(has_safety=False))
    assert page.model_note.isVisible()


# Keys


def shortcut_page(dialog: SettingsDialog) -> ShortcutPage:
    """The page of the keys."""
    page = dialog.pages["keys"]
    assert isinstance(page, ShortcutPage)
    dialog.show_page("keys")
    return page


def press(page: ShortcutPage, row: int, key: Qt.Key) -> None:
    """Press Ctrl and `key` in the box of a row."""
    edit = page.rows[row].edit
    edit.setFocus()
    QTest.keyClick(edit, key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_all_of_every_row_is_seen(
    core: Core, qapp: QApplication, qtbot: QtBot, language: str, scale: float
) -> None:
    """Keys, the button that takes them back and the names of pages, in large letters too."""
    set_language(language)
    core.change_settings(text_scale=scale)
    apply_theme(qapp, "light", scale)
    try:
        dialog = SettingsDialog(core, commands(), "keys")
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        page = shortcut_page(dialog)
        area = page.findChildren(QScrollArea)[0]
        for row in page.rows:
            field = row.field
            assert field is not None
            room = field.width() - 2 * field.textMargins().left() - AROUND_TEXT_PX
            assert field.fontMetrics().horizontalAdvance(field.text()) <= room, field.text()
            right = row.reset.mapTo(area.viewport(), row.reset.rect().bottomRight()).x()
            assert right < area.viewport().width()
            assert row.label.height() >= row.label.heightForWidth(row.label.width())
        names = [dialog.list.item(index) for index in range(dialog.list.count())]
        for item in names:
            wide = dialog.list.fontMetrics().horizontalAdvance(item.text())
            assert wide + ICON_PX <= dialog.list.visualItemRect(item).width(), item.text()
    finally:
        qapp.setStyleSheet("")
        qapp.setFont(window_font())


def test_new_keys_are_recorded_and_kept(core: Core, dialog: SettingsDialog) -> None:
    """Only what differs from the usual is written."""
    page = shortcut_page(dialog)
    press(page, 1, Qt.Key.Key_J)
    assert on_disk("shortcuts") == {"search": "Ctrl+J"}

    QTest.mouseClick(page.rows[1].reset, Qt.MouseButton.LeftButton)
    assert on_disk("shortcuts") == {}
    assert page.rows[1].edit.keySequence() == QKeySequence("Ctrl+F")


def test_keys_of_another_command_are_refused(core: Core, dialog: SettingsDialog) -> None:
    """One press must not do two things; the user is told who has the keys."""
    page = shortcut_page(dialog)
    press(page, 2, Qt.Key.Key_F)

    assert core.settings["shortcuts"] == {}
    assert "履歴を検索" in page.notice.text()
    assert page.rows[2].edit.keySequence().isEmpty()


def test_second_keys_of_another_command_are_refused_too(core: Core, dialog: SettingsDialog) -> None:
    """Two actions of the same keys would both stay silent, whichever of the keys it is."""
    page = shortcut_page(dialog)
    press(page, 2, Qt.Key.Key_Enter)

    assert core.settings["shortcuts"] == {}
    assert "生成" in page.notice.text()
    assert "今のまま" in page.notice.text()
    assert COMMANDS[0].keys({}) == [QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")]


def test_the_usual_keys_do_not_come_back_over_another_command(
    core: Core, dialog: SettingsDialog
) -> None:
    """Where a second usual key was given away meanwhile, neither command loses what it has."""
    page = shortcut_page(dialog)
    press(page, 0, Qt.Key.Key_J)
    press(page, 2, Qt.Key.Key_Enter)
    given = {"draw": "Ctrl+J", "silent": "Ctrl+Enter"}
    assert core.settings["shortcuts"] == given

    QTest.mouseClick(page.rows[0].reset, Qt.MouseButton.LeftButton)
    assert core.settings["shortcuts"] == given
    assert "鍵なし" in page.notice.text()


@pytest.mark.parametrize(
    "keys", ["A", "Shift+A", "Left", "Space", "Ctrl+V", "Ctrl+Z", "F6", "Ctrl+Up"]
)
def test_keys_that_fields_and_rooms_need_stay_theirs(
    core: Core, dialog: SettingsDialog, keys: str
) -> None:
    """A command on the key A would make every A in a prompt press it."""
    page = shortcut_page(dialog)
    page.rows[2].edit.setKeySequence(QKeySequence(keys))

    assert core.settings["shortcuts"] == {}
    assert "決まって" in page.notice.text()
    assert not is_fixed(QKeySequence("F5"))
    assert not is_fixed(QKeySequence("Alt+A"))


def test_keys_that_were_given_up_are_free(core: Core, dialog: SettingsDialog) -> None:
    """A conflict is judged by what commands have now, not by what is usual."""
    page = shortcut_page(dialog)
    press(page, 1, Qt.Key.Key_J)
    press(page, 2, Qt.Key.Key_F)

    assert core.settings["shortcuts"] == {"search": "Ctrl+J", "silent": "Ctrl+F"}


def test_delete_takes_the_keys_away(core: Core, dialog: SettingsDialog) -> None:
    """A command may be without keys, and all can be as usual again."""
    page = shortcut_page(dialog)
    edit = page.rows[0].edit
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert core.settings["shortcuts"] == {"draw": ""}
    assert edit.keySequence().isEmpty()

    QTest.mouseClick(page.usual, Qt.MouseButton.LeftButton)
    assert core.settings["shortcuts"] == {}
    assert edit.keySequence() == QKeySequence("Ctrl+Return")
    assert page.rows[0].field.text() == "Ctrl+Enter"


# About


def test_the_report_tells_versions_and_no_prompts(core: Core, dialog: SettingsDialog) -> None:
    """It can be sent to strangers."""
    core.session.set(prompt="秘密の言葉")
    page = dialog.pages["about"]
    page.copy.click()  # type: ignore[attr-defined]
    text = QGuiApplication.clipboard().text()

    assert "Qt: 6." in text
    assert "デモ" in text
    assert "秘密" not in text


def test_the_licences_can_be_read(dialog: SettingsDialog) -> None:
    """Ours, and the font's."""
    text = dialog.pages["about"].licences.toPlainText()  # type: ignore[attr-defined]

    assert "Apache License" in text
    assert "SIL OPEN FONT LICENSE" in text


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_for_screen_readers(dialog: SettingsDialog, page: str) -> None:
    """What takes the focus can be announced, on every page."""
    dialog.show_page(page)

    assert nameless(dialog) == []
