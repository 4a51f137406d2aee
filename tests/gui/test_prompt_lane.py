"""The English lane: chips, pinning, the dictionary, and pointing from one language to the other."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.base.language import set_language
from sdjp.base.paths import user_glossary_path
from sdjp.contract.messages import Lanes
from sdjp.store.preset import Preset
from sdjp.ui.prompt.english_lane import MAX_CHIPS, EnglishLane
from sdjp.ui.prompt.field import PromptField
from sdjp.ui.prompt.glossary_dialog import GlossaryDialog
from sdjp.ui.prompt.lane_segments import LaneSegment, chunk_borders, folded, lane_segments
from sdjp.ui.prompt.panel import PromptPanel
from sdjp.ui.prompt.segment_chip import SegmentChip
from tests.gui.conftest import type_prompt
from tests.gui.prompt_keys import convert, press, write

DICTIONARY = {"赤い鳥居": "red torii", "海": "sea", "茜丸": "hlting", "𠮷野の桜": "Yoshino cherry"}
DOUBTS = {"茜丸": [{"code": "unknown-word", "detail": "茜"}, {"code": "low-score", "detail": "-2"}]}

pytestmark = pytest.mark.script(translator={"dictionary": DICTIONARY, "doubts": DOUBTS})

ENTER, ESCAPE, F6 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F6


@pytest.fixture
def panel(core: Core, qtbot: QtBot) -> PromptPanel:
    """A panel in a window."""
    made = PromptPanel(core)
    qtbot.addWidget(made)
    made.resize(400, 800)
    made.show()
    made.activateWindow()
    made.take_focus()
    qtbot.waitUntil(made.prompt.editor.hasFocus)
    return made


@pytest.fixture
def field(panel: PromptPanel) -> PromptField:
    """Its prompt."""
    return panel.prompt


def shown(lane: EnglishLane) -> list[tuple[str, str, str]]:
    """Japanese, English and the mark of every chip, as written on it."""
    return [tuple(label.text() for label in chip.findChildren(QLabel)[:3]) for chip in lane.chips]


def point(chip: SegmentChip) -> None:
    """Bring the pointer to a chip."""
    middle = QPointF(chip.rect().center())
    QApplication.sendEvent(chip, QEnterEvent(middle, middle, middle))


def lit(field: PromptField) -> str:
    """The Japanese that is lit in the editor."""
    return "".join(one.cursor.selectedText() for one in field.editor.extraSelections())


# Segments


def lanes_of(*segments: tuple[str, int]) -> Lanes:
    """Lanes with these segments, English `<ja>`."""
    made: tuple[dict[str, Any], ...] = tuple(
        {"ja": ja, "en": ja, "source": "model", "doubts": [], "start": at, "end": at + len(ja)}
        for ja, at in segments
    )
    return Lanes("、".join(ja for ja, _ in segments), "", made)


def test_segments_are_found_in_order_in_the_typed_text() -> None:
    """Twice the same word is two places; half-width kana is found as it was typed."""
    found = lane_segments(lanes_of(("猫", 0), ("ガラス", 2), ("猫", 6)), *["猫、ｶﾞﾗｽ、猫"] * 3)
    assert [segment.place for segment in found] == [(0, 1), (2, 6), (7, 8)]


def test_what_a_preset_adds_is_told_apart() -> None:
    """Also where the user writes a word of the style, and where nothing is written yet."""
    lanes = lanes_of(("水彩画", 0), ("水彩画", 4), ("淡い色", 8))
    whole = "水彩画、水彩画、淡い色"
    found = lane_segments(lanes, "水彩画", whole, whole)
    assert [segment.source for segment in found] == ["model", "style", "style"]
    lanes = lanes_of(("水彩画", 0), ("猫", 4))
    found = lane_segments(lanes, "猫", "水彩画、猫", "水彩画、猫")
    assert [(one.source, one.place) for one in found] == [("style", None), ("model", (0, 1))]
    found = lane_segments(lanes, "", "水彩画、猫", "水彩画、猫")
    assert all(segment.source == "style" for segment in found)
    found = lane_segments(lanes, "", "", "水彩画、猫")
    assert all(segment.source == "purpose" for segment in found)
    found = lane_segments(lanes, "猫", "猫", "水彩画、猫")
    assert [segment.source for segment in found] == ["purpose", "model"]


def test_style_and_purpose_are_one_each() -> None:
    """Whatever stands around the user's own words; those stay as they are."""
    lanes = lanes_of(("年賀状", 0), ("水彩画", 4), ("猫", 8), ("淡い色", 10), ("余白", 14))
    styled = "水彩画、猫、淡い色"
    found = lane_segments(lanes, "猫", styled, f"年賀状、{styled}、余白")
    sources = [segment.source for segment in found]
    assert sources == ["purpose", "style", "model", "style", "purpose"]
    names = {"style": "すいさい", "purpose": "ねんが"}
    assert folded(found, names) == (
        LaneSegment("ねんが", "年賀状, 余白", "purpose", words="年賀状、余白"),
        LaneSegment("すいさい", "水彩画, 淡い色", "style", words="水彩画、淡い色"),
        LaneSegment("猫", "猫", "model", place=(0, 1)),
    )


