"""The recycle bin: a deleted picture's file waits here until the user wants it back.

A bin of our own, because the systems' bins give nothing back to a program. Each picture lies in a
folder of its own under its own name, beside a note of where it came from, so that even without the
index nothing is lost:

    trash/20261121-143005-1/20261121-142900-0001-7.png
                            origin.json

Order: note → file moved → row. What a kill leaves half done, `reconcile` ends.
"""

from __future__ import annotations

import contextlib
import filecmp
import json
import time
from collections.abc import Callable
from pathlib import Path

from sdjp.base.files import make_folder, storage_errors, write_atomically
from sdjp.contract.errors import InputError, StorageError
from sdjp.contract.request import PictureRecord
from sdjp.provenance.png import record_from_text
from sdjp.provenance.reading import read_text
from sdjp.store import held, history
from sdjp.store.database import Library, known_errors, path_of, path_value
from sdjp.store.history import Row
from sdjp.store.moving import free_neighbour, move_file
from sdjp.store.trash_entries import (
    NAMES_TRIED,
    NOTE,
    Entry,
    clear,
    folders,
    new_folder,
    read_entry,
)

UNFINISHED_AFTER_S = 3600.0
"""So old an empty entry is left by a killed process, not being filled by another one."""


def throw_away(library: Library, row: Row) -> None:
    """Move the picture of `row` into the trash and hide the row.

    A row whose file is gone is only hidden.

    Raises:
        DiskFull, FolderUnwritable, IndexDamaged, StorageError: picture and row are as they were.
    """
    if row.deleted:
        return
    if not row.path.is_file():
        history.set_deleted(library, row.id, True)
        return
    folder = new_folder()
    target = folder / row.path.name
    note = {
        "format": 1,
        "path": str(row.path),
        "favourite": row.favourite,
        "deleted": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }
    try:
        # Lone surrogates, which stand for bytes in a path, are escaped by ASCII JSON.
        write_atomically(folder / NOTE, json.dumps(note).encode("ascii"))
        move_file(row.path, target)
    except FileNotFoundError:
        clear(folder)
        history.set_deleted(library, row.id, True)
        return
    except StorageError:
        clear(folder)
        raise
    try:
        _write_row(library, row.id, target, origin=row.path, deleted=True)
    except StorageError:
        with contextlib.suppress(OSError, StorageError):
            move_file(target, row.path)
            clear(folder)
        raise


def bring_back(library: Library, row: Row) -> Path:
    """Put the picture of `row` where it was and show the row again; returns the file's place.

    Where another picture has its name by now, it gets a free one beside it.

    Raises:
        DiskFull, FolderUnwritable, IndexDamaged, StorageError: picture and row are as they were.
    """
    if not row.deleted:
        return row.path
    if row.origin is None:
        history.set_deleted(library, row.id, False)
        return row.path
    is_there = row.path.is_file()
    if is_there:
        make_folder(row.origin.parent)
    target = _to_free_place(library, row, row.origin, move=is_there)
    try:
        _write_row(library, row.id, target, deleted=False, missing=not target.is_file())
    except StorageError:
        if is_there:
            with contextlib.suppress(OSError, StorageError):
                move_file(target, row.path)
        raise
    if target != row.origin:
        held.follow(row.origin, target)
    clear(row.path.parent)
    return target


def discard(library: Library, row: Row) -> None:
    """Delete the picture of `row` for good, with what was held back of it and the row.

    Only a deleted row can be discarded; any other is left.

    Raises:
        FolderUnwritable, IndexDamaged, StorageError: it is still in the trash.
    """
    if not row.deleted:
        return
    with storage_errors(row.path):
        row.path.unlink(missing_ok=True)
    held.forget(row.origin or row.path)
    if row.origin is not None:
        clear(row.path.parent)
    with library.transaction() as connection:
        connection.execute("DELETE FROM pictures WHERE id = ?", (row.id,))


