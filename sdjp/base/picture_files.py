"""Files that are named as pictures, and those in folders, in the order in which people count."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from sdjp.contract.errors import InputFileMissing, InputFileUnreadable

SUFFIXES = frozenset(
    ".png .apng .jpg .jpeg .jpe .jfif .webp .gif .bmp .tif .tiff .avif .heic .heif".split()
)  # fmt: skip
"""What the name of a picture in a folder ends with."""


def picture_files(
    places: Sequence[Path], is_wanted: Callable[[Path], bool] = lambda path: True
) -> list[Path]:
    """The files among `places`, and the pictures in the folders among them, in natural order.

    Args:
        is_wanted: of the pictures in a folder, which to take.

    Raises:
        InputFileMissing: there is nothing at one of the places.
        InputFileUnreadable: a folder may not be read, or has no picture in it.
    """
    files = []
    for place in places:
        if not place.exists():
            raise InputFileMissing(path=place)
        files += _pictures_in(place, is_wanted) if place.is_dir() else [place]
    return files


def _pictures_in(folder: Path, is_wanted: Callable[[Path], bool]) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if _is_named_as_picture(path)]
        found = [path for path in found if path.is_file() and is_wanted(path)]
    except OSError as error:
        raise InputFileUnreadable(path=folder, reason=error.strerror or "") from error
    if not found:
        raise InputFileUnreadable(path=folder, reason="there is no picture in it")
    return sorted(found, key=_natural)


def _is_named_as_picture(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    """2 comes before 10."""
    parts = enumerate(re.split(r"(\d+)", path.name.casefold()))
    return [(int(part), "") if at % 2 else (0, part) for at, part in parts], path.name


def picture_named(folder: Path, stem: str) -> Path | None:
    """The picture in `folder` of that name, whatever its kind and however its letters are
    written: large or small, composed (NFC) or not, as macOS hands them on.
    """
    for suffix in sorted(SUFFIXES):
        path = folder / f"{stem}{suffix}"
        if path.is_file():
            return path
    wanted = _letters(stem)
    with contextlib.suppress(OSError):
        found = (path for path in folder.iterdir() if _is_named_as_picture(path))
        alike = (path for path in found if _letters(path.stem) == wanted and path.is_file())
        return min(alike, key=_natural, default=None)
    return None


def _letters(name: str) -> str:
    """The same for names that people take for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
