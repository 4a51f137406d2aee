"""What the pictures of other programs say: the tool and its settings, in our own words.

Settings use the names of `PictureRecord`: prompt, negative_prompt, steps, sampler,
guidance_scale, seed, width, height, model, model_hash, clip_skip. Everything read is data: text
and numbers of known names, nothing that is acted upon.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sdjp.provenance.parameters import Parameters, parse_parameters
from sdjp.provenance.reading import PictureText
from sdjp.provenance.storable import json_object

Settings = dict[str, str | int | float]
_LONGEST_LINK = 20


@dataclass(frozen=True, slots=True)
class Foreign:
    """The tool that drew a picture (empty: unknown) and what it noted down."""

    tool: str = ""
    parameters: str = ""
    settings: Settings = field(default_factory=dict)


def recognise(picture: PictureText) -> Foreign:
    """The tool and settings of `picture`. Never fails; what is not understood is left out."""
    readers: tuple[Callable[[PictureText], Foreign | None], ...] = (
        _novelai,
        _fooocus,
        _a1111,
        _invokeai,
        _comfyui,
    )
    for read in readers:
        if (found := read(picture)) is not None:
            return found
    return Foreign()


def settings_of(parameters: Parameters) -> Settings:
    """Settings out of A1111 `parameters`; fields that are not understood are left out."""
    given = parameters.settings
    sampler = given.get("Sampler", "")
    schedule = given.get("Schedule type", "")
    if sampler and schedule not in ("", "Automatic"):
        sampler = f"{sampler} {schedule}"
    size = re.fullmatch(r"(\d{1,6})x(\d{1,6})", given.get("Size", ""))
    clip_skip = _whole(given.get("Clip skip"))
    return _known(
        prompt=parameters.prompt,
        negative_prompt=parameters.negative_prompt,
        steps=_whole(given.get("Steps")),
        sampler=sampler,
        guidance_scale=_number(given.get("CFG scale")),
        seed=_whole(given.get("Seed")),
        width=int(size[1]) if size else None,
        height=int(size[2]) if size else None,
        model=given.get("Model"),
        model_hash=given.get("Model hash"),
        clip_skip=clip_skip - 1 if clip_skip else None,
    )


def _a1111(picture: PictureText) -> Foreign | None:
    text = picture.comment or picture.text.get("parameters", "")
    parameters = parse_parameters(text)
    if not parameters.settings:
        text = picture.text.get("parameters", "")
        parameters = parse_parameters(text)
    if not parameters.settings:
        return None
    own = parameters.settings.get("Version", "").startswith("SDJP")
    return Foreign("SDJP" if own else "AUTOMATIC1111", text, settings_of(parameters))


def _fooocus(picture: PictureText) -> Foreign | None:
    text = picture.text.get("parameters", "") or picture.comment
    scheme = picture.text.get("fooocus_scheme", "")
    values = json_object(text)
    if scheme == "a1111":
        return Foreign("Fooocus", text, settings_of(parse_parameters(text)))
    if values is None or not (scheme or "base_model" in values):
        return None
    size = re.findall(r"\d{1,6}", str(values.get("resolution", "")))
    return Foreign(
        "Fooocus",
        text,
        _known(
            prompt=values.get("prompt"),
            negative_prompt=values.get("negative_prompt"),
            steps=_whole(values.get("steps")),
            sampler=values.get("sampler"),
            guidance_scale=_number(values.get("guidance_scale")),
            seed=_whole(values.get("seed")),
            width=int(size[0]) if len(size) == 2 else None,
            height=int(size[1]) if len(size) == 2 else None,
            model=values.get("base_model"),
        ),
    )


def _novelai(picture: PictureText) -> Foreign | None:
    if picture.text.get("Software") != "NovelAI":
        return None
    values = json_object(picture.text.get("Comment", "")) or {}
    return Foreign(
        "NovelAI",
        "",
        _known(
            prompt=picture.text.get("Description") or values.get("prompt"),
            negative_prompt=values.get("uc"),
            steps=_whole(values.get("steps")),
            sampler=values.get("sampler"),
            guidance_scale=_number(values.get("scale")),
            seed=_whole(values.get("seed")),
            width=_whole(values.get("width")),
            height=_whole(values.get("height")),
            model=picture.text.get("Source"),
        ),
    )


def _invokeai(picture: PictureText) -> Foreign | None:
    values = json_object(picture.text.get("invokeai_metadata", ""))
    if values is None:
        return None
    model = values.get("model")
    return Foreign(
        "InvokeAI",
        "",
        _known(
            prompt=values.get("positive_prompt"),
            negative_prompt=values.get("negative_prompt"),
            steps=_whole(values.get("steps")),
            sampler=values.get("scheduler"),
            guidance_scale=_number(values.get("cfg_scale")),
            seed=_whole(values.get("seed")),
            width=_whole(values.get("width")),
            height=_whole(values.get("height")),
            model=model.get("name") if isinstance(model, dict) else None,
            clip_skip=_whole(values.get("clip_skip")),
        ),
    )


def _comfyui(picture: PictureText) -> Foreign | None:
    graph = json_object(picture.text.get("prompt", ""))
    if graph is None:
        known = json_object(picture.text.get("workflow", "")) is not None
        return Foreign("ComfyUI") if known else None
    for node in graph.values():
        inputs = _inputs(node)
        if "steps" in inputs and "positive" in inputs:
            return Foreign("ComfyUI", "", _sampler_node(graph, inputs))
    return Foreign("ComfyUI")


def _sampler_node(graph: dict[str, Any], inputs: dict[str, Any]) -> Settings:
    sampler, schedule = inputs.get("sampler_name"), inputs.get("scheduler")
    if isinstance(sampler, str) and schedule == "karras":
        sampler = f"{sampler} {schedule}"
    latent = inputs.get("latent_image")
    return _known(
        prompt=_upstream(graph, inputs["positive"], "text"),
        negative_prompt=_upstream(graph, inputs.get("negative"), "text"),
        steps=_whole(inputs["steps"]),
        sampler=sampler,
        guidance_scale=_number(inputs.get("cfg")),
        seed=_whole(inputs.get("seed", inputs.get("noise_seed"))),
        width=_whole(_upstream(graph, latent, "width")),
        height=_whole(_upstream(graph, latent, "height")),
        model=_upstream(graph, inputs.get("model"), "ckpt_name"),
    )


def _upstream(graph: dict[str, Any], link: object, name: str) -> object:
    """The input `name` of the node that `link` leads to, or of one further upstream."""
    for _ in range(_LONGEST_LINK):
        if not (isinstance(link, list) and link):
            return None
        inputs = _inputs(graph.get(str(link[0])))
        value = inputs.get(name)
        if value is not None and not isinstance(value, list):
            return value
        links = [one for one in (value, *inputs.values()) if isinstance(one, list)]
        link = links[0] if links else None
    return None


def _inputs(node: object) -> dict[str, Any]:
    inputs = node.get("inputs") if isinstance(node, dict) else None
    return inputs if isinstance(inputs, dict) else {}


def _known(**values: object) -> Settings:
    """Those of `values` that are text or a finite number, without empty text."""
    return {
        name: value
        for name, value in values.items()
        if isinstance(value, str | int | float) and not isinstance(value, bool) and value != ""
    }


def _number(value: object) -> float | None:
    try:
        number = float(value) if isinstance(value, str | int | float) else math.nan
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _whole(value: object) -> int | None:
    number = _number(value)
    if number is None:
        return None
    try:
        return int(value)  # type: ignore[call-overload,no-any-return]
    except (ValueError, OverflowError):
        return int(number)
