"""A preset: words, a shape and settings that belong together, under a name."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from sdjp.contract.request import MAX_SIZE_PX, MAX_STEPS, MM_PER_INCH
from sdjp.provenance.storable import storable_json

PLACEHOLDER = "{prompt}"
KINDS = ("style", "purpose")
MAX_TEXT = 20_000
MAX_NAME = 200
MAX_PRINT_PX = 100_000
WIDEST = 4.0
"""Models draw nothing sensible in shapes that are longer than this."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A style or a purpose.

    Attributes:
        id: never changes; empty until `PresetShelf.add` gives one.
        kind: `style` or `purpose`.
        name_ja, name_en: one of them may be empty.
        prompt, negative: English around the user's words, which stand where `{prompt}` does; text
            without it follows them.
        prompt_ja, negative_ja: the same in Japanese, for models that read it.
        width, height: pixels of the finished picture; 0 where they are open.
        width_mm, height_mm, dpi: its size in print; 0 where it is not printed.
        sampler, steps, guidance_scale: what it sets; empty, 0 and None leave them.
        note_ja, note_en: a sentence about it.
        is_own: made or brought by the user, and so open to change.
        extra: what later versions add; kept unread.
    """

    id: str = ""
    kind: str = "style"
    name_ja: str = ""
    name_en: str = ""
    prompt: str = ""
    prompt_ja: str = ""
    negative: str = ""
    negative_ja: str = ""
    width: int = 0
    height: int = 0
    width_mm: float = 0.0
    height_mm: float = 0.0
    dpi: int = 0
    sampler: str = ""
    steps: int = 0
    guidance_scale: float | None = None
    note_ja: str = ""
    note_en: str = ""
    is_own: bool = False
    extra: dict[str, Any] = field(default_factory=dict, hash=False)

    def name(self, language: str) -> str:
        """The name in `language`, or in the other one where it has none."""
        names = (self.name_ja, self.name_en)
        return (names[0] or names[1]) if language == "ja" else (names[1] or names[0])

    def note(self, language: str) -> str:
        """The sentence about it in `language`, or in the other one."""
        notes = (self.note_ja, self.note_en)
        return (notes[0] or notes[1]) if language == "ja" else (notes[1] or notes[0])

    @property
    def ratio(self) -> float:
        """Width ÷ height of the picture; 0 where the preset leaves it open."""
        if self.width and self.height:
            return self.width / self.height
        if self.width_mm and self.height_mm:
            return self.width_mm / self.height_mm
        return 0.0

    @property
    def finished_px(self) -> tuple[int, int]:
        """Width and height that the finished picture should have; zeros where they are open."""
        if self.width and self.height:
            return self.width, self.height
        if self.ratio and self.dpi:
            return print_px(self.width_mm, self.height_mm, self.dpi)
        return 0, 0

    def to_json(self) -> dict[str, Any]:
        """A dictionary that `json.dumps` takes, without what is at its default."""
        given = {
            each.name: getattr(self, each.name)
            for each in fields(self)
            if each.name not in ("is_own", "extra")
            and getattr(self, each.name) != getattr(_EMPTY, each.name)
        }
        return {**storable_json(self.extra), "kind": self.kind, **given}

    @classmethod
    def from_json(cls, values: object, *, is_own: bool = True) -> Preset:
        """The preset in `values`; unknown keys go to `extra`.

        Raises:
            ValueError: `values` is not one, or says something impossible.
        """
        if not isinstance(values, dict):
            raise ValueError("not an object")
        entry = dict(storable_json(values))
        known = {each.name for each in fields(cls)} - {"is_own", "extra"}
        given = {name: value for name, value in entry.items() if name in known}
        for name, value in given.items():
            _check_kind(name, value)
        extra = {
            name: value for name, value in entry.items() if name not in {*known, "is_own", "extra"}
        }
        preset = cls(**given, is_own=is_own, extra=extra)
        preset.check()
        return preset

    def check(self) -> None:
        """Refuse what no picture can have.

        Raises:
            ValueError: naming the field.
        """
        if self.kind not in KINDS:
            raise ValueError("kind")
        if not (self.name_ja.strip() or self.name_en.strip()):
            raise ValueError("name_ja")
        for name, limit in _LONGEST.items():
            if len(getattr(self, name)) > limit:
                raise ValueError(name)
        for name, highest in _HIGHEST.items():
            if not 0 <= getattr(self, name) <= highest:
                raise ValueError(name)
        if self.guidance_scale is not None and not 0 <= self.guidance_scale <= 100:
            raise ValueError("guidance_scale")


_EMPTY = Preset(kind="")
_TEXTS = ("prompt", "prompt_ja", "negative", "negative_ja", "note_ja", "note_en")
_LONGEST = {
    **dict.fromkeys(_TEXTS, MAX_TEXT),
    **dict.fromkeys(("id", "name_ja", "name_en", "sampler"), MAX_NAME),
}
_HIGHEST: dict[str, float] = {
    **dict.fromkeys(("width", "height"), MAX_PRINT_PX),
    **dict.fromkeys(("width_mm", "height_mm", "dpi"), 10_000),
    "steps": MAX_STEPS,
}


def _check_kind(name: str, value: object) -> None:
    default = getattr(_EMPTY, name)
    if isinstance(value, bool):
        raise ValueError(name)
    if name == "guidance_scale":
        right = value is None or isinstance(value, int | float)
    elif isinstance(default, float):
        right = isinstance(value, int | float)
    else:
        right = type(value) is type(default)
    if not right:
        raise ValueError(name)


def apply(
    preset: Preset, prompt: str, negative: str = "", language: Literal["en", "ja"] = "en"
) -> tuple[str, str]:
    """Prompt and negative prompt with the preset's words around them; nothing typed is lost.

    Args:
        language: of the words; where the preset has none in it, the other one's are taken.
    """
    english, japanese = (preset.prompt, preset.negative), (preset.prompt_ja, preset.negative_ja)
    wanted, other = (japanese, english) if language == "ja" else (english, japanese)
    words = wanted if any(wanted) else other
    return _around(words[0], prompt), _around(words[1], negative)


def _around(template: str, text: str) -> str:
    """`text` in the place of each `{prompt}`, or before a template that has none."""
    template = template.strip()
    if not template:
        return text
    if PLACEHOLDER not in template:
        template = f"{PLACEHOLDER}{_comma(template)}{template}"
    if text.strip():
        return text.join(template.split(PLACEHOLDER))
    parts = (part.strip(" ,、，\n") for part in template.split(PLACEHOLDER))
    return _comma(template).join(filter(None, parts))


def _comma(template: str) -> str:
    return ", " if template.isascii() else "、"


def print_px(width_mm: float, height_mm: float, dpi: int) -> tuple[int, int]:
    """Pixels of a print of this size."""
    return round(width_mm / MM_PER_INCH * dpi), round(height_mm / MM_PER_INCH * dpi)


def fitted_size(ratio: float, base_px: int, factor: int) -> tuple[int, int]:
    """Width and height for a model: of shape `ratio`, with about the pixels it was trained for.

    Args:
        ratio: width ÷ height; between 1:4 and 4:1 it is kept as well as `factor` allows.
        base_px: side of the square that the model was trained for.
        factor: both sides are a multiple of it.
    """
    ratio = min(max(ratio, 1 / WIDEST), WIDEST) if ratio > 0 and math.isfinite(ratio) else 1.0
    factor = max(1, factor)
    if ratio < 1:
        height, width = fitted_size(1 / ratio, base_px, factor)
        return width, height
    area = max(base_px, factor) ** 2

    def badness(size: tuple[int, int]) -> float:
        shape = abs(math.log(size[0] / size[1] / ratio))
        return 2 * shape + abs(math.log(size[0] * size[1] / area))

    candidates = [
        (width, height)
        for width in _near(math.sqrt(area * ratio), factor)
        for height in _near(math.sqrt(area / ratio), factor)
    ]
    return min(candidates, key=badness)


def _near(length: float, factor: int) -> list[int]:
    """The multiples of `factor` next to `length` that a picture may have."""
    middle = int(length // factor)
    most = max(1, MAX_SIZE_PX // factor)
    return [factor * min(max(1, number), most) for number in range(middle - 1, middle + 3)]
