"""Files that are no picture, are broken, or would take all of the memory; and what is said."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PIL import Image, PngImagePlugin

from sdjp.contract.errors import InputFileUnreadable, InputNoPicture, InputTooLarge
from tests.zoo.other_files import HEIF
from tests.zoo.specimen import flag, flag_in_grey
from tests.zoo.writers import (
    PNG_HEAD,
    broken_sum,
    chunk,
    run_length_bmp,
    saved,
    tiff,
    white_png,
    with_jpeg_size,
    with_size,
    with_webp_size,
)


@dataclass(frozen=True)
class Refused:
    """A file, and the error that answers it."""

    name: str
    make: Callable[[], bytes]
    error: type[InputFileUnreadable]
    reason: str


def _part(content: bytes, share: float = 0.6) -> bytes:
    return content[: int(len(content) * share)]


def _no_pictures() -> list[Refused]:
    other = "it is of no kind that SDJP reads"
    svg = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    video = struct.pack(">I", 24) + b"ftypisom" + bytes(4) + b"isommp42" + bytes(900)
    found = [
        ("空.png", b"", "it is empty"),
        ("text.png", "夕焼けの海\n".encode(), other),
        ("drawing.png", svg, "it is an SVG drawing, made of lines"),
        ("web page.jpg", b"<!DOCTYPE html><html><body>404</body></html>", other),
        ("paper.png", b"%PDF-1.7\n" + bytes(99), "it is a PDF document"),
        ("layers.psd", b"8BPS\0\1" + bytes(99), "it is a Photoshop document"),
        ("film.png", video, "it is a video or sound"),
        ("only a head.png", PNG_HEAD[:6], other),
        ("zeros.png", bytes(4096), other),
        ("icon.ico", saved(flag(), "ICO"), other),
        ("old format.png", saved(flag(), "PCX"), other),
        ("postscript.png", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", other),
        ("raw.dng", tiff(flag_in_grey(), t50706=0x04010000), "it is a camera's raw photo"),
        ("raw.nef", tiff(flag_in_grey(), t254=1), "it is a camera's raw photo"),
    ]
    return [Refused(name, lambda c=c: c, InputNoPicture, reason) for name, c, reason in found]


def _broken() -> list[Refused]:
    kinds = {"png": {}, "jpeg": {}, "webp": {"lossless": True}, "gif": {}, "bmp": {}, "avif": {}}
    noise = np.random.default_rng(5).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    picture = Image.fromarray(noise)
    found = [
        (f"torn.{kind}", _part(saved(picture, kind.upper(), **options)))
        for kind, options in kinds.items()
    ]
    found += [
        ("torn.tif", _part(saved(picture, "TIFF", compression="tiff_lzw"))),
        ("torn raw.tif", _part(saved(picture, "TIFF"))),
        ("torn.heic", _part((HEIF / "plain.heic").read_bytes(), 0.9)),
        ("wrong sum of pixels.png", broken_sum(saved(flag(), "PNG"), b"IDAT")),
        ("wrong sum of head.png", broken_sum(saved(flag(), "PNG"), b"IHDR")),
        ("without an end.png", saved(flag(), "PNG")[:-12]),
        ("without pixels.png", with_size(PNG_HEAD + saved(flag(), "PNG")[8:33], 8, 8)),
        ("too few pixels.png", with_size(saved(flag(), "PNG"), 480, 320)),
        ("no size.png", with_size(saved(flag(), "PNG"), 0, 32)),
        ("no size.tif", tiff(flag_in_grey(), t256=0)),
        ("endless list.tif", tiff(flag_in_grey(), t273=[8] * 2_000_000)),
        ("text bomb.png", _text_bomb()),
        ("profile bomb.png", _profile_bomb()),
        ("only a head.jpg", saved(flag(), "JPEG")[:300]),
        ("only a head.tif", b"II*\0\x08\0\0\0"),
    ]
    return [Refused(name, lambda c=c: c, InputFileUnreadable, "damaged") for name, c in found]


def _too_large() -> list[Refused]:
    """Small files that claim many pixels, and decoders that would need long for theirs."""
    png, jpeg = saved(flag(), "PNG"), saved(flag(), "JPEG")
    progressive = saved(flag(), "JPEG", progressive=True)
    scan = progressive[progressive.rindex(b"\xff\xda") : -2]
    gif = saved(flag(), "GIF")
    webp = saved(flag(), "WEBP", lossless=True)
    bmp = run_length_bmp(np.zeros((4, 4), np.uint8), [(0, 0, 0)])
    found: list[tuple[str, Callable[[], bytes]]] = [
        ("9000 x 9000.png", lambda: with_size(png, 9000, 9000)),
        ("60000 x 60000.png", lambda: with_size(png, 60_000, 60_000)),
        ("whole 64 M and one row.png", lambda: white_png(8000, 8001)),
        ("65500 x 65500.jpg", lambda: with_jpeg_size(jpeg, 65_500, 65_500)),
        ("20000 x 20000 progressive.jpg", lambda: with_jpeg_size(progressive, 20_000, 20_000)),
        ("two hundred scans.jpg", lambda: progressive[:-2] + scan * 200 + b"\xff\xd9"),
        ("30000 x 30000.gif", lambda: gif[:6] + struct.pack("<HH", 30_000, 30_000) + gif[10:]),
        (
            "16000 x 16000.webp",
            lambda: with_webp_size(webp, 16_000, 16_000),
        ),
        ("9000 x 9000.bmp", lambda: bmp[:18] + struct.pack("<ii", 9000, 9000) + bmp[26:]),
        ("5000 x 5000 runs.bmp", lambda: bmp[:18] + struct.pack("<ii", 5000, 5000) + bmp[26:]),
        ("40000 x 40000.tif", lambda: tiff(flag_in_grey(), t256=40_000, t257=40_000)),
        ("one huge tile.tif", lambda: tiff(flag_in_grey(), t322=32_768, t323=32_768)),
    ]
    return [Refused(name, make, InputTooLarge, "too many pixels") for name, make in found]


def _text_bomb() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("parameters", "a" * 64_000_000, zip=True)
    return saved(flag(), "PNG", pnginfo=info)


def _profile_bomb() -> bytes:
    content = saved(flag(), "PNG")
    bomb = chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(64_000_000)))
    return content[:33] + bomb + content[33:]


REFUSED = [*_no_pictures(), *_broken(), *_too_large()]
