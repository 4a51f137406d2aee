"""The core: everything behind the window, with fake workers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sdjp.app import worker_link
from sdjp.app.core import Core
from sdjp.base.language import error_text, said
from sdjp.contract.errors import (
    FolderUnwritable,
    IndexNewer,
    ModelError,
    ModelMissing,
    ModelUnreadable,
    PromptTooLong,
    WorkerLost,
    WorkerMismatch,
)
from sdjp.contract.library_messages import ListedPrompts, ListPrompts
from sdjp.store.settings import Settings
from sdjp.ui.settings.about_page import report
from tests.gui.conftest import TIMEOUT_MS, NewCore, type_prompt, wait_until_ready


def told(core: Core) -> list[Any]:
    """The errors that `core` reports from now on."""
    errors: list[Any] = []
    core.failed.connect(errors.append)
    return errors


def test_a_prompt_becomes_a_picture(core: Core, qtbot: QtBot) -> None:
    """What is typed is translated, ordered, drawn step by step and kept."""
    type_prompt(core, qtbot, "赤い鳥居", "霧")
    with (
        qtbot.waitSignal(core.library_changed, timeout=TIMEOUT_MS),
        qtbot.waitSignal(core.queue.saved, timeout=TIMEOUT_MS) as saved,
    ):
        assert core.draw() is not None
    record = saved.args[1].record
    assert (record["prompt"], record["english"]) == ("赤い鳥居", "en:赤い鳥居")
    assert (record["negative_prompt"], record["negative_english"]) == ("霧", "en:霧")


@pytest.mark.script(librarian={"modules": ["PIL"]})
def test_the_report_tells_what_the_workers_have_loaded(core: Core, qtbot: QtBot) -> None:
    """Whoever helps sees versions and modules of all three, as far as they run."""
    qtbot.waitUntil(lambda: core.librarian.hello is not None, timeout=TIMEOUT_MS)
    assert re.search(r"^librarian: fake, .*PIL", report(core), re.MULTILINE)
    core.stop()
    assert "painter: -" in report(core)


def test_drawing_waits_for_the_english(core: Core, qtbot: QtBot) -> None:
    """A prompt whose English is still being made is not drawn with that of another one."""
    core.session.set(prompt="海")
    assert core.draw() is None
    qtbot.waitUntil(lambda: core.is_translated, timeout=TIMEOUT_MS)
    job = core.draw()
    assert job is not None
    assert job.order.lanes.english == "en:海"
    qtbot.waitUntil(lambda: core.queue.jobs == (), timeout=TIMEOUT_MS)


def test_the_prompt_is_remembered(core: Core, qtbot: QtBot) -> None:
    """What is drawn comes into the prompt history as it was typed."""
    type_prompt(core, qtbot, "海", "霧")
    core.draw()
    answers: list[ListedPrompts] = []
    core.library.ask(ListPrompts, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=TIMEOUT_MS)
    assert answers[0].prompts[0]["prompt"] == "海"
    qtbot.waitUntil(lambda: core.queue.jobs == (), timeout=TIMEOUT_MS)


@pytest.mark.script(
    translator={"fails": {"Translate": ["PromptTooLong", {"length": "9", "limit": "8"}]}}
)
@pytest.mark.unstarted
def test_a_refused_prompt_is_told_again_when_drawn(core: Core, qtbot: QtBot) -> None:
    """Nothing is drawn, and each try says why."""
    errors = told(core)
    core.session.set(prompt="長い")
    core.start()
    qtbot.waitUntil(lambda: bool(core.translation.error), timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: bool(core.negative_translation.error), timeout=TIMEOUT_MS)
    errors.clear()
    assert core.draw() is None
    assert errors == []
    qtbot.waitUntil(lambda: len(errors) == 2, timeout=TIMEOUT_MS)
    assert all(isinstance(error, PromptTooLong) for error in errors)
    assert core.queue.jobs == ()


@pytest.mark.script(painter={"delays": {"load": 0.2}})
def test_the_last_model_chosen_is_the_model(core: Core, qtbot: QtBot) -> None:
    """Choosing twice in a row leaves the second one, whatever is loaded in between."""
    names: list[str] = []
    core.model_changed.connect(lambda: names.append(core.model.model if core.model else ""))
    core.session.set(model="/一")
    core.session.set(model="/二")
    qtbot.waitUntil(lambda: bool(names), timeout=TIMEOUT_MS)
    assert names == ["/二"]


@pytest.mark.script(painter={"fails": {"Load": ["ModelMissing", {"path": "/無い"}]}})
@pytest.mark.unstarted
def test_a_model_that_cannot_be_loaded_is_told(core: Core, qtbot: QtBot) -> None:
    """There is no model then, and the reason is shown."""
    errors = told(core)
    core.start()
    qtbot.waitUntil(lambda: bool(errors), timeout=TIMEOUT_MS)
    assert isinstance(errors[0], ModelMissing)
    assert core.model is None


@pytest.mark.expected_log("the painter ended")
def test_a_painter_that_comes_back_loads_its_model_again(
    new_core: NewCore, qtbot: QtBot, tmp_path: Any
) -> None:
    """After a death the new process is given the model at once, before anything is drawn."""
    state = str(tmp_path / "state")
    faults = [{"at": "load", "how": "SIGKILL", "times": 1}]
    core = new_core(painter={"faults": faults, "state": state})
    errors = told(core)
    core.start()
    wait_until_ready(core, qtbot)
    assert core.model is not None
    assert [type(error).__name__ for error in errors] == ["WorkerDied"]


@pytest.mark.script(translator={"protocol": 0})
@pytest.mark.unstarted
def test_a_translator_of_another_version_is_told(core: Core, qtbot: QtBot) -> None:
    """A mismatch of any worker reaches the user, once."""
    errors = told(core)
    core.start()
    qtbot.waitUntil(lambda: bool(errors), timeout=TIMEOUT_MS)
    qtbot.wait(200)
    assert [type(error) for error in errors] == [WorkerMismatch]


@pytest.mark.expected_log("the translator ended")
def test_drawing_tries_a_translator_again_that_was_given_up(
    new_core: NewCore, qtbot: QtBot, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After five deaths the error asks to draw again; doing so starts the translator."""
    monkeypatch.setattr(worker_link, "RESTART_DELAYS_MS", (0, 1, 1, 1))
    faults = [{"at": "hello", "how": "exit 1", "times": 5}]
    core = new_core(translator={"faults": faults, "state": str(tmp_path / "state")})
    errors = told(core)
    core.start()
    lost = [WorkerLost]
    qtbot.waitUntil(lambda: [type(each) for each in errors[-1:]] == lost, timeout=TIMEOUT_MS)
    assert core.draw() is None
    wait_until_ready(core, qtbot)
    assert core.draw() is not None
    qtbot.waitUntil(lambda: core.queue.jobs == (), timeout=TIMEOUT_MS)


