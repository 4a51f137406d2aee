"""What was drawn in this session: tiles, the facts of the chosen one, and what to do with it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.app.jobs import Job, JobState
from sdjp.base.language import translate
from sdjp.contract.codec import error_of
from sdjp.contract.library_messages import Mark, Marked
from sdjp.contract.messages import Failed, Saved
from sdjp.ui.controls.elided_button import ElidedButton
from sdjp.ui.controls.notice_bar import NoticeBar
from sdjp.ui.drawing.again_menu import AgainMenu, DrawAgain
from sdjp.ui.drawing.result_tiles import ResultTiles
from sdjp.ui.look.empty_state import EmptyState
from sdjp.ui.look.flow_layout import FlowLayout
from sdjp.ui.look.icons import icon, icon_button
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.copying import PictureCopy
from sdjp.ui.pictures.facts import PictureFacts
from sdjp.ui.pictures.hand_out import open_folder
from sdjp.ui.pictures.kept_picture import KeptPicture
from sdjp.ui.pictures.menu import PictureMenu


class ResultsPanel(Room):
    """The pictures of this session.

    Attributes:
        is_held: whether the user looks at a picture that no newer one is to replace.

    Signals:
        chosen(KeptPicture | None): show this one on the canvas.
        drawn(KeptPicture): this one was drawn just now.
        picked(KeptPicture): the user himself chose this one.
        compare_wanted(KeptPicture): compare settings for this one.
        history_wanted(int): show this row of the index in the history.
    """

    chosen = Signal(object)
    drawn = Signal(object)
    picked = Signal(object)
    compare_wanted = Signal(object)
    history_wanted = Signal(int)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.is_held: Callable[[], bool] = lambda: False
        self._begun_at = 0.0
        self._deleted: list[tuple[KeptPicture, int]] = []
        self._copy = PictureCopy(core, self)
        self.again = DrawAgain(core, self)
        self._build()
        self._connect()
        self.retranslate()
        self._show_choice(None)

    # Layout

    def _build(self) -> None:
        self.tiles = ResultTiles()
        self._empty = EmptyState()
        self.facts = PictureFacts()
        self.reroll = ElidedButton()
        self.reroll.setIcon(icon("dice"))
        self.same_but = QPushButton(icon("refresh"), "")
        self.same_but.setProperty("menu", "true")
        self.same_but_menu = AgainMenu(self.again, self._core, self)
        self.same_but.setMenu(self.same_but_menu)
        self.keep_seed = QPushButton(icon("lock"), "")
        self.favourite = self._tool("heart")
        self.favourite.setCheckable(True)
        self.folder = self._tool("folder")
        self.copy = self._tool("copy")
        self.delete = self._tool("trash")
        self.notice = NoticeBar()
        self.details = QWidget()
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.facts)
        column.addWidget(self.reroll)
        column.addWidget(self.same_but)
        column.addLayout(self._tools_row())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.tiles, 1)
        layout.addWidget(self.notice)
        layout.addWidget(self.details)

    def _tools_row(self) -> FlowLayout:
        tools = QWidget()
        inside = QHBoxLayout(tools)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for tool in (self.favourite, self.folder, self.copy, self.delete):
            inside.addWidget(tool)
        row = FlowLayout(spacing=4)
        row.addWidget(self.keep_seed)
        row.addWidget(tools)
        return row

    def _tool(self, name: str) -> QToolButton:
        button = icon_button(name)
        button.setIconSize(QSize(20, 20))
        return button

    def _connect(self) -> None:
        self.tiles.selectionModel().currentChanged.connect(self._on_current_changed)
        self.tiles.clicked.connect(self._on_clicked)
        self.tiles.activated.connect(self._on_clicked)
        self.tiles.menu_wanted.connect(self._open_menu)
        self.reroll.clicked.connect(self.draw_again)
        self.keep_seed.clicked.connect(self._on_keep_seed)
        self.favourite.clicked.connect(self._on_favourite)
        self.folder.clicked.connect(self._on_folder)
        self.copy.clicked.connect(self._on_copy)
        self.delete.clicked.connect(self.delete_chosen)
        self._bind("Del", self.tiles, self.delete_chosen)
        self._bind("Ctrl+Z", self, self.notice.take_back)
        self.same_but_menu.compare_wanted.connect(self.compare_wanted)
        self._core.revealed.connect(self.tiles.results.reveal)
        self._core.queue.changed.connect(self._on_queue_changed)
        self._core.queue.saved.connect(self._on_saved)
        self._core.queue.finished.connect(self._on_finished)

    def _bind(self, keys: str, room: QWidget, act: Callable[[], object]) -> None:
        """Have `keys` call `act` while the focus is in `room`."""
        action = QAction(room)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        room.addAction(action)

    def retranslate(self) -> None:
        """Set all texts."""
        self.tiles.setAccessibleName(translate("window", "Pictures of this session"))
        sentence = translate("window", "The pictures you draw will appear here.")
        self._empty.say("pictures", sentence, "")
        self._empty.setAccessibleName(sentence)
        self.reroll.say(translate("window", "Once more (another seed)"))
        self.same_but.setText(translate("window", "The same, but …"))
        self.keep_seed.setText(translate("window", "Keep this seed"))
        self.keep_seed.setToolTip(
            translate("window", "The next drawings begin with the seed of this picture")
        )
        tips = {
            self.favourite: translate("window", "Favourite"),
            self.folder: translate("window", "Open folder"),
            self.copy: translate("window", "Copy picture"),
            self.delete: translate("window", "Move to the recycle bin (Del)"),
        }
        self.notice.yes.setToolTip(translate("window", "Undo (Ctrl+Z)"))
        for button, tip in tips.items():
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self.same_but_menu.retranslate()

    def take_focus(self) -> None:
        """Have the keys come to the tiles, or to what stands in their place."""
        place = self.tiles if self.tiles.results.pictures else self._empty
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    # Choosing

    @Slot(object, object)
    def _on_saved(self, job: Job, saved: Saved) -> None:
        now = time.monotonic()
        seconds = now - self._begun_at if self._begun_at else 0.0
        self._begun_at = now
        kept = KeptPicture.of(job, saved, seconds)
        self.tiles.results.insert(kept)
        if self.is_held():
            self._show_choice(self.tiles.chosen)
        else:
            self.tiles.choose(kept)
            self.tiles.scrollToTop()
        self.drawn.emit(kept)

    @Slot()
    def _on_queue_changed(self) -> None:
        job = self._core.queue.current
        if job is None or job.state is JobState.LOADING:
            self._begun_at = 0.0
        elif not self._begun_at:
            self._begun_at = time.monotonic()

    @Slot(object)
    def _on_finished(self, job: Job) -> None:
        if job.progress is not None:  # it was not only taken out of the queue
            self._begun_at = 0.0

    @Slot(object, object)
    def _on_current_changed(self, _now: object, _before: object) -> None:
        self._show_choice(self.tiles.chosen)
        if self.tiles.hasFocus() and self.tiles.chosen is not None:
            self.picked.emit(self.tiles.chosen)

    @Slot(object)
    def _on_clicked(self, _index: object) -> None:
        if self.tiles.chosen is not None:
            self.picked.emit(self.tiles.chosen)

    def _show_choice(self, kept: KeptPicture | None) -> None:
        has_any = bool(self.tiles.results.pictures)
        self.tiles.setVisible(has_any)
        self._empty.setVisible(not has_any)
        self.details.setVisible(kept is not None)
        self.facts.show_facts(kept)
        self.same_but_menu.offer_for(kept)
        if kept is None:
            return
        for button in (self.favourite, self.delete):
            button.setEnabled(kept.row_id is not None)
        self.folder.setEnabled(bool(kept.path))
        self._show_heart(kept)

    def _show_heart(self, kept: KeptPicture) -> None:
        self.favourite.setChecked(kept.is_favourite)
        filled = kept.is_favourite
        self.favourite.setIcon(icon("heart-filled", "accent_text") if filled else icon("heart"))

    @Slot(object, QPoint)
    def _open_menu(self, kept: KeptPicture, where: QPoint) -> None:
        menu = PictureMenu(self._core, kept, self._copy, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.history_wanted.connect(self.history_wanted)
        menu.popup(where)

    # Doing something with the chosen one

    @Slot()
    def draw_again(self) -> None:
        """Draw the chosen picture again with another seed."""
        if (kept := self.tiles.chosen) is not None:
            self.again.with_other_seeds(kept)

    @Slot()
    def _on_keep_seed(self) -> None:
        if (kept := self.tiles.chosen) is not None:
            self._core.session.set(seed=kept.record.seed)

    @Slot(bool)
    def _on_favourite(self, on: bool) -> None:
        kept = self.tiles.chosen
        if kept is None or kept.row_id is None:
            return
        kept.is_favourite = on
        self._show_heart(kept)
        self.tiles.results.show_changed(kept)
        self._mark(kept.row_id, favourite=on)

    @Slot()
    def _on_folder(self) -> None:
        if (kept := self.tiles.chosen) is not None:
            open_folder(kept.path)

    @Slot()
    def _on_copy(self) -> None:
        if (kept := self.tiles.chosen) is not None:
            self._copy.copy(kept)

    @Slot()
    def delete_chosen(self) -> None:
        """Move the chosen picture to the recycle bin; `undo_delete` brings it back."""
        kept = self.tiles.chosen
        if kept is None or kept.row_id is None:
            return
        had_focus = self.has_focus_inside
        self._deleted.append((kept, self.tiles.results.take(kept)))
        self._mark(kept.row_id, deleted=True)
        self._show_choice(self.tiles.chosen)
        if had_focus:
            self.take_focus()
        self.notice.tell(_moved, self.undo_delete)
        self.chosen.emit(self.tiles.chosen)

    def undo_delete(self) -> None:
        """Bring the last deleted picture back."""
        if not self._deleted:
            return
        kept, row = self._deleted.pop()
        if kept.row_id is not None:
            self._mark(kept.row_id, deleted=False)
        self.tiles.results.insert(kept, min(row, len(self.tiles.results.pictures)))
        self.tiles.choose(kept)
        self._show_choice(kept)
        self.take_focus()
        self.chosen.emit(kept)

    def _mark(self, row_id: int, **marks: bool) -> None:
        self._core.library.ask(Mark, self._on_marked, row_ids=(row_id,), **marks)

    def _on_marked(self, answer: Marked | Failed) -> None:
        if isinstance(answer, Failed):
            self._core.failed.emit(error_of(answer))
        else:
            self._core.library_changed.emit()


def _moved() -> str:
    return translate("window", "Moved to the recycle bin.")
