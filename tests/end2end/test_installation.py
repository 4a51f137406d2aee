"""What `pip install .` puts on a machine works without the source tree."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source tree."""
    folder = tmp_path_factory.mktemp("車輪")
    options = ("--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(folder))
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True)
    (built,) = folder.glob("sdjp-*.whl")
    return built


def test_the_wheel_brings_model_glossary_and_language(wheel: Path) -> None:
    """Everything that is read at run time lies inside the package, and the command is declared."""
    names = set(zipfile.ZipFile(wheel).namelist())
    demo = "sdjp/resources/models/demo"
    assert f"{demo}/painter/unet/diffusion_pytorch_model.safetensors" in names
    assert f"{demo}/translator/source.spm" in names
    assert "sdjp/resources/glossary/culture.tsv" in names
    assert "sdjp/i18n/sdjp_ja.ts" in names
    assert any(name.endswith("entry_points.txt") for name in names)


def test_an_installed_sdjp_draws(wheel: Path, tmp_path: Path, sdjp_home: Path) -> None:
    """From a folder with Japanese and a space in its name, far from the source tree."""
    target = tmp_path / "入れた 場所"
    options = ("--no-deps", "--quiet", "--target", str(target))
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True)
    script = next((target / "bin").glob("sdjp*"))
    drawn = subprocess.run(
        [sys.executable, str(script), "txt2img", "赤い鳥居", "--steps", "1", "--json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(target)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert drawn.returncode == 0, drawn.stderr
    assert str(sdjp_home / "pictures") in drawn.stdout