def reconcile(library: Library, index_text: Callable[[PictureRecord], str]) -> int:
    """Bring trash and rows together again after a kill, or after the index was lost.

    Args:
        index_text: gives the text to search by.

    Returns:
        How many rows were added.

    Raises:
        DiskFull, FolderUnwritable, IndexDamaged, StorageError: the index cannot be written.
    """
    with known_errors(library.path):
        sql = "SELECT id, path, origin FROM pictures WHERE origin IS NOT NULL"
        known = {
            path_of(path).parent: (int(row_id), path_of(path), path_of(origin))
            for row_id, path, origin in library.connection.execute(sql)
        }
    added = 0
    for folder in folders():
        if folder in known and known[folder][1].is_file():
            _finish_return(library, *known[folder])
            continue
        entry = read_entry(folder)
        if entry is None:
            continue
        if entry.file is None:
            _finish_emptied(library, entry)
        elif folder not in known:
            added += _finish_filled(library, entry, entry.file, index_text)
    return added


def _finish_return(library: Library, row_id: int, file: Path, origin: Path) -> None:
    """End a way back that was stopped while the picture lay in both places."""
    for number in range(1, NAMES_TRIED):
        place = free_neighbour(origin, number)
        if not place.is_file():
            return
        if history.find(library, place) is None and _is_same(place, file):
            _write_row(library, row_id, place, deleted=False)
            _drop(file)
            return


def _finish_filled(
    library: Library, entry: Entry, file: Path, index_text: Callable[[PictureRecord], str]
) -> int:
    """Give the file in the trash its row; returns 1 where one had to be added."""
    if history.find(library, file) is not None:
        return 0
    row = history.find(library, entry.origin)
    if row is not None and not row.path.is_file():
        _write_row(library, row.id, file, origin=entry.origin, deleted=True)
        return 0
    if row is not None and _is_same(row.path, file):  # stopped while it lay in both places
        _drop(file)
        return 0
    try:
        record = record_from_text(read_text(file).text.get("sdjp", ""))
    except InputError:
        record = None
    if record is None:
        return 0
    row_id = history.add(library, file, record, index_text(record))
    _write_row(library, row_id, file, origin=entry.origin, deleted=True)
    history.set_favourite(library, row_id, entry.favourite)
    return 1


def _finish_emptied(library: Library, entry: Entry) -> None:
    """The picture has gone back, or never came: the row follows it, and the folder goes."""
    with known_errors(library.path):
        found = library.connection.execute(
            "SELECT id, path FROM pictures WHERE origin = ?", (path_value(entry.origin),)
        ).fetchall()
    for row_id, path in found:
        came_back = entry.origin.is_file() and history.find(library, entry.origin) is None
        if path_of(path).parent == entry.folder and came_back:
            _write_row(library, int(row_id), entry.origin, deleted=False)
    with contextlib.suppress(OSError):
        if time.time() - entry.folder.stat().st_mtime > UNFINISHED_AFTER_S:
            clear(entry.folder)


def _to_free_place(library: Library, row: Row, origin: Path, *, move: bool) -> Path:
    """Move the file to `origin` or to a free name beside it; without `move` only find one."""
    for number in range(1, NAMES_TRIED):
        place = free_neighbour(origin, number)
        other = history.find(library, place)
        if other is not None and other.id != row.id:
            continue
        if not move:
            return place
        try:
            move_file(row.path, place)
        except FileExistsError:
            continue
        except FileNotFoundError as error:
            raise StorageError(detail="the picture is no longer in the trash") from error
        return place
    raise StorageError(detail=f"no free file name in {origin.parent}")


def _write_row(
    library: Library,
    row_id: int,
    path: Path,
    *,
    deleted: bool,
    origin: Path | None = None,
    missing: bool = False,
) -> None:
    came_from = None if origin is None else path_value(origin)
    with library.transaction() as connection:
        connection.execute(
            "UPDATE pictures SET path = ?, origin = ?, deleted = ?, missing = ? WHERE id = ?",
            (path_value(path), came_from, deleted, missing, row_id),
        )


def _is_same(one: Path, other: Path) -> bool:
    """Whether both are the same picture, byte for byte."""
    with contextlib.suppress(OSError):
        return one.samefile(other) or filecmp.cmp(one, other, shallow=False)
    return False


def _drop(file: Path) -> None:
    """Remove the second of two same pictures, and its entry."""
    with contextlib.suppress(OSError):
        file.unlink()
    clear(file.parent)
