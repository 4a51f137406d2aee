"""The pictures that a command was given, files and folders, taken in one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sdjp.base.language import error_text, translate
from sdjp.cli.output import print_note
from sdjp.contract.errors import (
    InputError,
    InputFileMissing,
    InputFileUnreadable,
    InputsSkipped,
)
from sdjp.contract.init_image import InitImage

if TYPE_CHECKING:
    from PIL import Image

SUFFIXES = frozenset(
    ".png .jpg .jpeg .jfif .webp .gif .bmp .tif .tiff .avif .heic .heif".split()
)  # fmt: skip
"""What the name of a picture in a folder ends with."""


@dataclass(frozen=True, slots=True)
class Source:
    """A picture that was taken in.

    Attributes:
        path: where it came from.
    """

    path: Path
    init: InitImage


class Sources:
    """Those of the pictures that can be used; each is taken in when its turn comes.

    Args:
        files: the pictures, at least one.
        begin: what to start from, given the file and its picture (RGB or RGBA); may raise
            InputError.
    """

    def __init__(
        self, files: Sequence[Path], begin: Callable[[Path, Image.Image], InitImage]
    ) -> None:
        self._files = files
        self._begin = begin

    def __len__(self) -> int:
        """How many were given."""
        return len(self._files)

    def __iter__(self) -> Iterator[Source]:
        """The usable ones; each of the others is told on standard error.

        Raises:
            InputError: at the end, when one of them could not be used; the only one's, or the
                last one's if none could.
            StorageError: a picture could not be kept as an input.
        """
        skipped = 0
        for path in self._files:
            try:
                init = self._begin(path, take(path))
            except InputError as error:
                if skipped + 1 == len(self._files):
                    raise
                skipped += 1
                print_note(_left_out(path, error))
                continue
            yield Source(path, init)
        if skipped:
            raise InputsSkipped(skipped=skipped, count=len(self._files))


def _left_out(path: Path, error: InputError) -> str:
    sentence, *_ = error_text(error).splitlines()
    return translate("cli", "left out: {name}: {reason}").format(name=path.name, reason=sentence)


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
    """The picture in `folder` of that name, whatever its kind."""
    for suffix in sorted(SUFFIXES):
        for path in (folder / f"{stem}{suffix}", folder / f"{stem}{suffix.upper()}"):
            if path.is_file():
                return path
    return None


def take(path: Path) -> Image.Image:
    """The picture (RGB or RGBA); what was done to it on the way in is told on standard error.

    Raises:
        InputError: see `sdjp.provenance.intake.take_in`.
    """
    from sdjp.provenance.intake import take_in

    intake = take_in(path)
    if intake.notes:
        sentences = " ".join(_note_sentences()[note] for note in intake.notes)
        print_note(f"{path.name}: {sentences}")
    return intake.picture


def _note_sentences() -> dict[str, str]:
    """The notes of `sdjp.provenance.intake`, in words."""
    return {
        "animated": translate("cli", "It is animated; its first frame was taken."),
        "pages": translate("cli", "It has several pages; the first one was taken."),
        "reduced": translate("cli", "It is huge and was taken in at a smaller size."),
        "colours-converted": translate("cli", "Its colours were converted to sRGB."),
        "colours-guessed": translate(
            "cli", "It does not say what its colours mean; they may look different."
        ),
    }
