"""Picture files that Pillow cannot write, byte by byte."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.generic]

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2))
ADAM7 += ((0, 1, 1, 2),)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """`picture` as Pillow writes it."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def chunk(name: bytes, content: bytes, wrong_sum: bool = False) -> bytes:
    """One chunk of a PNG."""
    checked = zlib.crc32(name + content) ^ (1 if wrong_sum else 0)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checked)


def png(pixels: Pixels, *before: bytes, interlaced: bool = False) -> bytes:
    """A PNG of (height, width) or (height, width, 1…4) values of 8 or 16 bits.

    Args:
        before: chunks that stand before the pixels.
        interlaced: by Adam7.
    """
    height, width = pixels.shape[:2]
    layers = 1 if pixels.ndim == 2 else pixels.shape[2]
    bits = pixels.dtype.itemsize * 8
    head = struct.pack(
        ">IIBBBBB", width, height, bits, {1: 0, 2: 4, 3: 2, 4: 6}[layers], 0, 0, interlaced
    )
    passes = ADAM7 if interlaced else ((0, 0, 1, 1),)
    rows = b""
    for left, top, right, down in passes:
        part = pixels[top::down, left::right]
        if part.size:
            rows += b"".join(b"\0" + row.astype(f">u{bits // 8}").tobytes() for row in part)
    body = (chunk(b"IHDR", head), *before, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return PNG_HEAD + b"".join(body)


def white_png(width: int, height: int) -> bytes:
    """A PNG of single bits, small at any size; width in multiples of eight."""
    rows = zlib.compress((b"\0" + b"\xff" * (width // 8)) * height)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return PNG_HEAD + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_size(content: bytes, width: int, height: int) -> bytes:
    """A PNG that claims another size, with the sum that belongs to it."""
    head = content[12:16] + struct.pack(">II", width, height) + content[24:29]
    return content[:12] + head + struct.pack(">I", zlib.crc32(head)) + content[33:]


def broken_sum(content: bytes, name: bytes) -> bytes:
    """A PNG whose first chunk called `name` has a wrong sum."""
    at = content.index(name)
    end = at + 4 + int.from_bytes(content[at - 4 : at], "big")
    return content[:end] + bytes([content[end] ^ 1]) + content[end + 1 :]


def tiff(pixels: Pixels, *, order: str = "<", big: bool = False, **tags: Any) -> bytes:
    """An uncompressed TIFF of (height, width) or (height, width, layers) values.

    Args:
        big: as a BigTIFF.
        tags: `t258=8` sets or adds a tag; a list has many values, None takes the tag away.
    """
    height, width = pixels.shape[:2]
    layers = 1 if pixels.ndim == 2 else pixels.shape[2]
    kind = {"u": 1, "i": 2, "f": 3}[pixels.dtype.kind]
    data = pixels.astype(pixels.dtype.newbyteorder(order)).tobytes()
    start = 16 if big else 8
    entries: dict[int, Any] = {
        256: width,
        257: height,
        258: [pixels.dtype.itemsize * 8] * layers,
        259: 1,
        262: 2 if layers >= 3 else 1,
        273: start,
        277: layers,
        278: height,
        279: len(data),
        339: [kind] * layers,
    }
    entries.update({int(name[1:]): value for name, value in tags.items()})
    found = {tag: value for tag, value in sorted(entries.items()) if value is not None}
    room, entry, width_of_offset = (8, "HHQ", "Q") if big else (4, "HHI", "I")
    after = start + len(data)
    listed, extra = b"", b""
    directory_bytes = len(found) * (20 if big else 12) + (16 if big else 6)
    for tag, value in found.items():
        values = value if isinstance(value, list) else [value]
        packed = b"".join(struct.pack(order + "I", int(one)) for one in values)
        if len(packed) > room:
            place = after + directory_bytes + len(extra)
            extra += packed
            packed = struct.pack(order + width_of_offset, place)
        listed += struct.pack(order + entry, tag, 4, len(values)) + packed.ljust(room, b"\0")
    mark = b"II" if order == "<" else b"MM"
    if big:
        head = mark + struct.pack(order + "HHHQ", 43, 8, 0, after)
        return head + data + struct.pack(order + "Q", len(found)) + listed + bytes(8) + extra
    head = mark + struct.pack(order + "HI", 42, after)
    return head + data + struct.pack(order + "H", len(found)) + listed + bytes(4) + extra


def run_length_bmp(indices: Pixels, palette: list[tuple[int, int, int]]) -> bytes:
    """An 8-bit BMP of run lengths."""
    runs = b""
    for row in indices[::-1]:
        place = 0
        while place < len(row):
            end = place
            while end < len(row) and row[end] == row[place] and end - place < 255:
                end += 1
            runs += bytes((end - place, int(row[place])))
            place = end
        runs += b"\0\0"
    runs += b"\0\1"
    colours = b"".join(bytes((blue, green, red, 0)) for red, green, blue in palette)
    height, width = indices.shape
    start = 14 + 40 + len(colours)
    head = struct.pack("<2sIHHI", b"BM", start + len(runs), 0, 0, start)
    head += struct.pack(
        "<IiiHHIIiiII", 40, width, height, 1, 8, 1, len(runs), 0, 0, len(palette), 0
    )
    return head + colours + runs


def without_adobe_mark(content: bytes) -> bytes:
    """A JPEG without its Adobe segment."""
    at = content.index(b"\xff\xee")
    return content[:at] + content[at + 2 + int.from_bytes(content[at + 2 : at + 4], "big") :]


def with_jpeg_size(content: bytes, width: int, height: int) -> bytes:
    """A JPEG that claims another size."""
    at = next(at for mark in (b"\xff\xc0", b"\xff\xc2") if (at := content.find(mark)) > 0)
    return content[: at + 5] + struct.pack(">HH", height, width) + content[at + 9 :]


def with_webp_size(content: bytes, width: int, height: int) -> bytes:
    """A lossless WebP that claims another size."""
    at = content.index(b"VP8L") + 9
    (bits,) = struct.unpack_from("<I", content, at)
    bits = bits >> 28 << 28 | (height - 1) << 14 | (width - 1)
    return content[:at] + struct.pack("<I", bits) + content[at + 4 :]


def flat_jpeg(width: int, height: int) -> bytes:
    """A grey JPEG of many pixels, made without any: all of its blocks are alike."""
    small = saved(Image.new("L", (8, 8), 128), "JPEG")
    start = small.index(b"\xff\xda")
    start += 2 + int.from_bytes(small[start + 2 : start + 4], "big")
    blocks = -(-width // 8) * -(-height // 8)
    # A block is 00 1010: no change of its mean, and nothing else.
    rows = b"\x28\xa2\x8a" * (blocks // 4) + b"\x28\xa2\xbf" * (blocks % 4 > 0)
    return with_jpeg_size(small[:start] + rows + b"\xff\xd9", width, height)
