"""The painter dies again and again, and the queue goes on."""

from __future__ import annotations

import itertools
import threading
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from sdjp.app import worker_link
from sdjp.app.core import Core
from sdjp.app.jobs import Job, JobState
from sdjp.contract.messages import Lanes, Order
from tests.gui.fixtures import *  # noqa: F403 - the fixtures of the window's tests
from tests.gui.fixtures import NewCore, wait_until_ready

DEATHS = 50
HOWS = ("SIGKILL", "SIGSEGV", "exit 1", "half", "SIGABRT", "exit 137", "garbage", "SIGBUS")


@pytest.mark.expected_log("the painter ended")
def test_fifty_deaths_in_a_row(
    new_core: NewCore, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each job is tried twice and parked; those behind are drawn; nothing is left running."""
    monkeypatch.setattr(worker_link, "DEATHS_WITHIN_S", 0.0)
    monkeypatch.setattr(worker_link, "RESTART_DELAYS_MS", (0,))
    hows = itertools.islice(itertools.cycle(HOWS), DEATHS)
    faults = [
        {"at": "step", "number": 1 + number % 4, "how": how, "times": 1}
        for number, how in enumerate(hows)
    ]
    core = new_core(painter={"faults": faults, "state": str(tmp_path / "state")})
    core.start()
    wait_until_ready(core, qtbot)
    before = threading.active_count()
    finished: list[tuple[int, JobState]] = []
    told: list[str] = []
    pids: set[int] = set()
    core.queue.finished.connect(lambda job: finished.append((job.order.seeds[0], job.state)))
    core.queue.failed.connect(lambda error: told.append(type(error).__name__))
    core.painter.ready.connect(lambda hello: pids.add(hello.pid))
    jobs = [core.queue.add(order(seed)) for seed in range(DEATHS // 2 + 3)]
    qtbot.waitUntil(lambda: not any(job.state.is_open for job in jobs), timeout=240_000)

    parked = [job for job in jobs if job.state is JobState.PARKED]
    drawn = [job for job in jobs if job.state is JobState.DONE]
    assert sum(job.deaths for job in jobs) == DEATHS == len(told)
    assert [job.deaths for job in parked] == [2] * len(parked)
    assert len(parked) + len(drawn) == len(jobs)
    assert drawn
    assert [seed for seed, _ in finished] == sorted(seed for seed, _ in finished)
    assert all(len(job.saved) == 1 for job in drawn)
    assert_nothing_is_left(core, pids, before, jobs)


def assert_nothing_is_left(core: Core, pids: set[int], threads: int, jobs: list[Job]) -> None:
    """Of all painters only the last is there; no thread and no zombie of the others."""
    assert len(pids) == DEATHS
    hello = core.painter.hello
    assert hello is not None
    assert [pid for pid in pids if psutil.pid_exists(pid)] == [hello.pid]
    assert len(psutil.Process().children()) == 3
    assert threading.active_count() <= threads
    assert all(job.state is JobState.PARKED for job in core.queue.jobs)
    assert len(core.queue.jobs) == sum(job.state is JobState.PARKED for job in jobs)


def order(seed: int) -> Order:
    """A small drawing."""
    return Order(Lanes("海", "sea"), Lanes("", ""), "/model", (seed,), steps=4)
