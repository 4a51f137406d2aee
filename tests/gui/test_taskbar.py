"""What the taskbar is told of a drawing, over a real bus of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.ui.drawing import taskbar
from sdjp.ui.drawing.taskbar import INTERFACE, Taskbar, has_session_bus, send_progress
from tests.gui.conftest import TIMEOUT_MS, type_prompt

on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-monitor") is None,
    reason="needs Linux and a bus",
)


class Desktop:
    """A taskbar that listens; Qt for Python cannot read the signal's map, so dbus-monitor does."""

    def __init__(self, monitor: subprocess.Popen[str]) -> None:
        self.told: list[str] = []
        self._monitor = monitor
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._monitor.stdout is not None
        for line in self._monitor.stdout:
            self.told.append(line.strip())

    @property
    def percents(self) -> list[int]:
        """What it was told, in order; -1 for nothing any more."""
        said = re.findall(
            r"progress-visible\"\s+variant\s+boolean (\w+)|progress\"\s+variant\s+double ([\d.]+)",
            "\n".join(self.told),
        )
        visible = [word == "true" for word, _ in said if word]
        shares = [float(number) for _, number in said if number]
        pairs = zip(visible, shares, strict=False)
        return [round(100 * share) if is_shown else -1 for is_shown, share in pairs]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A bus of the test's own."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    own = f"unix:path={tmp_path / 'bus'}"
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        [*command, f"--address={own}"], stdout=subprocess.PIPE, stderr=quiet
    ) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().decode().strip()
        daemon.terminate()


@pytest.fixture
def desktop(address: str, qtbot: QtBot) -> Iterator[Desktop]:
    """A desktop on that bus, which the program is connected to as "program"."""
    command = ["dbus-monitor", "--address", address, f"interface='{INTERFACE}'"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as monitor:
        made = Desktop(monitor)
        qtbot.waitUntil(lambda: any("NameAcquired" in line for line in made.told))
        made.told.clear()
        QDBusConnection.connectToBus(address, "program")
        yield made
        QDBusConnection.disconnectFromBus("program")
        monitor.terminate()


@on_linux
@pytest.mark.script(painter={"delays": {"step": 0.01}})
def test_the_taskbar_shows_a_drawing_from_begin_to_end(
    core: Core, desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It grows, every value comes once, it is taken away at the end, and it names the program."""
    program = QDBusConnection("program")
    monkeypatch.setattr(
        Taskbar, "_show", lambda _self, percent, _count: send_progress(program, percent)
    )
    following = Taskbar(core)
    type_prompt(core, qtbot, "赤い鳥居")
    core.session.set(steps=10, count=2)
    core.draw()
    qtbot.waitUntil(lambda: bool(desktop.told) and desktop.percents[-1] == -1, timeout=TIMEOUT_MS)
    shown = desktop.percents[:-1]
    assert shown == sorted(set(shown))
    assert shown[0] == 0
    assert len(shown) > 10
    name = QGuiApplication.desktopFileName()
    assert f'string "application://{name}.desktop"' in desktop.told
    following.deleteLater()


@on_linux
def test_without_a_bus_nobody_is_told() -> None:
    """A name that was never connected takes nothing, and says so."""
    assert not send_progress(QDBusConnection("nowhere"), 40)


def test_no_bus_is_started_only_to_tell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the environment names no bus there is none; where it does there is one."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not has_session_bus()
    (tmp_path / "bus").touch()
    assert has_session_bus()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert not has_session_bus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert has_session_bus()


@pytest.mark.script(painter={"delays": {"step": 0.02}})
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_elsewhere_the_badge_counts_what_is_to_come(
    core: Core, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    """Two drawings, one, none."""
    counts: list[int] = []
    monkeypatch.setattr(taskbar.sys, "platform", system)
    monkeypatch.setattr(taskbar.QGuiApplication, "setBadgeNumber", counts.append)
    following = Taskbar(core)
    type_prompt(core, qtbot, "赤い鳥居")
    core.draw()
    core.draw()
    qtbot.waitUntil(lambda: bool(counts) and counts[-1] == 0, timeout=TIMEOUT_MS)
    assert list(dict.fromkeys(counts)) == [1, 2, 0] or list(dict.fromkeys(counts)) == [1, 2, 1, 0]
    following.deleteLater()
