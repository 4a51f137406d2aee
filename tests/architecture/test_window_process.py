"""What the window's process loads, asked of real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.test_rooms import HEAVY, ROOT
from tests.gui.driven_window import FAKES, WindowProcess

FIRST_START_DONE = '{"version": 1, "first_start_done": true}'

WATCH = """
import gc
import sys
from PySide6 import QtCore
from sdjp.ui.window import start
from sdjp.ui.window.first_sight import FirstEditor

told = []

def tell(word):
    if word not in told:
        told.append(word)
        found = {"Qt": "Qt" in vars(QtCore), "COLLECTOR": gc.isenabled()}
        print(word, *sorted(sys.modules), *(name for name, is_so in found.items() if is_so))

def painted(editor, event, paint=FirstEditor.paintEvent):
    paint(editor, event)
    tell("PAINTED")

class Watched(start.Start):
    def __init__(self, application, instance):
        super().__init__(application, instance)
        self.ready.connect(lambda: tell("READY"))
        self.ready.connect(lambda: QtCore.QTimer.singleShot(0, application.quit))

FirstEditor.paintEvent = painted
start.Start = Watched
start.main([])
"""

LATE = {
    "Qt",  # its enumerations alone take a tenth of the time to the first paint
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "asyncio",
    "hashlib",
    "logging.handlers",
    "secrets",
    "sqlite3",
    "subprocess",
    "sdjp.app.core",
    "sdjp.contract.messages",
    "sdjp.store.presets",
    "sdjp.text.grammar",
    "sdjp.ui.drawing.canvas",
    "sdjp.ui.history.panel",
    "sdjp.ui.presets.panel",
    "sdjp.ui.prompt.editor",
    "sdjp.ui.settings.dialog",
}
"""What the first painted window must not wait for."""

UNUSED = {
    "asyncio",
    "logging.handlers",
    "sqlite3",
    "sdjp.ui.settings.dialog",
}
"""What a complete window still does without."""


def told_by(code: str) -> list[set[str]]:
    """Runs Python code in a process of its own; the words of each line that it prints."""
    shown = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )
    return [set(line.split()) for line in shown.stdout.splitlines()]


def modules_of(do: list[list[object]], painter: dict[str, object]) -> set[str]:
    """Top-level modules of a window after it has done that."""
    window = WindowProcess({"workers": {**FAKES, "painter": painter}, "do": do})
    try:
        window.wait_for("up")
        if painter:
            window.wait_for("saved")
        return set(window.wait_for("modules")[1])
    finally:
        window.kill()


def test_the_window_stays_light(sdjp_home: Path, tmp_path: Path) -> None:
    """Typing and drawing bring no torch, no translator and no dictionary into the window."""
    do = [[100, "prompt", "夕焼けの海に立つ赤い鳥居"], [300, "draw"], [3000, "modules"]]
    loaded = modules_of(do, {"folder": str(tmp_path)})
    assert "sdjp" in loaded
    assert loaded & HEAVY == {"PySide6"}


def test_an_open_window_has_loaded_nothing_for_later(sdjp_home: Path) -> None:
    """What only saving, reading or searching pictures needs does not slow the start down."""
    loaded = modules_of([[100, "modules"]], {})
    assert loaded & {*HEAVY, "numpy", "PIL", "pywt"} == {"PySide6"}


def test_the_first_painted_window_has_loaded_next_to_nothing(sdjp_home: Path) -> None:
    """Nothing of the core and the rooms is loaded before the prompt is painted, and Python collects
    no garbage on its own account from then on.

    The negative control: a moment later the same process tells of them.
    """
    settings = sdjp_home / "data" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(FIRST_START_DONE, encoding="utf-8")
    painted, ready = told_by(WATCH)
    assert "PAINTED" in painted
    assert "sdjp.ui.window.first_sight" in painted
    assert painted & LATE == set()
    assert "READY" in ready
    assert ready & LATE == LATE - UNUSED
    assert "COLLECTOR" not in painted | ready


def test_the_application_core_loads_no_widgets() -> None:
    """`sdjp.app` stands on QtCore and, for the socket between two starts, QtNetwork alone."""
    load = (
        "import importlib, pkgutil, sys, sdjp.app\n"
        "for each in pkgutil.walk_packages(sdjp.app.__path__, 'sdjp.app.'):\n"
        "    importlib.import_module(each.name)\n"
    )
    widgets = {"PySide6.QtWidgets", "PySide6.QtGui"}
    (core,) = told_by(load + "print(*sys.modules)")
    assert "sdjp.app.core" in core
    assert not core & widgets
    (window,) = told_by(load + "import sdjp.ui.window.start\nprint(*sys.modules)")
    assert window >= widgets, "the negative control"
