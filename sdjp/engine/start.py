"""Where a drawing starts from a picture: its pixels as large as the drawing, its mask, and how the
drawing is laid back into what must stay.

What the mask leaves alone is never drawn: it is copied from the picture, bit for bit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageFilter

from sdjp.contract.errors import InvalidValue
from sdjp.contract.init_image import MAX_CANVAS_PIXELS, InitImage
from sdjp.contract.request import MAX_SIZE_PX
from sdjp.engine.masked_content import edges_continued, filled
from sdjp.engine.places import Box, places

_NEARLY = 8
"""Levels of a mask that JPEG and scaling leave beside its black and its white."""

_MOST_LARGER = 2.0
"""How many times the usual pixels an extended picture may have: so far what was there is drawn as
large as without the extension, as models know things by their size and place."""

_FEATHERED = (64, 128, 192, 255)


@dataclass(frozen=True, slots=True)
class Start:
    """What the denoising starts from.

    Attributes:
        picture: RGB, as large as the drawing.
        mask: L, as large; what is not 0 is drawn anew. None draws all of it.
        place: where the drawing is laid; None where it is the finished picture itself.
    """

    picture: Image.Image
    mask: Image.Image | None = None
    place: Place | None = None

    def finished(self, drawn: Image.Image) -> Image.Image:
        """The finished picture, RGB, of what was drawn in the size of `picture`."""
        return drawn if self.place is None else self.place.with_drawing(drawn)

    def shown(self, drawn: Image.Image) -> list[Box]:
        """Where something of `drawn` shows in the finished picture: a box around all of it, then,
        where that lies apart, one around each place.
        """
        shown = None if self.place is None else self.place.alpha.getbbox()
        if self.place is None or shown is None:
            return [(0, 0, *drawn.size)]
        apart = places(self.place.alpha)
        return [shown, *(apart if len(apart) > 1 else [])]


@dataclass(frozen=True, slots=True)
class Place:
    """The finished picture around a drawing.

    Attributes:
        canvas: RGB, what stays.
        alpha: L, as large as the canvas: how much of the drawing shows there.
        box: the part of the canvas that is drawn.
    """

    canvas: Image.Image
    alpha: Image.Image
    box: Box = field(default=(0, 0, 0, 0))

    def with_drawing(self, drawn: Image.Image) -> Image.Image:
        """The canvas with `drawn` (RGB, any size) in the box, as far as alpha lets it show."""
        left, top, right, bottom = self.box
        size = (right - left, bottom - top)
        laid = drawn if drawn.size == size else drawn.resize(size, Image.Resampling.LANCZOS)
        result = self.canvas.copy()
        result.paste(laid, (left, top), self.alpha.crop(self.box))
        return result

    def reduced(self, side: int) -> Place:
        """The same with a canvas of at most `side` pixels along its longer side."""
        scale = side / max(self.canvas.size)
        if scale >= 1:
            return self
        width, height = (max(1, round(edge * scale)) for edge in self.canvas.size)
        left, top, right, bottom = (
            round(edge * new / old)
            for edge, new, old in zip(
                self.box, (width, height) * 2, self.canvas.size * 2, strict=True
            )
        )
        box = (left, top, max(left + 1, right), max(top + 1, bottom))
        return Place(self.canvas.resize((width, height)), self.alpha.resize((width, height)), box)


def start_of(
    picture: Image.Image,
    mask: Image.Image | None,
    init: InitImage,
    size: tuple[int, int],
    *,
    area: int,
    factor: int,
) -> Start:
    """What `init` makes of the picture and its mask.

    Args:
        picture: RGB or RGBA; transparency is laid on white.
        mask: L, any size; None where there is none.
        size: width and height of the drawing, 0, 0 for about `area` pixels, more for what is
            extended; where that would distort the picture, as many pixels in the picture's ratio.
        factor: pixels a latent stands for, along one side.

    Raises:
        InvalidValue: the mask leaves nothing to draw, or the extended picture is too large.
    """
    picture = _opaque(picture)
    if mask is None and not any(init.extend):
        return Start(_resized(picture, init, size, area=area, factor=factor))
    wanted = mask_of(picture.size, mask, init)
    canvas = edges_continued(picture, init.extend) if any(init.extend) else picture
    changed = wanted.getbbox()
    if changed is None:
        raise InvalidValue(name="mask", value="empty", allowed="a mask with something in it")
    alpha = _feathered(wanted, init.feather_px)
    box = (0, 0, *canvas.size)
    area = round(area * min(_MOST_LARGER, math.prod(canvas.size) / math.prod(picture.size)))
    if init.only_masked:
        box = _around(changed, canvas.size, init.padding_px + init.feather_px, size)
    width, height = _undistorted(size, (box[2] - box[0], box[3] - box[1]), area, factor)
    shown = canvas.resize((width, height), Image.Resampling.LANCZOS, box)
    inside = _any_of(alpha.crop(box), (width, height))
    if init.masked_content == "fill":
        shown = filled(shown, inside)
    return Start(shown, inside, Place(canvas, alpha, box))


def drawing_size(shape: tuple[int, int], area: int, factor: int) -> tuple[int, int]:
    """Width and height in the ratio of `shape`, multiples of `factor`: of about `area` pixels, or
    as many as the longer side, which a request bounds, allows.
    """
    ratio = min(math.sqrt(area / (shape[0] * shape[1])), MAX_SIZE_PX / max(shape))
    most = MAX_SIZE_PX // factor
    width, height = (min(most, max(1, round(side * ratio / factor))) * factor for side in shape)
    return width, height


def _undistorted(
    size: tuple[int, int], shape: tuple[int, int], area: int, factor: int
) -> tuple[int, int]:
    """`size`, if `shape` comes to it without more distortion than rounding to `factor` is."""
    if not all(size):
        return drawing_size(shape, area, factor)
    half, sides = factor / 2, tuple(zip(size, shape, strict=True))
    least = max((edge - half if edge > factor else 0) / side for edge, side in sides)
    most = min((edge + half) / side for edge, side in sides)
    return size if least <= most else drawing_size(shape, size[0] * size[1], factor)


def _opaque(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture).convert("RGB")


def _resized(
    picture: Image.Image, init: InitImage, size: tuple[int, int], *, area: int, factor: int
) -> Image.Image:
    """The whole picture as large as the drawing, by `init.resize`."""
    width, height = size if all(size) else drawing_size((1, 1), area, factor)
    if init.resize == "fit":
        width, height = _undistorted(size, picture.size, area, factor)
    if init.resize in ("fit", "stretch"):
        return picture.resize((width, height), Image.Resampling.LANCZOS)
    across, down = width / picture.width, height / picture.height
    if init.resize == "crop":
        scale = max(across, down)
        wide, high = width / scale, height / scale
        left, top = (picture.width - wide) / 2, (picture.height - high) / 2
        box = (left, top, left + wide, top + high)
        return picture.resize((width, height), Image.Resampling.LANCZOS, box)
    scale = min(across, down)
    inner = picture.resize(
        (max(1, round(picture.width * scale)), max(1, round(picture.height * scale))),
        Image.Resampling.LANCZOS,
    )
    left, top = (width - inner.width) // 2, (height - inner.height) // 2
    return edges_continued(
        inner, (left, top, width - inner.width - left, height - inner.height - top)
    )


def mask_of(size: tuple[int, int], mask: Image.Image | None, init: InitImage) -> Image.Image:
    """What of the finished picture is to be drawn anew: L, `size` and what `init` adds to it.

    Raises:
        InvalidValue: that is too large.
    """
    left, top, right, bottom = init.extend
    larger = (size[0] + left + right, size[1] + top + bottom)
    if larger[0] * larger[1] > MAX_CANVAS_PIXELS:
        raise InvalidValue(
            name="extension",
            value=f"{larger[0]}×{larger[1]}",
            allowed="at most 64 million pixels",
        )
    wanted = Image.new("L", larger, 255)
    wanted.paste(
        0 if mask is None else _as_large(mask, size), (left, top, left + size[0], top + size[1])
    )
    return wanted


def _as_large(mask: Image.Image, size: tuple[int, int]) -> Image.Image:
    levels = [0 if v < _NEARLY else 255 if v > 255 - _NEARLY else v for v in range(256)]
    mask = mask.convert("L").point(levels)
    return mask if mask.size == size else mask.resize(size, Image.Resampling.BILINEAR)


def _feathered(mask: Image.Image, feather_px: int) -> Image.Image:
    """The mask, going over to 0 within `feather_px` outside of it; further away it stays 0. What is
    grey in it stays so, unless something brighter goes over into it.
    """
    changed = mask.getbbox()
    if feather_px <= 0 or changed is None:
        return mask
    box = _around(changed, mask.size, feather_px, (0, 0))
    part = mask.crop(box)
    soft, counts = part, part.histogram()
    for level, following in zip(_FEATHERED, (*_FEATHERED[1:], 256), strict=True):
        if any(counts[level:following]):
            soft = ImageChops.lighter(soft, _halo(part, level, feather_px))
    result = mask.copy()
    result.paste(soft, box)
    return result


def _halo(mask: Image.Image, level: int, feather_px: int) -> Image.Image:
    """`level` where the mask has it or more, less and less around that.

    Three box blurs are nearly a Gaussian one, but with an end.
    """
    soft = mask.point([0] * level + [255] * (256 - level))
    # A third each, rounded so that the sum is never more: blur by whole pixels reaches no further.
    for radius in [(feather_px + part) // 3 for part in range(3)]:
        soft = soft.filter(ImageFilter.BoxBlur(radius))
    # At a straight edge the blur has half of it left; doubled, it begins where the mask ends.
    return soft.point([min(level, 2 * value * level // 255) for value in range(256)])


def _around(changed: Box, canvas: tuple[int, int], padding: int, size: tuple[int, int]) -> Box:
    """The changed part with its padding, widened within the canvas to the ratio of `size`."""
    left, top, right, bottom = (
        max(0, changed[0] - padding),
        max(0, changed[1] - padding),
        min(canvas[0], changed[2] + padding),
        min(canvas[1], changed[3] + padding),
    )
    if not all(size):
        return left, top, right, bottom
    ratio = size[0] / size[1]
    wide, high = right - left, bottom - top
    wide, high = max(wide, math.ceil(high * ratio)), max(high, math.ceil(wide / ratio))
    left, right = _widened(left, right, wide, canvas[0])
    top, bottom = _widened(top, bottom, high, canvas[1])
    return left, top, right, bottom


def _widened(start: int, end: int, length: int, limit: int) -> tuple[int, int]:
    """A span of `length` around start…end, moved into 0…limit, cut where it is longer."""
    length = min(length, limit)
    start = min(max(0, start - (length - (end - start)) // 2), limit - length)
    return start, start + length


def _any_of(mask: Image.Image, size: tuple[int, int]) -> Image.Image:
    """L of `size`: 255 wherever the mask is not 0 at all, else 0."""
    touched = mask.point([0] + [255] * 255)
    return touched.resize(size, Image.Resampling.BILINEAR).point([0] + [255] * 255)
