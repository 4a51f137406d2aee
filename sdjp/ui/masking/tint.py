"""The mask as it lies over the picture: tinted and hatched, with an outline and its soft edge."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from sdjp.ui.look.theme import LIGHT, colour

TINT_ALPHA = 120
HATCH_ALPHA = 120
HATCH_PX = 10
MARGIN_PX = 3
FINE_REACH_PX = 8
"""A soft edge that reaches further is worked out in fewer pixels."""

LEAST_REACH_PX = 1

_Mode = QPainter.CompositionMode
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


@dataclass(frozen=True, slots=True)
class Lie:
    """How a picture lies in its window.

    Attributes:
        origin: its upper left corner.
        scale: logical pixels of the window per pixel of the picture.
    """

    origin: QPointF
    scale: float

    def to_picture(self, point: QPointF) -> QPointF:
        """A place in the window, in pixels of the picture."""
        return (point - self.origin) / self.scale

    def to_window(self, area: QRectF) -> QRectF:
        """An area of the picture, in the window."""
        return QRectF(area.topLeft() * self.scale + self.origin, area.size() * self.scale)


def paint_tint(painter: QPainter, mask: QImage, lie: Lie, clip: QRect, feather_px: int) -> None:
    """Lay the mask over what is in `clip`.

    Args:
        mask: Format_Grayscale8.
        clip: in the window.
        feather_px: reach of the soft edge, in pixels of the picture.
    """
    reach = feather_px * lie.scale
    clip = clip & lie.to_window(QRectF(mask.rect())).toAlignedRect()
    if clip.isEmpty():
        return
    ratio = painter.device().devicePixelRatioF()
    hard = _Layer(clip.adjusted(-MARGIN_PX, -MARGIN_PX, MARGIN_PX, MARGIN_PX), ratio)
    hard.sample(mask, lie)
    line = hard.outline()
    if reach * ratio >= LEAST_REACH_PX:
        soft = _soft(mask, lie, clip, reach, ratio)
        hard.draw(soft.image, soft.area)
    hard.colour_in(lie.origin)
    painter.save()
    painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
    painter.drawImage(hard.area.topLeft(), hard.image)
    painter.drawImage(line.area.topLeft(), line.image)
    painter.restore()


class _Layer:
    """Pixels over an area of the window, of which so far only the alpha channel counts."""

    def __init__(self, area: QRect, ratio: float) -> None:
        self.area = area
        self.ratio = ratio
        pixels = QSize(math.ceil(area.width() * ratio), math.ceil(area.height() * ratio))
        self.image = QImage(pixels, _FORMAT)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(Qt.GlobalColor.transparent)

    def sample(self, mask: QImage, lie: Lie) -> None:
        """Be as the mask is here."""
        seen = QRectF(self.area)
        part = QRectF(lie.to_picture(seen.topLeft()), seen.size() / lie.scale).toAlignedRect()
        part = part.adjusted(-2, -2, 2, 2) & mask.rect()
        alpha = QImage(
            mask.constBits(),
            mask.width(),
            mask.height(),
            mask.bytesPerLine(),
            QImage.Format.Format_Alpha8,
        )
        painter = self._painter()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, lie.scale < 2)
        painter.translate(lie.origin)
        painter.scale(lie.scale, lie.scale)
        painter.drawImage(part.topLeft(), alpha, part)
        painter.end()

    def draw(self, image: QImage, area: QRect) -> None:
        """Lay another layer's image over it, whatever its resolution."""
        painter = self._painter()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(area), image, QRectF(image.rect()))
        painter.end()

    def outline(self) -> _Layer:
        """The innermost pixels of all that is set, dark and light in turn."""
        inner, line = self._copy(), self._copy()
        painter = inner._painter(_Mode.CompositionMode_DestinationIn)
        for way in (QPoint(1, 0), QPoint(-1, 0), QPoint(0, 1), QPoint(0, -1)):
            painter.drawImage(self.area.topLeft() + way, self.image)
        painter.end()
        painter = line._painter(_Mode.CompositionMode_DestinationOut)
        painter.drawImage(self.area.topLeft(), inner.image)
        painter.setCompositionMode(_Mode.CompositionMode_SourceIn)
        painter.fillRect(self.area, colour("on_accent"))
        painter.end()
        return line

    def blur(self, reach: int) -> None:
        """Spread what is set by `reach` pixels of this layer to each side."""
        self.image.setDevicePixelRatio(1)
        for across in (True, False):
            for direction in (1, -1):
                length = 1
                while length < reach + 1:
                    by = min(length, reach + 1 - length)
                    self._average(QPoint(by, 0) if across else QPoint(0, by), direction)
                    length += by
        self.image.setDevicePixelRatio(self.ratio)

    def strengthen(self) -> None:
        """Double what is set, up to the most there can be."""
        copy = QImage(self.image)
        painter = self._painter(_Mode.CompositionMode_Plus)
        painter.drawImage(self.area.topLeft(), copy)
        painter.end()

    def colour_in(self, origin: QPointF) -> None:
        """Give all that is set the tint; the hatch lies still on the picture."""
        painter = self._painter(_Mode.CompositionMode_SourceIn)
        painter.setBrushOrigin(origin)
        painter.fillRect(self.area, QBrush(_hatch()))
        painter.end()

    def _average(self, way: QPoint, direction: int) -> None:
        other = QImage(self.image)
        painter = QPainter(other)
        painter.setOpacity(0.5)
        painter.setCompositionMode(_Mode.CompositionMode_Source)
        painter.drawImage(way * direction, self.image)
        painter.end()
        self.image = other

    def _copy(self) -> _Layer:
        copy = _Layer(self.area, self.ratio)
        copy.image = QImage(self.image)
        return copy

    def _painter(self, mode: _Mode = _Mode.CompositionMode_SourceOver) -> QPainter:
        painter = QPainter(self.image)
        painter.translate(-self.area.topLeft())
        painter.setCompositionMode(mode)
        return painter


def _soft(mask: QImage, lie: Lie, clip: QRect, reach: float, ratio: float) -> _Layer:
    """What the mask's soft edge adds: half of a blur is outside of an edge, doubled it meets it."""
    while reach * ratio > FINE_REACH_PX:
        ratio /= 2
    around = math.ceil(reach + 4 / ratio)
    soft = _Layer(clip.adjusted(-around, -around, around, around), ratio)
    soft.sample(mask, lie)
    soft.blur(max(1, round(reach * ratio)))
    soft.strengthen()
    return soft


def _hatch() -> QImage:
    """A square of the tint with a line across it, which goes on in the next one."""
    tint, line = colour("accent"), QColor(LIGHT.on_accent)
    tint.setAlpha(TINT_ALPHA)
    line.setAlpha(HATCH_ALPHA)
    square = QImage(HATCH_PX, HATCH_PX, _FORMAT)
    square.fill(tint)
    painter = QPainter(square)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1))
    for shift in (-HATCH_PX, 0, HATCH_PX):
        painter.drawLine(QPointF(shift, HATCH_PX), QPointF(shift + HATCH_PX, 0))
    painter.end()
    return square
