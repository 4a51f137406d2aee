"""What tests of drawings from a picture share: a real librarian, and pictures to start from."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.store.inputs import inputs_dir
from tests.gui.conftest import TIMEOUT_MS, NewCore
from tests.gui.fixtures import wait_until_ready

LIBRARIAN = [sys.executable, "-m", "sdjp.worker", "librarian"]
PROMPT = "赤い鳥居"


def reading_core(new_core: NewCore, qtbot: QtBot) -> Core:
    """A core with a real librarian; painter and translator are fakes. A prompt is written."""
    made = new_core(librarian=LIBRARIAN, painter={"delays": {"step": 0.0}})
    made.start()
    wait_until_ready(made, qtbot)
    made.session.set(prompt=PROMPT)
    qtbot.waitUntil(lambda: made.is_translated, timeout=TIMEOUT_MS)
    return made


def write_picture(path: Path, size: tuple[int, int] = (96, 64), mode: str = "RGB") -> Path:
    """Write a picture of noise."""
    rng = np.random.default_rng(len(path.name))
    channels = {"RGB": 3, "RGBA": 4}[mode]
    values = rng.integers(0, 256, (size[1], size[0], channels), dtype=np.uint8)
    Image.fromarray(values).save(path)
    return path


@contextlib.contextmanager
def inputs_refused() -> Iterator[None]:
    """No picture or mask can be kept, nor read."""
    away = inputs_dir().rename(inputs_dir().with_name("away"))
    inputs_dir().write_text("in the way", encoding="utf-8")
    yield
    inputs_dir().unlink()
    away.rename(inputs_dir())


def wait(qtbot: QtBot, is_there: Callable[[], bool]) -> None:
    """Wait for something."""
    qtbot.waitUntil(is_there, timeout=TIMEOUT_MS)


def take(core: Core, qtbot: QtBot, path: Path) -> None:
    """Start from the picture in this file."""
    with qtbot.waitSignal(core.start_picture.taken, timeout=TIMEOUT_MS):
        core.start_picture.take_in(str(path))
