"""Pictures and masks that drawings start from, kept for as long as anything refers to them.

Each lies in the data folder under the hash of its size, mode and pixels, so that the same picture
is there once, whatever file it came from. Pictures of the history refer to their inputs by that
id, and `unused_inputs` removes those that nothing refers to. The time of a file is that of its last
use.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from sdjp.base.files import make_folder, sweep_parts, write_atomically
from sdjp.base.paths import data_dir
from sdjp.contract.errors import InputError, InputFileMissing, InputFileUnreadable
from sdjp.provenance.opening import check_size, content_of, decoding

MODES = ("RGB", "RGBA", "L")
"""Pictures, pictures with transparency, and masks."""

_STRIP_PIXELS = 1 << 20


@dataclass(frozen=True, slots=True)
class KeptInput:
    """An input that is on the disk.

    Attributes:
        id: 64 hexadecimal digits.
        path: the PNG.
        width, height: pixels.
    """

    id: str
    path: Path
    width: int
    height: int


def keep_input(picture: Image.Image) -> KeptInput:
    """Keep a picture (RGB or RGBA) or a mask (L); when this returns, it is on the disk.

    Raises:
        DiskFull, FolderUnwritable, StorageError: it was not kept.
        ValueError: it has another mode.
    """
    if picture.mode not in MODES:
        raise ValueError(f"an input of mode {picture.mode}")
    key = _hash(picture)
    path = input_path(key)
    if not _is_sound(key):
        make_folder(path.parent)
        sweep_parts(path.parent)
        file = io.BytesIO()
        # Little is gained by trying harder, and a large photo would take seconds more.
        picture.save(file, "PNG", compress_level=1)
        write_atomically(path, file.getvalue())
    return KeptInput(key, path, picture.width, picture.height)


def input_path(key: str) -> Path:
    """Where the input with that id lies, if it is kept.

    Raises:
        InputFileMissing: `key` is no id.
    """
    if not re.fullmatch(r"[0-9a-f]{64}", key):
        raise InputFileMissing(path=key)
    return inputs_dir() / f"{key}.png"


def inputs_dir() -> Path:
    """Where they lie."""
    return data_dir() / "inputs"


def note_inputs() -> None:
    """Write down beside the index which inputs there are: one that begins now cannot know what they
    are needed for, so `unused_inputs` leaves them.

    Raises:
        DiskFull, FolderUnwritable, StorageError: it was not written.
    """
    keys = sorted(path.stem for path in inputs_dir().glob("*.png"))
    if keys:
        write_atomically(data_dir() / "earlier-inputs.txt", "\n".join(keys).encode())


def read_input(key: str, *, is_use: bool = True) -> Image.Image:
    """The kept picture (RGB or RGBA) or mask (L), exactly as it was kept.

    Args:
        is_use: somebody draws from it or is about to; False where it is only shown.

    Raises:
        InputFileMissing: it is not there any more, or `key` is no id.
        InputFileUnreadable: its file is damaged or was changed.
    """
    path = input_path(key)
    # Before it is read: who removes unused ones takes notice, or the file is missing here.
    with contextlib.suppress(OSError):
        if is_use:
            os.utime(path)
    content = content_of(path)
    with decoding(path), Image.open(io.BytesIO(content), formats=("PNG",)) as opened:
        check_size(opened, path)
        opened.load()
        picture = opened.copy()
    picture.info.clear()
    if picture.mode not in MODES or _hash(picture) != key:
        raise InputFileUnreadable(path=path, reason="damaged")
    return picture


def _is_sound(key: str) -> bool:
    try:
        read_input(key)
    except InputError:
        return False
    return True


def _hash(picture: Image.Image) -> str:
    """By strips: the rows of a large picture are not copied all at once."""
    digest = hashlib.sha256(f"{picture.width} {picture.height} {picture.mode}\n".encode("ascii"))
    rows = max(1, _STRIP_PIXELS // picture.width)
    for top in range(0, picture.height, rows):
        box = (0, top, picture.width, min(top + rows, picture.height))
        digest.update(picture.crop(box).tobytes())
    return digest.hexdigest()
