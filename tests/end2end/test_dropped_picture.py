"""A photo is dragged onto the window, painted on and drawn, with the mouse of a real screen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.end2end.conftest import Command
from tests.end2end.desktop import Desktop, keep, wait_for
from tools.virtual_screen import is_available

pytestmark = pytest.mark.skipif(
    not is_available() or shutil.which("xdotool") is None,
    reason="needs Xvfb and xdotool: `python make.py test` installs them on Debian",
)

WATERMARK_LEVELS = 6
"""No pixel is changed by more than this when the watermark is written."""


def photo(width: int, height: int) -> Image.Image:
    """Soft colours, as of a landscape out of focus."""
    rng = np.random.default_rng(4)
    small = Image.fromarray(rng.integers(40, 216, (5, 8, 3), dtype=np.uint8))
    return small.resize((width, height), Image.Resampling.BICUBIC)


def test_a_dropped_photo_is_painted_on_and_drawn(
    desktop: Desktop,
    sdjp: Command,
    tmp_path: Path,
) -> None:
    """XDND from another program, a stroke of the mouse, 生成: what was painted over changed, all
    else is the photo but for the watermark, and the picture knows what it was made of.
    """
    keep(desktop.home, "settings.json", {"first_start_done": True})
    form = {"steps": 3, "strength": 1.0, "feather_px": 8}
    keep(desktop.home, "session.json", {"clean": True, "work": {"form": form}})
    original = photo(320, 240)
    path = tmp_path / "旅行 の写真.png"
    original.save(path)
    window = desktop.open_window()
    panel = wait_for("state", lambda: desktop.session().get("work", {}).get("panel"))
    left, top = panel["geometry"]["x"], panel["geometry"]["y"]
    x = left + panel["columns"][0] + panel["columns"][1] // 2
    y = top + panel["geometry"]["height"] // 2

    desktop.drop(path, x, y)
    wait_for("start", lambda: desktop.session()["work"]["form"].get("picture"))
    desktop.drag((x - 40, y + 60), (x + 40, y + 60))
    wait_for("mask", lambda: desktop.session()["work"]["form"].get("mask"))
    window.press("ctrl+l")
    window.paste("夕焼けの海")
    window.press("ctrl+Return")
    (made,) = wait_for("picture", desktop.pictures)

    record = sdjp("verify", made, "--json").objects[0]["sdjp"]
    assert record["mode"] == "inpaint"
    inputs = desktop.home / "data" / "inputs"
    kept, mask = (
        np.asarray(Image.open(inputs / f"{record['init'][name]}.png")).astype(int)
        for name in ("picture", "mask")
    )
    assert np.array_equal(kept, np.asarray(original))
    difference = np.abs(np.asarray(Image.open(made)).astype(int) - kept).max(axis=-1)
    near = mask > 0
    rows, columns = np.nonzero(near)
    around = np.zeros_like(near, dtype=bool)
    around[
        max(0, rows.min() - 8) : rows.max() + 9, max(0, columns.min() - 8) : columns.max() + 9
    ] = True
    assert 0 < near.mean() < 0.3
    assert difference[~around].max() <= WATERMARK_LEVELS
    assert difference[near].mean() > WATERMARK_LEVELS
    window.ask_to_close()
    assert window.ended() == (0, "")
    assert json.loads((desktop.home / "data" / "session.json").read_bytes())["clean"]
    assert desktop.troubles() == []
