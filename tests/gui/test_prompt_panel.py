"""The panel: session, meter, pasted settings, languages, and what it asks of the translator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.base.language import set_language
from sdjp.base.system import worker_command
from sdjp.contract.messages import Translate
from sdjp.ui.prompt.editor import MAX_CHARACTERS
from sdjp.ui.prompt.panel import PromptPanel
from sdjp.ui.prompt.pasted_settings import form_values
from sdjp.ui.prompt.token_meter import IN_A_ROW
from tests.gui.conftest import NewCore, type_prompt, wait_until_ready
from tests.gui.prompt_keys import CONTROL, convert, paste, press, write

A1111 = (
    "a red torii\nNegative prompt: blurry\nSteps: 33, Sampler: DPM++ 2M, CFG scale: 5.5, "
    "Seed: 7, Size: 130x128, Clip skip: 2, Model: other"
)
START_TIMEOUT_MS = 60_000
NARROW_PX = 340 - 28
"""The narrowest column less its margins."""


def opened(core: Core, qtbot: QtBot) -> PromptPanel:
    """A panel in a window, with the cursor in the prompt."""
    panel = PromptPanel(core)
    qtbot.addWidget(panel)
    panel.resize(400, 800)
    panel.show()
    panel.activateWindow()
    panel.take_focus()
    qtbot.waitUntil(panel.prompt.editor.hasFocus)
    return panel


@pytest.fixture
def panel(core: Core, qtbot: QtBot) -> PromptPanel:
    """A panel on fake workers."""
    return opened(core, qtbot)


# The session


def test_both_prompts_go_to_the_session(core: Core, panel: PromptPanel, qtbot: QtBot) -> None:
    """And their English comes to their own lanes."""
    write(panel.prompt.editor, "海")
    panel.fold.setChecked(True)
    write(panel.negative.editor, "人")
    assert (core.session.form.prompt, core.session.form.negative_prompt) == ("海", "人")
    qtbot.waitUntil(lambda: core.is_translated)
    assert [chip.segment.english for chip in panel.prompt.lane.chips] == ["en:海"]
    assert [chip.segment.english for chip in panel.negative.lane.chips] == ["en:人"]


def test_an_open_conversion_reaches_neither_session_nor_translator(
    core: Core, panel: PromptPanel, qtbot: QtBot
) -> None:
    """Autosave watches the session, so it has nothing to write either."""
    write(panel.prompt.editor, "海")
    qtbot.waitUntil(lambda: core.is_translated)
    changes = QSignalSpy(core.session.changed)
    for preedit in ("ゆ", "ゆう", "夕焼け"):
        convert(panel.prompt.editor, preedit)
        qtbot.wait(30)
    qtbot.wait(150)
    assert changes.count() == 0
    assert core.is_translated
    assert not core.words._open
    convert(panel.prompt.editor, "", "夕焼け")
    assert changes.count() == 1


def test_a_restored_session_is_shown(core: Core, panel: PromptPanel) -> None:
    """What to leave out is unfolded where there is something."""
    assert not panel.negative.isVisible()
    core.session.set(prompt="赤い鳥居", negative_prompt="ぼやけ")
    assert panel.prompt.editor.text == "赤い鳥居"
    assert panel.negative.editor.text == "ぼやけ"
    assert panel.negative.isVisible()


@pytest.mark.unstarted
def test_what_is_folded_away_is_told(core: Core, panel: PromptPanel) -> None:
    """Words that count are never out of sight; the fold opens for words from elsewhere."""
    assert panel.fold.text() == "入れたくないもの"
    core.session.set(negative_prompt="人 &\n文字" + "、絵" * 20)
    assert panel.fold.isChecked()
    assert panel.fold.text() == "入れたくないもの"
    panel.fold.setChecked(False)
    assert panel.fold.text() == "入れたくないもの：人 && 文字" + "、絵" * 6 + "…"
    core.session.set(negative_prompt="")
    assert panel.fold.text() == "入れたくないもの"


def test_without_live_translation_drawing_makes_the_english(
    core: Core, panel: PromptPanel, qtbot: QtBot
) -> None:
    """The lane says so, and the drawing gets the English of what is written."""
    core.change_settings(live_translation=False)
    assert "生成するとき" in panel.prompt.lane._title.text()
    write(panel.prompt.editor, "海")
    qtbot.wait(200)
    assert not core.is_translated
    assert core.draw() is None
    qtbot.waitUntil(lambda: core.is_translated)
    job = core.draw()
    assert job is not None
    assert job.order.lanes.english == "en:海"
    assert [chip.segment.english for chip in panel.prompt.lane.chips] == ["en:海"]
    core.change_settings(live_translation=True)
    assert "生成するとき" not in panel.prompt.lane._title.text()


def test_a_panel_begins_with_the_session(core: Core, qtbot: QtBot) -> None:
    """Also before any worker runs, and without a step of undo back to nothing."""
    core.session.set(prompt="赤い鳥居", negative_prompt="ぼやけ")
    panel = opened(core, qtbot)
    assert (panel.prompt.editor.text, panel.negative.editor.text) == ("赤い鳥居", "ぼやけ")
    assert panel.fold.isChecked()
    assert not panel.prompt.editor.document().isUndoAvailable()


def test_ctrl_enter_in_either_prompt_draws(panel: PromptPanel, qtbot: QtBot) -> None:
    """Once each."""
    drawn = QSignalSpy(panel.draw_wanted)
    panel.fold.setChecked(True)
    for field in (panel.prompt, panel.negative):
        press(field.editor, Qt.Key.Key_Return, CONTROL)
    assert drawn.count() == 2


def test_too_much_text_is_told_kindly(panel: PromptPanel) -> None:
    """Under the field, until there is room again."""
    paste(panel.prompt.editor, "海" * (MAX_CHARACTERS + 1))
    assert panel.prompt.notice.isVisible()
    assert "10,000" in panel.prompt.notice.text()
    press(panel.prompt.editor, Qt.Key.Key_Backspace)
    assert not panel.prompt.notice.isVisible()


@pytest.mark.unstarted
@pytest.mark.script(translator={"fails": {"Translate": ["ModelMissing", {"path": "翻訳"}]}})
def test_a_failed_translation_is_said_where_it_is_missed(core: Core, qtbot: QtBot) -> None:
    """In one sentence; a negative prompt says it in its own place."""
    panel = opened(core, qtbot)
    core.start()
    core.session.set(prompt="海", negative_prompt="人")
    qtbot.waitUntil(lambda: panel.negative.notice.isVisible())
    assert panel.prompt.notice.text() == "「翻訳」にモデルがありません。"
    core.session.set(negative_prompt="")


# The meter


def test_the_meter_counts_chunk_by_chunk(core: Core, panel: PromptPanel, qtbot: QtBot) -> None:
    """A second meter comes with the second chunk, and the editor shows where it begins."""
    meter, editor = panel.prompt.meter, panel.prompt.editor
    type_prompt(core, qtbot, "海")
    qtbot.waitUntil(lambda: meter.chunks != (0,))
    assert [bar.isVisible() for bar in meter._bars] == [True]
    assert meter.hint.isHidden()
    type_prompt(core, qtbot, "、".join(f"猫{index % 10}" for index in range(40)))
    qtbot.waitUntil(lambda: len(meter.chunks) == 3)
    assert [bar.isVisible() for bar in meter._bars] == [True, True, True]
    assert meter._numbers[0].text() == "75 / 75"
    assert "75" in meter.hint.text()
    assert len(editor._borders) == 2
    assert 0 < editor._borders[0].position() < editor._borders[1].position() < len(editor.text)
    type_prompt(core, qtbot, "")
    qtbot.waitUntil(lambda: meter.chunks == (0,))
    assert editor._borders == []


@pytest.mark.parametrize("count", [4, 5, 8, 9, 40])
def test_a_meter_of_many_parts_fits_the_narrowest_column(
    core: Core, panel: PromptPanel, qtbot: QtBot, count: int
) -> None:
    """Neither prompt nor panel is made wider than the room that there is."""
    panel.prompt.meter._take((75,) * count)
    QApplication.processEvents()
    assert len(panel.prompt.meter._bars) == count
    assert panel.minimumSizeHint().width() <= NARROW_PX
    panel.resize(NARROW_PX, 800)
    QApplication.processEvents()
    assert panel.width() == NARROW_PX
    assert panel.prompt.meter._bars[min(count, IN_A_ROW) - 1].geometry().right() < NARROW_PX


@pytest.mark.script(translator={"fails": {"CountTokens": ["ModelUnreadable", {"path": "x"}]}})
def test_a_model_without_tokenizer_has_no_meter(core: Core, qtbot: QtBot) -> None:
    """No number is better than a wrong one."""
    panel = opened(core, qtbot)
    type_prompt(core, qtbot, "海")
    qtbot.waitUntil(lambda: panel.prompt.meter._bars[0].isHidden())


def test_a_single_file_counts_with_the_tokenizer_of_its_configuration(
    core: Core, panel: PromptPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file itself has none; another configuration is asked anew."""
    asked = []
    ask = core.words.ask
    monkeypatch.setattr(
        core.words,
        "ask",
        lambda kind, answer, **fields: (
            asked.append(fields.get("model")) or ask(kind, answer, **fields)
        ),
    )
    type_prompt(core, qtbot, "海")
    core.session.set(model="/絵.safetensors", config="/設定")
    core.session.set(config="/別の設定")
    assert [model for model in asked if model][-2:] == ["/設定", "/別の設定"]


