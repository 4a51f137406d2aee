"""Deleted pictures come back exactly, whatever happened in between."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sdjp.base.paths import data_dir
from sdjp.contract.errors import FolderUnwritable, StorageError
from sdjp.contract.request import PictureRecord
from sdjp.store import held, history, moving, trash
from sdjp.store.database import Library, open_library
from sdjp.store.history import Row
from sdjp.store.listing import Filter, Listing
from sdjp.store.rebuild import adopt, rebuild
from sdjp.store.trash_entries import trash_dir
from tests.unit.store.records import RECORD, kept

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def library() -> Iterator[Library]:
    with open_library() as opened:
        yield opened


def index_text(record: PictureRecord) -> str:
    return f" {record.prompt} ねこ "


def now(library: Library, row: Row) -> Row:
    """The row as it is in the index."""
    return history.get(library, [row.id])[0]


def thrown_away(library: Library, row: Row) -> Row:
    trash.throw_away(library, row)
    return now(library, row)


def state(path: Path) -> tuple[bytes, int]:
    """What makes a file the same: its bytes and its time."""
    return path.read_bytes(), path.stat().st_mtime_ns


def entries() -> list[Path]:
    """What lies in the trash."""
    folder = trash_dir()
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_a_picture_goes_and_comes_back_exactly(library: Library, tmp_path: Path) -> None:
    """File, time, row, star and place are as before, and the trash is empty again."""
    row = kept(library, tmp_path / "絵")
    history.set_favourite(library, row.id, True)
    row = now(library, row)
    before = state(row.path)
    gone = thrown_away(library, row)
    assert not row.path.exists()
    assert (gone.deleted, gone.origin, gone.path.name) == (True, row.path, row.path.name)
    assert state(gone.path) == before
    assert gone.path.is_relative_to(data_dir() / "trash")
    assert Listing(library).page(Filter(), 10) == ([], 0)
    assert Listing(library).page(Filter(deleted=True), 10) == ([gone], 1)
    assert trash.bring_back(library, gone) == row.path
    assert now(library, row) == row
    assert state(row.path) == before
    assert entries() == []


def test_pictures_of_one_name_are_kept_apart(library: Library, tmp_path: Path) -> None:
    """Same names from two folders, and the same name deleted twice."""
    first, second = (kept(library, tmp_path / name, colour=name) for name in ("red", "blue"))
    second.path.rename(second.path.with_name(first.path.name))
    adopt(library, index_text=index_text)
    second = next(row for row in history.recent(library) if row.path.parent.name == "blue")
    before = {row.id: state(row.path) for row in (first, second)}
    gone = [thrown_away(library, row) for row in (first, second)]
    assert gone[0].path.name == gone[1].path.name
    for row, deleted in zip((first, second), gone, strict=True):
        trash.bring_back(library, deleted)
        assert state(row.path) == before[row.id]


def test_a_name_that_is_taken_meanwhile_is_left_alone(library: Library, tmp_path: Path) -> None:
    """The picture gets a free name beside it; its blurred original follows."""
    row = kept(library, tmp_path)
    held.hold_back(Image.new("RGB", (32, 32), "red"), row.path, RECORD, watermark=False)
    before = state(row.path)
    gone = thrown_away(library, row)
    row.path.write_bytes(b"another picture")
    row.path.with_stem(f"{row.path.stem} (2)").write_bytes(b"and one more")
    place = trash.bring_back(library, gone)
    assert place == row.path.with_stem(f"{row.path.stem} (3)")
    assert row.path.read_bytes() == b"another picture"
    assert state(place) == before
    assert now(library, row).path == place
    held.reveal(place)
    assert state(place) != before


def test_a_new_picture_of_the_same_name_is_not_hidden(library: Library, tmp_path: Path) -> None:
    """A row that is deleted holds no name; both pictures can be seen in the end."""
    row = kept(library, tmp_path)
    gone = thrown_away(library, row)
    new = kept(library, tmp_path, colour="blue")
    new.path.rename(row.path)
    adopt(library, index_text=index_text)
    assert row.path in [one.path for one in history.recent(library) if not one.missing]
    trash.bring_back(library, gone)
    assert len([one for one in history.recent(library) if one.path.is_file()]) == 2


@pytest.mark.parametrize(
    "name",
    ["猫と「鳥居」 表ソ能", "👩‍🎨", "か\u3099", "100% 'a'", "あ" * 83, "origin.json", ".隠し"],
)
def test_names_of_any_kind(library: Library, tmp_path: Path, name: str) -> None:
    """Japanese, emoji, 250 bytes, the note's own name and a hidden file come back."""
    row = kept(library, tmp_path / "絵")
    path = row.path.rename(row.path.with_name(f"{name}.png"))
    row = now(library, history.get(library, [history.add(library, path, RECORD)])[0])
    before = state(path)
    gone = thrown_away(library, row)
    assert gone.path.name == path.name
    assert trash.bring_back(library, gone) == path
    assert state(path) == before
    assert entries() == []


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_folder_named_in_shift_jis_comes_back(library: Library, tmp_path: Path) -> None:
    """A path that is not Unicode is noted byte by byte."""
    row = kept(library, tmp_path / os.fsdecode("日本".encode("shift_jis")))
    gone = thrown_away(library, row)
    assert gone.origin == row.path
    assert trash.bring_back(library, gone) == row.path
    assert row.path.is_file()


