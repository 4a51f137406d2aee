"""Writes Japanese into a real prompt and leaves a conversion open, until it is killed.

Tells on standard output, a JSON list a line: what the prompt offers of the last run at the start,
and after each save what is saved and what is still being converted.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtWidgets import QApplication

from sdjp.app.autosave import Autosave, Work
from sdjp.app.core import Core
from sdjp.app.session import Session
from sdjp.store.presets import PresetShelf
from sdjp.store.settings import Settings
from sdjp.ui.prompt.panel import PromptPanel
from tests.gui.prompt_keys import convert

COMMITTED, OPEN = ("赤い鳥居と", "夕焼けの"), "うみ"


def say(*words: Any) -> None:
    """Write a line at once."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Write, and stay."""
    application = QApplication(sys.argv)
    core = Core(Settings.load()[0], Session(), PresetShelf())
    autosave = Autosave(core)
    autosave.load()
    panel = PromptPanel(core)
    autosave.begin(dict)
    say("offered", "".join(work.form.prompt for work in autosave.offers))
    for work in autosave.offers:
        autosave.accept(work)
    panel.show()
    editor = panel.prompt.editor

    def on_written(error: object) -> None:
        left = editor.textCursor().block().layout().preeditAreaText()
        saved = Work.from_json(autosave._saved).form.prompt
        say("saved", saved, left, str(error or ""))

    autosave._written.connect(on_written)
    convert(editor, OPEN, COMMITTED[0])
    convert(editor, OPEN, COMMITTED[1])
    application.exec()


if __name__ == "__main__":
    main()
