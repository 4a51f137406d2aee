"""What the window's process loads, asked of a real window after it has been used."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.test_rooms import HEAVY
from tests.gui.driven_window import FAKES, WindowProcess


def modules_of(do: list[list[object]], painter: dict[str, object]) -> set[str]:
    """Top-level modules of a window after it has done that."""
    window = WindowProcess({"workers": {**FAKES, "painter": painter}, "do": do})
    try:
        window.wait_for("up")
        if painter:
            window.wait_for("saved")
        return set(window.wait_for("modules")[1])
    finally:
        window.kill()


def test_the_window_stays_light(sdjp_home: Path, tmp_path: Path) -> None:
    """Typing and drawing bring no torch, no translator and no dictionary into the window."""
    do = [[100, "prompt", "夕焼けの海に立つ赤い鳥居"], [300, "draw"], [3000, "modules"]]
    loaded = modules_of(do, {"folder": str(tmp_path)})
    assert "sdjp" in loaded
    assert loaded & HEAVY == {"PySide6"}


def test_an_open_window_has_loaded_nothing_for_later(sdjp_home: Path) -> None:
    """What only saving, reading or searching pictures needs does not slow the start down."""
    loaded = modules_of([[100, "modules"]], {})
    assert loaded & {*HEAVY, "numpy", "PIL", "pywt"} == {"PySide6"}