def test_a_missing_file_is_only_hidden(library: Library, tmp_path: Path) -> None:
    """The row goes and comes back; nothing is made in the trash."""
    row = kept(library, tmp_path)
    row.path.unlink()
    gone = thrown_away(library, row)
    assert (gone.deleted, gone.path, entries()) == (True, row.path, [])
    trash.bring_back(library, gone)
    assert not now(library, row).deleted


def test_a_file_that_was_taken_out_of_the_trash_by_hand(library: Library, tmp_path: Path) -> None:
    """The row comes back as missing, or finds the file where the user put it."""
    row = kept(library, tmp_path)
    gone = thrown_away(library, row)
    elsewhere = gone.path.rename(tmp_path / "elsewhere.png")
    trash.bring_back(library, gone)
    assert (now(library, row).missing, now(library, row).path) == (True, row.path)
    elsewhere.rename(row.path)
    gone = thrown_away(library, now(library, row))
    gone.path.rename(row.path)
    trash.bring_back(library, gone)
    assert not now(library, row).missing


def test_the_folder_is_made_again(library: Library, tmp_path: Path) -> None:
    """A folder that was removed meanwhile is no reason not to come back."""
    row = kept(library, tmp_path / "絵")
    gone = thrown_away(library, row)
    row.path.parent.rmdir()
    assert trash.bring_back(library, gone).is_file()


def test_discarding_is_for_good(library: Library, tmp_path: Path) -> None:
    """File, held original and row are gone; a picture that is not in the trash is safe."""
    row = kept(library, tmp_path)
    held.hold_back(Image.new("RGB", (32, 32), "red"), row.path, RECORD, watermark=False)
    trash.discard(library, row)
    assert row.path.is_file()
    trash.discard(library, thrown_away(library, row))
    assert history.count(library) == 0
    assert (entries(), list((data_dir() / "held").iterdir())) == ([], [])
    adopt(library, index_text=index_text)
    assert history.count(library) == 0


