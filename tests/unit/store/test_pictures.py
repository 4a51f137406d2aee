"""Keeping one picture: order, names, truth about the watermark."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sdjp.contract.request import PictureRecord
from sdjp.provenance.verify import inspect
from sdjp.store import history, pictures
from sdjp.store.database import open_library
from sdjp.store.pictures import commit_picture

ROOT = Path(__file__).resolve().parents[3]
RECORD = PictureRecord(
    prompt="夕焼け",
    english="sunset",
    negative_prompt="",
    negative_english="",
    model="demo",
    model_hash="",
    sampler="DDIM",
    steps=20,
    guidance_scale=7.5,
    seed=1234567890,
    width=128,
    height=128,
    created="2026-11-21T14:30:05.000+09:00",
)
PIXELS = np.random.default_rng(0).integers(0, 256, (128, 128, 3), dtype=np.uint8)
PICTURE = Image.fromarray(PIXELS)


def test_a_picture_is_kept_with_all_it_says(sdjp_home: Path) -> None:
    """File, watermark, row and search text agree."""
    with open_library() as library:
        saved = commit_picture(library, PICTURE, RECORD, index_text="ゆうやけ")
        assert saved.path == sdjp_home / "pictures" / "20261121-143005-0001-1234567890.png"
        assert saved.index_error is None
        assert [row.path for row in history.search(library, [["ゆう"]])] == [saved.path]
    assert saved.watermark.found
    found = inspect(saved.path)
    assert dataclasses.replace(found.watermark, layers=None) == saved.watermark
    assert found.settings["prompt"] == "夕焼け"
    assert [path.name for path in saved.path.parent.iterdir()] == [saved.path.name]


def test_the_watermark_is_reported_as_it_is(tmp_path: Path) -> None:
    """Without the mark the report says so, and pixels are those given."""
    saved = commit_picture(None, PICTURE, RECORD, folder=tmp_path, watermark=False)
    assert not saved.watermark.found
    assert saved.row_id is None
    assert (np.asarray(Image.open(saved.path)) == PIXELS).all()
    marked = commit_picture(None, PIXELS, RECORD, folder=tmp_path)
    assert marked.watermark.bit_accuracy == 1.0


def test_names_count_on_and_never_collide(tmp_path: Path) -> None:
    """The counter goes on from the highest of the day, also when pictures were deleted."""
    names = []
    for number in range(4):
        saved = commit_picture(None, PICTURE, RECORD, folder=tmp_path)
        names.append(saved.path.name)
        if number == 1:
            (tmp_path / names[0]).unlink()
    assert [name.split("-")[2] for name in names] == ["0001", "0002", "0003", "0004"]
    other = dataclasses.replace(RECORD, created="2026-11-22T00:00:00+09:00", seed=0)
    assert commit_picture(None, PICTURE, other, folder=tmp_path).path.name == (
        "20261122-000000-0001-0.png"
    )


def test_an_existing_file_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When another process took the name first, the next one is used."""
    taken = tmp_path / "20261121-143005-0001-1234567890.png"
    taken.write_bytes(b"another's")
    monkeypatch.setattr(pictures, "_next_counter", lambda *_: 1)
    saved = commit_picture(None, PICTURE, RECORD, folder=tmp_path)
    assert saved.path.name == "20261121-143005-0002-1234567890.png"
    assert taken.read_bytes() == b"another's"


def test_an_odd_time_gives_a_name_as_well(tmp_path: Path) -> None:
    """A record whose time is no time is named by the present one."""
    odd = dataclasses.replace(RECORD, created="きのう/../x")
    saved = commit_picture(None, PICTURE, odd, folder=tmp_path)
    assert saved.path.parent == tmp_path
    assert re.fullmatch(r"\d{8}-\d{6}-0001-1234567890\.png", saved.path.name)


def test_two_processes_at_once_keep_all_their_pictures(tmp_path: Path) -> None:
    """Four processes save five pictures each of the same second and seed: twenty files and rows."""
    code = """
import sys
from pathlib import Path
from PIL import Image
from sdjp.contract.request import PictureRecord
from sdjp.store.database import open_library
from sdjp.store.pictures import commit_picture
root = Path(sys.argv[1])
record = PictureRecord("猫", "cat", "", "", "demo", "", "DDIM", 1, 1.0, 1, 128, 128,
                       "2026-11-21T14:30:05+09:00")
with open_library(root / "index.sqlite3") as library:
    for _ in range(5):
        saved = commit_picture(library, Image.new("RGB", (128, 128)), record, folder=root / "絵")
        assert saved.row_id is not None, saved
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    children = [
        subprocess.Popen(
            [sys.executable, "-c", code, tmp_path], stderr=subprocess.PIPE, env=environment
        )
        for _ in range(4)
    ]
    errors = [child.communicate()[1].decode() for child in children]
    assert [child.returncode for child in children] == [0] * 4, errors
    assert len(list((tmp_path / "絵").glob("*.png"))) == 20
    with open_library(tmp_path / "index.sqlite3") as library:
        assert history.count(library) == 20


def test_the_order_of_a_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """fsync of the file, its name, fsync of the folder, and only then the row."""
    order: list[str] = []

    def noting(name: str, real: Any) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            order.append(name)
            return real(*given, **named)

        return call

    with open_library(tmp_path / "index.sqlite3") as library:
        history.remember_folder(library, tmp_path)
        for module, name in ((os, "fsync"), (os, "link"), (history, "add")):
            monkeypatch.setattr(module, name, noting(name, getattr(module, name)))
        commit_picture(library, PICTURE, RECORD, folder=tmp_path)
    assert order == ["fsync", "link", "fsync", "add"]


def test_names_of_any_folder(tmp_path: Path) -> None:
    """Japanese, emoji, quotes, percent, a Shift_JIS name and one of 250 bytes hold pictures."""
    names = ["表ソ 能", "👩‍🎨", "か\u3099", "100% 'a'", "あ" * 83]
    if os.name != "nt":
        names += ['"q"', os.fsdecode("日本".encode("shift_jis"))]
    with open_library(tmp_path / "index.sqlite3") as library:
        for name in names:
            saved = commit_picture(library, PICTURE, RECORD, folder=tmp_path / name)
            assert saved.index_error is None
            assert history.find(library, saved.path) is not None
        kept = {row.path.parent.name for row in history.recent(library)}
    assert kept == set(names)
