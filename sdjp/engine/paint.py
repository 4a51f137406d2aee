"""Draw: one request in, pictures out, with a preview every step and a stop between steps.

From noise (txt2img) or from a picture (img2img, inpainting, outpainting).
"""

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
from sdjp.engine.from_picture import StartLatents, noise_like, start_latents
from sdjp.engine.models import Painter
from sdjp.engine.preview import Previewer
from sdjp.engine.safety import blurred, is_flagged
from sdjp.engine.samplers import make_scheduler
from sdjp.engine.start import Start


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
    start: Start | None = None,
) -> Iterator[Painted]:
    """Draw the pictures of `request`, one after the other.

    Each seed is denoised alone, whatever the batch: a matrix product over a larger batch rounds
    differently, and then no picture of a batch could be drawn again by itself.

    Args:
        start: what `request.init` starts from, `request.width` × `request.height` pixels.

    Raises:
        InvalidValue: size, sampler or clip skip do not fit the model.
        Interrupted: `is_cancelled()` became true; checked before every step.
        OutOfMemory, BrokenPicture: the drawing failed.
    """
    painter.check_size(request.width, request.height)
    conditioning = Conditioning(
        Encoder(painter, request.clip_skip), request.stages, request.negative_stages
    )
    previewer = Previewer(painter.preview_map, start)
    for index, seed in enumerate(request.seeds):
        with _memory_errors(request):
            drawing = _Drawing(painter, request, index, conditioning, previewer, start)
            drawn = _decode(painter, drawing.latents(on_event, is_cancelled), seed)
            picture = drawn if start is None else start.finished(drawn)
            shown = [(0, 0, *picture.size)] if start is None else start.shown(drawn)
            verdict = is_flagged(painter, picture, shown) if request.safety else None
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


class _Drawing:
    """One picture of a request, being denoised."""

    def __init__(
        self,
        painter: Painter,
        request: PaintRequest,
        index: int,
        conditioning: Conditioning,
        previewer: Previewer,
        start: Start | None,
    ) -> None:
        self._painter = painter
        self._request = request
        self._index = index
        self._conditioning = conditioning
        self._previewer = previewer
        self._seed = request.seeds[index]
        self._start: StartLatents | None = None
        if start is not None or painter.is_for_inpainting:
            content = request.init.masked_content if request.init else "original"
            grey = Start(Image.new("RGB", (request.width, request.height), (127, 127, 127)))
            self._start = start_latents(painter, start or grey, content, self._seed)

    def latents(
        self, on_event: Callable[[Step], None], is_cancelled: Callable[[], bool]
    ) -> torch.Tensor:
        """Denoised latents: (1, channels, height/f, width/f), scaled.

        Raises:
            BrokenPicture: they are no numbers.
        """

        def after_step(pipe: Any, at: int, _t: Any, tensors: dict[str, Any]) -> dict[str, Any]:
            width, height, previews = self._previewer.rgb()
            on_event(Step(self._index, at + 1, pipe.num_timesteps, width, height, previews))
            if is_cancelled():
                raise Interrupted(finished=0)
            return self._following(pipe, at + 1, tensors)

        if is_cancelled():
            raise Interrupted(finished=0)
        latents = self._denoised(after_step)
        if not torch.isfinite(latents).all():
            raise BrokenPicture(seed=self._seed)
        return latents

    def _denoised(self, after_step: Callable[..., dict[str, Any]]) -> torch.Tensor:
        request, started = self._request, self._start
        pipe: Any = self._painter.pipe if started is None else self._painter.from_latents
        pipe.scheduler = make_scheduler(request.sampler, self._painter.scheduler_config)
        self._previewer.watch(pipe.scheduler)
        positive, negative = self._conditioning.at(0)
        settings: dict[str, Any] = {"width": request.width, "height": request.height}
        if started is not None:
            strength = request.init.strength if request.init else 1.0
            if int(request.steps * strength) < 1:
                return started.clean
            settings = {"image": started.clean, "strength": strength}
        with contextlib.nullcontext() if started is None else started.guiding(pipe.unet):
            latents: torch.Tensor = pipe(
                prompt_embeds=positive,
                negative_prompt_embeds=negative,
                num_inference_steps=request.steps,
                guidance_scale=request.guidance_scale,
                eta=request.eta,
                generator=torch.Generator("cpu").manual_seed(self._seed),
                callback_on_step_end=after_step,
                output_type="latent",
                **settings,
            ).images
        return latents

    def _following(self, pipe: Any, done: int, tensors: dict[str, Any]) -> dict[str, Any]:
        """What the pipeline goes on with after `done` of its steps."""
        total = pipe.num_timesteps
        # From a picture fewer steps are done; [a:b:0.5] changes in the middle of those.
        positive, negative = self._conditioning.at(done * self._request.steps // total)
        guided = pipe.do_classifier_free_guidance
        following = {"prompt_embeds": torch.cat([negative, positive]) if guided else positive}
        if self._start is not None:
            latents = tensors["latents"]
            noise = noise_like(latents, torch.Generator("cpu").manual_seed(self._seed))
            following["latents"] = self._start.put_back(pipe.scheduler, latents, noise, done, total)
        return following


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
