"""Originals of pictures that a safety checker had blurred, kept until the user decides."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from sdjp.base.files import make_folder, storage_errors, write_atomically
from sdjp.base.paths import data_dir
from sdjp.contract.errors import OriginalGone
from sdjp.contract.request import PictureRecord
from sdjp.provenance import watermark as invisible
from sdjp.provenance.png import encode_png
from sdjp.store import history
from sdjp.store.database import Library

REVEALED = "revealed"
"""What the record of a picture says of the safety check once its original is shown."""


def _place(path: Path) -> Path:
    """Where the original of the saved picture `path` waits; equal names in two folders differ."""
    full = path.absolute()
    digest = hashlib.sha256(str(full).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return data_dir() / "held" / f"{digest}-{full.name}"


def hold_back(
    original: Image.Image, path: Path, record: PictureRecord, *, watermark: bool = True
) -> None:
    """Keep `original`, of which a blurred picture was saved at `path`.

    Raises:
        DiskFull, FolderUnwritable, StorageError: it was not kept.
    """
    pixels = np.asarray(original.convert("RGB"))
    if watermark:
        pixels = invisible.embed(pixels)
    content = encode_png(Image.fromarray(pixels), replace(record, safety=REVEALED))
    place = _place(path)
    make_folder(place.parent)
    write_atomically(place, content)


def reveal(path: Path, library: Library | None = None) -> None:
    """Put the original in the place of the blurred picture `path`, and have its row say so.

    The original waits until both are done: what was interrupted can be done again.

    Args:
        library: the index, where there is one.

    Raises:
        OriginalGone: no original is kept for it.
        DiskFull, FolderUnwritable, StorageError: the picture or its row was not changed.
    """
    place, path = _waiting(path), path.absolute()
    with storage_errors(place):
        content = place.read_bytes()
    write_atomically(path, content)
    row = None if library is None else history.find(library, path)
    if library is not None and row is not None and row.record is not None:
        history.set_record(library, row.id, replace(row.record, safety=REVEALED))
    place.unlink(missing_ok=True)


def discard(path: Path) -> None:
    """Forget the original of the blurred picture `path`.

    Raises:
        OriginalGone: no original is kept for it.
    """
    _waiting(path).unlink(missing_ok=True)


def follow(path: Path, new: Path) -> None:
    """The saved picture `path` is now at `new`; so is its original, if one waits."""
    with contextlib.suppress(OSError):
        _place(path).replace(_place(new))


def forget(path: Path) -> None:
    """The saved picture `path` is deleted for good; so is its original, if one waits."""
    with contextlib.suppress(OSError):
        _place(path).unlink(missing_ok=True)


def _waiting(path: Path) -> Path:
    place = _place(path)
    if not place.is_file():
        raise OriginalGone(path=path)
    return place
