"""The pictures of this session as tiles, newest first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sdjp.base.language import translate
from sdjp.contract.library_messages import Thumbnailed
from sdjp.ui.look.theme import colour
from sdjp.ui.pictures.hand_out import start_drag
from sdjp.ui.pictures.kept_picture import KeptPicture
from sdjp.ui.pictures.tile_marks import RADIUS_PX, inside_ring, paint_heart, paint_ring

TILE_PX = 92
GAP_PX = 4
IMAGES_HELD = 24
"""Whole pictures kept in memory; of older ones only the thumbnail stays."""

PICTURE_ROLE = Qt.ItemDataRole.UserRole

_AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ResultModel(QAbstractListModel):
    """Kept pictures, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[KeptPicture] = []

    @property
    def pictures(self) -> tuple[KeptPicture, ...]:
        """All of them, newest first."""
        return tuple(self._pictures)

    def insert(self, kept: KeptPicture, row: int = 0) -> None:
        """Add a picture at `row`."""
        self.beginInsertRows(_NOWHERE, row, row)
        self._pictures.insert(row, kept)
        self.endInsertRows()
        for old in self._pictures[IMAGES_HELD:]:
            if old.path:
                old.image = QImage()

    def take(self, kept: KeptPicture) -> int:
        """Remove a picture; returns where it was."""
        row = self._pictures.index(kept)
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._pictures[row]
        self.endRemoveRows()
        return row

    def index_of(self, kept: KeptPicture) -> QModelIndex:
        """Where a picture is."""
        return self.index(self._pictures.index(kept)) if kept in self._pictures else _NOWHERE

    def show_changed(self, kept: KeptPicture) -> None:
        """Tell that marks of a picture changed."""
        place = self.index_of(kept)
        self.dataChanged.emit(place, place)

    @Slot(object)
    def reveal(self, small: Thumbnailed) -> None:
        """Show what this file holds now that it is not blurred any more."""
        for kept in self._pictures:
            if kept.path == small.path:
                kept.reveal(small)
                self.show_changed(kept)

    def rowCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._pictures)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The picture itself, or words for tool tip and screen reader."""
        if not index.isValid():
            return None
        kept = self._pictures[index.row()]
        if role == PICTURE_ROLE:
            return kept
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            seed = translate("window", "Seed {seed}").format(seed=kept.record.seed)
            return f"{kept.record.prompt}\n{seed}"
        return None


class _TileDelegate(QStyledItemDelegate):
    """Draws one tile: the picture in a rounded square, a heart, the choice."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _AnyIndex) -> QSize:
        return QSize(TILE_PX + 2 * GAP_PX, TILE_PX + 2 * GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        kept: KeptPicture = index.data(PICTURE_ROLE)
        place: QRect = option.rect.adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        inner = inside_ring(QRectF(place)).toRect() if is_selected else place
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(inner), RADIUS_PX, RADIUS_PX)
        painter.fillPath(frame, colour("stage"))
        painter.setClipPath(frame)
        fitted = kept.thumbnail.size().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(QPoint(0, 0), fitted)
        target.moveCenter(inner.center())
        painter.drawImage(target, kept.thumbnail)
        painter.setClipping(False)
        if is_selected:
            has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
            paint_ring(painter, QRectF(place), is_selected=True, has_focus=has_focus)
        else:
            is_hovered = state & QStyle.StateFlag.State_MouseOver
            painter.setPen(QPen(colour("link"), 2) if is_hovered else QPen(colour("line"), 1))
            painter.drawPath(frame)
        if kept.is_favourite:
            paint_heart(painter, place, is_favourite=True)
        painter.restore()


class ResultTiles(QListView):
    """Tiles to choose from; each can be dragged out as its file.

    Signals:
        menu_wanted(KeptPicture, QPoint): offer a menu for this picture at this place of the screen.
    """

    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = ResultModel(self)
        self.setModel(self.results)
        self.setItemDelegate(_TileDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(TILE_PX + 3 * GAP_PX)  # one whole row, whatever else wants room

    @property
    def chosen(self) -> KeptPicture | None:
        """The chosen picture."""
        kept: KeptPicture | None = self.currentIndex().data(PICTURE_ROLE)
        return kept

    def choose(self, kept: KeptPicture | None) -> None:
        """Choose a picture."""
        self.setCurrentIndex(self.results.index_of(kept) if kept is not None else _NOWHERE)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the chosen picture out as its file."""
        kept = self.chosen
        if kept is not None and kept.path:
            start_drag(self, kept.path, kept.thumbnail)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu."""
        kept = self.indexAt(event.pos()).data(PICTURE_ROLE)
        if kept is not None:
            self.menu_wanted.emit(kept, event.globalPos())
