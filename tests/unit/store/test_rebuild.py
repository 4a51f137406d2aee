"""The index made again from the pictures; nothing is ever deleted."""

from __future__ import annotations

import dataclasses
import os
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdjp.base.files import PART_SUFFIX
from sdjp.contract.errors import IndexNewer
from sdjp.contract.request import PictureRecord, Wording
from sdjp.store import history, prompts
from sdjp.store.database import open_library
from sdjp.store.pictures import commit_picture
from sdjp.store.rebuild import adopt, rebuild

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
    seed=0,
    width=128,
    height=128,
    created="2026-11-21T14:30:05.000+09:00",
)
PICTURE = Image.fromarray(np.full((128, 128, 3), 90, dtype=np.uint8))


def index_text(record: PictureRecord) -> str:
    return f"{record.prompt} ゆうやけ"


def keep(index: Path, folder: Path, count: int) -> list[Path]:
    """Save `count` pictures with an index, the first of them a favourite."""
    paths = []
    with open_library(index) as library:
        for seed in range(count):
            record = dataclasses.replace(
                RECORD, seed=seed, created=f"2026-11-21T14:30:{seed:02}.000+09:00"
            )
            saved = commit_picture(library, PICTURE, record, folder=folder, index_text="古い")
            assert saved.row_id is not None
            history.set_favourite(library, saved.row_id, seed == 0)
            paths.append(saved.path)
    return paths


def test_the_index_comes_back_from_the_pictures_alone(tmp_path: Path) -> None:
    """With the index gone, every picture is found again, in its order, with all settings."""
    index, folder = tmp_path / "index.sqlite3", tmp_path / "絵"
    paths = keep(index, folder, 5)
    for part in tmp_path.glob("index.sqlite3*"):
        part.unlink()
    report = rebuild([folder], index_text=index_text, path=index)
    assert (report.found, report.added, report.skipped, report.quarantined) == (5, 5, (), None)
    with open_library(index) as library:
        rows = history.search(library, [["ゆうやけ"]])
    assert [row.path for row in rows] == paths[::-1]
    assert rows[0].record == dataclasses.replace(
        RECORD, seed=4, created="2026-11-21T14:30:04.000+09:00"
    )


def test_prompts_come_back_as_they_were_typed(tmp_path: Path) -> None:
    """Without the words that a preset put around them, where the pictures know."""
    index, folder = tmp_path / "index.sqlite3", tmp_path / "絵"
    drawn = dataclasses.replace(
        RECORD, prompt="猫、水彩画", negative_prompt="霧、写真", wording=Wording("猫", "霧", "a")
    )
    for record in (RECORD, dataclasses.replace(RECORD, prompt="犬"), drawn, drawn):
        commit_picture(
            None, Image.new("RGB", (32, 32)), record, folder=folder, index_text="", watermark=False
        )
    rebuild([folder], index_text=index_text, path=index)
    with open_library(index) as library:
        found = prompts.listed(library)
    assert [(one.prompt, one.negative_prompt, one.used) for one in found] == [
        ("猫", "霧", 2),
        ("犬", "", 1),
        (RECORD.prompt, "", 1),
    ]


def test_a_damaged_index_is_put_aside(tmp_path: Path) -> None:
    """It is kept under a dated name; folders and stars that can be read are taken over."""
    index, folder = tmp_path / "index.sqlite3", tmp_path / "絵"
    keep(index, folder, 3)
    content = b"no database" * 1000
    index.write_bytes(content)
    report = rebuild([folder], index_text=index_text, path=index)
    assert report.added == 3
    assert report.quarantined is not None
    assert report.quarantined.read_bytes() == content
    assert report.quarantined.name.startswith("index.sqlite3.damaged-20")


