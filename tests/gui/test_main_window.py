"""The whole window: its rooms together, keys, state, language, theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.autosave import Autosave, Work
from sdjp.app.core import Core
from sdjp.app.session import Form
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.errors import DiskFull
from sdjp.ui.controls.keys import SHORTCUTS
from sdjp.ui.drawing.draw_bar import DrawBar
from sdjp.ui.look.theme import apply_theme
from sdjp.ui.settings.dialog import SettingsDialog
from sdjp.ui.settings.shortcuts import action_names
from sdjp.ui.window.first_page import FirstPage
from sdjp.ui.window.main_window import COLUMNS_PX, MainWindow
from sdjp.ui.window.picture_tabs import CHECK, HISTORY, RESULTS
from sdjp.ui.window.state import on_a_screen
from tests.gui.by_keyboard import nameless, unreached, unseen
from tests.gui.conftest import TIMEOUT_MS, NewCore, type_prompt, wait_until_ready
from tests.gui.prompt_keys import convert, wheel

CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def core(new_core: NewCore, qtbot: QtBot, request: pytest.FixtureRequest, tmp_path: Path) -> Core:
    """A core with pictures in its library, whose painter writes files."""
    mark = request.node.get_closest_marker("script")
    painter = mark.kwargs["painter"] if mark else {}
    made = new_core(painter={"folder": str(tmp_path), **painter}, librarian={"pictures": 9})
    made.change_settings(first_start_done=True)
    made.start()
    wait_until_ready(made, qtbot)
    return made


@pytest.fixture
def window(core: Core, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, shown and active."""
    made = MainWindow(core)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=TIMEOUT_MS)
    yield made
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    made.close()


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    """Leave the application without our style sheet, as the other tests expect it."""
    yield
    qapp.setStyleSheet("")


def editor(window: MainWindow) -> Any:
    """The field for the prompt, with the focus in it."""
    window.form.prompt.take_focus()
    return QApplication.focusWidget()


def wait_for_pictures(window: MainWindow, qtbot: QtBot, count: int) -> None:
    """Wait until so many pictures are there."""
    results = window.pictures.results.tiles.results
    qtbot.waitUntil(lambda: len(results.pictures) == count, timeout=TIMEOUT_MS)


def test_type_and_press_ctrl_enter(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+Enter right after the last letter: the English is waited for, one picture comes."""
    field = editor(window)
    qtbot.keyClicks(field, "torii")
    assert not core.is_translated
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert window.form.draw_bar.is_waiting
    assert "英語ができしだい" in window.form.draw_bar.hint.text()
    wait_for_pictures(window, qtbot, 1)
    assert window.canvas.shown.record.prompt == "torii"
    assert window.pictures.results.facts.prompt.text() == "torii"
    assert not window.form.draw_bar.is_waiting


def test_a_picture_is_pasted_from_the_prompt(
    core: Core, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Ctrl+V with a copied file, where the cursor usually is, starts a drawing from it."""
    taken: list[str] = []
    monkeypatch.setattr(core.start_picture, "take_in", taken.append)
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(__file__)])
    QGuiApplication.clipboard().setMimeData(source)
    for field in (window.form.prompt.prompt, window.form.prompt.negative):
        qtbot.keyClick(field.editor, Qt.Key.Key_V, CONTROL)
    assert taken == [__file__] * 2


def test_keys_that_were_changed_draw_from_the_prompt_too(
    core: Core, window: MainWindow, qtbot: QtBot
) -> None:
    """With 生成 on F9, Ctrl+Enter in the prompt does nothing any more and F9 draws."""
    core.change_settings(shortcuts={"draw": "F9"})
    field = editor(window)
    qtbot.keyClicks(field, "torii")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert not window.form.draw_bar.is_waiting
    assert not core.queue.jobs
    qtbot.keyClick(field, Qt.Key.Key_F9)
    wait_for_pictures(window, qtbot, 1)


def test_nothing_is_drawn_while_an_input_method_composes(
    core: Core, window: MainWindow, qtbot: QtBot
) -> None:
    """With letters that are still being converted, neither Ctrl+Enter nor the button draws."""
    field = editor(window)
    qtbot.keyClicks(field, "torii ")
    QApplication.sendEvent(field, QInputMethodEvent("とりい", []))
    window.form.draw_bar.draw()
    window.shortcuts.bound["draw"].trigger()
    assert not core.queue.jobs
    assert not window.form.draw_bar.is_waiting
    done = QInputMethodEvent()
    done.setCommitString("鳥居")
    QApplication.sendEvent(field, done)
    window.form.draw_bar.draw()
    wait_for_pictures(window, qtbot, 1)
    assert window.canvas.shown.record.prompt == "torii 鳥居"


