"""Photographs of the screen: with what a desktop draws around dialogs, and small enough to keep."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QDialog

from sdjp.ui.look.theme import colour

TITLE_PX, SHADOW_PX = 32, 20
REFINEMENTS = 4


def with_frames(photograph: QImage) -> QImage:
    """The photograph with a shadow and a title around each dialog: Xvfb has no window manager."""
    painter = QPainter(photograph)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            _frame(painter, dialog, photograph.rect())
    painter.end()
    return photograph


def _frame(painter: QPainter, dialog: QDialog, screen: QRect) -> None:
    inside = dialog.geometry()
    outside = inside.adjusted(0, -TITLE_PX, 0, 0)
    around = QPainterPath()
    around.addRect(QRectF(screen))
    around.addRect(QRectF(inside))
    painter.setClipPath(around)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 3))
    for width in range(SHADOW_PX, 0, -1):
        painter.drawRoundedRect(outside.adjusted(-width, -width, width, width + 4), 12, 12)
    painter.setPen(colour("edge"))
    painter.setBrush(colour("raised"))
    painter.drawRect(outside.adjusted(-1, -1, 0, 0))
    painter.setPen(colour("text"))
    painter.setFont(dialog.font())
    bar = QRect(outside.topLeft(), inside.topRight())
    painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, dialog.windowTitle())


def save(photograph: QImage, path: Path, *, exactly: bool) -> None:
    """Write a PNG.

    Args:
        exactly: keep every colour; otherwise the best 256 of them.
    """
    image = photograph.convertToFormat(QImage.Format.Format_RGB888)
    size, row = (image.width(), image.height()), image.bytesPerLine()
    true = Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", row)
    few = true.quantize(256, kmeans=REFINEMENTS, dither=Image.Dither.NONE)
    path.parent.mkdir(parents=True, exist_ok=True)
    (true if exactly else few).save(path, optimize=True)
