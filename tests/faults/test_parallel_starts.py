"""Many starts at once are one window."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.gui.driven_window import FAKES, WindowProcess

ROOT = Path(__file__).resolve().parents[2]
STARTS = 20
TIMEOUT_S = 120

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")


def start(*files: str) -> subprocess.Popen[bytes]:
    """A start of the program, without a window to draw."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.gui.stand_in_window", *files],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def line(process: subprocess.Popen[bytes]) -> str:
    """The next line it writes; empty at its end."""
    assert process.stdout is not None
    return process.stdout.readline().decode().strip()


def test_twenty_starts_are_one_window(sdjp_home: Path) -> None:
    """After a window was killed, of 20 starts at once one is the window and gets all files."""
    killed = start()
    assert line(killed) == "first"
    killed.kill()
    killed.communicate()
    starts = {str(ROOT / f"{number}.png"): start(f"{number}.png") for number in range(STARTS)}
    try:
        standing = {file: line(process) for file, process in starts.items()}
        assert sorted(standing.values()) == ["first", *["second"] * (STARTS - 1)]
        (own,) = [file for file, word in standing.items() if word == "first"]
        first = starts.pop(own)
        asked = [json.loads(line(first)) for _ in starts]
        assert sorted(asked) == sorted([file] for file in starts)
        assert {process.wait(TIMEOUT_S) for process in starts.values()} == {0}
        first.communicate(timeout=TIMEOUT_S)
        assert first.returncode == 0
    finally:
        for process in starts.values():
            process.kill()
            process.communicate()


def test_twenty_starts_of_the_real_window_are_one(sdjp_home: Path) -> None:
    """However slowly the first one gets its rooms: the others end well, none shows an error."""
    starts = [WindowProcess({"workers": FAKES}, f"{number}.png") for number in range(STARTS)]
    try:
        deadline = time.monotonic() + TIMEOUT_S
        while len(left := [each for each in starts if each.process.poll() is None]) > 1:
            assert time.monotonic() < deadline, f"{len(left)} windows"
            time.sleep(0.1)
        (first,) = left
        others = [each for each in starts if each is not first]
        assert [each.ended() for each in others] == [0] * (STARTS - 1)
        assert [each.told for each in others] == [[]] * (STARTS - 1)
        opened: set[str] = set()
        while len(opened) < STARTS:
            opened |= {Path(file).name for file in first.wait_for("opened")[1]}
        assert first.all_told("failed") == []
    finally:
        for each in starts:
            if each.process.returncode is None:
                each.kill()


def test_negative_control_without_a_lock_all_are_windows(tmp_path: Path) -> None:
    """Starts that do not know of one another all call themselves the first."""
    homes = [tmp_path / str(number) for number in range(3)]
    starts = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.gui.stand_in_window"],
            cwd=ROOT,
            env={"SDJP_HOME": str(home), "PATH": ""},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for home in homes
    ]
    assert [line(process) for process in starts] == ["first"] * 3
    for process in starts:
        process.communicate(timeout=TIMEOUT_S)
