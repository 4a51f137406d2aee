"""What lies under a mask before it is drawn."""

from __future__ import annotations

import numpy as np
from PIL import Image

from sdjp.engine.masked_content import edges_continued, filled


def halves() -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (128, 96), (200, 20, 20))
    picture.paste((20, 20, 200), (64, 0, 128, 96))
    return picture


def test_a_hole_takes_the_colours_around_it() -> None:
    """In a red field a green spot becomes red, in a blue one blue, and nothing else changes."""
    picture = halves()
    mask = Image.new("L", picture.size)
    for left in (20, 90):
        picture.paste((0, 255, 0), (left, 40, left + 16, 56))
        mask.paste(255, (left, 40, left + 16, 56))
    result = np.asarray(filled(picture, mask)).astype(int)
    assert np.abs(result - np.asarray(halves()).astype(int)).max() <= 6
    outside = np.asarray(mask) == 0
    assert np.array_equal(result[outside], np.asarray(picture)[outside])


def test_between_two_colours_a_hole_goes_over_from_one_to_the_other() -> None:
    """A wide hole in the middle has no green left, and its ends are those of its sides."""
    picture, mask = halves(), Image.new("L", (128, 96))
    picture.paste((0, 255, 0), (32, 0, 96, 96))
    mask.paste(255, (32, 0, 96, 96))
    result = np.asarray(filled(picture, mask)).astype(int)
    assert result[..., 1].max() < 60
    assert result[48, 34, 0] > 150 > 60 > result[48, 34, 2]
    assert result[48, 93, 2] > 150 > 60 > result[48, 93, 0]


def test_a_mask_over_everything_leaves_the_picture() -> None:
    """There is nothing to fill with."""
    assert filled(halves(), Image.new("L", (128, 96), 255)).tobytes() == halves().tobytes()


def test_edges_go_on_outwards() -> None:
    """A horizon at the edge goes on at its height; the picture itself stays."""
    picture = Image.new("RGB", (64, 64), (120, 180, 240))
    picture.paste((40, 120, 40), (0, 40, 64, 64))
    result = edges_continued(picture, (32, 0, 48, 16))
    assert result.size == (144, 80)
    assert result.crop((32, 0, 96, 64)).tobytes() == picture.tobytes()
    values = np.asarray(result).astype(int)
    for x in (4, 140):
        assert np.abs(values[20, x] - (120, 180, 240)).max() < 12
        assert np.abs(values[76, x] - (40, 120, 40)).max() < 12
