"""Questions and who waits for their answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sdjp.app import enquiries, worker_link
from sdjp.app.enquiries import Enquiries
from sdjp.app.worker_link import WorkerLink
from sdjp.contract.library_messages import ListedPrompts, ListPrompts
from sdjp.contract.messages import (
    Complete,
    Completed,
    CountTokens,
    Failed,
    Load,
    Loaded,
    Translate,
    Translated,
)
from tests.gui.conftest import TIMEOUT_MS, NewLink


class Asker:
    """Collects answers."""

    def __init__(self) -> None:
        self.answers: list[Any] = []

    def hear(self, answer: Any) -> None:
        """Keep `answer`."""
        self.answers.append(answer)


def test_each_answer_reaches_who_asked(new_link: NewLink, qtbot: QtBot) -> None:
    """Answers go to their own askers, also when all were asked before the worker was ready."""
    link = new_link("translator", delays={"hello": 0.2})
    questions = Enquiries(link)
    first, second, third = Asker(), Asker(), Asker()
    questions.ask(Translate, first.hear, text="赤い鳥居")
    link.start()
    questions.ask(Complete, second.hear, text="さく")
    qtbot.waitUntil(lambda: bool(second.answers), timeout=TIMEOUT_MS)
    questions.ask(CountTokens, third.hear, english="red torii", model="m")
    qtbot.waitUntil(lambda: bool(third.answers), timeout=TIMEOUT_MS)
    assert [type(one) for one in first.answers] == [Translated]
    assert [type(one) for one in second.answers] == [Completed]
    assert third.answers[0].chunks == (2,)


def test_news_on_the_way_is_no_answer(new_link: NewLink, qtbot: QtBot) -> None:
    """`Loading` comes before the answer to `Load`, and is not taken for it."""
    link = new_link("painter", delays={"load": 0.1})
    questions, asker = Enquiries(link), Asker()
    link.start()
    questions.ask(Load, asker.hear, model="m")
    qtbot.waitUntil(lambda: bool(asker.answers), timeout=TIMEOUT_MS)
    assert [type(one) for one in asker.answers] == [Loaded]


@pytest.mark.expected_log("the translator ended")
def test_a_death_answers_what_was_asked_and_spares_what_waits(
    new_link: NewLink, qtbot: QtBot, tmp_path: Path
) -> None:
    """What the dead process was asked fails; what is asked from then on gets its answer."""
    faults = [{"at": "translate", "how": "exit 1", "times": 1}]
    link = new_link("translator", faults=faults, state=str(tmp_path / "state"))
    questions, lost, later = Enquiries(link), Asker(), Asker()

    def ask_again(answer: Any) -> None:
        lost.hear(answer)
        questions.ask(Translate, later.hear, text="海")

    with qtbot.waitSignal(link.ready, timeout=TIMEOUT_MS):
        link.start()
    questions.ask(Translate, ask_again, text="赤い鳥居")
    qtbot.waitUntil(lambda: bool(later.answers), timeout=TIMEOUT_MS)
    assert [type(one) for one in lost.answers] == [Failed]
    assert lost.answers[0].error == "WorkerDied"
    assert later.answers[0].lanes.english == "en:海"


@pytest.mark.expected_log("the translator ended")
def test_an_asker_may_forget_others_while_answers_come(new_link: NewLink, qtbot: QtBot) -> None:
    """Two questions are lost at once; the first asker drops the second question."""
    link = new_link("translator", faults=[{"at": "translate", "how": "exit 1"}])
    questions, second = Enquiries(link), Asker()
    jobs: list[str] = []

    def forget_the_other(_answer: Any) -> None:
        questions.forget(jobs[1])

    with qtbot.waitSignal(link.ready, timeout=TIMEOUT_MS):
        link.start()
    jobs.append(questions.ask(Translate, forget_the_other, text="一"))
    jobs.append(questions.ask(Translate, second.hear, text="二"))
    with qtbot.waitSignal(link.died, timeout=TIMEOUT_MS):
        pass
    assert second.answers == []


def test_a_widget_that_is_gone_is_not_called(new_link: NewLink, qtbot: QtBot) -> None:
    """The answer to a widget that was deleted meanwhile is dropped."""

    class Room(QWidget):
        def on_answer(self, _answer: Any) -> None:
            self.setWindowTitle("would raise")

    link = new_link("translator", delays={"translate": 0.1})
    questions, witness, room = Enquiries(link), Asker(), Room()
    link.start()
    questions.ask(Translate, room.on_answer, text="一")
    questions.ask(Translate, witness.hear, text="二")
    shiboken6.delete(room)
    qtbot.waitUntil(lambda: bool(witness.answers), timeout=TIMEOUT_MS)


def test_too_many_questions_drop_the_oldest(
    new_link: NewLink, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits for a worker is limited, and what is dropped leaves nothing behind."""
    monkeypatch.setattr(enquiries, "MAX_WAITING", 3)
    link = new_link("translator")
    questions, asker = Enquiries(link), Asker()
    for number in range(5):
        questions.ask(Translate, asker.hear, text=str(number))
    link.start()
    qtbot.waitUntil(lambda: len(asker.answers) == 3, timeout=TIMEOUT_MS)
    qtbot.wait(50)
    assert [one.lanes.prompt for one in asker.answers] == ["2", "3", "4"]
    assert questions._open == {}


