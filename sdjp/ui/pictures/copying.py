"""Puts a whole picture on the clipboard, lossless and without holding up the window."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.contract.codec import error_of
from sdjp.contract.library_messages import PictureRead, ReadPicture
from sdjp.contract.messages import Failed
from sdjp.ui.pictures.kept_picture import ShownPicture

TAKES_PIXELS = sys.platform in ("win32", "darwin")
"""Whether the system's clipboard wants pixels. Elsewhere others ask for a PNG file, and Qt would
make one of the pixels while the window waits, at each pasting."""

AT_ONCE_BYTES = 2**20


class PictureCopy(QObject):
    """Copies one picture at a time; the last one asked for wins.

    The librarian reads the file. What comes back may be two hundred megabytes, so it is handed to
    Qt in pieces between other events.

    Signals:
        copied(): it is on the clipboard.
    """

    copied = Signal()

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._reading = ""
        self._read: PictureRead | None = None
        self._done = 0
        self._pixels, self._bytes = QImage(), QByteArray()
        self._steps = QTimer(self, interval=0)
        self._steps.timeout.connect(self._on_step)

    def copy(self, shown: ShownPicture) -> None:
        """Copy the picture in its file; what goes wrong is told by the core."""
        self._core.library.forget(self._reading)
        self._let_go()
        self._reading = self._core.library.ask(
            ReadPicture, self._on_read, path=shown.path, as_png=not TAKES_PIXELS
        )

    def _on_read(self, answer: PictureRead | Failed) -> None:
        if not isValid(self):
            return
        if isinstance(answer, Failed):
            self._core.failed.emit(error_of(answer))
            return
        self._read = answer
        if not answer.as_png:
            size = (answer.width, answer.height)
            self._pixels = QImage(*size, QImage.Format.Format_RGB888)
        self._steps.start()

    @Slot()
    def _on_step(self) -> None:
        read = self._read
        if read is None:
            return
        end = self._add_bytes(read) if read.as_png else self._add_rows(read)
        if end < len(read.body):
            self._done = end
            return
        copied = QMimeData()
        copied.setUrls([QUrl.fromLocalFile(read.path)])
        if read.as_png:
            copied.setData("image/png", self._bytes)
        else:
            copied.setImageData(self._pixels)
        self._let_go()
        QGuiApplication.clipboard().setMimeData(copied)
        self.copied.emit()

    def _add_bytes(self, read: PictureRead) -> int:
        piece = read.body[self._done : self._done + AT_ONCE_BYTES]
        self._bytes.append(piece)
        return self._done + len(piece)

    def _add_rows(self, read: PictureRead) -> int:
        """Whole rows; Qt pads each to four bytes."""
        row, padded = read.width * 3, self._pixels.bytesPerLine()
        pixels: Any = self._pixels.bits()
        body = memoryview(read.body)
        start = self._done // row
        stop = min(read.height, start + max(1, AT_ONCE_BYTES // row))
        for number in range(start, stop):
            place = number * padded
            pixels[place : place + row] = body[number * row : (number + 1) * row]
        return stop * row

    def _let_go(self) -> None:
        self._steps.stop()
        self._read, self._done = None, 0
        self._pixels, self._bytes = QImage(), QByteArray()
