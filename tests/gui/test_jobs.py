"""The queue: one drawing at a time, and nothing lost when the painter dies."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sdjp.app import jobs as jobs_module
from sdjp.app import worker_link
from sdjp.app.jobs import Comparison, Job, JobQueue, JobState
from sdjp.app.worker_link import WorkerLink
from sdjp.contract.errors import DiskFull, WorkerDied, WorkerLost
from sdjp.contract.messages import Compare, Lanes, Order, Paint, Saved
from tests.gui.conftest import TIMEOUT_MS, NewLink

ENDED = pytest.mark.expected_log("the painter ended")

NewQueue = Callable[..., "Watched"]


class Watched:
    """A queue and what it said."""

    def __init__(self, link: WorkerLink) -> None:
        self.link = link
        self.queue = JobQueue(link)
        self.saved: list[tuple[str, int, int]] = []
        self.finished: list[tuple[str, JobState]] = []
        self.errors: list[Any] = []
        self.queue.saved.connect(self._on_saved)
        self.queue.finished.connect(self._on_finished)
        self.queue.failed.connect(self.errors.append)

    def _on_saved(self, job: Job, saved: Saved) -> None:
        self.saved.append((job.id, saved.index, saved.record["seed"]))

    def _on_finished(self, job: Job) -> None:
        self.finished.append((job.id, job.state))

    @property
    def waiting(self) -> list[str]:
        """Ids of all jobs in the queue, in their order."""
        return [job.id for job in self.queue.jobs]


@pytest.fixture
def new_queue(new_link: NewLink, qtbot: QtBot, tmp_path: Any) -> NewQueue:
    """Makes a queue before a fake painter that is ready."""

    def new(**script: Any) -> Watched:
        watched = Watched(new_link("painter", **{"state": str(tmp_path / "state"), **script}))
        with qtbot.waitSignal(watched.link.ready, timeout=TIMEOUT_MS):
            watched.link.start()
        return watched

    return new


def order(*seeds: int, prompt: str = "赤い鳥居", steps: int = 4) -> Order:
    """An order for pictures with these seeds."""
    return Order(Lanes(prompt, "red torii"), Lanes("", ""), "/model", seeds or (1,), steps=steps)


def idle(watched: Watched) -> Callable[[], bool]:
    """Whether nothing is drawn or waits."""
    return lambda: not any(job.state.is_open for job in watched.queue.jobs)


def test_jobs_are_drawn_one_after_the_other(new_queue: NewQueue, qtbot: QtBot) -> None:
    """The order of the queue is the order of the pictures; steps are reported on the way."""
    watched = new_queue()
    steps: list[tuple[str, int]] = []
    watched.queue.progressed.connect(lambda job: steps.append((job.id, job.steps_done)))
    first = watched.queue.add(order(1, 2))
    second = watched.queue.add(order(3))
    assert first.state is JobState.DRAWING
    assert second.state is JobState.WAITING
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert watched.saved == [(first.id, 0, 1), (first.id, 1, 2), (second.id, 0, 3)]
    assert watched.finished == [(first.id, JobState.DONE), (second.id, JobState.DONE)]
    assert watched.queue.jobs == ()
    assert steps == [(first.id, done) for done in range(1, 9)] + [
        (second.id, done) for done in range(1, 5)
    ]


@ENDED
def test_a_job_is_drawn_again_after_a_death(new_queue: NewQueue, qtbot: QtBot) -> None:
    """The first death costs nothing but time, and is told."""
    watched = new_queue(faults=[{"at": "step", "number": 2, "how": "SIGKILL", "times": 1}])
    job = watched.queue.add(order(7))
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert watched.finished == [(job.id, JobState.DONE)]
    assert watched.saved == [(job.id, 0, 7)]
    assert [type(error) for error in watched.errors] == [WorkerDied]


@ENDED
def test_the_second_death_parks_the_job_and_the_queue_goes_on(
    new_queue: NewQueue, qtbot: QtBot
) -> None:
    """A job that kills the painter twice is put aside; asked for again, it is drawn."""
    watched = new_queue(faults=[{"at": "step", "number": 2, "how": "SIGSEGV", "times": 2}])
    bad = watched.queue.add(order(7))
    good = watched.queue.add(order(8))
    qtbot.waitUntil(lambda: len(watched.finished) == 2, timeout=TIMEOUT_MS)
    assert watched.finished == [(bad.id, JobState.PARKED), (good.id, JobState.DONE)]
    assert watched.waiting == [bad.id]
    assert isinstance(bad.error, WorkerDied)
    watched.queue.retry(bad.id)
    qtbot.waitUntil(lambda: len(watched.finished) == 3, timeout=TIMEOUT_MS)
    assert watched.finished[-1] == (bad.id, JobState.DONE)
    assert bad.error is None


@ENDED
def test_kept_pictures_are_not_drawn_again(new_queue: NewQueue, qtbot: QtBot) -> None:
    """A batch goes on behind its last kept picture; places and steps count through."""
    watched = new_queue(faults=[{"at": "step", "number": 6, "how": "SIGKILL", "times": 1}])
    job = watched.queue.add(order(1, 2, 3))
    progress: list[int] = []
    watched.queue.progressed.connect(lambda job: progress.append(job.steps_done))
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert watched.saved == [(job.id, 0, 1), (job.id, 1, 2), (job.id, 2, 3)]
    assert job.steps_in_all == 12
    assert progress == [1, 2, 3, 4, 5, 6, *range(5, 13)]


@ENDED
def test_a_death_behind_the_last_picture_loses_nothing(new_queue: NewQueue, qtbot: QtBot) -> None:
    """All pictures were kept when the painter died: the job is done, not drawn once more."""
    watched = new_queue(faults=[{"at": "saved", "number": 2, "how": "exit 1"}])
    job = watched.queue.add(order(1, 2))
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert watched.finished == [(job.id, JobState.DONE)]
    assert watched.errors == []
    assert len(watched.saved) == 2


@ENDED
def test_a_death_while_loading_is_a_death_of_the_job(new_queue: NewQueue, qtbot: QtBot) -> None:
    """A painter that dies before the first step is replaced; the job is tried again."""
    watched = new_queue(faults=[{"at": "paint", "how": "exit 9", "times": 1}])
    job = watched.queue.add(order(1))
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert job.deaths == 1
    assert watched.finished == [(job.id, JobState.DONE)]


@ENDED
def test_a_death_while_idle_is_told_and_harms_no_job(new_queue: NewQueue, qtbot: QtBot) -> None:
    """The painter dies while nothing is drawn: the next job does not notice."""
    watched = new_queue(faults=[{"at": "idle", "number": 1, "how": "exit 1", "times": 1}])
    qtbot.waitUntil(lambda: len(watched.errors) == 1, timeout=TIMEOUT_MS)
    job = watched.queue.add(order(1))
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert job.deaths == 0
    assert job.state is JobState.DONE


@ENDED
def test_garbage_from_the_painter_is_a_death(new_queue: NewQueue, qtbot: QtBot) -> None:
    """Noise between the steps ends the painter; the job is tried again."""
    watched = new_queue(faults=[{"at": "step", "number": 3, "how": "garbage", "times": 1}])
    job = watched.queue.add(order(1))
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert (job.state, job.deaths) == (JobState.DONE, 1)


@ENDED
def test_a_painter_that_is_given_up_parks_everything(
    new_queue: NewQueue, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No job waits for a painter that is not started any more; asking for one starts it."""
    monkeypatch.setattr(worker_link, "RESTART_DELAYS_MS", (0, 1, 1, 1))
    watched = new_queue(faults=[{"at": "step", "number": 1, "how": "exit 1", "times": 5}])
    jobs = [watched.queue.add(order(number)) for number in range(5)]
    qtbot.waitUntil(lambda: watched.link.has_given_up, timeout=TIMEOUT_MS)
    assert [job.state for job in jobs] == [JobState.PARKED] * 5
    assert [state for _, state in watched.finished] == [JobState.PARKED] * 5
    assert isinstance(watched.errors[-1], WorkerLost)
    watched.queue.retry(jobs[3].id)
    qtbot.waitUntil(lambda: jobs[3].state is JobState.DONE, timeout=TIMEOUT_MS)
    assert set(watched.waiting) == {jobs[number].id for number in (0, 1, 2, 4)}


