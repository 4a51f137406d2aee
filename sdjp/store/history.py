"""The rows of the picture index: adding, finding, marking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdjp.contract.request import PictureRecord
from sdjp.provenance.png import record_from_text, record_to_text
from sdjp.provenance.storable import storable_text
from sdjp.store.database import Library, known_errors, path_of, path_value
from sdjp.store.migrations import CONTENTS

MAX_WORDS = 50
MAX_ALTERNATIVES = 16
MAX_WORD_CHARACTERS = 200
_BATCH = 500

_COLUMNS = CONTENTS["pictures"]


@dataclass(frozen=True, slots=True)
class Row:
    """One picture of the index.

    Attributes:
        id: grows with each picture kept; newer is greater.
        path: where the file is, or was when `missing`.
        favourite, deleted: as marked by the user.
        missing: the file was not there when last looked for.
        origin: where a file that lies in the trash came from; None for all others.
    """

    id: int
    path: Path
    created: str
    mode: str
    prompt: str
    english: str
    negative_prompt: str
    negative_english: str
    seed: int
    model: str
    width: int
    height: int
    favourite: bool
    deleted: bool
    missing: bool
    origin: Path | None
    record_text: str

    @property
    def record(self) -> PictureRecord | None:
        """All settings of the picture; None when they cannot be read."""
        return record_from_text(self.record_text)


def add(library: Library, path: Path, record: PictureRecord, index_text: str = "") -> int:
    """Add the picture at `path`, or bring its row up to date; returns the row's id.

    Marks of an existing row stay.

    Args:
        index_text: what `search` looks through, normalised by the caller.

    Raises:
        DiskFull, FolderUnwritable, IndexDamaged, StorageError: nothing was changed.
    """
    return add_all(library, [(path, record, index_text)])[0]


def add_all(library: Library, pictures: Sequence[tuple[Path, PictureRecord, str]]) -> list[int]:
    """Add many pictures in one transaction; see `add`."""
    with library.transaction() as connection:
        return [
            int(connection.execute(_ADD, _values(path, record, text)).fetchone()[0])
            for path, record, text in pictures
        ]


_ADD = """
    INSERT INTO pictures (path, created, mode, prompt, english, negative_prompt, negative_english,
                          seed, model, width, height, index_text, record)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (path) DO UPDATE SET
        created = excluded.created, mode = excluded.mode, prompt = excluded.prompt,
        english = excluded.english, negative_prompt = excluded.negative_prompt,
        negative_english = excluded.negative_english, seed = excluded.seed,
        model = excluded.model, width = excluded.width, height = excluded.height,
        index_text = excluded.index_text, record = excluded.record, missing = 0
    RETURNING id
"""


def _values(path: Path, record: PictureRecord, index_text: str) -> tuple[Any, ...]:
    texts = (
        record.created,
        record.mode,
        record.prompt,
        record.english,
        record.negative_prompt,
        record.negative_english,
    )
    return (
        path_value(path),
        *map(storable_text, texts),
        _sqlite_integer(record.seed),
        storable_text(record.model),
        _sqlite_integer(record.width),
        _sqlite_integer(record.height),
        storable_text(index_text),
        record_to_text(record),
    )


def _sqlite_integer(value: int) -> int:
    """`value` within SQLite's 64 bits; a foreign file may hold any number."""
    return max(-(2**63), min(2**63 - 1, value))


def recent(
    library: Library,
    limit: int = 50,
    *,
    before: int | None = None,
    favourites_only: bool = False,
    include_deleted: bool = False,
) -> list[Row]:
    """The newest pictures, newest first.

    Args:
        limit: how many at most.
        before: continue below this row id (the last one of the page before).
    """
    return search(
        library,
        (),
        limit,
        before=before,
        favourites_only=favourites_only,
        include_deleted=include_deleted,
    )


def search(
    library: Library,
    words: Sequence[Sequence[str]],
    limit: int = 50,
    *,
    before: int | None = None,
    favourites_only: bool = False,
    include_deleted: bool = False,
) -> list[Row]:
    """Pictures whose index text holds, of every word, at least one of its alternatives.

    Args:
        words: for each word its alternatives, normalised as the index text was; at most 50 words
            of 16 alternatives of 200 characters are looked at. A word without any is left out.
        limit, before, favourites_only, include_deleted: as for `recent`.

    Raises:
        IndexDamaged, StorageError: the index cannot be read.
    """
    conditions = [] if include_deleted else ["NOT deleted"]
    values: list[object] = []
    if favourites_only:
        conditions.append("favourite")
    if before is not None:
        conditions.append("id < ?")
        values.append(before)
    for condition, patterns in text_conditions(words):
        conditions.append(condition)
        values += patterns
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT {_COLUMNS} FROM pictures {where} ORDER BY id DESC LIMIT ?"  # noqa: S608
    with known_errors(library.path):
        return [_row(found) for found in library.connection.execute(sql, (*values, limit))]


def text_conditions(words: Sequence[Sequence[str]]) -> Iterator[tuple[str, list[str]]]:
    """For each word of `search` a condition on `index_text`, and its values."""
    for alternatives in list(words)[:MAX_WORDS]:
        patterns = [_pattern(word) for word in _shortest(alternatives)[:MAX_ALTERNATIVES]]
        if patterns:
            likes = " OR ".join(r"index_text LIKE ? ESCAPE '\'" for _ in patterns)
            yield f"({likes})", patterns


