"""Which pictures the history shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QDate, QLocale, Qt

from sdjp.base.language import current_language, translate
from sdjp.ui.controls.parameter_texts import joined

Row: TypeAlias = dict[str, Any]
"""One picture; see `sdjp.contract.library_messages.Listed`."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which pictures are wanted; see `ListPictures`."""

    text: str = ""
    favourites: bool = False
    since: str = ""
    until: str = ""
    model: str = ""
    deleted: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return self != Query(deleted=self.deleted)


def described(query: Query) -> str:
    """What a query leaves out, in words; empty where that is nothing."""
    parts = [translate("window", "“{text}”").format(text=query.text)] if query.text else []
    if query.favourites:
        parts.append(translate("window", "Favourites only"))
    if query.since or query.until:
        parts.append(f"{_day(query.since)}–{_day(query.until)}")
    if query.model:
        parts.append(query.model)
    return joined(parts)


def _day(iso: str) -> str:
    if not iso:
        return ""
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale(current_language()).toString(day, translate("window", "d MMM yyyy"))
