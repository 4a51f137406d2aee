"""The tool that draws what strength does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tools import strength_pictures
from tools.strength_pictures import SIDE_PX, draw


def test_the_higher_the_strength_the_less_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file for each strength, the first of them the beginning, the last far from it."""
    monkeypatch.setattr(strength_pictures, "STEPS", 5)
    draw(tmp_path)
    files = sorted(tmp_path.iterdir())
    assert [file.stem for file in files] == ["000", "020", "040", "060", "080", "100"]
    pictures = []
    for file in files:
        with Image.open(file) as picture:
            assert picture.size == (SIDE_PX, SIDE_PX)
            pictures.append(np.asarray(picture.convert("RGB")).astype(float))
    little, much = (np.abs(picture - pictures[0]).mean() for picture in (pictures[1], pictures[5]))
    assert little < much / 2
