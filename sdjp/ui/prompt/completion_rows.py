"""What the list of suggestions holds, and how a row of it looks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sdjp.base.language import translate
from sdjp.ui.look.theme import colour

LEAST_ROW_PX = 32
AROUND_LINE_PX = 14
GAP_PX = 12
SMALL = 0.86

Word = dict[str, str]
_Index = QModelIndex | QPersistentModelIndex


def category_names() -> dict[str, str]:
    """The glossary's categories in words."""
    return {
        "action": translate("window", "action"),
        "adjective": translate("window", "look and mood"),
        "animal": translate("window", "animal"),
        "art-style": translate("window", "art style"),
        "clothing": translate("window", "clothing"),
        "colour": translate("window", "colour"),
        "composition": translate("window", "composition"),
        "culture": translate("window", "Japanese culture"),
        "fantasy": translate("window", "fantasy"),
        "food": translate("window", "food"),
        "hair-and-face": translate("window", "hair and face"),
        "light-and-weather": translate("window", "light and weather"),
        "nature": translate("window", "nature"),
        "history": translate("window", "used before"),
        "negative": translate("window", "to avoid"),
        "person": translate("window", "person"),
        "place": translate("window", "place"),
        "plant": translate("window", "plant"),
        "quality": translate("window", "quality"),
        "thing": translate("window", "thing"),
        "user": translate("window", "your word"),
        "vehicle": translate("window", "vehicle"),
    }


def row_height(view: QWidget) -> int:
    """How high a row is in the letters of `view`."""
    return max(LEAST_ROW_PX, view.fontMetrics().height() + AROUND_LINE_PX)


def _category(word: Word) -> str:
    return category_names().get(word["category"], word["category"])


class CompletionWords(QAbstractListModel):
    """What is offered, as `sdjp.text.completion` gives it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words: tuple[Word, ...] = ()

    def show_words(self, words: tuple[Word, ...]) -> None:
        """Offer other words."""
        self.beginResetModel()
        self.words = words
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        return 0 if parent.isValid() else len(self.words)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        word = self.words[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return word["surface"]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = (word["surface"], word["reading"], word["english"] or _category(word))
            return " ".join(spoken)
        return None


class CompletionRow(QStyledItemDelegate):
    """One word: 桜 さくら … cherry blossoms, and its category."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        shown: Any = option
        return QSize(shown.rect.width(), row_height(shown.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown: Any = option
        view = shown.widget
        style = QStyle.PrimitiveElement.PE_PanelItemViewItem
        view.style().drawPrimitive(style, option, painter, view)
        word = index.model().words[index.row()]  # type: ignore[attr-defined]
        is_chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        text = colour("on_selection" if is_chosen else "text")
        dim = colour("on_selection" if is_chosen else "dim")
        usual, small = QFont(view.font()), QFont(view.font())
        small.setPointSizeF(usual.pointSizeF() * SMALL)
        room = QRect(shown.rect).adjusted(10, 0, -10, 0)
        painter.save()
        category = _category(word)
        room.setRight(self._put(painter, room, category, small, dim, at_right=True) - GAP_PX)
        left = self._put(painter, room, word["surface"], usual, text)
        room.setLeft(left + GAP_PX)
        if word["reading"] != word["surface"]:
            room.setLeft(self._put(painter, room, word["reading"], small, dim) + GAP_PX)
        self._put(painter, room, word["english"], small, text)
        painter.restore()

    @staticmethod
    def _put(
        painter: QPainter,
        room: QRect,
        text: str,
        font: QFont,
        ink: QColor,
        *,
        at_right: bool = False,
    ) -> int:
        """Write on one line; returns where the writing ends on its inner side."""
        painter.setFont(font)
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        width = metrics.horizontalAdvance(shown)
        return room.right() - width if at_right else room.left() + width
