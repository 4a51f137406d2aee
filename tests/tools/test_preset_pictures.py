"""The tool that draws the pictures of styles."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tools import preset_pictures
from tools.preset_pictures import SIZE_PX, draw, thumbnail


@pytest.mark.parametrize("size", [(128, 128), (64, 300), (300, 64)])
def test_a_thumbnail_is_the_middle(size: tuple[int, int]) -> None:
    """Whatever shape was drawn, a card shows its middle, undistorted."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (size[0] // 2 - 8, size[1] // 2 - 8, size[0] // 2 + 8, size[1] // 2 + 8))
    small = thumbnail(picture)
    assert small.size == SIZE_PX
    red, _, blue = small.getpixel((SIZE_PX[0] // 2, SIZE_PX[1] // 2))
    assert red > 200 > blue


def test_a_named_style_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file, as the window looks for it."""
    monkeypatch.setattr(preset_pictures, "STEPS", 2)
    draw({"style-watercolour"}, tmp_path)
    (file,) = tmp_path.iterdir()
    assert file.name == "style-watercolour.webp"
    with Image.open(file) as picture:
        assert picture.size == SIZE_PX
