"""The picture index: opening, checking and bringing up to date one SQLite file.

SQLite in WAL mode with `synchronous=FULL`: a committed row survives a power cut. Its errors are
parted into those of the surroundings (disk full, file locked, damaged), which become typed
StorageErrors, and those of the program, which are raised as they are.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sdjp.base.files import free_name, make_folder
from sdjp.base.paths import index_path
from sdjp.contract.errors import (
    DiskFull,
    FolderUnwritable,
    IndexDamaged,
    IndexNewer,
    StorageError,
)
from sdjp.store.inputs import note_inputs
from sdjp.store.migrations import CONTENTS, MIGRATIONS, Migration

BUSY_TIMEOUT_S = 10.0

_REFUSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL_BELOW_BYTES = 64 * 1024


@dataclass(slots=True)
class Library:
    """The opened index; belongs to the thread that opened it.

    Attributes:
        path: the SQLite file.
        connection: in autocommit mode; write within `transaction` only.
    """

    path: Path
    connection: sqlite3.Connection

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of the block's changes, on disk when it ends, or none of them.

        Raises:
            DiskFull, FolderUnwritable, IndexDamaged, StorageError: nothing was changed.
        """
        with known_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self.connection.rollback()
                raise

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextlib.contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Turn what can happen to the index at `path` without fault of the program into typed errors.

    Raises:
        DiskFull, FolderUnwritable, IndexDamaged, StorageError: for the sqlite3 error met.
        sqlite3.Error: any other is a bug.
    """
    try:
        yield
    except sqlite3.Error as error:
        known = _known(error, path)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:
        # Raised by the sqlite3 module when damage shows in the text of SQLite's own message.
        raise IndexDamaged(path=path) from error


def _known(error: sqlite3.Error, path: Path) -> StorageError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(path=path)
    if code in _REFUSED:
        return FolderUnwritable(path=path)
    if code in _DAMAGED:
        return IndexDamaged(path=path)
    if code in _BUSY:
        return StorageError(detail="the picture index is in use by another program")
    if code == sqlite3.SQLITE_IOERR:
        # SQLite reports a full disk so when it meets it in the shared-memory file.
        with contextlib.suppress(OSError):
            if shutil.disk_usage(path.parent).free < _FULL_BELOW_BYTES:
                return DiskFull(path=path)
        return StorageError(detail="the picture index could not be read or written")
    return None


def open_library(
    path: Path | None = None, migrations: tuple[Migration, ...] = MIGRATIONS
) -> Library:
    """Open the index, making it or bringing it up to date where needed.

    An index of an older version is copied beside itself first.

    Args:
        path: the SQLite file; the user's own unless named.
        migrations: the steps of the present version.

    Raises:
        IndexNewer: it was written by a newer SDJP and was left untouched.
        IndexDamaged: it cannot be read; the file was left as it is.
        DiskFull, FolderUnwritable, StorageError: it cannot be made or written.
    """
    path = path or index_path()
    make_folder(path.parent)
    with known_errors(path):
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    # A damaged row still shows what is left of it.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    library = Library(path, connection)
    try:
        with known_errors(path), _odd_contents(path):
            version = _version(connection)
            if version > len(migrations):
                raise IndexNewer(path=path, found=version, known=len(migrations))
            _check(connection, path)
            _configure(connection)
            if version < len(migrations):
                _migrate(library, version, migrations)
            _probe(connection)
    except BaseException:
        connection.close()
        raise
    return library


@contextlib.contextmanager
def _odd_contents(path: Path) -> Iterator[None]:
    """While opening, statements known to be right that fail mean that the file is not."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_ERROR:
            raise IndexDamaged(path=path) from error
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise IndexDamaged(path=path)


def _probe(connection: sqlite3.Connection) -> None:
    """Ask for what every index has: damage can change a name and still pass SQLite's own check."""
    for table, columns in CONTENTS.items():
        connection.execute(f"SELECT {columns} FROM {table} LIMIT 1")  # noqa: S608


def _configure(connection: sqlite3.Connection) -> None:
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError:
            # The switch to WAL does not wait for another process that is making it as well.
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
    for setting in ("synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {setting}")


def _migrate(library: Library, version: int, migrations: tuple[Migration, ...]) -> None:
    """Take the steps that are missing, each in one transaction."""
    if version > 0:
        back_up(library, migrations[version].name)
    elif library.path == index_path():
        note_inputs()
    for number, migration in enumerate(migrations[version:], start=version + 1):
        with library.transaction() as connection:
            # Another process may have taken the step meanwhile.
            if _version(connection) >= number:
                continue
            for statement in migration.statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def back_up(library: Library, reason: str) -> Path:
    """Copy the index to `<name>.before-<reason>-<time>` beside it and return that path.

    Raises:
        DiskFull, FolderUnwritable, StorageError: it could not be copied.
    """
    path = free_name(library.path, f"before-{reason}")
    try:
        with known_errors(path), contextlib.closing(sqlite3.connect(path)) as copy:
            library.connection.backup(copy)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    return path


def path_value(path: Path) -> str | bytes:
    """`path` as a database value: text, or bytes where it is not valid Unicode."""
    text = str(path.absolute())
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(text)
    return text


def path_of(value: str | bytes) -> Path:
    """The inverse of `path_value`."""
    return Path(os.fsdecode(value))
