"""The settings that drew a picture, each with its name, as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sdjp.base.language import translate
from sdjp.contract.errors import InvalidValue
from sdjp.contract.init_image import InitImage
from sdjp.contract.request import print_dpi
from sdjp.ui.controls.parameter_texts import joined, parameter_name, sheet_text

COMPARABLE = ("guidance_scale", "steps", "sampler", "strength")


def setting_facts(settings: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Name and value of each setting in `settings`, fields of a record; nothing of what is unset.

    A sheet says what it compares in place of the one value that it does not have.
    """
    width, height = settings.get("width"), settings.get("height")
    axis, values = compared(settings.get("extra"))
    compared_name = parameter_name(axis) if axis else ""
    named = {
        "seed": settings.get("seed"),
        "size": f"{width} × {height}" if width and height else None,
        "sampler": settings.get("sampler"),
        "steps": settings.get("steps"),
        "guidance_scale": settings.get("guidance_scale"),
        "clip_skip": settings.get("clip_skip") or None,
        "eta": settings.get("eta") or None,
    }
    facts = [
        (parameter_name(field), label_of(value))
        for field, value in named.items()
        if field != axis and value not in (None, "")
    ]
    facts += [fact for fact in start_facts(settings.get("init")) if fact[0] != compared_name]
    facts += _print_facts(settings)
    return [compared_fact(axis, values), *facts] if axis else facts


def start_facts(init: object) -> list[tuple[str, str]]:
    """What a picture was started from, by its record's `init`; nothing for one from words alone."""
    if not isinstance(init, Mapping):
        return []
    try:
        start = InitImage.from_json(dict(init))
    except (TypeError, InvalidValue):
        return []
    how = {
        "img2img": translate("window", "A picture, redrawn"),
        "inpaint": translate("window", "A picture, partly redrawn"),
        "outpaint": translate("window", "A picture, extended"),
    }[start.mode]
    facts = [(translate("window", "Started from"), joined(filter(None, (how, start.parent))))]
    return [*facts, (parameter_name("strength"), label_of(start.strength))]


def _print_facts(settings: Mapping[str, Any]) -> list[tuple[str, str]]:
    names = ("width", "height", "print_width_mm", "print_height_mm")
    sides = [side for name in names if isinstance(side := settings.get(name), int | float)]
    if len(sides) < len(names):
        return []
    sheet_mm = sides[2], sides[3]
    dpi = print_dpi((int(sides[0]), int(sides[1])), sheet_mm)
    if not dpi:
        return []
    text = translate("window", "{sheet}, about {dpi} dpi")
    told = text.format(sheet=sheet_text(sheet_mm), dpi=round(dpi))
    return [(translate("window", "In print"), told)]


def compared(extra: object) -> tuple[str, tuple[str, ...]]:
    """Field and values that a sheet compares, by its record's `extra`; both empty without any."""
    told = extra.get("comparison") if isinstance(extra, Mapping) else None
    axis, values = (told.get("axis"), told.get("values")) if isinstance(told, Mapping) else ("", ())
    if axis not in COMPARABLE or not isinstance(values, list | tuple):
        return "", ()
    return str(axis), tuple(label_of(value) for value in values)


def compared_fact(axis: str, values: tuple[str, ...]) -> tuple[str, str]:
    """「比べた指示の強さ」 and the values."""
    name = translate("window", "Compared: {setting}").format(setting=parameter_name(axis))
    return name, joined(values)


def label_of(value: object) -> str:
    """A value as it stands under its picture."""
    return f"{value:g}" if isinstance(value, float) else str(value)
