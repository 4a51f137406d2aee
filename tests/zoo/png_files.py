"""PNG files of every depth."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
from PIL import Image

from tests.zoo.specimen import (
    BLUE,
    GREEN,
    GREYS,
    RED,
    SIZE,
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
from tests.zoo.writers import chunk, png, saved


def png_files() -> Iterator[Specimen]:
    """With and without transparency."""
    deep = np.asarray(flag()).astype(np.uint16) * 257
    deep_grey = flag_in_grey().astype(np.uint16) * 257
    hole = np.asarray(with_hole()).astype(np.uint16) * 257
    grey_hole = np.asarray(with_hole("LA")).astype(np.uint16) * 257
    two_bits = Image.fromarray(np.repeat(np.array([[0, 85, 170, 255]], np.uint8), 8, 0))
    steps = {(number, 3): (number * 85,) * 3 for number in range(4)}
    yield Specimen("colours.png", lambda: saved(flag(), "PNG"), in_colour())
    yield Specimen("ＰＮＧ　全角 の 名前.png", lambda: saved(flag(), "PNG"), in_colour())
    yield Specimen("opaque alpha.png", lambda: saved(flag().convert("RGBA"), "PNG"), in_colour())
    yield Specimen("透明.png", lambda: saved(with_hole(), "PNG"), holed(in_colour()), mode="RGBA")
    yield Specimen("grey.png", lambda: saved(flag().convert("L"), "PNG"), in_grey())
    yield Specimen(
        "grey alpha.png", lambda: saved(with_hole("LA"), "PNG"), holed(in_grey()), mode="RGBA"
    )
    yield Specimen("palette.png", lambda: saved(flag().quantize(8), "PNG"), in_colour())
    yield Specimen(
        "palette one clear.png",
        lambda: saved(flag().quantize(3), "PNG", transparency=0),
        {(4, 4): (-1, -1, -1, -1)},
        mode="RGBA",
    )
    yield Specimen(
        "palette half clear.png",
        lambda: saved(indexed(), "PNG", transparency=bytes((255, 128, 0))),
        {(4, 4): (*RED, 255), (40, 4): (*BLUE, 128), (40, 28): (*GREEN, 0)},
        mode="RGBA",
    )
    yield Specimen(
        "one bit.png", lambda: saved(line(), "PNG"), {(4, 4): (0, 0, 0), (40, 4): (255, 255, 255)}
    )
    yield Specimen(
        "one bit clear.png",
        lambda: saved(line(), "PNG", transparency=1),
        {(4, 4): (0, 0, 0, 255), (40, 4): (255, 255, 255, 0)},
        mode="RGBA",
    )
    yield Specimen("two bits.png", lambda: saved(two_bits, "PNG", bits=2), steps, (4, 8))
    yield Specimen(
        "two bits clear.png",
        lambda: saved(two_bits, "PNG", bits=2, transparency=2),
        {(2, 2): (170, 170, 170, 0), (3, 3): (255, 255, 255, 255)},
        (4, 8),
        "RGBA",
    )
    yield Specimen(
        "grey clear.png",
        lambda: saved(flag().convert("L"), "PNG", transparency=GREYS[1]),
        {(20, 20): (87, 87, 87, 255), (40, 4): (66, 66, 66, 0)},
        mode="RGBA",
    )
    yield Specimen(
        "colour clear.png",
        lambda: saved(flag(), "PNG", transparency=BLUE),
        {(20, 20): (*RED, 255), (40, 4): (*BLUE, 0)},
        mode="RGBA",
    )
    yield Specimen("deep grey.png", lambda: png(deep_grey), in_grey())
    yield Specimen(
        "deep grey clear.png",
        lambda: png(deep_grey, chunk(b"tRNS", struct.pack(">H", 66 * 257))),
        {(20, 20): (87, 87, 87, 255), (40, 4): (66, 66, 66, 0)},
        mode="RGBA",
    )
    yield Specimen("deep colours.png", lambda: png(deep), in_colour())
    yield Specimen(
        "deep colour clear.png",
        lambda: png(deep, chunk(b"tRNS", struct.pack(">3H", *(level * 257 for level in BLUE)))),
        {(20, 20): (*RED, 255), (40, 4): (*BLUE, 0)},
        mode="RGBA",
    )
    yield Specimen("deep alpha.png", lambda: png(hole), holed(in_colour()), mode="RGBA")
    yield Specimen("deep grey alpha.png", lambda: png(grey_hole), holed(in_grey()), mode="RGBA")
    yield Specimen(
        "dark deep grey.png",
        lambda: png(np.full((32, 48), 2570, np.uint16)),
        {(4, 4): (10, 10, 10)},
    )
    yield Specimen("interlaced.png", lambda: png(np.asarray(flag()), interlaced=True), in_colour())
    yield Specimen(
        "moving.png",
        lambda: saved(flag(), "PNG", save_all=True, append_images=[Image.new("RGB", SIZE)]),
        in_colour(),
        notes=("animated",),
    )
    yield Specimen(
        "one pixel.png", lambda: saved(Image.new("RGB", (1, 1), RED), "PNG"), {(0, 0): RED}, (1, 1)
    )
    yield Specimen("a photo called.png", lambda: saved(flag(), "JPEG"), in_colour(), tolerance=5)
