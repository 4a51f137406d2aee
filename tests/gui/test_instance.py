"""One window for each user, whoever starts it and however the last one ended."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from sdjp.app import instance as instance_module
from sdjp.app.instance import Instance, Standing
from sdjp.base.paths import data_dir
from tests.gui.conftest import TIMEOUT_MS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def new_instance(sdjp_home: Path) -> Iterator[Callable[[], Instance]]:
    """Makes starts in this process; all are ended."""
    made: list[Instance] = []

    def new() -> Instance:
        made.append(Instance(data_dir()))
        return made[-1]

    yield new
    for each in made:
        each.end()


NewInstance = Callable[[], Instance]


def start(*files: str) -> subprocess.Popen[bytes]:
    """Another start, a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.gui.stand_in_window", *files],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def first_line(process: subprocess.Popen[bytes]) -> str:
    """What it says first."""
    assert process.stdout is not None
    return process.stdout.readline().decode().strip()


def ended(process: subprocess.Popen[bytes]) -> int:
    """Its exit code, once it has nothing more to read."""
    process.communicate(timeout=TIMEOUT_MS / 1000)
    return process.returncode


def test_a_second_start_hands_over_its_files(new_instance: NewInstance, qtbot: QtBot) -> None:
    """The first one gets absolute paths, Japanese and broken names among them."""
    first = new_instance()
    assert first.stand() is Standing.FIRST
    broken = os.fsdecode(b"/\x94L.png")
    with qtbot.waitSignal(first.asked, timeout=TIMEOUT_MS) as asked:
        second = start("絵/鳥居 １.png", broken)
    assert asked.args[0] == (str(ROOT / "絵/鳥居 １.png"), broken)
    assert first_line(second) == "second"
    assert ended(second) == 0


def test_the_window_is_asked_for_without_files_too(
    new_instance: NewInstance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain second start only wants to see the window; Wayland's token comes along."""
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-7")
    first = new_instance()
    first.stand()
    with qtbot.waitSignal(first.asked, timeout=TIMEOUT_MS) as asked:
        second = start()
    assert asked.args == [(), "token-7"]
    assert ended(second) == 0


def test_after_the_first_has_ended_the_next_is_first(new_instance: NewInstance) -> None:
    """An end in good order leaves nothing behind."""
    first = new_instance()
    assert first.stand() is Standing.FIRST
    first.end()
    assert new_instance().stand() is Standing.FIRST


def test_a_killed_window_is_no_window(new_instance: NewInstance, qtbot: QtBot) -> None:
    """After SIGKILL lock and socket are there still, and are taken over at once."""
    killed = start()
    assert first_line(killed) == "first"
    socket = Path(instance_module._socket_name(data_dir()))
    killed.kill()
    ended(killed)
    assert socket.exists()
    successor = new_instance()
    assert successor.stand(patience_s=0) is Standing.FIRST
    with qtbot.waitSignal(successor.asked, timeout=TIMEOUT_MS):
        other = start("a.png")
    assert first_line(other) == "second"
    ended(other)


def test_a_window_that_does_not_answer_is_told(
    new_instance: NewInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start beside a window that hangs does not become a second window."""
    monkeypatch.setattr(instance_module, "PATIENCE_S", 0.2)
    hanging, other = new_instance(), new_instance()
    assert hanging.stand() is Standing.FIRST  # and nobody runs its event loop
    assert other.stand(["a.png"], patience_s=0.2) is Standing.UNHEARD


def test_a_start_waits_for_a_window_that_is_ending(new_instance: NewInstance) -> None:
    """The lock is there, the socket no more: the second start becomes the first when it can."""
    ending = new_instance()
    ending.stand()
    assert ending._server is not None
    ending._server.close()
    second = start()
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(1)
    ending.end()
    assert first_line(second) == "first"
    assert ended(second) == 0


@pytest.mark.parametrize("words", [b"hello\n", b"[1]\n", b'{"files": 3}\n', b"[" * 9999 + b"\n"])
def test_nonsense_is_not_listened_to(new_instance: NewInstance, qtbot: QtBot, words: bytes) -> None:
    """Whatever is said to the socket, the window goes on and hears the next start."""
    first = new_instance()
    first.stand()
    asked: list[object] = []
    first.asked.connect(lambda *words: asked.append(words))
    stranger = QLocalSocket()
    stranger.connectToServer(instance_module._socket_name(data_dir()))
    assert stranger.waitForConnected(1000)
    stranger.write(words)
    with qtbot.waitSignal(stranger.disconnected, timeout=TIMEOUT_MS):
        pass
    assert asked == []


@pytest.mark.skipif(os.name == "nt", reason="needs permission bits")
def test_only_the_user_may_speak_to_the_window(new_instance: NewInstance) -> None:
    """The socket takes nobody else's connections."""
    new_instance().stand()
    mode = Path(instance_module._socket_name(data_dir())).stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) & 0o077 == 0


def test_two_data_folders_are_two_windows(new_instance: NewInstance, tmp_path: Path) -> None:
    """SDJP_HOME parts users of one account."""
    assert new_instance().stand() is Standing.FIRST
    other = Instance(tmp_path / "別")
    assert other.stand() is Standing.FIRST
    other.end()


def test_long_folders_still_have_a_socket(tmp_path: Path) -> None:
    """A path too long for a socket is replaced by a short one of the same user."""
    deep = tmp_path.joinpath(*["とても長い名前のフォルダ"] * 5)
    deep.mkdir(parents=True)
    name = instance_module._socket_name(deep)
    assert len(os.fsencode(name)) < 108
    assert json.dumps(name) != json.dumps(instance_module._socket_name(tmp_path))
