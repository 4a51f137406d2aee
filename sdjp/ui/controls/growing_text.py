"""A plain text field that grows with what is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

LEAST_LINES, MOST_LINES = 3, 8


class GrowingText(QPlainTextEdit):
    """From three lines to eight, then it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._fit_height()

    @property
    def is_on_first_line(self) -> bool:
        """Whether the cursor is on the first line as shown."""
        return not self.textCursor().blockNumber() and self._line() == 0

    @property
    def is_on_last_line(self) -> bool:
        """Whether the cursor is on the last line as shown."""
        block = self.textCursor().block()
        return not block.next().isValid() and self._line() >= block.layout().lineCount() - 1

    def _line(self) -> int:
        """The line of the cursor within its paragraph."""
        cursor = self.textCursor()
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        return line.lineNumber() if line.isValid() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_height()

    @Slot()
    def _on_size_changed(self) -> None:
        self._fit_height()

    def _fit_height(self) -> None:
        # A QPlainTextEdit's document has its height in lines.
        lines = int(self.document().documentLayout().documentSize().height())
        shown = max(LEAST_LINES, min(lines, MOST_LINES))
        around = self.height() - self.maximumViewportSize().height() if self.isVisible() else 12
        margins = 2 * self.document().documentMargin()
        self.setFixedHeight(round(shown * self.fontMetrics().lineSpacing() + margins + around))
