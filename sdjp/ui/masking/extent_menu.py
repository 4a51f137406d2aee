"""Ways to extend the picture without dragging: to one side, or to a ratio."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QWidget

from sdjp.base.language import translate
from sdjp.ui.look.icons import icon
from sdjp.ui.masking.easel import Easel
from sdjp.ui.masking.edges import NOWHERE, RATIOS, SIDES, to_ratio, widened

ICONS = {"left": "chevron-left", "top": "chevron-up", "right": "chevron-right"}


class ExtentMenu(QMenu):
    """To the left, right, top or bottom; to a ratio; and back.

    Attributes:
        picture: the size of the picture that is extended.
    """

    def __init__(self, easel: Easel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._easel = easel
        self.picture = QSize()
        self.sides = {
            side: self.addAction(icon(ICONS.get(side, "chevron-down")), "") for side in _order()
        }
        self.addSeparator()
        self.ratios = {ratio: self.addAction("") for ratio in RATIOS}
        self.addSeparator()
        self.back = self.addAction(icon("undo"), "")
        for side, action in self.sides.items():
            action.triggered.connect(partial(self._widen, side))
        for ratio, action in self.ratios.items():
            action.triggered.connect(partial(self._take_ratio, ratio))
        self.back.triggered.connect(self._go_back)
        self.aboutToShow.connect(self._name)
        self._name()

    def _name(self) -> None:
        names = {
            "left": translate("mask", "To the left"),
            "right": translate("mask", "To the right"),
            "top": translate("mask", "To the top"),
            "bottom": translate("mask", "To the bottom"),
        }
        for side, action in self.sides.items():
            action.setText(names[side])
        to_a_ratio = translate("mask", "To the ratio {ratio}")
        for ratio, action in self.ratios.items():
            action.setText(to_a_ratio.format(ratio=ratio))
            extend = (
                to_ratio(self.picture, RATIOS[ratio]) if not self.picture.isEmpty() else NOWHERE
            )
            action.setEnabled(extend != NOWHERE)
        self.back.setText(translate("mask", "Back to the picture's own size"))
        self.back.setEnabled(self._easel.extend != NOWHERE)

    def _widen(self, side: str) -> None:
        self._easel.choose_extend(widened(self._easel.extend, side, self.picture))

    def _take_ratio(self, ratio: str) -> None:
        self._easel.choose_extend(to_ratio(self.picture, RATIOS[ratio]))

    def _go_back(self) -> None:
        self._easel.choose_extend(NOWHERE)


def _order() -> tuple[str, ...]:
    return (SIDES[0], SIDES[2], SIDES[1], SIDES[3])
