"""The painter's side of the window's questions: load a model, draw and keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sdjp.contract.codec import AnyMessage
from sdjp.contract.errors import StorageError
from sdjp.contract.events import Step
from sdjp.contract.messages import (
    Compare,
    Finished,
    Load,
    Loaded,
    Loading,
    Order,
    Paint,
    Progress,
    Saved,
)
from sdjp.worker.host import Host

if TYPE_CHECKING:
    from sdjp.engine.models import Painter
    from sdjp.store.database import Library
    from sdjp.studio.keep import Kept


class PainterRole:
    """Keeps the model that was used last, so that the next drawing begins at once."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._painter: Painter | None = None
        self._key: tuple[str, str, str] | None = None

    def start(self) -> None:
        """Nothing is loaded before it is asked for."""

    def handle(self, message: AnyMessage) -> None:
        """Answer `Load`, `Paint` and `Compare`.

        Raises:
            SdjpError: it cannot be done.
        """
        match message:
            case Load():
                painter = self._load(message.job, message.model, message.precision, message.config)
                self._host.send(_facts(message.job, message.model, painter))
            case Paint():
                self._paint(message.job, message.order, None)
            case Compare():
                self._paint(message.job, message.order, message)
            case _:
                raise ValueError(f"not for a painter: {type(message).__name__}")

    def _load(self, job: str, model: str, precision: str, config: str) -> Painter:
        from sdjp.engine.models import load_painter

        key = (model, precision, config)
        if self._painter is None or self._key != key:
            self._host.send(Loading(job, model))
            self._painter, self._key = None, None  # room for the next one first
            self._painter = load_painter(
                Path(model), precision=precision, config=Path(config) if config else None
            )
            self._key = key
        return self._painter

    def _paint(self, job: str, order: Order, comparison: Compare | None) -> None:
        from sdjp.store.database import open_library

        painter = self._load(job, order.model, order.precision, order.config)
        library: Library | None = None
        try:
            library = open_library()
        except StorageError:
            # The picture matters more than its row; the row is added when the index is whole.
            library = None
        try:
            for kept in self._drawn(painter, job, order, comparison, library):
                self._host.send(_saved(job, kept))
        finally:
            if library is not None:
                library.close()
        self._host.send(Finished(job))

    def _drawn(
        self,
        painter: Painter,
        job: str,
        order: Order,
        comparison: Compare | None,
        library: Library | None,
    ) -> Iterator[Kept]:
        """The pictures of a job, or the one sheet of a comparison."""
        from sdjp.studio.comparison import compare_and_keep
        from sdjp.studio.keep import draw_and_keep

        count = len(comparison.values) if comparison else len(order.seeds) * order.loops

        def report(step: Step) -> None:
            self._host.send(_progress(job, count, step))

        def is_cancelled() -> bool:
            return self._host.is_cancelled(job)

        if comparison is None:
            yield from draw_and_keep(painter, order, library, report, is_cancelled)
            return
        yield compare_and_keep(
            painter,
            order,
            comparison.axis,
            comparison.values,
            comparison.title,
            library,
            report,
            is_cancelled,
        )


def _facts(job: str, model: str, painter: Painter) -> Loaded:
    from sdjp.engine.samplers import SAMPLERS

    return Loaded(
        job,
        model,
        painter.name,
        painter.scale_factor,
        painter.default_size_px,
        painter.recommended_guidance_scale,
        painter.safety is not None,
        tuple(SAMPLERS),
        painter.device.type,
    )


def _progress(job: str, count: int, step: Step) -> Progress:
    return Progress(
        job,
        step.index,
        count,
        step.step,
        step.steps,
        step.preview_width,
        step.preview_height,
        step.previews[0],
    )


def _saved(job: str, kept: Kept) -> Saved:
    picture = kept.picture.convert("RGB")
    return Saved(
        job,
        kept.record.batch_index,
        str(kept.saved.path),
        kept.saved.row_id,
        kept.record.to_json(),
        kept.saved.watermark.to_json(),
        picture.width,
        picture.height,
        picture.tobytes(),
        kept.ends_loop,
    )
