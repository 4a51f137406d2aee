"""What a picture of the history looks like: a square tile with a heart."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sdjp.base.language import translate
from sdjp.ui.history.model import ROW_ROLE
from sdjp.ui.look.icons import icon
from sdjp.ui.look.theme import colour
from sdjp.ui.pictures.query import Row
from sdjp.ui.pictures.thumbnails import Thumbnails
from sdjp.ui.pictures.tile_marks import RADIUS_PX, inside_ring, paint_heart, paint_ring

_State = QStyle.StateFlag


class PictureDelegate(QStyledItemDelegate):
    """Paints thumbnails; never asks for them."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The grid decides."""
        return option.rect.size()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the tile of a row."""
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tile = QRectF(option.rect)
        is_selected = bool(option.state & _State.State_Selected)
        inner = inside_ring(tile) if is_selected else tile
        pixmap = self._thumbnails.pixmap(row["path"])
        if pixmap is not None:
            _paint_picture(painter, inner, pixmap)
        else:
            self._paint_placeholder(painter, option, inner, row)
        if row["mode"] == "sheet":
            _paint_badge(painter, inner, "compare")
        if is_selected or option.state & _State.State_HasFocus:
            has_focus = bool(option.state & _State.State_HasFocus)
            paint_ring(painter, tile, is_selected=is_selected, has_focus=has_focus)
        if row["favourite"] or option.state & _State.State_MouseOver:
            paint_heart(painter, option.rect, is_favourite=bool(row["favourite"]))
        painter.restore()

    def _paint_placeholder(
        self, painter: QPainter, option: QStyleOptionViewItem, tile: QRectF, row: Row
    ) -> None:
        painter.setPen(QPen(colour("line")))
        painter.setBrush(colour("stage"))
        painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)
        if not (row["missing"] or self._thumbnails.is_absent(row["path"])):
            return
        side = tile.width() * 0.26
        mark = QRectF(tile.center().x() - side / 2, tile.top() + tile.height() * 0.2, side, side)
        icon("picture", "dim").paint(painter, mark.toRect())
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.82)
        painter.setFont(font)
        painter.setPen(colour("dim"))
        below = tile.adjusted(4, tile.height() * 0.48, -4, -4)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(
            below, int(flags) | int(Qt.TextFlag.TextWordWrap), translate("window", "File not there")
        )


def _paint_picture(painter: QPainter, tile: QRectF, pixmap: QPixmap) -> None:
    """As a brush, so that the round corners are smooth."""
    brush = QBrush(pixmap)
    scale = tile.width() / pixmap.width()
    brush.setTransform(QTransform(scale, 0, 0, scale, tile.left(), tile.top()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(tile, RADIUS_PX, RADIUS_PX)


def _paint_badge(painter: QPainter, tile: QRectF, name: str) -> None:
    place = QRectF(tile.left() + 5, tile.bottom() - 27, 22, 22)
    ground = colour("surface")
    ground.setAlphaF(0.86)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(place, 6, 6)
    icon(name).paint(painter, place.adjusted(3, 3, -3, -3).toRect())
