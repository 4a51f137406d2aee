"""Photograph the window in each of its states: `python make.py screenshots [NAME …]`.

The real program on a screen that nobody sees, with real workers, the demo model and a library of
sample pictures in a folder of its own. Writes docs/screenshots.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QCursor, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from sdjp.app.instance import Instance
from sdjp.base.log import start_log
from sdjp.base.paths import data_dir
from sdjp.ui.window.first_page import FirstPage
from sdjp.ui.window.start import Start, make_application
from tools.photograph import save, with_frames
from tools.sample_library import fill, sketch
from tools.virtual_screen import virtual_screen

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
INSIDE = "SDJP_SCREENSHOTS_INSIDE"
SAMPLES = 60
SMALL, LARGE = (1280, 800), (1920, 1080)
SETTLE_S = 1.0
PATIENCE_S = 600.0
LIGHT = ("light", SMALL)
EVERY = (LIGHT, ("dark", SMALL), ("light", LARGE), ("dark", LARGE))
COLOURFUL = ("results", "drawing", "compare-sheet", "history")
"""States in which the pictures are what one looks at."""

USUAL_FOLDER = "/home/hanako/ピクチャ/SDJP"
DOUBTFUL = "（夕焼け：１．２）の海に立つ赤い鳥居、橋の上で傘をさす二人の侍"
SCENE = "夕焼けの海に立つ赤い鳥居、富士山"
SKETCH = "夕焼けの家.png"
BATCH = "満月の夜、海に浮かぶ白い船"
QUEUED = ("桜吹雪の草原に立つピンクの桜の木", "三匹の白い犬、昼の砂浜")


class Photographer(QObject):
    """Leads the window from state to state.

    Args:
        wanted: names of the states to photograph; all of them when empty.
    """

    def __init__(self, start: Start, wanted: Sequence[str]) -> None:
        super().__init__(start)
        self._start = start
        self._wanted = set(wanted)
        self.failed = False

    @Slot()
    def run(self) -> None:
        """Photograph everything, then close the window."""
        self._window, self._core = self._start.window, self._start.core
        try:
            for part in (
                self._beginning,
                self._typing,
                self._drawing,
                self._comparing,
                self._starting,
                self._searching,
                self._checking,
                self._choosing,
                self._failing,
            ):
                part()
        except Exception:  # noqa: BLE001 - whatever it is, the window must be closed
            traceback.print_exc()
            self.failed = True
        self._core.queue.cancel_all()
        self._window.close()

    # States

    def _beginning(self) -> None:
        self._focus()
        page = self._window.findChild(FirstPage)
        page.folder.setText(USUAL_FOLDER)  # in place of this run's own
        self._shoot("first-start", *EVERY)
        page.begin.click()
        self._until("model", lambda: self._core.model is not None)
        self._shoot("empty", LIGHT)

    def _typing(self) -> None:
        self._write(DOUBTFUL)
        self._shoot("typing", *EVERY)
        editor = self._window.form.prompt.prompt.editor
        self._write("夕焼けの海、")
        editor.setFocus()
        composed = QInputMethodEvent()
        composed.setCommitString("さく")
        QApplication.sendEvent(editor, composed)
        popup = self._window.form.prompt.prompt.popup
        self._until("words", popup.isVisible)
        self._shoot("completion", LIGHT)
        popup.hide()

    def _drawing(self) -> None:
        if self._wants("results", "drawing", "check"):
            self._draw(BATCH, seed=3, steps=20, count=6)
            self._until_idle()
            self._shoot("results", *EVERY)
        for view in EVERY if self._wants("drawing") else ():
            self._turn_to(*view)
            self._draw(SCENE, seed=11, steps=100, count=1)
            for prompt in QUEUED:
                self._write(prompt)
                self._window.form.draw_bar.draw()
            self._write(SCENE)
            self._until_step(45)
            self._shoot("drawing", view, settle_s=0)
            self._core.queue.cancel_all()
            self._until_idle()

    def _comparing(self) -> None:
        if not self._wants("expert", "compare", "compare-sheet"):
            return
        self._core.session.set(prompt=SCENE, seed=11, steps=20, count=1)
        self._window.form.parameters.fold.setChecked(True)
        area = self._window.form.scroll_area.verticalScrollBar()
        self._settle()
        area.setValue(area.maximum() * 2 // 3)
        self._shoot("expert", LIGHT)
        self._window.form.parameters.fold.setChecked(False)
        area.setValue(0)
        self._until("English", lambda: self._core.is_translated)
        self._window.form.parameters.compare()
        self._shoot("compare", *EVERY)
        self._dialog().draw_button.click()
        self._until_idle()
        self._shoot("compare-sheet", *EVERY)

    def _starting(self) -> None:
        if not self._wants("wipe", "mask", "outpaint"):
            return
        start = self._core.start_picture
        start.take_in(str(Path(tempfile.gettempdir()) / SKETCH))
        self._until("picture", lambda: start.pixels is not None)
        self._draw("夜の雪原に立つ青い家、富士山", seed=6, steps=20, count=1, strength=0.7)
        self._until_idle()
        self._window.canvas.original.button.click()
        self._shoot("wipe", *EVERY)
        self._window.canvas.original.button.click()
        self._window.canvas.show_start()
        canvas = self._window.canvas.start.room.canvas
        self._settle()
        place = canvas.picture_rect()
        stroke = [
            place.topLeft() + QPoint(int(x * place.width()), int(y * place.height()))
            for x, y in ((0.36, 0.5), (0.62, 0.52), (0.4, 0.62), (0.62, 0.7), (0.4, 0.78))
        ]
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=stroke[0])
        for point in stroke[1:]:
            QTest.mouseMove(canvas, point)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=stroke[-1])
        self._write("夕焼けの草原に立つ白い猫")
        self._shoot("mask", *EVERY)
        self._window.canvas.start.room.set_extend((0, 0, 128, 0))
        self._shoot("outpaint", *EVERY)
        start.clear()
        self._window.notices.close_notice()
        self._draw(SCENE, seed=11, steps=20, count=1)
        self._until_idle()

    def _searching(self) -> None:
        self._window.pictures.search_history()
        history = self._window.pictures.history
        self._settle()
        history.search.setText("とりい")
        self._settle()
        self._until("pictures", lambda: bool(history.shelf.pictures.total))
        history.shelf.grid.setCurrentIndex(history.shelf.grid.model().index(1, 0))
        self._shoot("history", *EVERY)
        history.view_buttons[1].click()
        self._shoot("prompts", LIGHT)
        history.view_buttons[0].click()

    def _checking(self) -> None:
        if not self._wants("check"):
            return
        tiles = self._window.pictures.results.tiles
        self._window.open_files([tiles.results.pictures[-1].path])
        self._until("report", self._window.pictures.check.report.isVisible)
        self._shoot("check", *EVERY)

    def _choosing(self) -> None:
        self._window.open_settings()
        self._shoot("settings", *EVERY)
        self._dialog().close()
        for kind in ("style", "purpose"):
            self._window.form.presets.rows[kind].show_all()
            self._shoot(f"presets-{kind}", LIGHT)
            self._dialog().close()

    def _failing(self) -> None:
        if not self._wants("error"):
            return
        self._window.pictures.show_results()
        self._draw(SCENE, seed=11, steps=60, count=1)
        self._until_step(6)
        for process in psutil.Process().children():
            if process.cmdline()[-1] == "painter":
                process.kill()
        self._until("error", lambda: self._window.errors.error is not None)
        self._shoot("error", *EVERY)

    # What states are made of

    def _focus(self) -> None:
        """Give the window the keyboard, as there is no window manager that does."""
        self._settle()
        subprocess.run(["xdotool", "windowfocus", str(int(self._window.winId()))], check=True)
        self._until("focus", self._window.isActiveWindow)

    def _write(self, prompt: str) -> None:
        self._core.session.set(prompt=prompt)
        self._window.form.prompt.take_focus()
        self._until("English", lambda: self._core.is_translated)

    def _draw(self, prompt: str, **settings: float) -> None:
        self._core.session.set(**settings)
        self._write(prompt)
        self._window.form.draw_bar.draw()

    def _dialog(self) -> QDialog:
        return next(each for each in self._window.findChildren(QDialog) if each.isVisible())

    def _until_step(self, step: int) -> None:
        def is_there() -> bool:
            job = self._core.queue.current
            return job is not None and job.progress is not None and job.progress.step >= step

        self._until(f"step {step}", is_there)

    def _until_idle(self) -> None:
        self._until("empty queue", lambda: not self._core.queue.jobs)

    def _until(self, what: str, is_there: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not is_there():
            if time.monotonic() > deadline:
                raise TimeoutError(f"no {what}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.01)

    def _settle(self, seconds: float = SETTLE_S) -> None:
        """Let answers come and animations end."""
        deadline = time.monotonic() + seconds
        self._until("end", lambda: time.monotonic() > deadline)

    # Photographs

    def _wants(self, *names: str) -> bool:
        return not self._wanted or not self._wanted.isdisjoint(names)

    def _shoot(
        self, name: str, *views: tuple[str, tuple[int, int]], settle_s: float = SETTLE_S
    ) -> None:
        if not self._wants(name):
            return
        for theme, (width, height) in views:
            self._turn_to(theme, (width, height))
            self._settle(settle_s)
            photograph = QGuiApplication.primaryScreen().grabWindow(0, 0, 0, width, height)
            framed = with_frames(photograph.toImage())
            path = FOLDER / f"{name}-{theme}-{width}x{height}.png"
            save(framed, path, exactly=name in COLOURFUL)
            print(f"{path.name}: {path.stat().st_size // 1024} KiB", flush=True)
        self._turn_to(*LIGHT)

    def _turn_to(self, theme: str, size: tuple[int, int]) -> None:
        self._core.change_settings(theme=theme)
        self._window.setGeometry(0, 0, *size)
        QCursor.setPos(LARGE[0] - 1, LARGE[1] - 1)


def photograph(wanted: Sequence[str]) -> int:
    """Run the program with a photographer in it."""
    fill(SAMPLES)
    sketch().save(Path(tempfile.gettempdir()) / SKETCH)
    start_log("window")
    application = make_application()
    instance = Instance(data_dir(), application)
    instance.stand()
    start = Start(application, instance)
    photographer = Photographer(start, wanted)
    start.ready.connect(lambda: QTimer.singleShot(0, photographer.run))
    start.run([])
    return int(photographer.failed)


def main() -> int:
    """Make a screen and a folder, and run the program there."""
    if INSIDE in os.environ:
        return photograph(sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder, virtual_screen(*LARGE) as screen:
        environment = {**screen, INSIDE: "1", "SDJP_HOME": folder}
        command = [sys.executable, "-m", "tools.screenshots", *sys.argv[1:]]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
