"""Files of all the other kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from tests.zoo.specimen import (
    BLUE,
    GREEN,
    GREYS,
    RED,
    SIZE,
    Colour,
    Place,
    Specimen,
    flag,
    flag_in_grey,
    holed,
    in_colour,
    in_grey,
    indexed,
    line,
    with_hole,
)
from tests.zoo.writers import run_length_bmp, saved, tiff

HEIF = Path(__file__).parent / "heif"

TURNED: dict[int, tuple[tuple[int, int], dict[Place, Colour]]] = {
    1: ((48, 32), {(8, 16): RED, (40, 8): BLUE, (40, 24): GREEN}),
    2: ((48, 32), {(40, 16): RED, (8, 8): BLUE, (8, 24): GREEN}),
    3: ((48, 32), {(40, 16): RED, (8, 24): BLUE, (8, 8): GREEN}),
    4: ((48, 32), {(8, 16): RED, (40, 24): BLUE, (40, 8): GREEN}),
    5: ((32, 48), {(16, 8): RED, (8, 40): BLUE, (24, 40): GREEN}),
    6: ((32, 48), {(16, 8): RED, (24, 40): BLUE, (8, 40): GREEN}),
    7: ((32, 48), {(16, 40): RED, (24, 8): BLUE, (8, 8): GREEN}),
    8: ((32, 48), {(16, 40): RED, (8, 8): BLUE, (24, 8): GREEN}),
}
"""Size and places of the colours, by EXIF orientation."""


def _exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[274] = orientation
    return exif


def turned_files() -> Iterator[Specimen]:
    for orientation, (size, pixels) in TURNED.items():
        for kind, loss in (("JPEG", 3), ("PNG", 0), ("TIFF", 0), ("WEBP", 4), ("AVIF", 4)):
            if kind == "JPEG" or orientation in (5, 6, 8):
                yield Specimen(
                    f"turned {orientation}.{kind.lower()}",
                    lambda kind=kind, turn=orientation: saved(flag(), kind, exif=_exif(turn)),
                    pixels,
                    size,
                    tolerance=loss,
                )


def other_files() -> Iterator[Specimen]:
    black = Image.new("RGB", SIZE)
    moving = {"save_all": True, "append_images": [black, flag()], "duration": 100}
    noted = ("animated",)
    huge = {(10, 10): (90, 90, 90), (4400, 3990): (90, 90, 90)}
    yield Specimen("photo.jpg", lambda: saved(flag(), "JPEG"), in_colour(), tolerance=5)
    yield Specimen(
        "grey photo.jpg", lambda: saved(flag().convert("L"), "JPEG"), in_grey(), tolerance=3
    )
    yield Specimen(
        "progressive.jpg", lambda: saved(flag(), "JPEG", progressive=True), in_colour(), tolerance=5
    )
    yield Specimen(
        "with more behind.jpg",
        lambda: saved(flag(), "JPEG") + bytes(5000),
        in_colour(),
        tolerance=5,
    )
    yield Specimen(
        "broken exif.jpg",
        lambda: saved(flag(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xfe" * 99),
        in_colour(),
        tolerance=5,
    )
    yield Specimen(
        "stereo.mpo",
        lambda: saved(flag(), "MPO", save_all=True, append_images=[black]),
        in_colour(),
        tolerance=5,
    )
    yield Specimen(
        "巨大な写真.jpg",
        lambda: saved(Image.new("L", (9000, 8000), 90), "JPEG"),
        huge,
        (4500, 4000),
        tolerance=2,
        notes=("reduced",),
    )
    yield Specimen("lossy.webp", lambda: saved(flag(), "WEBP"), in_colour(), tolerance=5)
    yield Specimen("lossless.webp", lambda: saved(flag(), "WEBP", lossless=True), in_colour())
    yield Specimen(
        "clear.webp",
        lambda: saved(with_hole(), "WEBP", lossless=True),
        holed(in_colour()),
        mode="RGBA",
    )
    yield Specimen(
        "moving.webp",
        lambda: saved(flag(), "WEBP", lossless=True, **moving),
        in_colour(),
        notes=noted,
    )
    yield Specimen("still.gif", lambda: saved(flag(), "GIF"), in_colour())
    yield Specimen("clear.gif", lambda: saved(with_hole(), "GIF"), holed(in_colour()), mode="RGBA")
    yield Specimen("動く.gif", lambda: saved(flag(), "GIF", **moving), in_colour(), notes=noted)
    yield Specimen("colours.bmp", lambda: saved(flag(), "BMP"), in_colour())
    yield Specimen("palette.bmp", lambda: saved(indexed(), "BMP"), in_colour())
    yield Specimen(
        "one bit.bmp", lambda: saved(line(), "BMP"), {(4, 4): (0, 0, 0), (40, 4): (255, 255, 255)}
    )
    yield Specimen(
        "run lengths.bmp",
        lambda: run_length_bmp(np.asarray(indexed()), [RED, BLUE, GREEN]),
        in_colour(),
    )
    yield Specimen("colours.avif", lambda: saved(flag(), "AVIF"), in_colour(), tolerance=4)
    yield Specimen(
        "clear.avif",
        lambda: saved(with_hole(), "AVIF"),
        holed(in_colour()),
        mode="RGBA",
        tolerance=5,
    )
    yield Specimen(
        "moving.avif",
        lambda: saved(flag(), "AVIF", **moving),
        in_colour(),
        tolerance=4,
        notes=noted,
    )


def tiff_files() -> Iterator[Specimen]:
    grey = flag_in_grey()
    for compression in ("tiff_lzw", "tiff_adobe_deflate", "packbits"):
        yield Specimen(
            f"{compression}.tif",
            lambda compression=compression: saved(flag(), "TIFF", compression=compression),
            in_colour(),
        )
    yield Specimen(
        "jpeg.tif", lambda: saved(flag(), "TIFF", compression="jpeg"), in_colour(), tolerance=3
    )
    yield Specimen(
        "fax.tif",
        lambda: saved(line(), "TIFF", compression="group4"),
        {(4, 4): (0, 0, 0), (40, 4): (255, 255, 255)},
    )
    yield Specimen("clear.tif", lambda: saved(with_hole(), "TIFF"), holed(in_colour()), mode="RGBA")
    yield Specimen("palette.tif", lambda: saved(indexed(), "TIFF"), in_colour())
    yield Specimen(
        "lab.tif",
        lambda: saved(flag().convert("LAB"), "TIFF"),
        in_colour(),
        tolerance=6,
        notes=("colours-converted",),
    )
    yield Specimen(
        "two pages.tif",
        lambda: saved(flag(), "TIFF", save_all=True, append_images=[flag()]),
        in_colour(),
        notes=("pages",),
    )
    yield Specimen(
        "deep.tif", lambda: tiff(np.asarray(flag()).astype(np.uint16) * 257), in_colour()
    )
    yield Specimen(
        "deep big-endian.tif",
        lambda: tiff(np.asarray(flag()).astype(np.uint16) * 257, order=">"),
        in_colour(),
    )
    yield Specimen("deep grey.tif", lambda: tiff(grey.astype(np.uint16) * 257), in_grey())
    yield Specimen(
        "deep grey big-endian.tif", lambda: tiff(grey.astype(np.uint16) * 257, order=">"), in_grey()
    )
    yield Specimen("bigtiff.tif", lambda: tiff(np.asarray(flag()), big=True), in_colour())
    yield Specimen(
        "white is zero.tif", lambda: tiff((255 - grey).astype(np.uint16) * 257, t262=0), in_grey()
    )
    yield Specimen("whole numbers.tif", lambda: tiff(grey.astype(np.int32)), in_grey())
    yield Specimen(
        "large numbers.tif",
        lambda: tiff(grey.astype(np.int32) * 100_000),
        in_grey(186, 141, 255),
        tolerance=1,
    )
    yield Specimen(
        "unsigned numbers.tif",
        lambda: tiff(grey.astype(np.uint32) * 2**25),
        in_grey(186, 141, 255),
        tolerance=1,
    )
    yield Specimen(
        "signed.tif",
        lambda: tiff(np.where(grey == 66, -1000, 1000).astype(np.int16)),
        {(20, 20): (255, 255, 255), (40, 4): (0, 0, 0)},
        tolerance=1,
    )
    yield Specimen("fractions.tif", lambda: tiff((grey / 255).astype(np.float32)), in_grey())
    yield Specimen("levels as fractions.tif", lambda: tiff(grey.astype(np.float32)), in_grey())
    yield Specimen(
        "huge fractions.tif",
        lambda: tiff(grey.astype(np.float32) * 1e30),
        in_grey(186, 141, 255),
        tolerance=1,
    )
    yield Specimen(
        "not a number.tif",
        lambda: tiff(np.where(grey == 66, np.nan, grey / 255).astype(np.float32)),
        in_grey(87, 0, 119),
    )


def heif_files() -> Iterator[Specimen]:
    size, loss = (96, 64), 4
    where = {(40, 40): RED, (80, 8): BLUE, (80, 56): GREEN}
    upright = {(32, 16): RED, (48, 80): BLUE, (16, 80): GREEN}
    holed = {place: (*colour, 255) for place, colour in where.items()} | {(4, 4): (-1, -1, -1, 0)}
    greys = {place: (level,) * 3 for place, level in zip(where, GREYS, strict=True)}
    yield Specimen("写真.heic", (HEIF / "plain.heic").read_bytes, where, size, tolerance=loss)
    yield Specimen(
        "turned.heic", (HEIF / "turned.heic").read_bytes, upright, (64, 96), tolerance=loss
    )
    yield Specimen("clear.heic", (HEIF / "alpha.heic").read_bytes, holed, size, "RGBA", loss)
    yield Specimen("grey.heic", (HEIF / "grey.heic").read_bytes, greys, size, tolerance=loss)
    yield Specimen("deep.heic", (HEIF / "deep.heic").read_bytes, where, size, tolerance=loss)
    yield Specimen(
        "wide.heic",
        (HEIF / "p3.heic").read_bytes,
        {(40, 40): (220, 0, 0)},
        size,
        tolerance=loss,
        notes=("colours-converted",),
    )
    yield Specimen(
        "two.heic", (HEIF / "two.heic").read_bytes, where, size, tolerance=loss, notes=("pages",)
    )
