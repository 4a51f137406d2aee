"""The unsent work comes back after whatever ended SDJP."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sdjp.contract.errors import FolderUnwritable
from sdjp.store.session_file import SessionFile

ROOT = Path(__file__).resolve().parents[3]
WORK = {"form": {"prompt": "夕焼けの海に立つ赤い鳥居", "seed": 4294967295}, "queue": [{"count": 2}]}


def test_the_first_start_is_clean_and_empty() -> None:
    """Nobody is asked to restore anything."""
    last = SessionFile().load()
    assert (last.work, last.ended_cleanly, last.notice) == ({}, True, "")


def test_work_comes_back_after_a_clean_end(sdjp_home: Path) -> None:
    """What was kept at the end is there, and the end was clean."""
    session = SessionFile()
    session.load()
    session.end(WORK)
    last = SessionFile().load()
    assert (last.work, last.ended_cleanly, last.notice) == (WORK, True, "")
    assert (sdjp_home / "data" / "session.json").is_file()


def test_a_run_that_never_saved_is_still_noticed() -> None:
    """A crash before the first autosave counts, and the work of the run before is kept."""
    session = SessionFile()
    session.load()
    session.end(WORK)
    SessionFile().load()
    last = SessionFile().load()
    assert (last.work, last.ended_cleanly) == (WORK, False)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_run_is_noticed_with_its_work(sdjp_home: Path) -> None:
    """SIGKILL right after an autosave: the next start has the work and knows of the crash."""
    code = (
        "import sys, os, signal; from sdjp.store.session_file import SessionFile; "
        "s = SessionFile(); s.load(); s.save({'form': {'prompt': '猫'}}); "
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SDJP_HOME": str(sdjp_home)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    last = SessionFile().load()
    assert (last.work, last.ended_cleanly) == ({"form": {"prompt": "猫"}}, False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"[]",
        b'{"work": 5}',
        b'{"version": 1}',
        "{猫".encode("shift_jis"),
        json.dumps({"version": 99, "work": {"later": 1}}).encode(),
    ],
)
def test_what_cannot_be_read_is_put_aside(sdjp_home: Path, content: bytes) -> None:
    """The start is empty, the file is kept, and one sentence says that pictures are safe."""
    path = sdjp_home / "data" / "session.json"
    path.parent.mkdir()
    path.write_bytes(content)
    last = SessionFile().load()
    assert (last.work, last.ended_cleanly) == ({}, False)
    assert "画像はすべて無事" in last.notice
    (aside,) = path.parent.glob("session.json.broken-*")
    assert aside.read_bytes() == content
    assert SessionFile().load().notice == ""


def test_a_folder_that_refuses_stops_no_start(sdjp_home: Path) -> None:
    """Loading still works; saving says why it did not."""
    (sdjp_home / "data").write_bytes(b"no folder")
    session = SessionFile()
    assert session.load().work == {}
    with pytest.raises(FolderUnwritable):
        session.save(WORK)


def test_text_that_no_file_takes_is_mended() -> None:
    """Lone surrogates and NUL, as a broken paste brings them, do not stop an autosave."""
    session = SessionFile()
    session.save({"prompt": "猫\ud83d\0", "nothing": None})
    assert SessionFile().load().work == {"prompt": "猫\ufffd", "nothing": None}
