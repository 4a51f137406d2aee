"""Pictures as the rooms of the window hand them around."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from sdjp.app.jobs import Comparison, Job
from sdjp.contract.library_messages import Thumbnailed
from sdjp.contract.messages import Order, Saved
from sdjp.contract.request import PictureRecord
from sdjp.ui.pictures.pixels import image_of, reduced
from sdjp.ui.pictures.query import Row
from sdjp.ui.pictures.taking_over import record_of

THUMBNAIL_SIDE_PX = 256


@dataclass(slots=True, eq=False)
class ShownPicture:
    """A picture that has a file.

    Attributes:
        row_id: in the index; None where the index could not be written.
        seed: which it was drawn from.
        size: in pixels.
        thumbnail: at most 256 pixels wide and high; may be null.
        image: the picture itself; null where it has to be read from the file.
        record: what it was drawn from; None where that cannot be read.
    """

    path: str
    row_id: int | None
    seed: int
    size: QSize
    thumbnail: QImage = field(default_factory=QImage)
    image: QImage = field(default_factory=QImage)
    record: PictureRecord | None = None

    @classmethod
    def of_row(cls, row: Row) -> ShownPicture:
        """The picture of a row as `Listed` has them."""
        size = QSize(int(row["width"]), int(row["height"]))
        seed = int(row["seed"] or 0)
        return cls(str(row["path"]), int(row["id"]), seed, size, record=record_of(row))

    def reveal(self, small: Thumbnailed) -> None:
        """Be what the file holds now that it is not blurred any more."""
        self.thumbnail = reduced(image_of(small.width, small.height, small.body), THUMBNAIL_SIDE_PX)
        self.image = QImage()
        if self.record is not None:
            self.record = replace(self.record, safety="revealed")


@dataclass(slots=True, eq=False, kw_only=True)
class KeptPicture(ShownPicture):
    """A picture that was drawn in this session.

    Attributes:
        watermark: how it reads in the file: `{"found", "payload", "bit_accuracy"}`.
        order, comparison: what it was drawn from.
        seconds: how long it took; 0 where that is not known.
    """

    record: PictureRecord
    watermark: dict[str, Any]
    order: Order
    comparison: Comparison | None = None
    seconds: float = 0.0
    is_favourite: bool = False

    @classmethod
    def of(cls, job: Job, saved: Saved, seconds: float = 0.0) -> KeptPicture:
        """The picture that `saved` reports."""
        image = image_of(saved.width, saved.height, saved.body)
        record = PictureRecord.from_json(saved.record)
        return cls(
            saved.path,
            saved.row_id,
            record.seed,
            QSize(saved.width, saved.height),
            reduced(image, THUMBNAIL_SIDE_PX),
            image,
            record=record,
            watermark=saved.watermark,
            order=job.order,
            comparison=job.comparison,
            seconds=seconds,
        )
