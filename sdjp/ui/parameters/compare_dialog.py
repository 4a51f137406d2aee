"""比べる: the same seed at several values of one setting, as one labelled sheet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.app.jobs import Comparison, Job
from sdjp.app.session import RANDOM_SEED
from sdjp.base.language import error_text, translate
from sdjp.contract.errors import SdjpError
from sdjp.ui.controls.conversion import ENTER_KEYS
from sdjp.ui.controls.number_box import NumberBox
from sdjp.ui.controls.parameter_texts import duration, joined, parameter_name
from sdjp.ui.controls.tab_order import tab_as_laid_out
from sdjp.ui.parameters.compare_values import (
    AXES,
    MAX_VALUES,
    MIN_VALUES,
    Axis,
    SheetSketch,
    ValueButtons,
)
from sdjp.ui.pictures.settings_facts import label_of

PROMPT_IN_TITLE = 14


class Pace(QObject):
    """How long a denoising step takes on this computer, learned from what is drawn."""

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._per_step_s: float | None = None
        core.queue.progressed.connect(self._on_progressed)

    def seconds(self, steps: int) -> float | None:
        """How long so many steps will take; None before anything was drawn."""
        return None if self._per_step_s is None else steps * self._per_step_s

    @Slot(object)
    def _on_progressed(self, job: Job) -> None:
        left, steps_left = job.seconds_left, job.steps_in_all - job.steps_done
        if left is not None and steps_left > 0:
            self._per_step_s = left / steps_left


class CompareDialog(QDialog):
    """Chooses setting and values, and puts the comparison into the queue.

    Where the English of the prompt is still being made, the dialog waits for it.
    """

    def __init__(
        self, core: Core, pace: Pace, axis: str = "guidance_scale", parent: QWidget | None = None
    ) -> None:
        """Offer the usual values of `axis`, a field of `Order`."""
        super().__init__(parent)
        self._core = core
        self._pace = pace
        self._axis = AXES[0]
        self._is_waiting = False
        self._build()
        self._arrange()
        self.axes.idClicked.connect(self._on_axis)
        self.values.changed.connect(self._show)
        self.add_button.clicked.connect(self._on_add)
        self.cancel_button.clicked.connect(self.reject)
        self.draw_button.clicked.connect(self._on_draw)
        for live in (core.translation, core.negative_translation):
            live.changed.connect(self._on_translated)
            live.failed.connect(self._on_translated)
        core.start_picture.settled.connect(self._on_translated)
        self._choose(next(each for each in AXES if each.field == axis))

    def _build(self) -> None:
        self.setWindowTitle(translate("window", "Compare"))
        self.setMinimumWidth(640)
        self.lead = QLabel(
            translate(
                "window",
                "The same seed, one setting changed: a labelled sheet shows what it does.",
            )
        )
        self.lead.setProperty("role", "hint")
        self.lead.setWordWrap(True)
        self.axes = QButtonGroup(self)
        for index, axis in enumerate(AXES):
            button = QPushButton(parameter_name(axis.field))
            button.setAutoDefault(False)
            button.setCheckable(True)
            self.axes.addButton(button, index)
            if axis.field == "strength" and not self._core.session.form.picture:
                button.hide()
        self.values = ValueButtons()
        self.other = NumberBox()
        self.other.setAccessibleName(translate("window", "Another value"))
        self.add_button = QPushButton(translate("window", "Add"))
        self.sketch = SheetSketch()
        self.caption = QLineEdit()
        self.caption.setMaxLength(80)
        self.caption.setAccessibleName(translate("window", "Heading of the sheet"))
        self.forecast = QLabel()
        self.forecast.setTextFormat(Qt.TextFormat.PlainText)
        self.forecast.setWordWrap(True)
        self.cancel_button = QPushButton(translate("window", "Cancel"))
        self.draw_button = QPushButton(translate("window", "Draw the comparison"))
        self.draw_button.setProperty("role", "primary")
        self.draw_button.setToolTip(translate("window", "Ctrl+Enter"))
        for button in (self.add_button, self.cancel_button, self.draw_button):
            button.setAutoDefault(False)  # Enter belongs to the fields

    def _arrange(self) -> None:
        axes = QHBoxLayout()
        axes.setSpacing(6)
        for button in self.axes.buttons():
            axes.addWidget(button)
        axes.addStretch()
        self.others = QWidget()
        others = QHBoxLayout(self.others)
        others.setContentsMargins(0, 0, 0, 0)
        others.addWidget(QLabel(translate("window", "Another value")))
        others.addWidget(self.other)
        others.addWidget(self.add_button)
        others.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.draw_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(self.lead)
        for name, content in (
            (translate("window", "What changes"), axes),
            (translate("window", "Values (2 to 12)"), self.values),
            ("", self.others),
            (translate("window", "Heading of the sheet"), self.caption),
            (translate("window", "What will be drawn"), self.sketch),
        ):
            self._add_part(layout, name, content)
        layout.addWidget(self.forecast)
        layout.addStretch()
        layout.addSpacing(8)
        layout.addLayout(buttons)

    @staticmethod
    def _add_part(layout: QVBoxLayout, name: str, content: QWidget | QHBoxLayout) -> None:
        if name:
            heading = QLabel(name)
            heading.setProperty("role", "heading")
            layout.addSpacing(4)
            layout.addWidget(heading)
        if isinstance(content, QWidget):
            layout.addWidget(content)
        else:
            layout.addLayout(content)

    def _choose(self, axis: Axis) -> None:
        self._axis = axis
        self.axes.button(AXES.index(axis)).setChecked(True)
        model = self._core.model
        offered = axis.offered or (model.samplers if model else axis.chosen)
        chosen = [value for value in axis.chosen if value in offered]
        self.others.setVisible(axis.high > 0)
        self.other.setDecimals(axis.decimals)
        self.other.setRange(0 if axis.decimals else 1, axis.high)
        if not self.caption.isModified():
            self.caption.setText(self._title())
        self.values.offer(offered, chosen)

    def _title(self) -> str:
        prompt = " ".join(self._core.session.form.prompt.split())
        if len(prompt) > PROMPT_IN_TITLE:
            prompt = f"{prompt[:PROMPT_IN_TITLE]}…"
        name = parameter_name(self._axis.field)
        if not prompt:
            return name
        return translate("window", "{setting}: “{prompt}”").format(setting=name, prompt=prompt)

    @Slot()
    def _show(self) -> None:
        tab_as_laid_out(self)  # the values' buttons may be new
        chosen = self.values.chosen
        self.sketch.show_labels([label_of(value) for value in chosen])
        missing = self._missing()
        self.draw_button.setEnabled(not missing and not self._is_waiting)
        self.forecast.setText(missing or self._forecast())

    def _missing(self) -> str:
        """What the user has to do before something can be drawn."""
        if not self._core.session.form.prompt.strip():
            return translate("window", "Please write what to draw first.")
        fits = MIN_VALUES <= len(self.values.chosen) <= MAX_VALUES
        return "" if fits else translate("window", "Choose 2 to 12.")

    def _refusal(self) -> SdjpError | None:
        """Why the prompt has no English and will get none, or what was painted was not kept."""
        core = self._core
        parts = (core.translation, core.negative_translation, core.start_picture)
        return next((part.error for part in parts if part.error is not None), None)

    def _forecast(self) -> str:
        form, chosen, refusal = self._core.session.form, self.values.chosen, self._refusal()
        if refusal is not None:
            return error_text(refusal)
        if self._is_waiting:
            return translate("window", "Translating the prompt …")
        steps = form.steps * len(chosen)
        if self._axis.field == "steps":
            steps = sum(int(value) for value in chosen)
        count = translate("window", "Pictures: {count}, steps in all: {steps}")
        parts = [count.format(count=len(chosen), steps=steps)]
        seconds = self._pace.seconds(steps)
        if seconds is not None:
            parts.append(translate("window", "about {time}").format(time=duration(seconds)))
        if form.seed == RANDOM_SEED:
            parts.append(translate("window", "one random seed for all"))
        else:
            parts.append(translate("window", "seed {seed} for all").format(seed=form.seed))
        return joined(parts)

    @Slot(int)
    def _on_axis(self, index: int) -> None:
        self._choose(AXES[index])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter draws; Enter in the box for another value adds it."""
        is_enter = event.key() in ENTER_KEYS
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.draw_button.click()
        elif is_enter and self.other.hasFocus():
            self._on_add()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_add(self) -> None:
        if len(self.values.chosen) < MAX_VALUES:
            value = self.other.value()
            self.values.add(value if self._axis.decimals else int(value))

    @Slot()
    def _on_draw(self) -> None:
        comparison = Comparison(self._axis.field, self.values.chosen, self.caption.text())
        if self._core.draw(comparison) is not None:
            self.accept()
            return
        self._is_waiting = self._refusal() is None
        self._show()

    @Slot()
    def _on_translated(self, *_: object) -> None:
        is_settled = self._core.is_translated and self._core.start_picture.is_settled
        if self._is_waiting and is_settled:
            self._is_waiting = False
            self._on_draw()
        else:
            self._is_waiting = self._is_waiting and self._refusal() is None
            self._show()
