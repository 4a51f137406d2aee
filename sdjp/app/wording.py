"""Prompts and the presets whose words stand around them, there and back."""

from __future__ import annotations

from sdjp.contract.request import PictureRecord, Wording
from sdjp.store.presets import PresetShelf, apply


def worded(presets: PresetShelf, wording: Wording) -> tuple[str, str]:
    """Prompt and negative prompt with the words of style and purpose around them."""
    prompt, negative = wording.prompt, wording.negative_prompt
    for chosen in filter(None, (wording.style, wording.purpose)):
        if (preset := presets.find(chosen)) is not None:
            prompt, negative = apply(preset, prompt, negative)
    return prompt, negative


def wording_of(presets: PresetShelf, record: PictureRecord) -> Wording:
    """What was typed for a picture, where today's presets make the same prompts of it again.

    Otherwise its prompts as they are: the words of style and purpose stay in them.
    """
    prompts = record.prompt, record.negative_prompt
    if record.wording is not None and worded(presets, record.wording) == prompts:
        return record.wording
    return Wording(*prompts)
