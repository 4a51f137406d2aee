"""Kept inputs that nothing needs any more are removed, and no other.

Named is what any picture of the index was started from, and whatever stands in a file beside the
index: the unsent work with its form and queue, what of it or of the index was damaged and put
aside, and what was there before the index, see `note_inputs`. What somebody has at hand without
writing it down, a command or a window that keeps no session, has been used within the last day.
"""

from __future__ import annotations

import contextlib
import datetime
import math
import mmap
import os
import re
import time
from collections.abc import Collection, Mapping
from pathlib import Path

from sdjp.base.files import sweep_parts
from sdjp.base.paths import data_dir, index_path
from sdjp.provenance.storable import json_object
from sdjp.store.database import Library, known_errors
from sdjp.store.history import Row
from sdjp.store.inputs import inputs_dir

UNUSED_AFTER_S = 86_400.0

_ROUNDING_S = 0.001

_ID = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def inputs_of(row: Row) -> dict[str, float]:
    """Ids of what the picture of `row` was started from, and when it was made, in seconds."""
    init = row.record.init if row.record is not None else None
    if init is None:
        return {}
    try:
        made_s = datetime.datetime.fromisoformat(row.created).timestamp()
    except (ValueError, OverflowError, OSError):
        made_s = 0.0
    return dict.fromkeys({init.picture, init.mask} - {""}, made_s)


def unnamed_inputs(library: Library, among: Collection[str]) -> set[str]:
    """Those of the ids `among` that are kept and that nothing names.

    Raises:
        IndexDamaged, StorageError: the index cannot be read.
        OSError: a file beside it cannot be read.
    """
    found = {key for key in among if (inputs_dir() / f"{key}.png").is_file()}
    if found:
        with known_errors(library.path):
            # `record_to_text` writes it so; where a prompt does, too, no harm is done.
            sql = 'SELECT record FROM pictures WHERE instr(record, \'"picture": "\')'
            for (record,) in library.connection.execute(sql):
                found.difference_update(_ids(record.encode("utf-8", "replace")))
    if found:
        for file in _beside():
            found -= _ids_in(file)
    return found


def sweep_inputs(library: Library, discarded: Mapping[str, float] | None = None) -> int:
    """Remove the inputs that nothing names and nobody used for a day; returns how many.

    Those of pictures that were just deleted for good go at once, where nobody used them since and
    the window's session says what it has at hand.

    Args:
        discarded: what those pictures were started from, see `inputs_of`.

    Raises:
        IndexDamaged, StorageError: the index cannot be read; nothing was removed.
    """
    sweep_parts(inputs_dir())
    old = time.time() - UNUSED_AFTER_S
    made = discarded if discarded and _session_is_kept() else {}
    limits = {key: max(old, made_s + _ROUNDING_S) for key, made_s in made.items()}
    removed = 0
    with contextlib.suppress(OSError):
        for path in inputs_dir().glob("*.png"):
            limits.setdefault(path.stem, old)
        unused = {key for key, limit in limits.items() if _last_use_s(key) < limit}
        for key in unnamed_inputs(library, unused):
            if _last_use_s(key) < limits[key]:
                (inputs_dir() / f"{key}.png").unlink()
                removed += 1
    return removed


def _last_use_s(key: str) -> float:
    try:
        return (inputs_dir() / f"{key}.png").stat().st_mtime
    except OSError:
        return math.inf


def _beside() -> list[Path]:
    """The files in the data folder, without the index itself."""
    own = {index_path().name + ending for ending in ("", "-wal", "-shm")}
    return [path for path in data_dir().iterdir() if path.is_file() and path.name not in own]


def _ids_in(file: Path) -> set[str]:
    with file.open("rb") as opened:
        if os.fstat(opened.fileno()).st_size == 0:
            return set()
        with mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return _ids(content)


def _ids(content: bytes | mmap.mmap) -> set[str]:
    return {found.group().decode("ascii") for found in _ID.finditer(content)}


def _session_is_kept() -> bool:
    """Whether the session tells form and queue; without autosave it does not."""
    try:
        values = json_object((data_dir() / "session.json").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return False
    work = values.get("work") if values is not None else None
    return isinstance(work, dict) and isinstance(work.get("form"), dict)