def test_the_style_is_known_while_the_translation_is_of_an_older_text() -> None:
    """The ends of the whole prompt do not change while the user types."""
    lanes = lanes_of(("猫", 0), ("水彩画", 2))
    found = lane_segments(lanes, "猫と犬", "猫と犬、水彩画", "猫と犬、水彩画")
    assert [segment.is_added for segment in found] == [False, True]


def test_a_border_lies_where_the_tokens_run_out() -> None:
    """Counted tokens are spread over the segments by their English."""
    segments = [LaneSegment("猫", f"word{index} " * 20, "model") for index in range(6)]
    english = ", ".join(segment.english for segment in segments)
    assert chunk_borders(english, segments, (75, 55)) == [3]
    assert chunk_borders(english, segments, (40,)) == []
    assert chunk_borders(english, segments, (40, 75, 20)) == [5]


# Chips


def test_chips_show_both_languages_and_where_the_english_came_from(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """Glossary, translator and user each have their word."""
    core.session.pin("猫", "kitten")
    type_prompt(core, qtbot, "赤い鳥居、犬、猫")
    assert shown(field.lane) == [
        ("赤い鳥居", "用語集", "red torii"),
        ("犬", "翻訳", "en:犬"),
        ("猫", "あなた", "kitten"),
    ]
    assert [chip.property("source") for chip in field.lane.chips] == ["glossary", "model", "user"]
    assert field.lane.chips[0].accessibleName() == "赤い鳥居 – red torii (用語集)"


def test_doubts_are_seen_and_said(core: Core, field: PromptField, qtbot: QtBot) -> None:
    """On the chip the first reason, in its tool tip all of them, in the editor a wave."""
    type_prompt(core, qtbot, "海、茜丸")
    sea, name = field.lane.chips
    assert (sea.property("doubt"), name.property("doubt")) == ("false", "true")
    assert "※ 翻訳モデルの知らない言葉です (茜)" in [
        label.text() for label in name.findChildren(QLabel) if label.isVisible()
    ]
    assert "翻訳モデルに自信がありません" in name.toolTip()
    (under,) = field.editor._underlines()
    assert under.x1() > field.editor.fontMetrics().horizontalAdvance("海")


def test_foreign_text_is_no_markup(core: Core, field: PromptField, qtbot: QtBot) -> None:
    """Neither on the chip nor in its tool tip."""
    type_prompt(core, qtbot, "<b>猫</b>")
    chip = field.lane.chips[0]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in chip.findChildren(QLabel))
    assert "<b>" not in chip.toolTip()


