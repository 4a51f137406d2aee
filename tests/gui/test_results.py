"""The pictures of this session: tiles, facts, and what can be done with one click."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.app.jobs import Comparison
from sdjp.contract.init_image import InitImage
from sdjp.contract.library_messages import ListPictures
from sdjp.contract.messages import Order
from sdjp.ui.drawing.again_menu import more_steps
from sdjp.ui.drawing.result_tiles import IMAGES_HELD
from sdjp.ui.drawing.results_panel import ResultsPanel
from sdjp.ui.pictures.facts import watermark_text
from sdjp.ui.pictures.kept_picture import KeptPicture
from tests.gui.conftest import TIMEOUT_MS, NewCore, type_prompt, wait_until_ready


@pytest.fixture
def core(new_core: NewCore, qtbot: QtBot, tmp_path: Path) -> Core:
    """A core whose painter writes files, so that its pictures have rows in the index."""
    made = new_core(painter={"folder": str(tmp_path), "size": 64}, librarian={"pictures": 9})
    made.start()
    wait_until_ready(made, qtbot)
    return made


@pytest.fixture
def panel(core: Core, qtbot: QtBot) -> Iterator[ResultsPanel]:
    """The results, empty."""
    made = ResultsPanel(core)
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    yield made
    made.close()


@pytest.fixture
def draw(core: Core, panel: ResultsPanel, qtbot: QtBot) -> Callable[..., None]:
    """Draws, and waits until everything is there."""

    def draw(count: int = 1, **form: object) -> None:
        core.session.set(count=count, steps=2, **form)
        type_prompt(core, qtbot, "赤い鳥居")
        core.draw()
        wait_for_queue(core, qtbot)

    return draw


def wait_for_queue(core: Core, qtbot: QtBot) -> None:
    """Wait until nothing is drawn and nothing waits."""
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)


def seeds(panel: ResultsPanel) -> list[int]:
    """Seeds of the tiles, newest first."""
    return [kept.seed for kept in panel.tiles.results.pictures]


def test_pictures_come_newest_first_and_are_chosen(
    panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot
) -> None:
    """A batch becomes tiles; the newest is chosen and goes to the canvas."""
    shown: list[KeptPicture] = []
    panel.drawn.connect(shown.append)
    draw(3, seed=100)
    assert seeds(panel) == [102, 101, 100]
    assert panel.tiles.chosen.seed == 102
    assert [kept.seed for kept in shown] == [100, 101, 102]
    assert panel.facts.values["seed"].text() == "102"
    assert panel.facts.values["size"].text() == "64 × 64"
    assert panel.facts.values["steps"].text() == "2"
    assert panel.facts.prompt.text() == "赤い鳥居"


def test_a_click_shows_that_picture(
    panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot
) -> None:
    """Clicking an older tile shows its facts, and says that the user himself chose it."""
    draw(2, seed=100)
    tiles = panel.tiles
    older = tiles.visualRect(tiles.results.index(1)).center()
    with qtbot.waitSignal(panel.picked) as picked:
        qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=older)
    assert picked.args[0].seed == 100
    assert panel.facts.values["seed"].text() == "100"


def test_reroll_leaves_the_form_alone(
    core: Core, panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot
) -> None:
    """Once more with another seed: the same words, although others are being typed."""
    draw(seed=100)
    type_prompt(core, qtbot, "書きかけの文")
    panel.reroll.click()
    wait_for_queue(core, qtbot)
    again = panel.tiles.chosen
    assert again.record.prompt == "赤い鳥居"
    assert again.seed != 100
    assert core.session.form.prompt == "書きかけの文"
    assert core.session.form.seed == 100


def test_the_seed_can_be_kept(core: Core, panel: ResultsPanel, draw: Callable[..., None]) -> None:
    """A picture drawn by lot gives its seed to the form."""
    draw()
    panel.keep_seed.click()
    assert core.session.form.seed == panel.tiles.chosen.seed


def test_the_same_but_one_thing(
    core: Core, panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot
) -> None:
    """Four other seeds; more steps with the same seed; another shape with the same seed."""
    draw(seed=100)
    first = panel.tiles.chosen
    panel.same_but_menu._four.trigger()
    wait_for_queue(core, qtbot)
    assert len(set(seeds(panel))) == 5
    panel.tiles.choose(first)
    panel.same_but_menu._steps.trigger()
    wait_for_queue(core, qtbot)
    assert panel.tiles.chosen.record.steps == more_steps(2) == 7
    assert panel.tiles.chosen.seed == 100
    panel.tiles.choose(first)
    panel.same_but_menu._shapes.triggered.emit(panel.same_but_menu._shape_actions["wide"])
    wait_for_queue(core, qtbot)
    order = panel.tiles.chosen.order
    assert order.width > order.height > 0
    assert order.seeds == (100,)


def test_a_later_round_is_drawn_again_from_what_it_began_with(
    core: Core, panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot
) -> None:
    """Of three rounds the second one, with more steps and with other seeds: its own start, its own
    seed, and no further rounds.
    """
    draw(seed=100)
    kept = panel.tiles.chosen
    before, first = InitImage("b" * 64), InitImage("a" * 64)
    kept.order = replace(kept.order, init=first, loops=3)
    kept.record = replace(kept.record, init=before, seed=101)
    ordered: list[Order] = []
    core.queue.finished.connect(lambda job: ordered.append(job.order))
    panel.same_but_menu._steps.trigger()
    panel.same_but_menu._four.trigger()
    wait_for_queue(core, qtbot)
    steps, four = ordered
    assert (steps.init, steps.seeds, steps.loops, steps.steps) == (before, (101,), 1, 7)
    assert (four.init, len(four.seeds), four.loops) == (before, 4, 1)


def test_comparisons_cannot_be_varied_in_number(
    core: Core, panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot
) -> None:
    """A sheet is drawn once more as a sheet; what makes no sense for it is not offered."""
    type_prompt(core, qtbot, "赤い鳥居")
    core.session.set(steps=2)
    core.draw(Comparison("steps", (1, 2), "くらべる"))
    wait_for_queue(core, qtbot)
    assert panel.tiles.chosen.record.mode == "sheet"
    assert panel.facts.values["compared"].text() == "1・2"
    assert panel.facts.values["steps"].isHidden()
    assert not panel.same_but_menu._four.isEnabled()
    panel.reroll.click()
    wait_for_queue(core, qtbot)
    assert [kept.record.mode for kept in panel.tiles.results.pictures] == ["sheet", "sheet"]


def test_favourites_are_marked_in_the_index(
    core: Core, panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot
) -> None:
    """The heart reaches the librarian, and comes off again."""
    draw()
    row = panel.tiles.chosen.row_id
    was = row in _favourites(core, qtbot)
    assert not was
    panel.favourite.click()
    assert row in _favourites(core, qtbot)
    panel.favourite.click()
    assert row not in _favourites(core, qtbot)


def test_delete_can_be_undone(
    core: Core, panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot
) -> None:
    """A deleted picture leaves at once and comes back to its place with one click."""
    draw(3, seed=100)
    panel.tiles.choose(panel.tiles.results.pictures[1])
    row = panel.tiles.chosen.row_id
    panel.delete.click()
    assert seeds(panel) == [102, 100]
    assert row in _ids(core, qtbot, deleted=True)
    assert panel.notice.isVisible()
    panel.notice.yes.click()
    assert seeds(panel) == [102, 101, 100]
    assert panel.tiles.chosen.seed == 101
    assert row not in _ids(core, qtbot, deleted=True)


def test_keys_delete_and_bring_back(
    panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot
) -> None:
    """Del and Ctrl+Z as in the history, down to the last picture, and the keys stay here."""
    draw(2, seed=100)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow, timeout=TIMEOUT_MS)
    panel.take_focus()
    for left in ([100], []):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
        assert seeds(panel) == left
        assert panel.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert seeds(panel) == [100]
    assert panel.tiles.hasFocus()


def test_without_a_row_nothing_is_promised(new_core: NewCore, qtbot: QtBot, tmp_path: Path) -> None:
    """Where the index could not be written, favourite and delete are not offered."""
    core = new_core()
    core.start()
    wait_until_ready(core, qtbot)
    panel = ResultsPanel(core)
    qtbot.addWidget(panel)
    type_prompt(core, qtbot, "海")
    core.draw()
    wait_for_queue(core, qtbot)
    assert not panel.favourite.isEnabled()
    assert not panel.delete.isEnabled()
    assert not panel.folder.isEnabled()


def test_the_watermark_is_reported_as_it_was_read(
    panel: ResultsPanel, draw: Callable[..., None]
) -> None:
    """Found, lost and switched off are three different sentences."""
    draw()
    kept = panel.tiles.chosen
    assert watermark_text(kept) == "あり（読み取り 100%）"
    kept.watermark = {"found": False, "payload": "", "bit_accuracy": 0.61}
    assert watermark_text(kept) == "入れましたが、読み取れません（61%）"
    panel.facts.show_facts(kept)
    assert panel.facts.values["watermark"].property("role") == "warning"
    kept.order = replace(kept.order, watermark=False)
    assert watermark_text(kept) == "なし（設定でオフ）"


def test_a_picture_is_copied_from_its_file(
    panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot
) -> None:
    """As it was kept, in full size, whether or not it is still in memory."""
    draw()
    kept = panel.tiles.chosen
    for _ in range(2):
        QGuiApplication.clipboard().clear()
        panel.copy.click()
        qtbot.waitUntil(lambda: copied().urls() == [QUrl.fromLocalFile(kept.path)])
        assert bytes(copied().data("image/png").data()) == b"PNG of " + kept.path.encode()
        kept.image = type(kept.image)()


def copied() -> QMimeData:
    """What is on the clipboard."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def test_memory_is_bounded(panel: ResultsPanel, draw: Callable[..., None]) -> None:
    """Of hundreds of pictures only the newest stay whole in memory; all keep their thumbnail."""
    draw()
    kept = panel.tiles.chosen
    for copy in [replace(kept, seed=number) for number in range(IMAGES_HELD + 10)]:
        panel.tiles.results.insert(copy)
    pictures = panel.tiles.results.pictures
    assert sum(not each.image.isNull() for each in pictures) == IMAGES_HELD
    assert not any(each.thumbnail.isNull() for each in pictures)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_tile_has_a_menu(panel: ResultsPanel, draw: Callable[..., None], qtbot: QtBot) -> None:
    """The menu of a tile leads to the history."""
    draw()
    panel.tiles.menu_wanted.emit(panel.tiles.chosen, QPoint(5, 5))
    menu = panel.children()[-1]
    with qtbot.waitSignal(panel.history_wanted) as wanted:
        next(each for each in menu.actions() if each.text() == "履歴で見る").trigger()
    assert wanted.args == [panel.tiles.chosen.row_id]
    menu.close()


def _ids(core: Core, qtbot: QtBot, **query: bool) -> set[int]:
    found: list[set[int]] = []
    core.library.ask(
        ListPictures, lambda answer: found.append({r["id"] for r in answer.rows}), **query
    )
    qtbot.waitUntil(lambda: bool(found), timeout=TIMEOUT_MS)
    return found[0]


def _favourites(core: Core, qtbot: QtBot) -> set[int]:
    return _ids(core, qtbot, favourites=True)
