"""Settings that were pasted with a prompt, made fit for the form."""

from __future__ import annotations

from typing import Any

from sdjp.contract.messages import Loaded
from sdjp.contract.request import MAX_SEED, MAX_SIZE_PX, MAX_STEPS
from sdjp.provenance.parameters import parse_parameters

_RANGES = {
    "steps": (1, MAX_STEPS),
    "guidance_scale": (0.0, 100.0),
    "seed": (0, MAX_SEED),
    "clip_skip": (0, 11),
}


def form_values(text: str, model: Loaded | None) -> dict[str, Any]:
    """Fields of the form out of an A1111 `parameters` text.

    What is out of range or unknown to `model` is left out; sizes are fitted to its grid.
    """
    # WORKAROUND: the module reads pictures too, and its Pillow is not wanted while typing.
    from sdjp.provenance.foreign import settings_of

    parameters = parse_parameters(text)
    given = settings_of(parameters)
    own_negative = parameters.settings.get("Original negative prompt", parameters.negative_prompt)
    values: dict[str, Any] = {"negative_prompt": own_negative}
    for name, (low, high) in _RANGES.items():
        value = given.get(name)
        if isinstance(value, int | float) and low <= value <= high:
            values[name] = type(low)(value)
    if model is not None and given.get("sampler") in model.samplers:
        values["sampler"] = given["sampler"]
    size = [_fitted(given.get(name), model) for name in ("width", "height")]
    if all(size):
        values["width"], values["height"] = size
    return values


def _fitted(value: object, model: Loaded | None) -> int:
    """A side in pixels on the model's grid; 0 where there is none."""
    if not isinstance(value, int) or not 8 <= value <= MAX_SIZE_PX:
        return 0
    step = model.factor if model is not None else 8
    return max(step, round(value / step) * step)
