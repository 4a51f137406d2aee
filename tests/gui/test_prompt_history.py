"""Earlier prompts by ↑ and ↓."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.ui.prompt.editor import PromptEditor
from sdjp.ui.prompt.panel import PromptPanel
from tests.gui.conftest import type_prompt
from tests.gui.prompt_keys import convert, paste, press, to_start

DOWN, UP, ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape

PROMPTS = ["赤い鳥居", "雪の富士山、静かな湖", "桜の下の猫"]

pytestmark = pytest.mark.script(librarian={"prompts": PROMPTS})


@pytest.fixture
def panel(core: Core, qtbot: QtBot) -> PromptPanel:
    """A panel that knows its prompts."""
    made = PromptPanel(core)
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    made.activateWindow()
    made.take_focus()
    qtbot.waitUntil(lambda: made.prompt.history.prompts == PROMPTS)
    return made


@pytest.fixture
def editor(panel: PromptPanel) -> PromptEditor:
    """Its prompt."""
    return panel.prompt.editor


def test_what_is_being_written_is_not_lost(editor: PromptEditor, core: Core) -> None:
    """Up to the oldest, and back down to the unsent text."""
    paste(editor, "書きかけ")
    seen = []
    for key in (UP, UP, UP, UP, DOWN, DOWN, DOWN, DOWN):
        press(editor, key)
        seen.append(editor.text)
        assert core.session.form.prompt == editor.text
    assert seen == [*PROMPTS, PROMPTS[2], PROMPTS[1], PROMPTS[0], "書きかけ", "書きかけ"]


def test_an_earlier_prompt_that_is_changed_becomes_what_is_written(editor: PromptEditor) -> None:
    """From there the walk begins anew."""
    press(editor, UP)
    paste(editor, "大きな")
    changed = editor.text
    press(editor, UP)
    assert editor.text == PROMPTS[0]
    press(editor, DOWN)
    assert editor.text == changed


def test_arrows_within_the_text_move_the_cursor(editor: PromptEditor) -> None:
    """Only ↑ on the first line and ↓ on the last are for the history."""
    paste(editor, "一行目\n二行目")
    press(editor, UP)
    assert editor.text == "一行目\n二行目"
    assert editor.is_on_first_line
    press(editor, UP)
    assert editor.text == PROMPTS[0]
    press(editor, DOWN)
    assert editor.text == "一行目\n二行目"


def test_a_walk_is_undone_step_by_step(editor: PromptEditor) -> None:
    """Each prompt is one change."""
    paste(editor, "書きかけ")
    press(editor, UP)
    press(editor, UP)
    editor.undo()
    assert editor.text == PROMPTS[0]
    editor.undo()
    assert editor.text == "書きかけ"


def test_an_open_conversion_keeps_its_arrows(editor: PromptEditor) -> None:
    """They choose candidates there."""
    convert(editor, "さくら")
    press(editor, UP)
    convert(editor, "", "桜")
    assert editor.text == "桜"


def test_a_drawn_prompt_is_in_the_history(
    panel: PromptPanel, editor: PromptEditor, core: Core, qtbot: QtBot
) -> None:
    """The librarian remembers it, and ↑ brings it back."""
    type_prompt(core, qtbot, "青い月")
    with qtbot.waitSignal(core.queue.finished):
        assert core.draw() is not None
    qtbot.waitUntil(lambda: panel.prompt.history.prompts[:1] == ["青い月"])
    core.session.set(prompt="次の絵")
    to_start(editor)
    press(editor, UP)
    assert editor.text == "青い月"


def test_the_negative_prompt_has_a_history_of_its_own(
    panel: PromptPanel, core: Core, qtbot: QtBot
) -> None:
    """Empty ones are none."""
    assert panel.negative.history.prompts == []
    type_prompt(core, qtbot, "青い月", "ぼやけ")
    with qtbot.waitSignal(core.queue.finished):
        assert core.draw() is not None
    qtbot.waitUntil(lambda: panel.negative.history.prompts == ["ぼやけ"])
