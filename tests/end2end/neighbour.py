"""Another program on the same screen: it owns the clipboard, lies on windows, sees what is shown.

    python -m tests.end2end.neighbour

Reads one JSON list a line from standard input and answers each with one on standard output:
["copy", TEXT] · ["cover", X, Y, SIDE] · ["colour", X, Y] → ["#rrggbb"] ·
["offer", PATH, X, Y, SIDE], a window out of which this file can be dragged. It ends with its input.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QMimeData, QSocketNotifier, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent, QRasterWindow


class Shelf(QRasterWindow):
    """A window out of which a file can be dragged, as out of a file manager's."""

    path = ""

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Begin to drag the file."""
        drag = QDrag(self)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(self.path)])
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)
        self.hide()


def answer(
    application: QGuiApplication, cover: QRasterWindow, shelf: Shelf, words: list[object]
) -> list[str]:
    """Do what the line says."""
    match words:
        case ["copy", str(text)]:
            application.clipboard().setText(text)
        case ["cover", int(x), int(y), int(side)]:
            cover.setFlags(
                Qt.WindowType.FramelessWindowHint | Qt.WindowType.BypassWindowManagerHint
            )
            cover.setGeometry(x, y, side, side)
            cover.show()
            cover.raise_()
        case ["offer", str(path), int(x), int(y), int(side)]:
            shelf.path = path
            shelf.setFlags(
                Qt.WindowType.FramelessWindowHint | Qt.WindowType.BypassWindowManagerHint
            )
            shelf.setGeometry(x, y, side, side)
            shelf.show()
            shelf.raise_()
        case ["colour", int(x), int(y)]:
            seen = application.primaryScreen().grabWindow(0, x, y, 1, 1).toImage()
            return [seen.pixelColor(0, 0).name()]
        case _:
            raise ValueError(f"not understood: {words}")
    return []


def main() -> int:
    """Answer until standard input ends."""
    application = QGuiApplication(sys.argv[:1])
    cover, shelf = QRasterWindow(), Shelf()

    def hear() -> None:
        line = sys.stdin.readline()
        if not line:
            application.quit()
            return
        answered = answer(application, cover, shelf, json.loads(line))
        application.processEvents()
        sys.stdout.write(json.dumps(answered) + "\n")
        sys.stdout.flush()

    ears = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ears.activated.connect(hear)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
