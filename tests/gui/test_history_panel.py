"""The history as a whole: search, filters, marks, restoring, prompts, with a librarian process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QItemSelectionModel, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.app.session import Session
from sdjp.base.language import set_language
from sdjp.base.system import worker_command
from sdjp.contract.library_messages import ListPictures, Thumbnail
from sdjp.contract.messages import Loaded
from sdjp.contract.request import PictureRecord
from sdjp.ui.check.findings import texts_of
from sdjp.ui.drawing.again_menu import AgainMenu, DrawAgain
from sdjp.ui.history import actions as history_actions
from sdjp.ui.history.details import lanes_of
from sdjp.ui.history.filters import SEARCH_PAUSE_MS
from sdjp.ui.history.panel import HistoryPanel
from sdjp.ui.pictures.tile_marks import heart_rect
from sdjp.ui.prompt.panel import PromptPanel
from tests.gui.conftest import TIMEOUT_MS, NewCore
from tests.gui.stub_library import PromptLibrary, StubLibrary, row

ENTER = Qt.Key.Key_Return
PROMPTS = ("夕焼けの海に立つ赤い鳥居", "桜の木の下の白い猫", "雪の積もった富士山", "夜の街と提灯")


def a_row(number: int) -> dict[str, Any]:
    """A row with all its settings, every fifth a favourite."""
    prompt = PROMPTS[number % len(PROMPTS)]
    record = PictureRecord(
        prompt=prompt, english=f"en:{prompt}", negative_prompt="", negative_english="",
        model="デモ", model_hash="0123456789", sampler="Euler", steps=20, guidance_scale=4.0,
        seed=number, width=128, height=128, created="2026-02-13T12:00:00.000+09:00",
    )  # fmt: skip
    shared = ("prompt", "english", "seed", "created")
    values = {name: getattr(record, name) for name in shared}
    return row(number, favourite=number % 5 == 0, record=record.to_json(), **values)


@pytest.fixture
def library() -> StubLibrary:
    """Forty pictures, two prompts; answers at once."""
    made = PromptLibrary(0)
    made.rows = [a_row(number) for number in range(40, 0, -1)]
    made.prompts = [
        {"prompt": prompt, "negative_prompt": "", "used": 2, "created": "2026-02-13T12:00:00"}
        for prompt in ("赤い鳥居", "白い猫")
    ]
    return made


@pytest.fixture
def core(new_core: NewCore, library: StubLibrary) -> Core:
    """A core without processes, on `library`."""
    made = new_core()
    made.library = library  # type: ignore[assignment]
    made.model_in_use.loaded = Loaded("", "", "デモ", 8, 128, 4.0, True, ("DDIM", "Euler"), "cpu")
    return made


@pytest.fixture
def panel(core: Core, qtbot: QtBot) -> HistoryPanel:
    """A panel of 360 × 760 pixels that shows its pictures."""
    return shown_panel(core, qtbot)


def shown_panel(core: Core, qtbot: QtBot) -> HistoryPanel:
    """A panel, when it has listed its pictures."""
    made = HistoryPanel(core)
    qtbot.addWidget(made)
    made.resize(360, 760)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.shelf.pictures.total is not None, timeout=TIMEOUT_MS)
    return made


def spy(core: Core) -> list[tuple[type, dict[str, Any]]]:
    """What the library is asked from now on."""
    asked: list[tuple[type, dict[str, Any]]] = []
    real = core.library.ask

    def ask(kind: Any, answer: Any, **fields: Any) -> str:
        asked.append((kind, fields))
        return real(kind, answer, **fields)

    core.library.ask = ask  # type: ignore[method-assign]
    return asked


def texts(asked: list[tuple[type, dict[str, Any]]]) -> list[str]:
    """The searches among what was asked."""
    return [fields["text"] for kind, fields in asked if kind is ListPictures]


def choose(panel: HistoryPanel, *numbers: int) -> list[dict[str, Any]]:
    """Choose rows by their places."""
    panel.shelf.grid.setFocus()
    panel.shelf._choose(numbers)
    return [panel.shelf.pictures.row(number) for number in numbers]


def prompts_shown(panel: HistoryPanel) -> set[str]:
    """The prompts of all rows held."""
    pictures = panel.shelf.pictures
    return {pictures.row(number)["prompt"] for number in range(pictures.rowCount())}


def compose(field: QWidget, preedit: str, commit: str = "") -> None:
    """What an input method sends."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def write(field: QWidget, text: str) -> None:
    """Write letter by letter, through the input method as Japanese is."""
    for letter in text:
        compose(field, "", letter)


