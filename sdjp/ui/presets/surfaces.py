"""Surfaces of paintings: what brush, grain or needle makes of a flat picture."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
    QRadialGradient,
)

Surface = Callable[[QImage, float], QImage]
"""(picture, size of the grain as a share of the width) → the picture with that surface."""


def blurred(image: QImage, grain: float) -> QImage:
    """Soft, as seen through fog or a lens."""
    return _coarse(image, grain, Qt.TransformationMode.SmoothTransformation)


def pixels(image: QImage, grain: float) -> QImage:
    """Large square dots."""
    return _coarse(image, grain, Qt.TransformationMode.FastTransformation)


def _coarse(image: QImage, grain: float, enlarging: Qt.TransformationMode) -> QImage:
    small = image.scaled(
        max(3, round(1 / grain)),
        max(3, round(image.height() / image.width() / grain)),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return small.scaled(image.size(), Qt.AspectRatioMode.IgnoreAspectRatio, enlarging)


def washes(image: QImage, grain: float) -> QImage:
    """Watercolour: soft, mottled, paler, with paper left at the rim."""
    soft = blurred(image, grain)
    painter = _pen_on(soft)
    lot = random.Random(1)  # noqa: S311 - the same blots each time
    painter.setPen(Qt.PenStyle.NoPen)
    for _ in range(60):
        colour = QColor("white") if lot.random() < 0.7 else QColor("#35506b")
        colour.setAlpha(lot.randint(8, 34))
        painter.setBrush(colour)
        centre = QPointF(lot.random() * image.width(), lot.random() * image.height())
        radius = image.width() * lot.uniform(0.03, 0.14)
        painter.drawEllipse(centre, radius, radius * lot.uniform(0.5, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for turn in range(4):  # each narrower rim lies on the wider ones
        rim = image.width() * 0.02 * (turn + 1)
        painter.setPen(QPen(QColor(253, 250, 244, 90), rim * 2))
        painter.drawRect(soft.rect())
    painter.end()
    return soft


def strokes(image: QImage, grain: float) -> QImage:
    """Oil: short, thick strokes in the picture's colours."""
    canvas = image.copy()
    painter = _pen_on(canvas)
    lot = random.Random(2)  # noqa: S311
    length = image.width() * grain * 1.5
    for place, colour in _samples(image, grain * 0.7):
        shade = colour.lighter(lot.randint(88, 118))
        pen = QPen(shade, length * 0.42)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        angle = lot.uniform(-0.5, 0.5) + math.sin(place.x() / image.width() * 5) * 0.6
        way = QPointF(math.cos(angle), math.sin(angle)) * length * 0.6
        painter.drawLine(place - way, place + way)
    painter.end()
    return canvas


def dots(image: QImage, grain: float) -> QImage:
    """Print: dots, the larger the darker."""
    paper = _ground(image, "#fbf6ea")
    painter = _pen_on(paper)
    painter.setPen(Qt.PenStyle.NoPen)
    side = image.width() * grain
    for place, colour in _samples(image, grain):
        painter.setBrush(colour)
        radius = side * (0.34 + 0.34 * (1 - colour.lightnessF()))
        painter.drawEllipse(place, radius, radius)
    painter.end()
    return paper


def hatching(image: QImage, grain: float) -> QImage:
    """Pencil: parallel lines, the closer the darker, on paper."""
    paper = _ground(image, "#f8f4ea")
    painter = _pen_on(paper)
    faint = painter.opacity()
    painter.setOpacity(0.35)
    painter.drawImage(0, 0, image)
    painter.setOpacity(faint)
    step = image.width() * grain * 0.5
    for place, colour in _samples(image, grain * 0.5):
        darkness = 1 - colour.lightnessF()
        if darkness > 0.2:
            ink = QColor("#3b3a3c")
            ink.setAlphaF(min(0.9, darkness))
            painter.setPen(QPen(ink, max(1.0, step * 0.28 * darkness)))
            way = QPointF(step, -step) * 0.9
            painter.drawLine(place - way, place + way)
    painter.end()
    return paper


def tiles(image: QImage, grain: float) -> QImage:
    """Mosaic: little squares of stone in mortar."""
    mortar = _ground(image, "#e9e0d0")
    painter = _pen_on(mortar)
    painter.setPen(Qt.PenStyle.NoPen)
    lot = random.Random(5)  # noqa: S311
    side = image.width() * grain
    for place, colour in _samples(image, grain):
        painter.setBrush(colour.lighter(lot.randint(90, 114)))
        painter.drawRoundedRect(QRectF(place.x(), place.y(), side * 0.86, side * 0.86), 2, 2)
    painter.end()
    return mortar


def fibres(image: QImage, grain: float) -> QImage:
    """Felt: short hairs in every direction."""
    felt = blurred(image, grain * 0.7)
    painter = _pen_on(felt)
    lot = random.Random(6)  # noqa: S311
    length = image.width() * grain
    for place, colour in _samples(image, grain * 0.75):
        painter.setPen(QPen(colour.lighter(lot.randint(84, 122)), max(1.0, length * 0.14)))
        angle = lot.uniform(0, math.tau)
        way = QPointF(math.cos(angle), math.sin(angle)) * length * 0.7
        painter.drawLine(place - way, place + way)
    painter.end()
    return felt


