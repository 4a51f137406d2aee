"""Stage ``latents``: the training pictures as the fixed autoencoder sees them, encoded once.

The painter may train on those that are ready while this stage goes on encoding the rest.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch

from tools.demo_model.pictures import to_tensor
from tools.demo_model.train_vae import fixed_vae
from tools.demo_model.training import mixed_precision
from tools.demo_model.workers import device

BATCH = 16
LOOK_AGAIN_S = 20.0


class Latents:
    """The encoded pictures of a work folder, half precision, on disk.

    Attributes:
        ready: how many there are by now; the first ones of the pictures.
    """

    def __init__(self, work: Path, count: int) -> None:
        self._array_path = work / f"latents-{count}.npy"
        self._count_path = work / f"latents-{count}.ready"
        if not self._array_path.exists():
            raise FileNotFoundError(f"no latents in {work}; run the stage before this one first")
        self._array = np.load(self._array_path, mmap_mode="r")
        self._looked = 0.0
        self._ready = 0

    @property
    def shape(self) -> tuple[int, ...]:
        """Return (count, channels, height, width)."""
        return tuple(self._array.shape)

    @property
    def ready(self) -> int:
        """Return how many are encoded, looking again now and then."""
        if time.monotonic() - self._looked > LOOK_AGAIN_S or not self._ready:
            self._looked = time.monotonic()
            self._ready = _count(self._count_path)
        return self._ready

    def __getitem__(self, chosen: torch.Tensor) -> torch.Tensor:
        """Return latents (n, channels, height, width) of float32."""
        return torch.from_numpy(self._array[chosen.numpy()].astype(np.float32))


@torch.no_grad()
def encode_pictures(pictures: np.ndarray, work: Path) -> None:
    """Encode the pictures (n, h, w, 3) that are not encoded yet; may be killed and continued."""
    vae = fixed_vae(work, pictures).to(device(), memory_format=torch.channels_last)
    array_path = work / f"latents-{len(pictures)}.npy"
    count_path = work / f"latents-{len(pictures)}.ready"
    side = pictures.shape[1] // 2 ** (len(vae.config.block_out_channels) - 1)
    shape = (len(pictures), int(vae.config.latent_channels), side, side)
    mode = "r+" if array_path.exists() else "w+"
    array = np.lib.format.open_memmap(array_path, mode=mode, dtype=np.float16, shape=shape)
    for start in range(_count(count_path), len(pictures), BATCH):
        shown = to_tensor(pictures[start : start + BATCH]).to(device())
        with mixed_precision():
            mean = vae.encode(shown.to(memory_format=torch.channels_last)).latent_dist.mean
        array[start : start + BATCH] = (mean.float() * vae.config.scaling_factor).half().cpu()
        done = min(start + BATCH, len(pictures))
        if done % (64 * BATCH) == 0 or done == len(pictures):
            array.flush()
            _remember(count_path, done)
            print(f"latents: {done} of {len(pictures)}", flush=True)


def _count(path: Path) -> int:
    return int(path.read_text(encoding="ascii")) if path.exists() else 0


def _remember(path: Path, count: int) -> None:
    partial = path.with_suffix(".partial")
    partial.write_text(str(count), encoding="ascii")
    partial.replace(path)
