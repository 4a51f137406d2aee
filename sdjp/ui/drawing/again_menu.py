"""「同じ条件で…」: draws a kept picture once more, with one thing changed."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.contract.messages import Order
from sdjp.contract.request import MAX_SEED, MAX_STEPS
from sdjp.store.presets import fitted_size
from sdjp.ui.look.icons import icon
from sdjp.ui.pictures.kept_picture import KeptPicture
from sdjp.ui.pictures.taking_over import other_model, restore_everything

RATIOS = {"square": 1.0, "wide": 1.5, "tall": 2 / 3}


def another_seed() -> int:
    """A seed by lot."""
    return secrets.randbelow(MAX_SEED + 1)


def more_steps(steps: int) -> int:
    """Half as many again, at least five more, as a round number."""
    return min(max(steps + 5, round(steps * 1.5 / 5) * 5), MAX_STEPS)


def own_order(kept: KeptPicture) -> Order:
    """What draws this picture alone: of several rounds its own, from what that one began with."""
    if kept.comparison is not None:
        return kept.order
    return replace(kept.order, init=kept.record.init, loops=1)


class DrawAgain(QObject):
    """Puts orders that resemble a picture's into the queue; the form is left as it is."""

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core

    def with_other_seeds(self, kept: KeptPicture, count: int = 1) -> None:
        """The same with `count` other seeds."""
        seeds = tuple(another_seed() for _ in range(count))
        self._draw(replace(own_order(kept), seeds=seeds), kept)

    def with_more_steps(self, kept: KeptPicture) -> None:
        """The same seed with more steps."""
        self._draw(self._same(kept, steps=more_steps(kept.order.steps)), kept)

    def in_shape(self, kept: KeptPicture, shape: str) -> None:
        """The same seed in another shape, one of `RATIOS`."""
        model = self._core.model
        if model is not None:
            width, height = fitted_size(RATIOS[shape], model.size, model.factor)
            order = self._same(kept, width=width, height=height)
            if order.init is not None and order.init.resize == "fit":
                order = replace(order, init=replace(order.init, resize="crop"))
            self._draw(order, kept)

    def _same(self, kept: KeptPicture, **changes: int) -> Order:
        order = replace(own_order(kept), seeds=(kept.record.seed,))
        return replace(order, **changes)  # type: ignore[arg-type]

    def _draw(self, order: Order, kept: KeptPicture) -> None:
        self._core.queue.add(order, kept.comparison)


class AgainMenu(QMenu):
    """What may be changed.

    Signals:
        compare_wanted(KeptPicture): the user wants to compare settings for this picture.
    """

    compare_wanted = Signal(object)

    def __init__(self, again: DrawAgain, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._again = again
        self._core = core
        self._kept: KeptPicture | None = None
        self._four = self._add("dice", self._draw_four)
        self._steps = self._add("sparkles", self._draw_with_more_steps)
        self._shapes = self.addMenu(icon("fit"), "")
        self._shape_actions = {shape: self._shapes.addAction("") for shape in RATIOS}
        self._shapes.triggered.connect(self._draw_in_shape)
        self._compare = self._add("compare", self._want_comparison)
        self._start = self._add("pen", self._draw_from)
        self.addSeparator()
        self._restore = self._add("sliders", self._restore_form)

    def _add(self, name: str, slot: object) -> QAction:
        action = self.addAction(icon(name), "")
        action.triggered.connect(slot)
        return action

    def offer_for(self, kept: KeptPicture | None) -> None:
        """Offer changes of this picture."""
        self._kept = kept
        is_sheet = kept is not None and kept.comparison is not None
        for each in (self._four, self._steps, self._shapes.menuAction()):
            each.setEnabled(not is_sheet)
        if kept is not None:
            self._steps.setText(
                translate("window", "More steps ({steps})").format(
                    steps=more_steps(kept.order.steps)
                )
            )

    def retranslate(self) -> None:
        """Set all texts."""
        self._four.setText(translate("window", "4 pictures with other seeds"))
        self._shapes.setTitle(translate("window", "In another shape"))
        shapes = {
            "square": translate("window", "Square"),
            "wide": translate("window", "Wide (3:2)"),
            "tall": translate("window", "Tall (2:3)"),
        }
        for shape, action in self._shape_actions.items():
            action.setText(shapes[shape])
        self._compare.setText(translate("window", "Compare settings …"))
        self._start.setText(translate("window", "Draw from this picture"))
        self._restore.setText(translate("window", "Use its settings"))
        self.offer_for(self._kept)

    @Slot()
    def _draw_four(self) -> None:
        if self._kept is not None:
            self._again.with_other_seeds(self._kept, 4)

    @Slot()
    def _draw_with_more_steps(self) -> None:
        if self._kept is not None:
            self._again.with_more_steps(self._kept)

    @Slot(QAction)
    def _draw_in_shape(self, action: QAction) -> None:
        for shape, each in self._shape_actions.items():
            if each is action and self._kept is not None:
                self._again.in_shape(self._kept, shape)

    @Slot()
    def _want_comparison(self) -> None:
        if self._kept is not None:
            self.compare_wanted.emit(self._kept)

    @Slot()
    def _draw_from(self) -> None:
        if self._kept is not None:
            self._core.start_picture.take_in(self._kept.path, Path(self._kept.path).name)

    @Slot()
    def _restore_form(self) -> None:
        if self._kept is not None:
            restore_everything(self._core, self._kept.record)
            if other := other_model(self._core, self._kept.record.model):
                self._core.noticed.emit(other)
