"""What lies in the recycle bin: a folder for each deleted picture, with a note of its origin."""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from sdjp.base.files import PART_SUFFIX, make_folder, storage_errors
from sdjp.base.paths import data_dir
from sdjp.contract.errors import StorageError
from sdjp.provenance.storable import json_object

NOTE = "origin.json"
NAMES_TRIED = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder of the trash; `file` is None when nothing lies in it besides the note."""

    folder: Path
    origin: Path
    favourite: bool
    file: Path | None


def trash_dir() -> Path:
    """Where deleted pictures wait."""
    return data_dir() / "trash"


def new_folder() -> Path:
    """A folder for one picture more.

    Raises:
        DiskFull, FolderUnwritable, StorageError: it cannot be made.
    """
    make_folder(trash_dir())
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for number in range(1, NAMES_TRIED):
        folder = trash_dir() / f"{stamp}-{number}"
        with storage_errors(folder):
            try:
                folder.mkdir()
            except FileExistsError:
                continue
        return folder
    raise StorageError(detail=f"no free file name in {trash_dir()}")


def folders() -> list[Path]:
    """All folders of the trash, in the order of their names."""
    with contextlib.suppress(OSError), os.scandir(trash_dir()) as entries:
        return sorted(trash_dir() / entry.name for entry in entries if entry.is_dir())
    return []


def picture_in(folder: Path) -> Path | None:
    """The picture of an entry."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        names = [entry.name for entry in entries if entry.is_file()]
        whole = [name for name in names if name != NOTE and not name.endswith(PART_SUFFIX)]
        return folder / min(whole) if whole else None
    return None


def read_entry(folder: Path) -> Entry | None:
    """The entry of `folder`; None where it is none of ours."""
    try:
        note = json_object((folder / NOTE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
    if note is None or not isinstance(note.get("path"), str):
        return None
    return Entry(folder, Path(note["path"]), note.get("favourite") is True, picture_in(folder))


def clear(folder: Path) -> None:
    """Remove an entry without a picture; one with anything else in it stays."""
    with contextlib.suppress(OSError):
        if picture_in(folder) is None:
            (folder / NOTE).unlink(missing_ok=True)
            folder.rmdir()
