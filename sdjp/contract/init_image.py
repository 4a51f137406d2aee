"""The picture that a drawing starts from, and how much of it may change."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sdjp.contract.errors import InvalidValue
from sdjp.contract.ranges import within

RESIZE_MODES = ("fit", "crop", "pad", "stretch")
MASKED_CONTENTS = ("original", "fill", "noise", "nothing")
MAX_FEATHER_PX = 256
USUAL_FEATHER_PX = 8
EXTENDED_FEATHER_PX = 16
"""An extension has sky and ground to join to the picture, along all of its side."""

MAX_EXTENT_PX = 4096
MAX_CANVAS_PIXELS = 64_000_000
"""Of an extended picture; larger ones are not read again."""


@dataclass(frozen=True, slots=True)
class InitImage:
    """What img2img, inpainting and outpainting start from.

    Attributes:
        picture: of a kept input, see `sdjp.store.inputs`.
        mask: likewise, grey, of any size: 255 is drawn anew, 0 stays. Empty: all of it changes.
        strength: how far from the picture the drawing may go, 0…1; so much of the steps is done.
        resize: how an unmasked picture comes to the size of the drawing. `fit` gives the drawing
            the picture's ratio, `crop` cuts what is over, `pad` continues its edges, `stretch`
            distorts it.
        masked_content: what lies under the mask before it is drawn: the `original`, a `fill` of
            the colours around it, `noise`, or `nothing`.
        only_masked: draw the masked part alone, as large as the drawing is.
        padding_px: of the picture around the mask, where the masked part is drawn alone.
        feather_px: over which the new goes over into the old, outside of the mask.
        extend: pixels added to the left, top, right and bottom.
        parent: file name of the picture of the history that this one was made of.
    """

    picture: str
    mask: str = ""
    strength: float = 0.75
    resize: str = "fit"
    masked_content: str = "original"
    only_masked: bool = False
    padding_px: int = 32
    feather_px: int = USUAL_FEATHER_PX
    extend: tuple[int, ...] = (0, 0, 0, 0)
    parent: str = ""

    def __post_init__(self) -> None:
        """Refuse values outside their range.

        Raises:
            InvalidValue: naming the first field that is out of range.
        """
        within("strength", self.strength, 0, 1)
        within("mask padding", self.padding_px, 0, MAX_EXTENT_PX)
        within("mask feather", self.feather_px, 0, MAX_FEATHER_PX)
        if len(self.extend) != 4:
            raise InvalidValue(name="extension", value=self.extend, allowed="0,0,0,0")
        for side in self.extend:
            within("extension", side, 0, MAX_EXTENT_PX)
        for name, value, allowed in (
            ("resize mode", self.resize, RESIZE_MODES),
            ("masked content", self.masked_content, MASKED_CONTENTS),
        ):
            if value not in allowed:
                raise InvalidValue(name=name, value=value, allowed=", ".join(allowed))

    @property
    def mode(self) -> str:
        """`img2img`, `inpaint` or `outpaint`."""
        if any(self.extend):
            return "outpaint"
        return "inpaint" if self.mask else "img2img"

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> InitImage:
        """The one in `values`; what later versions add is left out.

        Raises:
            TypeError, InvalidValue: the values are none.
        """
        names = {each.name for each in fields(cls)}
        known = {name: value for name, value in values.items() if name in names}
        return cls(**{**known, "extend": tuple(known.get("extend", (0, 0, 0, 0)))})
