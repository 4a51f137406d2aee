"""The `parameters` text of AUTOMATIC1111's web UI: written and read.

Three parts parted by newlines: the prompt, `Negative prompt: …` where there is one, and one line
of `Key: value` parted by commas. Readers take the last line for settings only when it has at
least three of them; a key has two characters or more.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

import sdjp
from sdjp.contract.init_image import InitImage
from sdjp.contract.request import PictureRecord
from sdjp.provenance.storable import storable_text

NEGATIVE = "Negative prompt:"
_LEAST_FIELDS = 3
_SCHEDULES = ("Karras", "Exponential", "Polyexponential", "SGM Uniform", "Beta", "Simple")
_DISPLAY_NAMES = {
    "PNDM": "PLMS",
    "Euler ancestral": "Euler a",
    "Euler Ancestral": "Euler a",
    "DPM2 ancestral": "DPM2 a",
    "DPM-Solver++": "DPM++ 2M",
    "DPM++": "DPM++ 2M",
}
# The length of a key is bounded so that hostile text costs linear time.
_FIELD = re.compile(r'(\w[\w /-]{1,79}):\s*("(?:[^"\\]|\\.)+"|[^,]*)(?:,|$)')


@dataclass(frozen=True, slots=True)
class Parameters:
    """What such a text says.

    Attributes:
        prompt, negative_prompt: without surrounding blanks on any line.
        settings: key → value as text, unquoted, in the order found.
    """

    prompt: str
    negative_prompt: str = ""
    settings: dict[str, str] = field(default_factory=dict)


def to_parameters(record: PictureRecord) -> str:
    """The text for `record`: the English that was drawn first, the words typed as extra fields."""
    sampler, schedule = split_sampler(record.sampler)
    fields: list[tuple[str, object]] = [
        ("Steps", record.steps),
        ("Sampler", sampler),
        ("Schedule type", schedule),
        ("CFG scale", f"{record.guidance_scale:g}"),
        ("Seed", record.seed),
        ("Size", f"{record.width}x{record.height}"),
        ("Model hash", record.model_hash),
        ("Model", record.model),
        # A1111 counts the layer that is read, from the end: 1 leaves none out.
        ("Clip skip", record.clip_skip + 1 if record.clip_skip else ""),
        ("Eta DDIM", f"{record.eta:g}" if record.eta else ""),
        *_init_fields(record.init),
        ("Original prompt", record.prompt if record.prompt != record.english else ""),
        (
            "Original negative prompt",
            record.negative_prompt if record.negative_prompt != record.negative_english else "",
        ),
        ("Translator", record.translator),
        ("Version", f"SDJP {sdjp.__version__}"),
    ]
    texts = [(key, storable_text(str(value))) for key, value in fields]
    line = ", ".join(f"{key}: {_quoted(text)}" for key, text in texts if text.strip())
    parts = [record.english]
    if record.negative_english.strip():
        parts.append(f"{NEGATIVE} {record.negative_english}")
    return storable_text("\n".join([*parts, line])).strip()


def _init_fields(init: InitImage | None) -> list[tuple[str, object]]:
    """What A1111 says of img2img and inpainting, in its words."""
    if init is None:
        return []
    fields: list[tuple[str, object]] = [("Denoising strength", f"{init.strength:g}")]
    if init.mode == "img2img":
        return fields
    fields += [("Mask blur", init.feather_px), ("Masked content", init.masked_content)]
    if init.only_masked:
        fields += [("Inpaint area", "Only masked"), ("Masked area padding", init.padding_px)]
    return fields


def split_sampler(name: str) -> tuple[str, str]:
    """A1111's display name and schedule type, as `DPM++ 2M Karras` → (`DPM++ 2M`, `Karras`)."""
    for schedule in _SCHEDULES:
        if name.lower().endswith(f" {schedule.lower()}"):
            name = name[: -len(schedule) - 1].rstrip()
            return _DISPLAY_NAMES.get(name, name), schedule
    return _DISPLAY_NAMES.get(name, name), ""


def parse_parameters(text: str) -> Parameters:
    """Read such a text; one without settings is all prompt. Never fails."""
    lines = text.strip().split("\n")
    settings = {key: value for key, value in _fields(lines[-1]) if value}
    if len(_FIELD.findall(lines[-1])) < _LEAST_FIELDS:
        settings = {}
    else:
        lines = lines[:-1]
    prompt: list[str] = []
    negative: list[str] = []
    target = prompt
    for line in (line.strip() for line in lines):
        rest = line
        if target is prompt and line.startswith(NEGATIVE):
            target = negative
            rest = line.removeprefix(NEGATIVE).strip()
        target.append(rest)
    return Parameters("\n".join(prompt).strip(), "\n".join(negative).strip(), settings)


def _fields(line: str) -> list[tuple[str, str]]:
    return [(key.strip(), _unquoted(value)) for key, value in _FIELD.findall(line)]


def _quoted(value: str) -> str:
    """`value` in JSON quotes where its text would end the field or lose something."""
    plain = value.isprintable() and value == value.strip()
    if plain and not set(value) & set(",:") and not (value[0] == '"' == value[-1]):
        return value
    return json.dumps(value, ensure_ascii=False)


def _unquoted(value: str) -> str:
    if value.startswith('"') and value.endswith('"') and len(value) > 1:
        try:
            read = json.loads(value, strict=False)
        except ValueError:
            return value
        return storable_text(read) if isinstance(read, str) else value
    return value.strip()
