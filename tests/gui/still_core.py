"""A core that knows its model although no worker runs: for rooms that ask no worker anything."""

from __future__ import annotations

from typing import Any

from sdjp.app.core import Core
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.messages import Loaded
from tests.gui.conftest import NewCore

SAMPLERS = ("DDIM", "Euler", "DPM++ 2M")


def loaded(**facts: Any) -> Loaded:
    """What a painter says of the embedded model, but for `facts`."""
    usual: dict[str, Any] = {
        "job": "",
        "model": str(demo_painter_dir()),
        "name": "デモ",
        "factor": 4,
        "size": 128,
        "guidance_scale": 4.0,
        "has_safety": True,
        "samplers": SAMPLERS,
        "device": "cpu",
    }
    return Loaded(**{**usual, **facts})


def still_core(new_core: NewCore, **facts: Any) -> Core:
    """A core with a loaded model and no process."""
    core = new_core()
    core.session.set(model=str(demo_painter_dir()))
    take_model(core, loaded(**facts))
    return core


def take_model(core: Core, model: Loaded | None) -> None:
    """Have the core know another model."""
    core.model_in_use.loaded = model
    core.model_changed.emit()