# Searching


def test_typing_searches_after_a_pause(core: Core, panel: HistoryPanel, qtbot: QtBot) -> None:
    """Four letters typed at once are one search; what is found is shown and counted."""
    asked = spy(core)
    write(panel.search, "桜の木の")
    assert not texts(asked)
    qtbot.waitUntil(lambda: prompts_shown(panel) == {"桜の木の下の白い猫"})
    assert texts(asked) == ["桜の木の"]
    assert panel.count.text() == "10枚見つかりました"
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(prompts_shown(panel)) == 4)
    assert panel.count.text() == "40枚"


def test_composing_does_not_search(core: Core, panel: HistoryPanel, qtbot: QtBot) -> None:
    """What the input method still composes is no search; what it commits is."""
    asked = spy(core)
    compose(panel.search, "さく")
    compose(panel.search, "さくら")
    QTest.qWait(2 * SEARCH_PAUSE_MS)
    assert not texts(asked)
    compose(panel.search, "", "桜")
    qtbot.waitUntil(lambda: texts(asked) == ["桜"])


def test_nothing_found_says_what_was_looked_for(panel: HistoryPanel, qtbot: QtBot) -> None:
    """The empty page names the search and the filters, and its button takes both away."""
    panel.filters.favourites.click()
    write(panel.search, "<b>犬</b>")
    empty = panel.shelf.empty
    qtbot.waitUntil(empty.isVisible)
    assert empty.hint.text() == "探したもの：「<b>犬</b>」・お気に入りだけ"
    assert empty.hint.textFormat() == Qt.TextFormat.PlainText
    empty.button.click()
    qtbot.waitUntil(lambda: panel.shelf.pictures.rowCount() == 40)
    assert panel.search.text() == ""
    assert not panel.filters.favourites.isChecked()
    assert panel.shelf.grid.isVisible()


def test_an_empty_library_is_friendly(core: Core, library: StubLibrary, qtbot: QtBot) -> None:
    """Without a picture there is a sentence, no empty grid, and nothing to press."""
    library.rows.clear()
    panel = shown_panel(core, qtbot)
    assert panel.shelf.empty.isVisible()
    assert panel.shelf.empty.sentence.text() == "まだ絵がありません"
    assert panel.shelf.empty.button.isHidden()


def test_an_unreadable_index_says_what_to_do(core: Core, qtbot: QtBot) -> None:
    """The three sentences stand in place of the pictures, with a button to try again."""
    library = StubLibrary(3)
    core.library = library  # type: ignore[assignment]
    panel = HistoryPanel(core)
    qtbot.addWidget(panel)
    panel.show()
    library.fail("IndexDamaged", path="/索引.sqlite3")
    empty = panel.shelf.empty
    assert empty.isVisible()
    assert "/索引.sqlite3" in empty.sentence.text()
    assert "画像そのものは無事です。" in empty.hint.text()
    empty.button.click()
    library.give()
    assert panel.shelf.grid.isVisible()
    assert panel.shelf.pictures.rowCount() == 3


