"""The longest time for which the window does not answer while the painter works, beside controls;
and how soon after the last key the English is there meanwhile.

A timer of 4 ms runs in the real window, and at the same moments another one in a process with
nothing but an event loop: what the machine takes from both is none of ours. Each phase is compared
with the control's same seconds, and with the window while nothing happens.
"""

from __future__ import annotations

import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QSocketNotifier, Qt, QTimer

from benchmarks.measure import installed, machine, past_first_start
from benchmarks.window import time_to_paint
from tools.virtual_screen import any_screen

if TYPE_CHECKING:
    from sdjp.app.core import Core
    from sdjp.ui.window.start import Start

PROBE_MS = 4
LONG_MS = 50
HELD_S = 0.008
"""The control waited, when twice its timer's interval went by."""
ENGLISH_MS = 150
GOAL = 2.0
BUILDING_S = 1.0
IDLE = "is idle"
IDLE_S = 10.0
STEPS = 20
PICTURES = 4
TIMEOUT_MS = 600_000
PROMPT = "夕焼けの海に立つ赤い鳥居、富士山"
WORDS = ("白い猫", "静かな湖", "桜の木", "満月の夜", "雪原の家")
TYPING_MS = 500


Round = tuple[float, float]
"""Seconds by the monotonic clock, and of the CPU time of the thread with the event loop."""


class Probe(QObject):
    """Notes when its timer comes round."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rounds: list[Round] = []
        self._timer = QTimer(self, interval=PROBE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def _on_timeout(self) -> None:
        self.rounds.append((time.monotonic(), time.thread_time()))


@dataclass
class Phase:
    """What happened from `begin` to `end`, by the monotonic clock."""

    name: str
    begin: float
    end: float

    def own_ms(self, rounds: Sequence[Round], beside: Sequence[Round]) -> float:
        """The longest wait, less what the probe `beside` waited at the same moment."""
        held = [pair for pair in pairwise(at for at, _ in beside) if pair[1] - pair[0] > HELD_S]
        waits = pairwise(at for at, _ in rounds if self.begin <= at <= self.end)
        return (
            max(
                (
                    after - before - sum(max(0.0, min(after, b) - max(before, a)) for a, b in held)
                    for before, after in waits
                ),
                default=0.0,
            )
            * 1000
        )

    def gaps_ms(self, rounds: Sequence[Round], kind: int = 0) -> list[float]:
        """How long the probe waited each time within the phase, or computed meanwhile."""
        seen = [each[kind] for each in rounds if self.begin <= each[0] <= self.end]
        return [(after - before) * 1000 for before, after in pairwise(seen)] or [0.0]


def control() -> None:
    """An event loop that has nothing to do; tells its times when standard input ends."""
    application = QCoreApplication([])
    probe = Probe()
    ending = QSocketNotifier(0, QSocketNotifier.Type.Read)
    ending.activated.connect(application.quit)
    application.exec()
    json.dump(probe.rounds, sys.stdout)


class Typist(QObject):
    """Writes a new prompt now and then, and notes when its English is there."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._typed_at = 0.0
        self._texts = count(1)
        self.waits: list[Round] = []
        self.keys = QTimer(self, interval=TYPING_MS)
        self.keys.timeout.connect(self._on_key)
        core.translation.changed.connect(self._on_english)

    def _on_key(self) -> None:
        if self._core.translation.is_current:
            number = next(self._texts)
            self._typed_at = time.monotonic()
            self._core.session.set(prompt=f"{WORDS[number % len(WORDS)]}、{number}番目の鳥居")

    def _on_english(self, _lanes: object) -> None:
        if self._typed_at and self._core.translation.is_current:
            now = time.monotonic()
            self.waits.append((now, now - self._typed_at))
            self._typed_at = 0.0


