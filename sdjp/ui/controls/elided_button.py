"""A button whose words are cut with … where there is too little room; a tool tip has them all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

LEAST_PX = 48
BESIDE_ICON_PX = 4
"""What Qt leaves between icon and words."""


class ElidedButton(QPushButton):
    """As wide as its words where it can be; `words` are all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._tip = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """All that it says."""
        return self._words

    def say(self, words: str, tip: str = "") -> None:
        """Say this; `tip` is what the tool tip says besides."""
        self._words, self._tip = words, tip
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        lines = self.fontMetrics()
        around = self._size_of("").width()
        mode = Qt.TextElideMode.ElideRight
        shown = lines.elidedText(self._words, mode, self.width() - around)
        self.setText(shown.replace("&", "&&"))
        whole = "" if shown == self._words else self._words
        self.setToolTip("\n".join(filter(None, (whole, self._tip))))

    def _size_of(self, words: str) -> QSize:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words)
        if not self.icon().isNull():
            drawn = self.iconSize()
            inside = QSize(
                inside.width() + drawn.width() + BESIDE_ICON_PX,
                max(inside.height(), drawn.height()),
            )
        kind = QStyle.ContentsType.CT_PushButton
        return self.style().sizeFromContents(kind, option, inside, self)

    def sizeHint(self) -> QSize:
        return self._size_of(self._words.replace("&", "&&"))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_PX, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
