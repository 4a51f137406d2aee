"""Pictures of any depth and colour space as sRGB of 8 bits, with alpha where it is needed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops, ImageCms

from sdjp.provenance.opening import DAMAGED

CONVERTED, GUESSED = "colours-converted", "colours-guessed"

_DEEP = ("I", "I;16", "I;16L", "I;16B", "I;16N", "F")
_STRIP_PIXELS = 1 << 18
_SAME = 3
"""Levels of 255 by which a profile may differ from sRGB and still be taken for it."""

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def to_srgb(opened: Image.Image, bits: int = 8) -> tuple[Image.Image, str]:
    """A loaded picture in RGB, or in RGBA if anything in it is transparent.

    Its own pixels may be overwritten.

    Args:
        bits: the depth in which a PNG names its transparent colour.

    Returns:
        The picture and what happened to its colours: `CONVERTED` by its profile or from Lab;
        `GUESSED` where there is no profile for CMYK, or one that is unusable; or nothing.
    """
    icc = opened.info.get("icc_profile")
    colours, alpha = _parts(opened, bits)
    picture, note = _with_profile(colours, icc if isinstance(icc, bytes) else b"")
    if alpha is not None:
        picture.putalpha(alpha)
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema()[0] == 255:
        picture = picture.convert("RGB")
    return picture, note


def _parts(opened: Image.Image, bits: int) -> tuple[Image.Image, Image.Image | None]:
    """Colours as L, RGB, RGBA, CMYK or LAB, and the transparency that is not in them."""
    mode = opened.mode
    if mode in _DEEP:
        return _eight_bits(opened), _deep_transparency(opened)
    if mode == "CMYK":
        # Pillow takes every such JPEG for Adobe's, whose inks are upside down.
        if opened.format == "JPEG" and "adobe" not in opened.info:
            return ImageChops.invert(opened), None
        return opened, None
    if mode in ("LA", "La"):
        both = opened.convert("LA")
        return both.getchannel("L"), both.getchannel("A")
    if opened.has_transparency_data and mode != "RGBA":
        if mode == "1":
            # Which Pillow makes opaque.
            opened = opened.convert("L")
        _mend_transparency(opened, bits)
        return opened.convert("RGBA"), None
    if mode in ("L", "RGB", "RGBA", "LAB"):
        return opened, None
    return opened.convert("L" if mode == "1" else "RGB"), None


def _mend_transparency(opened: Image.Image, bits: int) -> None:
    """Bring the transparent colour of a PNG, given in its own depth, to the 8 bits of Pillow."""
    colour = opened.info.get("transparency")
    if bits == 8 or opened.mode == "P":
        return
    white = 2**bits - 1
    if isinstance(colour, int):
        # Of a single bit, Pillow has done so.
        opened.info["transparency"] = min(255, colour * 255 // white)
    elif isinstance(colour, tuple):
        opened.info["transparency"] = tuple(each * 255 // white for each in colour)


def _strips(picture: Image.Image) -> Iterator[tuple[tuple[int, int, int, int], npt.NDArray[Any]]]:
    """Boxes of some rows and their values, so that a large picture is not held twice."""
    rows = max(1, _STRIP_PIXELS // picture.width)
    for top in range(0, picture.height, rows):
        box = (0, top, picture.width, min(top + rows, picture.height))
        values = np.asarray(picture.crop(box))
        if _unsigned(picture):
            values = values.view(np.uint32)
        yield box, values


def _unsigned(picture: Image.Image) -> bool:
    """Pillow reads 32 bits without sign as if they had one."""
    return picture.mode == "I" and _tag(picture, 258) == 32 and _tag(picture, 339, 1) == 1


def _tag(picture: Image.Image, number: int, default: int = 0) -> int:
    """The first value of a TIFF tag."""
    value = getattr(picture, "tag_v2", {}).get(number, default)
    return int(value[0] if isinstance(value, tuple) else value)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Deep grey scaled to 8 bits, by what its kind says is white or else by its own range."""
    black, white = _range(picture)
    inverted = picture.format == "TIFF" and _tag(picture, 262, 1) == 0
    made = Image.new("L", picture.size)
    for box, values in _strips(picture):
        levels = (np.nan_to_num(values.astype(np.float64), posinf=white) - black) / (white - black)
        levels = np.clip(1 - levels if inverted else levels, 0, 1)
        made.paste(Image.fromarray(np.rint(levels * 255).astype(np.uint8)), box)
    return made


def _range(picture: Image.Image) -> tuple[float, float]:
    """What is black and what is white in a deep picture.

    Black is 0, and white the smallest of 1 (fractions only), 255 and 65535 that holds all values.
    Where none does or values are below 0, they are the lowest and the highest value.
    """
    if picture.mode not in ("I", "F"):
        return 0.0, 4095.0 if _tag(picture, 258) == 12 else 65535.0
    lowest, highest = 0.0, 0.0
    for _, values in _strips(picture):
        finite = values[np.isfinite(values)]
        if finite.size:
            lowest = min(lowest, float(finite.min()))
            highest = max(highest, float(finite.max()))
    whites = (1.0, 255.0, 65535.0) if picture.mode == "F" else (255.0, 65535.0)
    if lowest < 0:
        return lowest, highest
    return 0.0, next((white for white in whites if highest <= white), highest)


def _deep_transparency(picture: Image.Image) -> Image.Image | None:
    colour = picture.info.get("transparency")
    if not isinstance(colour, int):
        return None
    alpha = Image.new("L", picture.size)
    for box, values in _strips(picture):
        alpha.paste(Image.fromarray(np.where(values == colour, 0, 255).astype(np.uint8)), box)
    return alpha


def _with_profile(colours: Image.Image, icc: bytes) -> tuple[Image.Image, str]:
    """Colours in RGB or RGBA."""
    if colours.mode == "LAB":
        return colours.convert("RGB"), CONVERTED
    target = "RGBA" if colours.mode == "RGBA" else "RGB"
    if not icc:
        return _plain(colours, target), GUESSED if colours.mode == "CMYK" else ""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if profile.profile.xcolor_space.strip() == "RGB" and colours.mode == "L":
            colours = colours.convert("RGB")
        transform = ImageCms.buildTransform(
            profile,
            _SRGB,
            colours.mode,
            target,
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        if _changes_nothing(transform, colours.mode):
            return _plain(colours, target), ""
        if colours.mode == target:
            ImageCms.applyTransform(colours, transform, inPlace=True)
            return colours, CONVERTED
        return ImageCms.applyTransform(colours, transform) or colours, CONVERTED
    except (ImageCms.PyCMSError, *DAMAGED):
        return _plain(colours, target), GUESSED


def _plain(colours: Image.Image, target: str) -> Image.Image:
    return colours if colours.mode == target else colours.convert(target)


def _changes_nothing(transform: ImageCms.ImageCmsTransform, mode: str) -> bool:
    """Whether a profile's colours are those of sRGB."""
    if mode == "CMYK":
        return False
    if mode == "L":
        probe = Image.linear_gradient("L")
    else:
        steps = np.linspace(0, 255, 9, dtype=np.uint8)
        grid = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(27, 27, 3)
        probe = Image.fromarray(grid).convert(mode)
    seen = ImageCms.applyTransform(probe, transform)
    if seen is None:
        return True
    difference = ImageChops.difference(seen.convert("RGB"), probe.convert("RGB"))
    return int(np.asarray(difference).max()) <= _SAME
