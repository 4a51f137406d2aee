"""The picture a drawing starts from: what it is, how much of it may change, and away with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import said, translate
from sdjp.ui.controls import start_texts as texts
from sdjp.ui.controls.choice_field import ChoiceField
from sdjp.ui.controls.foreign_text import plain_tip
from sdjp.ui.controls.number_box import WheelGuard
from sdjp.ui.controls.tab_order import tab_as_laid_out
from sdjp.ui.look.icons import icon, icon_button
from sdjp.ui.look.room import Room
from sdjp.ui.parameters.strength_strip import StrengthStrip
from sdjp.ui.parameters.teaching_slider import Scale, TeachingSlider
from sdjp.ui.pictures.pixels import image_of, scaled_smoothly

USUAL: Mapping[str, Any] = {"strength": None, "padding_px": 32, "loops": 1}
SLIDERS = {
    "strength": (Scale(0, 1, reach=1, step=0.05), texts.strength_sentence),
    "padding_px": (Scale(0, 1024, reach=256, step=8), texts.padding_sentence),
    "loops": (Scale(1, 64, reach=10), texts.loops_sentence),
}
THUMBNAIL_PX = 72
NAME_PX = 216
"""What a file name may take; a long one has no place to break, and would widen the whole column."""


class StartPanel(Room):
    """Shown only while there is a picture to start from.

    Signals:
        mask_wanted(): the user wants to paint what is to change.
        compare_wanted(): the user wants to see several strengths side by side.
    """

    mask_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._guard = WheelGuard(self)
        self._build()
        self._arrange()
        self._connect()
        self.retranslate()
        self._show_picture()

    def _build(self) -> None:
        self.title = QLabel(self)
        self.title.setProperty("role", "field")
        self.thumbnail = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.thumbnail.setFixedSize(QSize(THUMBNAIL_PX, THUMBNAIL_PX))
        self.about = QLabel(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.about.setProperty("role", "hint")
        self.paint_mask = QPushButton(icon("brush"), "", self)
        self.away = icon_button("close", self)
        self.sliders = {
            field: TeachingSlider(field, scale, sentence, self)
            for field, (scale, sentence) in SLIDERS.items()
        }
        self.compare = QPushButton(icon("compare", "link"), "", self)
        self.compare.setProperty("role", "quiet")
        self.sliders["strength"].add_button(self.compare)
        self.strip = StrengthStrip(self)
        self.sliders["strength"].add_below(self.strip)
        self.resize_mode = ChoiceField("resize", self)
        self.masked_content = ChoiceField("masked_content", self)
        for choice in (self.resize_mode, self.masked_content):
            self._guard.guard(choice.combo)
        self.only_masked = QCheckBox(self)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.about)
        words.addWidget(self.paint_mask, alignment=Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.away)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.thumbnail)
        body.addLayout(words, 1)
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(body)
        for part in (
            self.sliders["strength"],
            self.resize_mode,
            self.masked_content,
            self.only_masked,
            self.sliders["padding_px"],
            self.sliders["loops"],
        ):
            column.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        tab_as_laid_out(self)

    def _connect(self) -> None:
        self.strip.chosen.connect(self._on_strength)
        for slider in self.sliders.values():
            slider.chosen.connect(self._on_number)
            slider.reset_wanted.connect(self._on_reset)
        for choice in (self.resize_mode, self.masked_content):
            choice.chosen.connect(self._on_word)
        self.only_masked.clicked.connect(self._on_only_masked)
        self.paint_mask.clicked.connect(self.mask_wanted)
        self.compare.clicked.connect(self.compare_wanted)
        self.away.clicked.connect(self._core.start_picture.clear)
        self._core.session.changed.connect(self._on_form_changed)
        self._core.start_picture.changed.connect(self._show_picture)

    def retranslate(self) -> None:
        """Set all texts."""
        self.title.setText(translate("window", "Starts from this picture"))
        self.paint_mask.setText(translate("window", "Paint what to change …"))
        self.away.setToolTip(translate("window", "Start from nothing again"))
        self.away.setAccessibleName(self.away.toolTip())
        self.compare.setText(translate("window", "Compare …"))
        self.compare.setToolTip(translate("window", "Draw the same picture at several strengths"))
        self.compare.setAccessibleName(self.compare.toolTip())
        self.only_masked.setText(translate("window", "Draw the masked part alone, enlarged"))
        self.only_masked.setToolTip(
            translate("window", "Finer details for something small, such as a face")
        )
        self._show_settings()

    @Slot()
    def _show_picture(self) -> None:
        self.setVisible(bool(self._core.session.form.picture))
        pixels = self._core.start_picture.pixels
        if pixels is None:
            self.thumbnail.setPixmap(QPixmap())
            self._show_settings()
            return
        image = image_of(
            pixels.shown_width, pixels.shown_height, pixels.body, has_alpha=pixels.has_alpha
        )
        size = image.size().scaled(self.thumbnail.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self.thumbnail.setPixmap(QPixmap.fromImage(scaled_smoothly(image, size)))
        self._show_settings()

    def _show_settings(self) -> None:
        form = self._core.session.form
        for field, slider in self.sliders.items():
            value, usual = getattr(form, field), USUAL[field]
            usual = form.usual_strength if usual is None else usual
            slider.set_value(usual if value is None else value, recommended=usual)
        self.strip.set_value(self.sliders["strength"].value())
        is_masked = bool(form.mask or any(form.extend))
        self._show_facts(is_masked)
        self.resize_mode.show_words(
            texts.resize_names(), form.resize, texts.resize_sentence(form.resize)
        )
        self.masked_content.show_words(
            texts.masked_content_names(),
            form.masked_content,
            texts.masked_content_sentence(form.masked_content),
        )
        self.only_masked.setChecked(form.only_masked)
        self.resize_mode.setVisible(not is_masked)
        for part in (self.masked_content, self.only_masked):
            part.setVisible(is_masked)
        self.sliders["padding_px"].setVisible(is_masked and form.only_masked)

    def _show_facts(self, is_masked: bool) -> None:
        start = self._core.start_picture
        if start.pixels is None:
            self.about.setText(translate("window", "The picture is being read …"))
            return
        name = said(start.name)
        self.about.setToolTip(plain_tip(name))
        name = self.about.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_PX)
        facts = [name, f"{start.pixels.width} × {start.pixels.height}"]
        if not is_masked:
            facts.append(translate("window", "Unless you paint, all of it is redrawn."))
        self.about.setText("\n".join(fact for fact in facts if fact))

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if "picture" in names:
            self._show_picture()
        if names & {*SLIDERS, "resize", "masked_content", "only_masked", "mask", "extend"}:
            self._show_settings()

    @Slot(str, float)
    def _on_number(self, field: str, value: float) -> None:
        self._core.session.set(**{field: value if field == "strength" else int(value)})

    @Slot(float)
    def _on_strength(self, value: float) -> None:
        self._core.session.set(strength=value)

    @Slot(str)
    def _on_reset(self, field: str) -> None:
        self._core.session.set(**{field: USUAL[field]})

    @Slot(str, str)
    def _on_word(self, field: str, word: str) -> None:
        self._core.session.set(**{field: word})

    @Slot(bool)
    def _on_only_masked(self, on: bool) -> None:
        self._core.session.set(only_masked=on)
