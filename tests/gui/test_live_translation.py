"""The English lane: always of the latest text, whatever happens to the translator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sdjp.app.enquiries import Enquiries
from sdjp.app.live_translation import LiveTranslation
from sdjp.contract.errors import PromptTooLong, WorkerDied
from tests.gui.conftest import TIMEOUT_MS, NewLink

ENDED = pytest.mark.expected_log("the translator ended")


@pytest.fixture
def new_live(new_link: NewLink, qtbot: QtBot, tmp_path: Path) -> Callable[..., LiveTranslation]:
    """Makes a live translation before a fake translator that is ready."""

    def new(**script: Any) -> LiveTranslation:
        link = new_link("translator", **{"state": str(tmp_path / "state"), **script})
        live = LiveTranslation(Enquiries(link), link)
        with qtbot.waitSignal(link.ready, timeout=TIMEOUT_MS):
            link.start()
        return live

    return new


NewLive = Callable[..., LiveTranslation]


def english_of(live: LiveTranslation) -> list[str]:
    """Every English text that `live` reports from now on."""
    texts: list[str] = []
    live.changed.connect(lambda lanes: texts.append(lanes.english))
    return texts


def test_text_is_translated_after_a_pause(new_live: NewLive, qtbot: QtBot) -> None:
    """Each key begins the pause anew; only what stands at its end is translated."""
    live = new_live()
    texts = english_of(live)
    for end in range(1, 5):
        live.set_text("赤い鳥居"[:end])
    assert not live.is_current
    qtbot.waitUntil(lambda: live.is_current, timeout=TIMEOUT_MS)
    assert texts == ["en:赤い鳥居"]
    assert live.lanes.prompt == "赤い鳥居"


def test_what_is_typed_meanwhile_is_next_and_the_rest_never(
    new_live: NewLive, qtbot: QtBot
) -> None:
    """A slow translator is asked for the latest text only."""
    live = new_live(delays={"translate": 0.3})
    texts = english_of(live)
    live.set_text("一")
    live.hurry()
    for text in ("二", "三", "四"):
        live.set_text(text)
        qtbot.wait(80)
    qtbot.waitUntil(lambda: live.is_current, timeout=TIMEOUT_MS)
    assert texts == ["en:一", "en:四"]


def test_pins_are_part_of_the_question(new_live: NewLive, qtbot: QtBot) -> None:
    """The same text with another pin is translated again."""
    live = new_live()
    texts = english_of(live)
    for pins in ({}, {"海": "ocean"}):
        live.set_text("海", pins)
        qtbot.waitUntil(lambda: live.is_current, timeout=TIMEOUT_MS)
    assert texts == ["en:海", "ocean"]


def test_forgetting_translates_the_same_text_again(new_live: NewLive, qtbot: QtBot) -> None:
    """After the glossary changed nothing is current, not even an answer that is on its way."""
    live = new_live(delays={"translate": 0.1})
    texts = english_of(live)
    live.set_text("海")
    live.hurry()
    live.forget()
    qtbot.waitUntil(lambda: len(texts) == 1, timeout=TIMEOUT_MS)
    assert not live.is_current
    qtbot.waitUntil(lambda: live.is_current, timeout=TIMEOUT_MS)
    assert texts == ["en:海", "en:海"]


@ENDED
def test_a_death_of_the_translator_is_not_noticed(new_live: NewLive, qtbot: QtBot) -> None:
    """The next process is asked; nothing is lost and no error shown."""
    live = new_live(faults=[{"at": "translate", "how": "SIGKILL", "times": 1}])
    errors: list[object] = []
    live.failed.connect(errors.append)
    live.set_text("海")
    qtbot.waitUntil(lambda: live.is_current, timeout=TIMEOUT_MS)
    assert live.lanes.english == "en:海"
    assert errors == []


@ENDED
def test_a_text_that_kills_the_translator_is_given_up(new_live: NewLive, qtbot: QtBot) -> None:
    """After the second death the text counts as failed; another text, or the same later, works."""
    live = new_live(faults=[{"at": "translate", "how": "SIGSEGV", "times": 2}])
    with qtbot.waitSignal(live.failed, timeout=TIMEOUT_MS) as failed:
        live.set_text("海")
    assert isinstance(failed.args[0], WorkerDied)
    assert live.error is failed.args[0]
    assert not live.is_current
    live.set_text("海")
    qtbot.waitUntil(lambda: live.is_current, timeout=TIMEOUT_MS)
    assert live.error is None


def test_a_text_that_is_refused_is_not_current(new_live: NewLive, qtbot: QtBot) -> None:
    """The English of an earlier text is never taken for that of a refused one."""
    fails = {"Translate": ["PromptTooLong", {"length": "9000", "limit": "8000"}]}
    live = new_live(fails=fails)
    with qtbot.waitSignal(live.failed, timeout=TIMEOUT_MS):
        live.set_text("長い")
    assert not live.is_current
    assert isinstance(live.error, PromptTooLong)
    told: list[object] = []
    live.failed.connect(told.append)
    live.set_text("長い")
    qtbot.wait(150)
    assert told == []
    assert isinstance(live.error, PromptTooLong)


def test_without_live_only_what_is_hurried_is_translated(new_live: NewLive, qtbot: QtBot) -> None:
    """Typing asks nothing, drawing does; an emptied prompt and a new pin are followed at once."""
    live = new_live()
    live.set_live(False)
    live.set_text("海")
    qtbot.wait(150)
    assert (live.is_current, live.lanes.english) == (False, "")
    live.hurry()
    live.set_text("山")
    qtbot.waitUntil(lambda: live.lanes.english == "en:海", timeout=TIMEOUT_MS)
    qtbot.wait(150)
    assert (live.is_current, live.lanes.english) == (False, "en:海")
    live.set_text("山", {"山": "my hill"})
    qtbot.waitUntil(lambda: live.is_current, timeout=TIMEOUT_MS)
    live.set_text("")
    qtbot.waitUntil(lambda: live.is_current, timeout=TIMEOUT_MS)
    live.set_text("川")
    live.set_live(True)
    qtbot.waitUntil(lambda: live.is_current, timeout=TIMEOUT_MS)
    assert live.lanes.english == "en:川"
