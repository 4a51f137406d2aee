"""The real window in a process of its own, told what to do, telling what happens.

    python -m tests.gui.window_process SCRIPT [FILE …]

SCRIPT is a JSON object; everything may be left out:

    workers     role → script of `tests.gui.fake_worker`; a role that is left out is real
    do          [milliseconds after the window is complete, what, argument]: prompt TEXT · draw ·
                close · raise (an exception in a slot) · settings {NAME: VALUE} · texts (those of
                all buttons) · modules (the names of what is loaded) · paint PATH (take the picture
                in, paint all of it, and close at once)
    form        values for the form

Each line of standard output is a JSON list: ["up"], ["painted"], ["listening"], ["starting"],
["painter", pid], ["notice", text], ["opened", files], ["raised"], ["failed", kind, context],
["saved", path, row], ["offered", prompt], ["texts", texts], ["modules", names].
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton

from sdjp.app import worker_link
from sdjp.app.core import Core
from sdjp.app.instance import Instance
from sdjp.ui.prompt.editor import PromptEditor
from sdjp.ui.window import start
from sdjp.ui.window.main_window import MainWindow
from tests.gui.fake_worker import fake_command

script: dict[str, Any] = json.loads(sys.argv[1])


def say(*words: Any) -> None:
    """Write a line at once."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def telling(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The method `function`, telling its arguments."""

    def told(*arguments: Any) -> Any:
        say(name, *arguments[1:])
        return function(*arguments)

    return told


def command(role: str, real: Callable[[str], list[str]] = worker_link.worker_command) -> list[str]:
    """The role's own command, or a fake's."""
    workers = script.get("workers", {})
    return fake_command(role, **workers[role]) if role in workers else real(role)


class Eye(QObject):
    """Tells when the window is painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the first time."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            say("painted")
        return False


class Told(start.Start):
    """The start of the program; a test gets in where everything is there."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.ready.connect(self._on_ready)
        self._eye = Eye()
        self.window.installEventFilter(self._eye)

    def _on_ready(self) -> None:
        core = self.core
        core.painter.ready.connect(lambda hello: say("painter", hello.pid))
        core.failed.connect(lambda error: say("failed", type(error).__name__, error.context))
        core.queue.saved.connect(lambda _job, saved: say("saved", saved.path, saved.row_id))
        for work in self._autosave.offers:
            say("offered", work.form.prompt)
        QTimer.singleShot(0, self._perform)

    def _perform(self) -> None:
        say("up")
        self.core.session.set(**script.get("form", {}))
        for after_ms, what, *argument in script.get("do", ()):
            QTimer.singleShot(
                after_ms, lambda what=what, argument=argument: self._do(what, argument)
            )

    def _do(self, what: str, argument: list[Any]) -> None:
        if what == "prompt":
            self.window.findChildren(PromptEditor)[0].setPlainText(argument[0])
        elif what == "draw":
            self._draw()
        elif what == "close":
            self.window.close()
        elif what == "raise":
            raise LookupError("something nobody thought of")
        elif what == "settings":
            self.core.change_settings(**argument[0])
        elif what == "texts":
            say("texts", [each.text() for each in self.window.findChildren(QAbstractButton)])
        elif what == "modules":
            say("modules", sorted({name.partition(".")[0] for name in sys.modules}))
        elif what == "paint":
            self.core.start_picture.taken.connect(self._paint)
            self.core.start_picture.take_in(argument[0])

    def _paint(self, _taken: object) -> None:
        room = self.window.canvas.start.room
        room.bench.invert()
        self.window.close()

    def _draw(self) -> None:
        if self.core.draw() is None:
            QTimer.singleShot(50, self._draw)


def main() -> int:
    """Run the window."""
    worker_link.worker_command = command
    Instance.listen = telling("listening", Instance.listen)
    Core.starting = telling("starting", Core.starting)
    MainWindow.show_notice = telling("notice", MainWindow.show_notice)
    MainWindow.open_files = telling("opened", MainWindow.open_files)
    MainWindow.activateWindow = lambda _window: say("raised")
    start.Start = Told
    return start.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
