"""The geometry of drawings that start from a picture: sizes, masks, and what must not change."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image

from sdjp.contract.errors import InvalidValue
from sdjp.contract.init_image import InitImage
from sdjp.engine.start import drawing_size, start_of

AREA, FACTOR = 256 * 256, 8


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture in which no two pixels are alike by design."""
    rng = np.random.default_rng(width * 10_000 + height)
    channels = {"RGB": 3, "RGBA": 4}[mode]
    return Image.fromarray(rng.integers(0, 256, (height, width, channels), dtype=np.uint8))


def boxed(size: tuple[int, int], box: tuple[int, int, int, int]) -> Image.Image:
    """A mask with one rectangle."""
    mask = Image.new("L", size)
    mask.paste(255, box)
    return mask


def started(
    picture: Image.Image, mask: Image.Image | None = None, *, size=(0, 0), **changes: object
):  # type: ignore[no-untyped-def]
    """`start_of` with the usual model."""
    init = InitImage("x", **changes)  # type: ignore[arg-type]
    return start_of(picture, mask, init, size, area=AREA, factor=FACTOR)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((100, 100), (256, 256)),
        ((3, 2), (312, 208)),
        ((4000, 3000), (296, 224)),
        ((1, 50), (40, 1808)),
    ],
)
def test_a_drawing_keeps_ratio_and_area(shape: tuple[int, int], expected: tuple[int, int]) -> None:
    """The size chosen is a multiple of the factor, near the ratio and the area wanted."""
    assert drawing_size(shape, AREA, FACTOR) == expected


