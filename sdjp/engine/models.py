"""Find, check and load painter models: diffusers folders, and single files with a configuration."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers
from diffusers import AutoencoderKL, StableDiffusionPipeline, UNet2DConditionModel
from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
from transformers import CLIPImageProcessor, CLIPTextModel

from sdjp.contract.errors import InvalidValue, ModelUnreadable
from sdjp.engine.from_picture import FromLatents, from_latents
from sdjp.engine.model_files import check_files, model_index, reading, weight_files
from sdjp.engine.precision import best_device, keep_float32_outside, unet_dtype
from sdjp.engine.preview import fit_preview_map

# Both draw bars of their own on standard error; the faces draw one for the whole.
diffusers.utils.logging.disable_progress_bar()
transformers.utils.logging.disable_progress_bar()


class GuidedPipeline(StableDiffusionPipeline):
    """StableDiffusionPipeline that leaves guidance out only where it is exactly 1.

    diffusers drops it at 1 and below, so that a scale of 0 would draw the prompt instead of the
    unconditional picture. CompVis's reference scripts do as this does.
    """

    @property
    def do_classifier_free_guidance(self) -> bool:
        """Whether the negative prompt is evaluated as well."""
        return self.guidance_scale != 1


@dataclass
class Painter:
    """A loaded model, ready to draw.

    Attributes:
        pipe: the diffusers pipeline; its VAE is float32, UNet and text encoder are `dtype`.
        path: the folder or file it came from.
        scheduler_config: of the model's own scheduler, the ground for every sampler.
    """

    pipe: GuidedPipeline
    path: Path
    device: torch.device
    dtype: torch.dtype
    scheduler_config: dict[str, Any]

    @cached_property
    def about(self) -> dict[str, Any]:
        """What the folder's `sdjp.json` says, empty where there is none or it is broken."""
        try:
            values = json.loads((self.path / "sdjp.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}

    @property
    def name(self) -> str:
        """For people: what the model calls itself, otherwise the folder's or file's name."""
        return str(self.about.get("name") or self.path.stem)

    @property
    def recommended_guidance_scale(self) -> float:
        """What the model recommends, otherwise 7.5 as is usual for SD 1.x."""
        value = self.about.get("guidance_scale")
        return float(value) if isinstance(value, (int, float)) else 7.5

    @property
    def scale_factor(self) -> int:
        """Pixels a latent stands for, along one side."""
        return int(self.pipe.vae_scale_factor)

    @property
    def default_size_px(self) -> int:
        """Width and height that the model was trained for."""
        return int(self.pipe.unet.config.sample_size) * self.scale_factor

    @property
    def latent_channels(self) -> int:
        """Channels of a latent."""
        return int(self.pipe.vae.config.latent_channels)

    @property
    def is_for_inpainting(self) -> bool:
        """Whether the UNet has channels of its own for a mask and the masked picture."""
        return int(self.pipe.unet.config.in_channels) == 2 * self.latent_channels + 1

    @cached_property
    def from_latents(self) -> FromLatents:
        """The pipeline for drawings that start from a picture, of the same parts."""
        return from_latents(self.pipe, self.latent_channels)

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the UNet's weights, or of the single file."""
        digest = hashlib.sha256()
        for file in sorted(weight_files(self.path)):
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        return digest.hexdigest()

    @cached_property
    def preview_map(self) -> torch.Tensor:
        """See `fit_preview_map`; fitted when the first picture is drawn."""
        return fit_preview_map(self.pipe.vae)

    @cached_property
    def safety(self) -> tuple[StableDiffusionSafetyChecker, CLIPImageProcessor] | None:
        """The model's own safety checker with its image processor, read when first needed."""
        checker = self.path / "safety_checker"
        if not checker.is_dir() or model_index(self.path).get("safety_checker", [None])[0] is None:
            return None
        with reading(self.path):
            return (
                StableDiffusionSafetyChecker.from_pretrained(
                    checker, local_files_only=True, use_safetensors=True
                ).to(self.device),
                CLIPImageProcessor.from_pretrained(
                    self.path / "feature_extractor", local_files_only=True
                ),
            )

    def check_size(self, width: int, height: int) -> None:
        """Raises InvalidValue unless both are multiples of the scale factor."""
        for name, value in (("width", width), ("height", height)):
            if value % self.scale_factor or value < self.scale_factor:
                raise InvalidValue(
                    name=name, value=value, allowed=f"{self.scale_factor} × 1, 2, 3 …"
                )


def load_painter(path: Path, *, precision: str = "auto", config: Path | None = None) -> Painter:
    """Load the model at `path`; nothing is fetched and no code of the model is run.

    Args:
        path: a diffusers folder, or a `.safetensors` checkpoint when `config` names a diffusers
            folder of the same family (configurations and tokenizer are taken from there).
        precision: see `sdjp.engine.precision.unet_dtype`.

    Raises:
        ModelMissing, ModelUnreadable, ModelUnsafe: the model cannot or must not be used.
    """
    check_files(path, config)
    device = best_device()
    dtype = unet_dtype(device, precision)
    with reading(path):
        dtypes = {"unet": dtype, "text_encoder": dtype, "default": torch.float32}
        pipe = _read_folder(path, dtypes) if path.is_dir() else _read_file(path, config, dtype)
        _check_parts(pipe, path)
        pipe.to(device)
    keep_float32_outside(pipe.unet)
    pipe.set_progress_bar_config(disable=True)
    return Painter(pipe, path, device, dtype, dict(pipe.scheduler.config))


def _read_folder(folder: Path, dtypes: dict[str, torch.dtype]) -> GuidedPipeline:
    """The pipeline in a diffusers folder."""
    return GuidedPipeline.from_pretrained(
        folder,
        local_files_only=True,
        use_safetensors=True,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
        dtype=dtypes,
    )


def _read_file(file: Path, config: Path | None, dtype: torch.dtype) -> GuidedPipeline:
    """The pipeline in a single safetensors file, whatever the file is called."""
    pipe = GuidedPipeline.from_single_file(
        str(file),
        config=str(config),
        local_files_only=True,
        safety_checker=None,
        dtype=dtype,
    )
    # ModelMixin.to() warns about any change of format, even to a wider one.
    torch.nn.Module.to(pipe.vae, torch.float32)
    return pipe


def _check_parts(pipe: GuidedPipeline, path: Path) -> None:
    for part, wanted in (
        (pipe.unet, UNet2DConditionModel),
        (pipe.vae, AutoencoderKL),
        (pipe.text_encoder, CLIPTextModel),
    ):
        if not isinstance(part, wanted):
            raise ModelUnreadable(path=path, reason=type(part).__name__)
