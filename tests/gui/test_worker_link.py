"""The window's end of a worker, against workers that go wrong in every way."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from sdjp.app import worker_link
from sdjp.app.worker_link import WorkerLink
from sdjp.base.language import error_text
from sdjp.contract.errors import WireBroken, WorkerDied, WorkerLost, WorkerMismatch
from sdjp.contract.messages import Hello, Load, Loaded, Translate, Translated
from tests.gui.conftest import TIMEOUT_MS, NewLink

ENDED = pytest.mark.expected_log("the painter ended")


def started(link: WorkerLink, qtbot: QtBot) -> Hello:
    """Start `link` and wait for its hello."""
    with qtbot.waitSignal(link.ready, timeout=TIMEOUT_MS) as ready:
        link.start()
    return ready.args[0]


def fault(at: str, how: str, **more: Any) -> list[dict[str, Any]]:
    """One fault of a script."""
    return [{"at": at, "how": how, **more}]


def test_a_worker_says_hello_and_answers(new_link: NewLink, qtbot: QtBot) -> None:
    """A real process says who it is, and its answers arrive in order."""
    link = new_link("painter")
    assert link.hello is None
    hello = started(link, qtbot)
    assert hello.role == "painter"
    assert psutil.pid_exists(hello.pid)
    answers: list[object] = []
    link.received.connect(answers.append)
    assert link.send(Load("load-1", "/model"))
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=TIMEOUT_MS)
    assert isinstance(answers[1], Loaded)
    assert answers[1].job == "load-1"


def test_what_a_worker_has_loaded_is_written_down(
    new_link: NewLink, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """The log tells version, process and modules of each worker."""
    caplog.set_level(logging.INFO)
    hello = started(new_link("librarian", modules=["numpy"]), qtbot)
    (line,) = [each for each in caplog.messages if each.startswith("librarian ")]
    assert {"fake,", f"{hello.pid}:", "numpy", "json"} <= set(line.split())


def test_big_frames_pass(new_link: NewLink, qtbot: QtBot) -> None:
    """A question of megabytes comes back whole."""
    link = new_link("translator")
    started(link, qtbot)
    text = "猫" * 1_500_000
    with qtbot.waitSignal(link.received, timeout=TIMEOUT_MS) as received:
        link.send(Translate("big", text))
    assert isinstance(received.args[0], Translated)
    assert received.args[0].lanes.prompt == text


@ENDED
@pytest.mark.parametrize(
    ("how", "outcome"),
    [
        ("exit 3", "終了コード3"),
        ("SIGSEGV", "SIGSEGV"),
        ("SIGKILL", "強制終了、メモリー不足かもしれません"),
        ("half", "終了コード1"),
    ],
)
def test_a_death_is_told_with_its_cause(
    new_link: NewLink, qtbot: QtBot, tmp_path: Path, how: str, outcome: str
) -> None:
    """However a worker ends, the window learns how, and has a new one at once."""
    link = new_link(faults=fault("load", how, times=1), state=str(tmp_path / "state"))
    first = started(link, qtbot)
    with (
        qtbot.waitSignal(link.died, timeout=TIMEOUT_MS) as died,
        qtbot.waitSignal(link.ready, timeout=TIMEOUT_MS) as ready,
    ):
        link.send(Load("load", "m"))
    assert isinstance(died.args[0], WorkerDied)
    assert died.args[0].context["outcome"] == outcome
    assert ready.args[0].pid != first.pid
    lines = error_text(died.args[0]).splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("絵を描くプログラムが")


@ENDED
def test_garbage_ends_the_worker(new_link: NewLink, qtbot: QtBot, tmp_path: Path) -> None:
    """What is no frame is not guessed at: the process is ended, and another one started."""
    state = str(tmp_path / "state")
    link = new_link(faults=fault("load", "garbage", times=1), state=state)
    first = started(link, qtbot)
    with (
        qtbot.waitSignal(link.died, timeout=TIMEOUT_MS) as died,
        qtbot.waitSignal(link.ready, timeout=TIMEOUT_MS),
    ):
        link.send(Load("load", "m"))
    assert isinstance(died.args[0], WireBroken)
    assert not psutil.pid_exists(first.pid)


@pytest.mark.parametrize("stranger", [{"protocol": 99}, {"modules": ["PySide6"]}])
def test_another_version_is_refused_for_good(
    new_link: NewLink, qtbot: QtBot, tmp_path: Path, stranger: dict[str, Any]
) -> None:
    """A worker with another protocol gets no question, is ended, and is not started in a loop.

    So does one that has loaded what only the window may load.
    """
    state = tmp_path / "state"
    starts = fault("hello", "nothing", times=1_000)
    link = new_link(**stranger, state=str(state), faults=starts)
    ready: list[object] = []
    link.ready.connect(ready.append)
    with qtbot.waitSignal(link.gave_up, timeout=TIMEOUT_MS) as gave_up:
        link.start()
    assert isinstance(gave_up.args[0], WorkerMismatch)
    assert len(error_text(gave_up.args[0]).splitlines()) == 3
    qtbot.wait(600)
    assert ready == []
    assert link.has_given_up
    assert state.read_text(encoding="ascii").split() == ["0"]


@ENDED
def test_it_gives_up_after_five_deaths_and_starts_when_asked(
    new_link: NewLink, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that dies at once is started five times; then only the user starts it again."""
    monkeypatch.setattr(worker_link, "RESTART_DELAYS_MS", (0, 1, 1, 1))
    state = tmp_path / "state"
    link = new_link(faults=fault("hello", "exit 7", times=6), state=str(state))
    deaths: list[object] = []
    link.died.connect(deaths.append)
    with qtbot.waitSignal(link.gave_up, timeout=TIMEOUT_MS) as gave_up:
        link.start()
    assert isinstance(gave_up.args[0], WorkerLost)
    assert gave_up.args[0].context["outcome"] == "終了コード7"
    assert len(deaths) == 4
    qtbot.wait(300)
    assert len(state.read_text(encoding="ascii").split()) == 5
    with qtbot.waitSignal(link.ready, timeout=TIMEOUT_MS):
        link.start()
    assert not link.has_given_up


