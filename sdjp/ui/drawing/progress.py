"""How far the drawing is: a bar, steps, pictures, time left, and a button to stop."""

from __future__ import annotations

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
from sdjp.app.jobs import Job, JobState
from sdjp.base.language import translate
from sdjp.ui.controls.parameter_texts import duration
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room

FRAME_MS = 33
HEIGHT_PX = 58
"""With and without the bar, or the picture above would move at each start and end."""


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
        self._has_no_model = False
        self._build()
        self._frame = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._frame.timeout.connect(self._show)
        self.cancel.clicked.connect(self.cancel_current)
        core.queue.changed.connect(self._show)
        core.queue.progressed.connect(self._on_progressed)
        core.model_changed.connect(self._on_model_changed)
        core.painter.ready.connect(self._on_painter)
        core.painter.died.connect(self._on_painter)
        self.retranslate()

    def _build(self) -> None:
        self.status = QLabel()
        self.waiting = QLabel()
        self.waiting.setProperty("role", "hint")
        self.bar = QProgressBar(textVisible=False)
        self.cancel = QPushButton(icon("stop"), "")
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        card = QFrame()
        card.setProperty("role", "card")
        card.setMinimumHeight(HEIGHT_PX)
        texts = QHBoxLayout()
        texts.addWidget(self.status, 1)
        texts.addWidget(self.waiting)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(texts)
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
        self.cancel.setText(translate("window", "Stop"))
        self.cancel.setToolTip(translate("window", "Stop this drawing (Esc)"))
        self.bar.setAccessibleName(translate("window", "Progress of the drawing"))
        self._show()

    @Slot()
    def cancel_current(self) -> None:
        """Stop what is being drawn."""
        job = self._core.queue.current
        if job is not None and not job.is_cancelling:
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
    def _on_painter(self, _what: object) -> None:
        self._show()

    @Slot()
    def _show(self) -> None:
        job = self._core.queue.current
        waiting = sum(each.state is JobState.WAITING for each in self._core.queue.jobs)
        more = translate("window", "{count} more waiting").format(count=waiting)
        self.waiting.setText(more if waiting else "")
        self.cancel.setVisible(job is not None)
        self.cancel.setEnabled(job is not None and not job.is_cancelling)
        if job is None:
            self._show_idle(waiting)
        else:
            self._show_job(job)

    def _show_idle(self, waiting: int) -> None:
        model = self._core.model
        if self._core.painter.hello is None and waiting:
            self._set(translate("window", "Getting ready to draw …"), None)
        elif self._has_no_model:
            self._set(translate("window", "No model: please choose one under Expert settings"), 0)
            self.bar.hide()
        elif model is None:
            self._set(translate("window", "Loading the model …"), None)
        else:
            self._set(translate("window", "Ready to draw with {model}").format(model=model.name), 0)
            self.bar.hide()
        self._set_title("")

    def _show_job(self, job: Job) -> None:
        if job.is_cancelling:
            self._set(translate("window", "Stopping …"), None)
            self._set_title("")
        elif job.state is JobState.LOADING:
            self._set(translate("window", "Loading the model …"), None)
            self._set_title(translate("window", "Loading"))
        elif job.progress is None:
            self._set(translate("window", "Beginning to draw …"), None)
            self._set_title("0%")
        else:
            done = job.steps_done / max(job.steps_in_all, 1)
            self._set(progress_text(job), done)
            self._set_title(f"{done:.0%}")

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
    parts = [
        translate("window", "Step {step} / {steps}").format(
            step=progress.step, steps=progress.steps
        )
    ]
    left = job.seconds_left
    if left is not None and left >= 0.5:
        parts.append(translate("window", "about {time} left").format(time=duration(left)))
    if progress.count > 1:
        parts.append(
            translate("window", "picture {number} of {count}").format(
                number=progress.index + 1, count=progress.count
            )
        )
    return translate("window", " · ").join(parts)
