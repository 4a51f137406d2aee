"""The left of the window: everything one fills in, and the button below it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.ui.drawing.draw_bar import DrawBar
from sdjp.ui.prompt.panel import PromptPanel
from sdjp.ui.window.turns import imported


class FormColumn(QWidget):
    """Prompts, presets and parameters scroll; the button always stays in sight.

    It has the prompts and the button at first, and the rest by `furnish`.
    """

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.prompt = PromptPanel(core)
        self.draw_bar = DrawBar(core)
        self.prompt.draw_wanted.connect(self.draw_bar.draw)
        form = QWidget()
        self._rooms = QVBoxLayout(form)
        self._rooms.setContentsMargins(16, 16, 12, 16)
        self._rooms.setSpacing(16)
        self._rooms.addWidget(self.prompt)
        self._rooms.addStretch(1)
        self.scroll_area = QScrollArea(widgetResizable=True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroll_area)
        column.addWidget(self.draw_bar)

    def furnish(self) -> Iterator[None]:
        """Make the rest; yields wherever it may be interrupted."""
        yield from imported("sdjp.ui.presets.pictures", "sdjp.ui.presets.panel")
        from sdjp.ui.presets.panel import PresetPanel

        self.presets = PresetPanel(self._core)
        self._add(self.presets)
        yield
        yield from imported("sdjp.ui.parameters.panel")
        from sdjp.ui.parameters.panel import ParameterPanel

        self.parameters = ParameterPanel(self._core)
        self._add(self.parameters)
        yield

    def _add(self, room: QWidget) -> None:
        self._rooms.insertWidget(self._rooms.count() - 1, room)
