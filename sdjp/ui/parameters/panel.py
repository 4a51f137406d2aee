"""The size, and behind a fold every other parameter that the engine has.

The number of pictures stands beside the button that draws.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.contract.request import MAX_STEPS
from sdjp.ui.controls import parameter_texts as texts
from sdjp.ui.controls.choice_field import ChoiceField, hint_label
from sdjp.ui.controls.elided_button import ElidedButton
from sdjp.ui.controls.number_box import WheelGuard
from sdjp.ui.controls.tab_order import tab_as_laid_out
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.parameters.compare_dialog import CompareDialog, Pace
from sdjp.ui.parameters.model_field import ModelField
from sdjp.ui.parameters.seed_field import SeedField
from sdjp.ui.parameters.size_field import SizeField
from sdjp.ui.parameters.teaching_slider import Scale, TeachingSlider

SLIDERS = {
    "steps": (Scale(1, MAX_STEPS, reach=60), texts.steps_sentence),
    "guidance_scale": (Scale(0, 100, reach=20, step=0.5), texts.guidance_sentence),
    "clip_skip": (Scale(0, 11, reach=6), texts.clip_skip_sentence),
    "eta": (Scale(0, 1, reach=1, step=0.05), texts.eta_sentence),
}
COMPARABLE = ("sampler", "steps", "guidance_scale")
SAMPLERS_WITH_ETA = ("DDIM",)
USUAL_GUIDANCE_SCALE = 7.5


class ParameterPanel(Room):
    """Every parameter of the drawing, bound both ways to the session.

    Signals:
        settings_wanted(page): the user wants to see a page of the settings, by its name.
    """

    settings_wanted = Signal(str)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._pace = Pace(core, self)
        self._guard = WheelGuard(self)
        self._build()
        self._arrange()
        self._connect()
        self._on_model()
        self.retranslate()
        self.fold.setChecked(bool(core.settings["expert_panel_open"]))
        self._on_fold(self.fold.isChecked())

    def _build(self) -> None:
        self.size_field = SizeField(self._core, self)
        self.fold = QToolButton(self)
        self.fold.setProperty("role", "fold")
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.summary = hint_label(self)
        self.expert = expert = QWidget(self)
        self.sliders = {
            field: TeachingSlider(field, scale, sentence, expert)
            for field, (scale, sentence) in SLIDERS.items()
        }
        self.model_field = ModelField(self._core, expert)
        self.seed_field = SeedField(self._core, expert)
        self.sampler = ChoiceField("sampler", expert)
        self.precision = ChoiceField("precision", expert)
        for choice in (self.sampler, self.precision):
            self._guard.guard(choice.combo)
        self.compare_buttons = {field: _compare_button(field) for field in COMPARABLE}
        self.protection = ElidedButton(expert)
        self.protection.setProperty("role", "quiet")
        self.protection.setIcon(icon("check-shield", "link"))

    def _arrange(self) -> None:
        layout = _column(
            self,
            [self.size_field, self.fold, self.summary, self.expert],
        )
        layout.setSpacing(12)
        parts = [
            self.model_field,
            self.sampler,
            self.sliders["steps"],
            self.sliders["guidance_scale"],
            self.seed_field,
            self.sliders["clip_skip"],
            self.sliders["eta"],
            self.precision,
            self.protection,
        ]
        _column(self.expert, parts).setSpacing(16)
        self.sampler.add_button(self.compare_buttons["sampler"])
        for field in ("steps", "guidance_scale"):
            self.sliders[field].add_button(self.compare_buttons[field])
        tab_as_laid_out(self)

    def _connect(self) -> None:
        for slider in self.sliders.values():
            slider.chosen.connect(self._on_chosen)
            slider.reset_wanted.connect(self._on_reset)
        self.sampler.chosen.connect(self._on_word)
        self.precision.chosen.connect(self._on_word)
        for button in self.compare_buttons.values():
            button.clicked.connect(self._on_compare)
        self.fold.toggled.connect(self._on_fold)
        self.protection.clicked.connect(self._on_protection)
        self._core.session.changed.connect(self._on_form_changed)
        self._core.model_changed.connect(self._on_model)
        self._core.settings_changed.connect(self._on_settings)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.fold.setText(translate("window", "Expert settings"))
        self.fold.setToolTip(translate("window", "Model, sampler, steps, guidance, seed …"))
        for field, button in self.compare_buttons.items():
            tip = translate("window", "Draw the same picture at several values: {name}")
            tip = tip.format(name=texts.parameter_name(field))
            button.say(translate("window", "Compare …"), tip)
            button.setAccessibleName(tip)
        self._show()

    @property
    def _usual_guidance(self) -> float:
        return self._core.model.guidance_scale if self._core.model else USUAL_GUIDANCE_SCALE

    @Slot()
    def _show(self) -> None:
        form, guidance = self._core.session.form, self._usual_guidance
        recommended = {"steps": 20, "guidance_scale": guidance, "clip_skip": 0}
        for field, slider in self.sliders.items():
            usual = recommended.get(field, 0)
            value = getattr(form, field)
            slider.set_value(usual if value is None else value, recommended=usual)
        samplers = self._core.model.samplers if self._core.model else (form.sampler,)
        self.sampler.show_words(
            {name: name for name in samplers}, form.sampler, texts.sampler_sentence(form.sampler)
        )
        self.precision.show_words(
            texts.precision_names(), form.precision, texts.precision_sentence(form.precision)
        )
        self.sliders["eta"].setVisible(form.sampler in SAMPLERS_WITH_ETA)
        self._show_protection()
        self._show_summary()

    def _show_summary(self) -> None:
        form = self._core.session.form
        guidance = self.sliders["guidance_scale"].value()
        summary = translate("window", "{sampler} · {steps} steps · guidance {guidance}")
        self.summary.setText(
            summary.format(sampler=form.sampler, steps=form.steps, guidance=f"{guidance:g}")
        )

    def _show_protection(self) -> None:
        settings, model = self._core.settings, self._core.model
        watermark = (
            translate("window", "Watermark: on")
            if settings["watermark"]
            else translate("window", "Watermark: off")
        )
        if not settings["safety"]:
            safety = translate("window", "Safety filter: off")
        elif model is not None and not model.has_safety:
            safety = translate("window", "Safety filter: none")
        else:
            safety = translate("window", "Safety filter: on")
        said = texts.joined((watermark, safety))
        self.protection.say(said, translate("window", "To the settings"))

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if names & {*SLIDERS, "sampler", "precision"}:
            self._show()

    @Slot()
    def _on_model(self) -> None:
        self._show()

    @Slot(object)
    def _on_settings(self, names: frozenset[str]) -> None:
        if names & {"watermark", "safety"}:
            self._show_protection()

    @Slot(str, float)
    def _on_chosen(self, field: str, value: float) -> None:
        is_whole = SLIDERS[field][0].decimals == 0
        self._core.session.set(**{field: int(value) if is_whole else value})

    @Slot(str)
    def _on_reset(self, field: str) -> None:
        usual = {"steps": 20, "guidance_scale": None, "clip_skip": 0, "eta": 0.0}
        self._core.session.set(**{field: usual[field]})

    @Slot(str, str)
    def _on_word(self, field: str, word: str) -> None:
        self._core.session.set(**{field: word})

    @Slot()
    def _on_compare(self) -> None:
        field = next(name for name, each in self.compare_buttons.items() if each is self.sender())
        self.compare(field)

    @Slot()
    def compare(self, axis: str = "") -> None:
        """Open the dialog that draws the same picture at several values of `axis`."""
        dialog = CompareDialog(self._core, self._pace, axis or "guidance_scale", self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot(bool)
    def _on_fold(self, is_open: bool) -> None:
        self.fold.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self.expert.setVisible(is_open)
        self.summary.setVisible(not is_open)
        self._core.change_settings(expert_panel_open=is_open)

    @Slot()
    def _on_protection(self) -> None:
        self.settings_wanted.emit("safety")


def _column(widget: QWidget, parts: Sequence[QWidget]) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        layout.addWidget(part)
    return layout


def _compare_button(field: str) -> ElidedButton:
    button = ElidedButton()
    button.setProperty("role", "quiet")
    button.setIcon(icon("compare", "link"))
    button.setObjectName(f"compare-{field}")
    return button