@pytest.mark.unstarted
def test_settings_are_told_and_kept(core: Core, qtbot: QtBot) -> None:
    """A changed setting is told by name at once, and is on the disk a moment later."""
    names: list[frozenset[str]] = []
    core.settings_changed.connect(names.append)
    core.change_settings(watermark=False, safety=True)
    core.change_settings(watermark=False)
    assert names == [frozenset({"watermark"})]
    qtbot.waitUntil(lambda: Settings.load()[0]["watermark"] is False, timeout=TIMEOUT_MS)
    core.change_settings(theme="dark")
    core.stop()
    assert Settings.load()[0]["theme"] == "dark"


@pytest.mark.unstarted
def test_settings_that_cannot_be_kept_are_told(core: Core, qtbot: QtBot, tmp_path: Path) -> None:
    """The setting holds for this time, and the user knows why not for the next."""
    (tmp_path / "no folder").write_text("")
    core.settings = Settings(tmp_path / "no folder" / "settings.json")
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS) as failed:
        core.change_settings(watermark=False)
    assert isinstance(failed.args[0], FolderUnwritable)
    assert core.settings["watermark"] is False


def test_watermark_safety_and_folder_come_from_the_settings(
    core: Core, qtbot: QtBot, tmp_path: Any
) -> None:
    """What is set in the settings is part of every order."""
    core.change_settings(watermark=False, safety=False, pictures_folder=str(tmp_path))
    type_prompt(core, qtbot, "海")
    job = core.draw()
    assert job is not None
    assert (job.order.watermark, job.order.safety) == (False, False)
    assert job.order.folder == str(tmp_path)
    qtbot.waitUntil(lambda: core.queue.jobs == (), timeout=TIMEOUT_MS)


def test_the_sheet_of_the_purpose_is_part_of_the_order(core: Core, qtbot: QtBot) -> None:
    """So the file can say how finely it is printed; without a purpose there is none."""
    type_prompt(core, qtbot, "海")
    for purpose, sheet in (("purpose-postcard-landscape", (148, 100)), ("", (0, 0))):
        core.session.set(purpose=purpose)
        qtbot.waitUntil(lambda: core.is_translated, timeout=TIMEOUT_MS)
        job = core.draw()
        assert job is not None
        assert job.order.print_mm == sheet
    qtbot.waitUntil(lambda: core.queue.jobs == (), timeout=TIMEOUT_MS)


