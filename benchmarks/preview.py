"""What a step's preview costs the window, beside a plain QLabel that shows the same pictures.

The painter is the tests' one, a real process that sends real frames, so that any size can be
asked for. CPU time of the window's process, all threads, from the frame in the pipe to the
picture on the screen; what it uses while it does nothing is taken off.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel

from benchmarks.measure import machine
from sdjp.app.core import Core
from sdjp.app.session import Session
from sdjp.store.presets import PresetShelf
from sdjp.store.settings import Settings
from sdjp.ui.look.fonts import load_fonts
from sdjp.ui.look.theme import apply_theme
from sdjp.ui.window.main_window import MainWindow
from sdjp.ui.window.start import make_application
from tests.gui.fake_worker import fake_command
from tools.virtual_screen import any_screen

PREVIEWS = {"16 × 16": 16, "64 × 64 (of 512 × 512)": 64, "128 × 128 (of 1024 × 1024)": 128}
STEPS = 100
STEP_S = 0.04
ROUNDS = 3
IDLE_S = 2.0
TIMEOUT_MS = 300_000


class Stage:
    """The real window with the tests' workers, and a plain label as large as its canvas."""

    def __init__(self) -> None:
        settings, _ = Settings.load()
        settings.change(first_start_done=True)
        roles = ("painter", "translator", "librarian")
        commands = {role: fake_command(role, delays={"step": STEP_S}) for role in roles}
        self.core = Core(settings, Session(), PresetShelf(), commands=commands)
        self.window = MainWindow(self.core)
        self.window.resize(1280, 800)
        self.window.show()
        self.core.start()
        self.core.session.set(prompt="海", steps=STEPS)
        wait(lambda: self.core.model is not None and self.core.is_translated)
        self.label = QLabel()
        self.label.resize(self.window.canvas.view.size())
        self._idle_rate = 0.0
        self._idle_rate = self.milliseconds(lambda: rest(IDLE_S)) * STEPS / 1000 / IDLE_S

    def milliseconds(self, work: Callable[[], None]) -> float:
        """CPU time of a step in `work`, without what goes by anyway."""
        begun, before = time.monotonic(), time.process_time()
        work()
        used = time.process_time() - before
        return (used - self._idle_rate * (time.monotonic() - begun)) * 1000 / STEPS

    def draw(self, side: int, *, shown: bool) -> None:
        """Draw a picture with previews, or without showing them."""
        self.core.change_settings(show_preview=shown)
        self.core.session.set(width=side, height=side)
        self.core.draw()
        wait(lambda: not self.core.queue.jobs)

    def show_plainly(self, side: int) -> None:
        """Show as many pictures in the label, as often."""
        self.label.show()
        pictures = [bytes([shade]) * (side * side * 3) for shade in range(STEPS)]

        def step() -> None:
            image = QImage(pictures.pop(), side, side, side * 3, QImage.Format.Format_RGB888)
            size = min(self.label.width(), self.label.height())
            mode = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            self.label.setPixmap(QPixmap.fromImage(image).scaled(QSize(size, size), *mode))

        steps = QTimer(interval=round(STEP_S * 1000))
        steps.timeout.connect(step)
        steps.start()
        wait(lambda: not pictures)
        steps.stop()
        self.label.hide()


def wait(is_there: Callable[[], bool]) -> None:
    """Let the event loop run until something is so."""
    loop = QEventLoop()
    look = QTimer(loop, interval=20)
    look.timeout.connect(lambda: loop.quit() if is_there() else None)
    look.start()
    QTimer.singleShot(TIMEOUT_MS, loop, loop.quit)
    loop.exec()
    if not is_there():
        raise TimeoutError("the window waited in vain")


def rest(seconds: float) -> None:
    """Do nothing."""
    deadline = time.monotonic() + seconds
    wait(lambda: time.monotonic() > deadline)


def measure(stage: Stage, name: str, preview: int) -> None:
    """Print a row: medians of the rounds."""
    side = preview * 4
    rows = []
    for _ in range(ROUNDS):
        hidden = stage.milliseconds(lambda: stage.draw(side, shown=False))
        shown = stage.milliseconds(lambda: stage.draw(side, shown=True))
        plain = stage.milliseconds(lambda: stage.show_plainly(preview))
        rows.append((shown, hidden, shown - hidden, plain))
    shown, hidden, preview_alone, plain = (
        statistics.median(values) for values in zip(*rows, strict=True)
    )
    print(f"{name:36}{shown:8.2f}{hidden:10.2f}{preview_alone:10.2f}{plain:8.2f}")


def main() -> int:
    """Print the table, from a second process with a screen and a folder of its own."""
    if sys.argv[1:] != ["window"]:
        with tempfile.TemporaryDirectory() as home, any_screen(1920, 1080) as environment:
            command = [sys.executable, "-m", "benchmarks.preview", "window"]
            environment = {**environment, "SDJP_HOME": home}
            return subprocess.run(command, env=environment, check=False).returncode
    application = make_application()
    load_fonts(application)
    apply_theme(application, "light")
    stage = Stage()
    print(f"\nA step's cost for the window ({machine()}; CPU milliseconds of {STEPS} steps each)")
    print(f"{'preview':36}{'a step':>8}{'… unseen':>10}{'preview':>10}{'QLabel':>8}")
    for name, preview in PREVIEWS.items():
        measure(stage, name, preview)
    stage.core.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
