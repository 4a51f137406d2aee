"""What the form holds: everything between an empty window and an order."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from sdjp.contract.errors import InvalidValue
from sdjp.contract.init_image import USUAL_FEATHER_PX, InitImage
from sdjp.contract.messages import Lanes, Order
from sdjp.contract.request import MAX_SEED, PictureRecord, Wording

RANDOM_SEED = -1


@dataclass(frozen=True, slots=True)
class Form:
    """The form as it stands.

    Attributes:
        prompt, negative_prompt: as typed.
        pins: Japanese phrase → English that the user chose, for both prompts.
        style, purpose: ids of presets; empty for none.
        seed: `RANDOM_SEED` draws another one each time.
        count: pictures per drawing.
        config: folder of a diffusers configuration, where `model` is a single file.
        guidance_scale: None takes the model's own; so do width and height 0.
        strength: None takes the usual one.
        picture, mask, parent, resize, masked_content, only_masked, padding_px, feather_px, extend:
            see `InitImage`; without a picture the others wait for one.
        loops: see `Order`.
    """

    prompt: str = ""
    negative_prompt: str = ""
    pins: dict[str, str] = field(default_factory=dict)
    style: str = ""
    purpose: str = ""
    model: str = ""
    config: str = ""
    sampler: str = "DDIM"
    steps: int = 20
    guidance_scale: float | None = None
    seed: int = RANDOM_SEED
    count: int = 1
    width: int = 0
    height: int = 0
    clip_skip: int = 0
    eta: float = 0.0
    precision: str = "auto"
    picture: str = ""
    mask: str = ""
    parent: str = ""
    strength: float | None = None
    resize: str = "fit"
    masked_content: str = "original"
    only_masked: bool = False
    padding_px: int = 32
    feather_px: int = USUAL_FEATHER_PX
    extend: tuple[int, ...] = (0, 0, 0, 0)
    loops: int = 1

    @property
    def init(self) -> InitImage | None:
        """What a drawing starts from; None where it begins with noise.

        Raises:
            InvalidValue: a setting is out of range.
        """
        return self._init() if self.picture else None

    @property
    def usual_strength(self) -> float:
        """Enough to draw a part anew without its old colours shining through, or to keep the
        composition of a whole.
        """
        return 1.0 if self.mask or any(self.extend) else 0.75

    def _init(self) -> InitImage:
        values: dict[str, Any] = {name: getattr(self, name) for name in _INIT}
        if self.strength is None:
            values["strength"] = self.usual_strength
        return InitImage(**values)

    def to_json(self) -> dict[str, Any]:
        """A dictionary that `json.dumps` takes."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Form:
        """The form in `values`; what is unknown or of a wrong kind is left at its default."""
        form = cls()
        for each in fields(cls):
            value: Any = values.get(each.name)
            value = tuple(value) if isinstance(value, list) else value
            if each.name in values and _fits(getattr(form, each.name), value):
                form = replace(form, **{each.name: value})
        try:
            form._init()
        except InvalidValue:
            usual: dict[str, Any] = {name: getattr(cls(), name) for name in _INIT}
            return replace(form, **usual)
        return form


_INIT = tuple(each.name for each in fields(InitImage))


def _fits(default: object, value: object) -> bool:
    if isinstance(default, tuple):
        return isinstance(value, tuple) and all(type(each) is int for each in value)
    if isinstance(default, dict):
        return isinstance(value, dict) and all(
            isinstance(key, str) and isinstance(each, str) for key, each in value.items()
        )
    if default is None or isinstance(default, float):
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return is_number or (default is None and value is None)
    return type(value) is type(default)