def lens(image: QImage, grain: float) -> QImage:
    """A toy world: sharp in the middle, soft above and below."""
    toy = blurred(image, grain)
    sharp = image.copy().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(sharp)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    band = QLinearGradient(0, 0, 0, image.height())
    for stop, opacity in ((0.2, 0), (0.45, 255), (0.75, 255), (1.0, 0)):
        band.setColorAt(stop, QColor(0, 0, 0, opacity))
    painter.fillRect(sharp.rect(), band)
    painter.end()
    painter = QPainter(toy)
    painter.drawImage(0, 0, sharp)
    painter.end()
    return toy


def facets(image: QImage, grain: float) -> QImage:
    """Folded paper: triangles of one colour each."""
    return _triangles(image, grain, lead=0.0)


def glass(image: QImage, grain: float) -> QImage:
    """Stained glass: triangles between lines of lead."""
    return _triangles(image, grain, lead=0.10)


def stitches(image: QImage, grain: float) -> QImage:
    """Embroidery: crosses on cloth."""
    cloth = _ground(image, "#efe6d6")
    painter = _pen_on(cloth)
    side = image.width() * grain * 0.42
    for place, colour in _samples(image, grain):
        painter.setPen(QPen(colour, side * 0.75))
        for way in (QPointF(side, side), QPointF(side, -side)):
            painter.drawLine(place - way, place + way)
    painter.end()
    return cloth


def glow(image: QImage, grain: float) -> QImage:
    """Light that spreads: the picture with its own blur added."""
    bright = image.copy()
    painter = _pen_on(bright)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
    painter.setOpacity(0.5)
    painter.drawImage(0, 0, blurred(image, grain * 1.6))
    light = QRadialGradient(
        QPointF(image.width() * 0.76, image.height() * 0.25), image.width() * 0.5
    )
    light.setColorAt(0, QColor(255, 246, 214, 150))
    light.setColorAt(1, QColor(255, 246, 214, 0))
    painter.fillRect(bright.rect(), light)
    painter.end()
    return bright


def grainy(image: QImage, grain: float) -> QImage:
    """Film: noise, and darkness in the corners."""
    film = image.copy()
    painter = _pen_on(film)
    lot = random.Random(3)  # noqa: S311
    side = max(1.0, image.width() * grain * 0.2)
    for _ in range(1500):
        colour = QColor("white") if lot.random() < 0.5 else QColor("black")
        colour.setAlpha(lot.randint(10, 36))
        place = QPointF(lot.random() * image.width(), lot.random() * image.height())
        painter.fillRect(QRectF(place.x(), place.y(), side, side), colour)
    shade = QRadialGradient(QPointF(film.rect().center()), image.width() * 0.72)
    shade.setColorAt(0.55, QColor(0, 0, 0, 0))
    shade.setColorAt(1, QColor(0, 0, 0, 130))
    painter.fillRect(film.rect(), shade)
    painter.end()
    return film


def _triangles(image: QImage, grain: float, lead: float) -> QImage:
    canvas = image.copy()
    painter = _pen_on(canvas)
    side = image.width() * grain
    lot = random.Random(4)  # noqa: S311
    across, down = int(image.width() / side) + 2, int(image.height() / side) + 2
    knots = {
        (row, column): QPointF(
            (column + lot.uniform(-0.3, 0.3)) * side, (row + lot.uniform(-0.3, 0.3)) * side
        )
        for row in range(-1, down + 1)
        for column in range(-1, across + 1)
    }
    for row in range(-1, down):
        for column in range(-1, across):
            a, b = knots[row, column], knots[row, column + 1]
            c, d = knots[row + 1, column], knots[row + 1, column + 1]
            for corners in ((a, b, c), (b, d, c)):
                middle = (corners[0] + corners[1] + corners[2]) / 3
                colour = _colour_at(image, middle).lighter(lot.randint(92, 112))
                pen = QPen(QColor("#2a2622"), side * lead) if lead else QPen(colour, 1)
                painter.setPen(pen)
                painter.setBrush(colour)
                painter.drawPolygon(QPolygonF(corners))
    painter.end()
    return canvas


def _samples(image: QImage, grain: float) -> Iterator[tuple[QPointF, QColor]]:
    """Places in a grid over the picture with their colours, every other row half a step on."""
    side = image.width() * grain
    for row in range(int(image.height() / side) + 2):
        for column in range(int(image.width() / side) + 2):
            place = QPointF((column + row % 2 / 2) * side, row * side)
            yield place, _colour_at(image, place)


def _colour_at(image: QImage, place: QPointF) -> QColor:
    x = min(max(int(place.x()), 0), image.width() - 1)
    y = min(max(int(place.y()), 0), image.height() - 1)
    return image.pixelColor(x, y)


def _ground(image: QImage, colour: str) -> QImage:
    """An empty picture as large as `image`."""
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor(colour))
    return ground


def _pen_on(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


SURFACES: dict[str, Surface] = {
    "blurred": blurred,
    "pixels": pixels,
    "washes": washes,
    "strokes": strokes,
    "dots": dots,
    "hatching": hatching,
    "tiles": tiles,
    "fibres": fibres,
    "lens": lens,
    "facets": facets,
    "glass": glass,
    "stitches": stitches,
    "glow": glow,
    "grainy": grainy,
}
