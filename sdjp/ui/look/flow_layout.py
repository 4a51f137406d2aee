"""Widgets one behind the other, in as many rows as they need."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays widgets out like words; one that is too wide gets a row of its own and wraps."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put `widget` before the widget that is at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins: QMargins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, is_trial: bool) -> int:
        """Place the items in `rect`; returns the height needed."""
        room = rect.marginsRemoved(self.contentsMargins())
        x, y, row_height = room.left(), room.top(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if (widget := item.widget()) is not None and widget.isHidden():
                continue
            wanted = item.sizeHint()
            width = min(wanted.width(), room.width())
            height = item.heightForWidth(width) if item.hasHeightForWidth() else wanted.height()
            if row and x + width > room.right() + 1:
                self._place(row, row_height, is_trial=is_trial)
                x, y, row_height, row = room.left(), y + row_height + self.spacing(), 0, []
            row.append((item, QRect(QPoint(x, y), QSize(width, height))))
            x += width + self.spacing()
            row_height = max(row_height, height)
        self._place(row, row_height, is_trial=is_trial)
        return y + row_height - rect.top() + self.contentsMargins().bottom()

    @staticmethod
    def _place(row: list[tuple[QLayoutItem, QRect]], height: int, *, is_trial: bool) -> None:
        """Give the items of a row their places, all of them the row's height."""
        if not is_trial:
            for item, place in row:
                place.setHeight(height)
                item.setGeometry(place)
