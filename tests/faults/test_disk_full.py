"""What happens to a picture and the index when the disk is full or refuses to be written."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sdjp.base.files import PART_SUFFIX
from sdjp.contract.errors import DiskFull, FolderUnwritable, StorageError
from sdjp.contract.request import PictureRecord
from sdjp.provenance.reading import read_picture
from sdjp.store import history
from sdjp.store.database import open_library
from sdjp.store.pictures import commit_picture
from sdjp.store.rebuild import adopt

ROOT = Path(__file__).resolve().parents[2]
RECORD = PictureRecord(
    prompt="猫",
    english="cat",
    negative_prompt="",
    negative_english="",
    model="demo",
    model_hash="",
    sampler="DDIM",
    steps=1,
    guidance_scale=1.0,
    seed=1,
    width=160,
    height=160,
    created="2026-11-21T14:30:05.000+09:00",
)
PICTURE = Image.fromarray(
    np.random.default_rng(0).integers(0, 256, (160, 160, 3), dtype=np.uint8), "RGB"
)


def can_mount(folder: Path) -> bool:
    """Whether a tmpfs can be mounted in a namespace of one's own."""
    if shutil.which("unshare") is None:
        return False
    command = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True).returncode == 0


def on_tiny_disk(folder: Path, order: str, where: str) -> dict[str, Any]:
    """The figures of `full_disk.py`."""
    if not can_mount(folder):
        pytest.skip("no tmpfs can be mounted here")
    script = Path(__file__).with_name("full_disk.py")
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, script, folder, order, where],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


@pytest.mark.parametrize("where", ["pictures", "index", "both"])
def test_no_fill_level_leaves_a_stump_or_harms_the_index(tmp_path: Path, where: str) -> None:
    """At every fill level the picture is saved whole or refused, and no row is lost for good."""
    figures = on_tiny_disk(tmp_path, "ours", where)
    assert not any(figures["harm"].values()), figures
    outcomes = figures["outcomes"]
    assert set(outcomes) <= {"saved", "DiskFull", "saved without row: DiskFull"}, figures
    assert outcomes["saved"] > 0
    assert outcomes["saved"] < figures["levels"], "no level was too full"


def test_the_tiny_disk_catches_a_direct_save(tmp_path: Path) -> None:
    """Negative control: a picture written straight to its final name leaves stumps."""
    figures = on_tiny_disk(tmp_path, "direct", "pictures")
    assert figures["harm"]["stumps"] > 0


class FailingCall:
    """An `os` function that fails at its n-th call and works otherwise."""

    def __init__(self, real: Callable[..., Any], failing: int, code: int) -> None:
        self.real = real
        self.left = failing
        self.code = code

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise OSError(self.code, os.strerror(self.code))
        return self.real(*given, **named)


@pytest.mark.parametrize("name", ["fsync", "link"])
def test_every_failing_call_is_a_full_disk_and_leaves_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The n-th call fails for n = 1, 2, … until a save passes; no part and no stump is left."""
    with open_library(tmp_path / "index.sqlite3") as library:
        for failing in range(1, 20):
            folder = tmp_path / f"{failing}"
            call = FailingCall(getattr(os, name), failing, errno.ENOSPC)
            with monkeypatch.context() as patch:
                patch.setattr(os, name, call)
                try:
                    commit_picture(library, PICTURE, RECORD, folder=folder)
                    failed = False
                except DiskFull:
                    failed = True
            assert failed == (call.left <= 0)
            assert not list(folder.glob(f".*{PART_SUFFIX}"))
            for path in folder.glob("*.png"):
                read_picture(path)
            if not failed:
                break
        else:
            pytest.fail("no save passed")
        assert failing > 1, "nothing failed"


def test_a_disk_without_hard_links_keeps_pictures_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On exFAT and the like, where a link is refused, the name is reserved instead."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    with open_library(tmp_path / "index.sqlite3") as library:
        one = commit_picture(library, PICTURE, RECORD, folder=tmp_path)
        two = commit_picture(library, PICTURE, RECORD, folder=tmp_path)
    assert one.path != two.path
    assert one.watermark.found
    assert two.watermark.found


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """A path that cannot be a folder gives FolderUnwritable."""
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(FolderUnwritable):
            commit_picture(None, PICTURE, RECORD, folder=folder)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc")
def test_a_folder_that_takes_no_files_is_told() -> None:
    """A folder that exists and refuses new files gives FolderUnwritable."""
    with pytest.raises(FolderUnwritable):
        commit_picture(None, PICTURE, RECORD, folder=Path("/proc/self"))


def test_a_picture_without_a_row_is_kept_and_adopted(tmp_path: Path) -> None:
    """When the index refuses, the picture stays, says why, and gets its row later."""
    with open_library(tmp_path / "index.sqlite3") as library:
        history.remember_folder(library, tmp_path)
        library.connection.execute("PRAGMA query_only = ON")
        saved = commit_picture(library, PICTURE, RECORD, folder=tmp_path, index_text="ねこ")
        assert saved.row_id is None
        assert isinstance(saved.index_error, StorageError)
        library.connection.execute("PRAGMA query_only = OFF")
        assert adopt(library, index_text=lambda _: "ねこ").added == 1
        assert [row.path for row in history.search(library, [["ねこ"]])] == [saved.path]
