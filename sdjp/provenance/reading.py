"""Safe reading of pictures that others may have made: few formats, few sizes, typed errors."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from sdjp.contract.errors import InputNoPicture
from sdjp.provenance.opening import check_size, content_of, decoding
from sdjp.provenance.storable import storable_text

FORMATS = ("PNG", "JPEG", "WEBP")
MAX_TEXT_CHARACTERS = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PictureText:
    """A picture without its pixels.

    Attributes:
        format: `PNG`, `JPEG` or `WEBP`.
        width, height: pixels.
        text: PNG text chunks by keyword.
        comment: EXIF UserComment, or the JPEG comment.
        xmp: the XMP packet.
    """

    format: str
    width: int
    height: int
    text: dict[str, str] = field(default_factory=dict)
    comment: str = ""
    xmp: str = ""


def read_picture(path: Path) -> tuple[Image.Image, PictureText]:
    """Read a PNG, JPEG or WebP file, decided by its content.

    Returns:
        The picture in RGB, transparency laid on white, and its text.

    Raises:
        InputFileMissing: there is no such file.
        InputFileUnreadable: it is of another kind, damaged, or larger than 64 million pixels.
    """
    content = content_of(path)
    with _opened(content, path) as opened:
        # Text chunks may also follow the pixels.
        opened.load()
        return _rgb(opened), _text(opened)


def read_text(path: Path) -> PictureText:
    """Read only the text; a PNG's chunks are checked against their sums.

    The pixels of our own PNG are not decoded, as its text comes before them; Pillow decodes those
    of others to look for text behind them.

    Raises:
        InputFileMissing: there is no such file.
        InputFileUnreadable: it is of another kind, damaged, or larger than 64 million pixels.
    """
    content = content_of(path)
    with _opened(content, path) as opened:
        if opened.format == "PNG":
            with Image.open(io.BytesIO(content), formats=FORMATS) as other:
                other.verify()
            if (own := _own_text(opened)) is not None:
                return own
        else:
            opened.load()
        return _text(opened)


def read_as_png(path: Path) -> tuple[bytes, int, int]:
    """The bytes of a PNG file that shows the picture, width and height.

    A PNG is given as it lies there, once its chunks agree with their sums.

    Raises:
        InputFileMissing: there is no such file.
        InputFileUnreadable: it is of another kind, damaged, or larger than 64 million pixels.
    """
    content = content_of(path)
    with _opened(content, path) as opened:
        width, height = opened.size
        if opened.format == "PNG":
            opened.verify()
            return content, width, height
        made = io.BytesIO()
        _rgb(opened).save(made, "PNG", compress_level=1)
        return made.getvalue(), width, height


def read_reduced(path: Path, size: int) -> Image.Image:
    """The picture reduced to fit `size` × `size` pixels, upright by its EXIF, in RGB.

    A smaller picture keeps its size. Reduced before it is converted: it takes the memory of its
    pixels once, with transparency twice, and a JPEG less.

    Raises:
        InputFileMissing: there is no such file.
        InputFileUnreadable: it is of another kind, damaged, or larger than 64 million pixels.
    """
    content = content_of(path)
    with _opened(content, path) as opened:
        opened.draft(None, (2 * size, 2 * size))
        opened.load()
        reduced: Image.Image = opened
        if "transparency" in opened.info:
            reduced = opened.convert("RGBA")
        elif opened.mode not in ("RGB", "RGBA", "L", "LA", "CMYK"):
            reduced = opened.convert("RGB")
        reduced.thumbnail((size, size), Image.Resampling.LANCZOS, reducing_gap=2.0)
        return _rgb(ImageOps.exif_transpose(reduced))


@contextlib.contextmanager
def _opened(content: bytes, path: Path) -> Iterator[Image.Image]:
    """The opened picture; what its decoder raises inside the block becomes a typed error."""
    with decoding(path):
        try:
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
        except UnidentifiedImageError as error:
            raise InputNoPicture(path=path, reason="not a PNG, JPEG or WebP picture") from error
        with opened:
            check_size(opened, path)
            yield opened


def _own_text(opened: Image.Image) -> PictureText | None:
    """The text before the pixels, where our own record is among it."""
    ahead = {key: value for key, value in opened.info.items() if isinstance(value, str)}
    if "sdjp" not in ahead:
        return None
    text = _storable(ahead)
    return PictureText("PNG", *opened.size, text, xmp=text.get("XML:com.adobe.xmp", ""))


def _storable(text: dict[Any, Any]) -> dict[str, str]:
    return {
        str(key): storable_text(str(value))[:MAX_TEXT_CHARACTERS] for key, value in text.items()
    }


def _text(opened: Image.Image) -> PictureText:
    text = _storable(getattr(opened, "text", {}))
    packet = opened.info.get("xmp", text.get("XML:com.adobe.xmp", ""))
    xmp = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet)
    width, height = opened.size
    return PictureText(
        str(opened.format), width, height, text, _comment(opened), storable_text(xmp)
    )


def _rgb(opened: Image.Image) -> Image.Image:
    if "transparency" not in opened.info and "A" not in opened.getbands():
        return opened.convert("RGB")
    ground = Image.new("RGBA", opened.size, "white")
    return Image.alpha_composite(ground, opened.convert("RGBA")).convert("RGB")


def _comment(opened: Image.Image) -> str:
    """EXIF UserComment by its character code, or the JPEG comment."""
    exif = opened.getexif().get_ifd(ExifTags.IFD.Exif)
    raw = exif.get(ExifTags.Base.UserComment, b"")
    if isinstance(raw, str):
        return storable_text(raw)[:MAX_TEXT_CHARACTERS]
    if not isinstance(raw, bytes) or len(raw) <= 8:
        comment = opened.info.get("comment", b"")
        raw = b"ASCII\0\0\0" + comment if isinstance(comment, bytes) else b""
    code, rest = raw[:8], raw[8:]
    if code.startswith(b"UNICODE"):
        # The standard leaves the byte order open; in text of mostly ASCII the zeros show it.
        little = rest[1::2].count(0) > rest[0::2].count(0)
        text = rest.decode("utf-16-le" if little else "utf-16-be", "replace")
    else:
        text = rest.decode("utf-8", "replace")
    return storable_text(text).lstrip("\ufeff")[:MAX_TEXT_CHARACTERS]
