"""Presets as cards with pictures: their list, their painting, and the view that shows them."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sdjp.base.language import current_language, translate
from sdjp.store.presets import Preset
from sdjp.ui.look.fonts import window_font
from sdjp.ui.look.theme import colour
from sdjp.ui.presets.pictures import picture_of
from sdjp.ui.presets.search import matches, search_text

PICTURE = QSize(84, 63)
CARD = QSize(104, 98)
"""In ordinary letters; larger ones get more room."""

RADIUS_PX = 8
SMALLEST_NAME = 0.72
SCROLL_BAR_PX = 14
TURN_S = 0.012
"""How long pictures are made before the window gets its turn."""

ID_ROLE = Qt.ItemDataRole.UserRole
PRESET_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class PresetPictures(QObject):
    """Pictures of presets, made one after the other while the window has nothing else to do.

    Signals:
        made(): there are more of them.
    """

    made = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pixmaps: dict[tuple[Preset, float], QPixmap] = {}
        self._wanted: deque[tuple[Preset, float]] = deque()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def pixmap(self, preset: Preset, ratio: float) -> QPixmap | None:
        """The picture of `preset` for screens of `ratio`; None as long as it is not made."""
        key = (preset, ratio)
        if key not in self._pixmaps and key not in self._wanted:
            self._wanted.append(key)
            self._turn.start()
        return self._pixmaps.get(key)

    @Slot()
    def _on_turn(self) -> None:
        until = time.monotonic() + TURN_S
        while self._wanted and time.monotonic() < until:
            preset, ratio = self._wanted.popleft()
            pixmap = QPixmap.fromImage(picture_of(preset, PICTURE * ratio))
            pixmap.setDevicePixelRatio(ratio)
            self._pixmaps[preset, ratio] = pixmap
        self.made.emit()
        if self._wanted:
            self._turn.start()


class PresetList(QAbstractListModel):
    """Presets of one kind behind the entry for none of them."""

    def __init__(self, presets: Sequence[Preset], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presets = tuple(presets)

    def take(self, presets: Sequence[Preset]) -> None:
        """Show other presets, or the same ones in another language."""
        self.beginResetModel()
        self._presets = tuple(presets)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One more than there are presets."""
        return 0 if parent.isValid() else len(self._presets) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, note and id of a preset."""
        preset = self._presets[index.row() - 1] if index.row() else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return preset_name(preset)
            case Qt.ItemDataRole.ToolTipRole:
                return preset_tip(preset)
            case _ if role == ID_ROLE:
                return preset.id if preset else ""
            case _ if role == PRESET_ROLE:
                return preset
        return None

    def place(self, preset_id: str) -> QModelIndex:
        """Where the preset with this id is; the entry for none where there is no such preset."""
        ids = [preset.id for preset in self._presets]
        return self.index(ids.index(preset_id) + 1 if preset_id in ids else 0)


class FoundPresets(QSortFilterProxyModel):
    """The presets that a query finds."""

    def __init__(self, source: PresetList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self.setSourceModel(source)

    def search(self, query: str) -> None:
        """Show what `query` finds; everything for an empty one."""
        self.beginFilterChange()
        self._query = query.strip()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        """Whether a row is found; the entry for none only without a query."""
        preset = self.sourceModel().index(row, 0, parent).data(PRESET_ROLE)
        if preset is None:
            return not self._query
        return matches(search_text(preset), self._query)


class PresetCards(QListView):
    """Cards in one row, or in as many as are needed.

    Signals:
        chosen(id): the user chose a preset; empty for none.
    """

    chosen = Signal(str)

    def __init__(
        self, pictures: PresetPictures, *, wraps: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._wraps = wraps
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(wraps)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setItemDelegate(_CardDelegate(pictures, self))
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        if not wraps:
            self._fit_height()
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pictures.made.connect(self._on_made)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_clicked)

    def _fit_height(self) -> None:
        self.setFixedHeight(card_size(self.font()).height() + SCROLL_BAR_PX + 6)

    def changeEvent(self, event: QEvent) -> None:
        """Give larger letters more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
            if not self._wraps:
                self._fit_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A row of cards leaves the ordinary wheel to the form it stands in."""
        sideways = event.angleDelta().x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if self._wraps or sideways:
            super().wheelEvent(event)
        else:
            event.ignore()

    @Slot()
    def _on_made(self) -> None:
        self.viewport().update()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ID_ROLE))


class _CardDelegate(QStyledItemDelegate):
    """Paints a card: picture above, name below, a ring around the chosen one."""

    def __init__(self, pictures: PresetPictures, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All cards are of one size."""
        return card_size(option.font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(2, 2, -2, -2)
        _paint_ground(painter, card, option.state)
        frame = QRectF(0, 0, PICTURE.width(), PICTURE.height())
        frame.moveCenter(card.center())
        frame.moveTop(card.top() + 5)
        preset: Preset | None = index.data(PRESET_ROLE)
        if preset is None:
            _paint_none(painter, frame)
        else:
            pixmap = self._pictures.pixmap(preset, painter.device().devicePixelRatioF())
            _paint_picture(painter, frame, pixmap)
        below = QRectF(card.left(), frame.bottom(), card.width(), card.bottom() - frame.bottom())
        _paint_name(painter, below, option.font, str(index.data()))
        painter.restore()


def card_size(font: QFont) -> QSize:
    """How large cards are whose names are written in `font`."""
    return CARD + QSize(0, max(0, _name_height(font) - _name_height(window_font())))


def _name_height(font: QFont) -> int:
    """Of the longest names, in two lines."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALLEST_NAME)
    return ceil(2 * QFontMetricsF(small).lineSpacing())


def preset_name(preset: Preset | None) -> str:
    """The name of a preset in the language of the moment."""
    return preset.name(current_language()) if preset else translate("window", "None")


def preset_tip(preset: Preset | None) -> str:
    """What is said of a preset where there is room for a sentence."""
    if preset is None:
        return translate("window", "Only what you write")
    return preset.note(current_language()) or preset_name(preset)


def _paint_ground(painter: QPainter, card: QRectF, state: QStyle.StateFlag) -> None:
    if state & _State.State_Selected:
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(colour("tint_user"))
    elif state & _State.State_HasFocus:
        painter.setPen(QPen(colour("link"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        is_hovered = state & _State.State_MouseOver
        painter.setBrush(colour("hover") if is_hovered else QBrush(Qt.BrushStyle.NoBrush))
    painter.drawRoundedRect(card, RADIUS_PX, RADIUS_PX)


def _paint_none(painter: QPainter, frame: QRectF) -> None:
    painter.setPen(QPen(colour("edge"), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), RADIUS_PX - 2, RADIUS_PX - 2)
    middle, reach = frame.center(), frame.height() * 0.16
    painter.setPen(QPen(colour("dim"), 2))
    painter.drawEllipse(middle, reach, reach)
    slant = QPointF(reach, -reach) * 0.7
    painter.drawLine(middle - slant, middle + slant)


def _paint_picture(painter: QPainter, frame: QRectF, pixmap: QPixmap | None) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if pixmap is None:
        painter.setBrush(colour("stage"))
        painter.drawRoundedRect(frame, RADIUS_PX - 2, RADIUS_PX - 2)
        return
    painter.translate(frame.topLeft())
    painter.setBrush(QBrush(pixmap))
    painter.drawRoundedRect(QRectF(0, 0, frame.width(), frame.height()), 6, 6)
    painter.translate(-frame.topLeft())


def _paint_name(painter: QPainter, place: QRectF, base: QFont, name: str) -> None:
    """The name in one line; a long one in smaller letters, the longest ones in two lines."""
    font = QFont(base)
    usual = base.pointSizeF() * 0.88
    font.setPointSizeF(usual)
    room = place.width() - 6
    width = QFontMetricsF(font).horizontalAdvance(name)
    if width > room:
        size = max(usual * room / width, base.pointSizeF() * SMALLEST_NAME)
        unbroken = max(name.split(), key=len) if name.isascii() else ""
        widest = QFontMetricsF(font).horizontalAdvance(unbroken)
        font.setPointSizeF(min(size, usual * room / widest) if widest else size)
    painter.setFont(font)
    painter.setPen(colour("text"))
    text = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, room * 1.8)
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(place.adjusted(2, 0, -2, 0), flags, text)
