"""The window is killed while it draws: no worker is left, no picture is lost."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from PIL import Image

from sdjp.base.paths import demo_painter_dir, pictures_dir
from sdjp.contract.library_messages import Adopt, Adopted, Listed, ListPictures
from sdjp.provenance.verify import inspect
from tests.gui.driven_window import FAKES, WindowProcess
from tests.process.window import Window

FAKE_KILLS = 17
REAL_KILLS = 20 if os.environ.get("SDJP_LONG") == "1" else 3
SIDE_PX = 64
GONE_WITHIN_S = 5.0
DRAWING = [[100, "prompt", "海"], [200, "draw"]]

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")


@pytest.fixture
def ended() -> Iterator[list[psutil.Process]]:
    """Processes to be killed at the end, if they are still there."""
    processes: list[psutil.Process] = []
    yield processes
    for each in processes:
        if each.is_running():
            each.kill()


def killed(
    processes: list[psutil.Process], after_s: float, **script: Any
) -> tuple[WindowProcess, list[psutil.Process]]:
    """A window that is killed so long after its first picture, and the workers it had."""
    window = WindowProcess(script)
    processes.append(psutil.Process(window.process.pid))
    window.wait_for("saved")
    workers = window.children()
    processes += workers
    time.sleep(after_s)
    window.kill()
    return window, workers


def still_there(workers: list[psutil.Process]) -> list[psutil.Process]:
    """Those that outlive the grace."""
    return psutil.wait_procs(workers, timeout=GONE_WITHIN_S)[1]


def test_no_worker_outlives_a_killed_window(
    sdjp_home: Path, tmp_path: Path, ended: list[psutil.Process]
) -> None:
    """Whatever they do at that moment, all workers are gone soon.

    Each picture that was told to be saved is a file of its own, whole, and stays as it is.
    """
    chance = random.Random(4)
    folder = tmp_path / "pictures"
    folder.mkdir()
    painter = {"folder": str(folder), "delays": {"step": 0.005}}
    kept: dict[str, bytes] = {}
    for _ in range(FAKE_KILLS):
        window, workers = killed(
            ended,
            chance.uniform(0, 0.3),
            workers={**FAKES, "painter": painter},
            do=DRAWING,
            form={"count": 50},
        )
        assert len(workers) == 3
        assert still_there(workers) == []
        saved = [path for _, path, _ in window.all_told("saved")]
        assert len({*kept, *saved}) == len(kept) + len(saved)
        files = {str(path): path.read_bytes() for path in folder.iterdir()}
        assert {*kept, *saved} <= {*files}
        assert kept == {path: files[path] for path in kept}
        kept = {path: files[path] for path in (*kept, *saved)}
    assert {Image.open(path).convert("RGB").size for path in kept} == {(SIDE_PX, SIDE_PX)}


def test_negative_control_a_worker_that_ignores_the_end_stays(
    sdjp_home: Path, tmp_path: Path, ended: list[psutil.Process]
) -> None:
    """The look at the processes does see an orphan."""
    deaf = {"faults": [{"at": "never", "how": "deaf"}]}
    workers = {**FAKES, "translator": deaf, "painter": {"folder": str(tmp_path)}}
    _, left = killed(ended, 0, workers=workers, do=DRAWING)
    (orphan,) = still_there(left)
    assert any("translator" in part for part in orphan.cmdline())


def test_no_picture_is_lost_with_a_killed_window(
    sdjp_home: Path, ended: list[psutil.Process]
) -> None:
    """What the real painter said it had kept is whole, and in the index at the next start."""
    chance = random.Random(5)
    saved: set[str] = set()
    for _ in range(REAL_KILLS):
        window, workers = killed(
            ended,
            chance.uniform(0, 2),
            workers={"translator": {}},
            do=DRAWING,
            form={"count": 50, "steps": 2, "model": str(demo_painter_dir())},
        )
        assert still_there(workers) == []
        saved |= {path for _, path, _ in window.all_told("saved")}
    files = {str(path) for path in pictures_dir().glob("*.png")}
    assert saved <= files
    assert all(inspect(Path(path)).watermark.found for path in files)
    assert files == listed(sdjp_home)


def listed(home: Path) -> set[str]:
    """The pictures in the index, once a librarian has started there."""
    window = Window("librarian", home)
    window.say(Adopt("adopt"))
    window.answers("adopt", Adopted)
    window.say(ListPictures("list", limit=1000))
    answer = window.answers("list", Listed)[-1]
    window.end()
    assert isinstance(answer, Listed)
    return {row["path"] for row in answer.rows}
