"""The unsent work: what was typed, set and queued when SDJP ended, however it ended."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sdjp.base.files import free_name
from sdjp.base.language import translate
from sdjp.base.paths import data_dir
from sdjp.contract.errors import StorageError
from sdjp.store.kept_json import KeptJson

VERSION = 1


@dataclass(frozen=True, slots=True)
class LastRun:
    """What the last run left.

    Attributes:
        work: as given to `SessionFile.save`; empty where there is none.
        ended_cleanly: it ended by `SessionFile.end`, or there was none.
        notice: a sentence for the user where the work could not be read, otherwise "".
    """

    work: dict[str, Any] = field(default_factory=dict)
    ended_cleanly: bool = True
    notice: str = ""

    @property
    def panel(self) -> dict[str, Any]:
        """The window's own state; empty where there is none."""
        panel = self.work.get("panel")
        return panel if isinstance(panel, dict) else {}

    @property
    def prompt(self) -> str:
        """The prompt of the form; empty where there is none."""
        form = self.work.get("form")
        prompt = form.get("prompt") if isinstance(form, dict) else ""
        return prompt if isinstance(prompt, str) else ""


class SessionFile:
    """`session.json` in the data folder.

    Args:
        path: the file; the user's own unless named.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._file = KeptJson(path or data_dir() / "session.json", marker="work", copies=0)

    def load(self) -> LastRun:
        """What the last run left; from now on this run counts as not ended. Never fails."""
        last = self.read()
        self.begin(last)
        return last

    def read(self) -> LastRun:
        """What the last run left; call it once, and then `begin`. Never fails."""
        found = self._file.read()
        work, version = found.values.get("work", {}), found.values.get("version", VERSION)
        usable = isinstance(work, dict) and type(version) is int
        if found.outcome == "sound" and (not usable or version > VERSION):
            with contextlib.suppress(OSError):
                self._file.path.rename(free_name(self._file.path, "broken"))
        if found.outcome == "lost" or not usable or version > VERSION:
            return LastRun({}, False, _lost())
        return LastRun(work, found.outcome == "new" or found.values.get("clean") is True)

    def begin(self, last: LastRun) -> None:
        """Have this run count as not ended, with the work of the last one. Never fails."""
        # Should this fail, a crash of this run is taken for a clean end, and no more.
        with contextlib.suppress(StorageError):
            self.save(last.work)

    def save(self, work: dict[str, Any]) -> None:
        """Keep `work`, a dictionary that `json.dumps` takes; call it every few seconds.

        Raises:
            DiskFull, FolderUnwritable, StorageError: what was kept before is still there.
        """
        self._file.write({"version": VERSION, "clean": False, "work": work})

    def end(self, work: dict[str, Any]) -> None:
        """Keep `work` for the next start and note that this run ended as it should.

        Raises:
            DiskFull, FolderUnwritable, StorageError: what was kept before is still there.
        """
        self._file.write({"version": VERSION, "clean": True, "work": work})


def _lost() -> str:
    return translate(
        "session", "What was not yet drawn last time could not be read. All pictures are safe."
    )
