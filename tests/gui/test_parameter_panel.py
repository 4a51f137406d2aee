"""The parameter panel: every control moves the form, the form moves every control."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.app.session import RANDOM_SEED
from sdjp.base.language import set_language
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.messages import Lanes
from sdjp.contract.request import MAX_SEED
from sdjp.ui.controls import file_dialogs
from sdjp.ui.parameters.model_field import ModelField
from sdjp.ui.parameters.panel import ParameterPanel
from sdjp.ui.parameters.teaching_slider import TeachingSlider
from tests.gui.by_keyboard import nameless
from tests.gui.conftest import NewCore, wait_until_ready
from tests.gui.prompt_keys import wheel
from tests.gui.still_core import loaded, still_core, take_model


@pytest.fixture
def core(new_core: NewCore) -> Core:
    """A core without workers; tests that need one make it themselves."""
    return still_core(new_core)


@pytest.fixture
def panel(core: Core, qtbot: QtBot) -> ParameterPanel:
    """The panel, unfolded, in a window of its own."""
    core.change_settings(expert_panel_open=True)
    made = ParameterPanel(core)
    qtbot.addWidget(made)
    made.resize(348, 1200)
    made.show()
    return made


def type_into(field: QWidget, text: str) -> None:
    """Replace what a box holds, as a person does, and leave it."""
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("steps", "33", 33),
        ("guidance_scale", "6.5", 6.5),
        ("clip_skip", "2", 2),
        ("eta", "0.35", 0.35),
    ],
)
def test_a_typed_number_reaches_the_form_in_its_own_kind(
    core: Core, panel: ParameterPanel, field: str, text: str, value: float
) -> None:
    """Whole numbers stay whole, as the order needs them."""
    type_into(panel.sliders[field].box, text)

    found = getattr(core.session.form, field)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("steps", 12, 12.0),
        ("guidance_scale", 9.5, 9.5),
        ("guidance_scale", None, 4.0),  # what the model recommends
        ("clip_skip", 1, 1.0),
        ("eta", 0.5, 0.5),
    ],
)
def test_the_form_moves_slider_and_box(
    core: Core, panel: ParameterPanel, field: str, value: float | None, shown: float
) -> None:
    """What a restored picture brings is seen at once."""
    core.session.set(**{field: 7 if field != "eta" else 0.1})
    core.session.set(**{field: value})

    slider = panel.sliders[field]
    assert slider.value() == shown
    assert slider.slider.value() == slider._scale.place(shown)


def test_everything_on_the_panel_is_in_the_order(core: Core, panel: ParameterPanel) -> None:
    """No control is decoration: what is set with the mouse and keys arrives at the painter."""
    type_into(panel.sliders["steps"].box, "21")
    type_into(panel.sliders["guidance_scale"].box, "2.5")
    type_into(panel.sliders["clip_skip"].box, "1")
    type_into(panel.sliders["eta"].box, "0.2")
    type_into(panel.seed_field.box, "77")
    QTest.mouseClick(panel.size_field.shapes["landscape"], Qt.MouseButton.LeftButton)
    panel.precision.combo.setCurrentIndex(panel.precision.combo.findData("full"))
    panel.sampler.combo.setCurrentIndex(panel.sampler.combo.findData("Euler"))

    order = core.session.order(Lanes("", ""), Lanes("", ""), size=core.size())

    assert (order.steps, order.guidance_scale, order.clip_skip, order.eta) == (21, 2.5, 1, 0.2)
    assert (order.seeds, order.precision, order.sampler) == ((77,), "full", "Euler")
    assert order.width > order.height
    assert order.width % 4 == 0
    assert order.height % 4 == 0


def test_full_width_digits_are_numbers(core: Core, panel: ParameterPanel) -> None:
    """A Japanese keyboard in its usual state types ７．５."""
    box = panel.sliders["guidance_scale"].box
    box.setFocus()
    box.selectAll()
    commit = QInputMethodEvent()
    commit.setCommitString("７．５")
    QApplication.sendEvent(box.lineEdit(), commit)

    assert core.session.form.guidance_scale == 7.5


def test_the_sentence_follows_the_value(core: Core, panel: ParameterPanel) -> None:
    """The slider teaches: each range of values has its own sentence, in one line of the panel."""
    guidance = panel.sliders["guidance_scale"]
    seen = set()
    for value in (0, 0.5, 1, 2, 4, 8, 19):
        core.session.set(guidance_scale=value)
        seen.add(guidance.hint.text())
        assert guidance.slider.accessibleDescription() == guidance.hint.text()

    assert len(seen) == 7
    core.session.set(guidance_scale=0)
    assert guidance.hint.text() == "0 では指示を見ずに描きます"


def test_arrow_keys_move_a_slider_by_one_step(core: Core, panel: ParameterPanel) -> None:
    """Everything works without a mouse."""
    slider = panel.sliders["guidance_scale"].slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)

    assert core.session.form.guidance_scale == 4.5


def test_the_wheel_changes_only_what_has_the_focus(core: Core, panel: ParameterPanel) -> None:
    """Scrolling through the form must not change it."""
    panel.setFocus()
    fields: list[tuple[QWidget, str]] = [
        (panel.sliders["steps"].slider, "steps"),
        (panel.sliders["steps"].box, "steps"),
        (panel.sampler.combo, "sampler"),
        (panel.seed_field.box, "seed"),
        (panel.size_field.width_box, "width"),
    ]
    before = core.session.form
    for widget, _ in fields:
        wheel(widget)
    assert core.session.form == before

    panel.activateWindow()
    steps = panel.sliders["steps"].slider
    steps.setFocus()
    wheel(steps)
    assert core.session.form.steps > before.steps


@pytest.mark.parametrize("way", ["slider", "name", "button"])
def test_guidance_goes_back_to_the_models_own(core: Core, panel: ParameterPanel, way: str) -> None:
    """A double click or ↺ gives the decision back to the model, whichever is loaded later."""
    core.session.set(guidance_scale=12.0)
    slider = panel.sliders["guidance_scale"]

    if way == "button":
        QTest.mouseClick(slider.reset_button, Qt.MouseButton.LeftButton)
    else:
        target = slider.slider if way == "slider" else slider.label
        QTest.mouseDClick(target, Qt.MouseButton.LeftButton)

    assert core.session.form.guidance_scale is None
    assert slider.value() == 4.0
    assert not slider.reset_button.isEnabled()


def test_values_beyond_the_slider_stay_as_they_are(core: Core, panel: ParameterPanel) -> None:
    """The slider ends where it stops being sensible; the box goes on."""
    core.session.set(steps=250)

    assert panel.sliders["steps"].box.value() == 250
    assert core.session.form.steps == 250
    assert panel.sliders["steps"].slider.value() == panel.sliders["steps"].slider.maximum()


def test_samplers_are_the_models_with_a_sentence_each(core: Core, panel: ParameterPanel) -> None:
    """The list comes from the painter; each entry says what it is good for."""
    combo = panel.sampler.combo
    names = [combo.itemText(index) for index in range(combo.count())]

    assert names == ["DDIM", "Euler", "DPM++ 2M"]
    for index in range(combo.count()):
        assert combo.itemData(index, Qt.ItemDataRole.ToolTipRole)
    combo.setCurrentIndex(1)
    assert core.session.form.sampler == "Euler"
    assert "試し描き" in panel.sampler.hint.text()


def test_a_sampler_that_the_model_does_not_list_is_still_shown(
    core: Core, panel: ParameterPanel
) -> None:
    """A picture from elsewhere may bring one; the list must not silently show another."""
    core.session.set(sampler="LMS")

    assert panel.sampler.combo.currentText() == "LMS"


def test_eta_is_there_only_for_samplers_that_use_it(core: Core, panel: ParameterPanel) -> None:
    """Only DDIM reads η."""
    assert panel.sliders["eta"].isVisible()

    core.session.set(sampler="Euler")

    assert not panel.sliders["eta"].isVisible()


def test_folding_is_remembered(core: Core, panel: ParameterPanel, qtbot: QtBot) -> None:
    """The panel opens as it was left, and folded it still says what it holds."""
    QTest.mouseClick(panel.fold, Qt.MouseButton.LeftButton)
    assert not panel.expert.isVisible()
    assert "DDIM" in panel.summary.text()

    other = ParameterPanel(core)
    qtbot.addWidget(other)
    other.show()

    assert not other.fold.isChecked()
    assert not other.expert.isVisible()
    assert other.summary.isVisible()


def test_the_protection_line_leads_to_the_settings(
    core: Core, panel: ParameterPanel, qtbot: QtBot
) -> None:
    """Whether pictures are watermarked is always in sight."""
    assert "透かし：オン" in panel.protection.words
    core.change_settings(watermark=False)
    assert "透かし：オフ" in panel.protection.words

    with qtbot.waitSignal(panel.settings_wanted) as wanted:
        QTest.mouseClick(panel.protection, Qt.MouseButton.LeftButton)
    assert wanted.args == ["safety"]


# The seed


def test_the_lock_keeps_the_last_seed_and_the_die_lets_it_go(
    core: Core, panel: ParameterPanel
) -> None:
    """The usual wish after a good picture is: this one again, but …"""
    core.session.last_seeds = (4242, 4243)
    field = panel.seed_field
    QTest.mouseClick(field.lock, Qt.MouseButton.LeftButton)
    assert core.session.form.seed == 4242
    assert field.lock.isChecked()
    assert not field.die.isChecked()

    QTest.mouseClick(field.die, Qt.MouseButton.LeftButton)
    assert core.session.form.seed == RANDOM_SEED
    assert field.box.text() == "毎回ちがう"


def test_a_lock_before_the_first_picture_draws_a_seed_by_lot(
    core: Core, panel: ParameterPanel
) -> None:
    """There is no last seed yet, but a lock that does nothing would be broken."""
    QTest.mouseClick(panel.seed_field.lock, Qt.MouseButton.LeftButton)

    assert 0 <= core.session.form.seed <= MAX_SEED


def test_the_last_seed_is_one_click_away(core: Core, panel: ParameterPanel) -> None:
    """It appears once something was drawn with another seed."""
    field = panel.seed_field
    assert not field.last.isVisible()
    core.session.last_seeds = (31337,)
    core.queue.changed.emit()

    assert "31337" in field.last.words
    QTest.mouseClick(field.last, Qt.MouseButton.LeftButton)
    assert core.session.form.seed == 31337
    assert not field.last.isVisible()


@pytest.mark.parametrize(
    ("pasted", "seed"),
    [("4294967295", MAX_SEED), ("Seed: 123456, Size: 512x512", 123456), ("１２３", 123)],
)
def test_a_pasted_seed_is_found_in_its_surroundings(
    core: Core, panel: ParameterPanel, pasted: str, seed: int
) -> None:
    """Seeds come from chats and metadata, seldom alone."""
    QGuiApplication.clipboard().setText(pasted)
    box = panel.seed_field.box
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert core.session.form.seed == seed


def test_a_seed_that_is_too_large_is_refused(core: Core, panel: ParameterPanel) -> None:
    """The painter would refuse it later, with less explanation."""
    type_into(panel.seed_field.box, "4294967296")

    assert core.session.form.seed <= MAX_SEED


def test_arrows_go_to_the_next_seed(core: Core, panel: ParameterPanel) -> None:
    """From “another one each time” they begin at the last picture's."""
    core.session.last_seeds = (500,)
    core.queue.changed.emit()
    box = panel.seed_field.box
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert core.session.form.seed == 501

    QTest.keyClick(box, Qt.Key.Key_Down)
    assert core.session.form.seed == 500


