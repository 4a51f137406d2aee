"""Pages of the history with what matches in all, quick also with a hundred thousand pictures."""

from __future__ import annotations

from dataclasses import dataclass

from sdjp.store.database import Library, known_errors
from sdjp.store.history import Row, get, text_conditions

_MODELS = """
    WITH RECURSIVE names (name) AS (
        SELECT min(model) FROM pictures
        UNION ALL
        SELECT (SELECT min(model) FROM pictures WHERE model > name) FROM names
        WHERE name IS NOT NULL
    )
    SELECT name FROM names WHERE name <> ''
"""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which pictures are wanted.

    Attributes:
        words: as for `history.search`.
        since, until: ISO dates, both included; empty for no limit.
        model: display name; empty for all.
        deleted: the deleted ones instead of the others.
        file_name: without its folder; empty for all.
    """

    words: tuple[tuple[str, ...], ...] = ()
    favourites: bool = False
    since: str = ""
    until: str = ""
    model: str = ""
    deleted: bool = False
    file_name: str = ""


class Listing:
    """Pages through the pictures of `library`.

    What a text search found is remembered, so that the pages after the first one need not search
    again; any change of the index makes it forget.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._key: tuple[Filter, int, int] | None = None
        self._found: list[int] = []

    def page(self, wanted: Filter, limit: int, before: int = 0) -> tuple[list[Row], int]:
        """At most `limit` rows, newest first, and how many match in all.

        Args:
            before: continue below this row id; 0 begins at the newest.

        Raises:
            IndexDamaged, StorageError: the index cannot be read.
        """
        with known_errors(self._library.path):
            if wanted.words:
                found = self._search(wanted)
                below = [row_id for row_id in found if not before or row_id < before][:limit]
                return get(self._library, below), len(found)
            return self._plain(wanted, limit, before)

    def _plain(self, wanted: Filter, limit: int, before: int) -> tuple[list[Row], int]:
        where, values = _conditions(wanted)
        ask = self._library.connection.execute
        total = ask(f"SELECT count(*) FROM pictures WHERE {where}", values).fetchone()[0]  # noqa: S608
        if before:
            where, values = f"{where} AND id < ?", [*values, before]
        sql = f"SELECT id FROM pictures WHERE {where} ORDER BY id DESC LIMIT ?"  # noqa: S608
        ids = [row[0] for row in ask(sql, [*values, limit])]
        return get(self._library, ids), int(total)

    def _search(self, wanted: Filter) -> list[int]:
        connection = self._library.connection
        others = connection.execute("PRAGMA data_version").fetchone()[0]
        key = (wanted, others, connection.total_changes)
        if key != self._key:
            where, values = _conditions(wanted)
            sql = f"SELECT id FROM pictures WHERE {where} ORDER BY id DESC"  # noqa: S608
            self._found = [row[0] for row in connection.execute(sql, values)]
            self._key = key
        return self._found


def models(library: Library) -> list[str]:
    """The display names of all models in the index, sorted."""
    with known_errors(library.path):
        return [str(row[0]) for row in library.connection.execute(_MODELS)]


def _conditions(wanted: Filter) -> tuple[str, list[object]]:
    # The form that the indexes `pictures_list` and `pictures_search` begin with.
    conditions = ["deleted = ?"]
    values: list[object] = [int(wanted.deleted)]
    if wanted.favourites:
        conditions.append("favourite")
    for condition, value in (
        ("created >= ?", wanted.since),
        ("substr(created, 1, 10) <= ?", wanted.until),
        ("model = ?", wanted.model),
    ):
        if value:
            conditions.append(condition)
            values.append(value)
    if wanted.file_name:
        name = wanted.file_name
        conditions.append("substr(path, -?) IN (?, ?)")
        values += [len(name) + 1, f"/{name}", f"\\{name}"]
    for condition, patterns in text_conditions(wanted.words):
        conditions.append(condition)
        values += patterns
    return " AND ".join(conditions), values
