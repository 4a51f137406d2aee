"""A contact sheet drawn by the exported painter, loaded as anyone would load it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from diffusers import StableDiffusionPipeline

from tools.demo_model.pictures import save_sheet
from tools.demo_model.train_unet import SAMPLE_PROMPTS, sample


def load_painter(folder: Path) -> StableDiffusionPipeline:
    """Load the exported painter in float32, without asking the network."""
    pipeline: StableDiffusionPipeline = StableDiffusionPipeline.from_pretrained(
        folder, torch_dtype=torch.float32, local_files_only=True
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def draw_grid(folder: Path, prompts: Sequence[str], path: Path, columns: int = 5) -> None:
    """Draw the prompts (or the fixed sample prompts where none are given) and write the sheet to
    ``path``.
    """
    wanted = list(prompts) or list(SAMPLE_PROMPTS)
    save_sheet(sample(load_painter(folder), wanted), columns, path)
    print(f"grid: {len(wanted)} pictures in {path}", flush=True)
