"""What lies under a mask, or beyond an edge, before anything is drawn there."""

from __future__ import annotations

from PIL import Image, ImageFilter


def filled(picture: Image.Image, mask: Image.Image) -> Image.Image:
    """The picture with the colours around the mask running into it.

    Each pixel takes the nearest scale at which something unmasked is near: pull and push over a
    pyramid, Gortler et al. 1996, "The Lumigraph", section 3.4.

    Args:
        picture: RGB.
        mask: L, as large; what is not 0 is filled.
    """
    known = mask.point([255] + [0] * 255)
    if known.getbbox() is None:
        return picture
    colours = _premultiplied(picture, known)
    return Image.composite(picture, _pushed(*colours).resize(picture.size), known)


def _premultiplied(picture: Image.Image, known: Image.Image) -> tuple[Image.Image, Image.Image]:
    black = Image.new("RGB", picture.size)
    return Image.composite(picture, black, known), known


def _pushed(colours: Image.Image, weight: Image.Image) -> Image.Image:
    """RGB without holes, of premultiplied colours and how much of each pixel is known."""
    raw = _unmultiplied(colours, weight)
    if weight.getextrema()[0] == 255 or colours.size == (1, 1):
        return raw
    half = (max(1, colours.width // 2), max(1, colours.height // 2))
    box = Image.Resampling.BOX
    coarse = _pushed(colours.resize(half, box), weight.resize(half, box))
    smooth = coarse.resize(colours.size, Image.Resampling.BILINEAR)
    return Image.composite(raw, smooth, weight.point([0] + [255] * 255))


def _unmultiplied(colours: Image.Image, weight: Image.Image) -> Image.Image:
    """The colours divided by their weights; what has none is grey."""
    merged = Image.merge("RGBa", (*colours.split(), weight)).convert("RGBA")
    ground = Image.new("RGB", colours.size, (127, 127, 127))
    return Image.composite(merged.convert("RGB"), ground, weight.point([0] + [255] * 255))


def edges_continued(picture: Image.Image, extend: tuple[int, ...]) -> Image.Image:
    """The picture with its outermost pixels drawn out, left, top, right and bottom, and softened
    the further they are from where they came from.
    """
    left, top, right, bottom = extend
    width, height = picture.size
    canvas = Image.new("RGB", (width + left + right, height + top + bottom))
    columns = ((0, left, 0), (left, width, None), (left + width, right, width - 1))
    rows = ((0, top, 0), (top, height, None), (top + height, bottom, height - 1))
    for x, wide, from_x in columns:
        for y, high, from_y in rows:
            if wide and high and (from_x, from_y) != (None, None):
                part = (
                    0 if from_x is None else from_x,
                    0 if from_y is None else from_y,
                    width if from_x is None else from_x + 1,
                    height if from_y is None else from_y + 1,
                )
                canvas.paste(picture.crop(part).resize((wide, high)), (x, y))
    soft = canvas.filter(ImageFilter.GaussianBlur(max(extend) / 16))
    canvas.paste(soft)
    canvas.paste(picture, (left, top))
    return canvas
