"""Keeping a finished picture: the one function, and the one order.

Watermark → PNG → temporary file → fsync → rename → fsync of the folder → watermark read again
from the file → row in the index → return. What the caller has been told is kept survives a kill
and a power cut; a kill before that leaves a whole picture that is adopted later, or nothing.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from sdjp.base.files import make_folder, write_atomically
from sdjp.base.paths import pictures_dir
from sdjp.contract.errors import InputError, StorageError
from sdjp.contract.request import PictureRecord
from sdjp.provenance import watermark as invisible
from sdjp.provenance.png import encode_png
from sdjp.provenance.reading import read_picture
from sdjp.store import history
from sdjp.store.database import Library

_NAMES_TRIED = 10_000


@dataclass(frozen=True, slots=True)
class SavedPicture:
    """A picture that is kept.

    Attributes:
        path: the PNG.
        watermark: as read again from the file.
        row_id: its row in the index, None when it has none yet.
        index_error: why it has none; the row is added by the next `adopt`.
    """

    path: Path
    watermark: invisible.Decoded
    row_id: int | None = None
    index_error: StorageError | None = None


def commit_picture(
    library: Library | None,
    image: Image.Image | npt.NDArray[np.uint8],
    record: PictureRecord,
    *,
    index_text: str = "",
    watermark: bool = True,
    folder: Path | None = None,
) -> SavedPicture:
    """Keep `image`; when this returns, it is on the disk.

    Args:
        library: the index; None keeps the picture without a row.
        image: RGB; an array is (height, width, 3).
        record: what the picture is to remember.
        index_text: what the history is searched by, normalised by the caller.
        watermark: write the invisible watermark.
        folder: where to; the user's picture folder unless named. Made where needed.

    Raises:
        DiskFull, FolderUnwritable, StorageError: the picture was not written and nothing is left.
    """
    folder = (folder or pictures_dir()).absolute()
    make_folder(folder)
    failure = _remember(library, folder)
    pixels = np.asarray(image.convert("RGB") if isinstance(image, Image.Image) else image)
    if watermark:
        pixels = invisible.embed(pixels)
    path = _write_to_free_name(folder, record, encode_png(Image.fromarray(pixels), record))
    decoded = _read_again(path)
    if library is None or failure is not None:
        return SavedPicture(path, decoded, None, failure)
    try:
        row_id = history.add(library, path, record, index_text)
    except StorageError as error:
        return SavedPicture(path, decoded, None, error)
    return SavedPicture(path, decoded, row_id)


def _remember(library: Library | None, folder: Path) -> StorageError | None:
    """Note the folder before anything is written there; returns why that failed."""
    if library is None:
        return None
    try:
        history.remember_folder(library, folder)
    except StorageError as error:
        return error
    return None


def _write_to_free_name(folder: Path, record: PictureRecord, content: bytes) -> Path:
    """Write to the first free name of the day; two processes never get the same one."""
    stamp = _stamp(record.created)
    counter = _next_counter(folder, stamp[:8])
    for number in range(counter, counter + _NAMES_TRIED):
        path = folder / f"{stamp}-{number:04d}-{record.seed}.png"
        try:
            write_atomically(path, content, replace=False)
        except FileExistsError:
            continue
        return path
    raise StorageError(detail=f"no free file name in {folder}")


def _stamp(created: str) -> str:
    """`20261121-143005` of an ISO 8601 time; the present time when it is none."""
    try:
        moment = datetime.datetime.fromisoformat(created)
    except ValueError:
        moment = datetime.datetime.now().astimezone()
    return f"{moment:%Y%m%d-%H%M%S}"


def _next_counter(folder: Path, day: str) -> int:
    """One more than the highest counter of the day: a deleted picture's number is not reused."""
    highest = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                parts = entry.name.split("-")
                if parts[0] == day and len(parts) == 4 and parts[2].isdecimal():
                    highest = max(highest, int(parts[2][:9]))
    except OSError:
        return 1
    return highest + 1


def _read_again(path: Path) -> invisible.Decoded:
    try:
        image, _ = read_picture(path)
    except InputError as error:
        raise StorageError(detail=f"{path} could not be read again") from error
    return invisible.decode(np.asarray(image))
