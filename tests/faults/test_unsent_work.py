"""A process that saves its unsent work is killed at random moments."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from sdjp.app.autosave import INTERVAL_MS
from sdjp.app.autosave import SOON_MS as SAVED_AFTER_MS
from sdjp.base.paths import data_dir
from sdjp.store.session_file import SessionFile
from tests.faults.composer import COMMITTED, OPEN
from tests.faults.typist import SOON_MS

ROOT = Path(__file__).resolve().parents[2]
KILLS = 8
SLACK_S = 3.0

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")


def typed_until_killed(seconds: float) -> list[tuple[float, list[Any]]]:
    """What a typist tells, with times, when it is killed so long after its first words."""
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typist"], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert typist.stdout is not None
    told = [(time.monotonic(), json.loads(typist.stdout.readline()))]
    threading.Timer(seconds, typist.kill).start()
    for line in typist.stdout:
        if line.endswith(b"\n"):
            told.append((time.monotonic(), json.loads(line)))
    typist.communicate()
    return told


def test_what_was_saved_survives_and_it_is_recent(sdjp_home: Path) -> None:
    """Whenever it is killed, the file is whole, holds what was acknowledged, and is up to date."""
    chance = random.Random(20261121)
    for _ in range(KILLS):
        told = typed_until_killed(chance.uniform(0.2, 1.5))
        saved = [0, *(words[1] for _, words in told if words[0] == "saved")]
        last = SessionFile().load()
        assert last.notice == ""
        assert not last.ended_cleanly
        prompt = last.work.get("form", {}).get("prompt", "")
        kept = int(prompt.partition(" ")[2] or 0)
        assert kept >= saved[-1]
        killed_at = told[-1][0]
        due = [
            words[1]
            for when, words in told
            if words[0] == "typed" and when < killed_at - SOON_MS / 1000 - SLACK_S
        ]
        assert kept >= max(due, default=0)
    leftovers = {path.name for path in data_dir().iterdir()}
    assert not [name for name in leftovers if "broken" in name]


def test_a_killed_conversion_loses_only_what_was_open(sdjp_home: Path) -> None:
    """What is committed is saved while the next word is converted, and offered at the next start.

    Saving leaves the open conversion as it is.
    """
    assert 0 < SAVED_AFTER_MS <= INTERVAL_MS <= 15_000
    written = "".join(COMMITTED)
    offered = ""
    for _ in range(2):
        writer = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.composer"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        assert writer.stdout is not None
        assert json.loads(writer.stdout.readline()) == ["offered", offered]
        wanted = ["saved", written + offered, OPEN, ""]
        told = next(line for line in map(json.loads, writer.stdout) if line[1] == wanted[1])
        writer.kill()
        writer.communicate()
        assert told == wanted
        offered = written + offered


def test_negative_control_a_plain_write_is_torn(tmp_path: Path) -> None:
    """A file that is written in place is found half written after a kill."""
    path = tmp_path / "session.json"
    code = (
        "import json, sys\n"
        "text = json.dumps({'work': '鳥居' * 400_000})\n"
        "print('begin', flush=True)\n"
        "while True: open(sys.argv[1], 'w').write(text)\n"
    )
    torn = 0
    for number in range(30):
        writer = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.02 + number * 0.003)
        writer.kill()
        writer.communicate()
        try:
            json.loads(path.read_text())
        except ValueError:
            torn += 1
        if torn:
            return
    pytest.fail("nothing was torn")