@ENDED
def test_deaths_long_ago_are_forgotten(
    new_link: NewLink, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only deaths within a minute count together."""
    monkeypatch.setattr(worker_link, "RESTART_DELAYS_MS", (0, 1, 1, 1))
    monkeypatch.setattr(worker_link, "DEATHS_WITHIN_S", 0.05)
    link = new_link(
        faults=fault("hello", "exit 7", times=8),
        state=str(tmp_path / "state"),
        delays={"hello": 0.1},
    )
    deaths: list[object] = []
    link.died.connect(deaths.append)
    started(link, qtbot)
    assert len(deaths) == 8


@ENDED
def test_a_program_that_is_missing_is_a_death(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that cannot even be started is told like one that died, and given up."""
    monkeypatch.setattr(worker_link, "RESTART_DELAYS_MS", (0, 1, 1, 1))
    link = WorkerLink("painter", None, ["/nowhere/sdjp-worker"])
    with qtbot.waitSignal(link.gave_up, timeout=TIMEOUT_MS) as gave_up:
        link.start()
    assert "sdjp-worker" in gave_up.args[0].context["outcome"]
    link.stop()


@pytest.mark.expected_log("does not say hello|the painter ended")
def test_a_worker_that_never_says_hello_is_replaced(
    new_link: NewLink, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Silence is not waited for without end."""
    monkeypatch.setattr(worker_link, "HELLO_TIMEOUT_MS", 700)
    faults = fault("hello", "silent", times=1)
    link = new_link(faults=faults, state=str(tmp_path / "state"))
    with qtbot.waitSignal(link.died, timeout=TIMEOUT_MS):
        link.start()
    link._patience.setInterval(TIMEOUT_MS)
    qtbot.waitUntil(lambda: link.hello is not None, timeout=TIMEOUT_MS)


@pytest.mark.skipif(os.name == "nt", reason="needs SIGSTOP")
def test_a_worker_that_does_not_read_holds_nobody_up(
    new_link: NewLink, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Questions to a stopped process are given away at once, and it can be ended."""
    monkeypatch.setattr(worker_link, "STOP_TIMEOUT_S", 0.3)
    link = new_link("translator", faults=fault("translate", "SIGSTOP"))
    hello = started(link, qtbot)
    text = "猫" * 1_000_000
    link.send(Translate("first", ""))
    qtbot.waitUntil(lambda: psutil.Process(hello.pid).status() == "stopped", timeout=TIMEOUT_MS)
    longest = 0.0
    for number in range(5):
        before = time.perf_counter()
        link.send(Translate(str(number), text))
        longest = max(longest, time.perf_counter() - before)
    assert longest < 0.05
    link.stop()
    assert not psutil.pid_exists(hello.pid)


def test_killing_it_on_purpose_is_no_death_that_counts(new_link: NewLink, qtbot: QtBot) -> None:
    """A worker that the window ends itself is replaced at once, as often as needed."""
    link = new_link()
    started(link, qtbot)
    for _ in range(6):
        with (
            qtbot.waitSignal(link.died, timeout=TIMEOUT_MS),
            qtbot.waitSignal(link.ready, timeout=TIMEOUT_MS),
        ):
            link.kill()
    assert not link.has_given_up


def test_stopping_ends_the_process_and_starting_again_works(
    new_link: NewLink, qtbot: QtBot
) -> None:
    """After `stop` nothing is said any more; late words of the old process do not disturb."""
    link = new_link()
    first = started(link, qtbot)
    said: list[object] = []
    link.received.connect(said.append)
    link.died.connect(said.append)
    link.send(Load("load", "m"))
    time.sleep(0.3)  # its answer is read, and waits for the event loop
    link.stop()
    assert not psutil.pid_exists(first.pid)
    assert link.hello is None
    assert not link.send(Load("load", "m"))
    second = started(link, qtbot)
    assert second.pid != first.pid
    assert said == []


@ENDED
def test_stopping_while_it_dies_starts_nothing(
    new_link: NewLink, qtbot: QtBot, tmp_path: Path
) -> None:
    """A restart that is due when the window ends does not happen."""
    link = new_link(faults=fault("load", "exit 1"))
    started(link, qtbot)
    link.send(Load("load", "m"))
    with qtbot.waitSignal(link.died, timeout=TIMEOUT_MS):
        pass
    link.stop()
    qtbot.wait(400)
    assert link.hello is None
