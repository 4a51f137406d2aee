"""Raw RGB rows, as the workers send them, made into pictures that Qt can show."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

_KEEP = Qt.AspectRatioMode.KeepAspectRatio
_EXACT = Qt.AspectRatioMode.IgnoreAspectRatio
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_FAST = Qt.TransformationMode.FastTransformation


def image_of(width: int, height: int, body: bytes, *, has_alpha: bool = False) -> QImage:
    """A picture of its own from raw rows of RGB, or of RGBA with `has_alpha`; a null one where
    they are not `width` × `height`.
    """
    depth, kind = 3, QImage.Format.Format_RGB888
    if has_alpha:
        depth, kind = 4, QImage.Format.Format_RGBA8888
    if width <= 0 or height <= 0 or len(body) != width * height * depth:
        return QImage()
    # The copy matters: a QImage over a Python buffer shares its memory.
    return QImage(body, width, height, width * depth, kind).copy()


def scaled_smoothly(image: QImage, size: QSize) -> QImage:
    """`image` at exactly `size`, without steps where it grows, quickly where it shrinks."""
    if image.isNull() or size.isEmpty():
        return QImage()
    while image.width() * 2 <= size.width() and image.height() * 2 <= size.height():
        image = _doubled(image)
    if image.width() > size.width() * 3:
        image = image.scaled(size * 2, _EXACT, _FAST)
    return image.scaled(size, _EXACT, _SMOOTH)


def _doubled(image: QImage) -> QImage:
    """Twice as large, along a quadratic spline; Qt's linear way shows the grid of a preview."""
    doubled = image.convertToFormat(QImage.Format.Format_RGB32)
    doubled = doubled.scaled(doubled.size() * 2, _EXACT, _FAST)
    for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        before = doubled.copy()
        painter = QPainter(doubled)
        painter.setOpacity(0.5)
        painter.drawImage(across, down, before)
        painter.end()
    return doubled


def reduced(image: QImage, side: int) -> QImage:
    """`image` fitted into a square of `side` pixels; never enlarged."""
    if image.width() <= side and image.height() <= side:
        return image
    return scaled_smoothly(image, image.size().scaled(side, side, _KEEP))
