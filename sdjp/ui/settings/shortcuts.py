"""What the window's keys mean, and how they are bound to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.ui.controls.keys import SHORTCUTS, Command, keys_of

LATE = ("stop", "start_from", "paste_picture")
"""Actions whose key goes to whatever has the focus first: Esc also closes and discards, and texts
and the check are pasted into as well."""


def action_names() -> dict[str, str]:
    """What each action does, in words."""
    return {
        "draw": translate("window", "Draw"),
        "stop": translate("window", "Stop this drawing"),
        "draw_again": translate("window", "Draw the chosen picture again with another seed"),
        "prompt": translate("window", "Go to the prompt"),
        "results": translate("window", "Go to the results"),
        "search": translate("window", "Search the history"),
        "check": translate("window", "Check a picture"),
        "start_from": translate("window", "Draw from a picture"),
        "paste_picture": translate("window", "Draw from the picture on the clipboard"),
        "paint": translate("window", "Paint what to change"),
        "compare": translate("window", "Compare settings"),
        "fit": translate("window", "Fit the picture into the window"),
        "actual_size": translate("window", "Actual size of the picture"),
        "zoom_in": translate("window", "Zoom in"),
        "zoom_out": translate("window", "Zoom out"),
        "settings": translate("window", "Settings"),
        "keys": translate("window", "List of keys"),
        "full_screen": translate("window", "Full screen"),
        "quit": translate("window", "Quit SDJP"),
    }


def commands() -> list[Command]:
    """All actions, for the page of the settings on which their keys are changed."""
    return [Command(each, partial(_name_of, each), keys) for each, keys in SHORTCUTS.items()]


def _name_of(action: str) -> str:
    return action_names()[action]


class Shortcuts(QObject):
    """Binds the table to a window, and binds it again when the settings change."""

    def __init__(self, core: Core, window: QWidget) -> None:
        super().__init__(window)
        self._settings = core.settings
        self._window = window
        self.bound: dict[str, QAction] = {}
        core.settings_changed.connect(self._on_settings_changed)

    def bind(self, action: str, slot: Callable[[], object]) -> None:
        """Have the keys of `action` call `slot`."""
        made = QAction(self._window)
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.triggered.connect(slot)
        if action not in LATE:
            self._window.addAction(made)
        self.bound[action] = made
        self._set_keys(action)

    def take_late(self, key: QKeySequence) -> bool:
        """Do what `key` means where nobody else wanted it; whether it meant something."""
        for action in LATE:
            if action in self.bound and key in keys_of(self._settings, action):
                self.bound[action].trigger()
                return True
        return False

    def _set_keys(self, action: str) -> None:
        self.bound[action].setShortcuts(keys_of(self._settings, action))

    @Slot(object)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "shortcuts" in names:
            for action in self.bound:
                self._set_keys(action)
            # All rooms set their texts again: some tell these keys.
            QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.LanguageChange))