@pytest.mark.script(librarian={"adopted": [2, 0]})
@pytest.mark.unstarted
def test_pictures_found_at_the_start_are_told(core: Core, qtbot: QtBot) -> None:
    """What a killed painter left is adopted, and the history looks again."""
    with qtbot.waitSignal(core.library_changed, timeout=TIMEOUT_MS):
        core.start()
    wait_until_ready(core, qtbot)


@pytest.mark.script(librarian={"adopted": [2, 0, "/家/index.damaged.sqlite3"]})
@pytest.mark.unstarted
def test_an_index_made_anew_is_mentioned(core: Core, qtbot: QtBot) -> None:
    """The user learns where the damaged index is, and that nothing was lost."""
    with qtbot.waitSignal(core.noticed, timeout=TIMEOUT_MS) as noticed:
        core.start()
    assert "/家/index.damaged.sqlite3" in said(noticed.args[0])
    wait_until_ready(core, qtbot)


@pytest.mark.script(librarian={"fails": {"Adopt": ["IndexNewer", {"path": "/家", "found": "9"}]}})
@pytest.mark.unstarted
def test_an_index_that_cannot_be_used_is_told(core: Core, qtbot: QtBot) -> None:
    """An index of a newer SDJP is left alone, and the user knows why the history is empty."""
    errors = told(core)
    core.start()
    qtbot.waitUntil(lambda: bool(errors), timeout=TIMEOUT_MS)
    assert isinstance(errors[0], IndexNewer)
    wait_until_ready(core, qtbot)


@pytest.mark.expected_log("the painter ended")
def test_a_model_that_kills_the_painter_is_not_loaded_for_ever(
    new_core: NewCore, qtbot: QtBot, tmp_path: Path
) -> None:
    """Twice is enough; then the window says so and waits for another model, or for a drawing."""
    state = tmp_path / "state"
    faults = [{"at": "load", "how": "SIGKILL", "times": 2}]
    core = new_core(painter={"faults": faults, "state": str(state)})
    loads: list[object] = []
    errors, changes = told(core), []
    core.model_changed.connect(lambda: changes.append(core.model))
    core.start()
    qtbot.waitUntil(
        lambda: state.is_file() and len(state.read_text().split()) == 2, timeout=TIMEOUT_MS
    )
    qtbot.waitUntil(lambda: changes == [None], timeout=TIMEOUT_MS)
    (refused,) = [error for error in errors if isinstance(error, ModelError)]
    assert isinstance(refused, ModelUnreadable)
    assert len(error_text(refused).splitlines()) == 3
    qtbot.waitUntil(lambda: core.painter.hello is not None, timeout=TIMEOUT_MS)
    core.painter.received.connect(loads.append)
    qtbot.wait(300)
    assert loads == []
    assert core.model is None
    core.session.set(model="/別の")
    wait_until_ready(core, qtbot)


@pytest.mark.expected_log("the painter ended")
def test_the_model_before_is_no_longer_in_use(
    new_core: NewCore, qtbot: QtBot, tmp_path: Path
) -> None:
    """A model that was switched to and kills the painter leaves none, not the one before it."""
    state = tmp_path / "state"
    state.write_text("0 0 ")  # no fault is left for the first model
    faults = [{"at": "load", "how": "SIGKILL", "times": 2}]
    core = new_core(painter={"faults": faults, "state": str(state)})
    core.start()
    wait_until_ready(core, qtbot)
    assert core.model is not None
    state.write_text("")
    core.session.set(model="/大きすぎる")
    qtbot.waitUntil(lambda: core.model is None, timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: core.painter.hello is not None, timeout=TIMEOUT_MS)


@pytest.mark.script(painter={"fails": {"Load": ["ModelMissing", {"path": "/無い"}]}})
@pytest.mark.unstarted
def test_after_a_picture_the_model_is_asked_for_again(core: Core, qtbot: QtBot) -> None:
    """A painter that draws has a model, so the window can know it."""
    errors = told(core)
    core.start()
    qtbot.waitUntil(lambda: bool(errors) and core.is_translated, timeout=TIMEOUT_MS)
    errors.clear()
    assert core.draw() is not None
    qtbot.waitUntil(lambda: bool(errors), timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: core.queue.jobs == (), timeout=TIMEOUT_MS)
