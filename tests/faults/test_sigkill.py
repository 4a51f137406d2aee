"""Processes that save pictures are killed at random moments."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
HARM = ("acked lost", "torn", "rows without file", "index damaged", "not adopted")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL and fork")


def rig(order: str, kills: int) -> dict[str, Any]:
    """The figures of the rig; it is a command of its own, so that it forks from one thread."""
    command = [sys.executable, "-m", "benchmarks.sigkill", "--json"]
    command += ["--order", order, "--kills", str(kills)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout, done.stderr
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def test_a_killed_process_loses_nothing_it_acknowledged() -> None:
    """Whenever it is killed, no acknowledged picture is lost, none is torn, no row is orphaned."""
    kills = 200 if os.environ.get("SDJP_LONG") == "1" else 20
    figures = rig("ours", kills)
    assert figures["kills"] == kills
    assert figures["acked"] > 0, "no picture was saved before the kills"
    assert {name: figures[name] for name in HARM} == dict.fromkeys(HARM, 0)


def test_the_rig_catches_a_bad_order() -> None:
    """Negative control: row first, then a direct save, tears pictures or orphans rows."""
    figures = rig("row-first", 20)
    assert figures["torn"] + figures["rows without file"] > 0, figures
