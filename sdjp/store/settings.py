"""The user's settings: every option declared once, in `OPTIONS`.

The file holds only what differs from the defaults, so that a better default reaches everybody.
Keys that this version does not know are kept for the version that does.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdjp.base.language import translate
from sdjp.base.paths import data_dir
from sdjp.contract.errors import StorageError
from sdjp.store.kept_json import Found, KeptJson

VERSION = 1
"""Raised together with a step in `UPGRADES` when a key changes its name or meaning."""

MAX_CHARACTERS = 4096
MAX_ENTRIES = 1000

Upgrade = Callable[[dict[str, Any]], None]
UPGRADES: dict[int, Upgrade] = {}
DROPPED = ("model", "precision", "thumbnail_size")
"""Options of earlier versions that nothing reads any more; the session keeps the first two."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option.

    Attributes:
        kind: `bool`, `float`, `str`, `list` (of texts) or `dict` (text → text).
        allowed: for a text, what it may be, any where empty; for a number, lowest and highest.
    """

    name: str
    default: Any
    kind: type
    allowed: tuple[Any, ...] = ()

    def takes(self, value: object) -> bool:
        """Whether `value` is of this option's kind and allowed."""
        if self.kind is float:
            right = isinstance(value, float | int) and not isinstance(value, bool)
        else:
            right = type(value) is self.kind
        return right and self._allows(value)

    def _allows(self, value: Any) -> bool:
        if self.kind is str:
            return _is_text(value) and (not self.allowed or value in self.allowed)
        if self.kind is list:
            return len(value) <= MAX_ENTRIES and all(map(_is_text, value))
        if self.kind is dict:
            texts = [*value.keys(), *value.values()]
            return len(value) <= MAX_ENTRIES and all(map(_is_text, texts))
        if self.kind is bool:
            return True
        low, high = self.allowed or (-math.inf, math.inf)
        return bool(low <= value <= high)


OPTIONS: dict[str, Option] = {
    option.name: option
    for option in (
        # How the window looks.
        Option("language", "ja", str, ("ja", "en", "system")),
        Option("theme", "system", str, ("system", "light", "dark")),
        Option("text_scale", 1.0, float, (0.75, 2.0)),
        Option("show_preview", True, bool),
        Option("expert_panel_open", False, bool),
        Option("pen_pressure", True, bool),
        Option("shortcuts", {}, dict),  # action → key sequence, where it is not the usual one
        # Where things are; empty is the user's own picture folder.
        Option("pictures_folder", "", str),
        Option("model_folders", [], list),
        # How it draws.
        Option("watermark", True, bool),
        Option("safety", True, bool),
        Option("live_translation", True, bool),
        # What it does by itself.
        Option("autosave", True, bool),  # unsent work survives a crash
        Option("restore_session", True, bool),
        Option("notify_when_done", True, bool),
        Option("first_start_done", False, bool),
    )
}


def upgrade(to: int) -> Callable[[Upgrade], Upgrade]:
    """Register a function that turns the values of version `to - 1` into those of `to`, in place.

    It meets whatever a user's file may hold and must not trust kinds.
    """

    def register(function: Upgrade) -> Upgrade:
        UPGRADES[to] = function
        return function

    return register


class Settings:
    """The user's settings: `settings["watermark"]`.

    A new object has all defaults; `load` reads the file.

    Args:
        path: the file; the user's own unless named.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._file = KeptJson(path or data_dir() / "settings.json", marker="version")
        self._values: dict[str, Any] = {}
        self._unknown: dict[str, Any] = {}
        self._version = VERSION

    @classmethod
    def load(cls, path: Path | None = None) -> tuple[Settings, str]:
        """Read the settings. Never fails: what cannot be used is at its default.

        Returns:
            The settings, and a sentence for the user where the file was damaged, otherwise "".
        """
        settings = cls(path)
        found = settings._file.read()
        settings._take(found.values)
        return settings, _notice(found)

    def __getitem__(self, name: str) -> Any:
        value = self._values.get(name, OPTIONS[name].default)
        return copy.copy(value) if isinstance(value, dict | list) else value

    def change(self, **values: Any) -> frozenset[str]:
        """Change settings; returns the names of those that have another value now.

        Raises:
            KeyError: there is no such option.
            ValueError: a value is not allowed; nothing was changed.
        """
        for name, value in values.items():
            if not OPTIONS[name].takes(value):
                raise ValueError(f"{name} cannot be {value!r}")
        changed = frozenset(name for name, value in values.items() if self[name] != value)
        for name in changed:
            self._values[name] = copy.copy(values[name])
        return changed

    def reset(self) -> frozenset[str]:
        """Set all options to their defaults; returns the names of those that changed."""
        changed = frozenset(self.changed())
        self._values = {}
        return changed

    def changed(self) -> dict[str, Any]:
        """The options that differ from their defaults."""
        return {
            name: self[name] for name, option in OPTIONS.items() if self[name] != option.default
        }

    def save(self) -> StorageError | None:
        """Write the settings; returns why that failed, and then the file is as it was."""
        values = {"version": max(self._version, VERSION), **self._unknown, **self.changed()}
        try:
            self._file.write(values)
        except StorageError as error:
            return error
        return None

    def _take(self, values: dict[str, Any]) -> None:
        values = dict(values)
        version = values.pop("version", VERSION)
        self._version = version if type(version) is int and version > 0 else VERSION
        for step in range(self._version + 1, VERSION + 1):
            values = _upgraded(values, step)
        for name, value in values.items():
            option = OPTIONS.get(name)
            if name in DROPPED:
                continue
            if option is None:
                self._unknown[name] = value
            elif option.takes(value):
                self._values[name] = value


def _upgraded(values: dict[str, Any], step: int) -> dict[str, Any]:
    """`values` in version `step`; as they are where a file holds what the step does not expect."""
    new = copy.deepcopy(values)
    try:
        UPGRADES[step](new)
    except (LookupError, TypeError, ValueError, AttributeError):
        return values
    return new


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MAX_CHARACTERS


def _notice(found: Found) -> str:
    if found.outcome == "restored":
        return translate(
            "settings", "The settings file was damaged. The settings before that are used again."
        )
    if found.outcome == "lost":
        return translate(
            "settings", "The settings file was damaged, so SDJP begins with its usual settings."
        )
    return ""