# The size


def test_automatic_size_is_the_models_own(core: Core, panel: ParameterPanel) -> None:
    """Nothing is written into the form, so that another model brings its own size."""
    assert (core.session.form.width, core.session.form.height) == (0, 0)
    assert panel.size_field.width_box.value() == 128
    assert panel.size_field.shapes["auto"].isChecked()


def test_a_purpose_decides_the_automatic_size(core: Core, panel: ParameterPanel) -> None:
    """A New Year's card is upright without a further click."""
    core.session.set(purpose="purpose-new-year-card")

    field = panel.size_field
    assert field.width_box.value() < field.height_box.value()
    assert (field.width_box.value(), field.height_box.value()) == core.size()


def test_a_purpose_for_paper_says_how_finely_it_is_printed(
    core: Core, panel: ParameterPanel
) -> None:
    """The truth about the pixels that will be there, at any size; a screen has no dpi."""
    hint = panel.size_field.hint
    assert "dpi" not in hint.text()
    core.session.set(purpose="purpose-new-year-card")
    width, height = core.size()
    dpi = round(max(width / 100, height / 148) * 25.4)
    assert f"年賀状（100×148 mm）に印刷すると約{dpi} dpi" in hint.text()
    assert "300 dpi" in hint.text()
    core.session.set(width=1200, height=1776)
    assert "に印刷すると約305 dpi" in hint.text()
    assert "300 dpi" not in hint.text()
    core.session.set(purpose="purpose-sns-icon")
    assert "dpi" not in hint.text()


