"""The safety checker sees what was drawn, wherever in the picture it lies."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdjp.contract.init_image import InitImage
from sdjp.engine.models import Painter, load_painter
from sdjp.engine.paint import Painted, paint
from sdjp.engine.places import MOST_PLACES, places
from sdjp.engine.safety import MAX_VIEWS, is_flagged, squares
from sdjp.engine.start import start_of
from tests.tiny_models import add_safety_checker, object_to
from tests.unit.engine.conftest import request_for

LEFT_END, SPECK = (0, 0, 64, 64), (500, 30, 516, 46)
WAYS: dict[str, tuple[dict[str, object], tuple[int, int, int, int] | None]] = {
    "img2img": ({}, None),
    "a mask at the end": ({"mask": "m"}, LEFT_END),
    "only that": ({"mask": "m", "only_masked": True}, LEFT_END),
    "a speck": ({"mask": "m", "only_masked": True, "padding_px": 0}, SPECK),
    "outpaint": ({"extend": (64, 0, 0, 0)}, None),
}


@pytest.fixture
def checked(own_tiny_dir: Path) -> Painter:
    """The tiny model with a checker that objects to nothing."""
    add_safety_checker(own_tiny_dir, objects=False)
    return load_painter(own_tiny_dir)


def wide_photo() -> Image.Image:
    """Nine times as wide as high, all in one colour."""
    return Image.new("RGB", (576, 64), (40, 90, 200))


def drawn(painter: Painter, way: str, *, safety: bool = True) -> Painted:
    """One picture, drawn in this way."""
    changes, box = WAYS[way]
    photo = wide_photo()
    mask = None
    if box is not None:
        mask = Image.new("L", photo.size)
        mask.paste(255, box)
    init = InitImage("x", strength=1.0, feather_px=0, **changes)  # type: ignore[arg-type]
    start = start_of(photo, mask, init, (0, 0), area=64 * 64, factor=painter.scale_factor)
    width, height = start.picture.size
    request = request_for(painter, init=init, width=width, height=height, safety=safety)
    (painted,) = paint(painter, request, start=start)
    return painted


@pytest.mark.parametrize("way", WAYS)
def test_what_was_drawn_is_checked_by_itself(checked: Painter, way: str) -> None:
    """A checker that objects to the drawn part alone blurs the picture and keeps the original; one
    that objects to something else lets it pass.
    """
    plain = drawn(checked, way, safety=False)
    whole = plain.picture
    box = WAYS[way][1] or (0, 0, 64, whole.height)
    if way == "img2img":
        box = (0, 0, whole.height, whole.height)
    object_to(checked, whole.crop(box))
    painted = drawn(checked, way)
    assert painted.safety == "flagged"
    assert painted.original is not None
    assert painted.original.tobytes() == whole.tobytes() != painted.picture.tobytes()
    object_to(checked, Image.new("RGB", (64, 64), (255, 250, 10)))
    passed = drawn(checked, way)
    assert (passed.safety, passed.original) == ("passed", None)
    assert passed.picture.tobytes() == whole.tobytes()


@pytest.mark.parametrize("objects", [True, False])
def test_the_whole_picture_is_checked_as_well(checked: Painter, objects: bool) -> None:
    """What a harmless part makes of a photo is seen with it; pixels are not touched."""
    photo = wide_photo()
    photo.paste("red", (256, 0, 320, 64))
    middle, left, right = (256, 0, 320, 64), (0, 0, 64, 64), (500, 0, 564, 64)
    object_to(checked, photo.crop(middle if objects else left))
    before = np.array(photo)
    assert is_flagged(checked, photo, [right if objects else middle]) == objects
    assert np.array_equal(before, np.asarray(photo))


def test_each_of_two_places_is_checked_by_itself(checked: Painter) -> None:
    """Two specks at either end: in a box around both, each would be a small thing among others."""
    photo, specks = wide_photo(), [(4, 4, 20, 20), (556, 44, 572, 60)]
    mask = Image.new("L", photo.size)
    for speck in specks:
        mask.paste(255, speck)
        photo.paste("red", (speck[0] + 4, speck[1] + 4, speck[2], speck[3]))
    init = InitImage("x", "m", strength=1.0, feather_px=0)
    start = start_of(photo, mask, init, (0, 0), area=64 * 64, factor=checked.scale_factor)
    shown = start.shown(start.picture)
    assert (shown[0], sorted(shown[1:])) == ((4, 4, 572, 60), specks)
    object_to(checked, photo.crop(specks[1]))
    assert is_flagged(checked, photo, shown)
    assert not is_flagged(checked, photo, shown[:1])


def test_many_places_share_few_boxes() -> None:
    """Any number of specks makes a bounded number of boxes, which hold all of them; what touches is
    one place, and nothing is none.
    """
    mask = Image.new("L", (4096, 3072))
    assert places(mask) == []
    rng = np.random.default_rng(5)
    specks = [tuple(map(int, rng.integers(0, (4090, 3070)))) for _ in range(300)]
    for left, top in specks:
        mask.paste(1, (left, top, left + 2, top + 2))
    found = places(mask)
    assert 1 <= len(found) <= MOST_PLACES
    for left, top in specks:
        assert any(b[0] <= left and b[1] <= top and left < b[2] and top < b[3] for b in found)
    assert len(places(Image.new("L", (9, 9), 255))) == 1
    mask.paste(0, (0, 0, *mask.size))
    mask.paste(9, (3, 5, 4, 6))
    mask.paste(255, (4000, 0, 4096, 3072))
    assert sorted(places(mask)) == [(3, 5, 4, 6), (4000, 0, 4096, 3072)]


@pytest.mark.parametrize("size", [(64, 64), (65, 64), (30, 200), (4096, 8), (1, 900), (1, 1)])
def test_squares_show_every_pixel(size: tuple[int, int]) -> None:
    """Few squares cover a part of any shape."""
    rng = np.random.default_rng(3)
    part = Image.fromarray(rng.integers(1, 256, (size[1], size[0], 3), dtype=np.uint8))
    found = squares(part)
    assert 1 <= len(found) <= MAX_VIEWS
    assert all(each.width == each.height for each in found)
    lines = np.concatenate([np.asarray(each).reshape(-1, 3) for each in found])
    seen = {tuple(pixel) for pixel in lines.tolist()}
    assert {tuple(pixel) for pixel in np.asarray(part).reshape(-1, 3).tolist()} <= seen


def test_a_square_picture_is_looked_at_once() -> None:
    """A drawing from noise in the model's own size costs one look, as ever."""
    assert [each.size for each in squares(Image.new("RGB", (64, 64)))] == [(64, 64)]
