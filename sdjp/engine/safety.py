"""The model's safety checker as a pass of its own: it reports, and blurs; it never destroys."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np
import torch
from PIL import Image, ImageFilter

from sdjp.engine.models import Painter
from sdjp.engine.places import Box

MAX_VIEWS = 8
"""Of each place; of something thinner, each shows a wider piece with black around it."""

# It announces that a black picture is returned. None is.
logging.getLogger("diffusers.pipelines.stable_diffusion.safety_checker").setLevel(logging.ERROR)


@torch.inference_mode()
def is_flagged(painter: Painter, picture: Image.Image, drawn: Sequence[Box]) -> bool | None:
    """Whether the model's checker objects to `picture` or to what was drawn of it.

    Args:
        picture: RGB.
        drawn: around what was drawn, and around each place of it. The checker looks at the middle
            square of what it is given, 224 pixels wide: a part at the edge or a small one is shown
            alone.

    Returns:
        None if the model brings no checker.
    """
    if painter.safety is None:
        return None
    checker, processor = painter.safety
    views = [view for box in drawn for view in squares(picture.crop(box))]
    if views[0].size != picture.size:
        views.append(picture)
    pixels = processor(views, return_tensors="pt").pixel_values.to(painter.device)
    # What it objects to it overwrites, so it gets nothing of ours.
    _, flags = checker(images=np.zeros((len(views), 1, 1, 3)), clip_input=pixels)
    return any(flags)


def squares(part: Image.Image) -> list[Image.Image]:
    """At most `MAX_VIEWS` squares that together show all of `part`."""
    longer = max(part.size)
    side = max(min(part.size), -(-longer // MAX_VIEWS))
    count = -(-longer // side)
    starts = [round(index * (longer - side) / max(1, count - 1)) for index in range(count)]
    corners = [(start, 0) if part.width == longer else (0, start) for start in starts]
    return [part.crop((left, top, left + side, top + side)) for left, top in corners]


def blurred(picture: Image.Image) -> Image.Image:
    """`picture` with nothing left but its colours."""
    return picture.filter(ImageFilter.GaussianBlur(max(picture.size) / 16))
