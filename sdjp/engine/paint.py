"""Draw: one request in, pictures out, with a preview every step and a stop between steps."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from PIL import Image

from sdjp.contract.errors import BrokenPicture, Interrupted, OutOfMemory
from sdjp.contract.events import Step
from sdjp.contract.request import PaintRequest
from sdjp.engine.encode import Conditioning, Encoder
from sdjp.engine.models import Painter
from sdjp.engine.preview import Previewer
from sdjp.engine.safety import blurred, is_flagged
from sdjp.engine.samplers import make_scheduler


@dataclass(frozen=True, slots=True)
class Painted:
    """One finished picture.

    Attributes:
        picture: what to show and save, RGB; blurred where the safety checker objected.
        original: the unblurred picture where the safety checker objected, otherwise None.
        safety: `passed`, `flagged`, `off` or `none` (the model brings no checker).
        index: which of the request's seeds it is.
    """

    picture: Image.Image
    original: Image.Image | None
    safety: str
    seed: int
    index: int


def paint(
    painter: Painter,
    request: PaintRequest,
    on_event: Callable[[Step], None] = lambda event: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Painted]:
    """Draw the pictures of `request`, one after the other.

    Each seed is denoised alone, whatever the batch: a matrix product over a larger batch rounds
    differently, and then no picture of a batch could be drawn again by itself.

    Raises:
        InvalidValue: size, sampler or clip skip do not fit the model.
        Interrupted: `is_cancelled()` became true; checked before every step.
        OutOfMemory, BrokenPicture: the drawing failed.
    """
    painter.check_size(request.width, request.height)
    conditioning = Conditioning(
        Encoder(painter, request.clip_skip), request.stages, request.negative_stages
    )
    previewer = Previewer(painter.preview_map)
    for index, seed in enumerate(request.seeds):
        with _memory_errors(request):
            latents = _denoise(
                painter, request, index, conditioning, previewer, on_event, is_cancelled
            )
            picture = _decode(painter, latents, seed)
            verdict = is_flagged(painter, picture) if request.safety else None
        safety = "off" if not request.safety else _SAFETY[verdict]
        hidden = picture if verdict else None
        yield Painted(blurred(picture) if verdict else picture, hidden, safety, seed, index)


_SAFETY = {None: "none", False: "passed", True: "flagged"}


@contextlib.contextmanager
def _memory_errors(request: PaintRequest) -> Iterator[None]:
    try:
        yield
    except (torch.OutOfMemoryError, MemoryError) as error:
        raise OutOfMemory(width=request.width, height=request.height) from error
    except RuntimeError as error:
        if "not enough memory" in str(error) or "can't allocate memory" in str(error):
            raise OutOfMemory(width=request.width, height=request.height) from error
        raise


def _denoise(
    painter: Painter,
    request: PaintRequest,
    index: int,
    conditioning: Conditioning,
    previewer: Previewer,
    on_event: Callable[[Step], None],
    is_cancelled: Callable[[], bool],
) -> torch.Tensor:
    """Latents of picture `index`: (1, channels, height/f, width/f), scaled."""
    pipe = painter.pipe
    pipe.scheduler = make_scheduler(request.sampler, painter.scheduler_config)
    previewer.watch(pipe.scheduler)
    positive, negative = conditioning.at(0)

    def after_step(pipe: Any, at: int, _t: Any, _tensors: dict[str, Any]) -> dict[str, Any]:
        done, total = at + 1, pipe.num_timesteps
        width, height, previews = previewer.rgb()
        on_event(Step(index, done, total, width, height, previews))
        if is_cancelled():
            raise Interrupted(finished=0)
        positive, negative = conditioning.at(done * request.steps // total)
        guided = pipe.do_classifier_free_guidance
        return {"prompt_embeds": torch.cat([negative, positive]) if guided else positive}

    if is_cancelled():
        raise Interrupted(finished=0)
    seed = request.seeds[index]
    latents: torch.Tensor = pipe(
        prompt_embeds=positive,
        negative_prompt_embeds=negative,
        width=request.width,
        height=request.height,
        num_inference_steps=request.steps,
        guidance_scale=request.guidance_scale,
        eta=request.eta,
        generator=torch.Generator("cpu").manual_seed(seed),
        callback_on_step_end=after_step,
        output_type="latent",
    ).images
    if not torch.isfinite(latents).all():
        raise BrokenPicture(seed=seed)
    return latents


@torch.inference_mode()
def _decode(painter: Painter, latents: torch.Tensor, seed: int) -> Image.Image:
    """The RGB picture of `latents`.

    Raises:
        BrokenPicture: the VAE made no numbers of them; its weights are damaged.
    """
    vae = painter.pipe.vae
    sample = vae.decode(latents.float() / vae.config.scaling_factor, return_dict=False)[0]
    if not torch.isfinite(sample).all():
        raise BrokenPicture(seed=seed)
    values = sample[0].add(1).mul(127.5).round().clamp(0, 255).byte().movedim(0, -1).cpu()
    return Image.fromarray(values.numpy())
