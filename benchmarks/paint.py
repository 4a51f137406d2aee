"""Our txt2img with a preview at every step ÷ the same diffusers pipeline called plainly."""

from __future__ import annotations

from typing import Any

import torch
from diffusers import StableDiffusionPipeline

from benchmarks.measure import ratio, report
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.request import Fragment, PaintRequest, Stage
from sdjp.engine.models import load_painter
from sdjp.engine.paint import paint
from sdjp.engine.precision import cpu_has_bf16
from sdjp.engine.samplers import make_scheduler

PROMPT = "a red torii standing in the sea at sunset"
STEPS = 20
ROUNDS = 12
GOAL = 1.03


def arms(precision: str, dtype: torch.dtype) -> tuple[Any, Any]:
    """(ours, theirs): each draws one picture of the demo model's size."""
    painter = load_painter(demo_painter_dir(), precision=precision)
    size = painter.default_size_px
    plain = StableDiffusionPipeline.from_pretrained(
        demo_painter_dir(), local_files_only=True, safety_checker=None, dtype=dtype
    )
    plain.set_progress_bar_config(disable=True)
    plain.scheduler = make_scheduler("DDIM", painter.scheduler_config)
    request = PaintRequest(
        prompt=PROMPT,
        english=PROMPT,
        stages=(Stage(((Fragment(PROMPT),),), STEPS),),
        negative_stages=(Stage(((),), STEPS),),
        model=str(painter.path),
        steps=STEPS,
        guidance_scale=3.0,
        width=size,
        height=size,
    )
    previews: list[Any] = []

    def ours() -> None:
        previews.clear()
        list(paint(painter, request, previews.append))
        assert len(previews) == STEPS

    def theirs() -> None:
        plain(
            PROMPT,
            negative_prompt="",
            num_inference_steps=STEPS,
            guidance_scale=3.0,
            width=size,
            height=size,
            generator=torch.Generator().manual_seed(0),
        )

    return ours, theirs


def main() -> None:
    """Print the ratios in float32 and, where the processor has it, in bfloat16."""
    rows = {"float32": ratio(*arms("full", torch.float32), ROUNDS)}
    if cpu_has_bf16():
        rows["bfloat16 (our VAE in float32)"] = ratio(*arms("half", torch.bfloat16), ROUNDS)
    report("txt2img with previews at every step ÷ plain diffusers", rows, GOAL)


if __name__ == "__main__":
    main()