@pytest.mark.parametrize("is_early", [True, False])
def test_an_index_made_anew_is_shown_by_itself(core: Core, qtbot: QtBot, is_early: bool) -> None:
    """The librarian made it again from the pictures: before the first listing failed, or after."""
    library = StubLibrary(3)
    core.library = library  # type: ignore[assignment]
    panel = HistoryPanel(core)
    qtbot.addWidget(panel)
    panel.show()
    if is_early:
        panel.shelf.pictures.refresh()
    library.fail("IndexDamaged", path="/索引.sqlite3")
    if not is_early:
        assert panel.shelf.empty.isVisible()
        core.library_changed.emit()
    qtbot.waitUntil(lambda: bool(library.waiting))
    library.give()
    assert panel.shelf.grid.isVisible()
    assert panel.shelf.pictures.rowCount() == 3


def test_filters_reach_the_librarian(core: Core, panel: HistoryPanel, qtbot: QtBot) -> None:
    """Favourites, period and recycle bin narrow the list; clearing widens it again."""
    asked = spy(core)
    panel.filters.favourites.click()
    qtbot.waitUntil(lambda: panel.shelf.pictures.rowCount() == 8)
    panel.filters.period.setCurrentIndex(panel.filters.period.findData("chosen"))
    assert panel.filters.since.isVisible()
    last = asked[-1][1]
    assert last["favourites"]
    assert last["since"] < last["until"]
    panel.filters.period.setCurrentIndex(panel.filters.period.findData("month"))
    assert asked[-1][1]["since"].endswith("-01")
    assert asked[-1][1]["until"] == ""
    panel.filters.clear()
    panel.filters.bin.click()
    assert asked[-1][1]["deleted"]
    assert not asked[-1][1]["favourites"]
    qtbot.waitUntil(lambda: panel.shelf.empty.sentence.text() == "ごみ箱は空です")


def test_models_are_offered_when_there_are_several(
    core: Core, library: StubLibrary, qtbot: QtBot
) -> None:
    """The filter lists the models of the library and asks for the chosen one."""
    library.rows[7]["model"] = "水彩"
    library.models.add("水彩")
    panel = shown_panel(core, qtbot)
    assert panel.filters.model.isVisible()
    panel.filters.model.setCurrentIndex(panel.filters.model.findData("水彩"))
    qtbot.waitUntil(lambda: panel.shelf.pictures.rowCount() == 1)
    assert panel.shelf.pictures.row(0)["model"] == "水彩"


def test_one_model_is_no_choice(panel: HistoryPanel) -> None:
    """With a single model the filter only takes room."""
    assert panel.filters.model.isHidden()


def test_twenty_thousand_pictures(core: Core, library: StubLibrary, qtbot: QtBot) -> None:
    """One page is read, thumbnails are asked for what is seen, and the end is asked for late."""
    library.rows = [row(number) for number in range(20_000, 0, -1)]
    panel = shown_panel(core, qtbot)
    asked = spy(core)
    grid = panel.shelf.grid
    assert panel.count.text() == "20,000枚"
    assert panel.shelf.pictures.rowCount() == 100
    qtbot.waitUntil(lambda: len(panel.shelf.thumbnails._held) == len(grid.shown_rows()))
    held = set(panel.shelf.thumbnails._held)
    assert held == {panel.shelf.pictures.row(number)["path"] for number in grid.shown_rows()}
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: panel.shelf.pictures.rowCount() == 200)
    kinds = [kind for kind, _ in asked]
    assert kinds.count(Thumbnail) < 60


def test_down_leads_from_the_search_to_the_pictures(panel: HistoryPanel) -> None:
    """↓ in the field chooses the first picture, and keys go on from there."""
    panel.search.setFocus()
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.shelf.grid.hasFocus()
    assert panel.shelf.grid.currentIndex().row() == 0
    QTest.keyClick(panel.shelf.grid, Qt.Key.Key_Right)
    assert [row["id"] for row in panel.shelf.choices.rows] == [39]


# Marks


