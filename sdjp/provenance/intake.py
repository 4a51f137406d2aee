"""Taking in a picture from outside, to start a drawing from: upright, sRGB, 8 bits, bounded.

Formats are few and decided by content; a broken file is a typed error, never a crash, a wait or a
warning. What was done to a picture on the way in is told by notes.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image, JpegImagePlugin

from sdjp.provenance.colours import CONVERTED, GUESSED, to_srgb
from sdjp.provenance.kinds import (
    BoundedStream,
    check_bmp,
    check_jpeg,
    check_tags,
    check_tiff,
    kind_of,
)
from sdjp.provenance.opening import DAMAGED, MAX_PIXELS, check_size, content_of, decoding, quiet

ANIMATED, PAGES, REDUCED, TRANSPARENT = "animated", "pages", "reduced", "transparent"
NOTES = (ANIMATED, PAGES, REDUCED, CONVERTED, GUESSED, TRANSPARENT)
"""The first frame was taken; the first page; a huge JPEG was reduced; colours were converted to
sRGB; colours are a guess, as the picture says nothing usable of them; what is transparent becomes
white, as no drawing has transparency."""

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Intake:
    """A picture that was taken in.

    Attributes:
        picture: RGB, or RGBA if anything in it is transparent; at most 64 million pixels.
        notes: of `NOTES`, what was done to it.
    """

    picture: Image.Image
    notes: tuple[str, ...] = ()


def take_in(path: Path) -> Intake:
    """Take in a PNG, JPEG, WebP, GIF, BMP, TIFF, AVIF or HEIF file.

    Raises:
        InputFileMissing: there is no such file.
        InputFileUnreadable: it cannot be read or is damaged.
        InputNoPicture: it is something else.
        InputTooLarge: it has too many pixels; a usual JPEG may have 64 times as many as others.
    """
    return take_in_content(content_of(path), path)


def take_in_content(content: bytes, path: Path) -> Intake:
    """Take in the bytes of such a file; `path` is what errors name.

    Raises:
        InputFileUnreadable, InputNoPicture, InputTooLarge: as `take_in`.
    """
    kind = kind_of(content, path)
    silence = quiet() if kind == "TIFF" else contextlib.nullcontext()
    with decoding(path), silence, _opened(content, kind, path) as opened:
        notes = [_frames_note(opened, kind)]
        if kind == "JPEG" and opened.width * opened.height > MAX_PIXELS:
            _reduce(opened)
            notes.append(REDUCED)
        check_size(opened, path)
        opened.load()
        check_size(opened, path)
        turn = _UPRIGHT.get(_orientation(opened))
        picture, note = to_srgb(opened, content[24] if kind == "PNG" else 8)
        if turn is not None:
            picture = picture.transpose(turn)
        elif picture is opened:
            picture = opened.copy()
        picture.info.clear()
    notes += [note, TRANSPARENT if picture.mode == "RGBA" else ""]
    return Intake(picture, tuple(filter(None, notes)))


def as_mask(picture: Image.Image) -> Image.Image:
    """A picture that was taken in as a mask (L): its brightness, transparent parts being black."""
    if picture.mode == "RGBA":
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "black"), picture)
    return picture.convert("L")


def _opened(content: bytes, kind: str, path: Path) -> Image.Image:
    """The picture, not yet decoded and with no surprise left in it.

    Raises:
        InputFileUnreadable, InputNoPicture, InputTooLarge: it cannot be decoded within bounds.
    """
    stream = BoundedStream(content)
    if kind == "HEIF":
        from pi_heif import HeifImageFile

        heif: Image.Image = HeifImageFile(stream)
        return heif
    if kind == "JPEG":
        # Not `Image.open`, which refuses what is reduced here, and looks for further pictures.
        jpeg = JpegImagePlugin.JpegImageFile(stream)
        check_jpeg(jpeg, content, path)
        return jpeg
    if kind == "TIFF":
        check_tags(content, path)
    opened = Image.open(stream, formats=(kind,))
    if kind == "TIFF":
        check_tiff(opened, content, path)
    elif kind == "BMP":
        check_bmp(opened, path)
    elif kind == "PNG":
        check_size(opened, path)
        # The decoder itself takes no notice of the sums over the pixels.
        with Image.open(BoundedStream(content), formats=(kind,)) as other:
            other.verify()
    return opened


def _frames_note(opened: Image.Image, kind: str) -> str:
    with contextlib.suppress(*DAMAGED):
        if kind != "JPEG" and getattr(opened, "is_animated", False):
            return PAGES if kind in ("TIFF", "HEIF") else ANIMATED
    return ""


def _reduce(opened: Image.Image) -> None:
    """Let a JPEG be decoded at the largest of a half, a quarter and an eighth that is in bounds."""
    for scale in (2, 4, 8):
        width, height = (-(-side // scale) for side in opened.size)
        if width * height <= MAX_PIXELS:
            opened.draft(None, (opened.width // scale, opened.height // scale))
            return


def _orientation(opened: Image.Image) -> int:
    """As EXIF says; a damaged EXIF says nothing."""
    with contextlib.suppress(*DAMAGED):
        return int(opened.getexif().get(ExifTags.Base.Orientation, 1))
    return 1
