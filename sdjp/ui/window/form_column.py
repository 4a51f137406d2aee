"""The left of the window: everything one fills in, and the button below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.ui.drawing.draw_bar import DrawBar
from sdjp.ui.parameters.panel import ParameterPanel
from sdjp.ui.presets.panel import PresetPanel
from sdjp.ui.prompt.panel import PromptPanel

LEAST_WIDTH_PX = 340


class FormColumn(QWidget):
    """Prompts, presets and parameters scroll; the button always stays in sight."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prompt = PromptPanel(core)
        self.presets = PresetPanel(core)
        self.parameters = ParameterPanel(core)
        self.draw_bar = DrawBar(core)
        self.prompt.draw_wanted.connect(self.draw_bar.draw)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        form = QWidget()
        rooms = QVBoxLayout(form)
        rooms.setContentsMargins(16, 16, 12, 16)
        rooms.setSpacing(16)
        for room in (self.prompt, self.presets, self.parameters):
            rooms.addWidget(room)
        rooms.addStretch(1)
        self.scroll_area = QScrollArea(widgetResizable=True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroll_area)
        column.addWidget(self.draw_bar)
