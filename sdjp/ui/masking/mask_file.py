"""Masks as PNG files, written in pieces; the librarian reads them, like any other picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sdjp.base.files import write_atomically
from sdjp.ui.masking.tiles import cut

ROWS_PER_PIECE = 256

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


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