class Rehearsal(QObject):
    """Leads the real window through the phases."""

    def __init__(self, start: Start) -> None:
        super().__init__(start)
        self._start = start
        self.probe = Probe(self)
        self.phases: list[Phase] = []
        self.waits: list[Round] = []
        self.is_complete = self._is_ready = False
        start.ready.connect(self._on_ready)

    def run(self) -> None:
        """Everything that could hold the window up, then the end."""
        try:
            self._rehearse()
            self.is_complete = True
        finally:
            self._start.window.close()

    def _on_ready(self) -> None:
        self._is_ready = True

    def _rehearse(self) -> None:
        with self._phase("starts; the window builds itself"):
            self._wait(lambda: self._is_ready)
            self._rest(BUILDING_S)
        core = self._core = self._start.core
        queue = core.queue
        typist = Typist(core)
        self.waits = typist.waits
        typist.keys.start()
        with self._phase("imports and loads"):
            self._wait(lambda: core.model is not None)
        with self._phase("does nothing while one types"):
            self._rest(IDLE_S)
        typist.keys.stop()
        with self._phase(IDLE):
            self._rest(IDLE_S)
        core.session.set(prompt=PROMPT, steps=STEPS, count=PICTURES, seed=1)
        self._wait(lambda: core.is_translated)
        with self._phase(f"draws {PICTURES} pictures with previews"):
            core.draw()
            typist.keys.start()
            self._wait(lambda: not queue.jobs)
        typist.keys.stop()
        self._wait(lambda: core.is_translated)
        with self._phase("is cancelled"):
            self._draw_some_steps()
            queue.cancel_all()
            self._wait(lambda: not queue.jobs)
        with self._phase("is killed, comes back, draws again"):
            self._draw_some_steps()
            painter_of(psutil.Process()).kill()
            self._wait(lambda: core.painter.hello is None)
            self._wait(lambda: not queue.jobs)

    def _draw_some_steps(self) -> None:
        self._core.draw()
        self._wait(lambda: self._steps_done() >= 5)

    def _steps_done(self) -> int:
        job = self._core.queue.current
        return job.steps_done if job is not None else 0

    def _rest(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        self._wait(lambda: time.monotonic() > deadline)

    def _wait(self, is_there: Callable[[], bool]) -> None:
        """Let the event loop run until something is so; it is looked at every 20 ms."""
        loop = QEventLoop(self)
        look = QTimer(loop, interval=20)
        look.timeout.connect(lambda: loop.quit() if is_there() else None)
        look.start()
        QTimer.singleShot(TIMEOUT_MS, loop, loop.quit)
        loop.exec()
        if not is_there():
            raise TimeoutError("the window waited in vain")
        loop.deleteLater()

    @contextlib.contextmanager
    def _phase(self, name: str) -> Iterator[None]:
        begin = time.monotonic()
        yield
        self.phases.append(Phase(name, begin, time.monotonic()))


def painter_of(window: psutil.Process) -> psutil.Process:
    """The painter's process."""
    return next(each for each in window.children() if each.cmdline()[-1] == "painter")


def report(
    phases: list[Phase],
    ours: Sequence[Round],
    controls: Sequence[Round],
    doing: str = "the painter …",
) -> None:
    """Print the table; `doing` heads the names of the phases."""
    idle = next(max(each.gaps_ms(ours)) for each in phases if each.name == IDLE)
    print(f"\nThe longest wait of a {PROBE_MS} ms timer in the window ({machine()}; milliseconds;")
    print(f"goals: ≤ {GOAL:g} × the idle window and ≤ {GOAL:g} × the control, none > {LONG_MS} ms)")
    print("Alone is the longest less what the control waited at the same moment, when the machine")
    print("held both up; CPU the most that the window computed between two rounds of its timer.")
    print(f"{doing:36}{'seconds':>8}{'window':>8}{'control':>9}{'÷ idle':>8}", end="")
    print(f"{'÷ control':>11}{f'> {LONG_MS} ms':>9}{'(control)':>11}{'alone':>8}{'CPU':>7}")
    for phase in phases:
        window, control = phase.gaps_ms(ours), phase.gaps_ms(controls)
        longest, beside = max(window), max(control)
        long, long_beside = (sum(gap > LONG_MS for gap in gaps) for gaps in (window, control))
        print(
            f"{phase.name:36}{phase.end - phase.begin:8.1f}{longest:8.1f}{beside:9.1f}"
            f"{longest / idle:8.2f}{longest / beside:11.2f}{long:9}{long_beside:11}"
            f"{phase.own_ms(ours, controls):8.1f}{max(phase.gaps_ms(ours, kind=1)):7.1f}"
        )


def report_english(phases: list[Phase], waits: Sequence[Round]) -> None:
    """Print how long the English takes."""
    print(f"\nFrom the last key to the English (milliseconds; goal ≤ {ENGLISH_MS})")
    print(f"{'while the painter …':36}{'prompts':>8}{'median':>8}{'longest':>9}")
    for phase in phases:
        took = sorted(wait * 1000 for at, wait in waits if phase.begin <= at <= phase.end)
        if took:
            print(f"{phase.name:36}{len(took):8}{statistics.median(took):8.0f}{took[-1]:9.0f}")


def start_control() -> subprocess.Popen[bytes]:
    """The other event loop; it tells its rounds when its input ends."""
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.event_loop", "control"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def measure() -> int:
    """Run window and control at the same time."""
    from sdjp.app.instance import Instance
    from sdjp.base.log import start_log
    from sdjp.base.paths import data_dir
    from sdjp.ui.window.start import Start, make_application

    beside = start_control()
    start_log("window")
    application = make_application()
    instance = Instance(data_dir(), application)
    instance.stand()
    start = Start(application, instance)
    rehearsal = Rehearsal(start)
    QTimer.singleShot(0, rehearsal.run)
    start.run([])
    told, _ = beside.communicate()
    if rehearsal.is_complete:
        report(rehearsal.phases, rehearsal.probe.rounds, json.loads(told))
        report_english(rehearsal.phases, rehearsal.waits)
    return int(not rehearsal.is_complete)


def main() -> int:
    """Measure on a screen and in a folder of its own."""
    with tempfile.TemporaryDirectory() as home, any_screen(1280, 800) as environment:
        past_first_start(Path(home))
        environment = installed(environment, home)
        time_to_paint("whole", environment)  # compiles
        command = [sys.executable, "-m", "benchmarks.event_loop", "window"]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    if sys.argv[1:] == ["control"]:
        control()
    else:
        sys.exit(measure() if sys.argv[1:] == ["window"] else main())
