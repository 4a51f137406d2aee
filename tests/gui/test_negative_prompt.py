"""What to leave out is written like what to draw: same colours, English, words and meter."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.base.paths import user_glossary_path
from sdjp.base.system import worker_command
from sdjp.contract.library_messages import RememberPrompt
from sdjp.ui.prompt.field import PromptField
from sdjp.ui.prompt.glossary_dialog import GlossaryDialog
from sdjp.ui.prompt.panel import PromptPanel
from tests.gui.conftest import TIMEOUT_MS, NewCore
from tests.gui.prompt_keys import CONTROL, convert, press, write

DICTIONARY = {"文字": "text", "茜丸": "hlting"}
DOUBTS = {"茜丸": [{"code": "unknown-word", "detail": "茜"}]}
ENTER, TAB, F6 = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_F6
START_TIMEOUT_MS = 60_000
"""The real translator converts its model when it is started first."""

pytestmark = pytest.mark.script(translator={"dictionary": DICTIONARY, "doubts": DOUBTS})


def opened(core: Core, qtbot: QtBot) -> PromptPanel:
    """A panel in a window, its negative prompt unfolded and with the cursor in it."""
    panel = PromptPanel(core)
    qtbot.addWidget(panel)
    panel.resize(400, 1000)
    panel.show()
    panel.activateWindow()
    panel.fold.setChecked(True)
    panel.negative.editor.setFocus()
    qtbot.waitUntil(panel.negative.editor.hasFocus)
    return panel


@pytest.fixture
def panel(core: Core, qtbot: QtBot) -> PromptPanel:
    """A panel on fake workers."""
    return opened(core, qtbot)


@pytest.fixture
def field(panel: PromptPanel) -> PromptField:
    """Its negative prompt."""
    return panel.negative


def wait_for_chips(field: PromptField, qtbot: QtBot, *english: str) -> None:
    """Wait until the lane shows this English."""
    qtbot.waitUntil(
        lambda: [chip.segment.english for chip in field.lane.chips] == list(english),
        timeout=TIMEOUT_MS,
    )


def formats(field: PromptField) -> list[Any]:
    """The colours of the first line."""
    return list(field.editor.document().firstBlock().layout().formats())


def test_it_has_colours_english_doubts_and_a_meter(
    core: Core, panel: PromptPanel, field: PromptField, qtbot: QtBot
) -> None:
    """In its own places; the prompt's stay as they are."""
    write(field.editor, "(文字:1.2)、茜丸")
    wait_for_chips(field, qtbot, "text", "hlting")
    assert formats(field)
    assert [chip.property("doubt") for chip in field.lane.chips] == ["false", "true"]
    assert "翻訳モデルの知らない言葉です" in field.lane.chips[1].toolTip()
    assert len(field.editor._underlines()) == 1
    qtbot.waitUntil(lambda: field.meter.chunks != (0,), timeout=TIMEOUT_MS)
    assert (panel.prompt.lane.chips, panel.prompt.meter.chunks) == ([], (0,))
    assert (panel.prompt.editor._underlines(), core.session.form.prompt) == ([], "")


def test_its_chunks_end_at_lines_in_the_japanese(field: PromptField, qtbot: QtBot) -> None:
    """As in the prompt."""
    write(field.editor, "、".join(f"手{index % 10}" for index in range(40)))
    qtbot.waitUntil(lambda: len(field.meter.chunks) == 3, timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: len(field.editor._borders) == 2, timeout=TIMEOUT_MS)


def test_its_english_is_pinned_and_added_to_the_dictionary(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """A click changes it; one action keeps it for ever."""
    write(field.editor, "茜丸")
    wait_for_chips(field, qtbot, "hlting")
    QTest.mouseClick(field.lane.chips[0], Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), "shrine")
    press(QApplication.focusWidget(), ENTER)
    assert core.session.form.pins == {"茜丸": "shrine"}
    wait_for_chips(field, qtbot, "shrine")
    assert field.lane.chips[0].property("source") == "user"
    field.lane.word_wanted.emit("茜丸", "shrine")
    dialog = field.findChild(GlossaryDialog)
    dialog.reading.setText("あかねまる")
    dialog.accept()
    assert "茜丸\tあかねまる\tshrine\tuser" in user_glossary_path().read_text(encoding="utf-8")


