"""Every room without a mouse: Tab meets all that is to be used, and all of it has a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.contract.errors import WorkerDied
from sdjp.ui.check.panel import CheckPanel
from sdjp.ui.drawing.canvas import Canvas
from sdjp.ui.drawing.draw_bar import DrawBar
from sdjp.ui.drawing.progress import DrawingPanel
from sdjp.ui.drawing.queue_panel import QueuePanel
from sdjp.ui.drawing.results_panel import ResultsPanel
from sdjp.ui.history.panel import HistoryPanel
from sdjp.ui.parameters.compare_dialog import CompareDialog, Pace
from sdjp.ui.parameters.panel import ParameterPanel
from sdjp.ui.presets.cards import PresetPictures
from sdjp.ui.presets.dialog import PresetDialog
from sdjp.ui.presets.panel import PresetBrowser, PresetPanel
from sdjp.ui.prompt.glossary_dialog import GlossaryDialog
from sdjp.ui.prompt.panel import PromptPanel
from sdjp.ui.settings.dialog import PAGES, SettingsDialog
from sdjp.ui.settings.shortcuts import commands
from sdjp.ui.window.corner import WindowCorner
from sdjp.ui.window.error_banner import ErrorBanner
from sdjp.ui.window.first_page import FirstPage
from tests.gui.by_keyboard import nameless, unreached
from tests.gui.conftest import TIMEOUT_MS, type_prompt

SIZE_PX = (520, 1400)


def shown(room: QWidget, qtbot: QtBot) -> QWidget:
    """The room, large enough for all of it."""
    qtbot.addWidget(room)
    room.resize(*SIZE_PX)
    room.show()
    qtbot.waitExposed(room)
    return room


def is_usable(room: QWidget) -> None:
    """Nothing is out of reach and nothing is without a name."""
    assert nameless(room) == []
    assert unreached(room) == []


def prompt_room(core: Core, qtbot: QtBot) -> QWidget:
    """Both prompts with their English."""
    room = PromptPanel(core)
    room.fold.setChecked(True)
    type_prompt(core, qtbot, "赤い鳥居、海", "文字")
    return room


def expert_room(core: Core, _qtbot: QtBot) -> QWidget:
    """Every parameter."""
    room = ParameterPanel(core)
    room.fold.setChecked(True)
    return room


def error_room(core: Core, _qtbot: QtBot) -> QWidget:
    """An error with its details."""
    room = ErrorBanner(core)
    room.show_error(WorkerDied(worker="painter", outcome="SIGKILL"))
    room.details_button.setChecked(True)
    return room


def results_room(core: Core, qtbot: QtBot) -> QWidget:
    """Two pictures, one of them chosen, and a notice."""
    room = ResultsPanel(core)
    type_prompt(core, qtbot, "赤い鳥居")
    core.session.set(count=2, steps=2)
    core.draw()
    qtbot.waitUntil(lambda: len(room.tiles.results.pictures) == 2, timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    room.notice.tell("消しました", qtbot.addWidget)
    return room


def history_room(core: Core, qtbot: QtBot) -> QWidget:
    """Pictures, one of them chosen."""
    room = HistoryPanel(core)
    room.show()
    qtbot.waitUntil(lambda: room.shelf.grid.model().rowCount() > 0, timeout=TIMEOUT_MS)
    room.shelf.grid.setCurrentIndex(room.shelf.grid.model().index(0, 0))
    return room


def prompts_room(core: Core, qtbot: QtBot) -> QWidget:
    """The prompts of the past."""
    room = history_room(core, qtbot)
    assert isinstance(room, HistoryPanel)
    room.view_buttons[1].click()
    return room


def check_room(core: Core, qtbot: QtBot) -> QWidget:
    """Two pictures, one of them read."""
    room = CheckPanel(core)
    room.check_files(["/一.png", "/二.png"])
    qtbot.waitUntil(lambda: all(each.found for each in room.files), timeout=TIMEOUT_MS)
    room.report.raw_fold.setChecked(True)
    return room


def own_presets_room(core: Core, _qtbot: QtBot) -> QWidget:
    """Two presets of one's own, the fields of the first, and one just deleted."""
    room = PresetDialog(core, "purpose")
    for _ in range(3):
        room.tools["add"].click()
    room.tools["delete"].click()
    room.list.setCurrentRow(0)
    return room


