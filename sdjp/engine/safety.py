"""The model's safety checker as a pass of its own: it reports, and blurs; it never destroys."""

from __future__ import annotations

import logging

import numpy as np
import torch
from PIL import Image, ImageFilter

from sdjp.engine.models import Painter

# It announces that a black picture is returned. None is.
logging.getLogger("diffusers.pipelines.stable_diffusion.safety_checker").setLevel(logging.ERROR)


@torch.inference_mode()
def is_flagged(painter: Painter, picture: Image.Image) -> bool | None:
    """Whether the model's checker objects to `picture` (RGB); None if it brings no checker."""
    if painter.safety is None:
        return None
    checker, processor = painter.safety
    pixels = processor(picture, return_tensors="pt").pixel_values.to(painter.device)
    # The checker overwrites what it is given, so it gets a copy of its own.
    copy = np.asarray(picture, dtype=np.float32)[None] / 255
    _, flags = checker(images=copy.copy(), clip_input=pixels)
    return bool(flags[0])


def blurred(picture: Image.Image) -> Image.Image:
    """`picture` with nothing left but its colours."""
    return picture.filter(ImageFilter.GaussianBlur(max(picture.size) / 16))
