"""The prompts used so far; they stay when their pictures go."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.contract.codec import error_of
from sdjp.contract.library_messages import ListedPrompts, ListPrompts
from sdjp.contract.messages import Failed
from sdjp.ui.controls.foreign_text import plain_tip
from sdjp.ui.controls.parameter_texts import joined
from sdjp.ui.look.icons import icon
from sdjp.ui.look.moments import moment_text
from sdjp.ui.look.theme import colour
from sdjp.ui.pictures.hand_out import copy_text

PROMPT_ROLE = Qt.ItemDataRole.UserRole
LIMIT = 200
LINES = 2
"""Lines of a prompt that are shown."""

_TRANSIENT = ("WorkerDied", "WireBroken")


class PromptList(QListWidget):
    """Prompts, newest first, each once.

    Signals:
        listed(): an answer has come.
        taken(prompt): the user wants this prompt; as in `ListedPrompts.prompts`.
        copied(): a prompt was put on the clipboard.
    """

    listed = Signal()
    taken = Signal(object)
    copied = Signal()

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._text = ""
        self._job = ""
        self._is_due = True
        self._is_looked_at = False
        self.setItemDelegate(_PromptDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_wanted)
        self.itemDoubleClicked.connect(self._on_double_clicked)
        core.queue.changed.connect(self.refresh)

    def search(self, text: str) -> None:
        """Show the prompts that hold these words."""
        if text != self._text:
            self._text = text
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """List the prompts again, now or when they are shown next."""
        self._is_due = True
        if self._is_looked_at:
            self._ask()

    def set_looked_at(self, is_looked_at: bool) -> None:
        """Whether anybody sees the list; otherwise it does not ask."""
        self._is_looked_at = is_looked_at
        if is_looked_at and self._is_due:
            self._ask()

    def _ask(self) -> None:
        self._is_due = False
        self._core.library.forget(self._job)
        self._job = self._core.library.ask(
            ListPrompts, self._on_listed, text=self._text, limit=LIMIT
        )

    def _on_listed(self, answer: ListedPrompts | Failed) -> None:
        if not isValid(self):
            return
        if isinstance(answer, ListedPrompts):
            self._show(answer.prompts)
            self.listed.emit()
        elif answer.error in _TRANSIENT:
            self._ask()
        else:
            self._core.failed.emit(error_of(answer))

    def _show(self, prompts: tuple[dict[str, Any], ...]) -> None:
        shown = [self.item(number).data(PROMPT_ROLE) for number in range(self.count())]
        if shown == list(prompts):
            return
        self.clear()
        for prompt in prompts:
            item = QListWidgetItem(prompt["prompt"])
            item.setData(PROMPT_ROLE, prompt)
            item.setToolTip(plain_tip(prompt["prompt"]))
            self.addItem(item)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again in another font or language."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the prompt over."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._take(self.currentItem())
        elif event.matches(QKeySequence.StandardKey.Copy) and self.currentItem():
            self._copy()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Prompts wrap differently at another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot(QListWidgetItem)
    def _on_double_clicked(self, item: QListWidgetItem) -> None:
        self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.data(PROMPT_ROLE))

    @Slot()
    def _take_current(self) -> None:
        self._take(self.currentItem())

    @Slot()
    def _copy(self) -> None:
        copy_text(self.currentItem().text())
        self.copied.emit()

    @Slot(object)
    def _on_menu_wanted(self, place: Any) -> None:
        if self.currentItem() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("pen"), translate("window", "Use this prompt"), self._take_current)
        menu.addAction(icon("copy"), translate("window", "Copy prompt"), self._copy)
        menu.popup(self.viewport().mapToGlobal(place))


class _PromptDelegate(QStyledItemDelegate):
    """A prompt in at most two lines, below it when and how often it was used."""

    _MARGIN_PX = 10
    _SPREAD = 1.3

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else 300
        lines = len(_broken(index.data(), option.font, width - 2 * self._MARGIN_PX))
        height = self._line_height(option) * (lines + 1) + 2 * self._MARGIN_PX
        return QSize(width, height)

    def _line_height(self, option: QStyleOptionViewItem) -> int:
        return round(option.fontMetrics.lineSpacing() * self._SPREAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection" if is_selected else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
        place = option.rect.adjusted(
            self._MARGIN_PX, self._MARGIN_PX, -self._MARGIN_PX, -self._MARGIN_PX
        )
        height = self._line_height(option)
        painter.setFont(option.font)
        painter.setPen(colour("on_selection" if is_selected else "text"))
        for line in _broken(index.data(), option.font, place.width()):
            painter.drawText(QRect(place.topLeft(), QSize(place.width(), height)), 0, line)
            place.translate(0, height)
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.88)
        painter.setFont(small)
        painter.setPen(colour("on_selection" if is_selected else "dim"))
        painter.drawText(place, 0, _below(index.data(PROMPT_ROLE)))
        painter.restore()


def _below(prompt: dict[str, Any]) -> str:
    moment = moment_text(str(prompt["created"]))
    if prompt["used"] < 2:
        return moment
    times = translate("window", "used {count} ×").format(count=prompt["used"])
    return joined((moment, times))


def _broken(text: str, font: QFont, width: int) -> list[str]:
    """The first lines of `text` at this width; the last one ends in … where there is more."""
    layout = QTextLayout(" ".join(text.split()), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) <= LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(max(40, width))
        units = layout.text().encode("utf-16-le")
        start = 2 * line.textStart()
        lines.append(units[start : start + 2 * line.textLength()].decode("utf-16-le"))
    layout.endLayout()
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1].rstrip()[:-1] + "…"]
    return lines or [""]
