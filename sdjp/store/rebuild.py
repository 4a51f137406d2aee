"""The index made again from the pictures, and pictures and rows that lost each other.

Nothing here deletes anything: a damaged index is put aside under a dated name, a damaged picture
is named and left, a row whose file is gone is kept and marked.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdjp.base.files import free_name, storage_errors, sweep_parts
from sdjp.base.paths import index_path, pictures_dir
from sdjp.contract.errors import IndexDamaged, InputError
from sdjp.contract.request import PictureRecord
from sdjp.provenance.png import record_from_text
from sdjp.provenance.reading import read_text
from sdjp.store import history, prompts, trash
from sdjp.store.database import Library, open_library, path_of, path_value
from sdjp.store.migrations import CONTENTS

IndexText = Callable[[PictureRecord], str]
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Report:
    """What was done.

    Attributes:
        found: pictures of ours that were seen.
        added: rows added.
        skipped: (path, reason) of PNG files that could not be read or are not ours.
        missing: rows whose file is gone.
        quarantined: where a damaged index was put, None when it was sound.
    """

    found: int
    added: int
    skipped: tuple[tuple[Path, str], ...] = ()
    missing: int = 0
    quarantined: Path | None = None


def rebuild(
    folders: Iterable[Path] = (), *, index_text: IndexText, path: Path | None = None
) -> Report:
    """Make the index complete from the pictures alone.

    A sound index is kept with its marks; a damaged one is put aside and made anew, with the
    folders, favourites and prompts that can still be read from it.

    Args:
        folders: where pictures are, besides the user's picture folder and those known before.
        index_text: gives the text to search by.
        path: the SQLite file; the user's own unless named.

    Raises:
        IndexNewer: the index was written by a newer SDJP and was left untouched.
        DiskFull, FolderUnwritable, StorageError: the index cannot be written.
    """
    path = path or index_path()
    quarantined = None
    saved = _Salvage()
    try:
        library = open_library(path)
    except IndexDamaged:
        saved = _salvage(path)
        quarantined = quarantine(path)
        library = open_library(path)
    with library:
        for folder in [*folders, *saved.folders]:
            history.remember_folder(library, folder)
        report = adopt(library, index_text=index_text, every=True)
        for favourite in saved.favourites:
            if (row := history.find(library, favourite)) is not None:
                history.set_favourite(library, row.id, True)
        prompts.put_back(library, saved.prompts)
        if not prompts.listed(library, limit=1):
            prompts.learn_from_pictures(library)
    return Report(report.found, report.added, report.skipped, report.missing, quarantined)


def adopt(library: Library, *, index_text: IndexText, every: bool = False) -> Report:
    """Give a row to each of our pictures that has none, and sweep what a killed process left.

    Looks in the user's picture folder, all folders that pictures were kept in, and the trash.

    Args:
        index_text: gives the text to search by.
        every: also read the pictures that have a row, to bring it up to date.

    Raises:
        DiskFull, FolderUnwritable, IndexDamaged, StorageError: the index cannot be written.
    """
    from_trash = trash.reconcile(library, index_text)
    rows = {
        path_value(path): (row_id, missing) for row_id, path, missing in history.places(library)
    }
    skipped: list[tuple[Path, str]] = []
    new: list[tuple[Path, PictureRecord, str]] = []
    found = 0
    folders = dict.fromkeys([pictures_dir(), *history.folders(library)])
    for folder in folders:
        sweep_parts(folder)
        for picture in _pictures(folder):
            if not every and path_value(picture) in rows:
                found += 1
                continue
            record, reason = _record(picture)
            if record is None:
                skipped.append((picture, reason))
                continue
            found += 1
            new.append((picture, record, index_text(record)))
    # Row ids give the order of the history.
    new.sort(key=lambda one: (one[1].created, one[0].name))
    for start in range(0, len(new), _BATCH):
        history.add_all(library, new[start : start + _BATCH])
    added = sum(path_value(path) not in rows for path, _, _ in new)
    missing = _mark_missing(library, rows)
    return Report(found, added + from_trash, tuple(skipped), missing)


def _pictures(folder: Path) -> list[Path]:
    """The PNG files of `folder`, by name; none when it cannot be read."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        names = [
            entry.name
            for entry in entries
            if entry.name.lower().endswith(".png") and entry.is_file(follow_symlinks=False)
        ]
        return [folder.absolute() / name for name in sorted(names)]
    return []


def _record(picture: Path) -> tuple[PictureRecord | None, str]:
    try:
        text = read_text(picture).text.get("sdjp", "")
    except InputError as error:
        return None, error.context.get("reason", type(error).__name__)
    record = record_from_text(text)
    return record, "" if record is not None else "not drawn by SDJP"


def _mark_missing(library: Library, rows: dict[str | bytes, tuple[int, bool]]) -> int:
    """Mark the rows whose file is gone, unmark those whose file is back; returns how many are."""
    changes = []
    count = 0
    for value, (row_id, missing) in rows.items():
        gone = not path_of(value).is_file()
        count += gone
        if gone != missing:
            changes.append((row_id, gone))
    if changes:
        history.set_missing(library, changes)
    return count


def quarantine(path: Path) -> Path:
    """Put the index at `path` aside, with its write-ahead files, and return its new place.

    Raises:
        FolderUnwritable, StorageError: it cannot be renamed.
    """
    aside = free_name(path, "damaged")
    with storage_errors(path):
        for suffix in ("-wal", "-shm", ""):
            part = path.with_name(path.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
    return aside


@dataclass(frozen=True, slots=True)
class _Salvage:
    """What a damaged index still gives."""

    folders: tuple[Path, ...] = ()
    favourites: tuple[Path, ...] = ()
    prompts: tuple[tuple[prompts.UsedPrompt, str], ...] = ()


def _salvage(path: Path) -> _Salvage:
    folders = _readable(path, "SELECT path FROM folders")
    favourites = _readable(path, "SELECT path FROM pictures WHERE favourite")
    used = _readable(path, f"SELECT {CONTENTS['prompts']} FROM prompts ORDER BY id")  # noqa: S608
    return _Salvage(
        tuple(path_of(row[0]) for row in folders if isinstance(row[0], str | bytes)),
        tuple(path_of(row[0]) for row in favourites if isinstance(row[0], str | bytes)),
        tuple(
            (prompts.UsedPrompt(*row[1:5]), row[5])
            for row in used
            if all(isinstance(row[number], str) for number in (1, 2, 4, 5))
            and isinstance(row[3], int)
        ),
    )


def _readable(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows that `sql` gives before it meets damage."""
    rows: list[tuple[Any, ...]] = []
    with (
        contextlib.suppress(sqlite3.Error, UnicodeDecodeError),
        contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as damaged,
    ):
        damaged.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for row in damaged.execute(sql):
            rows.append(row)
    return rows
