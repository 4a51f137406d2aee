"""A start of the program that stands for a window: what `Instance` says, and nothing drawn.

    python -m tests.gui.stand_in_window [FILE …]

Writes `first`, `second` or `unheard` to standard output; as the first it then writes the files it
is asked to open, one JSON list a line, until its standard input ends.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier

from sdjp.app.instance import Instance, Standing
from sdjp.base.paths import data_dir


def say(words: object) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Run until standard input ends."""
    application = QCoreApplication(sys.argv[:1])
    instance = Instance(data_dir(), application)
    standing = instance.stand(sys.argv[1:])
    say(standing.value)
    if standing is not Standing.FIRST:
        return 0
    instance.asked.connect(lambda files, _token: say(json.dumps(files)))
    ending = QSocketNotifier(0, QSocketNotifier.Type.Read)
    ending.activated.connect(application.quit)
    application.exec()
    instance.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