@pytest.mark.expected_log("the translator ended")
def test_when_the_worker_is_given_up_nobody_waits_in_vain(
    new_link: NewLink, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question that waits for a worker that never comes is answered by a failure."""
    monkeypatch.setattr(worker_link, "RESTART_DELAYS_MS", (0, 1, 1, 1))
    link = new_link("translator", faults=[{"at": "hello", "how": "exit 1"}])
    questions, asker = Enquiries(link), Asker()
    questions.ask(Translate, asker.hear, text="一")
    link.start()
    qtbot.waitUntil(lambda: bool(asker.answers), timeout=TIMEOUT_MS)
    assert [one.error for one in asker.answers] == ["WorkerLost"]


@pytest.mark.expected_log("the librarian ended")
def test_a_worker_that_was_given_up_is_tried_again_when_asked(
    new_link: NewLink, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question gets one more start and an answer; no question hangs, none starts a storm."""
    monkeypatch.setattr(worker_link, "RESTART_DELAYS_MS", (0, 1, 1, 1))
    state = tmp_path / "state"
    faults = [{"at": "hello", "how": "exit 1", "times": 6}]
    link = new_link("librarian", faults=faults, state=str(state))
    questions, asker = Enquiries(link), Asker()
    with qtbot.waitSignal(link.gave_up, timeout=TIMEOUT_MS):
        link.start()
    assert len(state.read_text(encoding="ascii").split()) == 5
    questions.ask(ListPrompts, asker.hear)
    assert asker.answers == []
    qtbot.waitUntil(lambda: bool(asker.answers), timeout=TIMEOUT_MS)
    assert [type(one) for one in asker.answers] == [Failed]
    assert len(state.read_text(encoding="ascii").split()) == 6
    questions.ask(ListPrompts, asker.hear)
    qtbot.waitUntil(lambda: len(asker.answers) == 2, timeout=TIMEOUT_MS)
    assert isinstance(asker.answers[1], ListedPrompts)


def test_a_worker_that_was_refused_answers_nobody_and_keeps_nobody_waiting(
    new_link: NewLink, qtbot: QtBot
) -> None:
    """While the process of another version still ends, a question fails at once."""
    link = new_link("librarian", protocol=99)
    questions, asker = Enquiries(link), Asker()
    link.gave_up.connect(lambda _error: questions.ask(ListPrompts, asker.hear))
    with qtbot.waitSignal(link.gave_up, timeout=TIMEOUT_MS):
        link.start()
    qtbot.waitUntil(lambda: bool(asker.answers), timeout=TIMEOUT_MS)
    assert [one.error for one in asker.answers] == ["WorkerMismatch"]


@pytest.mark.expected_log("the librarian ended")
def test_a_program_that_is_missing_answers_too(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no process can be started at all, the question has failed when that is known."""
    monkeypatch.setattr(worker_link, "RESTART_DELAYS_MS", (0, 1, 1, 1))
    link = WorkerLink("librarian", None, ["/nowhere/sdjp-worker"])
    questions, asker = Enquiries(link), Asker()
    with qtbot.waitSignal(link.gave_up, timeout=TIMEOUT_MS):
        link.start()
    questions.ask(ListPrompts, asker.hear)
    qtbot.waitUntil(lambda: bool(asker.answers), timeout=TIMEOUT_MS)
    assert [one.error for one in asker.answers] == ["WorkerLost"]
    link.stop()
