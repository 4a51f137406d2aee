"""The pictures of the library, page by page, as the history shows them."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    QUrl,
    Signal,
    Slot,
)
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.contract.codec import error_of
from sdjp.contract.library_messages import Discard, Listed, ListPictures, Mark, Marked
from sdjp.contract.messages import Failed
from sdjp.ui.controls.foreign_text import plain_tip
from sdjp.ui.pictures.query import Query, Row

PAGE = 100
REFRESH_PAUSE_MS = 80
TIP_CHARACTERS = 600
ROW_ROLE = Qt.ItemDataRole.UserRole

_TRANSIENT = ("WorkerDied", "WireBroken")
_AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """Rows of the library that match a query, newest first; only those scrolled to are held.

    Attributes:
        total: how many rows match in all; None until the first answer.
        models: display names of all models in the library.
        query: what the rows match.

    Signals:
        listed(): an answer has come; rows, `total` or `models` may have changed.
        failed(SdjpError): the library cannot be read.
    """

    listed = Signal()
    failed = Signal(object)

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._rows: list[Row] = []
        self._asked = self.query = Query()
        self._job = ""
        self._before = self._known_down_to = 0
        self._is_anew = True
        self._is_whole = self._is_stale = self._has_failed = False
        self.total: int | None = None
        self.models: tuple[str, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=REFRESH_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        core.library_changed.connect(self._pause.start)

    # What the view asks

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The rows held so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, its prompt, or its prompt as a tool tip."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row["prompt"]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row["prompt"][:TIP_CHARACTERS])
        return None

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        """Pictures whose file is there can be dragged out."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        row = self.data(index, ROW_ROLE)
        if row is not None and not row["missing"] and not row["deleted"]:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def canFetchMore(self, parent: _AnyIndex = QModelIndex()) -> bool:  # noqa: B008
        """Whether older pictures may be asked for now."""
        return not (parent.isValid() or self._is_whole or self._job) and bool(self._rows)

    def fetchMore(self, parent: _AnyIndex = QModelIndex()) -> None:  # noqa: B008
        """Ask for the next older pictures."""
        if self.canFetchMore(parent):
            self._ask(self._rows[-1]["id"])

    def mimeTypes(self) -> list[str]:
        """Pictures leave as files."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[_AnyIndex]) -> QMimeData:
        """The files of these rows."""
        rows = [self.data(index, ROW_ROLE) for index in indexes]
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(row["path"]) for row in rows if not row["missing"]])
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Copies only: a drop elsewhere must not move a picture out of the library."""
        return Qt.DropAction.CopyAction

    # What the panel asks

    @property
    def is_listing(self) -> bool:
        """Whether the answer to the last query has not come yet."""
        return self.total is None or self._asked != self.query

    def row(self, number: int) -> Row:
        """The row at a place of the list."""
        return self._rows[number]

    def set_query(self, query: Query) -> None:
        """List what matches `query`; what is shown stays until the answer comes."""
        if query != self._asked:
            self._asked = query
            self.reload()

    @Slot()
    def reload(self) -> None:
        """List everything again from the newest."""
        self._core.library.forget(self._job)
        self._ask(0, anew=True)

    @Slot()
    def refresh(self) -> None:
        """Bring in what is new, leaving the rest where it is."""
        self._is_stale = True
        if not self._job:
            self._ask_next()

    def mark_favourite(self, numbers: Iterable[int], favourite: bool) -> None:
        """Mark the rows at these places, or take the mark away."""
        rows = {number: self._rows[number] for number in numbers}
        for number, row in rows.items():
            self._rows[number] = {**row, "favourite": favourite}
            self.dataChanged.emit(self.index(number), self.index(number))
        if self.query.favourites and not favourite:
            self._take_out({row["id"] for row in rows.values()})
        self._tell_library(Mark, rows.values(), favourite=favourite)

    def set_deleted(self, rows: Sequence[Row], deleted: bool, *, match: bool = True) -> None:
        """Move these pictures to the recycle bin, or bring them back.

        Args:
            match: they are, or were, rows of this query.
        """
        if not match:
            self._is_stale = True
        elif deleted != self.query.deleted:
            self._take_out({row["id"] for row in rows})
        else:
            self._bring_in([{**row, "deleted": deleted} for row in rows])
        self._tell_library(Mark, rows, deleted=deleted)

    def discard(self, rows: Sequence[Row]) -> None:
        """Delete these pictures of the recycle bin for good."""
        self._take_out({row["id"] for row in rows})
        self._tell_library(Discard, rows)

    def number_of(self, row_id: int) -> int | None:
        """The place of a row in the list; None where it is not held."""
        place = self._place(row_id) - 1
        return place if place >= 0 and self._id(place) == row_id else None

    # Questions and answers

    def _ask(self, before: int, *, anew: bool = False) -> None:
        self._is_anew, self._before, self._has_failed = anew, before, False
        self._job = self._core.library.ask(
            ListPictures, self._on_listed, limit=PAGE, before=before, **asdict(self._asked)
        )

    def _ask_next(self) -> None:
        if self._is_stale:
            self._is_stale = False
            if self._has_failed:
                self.reload()
            else:
                self._known_down_to = self._rows[0]["id"] if self._rows else 0
                self._ask(0)

    def _on_listed(self, answer: Listed | Failed) -> None:
        if not isValid(self):
            return
        if isinstance(answer, Listed):
            below = self._take(answer)  # still with a job: inserted rows must not fetch others
            self._job = ""
            if below:
                self._ask(below)
            else:
                self._ask_next()
            self.listed.emit()
        elif answer.error in _TRANSIENT:
            self._ask(self._before, anew=self._is_anew)  # the next process gets the question
        else:
            self._job, self._has_failed = "", True
            self.failed.emit(error_of(answer))
            self._ask_next()

    def _take(self, answer: Listed) -> int:
        """Hold the rows of `answer`; returns below which id more is new, 0 where nothing is."""
        self.total, self.models = answer.total, answer.models
        rows = list(answer.rows)
        is_last_page = len(rows) < PAGE
        if self._is_anew:
            self.beginResetModel()
            self._rows, self.query, self._is_whole = rows, self._asked, is_last_page
            self.endResetModel()
            return 0
        goes_on = not self._rows or 0 < self._before <= self._id(-1)
        self._merge(rows, self._before)
        if goes_on or is_last_page:
            self._is_whole = is_last_page
            return 0
        lowest = int(rows[-1]["id"])
        return lowest if lowest > self._known_down_to else 0

    def _merge(self, fresh: list[Row], before: int) -> None:
        """Make the rows below id `before` and down to the last of `fresh` equal to `fresh`."""
        start = self._place(before) if before else 0
        lowest = fresh[-1]["id"] if len(fresh) == PAGE else 0
        end = self._place(lowest)
        wanted = {row["id"]: row for row in fresh}
        for number in range(start, end):
            row = self._rows[number]
            if wanted.get(row["id"], row) != row:
                self._rows[number] = wanted[row["id"]]
                self.dataChanged.emit(self.index(number), self.index(number))
        held = {row["id"] for row in self._rows[start:end]}
        self._remove([number for number in range(start, end) if self._id(number) not in wanted])
        self._put_in([row for row in fresh if row["id"] not in held])

    def _tell_library(self, kind: type[Mark | Discard], rows: Iterable[Row], **marks: bool) -> None:
        # A listing on its way was made before the change and would undo it here.
        self._core.library.forget(self._job)
        was_anew, self._job = bool(self._job) and self._is_anew, ""
        ids = tuple(int(row["id"]) for row in rows)
        self._core.library.ask(kind, self._on_marked, row_ids=ids, **marks)
        if was_anew:
            self.reload()

    def _on_marked(self, answer: Marked | Failed) -> None:
        if not isValid(self):
            return
        if isinstance(answer, Failed):
            self._core.failed.emit(error_of(answer))
            self.reload()
        else:
            self._core.library_changed.emit()

    # Rows come and go

    def _id(self, number: int) -> int:
        return int(self._rows[number]["id"])

    def _place(self, row_id: int) -> int:
        """Where the rows with smaller ids begin; those with greater ones come before."""
        return bisect_left(self._rows, -row_id + 1, key=lambda row: -int(row["id"]))

    def _take_out(self, ids: set[int]) -> None:
        before = len(self._rows)
        self._remove([number for number, row in enumerate(self._rows) if row["id"] in ids])
        self.total = (self.total or 0) - (before - len(self._rows))
        self.listed.emit()

    def _bring_in(self, rows: Sequence[Row]) -> None:
        """Insert those of `rows` that belong among the ones held."""
        held = {row["id"] for row in self._rows}
        end = 0 if self._is_whole or not self._rows else self._id(-1)
        coming = [row for row in rows if row["id"] not in held and row["id"] > end]
        self._put_in(sorted(coming, key=lambda row: -int(row["id"])))
        self.total = (self.total or 0) + len(coming)
        self.listed.emit()

    def _remove(self, numbers: Iterable[int]) -> None:
        for first, last in reversed(list(_runs(numbers))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _put_in(self, rows: list[Row]) -> None:
        """Insert rows, sorted like ours, each where it belongs."""
        places = [self._place(row["id"]) for row in rows]
        done = 0
        for place, run in itertools.groupby(places):
            count = len(list(run))
            first = place + done
            self.beginInsertRows(QModelIndex(), first, first + count - 1)
            self._rows[first:first] = rows[done : done + count]
            self.endInsertRows()
            done += count


def _runs(numbers: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Ascending numbers as (first, last) of those that follow one another."""
    for _, group in itertools.groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield run[0], run[-1]
