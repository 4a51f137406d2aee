"""The jobs that wait: bring them forward or back, take them out, try parked ones again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.app.jobs import Job, JobState
from sdjp.base.language import error_text, translate
from sdjp.ui.look.icons import icon, icon_button
from sdjp.ui.look.room import Room
from sdjp.ui.look.theme import colour

ROW_PX = 48
ROWS_SEEN = 3
MARGIN_PX = 8
ICON_PX = 18
_PROMPT, _DETAIL, _JOB, _ICON = (Qt.ItemDataRole.UserRole + number for number in range(4))


class _RowDelegate(QStyledItemDelegate):
    """Two lines: the prompt, and what is to be drawn or why it is parked."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        return QSize(120, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place = option.rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection"))
            painter.drawRoundedRect(place, 6, 6)
        inner = place.adjusted(MARGIN_PX, 4, -MARGIN_PX, -4)
        drawing = icon(index.data(_ICON), "on_selection" if chosen else "dim")
        drawing.paint(painter, inner.left(), inner.top(), ICON_PX, inner.height())
        inner.setLeft(inner.left() + ICON_PX + MARGIN_PX)
        height = inner.height() // 2
        lines = ((_PROMPT, "text", 0), (_DETAIL, "dim", height))
        for role, name, down in lines:
            painter.setPen(colour("on_selection" if chosen else name))
            box = inner.adjusted(0, down, 0, 0)
            box.setHeight(height)
            text = str(index.data(role)).replace("\n", " ")
            cut = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()


