"""What stood in the form comes back, whatever took its place; what a crash left is asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdjp.app.autosave import Autosave, Work
from sdjp.app.core import Core
from sdjp.app.session import Form
from sdjp.app.wording import worded
from sdjp.base.language import said, set_language
from sdjp.contract.init_image import InitImage
from sdjp.contract.messages import Paint
from sdjp.contract.request import PictureRecord, Wording
from sdjp.ui.check.panel import CheckPanel
from sdjp.ui.controls.notice_bar import NoticeBar
from sdjp.ui.drawing.again_menu import AgainMenu, DrawAgain
from sdjp.ui.history.actions import PictureActions
from sdjp.ui.pictures.kept_picture import KeptPicture
from sdjp.ui.window.unsent_work import UnsentWork
from tests.gui.conftest import TIMEOUT_MS
from tests.gui.test_autosave import ORDER
from tests.gui.test_session import record

TYPED = Form(prompt="書きかけ", negative_prompt="霧", steps=41, style="watercolour")
RECORD = record().to_json()
ROW = {"id": 1, "path": "/絵.png", "prompt": "犬", "negative_prompt": "", "record": RECORD,
       "missing": False, "deleted": False, "favourite": False, "seed": 7}  # fmt: skip


@pytest.fixture
def bar(core: Core, qtbot: QtBot) -> NoticeBar:
    """The window's notices, with the form watched."""
    made = NoticeBar()
    qtbot.addWidget(made)
    made.unsent = UnsentWork(core, made, made)  # type: ignore[attr-defined]
    return made


def from_the_check(core: Core, qtbot: QtBot, **settings: Any) -> None:
    """Take over what a file says of itself."""
    room = CheckPanel(core)
    qtbot.addWidget(room)
    room._on_use_wanted({"sdjp": None, "settings": {"prompt": "猫", "steps": 9}, **settings})


def own_from_the_check(core: Core, qtbot: QtBot) -> None:
    """Take over what SDJP wrote into a file."""
    from_the_check(core, qtbot, sdjp=RECORD)


def all_from_the_history(core: Core, qtbot: QtBot) -> None:
    """Restore a picture of the history."""
    actions = PictureActions(core, core)
    actions.use([ROW])
    actions.everything.trigger()


def prompt_from_the_history(core: Core, qtbot: QtBot) -> None:
    """Only its prompt."""
    actions = PictureActions(core, core)
    actions.use([ROW])
    actions.prompt.trigger()


def from_the_results(core: Core, qtbot: QtBot) -> None:
    """Put everything back, of the picture that is shown."""
    size = QSize(192, 128)
    kept = KeptPicture(
        "/絵.png", 1, 77, size, record=record(model="ほか"), watermark={}, order=ORDER
    )
    menu = AgainMenu(DrawAgain(core, core), core)
    qtbot.addWidget(menu)
    menu.offer_for(kept)
    menu._restore.trigger()


@pytest.mark.parametrize(
    "take",
    [
        from_the_check,
        own_from_the_check,
        all_from_the_history,
        prompt_from_the_history,
        from_the_results,
    ],
)
def test_every_way_of_taking_over_can_be_undone(
    core: Core, bar: NoticeBar, qtbot: QtBot, take: Callable[[Core, QtBot], None]
) -> None:
    """One click brings the whole form back, not the prompt alone."""
    core.session.set(prompt=TYPED.prompt, negative_prompt=TYPED.negative_prompt)
    core.session.set(steps=TYPED.steps, style=TYPED.style)
    before = core.session.form
    take(core, qtbot)
    assert core.session.form.prompt != before.prompt
    assert bar.yes.text() == "元に戻す"
    bar.yes.click()
    assert core.session.form == before


def worded_record(core: Core, wording: Wording) -> PictureRecord:
    """Of a picture that was drawn with these presets."""
    prompt, negative = worded(core.presets, wording)
    return replace(record(), prompt=prompt, negative_prompt=negative, wording=wording)


@pytest.mark.parametrize("action", ["everything", "prompt"])
def test_style_and_purpose_come_back_as_they_were_chosen(core: Core, action: str) -> None:
    """What was typed stands in the form without the presets' words, which are chosen again; the
    next drawing reads the same.
    """
    style = core.presets.all("style")[0]
    card = core.presets.find("purpose-new-year-card")
    assert card is not None
    wording = Wording("猫", "霧", style.id, card.id)
    drawn = worded_record(core, wording)
    assert drawn.prompt != "猫"
    actions = PictureActions(core, core)
    actions.use([{**ROW, "record": drawn.to_json()}])
    getattr(actions, action).trigger()
    assert core.session.wording == wording
    assert core.prompts() == (drawn.prompt, drawn.negative_prompt)
    assert core.print_mm() == (card.width_mm, card.height_mm)


