"""Our txt2img with a preview at every step ÷ the same diffusers pipeline called plainly."""

from __future__ import annotations

from collections.abc import Callable

import torch
from diffusers import StableDiffusionPipeline

from benchmarks.measure import ratio, report
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.events import Step
from sdjp.contract.request import Fragment, PaintRequest, Stage
from sdjp.engine.models import Painter, load_painter
from sdjp.engine.paint import paint
from sdjp.engine.precision import cpu_has_bf16
from sdjp.engine.samplers import make_scheduler

PROMPT = "a red torii standing in the sea at sunset"
STEPS = 20
ROUNDS = 12
GOAL = 1.03


def request(painter: Painter) -> PaintRequest:
    """One picture of the model's own size."""
    return PaintRequest(
        prompt=PROMPT,
        english=PROMPT,
        stages=(Stage(((Fragment(PROMPT),),), STEPS),),
        negative_stages=(Stage(((),), STEPS),),
        model=str(painter.path),
        steps=STEPS,
        guidance_scale=3.0,
        width=painter.default_size_px,
        height=painter.default_size_px,
    )


def ours(precision: str) -> Callable[[], None]:
    """Draw with SDJP, taking a preview at every step."""
    painter = load_painter(demo_painter_dir(), precision=precision)
    previews: list[Step] = []

    def draw() -> None:
        previews.clear()
        list(paint(painter, request(painter), previews.append))
        assert len(previews) == STEPS

    return draw


def theirs(dtype: torch.dtype) -> Callable[[], None]:
    """Draw with diffusers alone; the VAE decodes in float32, as ours does."""
    pipe = StableDiffusionPipeline.from_pretrained(
        demo_painter_dir(),
        local_files_only=True,
        safety_checker=None,
        dtype={"unet": dtype, "text_encoder": dtype, "default": torch.float32},
    )
    pipe.set_progress_bar_config(disable=True)
    pipe.scheduler = make_scheduler("DDIM", dict(pipe.scheduler.config))
    size = pipe.unet.config.sample_size * pipe.vae_scale_factor

    def draw() -> None:
        latents = pipe(
            PROMPT,
            negative_prompt="",
            num_inference_steps=STEPS,
            guidance_scale=3.0,
            width=size,
            height=size,
            generator=torch.Generator().manual_seed(0),
            output_type="latent",
        ).images
        with torch.inference_mode():
            sample = pipe.vae.decode(latents.float() / pipe.vae.config.scaling_factor).sample
        pipe.image_processor.postprocess(sample)

    return draw


def main() -> None:
    """Print the ratios in float32 and, where the processor has it, in bfloat16."""
    rows = {"float32": ratio(ours("full"), theirs(torch.float32), ROUNDS)}
    if cpu_has_bf16():
        rows["bfloat16"] = ratio(ours("half"), theirs(torch.bfloat16), ROUNDS)
    rows["as each comes by default"] = ratio(ours("auto"), theirs(torch.float32), ROUNDS)
    report("txt2img with previews at every step ÷ plain diffusers", rows, GOAL)


if __name__ == "__main__":
    main()
