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
from sdjp.contract.errors import InputFileMissing
from sdjp.contract.request import PictureRecord
from sdjp.provenance import watermark as invisible
from sdjp.provenance.png import encode_png


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
    content = encode_png(Image.fromarray(pixels), replace(record, safety="revealed"))
    place = _place(path)
    make_folder(place.parent)
    write_atomically(place, content)


def reveal(path: Path) -> None:
    """Put the original in the place of the blurred picture `path`.

    Raises:
        InputFileMissing: no original is kept for it.
        DiskFull, FolderUnwritable, StorageError: nothing was changed.
    """
    place = _waiting(path)
    with storage_errors(place):
        content = place.read_bytes()
    write_atomically(path.absolute(), content)
    place.unlink(missing_ok=True)


def discard(path: Path) -> None:
    """Forget the original of the blurred picture `path`.

    Raises:
        InputFileMissing: no original is kept for it.
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
        raise InputFileMissing(path=path)
    return place