def _shortest(alternatives: Sequence[str]) -> list[str]:
    """`alternatives` without those that hold another one: they can find nothing more."""
    given = list(dict.fromkeys(word for word in alternatives if word))
    return [word for word in given if not any(one != word and one in word for one in given)]


def _pattern(word: str) -> str:
    escaped = storable_text(word)[:MAX_WORD_CHARACTERS]
    for sign in ("\\", "%", "_"):
        escaped = escaped.replace(sign, f"\\{sign}")
    return f"%{escaped}%"


def find(library: Library, path: Path) -> Row | None:
    """The row of the picture at `path`, None when there is none."""
    sql = f"SELECT {_COLUMNS} FROM pictures WHERE path = ?"  # noqa: S608
    with known_errors(library.path):
        found = library.connection.execute(sql, (path_value(path),)).fetchone()
    return None if found is None else _row(found)


def made_as(library: Library, record: PictureRecord) -> Row | None:
    """The row of the picture that was drawn when `record` says, with its seed; of several the
    newest that is not in the trash.
    """
    sql = f"""
        SELECT {_COLUMNS} FROM pictures
        WHERE id IN (SELECT id FROM pictures WHERE created = ?) AND seed = ?
        ORDER BY deleted, id DESC
    """  # noqa: S608
    values = (storable_text(record.created), _sqlite_integer(record.seed))
    with known_errors(library.path):
        found = library.connection.execute(sql, values).fetchone()
    return None if found is None else _row(found)


def get(library: Library, row_ids: Sequence[int]) -> list[Row]:
    """The rows with these ids, newest first; ids that there are not are left out."""
    found: list[Row] = []
    with known_errors(library.path):
        for start in range(0, len(row_ids), _BATCH):
            some = row_ids[start : start + _BATCH]
            marks = ",".join("?" * len(some))
            sql = f"SELECT {_COLUMNS} FROM pictures WHERE id IN ({marks})"  # noqa: S608
            found += [_row(one) for one in library.connection.execute(sql, list(some))]
    return sorted(found, key=lambda row: -row.id)


def count(library: Library) -> int:
    """How many rows there are, marked or not."""
    with known_errors(library.path):
        return int(library.connection.execute("SELECT count(*) FROM pictures").fetchone()[0])


def set_favourite(library: Library, row_id: int, favourite: bool) -> None:
    """Mark or unmark a picture as a favourite."""
    set_favourites(library, [row_id], favourite)


def set_favourites(library: Library, row_ids: Sequence[int], favourite: bool) -> None:
    """Mark or unmark pictures as favourites, all of them or none."""
    with library.transaction() as connection:
        connection.executemany(
            "UPDATE pictures SET favourite = ? WHERE id = ?",
            [(favourite, row_id) for row_id in row_ids],
        )


def set_deleted(library: Library, row_id: int, deleted: bool) -> None:
    """Hide a picture from the history, or show it again; its file stays (see `store.trash`)."""
    with library.transaction() as connection:
        connection.execute("UPDATE pictures SET deleted = ? WHERE id = ?", (deleted, row_id))


def set_record(library: Library, row_id: int, record: PictureRecord) -> None:
    """Have the row say what its file says now; what it is found by stays."""
    with library.transaction() as connection:
        connection.execute(
            "UPDATE pictures SET record = ? WHERE id = ?", (record_to_text(record), row_id)
        )


def set_missing(library: Library, changes: Sequence[tuple[int, bool]]) -> None:
    """Note for each row id whether its file is gone."""
    with library.transaction() as connection:
        connection.executemany(
            "UPDATE pictures SET missing = ? WHERE id = ?",
            [(missing, row_id) for row_id, missing in changes],
        )


def places(library: Library) -> Iterator[tuple[int, Path, bool]]:
    """(id, path, missing) of every row."""
    with known_errors(library.path):
        rows = library.connection.execute("SELECT id, path, missing FROM pictures").fetchall()
    return ((int(row[0]), path_of(row[1]), bool(row[2])) for row in rows)


def remember_folder(library: Library, folder: Path) -> None:
    """Note that pictures are kept in `folder`, so that `adopt` looks there."""
    value = (path_value(folder),)
    with known_errors(library.path):
        known = library.connection.execute("SELECT 1 FROM folders WHERE path = ?", value)
        if known.fetchone() is not None:
            return
    with library.transaction() as connection:
        connection.execute("INSERT OR IGNORE INTO folders (path) VALUES (?)", value)


def folders(library: Library) -> list[Path]:
    """All folders that pictures were kept in."""
    with known_errors(library.path):
        rows = library.connection.execute("SELECT path FROM folders ORDER BY rowid")
        return [path_of(row[0]) for row in rows]


def _row(found: tuple[Any, ...]) -> Row:
    values: dict[str, Any] = dict(zip(Row.__slots__, found, strict=True))
    flags = {name: bool(values[name]) for name in ("favourite", "deleted", "missing")}
    origin = None if values["origin"] is None else path_of(values["origin"])
    return Row(**{**values, **flags, "path": path_of(values["path"]), "origin": origin})
