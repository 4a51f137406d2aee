"""The same seed at several values of one setting, as one labelled sheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw, ImageFont

from sdjp.base.paths import resource_dir
from sdjp.contract.errors import InvalidValue
from sdjp.contract.events import Step
from sdjp.contract.messages import Order
from sdjp.engine.grid import reduced, table
from sdjp.engine.paint import paint
from sdjp.engine.samplers import sampler_name
from sdjp.store.held import hold_back
from sdjp.store.pictures import commit_picture
from sdjp.studio.begin import begin
from sdjp.studio.keep import Kept, record_of, request_of

if TYPE_CHECKING:
    from sdjp.contract.request import PictureRecord
    from sdjp.engine.models import Painter
    from sdjp.store.database import Library

MAX_VALUES = 12
AXES = ("guidance_scale", "steps", "sampler", "strength")

_MARGIN_PX = 24
_GAP_PX = 12
_PAPER = (252, 250, 246)
_INK = (44, 40, 58)


def compare_and_keep(
    painter: Painter,
    order: Order,
    axis: str,
    values: Sequence[str | float | int],
    title: str,
    library: Library | None,
    on_event: Callable[[Step], None] = lambda step: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Kept:
    """Draw `order`'s first seed once for each value, and keep the sheet.

    Where the safety checker objected to one of the pictures, the sheet with all originals is held
    back, and what is kept shows those blurred.

    Args:
        axis: of `AXES`.
        values: 1 to `MAX_VALUES` of them.
        title: what stands above the pictures.
        on_event: called after each step; its `index` counts the values.

    Raises:
        InvalidValue: axis or values cannot be used.
        SdjpError: see `paint` and `commit_picture`.
    """
    is_known = axis in AXES and (axis != "strength" or order.init is not None)
    if not is_known or not 1 <= len(values) <= MAX_VALUES:
        raise InvalidValue(name=axis, value=len(values), allowed=f"1–{MAX_VALUES}")
    pictures: list[Image.Image] = []
    originals: dict[int, Image.Image] = {}
    records: list[PictureRecord] = []
    for index, value in enumerate(values):
        single = _with(replace(order, seeds=order.seeds[:1]), axis, value)
        start = begin(single, painter)
        request = request_of(single, painter, start)
        report = _Counting(on_event, index)
        painted = next(paint(painter, request, report, is_cancelled, start))
        records.append(
            record_of(request, painted, order.lanes, painter, batch_index=0, batch_size=1)
        )
        pictures.append(reduced(painted.picture, *_table(len(values))))
        if painted.original is not None:
            originals[index] = reduced(painted.original, *_table(len(values)))
    labels = [_label(value) for value in values]
    sheet = labelled_sheet(pictures, labels, title)
    record = replace(
        records[0],
        mode="sheet",
        safety="flagged" if originals else records[0].safety,
        width=sheet.width,
        height=sheet.height,
        asked_size=(order.width, order.height),
        wording=order.wording,
        extra={"comparison": {"axis": axis, "values": list(values)}},
    )
    folder = Path(order.folder) if order.folder else None
    saved = commit_picture(library, sheet, record, folder=folder, watermark=order.watermark)
    if originals:
        shown = [originals.get(index, picture) for index, picture in enumerate(pictures)]
        original = labelled_sheet(shown, labels, title)
        hold_back(original, saved.path, record, watermark=order.watermark)
    return Kept(sheet, record, saved, is_held_back=bool(originals))


class _Counting:
    """Passes steps on as those of picture `index`."""

    def __init__(self, on_event: Callable[[Step], None], index: int) -> None:
        self._on_event = on_event
        self._index = index

    def __call__(self, step: Step) -> None:
        self._on_event(replace(step, index=self._index))


def _with(order: Order, axis: str, value: str | float | int) -> Order:
    if axis == "strength" and order.init is not None:
        return replace(order, init=replace(order.init, strength=float(value)))
    changes: dict[str, Any] = {axis: _settled(axis, value)}
    return replace(order, **changes)


def _settled(axis: str, value: str | float | int) -> Any:
    if axis == "sampler":
        return sampler_name(str(value))
    return int(value) if axis == "steps" else float(value)


def _label(value: str | float | int) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def labelled_sheet(
    pictures: Sequence[Image.Image], labels: Sequence[str], title: str, columns: int = 0
) -> Image.Image:
    """Pictures of one size under a title, each with its label below.

    Args:
        columns: how many in a row; 0 makes up to four, six as two rows of three.
    """
    width, height = pictures[0].size
    columns, rows = _table(len(pictures), columns)
    font = _font(max(14, min(width, 2 * height) // 14))
    line = round(font.size * 1.8)
    head = round(line * 1.2) if title else 0
    sheet = Image.new(
        "RGB",
        (
            2 * _MARGIN_PX + columns * (width + _GAP_PX) - _GAP_PX,
            2 * _MARGIN_PX + head + rows * (height + line + _GAP_PX) - _GAP_PX,
        ),
        _PAPER,
    )
    pen = ImageDraw.Draw(sheet)
    if title:
        pen.text((_MARGIN_PX, _MARGIN_PX), title, _INK, font)
    for index, (picture, label) in enumerate(zip(pictures, labels, strict=True)):
        row, column = divmod(index, columns)
        x = _MARGIN_PX + column * (width + _GAP_PX)
        y = _MARGIN_PX + head + row * (height + line + _GAP_PX)
        sheet.paste(picture, (x, y))
        pen.text((x + width / 2, y + height + line / 2), label, _INK, font, anchor="mm")
    return sheet


def _table(count: int, columns: int = 0) -> tuple[int, int]:
    return table(count, columns or (3 if count == 6 else 4))


def _font(size_px: int) -> ImageFont.FreeTypeFont:
    # From memory, as FreeType opens narrow paths on Windows.
    content = (resource_dir() / "fonts" / "BIZUDPGothic-Regular.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(content), size_px)
