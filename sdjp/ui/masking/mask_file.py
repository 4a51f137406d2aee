"""Masks as PNG files: written plainly, and only read if they are as plain.

The window decodes no picture that others made; what is read here has rows of grey and no filters.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sdjp.base.files import write_atomically
from sdjp.contract.errors import InputFileMissing, InputFileUnreadable
from sdjp.ui.masking.sheet import MAX_SIDE_PX
from sdjp.ui.masking.tiles import cut, put

ROWS_PER_PIECE = 256
MAX_FILE_BYTES = 2 * (MAX_SIDE_PX + 1) * MAX_SIDE_PX

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY_8_BIT = (8, 0, 0, 0, 0)
"""Bits, kind, compression, filters, interlacing."""


def written(image: QImage, path: Path) -> Generator[None, None, None]:
    """Write a mask to a file.

    Raises:
        StorageError: it could not be written; a file that was there before is as it was.
    """
    packer, rows = zlib.compressobj(6), []
    width, height = image.width(), image.height()
    for top in range(0, height, ROWS_PER_PIECE):
        band = QRect(0, top, width, min(ROWS_PER_PIECE, height - top))
        raw = cut(image, band)
        plain = [b"\0" + raw[at : at + width] for at in range(0, len(raw), width)]
        rows.append(packer.compress(b"".join(plain)))
        yield
    rows.append(packer.flush())
    header = struct.pack(">II5B", width, height, *_GREY_8_BIT)
    chunks = ((b"IHDR", header), (b"IDAT", b"".join(rows)), (b"IEND", b""))
    write_atomically(path, _SIGNATURE + b"".join(_chunk(*each) for each in chunks))


def read(path: Path) -> Generator[None, None, QImage]:
    """The mask in a file that `written` made.

    Raises:
        InputFileMissing: there is no such file.
        InputFileUnreadable: it is anything else, or damaged.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise InputFileMissing(path=path) from error
    except OSError as error:
        raise InputFileUnreadable(path=path, reason=error.strerror or "") from error
    yield
    try:
        return (yield from _decoded(raw))
    except (ValueError, struct.error, zlib.error) as error:
        raise InputFileUnreadable(path=path, reason="not a mask saved by SDJP") from error


def _decoded(raw: bytes) -> Generator[None, None, QImage]:
    parts = dict(_chunks(raw))
    width, height, *kind = struct.unpack(">II5B", parts[b"IHDR"])
    if tuple(kind) != _GREY_8_BIT or not (0 < width <= MAX_SIDE_PX and 0 < height <= MAX_SIDE_PX):
        raise ValueError("of another kind")
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    unpacker, packed = zlib.decompressobj(), parts[b"IDAT"]
    for top in range(0, height, ROWS_PER_PIECE):
        band = QRect(0, top, width, min(ROWS_PER_PIECE, height - top))
        rows = b""
        wanted = band.height() * (width + 1)
        while len(rows) < wanted:
            more = unpacker.decompress(packed, wanted - len(rows))
            packed = unpacker.unconsumed_tail
            if not more:
                raise ValueError("too short")
            rows += more
        if any(rows[:: width + 1]):
            raise ValueError("filtered")
        plain = [rows[at + 1 : at + 1 + width] for at in range(0, wanted, width + 1)]
        put(image, band, b"".join(plain))
        yield
    return image


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _chunks(raw: bytes) -> Generator[tuple[bytes, bytes], None, None]:
    """The three chunks that `written` writes.

    Raises:
        ValueError, struct.error: these are not they.
    """
    if raw[:8] != _SIGNATURE:
        raise ValueError("no PNG")
    at = 8
    for wanted in (b"IHDR", b"IDAT", b"IEND"):
        (length,) = struct.unpack_from(">I", raw, at)
        name, body = raw[at + 4 : at + 8], raw[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", raw, at + 8 + length)
        if name != wanted or check != zlib.crc32(name + body):
            raise ValueError("other chunks, or damaged")
        yield name, body
        at += 12 + length
