"""Denoising from a picture: img2img, and inpainting with UNets of any number of channels.

img2img is SDEdit (Meng et al. 2022, arXiv 2108.01073): noise of a middle step is laid on the
picture's latents, and only the steps after it are done. While inpainting, what the mask leaves
alone is put back after each step with that step's noise (Lugmayr et al. 2022, RePaint, arXiv
2201.09865, algorithm 1 without resampling); a UNet made for inpainting instead sees the mask and
the rest of the picture in channels of its own (Rombach et al. 2022, arXiv 2112.10752, section 4.5).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from diffusers import StableDiffusionImg2ImgPipeline
from diffusers.image_processor import VaeImageProcessor
from PIL import Image

from sdjp.contract.errors import BrokenPicture
from sdjp.engine.start import Start

if TYPE_CHECKING:
    from sdjp.engine.models import Painter

MASK_SEED = 0x6D61736B


class FromLatents(StableDiffusionImg2ImgPipeline):
    """StableDiffusionImg2ImgPipeline whose `image` are clean latents of any number of channels.

    At full strength it begins with pure noise, so that nothing of the picture shines through a
    schedule that does not end in noise, and a seed draws what txt2img draws.
    """

    @property
    def do_classifier_free_guidance(self) -> bool:
        """Whether the negative prompt is evaluated as well; see `GuidedPipeline`."""
        return self.guidance_scale != 1

    def prepare_latents(
        self,
        image: torch.Tensor,
        timestep: torch.Tensor,
        batch_size: int,
        num_images_per_prompt: int,
        dtype: torch.dtype,
        device: torch.device,
        generator: torch.Generator | None = None,
    ) -> torch.Tensor:
        """The noised latents to begin with."""
        noise = noise_like(image, generator)
        if torch.equal(timestep[:1], self.scheduler.timesteps[:1].to(timestep.device)):
            # In the precision in which txt2img draws its noise.
            return noise.to(dtype) * self.scheduler.init_noise_sigma
        noised: torch.Tensor = self.scheduler.add_noise(image, noise, timestep)
        return noised


def from_latents(pipe: Any, channels: int) -> FromLatents:
    """A pipeline of the same parts."""
    made = FromLatents(
        vae=pipe.vae,
        text_encoder=pipe.text_encoder,
        tokenizer=pipe.tokenizer,
        unet=pipe.unet,
        scheduler=pipe.scheduler,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    made.image_processor = VaeImageProcessor(
        vae_scale_factor=pipe.vae_scale_factor, vae_latent_channels=channels
    )
    made.set_progress_bar_config(disable=True)
    return made


def noise_like(latents: torch.Tensor, generator: torch.Generator | None) -> torch.Tensor:
    """Noise of the latents' shape, the same on every device."""
    return torch.randn(latents.shape, generator=generator).to(latents)


@dataclass(frozen=True, slots=True)
class StartLatents:
    """A start as the UNet sees it.

    Attributes:
        clean: (1, channels, height/f, width/f), scaled.
        mask: (1, 1, height/f, width/f), 1 where it is drawn anew; None draws all of it.
        guide: (1, 1 + channels, …) for a UNet made for inpainting: the mask, and the latents of
            the picture with the masked part grey.
    """

    clean: torch.Tensor
    mask: torch.Tensor | None = None
    guide: torch.Tensor | None = None

    def put_back(
        self, scheduler: Any, latents: torch.Tensor, noise: torch.Tensor, done: int, total: int
    ) -> torch.Tensor:
        """`latents` after `done` of `total` steps, with what the mask leaves alone as it was."""
        if self.mask is None or self.guide is not None:
            return latents
        kept = self.clean
        if done < total:
            following = scheduler.timesteps[len(scheduler.timesteps) - total + done]
            kept = scheduler.add_noise(kept, noise, following.reshape(1))
        return torch.where(self.mask > 0, latents, kept)

    @contextlib.contextmanager
    def guiding(self, unet: torch.nn.Module) -> Iterator[None]:
        """Inside, the UNet gets the guide's channels behind those of the latents."""
        if self.guide is None:
            yield
            return
        guide = self.guide

        def add_channels(_unet: torch.nn.Module, inputs: tuple[Any, ...]) -> tuple[Any, ...]:
            latents, *rest = inputs
            return (
                torch.cat([latents, guide.to(latents).expand(len(latents), -1, -1, -1)], 1),
                *rest,
            )

        handle = unet.register_forward_pre_hook(add_channels)
        try:
            yield
        finally:
            handle.remove()


@torch.inference_mode()
def start_latents(painter: Painter, start: Start, masked_content: str, seed: int) -> StartLatents:
    """Encode a start.

    Args:
        masked_content: see `InitImage`; `noise` and `nothing` are laid under the mask here.

    Raises:
        BrokenPicture: the VAE made no numbers of the picture; its weights are damaged.
    """
    pixels = _pixels(start.picture).to(painter.device)
    clean = _encoded(painter, pixels, seed)
    if start.mask is None:
        return StartLatents(clean, None, _guide(painter, pixels, None, seed))
    mask = _latent_mask(start.mask, clean.shape[-2:]).to(clean)
    guide = _guide(painter, pixels, start.mask, seed)
    if masked_content == "noise":
        under = noise_like(clean, torch.Generator().manual_seed((seed ^ MASK_SEED) % 2**32))
        clean = torch.where(mask > 0, under, clean)
    elif masked_content == "nothing":
        clean = torch.where(mask > 0, torch.zeros_like(clean), clean)
    return StartLatents(clean, mask, guide)


def _guide(
    painter: Painter, pixels: torch.Tensor, mask: Image.Image | None, seed: int
) -> torch.Tensor | None:
    if not painter.is_for_inpainting:
        return None
    shown = torch.zeros_like(pixels)
    if mask is not None:
        hidden = torch.from_numpy(np.asarray(mask) > 0).to(pixels.device)
        shown = torch.where(hidden, shown, pixels)
    latents = _encoded(painter, shown, seed)
    cells = torch.ones_like(latents[:, :1])
    if mask is not None:
        cells = _latent_mask(mask, latents.shape[-2:]).to(latents)
    return torch.cat([cells, latents], 1)


def _pixels(picture: Image.Image) -> torch.Tensor:
    """(1, 3, height, width) from −1 to 1."""
    values = torch.from_numpy(np.array(picture.convert("RGB"))).movedim(-1, 0)
    return values[None].float().div(127.5).sub(1)


def _encoded(painter: Painter, pixels: torch.Tensor, seed: int) -> torch.Tensor:
    vae = painter.pipe.vae
    # The middle of the distribution: a picture has one code, whatever the seed.
    latents: torch.Tensor = vae.encode(pixels.to(vae.dtype)).latent_dist.mode().float()
    if not torch.isfinite(latents).all():
        raise BrokenPicture(seed=seed)
    return latents * vae.config.scaling_factor


def _latent_mask(mask: Image.Image, cells: Sequence[int]) -> torch.Tensor:
    """(1, 1, *cells): 1 in each cell that the mask touches."""
    touched = torch.from_numpy(np.asarray(mask) > 0).float()[None, None]
    return torch.nn.functional.adaptive_max_pool2d(touched, tuple(cells))
