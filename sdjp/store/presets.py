"""The shelf of presets: those that come with SDJP, and the user's own."""

from __future__ import annotations

import functools
import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sdjp.base.language import translate
from sdjp.base.paths import data_dir, resource_dir
from sdjp.contract.errors import InputError, InvalidValue
from sdjp.store.kept_json import KeptJson
from sdjp.store.preset import Preset, apply, fitted_size
from sdjp.store.preset_files import as_json, read_presets, write_presets

__all__ = ["Imported", "Preset", "PresetShelf", "apply", "fitted_size"]

MAX_OWN = 5000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import.

    Attributes:
        added: the new presets.
        known: how many were there already.
        unusable: how many entries could not be understood.
    """

    added: tuple[Preset, ...]
    known: int = 0
    unusable: int = 0


class PresetShelf:
    """All presets in their order; every change is on the disk when its method returns.

    Args:
        path: the user's own presets; `presets.json` in the data folder unless named.

    Attributes:
        notice: a sentence for the user where the own presets were damaged, otherwise "".
    """

    def __init__(self, path: Path | None = None) -> None:
        self._file = KeptJson(path or data_dir() / "presets.json", marker="presets")
        found = self._file.read()
        self.notice = "" if found.outcome in ("new", "sound") else _damaged()
        self._own: list[Preset] = []
        self._not_understood: list[Any] = []
        self._read(found.values.get("presets", []))

    def _read(self, entries: object) -> None:
        """Take over entries; those of a later version are kept for it."""
        if not isinstance(entries, list):
            return
        taken = {preset.id for preset in built_in_presets()}
        for entry in entries:
            try:
                preset = Preset.from_json(entry)
            except ValueError:
                self._not_understood.append(entry)
                continue
            if not preset.id or preset.id in taken:
                preset = replace(preset, id=_new_id())
            taken.add(preset.id)
            self._own.append(preset)

    def all(self, kind: str = "") -> tuple[Preset, ...]:
        """Presets of `kind` (`style`, `purpose`; empty for both), the user's own last."""
        presets = (*built_in_presets(), *self._own)
        return tuple(preset for preset in presets if kind in ("", preset.kind))

    def find(self, preset_id: str) -> Preset | None:
        """The preset with this id, if there still is one."""
        return next((preset for preset in self.all() if preset.id == preset_id), None)

    def add(self, preset: Preset, at: int | None = None) -> Preset:
        """Put a preset on the shelf as the user's own; returns it with its id.

        Args:
            at: its place among the user's own (`remove` tells one); at the end unless given.

        Raises:
            InvalidValue: it has no name, or an impossible value.
            DiskFull, FolderUnwritable, StorageError: nothing was changed.
        """
        is_free = bool(preset.id) and self.find(preset.id) is None
        new = replace(preset, id=preset.id if is_free else _new_id(), is_own=True)
        own = list(self._own)
        own.insert(len(own) if at is None else at, new)
        self._write(own)
        return new

    def change(self, preset: Preset) -> None:
        """Replace the own preset that has the id of `preset`.

        Raises:
            InvalidValue: there is none, or it has an impossible value.
            DiskFull, FolderUnwritable, StorageError: nothing was changed.
        """
        own = list(self._own)
        own[self._place(preset.id)] = replace(preset, is_own=True)
        self._write(own)

    def remove(self, preset_id: str) -> int:
        """Take an own preset off the shelf; returns its place, for `add` to put it back.

        Raises:
            InvalidValue: there is none.
            DiskFull, FolderUnwritable, StorageError: nothing was changed.
        """
        place = self._place(preset_id)
        self._write([*self._own[:place], *self._own[place + 1 :]])
        return place

    def move(self, preset_id: str, place: int) -> None:
        """Give an own preset another place among the own ones.

        Raises:
            InvalidValue: there is none.
            DiskFull, FolderUnwritable, StorageError: nothing was changed.
        """
        own = list(self._own)
        preset = own.pop(self._place(preset_id))
        own.insert(max(0, place), preset)
        self._write(own)

    def export(self, path: Path, preset_ids: Iterable[str] = ()) -> None:
        """Write presets to a JSON file: those named, or all of the user's own.

        Raises:
            DiskFull, FolderUnwritable, StorageError: nothing was written.
        """
        wanted = set(preset_ids)
        presets = [preset for preset in self.all() if preset.id in wanted]
        write_presets(path, presets if wanted else self._own)

    def bring_in(self, path: Path) -> Imported:
        """Add the presets of a JSON file or of A1111's `styles.csv`; those there stay as they are.

        Raises:
            InputFileMissing, InputFileUnreadable: it holds no presets.
            DiskFull, FolderUnwritable, StorageError: nothing was changed.
        """
        presets, unusable = read_presets(path)
        known = {_contents(preset) for preset in self.all()}
        added: list[Preset] = []
        for preset in presets:
            if _contents(preset) not in known:
                known.add(_contents(preset))
                added.append(replace(preset, id=_new_id(), is_own=True))
        if added:
            self._write([*self._own, *added])
        return Imported(tuple(added), len(presets) - len(added), unusable)

    def _place(self, preset_id: str) -> int:
        for place, preset in enumerate(self._own):
            if preset.id == preset_id:
                return place
        raise InvalidValue(name="preset", value=preset_id, allowed="one of your own presets")

    def _write(self, own: list[Preset]) -> None:
        """Put `own` on the disk, and only then on the shelf."""
        if len(own) > MAX_OWN:
            raise InvalidValue(name="number of presets", value=len(own), allowed=f"0–{MAX_OWN}")
        for preset in own:
            try:
                preset.check()
            except ValueError as error:
                value = str(getattr(preset, str(error)))[:40]
                raise InvalidValue(
                    name=str(error), value=value, allowed="a value that a preset can have"
                ) from error
        values = as_json(own)
        values["presets"] += self._not_understood
        self._file.write(values)
        self._own = own


@functools.cache
def built_in_presets() -> tuple[Preset, ...]:
    """The presets that come with SDJP, in the order of their files."""
    found: list[Preset] = []
    for name in ("styles.json", "purposes.json"):
        try:
            found += read_presets(resource_dir() / "presets" / name, is_own=False)[0]
        except InputError as error:
            _log.error("%s: %s", name, error)
    return tuple(found)


def _contents(preset: Preset) -> Preset:
    """What makes two presets the same to the user."""
    return replace(preset, id="", is_own=True, extra={})


def _new_id() -> str:
    return f"own-{secrets.token_hex(6)}"


def _damaged() -> str:
    return translate(
        "presets",
        "The file of your own presets was damaged. It was put aside; what could be saved is there.",
    )