def test_down_chooses_where_the_focus_was_before(panel: HistoryPanel) -> None:
    """What Qt makes current with the focus is not chosen yet."""
    grid = panel.shelf.grid
    grid.selectionModel().setCurrentIndex(
        grid.model().index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    assert not grid.selectionModel().hasSelection()
    panel.search.left_down.emit()
    assert [index.row() for index in grid.selectedIndexes()] == [0]


def test_the_heart_marks_a_favourite(panel: HistoryPanel, qtbot: QtBot) -> None:
    """By a click on the tile, by its key, and by the button of the details."""
    pictures, grid = panel.shelf.pictures, panel.shelf.grid
    assert not pictures.row(2)["favourite"]
    heart = heart_rect(grid.visualRect(pictures.index(2))).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=heart)
    assert pictures.row(2)["favourite"]
    choose(panel, 2, 3)
    QTest.keyClick(grid, Qt.Key.Key_F)  # one of them is none yet: both become favourites
    assert [pictures.row(number)["favourite"] for number in (2, 3)] == [True, True]
    QTest.keyClick(grid, Qt.Key.Key_F)
    assert [pictures.row(number)["favourite"] for number in (2, 3)] == [False, False]
    panel.filters.favourites.click()
    qtbot.waitUntil(lambda: pictures.rowCount() == 8)


def test_deleting_can_be_undone(core: Core, panel: HistoryPanel, qtbot: QtBot) -> None:
    """The bar says how many went, Ctrl+Z brings them back to their places, chosen again."""
    pictures, grid = panel.shelf.pictures, panel.shelf.grid
    gone = [row["id"] for row in choose(panel, 1, 2, 5)]
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert panel.notice.sentence.text() == "3枚をごみ箱に移しました"
    assert panel.notice.yes.isVisible()
    assert panel.count.text() == "37枚"
    QTest.qWait(300)  # the librarian's listing agrees
    assert pictures.rowCount() == 37
    QTest.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.notice.isHidden()
    assert [row["id"] for row in panel.shelf.choices.rows] == gone
    QTest.qWait(300)
    assert [pictures.row(number)["id"] for number in (1, 2, 5)] == gone
    assert panel.count.text() == "40枚"
    QTest.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.count.text() == "40枚"


def test_undo_after_another_search(panel: HistoryPanel, qtbot: QtBot) -> None:
    """A picture that does not match what is shown now comes back without being shown."""
    choose(panel, 0)
    QTest.keyClick(panel.shelf.grid, Qt.Key.Key_Delete)
    panel.filters.favourites.click()
    qtbot.waitUntil(lambda: panel.shelf.pictures.rowCount() in (7, 8))
    panel.notice.yes.click()
    panel.filters.favourites.click()
    qtbot.waitUntil(lambda: panel.count.text() == "40枚")


