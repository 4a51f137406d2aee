"""The geometry of drawings that start from a picture: sizes, masks, and what must not change."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image

from sdjp.contract.errors import InvalidValue
from sdjp.contract.init_image import InitImage
from sdjp.contract.request import MAX_SIZE_PX
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
        ((10, 4000), (8, 4096)),
        ((3000, 2), (4096, 8)),
        ((64_000, 1000), (2048, 32)),
    ],
)
def test_a_drawing_keeps_ratio_and_area(shape: tuple[int, int], expected: tuple[int, int]) -> None:
    """The size chosen is a multiple of the factor, near the ratio and the area wanted."""
    assert drawing_size(shape, AREA, FACTOR) == expected


def test_no_shape_leaves_the_range_of_a_request() -> None:
    """Where a shape is too thin for its area, its longer side is the longest that is drawn."""
    rng = random.Random(9)
    for number in range(300):
        shape = (rng.randint(1, 2000), rng.randint(1, 300))
        factor = rng.choice((8, 16, 24))
        area = rng.choice((128 * 128, 4096 * 4096))
        size = drawing_size(shape, area, factor)
        assert all(factor <= side <= MAX_SIZE_PX and side % factor == 0 for side in size)
        if area < AREA and number < 60:
            again = start_of(
                Image.new("RGB", shape), None, InitImage("x"), size, area=AREA, factor=factor
            )
            assert again.picture.size == size, "what was chosen once is taken again"


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


def test_what_is_nearly_black_stays() -> None:
    """An opaque part of alpha 254 and the ringing of a JPEG are no mask; nearly white is white."""
    picture = noise(120, 80)
    mask = Image.new("L", picture.size, 1)
    mask.paste(7, (0, 0, 20, 80))
    mask.paste(250, (60, 20, 80, 40))
    start = started(picture, mask, feather_px=4, only_masked=True, padding_px=0)
    assert start.place.box == (56, 16, 84, 44)
    assert start.place.alpha.crop((60, 20, 80, 40)).getextrema() == (255, 255)
    finished = start.finished(Image.new("RGB", start.picture.size, (1, 2, 3)))
    assert finished.crop((0, 0, 56, 80)).tobytes() == picture.crop((0, 0, 56, 80)).tobytes()
    with pytest.raises(InvalidValue, match="mask"):
        started(picture, mask.point([min(value, 7) for value in range(256)]))


@pytest.mark.parametrize("feather_px", [0, 8, 40])
def test_greys_of_a_mask_stay_as_they_are(feather_px: int) -> None:
    """A soft mask is as soft as it was painted: the feather begins where it ends."""
    steps = {0: 64, 100: 100, 200: 128, 300: 255}
    mask = Image.new("L", (500, 100))
    for left, level in steps.items():
        mask.paste(level, (left, 0, left + 100, 100))
    alpha = np.asarray(started(noise(500, 100), mask, feather_px=feather_px).place.alpha)
    for left, level in steps.items():
        assert alpha[50, left + 50] == level
    assert (alpha >= np.asarray(mask)).all()
    assert (alpha[:, 400 + feather_px :] == 0).all()
    if feather_px:
        assert 0 < alpha[50, 402] < 255


def test_a_slow_ramp_is_left_alone() -> None:
    """A mask that goes over slowly already gets no more of the drawing than it says."""
    ramp = np.linspace(255, 0, 256).astype(np.uint8)
    mask = Image.fromarray(np.repeat(np.tile(ramp, (60, 1)), 2, axis=1))
    alpha = np.asarray(started(noise(*mask.size), mask, feather_px=8).place.alpha).astype(int)
    rise = alpha[30] - np.asarray(mask)[30].astype(int)
    assert rise[:380].max() <= 7
    assert rise.max() <= 32
    assert (np.diff(alpha[30]) <= 0).all()


def test_a_smoothed_edge_has_no_ring() -> None:
    """One grey pixel around a mask, as brushes and scaling leave, makes no dent in the feather."""
    mask = boxed((200, 200), (60, 60, 140, 140))
    mask = mask.resize((203, 203), Image.Resampling.BILINEAR)
    along = np.asarray(started(noise(203, 203), mask, feather_px=9).place.alpha)[100, 100:]
    assert (np.diff(along.astype(int)) <= 0).all()


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


@pytest.mark.parametrize("asked", [(256, 256), (96, 384), (512, 128)])
@pytest.mark.parametrize("extend", [(0, 0, 0, 0), (40, 0, 0, 0)])
def test_a_whole_picture_is_never_distorted(
    asked: tuple[int, int], extend: tuple[int, ...]
) -> None:
    """While all of a picture is drawn, a size says how many pixels, the picture in what ratio."""
    picture = noise(360, 200)
    start = started(picture, boxed((360, 200), (9, 9, 60, 60)), size=asked, extend=extend)
    assert start.place is not None
    across, down = (
        drawn / there
        for drawn, there in zip(start.picture.size, start.place.canvas.size, strict=True)
    )
    assert across == pytest.approx(down, rel=0.04)
    area = start.picture.width * start.picture.height
    assert area == pytest.approx(asked[0] * asked[1], rel=0.05)


def test_a_part_that_cannot_be_widened_is_not_distorted() -> None:
    """A mask as high as its picture, drawn alone, keeps its ratio whatever size was asked for."""
    picture = noise(100, 400)
    start = started(picture, boxed((100, 400), (0, 0, 90, 400)), size=(256, 256), only_masked=True)
    assert start.place.box == (0, 0, 100, 400)
    assert start.picture.size == (128, 512)


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


@pytest.mark.parametrize(("right", "larger"), [(64, 1.25), (256, 2.0), (2048, 2.0)])
def test_an_extension_leaves_the_scale_of_what_was_there(right: int, larger: float) -> None:
    """A picture is drawn as large as it would be alone, up to twice the usual pixels; a size that
    was asked for holds.
    """
    start = started(noise(256, 256), extend=(0, 0, right, 0))
    assert start.picture.width * start.picture.height == pytest.approx(larger * AREA, rel=0.05)
    asked = started(noise(256, 256), extend=(0, 0, 256, 0), size=(256, 128))
    assert asked.picture.size == (256, 128)


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
