"""A small JSON file that survives kills, full disks and damage.

Written whole or not at all, with copies of the last good states beside it. A file that cannot be
understood is put aside under a dated name and the newest good copy takes its place.
"""

from __future__ import annotations

import contextlib
import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sdjp.base.files import free_name, make_folder, storage_errors, write_atomically
from sdjp.contract.errors import StorageError
from sdjp.provenance.storable import json_object, storable_json

MAX_BYTES = 32 * 2**20

Outcome = Literal["new", "sound", "restored", "lost"]


@dataclass(frozen=True, slots=True)
class Found:
    """What was read.

    Attributes:
        values: the JSON object; empty where there is none.
        outcome: `new` (there was no file), `sound`, `restored` (from a copy) or `lost` (there was
            something, but nothing of it can be read).
        aside: where a damaged file was put.
    """

    values: dict[str, Any]
    outcome: Outcome
    aside: Path | None = None


@dataclass(frozen=True, slots=True)
class KeptJson:
    """The file at `path`, with `copies` earlier states named `<name>.good-1` (the newest) and on.

    Attributes:
        marker: a key that every such file has; a JSON object without it is taken for damage.
    """

    path: Path
    marker: str
    copies: int = 3

    def read(self) -> Found:
        """Read the file or the newest good copy. Never fails."""
        content = _content(self.path)
        values = self._understood(content)
        if values is not None:
            return Found(values, "sound")
        aside = None
        if content is not None:
            aside = self._put_aside()
        for copy in self._copies():
            values = self._understood(_content(copy))
            if values is not None:
                with contextlib.suppress(StorageError):
                    write_atomically(self.path, _encoded(values))
                return Found(values, "restored", aside)
        was_there = content is not None or any(copy.exists() for copy in self._copies())
        return Found({}, "lost" if was_there else "new", aside)

    def write(self, values: dict[str, Any]) -> None:
        """Write `values`; where they differ from the file, its present state becomes a copy.

        Raises:
            DiskFull, FolderUnwritable, StorageError: the file is as it was.
        """
        make_folder(self.path.parent)
        content = _encoded(values)
        if len(content) > MAX_BYTES:
            raise StorageError(detail="more than one file can keep")
        present = _content(self.path)
        if present == content:
            return
        if present is not None and self._understood(present) is not None:
            self._keep(present)
        write_atomically(self.path, content)

    def _keep(self, content: bytes) -> None:
        """Make `content` the newest copy; the oldest one goes."""
        copies = self._copies()
        if not copies:
            return
        for newer, older in reversed(list(itertools.pairwise(copies))):
            if newer.exists():
                with storage_errors(older):
                    newer.replace(older)
        write_atomically(copies[0], content)

    def _copies(self) -> list[Path]:
        numbers = range(1, self.copies + 1)
        return [self.path.with_name(f"{self.path.name}.good-{number}") for number in numbers]

    def _put_aside(self) -> Path | None:
        aside = free_name(self.path, "broken")
        try:
            self.path.rename(aside)
        except OSError:
            return None
        return aside

    def _understood(self, content: bytes | None) -> dict[str, Any] | None:
        if content is None:
            return None
        try:
            values = json_object(content.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return None
        if values is None or self.marker not in values:
            return None
        return dict(storable_json(values))


def _content(path: Path) -> bytes | None:
    """The bytes at `path`; None where there is no file, nothing where it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return b""
    return content if len(content) <= MAX_BYTES else b""


def _encoded(values: dict[str, Any]) -> bytes:
    text = json.dumps(storable_json(values), ensure_ascii=False, indent=1)
    return text.encode("utf-8") + b"\n"
