"""Every text of the window is in the language chosen: on widgets, in lists, tips and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QAbstractItemModel, QLocale, QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core, _made_again
from sdjp.app.language import Language
from sdjp.base.paths import demo_painter_dir
from sdjp.ui.settings.dialog import SettingsDialog
from sdjp.ui.settings.shortcuts import commands
from sdjp.ui.window.first_page import FirstPage
from sdjp.ui.window.main_window import MainWindow
from tests.gui.conftest import TIMEOUT_MS, NewCore, type_prompt, wait_until_ready
from tests.gui.fake_worker import PROMPTS
from tests.gui.test_keyboard import ROOMS

JAPANESE = re.compile(r"[぀-ヿ㐀-鿿（）「」、。：]")
ENGLISH = re.compile(r"[a-z]{3,}")

DIALOGS = ("prompt", "check", "compare", "preset browser", "own presets", "glossary", "error")

NAMES = (
    *(*PROMPTS, "赤い鳥居、海", "赤い鳥居", "海", "文字", "茜丸", "猫", "一", "二", "デモ"),
    *("日本語", "English", "Euler", "ねこ, 猫", str(demo_painter_dir())),
)
"""What the user wrote, and what is called the same in both languages."""

Text = tuple[str, str]
"""Where it stands, and what it says."""


def texts_of(room: QWidget) -> Iterator[Text]:
    """All texts of a room and of what is in it that the user did not write."""
    for widget in (room, *room.findChildren(QWidget)):
        if isinstance(widget.parent(), QTabBar):
            continue  # Qt's own, hidden buttons
        place = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for text in _of_widget(widget):
            yield place, text


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    yield widget.windowTitle()
    yield from (action.text() for action in widget.actions())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QDoubleSpinBox):
        yield from (widget.prefix(), widget.suffix(), widget.specialValueText())
    elif isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            yield from (widget.tabText(tab), widget.tabToolTip(tab))
    elif isinstance(widget, QComboBox | QAbstractItemView):
        yield from _of_model(widget.model())
    elif isinstance(widget, QMenu):
        yield widget.title()


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    for row in range(model.rowCount(QModelIndex())):
        for role in roles:
            text = model.data(model.index(row, 0), role)
            if isinstance(text, str):
                yield text


def left_over(room: QWidget, language: str) -> list[str]:
    """Texts of another language, but for what the user wrote and for names."""
    found = []
    for place, text in texts_of(room):
        rest = re.sub(r"<[^>]*>", "", text)
        for own in sorted(NAMES, key=len, reverse=True):
            rest = rest.replace(own, "")
        if language == "en":
            is_foreign = JAPANESE.search(rest)
        else:
            is_foreign = ENGLISH.search(rest) and not JAPANESE.search(rest)
        if is_foreign:
            found.append(f"{place}: {text}")
    return sorted(set(found))


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    """A language of its own; the application is left as it was."""
    before = QLocale()
    made = Language(qapp)
    made.apply("ja")
    yield made
    qapp.removeTranslator(made._qt_texts)
    made.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def core(new_core: NewCore, qtbot: QtBot) -> Core:
    """A core with pictures in its library."""
    made = new_core(librarian={"pictures": 9}, painter={"delays": {"step": 0.0}})
    made.change_settings(first_start_done=True, expert_panel_open=True)
    made.start()
    wait_until_ready(made, qtbot)
    return made


@pytest.fixture
def window(core: Core, language: Language, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with English under the prompts, a picture, the history and the settings open."""
    made = MainWindow(core)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    type_prompt(core, qtbot, "海", "文字")
    core.session.set(steps=2)
    made.form.draw_bar.draw()
    tiles = made.pictures.results.tiles
    qtbot.waitUntil(lambda: len(tiles.results.pictures) == 1, timeout=TIMEOUT_MS)
    made.pictures.search_history()
    grid = made.pictures.history.shelf.grid
    qtbot.waitUntil(lambda: grid.model().rowCount() > 0, timeout=TIMEOUT_MS)
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    SettingsDialog(core, commands(), parent=made)
    FirstPage(core, made)
    yield made
    made.close()


def test_no_text_stays_behind_when_the_language_changes(
    window: MainWindow, language: Language
) -> None:
    """Neither of the window nor of the settings and the first page, there and back."""
    for chosen in ("ja", "en", "ja"):
        language.apply(chosen)
        QApplication.processEvents()
        assert left_over(window, chosen) == []


def test_what_was_said_is_said_again(window: MainWindow, language: Language) -> None:
    """Notices that are still to be read change their language, too."""
    history, field = window.pictures.history, window.form.prompt.prompt
    history.shelf.choices.delete.trigger()
    field.editor.limit_met.emit()
    window.show_notice(partial(_made_again, "/絵/index.damaged"))
    said = (history.notice.sentence, field.notice, window.notices.sentence)
    before = [label.text() for label in said]
    assert all(JAPANESE.search(text) for text in before)
    language.apply("en")
    QApplication.processEvents()
    for label in said:
        assert not JAPANESE.search(label.text().replace("/絵/", "")), label.text()
    window.notices.close_notice()
    window.ways_in.take(QMimeData())
    assert window.notices.sentence.text() == "There is no picture on the clipboard."
    language.apply("ja")
    QApplication.processEvents()
    assert [label.text() for label in said[:2]] == before[:2]
    assert JAPANESE.search(window.notices.sentence.text())


def test_what_opens_later_is_in_english_too(core: Core, language: Language, qtbot: QtBot) -> None:
    """Dialogs and rooms that are made when they are wanted, with what they have to say."""
    language.apply("en")
    for name in DIALOGS:
        room = ROOMS[name](core, qtbot)
        qtbot.addWidget(room)
        assert left_over(room, "en") == [], name


def test_a_forgotten_text_is_found(qtbot: QtBot) -> None:
    """In a tip, in a list, and in either direction."""
    room = QWidget()
    qtbot.addWidget(room)
    combo = QComboBox(room)
    combo.addItem("Euler")
    combo.setItemData(0, "速い", Qt.ItemDataRole.ToolTipRole)
    QLabel("Draw", room).setToolTip("描く")
    found = left_over(room, "en")
    assert "QComboBox in QWidget: 速い" in found
    assert "QLabel in QWidget: 描く" in found
    assert not any("Draw" in text or "Euler" in text for text in found)
    assert left_over(room, "ja") == ["QLabel in QWidget: Draw"]
