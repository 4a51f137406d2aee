"""Stage ``decoder``: the decoder alone, on whole pictures, once the painter has learnt to draw.

The encoder, and so every latent, stays as it is. Half of the latents are the encoder's own; the
others are noised a little and drawn to their end by the painter. What it leaves undecided, mottled
fur or an outline that breaks off, the decoder so learns to draw as the picture book would.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL

from tools.demo_model.captions import caption
from tools.demo_model.latents import Latents
from tools.demo_model.pictures import to_tensor
from tools.demo_model.train_text_encoder import encode_texts, load_text_encoder
from tools.demo_model.train_unet import load_unet, new_scheduler
from tools.demo_model.train_vae import LATENT_NOISE, fixed_vae, reconstruction_loss, sheet_writer
from tools.demo_model.training import Budget, Stage, mixed_precision
from tools.demo_model.workers import device, worker_count
from tools.demo_model.world import Scene

REDRAWN_SHARE = 0.5
SAMPLING_STEPS = 20
REDRAWN_STEPS = 4
"""The last ones, at most: until there a picture's things stay where and what they are."""

GUIDANCE_SCALE = 3.0

Drawn = tuple[torch.Tensor, torch.Tensor, list[str], int]


class Redrawing:
    """Latents of pictures as the painter would have left them."""

    def __init__(self, work: Path) -> None:
        self._unet = load_unet(work).to(device())
        self._tokenizer, encoder = load_text_encoder(work)
        self._encoder = encoder.to(device())

    @torch.no_grad()
    def redraw(self, clean: torch.Tensor, captions: Sequence[str], steps: int) -> torch.Tensor:
        """Return the latents (n, 16, h, w) after noise and the last ``steps`` sampling steps."""
        scheduler = new_scheduler()
        scheduler.set_timesteps(SAMPLING_STEPS, device=clean.device)
        times = scheduler.timesteps[-steps:]
        latents = scheduler.add_noise(clean, torch.randn_like(clean), times[:1])
        texts = [*captions, *[""] * len(captions)]
        hidden = encode_texts(texts, self._tokenizer, self._encoder)
        for time in times:
            both = self._unet(torch.cat([latents, latents]), time, hidden).sample.float()
            asked, empty = both.chunk(2)
            guided = empty + GUIDANCE_SCALE * (asked - empty)
            latents = scheduler.step(guided, time, latents).prev_sample
        return latents


def train_decoder(
    pictures: np.ndarray,
    scenes: Sequence[Scene],
    work: Path,
    budget: Budget,
    seed: int,
    batch: int = 2,
) -> AutoencoderKL:
    """Train the decoder on the cached latents of the pictures, starting from the fixed
    autoencoder's; returns the averaged autoencoder.
    """
    torch.manual_seed(seed)
    vae = fixed_vae(work, pictures).to(device(), memory_format=torch.channels_last)
    vae.encoder.requires_grad_(False)
    vae.quant_conv.requires_grad_(False)
    latents, redrawing, rng = Latents(work, len(pictures)), Redrawing(work), random.Random()
    torch.seed()

    def draw() -> Drawn:
        chosen = torch.randint(0, latents.ready, (max(1, batch // worker_count()),))
        said = [caption(scenes[i], rng, loose=True).en for i in chosen.tolist()]
        steps = rng.randint(1, REDRAWN_STEPS) if rng.random() < REDRAWN_SHARE else 0
        return latents[chosen], to_tensor(pictures[chosen.numpy()]), said, steps

    def loss(model: torch.nn.Module, drawn: Drawn) -> tuple[torch.Tensor, str]:
        clean, target, said, steps = drawn
        latent, target = clean.to(device()), target.to(device())
        with mixed_precision():
            if steps:
                latent = redrawing.redraw(latent, said, steps)
            else:
                latent = latent + 0.5 * LATENT_NOISE * torch.randn_like(latent)
            output = model.decode(latent / vae.config.scaling_factor).sample.float()
        note = f"L1 {(output - target).abs().mean().item():.4f} after {steps} steps"
        return reconstruction_loss(output, target), note

    report = sheet_writer(vae, pictures, work, "decoder")
    Stage(
        "vae-decoder", vae, draw, loss, work / "vae-decoder.pt", 7e-4, budget, report, 240.0
    ).run()
    return vae
