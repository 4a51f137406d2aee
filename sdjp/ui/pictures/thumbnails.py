"""Small pictures of the library's files, read by the librarian for what can be seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.contract.library_messages import Thumbnail, Thumbnailed
from sdjp.contract.messages import Failed
from sdjp.ui.pictures.pixels import image_of, reduced

SIDE_PX = 192
MAX_BYTES = 64 * 1024 * 1024
MAX_IN_FLIGHT = 8
MAX_FAILURES = 2
"""A file at which the librarian died so often is not asked for again."""


class Thumbnails(QObject):
    """Square thumbnails, kept while there is room, asked for only while they are wanted.

    Signals:
        arrived(path): the thumbnail of this file is there, or known not to be had.
    """

    arrived = Signal(str)

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = core.library
        self._held: OrderedDict[str, QPixmap] = OrderedDict()
        self._bytes = 0
        self._absent: set[str] = set()
        self._failures: dict[str, int] = {}
        self._wanted: list[str] = []
        self._in_flight: dict[str, str] = {}

    def pixmap(self, path: str) -> QPixmap | None:
        """The thumbnail of the file at `path`; None while there is none."""
        found = self._held.get(path)
        if found is not None:
            self._held.move_to_end(path)
        return found

    def is_absent(self, path: str) -> bool:
        """Whether the file is not there or cannot be read."""
        return path in self._absent

    def want(self, paths: Sequence[str]) -> None:
        """Ask for the thumbnails of these files, the first one first.

        What was wanted before and is not any more is not asked for.
        """
        known = {*self._absent, *self._in_flight.values()}
        self._wanted = [path for path in paths if path not in known and path not in self._held]
        self._ask()

    def forget(self, path: str) -> None:
        """The file at `path` holds another picture now."""
        if (held := self._held.pop(path, None)) is not None:
            self._bytes -= _bytes_of(held)

    def look_again(self) -> None:
        """Files that were not there may be there now."""
        self._absent &= {path for path, count in self._failures.items() if count >= MAX_FAILURES}

    def _ask(self) -> None:
        while self._wanted and self._may_ask(self._wanted[0]):
            path = self._wanted.pop(0)
            size = round(SIDE_PX * QGuiApplication.primaryScreen().devicePixelRatio())
            job = self._library.ask(Thumbnail, self._on_answer, path=path, size=size)
            self._in_flight[job] = path

    def _may_ask(self, path: str) -> bool:
        """Whether there is room; what may have killed the librarian is asked for all alone."""
        if path in self._failures:
            return not self._in_flight
        suspects = self._failures.keys() & self._in_flight.values()
        return len(self._in_flight) < MAX_IN_FLIGHT and not suspects

    def _on_answer(self, answer: Thumbnailed | Failed) -> None:
        if not isValid(self):
            return
        path = self._in_flight.pop(answer.job)
        if isinstance(answer, Failed):
            self._take_failure(path, answer)
        else:
            self._failures.pop(path, None)
            self._hold(path, _square(answer))
        self.arrived.emit(path)
        self._ask()

    def _take_failure(self, path: str, answer: Failed) -> None:
        if answer.error in ("WorkerDied", "WireBroken"):
            self._failures[path] = self._failures.get(path, 0) + 1
            if self._failures[path] < MAX_FAILURES:
                self._wanted.append(path)
                return
        self._absent.add(path)

    def _hold(self, path: str, pixmap: QPixmap) -> None:
        if pixmap.isNull():
            self._absent.add(path)
            return
        self._held[path] = pixmap
        self._bytes += _bytes_of(pixmap)
        while self._bytes > MAX_BYTES and len(self._held) > 1:
            _, oldest = self._held.popitem(last=False)
            self._bytes -= _bytes_of(oldest)


def _square(answer: Thumbnailed) -> QPixmap:
    """The middle of the picture, as a pixmap for tiles; null where there is no picture."""
    image = image_of(answer.width, answer.height, answer.body)
    if image.isNull():
        return QPixmap()
    side = min(image.width(), image.height())
    middle = QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    return QPixmap.fromImage(reduced(image.copy(middle), round(SIDE_PX * ratio)))


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * max(1, pixmap.depth() // 8)