def test_an_error_of_the_painter_parks_the_job_only(new_queue: NewQueue, qtbot: QtBot) -> None:
    """What cannot be drawn is told with its reason and waits to be tried again, by hand; the
    painter goes on with the others.
    """
    watched = new_queue(fails={"Compare": ["DiskFull", {"path": "/絵"}]})
    sheet = Comparison("steps", (1, 2), "比べる")
    bad, good = watched.queue.add(order(1), sheet), watched.queue.add(order(2))
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert watched.finished == [(bad.id, JobState.PARKED), (good.id, JobState.DONE)]
    assert isinstance(bad.error, DiskFull)
    assert bad.error.context["path"] == "/絵"
    assert len(watched.errors) == 1
    assert watched.queue.jobs == (bad,)
    watched.queue.retry(bad.id)
    assert bad.state is JobState.DRAWING
    qtbot.waitUntil(lambda: len(watched.finished) == 3, timeout=TIMEOUT_MS)
    assert bad.state is JobState.PARKED


def test_the_current_job_stops_before_its_next_step(new_queue: NewQueue, qtbot: QtBot) -> None:
    """Cancelling keeps what is kept, and the next job begins."""
    watched = new_queue(delays={"step": 0.02})
    first, second = watched.queue.add(order(1, 2, steps=10)), watched.queue.add(order(3))
    qtbot.waitUntil(lambda: bool(watched.saved), timeout=TIMEOUT_MS)
    watched.queue.cancel(first.id)
    assert first.is_cancelling
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert watched.finished == [(first.id, JobState.CANCELLED), (second.id, JobState.DONE)]
    assert [job_id for job_id, _, _ in watched.saved] == [first.id, second.id]