class Session(QObject):
    """The form, observed.

    Signals:
        changed(names): these fields of the form have new values; a frozenset of their names.
        replaced(before): something was taken over; the form as it was before that.
    """

    changed = Signal(object)
    replaced = Signal(object)

    def __init__(self, form: Form | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form or Form()
        self.last_seeds: tuple[int, ...] = ()

    @property
    def form(self) -> Form:
        """The form as it stands."""
        return self._form

    @property
    def wording(self) -> Wording:
        """What the prompts of the next drawing are made of."""
        form = self._form
        return Wording(form.prompt, form.negative_prompt, form.style, form.purpose)

    def set(self, **values: Any) -> None:
        """Change fields of the form; tells only of those that became different."""
        different = {
            name: value for name, value in values.items() if getattr(self._form, name) != value
        }
        if different:
            self._form = replace(self._form, **different)
            self.changed.emit(frozenset(different))

    def take_over(self, **values: Any) -> None:
        """`set` for what comes from elsewhere and may take the place of unsent work."""
        before = self._form
        self.set(**values)
        if self._form != before:
            self.replaced.emit(before)

    def pin(self, japanese: str, english: str | None) -> None:
        """Have `japanese` always translated as `english`; None forgets that."""
        pins = {key: value for key, value in self._form.pins.items() if key != japanese}
        if english is not None:
            pins[japanese] = english
        self.set(pins=pins)

    def restore(
        self,
        record: PictureRecord,
        names: frozenset[str] | None = None,
        wording: Wording | None = None,
    ) -> None:
        """Take over what drew a picture.

        Args:
            names: only these fields of the form; all that the record has where left out.
            wording: what its prompts were made of; they are taken as they are without it.
        """
        width, height = drawn_size(record)
        pinned = [segment for segment in record.segments if segment.get("source") == "user"]
        values: dict[str, Any] = {
            **asdict(wording or Wording(record.prompt, record.negative_prompt)),
            "pins": {str(segment["ja"]): str(segment["en"]) for segment in pinned},
            "sampler": record.sampler,
            "steps": record.steps,
            "guidance_scale": record.guidance_scale,
            "seed": record.seed,
            "width": width,
            "height": height,
            "clip_skip": record.clip_skip,
            "eta": record.eta,
            **asdict(record.init or InitImage("")),
        }
        if names is not None:
            values = {name: value for name, value in values.items() if name in names}
        self.take_over(**values)

    def order(
        self,
        lanes: Lanes,
        negative: Lanes,
        *,
        size: tuple[int, int],
        print_mm: tuple[float, float] = (0.0, 0.0),
        safety: bool = True,
        watermark: bool = True,
        folder: str = "",
        init: InitImage | None = None,
    ) -> Order:
        """The form as an order, with seeds by lot where they are left open.

        Args:
            size: width and height in pixels; 0 takes the model's own.
            print_mm: width and height of the sheet it is meant for.
            init: what it starts from in the place of the form's own.

        Raises:
            InvalidValue: a setting of the start is out of range.
        """
        form = self._form
        init = init or form.init
        first = secrets.randbelow(MAX_SEED + 1) if form.seed == RANDOM_SEED else form.seed
        self.last_seeds = tuple((first + number) % (MAX_SEED + 1) for number in range(form.count))
        return Order(
            lanes=lanes,
            negative=negative,
            model=form.model,
            seeds=self.last_seeds,
            sampler=form.sampler,
            steps=form.steps,
            guidance_scale=form.guidance_scale,
            width=size[0],
            height=size[1],
            clip_skip=form.clip_skip,
            eta=form.eta,
            precision=form.precision,
            safety=safety,
            watermark=watermark,
            config=form.config,
            folder=folder,
            print_mm=print_mm,
            init=init,
            wording=self.wording,
            loops=form.loops if init is not None else 1,
        )


def drawn_size(record: PictureRecord) -> tuple[int, int]:
    """Width and height to draw such a picture with; 0, 0 where the record does not tell.

    What was painted on is as large as its original, and a sheet as large as all of its pictures
    and their labels together.
    """
    is_drawn_whole = record.init is None or record.init.mode == "img2img"
    is_told = is_drawn_whole and record.mode != "sheet"
    if is_told:
        return record.width, record.height
    width, height = record.asked_size or (0, 0)
    return width, height
