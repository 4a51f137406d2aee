"""Hands pictures to other programs: clipboard, folder, drag and drop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDrag, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from sdjp.ui.pictures.pixels import reduced

DRAGGED_SIDE_PX = 128


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def open_folder(path: str) -> bool:
    """Show the folder that holds `path` in the system's file manager."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))


def start_drag(source: QWidget, path: str, image: QImage) -> None:
    """Let the user drag the picture out as its saved file; returns when it was dropped."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    drag = QDrag(source)
    drag.setMimeData(mime)
    small = QPixmap.fromImage(reduced(image, DRAGGED_SIDE_PX))
    drag.setPixmap(small)
    drag.setHotSpot(QPoint(small.width() // 2, small.height() // 2))
    drag.exec(Qt.DropAction.CopyAction)
