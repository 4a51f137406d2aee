"""One picture, fitted to its place or zoomed and panned; cheap to change many times a second."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from sdjp.ui.look.theme import colour
from sdjp.ui.pictures.pixels import scaled_smoothly

FRAME_MS = 16
MAX_ZOOM = 32.0
MIN_ZOOM = 0.05
ZOOM_STEP = 1.25
MARGIN_PX = 16


class PictureView(QWidget):
    """Shows a picture, fitted unless zoomed.

    Signals:
        zoom_changed(float): screen pixels per pixel of the picture.
        place_changed(): `picture_rect` is another one now.
        dragged_out(): the user began to drag the picture away.
    """

    zoom_changed = Signal(float)
    place_changed = Signal()
    dragged_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._shape = QSize()
        self._zoom: float | None = None
        self._offset = QPointF()
        self._cached = QPixmap()
        self._pressed: QPoint | None = None
        self._frame = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._frame.timeout.connect(self._refresh)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumSize(160, 160)

    @property
    def picture(self) -> QImage:
        """What is shown; a null image where there is nothing."""
        return self._image

    @property
    def is_fitted(self) -> bool:
        """Whether the picture follows the size of its place."""
        return self._zoom is None

    @property
    def zoom(self) -> float:
        """Screen pixels per pixel of the picture."""
        return self._fitted_zoom() if self._zoom is None else self._zoom

    def show_picture(self, image: QImage, shape: QSize | None = None) -> None:
        """Show `image` at the next frame.

        Args:
            shape: the size it stands for, where it is a smaller preview of something.
        """
        wanted = QSize(shape) if shape is not None else image.size()
        is_other = wanted != self._shape
        self._image, self._shape = image, wanted
        if is_other:
            self._zoom, self._offset = None, QPointF()
            self.zoom_changed.emit(self.zoom)
        if not self._frame.isActive():
            self._frame.start()

    @Slot()
    def fit(self) -> None:
        """Show the whole picture, as large as there is room."""
        self._set_zoom(None)

    @Slot()
    def show_actual_size(self) -> None:
        """Show one pixel of the picture as one of the screen."""
        self._set_zoom(1.0)

    @Slot()
    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.zoom_by(ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.zoom_by(1 / ZOOM_STEP)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom in or out, keeping the point `at` where it is; the middle where left out."""
        if self._shape.isEmpty():
            return
        old, fitted = self.zoom, self._fitted_zoom()
        new = min(max(old * factor, MIN_ZOOM), MAX_ZOOM)
        if factor < 1 and new <= fitted * 1.001:
            self._set_zoom(None)
            return
        middle = QPointF(self.rect().center())
        fixed = (at or middle) - middle - self._offset
        self._offset -= fixed * (new / old - 1)
        self._set_zoom(new)

    def picture_rect(self) -> QRect:
        """Where the picture lies, in this widget's coordinates."""
        size = self._shown_size()
        place = QRect(QPoint(0, 0), size)
        place.moveCenter(self.rect().center())
        return place.translated(self._offset.toPoint())

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        if zoom is None:
            self._offset = QPointF()
        self._keep_in_sight()
        self._refresh()
        self.zoom_changed.emit(self.zoom)

    def _fitted_zoom(self) -> float:
        if self._shape.isEmpty():
            return 1.0
        room = self.size() - QSize(2 * MARGIN_PX, 2 * MARGIN_PX)
        ratio = self.devicePixelRatioF()
        across = room.width() * ratio / self._shape.width()
        return max(min(across, room.height() * ratio / self._shape.height()), MIN_ZOOM)

    def _shown_size(self) -> QSize:
        scale = self.zoom / self.devicePixelRatioF()
        return QSize(round(self._shape.width() * scale), round(self._shape.height() * scale))

    def _keep_in_sight(self) -> None:
        spare = self._shown_size() - self.size()
        across, down = max(spare.width() / 2, 0), max(spare.height() / 2, 0)
        self._offset = QPointF(
            min(max(self._offset.x(), -across), across), min(max(self._offset.y(), -down), down)
        )

    @Slot()
    def _refresh(self) -> None:
        self._cached = QPixmap()
        self.update()
        self.place_changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, from a scaled copy where that is no larger than the window."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        place = self.picture_rect()
        ratio = self.devicePixelRatioF()
        if place.width() <= self.width() * 2 and place.height() <= self.height() * 2:
            if self._cached.isNull():
                self._cached = QPixmap.fromImage(scaled_smoothly(self._image, place.size() * ratio))
                self._cached.setDevicePixelRatio(ratio)
            painter.drawPixmap(place.topLeft(), self._cached)
        else:
            self._paint_part(painter, place)
        painter.setPen(colour("line"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _paint_part(self, painter: QPainter, place: QRect) -> None:
        """Draw only what is in sight of a strongly enlarged picture."""
        seen = place & self.rect()
        across = self._image.width() / place.width()
        down = self._image.height() / place.height()
        source = seen.translated(-place.topLeft())
        part = QRect(
            int(source.x() * across),
            int(source.y() * down),
            int(source.width() * across) + 2,
            int(source.height() * down) + 2,
        )
        target = QRect(
            round(part.x() / across),
            round(part.y() / down),
            round(part.width() / across),
            round(part.height() / down),
        ).translated(place.topLeft())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.zoom < 4)
        painter.drawImage(target, self._image, part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        self._keep_in_sight()
        self._refresh()
        super().resizeEvent(event)
        if self._zoom is None:
            self.zoom_changed.emit(self.zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom_by(ZOOM_STEP**turns, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan, or to drag the picture out."""
        if event.button() == Qt.MouseButton.LeftButton and not self._image.isNull():
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan where the picture is larger than its place; otherwise it is dragged out."""
        if self._pressed is None:
            return
        now = event.position().toPoint()
        moved = now - self._pressed
        if self._is_larger_than_its_place():
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._offset += QPointF(moved)
            self._pressed = now
            self._keep_in_sight()
            self.update()
            self.place_changed.emit()
        elif moved.manhattanLength() >= QApplication.startDragDistance():
            on_it = self.picture_rect().contains(self._pressed)
            self._pressed = None
            if on_it:
                self.dragged_out.emit()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End panning."""
        self._pressed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Change between fitted and actual size."""
        if self.is_fitted:
            self.show_actual_size()
        else:
            self.fit()

    def _is_larger_than_its_place(self) -> bool:
        shown = self._shown_size()
        return shown.width() > self.width() or shown.height() > self.height()