@pytest.mark.parametrize(
    ("resize", "size", "expected"),
    [
        ("fit", (0, 0), (360, 184)),
        ("fit", (512, 256), (512, 256)),
        ("crop", (0, 0), (256, 256)),
        ("crop", (128, 256), (128, 256)),
        ("pad", (256, 256), (256, 256)),
        ("stretch", (264, 80), (264, 80)),
    ],
)
def test_each_resize_mode_gives_its_size(
    resize: str, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    """Only `fit` lets the picture decide the ratio."""
    assert started(noise(200, 100), size=size, resize=resize).picture.size == expected


def test_crop_cuts_the_sides_and_pad_keeps_them() -> None:
    """A stripe at the left edge is cut by `crop`, kept and drawn out by `pad`."""
    picture = Image.new("RGB", (200, 100), "blue")
    picture.paste("red", (0, 0, 20, 100))
    cropped = np.asarray(started(picture, size=(96, 96), resize="crop").picture)
    padded = np.asarray(started(picture, size=(96, 96), resize="pad").picture)
    assert (cropped[..., 0] < 10).all()
    assert padded[:, 2, 0].min() > 150
    assert padded[48, 90, 2] > 240
    assert np.abs(padded[2].astype(int) - padded[30].astype(int)).mean() < 10


def test_transparency_is_laid_on_white() -> None:
    """A transparent pixel's hidden colour is not drawn from."""
    picture = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    assert started(picture).picture.getcolors() == [(AREA, (255, 255, 255))]


@pytest.mark.parametrize("feather_px", [0, 1, 2, 7, 16, 100])
@pytest.mark.parametrize("only_masked", [False, True])
def test_beyond_the_feather_every_pixel_stays(feather_px: int, only_masked: bool) -> None:
    """Outside of mask and feather the finished picture is the original, bit for bit; in the mask
    it is the drawing alone.
    """
    picture = noise(301, 203)
    box = (120, 90, 160, 120)
    start = started(
        picture, boxed(picture.size, box), feather_px=feather_px, only_masked=only_masked
    )
    finished = np.asarray(start.finished(Image.new("RGB", start.picture.size, (1, 2, 3))))
    original = np.asarray(picture)
    near = np.zeros(original.shape[:2], bool)
    near[
        max(0, box[1] - feather_px) : box[3] + feather_px,
        max(0, box[0] - feather_px) : box[2] + feather_px,
    ] = True
    assert np.array_equal(finished[~near], original[~near])
    assert (finished[box[1] : box[3], box[0] : box[2]] == (1, 2, 3)).all()
    if feather_px > 2:
        changed = (finished != original).any(-1)
        assert changed[box[1] : box[3], box[0] - feather_px // 3].all(), "the edge is soft"


def test_the_feather_falls_evenly() -> None:
    """From the mask's edge outwards the drawing shows less and less, without a jump."""
    mask = boxed((400, 400), (150, 150, 250, 250))
    place = started(noise(400, 400), mask, feather_px=30).place
    assert place is not None
    along = np.asarray(place.alpha)[200, 250:285].astype(int)
    assert along[0] > 230
    assert along[-1] == 0
    assert (np.diff(along) <= 0).all()
    assert np.diff(along).min() > -25


def test_only_masked_draws_the_part_alone() -> None:
    """The part with its padding becomes as large as the drawing, and goes back where it was."""
    picture = noise(1000, 800)
    mask = boxed(picture.size, (400, 300, 500, 400))
    start = started(picture, mask, only_masked=True, padding_px=20, feather_px=4, size=(256, 256))
    assert start.place is not None
    assert start.place.box == (376, 276, 524, 424)
    assert start.picture.size == (256, 256)
    wide = started(picture, mask, only_masked=True, padding_px=20, feather_px=4, size=(512, 256))
    left, top, right, bottom = wide.place.box
    assert (right - left) == 2 * (bottom - top)


def test_a_part_at_the_edge_stays_in_the_picture() -> None:
    """At a corner the part is widened inwards."""
    picture = noise(300, 200)
    mask = boxed(picture.size, (0, 0, 20, 20))
    left, top, right, bottom = started(
        picture, mask, only_masked=True, padding_px=8, feather_px=0, size=(512, 256)
    ).place.box
    assert (left, top) == (0, 0)
    assert (right, bottom) == (56, 28)


@pytest.mark.parametrize("extend", [(64, 0, 0, 0), (0, 32, 0, 0), (0, 0, 40, 8), (8, 16, 24, 32)])
def test_extending_keeps_the_picture_within(extend: tuple[int, int, int, int]) -> None:
    """The canvas grows by what was asked for, and the old picture lies in it unchanged but for the
    feather along the sides that grew.
    """
    picture = noise(160, 120)
    start = started(picture, extend=extend, feather_px=6)
    finished = start.finished(Image.new("RGB", start.picture.size, (9, 9, 9)))
    left, top, right, bottom = extend
    assert finished.size == (160 + left + right, 120 + top + bottom)
    inner = tuple(6 if side else 0 for side in extend)
    box = (inner[0], inner[1], 160 - inner[2], 120 - inner[3])
    moved = (box[0] + left, box[1] + top, box[2] + left, box[3] + top)
    assert finished.crop(moved).tobytes() == picture.crop(box).tobytes()
    if left:
        assert finished.getpixel((left // 2, top + 60)) == (9, 9, 9)


def test_a_mask_of_another_size_is_scaled() -> None:
    """A mask painted on a reduced picture fits the whole one."""
    start = started(noise(400, 200), boxed((100, 50), (50, 0, 100, 50)), feather_px=0)
    alpha = np.asarray(start.place.alpha)
    assert alpha.shape == (200, 400)
    assert (alpha[:, :196] == 0).all()
    assert (alpha[:, 204:] == 255).all()


def test_every_touched_pixel_is_drawn() -> None:
    """A hair-thin mask on a large picture is not lost when the drawing is small."""
    picture = noise(3000, 2000)
    start = started(picture, boxed(picture.size, (1500, 0, 1501, 2000)), feather_px=0)
    assert np.asarray(start.mask).max(axis=1).min() == 255


def test_an_empty_mask_is_refused() -> None:
    """There would be nothing to draw."""
    with pytest.raises(InvalidValue, match="mask"):
        started(noise(64, 64), Image.new("L", (64, 64)))


def test_a_canvas_too_large_to_be_read_again_is_refused() -> None:
    """Before anything is drawn on it."""
    with pytest.raises(InvalidValue, match="extension"):
        started(noise(3000, 900), extend=(0, 4096, 4096, 4096))
    assert started(noise(3000, 9), extend=(0, 0, 8, 0)).place is not None


def test_a_small_preview_is_laid_in_the_same_place() -> None:
    """Reduced, a place keeps its proportions."""
    picture = noise(2000, 1000)
    place = started(picture, boxed(picture.size, (1000, 0, 2000, 1000)), feather_px=0).place
    small = place.reduced(200).with_drawing(Image.new("RGB", (30, 15), (7, 7, 7)))
    assert small.size == (200, 100)
    assert small.getpixel((150, 50)) == (7, 7, 7) != small.getpixel((50, 50))


def test_nothing_odd_breaks_the_geometry() -> None:
    """Random sizes, masks and settings all give a drawing of the right size and a whole picture."""
    rng = random.Random(5)
    for _ in range(120):
        size = (rng.randint(1, 90), rng.randint(1, 90))
        left, top = rng.randrange(size[0]), rng.randrange(size[1])
        mask = boxed(
            size, (left, top, rng.randint(left + 1, size[0]), rng.randint(top + 1, size[1]))
        )
        extend = tuple(rng.choice((0, 0, 8, 40)) for _ in range(4))
        wanted = rng.choice(((0, 0), (64, 64), (96, 32)))
        start = started(
            noise(*size), rng.choice((mask, None)), size=wanted, extend=extend,
            only_masked=rng.random() < 0.5, padding_px=rng.randint(0, 40),
            feather_px=rng.randint(0, 40), resize=rng.choice(("fit", "crop", "pad", "stretch")),
            masked_content=rng.choice(("original", "fill")),
        )  # fmt: skip
        assert all(side >= FACTOR and side % FACTOR == 0 for side in start.picture.size)
        finished = start.finished(start.picture)
        if start.place is not None:
            assert finished.size == (
                size[0] + extend[0] + extend[2],
                size[1] + extend[1] + extend[3],
            )
