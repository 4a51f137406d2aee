"""The tools for painting a mask, and what can be done to all of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QMenu, QToolButton, QWidget

from sdjp.base.language import translate
from sdjp.contract.init_image import MAX_FEATHER_PX
from sdjp.ui.controls.number_box import WheelGuard
from sdjp.ui.look.flow_layout import FlowLayout
from sdjp.ui.look.icons import icon, icon_button
from sdjp.ui.look.room import Room
from sdjp.ui.masking.amount import Amount, in_a_row, pixel_box
from sdjp.ui.masking.easel import Easel
from sdjp.ui.masking.extent_menu import ExtentMenu
from sdjp.ui.masking.growth import MAX_GROWTH_PX
from sdjp.ui.masking.strokes import MAX_SIZE_PX, MIN_SIZE_PX
from sdjp.ui.masking.tools import TOOLS
from sdjp.ui.masking.workbench import Workbench

ICONS = {"rectangle": "rectangle", "fill": "bucket"}
ROW_GAP_PX, BUTTON_GAP_PX = 8, 1
USUAL_GROWTH_PX = 8
FEATHER_REACH_PX = 64
"""As far as the slider goes; more can be typed."""


class MaskBar(Room):
    """Tools, sizes, and what is done to the whole mask.

    Buttons say their names where that takes no row from the picture, and show their icons alone
    elsewhere.

    Signals:
        alpha_wanted(), load_wanted(), save_wanted(): of the menu.
    """

    alpha_wanted = Signal()
    load_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, bench: Workbench, easel: Easel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._easel = easel
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._refit.timeout.connect(self._fit)
        self._build()
        self._arrange()
        self._connect()
        self.retranslate()
        self._show()

    def _build(self) -> None:
        self._group = QButtonGroup(self)
        self.tools = {name: _tool_button(ICONS.get(name, name)) for name in TOOLS}
        for button in self.tools.values():
            self._group.addButton(button)
        self.undo, self.redo = _icon_button("undo"), _icon_button("redo")
        self.shown = _icon_button("eye")
        self.pressure = _icon_button("pressure")
        for toggle in (self.shown, self.pressure):
            toggle.setCheckable(True)
        self.thickness = Amount(MIN_SIZE_PX, MAX_SIZE_PX, MAX_SIZE_PX, curve=2)
        self.feather = Amount(0, MAX_FEATHER_PX, FEATHER_REACH_PX)
        self.shrink, self.grow = _icon_button("minus"), _icon_button("plus")
        self.by = pixel_box(1, MAX_GROWTH_PX)
        self.by.setValue(USUAL_GROWTH_PX)
        WheelGuard(self).guard(self.by)
        self.reach = QLabel()
        self.reach.setBuddy(self.by)
        self.invert, self.clear = _icon_button("invert"), _icon_button("trash")
        self.extend, self.more = _icon_button("extend"), _icon_button("more")
        self.extend_menu, self.menu = ExtentMenu(self._easel, self), QMenu(self)
        for button, menu in ((self.extend, self.extend_menu), (self.more, self.menu)):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(menu)
        self.from_alpha = self.menu.addAction(icon("picture"), "")
        self.menu.addSeparator()
        self.load = self.menu.addAction(icon("folder"), "")
        self.save = self.menu.addAction(icon("save"), "")

    def _arrange(self) -> None:
        tools, marks, growth, whole = (QWidget() for _ in range(4))
        in_a_row(tools, *self.tools.values(), spacing=BUTTON_GAP_PX)
        in_a_row(
            marks,
            *(self.undo, self.redo, self.pressure, self.shown, self.more),
            spacing=BUTTON_GAP_PX,
        )
        in_a_row(growth, self.reach, self.shrink, self.by, self.grow)
        in_a_row(whole, self.invert, self.clear, spacing=BUTTON_GAP_PX)
        self._rows = FlowLayout(self, spacing=ROW_GAP_PX)
        for each in (tools, marks, whole, self.thickness, self.feather, growth, self.extend):
            self._rows.addWidget(each)

    def add(self, widget: QWidget) -> None:
        """Have `widget` behind all others."""
        self._rows.addWidget(widget)

    @Slot()
    def _fit(self) -> None:
        """Give the buttons their names as far as that takes no further row."""
        nameable = (self.extend, self.invert, self.clear, *self.tools.values())
        self._name_only(())
        least = self._rows.heightForWidth(self.width())
        for count in (len(nameable), 3, 1, 0):
            self._name_only(nameable[:count])
            if self._rows.heightForWidth(self.width()) <= least:
                return

    def _name_only(self, named: tuple[QToolButton, ...]) -> None:
        styles = Qt.ToolButtonStyle
        for button in (*self.tools.values(), self.invert, self.clear, self.extend):
            button.setToolButtonStyle(
                styles.ToolButtonTextBesideIcon if button in named else styles.ToolButtonIconOnly
            )
        for number in range(self._rows.count()):
            item = self._rows.itemAt(number)
            group = item.widget() if item is not None else None
            if group is not None and (row := group.layout()) is not None:
                row.invalidate()
                group.updateGeometry()

    def _connect(self) -> None:
        bench, easel = self._bench, self._easel
        self._group.buttonClicked.connect(self._on_tool)
        self.thickness.chosen.connect(easel.choose_size)
        self.feather.chosen.connect(easel.choose_feather)
        self.shown.toggled.connect(easel.show_mask)
        self.pressure.toggled.connect(easel.feel_pressure)
        for button, slot in (
            (self.undo, bench.undo),
            (self.redo, bench.redo),
            (self.invert, bench.invert),
            (self.clear, bench.clear),
            (self.shrink, self._on_shrink),
            (self.grow, self._on_grow),
        ):
            button.clicked.connect(slot)
        self.from_alpha.triggered.connect(self.alpha_wanted)
        self.load.triggered.connect(self.load_wanted)
        self.save.triggered.connect(self.save_wanted)
        self.by.valueChanged.connect(self.retranslate)
        bench.sheet.kept.connect(self._show)
        bench.work.busy_changed.connect(self._show)
        easel.changed.connect(self._show)

    def retranslate(self) -> None:
        """Set all texts."""
        for name, (label, tip) in tool_texts().items():
            self.tools[name].setText(label)
            self.tools[name].setAccessibleName(label)
            self.tools[name].setToolTip(tip)
        self.thickness.set_name(
            translate("mask", "Size"),
            translate("mask", "Diameter of the brush in pixels ([ and ], or Ctrl and the wheel)"),
        )
        self.feather.set_name(
            translate("mask", "Soft edge"),
            translate("mask", "So many pixels around the mask go over into the old picture softly"),
        )
        pixels = f"{self.by.value():.0f}"
        by = translate("mask", "By how many pixels the mask grows or shrinks")
        for control, tip in (
            (self.undo, translate("mask", "Undo (Ctrl+Z)")),
            (self.redo, translate("mask", "Redo (Ctrl+Y)")),
            (self.shown, translate("mask", "Show the mask over the picture")),
            (
                self.pressure,
                translate("mask", "Pen pressure: the harder a pen is pressed, the wider it paints"),
            ),
            (self.more, translate("mask", "More for the mask")),
            (self.clear, translate("mask", "Clear all")),
            (self.by, by),
            (self.grow, translate("mask", "Make the mask {pixels} px wider")),
            (self.shrink, translate("mask", "Make the mask {pixels} px narrower")),
        ):
            control.setToolTip(tip.format(pixels=pixels))
            control.setAccessibleName(control.toolTip())
        self.reach.setText(translate("mask", "Reach"))
        self.invert.setText(translate("mask", "Invert"))
        swap = translate("mask", "Swap what changes and what stays (I)")
        self.invert.setToolTip(f"{self.invert.text()}: {swap}")
        self.clear.setText(translate("mask", "Clear all"))
        self.extend.setText(translate("mask", "Extend the picture"))
        edges = translate("mask", "Its edges can also be dragged outwards")
        self.extend.setToolTip(f"{self.extend.text()}: {edges}")
        self.from_alpha.setText(translate("mask", "Paint what is transparent in the picture"))
        self.load.setText(translate("mask", "Open a picture as a mask …"))
        self.save.setText(translate("mask", "Save the mask …"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say more or less where there is more or less room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again once the buttons, too, have their new letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._refit.start()

    @Slot()
    def _show(self) -> None:
        sheet, is_busy = self._bench.sheet, self._bench.work.is_busy
        self.tools[self._easel.tool].setChecked(True)
        self.thickness.show_value(self._easel.brush_px)
        self.feather.show_value(self._easel.feather_px)
        self.pressure.setChecked(self._easel.feels_pressure)
        self.shown.setChecked(self._easel.shows_mask)
        self.shown.setIcon(icon("eye" if self._easel.shows_mask else "eye-off"))
        self.undo.setEnabled(sheet.can_undo or is_busy)
        self.redo.setEnabled(sheet.can_redo and not is_busy)
        for control in (self.clear, self.grow, self.shrink, self.save):
            control.setEnabled(not sheet.is_empty)

    @Slot(QToolButton)
    def _on_tool(self, button: QToolButton) -> None:
        self._easel.choose_tool(next(name for name, each in self.tools.items() if each is button))

    @Slot()
    def _on_grow(self) -> None:
        self._bench.grow(int(self.by.value()))

    @Slot()
    def _on_shrink(self) -> None:
        self._bench.grow(-int(self.by.value()))


def tool_texts() -> dict[str, tuple[str, str]]:
    """Name and explanation of each tool."""
    return {
        "brush": (translate("mask", "Brush"), translate("mask", "Paint freely (B)")),
        "eraser": (translate("mask", "Eraser"), translate("mask", "Take paint away (E)")),
        "rectangle": (
            translate("mask", "Rectangle"),
            translate("mask", "Paint a rectangle; the arrow keys move it, too (R)"),
        ),
        "lasso": (translate("mask", "Lasso"), translate("mask", "Paint what you draw around (L)")),
        "fill": (
            translate("mask", "Fill"),
            translate("mask", "Click inside of what you drew around to fill it (G)"),
        ),
    }


def _tool_button(name: str) -> QToolButton:
    button = _icon_button(name)
    button.setCheckable(True)
    return button


def _icon_button(name: str) -> QToolButton:
    button = icon_button(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
