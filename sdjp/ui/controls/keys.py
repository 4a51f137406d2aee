"""The window's keys, in one table; `settings["shortcuts"]` holds what the user changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from sdjp.base.language import translate
from sdjp.store.settings import Settings

SHORTCUTS: dict[str, tuple[str, ...]] = {
    "draw": ("Ctrl+Return", "Ctrl+Enter"),
    "stop": ("Esc",),
    "draw_again": ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    "prompt": ("Ctrl+L",),
    "results": ("Ctrl+Shift+R",),
    "search": ("Ctrl+F",),
    "check": ("Ctrl+Shift+K",),
    "start_from": ("Ctrl+O",),
    "paste_picture": ("Ctrl+V",),
    "paint": ("Ctrl+M",),
    "compare": ("Ctrl+B",),
    "fit": ("Ctrl+0",),
    "actual_size": ("Ctrl+1",),
    "zoom_in": ("Ctrl++", "Ctrl+;", "Ctrl+="),
    "zoom_out": ("Ctrl+-",),
    "settings": ("Ctrl+,",),
    "keys": ("F1",),
    "full_screen": ("F11",),
    "quit": ("Ctrl+Q",),
}
"""Action → its usual keys, the first of them the one to show."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window does at the press of keys.

    Attributes:
        id: under which other keys are kept in the settings.
        name: what it does, in the language of the moment.
        usual: its keys unless the user chose others, the one to show first; none where empty.
    """

    id: str
    name: Callable[[], str]
    usual: tuple[str, ...]

    def keys(self, chosen: Mapping[str, str]) -> list[QKeySequence]:
        """All keys that call it, where `chosen` is the setting `shortcuts`."""
        keys = (chosen[self.id],) if self.id in chosen else self.usual
        return [QKeySequence(each) for each in keys if each]


def keys_of(settings: Settings, action: str) -> list[QKeySequence]:
    """The keys of an action; none where the user took them away."""
    return Command(action, str, SHORTCUTS[action]).keys(settings["shortcuts"])


def key_text(settings: Settings, action: str) -> str:
    """The first key of an action as people write it; empty where it has none."""
    keys = keys_of(settings, action)
    return written(keys[0]) if keys else ""


def with_key(tip: str, settings: Settings, action: str) -> str:
    """`tip` with the first key of an action behind it, where it has one."""
    key = key_text(settings, action)
    return translate("window", "{tip} ({key})").format(tip=tip, key=key) if key else tip


def written(keys: QKeySequence) -> str:
    """Keys as they stand on keyboards; Qt calls Enter by another name."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
