"""The librarian's side of pictures and masks to draw from: taking in, keeping, showing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image

from sdjp.contract.errors import InputError, InvalidValue
from sdjp.contract.library_messages import (
    InputRead,
    KeepMask,
    MaskKept,
    ReadInput,
    ReadMask,
    TakeIn,
    TakenIn,
)
from sdjp.provenance.intake import as_mask, take_in
from sdjp.provenance.opening import MAX_PIXELS
from sdjp.provenance.verify import inspect
from sdjp.store.inputs import keep_input, read_input

SHOWN_PX = 4096


def taken_in(message: TakeIn, parent: str) -> TakenIn:
    """Decode and keep the file, which is this picture of the history.

    Raises:
        InputFileMissing, InputFileUnreadable: it cannot be taken in.
        StorageError: it could not be kept.
    """
    path = Path(message.path)
    taken = take_in(path)
    kept = keep_input(taken.picture)
    shown = _shown(taken.picture)
    return TakenIn(
        message.job,
        message.path,
        kept.id,
        kept.width,
        kept.height,
        taken.notes,
        *shown.size,
        shown.mode == "RGBA",
        _findings(path),
        shown.tobytes(),
        parent,
    )


def mask_kept(message: KeepMask) -> MaskKept:
    """Keep the mask.

    Raises:
        InvalidValue: its rows are not of that size.
        StorageError: it could not be kept.
    """
    size = _checked_size(message)
    if size[0] * size[1] != len(message.body):
        raise _wrong_size(*size)
    return MaskKept(message.job, keep_input(Image.frombytes("L", size, message.body)).id)


def mask_read(message: ReadMask) -> InputRead:
    """Read any picture file as a mask.

    Raises:
        InputError: it cannot be read; see `sdjp.provenance.intake.take_in`.
        InvalidValue: it cannot be made that large.
    """
    size = _checked_size(message)
    mask = as_mask(take_in(Path(message.path)).picture)
    fitted = mask if mask.size == size else mask.resize(size, Image.Resampling.BILINEAR)
    return InputRead(message.job, "", *mask.size, *size, False, fitted.tobytes(), is_mask=True)


def _checked_size(message: KeepMask | ReadMask) -> tuple[int, int]:
    width, height = message.width, message.height
    if min(width, height) < 1 or width * height > MAX_PIXELS:
        raise _wrong_size(width, height)
    return width, height


def _wrong_size(width: int, height: int) -> InvalidValue:
    return InvalidValue(
        name="mask", value=f"{width} × {height}", allowed="a mask of the picture's size"
    )


def input_read(message: ReadInput) -> InputRead:
    """Read a kept input again.

    Raises:
        InputFileMissing, InputFileUnreadable: it is gone or damaged.
    """
    picture = read_input(message.id, is_use=False)
    is_mask = picture.mode == "L"
    size = picture.size
    shown = picture if is_mask else _shown(picture)
    return InputRead(
        message.job,
        message.id,
        *size,
        *shown.size,
        shown.mode == "RGBA",
        shown.tobytes(),
        is_mask,
    )


def _shown(picture: Image.Image) -> Image.Image:
    """The picture, or a reduced one; the given one may be changed."""
    picture.thumbnail((SHOWN_PX, SHOWN_PX), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return picture


def _findings(path: Path) -> dict[str, Any]:
    """What the file says of itself; nothing where it says nothing or is of a kind that cannot."""
    try:
        found = inspect(path, look_for_watermark=False)
    except InputError:
        return {}
    says = found.tool or found.parameters or found.sdjp or found.digital_source_type
    return found.to_json() if says else {}
