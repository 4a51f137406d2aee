"""The pictures that a command was given, files and folders, taken in one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sdjp.base.language import error_text, translate
from sdjp.base.picture_notes import note_sentence
from sdjp.cli.output import print_note
from sdjp.contract.errors import InputError, InputsSkipped
from sdjp.contract.init_image import InitImage

if TYPE_CHECKING:
    from PIL import Image


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


def take(path: Path, *, is_mask: bool = False) -> Image.Image:
    """The picture (RGB or RGBA); what was done to it on the way in is told on standard error, but
    for the transparency of a mask, which is part of it.

    Raises:
        InputError: see `sdjp.provenance.intake.take_in`.
    """
    from sdjp.provenance.intake import TRANSPARENT, take_in

    intake = take_in(path)
    notes = [note for note in intake.notes if not (is_mask and note == TRANSPARENT)]
    if notes:
        sentences = " ".join(map(note_sentence, notes))
        print_note(f"{path.name}: {sentences}")
    return intake.picture
