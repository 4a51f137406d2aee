"""One drawing, fully described: what the painter needs and what a picture remembers of it."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from typing import Any

from sdjp.contract.errors import InvalidValue
from sdjp.contract.init_image import InitImage
from sdjp.contract.ranges import within

MAX_SEED = 2**32 - 1
MAX_STEPS = 1000
MAX_BATCH = 64
MAX_SIZE_PX = 4096
MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of English and its emphasis (1.0 = none)."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Stage:
    """The conditioning of the steps before `until` (exclusive, counted from 0).

    Attributes:
        passages: runs of fragments; each begins a new 75-token chunk (`BREAK` parts them).
        until: first step that no longer uses this stage.
    """

    passages: tuple[tuple[Fragment, ...], ...]
    until: int


@dataclass(frozen=True, slots=True)
class PaintRequest:
    """One drawing, from noise or from a picture.

    Attributes:
        prompt: as typed, in any language.
        english: what CLIP is conditioned on, with the same syntax.
        negative_prompt, negative_english: likewise for what to avoid.
        stages, negative_stages: `english` and `negative_english` parsed, for `steps` steps.
        model: folder or file of the painter model.
        sampler: a name of `sdjp.engine.samplers`.
        steps: denoising steps, 1…1000.
        guidance_scale: classifier-free guidance, 0…100; 1 means none.
        seeds: one a picture, 0…2³²−1; the batch is drawn together.
        width, height: pixels that are drawn; multiples of the model's scale factor. What is
            inpainted may be of another size.
        clip_skip: layers of CLIP left out at the end, 0…11.
        eta: DDIM's η, 0…1.
        precision: `auto`, `full` (float32) or `half` (bfloat16/float16).
        safety: run the model's safety checker where it brings one.
        init: what it starts from; None begins with noise.
    """

    prompt: str
    english: str
    stages: tuple[Stage, ...]
    negative_stages: tuple[Stage, ...]
    model: str
    negative_prompt: str = ""
    negative_english: str = ""
    sampler: str = "DDIM"
    steps: int = 20
    guidance_scale: float = 7.5
    seeds: tuple[int, ...] = (0,)
    width: int = 512
    height: int = 512
    clip_skip: int = 0
    eta: float = 0.0
    precision: str = "auto"
    safety: bool = True
    init: InitImage | None = None

    def __post_init__(self) -> None:
        """Refuse values outside their range.

        Raises:
            InvalidValue: naming the first field that is out of range.
        """
        within("steps", self.steps, 1, MAX_STEPS)
        within("guidance scale", self.guidance_scale, 0, 100)
        within("batch size", len(self.seeds), 1, MAX_BATCH)
        for seed in self.seeds:
            within("seed", seed, 0, MAX_SEED)
        within("width", self.width, 8, MAX_SIZE_PX)
        within("height", self.height, 8, MAX_SIZE_PX)
        within("clip skip", self.clip_skip, 0, 11)
        within("eta", self.eta, 0, 1)
        if self.precision not in ("auto", "full", "half"):
            raise InvalidValue(name="precision", value=self.precision, allowed="auto, full, half")


@dataclass(frozen=True, slots=True)
class Wording:
    """What was typed, and what put its words around it.

    Attributes:
        prompt, negative_prompt: as typed.
        style, purpose: ids of presets; empty for none.
    """

    prompt: str
    negative_prompt: str = ""
    style: str = ""
    purpose: str = ""

    @classmethod
    def from_json(cls, values: object) -> Wording:
        """The wording in `values`; keys of later versions are left out.

        Raises:
            ValueError: the values are none.
        """
        if not isinstance(values, dict):
            raise ValueError("wording")
        known = {name: values[name] for name in cls.__dataclass_fields__ if name in values}
        if "prompt" not in known or not all(isinstance(text, str) for text in known.values()):
            raise ValueError("wording")
        return cls(**known)


@dataclass(frozen=True, slots=True)
class PictureRecord:
    """What a saved picture remembers: enough to draw it again, and to find it.

    Attributes:
        created: ISO 8601 with offset, to the millisecond.
        mode: `txt2img`, `img2img`, `inpaint`, `outpaint`, or `sheet` for an overview of several
            pictures.
        translator: name and revision of the translator, empty when nothing was translated.
        model: display name; `model_hash` is the first 10 hex digits of its weights' SHA-256.
        safety: `passed`, `flagged`, `off` or `none` (the model brings no checker).
        print_width_mm, print_height_mm: the sheet that it is meant for; 0 where there is none.
        asked_size: width and height that were ordered, 0 where they were left open: what was laid
            into a picture or onto a sheet was drawn at another size than `width` and `height`.
            Empty where it is not known.
        segments: the two lanes, as `{"ja", "en", "source", "doubts"}`.
        init: what it was started from; None for txt2img.
        wording: what `prompt` and `negative_prompt` were made of; None where that is not known.
        extra: whatever later versions add; kept unread.
    """

    prompt: str
    english: str
    negative_prompt: str
    negative_english: str
    model: str
    model_hash: str
    sampler: str
    steps: int
    guidance_scale: float
    seed: int
    width: int
    height: int
    created: str
    clip_skip: int = 0
    eta: float = 0.0
    mode: str = "txt2img"
    translator: str = ""
    safety: str = "none"
    batch_index: int = 0
    batch_size: int = 1
    print_width_mm: float = 0.0
    print_height_mm: float = 0.0
    asked_size: tuple[int, ...] = ()
    segments: tuple[dict[str, Any], ...] = ()
    init: InitImage | None = None
    wording: Wording | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def print_dpi(self) -> float:
        """Dots per inch of a print on its sheet; 0 where there is none."""
        return print_dpi((self.width, self.height), (self.print_width_mm, self.print_height_mm))

    def to_json(self) -> dict[str, Any]:
        """A dictionary that `json.dumps` takes."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> PictureRecord:
        """The record in `values`; unknown keys go to `extra`, missing ones are an error.

        Raises:
            KeyError, TypeError, ValueError: the values are not a record.
        """
        known = {name: values[name] for name in cls.__dataclass_fields__ if name in values}
        unknown = {name: value for name, value in values.items() if name not in known}
        known["extra"] = {**dict(known.get("extra", {})), **unknown}
        known["asked_size"] = tuple(int(side) for side in known.get("asked_size", ()))
        if len(known["asked_size"]) not in (0, 2):
            raise ValueError("asked_size")
        known["segments"] = tuple(map(_segment, known.get("segments", ())))
        for name in ("seed", "steps", "width", "height", "clip_skip", "batch_index", "batch_size"):
            if name in known:
                known[name] = int(known[name])
        if known.get("init") is not None:
            try:
                known["init"] = InitImage.from_json(known["init"])
            except (AttributeError, InvalidValue) as error:
                raise ValueError("init") from error
        if known.get("wording") is not None:
            known["wording"] = Wording.from_json(known["wording"])
        return cls(**known)


def _segment(values: dict[str, Any]) -> dict[str, Any]:
    if not all(isinstance(values[name], str) for name in ("ja", "en")):
        raise ValueError("segments")
    return dict(values)


def print_dpi(size_px: tuple[int, int], sheet_mm: tuple[float, float]) -> float:
    """Dots per inch at which the whole picture just fits the sheet, laid the same way round.

    Args:
        size_px, sheet_mm: width and height.

    Returns:
        0 where one of them is open.
    """
    sides = (*size_px, *sheet_mm)
    if not all(math.isfinite(side) and side > 0 for side in sides):
        return 0.0
    pixels, sheet = sorted(size_px), sorted(sheet_mm)
    return max(side / (mm / MM_PER_INCH) for side, mm in zip(pixels, sheet, strict=True))