class QueueList(QListWidget):
    """The waiting jobs; drag moves them, as do Alt+↑ and Alt+↓, Del takes one out."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.setItemDelegate(_RowDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Queued: the list must not be filled again while the view still moves its rows.
        moved = Qt.ConnectionType.QueuedConnection
        self.model().rowsMoved.connect(self._on_rows_moved, moved)

    @property
    def chosen(self) -> str:
        """The id of the chosen job; empty where none is."""
        item = self.currentItem()
        return str(item.data(_JOB)) if item is not None else ""

    def fill(self, jobs: list[Job]) -> None:
        """Show these jobs; the chosen one stays chosen."""
        chosen, row = self.chosen, self.currentRow()
        self.clear()
        for job in jobs:
            item = QListWidgetItem(self)
            item.setData(_PROMPT, job.order.lanes.prompt)
            item.setData(_DETAIL, job_text(job))
            item.setData(_JOB, job.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(job))
            item.setToolTip(error_text(job.error) if job.error is not None else "")
            item.setData(_ICON, "pause" if job.state is JobState.PARKED else "clock")
            if job.id == chosen:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and chosen:
            self.setCurrentRow(min(row, self.count() - 1))

    def move_chosen(self, by: int) -> None:
        """Move the chosen job by so many places."""
        row = self.currentRow() + by
        if self.chosen and 0 <= row < self.count():
            self._core.queue.move(self.chosen, row + self._first)

    @property
    def _first(self) -> int:
        """The place in the queue of the first row: the one being drawn comes before."""
        return 0 if self._core.queue.current is None else 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and take out by key."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_chosen(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self._core.queue.cancel(self.chosen)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex, int, int, QModelIndex, int)
    def _on_rows_moved(
        self, _parent: QModelIndex, _from: int, _to: int, _other: QModelIndex, row: int
    ) -> None:
        moved = self.item(row if row < _from else row - 1)
        if moved is not None:
            place = self.row(moved) + self._first
            self._core.queue.move(str(moved.data(_JOB)), place)


class QueuePanel(Room):
    """Hidden while nothing waits.

    Signals:
        left(): the last row went while the focus was here.
    """

    left = Signal()

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._heading = QLabel()
        self._heading.setProperty("role", "heading")
        self.cancel_all = QPushButton()
        self.cancel_all.setProperty("role", "quiet")
        self.rows = QueueList(core)
        self.up, self.down = icon_button("up"), icon_button("down")
        self.cancel = icon_button("close")
        self.retry = QPushButton(icon("refresh"), "")
        self._arrange()
        self.rows.currentRowChanged.connect(self._on_row_changed)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.cancel.clicked.connect(self._on_cancel)
        self.retry.clicked.connect(self._on_retry)
        self.cancel_all.clicked.connect(core.queue.cancel_all)
        core.queue.changed.connect(self._show)
        self.retranslate()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.cancel_all)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        tools.addWidget(self.retry)
        tools.addStretch(1)
        for tool in (self.up, self.down, self.cancel):
            tools.addWidget(tool)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.rows)
        layout.addLayout(tools)

    def retranslate(self) -> None:
        """Set all texts."""
        self.rows.setAccessibleName(translate("window", "Waiting drawings"))
        self.cancel_all.setText(translate("window", "Cancel all"))
        self.retry.setText(translate("window", "Draw it after all"))
        tips = {
            self.up: translate("window", "Draw earlier (Alt+↑)"),
            self.down: translate("window", "Draw later (Alt+↓)"),
            self.cancel: translate("window", "Take out of the queue (Del)"),
        }
        for button, tip in tips.items():
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self._show()

    @property
    def _waiting(self) -> list[Job]:
        return [job for job in self._core.queue.jobs if job is not self._core.queue.current]

    @Slot()
    def _show(self) -> None:
        waiting = self._waiting
        had_focus = self.has_focus_inside
        self._heading.setText(translate("window", "Waiting: {count}").format(count=len(waiting)))
        self.rows.fill(waiting)
        seen = min(len(waiting), ROWS_SEEN)
        self.rows.setFixedHeight(seen * ROW_PX + 2 * self.rows.frameWidth() + 4)
        self._show_tools()
        self.setVisible(bool(waiting))
        if had_focus and not waiting:
            self.left.emit()

    def _show_tools(self) -> None:
        row, chosen = self.rows.currentRow(), self.rows.chosen
        for tool in (self.up, self.down, self.cancel):
            tool.setVisible(bool(chosen))
        self.up.setEnabled(row > 0)
        self.down.setEnabled(row < self.rows.count() - 1)
        parked = [job.id for job in self._waiting if job.state is JobState.PARKED]
        self.retry.setVisible(bool(parked))
        self.retry.setEnabled(chosen in parked or (not chosen and bool(parked)))

    @Slot(int)
    def _on_row_changed(self, _row: int) -> None:
        self._show_tools()

    @Slot()
    def _on_up(self) -> None:
        self.rows.move_chosen(-1)

    @Slot()
    def _on_down(self) -> None:
        self.rows.move_chosen(1)

    @Slot()
    def _on_cancel(self) -> None:
        self._core.queue.cancel(self.rows.chosen)

    @Slot()
    def _on_retry(self) -> None:
        """The chosen parked job, or the first one where none is chosen."""
        parked = [job.id for job in self._waiting if job.state is JobState.PARKED]
        if parked:
            self._core.queue.retry(self.rows.chosen if self.rows.chosen in parked else parked[0])


def _spoken(job: Job) -> str:
    """What a screen reader says of a row: its icon, too."""
    text = f"{job.order.lanes.prompt} – {job_text(job)}"
    if job.state is JobState.PARKED:
        return translate("window", "Put aside: {drawing}").format(drawing=text)
    return text


def job_text(job: Job) -> str:
    """What is to be drawn, or why it is not: one line."""
    if job.state is JobState.PARKED and job.error is not None:
        return error_text(job.error).partition("\n")[0]
    if job.state is JobState.PARKED:
        return translate("window", "From last time; not drawn yet")
    if job.comparison is not None:
        return translate("window", "Comparison of {count}").format(count=len(job.comparison.values))
    return translate("window", "Pictures: {count} · steps: {steps}").format(
        count=len(job.order.seeds), steps=job.order.steps
    )