def test_the_button_waits_for_words(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """Without a prompt the button is off and says what to do."""
    bar = window.form.draw_bar
    assert not bar.button.isEnabled()
    assert "書いてください" in bar.hint.text()
    type_prompt(core, qtbot, "　 ")
    assert not bar.button.isEnabled()
    type_prompt(core, qtbot, "海")
    assert bar.button.isEnabled()
    assert "Ctrl+Enter" in bar.hint.text()


def test_how_many_pictures(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """The stepper and the form say the same, within the limits."""
    bar = window.form.draw_bar
    assert not bar.fewer.isEnabled()
    qtbot.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    assert core.session.form.count == 2
    bar.count.setValue(5)
    assert core.session.form.count == 5
    core.session.set(count=3)
    assert bar.count.text() == "3枚"


def test_the_number_of_pictures_suits_a_japanese_keyboard(core: Core, window: MainWindow) -> None:
    """Full-width digits count; a wheel that turns above it without its focus does not."""
    count = window.form.draw_bar.count
    window.form.prompt.take_focus()
    wheel(count)
    assert core.session.form.count == 1
    count.setFocus()
    wheel(count)
    assert core.session.form.count == 2
    count.selectAll()
    convert(count, "", "４")
    assert core.session.form.count == 4


def test_a_failed_translation_ends_the_wait(new_core: NewCore, qtbot: QtBot) -> None:
    """Where the English cannot be made, nothing is drawn later by surprise."""
    core = new_core(translator={"fails": {"Translate": ["DiskFull", {"path": "/"}]}})
    core.start()
    bar = DrawBar(core)
    qtbot.addWidget(bar)
    core.session.set(prompt="海")
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS):
        bar.draw()
    assert not bar.is_waiting
    qtbot.waitUntil(lambda: bool(core.translation.error), timeout=TIMEOUT_MS)
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS):
        bar.draw()
    assert not bar.is_waiting


@pytest.mark.script(painter={"delays": {"step": 0.03}})
def test_escape_stops_and_the_title_tells(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """The title counts; Esc in the prompt stops the drawing."""
    type_prompt(core, qtbot, "海")
    core.session.set(steps=300)
    window.form.draw_bar.draw()
    told = re.compile(r"[1-9]\d*%・残り約\d+秒・\d+ / \d+ ステップ – SDJP")
    qtbot.waitUntil(lambda: told.fullmatch(window.windowTitle()) is not None, timeout=TIMEOUT_MS)
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    assert window.windowTitle() == "SDJP"
    assert window.canvas.empty.isVisible()  # the unfinished preview does not stay


@pytest.mark.script(painter={"delays": {"step": 0.03}})
def test_a_queue_leaves_room_for_a_row_of_pictures(
    core: Core, window: MainWindow, qtbot: QtBot
) -> None:
    """On a small screen the results show a whole row, with a long prompt and a chosen job, too."""
    apply_theme(QApplication.instance(), "light")
    window.resize(1100, 700)
    core.session.set(steps=1)
    type_prompt(core, qtbot, "夕焼けの海に立つ赤い鳥居、" * 6)
    core.draw()
    wait_for_pictures(window, qtbot, 1)
    core.session.set(steps=300)
    for _ in range(4):
        core.draw()
    window.pictures.queue.rows.setCurrentRow(1)
    results = window.pictures.results
    tiles, facts = results.tiles, results.facts.sheet
    QApplication.processEvents()
    assert tiles.viewport().rect().contains(tiles.visualRect(tiles.results.index(0)))
    facts.ensureWidgetVisible(results.facts.values["watermark"])
    assert not results.facts.values["watermark"].visibleRegion().isEmpty()
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)


@pytest.mark.script(painter={"delays": {"step": 0.03}})
def test_the_queue_leaves_the_keys_to_the_results(
    core: Core, window: MainWindow, qtbot: QtBot
) -> None:
    """Who cancels all by keyboard is in the results afterwards, empty as they may be."""
    type_prompt(core, qtbot, "海")
    core.session.set(steps=300)
    for _ in range(2):
        window.form.draw_bar.draw()
    queue = window.pictures.queue
    qtbot.waitUntil(queue.isVisible, timeout=TIMEOUT_MS)
    queue.cancel_all.setFocus()
    qtbot.keyClick(queue.cancel_all, Qt.Key.Key_Space)
    assert not queue.isVisible()
    assert window.pictures.results.isAncestorOf(QApplication.focusWidget())
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)


