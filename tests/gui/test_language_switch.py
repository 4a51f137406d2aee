"""The language changes while the window is open, Qt's own texts with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.language import Language
from sdjp.base.language import catalogue, current_language, translate
from sdjp.ui.look.room import Room


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    """A language of its own; the application is left as it was."""
    before = QLocale()
    made = Language(qapp)
    yield made
    qapp.removeTranslator(made._qt_texts)
    made.deleteLater()
    QLocale.setDefault(before)


def switch(language: Language, to: str) -> None:
    """Apply, and let the event arrive that Qt posts."""
    language.apply(to)
    QApplication.processEvents()


class Counting(Room):
    """A room inside another widget that counts how often its texts are set."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.count = 0
        self.label = QLabel(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the text."""
        self.count += 1
        self.label.setText(translate("errors", "Stopped as you asked."))


def test_every_room_changes_its_texts_once(language: Language, qtbot: QtBot) -> None:
    """A switch reaches rooms inside rooms, exactly once each."""
    switch(language, "ja")
    window = QWidget()
    qtbot.addWidget(window)
    room = Counting(window)
    japanese = room.label.text()
    switch(language, "en")
    assert (room.count, room.label.text()) == (2, "Stopped as you asked.")
    switch(language, "en")
    assert room.count == 2
    switch(language, "ja")
    switch(language, "ja")
    assert (room.count, room.label.text()) == (3, japanese)
    assert japanese != "Stopped as you asked."


def test_qts_own_texts_change_too(language: Language, qtbot: QtBot) -> None:
    """The buttons of Qt's dialogs speak the language of the window; the translator stays alive."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    layout.addWidget(buttons)
    cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    switch(language, "ja")
    assert cancel.text().startswith("キャンセル")
    switch(language, "en")
    assert cancel.text().replace("&", "") == "Cancel"


def test_without_qts_texts_the_window_changes_all_the_same(
    language: Language, qtbot: QtBot
) -> None:
    """A Qt without Japanese leaves its own buttons English, and nothing else."""
    language._has_qt_texts = False
    switch(language, "ja")
    window = QWidget()
    qtbot.addWidget(window)
    room = Counting(window)
    switch(language, "en")
    assert room.count == 2


def test_numbers_and_dates_are_written_as_in_japan(language: Language) -> None:
    """Dates have 年月日, numbers their commas."""
    switch(language, "ja")
    locale = QLocale()
    assert locale.toString(QDate(2026, 11, 21), QLocale.FormatType.LongFormat).startswith("2026年")
    assert locale.toString(1234567) == "1,234,567"
    switch(language, "en")
    assert "November" in QLocale().toString(QDate(2026, 11, 21), QLocale.FormatType.LongFormat)


def test_system_follows_the_computer(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """`system` is Japanese on a Japanese computer and English on any other."""
    for of_system, wanted in (
        (QLocale(QLocale.Language.Japanese), "ja"),
        (QLocale(QLocale.Language.German), "en"),
    ):
        monkeypatch.setattr(QLocale, "system", lambda found=of_system: found)
        language.apply("system")
        assert current_language() == wanted


def test_counts_read_well() -> None:
    """A number stands where Japanese wants it: every text with a count keeps its field."""
    counted = {source: text for (_, source), text in catalogue("ja").items() if "{count}" in source}
    assert counted
    for source, text in counted.items():
        filled = text.format_map({**dict.fromkeys(_fields(text), "x"), "count": 3})
        assert "3" in filled, source


def _fields(text: str) -> list[str]:
    import string

    return [name for _, name, _, _ in string.Formatter().parse(text) if name]