def glossary_room(_core: Core, _qtbot: QtBot) -> QWidget:
    """A word that still lacks its English, which is told."""
    room = GlossaryDialog("茜丸", "")
    room.accept()
    return room


ROOMS: dict[str, Callable[[Core, QtBot], QWidget]] = {
    "prompt": prompt_room,
    "presets": lambda core, _qtbot: PresetPanel(core),
    "expert": expert_room,
    "draw": lambda core, _qtbot: DrawBar(core),
    "canvas": lambda core, _qtbot: Canvas(core),
    "results": results_room,
    "history": history_room,
    "prompts": prompts_room,
    "check": check_room,
    "compare": lambda core, _qtbot: CompareDialog(core, Pace(core, core)),
    "preset browser": lambda core, _qtbot: PresetBrowser(core, "style", PresetPictures(core)),
    "no own presets": lambda core, _qtbot: PresetDialog(core, "style"),
    "own presets": own_presets_room,
    "glossary": glossary_room,
    "corner": lambda core, _qtbot: WindowCorner(core),
    "error": error_room,
}


@pytest.mark.script(librarian={"pictures": 5, "findings": {"parameters": "猫\nSteps: 20"}})
@pytest.mark.parametrize("name", ROOMS)
def test_a_room_can_be_used_by_keyboard(core: Core, qtbot: QtBot, name: str) -> None:
    """Whatever can be pressed, chosen or written in is met by Tab and says what it is."""
    is_usable(shown(ROOMS[name](core, qtbot), qtbot))


@pytest.mark.parametrize("page", PAGES)
def test_the_settings_can_be_used_by_keyboard(core: Core, qtbot: QtBot, page: str) -> None:
    """Each page, the list of pages and the button below."""
    is_usable(shown(SettingsDialog(core, commands(), page), qtbot))


def test_the_first_page_can_be_used_by_keyboard(core: Core, qtbot: QtBot) -> None:
    """All of it is met by Tab, though it lies over something else."""
    window = QWidget()
    QVBoxLayout(window).addWidget(QPushButton("下"))
    page = FirstPage(core, window)
    shown(window, qtbot)
    is_usable(page)


@pytest.mark.script(painter={"delays": {"step": 0.05}})
def test_queue_and_progress_can_be_used_by_keyboard(core: Core, qtbot: QtBot) -> None:
    """While something is drawn, something waits and a row is chosen."""
    room = QWidget()
    column = QVBoxLayout(room)
    queue = QueuePanel(core)
    column.addWidget(queue)
    column.addWidget(DrawingPanel(core))
    type_prompt(core, qtbot, "赤い鳥居")
    core.session.set(steps=500)
    for _ in range(3):
        core.draw()
    queue.rows.setCurrentRow(0)
    is_usable(shown(room, qtbot))
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)


def test_tab_follows_the_layout(core: Core, qtbot: QtBot) -> None:
    """A button beside a heading comes before the field below it, wherever both were made."""
    room = shown(expert_room(core, qtbot), qtbot)
    assert isinstance(room, ParameterPanel)
    steps = room.sliders["steps"]
    room.activateWindow()
    assert QTest.qWaitForWindowActive(room)
    room.sampler.combo.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen[0] is room.compare_buttons["steps"]
    assert seen.index(steps.slider) < seen.index(steps.box)


def test_what_is_out_of_reach_is_found(qtbot: QtBot) -> None:
    """A field that keeps Tab for itself, a button for the mouse alone, one without a name."""
    room = QWidget()
    column = QVBoxLayout(room)
    before, trap, after = QPushButton("前"), QPlainTextEdit(), QPushButton("後")
    trap.setAccessibleName("わな")
    mouse_only, silent = QPushButton("鼠"), QToolButton()
    mouse_only.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for widget in (before, trap, after, mouse_only, silent):
        column.addWidget(widget)
    shown(room, qtbot)
    assert nameless(room) == ["QToolButton “” in QWidget"]
    found = "\n".join(unreached(room))
    assert "鼠" in found
    assert "後" in found
    assert "前" not in found
    trap.setTabChangesFocus(True)
    assert unreached(room) == ["QPushButton “鼠” in QWidget"]
