"""Loading: what is refused, and what a loaded model says of itself."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path

import pytest

from sdjp.contract.errors import ModelMissing, ModelUnreadable, ModelUnsafe
from sdjp.engine.model_files import looks_like_safetensors
from sdjp.engine.models import Painter, load_painter


def test_a_missing_model_is_named() -> None:
    """The path that was asked for stands in the error."""
    with pytest.raises(ModelMissing) as caught:
        load_painter(Path("ない/モデル"))
    assert "モデル" in caught.value.context["path"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "model_index.json").unlink(),
        lambda folder: (folder / "model_index.json").write_text("{", encoding="utf-8"),
        lambda folder: (folder / "model_index.json").write_text("[]", encoding="utf-8"),
        lambda folder: (folder / "unet" / "config.json").write_text("{}", encoding="utf-8"),
        lambda folder: shutil.rmtree(folder / "vae"),
        lambda folder: weights(folder).write_bytes(weights(folder).read_bytes()[:5000]),
        lambda folder: weights(folder).write_bytes(b"<html>not found</html>"),
        lambda folder: shutil.rmtree(folder / "tokenizer"),
    ],
    ids=[
        "no index",
        "torn index",
        "list index",
        "empty config",
        "no vae",
        "torn weights",
        "html",
        "no tokenizer",
    ],
)
def test_a_damaged_model_is_unreadable(own_tiny_dir: Path, damage: object) -> None:
    """Whatever the libraries raise becomes ModelUnreadable, with the model's path."""
    damage(own_tiny_dir)  # type: ignore[operator]
    with pytest.raises(ModelUnreadable) as caught:
        load_painter(own_tiny_dir)
    assert caught.value.context["path"] == str(own_tiny_dir)


def weights(folder: Path) -> Path:
    """The UNet's weights file."""
    return folder / "unet" / "diffusion_pytorch_model.safetensors"


class Canary:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("name", ["model.ckpt", "model.safetensors"])
def test_a_pickle_is_refused_by_content(tmp_path: Path, name: str) -> None:
    """A pickle is not read, whatever its name; nothing in it runs."""
    canary = tmp_path / "ran"
    (tmp_path / name).write_bytes(pickle.dumps(Canary(canary)))
    with pytest.raises(ModelUnsafe):
        load_painter(tmp_path / name)
    assert not canary.exists()


def test_negative_control_the_canary_sings(tmp_path: Path) -> None:
    """Unpickling that canary does leave a file."""
    canary = tmp_path / "ran"
    pickle.loads(pickle.dumps(Canary(canary)))
    assert canary.exists()


def test_a_folder_of_pickled_weights_is_refused(own_tiny_dir: Path) -> None:
    """`.bin` weights beside no safetensors are never opened."""
    canary = own_tiny_dir / "ran"
    weights(own_tiny_dir).unlink()
    pickled = own_tiny_dir / "unet" / "diffusion_pytorch_model.bin"
    pickled.write_bytes(pickle.dumps(Canary(canary)))
    with pytest.raises(ModelUnsafe):
        load_painter(own_tiny_dir)
    assert not canary.exists()


def test_code_of_a_model_is_refused(own_tiny_dir: Path) -> None:
    """A component that names a module of the folder is refused before it is imported."""
    index_file = own_tiny_dir / "model_index.json"
    index = json.loads(index_file.read_text(encoding="utf-8"))
    index["unet"] = ["my_unet", "UNet2DConditionModel"]
    index_file.write_text(json.dumps(index), encoding="utf-8")
    canary = own_tiny_dir / "ran"
    (own_tiny_dir / "unet" / "my_unet.py").write_text(
        f"open({str(canary)!r}, 'w').close()\nfrom diffusers import UNet2DConditionModel\n",
        encoding="utf-8",
    )
    with pytest.raises(ModelUnsafe):
        load_painter(own_tiny_dir)
    assert not canary.exists()


def test_a_loaded_model_describes_itself(tiny: Painter) -> None:
    """Factor, channels, size and hash come from the model, not from constants."""
    assert (tiny.scale_factor, tiny.latent_channels, tiny.default_size_px) == (8, 4, 64)
    assert len(tiny.sha256) == 64
    assert tiny.recommended_guidance_scale == 7.5


@pytest.mark.parametrize(
    ("content", "name", "scale"),
    [
        ('{"name": "絵本", "guidance_scale": 3}', "絵本", 3.0),
        ('{"guidance_scale": "much"}', "自分の model", 7.5),
        ("[1]", "自分の model", 7.5),
        ("{", "自分の model", 7.5),
    ],
)
def test_a_model_may_say_its_name_and_scale(
    own_tiny_dir: Path, content: str, name: str, scale: float
) -> None:
    """`sdjp.json` is read where there is one, and ignored where it is broken."""
    (own_tiny_dir / "sdjp.json").write_text(content, encoding="utf-8")
    painter = load_painter(own_tiny_dir)
    assert (painter.name, painter.recommended_guidance_scale) == (name, scale)


def test_the_hash_follows_the_weights(own_tiny_dir: Path, tiny: Painter) -> None:
    """One changed byte in the weights changes the hash."""
    content = bytearray(weights(own_tiny_dir).read_bytes())
    content[-1] ^= 1
    weights(own_tiny_dir).write_bytes(content)
    assert load_painter(own_tiny_dir).sha256 != tiny.sha256


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x80\x02}q", b"{" * 40, b"\xff" * 40])
def test_safetensors_are_known_by_their_header(tmp_path: Path, content: bytes) -> None:
    """What does not begin with a plausible header length and a brace is no safetensors file."""
    file = tmp_path / "weights.safetensors"
    file.write_bytes(content)
    assert not looks_like_safetensors(file)
