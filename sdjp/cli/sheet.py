"""The overview sheet of a run, put together while its pictures are drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sdjp.cli.output import print_error

if TYPE_CHECKING:
    from PIL import Image

    from sdjp.contract.request import PictureRecord
    from sdjp.store.database import Library


class Sheet:
    """An overview of up to `count` pictures, `columns` in a row."""

    def __init__(self, count: int, columns: int) -> None:
        self._count, self._columns = count, columns
        self._pictures: list[Image.Image] = []
        self._first: PictureRecord | None = None

    def add(self, picture: Image.Image, record: PictureRecord) -> None:
        """Put `picture` behind the others."""
        from sdjp.engine.grid import reduced, table

        self._pictures.append(reduced(picture, *table(self._count, self._columns)))
        first = self._first or record
        is_flagged = record.safety == "flagged"  # in the sheet its picture is blurred
        self._first = replace(first, safety="flagged") if is_flagged else first

    def save(self, library: Library, folder: Path, *, watermark: bool) -> Path | None:
        """Keep the sheet in `folder`; returns where, or None where there are no two pictures.

        Raises:
            StorageError: the sheet was not written.
        """
        from sdjp.engine.grid import picture_grid
        from sdjp.store.pictures import commit_picture

        if self._first is None or len(self._pictures) < 2:
            return None
        sheet = picture_grid(self._pictures, self._columns)
        record = replace(
            self._first, mode="sheet", width=sheet.width, height=sheet.height, batch_index=-1
        )
        saved = commit_picture(library, sheet, record, folder=folder, watermark=watermark)
        if saved.index_error is not None:
            print_error(saved.index_error)
        return saved.path
