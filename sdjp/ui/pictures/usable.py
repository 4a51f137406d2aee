"""Which settings of a picture that others drew can be used here, and why the others cannot."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from sdjp.base.language import translate
from sdjp.contract.messages import Loaded
from sdjp.contract.request import MAX_SEED, MAX_SIZE_PX, MAX_STEPS
from sdjp.ui.controls.parameter_texts import parameter_name, sampler_sentence

Settings = Mapping[str, Any]

MIN_SIDE_PX = 8
_MAX_GUIDANCE = 100
_MAX_CLIP_SKIP = 11


@dataclass(frozen=True, slots=True)
class Usable:
    """What can be taken over.

    Attributes:
        values: for the form.
        left: sentences on what stays as it is, and why.
    """

    values: dict[str, Any]
    left: tuple[str, ...]


def usable(settings: Settings, model: Loaded | None) -> Usable:
    """Those of `settings`, fields of the form by name, that exist here with `model`."""
    values: dict[str, Any] = {}
    left: list[str] = []
    if settings.get("prompt"):
        values |= {
            "prompt": str(settings["prompt"]),
            "negative_prompt": str(settings.get("negative_prompt", "")),
            "style": "",
            "purpose": "",
        }
    _take_numbers(settings, values, left)
    _take_size(settings, values, left, model.factor if model is not None else 8)
    _take_sampler(settings, values, left, model.samplers if model is not None else ())
    name = str(settings.get("model", ""))
    if model is not None and name and name != model.name:
        sentence = translate("window", "The model stays “{now}” (the picture's is “{then}”).")
        left.append(sentence.format(now=model.name, then=name))
    return Usable(values, tuple(left))


def _take_numbers(settings: Settings, values: dict[str, Any], left: list[str]) -> None:
    for name, low, high in (
        ("seed", 0, MAX_SEED),
        ("steps", 1, MAX_STEPS),
        ("guidance_scale", 0, _MAX_GUIDANCE),
        ("clip_skip", 0, _MAX_CLIP_SKIP),
        ("eta", 0, 1),
    ):
        value = settings.get(name)
        if not isinstance(value, int | float):
            continue
        if low <= value <= high:
            values[name] = float(value) if name in ("guidance_scale", "eta") else int(value)
        else:
            sentence = translate("window", "{name} {value} is out of the range here.")
            left.append(sentence.format(name=parameter_name(name), value=f"{value:g}"))


def _take_size(settings: Settings, values: dict[str, Any], left: list[str], factor: int) -> None:
    width, height = settings.get("width"), settings.get("height")
    if not (_is_side(width) and _is_side(height)):
        return
    wanted = [int(width), int(height)]
    fitting = [max(factor, min(MAX_SIZE_PX, round(side / factor) * factor)) for side in wanted]
    values["width"], values["height"] = fitting
    if fitting != wanted:
        sentence = translate("window", "The size becomes {width} × {height}, which fits the model.")
        left.append(sentence.format(width=fitting[0], height=fitting[1]))


def _is_side(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and MIN_SIDE_PX <= value < math.inf


def _take_sampler(
    settings: Settings, values: dict[str, Any], left: list[str], known: tuple[str, ...]
) -> None:
    wanted = str(settings.get("sampler", ""))
    if not wanted:
        return
    found = next((one for one in known if _folded(one) == _folded(wanted)), "")
    if not found and not known and sampler_sentence(wanted):
        found = wanted
    if found:
        values["sampler"] = found
    else:
        sentence = translate("window", "The sampler “{name}” is not available here.")
        left.append(sentence.format(name=wanted))


def _folded(sampler: str) -> str:
    """A sampler's name in the spelling that all programs share."""
    text = sampler.lower().removeprefix("k_").replace("dpmpp", "dpm++")
    text = re.sub(r"ancestral$", "a", re.sub(r"_k$", "karras", text)).replace("pndm", "plms")
    return re.sub(r"[\s_-]", "", text)