def test_a_size_between_two_multiples_goes_to_the_nearest(
    core: Core, panel: ParameterPanel
) -> None:
    """The form never holds a size that the model refuses, even while one is being typed."""
    box = panel.size_field.width_box
    box.setFocus()
    box.selectAll()
    for key in "210":
        QTest.keyClicks(box, key)
        assert core.session.form.width % 4 == 0
    assert core.session.form.width in (0, 20 * 4)

    QTest.keyClick(box, Qt.Key.Key_Return)
    assert core.session.form.width in (208, 212)
    assert core.session.form.height == 128


def test_the_chain_keeps_the_ratio(core: Core, panel: ParameterPanel) -> None:
    """Twice the width brings twice the height."""
    field = panel.size_field
    core.session.set(width=128, height=64)
    QTest.mouseClick(field.lock, Qt.MouseButton.LeftButton)
    type_into(field.width_box, "256")

    assert (core.session.form.width, core.session.form.height) == (256, 128)


def test_swap_turns_the_picture(core: Core, panel: ParameterPanel) -> None:
    """A wide picture becomes an upright one."""
    core.session.set(width=192, height=96)
    QTest.mouseClick(panel.size_field.swap, Qt.MouseButton.LeftButton)

    assert (core.session.form.width, core.session.form.height) == (96, 192)


