"""What each parameter does, in one sentence that fits its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sdjp.base.language import translate
from sdjp.contract.request import print_dpi

Sentence = Callable[[float, float], str]
"""(value, recommended value) → one sentence."""


def parameter_name(field: str) -> str:
    """The name of a field of the form, for people."""
    return {
        "size": translate("window", "Size"),
        "model": translate("window", "Model"),
        "sampler": translate("window", "Sampler"),
        "steps": translate("window", "Steps"),
        "guidance_scale": translate("window", "Guidance"),
        "seed": translate("window", "Seed"),
        "clip_skip": translate("window", "CLIP skip"),
        "eta": translate("window", "Eta (η)"),
        "precision": translate("window", "Precision"),
        "strength": translate("window", "Strength of change"),
        "resize": translate("window", "If the shape differs"),
        "masked_content": translate("window", "Drawn over"),
        "padding_px": translate("window", "Surroundings"),
        "loops": translate("window", "Rounds"),
    }[field]


def guidance_sentence(value: float, recommended: float) -> str:
    """How closely the drawing follows the prompt at this guidance scale."""
    if value == 0:
        return translate("window", "At 0 it draws without looking at your words.")
    if value < 1:
        return translate("window", "It hardly looks at your words.")
    if value == 1:
        return translate("window", "Your words alone: fast, but the things to avoid are not used.")
    if value < recommended * 0.7:
        text = translate("window", "Free: it follows your words loosely. {value} is usual.")
    elif value <= recommended * 1.4:
        text = translate("window", "How closely it follows your words. {value} is usual.")
    elif value <= recommended * 2.5:
        text = translate("window", "Strict: clear and vivid. {value} is usual.")
    else:
        text = translate("window", "Very strict: colours and shapes may break. {value} is usual.")
    return text.format(value=f"{recommended:g}")


def steps_sentence(value: float, _recommended: float) -> str:
    """What this number of steps is good for."""
    if value <= 5:
        return translate("window", "A very quick sketch; shapes are still vague.")
    if value <= 12:
        return translate("window", "A quick try; the composition can be seen.")
    if value <= 30:
        return translate("window", "Just right. About 20 is usual.")
    if value <= 60:
        return translate("window", "Careful: details get a little better, time grows alike.")
    return translate("window", "More than this hardly changes the picture.")


def clip_skip_sentence(value: float, _recommended: float) -> str:
    """What leaving out so many layers of CLIP does."""
    if value == 0:
        return translate("window", "Your words are read in full. This is usual.")
    if value <= 2:
        return translate("window", "Leaves out the last layers; some anime models want 1.")
    return translate("window", "Leaves out so much that your words may be lost.")


def eta_sentence(value: float, _recommended: float) -> str:
    """What DDIM's η does."""
    if value == 0:
        return translate("window", "No chance on the way: the seed alone decides.")
    if value < 1:
        return translate("window", "Adds a little noise on the way, for some variety.")
    return translate("window", "Adds the most noise on the way, as DDPM does.")


def precision_names() -> dict[str, str]:
    """The values of `precision`, for people."""
    return {
        "auto": translate("window", "Automatic"),
        "full": translate("window", "Full (float32)"),
        "half": translate("window", "Half (16 bit)"),
    }


def precision_sentence(precision: str) -> str:
    """What a precision means."""
    return {
        "auto": translate("window", "What this computer does best."),
        "full": translate("window", "The most exact; needs more time and memory."),
        "half": translate("window", "Faster and with less memory on most graphics cards."),
    }.get(precision, "")


def sampler_sentence(sampler: str) -> str:
    """What is special about a sampler; empty for one that is not known here."""
    return _sampler_sentences().get(sampler, "")


def _sampler_sentences() -> dict[str, str]:
    return {
        "DDIM": translate("window", "The classic: steady, and the same picture every time."),
        "PLMS": translate("window", "Stable Diffusion's first one; wants 25 steps or more."),
        "DPM-Solver": translate("window", "Good pictures in 15 to 20 steps."),
        "DPM++ 2M": translate("window", "Fast and clean: 15 to 25 steps. Seldom wrong."),
        "DPM++ 2M Karras": translate("window", "Like DPM++ 2M, with finer details. Popular."),
        "DPM++ 2M SDE": translate("window", "Rich in detail; chance takes part in every step."),
        "DPM++ 2M SDE Karras": translate("window", "The most details; wants 25 steps or more."),
        "DPM++ 2S": translate("window", "Each step in two parts; steady with few steps."),
        "DPM++ 2S Karras": translate("window", "Like DPM++ 2S, with more steps for details."),
        "Euler": translate("window", "Simple and soft; good for a first look."),
        "Euler Karras": translate("window", "Euler with more steps for details."),
        "Euler a": translate("window", "Imaginative: another number of steps, another picture."),
        "Heun": translate("window", "Exact, but each step takes twice as long."),
        "UniPC": translate("window", "The quick one: shapes stand after about 10 steps."),
        "DEIS": translate("window", "Fast and smooth: 10 to 20 steps."),
        "DDPM": translate("window", "The origin: wants very many steps."),
        "LCM": translate("window", "Only for LCM models: 4 to 8 steps."),
    }


def size_sentence(width: int, height: int, trained: int) -> str:
    """What this size means for a model that was trained for `trained` × `trained` pixels."""
    if not trained:
        return translate("window", "The model is being loaded …")
    area = width * height / trained**2
    if area < 0.5:
        text = translate("window", "Small: quick, but details are lost. {size} is usual.")
    elif area <= 1.6:
        text = translate("window", "Suits this model, which learned at {size}.")
    elif area <= 4:
        text = translate("window", "Large: takes longer, and things may appear twice.")
    else:
        text = translate("window", "Very large: takes long and needs much memory.")
    return text.format(size=f"{trained}×{trained}")


def print_sentence(
    name: str, size_px: tuple[int, int], sheet_mm: tuple[float, float], wanted_dpi: int
) -> str:
    """How finely a picture of this size is printed on its sheet; empty where there is none.

    Args:
        name: of the purpose.
        wanted_dpi: what that is usually printed with; 0 where it does not say.
    """
    dpi = print_dpi(size_px, sheet_mm)
    if not dpi:
        return ""
    text = translate("window", "Printed as {name} ({sheet}): about {dpi} dpi.")
    if wanted_dpi > dpi:
        text = translate(
            "window", "Printed as {name} ({sheet}): about {dpi} dpi; fine print has {wanted}."
        )
    return text.format(name=name, sheet=sheet_text(sheet_mm), dpi=round(dpi), wanted=wanted_dpi)


def sheet_text(sheet_mm: tuple[float, float]) -> str:
    """`100×148 mm`."""
    return f"{sheet_mm[0]:g}×{sheet_mm[1]:g} mm"


def joined(parts: Iterable[str]) -> str:
    """Short facts in one line."""
    return translate("window", " · ").join(parts)


def duration(seconds: float) -> str:
    """A time for people: seconds below two minutes, minutes below two hours."""
    if seconds < 90:
        return translate("window", "{count} s").format(count=max(1, round(seconds)))
    if seconds < 5400:
        return translate("window", "{count} min").format(count=round(seconds / 60))
    return translate("window", "{count} h").format(count=round(seconds / 3600))
