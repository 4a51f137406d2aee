"""Little pictures for presets: one scene, painted in the manner of each style.

It is a mountain by the sea, in the colours and with the surface of the style.
"""

from __future__ import annotations

import functools

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from sdjp.store.presets import Preset
from sdjp.ui.presets.manners import Manner, manner_of
from sdjp.ui.presets.surfaces import SURFACES

SUPERSAMPLING = 2
ROUND = ("purpose-sns-icon", "purpose-badge")
"""Purposes that will be seen as a circle."""


def picture_of(preset: Preset, size: QSize) -> QImage:
    """What `preset` does, as a picture in pixels of `size`."""
    return styled_scene(preset.id, size, preset.ratio if preset.kind == "purpose" else 0.0)


def styled_scene(preset_id: str, size: QSize, ratio: float = 0.0) -> QImage:
    """The scene in the manner of a preset, on paper of `ratio` (width ÷ height) where given."""
    return _drawn(preset_id, size.width(), size.height(), ratio)


@functools.lru_cache(maxsize=256)
def _drawn(preset_id: str, width: int, height: int, ratio: float) -> QImage:
    manner = manner_of(preset_id)
    if not ratio:
        return painted(manner, width, height)
    return _on_paper(manner, QSize(width, height), ratio, is_round=preset_id in ROUND)


def painted(manner: Manner, width: int, height: int) -> QImage:
    """The scene in a manner, `width` × `height` pixels."""
    large = QImage(width * SUPERSAMPLING, height * SUPERSAMPLING, QImage.Format.Format_RGB32)
    painter = QPainter(large)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_scene(painter, QRectF(large.rect()), manner)
    painter.end()
    if manner.surface:
        large = SURFACES[manner.surface](large, manner.grain)
    return large.scaled(
        width,
        height,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _on_paper(manner: Manner, size: QSize, ratio: float, *, is_round: bool) -> QImage:
    """A sheet of the right shape with the scene on it, in the middle of `size`."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    tall = min(size.height() * 0.86, size.width() * 0.86 / ratio)
    sheet = QRectF(0, 0, tall * ratio, tall)
    sheet.moveCenter(QPointF(size.width() / 2, size.height() / 2))
    rim = max(2.0, min(sheet.width(), sheet.height()) * 0.06)
    inner = sheet.adjusted(rim, rim, -rim, -rim)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, place in ((QColor(0, 0, 0, 46), sheet.translated(1, 2)), ("#fffdf8", sheet)):
        painter.setBrush(QColor(colour))
        radius = tall / 2 if is_round else 2
        painter.drawRoundedRect(place, radius, radius)
    if is_round:
        circle = QPainterPath()
        circle.addEllipse(inner)
        painter.setClipPath(circle)
    painter.drawImage(inner, painted(manner, round(inner.width()), round(inner.height())))
    painter.end()
    return image


def _paint_scene(painter: QPainter, frame: QRectF, manner: Manner) -> None:
    """Sky, sun, mountain with snow, sea with waves, a torii on the shore."""
    width, height = frame.width(), frame.height()
    unit = min(width, height)
    horizon = height * 0.64
    sky = QLinearGradient(0, 0, 0, horizon)
    sky.setColorAt(0, QColor(manner.sky[0]))
    sky.setColorAt(1, QColor(manner.sky[1]))
    painter.fillRect(frame, QBrush(sky))
    pen = QPen(Qt.PenStyle.NoPen)
    if manner.ink:
        pen = QPen(QColor(manner.ink), unit * manner.ink_width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(manner.sun))
    painter.drawEllipse(QPointF(width * 0.76, height * 0.25), unit * 0.13, unit * 0.13)
    _paint_mountain(painter, width, horizon, unit, manner)
    painter.setBrush(QColor(manner.sea))
    painter.drawRect(QRectF(-2, horizon, width + 4, height))
    _paint_waves(painter, width, height, horizon, manner)
    shore = QPainterPath(QPointF(0, height * 0.8))
    shore.quadTo(width * 0.34, height * 0.78, width * 0.52, height * 1.01)
    shore.lineTo(0, height)
    painter.setBrush(QColor(manner.ground))
    painter.drawPath(shore)
    _paint_torii(painter, QPointF(width * 0.2, height * 0.88), unit * 0.34, manner)


def _paint_mountain(
    painter: QPainter, width: float, horizon: float, unit: float, manner: Manner
) -> None:
    top = QPointF(width * 0.46, horizon - unit * 0.46)
    slope = QPainterPath(QPointF(width * 0.46 - unit * 0.72, horizon))
    slope.quadTo(width * 0.46 - unit * 0.22, horizon - unit * 0.16, top.x() - unit * 0.07, top.y())
    slope.lineTo(top.x() + unit * 0.07, top.y())
    slope.quadTo(
        width * 0.46 + unit * 0.22, horizon - unit * 0.16, width * 0.46 + unit * 0.72, horizon
    )
    slope.closeSubpath()
    painter.setBrush(QColor(manner.mountain))
    painter.drawPath(slope)
    line = top.y() + unit * 0.17
    cap = QPainterPath()
    cap.addPolygon(
        QPolygonF(
            [
                QPointF(0, top.y() - 4),
                QPointF(width, top.y() - 4),
                QPointF(width, line),
                *(
                    QPointF(top.x() + unit * (0.24 - 0.08 * n), line - unit * 0.07 * (n % 2))
                    for n in range(7)
                ),
                QPointF(0, line),
            ]
        )
    )
    painter.setBrush(QColor(manner.snow))
    painter.drawPath(slope.intersected(cap))


def _paint_waves(
    painter: QPainter, width: float, height: float, horizon: float, manner: Manner
) -> None:
    light = QColor(manner.sea).lighter(135)
    before = painter.pen()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row, share in enumerate((0.12, 0.36, 0.62)):
        y = horizon + (height - horizon) * share
        painter.setPen(QPen(light, max(1.0, height * 0.012)))
        wave = QPainterPath(QPointF(width * (0.3 + 0.12 * row), y))
        for bow in range(6):
            x = width * (0.3 + 0.12 * row + 0.11 * bow)
            wave.quadTo(x + width * 0.055, y - height * 0.03, x + width * 0.11, y)
        painter.drawPath(wave)
    painter.setPen(before)


def _paint_torii(painter: QPainter, foot: QPointF, tall: float, manner: Manner) -> None:
    painter.setBrush(QColor(manner.torii))
    wide, thick = tall * 0.9, tall * 0.09
    left, top = foot.x() - wide / 2, foot.y() - tall
    for x in (left + wide * 0.16, left + wide * 0.84 - thick):
        painter.drawRect(QRectF(x, top + thick, thick, tall - thick))
    painter.drawRect(QRectF(left + wide * 0.06, top + tall * 0.26, wide * 0.88, thick * 0.8))
    lintel = QPainterPath(QPointF(left - wide * 0.04, top - thick * 0.7))
    lintel.quadTo(foot.x(), top + thick * 0.6, left + wide * 1.04, top - thick * 0.7)
    lintel.lineTo(left + wide * 0.98, top + thick * 0.9)
    lintel.quadTo(foot.x(), top + thick * 1.4, left + wide * 0.02, top + thick * 0.9)
    lintel.closeSubpath()
    painter.drawPath(lintel)
