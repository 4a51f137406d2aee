"""A cheap look at the picture while it is being drawn.

A linear map takes each latent to one RGB pixel. It is fitted on pictures of
coloured blobs that the VAE encodes, so that no table of model families is needed.
"""

from __future__ import annotations

import functools
import math
from typing import Any

import torch
from PIL import Image

from sdjp.engine.start import Start

_FIT_PICTURES = 6
_FIT_LATENTS = 16
_RIDGE = 0.01
_PLACED_PX = 512
"""The longer side of a preview that is laid into its picture."""


class Previewer:
    """Turns the step that a scheduler is about to take into a small RGB picture.

    Args:
        preview_map: (channels + 1, 3), from `fit_preview_map`.
        start: where the drawing is laid into a picture, the previews are, too.
    """

    def __init__(self, preview_map: torch.Tensor, start: Start | None = None) -> None:
        self._map = preview_map
        self._place = None if start is None else start.place and start.place.reduced(_PLACED_PX)
        self._denoised = torch.zeros(1, len(self._map) - 1, 1, 1)

    def watch(self, scheduler: Any) -> None:
        """Keep the predicted x₀ of each `scheduler.step` from now on."""
        step = scheduler.step

        # The pipeline looks at the signature for `eta` and `generator`.
        @functools.wraps(step)
        def watched(
            model_output: Any, timestep: Any, sample: Any, *args: Any, **kwargs: Any
        ) -> Any:
            self._denoised = predicted_x0(scheduler, model_output, timestep, sample)
            return step(model_output, timestep, sample, *args, **kwargs)

        scheduler.step = watched

    def rgb(self) -> tuple[int, int, tuple[bytes, ...]]:
        """(width, height, one row-major RGB buffer a picture) of the last step."""
        latents = self._denoised.float()
        ones = torch.ones_like(latents[:, :1])
        pixels = torch.einsum("bchw,cr->bhwr", torch.cat([latents, ones], 1), self._map)
        values = pixels.add(1).mul(127.5).nan_to_num(0).clamp(0, 255).byte().cpu()
        _, height, width, _ = values.shape
        if self._place is None:
            return width, height, tuple(picture.numpy().tobytes() for picture in values)
        placed = [self._place.with_drawing(Image.fromarray(each.numpy())) for each in values]
        return *placed[0].size, tuple(picture.tobytes() for picture in placed)


@torch.inference_mode()
def fit_preview_map(vae: Any) -> torch.Tensor:
    """Map from scaled latents and a one to RGB in −1…1: (channels + 1, 3).

    Ridge regression: smooth pictures leave some directions of many channels undecided, and large
    weights there would make noise of a latent that is only nearly right.
    """
    parameter = next(vae.parameters())
    factor = 2 ** (len(vae.config.block_out_channels) - 1)
    pictures = _blobs(_FIT_PICTURES, _FIT_LATENTS * factor).to(parameter)
    latents = vae.encode(pictures).latent_dist.mode().float() * vae.config.scaling_factor
    pixels = torch.nn.functional.adaptive_avg_pool2d(pictures.float(), latents.shape[-2:])
    ones = torch.ones_like(latents[:, :1])
    inputs = torch.cat([latents, ones], 1).movedim(1, -1).flatten(0, 2).cpu()
    wanted = pixels.movedim(1, -1).flatten(0, 2).cpu()
    pull = torch.eye(inputs.shape[1]) * math.sqrt(_RIDGE * len(inputs))
    found = torch.linalg.lstsq(
        torch.cat([inputs, pull]), torch.cat([wanted, wanted.new_zeros(len(pull), 3)])
    )
    return found.solution.to(parameter.device)


def _blobs(count: int, size: int) -> torch.Tensor:
    """Smooth random colours: (count, 3, size, size) in −1…1, always the same ones."""
    generator = torch.Generator().manual_seed(20220822)
    layers = [
        torch.nn.functional.interpolate(
            torch.rand(count, 3, cells, cells, generator=generator) * 2 - 1,
            size=(size, size),
            mode="bilinear",
            align_corners=True,
        )
        for cells in (2, 5, 9)
    ]
    return torch.stack(layers).sum(0).clamp(-1, 1)


def predicted_x0(
    scheduler: Any, model_output: torch.Tensor, timestep: Any, sample: torch.Tensor
) -> torch.Tensor:
    """The picture's latents that the model expects at the end, (B, C, h, w).

    With x = αx₀ + σε and the network's ε, v or x₀ prediction; Salimans and Ho 2022, arXiv
    2202.00512, appendix D. Schedulers on Karras's scale (x = x₀ + σε) are brought to α² + σ² = 1
    first.
    """
    alpha, sigma, is_karras_scaled = _noise_level(scheduler, timestep)
    x = sample * alpha if is_karras_scaled else sample
    kind = scheduler.config.prediction_type
    if kind == "v_prediction":
        return alpha * x - sigma * model_output
    if kind == "sample":
        return model_output
    return (x - sigma * model_output) / max(alpha, 1e-4)


def _noise_level(scheduler: Any, timestep: Any) -> tuple[float, float, bool]:
    """(α, σ with α² + σ² = 1, whether samples are on Karras's scale) before the step."""
    index = getattr(scheduler, "step_index", None)
    sigmas = getattr(scheduler, "sigmas", None)
    is_karras_scaled = float(scheduler.init_noise_sigma) > 1.0
    if sigmas is None:
        alpha = math.sqrt(float(scheduler.alphas_cumprod[int(timestep)]))
        return alpha, math.sqrt(1 - alpha * alpha), is_karras_scaled
    if index is None:
        scheduler._init_step_index(timestep)
        index = scheduler.step_index
    ratio = float(sigmas[index])
    alpha = 1 / math.sqrt(1 + ratio * ratio)
    return alpha, ratio * alpha, is_karras_scaled
