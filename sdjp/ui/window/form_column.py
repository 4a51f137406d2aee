"""The left of the window: everything one fills in, and the button below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QMoveEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.ui.window.turns import imported

if TYPE_CHECKING:
    from sdjp.ui.controls.drop_target import DropTarget
    from sdjp.ui.drawing.draw_bar import DrawBar
    from sdjp.ui.parameters.panel import ParameterPanel
    from sdjp.ui.parameters.start_panel import StartPanel
    from sdjp.ui.presets.panel import PresetPanel
    from sdjp.ui.prompt.panel import PromptPanel


class FormColumn(QWidget):
    """Prompts, presets and parameters scroll; the button always stays in sight.

    `furnish` makes them, from top to bottom, as the tab key shall find them.
    """

    prompt: PromptPanel
    start: StartPanel
    presets: PresetPanel
    parameters: ParameterPanel
    draw_bar: DrawBar
    drop_target: DropTarget

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._form = QWidget()
        self._rooms = QVBoxLayout(self._form)
        self._rooms.setContentsMargins(16, 16, 12, 16)
        self._rooms.setSpacing(16)
        self._rooms.addStretch(1)
        self.scroll_area = QScrollArea(widgetResizable=True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(self._form)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.scroll_area)
        self._moved = 0
        self._moved_from: int | None = None
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._on_settled)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def furnish(self) -> Iterator[None]:
        """Make the rooms; yields wherever it may be interrupted."""
        yield from imported("sdjp.text.grammar", "sdjp.ui.prompt.highlighter")
        yield from imported("sdjp.ui.prompt.editor", "sdjp.ui.prompt.english_lane")
        yield from imported("sdjp.ui.prompt.completion_rows", "sdjp.ui.prompt.panel")
        yield from imported("sdjp.ui.settings.shortcuts")
        from sdjp.ui.prompt.panel import PromptPanel

        self.scroll_area.viewport()  # PySide asks every class there is, once
        yield
        self.prompt = PromptPanel(self._core, self._form)
        yield
        self._add(self.prompt)
        self._connect_prompt()
        yield
        yield from imported("sdjp.ui.parameters.start_panel")
        from sdjp.ui.parameters.start_panel import StartPanel

        self.start = StartPanel(self._core, self._form)
        self._add(self.start)
        yield
        yield from imported("sdjp.ui.presets.pictures", "sdjp.ui.presets.panel")
        from sdjp.ui.presets.panel import PresetPanel

        self.presets = PresetPanel(self._core, self._form)
        self._add(self.presets)
        yield
        yield from imported("sdjp.ui.parameters.panel")
        from sdjp.ui.parameters.panel import ParameterPanel

        self.parameters = ParameterPanel(self._core, self._form)
        yield
        self._add(self.parameters)
        yield
        yield from imported("sdjp.ui.drawing.draw_bar")
        from sdjp.ui.drawing.draw_bar import DrawBar

        self.draw_bar = DrawBar(self._core, self)
        self.prompt.draw_wanted.connect(self.draw_bar.draw)
        self._column.addWidget(self.draw_bar)
        yield
        yield from imported("sdjp.ui.controls.drop_target")
        from sdjp.ui.controls.drop_target import DropTarget

        self.drop_target = DropTarget(self)
        self.prompt.prompt.lane.prepare()
        yield

    def _connect_prompt(self) -> None:
        self._give_draw_keys(frozenset({"shortcuts"}))
        self._core.settings_changed.connect(self._give_draw_keys)
        self.prompt.sight_wanted.connect(self._show)
        app: QApplication = QApplication.instance()  # type: ignore[assignment]
        app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget)
    def _show(self, widget: QWidget) -> None:
        self.scroll_area.ensureWidgetVisible(widget)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus into sight; what is clicked stays under the mouse."""
        if before is None or now is None:
            return  # another window has or had it
        is_clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if self._form.isAncestorOf(now) and not is_clicked:
            self._show(now)

    @Slot(object)
    def _give_draw_keys(self, names: frozenset[str]) -> None:
        if "shortcuts" in names:
            from sdjp.ui.controls.keys import keys_of

            self.prompt.draw_with(keys_of(self._core.settings, "draw"))

    def _add(self, room: QWidget) -> None:
        self._rooms.insertWidget(self._rooms.count() - 1, room)
        room.installEventFilter(self)

    # What has the focus stays where it is on the screen when something above it grows

    @Slot(int, int)
    def _on_range_changed(self, _least: int, _most: int) -> None:
        self._hold(0)  # the bar tells this before it cuts its value

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along with the room that has the focus."""
        if isinstance(event, QMoveEvent) and isinstance(watched, QWidget):
            focus = QApplication.focusWidget()
            if focus is not None and watched.isAncestorOf(focus):
                self._hold(event.pos().y() - event.oldPos().y())
        return False

    def _hold(self, moved: int) -> None:
        if self._moved_from is None:
            self._moved_from = self.scroll_area.verticalScrollBar().value()
            self._settling.start()
        self._moved += moved
        if self._moved:
            self.scroll_area.verticalScrollBar().setValue(self._moved_from + self._moved)

    @Slot()
    def _on_settled(self) -> None:
        """Only now the bar reaches as far as it is to."""
        self._hold(0)
        self._moved, self._moved_from = 0, None