def test_words_of_a_preset_that_is_gone_stay_in_the_prompt(core: Core) -> None:
    """Or of one that says something else by now: the picture's own words count."""
    drawn = replace(worded_record(core, Wording("猫")), wording=Wording("猫", style="style-gone"))
    core.restore(replace(drawn, prompt="猫, in the old manner"))
    assert core.session.wording == Wording("猫, in the old manner")


def test_where_nothing_was_typed_nothing_is_said(core: Core, bar: NoticeBar, qtbot: QtBot) -> None:
    """A form as it is at first is no work."""
    all_from_the_history(core, qtbot)
    assert bar.isHidden()
    core.session.set(steps=55)
    all_from_the_history(core, qtbot)
    assert not bar.isHidden()


def test_the_results_say_that_another_model_drew_it(
    core: Core, bar: NoticeBar, qtbot: QtBot
) -> None:
    """What is put back from a picture of another model is drawn otherwise; that is mentioned."""
    qtbot.waitUntil(lambda: core.model is not None, timeout=TIMEOUT_MS)
    mentioned: list[str] = []
    core.noticed.connect(mentioned.append)
    from_the_results(core, qtbot)
    assert len(mentioned) == 1
    assert "ほか" in said(mentioned[0])


@pytest.mark.parametrize(
    ("values", "size"),
    [
        ({}, (192, 128)),
        ({"mode": "img2img", "init": InitImage("a" * 64)}, (192, 128)),
        ({"mode": "inpaint", "init": InitImage("a" * 64, "b" * 64), "width": 301}, None),
        ({"mode": "sheet", "width": 1133, "height": 907}, None),
    ],
)
def test_only_a_size_that_was_drawn_can_be_taken_over(
    core: Core, values: dict[str, Any], size: tuple[int, int] | None
) -> None:
    """Neither a sheet nor a picture that was painted on tells with what size to draw."""
    made = record(**values)
    actions = PictureActions(core, core)
    actions.use([{**ROW, "record": made.to_json(), "width": made.width, "height": made.height}])
    assert actions.size.isEnabled() == (size is not None)
    actions.size.trigger()
    assert (core.session.form.width, core.session.form.height) == (size or (0, 0))


def offered(core: Core, bar: NoticeBar, *works: Work) -> Autosave:
    """An autosave that has offered this."""
    autosave = Autosave(core, parent=core)
    unsent: UnsentWork = bar.unsent  # type: ignore[attr-defined]
    autosave.offered.connect(lambda work: unsent.offer(autosave, work))
    for work in works:
        autosave.offer_again(work)
    autosave._soon.stop()
    return autosave


def test_only_a_named_button_throws_work_away(core: Core, bar: NoticeBar) -> None:
    """The cross means later; 捨てる can be undone, and the question comes again."""
    autosave = offered(core, bar, Work(TYPED, (Paint("", ORDER),)))
    assert "書きかけ" in bar.sentence.text()
    assert bar.no.accessibleName() == "あとで"
    bar.no.click()
    assert bar.isHidden()
    assert len(autosave.offers) == 1
    offered_again = autosave.offers[0]
    autosave.decline(offered_again)
    autosave.offer_again(offered_again)
    assert bar.refuse.text() == "捨てる"
    bar.refuse.click()
    assert autosave.offers == ()
    assert bar.yes.text() == "元に戻す"
    bar.yes.click()
    assert autosave.offers == (offered_again,)
    assert "書きかけ" in bar.sentence.text()
    autosave._soon.stop()


def test_bringing_back_does_not_lose_what_was_typed_since(core: Core, bar: NoticeBar) -> None:
    """The newer prompt makes way, and comes back with one click."""
    core.session.set(prompt="あたらしい")
    before = core.session.form
    autosave = offered(core, bar, Work(TYPED))
    bar.yes.click()
    assert core.session.form.prompt == "書きかけ"
    bar.yes.click()
    assert core.session.form == before
    autosave._soon.stop()


def test_a_question_changes_its_language(core: Core, bar: NoticeBar, qapp: QApplication) -> None:
    """What is shown already speaks the new language at once."""
    autosave = offered(core, bar, Work(TYPED))
    set_language("en")
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.sentence.text().startswith("SDJP ended unexpectedly")
    assert (bar.yes.text(), bar.refuse.text()) == ("Bring back", "Throw away")
    bar.refuse.click()
    assert bar.yes.text() == "Undo"
    set_language("ja")
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.yes.text() == "元に戻す"
    autosave._soon.stop()
