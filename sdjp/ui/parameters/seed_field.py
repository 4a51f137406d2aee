"""The seed: another one each time, or the same again."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.app.session import RANDOM_SEED
from sdjp.base.language import translate
from sdjp.contract.request import MAX_SEED
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.controls.elided_button import ElidedButton
from sdjp.ui.controls.number_box import SeedBox, WheelGuard
from sdjp.ui.controls.parameter_texts import parameter_name
from sdjp.ui.look.icons import icon_button
from sdjp.ui.look.room import Room


class SeedField(Room):
    """A box for the seed between a die (random) and a lock (the same again)."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._guard = WheelGuard(self)
        self._build()
        self._arrange()
        self.box.valueChanged.connect(self._on_typed)
        self.die.clicked.connect(self._on_die)
        self.lock.clicked.connect(self._on_lock)
        self.last.clicked.connect(self._on_last)
        core.session.changed.connect(self._on_form_changed)
        core.queue.changed.connect(self._show)
        self.retranslate()

    def _build(self) -> None:
        self.label = QLabel()
        self.label.setProperty("role", "field")
        self.box = SeedBox(RANDOM_SEED, MAX_SEED)
        self._guard.guard(self.box)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.label.setBuddy(self.box)
        self.die = _toggle("dice")
        self.lock = _toggle("lock")
        self.last = ElidedButton()
        self.last.setProperty("role", "quiet")
        self.hint = hint_label()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.label)
        head.addStretch()
        head.addWidget(self.last)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.box, 1)
        line.addSpacing(4)
        line.addWidget(self.die)
        line.addWidget(self.lock)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(head)
        layout.addLayout(line)
        layout.addWidget(self.hint)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        name = parameter_name("seed")
        self.label.setText(name)
        self.box.setAccessibleName(name)
        any_seed = translate("window", "New each time")
        self.box.setSpecialValueText(any_seed)
        numbers = translate("window", "A number from 0 to {high}").format(high=MAX_SEED)
        self.box.setToolTip(f"{any_seed}\n{numbers}")
        for button, tip in (
            (self.die, translate("window", "Draw another seed for each picture")),
            (self.lock, translate("window", "Keep the seed, to change something else")),
        ):
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self._show()

    @property
    def _last_seed(self) -> int | None:
        seeds = self._core.session.last_seeds
        return seeds[0] if seeds else None

    @Slot()
    def _show(self) -> None:
        seed, last = self._core.session.form.seed, self._last_seed
        is_random = seed == RANDOM_SEED
        self.box.show_value(seed)
        self.die.setChecked(is_random)
        self.lock.setChecked(not is_random)
        self.last.setVisible(last is not None and last != seed)
        if last is not None:
            self.box.start = last
            self.last.say(
                translate("window", "Last one: {seed}").format(seed=last),
                translate("window", "Draw with the seed of the last picture"),
            )
        self.hint.setText(
            translate("window", "Each press makes another picture.")
            if is_random
            else translate("window", "Same seed, same settings, same picture.")
        )
        self.box.setAccessibleDescription(self.hint.text())

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if "seed" in names:
            self._show()

    @Slot(float)
    def _on_typed(self, seed: float) -> None:
        self._core.session.set(seed=int(seed))

    @Slot()
    def _on_die(self) -> None:
        self._core.session.set(seed=RANDOM_SEED)
        self._show()

    @Slot()
    def _on_lock(self) -> None:
        if self._core.session.form.seed == RANDOM_SEED:
            last = self._last_seed
            self._core.session.set(seed=secrets.randbelow(MAX_SEED + 1) if last is None else last)
        self._show()

    @Slot()
    def _on_last(self) -> None:
        if self._last_seed is not None:
            self._core.session.set(seed=self._last_seed)


def _toggle(name: str) -> QToolButton:
    button = icon_button(name)
    button.setCheckable(True)
    return button
