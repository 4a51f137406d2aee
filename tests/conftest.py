"""What every test gets: folders of its own, Japanese messages, and no unexpected warnings."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

# Read when torch is loaded, here and in the workers: with a thread per core each, two processes of
# torch's wait for one another at every operation.
os.environ["OMP_NUM_THREADS"] = "1"

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def sdjp_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh SDJP_HOME under a Japanese name with a space; Japanese as the language."""
    home = tmp_path_factory.mktemp("家 の フォルダ")
    monkeypatch.setenv("SDJP_HOME", str(home))
    monkeypatch.delenv("SDJP_LANG", raising=False)
    return home


@pytest.fixture(autouse=True)
def fail_on_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which something of level WARNING or above was logged unasked."""
    yield
    expected = [mark.args[0] for mark in request.node.iter_markers("expected_log")]
    for when in ("setup", "call"):
        for record in caplog.get_records(when):
            text = record.getMessage()
            if record.levelno >= logging.WARNING and not any(
                re.search(pattern, text) for pattern in expected
            ):
                pytest.fail(f"unexpected {record.levelname} from {record.name}: {text}")