def test_a_waiting_job_is_simply_taken_out(new_queue: NewQueue, qtbot: QtBot) -> None:
    """The painter never hears of it."""
    watched = new_queue(delays={"step": 0.02})
    first, second = watched.queue.add(order(1)), watched.queue.add(order(2))
    watched.queue.cancel(second.id)
    assert watched.finished == [(second.id, JobState.CANCELLED)]
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert watched.finished[1:] == [(first.id, JobState.DONE)]


def test_cancelling_all_leaves_nothing(new_queue: NewQueue, qtbot: QtBot) -> None:
    """The one being drawn, the waiting and the parked ones all go; nothing begins meanwhile."""
    watched = new_queue(delays={"step": 0.05})
    watched.queue.restore([Paint("", order(9))])
    jobs = [watched.queue.add(order(number)) for number in range(3)]
    watched.queue.cancel_all()
    qtbot.waitUntil(lambda: watched.queue.jobs == (), timeout=TIMEOUT_MS)
    assert [job.state for job in jobs] == [JobState.CANCELLED] * 3
    assert watched.saved == []


def test_a_painter_that_does_not_stop_is_ended(
    new_queue: NewQueue, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancelled again after a while, a job ends although the painter hangs; the next is drawn."""
    watched = new_queue(faults=[{"at": "step", "number": 2, "how": "silent", "times": 1}])
    first, second = watched.queue.add(order(1)), watched.queue.add(order(2))
    qtbot.waitUntil(lambda: first.steps_done == 2, timeout=TIMEOUT_MS)
    watched.queue.cancel(first.id)
    watched.queue.cancel(first.id)  # a double click
    qtbot.wait(100)
    assert first.state.is_open
    monkeypatch.setattr(jobs_module, "CANCEL_PATIENCE_S", 0.0)
    watched.queue.cancel(first.id)
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert watched.finished == [(first.id, JobState.CANCELLED), (second.id, JobState.DONE)]
    assert watched.errors == []


@ENDED
def test_a_death_while_cancelling_is_a_cancel(new_queue: NewQueue, qtbot: QtBot) -> None:
    """Nobody wants the job any more, so it is not tried again, and no error is shown."""
    watched = new_queue(
        delays={"step": 0.05}, faults=[{"at": "cancel", "how": "SIGKILL", "times": 1}]
    )
    first, second = watched.queue.add(order(1, steps=20)), watched.queue.add(order(2))
    qtbot.waitUntil(lambda: first.steps_done > 0, timeout=TIMEOUT_MS)
    watched.queue.cancel(first.id)
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert watched.finished == [(first.id, JobState.CANCELLED), (second.id, JobState.DONE)]
    assert watched.errors == []


def test_waiting_jobs_change_places(new_queue: NewQueue, qtbot: QtBot) -> None:
    """A moved job is drawn at its new place; the one being drawn stays first."""
    watched = new_queue(delays={"step": 0.02})
    jobs = [watched.queue.add(order(number)) for number in range(4)]
    watched.queue.move(jobs[3].id, 0)
    assert watched.waiting == [jobs[number].id for number in (0, 3, 1, 2)]
    watched.queue.move(jobs[0].id, 3)
    watched.queue.move(jobs[3].id, 99)
    watched.queue.move("paint-99", 0)
    assert watched.waiting == [jobs[number].id for number in (0, 1, 2, 3)]
    watched.queue.move(jobs[2].id, 1)
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert [seed for _, _, seed in watched.saved] == [0, 2, 1, 3]


def test_jobs_wait_for_a_painter_that_starts(new_link: NewLink, qtbot: QtBot) -> None:
    """What is ordered before the painter is there is drawn when it is."""
    watched = Watched(new_link("painter", delays={"hello": 0.1}))
    job = watched.queue.add(order(1))
    assert job.state is JobState.WAITING
    watched.link.start()
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    assert job.state is JobState.DONE


def test_earlier_jobs_come_back_parked(new_queue: NewQueue, qtbot: QtBot) -> None:
    """Restored jobs wait for the user, comparisons among them."""
    watched = new_queue()
    compare = Compare("old", order(5), "steps", (1, 2), "比べる")
    watched.queue.restore([Paint("old", order(4)), compare])
    qtbot.wait(50)
    assert [job.state for job in watched.queue.jobs] == [JobState.PARKED] * 2
    ids = watched.waiting
    assert watched.queue.jobs[1].question() == Compare(ids[1], order(5), "steps", (1, 2), "比べる")
    for job_id in ids:
        watched.queue.retry(job_id)
    qtbot.waitUntil(lambda: watched.queue.jobs == (), timeout=TIMEOUT_MS)
    assert watched.saved == [(ids[0], 0, 4), (ids[1], 0, 5)]


def test_the_time_left_comes_from_the_steps_so_far(new_queue: NewQueue, qtbot: QtBot) -> None:
    """From the third step on there is an estimate, and it shrinks to nothing."""
    watched = new_queue(delays={"step": 0.03})
    left: list[float | None] = []
    watched.queue.progressed.connect(lambda job: left.append(job.seconds_left))
    began = time.monotonic()
    watched.queue.add(order(1, steps=12))
    qtbot.waitUntil(idle(watched), timeout=TIMEOUT_MS)
    took = time.monotonic() - began
    assert left[:2] == [None, None]
    estimates = [each for each in left if each is not None]
    assert len(estimates) == 10
    assert estimates[-1] == 0
    assert took * 0.3 < estimates[2] < took * 1.5
