"""Suggestions while typing: when they come, what chooses them, and what they must not disturb."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.base.system import worker_command
from sdjp.ui.prompt.completion_popup import CompletionPopup
from sdjp.ui.prompt.editor import PromptEditor
from sdjp.ui.prompt.panel import PromptPanel
from tests.gui.conftest import NewCore
from tests.gui.prompt_keys import convert, press, to_start, write

DOWN, UP, TAB, ENTER, ESCAPE = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
)


START_TIMEOUT_MS = 60_000
"""The real translator converts its model when it is started first."""


def opened(core: Core, qtbot: QtBot) -> PromptPanel:
    """A panel in a window, with the cursor in the prompt."""
    panel = PromptPanel(core)
    qtbot.addWidget(panel)
    panel.resize(400, 700)
    panel.show()
    panel.activateWindow()
    panel.take_focus()
    qtbot.waitUntil(panel.prompt.editor.hasFocus)
    return panel


@pytest.fixture
def panel(core: Core, qtbot: QtBot) -> PromptPanel:
    """A panel on fake workers."""
    return opened(core, qtbot)


@pytest.fixture
def editor(panel: PromptPanel) -> PromptEditor:
    """Its prompt."""
    return panel.prompt.editor


@pytest.fixture
def popup(panel: PromptPanel) -> CompletionPopup:
    """Its suggestions."""
    return panel.prompt.popup


def settle(core: Core, qtbot: QtBot) -> None:
    """Wait until the translator has answered everything."""
    qtbot.waitUntil(lambda: not core.words._open and core.is_translated)
    qtbot.wait(5)


def test_one_japanese_character_opens_them(
    editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """The words come with reading, English and category; the field keeps the focus."""
    write(editor, "さ")
    qtbot.waitUntil(popup.isVisible)
    assert popup.words[0]["surface"] == "桜"
    assert editor.hasFocus()
    assert popup.parentWidget() is editor.window()
    assert not popup.currentIndex().isValid()


def test_one_latin_letter_is_too_little(
    core: Core, editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """With the second one they open."""
    press(editor, Qt.Key.Key_S)
    settle(core, qtbot)
    assert not popup.isVisible()
    press(editor, Qt.Key.Key_A)
    qtbot.waitUntil(popup.isVisible)


def test_an_open_conversion_closes_them_and_opens_none(
    core: Core, editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """The list of the input method is the only one then."""
    write(editor, "さ")
    qtbot.waitUntil(popup.isVisible)
    convert(editor, "く")
    assert not popup.isVisible()
    settle(core, qtbot)
    assert not popup.isVisible()
    convert(editor, "", "く")
    qtbot.waitUntil(popup.isVisible)


@pytest.mark.script(translator={"delays": {"complete": 0.2}})
def test_an_answer_during_a_conversion_is_dropped(
    core: Core, editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """It comes too late to be of use."""
    write(editor, "さ")
    convert(editor, "く")
    settle(core, qtbot)
    assert not popup.isVisible()
    assert editor.is_composing


def test_enter_is_a_new_line_until_a_word_is_chosen(
    editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """Only the arrows make Enter choose."""
    write(editor, "海、さ")
    qtbot.waitUntil(popup.isVisible)
    press(editor, ENTER)
    assert editor.text == "海、さ\n"
    write(editor, "さ")
    qtbot.waitUntil(popup.isVisible)
    press(editor, DOWN)
    press(editor, DOWN)
    press(editor, ENTER)
    assert editor.text == "海、さ\n桜並木"
    assert not popup.isVisible()


def test_enter_that_confirms_a_conversion_chooses_nothing(
    editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """Even with a word chosen: the Return behind a commit belongs to the input method."""
    write(editor, "さ")
    qtbot.waitUntil(popup.isVisible)
    press(editor, DOWN)
    convert(editor, "", "く")
    popup.show()
    press(editor, ENTER)
    assert editor.text == "さく"


def test_tab_takes_the_first_word(
    core: Core, editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """In one step of undo, and without asking again for what is finished."""
    write(editor, "𠮷野の、さく")
    qtbot.waitUntil(popup.isVisible)
    press(editor, TAB)
    assert editor.text == "𠮷野の、桜"
    assert editor.hasFocus()
    settle(core, qtbot)
    assert not popup.isVisible()
    assert core.session.form.prompt == "𠮷野の、桜"
    editor.undo()
    assert editor.text == "𠮷野の、さく"


@pytest.mark.script(translator={"delays": {"complete": 0.1}})
def test_a_choice_outlives_the_answer_to_the_last_letter(
    core: Core, editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """Who is quicker than the translator chooses from the words for one letter less."""
    write(editor, "海、さ")
    qtbot.waitUntil(popup.isVisible)
    write(editor, "く")
    popup.show()
    press(editor, DOWN)
    press(editor, DOWN)
    settle(core, qtbot)
    assert popup.currentIndex().data() == "桜並木"
    write(editor, "ら")
    popup.show()
    press(editor, TAB)
    assert editor.text == "海、桜"


def test_up_leaves_the_list_again(
    editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """Then Enter is a new line as before."""
    write(editor, "さ")
    qtbot.waitUntil(popup.isVisible)
    press(editor, DOWN)
    press(editor, UP)
    assert popup.isVisible()
    press(editor, ENTER)
    assert editor.text == "さ\n"


def test_escape_closes_them_until_another_word(
    core: Core, editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """The same word may be finished in peace."""
    write(editor, "さ")
    qtbot.waitUntil(popup.isVisible)
    press(editor, ESCAPE)
    assert not popup.isVisible()
    write(editor, "く")
    settle(core, qtbot)
    assert not popup.isVisible()
    write(editor, "、さ")
    qtbot.waitUntil(popup.isVisible)


def test_a_click_chooses(editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot) -> None:
    """The field keeps the focus."""
    write(editor, "さ")
    qtbot.waitUntil(popup.isVisible)
    place = popup.visualRect(popup.model().index(2, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.text == "桜吹雪"
    assert editor.hasFocus()


def test_moving_away_closes_them(
    editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """They belong to the word at the cursor, and to a field with the focus."""
    write(editor, "さ")
    qtbot.waitUntil(popup.isVisible)
    to_start(editor)
    qtbot.waitUntil(lambda: not popup.isVisible())
    write(editor, "さ")
    qtbot.waitUntil(popup.isVisible)
    editor.clearFocus()
    assert not popup.isVisible()


def test_they_follow_the_cursor_when_all_is_scrolled(
    panel: PromptPanel, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """And close when it is out of sight."""
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(panel)
    area.resize(420, 200)
    area.show()
    area.activateWindow()
    panel.take_focus()
    qtbot.waitUntil(panel.prompt.editor.hasFocus)
    write(panel.prompt.editor, "さ")
    qtbot.waitUntil(popup.isVisible)
    assert popup.parentWidget() is area
    before = popup.y()
    area.verticalScrollBar().setValue(10)
    qtbot.waitUntil(lambda: popup.y() == before - 10)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: not popup.isVisible())
    area.takeWidget()


def test_a_text_from_outside_opens_none(
    core: Core, editor: PromptEditor, popup: CompletionPopup, qtbot: QtBot
) -> None:
    """Restoring, pasting and undo are not typing."""
    core.session.set(prompt="さく")
    settle(core, qtbot)
    editor.undo()
    settle(core, qtbot)
    assert not popup.isVisible()


def test_the_real_translator_knows_kana_romaji_and_english(new_core: NewCore, qtbot: QtBot) -> None:
    """さく, サク and sakur offer 桜, torii offers 鳥居; the word replaces what was typed."""
    core = new_core(translator=worker_command("translator"))
    core.start()
    qtbot.waitUntil(lambda: core.is_translated, timeout=START_TIMEOUT_MS)
    panel = opened(core, qtbot)
    editor, popup = panel.prompt.editor, panel.prompt.popup
    for typed, wanted in (("さく", "桜"), ("サク", "桜"), ("sakur", "桜"), ("torii", "鳥居")):
        core.session.set(prompt="")
        write(editor, f"海、{typed}")
        qtbot.waitUntil(popup.isVisible, timeout=15_000)
        for _ in range([word["surface"] for word in popup.words].index(wanted) + 1):
            press(editor, DOWN)
        press(editor, ENTER)
        assert editor.text == f"海、{wanted}"
