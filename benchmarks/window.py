"""Time until the window can be used, beside a bare PySide6 window and the import of diffusers.

From the start of the process until the prompt is painted, takes keys, and the event loop has come
round once more; Python's own start is in it. The bare window holds one text field. SDJP's window is
measured a second time until all of its rooms are there, for which typing does not wait. Each round
measures all, in turn.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from benchmarks.measure import installed, machine, past_first_start
from tools.virtual_screen import any_screen

ROUNDS = 7
GOALS = {"bare window": 1.5, "import": 0.15}
IMPORT = "from diffusers import StableDiffusionPipeline"
Cost = tuple[float, float]
"""Seconds by the clock, and of CPU time."""


def say() -> None:
    """Tell what time it is."""
    print(json.dumps((time.monotonic(), time.process_time())), flush=True)


def report_first_paint(kind: Any) -> None:
    """Have the first painted widget of this kind say when, and how much CPU time was used."""
    from PySide6.QtCore import QTimer

    paint, told = kind.paintEvent, []

    def painted(widget: Any, event: Any) -> None:
        paint(widget, event)
        if not told and widget.isEnabled():
            told.append(True)
            QTimer.singleShot(0, say)

    kind.paintEvent = painted


def our_window() -> int:
    """The whole program."""
    from sdjp.ui.window.first_sight import FirstEditor
    from sdjp.ui.window.start import main as start

    report_first_paint(FirstEditor)

    return start([])


def whole_window() -> int:
    """The whole program, until every room is there."""
    from sdjp.ui.window import start

    class Told(start.Start):
        """Tells when."""

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.ready.connect(say)

    start.Start = Told  # type: ignore[misc]
    return start.main([])


def bare_window() -> int:
    """The least that one could call a window with a prompt."""
    from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

    class Field(QPlainTextEdit):
        """Its `paintEvent` may be changed."""

        def paintEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)

    report_first_paint(Field)
    application = QApplication(sys.argv[:1])
    window = QWidget()
    QVBoxLayout(window).addWidget(Field())
    window.resize(1216, 760)
    window.show()
    return application.exec()


WINDOWS: dict[str, Callable[[], int]] = {
    "bare": bare_window,
    "ours": our_window,
    "whole": whole_window,
}


def time_to_paint(name: str, environment: dict[str, str]) -> Cost:
    """Start one of `WINDOWS`, and end it and all its workers as soon as it is painted."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.window", name], stdout=subprocess.PIPE, env=environment
    )
    assert process.stdout is not None
    at, cpu = json.loads(process.stdout.readline())
    started = [process, *psutil.Process(process.pid).children(recursive=True)]
    for each in started:
        each.kill()
    process.communicate()
    psutil.wait_procs(started[1:])
    return at - begun, cpu


def time_to_import(environment: dict[str, str]) -> Cost:
    """A Python that imports diffusers' pipeline and ends."""
    before, begun = os.times(), time.monotonic()
    subprocess.run(
        [sys.executable, "-c", IMPORT], env=environment, stderr=subprocess.DEVNULL, check=True
    )
    after = os.times()
    cpu = after.children_user + after.children_system
    return time.monotonic() - begun, cpu - before.children_user - before.children_system


def measure(environment: dict[str, str]) -> dict[str, list[Cost]]:
    """All rounds, without the first, which warms the disk cache up."""
    costs: dict[str, list[Cost]] = {name: [] for name in (*WINDOWS, "import")}
    for turn in range(ROUNDS + 1):
        for name in WINDOWS if turn % 2 else reversed(WINDOWS):
            costs[name].append(time_to_paint(name, environment))
        costs["import"].append(time_to_import(environment))
    return {name: each[1:] for name, each in costs.items()}


def report(costs: dict[str, list[Cost]]) -> None:
    """Print medians and, round by round, ratios."""
    print(f"\nTime until the window can be used ({machine()}; seconds)")
    print(f"{'':36}{'clock':>8}{'CPU':>8}")
    names = {
        "bare": "a bare PySide6 window",
        "ours": "SDJP's window",
        "whole": "SDJP's window with all its rooms",
        "import": IMPORT[:35],
    }
    for each, name in names.items():
        clock, cpu = (statistics.median(values) for values in zip(*costs[each], strict=True))
        print(f"{name:36}{clock:8.2f}{cpu:8.2f}")
    for other, (name, goal) in zip(("bare", "import"), GOALS.items(), strict=True):
        ratios = [
            sorted(
                ours[kind] / theirs[kind]
                for ours, theirs in zip(costs["ours"], costs[other], strict=True)
            )
            for kind in (0, 1)
        ]
        clock, cpu = (statistics.median(each) for each in ratios)
        print(
            f"{f'SDJP ÷ {name} (goal ≤ {goal:g})':36}{clock:8.3f}{cpu:8.3f}"
            f"   by the clock {ratios[0][0]:.3f}–{ratios[0][-1]:.3f}"
        )


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home, any_screen(1280, 800) as environment:
        past_first_start(Path(home))
        report(measure(installed(environment, home)))


if __name__ == "__main__":
    sys.exit(WINDOWS[sys.argv[1]]() if sys.argv[1:] and sys.argv[1] in WINDOWS else main())
