"""Unsent work survives every end of the window, and comes back in the right way."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from sdjp.app import autosave as autosave_module
from sdjp.app.autosave import Autosave, Work
from sdjp.app.core import Core
from sdjp.app.jobs import Comparison, JobState
from sdjp.app.session import Form
from sdjp.base.paths import data_dir, demo_painter_dir
from sdjp.contract.errors import FolderUnwritable
from sdjp.contract.library_messages import ListPrompts
from sdjp.contract.messages import Compare, Lanes, Order, Paint
from sdjp.store.database import open_library
from sdjp.store.inputs import keep_input
from sdjp.store.session_file import SessionFile
from sdjp.store.unused_inputs import sweep_inputs
from tests.gui.conftest import TIMEOUT_MS, NewCore

SEGMENT = {"ja": "海", "en": "sea", "source": "user", "doubts": [], "start": 0, "end": 1}
ORDER = Order(Lanes("海", "sea", (SEGMENT,), "fake@1"), Lanes("", ""), "/m", (1, 2, 3))
PANEL = {"geometry": "AAEC", "columns": [300, 600, 300]}


class Run:
    """One run of the program, as far as the work is concerned."""

    def __init__(self, core: Core, file: Any = None) -> None:
        self.core = core
        self.autosave = Autosave(core, file, core)
        self.offers: list[Work] = []
        self.errors: list[Any] = []
        self.autosave.offered.connect(self.offers.append)
        core.failed.connect(self.errors.append)
        self.panel = self.autosave.load()
        self.notice = self.autosave.begin(lambda: PANEL)

    def crash(self) -> None:
        """End without a word: what is written is written."""
        self.autosave._often.stop()
        self.autosave._soon.stop()
        self.autosave._thread.waitForDone()
        self.core.session.changed.disconnect(self.autosave._on_change)
        self.core.queue.changed.disconnect(self.autosave._on_change)

    @property
    def parked(self) -> list[Paint | Compare]:
        """What is in the queue."""
        assert all(job.state is JobState.PARKED for job in self.core.queue.jobs)
        return [job.question() for job in self.core.queue.jobs]


NewRun = Callable[..., Run]


@pytest.fixture
def new_run(new_core: NewCore, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewRun]:
    """Starts a run on the work that the last one left; its workers are not started."""
    monkeypatch.setattr(autosave_module, "SOON_MS", 10)
    runs: list[Run] = []

    def new(file: Any = None) -> Run:
        runs.append(Run(new_core(), file))
        return runs[-1]

    yield new
    for run in runs:
        run.autosave.end()


def on_disk() -> dict[str, Any]:
    """What the file says at this moment."""
    values: dict[str, Any] = json.loads((data_dir() / "session.json").read_bytes())
    return values


def wait_for_prompt(qtbot: QtBot, prompt: str) -> None:
    """Wait until `prompt` is on the disk."""
    qtbot.waitUntil(
        lambda: on_disk()["work"].get("form", {}).get("prompt") == prompt, timeout=TIMEOUT_MS
    )


def crashed_run(new_run: NewRun, qtbot: QtBot) -> Run:
    """A run that ended with a kept prompt and a waiting drawing."""
    run = new_run()
    run.core.session.set(prompt="赤い鳥居")
    run.core.queue.add(ORDER)
    wait_for_prompt(qtbot, "赤い鳥居")
    run.crash()
    return run


def test_the_first_start_has_nothing_to_give_back(new_run: NewRun) -> None:
    """No file, no offer, no notice."""
    run = new_run()
    assert (run.panel, run.offers, run.notice) == ({}, [], "")
    assert run.core.session.form == Form()


def test_a_clean_end_gives_everything_back_silently(new_run: NewRun) -> None:
    """Prompt, settings, window and waiting drawings are there again as if nothing had been."""
    first = new_run()
    first.core.session.set(prompt="赤い鳥居", pins={"海": "ocean"}, steps=33)
    first.core.queue.add(ORDER)
    first.core.queue.add(ORDER, Comparison("steps", (5, 10), "比べる"))
    first.autosave.end()
    second = new_run()
    assert second.offers == []
    assert second.panel == PANEL
    assert second.core.session.form == first.core.session.form
    picture, sheet = second.parked
    assert isinstance(picture, Paint)
    assert isinstance(sheet, Compare)
    assert picture.order == sheet.order == ORDER
    assert (sheet.axis, sheet.values, sheet.title) == ("steps", (5, 10), "比べる")


def test_a_start_that_was_put_away_is_still_named(new_run: NewRun, qtbot: QtBot) -> None:
    """The last picture made of it is deleted for good meanwhile: undo has it all the same."""
    kept = keep_input(Image.new("RGB", (8, 8))), keep_input(Image.new("L", (8, 8)))
    first = new_run()
    first.core.session.set(prompt="海", picture=kept[0].id, mask=kept[1].id)
    first.autosave.end()
    run = new_run()
    assert run.core.session.form.picture == kept[0].id
    run.core.start_picture.clear()
    qtbot.waitUntil(lambda: not on_disk()["work"]["form"]["picture"], timeout=TIMEOUT_MS)
    with open_library() as library:
        later = time.time() + 60
        assert sweep_inputs(library, {each.id: later for each in kept}) == 0
    run.core.start_picture.take_back()
    assert (run.core.session.form.picture, run.core.session.form.mask) == (kept[0].id, kept[1].id)
    assert all(each.path.is_file() for each in kept)


def test_the_embedded_model_is_found_wherever_it_lies(new_run: NewRun) -> None:
    """Its folder is not written down: SDJP may have been moved when it starts again."""
    first = new_run()
    embedded = str(demo_painter_dir())
    first.core.session.set(model=embedded)
    first.core.queue.add(replace(ORDER, model=embedded))
    first.autosave.end()
    assert embedded not in (data_dir() / "session.json").read_text(encoding="utf-8")
    second = new_run()
    assert second.core.session.form.model == ""
    assert [question.order.model for question in second.parked] == [embedded]


def test_after_a_crash_the_work_is_offered(new_run: NewRun, qtbot: QtBot) -> None:
    """Settings are back at once; what was typed and queued comes when the user says so."""
    first = new_run()
    first.core.session.set(prompt="赤い鳥居", negative_prompt="霧", steps=33)
    first.core.queue.add(ORDER)
    wait_for_prompt(qtbot, "赤い鳥居")
    first.crash()
    second = new_run()
    assert second.panel == PANEL
    assert second.core.session.form == Form(steps=33)
    assert second.parked == []
    assert [work.form.prompt for work in second.offers] == ["赤い鳥居"]
    second.autosave.accept(second.offers[0])
    assert second.core.session.form == first.core.session.form
    assert [question.order for question in second.parked] == [ORDER]
    assert second.autosave.offers == ()


def test_work_that_was_declined_is_not_offered_again(new_run: NewRun, qtbot: QtBot) -> None:
    """Who does not want it is not asked again, unless that was a mistake."""
    crashed_run(new_run, qtbot)
    second = new_run()
    (work,) = second.offers
    second.autosave.decline(work)
    second.autosave.offer_again(work)
    assert second.offers == [work, work]
    assert second.autosave.offers == (work,)
    second.autosave.decline(work)
    wait_for_prompt(qtbot, "")
    second.crash()
    assert new_run().offers == []


def test_an_offer_nobody_answered_survives_a_clean_end(new_run: NewRun, qtbot: QtBot) -> None:
    """What was typed after it comes back silently, and the older is offered once more."""
    crashed_run(new_run, qtbot)
    second = new_run()
    second.core.session.set(prompt="猫")
    second.autosave.end()
    third = new_run()
    assert third.core.session.form.prompt == "猫"
    assert [work.form.prompt for work in third.offers] == ["赤い鳥居"]
    assert len(third.offers[0].questions) == 1


def test_what_is_declined_or_replaced_is_in_the_prompt_history(core: Core, qtbot: QtBot) -> None:
    """↑ brings back what nobody wanted, what was wanted, and drawings alone replace nothing."""
    autosave = Autosave(core, parent=core)
    core.session.set(prompt="猫")
    works = [Work(Form(prompt=word)) for word in ("赤い鳥居", "海")]
    for work in (*works, Work(Form(), (Paint("", ORDER),))):
        autosave.offer_again(work)
    autosave.decline(works[0])
    autosave.accept(autosave.offers[0])
    assert core.session.form.prompt == "猫"
    autosave.accept(works[1])
    assert core.session.form.prompt == "海"
    answers: list[Any] = []
    core.library.ask(ListPrompts, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=TIMEOUT_MS)
    assert {one["prompt"] for one in answers[0].prompts} >= {"赤い鳥居", "海"}
    autosave.end()


def test_an_offer_nobody_answered_survives_the_next_crash(new_run: NewRun, qtbot: QtBot) -> None:
    """The latest is offered first; no text and no drawing of either run is lost."""
    crashed_run(new_run, qtbot)
    second = new_run()
    second.core.session.set(steps=7)
    qtbot.waitUntil(lambda: on_disk()["work"]["form"]["steps"] == 7, timeout=TIMEOUT_MS)
    second.crash()
    third = new_run()
    assert [work.form.prompt for work in third.offers] == ["赤い鳥居"]
    assert len(third.offers[0].questions) == 1
    third.core.session.set(prompt="猫")
    third.core.queue.add(ORDER)
    wait_for_prompt(qtbot, "猫")
    third.crash()
    fourth = new_run()
    assert [work.form.prompt for work in fourth.offers] == ["猫", "赤い鳥居"]
    assert [len(work.questions) for work in fourth.offers] == [1, 1]


def test_a_crash_with_nothing_typed_offers_nothing(new_run: NewRun, qtbot: QtBot) -> None:
    """Settings alone come back without a question."""
    first = new_run()
    first.core.session.set(steps=33)
    qtbot.waitUntil(lambda: on_disk()["work"].get("form", {}).get("steps") == 33, timeout=5000)
    first.crash()
    second = new_run()
    assert second.offers == []
    assert second.core.session.form == Form(steps=33)


@pytest.mark.script(painter={"delays": {"step": 0.02}})
def test_kept_pictures_are_not_asked_for_again(core: Core, qtbot: QtBot) -> None:
    """Of a batch being drawn only the rest is written."""
    run = Run(core)
    qtbot.waitUntil(lambda: core.is_translated, timeout=TIMEOUT_MS)
    job = core.queue.add(ORDER)
    qtbot.waitUntil(lambda: len(job.saved) == 1, timeout=TIMEOUT_MS)
    rest = Work.from_json(run.autosave._work()).questions
    assert [question.order.seeds for question in rest] == [(2, 3)]
    qtbot.waitUntil(lambda: core.queue.jobs == (), timeout=TIMEOUT_MS)
    assert run.autosave._work()["questions"] == []
    run.crash()


def test_what_the_settings_say_is_done(new_run: NewRun, qtbot: QtBot) -> None:
    """Without autosave nothing that was typed is written; without restoring nothing comes back."""
    first = new_run()
    first.core.change_settings(autosave=False)
    first.core.session.set(prompt="内緒")
    first.autosave.end()
    assert "内緒" not in (data_dir() / "session.json").read_text(encoding="utf-8")
    first.core.change_settings(autosave=True, restore_session=False)
    first.autosave.end()
    first.core.stop()
    assert on_disk()["work"]["form"]["prompt"] == "内緒"
    second = new_run()
    assert second.core.session.form == Form()
    assert second.panel == PANEL


def test_a_disk_that_refuses_is_told_once(new_run: NewRun, qtbot: QtBot, tmp_path: Path) -> None:
    """Each failed write would be a new error; one is enough until it works again."""
    blocked = tmp_path / "no folder"
    blocked.write_text("")
    run = new_run(SessionFile(blocked / "session.json"))
    for prompt in ("一", "二", "三"):
        run.core.session.set(prompt=prompt)
        qtbot.wait(60)
    assert [type(error) for error in run.errors] == [FolderUnwritable]
    blocked.unlink()
    run.core.session.set(prompt="四")
    qtbot.waitUntil(lambda: (blocked / "session.json").is_file(), timeout=TIMEOUT_MS)


def test_a_slow_disk_holds_nobody_up(new_run: NewRun, qtbot: QtBot) -> None:
    """Writing happens in a thread; the event loop goes on, and the last state is written."""
    saved: list[dict[str, Any]] = []

    class Slow(SessionFile):
        def save(self, work: dict[str, Any]) -> None:
            time.sleep(0.3)
            saved.append(work)

    run = new_run(Slow())
    saved.clear()
    ticks: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start()
    for number in range(8):
        run.core.session.set(prompt=str(number))
        qtbot.wait(40)
    qtbot.waitUntil(lambda: bool(saved) and saved[-1]["form"]["prompt"] == "7", timeout=TIMEOUT_MS)
    timer.stop()
    assert len(saved) <= 4
    gaps = [two - one for one, two in itertools.pairwise(ticks)]
    assert max(gaps) < 0.2


@pytest.mark.parametrize(
    "work",
    [
        {"form": 3, "questions": 4, "panel": 5, "offers": 6},
        {"form": {}, "questions": [], "offers": [7, None, {"form": 8}]},
        {"form": {"steps": "x"}, "questions": [1, None, {}, {"kind": "Paint"}]},
        {"questions": [{"kind": "Hello", "role": "x", "version": "", "pid": 1, "modules": []}]},
        {"questions": [{"kind": "Paint", "job": "a", "order": {"lanes": "x"}}]},
        {
            "questions": [
                {
                    "kind": "Paint",
                    "job": "a",
                    "order": {
                        "lanes": {"prompt": 3, "english": ""},
                        "negative": {"prompt": "", "english": ""},
                        "model": "m",
                        "seeds": [1],
                    },
                }
            ]
        },
    ],
)
@pytest.mark.parametrize("clean", [True, False])
def test_a_file_from_elsewhere_does_no_harm(
    new_run: NewRun, work: dict[str, Any], clean: bool
) -> None:
    """What cannot be understood is left out; the window opens."""
    data_dir().mkdir(parents=True, exist_ok=True)
    content = {"version": 1, "clean": clean, "work": work}
    (data_dir() / "session.json").write_text(json.dumps(content), encoding="utf-8")
    run = new_run()
    assert run.core.session.form == Form()
    assert run.parked == []
    assert run.offers == []
    assert run.panel == {}
