"""Days and times as people here write them."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDateTime, QLocale

from sdjp.base.language import current_language, translate


def moment_text(created: str) -> str:
    """An ISO 8601 time in words, as 2026年11月21日(土) 14:30; as it is where it is none."""
    try:
        moment = datetime.datetime.fromisoformat(created)
    except ValueError:
        return created
    local = QDateTime(
        moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second
    )
    locale = QLocale(current_language())
    return locale.toString(local, translate("window", "ddd d MMM yyyy H:mm"))