def test_another_disk_is_no_obstacle(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a rename cannot go, the picture is copied whole and only then removed."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(moving.os, "link", refuse)
    monkeypatch.setattr(
        "sdjp.base.files._rename_to_free_name", lambda part, path: part.rename(path)
    )
    row = kept(library, tmp_path)
    before = state(row.path)
    gone = thrown_away(library, row)
    assert (state(gone.path), row.path.exists()) == (before, False)
    trash.bring_back(library, gone)
    assert state(row.path) == before


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP])
def test_a_file_system_without_links(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """The name is reserved and then taken; a name that is taken is never replaced."""

    def refuse(*_: object) -> None:
        raise OSError(code, "no hard links")

    row = kept(library, tmp_path)
    monkeypatch.setattr(moving.os, "link", refuse)
    gone = thrown_away(library, row)
    row.path.write_bytes(b"another picture")
    place = trash.bring_back(library, gone)
    assert place != row.path
    assert (row.path.read_bytes(), place.is_file()) == (b"another picture", True)


def test_a_picture_that_cannot_be_moved_stays(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row and file are as before, and nothing is left in the trash."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    row = kept(library, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(moving.os, "link", refuse)
        with pytest.raises(FolderUnwritable):
            trash.throw_away(library, row)
    assert (now(library, row), row.path.is_file(), entries()) == (row, True, [])


def test_an_index_that_cannot_be_written_takes_the_file_back(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deleting and undoing either happen in file and row, or in neither."""
    row = kept(library, tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise StorageError(detail="x")

    with monkeypatch.context() as patch:
        patch.setattr(trash, "_write_row", refuse)
        with pytest.raises(StorageError):
            trash.throw_away(library, row)
    assert (now(library, row), row.path.is_file(), entries()) == (row, True, [])
    gone = thrown_away(library, row)
    with monkeypatch.context() as patch:
        patch.setattr(trash, "_write_row", refuse)
        with pytest.raises(StorageError):
            trash.bring_back(library, gone)
    assert (now(library, row), gone.path.is_file(), row.path.exists()) == (gone, True, False)
    trash.bring_back(library, gone)
    assert now(library, row) == row


class Killed(BaseException):
    """Stands for a kill: nothing of ours may catch it."""


@pytest.mark.parametrize("where", ["move_file", "moving._remove", "_write_row", "clear"])
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("act", ["throw_away", "bring_back"])
def test_a_kill_at_any_point_is_mended(
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    after: bool,
    act: str,
) -> None:
    """Before or after each step, also while the picture lies in both places, the next start has it
    once, whole, here or there.
    """
    row = kept(library, tmp_path)
    content = row.path.read_bytes()
    if act == "bring_back":
        row = thrown_away(library, row)
    room, step = (moving, "_remove") if where == "moving._remove" else (trash, where)
    real: Any = getattr(room, step)

    def killed(*given: Any, **named: Any) -> None:
        if after:
            real(*given, **named)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(room, step, killed)
        try:
            getattr(trash, act)(library, row)
        except Killed:
            pass
        else:
            assert (act, where) == ("throw_away", "clear")  # it has nothing to clear
    adopt(library, index_text=index_text)
    (mended,) = history.recent(library, include_deleted=True)
    assert mended.id == row.id
    assert not mended.missing
    assert mended.path.read_bytes() == content
    assert mended.deleted == mended.path.is_relative_to(trash_dir())
    if mended.deleted:
        trash.bring_back(library, mended)
    assert [path.read_bytes() for path in tmp_path.glob("*.png")] == [content]


def test_entries_that_a_kill_left_empty_are_swept_when_old(library: Library) -> None:
    """A note without its picture goes after an hour; another process may be filling a new one."""
    for name, age in (("old", 90_000), ("new", 0)):
        folder = trash_dir() / name
        folder.mkdir(parents=True)
        (folder / "origin.json").write_text('{"path": "/絵/a.png"}', encoding="utf-8")
        os.utime(folder, (time.time() - age,) * 2)
    adopt(library, index_text=index_text)
    assert [entry.name for entry in entries()] == ["new"]


def test_what_lies_in_the_trash_unasked_is_left(library: Library) -> None:
    """Foreign files, torn notes and foreign pictures are neither adopted nor removed."""
    for name, note in (("a", b"{"), ("b", b"[]"), ("c", b'{"path": 5}'), ("d", b'{"path": "/x"}')):
        folder = trash_dir() / name
        folder.mkdir(parents=True)
        (folder / "origin.json").write_bytes(note)
        Image.new("RGB", (8, 8)).save(folder / "foreign.png")
    (trash_dir() / "file").write_bytes(b"")
    adopt(library, index_text=index_text)
    assert history.count(library) == 0
    assert len(list(trash_dir().rglob("*"))) == 13


@pytest.mark.parametrize("damage", ["gone", "broken"])
def test_the_trash_survives_the_index(library: Library, tmp_path: Path, damage: str) -> None:
    """Without the index, the deleted pictures are still deleted, starred and can come back."""
    rows = [kept(library, tmp_path / "絵", seed) for seed in range(3)]
    history.set_favourite(library, rows[0].id, True)
    for row in rows[:2]:
        trash.throw_away(library, now(library, row))
    library.close()
    for part in data_dir().glob("index.sqlite3*"):
        part.unlink()
    if damage == "broken":
        library.path.write_bytes(b"no database" * 1000)
    report = rebuild([tmp_path / "絵"], index_text=index_text)
    assert report.added == 3
    with open_library() as again:
        deleted = Listing(again).page(Filter(deleted=True), 10)[0]
        assert [row.favourite for row in deleted] == [False, True]
        for row in deleted:
            trash.bring_back(again, row)
        assert {row.path for row in history.recent(again)} == {row.path for row in rows}
    assert all(row.path.is_file() for row in rows)


KILLER = """
import os, signal, sys, time
from sdjp.store import history, trash
from sdjp.store.database import open_library
from sdjp.store.rebuild import adopt
if sys.argv[1] == "unmended":
    trash.reconcile = lambda library, index_text: 0

def delete_and_restore():
    with open_library() as library:
        while True:
            for row in history.recent(library, 100, include_deleted=True):
                (trash.bring_back if row.deleted else trash.throw_away)(library, row)

def contents():
    with open_library() as library:
        adopt(library, index_text=lambda record: "")
        rows = history.recent(library, 100, include_deleted=True)
    return sorted(row.path.read_bytes() if row.path.is_file() else b"" for row in rows)

whole = contents()
harmed = 0
for number in range(10):
    if sys.argv[1] == "unmended" and harmed:
        break
    child = os.fork()
    if child == 0:
        delete_and_restore()
    time.sleep(0.02 + 0.019 * number)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    harmed += contents() != whole
print(harmed)
"""


def harm_by_kills(way: str) -> int:
    """After how many of ten kills of a process that deletes and restores a picture is lost."""
    done = subprocess.run(
        [sys.executable, "-c", KILLER, way],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    return int(done.stdout)


def test_another_picture_of_the_same_name_is_no_second_one(
    library: Library, tmp_path: Path
) -> None:
    """What differs from the one in the trash, by whatever name, stays beside it."""
    row = thrown_away(library, kept(library, tmp_path, 1))
    assert row.origin is not None
    kept_again = kept(library, tmp_path / "ほか", 2, "navy").path
    kept_again.rename(row.origin)
    adopt(library, index_text=index_text)
    assert now(library, row) == row
    assert row.path.is_file()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_kills_at_random_moments_lose_nothing(library: Library, tmp_path: Path) -> None:
    """Pictures deleted and restored without pause: after each kill all are there, once."""
    rows = [kept(library, tmp_path / "絵", seed) for seed in range(10)]
    assert harm_by_kills("ours") == 0
    for row in history.recent(library, 100, include_deleted=True):
        trash.bring_back(library, row)
    assert {row.path for row in history.recent(library)} == {row.path for row in rows}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_negative_control_without_mending_kills_do_harm(library: Library, tmp_path: Path) -> None:
    """The same kills do lose track of a picture where the next start does not look."""
    for seed in range(10):
        kept(library, tmp_path / "絵", seed)
    assert harm_by_kills("unmended") > 0


def test_the_note_tells_where_a_picture_came_from(library: Library, tmp_path: Path) -> None:
    """A person who opens the folder finds the picture under its name, and its origin in words."""
    row = kept(library, tmp_path / "絵")
    trash.throw_away(library, row)
    (entry,) = entries()
    note = json.loads((entry / "origin.json").read_bytes())
    assert (note["path"], note["favourite"]) == (str(row.path), False)
    assert (entry / row.path.name).is_file()
