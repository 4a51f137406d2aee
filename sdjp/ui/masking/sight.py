"""How the canvas looks: picture, mask, what is added at the edges, and what one has in hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from sdjp.ui.masking.easel import Easel
from sdjp.ui.masking.edges import Extent, extended
from sdjp.ui.masking.marks import (
    circle_area,
    paint_circle,
    paint_extent,
    paint_frame,
    paint_handles,
    paint_outline,
    paint_paper,
)
from sdjp.ui.masking.tint import Lie, paint_tint
from sdjp.ui.masking.tools import Tool, new_tools
from sdjp.ui.masking.workbench import Workbench
from sdjp.ui.pictures.pixels import scaled_smoothly
from sdjp.ui.pictures.view import PictureView

LEAST_CIRCLE_PX = 4
SMALL_PX = 1024
LINE_PX = 3

_OPAQUE = QImage.Format.Format_RGB32


class MaskSight(PictureView):
    """Shows a picture and its mask; what changes is drawn anew, and no more.

    Attributes:
        bench, easel: what is painted, and with what.
        pointer: where it is in the window; None where it is elsewhere.
        held_side: the edge whose handle is under the pointer, else empty.
        hides_circle: whether the brush's circle would be in the way.
    """

    def __init__(self, bench: Workbench, easel: Easel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench: Workbench = bench
        self.easel: Easel = easel
        self._tools = new_tools(bench)
        self._settled: Extent = easel.extend
        self.pointer: QPointF | None = None
        self.held_side = ""
        self.hides_circle = False
        self._marks = QRect()
        self._half = QImage()
        bench.sheet.changed.connect(self._on_sheet_changed)

    @property
    def tool(self) -> Tool:
        """The one that is in use."""
        return self._tools[self.easel.tool]

    @property
    def lie(self) -> Lie:
        """How the picture lies in this window."""
        place = self.picture_rect()
        scale = place.width() / max(1, self._shape.width())
        left, top = self._settled[:2]
        return Lie(QPointF(place.topLeft()) + QPointF(left, top) * scale, scale)

    @property
    def paper(self) -> QRect:
        """Picture and what is added to it, in this window."""
        left, top, right, bottom = self.easel.extend
        whole = QRectF(self._image.rect()).adjusted(-left, -top, right, bottom)
        return self.lie.to_window(whole).toRect()

    @property
    def circle_radius(self) -> float:
        """Of the brush on the screen; 0 where it is not shown."""
        if not self.tool.has_circle or self.held_side or self.hides_circle:
            return 0
        radius = self.easel.brush_px / 2 * self.lie.scale
        return radius if radius >= LEAST_CIRCLE_PX else 0

    def show_masked(self, image: QImage) -> None:
        """Show a picture, for which all tools are new."""
        self._tools = new_tools(self.bench)
        kind = QImage.Format.Format_ARGB32_Premultiplied
        self._half = QImage()
        self.settle(image.convertToFormat(kind if image.hasAlphaChannel() else _OPAQUE))

    def settle(self, image: QImage | None = None) -> None:
        """Give the picture and what is added to it their room."""
        shown = self._image if image is None else image
        self._settled = self.easel.extend
        self.show_picture(shown, extended(shown.size(), self._settled))
        self._refresh()
        self.zoom_changed.emit(self.zoom)

    def move_marks(self) -> None:
        """Draw circle and outline anew, where they were and where they are now."""
        now = self._marks_area()
        self.update(self._marks | now)
        self._marks = now

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what changed."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        clip, lie, paper = event.rect(), self.lie, self.paper
        place = lie.to_window(QRectF(self._image.rect())).toRect()
        if paper != place or self._image.hasAlphaChannel():
            paint_paper(painter, paper, clip)
        self._paint_picture(painter, place, lie, clip)
        if self.easel.shows_mask:
            mask = self.bench.sheet.image
            paint_tint(painter, mask, lie, clip, self.easel.feather_px)
        paint_frame(painter, paper, place)
        if paper != place:
            paint_extent(painter, paper, place, self.easel.extend)
        paint_outline(painter, self._outline(lie))
        paint_handles(painter, paper, self.rect(), self.held_side)
        if self.pointer is not None and self.circle_radius:
            paint_circle(painter, self.pointer, self.circle_radius)

    def _paint_picture(self, painter: QPainter, place: QRect, lie: Lie, clip: QRect) -> None:
        ratio = self.devicePixelRatioF()
        is_small = max(self._image.width(), self._image.height()) <= SMALL_PX
        if self.zoom < 0.5 or (is_small and place.width() <= 2 * self.width()):
            if self._cached.isNull():
                source = self._image if is_small else self._halved()
                self._cached = QPixmap.fromImage(scaled_smoothly(source, place.size() * ratio))
                self._cached.setDevicePixelRatio(ratio)
            painter.drawPixmap(place.topLeft(), self._cached)
            return
        seen = QRectF(clip & place)
        if seen.isEmpty():
            return
        part = QRectF(lie.to_picture(seen.topLeft()), seen.size() / lie.scale).toAlignedRect()
        part = part.adjusted(-1, -1, 1, 1) & self._image.rect()
        painter.save()
        painter.setClipRect(seen)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.zoom < 4)
        painter.drawImage(lie.to_window(QRectF(part)), self._image, QRectF(part))
        painter.restore()

    def _halved(self) -> QImage:
        """A large picture in half its size, from which smaller ones are made quickly."""
        if self._half.isNull():
            self._half = self._image.scaled(
                self._image.size() / 2, mode=Qt.TransformationMode.SmoothTransformation
            )
        return self._half

    def _outline(self, lie: Lie) -> QPainterPath:
        """What the tool has in hand, in this window."""
        way = QTransform.fromTranslate(lie.origin.x(), lie.origin.y())
        return way.scale(lie.scale, lie.scale).map(self.tool.outline())

    def _marks_area(self) -> QRect:
        area = self._outline(self.lie).boundingRect().toAlignedRect()
        if not area.isNull():
            area.adjust(-LINE_PX, -LINE_PX, LINE_PX, LINE_PX)
        if self.pointer is not None and self.circle_radius:
            area |= circle_area(self.pointer, self.circle_radius)
        return area

    @Slot(QRect)
    def _on_sheet_changed(self, area: QRect) -> None:
        reach = self.easel.feather_px + LINE_PX / self.lie.scale
        around = QRectF(area).adjusted(-reach, -reach, reach, reach)
        self.update(self.lie.to_window(around).toAlignedRect())
