"""Stage ``samplers``: the same prompts and seeds under every sampler, made as users make them.

``X.from_config(pipeline.scheduler.config)`` with nothing else changed: what a sampler cannot
follow shows here.
"""

from __future__ import annotations

from pathlib import Path

import diffusers
import numpy as np

from tools.demo_model.grid import load_painter
from tools.demo_model.pictures import save_sheet
from tools.demo_model.train_unet import SAMPLE_PROMPTS, sample

SAMPLERS: dict[str, tuple[str, dict[str, object]]] = {
    "DDIM": ("DDIMScheduler", {}),
    "DDPM": ("DDPMScheduler", {}),
    "PNDM": ("PNDMScheduler", {}),
    "DPM++ 2M": ("DPMSolverMultistepScheduler", {}),
    "DPM++ 2M Karras": ("DPMSolverMultistepScheduler", {"use_karras_sigmas": True}),
    "DPM++ 2M SDE": ("DPMSolverMultistepScheduler", {"algorithm_type": "sde-dpmsolver++"}),
    "DPM++ 2S": ("DPMSolverSinglestepScheduler", {}),
    "Euler": ("EulerDiscreteScheduler", {}),
    "Euler Karras": ("EulerDiscreteScheduler", {"use_karras_sigmas": True}),
    "Euler a": ("EulerAncestralDiscreteScheduler", {}),
    "Heun": ("HeunDiscreteScheduler", {}),
    "KDPM2": ("KDPM2DiscreteScheduler", {}),
    "KDPM2 a": ("KDPM2AncestralDiscreteScheduler", {}),
    "LMS": ("LMSDiscreteScheduler", {}),
    "DEIS": ("DEISMultistepScheduler", {}),
    "UniPC": ("UniPCMultistepScheduler", {}),
    "LCM": ("LCMScheduler", {}),
}


def compare_samplers(
    folder: Path, path: Path, prompts: int = 5, steps: int = 20
) -> dict[str, float]:
    """Draw the first ``prompts`` sample prompts with each sampler, one row each, and write the
    sheet to ``path``.

    Returns for each sampler the mean absolute difference (0 to 255) from DDIM's pictures; NaN
    where it failed.
    """
    pipeline = load_painter(folder)
    saved = pipeline.scheduler.config
    reference: np.ndarray | None = None
    rows: list[np.ndarray] = []
    distance: dict[str, float] = {}
    for name, (kind, options) in SAMPLERS.items():
        try:
            pipeline.scheduler = getattr(diffusers, kind).from_config(saved, **options)
            drawn = np.stack(sample(pipeline, SAMPLE_PROMPTS[:prompts], steps))
        except (ValueError, RuntimeError, ImportError, NotImplementedError, IndexError) as problem:
            print(f"samplers: {name} failed: {problem}", flush=True)
            distance[name] = float("nan")
            continue
        reference = drawn if reference is None else reference
        distance[name] = float(np.abs(drawn.astype(float) - reference).mean())
        rows.extend(drawn)
        print(
            f"samplers: {name}, {distance[name]:.1f} from DDIM, spread {drawn.std():.0f}",
            flush=True,
        )
    save_sheet(rows, prompts, path)
    return distance
