"""Time until the window can be used, beside a bare PySide6 window and the import of diffusers.

From the start of the process until the prompt is painted, takes keys, and the event loop has come
round once more; Python's own start is in it. The bare window holds one text field. Each round
measures all three, in turn.
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

from benchmarks.measure import machine
from tools.virtual_screen import any_screen

ROUNDS = 7
GOALS = {"bare window": 1.5, "import": 0.15}
IMPORT = "from diffusers import StableDiffusionPipeline"
FIRST_START_DONE = '{"version": 1, "first_start_done": true}'
Cost = tuple[float, float]
"""Seconds by the clock, and of CPU time."""


def report_first_paint(kind: Any) -> None:
    """Have the first painted widget of this kind say when, and how much CPU time was used."""
    from PySide6.QtCore import QTimer

    paint, told = kind.paintEvent, []

    def say() -> None:
        print(json.dumps((time.monotonic(), time.process_time())), flush=True)

    def painted(widget: Any, event: Any) -> None:
        paint(widget, event)
        if not told and widget.isEnabled():
            told.append(True)
            QTimer.singleShot(0, say)

    kind.paintEvent = painted


def our_window() -> int:
    """The whole program."""
    from sdjp.ui.prompt.editor import PromptEditor

    report_first_paint(PromptEditor)
    from sdjp.ui.window.start import main as start

    return start([])


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


WINDOWS: dict[str, Callable[[], int]] = {"ours": our_window, "bare": bare_window}


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
    costs: dict[str, list[Cost]] = {"bare": [], "ours": [], "import": []}
    for turn in range(ROUNDS + 1):
        for name in ("bare", "ours") if turn % 2 else ("ours", "bare"):
            costs[name].append(time_to_paint(name, environment))
        costs["import"].append(time_to_import(environment))
    return {name: each[1:] for name, each in costs.items()}


def report(costs: dict[str, list[Cost]]) -> None:
    """Print medians and, round by round, ratios."""
    print(f"\nTime until the window can be used ({machine()}; seconds)")
    print(f"{'':36}{'clock':>8}{'CPU':>8}")
    names = {"bare": "a bare PySide6 window", "ours": "SDJP's window", "import": IMPORT[:35]}
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
        data = Path(home) / "data"
        data.mkdir()
        (data / "settings.json").write_text(FIRST_START_DONE, encoding="utf-8")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        home_and_bytecode = {"SDJP_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/bytecode"}
        report(measure({**environment, **home_and_bytecode}))


if __name__ == "__main__":
    sys.exit(WINDOWS[sys.argv[1]]() if sys.argv[1:] and sys.argv[1] in WINDOWS else main())