def test_another_models_factor_rounds_the_size(core: Core, panel: ParameterPanel) -> None:
    """A size that fitted the last model must not make the next drawing fail."""
    core.session.set(width=200, height=300)
    take_model(core, None)
    assert not panel.size_field.width_box.isEnabled()

    take_model(core, loaded(factor=64, size=512))

    assert (core.session.form.width, core.session.form.height) == (192, 320)
    assert panel.size_field.width_box.isEnabled()


# The model


def test_the_model_says_what_it_is(core: Core, panel: ParameterPanel) -> None:
    """Name, size and device of what draws."""
    field = panel.model_field
    assert field.button.text().strip() == "デモ"
    assert "128×128" in field.hint.text()
    assert "CPU" in field.hint.text()


def test_a_chosen_folder_becomes_the_model(
    new_core: NewCore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The dialog's folder goes to the painter, and 内蔵 leads back."""
    core = new_core()
    core.start()
    wait_until_ready(core, qtbot)
    field = ModelField(core)
    qtbot.addWidget(field)
    monkeypatch.setattr(file_dialogs, "asked", lambda _: [str(tmp_path)])
    with qtbot.waitSignal(core.model_changed):
        field.folder.trigger()
        assert "読み込んで" in field.hint.text()
    assert core.session.form.model == str(tmp_path)
    assert field.button.text().strip() == "デモ"

    with qtbot.waitSignal(core.model_changed):
        field.embedded.trigger()
    assert core.session.form.model == str(demo_painter_dir())


def test_models_of_the_users_folders_stand_in_the_menu(
    core: Core, panel: ParameterPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    """Those right in a named folder, as they come and go; one click draws with one."""
    field = panel.model_field
    for name in ("水彩 & 墨", "アニメ", "空"):
        (tmp_path / name).mkdir()
    for name in ("水彩 & 墨", "アニメ"):
        (tmp_path / name / "model_index.json").write_text("{}")

    def listed() -> list[str]:
        return [str(one.data()) for one in field.menu.actions() if one.data()]

    core.change_settings(model_folders=[str(tmp_path / "nowhere"), str(tmp_path)])
    wanted = [str(tmp_path / "アニメ"), str(tmp_path / "水彩 & 墨")]
    qtbot.waitUntil(lambda: listed() == wanted)
    action = next(one for one in field.menu.actions() if one.data() == wanted[1])
    assert action.text() == "水彩 && 墨"
    core.session.set(config="/x")
    action.trigger()
    assert (core.session.form.model, core.session.form.config) == (wanted[1], "")
    (tmp_path / "アニメ" / "model_index.json").unlink()
    field.menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: listed() == wanted[1:])
    core.change_settings(model_folders=[])
    qtbot.waitUntil(lambda: listed() == [])
    assert [field.embedded, field.folder, field.file] == [
        one for one in field.menu.actions() if not one.isSeparator()
    ]


def test_a_single_file_comes_with_a_configuration(
    core: Core, panel: ParameterPanel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A safetensors file alone cannot be read; without a folder for it nothing changes."""
    file = ["/x/絵.safetensors"]
    answers = [file, [], file, [str(tmp_path)]]
    before = core.session.form
    monkeypatch.setattr(file_dialogs, "asked", lambda _: answers.pop(0))
    panel.model_field.file.trigger()
    assert core.session.form == before

    panel.model_field.file.trigger()
    order = core.session.order(Lanes("", ""), Lanes("", ""), size=(0, 0))
    assert (order.model, order.config) == ("/x/絵.safetensors", str(tmp_path))


def test_a_model_that_cannot_be_read_is_told(new_core: NewCore, qtbot: QtBot) -> None:
    """While it loads the panel says so, and when it fails it does not go on saying so."""
    core = new_core(painter={"fails": {"Load": ["ModelUnreadable", {"path": "x", "reason": "y"}]}})
    field = ModelField(core)
    qtbot.addWidget(field)
    assert "読み込んで" in field.hint.text()
    with qtbot.waitSignal(core.failed):
        core.start()

    assert field.hint.text() == "このモデルは使えません"


# Words


def test_the_language_changes_without_a_restart(core: Core, panel: ParameterPanel) -> None:
    """Every text of the panel is set again."""
    assert panel.size_field.label.text() == "大きさ"
    set_language("en")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    for child in panel.findChildren(QWidget):
        QApplication.sendEvent(child, QEvent(QEvent.Type.LanguageChange))

    assert panel.size_field.label.text() == "Size"
    assert panel.sliders["steps"].label.text() == "Steps"
    assert panel.sampler.label.text() == "Sampler"
    assert panel.seed_field.box.text() == "New each time"


def test_every_control_has_a_name_for_screen_readers(core: Core, panel: ParameterPanel) -> None:
    """What takes the focus can be announced."""
    assert nameless(panel) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_panel_fits_into_its_column(core: Core, qtbot: QtBot, language: str) -> None:
    """No name, in no language, makes the form wider than the narrowest column."""
    set_language(language)
    core.change_settings(expert_panel_open=True)
    core.session.last_seeds = (MAX_SEED,)
    name = "とても長い名前のモデル " * 5
    take_model(core, loaded(name=name, samplers=("DPM++ 2M SDE Karras",), has_safety=False))
    panel = ParameterPanel(core)
    qtbot.addWidget(panel)

    assert panel.minimumSizeHint().width() <= 348


def test_sentences_fit_into_the_panel(core: Core, panel: ParameterPanel) -> None:
    """No Japanese sentence of a slider needs more than two lines of the narrowest panel."""
    for slider in panel.findChildren(TeachingSlider):
        line = slider.hint.fontMetrics().lineSpacing()
        for place in range(slider.slider.minimum(), slider.slider.maximum() + 1):
            slider.slider.setValue(place)
            assert slider.hint.heightForWidth(348) <= 2 * line + 2
