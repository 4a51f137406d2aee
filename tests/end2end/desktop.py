"""A desktop for one test: a screen, a user who types and clicks (xdotool), another program."""

from __future__ import annotations

import ctypes
import itertools
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import psutil

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 240.0
"""Longer than anything takes on a busy machine; who waits so long has failed."""

SHELF = (20, 700, 60)
"""Where files are dragged from: left, top and side."""

DRAG_PARTS = 12
_CLIENT_MESSAGE = 33
_Found = TypeVar("_Found")


def wait_for(
    what: str, look: Callable[[], _Found | None], patience_s: float = PATIENCE_S
) -> _Found:
    """What `look` finds, as soon as it finds something."""
    deadline = time.monotonic() + patience_s
    while not (found := look()):
        assert time.monotonic() < deadline, f"no {what} within {patience_s:.0f} s"
        time.sleep(0.05)
    return found


def keep(home: Path, name: str, values: dict[str, object]) -> None:
    """Write a file of the data folder as an earlier run would have."""
    (home / "data").mkdir(exist_ok=True)
    (home / "data" / name).write_text(json.dumps({"version": 1, **values}), encoding="utf-8")


class Desktop:
    """What happens outside the program under test.

    Args:
        environment: from `tools.virtual_screen`.
        home: SDJP_HOME of the windows opened here.
    """

    def __init__(self, environment: dict[str, str], home: Path) -> None:
        self.environment = {**environment, "SDJP_HOME": str(home)}
        self.home = home
        self.windows: list[Window] = []
        self._neighbour = subprocess.Popen(
            [sys.executable, "-m", "tests.end2end.neighbour"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            encoding="ascii",
        )

    def ask_neighbour(self, *words: object) -> list[str]:
        """Have the other program do something; see `tests.end2end.neighbour`."""
        assert self._neighbour.stdin is not None
        assert self._neighbour.stdout is not None
        self._neighbour.stdin.write(json.dumps(words) + "\n")
        self._neighbour.stdin.flush()
        answer: list[str] = json.loads(self._neighbour.stdout.readline())
        return answer

    def xdotool(self, *arguments: object) -> str:
        """What `xdotool ARGUMENTS` writes; empty where it fails."""
        return subprocess.run(
            ["xdotool", *map(str, arguments)],
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            check=False,
        ).stdout.strip()

    def drag(self, *places: tuple[int, int]) -> None:
        """Press the mouse at the first place, lead it through all others, let go at the last."""
        self.xdotool("mousemove", "--sync", *places[0])
        self.xdotool("mousedown", 1)
        for (x, y), (to_x, to_y) in itertools.pairwise(places):
            for part in range(1, DRAG_PARTS + 1):
                share = part / DRAG_PARTS
                self.xdotool(
                    "mousemove", round(x + share * (to_x - x)), round(y + share * (to_y - y))
                )
                time.sleep(0.02)
        self.xdotool("mouseup", 1)

    def drop(self, path: Path, x: int, y: int) -> None:
        """Drag the file out of another program to this place of the screen."""
        self.ask_neighbour("offer", str(path), *SHELF)
        self.drag((SHELF[0] + SHELF[2] // 2, SHELF[1] + SHELF[2] // 2), (x - 20, y), (x, y))

    def start(self, *files: object) -> subprocess.Popen[bytes]:
        """Start the program as an icon on the desktop does."""
        return subprocess.Popen(
            [sys.executable, "main.py", *map(str, files)],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            env=self.environment,
        )

    def open_window(self) -> Window:
        """Start the program and wait for its window, which gets the focus."""
        window = Window(self, self.start())
        self.windows.append(window)
        return window

    def session(self) -> dict[str, Any]:
        """What the window has kept for its next start."""
        try:
            kept: dict[str, Any] = json.loads((self.home / "data" / "session.json").read_bytes())
        except FileNotFoundError:
            return {}
        return kept

    def pictures(self) -> list[Path]:
        """All finished pictures."""
        return sorted((self.home / "pictures").glob("*.png"))

    def troubles(self) -> list[str]:
        """What the window and its workers logged as a WARNING or worse."""
        return [
            line
            for log in sorted((self.home / "data" / "log").glob("*.log"))
            for line in log.read_text(encoding="utf-8").splitlines()
            if re.search(r" (WARNING|ERROR|CRITICAL) ", line)
        ]

    def clear(self) -> None:
        """End everything that is still there."""
        for window in self.windows:
            for process in window.workers():
                process.kill()
            window.process.kill()
            window.process.communicate()
        self._neighbour.communicate(timeout=PATIENCE_S)


class Window:
    """One running window, as its user meets it."""

    def __init__(self, desktop: Desktop, process: subprocess.Popen[bytes]) -> None:
        self._desktop = desktop
        self.process = process
        self.id = wait_for("window", self._find)
        desktop.xdotool("windowfocus", "--sync", self.id)
        wait_for("workers", lambda: len(self.workers()) == 3)

    def _find(self) -> str:
        assert self.process.poll() is None, self.process.communicate()[1].decode()
        found = self._desktop.xdotool("search", "--onlyvisible", "--pid", self.process.pid)
        return found.partition("\n")[0]

    @property
    def title(self) -> str:
        """What the taskbar shows."""
        return self._desktop.xdotool("getwindowname", self.id)

    def press(self, keys: str) -> None:
        """Press keys together, as `ctrl+Return`."""
        self._desktop.xdotool("key", "--clearmodifiers", keys)

    def type(self, text: str) -> None:
        """Type `text`, which must be on a keyboard."""
        assert text.isascii()
        self._desktop.xdotool("type", "--delay", 20, text)

    def paste(self, text: str) -> None:
        """Copy `text` in another program and paste it here."""
        self._desktop.ask_neighbour("copy", text)
        self.press("ctrl+v")

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self._desktop.xdotool("mousemove", "--sync", x, y, "click", 1)

    def place(self) -> tuple[int, ...]:
        """Left, top, width and height on the screen."""
        told = self._desktop.xdotool("getwindowgeometry", "--shell", self.id)
        found = dict(line.split("=") for line in told.splitlines())
        return tuple(int(found[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def move(self, place: tuple[int, int, int, int]) -> None:
        """Drag it there, and its edge until it is as large."""
        self._desktop.xdotool("windowmove", "--sync", self.id, *place[:2])
        self._desktop.xdotool("windowsize", "--sync", self.id, *place[2:])

    def workers(self) -> list[psutil.Process]:
        """Its worker processes."""
        try:
            return psutil.Process(self.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def ask_to_close(self) -> None:
        """Send what window managers send when the cross in the corner is clicked."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(self._desktop.environment["DISPLAY"].encode()))
        atoms = [
            x11.XInternAtom(display, each, 0) for each in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
        ]
        event = _ClientMessage(
            type=_CLIENT_MESSAGE, window=int(self.id), message_type=atoms[0], format=32
        )
        event.data[0] = atoms[1]
        x11.XSendEvent(
            display, ctypes.c_ulong(int(self.id)), 0, ctypes.c_long(0), ctypes.byref(event)
        )
        x11.XCloseDisplay(display)

    def ended(self) -> tuple[int, str]:
        """Exit code and standard error; it must end by itself."""
        errors = self.process.communicate(timeout=PATIENCE_S)[1]
        return self.process.returncode, errors.decode("utf-8", "replace")


class _ClientMessage(ctypes.Structure):
    """XClientMessageEvent, as large as the largest XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 24),
    )
