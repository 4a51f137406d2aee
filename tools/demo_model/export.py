"""Stage ``export``: the trained parts as ordinary folders, in half precision, and a check that
strangers can load them.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from sdjp.base.paths import resource_dir
from tools.demo_model.grid import load_painter
from tools.demo_model.pictures import draw_pictures
from tools.demo_model.train_unet import SAMPLE_PROMPTS, assemble, load_unet, sample
from tools.demo_model.train_vae import load_vae

SIZE_LIMIT = 60_000_000
ABOUT = {"name": "SDJP Demo", "guidance_scale": 3.0}
"""What SDJP reads besides the standard files: the model's name and its recommended scale."""


def export(work: Path, output: Path) -> None:
    """Write ``output``/painter and, if trained, ``output``/translator, each replaced as a whole,
    and verify both.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    fresh = output.with_name(output.name + ".partial")
    shutil.rmtree(fresh, ignore_errors=True)
    export_painter(work, fresh / "painter")
    verify_painter(fresh / "painter")
    if (work / "translator.pt").exists():
        from tools.demo_model.train_translator import export_translator, verify_translator

        export_translator(work, fresh / "translator", resource_dir() / "glossary")
        verify_translator(fresh / "translator")
    size = sum(file.stat().st_size for file in fresh.rglob("*") if file.is_file())
    if size > SIZE_LIMIT:
        raise RuntimeError(
            f"the demo model has {size / 1e6:.1f} MB, more than {SIZE_LIMIT / 1e6:.0f}"
        )
    output.mkdir(parents=True, exist_ok=True)
    for part in fresh.iterdir():
        shutil.rmtree(output / part.name, ignore_errors=True)
        part.replace(output / part.name)
    fresh.rmdir()
    print(f"export: {size / 1e6:.1f} MB in {output}", flush=True)


def export_painter(work: Path, folder: Path) -> None:
    """Write the painter as a StableDiffusionPipeline folder in float16 safetensors."""
    pictures, _ = draw_pictures(work, *_training_set(work))
    pipeline = assemble(load_unet(work), load_vae(work, pictures), work)
    for part in (pipeline.unet, pipeline.vae, pipeline.text_encoder):
        torch.nn.Module.half(part.cpu())
    pipeline.save_pretrained(folder, safe_serialization=True)
    for name in ("vocab.json", "merges.txt"):
        shutil.copy(work / "tokenizer" / name, folder / "tokenizer" / name)
    (folder / "sdjp.json").write_text(json.dumps(ABOUT, indent=2) + "\n", encoding="utf-8")
    _name_as_stable_diffusion(folder / "text_encoder" / "model.safetensors")
    for config in folder.rglob("*.json"):
        _without_paths(config)


def _training_set(work: Path) -> tuple[int, int, int]:
    """Return count, size and seed of the pictures drawn in this work folder (the latest set, if
    several).
    """
    files = sorted(work.glob("scenes-*-*-*.json"), key=lambda file: file.stat().st_mtime)
    if not files:
        raise FileNotFoundError(
            f"no training pictures in {work}; run the stages before this one first"
        )
    count, size, seed = files[-1].stem.split("-")[1:]
    return int(count), int(size), int(seed)


def _name_as_stable_diffusion(path: Path) -> None:
    """Give the text encoder's weights the names they have in every Stable Diffusion folder
    (``text_model.…``).
    """
    weights = load_file(path)
    named = {
        name if name.startswith("text_model.") else f"text_model.{name}": value
        for name, value in weights.items()
    }
    save_file(named, path, metadata={"format": "pt"})


def _without_paths(path: Path) -> None:
    """Remove where a part was loaded from: it says nothing to others."""
    config = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(config, dict) and "_name_or_path" in config:
        del config["_name_or_path"]
        path.write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def verify_painter(folder: Path) -> None:
    """Load the folder with plain diffusers and draw one picture; raise if it is broken or blank."""
    picture = sample(load_painter(folder), SAMPLE_PROMPTS[:1], steps=8)[0]
    if not np.isfinite(picture).all() or picture.std() < 8:
        raise RuntimeError("the exported painter draws a blank picture")
