"""Types into a session that is saved by itself, until it is killed.

Writes to standard output, a JSON list a line: ["typed", n] and ["saved", n], n being the number
that the prompt ends with.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer

from sdjp.app import autosave as autosave_module
from sdjp.app.autosave import Autosave
from sdjp.app.core import Core
from sdjp.app.session import Session
from sdjp.store.presets import PresetShelf
from sdjp.store.session_file import SessionFile
from sdjp.store.settings import Settings

SOON_MS = 100


def say(*words: Any) -> None:
    """Write a line at once."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


class Told(SessionFile):
    """Tells what is kept."""

    def save(self, work: dict[str, Any]) -> None:
        """Keep, then tell."""
        super().save(work)
        prompt = work.get("form", {}).get("prompt", "")
        say("saved", int(prompt.partition(" ")[2] or 0))


def main() -> None:
    """Type until the end."""
    autosave_module.SOON_MS = SOON_MS
    application = QCoreApplication(sys.argv)
    core = Core(Settings.load()[0], Session(), PresetShelf())
    autosave = Autosave(core, Told())
    autosave.load()
    autosave.begin(dict)
    for work in autosave.offers:
        autosave.decline(work)
    typed = 0

    def type_on() -> None:
        nonlocal typed
        typed += 1
        core.session.set(prompt=f"{'赤い鳥居' * 200} {typed}")
        say("typed", typed)

    keys = QTimer(interval=5)
    keys.timeout.connect(type_on)
    keys.start()
    application.exec()


if __name__ == "__main__":
    main()