@pytest.mark.expected_log("the translator ended")
@pytest.mark.parametrize(("deaths", "is_counted"), [(1, True), (2, False)])
def test_the_meter_outlives_a_translator(
    new_core: NewCore, qtbot: QtBot, tmp_path: Path, deaths: int, is_counted: bool
) -> None:
    """The next one is asked the same again, once: the text may be what kills them."""
    fault = {"at": "counttokens", "how": "SIGKILL", "times": deaths}
    core = new_core(translator={"faults": [fault], "state": str(tmp_path / "deaths")})
    core.start()
    wait_until_ready(core, qtbot)
    panel = opened(core, qtbot)
    met = QSignalSpy(panel.prompt.meter.counted)
    type_prompt(core, qtbot, "海")
    qtbot.waitUntil(lambda: met.count() == 1, timeout=START_TIMEOUT_MS)
    assert (panel.prompt.meter.chunks != (0,)) is is_counted
    assert panel.prompt.meter._bars[0].isVisible() is is_counted


def test_every_chunk_has_its_meter(core: Core, panel: PromptPanel, qtbot: QtBot) -> None:
    """Many stand side by side, without numbers; a few have a row each again."""
    meter = panel.prompt.meter
    meter._take((75,) * 11 + (30,))
    bars = [bar for bar in meter._bars if bar.isVisible()]
    assert [bar.value() for bar in bars] == [75] * 11 + [30]
    qtbot.waitUntil(lambda: len({bar.y() for bar in bars}) == 2)
    assert max(bar.geometry().right() for bar in bars) <= meter.width()
    assert "12" in meter.hint.text()
    assert not any(number.isVisible() for number in meter._numbers)
    meter._take((75, 75, 3))
    qtbot.waitUntil(lambda: len({bar.y() for bar in meter._bars[:3]}) == 3)
    assert [number.isVisible() for number in meter._numbers[:4]] == [True] * 3 + [False]