def test_chips_that_stay_the_same_are_left_alone(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """Typing in the middle makes one new chip."""
    type_prompt(core, qtbot, "赤い鳥居、海")
    before = list(field.lane.chips)
    type_prompt(core, qtbot, "赤い鳥居、犬、海")
    assert [field.lane.chips[0], field.lane.chips[2]] == before
    type_prompt(core, qtbot, "犬、海")
    assert field.lane.chips[1] is before[1]
    assert [japanese for japanese, _, _ in shown(field.lane)] == ["犬", "海"]


@pytest.mark.script(translator={"delays": {"translate": 0.6}})
def test_old_chips_stay_while_the_translation_takes_its_time(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """Dimmed after a moment, and clear again with the new English."""
    type_prompt(core, qtbot, "海")
    assert not field.lane._dim.isEnabled()
    write(field.editor, "と空")
    assert len(field.lane.chips) == 1
    qtbot.waitUntil(field.lane._dim.isEnabled)
    qtbot.waitUntil(lambda: core.is_translated)
    assert not field.lane._dim.isEnabled()


def test_many_segments_are_counted_not_shown(core: Core, field: PromptField, qtbot: QtBot) -> None:
    """The whole English has them all."""
    type_prompt(core, qtbot, "、".join(f"猫{chr(0x4E00 + index)}" for index in range(130)))
    qtbot.waitUntil(lambda: len(field.lane.chips) == MAX_CHIPS)
    assert "10" in field.lane._more.text()
    assert field.lane._more.isVisible()


# Pinning


def test_a_click_changes_the_english_and_pins_it(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """The chip then says that it is the user's, and gives it back on demand."""
    type_prompt(core, qtbot, "海、犬")
    chip = field.lane.chips[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    line = QApplication.focusWidget()
    assert line.text() == "sea"
    QTest.keyClicks(line, "quiet  ocean")
    press(line, ENTER)
    assert core.session.form.pins == {"海": "quiet ocean"}
    qtbot.waitUntil(lambda: shown(field.lane)[0] == ("海", "あなた", "quiet ocean"))
    press(field.lane.chips[0], Qt.Key.Key_Delete)
    assert core.session.form.pins == {}
    qtbot.waitUntil(lambda: shown(field.lane)[0][2] == "sea")


def test_escape_leaves_the_english(core: Core, field: PromptField, qtbot: QtBot) -> None:
    """And the focus goes back to the chip."""
    type_prompt(core, qtbot, "海")
    chip = field.lane.chips[0]
    chip.begin()
    QTest.keyClicks(QApplication.focusWidget(), "x")
    press(QApplication.focusWidget(), ESCAPE)
    assert core.session.form.pins == {}
    assert not chip.is_editing
    assert chip.hasFocus()


def test_leaving_the_line_takes_the_english_over(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """What was typed is not lost by a click elsewhere."""
    type_prompt(core, qtbot, "海")
    field.lane.chips[0].begin()
    QTest.keyClicks(QApplication.focusWidget(), "ocean")
    field.editor.setFocus()
    qtbot.waitUntil(lambda: core.session.form.pins == {"海": "ocean"})


def test_confirming_a_conversion_in_the_line_pins_nothing(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """Enter behind a commit belongs to the input method here as well."""
    type_prompt(core, qtbot, "海")
    field.lane.chips[0].begin()
    line = QApplication.focusWidget()
    convert(line, "うみ")
    convert(line, "", "ocean")
    press(line, ENTER)
    assert core.session.form.pins == {}
    qtbot.wait(5)
    press(line, ENTER)
    assert core.session.form.pins == {"海": "ocean"}


def test_a_new_translation_waits_for_the_line(core: Core, field: PromptField, qtbot: QtBot) -> None:
    """The chip under the user's hands does not go away."""
    type_prompt(core, qtbot, "海、犬")
    chip = field.lane.chips[1]
    chip.begin()
    type_prompt(core, qtbot, "海")
    assert chip.is_editing
    assert field.lane.chips[1:] == [chip]
    press(QApplication.focusWidget(), ESCAPE)
    assert [japanese for japanese, _, _ in shown(field.lane)] == ["海"]


def test_the_english_is_pinned_to_what_was_being_changed(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """Also where the chip has become another phrase's by the time the line closes."""
    type_prompt(core, qtbot, "海")
    field.lane.chips[0].begin()
    line = QApplication.focusWidget()
    QTest.keyClicks(line, "ocean")
    type_prompt(core, qtbot, "赤い鳥居、犬")
    press(line, ENTER)
    assert field.lane.chips[0].segment.japanese == "赤い鳥居"
    assert core.session.form.pins == {"海": "ocean"}


# Pointing


def test_pointing_at_a_chip_lights_the_japanese(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """Behind characters of two units, too; and no longer than the pointer is there."""
    type_prompt(core, qtbot, "😊𠮷、𠮷野の桜、海")
    chips = {chip.segment.japanese: chip for chip in field.lane.chips}
    point(chips["𠮷野の桜"])
    assert lit(field) == "𠮷野の桜"
    QApplication.sendEvent(chips["𠮷野の桜"], QEvent(QEvent.Type.Leave))
    assert lit(field) == ""
    chips["海"].setFocus()
    assert lit(field) == "海"


def test_the_cursor_lights_the_chip(core: Core, field: PromptField, qtbot: QtBot) -> None:
    """One at a time."""
    type_prompt(core, qtbot, "𠮷野の桜、海")
    field.editor.select(2, 2)
    assert [chip.property("lit") == "true" for chip in field.lane.chips] == [True, False]
    field.editor.select(6, 6)
    assert [chip.property("lit") == "true" for chip in field.lane.chips] == [False, True]


def test_a_lit_chip_comes_into_view(core: Core, field: PromptField, qtbot: QtBot) -> None:
    """Among more chips than the lane has room for."""
    type_prompt(core, qtbot, "、".join(["海"] * 60))
    chips = field.lane.chips
    qtbot.waitUntil(lambda: len(chips) == 60)
    last, content = chips[-1], chips[-1].parentWidget()
    qtbot.waitUntil(lambda: field.lane.height() < last.geometry().bottom() < content.height())
    assert last.visibleRegion().isEmpty()
    field.lane.light(59)
    assert not last.visibleRegion().isEmpty()


def test_pointing_at_the_japanese_lights_the_chip(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """While the mouse is there; then the cursor's chip is lit again, and no conversion minds."""

    def lit_chips() -> list[str]:
        return [
            each.segment.japanese for each in field.lane.chips if each.property("lit") == "true"
        ]

    def move_to(place: int) -> None:
        cursor = field.editor.textCursor()
        cursor.setPosition(place)
        beside = field.editor.cursorRect(cursor)
        point = QPointF(beside.center()) + QPointF(4, 0)
        window = field.editor.viewport().mapToGlobal(point)
        button = Qt.MouseButton.NoButton
        keys = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(QEvent.Type.MouseMove, point, window, button, button, keys)
        QApplication.sendEvent(field.editor.viewport(), event)

    type_prompt(core, qtbot, "𠮷野の桜、海")
    assert field.editor.viewport().hasMouseTracking()
    field.editor.select(2, 2)
    assert lit_chips() == ["𠮷野の桜"]
    move_to(6)  # in units: behind the comma
    assert lit_chips() == ["海"]
    assert field.editor.selection == (2, 2)
    move_to(0)
    assert lit_chips() == ["𠮷野の桜"]
    move_to(6)
    QApplication.sendEvent(field.editor.viewport(), QEvent(QEvent.Type.Leave))
    assert lit_chips() == ["𠮷野の桜"]
    convert(field.editor, "そら")
    move_to(6)
    assert lit_chips() == ["𠮷野の桜"]
    assert field.editor.is_composing
    convert(field.editor, "")


def test_f6_goes_to_the_english_and_back(core: Core, field: PromptField, qtbot: QtBot) -> None:
    """Arrows move between chips, Enter changes one."""
    type_prompt(core, qtbot, "赤い鳥居、海")
    press(field.editor, F6)
    assert field.lane.chips[0].hasFocus()
    press(field.lane.chips[0], Qt.Key.Key_Right)
    assert field.lane.chips[1].hasFocus()
    press(field.lane.chips[1], F6)
    assert field.editor.hasFocus()
    press(field.editor, F6)
    assert field.lane.chips[1].hasFocus()
    press(field.lane.chips[1], ENTER)
    assert field.lane.chips[1].is_editing
    press(QApplication.focusWidget(), ESCAPE)


# Style


def test_style_and_purpose_have_a_quiet_chip_each(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """It says which one it is, and cannot be changed here."""
    style = Preset(
        id="own:s",
        kind="style",
        name_ja="水彩",
        name_en="Watery",
        prompt="{prompt}、水彩画、淡い色",
    )
    purpose = Preset(id="own:p", kind="purpose", name_ja="年賀状", prompt="{prompt}、新年")
    presets = {preset.id: preset for preset in (style, purpose)}
    core.presets.find = presets.get  # type: ignore[method-assign, assignment]
    type_prompt(core, qtbot, "海")
    core.session.set(style=style.id, purpose=purpose.id)
    qtbot.waitUntil(lambda: len(field.lane.chips) == 3)
    assert shown(field.lane)[1:] == [
        ("水彩", "スタイル", "en:水彩画, en:淡い色"),
        ("年賀状", "目的", "en:新年"),
    ]
    for chip in field.lane.chips[1:]:
        chip.begin()
        assert not field.lane.is_editing
    assert "水彩画、淡い色" in field.lane.chips[1].toolTip()
    assert "目的" in field.lane.chips[2].toolTip()
    set_language("en")
    field.retranslate()
    assert [japanese for japanese, *_ in shown(field.lane)] == ["海", "Watery", "年賀状"]


# The whole English


def test_the_whole_english_can_be_seen_and_copied(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """As plain text, exactly as the model gets it."""
    type_prompt(core, qtbot, "海、犬")
    field.lane._all.click()
    assert field.lane._whole.toPlainText() == core.translation.lanes.english == "sea、en:犬"
    assert field.lane._whole.isVisible()
    field.lane._copy.click()
    assert QGuiApplication.clipboard().text() == "sea、en:犬"


# The dictionary


def test_a_word_is_added_to_the_dictionary(
    core: Core, field: PromptField, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is on the disk, its pin goes, and everything is translated anew."""
    core.session.pin("茜丸", "shrine")
    type_prompt(core, qtbot, "茜丸")
    anew = []
    monkeypatch.setattr(core, "retranslate", lambda: anew.append(True))
    field.lane.word_wanted.emit("茜丸", "shrine")
    dialog = field.findChild(GlossaryDialog)
    assert (dialog.japanese.text(), dialog.english.text()) == ("茜丸", "shrine")
    dialog.reading.setText("akane")
    dialog.accept()
    assert dialog.problem.text() == "よみはひらがなで入れてください。"
    dialog.reading.setText("あかねまる")
    dialog.accept()
    assert not dialog.isVisible()
    assert "茜丸\tあかねまる\tshrine\tuser" in user_glossary_path().read_text(encoding="utf-8")
    assert core.session.form.pins == {}
    assert anew == [True]


def test_english_being_typed_goes_along_into_the_dictionary(
    core: Core, field: PromptField, qtbot: QtBot
) -> None:
    """The dialog shows it, and it is not lost where the dialog is left."""
    type_prompt(core, qtbot, "海、犬")
    chip = field.lane.chips[0]
    chip.begin()
    QTest.keyClicks(QApplication.focusWidget(), "ocean")
    button = next(one for one in chip.findChildren(QPushButton) if "用語集" in one.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = field.findChild(GlossaryDialog)
    assert (dialog.japanese.text(), dialog.english.text()) == ("海", "ocean")
    dialog.reject()
    assert core.session.form.pins == {"海": "ocean"}


def test_a_dictionary_that_cannot_be_written_is_reported(qtbot: QtBot) -> None:
    """In three sentences, and the dialog stays."""
    user_glossary_path().parent.parent.mkdir(parents=True, exist_ok=True)
    user_glossary_path().parent.write_text("a file where the folder should be")
    dialog = GlossaryDialog("茜丸", "shrine")
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.accept()
    assert dialog.isVisible()
    assert len(dialog.problem.text().splitlines()) == 3
