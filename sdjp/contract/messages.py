"""What the window and its workers say to each other; `sdjp.contract.wire` carries it.

Window → painter       Load, Paint, Compare, Cancel
painter → window       Hello, Loading, Loaded, Progress, Saved, Finished, Cancelled, Failed
window → translator    Translate, Complete, CountTokens
translator → window    Hello, Translated, Completed, Counted, Failed
window → librarian     see `sdjp.contract.library_messages`

An answer carries the `job` of its question. A worker ends when its stdin ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sdjp.contract.init_image import InitImage
from sdjp.contract.request import Wording
from sdjp.contract.wire import PROTOCOL


@dataclass(frozen=True, slots=True)
class Lanes:
    """A prompt with its English.

    Attributes:
        prompt: as typed, cleaned.
        english: the same structure in English.
        segments: `{"ja", "en", "source", "doubts", "start", "end"}`, doubts as
            `{"code", "detail"}`; start and end are code points of `prompt`, normalised.
        translator: name and revision; empty when nothing was translated.
    """

    prompt: str
    english: str
    segments: tuple[dict[str, Any], ...] = ()
    translator: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One drawing as the window orders it; ranges as in `PaintRequest`.

    Attributes:
        guidance_scale: None takes the model's own.
        width, height: pixels; 0 takes the model's own.
        config: folder of a diffusers configuration, for single-file models.
        watermark: write the invisible watermark.
        folder: where the pictures go; the user's picture folder when empty.
        print_mm: width and height of the sheet they are meant for; zeros where there is none.
        init: what it starts from; None begins with noise.
        wording: what the prompts of `lanes` and `negative` were made of.
        loops: how often the result becomes the next start, 1…64; each is kept.
    """

    lanes: Lanes
    negative: Lanes
    model: str
    seeds: tuple[int, ...]
    sampler: str = "DDIM"
    steps: int = 20
    guidance_scale: float | None = None
    width: int = 0
    height: int = 0
    clip_skip: int = 0
    eta: float = 0.0
    precision: str = "auto"
    safety: bool = True
    watermark: bool = True
    config: str = ""
    folder: str = ""
    print_mm: tuple[float, ...] = (0.0, 0.0)
    init: InitImage | None = None
    wording: Wording | None = None
    loops: int = 1


@dataclass(frozen=True, slots=True)
class Load:
    """Have this model ready; answered by `Loading` and `Loaded`."""

    job: str
    model: str
    precision: str = "auto"
    config: str = ""


@dataclass(frozen=True, slots=True)
class Paint:
    """Draw and keep the pictures of `order`."""

    job: str
    order: Order


@dataclass(frozen=True, slots=True)
class Compare:
    """Draw `order`'s first seed once for each value, and keep one labelled sheet of them.

    Attributes:
        axis: the field of `Order` that changes: `guidance_scale`, `steps` or `sampler`; or
            `strength`, of its init.
        values: what it becomes, 2 to 12 of them.
        title: what the sheet says above its pictures.
    """

    job: str
    order: Order
    axis: str
    values: tuple[str | float | int, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop this job before its next step, or never begin it."""

    job: str


@dataclass(frozen=True, slots=True)
class Translate:
    """Translate `text`.

    Attributes:
        pins: Japanese phrase → English that the user chose for it.
    """

    job: str
    text: str
    pins: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Complete:
    """Words that the last word of `text` may become, by kana, kanji, romaji or English."""

    job: str
    text: str
    limit: int = 12


@dataclass(frozen=True, slots=True)
class CountTokens:
    """How many CLIP tokens the model's tokenizer makes of `english`, chunk by chunk."""

    job: str
    english: str
    model: str


@dataclass(frozen=True, slots=True)
class Hello:
    """A worker's first words.

    Attributes:
        modules: top-level names of all loaded modules.
    """

    role: str
    version: str
    pid: int
    modules: tuple[str, ...]
    protocol: int = PROTOCOL


@dataclass(frozen=True, slots=True)
class Loading:
    """A model is being read."""

    job: str
    model: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the model at `model` is and recommends.

    Attributes:
        factor: pixels a latent stands for, along one side.
        size: width and height it was trained for, in pixels.
        has_safety: whether it brings a safety checker.
    """

    job: str
    model: str
    name: str
    factor: int
    size: int
    guidance_scale: float
    has_safety: bool
    samplers: tuple[str, ...]
    device: str


@dataclass(frozen=True, slots=True)
class Progress:
    """One denoising step of picture `index` is done; the body is its preview.

    Attributes:
        body: raw RGB rows of `width` × `height` pixels of the predicted final picture.
    """

    job: str
    index: int
    count: int
    step: int
    steps: int
    width: int
    height: int
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Saved:
    """Picture `index` of a job is kept.

    Attributes:
        row_id: in the index; None where the index could not be written.
        record: `PictureRecord.to_json()`.
        watermark: how it reads in the file, for people who want to know.
        body: raw RGB rows of the picture as drawn, before the watermark.
        ends_loop: it was blurred, so that no further round was made of it.
    """

    job: str
    index: int
    path: str
    row_id: int | None
    record: dict[str, Any]
    watermark: dict[str, Any]
    width: int
    height: int
    body: bytes = b""
    ends_loop: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """All pictures of a job are kept."""

    job: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A job was stopped; what was kept before stays."""

    job: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A job could not be done; see `sdjp.contract.codec.error_of`."""

    job: str
    error: str
    context: dict[str, str]


@dataclass(frozen=True, slots=True)
class Translated:
    """Both lanes of a text."""

    job: str
    lanes: Lanes


@dataclass(frozen=True, slots=True)
class Completed:
    """Suggestions, best first; see `sdjp.text.completion.completions`."""

    job: str
    words: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Tokens in each 75-token chunk."""

    job: str
    chunks: tuple[int, ...]


Message: TypeAlias = (
    Load | Paint | Compare | Cancel | Translate | Complete | CountTokens | Hello | Loading | Loaded
    | Progress | Saved | Finished | Cancelled | Failed | Translated | Completed | Counted
)  # fmt: skip
