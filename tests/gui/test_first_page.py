"""The first start: one page, once, and it says what must be said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.ui.controls import file_dialogs
from sdjp.ui.window.first_page import FirstPage
from tests.gui.by_keyboard import nameless
from tests.gui.conftest import NewCore, settings_on_disk
from tests.gui.still_core import still_core


@pytest.fixture
def core(new_core: NewCore) -> Core:
    """A core without workers."""
    return still_core(new_core)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window to be covered."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def page(core: Core, window: QWidget) -> FirstPage:
    """The page over the window."""
    made = FirstPage(core, window)
    made.show()
    return made


def test_it_says_what_a_newcomer_must_know(page: FirstPage) -> None:
    """Nothing leaves the computer, what is on from the start, what the built-in model knows."""
    text = "\n".join(label.text() for label in page.findChildren(QLabel))

    for words in (
        "日本語で書くと",
        "外へは送りません",
        "透かし",
        "安全フィルター",
        "小さな世界",
        "お持ちのモデル",
    ):
        assert words in text


def test_begin_ends_it_for_good(core: Core, page: FirstPage, qtbot: QtBot) -> None:
    """The setting is on the disk before the page is gone."""
    with qtbot.waitSignal(page.done):
        QTest.mouseClick(page.begin, Qt.MouseButton.LeftButton)

    assert not page.isVisible()
    assert settings_on_disk()["first_start_done"] is True


def test_enter_begins(core: Core, page: FirstPage, qtbot: QtBot) -> None:
    """The button has the focus, so that one key is enough."""
    with qtbot.waitSignal(page.done):
        QTest.keyClick(page, Qt.Key.Key_Return)

    assert core.settings["first_start_done"] is True


def test_it_covers_the_window_at_any_size(page: FirstPage, window: QWidget, qtbot: QtBot) -> None:
    """No half-covered window when it is made larger."""
    window.resize(QSize(1600, 1000))
    qtbot.waitUntil(lambda: page.size() == window.size())


def test_the_language_can_be_chosen_first(core: Core, page: FirstPage) -> None:
    """Before anything has been read."""
    english = next(
        button for button in page.findChildren(QPushButton) if button.text() == "English"
    )
    QTest.mouseClick(english, Qt.MouseButton.LeftButton)

    assert core.settings["language"] == "en"


def test_the_folder_can_be_chosen(
    core: Core, page: FirstPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where pictures go is seen and changed here."""
    monkeypatch.setattr(file_dialogs, "asked", lambda _: [str(tmp_path)])
    QTest.mouseClick(page.change, Qt.MouseButton.LeftButton)

    assert page.folder.text() == str(tmp_path)
    assert core.settings["pictures_folder"] == str(tmp_path)


def test_tab_stays_on_the_page(page: FirstPage, window: QWidget) -> None:
    """What lies below cannot be seen, and must not be reached."""
    below = QPushButton("below", window)
    below.show()
    page.raise_()
    page.begin.setFocus()
    seen = []
    for _ in range(10):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())

    assert below not in seen
    assert page.begin in seen
    assert page.change in seen


def test_its_pictures_are_not_empty(page: FirstPage) -> None:
    """Each shows a scene of more than a few colours."""
    for label in page.pictures:
        image = label.pixmap().toImage()
        colours = {
            image.pixel(x, y)
            for x in range(0, image.width(), 7)
            for y in range(0, image.height(), 7)
        }
        assert len(colours) > 10


def test_every_control_has_a_name_for_screen_readers(page: FirstPage) -> None:
    """What takes the focus can be announced."""
    assert nameless(page) == []
