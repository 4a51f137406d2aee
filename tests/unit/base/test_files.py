"""Files are there whole or not at all."""

from __future__ import annotations

import errno
import os
import threading
import time
from pathlib import Path

import pytest

from sdjp.base.files import PART_SUFFIX, make_folder, storage_error, sweep_parts, write_atomically
from sdjp.contract.errors import DiskFull, FolderUnwritable, StorageError


def test_content_arrives_whole_and_replaces(tmp_path: Path) -> None:
    """A second write takes the place of the first, and no part is left."""
    path = tmp_path / "設定 一.json"
    write_atomically(path, b"one")
    write_atomically(path, b"two" * 100_000)
    assert path.read_bytes() == b"two" * 100_000
    assert os.listdir(tmp_path) == [path.name]  # noqa: PTH208 - hidden files count, too


def test_an_existing_file_is_kept_when_asked(tmp_path: Path) -> None:
    """`replace=False` refuses a taken name and changes nothing."""
    path = tmp_path / "a.png"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_atomically(path, b"other", replace=False)
    assert path.read_bytes() == b"mine"
    assert len(list(tmp_path.iterdir())) == 1


def test_of_many_writers_one_wins(tmp_path: Path) -> None:
    """Twelve threads that want one name: exactly one gets it, with its whole content."""
    path = tmp_path / "a.png"
    winners = []

    def write(number: int) -> None:
        try:
            write_atomically(path, bytes([number]) * 9999, replace=False)
        except FileExistsError:
            return
        winners.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (winner,) = winners
    assert path.read_bytes() == bytes([winner]) * 9999


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EACCES, FolderUnwritable),
        (errno.EROFS, FolderUnwritable),
        (errno.EIO, StorageError),
    ],
)
def test_a_failing_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[StorageError]
) -> None:
    """Whatever fsync fails with is typed; the old content stays and no part is left."""
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(expected):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file in the way of a folder is told with its path."""
    (tmp_path / "file").touch()
    with pytest.raises(FolderUnwritable) as caught:
        make_folder(tmp_path / "file" / "folder")
    assert "folder" in caught.value.context["path"]


def test_old_parts_are_swept_and_young_ones_kept(tmp_path: Path) -> None:
    """What a killed process left an hour ago goes; what is being written now stays."""
    old, young = (tmp_path / f".{name}{PART_SUFFIX}" for name in ("old", "young"))
    for part in (old, young):
        part.touch()
    long_ago = time.time() - 7200
    os.utime(old, (long_ago, long_ago))
    assert sweep_parts(tmp_path) == 1
    assert (old.exists(), young.exists()) == (False, True)


def test_unknown_failures_keep_their_words() -> None:
    """An error without a class of its own still says what the system said."""
    error = storage_error(OSError(errno.EIO, "Input/output error"), Path("x"))
    assert "Input/output error" in error.context["detail"]