@pytest.mark.parametrize("tab", [RESULTS, HISTORY, CHECK])
def test_tab_meets_everything(core: Core, window: MainWindow, qtbot: QtBot, tab: int) -> None:
    """Through all three columns and round again, and everything says what it is."""
    type_prompt(core, qtbot, "海")
    window.pictures.tabs.setCurrentIndex(tab)
    assert nameless(window) == []
    assert unreached(window) == []


@pytest.mark.parametrize("tab", [RESULTS, HISTORY, CHECK])
@pytest.mark.parametrize("is_chosen", [False, True])
def test_every_focus_is_seen(
    core: Core, window: MainWindow, qtbot: QtBot, qapp: QApplication, tab: int, is_chosen: bool
) -> None:
    """Wherever Tab leads, something in sight looks different; also where a picture is chosen."""
    apply_theme(qapp, "light")
    type_prompt(core, qtbot, "海")
    if is_chosen:
        window.form.draw_bar.draw()
        wait_for_pictures(window, qtbot, 1)
        qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    window.pictures.tabs.setCurrentIndex(tab)
    if is_chosen and tab == HISTORY:
        grid = window.pictures.history.shelf.grid
        qtbot.waitUntil(lambda: grid.model().rowCount() > 0, timeout=TIMEOUT_MS)
        grid.setCurrentIndex(grid.model().index(0, 0))
    area = window.form.scroll_area.verticalScrollBar()
    window.resize(1100, 640)
    QApplication.processEvents()
    area.setValue(area.maximum())
    assert unseen(window) == []


def test_keys_lead_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    """Search, check, prompt and results are one key away, from wherever one is."""
    tabs = window.pictures.tabs
    for keys, modifiers, tab in (
        (Qt.Key.Key_F, CONTROL, HISTORY),
        (Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier, CHECK),
        (Qt.Key.Key_F, CONTROL, HISTORY),
        (Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier, RESULTS),
    ):
        qtbot.keyClick(QApplication.focusWidget() or window, keys, modifiers)
        assert tabs.currentIndex() == tab
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert window.pictures.history.search.hasFocus()
    qtbot.keyClick(window.pictures.history.search, Qt.Key.Key_F, CONTROL)
    assert window.pictures.history.search.hasFocus()
    qtbot.keyClick(window.pictures.history.search, Qt.Key.Key_L, CONTROL)
    assert window.form.prompt.isAncestorOf(QApplication.focusWidget())


def test_the_prompt_is_seen_when_the_keys_lead_there(window: MainWindow, qtbot: QtBot) -> None:
    """Also when it had the focus all along, and so is whatever else of the form gets it."""
    field, area = editor(window), window.form.scroll_area
    bar = area.verticalScrollBar()
    window.resize(1000, 560)
    window.form.parameters.fold.setChecked(True)
    qtbot.waitUntil(lambda: bar.maximum() > field.height() + 100)

    def is_seen(widget: QWidget) -> bool:
        return not widget.visibleRegion().isEmpty()

    bar.setValue(bar.maximum())
    assert not is_seen(field)
    qtbot.keyClick(field, Qt.Key.Key_L, CONTROL)
    assert is_seen(field)
    window.pictures.search_history()
    bar.setValue(bar.maximum())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, CONTROL)
    assert field.hasFocus()
    assert is_seen(field)
    bar.setValue(bar.maximum())
    window.form.prompt.fold.setFocus(Qt.FocusReason.OtherFocusReason)
    assert is_seen(window.form.prompt.fold)


