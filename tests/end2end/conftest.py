"""The program as a user runs it: commands in processes of their own, a window on a screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.desktop import Desktop
from tools.virtual_screen import virtual_screen

SCREEN_PX = (1280, 800)
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ended:
    """A finished command."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Every line of standard output, which must be one JSON object each."""
        return [json.loads(line) for line in self.out.splitlines()]

    def refused(self, code: int) -> str:
        """Standard error, after checking that it is three Japanese sentences and no traceback."""
        assert self.code == code, self.err
        assert "Traceback" not in self.err
        lines = self.err.strip().splitlines()
        assert len(lines) == 3, self.err
        assert all(any("ぁ" <= letter <= "龠" for letter in line) for line in lines)
        return self.err


Command = Callable[..., Ended]


@pytest.fixture
def sdjp(sdjp_home: Path) -> Command:
    """Runs `sdjp ARGUMENTS` with this test's SDJP_HOME."""

    def run(*arguments: object, **environment: str) -> Ended:
        ended = subprocess.run(
            [sys.executable, "-m", "sdjp", *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1", **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    return run


@pytest.fixture
def desktop(sdjp_home: Path) -> Iterator[Desktop]:
    """A screen of its own; nothing on it is left."""
    with virtual_screen(*SCREEN_PX) as environment:
        made = Desktop(environment, sdjp_home)
        yield made
        made.clear()
