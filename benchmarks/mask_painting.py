"""The longest time for which the window does not answer while a mask is painted on 4096 × 4096
pixels, beside an event loop that has nothing to do; and the memory that painting takes.
"""

from __future__ import annotations

import itertools
import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence

import psutil
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRandomGenerator, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from benchmarks.event_loop import IDLE, Phase, Probe, report, start_control
from benchmarks.measure import installed
from sdjp.ui.masking.room import MaskRoom
from tools.virtual_screen import any_screen

SIDE_PX = 4096
WINDOW = (1180, 820)
MOVE_MS = 8
"""A mouse that tells of itself 125 times a second."""

STROKE_MOVES = 60
STROKES = 5
REST_MS = 300
BRUSHES_PX = (64, 341, 1000)
GROWTH_PX = 32

Step = tuple[QEvent.Type, QPointF]


def stroke(room: MaskRoom, number: int) -> Iterator[Step]:
    """A wave across what is seen of the picture."""
    place = room.canvas.picture_rect() & room.canvas.rect()
    for move in range(STROKE_MOVES + 1):
        share = move / STROKE_MOVES
        wave = 0.5 + 0.4 * math.sin(6 * share + number)
        where = QPointF(
            place.left() + (0.05 + 0.9 * share) * place.width(), place.top() + wave * place.height()
        )
        kinds = {0: QEvent.Type.MouseButtonPress, STROKE_MOVES: QEvent.Type.MouseButtonRelease}
        yield kinds.get(move, QEvent.Type.MouseMove), where


class Hand(QObject):
    """Paints at the pace of a real mouse, phase by phase."""

    def __init__(self, room: MaskRoom) -> None:
        super().__init__(room)
        self._room = room
        self.probe = Probe(self)
        self.phases: list[Phase] = []
        self._steps: Iterator[Step] = iter(())
        self._begun = (IDLE, time.monotonic())
        self._plan = self._phases()
        self._clock = QTimer(self, interval=MOVE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._go_on)
        QTimer.singleShot(3000, self._clock.start)

    def _go_on(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            self._send(*step)
        elif not self._room.bench.work.is_busy and not self._room.sheet.is_changing:
            self._clock.stop()
            QTimer.singleShot(REST_MS, self._begin_next)

    def _begin_next(self) -> None:
        name, begun = self._begun
        self.phases.append(Phase(name, begun, time.monotonic()))
        following = next(self._plan, None)
        if following is None:
            QApplication.quit()
            return
        name, self._steps = following
        self._begun = (name, time.monotonic())
        self._clock.start()

    def _phases(self) -> Iterator[tuple[str, Iterator[Step]]]:
        room, nothing = self._room, iter(())
        for zoom in ("fit", "400 %"):
            if zoom != "fit":
                room.canvas.show_actual_size()
                room.canvas.zoom_by(4.0)
            for size in BRUSHES_PX:
                room.easel.choose_size(size)
                strokes = (stroke(room, number) for number in range(STROKES))
                yield f"{STROKES} strokes of {size} px, {zoom}", itertools.chain(*strokes)
        room.canvas.fit()
        for name, act in (
            ("undoes", room.bench.undo),
            ("redoes", room.bench.redo),
            (f"grows by {GROWTH_PX} px", lambda: room.bench.grow(GROWTH_PX)),
            (f"shrinks by {GROWTH_PX} px", lambda: room.bench.grow(-GROWTH_PX)),
            ("inverts", room.bench.invert),
        ):
            act()
            yield name, nothing

    def _send(self, kind: QEvent.Type, where: QPointF) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        canvas = self._room.canvas
        button = none if kind == QEvent.Type.MouseMove else left
        held = none if kind == QEvent.Type.MouseButtonRelease else left
        place = canvas.mapToGlobal(where)
        event = QMouseEvent(kind, where, place, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas, event)


def photo() -> QImage:
    """A picture with something in every pixel."""
    image = QImage(SIDE_PX // 8, SIDE_PX // 8, QImage.Format.Format_RGB32)
    numbers = QRandomGenerator(1)
    for y, x in itertools.product(range(image.height()), range(image.width())):
        image.setPixel(QPoint(x, y), numbers.generate() | 0xFF000000)
    return image.scaled(SIDE_PX, SIDE_PX)


def measure() -> int:
    """Paint, and print the tables."""
    beside = start_control()
    application = QApplication(sys.argv[:1])
    process, room = psutil.Process(), MaskRoom()
    room.resize(*WINDOW)
    image = photo()
    before = process.memory_info().rss
    room.set_picture(image)
    room.show()
    hand = Hand(room)
    application.exec()
    told, _ = beside.communicate()
    report(hand.phases, hand.probe.rounds, json.loads(told), "one …")
    mib = 1 << 20
    print(f"\nMemory of the process: + {(process.memory_info().rss - before) / mib:.0f} MiB")
    print(f"of which the mask and its {2 * len(BRUSHES_PX) * STROKES} strokes: "
          f"{room.sheet.memory_bytes / mib:.1f} MiB")  # fmt: skip
    return 0


def main(arguments: Sequence[str]) -> int:
    """Measure on a screen of its own."""
    if arguments:
        return measure()
    with tempfile.TemporaryDirectory() as home, any_screen(1280, 900) as environment:
        command = [sys.executable, "-m", "benchmarks.mask_painting", "inside"]
        return subprocess.run(command, env=installed(environment, home), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
