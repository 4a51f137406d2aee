"""Originals of blurred pictures wait until the user decides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdjp.base.paths import data_dir
from sdjp.contract.errors import DiskFull, OriginalGone
from sdjp.contract.request import PictureRecord
from sdjp.provenance.verify import inspect
from sdjp.store import held, history
from sdjp.store.database import open_library
from sdjp.store.held import discard, hold_back, reveal

RECORD = PictureRecord(
    prompt="猫",
    english="cat",
    negative_prompt="",
    negative_english="",
    model="m",
    model_hash="0",
    sampler="DDIM",
    steps=1,
    guidance_scale=1.0,
    seed=1,
    width=128,
    height=128,
    created="2026-11-21T14:30:05.000+09:00",
    safety="flagged",
)


def saved(path: Path, colour: str) -> Path:
    """A blurred picture at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (128, 128), "gray").save(path)
    hold_back(Image.new("RGB", (128, 128), colour), path, RECORD)
    return path


def mean(path: Path) -> list[int]:
    """The mean colour of a picture, to the nearest ten."""
    with Image.open(path) as picture:
        return [round(value, -1) for value in np.asarray(picture).mean((0, 1))]


def test_reveal_puts_the_original_in_its_place_with_its_history(tmp_path: Path) -> None:
    """The pixels are the original's, watermark and record are there, nothing is held any more."""
    path = saved(tmp_path / "絵.png", "orange")
    reveal(path)
    assert mean(path)[0] > mean(path)[2] + 100
    findings = inspect(path)
    assert findings.watermark.found
    assert findings.sdjp is not None
    assert (findings.sdjp["prompt"], findings.sdjp["safety"]) == ("猫", "revealed")
    assert list((data_dir() / "held").iterdir()) == []
    with pytest.raises(OriginalGone):
        reveal(path)


def test_what_was_interrupted_can_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the row could not be brought up to date, the original still waits; then the row says
    what the file does, and is found by what it was found by.
    """
    path = saved(tmp_path / "絵.png", "orange")
    with open_library(tmp_path / "index.sqlite3") as library:
        history.add(library, path, RECORD, "ねこ")
        with monkeypatch.context() as broken:
            broken.setattr(held.history, "set_record", fail)
            with pytest.raises(DiskFull):
                reveal(path, library)
        reveal(path, library)
        (row,) = history.search(library, [["ねこ"]])
        assert row.record == replace(RECORD, safety="revealed")
    with pytest.raises(OriginalGone):
        reveal(path)


def fail(*_: object) -> None:
    raise DiskFull(path="index.sqlite3")


def test_discard_forgets_the_original_for_good(tmp_path: Path) -> None:
    """The blurred picture stays, its original cannot be had any more."""
    path = saved(tmp_path / "絵.png", "orange")
    before = path.read_bytes()
    discard(path)
    assert path.read_bytes() == before
    for decide in (reveal, discard):
        with pytest.raises(OriginalGone):
            decide(path)


def test_pictures_of_one_name_in_two_folders_are_kept_apart(tmp_path: Path) -> None:
    """Each gets its own original back."""
    one, two = (saved(tmp_path / name / "絵.png", name) for name in ("red", "blue"))
    reveal(two)
    reveal(one)
    assert mean(one)[0] > 200 > mean(one)[2]
    assert mean(two)[2] > 200 > mean(two)[0]
