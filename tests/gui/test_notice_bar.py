"""The bar for good news and questions: one after the other, what was done first."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sdjp.ui.controls.notice_bar import NoticeBar


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    """A bar that nobody has said anything to."""
    made = NoticeBar()
    qtbot.addWidget(made)
    return made


def test_nothing_said_is_nothing_shown(bar: NoticeBar) -> None:
    """It takes no room, and undoing does nothing."""
    assert bar.isHidden()
    bar.take_back()
    bar.close_notice()
    assert bar.isHidden()


def test_questions_wait_for_one_another(bar: NoticeBar) -> None:
    """Each stays until it is answered, and only its own answer is called."""
    answers: list[str] = []
    bar.say("続きから？", "はい", lambda: answers.append("yes"), lambda: answers.append("no"))
    bar.say("お知らせ")
    assert bar.sentence.text() == "続きから？"
    bar.yes.click()
    assert (bar.sentence.text(), bar.yes.isHidden()) == ("お知らせ", True)
    bar.no.click()
    assert bar.isHidden()
    assert answers == ["yes"]


def test_a_long_question_has_room(bar: NoticeBar) -> None:
    """Beside a narrow column the answers stand below, and the writing keeps off the edges."""
    bar.resize(456, 60)
    bar.say("前回は途中で終わりました。" * 5, "戻す", no="捨てる")
    bar.show()
    bar.setFixedSize(456, bar.heightForWidth(456))
    words = bar.sentence.geometry()
    assert words.height() >= bar.sentence.heightForWidth(words.width())
    assert words.top() >= 8
    assert words.width() > 300
    assert bar.yes.y() == bar.refuse.y() > words.bottom()
    bar.yes.click()
    bar.tell("捨てました", lambda: None)
    assert bar.yes.y() < bar.sentence.geometry().bottom()


def test_what_was_done_is_told_at_once_and_can_be_undone_once(bar: NoticeBar) -> None:
    """It comes before a question that still waits, and gives way to it again."""
    undone: list[str] = []
    bar.say("続きから？", "はい")
    bar.tell("一枚消しました", lambda: undone.append("一枚"))
    bar.tell("二枚消しました", lambda: undone.append("二枚"))
    assert bar.sentence.text() == "二枚消しました"
    assert bar.yes.text() == "元に戻す"
    bar.take_back()
    bar.take_back()
    assert undone == ["二枚"]
    assert bar.sentence.text() == "続きから？"


def test_undoing_does_not_answer_a_question(bar: NoticeBar) -> None:
    """Ctrl+Z is for what was done; it must not bring old work back over the new."""
    answers: list[str] = []
    bar.say("続きから？", "はい", lambda: answers.append("yes"))
    bar.take_back()
    assert answers == []
    assert not bar.isHidden()


def test_what_cannot_be_undone_has_no_button(bar: NoticeBar) -> None:
    """Only the cross is there, which changes nothing."""
    bar.tell("コピーしました")
    assert bar.yes.isHidden()
    bar.take_back()
    assert bar.sentence.text() == "コピーしました"
    bar.close_notice()
    assert bar.isHidden()
