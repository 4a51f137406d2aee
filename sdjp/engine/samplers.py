"""Samplers by the names that people know, each a diffusers scheduler with settings."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import Any

from sdjp.contract.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Sampler:
    """One entry of the list.

    Attributes:
        scheduler: class name in diffusers.
        settings: what differs from the model's own scheduler configuration.
        source: the paper or reference implementation.
    """

    scheduler: str
    source: str
    settings: dict[str, Any] = field(default_factory=dict)


_KARRAS = {"use_karras_sigmas": True}
_DPMPP = "Lu et al. 2022, DPM-Solver++, arXiv 2211.01095"
_EDM = "Karras et al. 2022, arXiv 2206.00364"
_2M = {"algorithm_type": "dpmsolver++", "solver_order": 2, "solver_type": "midpoint"}
# An odd number of steps ends with one of first order.
_2S = {**_2M, "lower_order_final": True}
_SDE = {**_2M, "algorithm_type": "sde-dpmsolver++"}

SAMPLERS: dict[str, Sampler] = {
    "DDIM": Sampler("DDIMScheduler", "Song et al. 2021, arXiv 2010.02502"),
    "PLMS": Sampler("PNDMScheduler", "Liu et al. 2022, arXiv 2202.09778", {"skip_prk_steps": True}),
    # CompVis's --dpm_solver is the data-predicting multistep solver of second order, too.
    "DPM-Solver": Sampler("DPMSolverMultistepScheduler", _DPMPP, _2M),
    "DPM++ 2M": Sampler("DPMSolverMultistepScheduler", _DPMPP, _2M),
    "DPM++ 2M Karras": Sampler("DPMSolverMultistepScheduler", _DPMPP, {**_2M, **_KARRAS}),
    "DPM++ 2M SDE": Sampler("DPMSolverMultistepScheduler", _DPMPP, _SDE),
    "DPM++ 2M SDE Karras": Sampler("DPMSolverMultistepScheduler", _DPMPP, {**_SDE, **_KARRAS}),
    "DPM++ 2S": Sampler("DPMSolverSinglestepScheduler", _DPMPP, _2S),
    "DPM++ 2S Karras": Sampler("DPMSolverSinglestepScheduler", _DPMPP, {**_2S, **_KARRAS}),
    "Euler": Sampler("EulerDiscreteScheduler", f"{_EDM}, algorithm 2 without correction"),
    "Euler Karras": Sampler("EulerDiscreteScheduler", _EDM, _KARRAS),
    "Euler a": Sampler("EulerAncestralDiscreteScheduler", "k-diffusion, sample_euler_ancestral"),
    "Heun": Sampler("HeunDiscreteScheduler", f"{_EDM}, algorithm 1"),
    "UniPC": Sampler("UniPCMultistepScheduler", "Zhao et al. 2023, arXiv 2302.04867"),
    "DEIS": Sampler("DEISMultistepScheduler", "Zhang and Chen 2023, arXiv 2204.13902"),
    "DDPM": Sampler("DDPMScheduler", "Ho et al. 2020, arXiv 2006.11239"),
    "LCM": Sampler("LCMScheduler", "Luo et al. 2023, arXiv 2310.04378"),
}


def sampler_name(wanted: str) -> str:
    """The listed name for `wanted`; case, spaces and `_` do not matter.

    Raises:
        InvalidValue: there is no such sampler; `allowed` begins with the nearest names.
    """
    folded = {_fold(name): name for name in SAMPLERS}
    if _fold(wanted) in folded:
        return folded[_fold(wanted)]
    near = [folded[key] for key in difflib.get_close_matches(_fold(wanted), folded, n=3)]
    raise InvalidValue(name="sampler", value=wanted, allowed=", ".join(near or SAMPLERS))


def make_scheduler(name: str, config: dict[str, Any]) -> Any:
    """The diffusers scheduler for sampler `name`, on the noise schedule of `config`.

    Args:
        config: the configuration of the model's own scheduler.
    """
    import diffusers

    sampler = SAMPLERS[sampler_name(name)]
    scheduler_class = getattr(diffusers, sampler.scheduler)
    return scheduler_class.from_config(config, **sampler.settings)


def _fold(name: str) -> str:
    return "".join(name.lower().replace("_", "").replace("-", "").split())
