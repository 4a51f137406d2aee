"""The first painted window: typing and drawing count before the rooms are there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.ui.look.theme import apply_theme
from sdjp.ui.window.main_window import MainWindow
from tests.gui.conftest import TIMEOUT_MS

CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(core: Core, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """A window with nothing but the first sight, shown, with the cursor in it."""
    core.change_settings(first_start_done=True)
    apply_theme(qapp, "light")
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=TIMEOUT_MS)
    made.first_sight.setFocus()
    yield made
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    made.close()
    qapp.setStyleSheet("")


def furnish(window: MainWindow, core: Core) -> None:
    """Make all rooms, a turn each, and show them."""
    for _ in window.furnish(core):
        QApplication.processEvents()
    window.uncover()
    QApplication.processEvents()


def place(widget: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def test_words_cursor_and_focus_go_on(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """Typing goes on in the real prompt where it was, and no letter is lost between two turns."""
    typing = iter("yuuyake")
    turns = window.furnish(core)
    for _ in turns:
        qtbot.keyClicks(QApplication.focusWidget(), next(typing, ""))
        QApplication.processEvents()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    window.uncover()
    assert next(typing, None) is None
    qtbot.keyClicks(QApplication.focusWidget(), "-")
    assert core.session.form.prompt == "yuuyak-e"
    assert QApplication.focusWidget() is window.form.prompt.prompt.editor


def test_ctrl_enter_counts_before_there_is_a_painter(
    core: Core, window: MainWindow, qtbot: QtBot
) -> None:
    """Ctrl+Enter in the first sight says that it was heard, and one picture comes."""
    qtbot.keyClicks(window.first_sight.editor, "torii")
    qtbot.keyClick(window.first_sight.editor, Qt.Key.Key_Return, CONTROL)
    assert "英語ができしだい" in window.first_sight.hint.text()
    assert window.first_sight.editor.toPlainText() == "torii"
    furnish(window, core)
    results = window.pictures.results.tiles.results
    qtbot.waitUntil(lambda: len(results.pictures) == 1, timeout=TIMEOUT_MS)
    assert results.pictures[0].record.prompt == "torii"


def test_the_button_needs_words(window: MainWindow, qtbot: QtBot) -> None:
    """Without words there is nothing to press; words that are taken away take the wish along."""
    first = window.first_sight
    assert not first.button.isEnabled()
    qtbot.keyClick(first.editor, Qt.Key.Key_Return, CONTROL)
    assert not first.is_draw_wanted
    qtbot.keyClicks(first.editor, "torii")
    qtbot.mouseClick(first.button, Qt.MouseButton.LeftButton)
    assert first.is_draw_wanted
    first.editor.clear()
    assert not first.is_draw_wanted


def test_a_conversion_is_waited_for(core: Core, window: MainWindow, qtbot: QtBot) -> None:
    """The first sight stays while an input method composes; Ctrl+Enter then means nothing."""
    first = window.first_sight
    editor = first.editor
    QApplication.sendEvent(editor, QInputMethodEvent("とりい", []))
    first.draw()
    furnish(window, core)
    assert editor.isVisible()
    assert QApplication.focusWidget() is editor
    done = QInputMethodEvent()
    done.setCommitString("鳥居")
    QApplication.sendEvent(editor, done)
    qtbot.waitUntil(window.form.prompt.prompt.editor.hasFocus, timeout=TIMEOUT_MS)
    assert core.session.form.prompt == "鳥居"
    assert not core.queue.jobs


def test_what_was_not_touched_changes_nothing(core: Core, window: MainWindow) -> None:
    """The prompt of the last time is only shown; the session decides what comes back."""
    window.first_sight.begin_with("昨日の続き")
    assert window.first_sight.button.isEnabled()
    core.session.set(prompt="ほかの続き")
    furnish(window, core)
    assert core.session.form.prompt == "ほかの続き"


def test_tab_finds_the_rooms_from_top_to_bottom(core: Core, window: MainWindow) -> None:
    """The order of the tab key is that of the eye, whatever was made when."""
    furnish(window, core)
    rooms = [window.form.prompt, window.form.presets, window.form.parameters, window.form.draw_bar]
    rooms += [window.canvas, window.pictures]
    met: list[QWidget] = []
    each = window.form.prompt.prompt.editor
    for _ in range(1000):
        room = next((one for one in rooms if one.isAncestorOf(each)), None)
        if room is not None and room not in met and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            met.append(room)
        each = each.nextInFocusChain()
    assert met == [room for room in rooms if room in met]
    assert len(met) >= 5


def test_nothing_jumps(core: Core, window: MainWindow) -> None:
    """Prompt and button stand where those stand that take their place."""
    window.resize(1280, 1000)  # high enough for a form without a scroll bar
    QApplication.processEvents()
    first = window.first_sight
    before = place(first.editor), place(first.button)
    furnish(window, core)
    after = place(window.form.prompt.prompt.editor), place(window.form.draw_bar.button)
    for old, new in zip(before, after, strict=True):
        for edge in (QRect.left, QRect.top, QRect.right, QRect.bottom):
            assert abs(edge(old) - edge(new)) <= 1, (old, new)
