"""The training pictures: drawn once from seeds, kept as one uint8 array on disk, and sheets to
look at them.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from tools.demo_model.render import render_array
from tools.demo_model.world import VISIBLE, Scene, sample_scene, scene_of

Job = tuple[str, int, int]
CHUNK = 128
"""Pictures drawn at a time by one process."""


def draw_pictures(work: Path, count: int, size: int, seed: int) -> tuple[np.ndarray, list[Scene]]:
    """Return ``count`` pictures (count, size, size, 3) of uint8 and their scenes; drawn now, by as
    many processes as there are cores, or read if drawn before. The array stays on disk.
    """
    array_path, scene_path = (
        work / f"pictures-{count}-{size}-{seed}.npy",
        work / f"scenes-{count}-{size}-{seed}.json",
    )
    if not scene_path.exists():
        rng = random.Random(seed)
        keys = [sample_scene(rng).key for _ in range(count)]
        work.mkdir(parents=True, exist_ok=True)
        shape = (count, size, size, 3)
        pictures = np.lib.format.open_memmap(array_path, mode="w+", dtype=np.uint8, shape=shape)
        jobs = [(key, i, size) for i, key in enumerate(keys)]
        for i, picture in enumerate(_drawn_by_all_cores(jobs)):
            pictures[i] = picture
        pictures.flush()
        partial = scene_path.with_suffix(".partial")
        partial.write_text(json.dumps(keys), encoding="ascii")
        partial.replace(scene_path)
    keys = json.loads(scene_path.read_text(encoding="ascii"))
    return np.load(array_path, mmap_mode="r"), [scene_of(key) for key in keys]


def _drawn_by_all_cores(jobs: list[Job]) -> Iterator[np.ndarray]:
    if len(jobs) < CHUNK:
        yield from map(_drawn, jobs)
        return
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        yield from pool.imap(_drawn, jobs, CHUNK)


def _drawn(job: Job) -> np.ndarray:
    key, seed, size = job
    return render_array(scene_of(key), seed, size)


def scene_labels(scenes: Sequence[Scene]) -> torch.Tensor:
    """Return what each scene shows (`VISIBLE`) as indices (scenes, labels) of int64."""
    rows = [
        [values.index(scene.value(name)) for name, values in VISIBLE.items()] for scene in scenes
    ]
    return torch.tensor(rows)


def to_tensor(pictures: np.ndarray) -> torch.Tensor:
    """Turn uint8 pictures (n, h, w, 3) into floats (n, 3, h, w) from -1 to 1."""
    return torch.from_numpy(np.array(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1


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