# Pasted settings


def test_settings_that_came_with_a_prompt_are_taken_over_on_demand(
    core: Core, panel: PromptPanel
) -> None:
    """The prompt is there at once, the rest after a yes."""
    paste(panel.prompt.editor, A1111)
    assert core.session.form.prompt == "a red torii"
    assert core.session.form.steps == 20
    assert panel.offer.isVisible()
    panel.offer.accept.click()
    form = core.session.form
    assert (form.negative_prompt, form.steps, form.sampler) == ("blurry", 33, "DPM++ 2M")
    assert (form.guidance_scale, form.seed, form.clip_skip) == (5.5, 7, 1)
    assert (form.width, form.height) == (128, 128)
    assert panel.negative.editor.text == "blurry"
    assert not panel.offer.isVisible()


def test_settings_can_be_declined(core: Core, panel: PromptPanel) -> None:
    """Then only the prompt has changed."""
    paste(panel.prompt.editor, A1111)
    panel.offer.decline.click()
    assert core.session.form.steps == 20
    assert core.session.form.negative_prompt == ""
    assert not panel.offer.isVisible()


def test_settings_that_cannot_be_are_left_out() -> None:
    """Out of range, unknown to the model, or no number."""
    text = "猫\nSteps: 99999, Sampler: Nobody's, CFG scale: abc, Seed: -1, Size: 4x4"
    assert form_values(text, None) == {"negative_prompt": ""}


# Languages


def test_another_language_at_once(core: Core, panel: PromptPanel, qtbot: QtBot) -> None:
    """Every text changes, down to the chips, and the prompt stays."""
    type_prompt(core, qtbot, "海")
    assert panel.fold.text() == "入れたくないもの"
    set_language("en")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.fold.text() == "What to leave out"
    assert panel.prompt.editor.placeholderText().startswith("For example")
    assert panel.prompt.lane.chips[0].accessibleName().endswith("(translated)")
    assert panel.prompt.editor.text == "海"


def test_everything_has_a_name_for_screen_readers(panel: PromptPanel) -> None:
    """Fields and buttons say what they are for."""
    for field in (panel.prompt, panel.negative):
        assert field.editor.accessibleName()
        assert field.lane._copy.accessibleName()
        assert field.popup.accessibleName()


# How much is done


def test_from_the_last_key_to_the_chips(
    new_core: NewCore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real translator is asked once for each pause, and its English is on the chips."""
    core = new_core(translator=worker_command("translator"))
    core.start()
    qtbot.waitUntil(lambda: core.is_translated, timeout=START_TIMEOUT_MS)
    panel = opened(core, qtbot)
    field = panel.prompt
    asked: list[str] = []
    ask = core.words.ask

    def counting(kind: type, answer: Any, **fields: Any) -> str:
        if kind is Translate:
            asked.append(fields["text"])
        return ask(kind, answer, **fields)

    monkeypatch.setattr(core.words, "ask", counting)
    written = []
    for text in ("夕焼けの海", "に立つ赤い鳥居", "、桜の木の下の白い猫", "、静かな湖に映る月"):
        write(field.editor, text)
        written.append(field.editor.text)
        qtbot.waitUntil(
            lambda: (
                "".join(chip.segment.japanese for chip in field.lane.chips)
                == field.editor.text.replace("、", "")
            ),
            timeout=START_TIMEOUT_MS,
        )
    assert asked == written
    assert [chip.segment.source for chip in field.lane.chips].count("as-is") == 0