def test_stars_survive_damage_elsewhere(tmp_path: Path) -> None:
    """When only another part of the file is damaged, favourites and folders are saved."""
    index, folder = tmp_path / "index.sqlite3", tmp_path / "絵"
    paths = keep(index, folder, 3)
    with open_library(index) as library:
        page = library.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_sequence'"
        ).fetchone()[0]
        size = library.connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(index.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    index.write_bytes(content)
    report = rebuild(index_text=index_text, path=index)
    assert report.quarantined is not None
    assert report.added == 3
    with open_library(index) as library:
        assert [row.path for row in history.recent(library, favourites_only=True)] == [paths[0]]


def test_a_sound_index_keeps_its_marks(tmp_path: Path) -> None:
    """Rebuilding renews the search text and keeps stars and ids."""
    index, folder = tmp_path / "index.sqlite3", tmp_path / "絵"
    paths = keep(index, folder, 3)
    report = rebuild(index_text=index_text, path=index)
    assert (report.found, report.added) == (3, 0)
    with open_library(index) as library:
        assert [row.path for row in history.search(library, [["ゆうやけ"]])] == paths[::-1]
        assert history.search(library, [["古い"]]) == []
        assert [row.path for row in history.recent(library, favourites_only=True)] == paths[:1]


def test_damaged_and_foreign_pictures_are_named_and_left(tmp_path: Path) -> None:
    """A torn PNG, one of another program and an empty file are skipped with a reason."""
    index, folder = tmp_path / "index.sqlite3", tmp_path / "絵"
    (path,) = keep(index, folder, 1)
    (folder / "torn.png").write_bytes(path.read_bytes()[:-200])
    (folder / "empty.PNG").write_bytes(b"")
    PICTURE.save(folder / "foreign.png")
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    report = rebuild([folder], index_text=index_text, path=index)
    assert {(skipped.name, reason) for skipped, reason in report.skipped} == {
        ("torn.png", "damaged"),
        ("empty.PNG", "not a PNG, JPEG or WebP picture"),
        ("foreign.png", "not drawn by SDJP"),
    }
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_newer_index_is_not_rebuilt(tmp_path: Path) -> None:
    """An index of a newer SDJP is left as it is."""
    index = tmp_path / "index.sqlite3"
    with open_library(index) as library:
        library.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(IndexNewer):
        rebuild(index_text=index_text, path=index)
    assert [path.name for path in tmp_path.glob("*damaged*")] == []


def test_vanished_files_are_marked_and_come_back(tmp_path: Path) -> None:
    """A row without its file stays, marked missing, until the file is there again."""
    index, folder = tmp_path / "index.sqlite3", tmp_path / "絵"
    paths = keep(index, folder, 2)
    elsewhere = paths[0].rename(tmp_path / "elsewhere.png")
    with open_library(index) as library:
        assert adopt(library, index_text=index_text).missing == 1
        assert [row.missing for row in history.recent(library)] == [False, True]
        elsewhere.rename(paths[0])
        assert adopt(library, index_text=index_text).missing == 0
        assert [row.missing for row in history.recent(library)] == [False, False]


def test_a_picture_without_a_row_is_adopted_once(sdjp_home: Path) -> None:
    """A picture in the user's own folder gets its row, and only one."""
    commit_picture(None, PICTURE, RECORD)
    with open_library() as library:
        assert adopt(library, index_text=index_text).added == 1
        assert adopt(library, index_text=index_text).added == 0
        assert history.count(library) == 1


def test_parts_of_killed_processes_are_swept_when_old(tmp_path: Path) -> None:
    """A part of yesterday goes; one that another process may be writing stays."""
    index, folder = tmp_path / "index.sqlite3", tmp_path / "絵"
    keep(index, folder, 1)
    old, new = folder / f".old{PART_SUFFIX}", folder / f".new{PART_SUFFIX}"
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (time.time() - 90_000,) * 2)
    with open_library(index) as library:
        adopt(library, index_text=index_text)
    assert not old.exists()
    assert new.exists()


def test_our_own_pictures_are_not_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their record stands before the pixels, so thousands of them are adopted in seconds."""
    index, folder = tmp_path / "index.sqlite3", tmp_path / "絵"
    keep(index, folder, 3)
    index.unlink()

    class Decoded(Exception):
        """Not what a decoder raises."""

    def refuse(*_: object) -> None:
        raise Decoded

    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", refuse)
    assert rebuild([folder], index_text=index_text, path=index).added == 3
    PICTURE.save(folder / "foreign.png")
    with pytest.raises(Decoded):
        rebuild([folder], index_text=index_text, path=index)
