"""Stage ``adopt``: an exported model becomes the state of an empty work folder, so that training
can go on from what was published, on another machine as well.

The autoencoder's latents and the text encoder stay as they are; painter, decoder and translator go
on from the exported weights, with new momenta.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file
from transformers import MarianMTModel

from tools.demo_model.checkpoint import save_checkpoint

WEIGHTS = "diffusion_pytorch_model.safetensors"


def adopt(model: Path, work: Path) -> None:
    """Fill the work folder from the exported parts in ``model``: `painter`, `translator` or both.

    Raises:
        FileExistsError: there is something in the folder that would be lost.
        FileNotFoundError: ``model`` holds neither.
    """
    names = ("vae-fixed", "text", "unet", "vae-decoder", "translator")
    taken = [f"{name}.pt" for name in names if (work / f"{name}.pt").exists()]
    if taken:
        raise FileExistsError(f"{work} already holds {', '.join(taken)}")
    parts = {"painter": _adopt_painter, "translator": _adopt_translator}
    there = [name for name in parts if (model / name).is_dir()]
    if not there:
        raise FileNotFoundError(f"no exported model in {model}")
    for name in there:
        parts[name](model / name, work)


def _adopt_painter(painter: Path, work: Path) -> None:
    vae = _single(painter / "vae" / WEIGHTS)
    config = json.loads((painter / "vae" / "config.json").read_text(encoding="utf-8"))
    save_checkpoint(
        work / "vae-fixed.pt", {"average": vae, "scaling_factor": config["scaling_factor"]}
    )
    _begin(work / "vae-decoder.pt", vae)
    _begin(work / "unet.pt", _single(painter / "unet" / WEIGHTS))
    text = _single(painter / "text_encoder" / "model.safetensors")
    text = {f"encoder.{name.removeprefix('text_model.')}": value for name, value in text.items()}
    _begin(work / "text.pt", text)
    shutil.copytree(painter / "tokenizer", work / "tokenizer", dirs_exist_ok=True)


def _adopt_translator(translator: Path, work: Path) -> None:
    model = MarianMTModel.from_pretrained(translator, dtype=torch.float32, local_files_only=True)
    _begin(work / "translator.pt", model.state_dict())
    rest = ("*.safetensors", "config.json", "generation_config.json", "words.txt")
    shutil.copytree(
        translator,
        work / "translator-tokenizer",
        ignore=shutil.ignore_patterns(*rest),
        dirs_exist_ok=True,
    )


def _single(path: Path) -> dict[str, torch.Tensor]:
    return {name: value.float() for name, value in load_file(path).items()}


def _begin(path: Path, weights: dict[str, torch.Tensor]) -> None:
    save_checkpoint(path, {"model": weights, "average": weights, "step": 0, "spent": 0.0})
