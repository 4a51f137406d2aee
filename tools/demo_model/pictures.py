"""The training pictures: drawn once from seeds, kept as one uint8 array on disk, and sheets to
look at them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from tools.demo_model.render import render_array
from tools.demo_model.world import ATTRIBUTES, Scene, sample_scene


def draw_pictures(work: Path, count: int, size: int, seed: int) -> tuple[np.ndarray, list[Scene]]:
    """Return ``count`` pictures (count, size, size, 3) of uint8 and their scenes; drawn now, or
    read if drawn before.
    """
    array_path, scene_path = (
        work / f"pictures-{count}-{size}-{seed}.npy",
        work / f"scenes-{count}-{size}-{seed}.json",
    )
    if not scene_path.exists():
        rng = random.Random(seed)
        scenes = [sample_scene(rng) for _ in range(count)]
        pictures = np.empty((count, size, size, 3), np.uint8)
        for i, scene in enumerate(scenes):
            pictures[i] = render_array(scene, i, size)
        work.mkdir(parents=True, exist_ok=True)
        np.save(array_path, pictures)
        partial = scene_path.with_suffix(".partial")
        partial.write_text(json.dumps([scene.key for scene in scenes]), encoding="ascii")
        partial.replace(scene_path)
    keys: list[str] = json.loads(scene_path.read_text(encoding="ascii"))
    return np.load(array_path), [Scene(*key.split("/")) for key in keys]


def scene_labels(scenes: Sequence[Scene]) -> torch.Tensor:
    """Return the attribute values as indices (scenes, attributes) of int64."""
    rows = [
        [values.index(scene.value(name)) for name, values in ATTRIBUTES.items()] for scene in scenes
    ]
    return torch.tensor(rows)


def to_tensor(pictures: np.ndarray) -> torch.Tensor:
    """Turn uint8 pictures (n, h, w, 3) into floats (n, 3, h, w) from -1 to 1."""
    return torch.from_numpy(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1


def to_pictures(tensor: torch.Tensor) -> np.ndarray:
    """Turn floats (n, 3, h, w) from -1 to 1 into uint8 pictures (n, h, w, 3)."""
    scaled = ((tensor.float().clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
    return scaled.permute(0, 2, 3, 1).cpu().numpy()


def save_sheet(pictures: Sequence[np.ndarray], columns: int, path: Path) -> None:
    """Write pictures of one size as a sheet with ``columns`` columns and a thin white gap."""
    gap, size = 3, pictures[0].shape[0]
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (size + gap), rows * (size + gap)), "white")
    for i, picture in enumerate(pictures):
        sheet.paste(
            Image.fromarray(picture), ((i % columns) * (size + gap), (i // columns) * (size + gap))
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path)
