"""Which kind of picture some bytes are, and whether they can be decoded within bounds.

Decided by content, never by name. What is refused here would have made a decoder take minutes or
gigabytes over a file of a few kilobytes, or would have shown something else than the picture.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path

from PIL import Image

from sdjp.contract.errors import InputFileUnreadable, InputNoPicture, InputTooLarge
from sdjp.provenance.opening import MAX_PIXELS

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
)
_AVIF = {b"avif", b"avis"}
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}

MAX_SCANS = 100
"""Of a JPEG; ten are usual, and each takes as long as decoding it once."""

MAX_COEFFICIENT_BYTES = 3 * MAX_PIXELS * 4
"""What libjpeg may keep of a JPEG of several scans, which it cannot reduce on the way."""

MAX_RUN_LENGTH_PIXELS = 4_000_000
"""Of a run-length encoded BMP, which Pillow decodes in Python."""

MAX_READS = 1_000_000
"""Of a file, by a decoder; those written in Python go through a file in small pieces."""

MAX_TAGS, MAX_TAG_VALUES = 4096, 1_000_000
"""Of a TIFF; the longest usual list has one value for each row."""

_MAX_SEGMENTS = 100_000
_BYTE_KINDS = (1, 2, 6, 7)
_REDUCED, _RAW_PHOTO = 254, 50706
_TILE_WIDTH, _TILE_HEIGHT = 322, 323


class BoundedStream(io.BytesIO):
    """The bytes of a file, for a decoder that may not read them piece by piece without end."""

    _reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """As `BytesIO`.

        Raises:
            OSError: `MAX_READS` are over.
        """
        self._reads += 1
        if self._reads > MAX_READS:
            raise OSError("too many small pieces")
        return super().read(size)


def kind_of(content: bytes, path: Path) -> str:
    """`PNG`, `JPEG`, `WEBP`, `GIF`, `BMP`, `TIFF`, `AVIF` or `HEIF`.

    Raises:
        InputNoPicture: it is something else.
    """
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    brands = _brands(content)
    if brands & _AVIF:
        return "AVIF"
    if brands & _HEIF:
        return "HEIF"
    raise _refusal(content, path)


def _refusal(content: bytes, path: Path) -> InputNoPicture:
    if not content:
        return InputNoPicture(path=path, reason="it is empty")
    if content.startswith(b"%PDF"):
        return InputNoPicture(path=path, reason="it is a PDF document")
    if content.startswith(b"8BPS"):
        return InputNoPicture(path=path, reason="it is a Photoshop document")
    if content[4:8] == b"ftyp":
        return InputNoPicture(path=path, reason="it is a video or sound")
    if b"<svg" in content[:4096].lower():
        return InputNoPicture(path=path, reason="it is an SVG drawing, made of lines")
    return InputNoPicture(path=path, reason="it is of no kind that SDJP reads")


def _brands(content: bytes) -> set[bytes]:
    """Major and compatible brands of an ISO media file; none of another one."""
    if content[4:8] != b"ftyp":
        return set()
    length = min(int.from_bytes(content[:4], "big"), 256)
    return {content[8:12]} | {content[at : at + 4] for at in range(16, length, 4)}


def check_tags(content: bytes, path: Path) -> None:
    """Refuse a TIFF whose first directory asks for an endless list of numbers.

    Raises:
        InputFileUnreadable: the directory is damaged or far beyond what is usual.
    """
    order = "<" if content[:2] == b"II" else ">"
    big = content[2:4] in (b"+\0", b"\0+")
    try:
        (start,) = struct.unpack_from(order + ("Q" if big else "I"), content, 8 if big else 4)
        (tags,) = struct.unpack_from(order + ("Q" if big else "H"), content, start)
        if tags > MAX_TAGS:
            raise InputFileUnreadable(path=path, reason="damaged")
        entry = struct.Struct(order + ("HHQ8x" if big else "HHI4x"))
        first = start + (8 if big else 2)
        for number in range(tags):
            _, kind, values = entry.unpack_from(content, first + number * entry.size)
            if values > MAX_TAG_VALUES and kind not in _BYTE_KINDS:
                raise InputFileUnreadable(path=path, reason="damaged")
    except struct.error as error:
        raise InputFileUnreadable(path=path, reason="damaged") from error


def check_tiff(opened: Image.Image, content: bytes, path: Path) -> None:
    """Refuse an opened TIFF with huge tiles, and a camera's raw photo, of which it has a stamp.

    Raises:
        InputNoPicture: it is a camera's raw photo.
        InputTooLarge: one tile has more than 64 million pixels.
    """
    tags = getattr(opened, "tag_v2", {})
    if content[8:10] == b"CR" or _RAW_PHOTO in tags or tags.get(_REDUCED, 0) == 1:
        raise InputNoPicture(path=path, reason="it is a camera's raw photo")
    if tags.get(_TILE_WIDTH, 0) * tags.get(_TILE_HEIGHT, 0) > MAX_PIXELS:
        raise InputTooLarge(path=path, reason="too many pixels")


def check_jpeg(opened: Image.Image, content: bytes, path: Path) -> None:
    """Refuse an opened JPEG that takes too much memory or time for its scans.

    Raises:
        InputTooLarge: it has several scans, too many of them or over too many pixels.
    """
    scans = content.count(b"\xff\xda")
    layers = len(opened.getbands())
    several = "progressive" in opened.info or _scan_layers(content) < layers
    coefficients = 2 * layers * opened.width * opened.height
    if several and (scans > MAX_SCANS or coefficients > MAX_COEFFICIENT_BYTES):
        raise InputTooLarge(path=path, reason="too many pixels")


def _scan_layers(content: bytes) -> int:
    """How many components the first scan of a JPEG has."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        if at + 4 >= len(content):
            break
        if content[at] != 0xFF or content[at + 1] == 0xFF:
            at += 1
        elif content[at + 1] == 0xDA:
            return content[at + 4]
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0


def check_bmp(opened: Image.Image, path: Path) -> None:
    """Refuse a large run-length encoded BMP.

    Raises:
        InputTooLarge: more than 4 million pixels.
    """
    run_length = opened.info.get("compression") in (1, 2)
    if run_length and opened.width * opened.height > MAX_RUN_LENGTH_PIXELS:
        raise InputTooLarge(path=path, reason="too many pixels")
