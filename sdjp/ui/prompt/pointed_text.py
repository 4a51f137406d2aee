"""Which character of the prompt the mouse points at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QMouseEvent

from sdjp.ui.prompt.editor import PromptEditor
from sdjp.ui.prompt.utf16 import Units


class PointedText(QObject):
    """Follows the mouse over an editor; looks only, and not at all while a conversion is open.

    Signals:
        pointed(int): the character that is pointed at now; -1 for none.
    """

    pointed = Signal(int)

    def __init__(self, editor: PromptEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._told = -1
        editor.viewport().setMouseTracking(True)
        editor.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look where the mouse is; the event goes on."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._tell(self._character_at(event.position().toPoint()))
        elif event.type() == QEvent.Type.Leave:
            self._tell(-1)
        return False

    def _tell(self, character: int) -> None:
        if character != self._told:
            self._told = character
            self.pointed.emit(character)

    def _character_at(self, point: QPoint) -> int:
        editor = self._editor
        if editor.is_composing:
            return -1
        gap = editor.cursorForPosition(point)
        beside = editor.cursorRect(gap)
        em = editor.fontMetrics().horizontalAdvance("あ")
        if not beside.adjusted(-em, 0, em, 0).contains(point):
            return -1
        character = Units(editor.text).character(gap.position()) - (point.x() < beside.center().x())
        return character if 0 <= character < len(editor.text) else -1
