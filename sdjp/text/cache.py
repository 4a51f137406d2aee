"""Translations that were made before, in a small SQLite file that may vanish at any time."""

from __future__ import annotations

import contextlib
import json
import logging
import sqlite3
import threading
from pathlib import Path
from typing import Any

from sdjp.base.files import make_folder
from sdjp.base.paths import cache_dir
from sdjp.contract.errors import StorageError

MAX_ROWS = 50_000
"""About 10 MB; the oldest tenth goes when it is full."""

_SELECT = "SELECT value FROM translation WHERE key=? AND phrase=?"

_log = logging.getLogger(__name__)


def default_cache_path() -> Path:
    """Where translations are kept."""
    return cache_dir() / "translations.sqlite3"


class TranslationCache:
    """phrase → JSON under a key that names translator and glossary.

    A damaged file is made anew; where no file can be written, nothing is remembered. Several
    processes may share one file. Never raises.
    """

    def __init__(self, path: Path | None = None, max_rows: int = MAX_ROWS) -> None:
        self._path = path or default_cache_path()
        self._max_rows = max_rows
        self._database: sqlite3.Connection | None = None
        self._broken = False
        self._lock = threading.Lock()

    def get(self, key: str, phrases: list[str]) -> dict[str, Any]:
        """The remembered values of those `phrases` that are known."""
        found: dict[str, Any] = {}
        with self._lock:
            for phrase in phrases:
                for (value,) in self._run(_SELECT, [key, phrase]):
                    with contextlib.suppress(ValueError, TypeError):
                        found[phrase] = json.loads(value)
        return found

    def put(self, key: str, values: dict[str, Any]) -> None:
        """Remember `values` (what `json.dumps` takes) by phrase."""
        rows = [(key, phrase, json.dumps(value)) for phrase, value in values.items()]
        with self._lock:
            for row in rows:
                self._run(
                    "INSERT OR REPLACE INTO translation(key, phrase, value) VALUES (?,?,?)", row
                )
            if rows:
                self._prune()
                self._commit()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._close()

    def _prune(self) -> None:
        ((count,),) = self._run("SELECT count(*) FROM translation", []) or [(0,)]
        if count > self._max_rows:
            surplus = count - self._max_rows + self._max_rows // 10
            self._run(
                "DELETE FROM translation WHERE rowid IN"
                " (SELECT rowid FROM translation ORDER BY rowid LIMIT ?)",
                [surplus],
            )

    def _run(self, query: str, values: Any) -> list[Any]:
        for attempt in (1, 2):
            database = self._open()
            if database is None:
                return []
            try:
                return database.execute(query, values).fetchall()
            except sqlite3.OperationalError as error:
                _log.info("translation cache: %s", error)
                return []
            except sqlite3.DatabaseError as error:
                _log.info("translation cache is made anew: %s", error)
                self._discard(give_up=attempt == 2)
        return []

    def _commit(self) -> None:
        if self._database is not None:
            try:
                self._database.commit()
            except sqlite3.DatabaseError as error:
                _log.info("translation cache: %s", error)

    def _open(self) -> sqlite3.Connection | None:
        if self._database is None and not self._broken:
            for attempt in (1, 2):
                try:
                    make_folder(self._path.parent)
                    self._database = self._connect()
                    break
                except (sqlite3.OperationalError, StorageError) as error:
                    _log.info("no translation cache: %s", error)
                    self._close()
                    self._broken = True
                    break
                except sqlite3.DatabaseError as error:
                    _log.info("translation cache is made anew: %s", error)
                    self._discard(give_up=attempt == 2)
        return self._database

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=5.0, check_same_thread=False)
        self._database = database
        database.execute("PRAGMA synchronous=NORMAL")
        database.execute(
            "CREATE TABLE IF NOT EXISTS translation"
            "(key TEXT, phrase TEXT, value TEXT, PRIMARY KEY(key, phrase))"
        )
        database.commit()
        return database

    def _discard(self, *, give_up: bool) -> None:
        self._close()
        self._broken = self._broken or give_up
        for suffix in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)

    def _close(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None
