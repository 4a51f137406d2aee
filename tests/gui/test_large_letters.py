"""Letters of another size: all of them grow, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sdjp.base.language import set_language
from sdjp.ui.controls.elided_button import ElidedButton
from sdjp.ui.look.fonts import window_font
from sdjp.ui.look.theme import apply_theme
from sdjp.ui.parameters.compare_dialog import CompareDialog, Pace
from sdjp.ui.presets.cards import CARD, SMALLEST_NAME, card_size
from sdjp.ui.prompt.completion_rows import row_height
from sdjp.ui.window.main_window import MainWindow
from tests.gui.conftest import TIMEOUT_MS, NewCore, type_prompt, wait_until_ready

LARGE = 1.5
DOUBT = {"code": "unknown-word", "detail": "茜丸"}
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    """Leave the application as the other tests expect it."""
    yield
    qapp.setStyleSheet("")
    qapp.setFont(window_font())


@pytest.fixture(params=["ja", "en"])
def window(
    request: pytest.FixtureRequest, new_core: NewCore, qtbot: QtBot, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window of a small screen with a picture drawn, in ordinary letters."""
    set_language(request.param)
    core = new_core(
        painter={"folder": str(tmp_path)},
        translator={"doubts": {"茜丸": [DOUBT]}},
        librarian={"pictures": 5},
    )
    core.change_settings(first_start_done=True)
    core.start()
    wait_until_ready(core, qtbot)
    apply_theme(qapp_of(), "light")
    made = MainWindow(core)
    qtbot.addWidget(made)
    made.resize(1216, 760)
    made.show()
    type_prompt(core, qtbot, "赤い鳥居、茜丸")
    core.draw()
    tiles = made.pictures.results.tiles.results
    qtbot.waitUntil(lambda: len(tiles.pictures) == 1 and not core.queue.jobs, timeout=TIMEOUT_MS)
    yield made
    made.close()


