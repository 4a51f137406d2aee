"""How far the drawing is: a bar, steps, pictures, time left, and a button to stop."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.app.jobs import CANCEL_PATIENCE_S, Job, JobState
from sdjp.base.language import translate
from sdjp.contract.errors import SdjpError
from sdjp.contract.messages import Progress
from sdjp.ui.controls.keys import with_key
from sdjp.ui.controls.parameter_texts import duration, joined
from sdjp.ui.drawing.taskbar import Taskbar, share_done
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room

FRAME_MS = 33
HEIGHT_PX = 72
"""With one line or two, with the bar or without it: or the picture above would move each time."""


class DrawingPanel(Room):
    """Follows the queue; hidden bar and button while nothing is drawn.

    Signals:
        title_changed(str): what the title of the window is to begin with; empty for nothing.
    """

    title_changed = Signal(str)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._title = ""
        self._has_no_model = self._has_died = False
        self._build()
        self._frame = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._frame.timeout.connect(self._show)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._show)
        self.cancel.clicked.connect(self.cancel_current)
        core.queue.changed.connect(self._show)
        core.queue.progressed.connect(self._on_progressed)
        core.model_changed.connect(self._on_model_changed)
        for told in (core.painter.ready, core.painter.died, core.painter.gave_up):
            told.connect(self._on_painter)
        self._taskbar = Taskbar(core, self)
        self.retranslate()

    def _build(self) -> None:
        self.status = QLabel(wordWrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.cancel = QPushButton(icon("stop"), "")
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        card = QFrame()
        card.setProperty("role", "card")
        card.setMinimumHeight(HEIGHT_PX)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.status)
        column.addWidget(self.bar)
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 10, 12, 12)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def retranslate(self) -> None:
        """Set all texts."""
        self.bar.setAccessibleName(translate("window", "Progress of the drawing"))
        self._show()

    @Slot()
    def cancel_current(self) -> None:
        """Stop what is being drawn; wished again after a while, whatever the painter does."""
        job = self._core.queue.current
        if job is not None:
            self._core.queue.cancel(job.id)

    @Slot(object)
    def _on_progressed(self, _job: object) -> None:
        if not self._frame.isActive():
            self._frame.start()

    @Slot()
    def _on_model_changed(self) -> None:
        self._has_no_model = self._core.model is None
        self._show()

    @Slot(object)
    def _on_painter(self, what: object) -> None:
        self._has_died = isinstance(what, SdjpError)
        self._show()

    @Slot()
    def _show(self) -> None:
        job = self._core.queue.current
        waiting = sum(each.state is JobState.WAITING for each in self._core.queue.jobs)
        self._show_cancel(job)
        if job is None:
            self._show_idle(waiting)
        else:
            self._show_job(job, waiting)

    def _show_cancel(self, job: Job | None) -> None:
        """The button stops; where that has no effect for a while, it stops by force."""
        left, by_force = 0.0, False
        if job is not None and job.is_cancelling:
            left = job.cancelled_at + CANCEL_PATIENCE_S - time.monotonic()
            by_force = left <= 0
        self.cancel.setVisible(job is not None)
        self.cancel.setEnabled(left <= 0)
        self._patience.stop()
        if left > 0:
            self._patience.start(math.ceil(left * 1000))
        if by_force:
            self.cancel.setText(translate("window", "Stop by force"))
            tip = translate(
                "window",
                "It does not stop by itself. The drawing program is ended and started again; "
                "finished pictures are kept",
            )
        else:
            self.cancel.setText(translate("window", "Stop"))
            tip = translate("window", "Stop this drawing")
        self.cancel.setToolTip(with_key(tip, self._core.settings, "stop"))

    def _show_idle(self, waiting: int) -> None:
        painter, model = self._core.painter, self._core.model
        if painter.has_given_up:
            self._rest(translate("window", "The drawing program does not run. Draw tries it again"))
        elif painter.hello is None and self._has_died:
            self._set(self._restart_text(), None)
        elif painter.hello is None and waiting:
            self._set(translate("window", "Getting ready to draw …"), None)
        elif self._has_no_model:
            self._rest(translate("window", "No model: please choose one under Expert settings"))
        elif model is None:
            self._set(translate("window", "Loading the model …"), None)
        else:
            self._rest(self._ready_text(model.name))
        self._set_title("")

    def _restart_text(self) -> str:
        jobs = self._core.queue.jobs
        if any(job.deaths and job.state is JobState.WAITING for job in jobs):
            return translate("window", "Starting again; then the same picture is tried once more …")
        return translate("window", "Starting the drawing program again …")

    def _ready_text(self, model: str) -> str:
        """That one may draw; or that drawings are parked, and where."""
        parked = sum(job.state is JobState.PARKED for job in self._core.queue.jobs)
        if parked:
            text = translate("window", "Drawings set aside, under Results: {count}")
            return text.format(count=parked)
        return translate("window", "Ready to draw with {model}").format(model=model)

    def _show_job(self, job: Job, waiting: int) -> None:
        if job.is_cancelling:
            self._set(translate("window", "Stopping …"), None)
            self._set_title("")
        elif job.state is JobState.LOADING:
            self._set(translate("window", "Loading the model …"), None)
            self._set_title(translate("window", "Loading"))
        elif job.progress is None:
            beginning = translate("window", "Beginning to draw …")
            again = translate("window", "Beginning the same picture once more …")
            self._set(again if job.deaths else beginning, None)
            self._set_title("0%")
        else:
            more = translate("window", "{count} more waiting").format(count=waiting)
            said = [progress_text(job), more] if waiting else [progress_text(job)]
            self._set(joined(said), share_done(job))
            self._set_title(title_text(job))

    def _rest(self, text: str) -> None:
        """Say something while nothing goes on."""
        self._set(text, 0)
        self.bar.hide()

    def _set(self, text: str, done: float | None) -> None:
        """Show a sentence, and a bar; None where nobody knows how far it is."""
        self.status.setText(text)
        self.bar.show()
        if done is None:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(done * 1000))

    def _set_title(self, title: str) -> None:
        if title != self._title:
            self._title = title
            self.title_changed.emit(title)


def progress_text(job: Job) -> str:
    """「12 / 20 ステップ・残り約 3 秒・2枚目 / 4枚」, as far as it is known."""
    progress = job.progress
    if progress is None:
        return ""
    parts = [_step_text(progress)]
    parts += _time_left(job)
    if progress.count > 1:
        parts.append(
            translate("window", "picture {number} of {count}").format(
                number=progress.index + 1, count=progress.count
            )
        )
    return joined(parts)


def title_text(job: Job) -> str:
    """「45%・残り約3秒・9 / 20 ステップ」 for the title, where the end may be cut off."""
    progress = job.progress
    if progress is None:
        return ""
    parts = [f"{share_done(job):.0%}"]
    parts += _time_left(job)
    parts.append(_step_text(progress))
    return joined(parts)


def _step_text(progress: Progress) -> str:
    text = translate("window", "Step {step} / {steps}")
    return text.format(step=progress.step, steps=progress.steps)


def _time_left(job: Job) -> list[str]:
    left = job.seconds_left
    if left is None or left < 0.5:
        return []
    return [translate("window", "about {time} left").format(time=duration(left))]
