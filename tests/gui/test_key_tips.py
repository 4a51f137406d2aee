"""What tool tips say of keys is true, also where the user has changed them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.ui.controls.keys import SHORTCUTS, key_text
from sdjp.ui.window.main_window import MainWindow
from tests.gui.conftest import NewCore
from tests.gui.still_core import still_core

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OF_ROOMS = {"start_from", "paste_picture"}
"""Their keys mean something in the check as well, which cannot be changed."""


@pytest.fixture
def core(new_core: NewCore) -> Core:
    """A core without workers."""
    return still_core(new_core)


@pytest.fixture
def window(core: Core, qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole window."""
    made = MainWindow(core)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def told(window: MainWindow) -> str:
    """All tool tips and descriptions."""
    widgets = [window, *window.findChildren(QWidget)]
    tips = [text for each in widgets for text in (each.toolTip(), each.accessibleDescription())]
    tabs = window.pictures.tabs
    tips += [tabs.tabToolTip(tab) for tab in range(tabs.count())]
    tips.append(window.form.draw_bar.hint.text())
    return "\n".join(tips)


def test_changed_keys_are_told_everywhere(core: Core, window: MainWindow) -> None:
    """At once, and those that an action had before are named nowhere."""
    core.session.set(prompt="海")
    before = {action: key_text(core.settings, action) for action in SHORTCUTS}
    told_before = [action for action in before if before[action] in told(window)]
    told_before = [action for action in told_before if action not in OF_ROOMS]
    assert {"draw", "stop", "fit", "actual_size", "search", "settings"} <= set(told_before)

    core.change_settings(
        shortcuts={action: f"Ctrl+Alt+Shift+{n}" for n, action in enumerate(told_before)}
    )
    after = told(window)
    for action in told_before:
        assert key_text(core.settings, action) in after
        assert before[action] not in after or action == "stop"  # Esc clears the search


def test_no_key_leaves_no_empty_brackets(core: Core, window: MainWindow) -> None:
    """An action without keys has a tip all the same."""
    core.session.set(prompt="海")
    core.change_settings(shortcuts=dict.fromkeys(SHORTCUTS, ""))
    assert "（）" not in told(window)
    assert "()" not in told(window)
    assert window.form.draw_bar.hint.text() == ""
