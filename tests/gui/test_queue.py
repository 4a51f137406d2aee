"""The waiting jobs, and how far the drawing is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

import sdjp.app.jobs as jobs_module
import sdjp.ui.drawing.progress as progress_module
from sdjp.app.core import Core
from sdjp.app.jobs import JobState
from sdjp.contract.errors import WorkerDied
from sdjp.ui.drawing.progress import DrawingPanel
from sdjp.ui.drawing.queue_panel import QueuePanel
from tests.gui.conftest import TIMEOUT_MS, type_prompt

PROMPTS = ("赤い鳥居", "青い海", "白い猫", "黄色い月")
died = pytest.mark.expected_log("the painter ended")
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole

slow = pytest.mark.script(painter={"delays": {"step": 0.05}})


@pytest.fixture
def panel(core: Core, qtbot: QtBot) -> Iterator[QueuePanel]:
    """A queue in which the first of `PROMPTS` is drawn and the others wait."""
    made = QueuePanel(core)
    qtbot.addWidget(made)
    for prompt in PROMPTS:
        type_prompt(core, qtbot, prompt)
        core.draw()
    made.show()
    yield made
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)


def waiting(core: Core) -> list[str]:
    """Prompts in the order in which they will be drawn."""
    return [
        job.order.lanes.prompt for job in core.queue.jobs if job is not core.queue.current
    ]  # fmt: skip


def choose(panel: QueuePanel, row: int) -> None:
    """Choose a row."""
    panel.rows.setCurrentRow(row)


@slow
def test_waiting_jobs_are_listed_and_counted(core: Core, panel: QueuePanel) -> None:
    """All that wait are listed, the one being drawn is not."""
    assert panel.rows.count() == 3
    assert panel._heading.text() == "順番待ち 3件"
    assert waiting(core) == list(PROMPTS[1:])


@slow
def test_without_a_choice_there_is_nothing_to_move(panel: QueuePanel) -> None:
    """The buttons come with the choice of a row, and go with it."""
    tools = (panel.up, panel.down, panel.cancel)
    assert not any(tool.isVisible() for tool in tools)
    choose(panel, 1)
    assert all(tool.isVisible() for tool in tools)
    choose(panel, -1)
    assert not any(tool.isVisible() for tool in tools)


@slow
def test_buttons_and_keys_change_the_order(core: Core, panel: QueuePanel, qtbot: QtBot) -> None:
    """Up and down by button and by Alt with an arrow; the chosen one stays chosen."""
    choose(panel, 2)
    panel.up.click()
    assert waiting(core) == ["青い海", "黄色い月", "白い猫"]
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(panel.rows, Qt.Key.Key_Up, alt)
    assert waiting(core) == ["黄色い月", "青い海", "白い猫"]
    assert not panel.up.isEnabled()
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down, alt)
    panel.down.click()
    assert waiting(core) == ["青い海", "白い猫", "黄色い月"]
    assert panel.rows.currentRow() == 2


@slow
def test_dragging_changes_the_order(core: Core, panel: QueuePanel, qtbot: QtBot) -> None:
    """What a drag does to the list is done to the queue."""
    model = panel.rows.model()
    assert model.moveRow(QModelIndex(), 0, QModelIndex(), 3)  # as a drop below the last row does
    qtbot.waitUntil(lambda: waiting(core) == ["白い猫", "黄色い月", "青い海"], timeout=TIMEOUT_MS)
    assert model.moveRow(QModelIndex(), 2, QModelIndex(), 0)
    qtbot.waitUntil(lambda: waiting(core) == ["青い海", "白い猫", "黄色い月"], timeout=TIMEOUT_MS)


@slow
def test_one_or_all_can_be_cancelled(core: Core, panel: QueuePanel, qtbot: QtBot) -> None:
    """Del and the button take out one, the other button all; the panel goes with the last one."""
    choose(panel, 1)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Delete)
    assert waiting(core) == ["青い海", "黄色い月"]
    panel.cancel.click()
    assert waiting(core) == ["青い海"]
    panel.cancel_all.click()
    assert waiting(core) == []
    assert panel.isHidden()


@slow
def test_a_parked_job_says_why_and_is_tried_again(
    core: Core, panel: QueuePanel, qtbot: QtBot
) -> None:
    """The reason is in the row; one click has it drawn after all."""
    job = core.queue.jobs[2]
    job.state, job.error = JobState.PARKED, WorkerDied(worker="painter", outcome="SIGKILL")
    core.queue.changed.emit()
    assert not panel.retry.isHidden()
    assert "止まりました" in panel.rows.item(1).data(Qt.ItemDataRole.UserRole + 1)
    assert panel.rows.item(1).toolTip().count("\n") == 2
    spoken, waiting_one = (panel.rows.item(row).data(ACCESSIBLE) for row in (1, 0))
    assert job.order.lanes.prompt in spoken
    assert "保留" in spoken
    assert "止まりました" in spoken
    assert "保留" not in waiting_one
    assert "ステップ" in waiting_one
    panel.retry.click()
    assert job.state is JobState.WAITING
    assert panel.retry.isHidden()


@pytest.fixture
def drawing(core: Core, qtbot: QtBot) -> DrawingPanel:
    """How far the drawing is."""
    made = DrawingPanel(core)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.script(painter={"delays": {"load": 0.3}})
@pytest.mark.unstarted
def test_a_model_that_loads_is_announced(core: Core, drawing: DrawingPanel, qtbot: QtBot) -> None:
    """The user reads that the model is being loaded, then that drawing may begin."""
    core.start()
    assert "モデルを読み込んでいます" in drawing.status.text()
    assert drawing.bar.maximum() == 0
    qtbot.waitUntil(lambda: "いつでも描けます" in drawing.status.text(), timeout=TIMEOUT_MS)
    assert drawing.bar.isHidden()
    assert drawing.cancel.isHidden()


@pytest.mark.script(painter={"fails": {"Load": ["ModelMissing", {"path": "/無い"}]}})
@pytest.mark.unstarted
def test_a_model_that_cannot_be_read_is_not_waited_for(
    core: Core, drawing: DrawingPanel, qtbot: QtBot
) -> None:
    """The bar does not run for ever where there is no model."""
    core.start()
    qtbot.waitUntil(lambda: "モデルがありません" in drawing.status.text(), timeout=TIMEOUT_MS)
    assert drawing.bar.isHidden()


@slow
def test_steps_pictures_and_time_are_told(core: Core, drawing: DrawingPanel, qtbot: QtBot) -> None:
    """Steps, time left and which picture of how many; the title gets the share that is done."""
    titles: list[str] = []
    drawing.title_changed.connect(titles.append)
    type_prompt(core, qtbot, "赤い鳥居")
    core.session.set(count=2, steps=6)
    core.draw()
    qtbot.waitUntil(lambda: "2枚目 / 2枚" in drawing.status.text(), timeout=TIMEOUT_MS)
    assert "/ 6 ステップ" in drawing.status.text()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    shares = [int(title.partition("%")[0]) for title in titles if title]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert 50 <= shares[-1] <= 100
    assert titles[-1] == ""
    assert any("・残り約" in title and title.endswith("/ 6 ステップ") for title in titles)


@slow
def test_stopping_is_immediate_and_said(core: Core, drawing: DrawingPanel, qtbot: QtBot) -> None:
    """The button says that it works; a double click does no more than a click."""
    type_prompt(core, qtbot, "赤い鳥居")
    core.session.set(steps=200)
    core.draw()
    qtbot.waitUntil(lambda: core.queue.current.steps_done > 3, timeout=TIMEOUT_MS)
    assert "残り約" in _after_frame(drawing, qtbot)
    drawing.cancel.click()
    assert "中止しています" in drawing.status.text()
    assert not drawing.cancel.isEnabled()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)
    assert "いつでも描けます" in drawing.status.text()


@died
@pytest.mark.parametrize("by", ["button", "Esc"])
@pytest.mark.script(
    painter={
        "delays": {"step": 0.02},
        "faults": [{"at": "step", "number": 3, "how": "silent"}],
    }
)
def test_a_painter_that_hangs_is_stopped_by_force(
    core: Core, drawing: DrawingPanel, monkeypatch: pytest.MonkeyPatch, by: str, qtbot: QtBot
) -> None:
    """Where stopping has no effect for a while, the button says what it does now; button and Esc
    end the painter, the drawing is cancelled, and the next painter is ready to draw.
    """
    for module in (jobs_module, progress_module):
        monkeypatch.setattr(module, "CANCEL_PATIENCE_S", 0.3)
    type_prompt(core, qtbot, "赤い鳥居")
    core.draw()
    qtbot.waitUntil(lambda: core.queue.current.steps_done == 3, timeout=TIMEOUT_MS)
    hung = core.queue.current
    drawing.cancel.click()
    qtbot.waitUntil(lambda: drawing.cancel.text() == "強制的に止める", timeout=TIMEOUT_MS)
    assert hung is core.queue.current
    with qtbot.waitSignal(core.painter.died, timeout=TIMEOUT_MS):
        drawing.cancel.click() if by == "button" else drawing.cancel_current()
    assert hung.state is JobState.CANCELLED
    assert drawing.cancel.isHidden()
    assert drawing.cancel.text() == "中止"
    qtbot.waitUntil(lambda: "いつでも描けます" in drawing.status.text(), timeout=TIMEOUT_MS)


@died
@pytest.mark.script(
    painter={
        "delays": {"hello": 0.3, "step": 0.05},
        "faults": [{"at": "step", "number": 3, "how": "SIGKILL"}],
    }
)
def test_a_painter_that_dies_is_told_as_it_is(
    core: Core, drawing: DrawingPanel, qtbot: QtBot
) -> None:
    """Restarting, drawing the same once more, set aside: each is said while it is true."""
    said: list[str] = []
    for told in (core.queue.changed, core.painter.died):
        told.connect(lambda *_: said.append(drawing.status.text()))
    type_prompt(core, qtbot, "赤い鳥居")
    core.draw()
    qtbot.waitUntil(lambda: "順番待ちに残っています" in drawing.status.text(), timeout=TIMEOUT_MS)
    order = ("描き始めています", "起動し直しています。同じ絵を", "同じ絵をもう一度描き始めて")
    places = [next(n for n, text in enumerate(said) if text.startswith(each)) for each in order]
    assert places == sorted(places)
    assert drawing.bar.isHidden()
    core.queue.cancel_all()
    assert "いつでも描けます" in drawing.status.text()


@died
@pytest.mark.script(painter={"faults": [{"at": "hello", "how": "exit 3"}]})
@pytest.mark.unstarted
def test_a_painter_that_never_comes_is_not_waited_for(
    core: Core, drawing: DrawingPanel, qtbot: QtBot
) -> None:
    """Where starting it again is given up, nothing seems to go on any more."""
    core.start()
    qtbot.waitUntil(lambda: "動いていません" in drawing.status.text(), timeout=TIMEOUT_MS)
    assert drawing.bar.isHidden()


def _after_frame(drawing: DrawingPanel, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: "残り" in drawing.status.text(), timeout=TIMEOUT_MS)
    return drawing.status.text()
