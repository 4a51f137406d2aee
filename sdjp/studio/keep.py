"""Draw an order and keep its pictures; the command line and the painter process share this."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sdjp.contract.errors import InvalidValue
from sdjp.contract.events import Step
from sdjp.contract.messages import Lanes, Order
from sdjp.contract.request import PaintRequest, PictureRecord
from sdjp.engine.samplers import sampler_name
from sdjp.provenance.watermark import Decoded
from sdjp.store.held import hold_back
from sdjp.store.pictures import SavedPicture, commit_picture
from sdjp.studio.begin import begin, following
from sdjp.studio.index_text import index_text
from sdjp.text.conditioning import stages

if TYPE_CHECKING:
    from PIL import Image

    from sdjp.engine.models import Painter
    from sdjp.engine.paint import Painted
    from sdjp.engine.start import Start
    from sdjp.store.database import Library


NOT_SAVED = SavedPicture(Path(), Decoded(False, b"", 0.0))
"""Of a picture that was drawn to be shown alone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture that is drawn and kept.

    Attributes:
        picture: as drawn, before the watermark; RGB.
        saved: `NOT_SAVED` where it was not to be.
        is_held_back: the safety checker objected; the picture is blurred, its original waits. One
            that is not saved has no original that could wait: only the record says it is `flagged`.
        ends_loop: it is blurred, so that the rounds that would have come after it are left out.
    """

    picture: Image.Image
    record: PictureRecord
    saved: SavedPicture
    is_held_back: bool
    ends_loop: bool = False


def request_of(order: Order, painter: Painter, start: Start | None = None) -> PaintRequest:
    """What the engine is to draw for `order`; what it leaves open is the model's own, or, where
    there is a start, what that needs.

    Raises:
        InvalidValue: a setting is out of range.
    """
    scale = order.guidance_scale
    width, height = (order.width, order.height) if start is None else start.picture.size
    return PaintRequest(
        prompt=order.lanes.prompt,
        english=order.lanes.english,
        negative_prompt=order.negative.prompt,
        negative_english=order.negative.english,
        stages=stages(order.lanes.english, order.steps),
        negative_stages=stages(order.negative.english, order.steps),
        model=str(painter.path),
        sampler=sampler_name(order.sampler),
        steps=order.steps,
        guidance_scale=painter.recommended_guidance_scale if scale is None else scale,
        seeds=order.seeds,
        width=width or painter.default_size_px,
        height=height or painter.default_size_px,
        clip_skip=order.clip_skip,
        eta=order.eta,
        precision=order.precision,
        safety=order.safety,
        init=order.init,
    )


def record_of(
    request: PaintRequest,
    painted: Painted,
    lanes: Lanes,
    painter: Painter,
    *,
    batch_index: int,
    batch_size: int,
) -> PictureRecord:
    """What the picture is to remember."""
    return PictureRecord(
        prompt=request.prompt,
        english=request.english,
        negative_prompt=request.negative_prompt,
        negative_english=request.negative_english,
        model=painter.name,
        model_hash=painter.sha256[:10],
        sampler=request.sampler,
        steps=request.steps,
        guidance_scale=request.guidance_scale,
        seed=painted.seed,
        width=painted.picture.width,
        height=painted.picture.height,
        created=datetime.datetime.now().astimezone().isoformat(timespec="milliseconds"),
        clip_skip=request.clip_skip,
        eta=request.eta,
        translator=lanes.translator,
        safety=painted.safety,
        batch_index=batch_index,
        batch_size=batch_size,
        segments=lanes.segments,
        mode="txt2img" if request.init is None else request.init.mode,
        init=request.init,
    )


def keep(
    painted: Painted,
    record: PictureRecord,
    library: Library | None,
    *,
    folder: Path | None = None,
    watermark: bool = True,
) -> Kept:
    """Save the picture and, where it was blurred, hold its original back.

    Raises:
        StorageError: the picture was not written.
    """
    saved = commit_picture(
        library,
        painted.picture,
        record,
        folder=folder,
        index_text=index_text(record),
        watermark=watermark,
    )
    if painted.original is not None:
        hold_back(painted.original, saved.path, record, watermark=watermark)
    return Kept(painted.picture, record, saved, painted.original is not None)


def draw_and_keep(
    painter: Painter,
    order: Order,
    library: Library | None,
    on_event: Callable[[Step], None] = lambda step: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    first: int = 0,
    count: int = 0,
    save: bool = True,
) -> Iterator[Kept]:
    """Draw the pictures of `order` one after the other, each kept before the next begins; with
    loops, each seed's results in a row, one made of the other. Of a blurred one nothing is made.

    Args:
        on_event: called after each step.
        first, count: where the order is a part of something larger, the index of its first
            picture there and how many there are.
        save: write the pictures to files.

    Raises:
        InvalidValue: loops without a picture to start from.
        SdjpError: see `begin`, `sdjp.engine.paint.paint` and `commit_picture`; finished pictures
            stay.
    """
    draw = partial(
        _draw_and_keep,
        painter=painter,
        library=library,
        on_event=on_event,
        is_cancelled=is_cancelled,
        count=count or len(order.seeds) * order.loops,
        save=save,
    )
    if order.loops == 1:
        yield from draw(order, first)
        return
    if order.init is None:
        raise InvalidValue(name="loops", value=order.loops, allowed="1")
    for number, seed in enumerate(order.seeds):
        turn = replace(order, seeds=(seed,))
        end = first + (number + 1) * order.loops
        for index in range(end - order.loops, end):
            (kept,) = draw(turn, index)
            ends = kept.record.safety == "flagged" and index + 1 < end
            yield replace(kept, ends_loop=ends)
            if ends:
                break
            if index + 1 < end:
                turn = following(turn, kept.picture, kept.saved.path.name)


def _draw_and_keep(
    order: Order,
    first: int,
    *,
    painter: Painter,
    library: Library | None,
    on_event: Callable[[Step], None],
    is_cancelled: Callable[[], bool],
    count: int,
    save: bool,
) -> Iterator[Kept]:
    """One turn of `draw_and_keep`; its pictures count on from `first`."""
    from sdjp.engine.paint import paint

    def report(step: Step) -> None:
        on_event(replace(step, index=first + step.index))

    start = begin(order, painter)
    request = request_of(order, painter, start)
    folder = Path(order.folder) if order.folder else None
    for painted in paint(painter, request, report, is_cancelled, start):
        record = record_of(
            request,
            painted,
            order.lanes,
            painter,
            batch_index=first + painted.index,
            batch_size=count,
        )
        record = replace(
            record,
            print_width_mm=order.print_mm[0],
            print_height_mm=order.print_mm[1],
            asked_size=(order.width, order.height),
            wording=order.wording,
        )
        if save:
            yield keep(painted, record, library, folder=folder, watermark=order.watermark)
        else:
            yield Kept(painted.picture, record, NOT_SAVED, is_held_back=False)
