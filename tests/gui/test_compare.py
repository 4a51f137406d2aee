"""比べる: which comparison comes of which click, and that it is drawn with one seed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.app.jobs import Comparison
from sdjp.ui.parameters.compare_dialog import CompareDialog, Pace
from sdjp.ui.parameters.compare_values import columns_of
from sdjp.ui.parameters.panel import ParameterPanel
from tests.gui.by_keyboard import nameless
from tests.gui.conftest import NewCore, type_prompt, wait_until_ready
from tests.gui.still_core import still_core


@pytest.fixture
def core(new_core: NewCore) -> Core:
    """A core without workers."""
    return still_core(new_core)


@pytest.fixture
def dialog(core: Core, qtbot: QtBot) -> CompareDialog:
    """The dialog as it opens, shown."""
    core.session.set(prompt="赤い鳥居")
    made = CompareDialog(core, Pace(core, core))
    qtbot.addWidget(made)
    made.show()
    return made


def click(dialog: CompareDialog, text: str) -> None:
    """Click the button with this text."""
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_courses_values_are_chosen_at_first(dialog: CompareDialog) -> None:
    """0, 1, 2 and 10 are what every course on diffusion shows."""
    assert {0, 1, 2, 10} <= set(dialog.values.chosen)
    assert dialog.draw_button.isEnabled()


def test_samplers_are_the_models_own(dialog: CompareDialog) -> None:
    """Nothing is offered that the painter would refuse."""
    click(dialog, "サンプラー（描き方）")

    assert dialog.values.chosen == ("DDIM", "Euler", "DPM++ 2M")
    assert not dialog.others.isVisible()


def test_a_sheet_needs_two_values_and_takes_twelve(dialog: CompareDialog) -> None:
    """Less is no comparison, more is no sheet."""
    for value in ("0", "1", "2", "4", "7"):
        click(dialog, value)
    assert dialog.values.chosen == (10,)
    assert not dialog.draw_button.isEnabled()
    assert "2〜12" in dialog.forecast.text()

    for value in ("0", "1", "2", "3", "4", "5", "6", "7", "8", "15", "20"):
        click(dialog, value)
    assert len(dialog.values.chosen) == 12
    assert dialog.draw_button.isEnabled()
    dialog.other.setValue(3.5)
    click(dialog, "追加")
    assert len(dialog.values.chosen) == 12


def test_enter_in_the_box_adds_a_value_and_draws_nothing(core: Core, dialog: CompareDialog) -> None:
    """The new value stands in its place among the others."""
    dialog.other.setFocus()
    dialog.other.selectAll()
    QTest.keyClicks(dialog.other, "5.5")
    QTest.keyClick(dialog.other, Qt.Key.Key_Return)

    assert dialog.values.chosen == (0, 1, 2, 4, 5.5, 7, 10)
    assert core.queue.jobs == ()
    assert dialog.isVisible()


@pytest.mark.parametrize(("axis", "steps"), [("指示の強さ", 6 * 20), ("ステップ数", 109)])
def test_the_forecast_counts_all_steps(dialog: CompareDialog, axis: str, steps: int) -> None:
    """What it will cost is said before."""
    click(dialog, axis)

    assert f"全部で{steps}ステップ" in dialog.forecast.text()


def test_the_forecast_says_which_seed(core: Core, qtbot: QtBot) -> None:
    """A fixed seed is taken, otherwise there is one by lot for all."""
    core.session.set(prompt="赤い鳥居", seed=99)
    dialog = CompareDialog(core, Pace(core, core))
    qtbot.addWidget(dialog)

    assert "99" in dialog.forecast.text()


def test_the_heading_tells_setting_and_prompt(core: Core, qtbot: QtBot) -> None:
    """A sheet found a year later says what it shows; a long prompt is cut."""
    core.session.set(prompt="夕焼けの海に立つ赤い鳥居と、その前を行く小さな船")
    dialog = CompareDialog(core, Pace(core, core), "steps")
    qtbot.addWidget(dialog)

    assert dialog.caption.text() == "ステップ数：「夕焼けの海に立つ赤い鳥居と、…」"


def test_the_buttons_of_the_panel_open_their_own_axis(core: Core, qtbot: QtBot) -> None:
    """“比べる” beside the steps compares steps."""
    core.change_settings(expert_panel_open=True)
    panel = ParameterPanel(core)
    qtbot.addWidget(panel)
    panel.show()
    for field in ("sampler", "steps", "guidance_scale"):
        QTest.mouseClick(panel.compare_buttons[field], Qt.MouseButton.LeftButton)
        dialog = panel.findChildren(CompareDialog)[-1]
        assert dialog._axis.field == field
        dialog.reject()


def test_a_shortcut_may_open_it_with_whatever_qt_hands_over(core: Core, qtbot: QtBot) -> None:
    """QAction.triggered brings a bool that is no axis."""
    panel = ParameterPanel(core)
    qtbot.addWidget(panel)
    panel.compare(False)  # type: ignore[arg-type]

    assert panel.findChildren(CompareDialog)[-1]._axis.field == "guidance_scale"
    panel.findChildren(CompareDialog)[-1].reject()


def test_what_is_chosen_is_drawn_with_one_seed(new_core: NewCore, qtbot: QtBot) -> None:
    """The sheet arrives as one kept picture of the first seed, whatever the number of pictures."""
    core = new_core()
    core.start()
    wait_until_ready(core, qtbot)
    type_prompt(core, qtbot, "赤い鳥居")
    core.session.set(steps=2, count=3, seed=7)
    pace = Pace(core, core)
    dialog = CompareDialog(core, pace)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(core.queue.saved, timeout=15_000) as saved:
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.isVisible()

    job, picture = saved.args
    title = "指示の強さ：「赤い鳥居」"
    assert job.comparison == Comparison("guidance_scale", (0, 1, 2, 4, 7, 10), title)
    assert picture.record["seed"] == 7
    assert picture.record["mode"] == "sheet"
    qtbot.waitUntil(lambda: not core.queue.jobs)
    assert pace.seconds(100) is not None


def test_it_waits_for_the_english(new_core: NewCore, qtbot: QtBot) -> None:
    """A click right after typing is not lost; it draws as soon as the translation is there."""
    core = new_core(translator={"delays": {"translate": 0.2}})
    core.start()
    wait_until_ready(core, qtbot)
    core.session.set(prompt="雪の富士山", steps=2)
    dialog = CompareDialog(core, Pace(core, core))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(core.queue.finished, timeout=15_000) as finished:
        QTest.mouseClick(dialog.draw_button, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
        assert not dialog.draw_button.isEnabled()
        assert "訳して" in dialog.forecast.text()

    assert not dialog.isVisible()
    assert finished.args[0].order.lanes.english == "en:雪の富士山"


@pytest.mark.parametrize("when", ["before", "while it waits"])
def test_a_prompt_that_gets_no_english_is_told(new_core: NewCore, qtbot: QtBot, when: str) -> None:
    """It does not wait for ever; another click tries again."""
    core = new_core(
        translator={
            "delays": {"translate": 0.2},
            "fails": {"Translate": ["PromptTooLong", {"length": "9", "limit": "8"}]},
        }
    )
    core.start()
    qtbot.waitUntil(lambda: bool(core.translator.hello))
    core.session.set(prompt="雪の富士山")
    if when == "before":
        qtbot.waitUntil(lambda: core.translation.error is not None)
    dialog = CompareDialog(core, Pace(core, core))
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.mouseClick(dialog.draw_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: core.translation.error is not None)
    assert dialog.isVisible()
    assert len(dialog.forecast.text().splitlines()) == 3
    assert dialog.draw_button.isEnabled()


def test_nothing_written_is_nothing_to_compare(core: Core, qtbot: QtBot) -> None:
    """As under the big button: first a few words."""
    dialog = CompareDialog(core, Pace(core, core))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.draw_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert core.queue.jobs == ()


def test_a_heading_of_ones_own_stays(dialog: CompareDialog) -> None:
    """Whatever else is chosen afterwards; the one made up follows."""
    click(dialog, "ステップ数")
    assert dialog.caption.text() == "ステップ数：「赤い鳥居」"
    dialog.caption.selectAll()
    QTest.keyClicks(dialog.caption, "Torii")
    click(dialog, "指示の強さ")
    assert dialog.caption.text() == "Torii"


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (4, 4), (6, 3), (8, 4), (12, 4)])
def test_the_sketch_is_arranged_as_the_sheet(count: int, columns: int) -> None:
    """What is shown before is what comes."""
    assert columns_of(count) == columns


def test_every_control_has_a_name_for_screen_readers(dialog: CompareDialog) -> None:
    """What takes the focus can be announced."""
    assert nameless(dialog) == []
