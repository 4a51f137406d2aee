"""Errors and notices at the top of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.base.language import set_language
from sdjp.contract.errors import DiskFull, InputFileMissing, OutOfMemory, WorkerDied
from sdjp.ui.controls.notice_bar import NoticeBar
from sdjp.ui.window.error_banner import ErrorBanner
from tests.gui.conftest import TIMEOUT_MS, type_prompt


@pytest.fixture
def banner(core: Core, qtbot: QtBot) -> Iterator[ErrorBanner]:
    """A banner below a field that has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field = QLineEdit()
    made = ErrorBanner(core)
    column.addWidget(field)
    column.addWidget(made)
    window.show()
    window.activateWindow()
    field.setFocus()
    yield made
    window.close()


def test_an_error_is_three_sentences(core: Core, banner: ErrorBanner) -> None:
    """What happened, whether the data is safe, what to do next: one line each."""
    assert banner.isHidden()
    core.failed.emit(OutOfMemory(width=1024, height=768))
    lines = banner.sentences.text().splitlines()
    assert len(lines) == 3
    assert "1024×768" in lines[0]
    assert banner.isVisible()


def test_typing_goes_on(core: Core, banner: ErrorBanner, qtbot: QtBot) -> None:
    """An error takes the focus neither when it comes nor when the next one follows."""
    field = banner.parentWidget().findChild(QLineEdit)
    core.failed.emit(DiskFull(path="/絵"))
    qtbot.keyClicks(field, "abc")
    assert field.hasFocus()
    assert field.text() == "abc"
    qtbot.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert field.hasFocus()


def test_errors_wait_for_one_another(core: Core, banner: ErrorBanner) -> None:
    """Several errors come one by one, the same one only once."""
    core.failed.emit(WorkerDied(worker="painter", outcome="SIGKILL"))
    core.failed.emit(DiskFull(path="/絵"))
    core.failed.emit(WorkerDied(worker="painter", outcome="SIGKILL"))
    assert "1" in banner.more.text()
    banner.close_button.click()
    assert "/絵" in banner.sentences.text()
    assert banner.more.text() == ""
    banner.close_button.click()
    assert banner.isHidden()


def test_foreign_names_stay_plain_text(core: Core, banner: ErrorBanner) -> None:
    """A file may be called anything; nothing of it is taken for markup."""
    core.failed.emit(InputFileMissing(path="<b>太字</b><img src=x>"))
    assert banner.sentences.textFormat() == Qt.TextFormat.PlainText
    assert "<b>太字</b>" in banner.sentences.text()


def test_details_can_be_copied(core: Core, banner: ErrorBanner) -> None:
    """Who asks for help can copy sentences, error and version."""
    core.failed.emit(WorkerDied(worker="painter", outcome="SIGSEGV"))
    assert banner.details.isHidden()
    banner.details_button.click()
    assert banner.details.isVisible()
    banner.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "WorkerDied" in copied
    assert "outcome: SIGSEGV" in copied
    assert "SDJP" in copied


def test_an_error_follows_the_language(core: Core, banner: ErrorBanner) -> None:
    """A shown error is said again in the language that was chosen."""
    core.failed.emit(DiskFull(path="/絵"))
    japanese = banner.sentences.text()
    set_language("en")
    banner.retranslate()
    assert banner.sentences.text() != japanese
    assert "The disk that holds" in banner.sentences.text()


@pytest.mark.expected_log("the painter ended")
@pytest.mark.script(painter={"faults": [{"at": "step", "number": 3, "how": "SIGKILL", "times": 1}]})
def test_a_dead_painter_is_told_in_japanese(core: Core, banner: ErrorBanner, qtbot: QtBot) -> None:
    """The painter dies at step 3: three sentences, and the job is drawn after all."""
    type_prompt(core, qtbot, "赤い鳥居")
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS):
        core.draw()
    assert "止まりました" in banner.sentences.text()
    core.queue.cancel_all()
    qtbot.waitUntil(lambda: not core.queue.jobs, timeout=TIMEOUT_MS)


def test_notices_ask_and_are_answered(qtbot: QtBot) -> None:
    """A question calls what belongs to the answer, once; then the next notice follows."""
    bar = NoticeBar()
    qtbot.addWidget(bar)
    answers: list[str] = []
    bar.say("戻しますか？", "戻す", lambda: answers.append("yes"), lambda: answers.append("no"))
    bar.say("お知らせ")
    assert bar.sentence.text() == "戻しますか？"
    bar.yes.click()
    assert answers == ["yes"]
    assert bar.sentence.text() == "お知らせ"
    assert bar.yes.isHidden()
    bar.no.click()
    assert bar.isHidden()
    bar.say("もう一度？", "はい", lambda: answers.append("yes"), lambda: answers.append("no"))
    bar.no.click()
    assert answers == ["yes", "no"]
