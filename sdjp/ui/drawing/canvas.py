"""The middle of the window: the newest picture, or the one that is being drawn, step by step."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.app.jobs import Job
from sdjp.base.language import translate
from sdjp.contract.codec import error_of
from sdjp.contract.library_messages import PictureRead, ReadPicture, Thumbnailed
from sdjp.contract.messages import Failed, Progress
from sdjp.ui.controls.conversion import is_composing
from sdjp.ui.controls.drop_target import DropTarget
from sdjp.ui.drawing.empty_canvas import EmptyCanvas
from sdjp.ui.drawing.original import OriginalBeside
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.blurred import BlurredNote
from sdjp.ui.pictures.copying import PictureCopy
from sdjp.ui.pictures.hand_out import start_drag
from sdjp.ui.pictures.kept_picture import ShownPicture
from sdjp.ui.pictures.menu import PictureMenu
from sdjp.ui.pictures.pixels import image_of
from sdjp.ui.pictures.view import PictureView
from sdjp.ui.pictures.zoom_bar import ZoomBar

if TYPE_CHECKING:
    from sdjp.ui.drawing.start_stage import StartStage


class Canvas(Room):
    """Shows one picture.

    Signals:
        dropped(QMimeData): something was dropped here.
        history_wanted(int): the user wants to see this row in the history.
    """

    dropped = Signal(object)
    history_wanted = Signal(int)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._shown: ShownPicture | None = None
        self._before: ShownPicture | None = None
        self._is_held = self._is_preview = False
        self._reading = ""
        self._copy = PictureCopy(core, self)
        self._build()
        self.drop_target = DropTarget(self)
        self.drop_target.dropped.connect(self.dropped)
        self.view.zoom_changed.connect(self._on_zoom_changed)
        self.view.dragged_out.connect(self._on_dragged_out)
        self.live.clicked.connect(self.show_drawing)
        core.queue.progressed.connect(self._on_progressed)
        core.queue.changed.connect(self._on_queue_changed)
        core.start_picture.changed.connect(self._on_start_changed)
        core.start_picture.taken.connect(self.show_start)
        core.revealed.connect(self._on_revealed)
        self.retranslate()

    def _build(self) -> None:
        self.empty = EmptyCanvas(self._core)
        self.view = PictureView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        stage = QFrame()
        stage.setProperty("role", "stage")
        inside = QVBoxLayout(stage)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(stage)
        self.zoom_bar = ZoomBar(self.view, self, settings=self._core.settings)
        self.zoom_bar.hide()
        self.original = OriginalBeside(self._core, self.view, self)
        self.original.hide()
        self.blurred = BlurredNote(self._core, self)
        self.blurred.hide()
        self.live = QPushButton(icon("brush"), "", self)
        self.live.hide()

    @cached_property
    def start(self) -> StartStage:
        """Where the picture lies that a drawing starts from; made when there is the first one."""
        from sdjp.ui.drawing.start_stage import StartStage

        stage = StartStage(self._core, self._stack)
        stage.close_wanted.connect(self._on_start_closed)
        self._stack.addWidget(stage)
        return stage

    @property
    def view_in_use(self) -> PictureView:
        """The view that is seen, or would be."""
        return self.start.room.canvas if self._is_start_shown else self.view

    @property
    def shown(self) -> ShownPicture | None:
        """The finished picture on the canvas; None where there is none, or a preview."""
        return self._shown

    @property
    def is_picture_held(self) -> bool:
        """Whether the user looks at a finished picture while others are being drawn."""
        return self._is_held and not self._is_start_shown

    def retranslate(self) -> None:
        """Set all texts."""
        self.view.setAccessibleName(translate("window", "Picture"))
        self.live.setText(translate("window", "Back to the drawing"))
        self._place_overlays()

    @Slot(object)
    def show_picture(self, shown: ShownPicture | None) -> None:
        """Show a finished picture, or the empty state."""
        self._show_finished(shown, hold=False)

    @Slot(object)
    def show_drawn(self, shown: ShownPicture) -> None:
        """Show a picture that was drawn just now, where no other one is held."""
        if not self.is_picture_held:
            self.show_picture(shown)

    @Slot(object)
    def hold_picture(self, shown: ShownPicture) -> None:
        """Show a finished picture, and keep it there although another one is being drawn."""
        self._show_finished(shown, hold=True)

    def _show_finished(self, shown: ShownPicture | None, *, hold: bool) -> None:
        self._shown = self._before = shown
        self._is_preview = False
        self._offer_for(shown)
        if not hold and self._is_held and self._is_start_shown:
            return  # somebody is painting
        self._is_held = hold and shown is not None and self._core.queue.current is not None
        self._core.library.forget(self._reading)
        if shown is not None:
            self.view.show_picture(
                shown.thumbnail if shown.image.isNull() else shown.image, shown.size
            )
            if shown.image.isNull() and shown.path:
                self._reading = self._core.library.ask(ReadPicture, self._on_read, path=shown.path)
        self._show_page(self.view if shown is not None else self.empty)

    def _offer_for(self, shown: ShownPicture | None) -> None:
        self.original.offer_for(shown)
        self.blurred.offer_for(shown)

    @Slot(object)
    def _on_revealed(self, small: Thumbnailed) -> None:
        for shown in {self._shown, self._before} - {None}:
            if shown is not None and shown.path == small.path:
                shown.reveal(small)
        if self._shown is not None and self._shown.path == small.path:
            self._show_finished(self._shown, hold=self._is_held)

    @Slot()
    def show_drawing(self) -> None:
        """Follow the drawing again."""
        self._is_held = False
        job = self._core.queue.current
        if job is not None and job.progress is not None:
            self._on_progressed(job)
        self._place_overlays()

    @Slot()
    def show_start(self) -> None:
        """Show the picture that drawings start from, to paint on it at once."""
        if self._core.start_picture.pixels is not None:
            self._on_start_changed()
            if not is_composing():
                self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_start_changed(self) -> None:
        if self._core.start_picture.pixels is not None:
            self._is_held = self._core.queue.current is not None
            self._show_page(self.start)
        elif self._is_start_shown:
            self._on_start_closed()

    @property
    def _is_start_shown(self) -> bool:
        return "start" in self.__dict__ and self._stack.currentWidget() is self.start

    @Slot()
    def _on_start_closed(self) -> None:
        shown, pixels = self._shown or self._before, self._core.start_picture.pixels
        if shown is not None or pixels is None:
            self._is_held = False
            self.show_picture(shown)
            return
        image = image_of(
            pixels.shown_width, pixels.shown_height, pixels.body, has_alpha=pixels.has_alpha
        )
        self.view.show_picture(image)
        self._show_page(self.view)

    def _show_page(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self._place_overlays()

    def _on_read(self, answer: PictureRead | Failed) -> None:
        shown = self._shown
        if isinstance(answer, Failed):
            self._core.failed.emit(error_of(answer))
        elif shown is not None and shown.path == answer.path:
            image = image_of(answer.width, answer.height, answer.body)
            if not image.isNull():
                self.view.show_picture(image, shown.size)

    @Slot(object)
    def _on_progressed(self, job: Job) -> None:
        progress = job.progress
        if self._is_held or progress is None or not self._core.settings["show_preview"]:
            return
        image = image_of(progress.width, progress.height, progress.body)
        if not image.isNull():
            self._before, self._shown = self._shown or self._before, None
            self._is_preview = True
            self._offer_for(None)
            self.view.show_picture(image, self._final_size(job, progress))
            self._show_page(self.view)

    def _final_size(self, job: Job, progress: Progress) -> QSize:
        """The size of the picture that a preview stands for.

        What it starts from decides upon the ratio of a drawing, so that only the preview knows it.
        """
        if job.order.init is None and job.order.width and job.order.height:
            return QSize(job.order.width, job.order.height)
        factor = self._core.model.factor if self._core.model is not None else 8
        return QSize(progress.width, progress.height) * factor

    @Slot()
    def _on_queue_changed(self) -> None:
        job = self._core.queue.current
        if job is None:
            self._is_held = False
        is_seen = self._is_preview and self._stack.currentWidget() is self.view
        if is_seen and (job is None or job.progress is None):
            self.show_picture(self._before)  # what is still to be seen will not be finished
        self._place_overlays()

    @Slot(float)
    def _on_zoom_changed(self, _zoom: float) -> None:
        self._place_overlays()

    @Slot()
    def _on_dragged_out(self) -> None:
        if self._shown is not None and self._shown.path:
            start_drag(self.view, self._shown.path, self._shown.thumbnail)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the picture."""
        if self._shown is None:
            return
        menu = PictureMenu(self._core, self._shown, self._copy, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.history_wanted.connect(self.history_wanted)
        menu.popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the zoom bar."""
        super().enterEvent(event)
        self._place_overlays()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the zoom bar, unless the picture is zoomed."""
        super().leaveEvent(event)
        self._place_overlays()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the small bars in their corners."""
        super().resizeEvent(event)
        self._place_overlays()

    def _place_overlays(self) -> None:
        self.live.setVisible(self._is_held)
        has_picture = self._stack.currentWidget() is self.view
        self.zoom_bar.setVisible(has_picture and (self.underMouse() or not self.view.is_fitted))
        self.original.setVisible(has_picture and self.original.is_offered)
        self.blurred.setVisible(has_picture and self.blurred.is_offered)
        for bar in (self.zoom_bar, self.live, self.original, self.blurred):
            bar.adjustSize()
        self.blurred.move(self.rect().center() - self.blurred.rect().center())
        self.original.move(12, 12)
        bar = self.zoom_bar
        bar.move(self.width() - bar.width() - 12, self.height() - bar.height() - 12)
        self.live.move((self.width() - self.live.width()) // 2, 12)
