"""Growing and shrinking a mask by a disc, on rows of bits that are one very long number."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter

BAND_ROWS = 128
MAX_GROWTH_PX = 100

_WHITE, _BLACK = 0xFFFFFFFF, 0xFF000000
_MONO = QImage.Format.Format_Mono
_GREY = QImage.Format.Format_Grayscale8


@dataclass(frozen=True, slots=True)
class _Rows:
    """How a mask lies in a number: row after row, the first bit of the first row the highest.

    Attributes:
        stride: bits of a row, of which those behind `width` keep one row from the next.
    """

    width: int
    height: int
    stride: int

    @classmethod
    def of(cls, image: QImage, radius: int) -> _Rows:
        return cls(image.width(), image.height(), -(-(image.width() + radius) // 32) * 32)

    @property
    def inside(self) -> int:
        """Set where there are pixels."""
        row = ((1 << self.width) - 1) << (self.stride - self.width)
        return int.from_bytes(row.to_bytes(self.stride // 8, "big") * self.height, "big")

    def bands(self) -> Iterator[tuple[int, int]]:
        """First row and number of rows of each band."""
        for top in range(0, self.height, BAND_ROWS):
            yield top, min(BAND_ROWS, self.height - top)


def grown(image: QImage, radius: int) -> Generator[None, None, QImage]:
    """The mask with all that is at most `radius` pixels away from it; less where negative.

    A pixel counts as painted from 128 on. What lies beyond the picture's edge counts as being
    like the edge: there a mask does not shrink.

    Args:
        image: Format_Grayscale8.
        radius: -100…100 pixels.
    """
    rows = _Rows.of(image, abs(radius))
    painted = yield from _bits_of(image, rows)
    inside = rows.inside
    yield
    spreading = painted if radius > 0 else inside ^ painted
    spread = yield from _spread(spreading, abs(radius), rows.stride)
    spread &= inside
    yield
    return (yield from _image_of(spread if radius > 0 else inside ^ spread, rows))


def _spread(bits: int, radius: int, stride: int) -> Generator[None, None, int]:
    """Each set bit with a disc around it."""
    wide, half, result = bits, 0, 0
    for distance in range(radius, -1, -1):
        wanted = math.isqrt(radius**2 - distance**2)
        while half < wanted:
            by = min(wanted - half, 2 * half + 1)
            wide |= (wide << by) | (wide >> by)
            half += by
            yield
        result |= (wide << distance * stride) | (wide >> distance * stride)
        yield
    return result


def _bits_of(image: QImage, rows: _Rows) -> Generator[None, None, int]:
    parts = []
    for top, count in rows.bands():
        band = image.copy(QRect(0, top, rows.stride, count))  # 0 beyond the image's width
        band.invertPixels()  # as a Format_Mono's 1 is black
        band = band.convertToFormat(_MONO, Qt.ImageConversionFlag.ThresholdDither)
        parts.append(bytes(band.constBits()))
        yield
    return int.from_bytes(b"".join(parts), "big")


def _image_of(bits: int, rows: _Rows) -> Generator[None, None, QImage]:
    image = QImage(rows.width, rows.height, _GREY)
    stride = rows.stride // 8
    raw = bits.to_bytes(stride * rows.height, "big")
    for top, count in rows.bands():
        part = raw[top * stride : (top + count) * stride]  # the band below shares its memory
        band = QImage(part, rows.stride, count, stride, _MONO)
        band.setColorTable([_BLACK, _WHITE])
        painter = QPainter(image)
        painter.drawImage(QPoint(0, top), band.convertToFormat(_GREY))
        painter.end()
        yield
    return image
