"""Files with colour profiles, and those that lack one."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from tests.zoo import profiles
from tests.zoo.specimen import (
    RED,
    SIZE,
    Specimen,
    flag,
    in_colour,
)
from tests.zoo.writers import saved, without_adobe_mark


def profiled_files() -> Iterator[Specimen]:
    """Screens, grey and inks."""
    converted, guessed = ("colours-converted",), ("colours-guessed",)
    sky = Image.new("RGB", SIZE, (100, 150, 200))
    wide = {(4, 4): (220, 0, 0)}
    p3, adobe = profiles.display_p3(), profiles.adobe_rgb()
    red_hole = Image.new("RGBA", SIZE, (*RED, 255))
    red_hole.paste((*RED, 100), (0, 0, 8, 8))
    inks = Image.new("CMYK", SIZE, (255, 0, 0, 0))
    inks.paste((0, 0, 0, 0), (24, 0, 48, 32))
    # By Lab's formulas; see `profiles.CYAN_LAB`.
    printed = {(4, 4): (0, 151, 218), (40, 4): (255, 255, 255)}
    plain = {(4, 4): (0, 255, 255), (40, 4): (255, 255, 255)}
    red = Image.new("RGB", SIZE, RED)
    half = Image.new("L", SIZE, 128)
    yield Specimen(
        "wide.jpg", lambda: saved(red, "JPEG", icc_profile=p3), wide, tolerance=4, notes=converted
    )
    yield Specimen(
        "wide.png", lambda: saved(red, "PNG", icc_profile=p3), wide, tolerance=2, notes=converted
    )
    yield Specimen(
        "wide.webp",
        lambda: saved(red, "WEBP", icc_profile=p3, lossless=True),
        wide,
        tolerance=2,
        notes=converted,
    )
    yield Specimen(
        "wide.avif", lambda: saved(red, "AVIF", icc_profile=p3), wide, tolerance=6, notes=converted
    )
    yield Specimen(
        "wide.tif", lambda: saved(red, "TIFF", icc_profile=p3), wide, tolerance=2, notes=converted
    )
    yield Specimen(
        "wide palette.png",
        lambda: saved(red.quantize(4), "PNG", icc_profile=p3),
        wide,
        tolerance=2,
        notes=converted,
    )
    yield Specimen(
        "wide alpha.png",
        lambda: saved(red_hole, "PNG", icc_profile=p3),
        {(4, 4): (220, 0, 0, 100), (40, 4): (220, 0, 0, 255)},
        mode="RGBA",
        tolerance=2,
        notes=converted,
    )
    yield Specimen(
        "adobe.png",
        lambda: saved(sky, "PNG", icc_profile=adobe),
        {(4, 4): (66, 151, 203)},
        tolerance=2,
        notes=converted,
    )
    yield Specimen(
        "grey 1.8.png",
        lambda: saved(half, "PNG", icc_profile=profiles.grey(1.8)),
        {(4, 4): (146, 146, 146)},
        tolerance=2,
        notes=converted,
    )
    yield Specimen(
        "grey 1.8.jpg",
        lambda: saved(half, "JPEG", icc_profile=profiles.grey(1.8)),
        {(4, 4): (146, 146, 146)},
        tolerance=2,
        notes=converted,
    )
    yield Specimen(
        "grey alpha 1.8.png",
        lambda: saved(_half_clear(), "PNG", icc_profile=profiles.grey(1.8)),
        {(4, 4): (146, 146, 146, 99)},
        mode="RGBA",
        tolerance=2,
        notes=converted,
    )
    yield Specimen(
        "grey that says RGB.jpg",
        lambda: saved(half, "JPEG", icc_profile=adobe),
        {(4, 4): (128, 128, 128)},
        tolerance=2,
        notes=converted,
    )
    yield Specimen(
        "broken profile.png",
        lambda: saved(flag(), "PNG", icc_profile=b"no profile" * 20),
        in_colour(),
        notes=guessed,
    )
    yield Specimen(
        "profile of inks.png",
        lambda: saved(flag(), "PNG", icc_profile=profiles.cmyk()),
        in_colour(),
        notes=guessed,
    )
    yield Specimen("inks.jpg", lambda: saved(inks, "JPEG"), plain, tolerance=3, notes=guessed)
    yield Specimen(
        "inks not upside down.jpg",
        lambda: without_adobe_mark(saved(inks.point(lambda v: 255 - v), "JPEG")),
        plain,
        tolerance=3,
        notes=guessed,
    )
    yield Specimen(
        "printed.jpg",
        lambda: saved(inks, "JPEG", icc_profile=profiles.cmyk()),
        printed,
        tolerance=6,
        notes=converted,
    )
    yield Specimen("inks.tif", lambda: saved(inks, "TIFF"), plain, notes=guessed)
    yield Specimen(
        "printed.tif",
        lambda: saved(inks, "TIFF", icc_profile=profiles.cmyk()),
        printed,
        tolerance=4,
        notes=converted,
    )


def _half_clear() -> Image.Image:
    return Image.merge("LA", [Image.new("L", SIZE, 128), Image.new("L", SIZE, 99)])