def test_the_recycle_bin(
    core: Core, panel: HistoryPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deleted pictures are listed there, go back, or go for good after a question."""
    choose(panel, 0, 1, 2)
    QTest.keyClick(panel.shelf.grid, Qt.Key.Key_Delete)
    panel.filters.bin.click()
    qtbot.waitUntil(lambda: panel.shelf.pictures.rowCount() == 3)
    choices = panel.shelf.choices
    choose(panel, 0)
    assert choices.bring_back.isEnabled()
    assert not choices.delete.isVisible()
    choices.bring_back.trigger()
    assert panel.shelf.pictures.rowCount() == 2
    asked = spy(core)
    choose(panel, 0)
    choices.discard.trigger()
    box = panel.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "1枚を完全に削除しますか？"
    assert not asked  # nothing happens before the answer
    box.accept()
    assert panel.shelf.pictures.rowCount() == 1
    assert [kind.__name__ for kind, _ in asked] == ["Discard"]


# Taking over


def changes(session: Session) -> set[str]:
    """The fields of the form that change from now on."""
    names: set[str] = set()
    session.changed.connect(names.update)
    return names


@pytest.mark.parametrize("language", ["ja", "en"])
def test_history_results_and_form_use_the_same_words(
    core: Core, panel: HistoryPanel, qtbot: QtBot, language: str
) -> None:
    """One name for what is left out, one for going back to what a picture was drawn with."""
    set_language(language)
    panel.retranslate()
    panel.shelf.details.retranslate()
    menu = AgainMenu(DrawAgain(core, panel), core, panel)
    menu.retranslate()
    assert panel.shelf.choices.everything.text() in [each.text() for each in menu.actions()]
    assert panel.shelf.details.restore.words == panel.shelf.choices.everything.text()
    form = PromptPanel(core, panel)
    chosen = choose(panel, 3)[0]
    name, _text = lanes_of({**chosen, "negative_prompt": "雨", "negative_english": "雨"})[-1]
    told = dict(texts_of({"settings": {"negative_prompt": "雨"}}))
    assert form.fold.text() == name
    assert told[name] == "雨"


def test_everything_is_restored(core: Core, panel: HistoryPanel, qtbot: QtBot) -> None:
    """Every setting of the picture is in the form; another model is said to be another one."""
    chosen = choose(panel, 3)[0]
    core.session.set(prompt="まだ描いていない言葉", steps=5, style="水彩")
    panel.shelf.details.restore.click()
    form = core.session.form
    assert (form.prompt, form.seed, form.steps) == (chosen["prompt"], chosen["seed"], 20)
    assert (form.width, form.height) == (128, 128)
    assert form.style == ""
    assert panel.notice.sentence.text() == "この絵を描いたときの設定に戻しました。"
    assert core.model is not None
    panel.shelf.choices.use([{**chosen, "record": {**chosen["record"], "model": "別のモデル"}}])
    panel.shelf.choices.everything.trigger()
    assert "「別のモデル」" in panel.notice.sentence.text()


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("prompt", {"prompt"}),
        ("seed", {"seed"}),
        ("size", {"width", "height"}),
    ],
)
def test_only_a_part_is_restored(
    core: Core, panel: HistoryPanel, action: str, fields: set[str]
) -> None:
    """One part is taken over, and nothing else of the form changes."""
    chosen = choose(panel, 3)[0]
    changed = changes(core.session)
    getattr(panel.shelf.choices, action).trigger()
    assert changed == fields
    assert all(getattr(core.session.form, name) == chosen[name] for name in fields)


def test_a_damaged_record_restores_what_the_index_knows(
    core: Core, library: StubLibrary, qtbot: QtBot
) -> None:
    """Where the settings cannot be read, the button is off and prompt and seed still work."""
    library.rows[0]["record"] = {"prompt": "半分だけ"}
    panel = shown_panel(core, qtbot)
    choose(panel, 0)
    assert not panel.shelf.details.restore.isEnabled()
    panel.shelf.choices.prompt.trigger()
    assert core.session.form.prompt == panel.shelf.pictures.row(0)["prompt"]


def test_enter_and_double_click_show_the_picture(panel: HistoryPanel, qtbot: QtBot) -> None:
    """Both hand the row on."""
    chosen = choose(panel, 4)[0]
    with qtbot.waitSignal(panel.picture_chosen) as told:
        QTest.keyClick(panel.shelf.grid, ENTER)
    assert told.args == [chosen]
    place = panel.shelf.grid.visualRect(panel.shelf.pictures.index(1)).center()
    QTest.mouseClick(panel.shelf.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(panel.picture_chosen) as told:
        QTest.mouseDClick(panel.shelf.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[0]["id"] == 39


def test_pictures_are_copied_and_dragged_as_files(
    core: Core, panel: HistoryPanel, qtbot: QtBot
) -> None:
    """Ctrl+C gives the picture and its file; dragging several gives all their files."""
    QGuiApplication.clipboard().clear()
    chosen = choose(panel, 4)[0]
    QTest.keyClick(panel.shelf.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.notice.sentence.text() == "画像をコピーしました。")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.urls() == [QUrl.fromLocalFile(chosen["path"])]
    assert bytes(mime.data("image/png").data()) == b"PNG"
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(panel.shelf.grid, Qt.Key.Key_C, keys)
    assert QGuiApplication.clipboard().text() == chosen["prompt"]
    choose(panel, 1, 2)
    indexes = panel.shelf.grid.selectedIndexes()
    assert len(panel.shelf.pictures.mimeData(indexes).urls()) == 2


def test_other_programs_are_reached(
    panel: HistoryPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of the picture is opened, and its file is handed to the check."""
    opened: list[str] = []
    monkeypatch.setattr(history_actions, "open_folder", opened.append)
    chosen = choose(panel, 0)[0]
    panel.shelf.choices.folder.trigger()
    assert opened == [chosen["path"]]
    with qtbot.waitSignal(panel.check_wanted) as told:
        panel.shelf.choices.check.trigger()
    assert told.args == [chosen["path"]]


def test_the_context_menu_is_for_what_is_chosen(panel: HistoryPanel) -> None:
    """Every action has a text; what is only for one picture is off for several."""
    choose(panel, 0, 1)
    menu = panel.shelf.choices.menu(panel)
    shown = [action for action in menu.actions() if not action.isSeparator()]
    assert all(action.text() for action in shown)
    enabled = {action.text() for action in shown if action.isEnabled() and action.isVisible()}
    assert enabled == {"お気に入り", "ごみ箱に移す"}


def test_what_a_picture_was_made_of_is_shown(
    core: Core, library: StubLibrary, panel: HistoryPanel, qtbot: QtBot
) -> None:
    """A redrawn picture leads to the one before it, whatever is searched for; where that is gone,
    a sentence says so. From words alone there is nothing to lead to.
    """
    choices = panel.shelf.choices
    choose(panel, 1)
    assert not choices.parent_picture.isVisible()
    parent = library.rows[3]
    for name in ("", "無い.png"):
        init = {"picture": "a" * 64, "parent": name or Path(parent["path"]).name}
        library.rows[0]["record"] |= {"init": init}
        choices.use([library.rows[0]])
        assert choices.parent_picture.isVisible()
        choices.parent_picture.trigger()
        if not name:
            qtbot.waitUntil(lambda: [one["id"] for one in choices.rows] == [parent["id"]])
    qtbot.waitUntil(panel.notice.isVisible)
    assert "もう履歴にありません" in panel.notice.sentence.text()


def test_details_are_plain_and_complete(panel: HistoryPanel) -> None:
    """Both lanes, the settings, the day in Japanese and the file, to be selected and copied."""
    chosen = choose(panel, 0)[0]
    panel.shelf.details.show_rows([{**chosen, "prompt": "<i>猫</i>", "english": "a <b>cat</b>"}])
    facts = panel.shelf.details.facts
    assert facts.text_of("プロンプト") == "<i>猫</i>"
    assert facts.text_of("英語") == "a <b>cat</b>"
    assert facts.text_of("ファイル") == chosen["path"]
    assert facts.text_of("ステップ数") == "20"
    assert panel.shelf.details.title.text() == "2026年2月13日(金) 12:00"


def test_a_picture_is_sought_and_found(panel: HistoryPanel, qtbot: QtBot) -> None:
    """Whatever is searched for, the wanted picture is shown and chosen."""
    write(panel.search, "桜")
    qtbot.waitUntil(lambda: len(prompts_shown(panel)) == 1)
    panel.show_picture(2)
    qtbot.waitUntil(lambda: [row["id"] for row in panel.shelf.choices.rows] == [2])
    assert panel.shelf.grid.currentIndex().row() in panel.shelf.grid.shown_rows()


def test_a_picture_far_below_is_sought(core: Core, library: StubLibrary, qtbot: QtBot) -> None:
    """Pages are read until it comes."""
    library.rows = [row(number) for number in range(450, 0, -1)]
    panel = shown_panel(core, qtbot)
    panel.show_picture(5)
    qtbot.waitUntil(lambda: [row["id"] for row in panel.shelf.choices.rows] == [5])


# Prompts


def test_prompts_are_found_and_taken_over(core: Core, panel: HistoryPanel, qtbot: QtBot) -> None:
    """The second view lists prompts, searches them, and a double click fills the form."""
    panel.view_buttons[1].click()
    qtbot.waitUntil(lambda: panel.prompts.count() == 2)
    assert panel.count.text() == "2件"
    assert panel.filters.isHidden()
    write(panel.search, "猫")
    qtbot.waitUntil(lambda: panel.prompts.count() == 1)
    item = panel.prompts.visualItemRect(panel.prompts.item(0)).center()
    QTest.mouseClick(panel.prompts.viewport(), Qt.MouseButton.LeftButton, pos=item)
    QTest.mouseDClick(panel.prompts.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert core.session.form.prompt == "白い猫"
    core.session.set(prompt="")
    QTest.keyClick(panel.prompts, ENTER)
    assert core.session.form.prompt == "白い猫"
    write(panel.search, "犬")
    qtbot.waitUntil(panel.no_prompts.isVisible)
    panel.no_prompts.button.click()
    qtbot.waitUntil(lambda: panel.prompts.isVisible() and panel.prompts.count() == 2)


# Everything around


def test_answers_for_a_panel_that_has_gone(core: Core, qtbot: QtBot) -> None:
    """They find nobody and harm nothing."""
    library = StubLibrary(40)
    core.library = library  # type: ignore[assignment]
    panel = HistoryPanel(core)
    panel.show()
    library.give(ListPictures)
    panel.view_buttons[1].click()
    choose(panel, 0)
    panel.shelf.choices.copy.trigger()
    panel.shelf.pictures.reload()
    assert {type(one).__name__ for one in library.waiting} == {
        "ListPictures", "ListPrompts", "ReadPicture", "Thumbnail"
    }  # fmt: skip
    shiboken6.delete(panel)
    library.give()


def test_with_the_real_librarian(new_core: NewCore, qtbot: QtBot, tmp_path: Path) -> None:
    """ねこ finds 猫 and cat in real rows; a deleted file goes and comes back."""
    made = _pictures_on_disk()
    core = new_core(librarian=worker_command("librarian"))
    core.librarian.start()
    panel = shown_panel(core, qtbot)
    qtbot.waitUntil(lambda: panel.shelf.pictures.rowCount() == 3, timeout=TIMEOUT_MS)
    write(panel.search, "ねこ")
    qtbot.waitUntil(lambda: prompts_shown(panel) == {"白い猫", "a black cat"}, timeout=TIMEOUT_MS)
    panel.search.give_up()
    qtbot.waitUntil(lambda: panel.shelf.pictures.rowCount() == 3, timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: len(panel.shelf.thumbnails._held) == 3, timeout=TIMEOUT_MS)
    choose(panel, 0)
    QTest.keyClick(panel.shelf.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not made[-1].exists(), timeout=TIMEOUT_MS)
    panel.notice.yes.click()
    assert panel.shelf.pictures.rowCount() == 3
    qtbot.waitUntil(made[-1].exists, timeout=TIMEOUT_MS)


def _pictures_on_disk() -> list[Path]:
    """Three pictures with rows, in this test's own home."""
    import numpy as np

    from sdjp.contract.request import PictureRecord
    from sdjp.store.database import open_library
    from sdjp.store.pictures import commit_picture
    from sdjp.studio.index_text import index_text

    paths = []
    with open_library() as library:
        for seed, (prompt, english) in enumerate(
            (("赤い鳥居", "red torii"), ("白い猫", "white cat"), ("a black cat", "a black cat"))
        ):
            record = PictureRecord(
                prompt=prompt, english=english, negative_prompt="", negative_english="",
                model="デモ", model_hash="0123456789", sampler="DDIM", steps=20,
                guidance_scale=7.5, seed=seed, width=64, height=64,
                created=f"2026-11-21T14:30:0{seed}.000+09:00",
            )  # fmt: skip
            pixels = np.full((64, 64, 3), 60 * seed + 40, np.uint8)
            kept = commit_picture(library, pixels, record, index_text=index_text(record))
            paths.append(kept.path)
    return paths