def qapp_of() -> QApplication:
    """The application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def settle() -> None:
    """Let layouts come to rest."""
    for _ in range(5):
        QApplication.processEvents()


def cut_off(window: QWidget) -> list[str]:
    """Texts of buttons and labels that have less room than they need, and no tool tip for it."""
    found = []
    for each in window.findChildren(QWidget):
        if (
            not isinstance(each, QAbstractButton | QLabel)
            or not each.isVisible()
            or not each.text()
        ):
            continue
        if isinstance(each, QToolButton) and (
            each.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        ):
            continue
        if isinstance(each, ElidedButton) and each.words in each.toolTip():
            continue
        wide, high = each.width(), each.height()
        if isinstance(each, QLabel) and each.wordWrap():
            is_cut = high < each.heightForWidth(wide) - 1
        else:
            needed = each.minimumSizeHint() if isinstance(each, QLabel) else each.sizeHint()
            is_cut = wide < needed.width() - 1 or high < needed.height() - 1
        parent = each.parentWidget()
        right = each.mapTo(window, each.rect().bottomRight()).x()
        is_outside = right > window.width() or each.geometry().right() > parent.width()
        if is_cut or is_outside:
            found.append(each.text())
    return found


def pixel_sizes(window: MainWindow) -> dict[str, int]:
    """How high the letters of chips and of the list of words are."""
    chip = window.form.prompt.prompt.lane.chips[1]
    labels = [each for each in chip.findChildren(QLabel) if each.isVisible()]
    assert len(labels) == 4  # the Japanese, where it is from, the English, the doubt
    found = {each.text(): each.fontMetrics().height() for each in labels}
    return found | {"row": row_height(window.form.prompt.prompt.popup)}


def test_letters_of_chips_and_completions_grow(window: MainWindow) -> None:
    """With all others; and they shrink again."""
    before = pixel_sizes(window)
    apply_theme(qapp_of(), "light", LARGE)
    settle()
    after = pixel_sizes(window)
    assert after.keys() == before.keys()
    for text in before:
        assert after[text] >= 1.2 * before[text] or text == "row", text
    apply_theme(qapp_of(), "light")
    settle()
    assert pixel_sizes(window) == before


def test_a_row_of_the_list_of_words_is_painted_in_its_letters(window: MainWindow) -> None:
    """Large letters fill more of a row."""

    def inked() -> int:
        popup = window.form.prompt.prompt.popup
        popup._model.show_words(
            (
                {
                    "surface": "桜",
                    "reading": "さくら",
                    "english": "cherry",
                    "category": "plant",
                    "typed": "さ",
                },
            )
        )
        popup._open()
        settle()
        image = popup.viewport().grab().toImage()
        ground = image.pixel(1, 1)
        rows = [
            y
            for y in range(image.height())
            if any(image.pixel(x, y) != ground for x in range(12, image.width() - 12))
        ]
        return max(rows) - min(rows)

    before = inked()
    apply_theme(qapp_of(), "light", LARGE)
    settle()
    assert inked() >= 1.25 * before


def test_names_of_presets_have_room_in_large_letters(window: MainWindow) -> None:
    """In two lines, below their pictures; ordinary letters need no more than before."""
    cards = window.form.presets.rows["purpose"].cards
    before = cards.height()
    assert card_size(cards.font()) == CARD
    apply_theme(qapp_of(), "light", LARGE)
    settle()
    small = QFont(cards.font())
    small.setPointSizeF(small.pointSizeF() * SMALLEST_NAME)
    more = cards.visualRect(cards.model().index(0, 0)).height() - CARD.height()
    assert more >= 2 * QFontMetricsF(small).lineSpacing() * (1 - 1 / LARGE) - 2
    assert cards.height() == before + more


@pytest.mark.parametrize("size", [(1280, 800), (1216, 760), (1010, 640)])
def test_nothing_is_cut_off_in_large_letters(window: MainWindow, size: tuple[int, int]) -> None:
    """Words wrap, rows break, or the rest is in a tool tip."""
    window.resize(*size)
    apply_theme(qapp_of(), "light", LARGE)
    window.form.parameters.fold.setChecked(True)
    settle()
    assert window.width() == size[0]
    area = window.form.scroll_area
    assert area.widget().width() <= area.viewport().width()
    assert cut_off(window) == []


@pytest.mark.parametrize("axis", ["guidance_scale", "sampler"])
def test_nothing_of_the_comparison_is_cut_off_in_large_letters(
    window: MainWindow, axis: str
) -> None:
    """What will be drawn, how long it takes, and all values to choose from."""
    apply_theme(qapp_of(), "light", LARGE)
    core = window._core
    dialog = CompareDialog(core, Pace(core, core), axis, window)
    dialog.open()
    settle()
    assert dialog.forecast.text()
    assert cut_off(dialog) == []
    dialog.close()


def test_nothing_of_the_check_is_cut_off_in_large_letters(window: MainWindow) -> None:
    """Its button has a tool tip."""
    apply_theme(qapp_of(), "light", LARGE)
    window.pictures.show_check()
    settle()
    assert cut_off(window) == []


def test_nothing_of_the_history_is_cut_off_in_large_letters(
    window: MainWindow, qtbot: QtBot
) -> None:
    """With a picture chosen."""
    apply_theme(qapp_of(), "light", LARGE)
    window.pictures.search_history()
    grid = window.pictures.history.shelf.grid
    qtbot.waitUntil(lambda: grid.model().rowCount() > 0, timeout=TIMEOUT_MS)
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.waitUntil(window.pictures.history.shelf.details.restore.isVisible, timeout=TIMEOUT_MS)
    settle()
    assert cut_off(window) == []


@pytest.mark.parametrize("window", ["ja"], indirect=True)
def test_buttons_are_in_one_row_in_ordinary_letters(window: MainWindow) -> None:
    """They break into two only where they must."""
    results = window.pictures.results
    settle()
    places = [results.keep_seed.mapTo(results, results.keep_seed.rect().center())]
    places.append(results.delete.mapTo(results, results.delete.rect().center()))
    assert abs(places[0].y() - places[1].y()) < 4
    shapes = window.form.parameters.size_field.shapes.values()
    assert len({shape.y() for shape in shapes}) == 1
    window.pictures.show_check()
    settle()
    area = window.pictures.check.area
    assert area.open_button.text() == area.open_button.words
