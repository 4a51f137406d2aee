"""What can be told of a painter model from its files alone, before torch is there to load it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sdjp.contract.errors import ModelMissing, ModelUnreadable, ModelUnsafe, SdjpError

_KNOWN_LIBRARIES = {"diffusers", "transformers", "stable_diffusion"}
_WEIGHT_NAMES = ("diffusion_pytorch_model", "model")


class reading:  # noqa: N801 - reads as a phrase: `with reading(path):`
    """Turns whatever a broken model makes the libraries raise into ModelUnreadable."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Raises ModelUnreadable for any other error than ours and the user's Ctrl+C."""
        if isinstance(error, Exception) and not isinstance(error, SdjpError):
            reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else ""
            raise ModelUnreadable(path=self.path, reason=reason or type(error).__name__) from error


def check_files(path: Path, config: Path | None = None) -> None:
    """Look whether the model at `path` can be loaded; see `sdjp.engine.models.load_painter`.

    Raises:
        ModelMissing, ModelUnreadable, ModelUnsafe: it cannot or must not be.
    """
    if not path.exists():
        raise ModelMissing(path=path)
    with reading(path):
        if path.is_dir():
            _check_folder(path)
        elif not looks_like_safetensors(path):
            raise ModelUnsafe(path=path, reason="not safetensors")
        elif config is None or not (config / "model_index.json").is_file():
            raise ModelUnreadable(path=path, reason="--config DIR")


def looks_like_safetensors(file: Path) -> bool:
    """Decided by content: eight bytes of header length, then a JSON object of that length."""
    with file.open("rb") as stream:
        head = stream.read(9)
    length = int.from_bytes(head[:8], "little")
    return len(head) == 9 and head[8:] == b"{" and 2 <= length <= min(2**27, file.stat().st_size)


def model_index(folder: Path) -> dict[str, Any]:
    """The `model_index.json` of a diffusers folder.

    Raises:
        ModelUnreadable, OSError, ValueError: it is missing or broken.
    """
    values = json.loads((folder / "model_index.json").read_text(encoding="utf-8"))
    if not isinstance(values, dict):
        raise ModelUnreadable(path=folder, reason="model_index.json")
    return values


def weight_files(path: Path) -> list[Path]:
    """The files of the UNet's weights, or the single file."""
    if path.is_file():
        return [path]
    return [file for name in _WEIGHT_NAMES for file in (path / "unet").glob(f"{name}*.safetensors")]


def _check_folder(folder: Path) -> None:
    if not (folder / "model_index.json").is_file():
        raise ModelUnreadable(path=folder, reason="model_index.json is missing")
    for part, entry in model_index(folder).items():
        if isinstance(entry, list) and entry[:1] != [None] and entry[0] not in _KNOWN_LIBRARIES:
            raise ModelUnsafe(path=folder, reason=f"{part}: {entry[0]}")
    for part in ("unet", "vae", "text_encoder"):
        _require_safetensors(folder / part, folder)
    # Without these, transformers 5 makes an empty tokenizer and says nothing.
    if not any(
        (folder / "tokenizer" / name).is_file() for name in ("vocab.json", "tokenizer.json")
    ):
        raise ModelUnreadable(path=folder, reason="tokenizer")


def _require_safetensors(part: Path, folder: Path) -> None:
    if any(part.glob("*.safetensors")):
        return
    pickles = [*part.glob("*.bin"), *part.glob("*.ckpt"), *part.glob("*.pt")]
    if pickles:
        raise ModelUnsafe(path=folder, reason=f"{part.name}/{pickles[0].name}")
    raise ModelUnreadable(path=folder, reason=f"{part.name}/*.safetensors")
