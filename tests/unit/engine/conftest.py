"""Painters for the engine's tests: a tiny random one, and the demo model."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sdjp.base.paths import demo_painter_dir
from sdjp.contract.request import Fragment, PaintRequest, Stage
from sdjp.engine.models import Painter, load_painter
from tests.tiny_models import make_painter


@pytest.fixture(scope="session")
def tiny_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diffusers folder with random weights; read only."""
    return make_painter(tmp_path_factory.mktemp("tiny"))


@pytest.fixture
def own_tiny_dir(tiny_dir: Path, tmp_path: Path) -> Path:
    """A copy of the tiny model that a test may damage."""
    return Path(shutil.copytree(tiny_dir, tmp_path / "自分の model"))


@pytest.fixture(scope="session")
def tiny(tiny_dir: Path) -> Painter:
    """The tiny model, loaded."""
    return load_painter(tiny_dir)


@pytest.fixture(scope="session")
def inpainter(tmp_path_factory: pytest.TempPathFactory) -> Painter:
    """A tiny model whose UNet has channels for the mask and the masked picture."""
    return load_painter(make_painter(tmp_path_factory.mktemp("inpainter"), in_channels=9))


@pytest.fixture(scope="session")
def demo() -> Painter:
    """The demo model, loaded."""
    return load_painter(demo_painter_dir())


def stage(text: str, until: int = 1000, weight: float = 1.0) -> Stage:
    """One stage with one fragment."""
    return Stage(((Fragment(text, weight),),), until)


def request_for(painter: Painter, **changes: object) -> PaintRequest:
    """A small drawing for `painter`."""
    values: dict[str, object] = {
        "prompt": "赤い猫",
        "english": "a red cat",
        "stages": (stage("a red cat"),),
        "negative_stages": (stage(""),),
        "model": str(painter.path),
        "steps": 4,
        "seeds": (7,),
        "width": painter.default_size_px,
        "height": painter.default_size_px,
    }
    return PaintRequest(**{**values, **changes})  # type: ignore[arg-type]
