"""The grid of pictures: a list view whose geometry is arithmetic.

QListView asks the model about every row at each layout, 0.2 s at 20,000 rows and 2 s at 100,000.
All tiles here have one size, so every place is known without asking. What QListView still does is
speak to screen readers.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QHoverEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from sdjp.ui.history.tiles import MARGIN_PX, Tiles
from sdjp.ui.look.theme import colour
from sdjp.ui.pictures.tile_marks import heart_rect

SCREENS_AHEAD = 2
"""Older pictures are asked for when so many screens of loaded ones are left."""

_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_AnyIndex = QModelIndex | QPersistentModelIndex


class PictureGrid(QListView):
    """Square tiles in as many columns as fit.

    Signals:
        shown_changed(): other rows can be seen; see `shown_rows`.
        heart_clicked(QModelIndex): the heart of this row was clicked.
    """

    shown_changed = Signal()
    heart_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._pressed_heart = QPersistentModelIndex()
        self._hovered = QPersistentModelIndex()
        self._band = QRect()
        self._first_shown = 0

    # Geometry

    @property
    def tiles(self) -> Tiles:
        """Where the rows lie."""
        model = self.model()
        # Room for the bar is always left, or its coming would change what it is needed for.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        return Tiles(model.rowCount() if model else 0, self.contentsRect().width() - bar)

    def shown_rows(self) -> range:
        """The rows that can be seen."""
        if not self.isVisible():
            return range(0)
        top = self.verticalOffset()
        return self.tiles.between(top, top + self.viewport().height() - 1)

    def horizontalOffset(self) -> int:
        """Nothing scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def visualRect(self, index: _AnyIndex) -> QRect:
        """The tile of `index` in the viewport."""
        if not index.isValid():
            return QRect()
        return self.tiles.rect(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row whose tile is at `point`; none in the gaps."""
        number = self._near(point)
        index = self.model().index(number, 0) if number >= 0 else QModelIndex()
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def _near(self, point: QPoint) -> int:
        return self.tiles.near(point + QPoint(0, self.verticalOffset()))

    def updateGeometries(self) -> None:
        """Give the scroll bar the height of all tiles."""
        bar, tiles = self.verticalScrollBar(), self.tiles
        page = self.viewport().height()
        bar.setSingleStep(tiles.pitch // 3)
        bar.setPageStep(page)
        bar.setRange(0, max(0, tiles.height - page))
        QAbstractItemView.updateGeometries(self)
        self._tell()

    def doItemsLayout(self) -> None:
        """There is nothing to lay out but the height."""
        QAbstractItemView.doItemsLayout(self)

    # Scrolling, and rows that come and go

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted, and tell that other rows are shown."""
        self.scrollDirtyRegion(dx, dy)
        self.viewport().scroll(dx, dy)
        self._tell()

    def scrollTo(self, index: _AnyIndex, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Scroll as little as needed to show the tile of `index`."""
        self.updateGeometries()
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        below = rect.bottom() + 1 + MARGIN_PX - self.viewport().height()
        if rect.top() < MARGIN_PX or hint == _Hint.PositionAtTop:
            bar.setValue(bar.value() + rect.top() - MARGIN_PX)
        elif below > 0:
            bar.setValue(bar.value() + below)

    def rowsInserted(self, parent: _AnyIndex, start: int, end: int) -> None:
        """Keep what is shown where it is when rows come above it."""
        bar, tiles = self.verticalScrollBar(), self.tiles
        line = tiles.line_at(bar.value())
        top = line * tiles.columns
        moves = bar.value() > 0 and start <= top
        by = (top + end - start + 1) // tiles.columns - line if moves else 0
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self.updateGeometries()
        bar.setValue(bar.value() + by * tiles.pitch)
        self.viewport().update()

    def rowsAboutToBeRemoved(self, parent: _AnyIndex, start: int, end: int) -> None:
        """Measure again once the rows are gone."""
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first picture shown in the first line."""
        bar, first = self.verticalScrollBar(), self._first_shown
        was_scrolled = bar.value() > 0
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        if was_scrolled:
            bar.setValue(self.tiles.rect(first).top() - MARGIN_PX)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell what is shown now."""
        super().showEvent(event)
        self._tell()

    def _tell(self) -> None:
        shown = self.shown_rows()
        if shown:
            self._first_shown = shown.start
        self.shown_changed.emit()
        self.fetch_ahead()

    def fetch_ahead(self) -> None:
        """Ask for older pictures where few are left below those shown."""
        shown = self.shown_rows()
        if shown and self.tiles.count - shown.stop <= len(shown) * SCREENS_AHEAD:
            self.model().fetchMore(QModelIndex())

    # Choosing

    def moveCursor(self, action: _Action, _keys: Qt.KeyboardModifier) -> QModelIndex:
        """The row that a key leads to from the current one."""
        tiles = self.tiles
        if not tiles.count:
            return QModelIndex()
        now = self.currentIndex().row()
        if now < 0:
            return self.model().index(self._first_shown, 0)
        page = max(1, self.viewport().height() // tiles.pitch) * tiles.columns
        steps = {
            _Action.MoveLeft: -1,
            _Action.MovePrevious: -1,
            _Action.MoveRight: 1,
            _Action.MoveNext: 1,
            _Action.MoveUp: -tiles.columns if now >= tiles.columns else 0,
            _Action.MoveDown: tiles.columns,
            _Action.MovePageUp: -page,
            _Action.MovePageDown: page,
            _Action.MoveHome: -tiles.count,
            _Action.MoveEnd: tiles.count,
        }
        return self.model().index(max(0, min(now + steps[action], tiles.count - 1)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose what the band touches, or all rows from the first corner to the last."""
        if not self.tiles.count:
            return
        chosen = QItemSelection()
        if self.state() == QAbstractItemView.State.DragSelectingState:
            self._band = rect.normalized().translated(0, self.verticalOffset())
            for first, last in self.tiles.touched(self._band):
                chosen.select(self.model().index(first, 0), self.model().index(last, 0))
        elif rect.size() != QSize(1, 1) or self.indexAt(rect.topLeft()).isValid():
            ends = sorted((self._near(rect.topLeft()), self._near(rect.bottomRight())))
            chosen.select(self.model().index(ends[0], 0), self.model().index(ends[1], 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where the selected rows are shown."""
        region, shown = QRegion(), self.shown_rows()
        for part in selection.toList():
            for row in range(max(part.top(), shown.start), min(part.bottom() + 1, shown.stop)):
                region += self.visualRect(self.model().index(row, 0))
        return region

    def keyboardSearch(self, _text: str) -> None:
        """Letters are shortcuts here; the search field searches."""

    # The mouse

    def viewportEvent(self, event: QEvent) -> bool:
        """Note which tile the mouse is over."""
        if isinstance(event, QHoverEvent):
            gone = event.type() == QEvent.Type.HoverLeave
            point = event.position().toPoint()
            self._hovered = QPersistentModelIndex(QModelIndex() if gone else self.indexAt(point))
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a heart leaves the selection alone."""
        index = self._heart_at(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_heart = QPersistentModelIndex(index)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second quick click on a heart is one more click on the heart."""
        if self._heart_at(event).isValid():
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stretch the band over what is to be chosen."""
        if self._pressed_heart.isValid():
            return
        QAbstractItemView.mouseMoveEvent(self, event)
        if not self._band.isNull():
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on a heart; end the band."""
        pressed, self._pressed_heart = self._pressed_heart, QPersistentModelIndex()
        if pressed.isValid():
            index = self._heart_at(event)
            if index.isValid() and index == pressed:
                self.heart_clicked.emit(index)
            return
        QAbstractItemView.mouseReleaseEvent(self, event)
        self._band = QRect()
        self.viewport().update()

    def _heart_at(self, event: QMouseEvent) -> QModelIndex:
        point = event.position().toPoint()
        index = self.indexAt(point)
        over = index.isValid() and heart_rect(self.visualRect(index)).contains(point)
        return index if over else QModelIndex()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles that can be seen."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state
        for row in self.shown_rows():
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            if event.region().intersects(option.rect):
                option.state = plain | self._state_of(index)
                self.itemDelegate().paint(painter, option, index)
        if not self._band.isEmpty():
            filling = colour("selection")
            filling.setAlphaF(0.15)
            painter.setPen(QPen(colour("link")))
            painter.setBrush(filling)
            painter.drawRect(self._band.translated(0, -self.verticalOffset()))
        painter.end()

    def _state_of(self, index: QModelIndex) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_None
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index == self._hovered:
            state |= QStyle.StateFlag.State_MouseOver
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        return state
