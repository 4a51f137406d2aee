"""The words of the prompts used so far, each with its reading and how much it is in use."""

from __future__ import annotations

import contextlib
import datetime
import math
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sdjp.provenance.storable import storable_text
from sdjp.store.database import Library, known_errors

WordsOf = Callable[[str], Iterable[tuple[str, str]]]
"""The words of a prompt, as (surface, reading)."""

MAX_WORDS = 100_000
"""Those least in use go when there are more."""

HALF_LIFE_DAYS = 30.0
"""A use so long ago counts half as much as one today."""

_LAST = "\U0010ffff"
_BUSY_TIMEOUT_S = 0.05


def learn(library: Library, words_of: WordsOf, limit: int) -> int:
    """Take the words of prompts whose uses are not counted yet, the latest prompts first.

    Args:
        limit: so many prompts at most.

    Returns:
        how many prompts that were.

    Raises:
        DiskFull, FolderUnwritable, IndexDamaged, StorageError: nothing was changed.
    """
    new = """
        SELECT id, prompt, negative_prompt, created, used, used - learned FROM prompts
        WHERE learned < used ORDER BY id DESC LIMIT ?
    """
    with known_errors(library.path):
        found = list(library.connection.execute(new, (limit,)))
    if not found:
        return 0
    told = [
        (surface, reading, _heat(created, uses))
        for _, prompt, negative, created, _, uses in found
        for surface, reading in dict([*words_of(prompt), *words_of(negative)]).items()
    ]
    with library.transaction() as connection:
        for surface, reading, heat in told:
            _warm(connection, storable_text(surface), storable_text(reading), heat)
        connection.executemany(
            "UPDATE prompts SET learned = ? WHERE id = ?", [(one[4], one[0]) for one in found]
        )
        _forget_coldest(connection)
    return len(found)


def beginning_with(starts: Sequence[str], limit: int, path: Path) -> tuple[tuple[str, str], ...]:
    """Words whose spelling or reading begins with one of `starts`, those most in use first.

    Reads beside whoever writes, and changes nothing. Never fails: there is nothing to offer while
    the index is being made, made again or brought up to date.

    Args:
        path: the index.

    Returns:
        (surface, reading) of each.
    """
    ranges = [(start, start + _LAST) for start in starts if start]
    one = "SELECT surface, reading, heat FROM words WHERE {} >= ? AND {} < ?"
    every = " UNION ".join(
        one.format(name, name) for name in ("surface", "reading") for _ in ranges
    )
    values = [edge for edges in ranges for edge in edges] * 2
    with (
        contextlib.suppress(sqlite3.Error, UnicodeDecodeError),
        contextlib.closing(
            sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_BUSY_TIMEOUT_S)
        ) as index,
    ):
        if ranges:
            sql = f"SELECT surface, reading FROM ({every}) ORDER BY heat DESC LIMIT ?"  # noqa: S608
            return tuple(index.execute(sql, [*values, limit]))
    return ()


def _heat(created: str, uses: int) -> float:
    """The binary logarithm of what so many uses at that time are worth."""
    days = 0.0
    with contextlib.suppress(ValueError, OverflowError):
        days = datetime.datetime.fromisoformat(created).timestamp() / 86_400
    return days / HALF_LIFE_DAYS + math.log2(max(1, uses))


def _warm(connection: sqlite3.Connection, surface: str, reading: str, heat: float) -> None:
    known = connection.execute("SELECT heat FROM words WHERE surface = ?", (surface,)).fetchone()
    if known is not None:
        high, low = max(known[0], heat), min(known[0], heat)
        heat = high + math.log2(1 + 2 ** (low - high))
    connection.execute("REPLACE INTO words VALUES (?, ?, ?)", (surface, reading, heat))


def _forget_coldest(connection: sqlite3.Connection) -> None:
    surplus = connection.execute("SELECT count(*) FROM words").fetchone()[0] - MAX_WORDS
    if surplus > 0:
        connection.execute(
            "DELETE FROM words WHERE surface IN (SELECT surface FROM words ORDER BY heat LIMIT ?)",
            (surplus,),
        )