def test_pointing_lights_the_other_lane(core: Core, field: PromptField, qtbot: QtBot) -> None:
    """From the English to the Japanese and back."""
    write(field.editor, "文字、茜丸")
    wait_for_chips(field, qtbot, "text", "hlting")
    chip = field.lane.chips[1]
    middle = QPointF(chip.rect().center())
    QApplication.sendEvent(chip, QEnterEvent(middle, middle, middle))
    (light,) = field.editor.extraSelections()
    assert light.cursor.selectedText() == "茜丸"
    QApplication.sendEvent(chip, QEvent(QEvent.Type.Leave))
    assert field.editor.extraSelections() == []
    field.editor.select(1, 1)
    assert [one.property("lit") for one in field.lane.chips] == ["true", "false"]
    press(field.editor, F6)
    assert field.lane.isAncestorOf(QApplication.focusWidget())


def test_its_words_are_completed(field: PromptField, qtbot: QtBot) -> None:
    """The list belongs to the field that is being written in."""
    write(field.editor, "人、さ")
    qtbot.waitUntil(field.popup.isVisible, timeout=TIMEOUT_MS)
    press(field.editor, TAB)
    assert field.editor.text == "人、桜"


def test_an_open_conversion_is_left_alone(
    core: Core, panel: PromptPanel, field: PromptField, qtbot: QtBot
) -> None:
    """Enter confirms, draws nothing and begins no line; the English comes with the commit."""
    drawn = QSignalSpy(panel.draw_wanted)
    convert(field.editor, "もじ")
    press(field.editor, ENTER)
    press(field.editor, ENTER, CONTROL)
    assert (field.editor.is_composing, core.session.form.negative_prompt) == (True, "")
    convert(field.editor, "", "文字")
    press(field.editor, ENTER)
    assert core.session.form.negative_prompt == "文字"
    wait_for_chips(field, qtbot, "text")
    assert drawn.count() == 0
    qtbot.wait(300)
    press(field.editor, ENTER, CONTROL)
    assert drawn.count() == 1


def test_words_drawn_with_before_complete_both_prompts(new_core: NewCore, qtbot: QtBot) -> None:
    """With real workers: by kana and romaji, marked as used before, in prompt and negative."""
    core = new_core(translator=worker_command("translator"), librarian=worker_command("librarian"))
    core.start()
    qtbot.waitUntil(lambda: core.is_translated, timeout=START_TIMEOUT_MS)
    done: list[object] = []
    core.library.ask(RememberPrompt, done.append, prompt="岩清水の駅", negative_prompt="朝靄")
    qtbot.waitUntil(lambda: bool(done), timeout=START_TIMEOUT_MS)
    panel = opened(core, qtbot)
    for field, typed, wanted in (
        (panel.negative, "いわし", "岩清水の駅"),
        (panel.prompt, "asamoy", "朝靄"),
    ):
        field.editor.setFocus()
        qtbot.waitUntil(field.editor.hasFocus)

        def offered(field: PromptField = field, typed: str = typed, wanted: str = wanted) -> bool:
            core.session.set(prompt="", negative_prompt="")
            write(field.editor, typed)
            qtbot.wait(300)  # the librarian learns a moment after it has answered
            return wanted in [word["surface"] for word in field.popup.words]

        qtbot.waitUntil(offered, timeout=START_TIMEOUT_MS)
        (word,) = (word for word in field.popup.words if word["surface"] == wanted)
        index = field.popup.model().index(field.popup.words.index(word), 0)
        assert word["category"] == "history"
        assert "前に使ったことば" in index.data(Qt.ItemDataRole.AccessibleTextRole)