def test_a_chosen_style_stays_under_the_mouse(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """Although its English makes the lane above it higher, and none makes it lower again."""
    type_prompt(core, qtbot, "海")
    cards, area = window.form.presets.rows["style"].cards, window.form.scroll_area
    bar, lane = area.verticalScrollBar(), window.form.prompt.prompt.lane
    window.resize(1000, 640)

    def at_rest() -> int:
        """How high they are in the window once nothing moves any more."""
        now, last = cards.mapTo(window, QPoint(0, 0)).y(), None
        while now != last:
            qtbot.wait(100)
            now, last = cards.mapTo(window, QPoint(0, 0)).y(), now
        return now

    qtbot.waitUntil(lambda: bar.maximum() > 100)
    for start in (0, 40, bar.maximum()):
        bar.setValue(start)
        before, seen = at_rest(), bar.value()
        for row, count in ((1, 2), (0, 1)):
            place = cards.visualRect(cards.model().index(row, 0)).center()
            qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
            qtbot.waitUntil(lambda count=count: len(lane.chips) == count, timeout=TIMEOUT_MS)
            qtbot.waitUntil(lambda at=before: at_rest() == at, timeout=TIMEOUT_MS)
        assert bar.value() == seen


def test_keys_can_be_changed(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """A key of the user's own works at once, the usual one no longer."""
    core.change_settings(shortcuts={"search": "Ctrl+Alt+S", "check": ""})
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.pictures.tabs.currentIndex() == RESULTS
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert window.pictures.tabs.currentIndex() == HISTORY


def test_the_table_of_keys_is_complete(window: MainWindow) -> None:
    """Every action is bound and has a name, and no key means two things."""
    assert set(window.shortcuts.bound) == set(SHORTCUTS) == set(action_names())
    keys = [key for usual in SHORTCUTS.values() for key in usual]
    assert len(keys) == len(set(keys))


def test_a_picture_of_the_history_goes_to_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    """What is chosen in the history is shown large."""
    row = {"id": 3, "path": "/絵/3.png", "width": 128, "height": 96, "seed": 5}
    window.pictures.history.picture_chosen.emit(row)
    assert window.canvas.shown.row_id == 3
    qtbot.waitUntil(lambda: not window.canvas.view.picture.isNull(), timeout=TIMEOUT_MS)


@pytest.mark.script(painter={"delays": {"step": 0.0}})
def test_comparing_a_picture_can_be_undone(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """Comparing puts the picture's settings into the form, and what was typed can come back.

    So it can after a second picture was taken over.
    """
    type_prompt(core, qtbot, "海")
    window.form.draw_bar.draw()
    wait_for_pictures(window, qtbot, 1)
    type_prompt(core, qtbot, "書きかけ")
    window.pictures.results.compare_wanted.emit(window.pictures.results.tiles.chosen)
    assert core.session.form.prompt == "海"
    core.session.restore(replace(window.canvas.shown.record, prompt="空"))
    assert core.session.form.prompt == "空"
    for dialog in window.findChildren(QWidget):
        if dialog.isWindow() and dialog is not window:
            dialog.close()
    window.notices.yes.click()
    assert core.session.form.prompt == "書きかけ"


def test_state_survives(core: Core, window: MainWindow) -> None:
    """Place, columns, tab and folds come back after everything was changed."""
    window.setGeometry(0, 30, 1000, 660)  # the offscreen screen has 800 × 800
    window.columns.setSizes([342, 322, 336])
    window.pictures.tabs.setCurrentIndex(HISTORY)
    window.form.prompt.fold.setChecked(True)
    kept = window.panel()
    window.setGeometry(20, 50, 960, 640)
    window.columns.setSizes([300, 300, 360])
    window.pictures.tabs.setCurrentIndex(RESULTS)
    window.form.prompt.fold.setChecked(False)
    assert window.panel() != kept
    window.restore_panel(kept)
    assert window.panel() == kept
    core.session.set(negative_prompt="文字")
    assert window.form.prompt.fold.isChecked()
    window.restore_rooms({"negative_prompt_open": False})
    assert not window.form.prompt.fold.isChecked()


def test_a_window_that_fills_the_screen_keeps_its_own_place(window: MainWindow) -> None:
    """F11 and an end: the next window fills the screen, and F11 makes it what it was before."""
    window.setGeometry(0, 30, 1000, 660)  # the offscreen screen has 800 × 800
    for state in (Qt.WindowState.WindowNoState, Qt.WindowState.WindowMaximized):
        window.setWindowState(state)
        alone = window.panel()["geometry"]
        window.change_full_screen()
        kept = window.panel()
        assert kept["geometry"] == {**alone, "is_full_screen": True}
        assert not alone["is_full_screen"]
        window.change_full_screen()
        assert window.panel()["geometry"] == alone
        window.restore_panel(kept)
        assert window.isFullScreen()
        window.change_full_screen()
        assert window.panel()["geometry"] == alone


DAMAGED: list[dict[str, Any]] = [
    {},
    {"geometry": 5, "columns": "x", "tab": "y"},
    {"geometry": {"x": None}, "columns": [1, 2]},
    {"columns": [-5, 0, 10**9], "tab": 99},
    {"geometry": {"x": 10**9, "y": 0, "width": 9, "height": 9}},
]


def test_damaged_state_is_left_out(window: MainWindow) -> None:
    """Whatever a file holds, the window has a size and place one can use."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    for kept in DAMAGED:
        window.restore_panel(kept)
        assert screen.contains(window.geometry().center()), kept
        assert len(window.columns.sizes()) == len(COLUMNS_PX), kept
        assert min(window.columns.sizes()) > 200, kept


def test_a_window_is_brought_back_onto_a_screen() -> None:
    """A place on a screen that is gone becomes one that is there."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    for wanted in (
        QRect(9000, 200, 1200, 700),
        QRect(-1150, 10, 1200, 700),
        QRect(10, -400, 1200, 700),
    ):
        assert screen.contains(on_a_screen(wanted) & screen)
        assert on_a_screen(wanted).top() >= screen.top()
        assert screen.intersects(on_a_screen(wanted))
    fits = QRect(screen.left(), screen.top(), screen.width(), screen.height())
    assert on_a_screen(fits) == fits


def test_what_is_brought_back_can_be_drawn(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """The embedded model is kept without its place; accepted later, the form still has a model."""
    autosave = Autosave(core, parent=window)
    kept = Work(Form(prompt="昨日の海", model=str(demo_painter_dir()))).to_json()
    autosave.offered.connect(lambda work: window.unsent.offer(autosave, work))
    autosave.offer_again(Work.from_json(kept))
    window.notices.yes.click()
    assert core.session.form.prompt == "昨日の海"
    assert core.session.form.model == str(demo_painter_dir())
    window.form.draw_bar.draw()
    wait_for_pictures(window, qtbot, 1)


def test_waiting_drawings_that_come_back_are_announced_and_shown(
    core: Core, window: MainWindow, qtbot: QtBot
) -> None:
    """The offer counts them, and bringing them back leads to the queue, wherever one was."""
    type_prompt(core, qtbot, "海")
    core.session.set(steps=300)
    for _ in range(2):
        window.form.draw_bar.draw()
    waiting = tuple(job.question() for job in core.queue.jobs)
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    window.pictures.search_history()
    autosave = Autosave(core, parent=window)
    autosave.offered.connect(lambda work: window.unsent.offer(autosave, work))
    autosave.offer_again(Work(Form(prompt="昨日の海"), waiting))
    assert "2件" in window.notices.sentence.text()
    window.notices.yes.click()
    assert window.pictures.tabs.currentIndex() == RESULTS
    assert window.pictures.queue.rows.count() == 2
    assert window.form.prompt.isAncestorOf(QApplication.focusWidget())
    core.queue.cancel_all()


def test_settings_open_at_a_page(window: MainWindow, qtbot: QtBot) -> None:
    """The gear and the keys open the settings; F1 opens the list of keys."""
    qtbot.mouseClick(window.pictures.corner_buttons.settings, Qt.MouseButton.LeftButton)
    first = window.findChild(SettingsDialog)
    assert first.stack.currentWidget() is first.pages["general"]
    first.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    second = window.findChild(SettingsDialog)
    assert second.stack.currentWidget() is second.pages["keys"]
    second.close()


def test_the_theme_button_changes_the_colours(
    core: Core, window: MainWindow, qapp: QApplication
) -> None:
    """One click chooses the other colours; then the button offers these."""
    button = window.pictures.corner_buttons.theme
    apply_theme(qapp, "light")
    assert button.toolTip() == "暗い色にする"
    button.click()
    assert core.settings["theme"] == "dark"
    apply_theme(qapp, "dark")
    assert button.toolTip() == "明るい色にする"
    button.click()
    assert core.settings["theme"] == "light"
    apply_theme(qapp, "light")


def test_the_first_start_greets_once(new_core: NewCore, qtbot: QtBot) -> None:
    """The welcome page covers the window, goes with one click, and never comes again."""
    core = new_core()
    window = MainWindow(core)
    qtbot.addWidget(window)
    window.show()
    page = window.findChild(FirstPage)
    assert page.isVisible()
    page.begin.click()
    assert page.isHidden()
    again = MainWindow(core)
    qtbot.addWidget(again)
    assert again.findChild(FirstPage) is None


def test_errors_do_not_cover_the_canvas(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """An error makes room for itself; canvas and button stay usable."""
    core.failed.emit(DiskFull(path="/絵"))
    assert window.errors.isVisible()
    assert window.errors.geometry().bottom() < window.canvas.geometry().top() or (
        qtbot.waitUntil(
            lambda: window.errors.geometry().bottom() < window.canvas.geometry().top(),
            timeout=TIMEOUT_MS,
        )
        is None
    )


def test_nothing_is_cut_off(window: MainWindow) -> None:
    """At every size every visible button is as wide as its text wants."""
    for size in ((1280, 800), (1920, 1080), (1000, 640)):
        window.resize(*size)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        cut = [
            each.text()
            for each in window.findChildren(QPushButton)
            if each.isVisible() and each.width() < each.minimumSizeHint().width() - 1
        ]
        assert cut == [], size
