"""Small versions of pictures, made once and kept as JPEG files in the cache folder.

A file is named for the picture's path, its state (time and size) and the size asked for, so a
picture that changes gets a new one. The cache may vanish at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from sdjp.base.files import PART_SUFFIX
from sdjp.base.paths import cache_dir
from sdjp.contract.errors import InputError
from sdjp.provenance.reading import read_reduced

MAX_BYTES = 400 * 2**20
"""The thumbnails used longest ago go when there are more; some 30,000 fit."""

SIZES = (16, 1024)
_SWEEP_EVERY = 500


@dataclass(frozen=True, slots=True)
class Pixels:
    """A reduced picture as raw RGB rows; width 0 where there is none."""

    width: int = 0
    height: int = 0
    body: bytes = b""


class Thumbnails:
    """The cache in `folder`, the user's own unless named. Its methods never fail."""

    def __init__(self, folder: Path | None = None, max_bytes: int = MAX_BYTES) -> None:
        self._folder = folder or cache_dir() / "thumbnails"
        self._max_bytes = max_bytes
        self._written = 0

    def of(self, path: Path, size: int = 256) -> Pixels:
        """The picture at `path` reduced to fit `size` × `size`; empty where it cannot be read."""
        size = max(SIZES[0], min(SIZES[1], size))
        try:
            facts = path.stat()
        except (OSError, ValueError):
            return Pixels()
        state = f"{facts.st_mtime_ns} {facts.st_size} {size}"
        place = self._shelf(path) / f"{_name(path)}-{_digest(state)}.jpg"
        pixels = _remembered(place, size)
        if pixels is None:
            try:
                picture = read_reduced(path, size)
            except InputError:
                return Pixels()
            self._keep(place, picture)
            pixels = pixels_of(picture)
        return pixels

    def forget(self, path: Path) -> None:
        """Remove what is kept of the picture at `path`."""
        with contextlib.suppress(OSError):
            for thumbnail in self._shelf(path).glob(f"{_name(path)}-*"):
                thumbnail.unlink(missing_ok=True)

    def _shelf(self, path: Path) -> Path:
        return self._folder / _name(path)[:2]

    def _keep(self, place: Path, picture: Image.Image) -> None:
        """Write without waiting for the disk: a thumbnail that a power cut tears is made again."""
        part = place.with_name(f".{secrets.token_hex(8)}{PART_SUFFIX}")
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=90, subsampling=0)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(buffer.getvalue())
            part.replace(place)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            return
        if self._written % _SWEEP_EVERY == 0:
            self._sweep()
        self._written += 1

    def _sweep(self) -> None:
        """Remove the oldest thumbnails until a tenth of the room is free again."""
        kept: list[tuple[float, int, str]] = []
        with contextlib.suppress(OSError):
            for shelf in list(self._folder.iterdir()):
                with contextlib.suppress(OSError), os.scandir(shelf) as entries:
                    for entry in entries:
                        facts = entry.stat(follow_symlinks=False)
                        kept.append((facts.st_mtime, facts.st_size, entry.path))
        total = sum(size for _, size, _ in kept)
        if total <= self._max_bytes:
            return
        for _, size, name in sorted(kept):
            if total <= self._max_bytes * 0.9:
                break
            with contextlib.suppress(OSError):
                Path(name).unlink()
                total -= size


def pixels_of(picture: Image.Image) -> Pixels:
    """An RGB picture as raw rows."""
    return Pixels(picture.width, picture.height, picture.tobytes())


def _remembered(place: Path, size: int) -> Pixels | None:
    """The thumbnail at `place`, marked as used; None where there is no whole one."""
    if not place.is_file():
        return None
    try:
        picture = read_reduced(place, size)
    except InputError:
        return None
    with contextlib.suppress(OSError):
        os.utime(place)
    return pixels_of(picture)


def _name(path: Path) -> str:
    return _digest(os.fsdecode(os.fsencode(path.absolute())))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
