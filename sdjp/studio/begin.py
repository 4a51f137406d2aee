"""What an order starts from: its kept inputs as the engine needs them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sdjp.contract.messages import Order
from sdjp.engine.start import Start, mask_of, start_of
from sdjp.store.inputs import keep_input, read_input

if TYPE_CHECKING:
    from PIL import Image

    from sdjp.engine.models import Painter


def begin(order: Order, painter: Painter) -> Start | None:
    """The start of `order`; None where it begins with noise.

    Raises:
        InputFileMissing, InputFileUnreadable: a kept input is gone or damaged.
        InvalidValue: the mask leaves nothing to draw.
    """
    init = order.init
    if init is None:
        return None
    return start_of(
        read_input(init.picture),
        read_input(init.mask) if init.mask else None,
        init,
        (order.width, order.height),
        area=painter.default_size_px**2,
        factor=painter.scale_factor,
    )


def following(order: Order, result: Image.Image, name: str) -> Order:
    """The next round of a loopback: `order` from its result, with the seeds after its own. What was
    added to a picture is drawn again, nothing more is added.

    Args:
        result: RGB, before the watermark: marks would add up round by round.
        name: the result's file name.

    Raises:
        ValueError: the order starts from nothing.
        InputFileMissing, InputFileUnreadable: the kept mask is gone or damaged.
        StorageError: the result could not be kept as an input.
    """
    init = order.init
    if init is None:
        raise ValueError("a loop without a start")
    if any(init.extend):
        left, top, right, bottom = init.extend
        before = (result.width - left - right, result.height - top - bottom)
        mask = mask_of(before, read_input(init.mask) if init.mask else None, init)
        init = replace(init, mask=keep_input(mask).id, extend=(0, 0, 0, 0))
    init = replace(init, picture=keep_input(result).id, parent=name)
    return replace(order, init=init, seeds=tuple((seed + 1) % 2**32 for seed in order.seeds))
