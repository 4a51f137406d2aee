"""The prompt's field: conversions, keys, weights, limits."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut, QTextCursor
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdjp.text.grammar import parse
from sdjp.text.normalise import clean_text
from sdjp.ui.prompt import editor as prompt_editor
from sdjp.ui.prompt import highlighter
from sdjp.ui.prompt.editor import MAX_CHARACTERS, PromptEditor
from tests.gui.prompt_keys import CONTROL, convert, paste, press, to_end, to_start, write

A1111 = (
    "a red torii, sea\nNegative prompt: blurry\n"
    "Steps: 20, Sampler: DDIM, CFG scale: 4, Seed: 7, Size: 128x128"
)


@pytest.fixture
def editor(qtbot: QtBot) -> PromptEditor:
    """An editor in a window of its own that has the focus."""
    made = PromptEditor()
    qtbot.addWidget(made)
    made.resize(360, 90)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def edits(editor: PromptEditor) -> QSignalSpy:
    """Counts what the editor tells."""
    return QSignalSpy(editor.text_edited)


# Conversions


def test_a_conversion_is_told_once_it_is_committed(editor: PromptEditor) -> None:
    """ゆう → 夕焼け: nothing is said of what is still open."""
    told = edits(editor)
    for preedit in ("ゆ", "ゆう", "夕焼け"):
        convert(editor, preedit)
        assert editor.is_composing
    assert told.count() == 0
    assert editor.text == ""
    convert(editor, "", "夕焼け")
    assert [told.at(index) for index in range(told.count())] == [["夕焼け"]]
    assert not editor.is_composing


def test_a_commit_that_opens_the_next_conversion_is_told(editor: PromptEditor) -> None:
    """Who writes on without a pause commits one word and opens the next in the same event.

    Hours may pass so: what is committed is translated and saved, what is open is left alone.
    """
    told, typed = edits(editor), QSignalSpy(editor.typed)
    convert(editor, "うみ", "夕焼けの")
    assert told.at(0) == ["夕焼けの"]
    assert (editor.text, editor.is_composing, typed.count()) == ("夕焼けの", True, 0)
    editor.set_text("夕焼けの")  # as the session repeats it
    convert(editor, "(とりい", "海")
    assert editor.textCursor().block().layout().preeditAreaText() == "(とりい"
    convert(editor, "", "(鳥居:1.2)")
    expected = ["夕焼けの", "夕焼けの海", "夕焼けの海(鳥居:1.2)"]
    assert [told.at(index)[0] for index in range(told.count())] == expected
    assert editor.toPlainText() == expected[-1]
    assert typed.count() == 1


def test_a_text_from_outside_wins_over_what_was_committed_before(editor: PromptEditor) -> None:
    """It is another text: it waits for the conversion and then stands there alone."""
    convert(editor, "うみ", "夕焼けの")
    editor.set_text("猫")
    editor.set_text("犬")
    convert(editor, "", "")
    assert editor.toPlainText() == "犬"
    convert(editor, "さ", "ね")
    editor.set_text("鳥")
    editor.set_text(editor.text)  # it was taken back
    convert(editor, "", "こ")
    assert editor.toPlainText() == "犬ねこ"


def test_a_conversion_given_up_behind_a_commit_keeps_the_colours(editor: PromptEditor) -> None:
    """The committed part is coloured, though the last event brought no text."""
    convert(editor, "うみ", "(鳥居:1.2)")
    convert(editor, "")
    assert editor.document().firstBlock().layout().formats()


def test_an_open_conversion_that_is_given_up_says_nothing(editor: PromptEditor) -> None:
    """Esc in the input method leaves the text as it was."""
    told = edits(editor)
    convert(editor, "ゆう")
    convert(editor, "")
    assert told.count() == 0
    assert editor.text == ""


def test_enter_that_confirms_does_nothing_else(editor: PromptEditor, qtbot: QtBot) -> None:
    """A Return that arrives right behind the commit is no new line, with Ctrl no drawing."""
    drawn = QSignalSpy(editor.draw_wanted)
    convert(editor, "ゆう")
    press(editor, Qt.Key.Key_Return)
    convert(editor, "", "夕焼け")
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return, CONTROL)
    assert editor.text == "夕焼け"
    assert drawn.count() == 0
    qtbot.wait(5)
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return, CONTROL)
    assert editor.text == "夕焼け\n"
    assert drawn.count() == 1


def test_a_text_from_outside_waits_for_the_conversion(editor: PromptEditor) -> None:
    """A restored session does not tear an open conversion; afterwards it counts."""
    write(editor, "海")
    told = edits(editor)
    convert(editor, "ゆう")
    editor.set_text("桜")
    assert editor.textCursor().block().layout().preeditAreaText() == "ゆう"
    convert(editor, "", "夕")
    assert editor.text == "桜"
    assert told.at(told.count() - 1) == ["桜"]
    editor.undo()
    assert editor.text == "海夕"


def test_keys_that_reach_an_open_conversion_change_nothing(editor: PromptEditor) -> None:
    """Ctrl+Enter, weights and undo wait until it is committed."""
    write(editor, "海")
    drawn = QSignalSpy(editor.draw_wanted)
    convert(editor, "ゆう")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Z):
        press(editor, key, CONTROL)
    assert drawn.count() == 0
    assert editor.textCursor().block().layout().preeditAreaText() == "ゆう"
    convert(editor, "", "夕")
    assert editor.text == "海夕"


def test_what_was_being_converted_is_not_lost_with_the_focus(editor: PromptEditor) -> None:
    """A platform that leaves the conversion open has it taken over as it stands."""
    told = edits(editor)
    convert(editor, "ゆう")
    editor.clearFocus()
    assert not editor.is_composing
    assert editor.text == editor.toPlainText() == "ゆう"
    assert told.count() == 1


# Keys


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_draws(editor: PromptEditor, key: Qt.Key) -> None:
    """Both Enter keys do, and neither writes."""
    drawn = QSignalSpy(editor.draw_wanted)
    keypad = Qt.KeyboardModifier.KeypadModifier
    press(editor, key, CONTROL | keypad if key == Qt.Key.Key_Enter else CONTROL)
    assert drawn.count() == 1
    assert editor.text == ""


def test_a_shortcut_of_the_window_does_not_draw_twice(editor: PromptEditor) -> None:
    """Nor does it get a key that belongs to a conversion."""
    drawn = QSignalSpy(editor.draw_wanted)
    shortcuts = [QShortcut(QKeySequence(keys), editor) for keys in ("Ctrl+Return", "Esc")]
    activated = [QSignalSpy(shortcut.activated) for shortcut in shortcuts]
    press(editor, Qt.Key.Key_Return, CONTROL)
    convert(editor, "ゆう")
    press(editor, Qt.Key.Key_Return, CONTROL)
    press(editor, Qt.Key.Key_Escape)
    assert (drawn.count(), [one.count() for one in activated]) == (1, [0, 0])
    convert(editor, "")
    press(editor, Qt.Key.Key_Escape)
    assert activated[1].count() == 1


def test_enter_begins_a_line(editor: PromptEditor) -> None:
    """Without Ctrl it is an ordinary Enter."""
    write(editor, "海")
    press(editor, Qt.Key.Key_Return)
    write(editor, "空")
    assert editor.text == "海\n空"


def test_tab_leaves_the_field(editor: PromptEditor, qtbot: QtBot) -> None:
    """A prompt needs no tabs, and the keyboard must get on."""
    other = PromptEditor(editor)
    other.show()
    press(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(other.hasFocus)
    assert editor.text == ""


# Weights


def test_a_weight_is_one_step_of_undo(editor: PromptEditor) -> None:
    """Ctrl+↑ twice, Ctrl+↓ once, then back step by step."""
    write(editor, "夕焼けの海に立つ赤い𠮷野の鳥居")
    press(editor, Qt.Key.Key_Up, CONTROL)
    assert editor.text == "夕焼けの海に立つ赤い𠮷野の(鳥居:1.1)"
    press(editor, Qt.Key.Key_Up, CONTROL)
    press(editor, Qt.Key.Key_Up, CONTROL)
    press(editor, Qt.Key.Key_Down, CONTROL)
    assert editor.text == "夕焼けの海に立つ赤い𠮷野の(鳥居:1.2)"
    for wanted in ("(鳥居:1.3)", "(鳥居:1.2)", "(鳥居:1.1)", "鳥居"):
        editor.undo()
        assert editor.text == f"夕焼けの海に立つ赤い𠮷野の{wanted}"
    editor.redo()
    assert editor.text.endswith("(鳥居:1.1)")


def test_a_selection_keeps_selected_while_it_is_weighed(editor: PromptEditor) -> None:
    """The next key goes on with the same words, behind characters of two units too."""
    write(editor, "😊𠮷野の桜、海")
    editor.select(1, 5)
    press(editor, Qt.Key.Key_Up, CONTROL)
    assert editor.text == "😊(𠮷野の桜:1.1)、海"
    assert editor.textCursor().selectedText() == "𠮷野の桜"
    press(editor, Qt.Key.Key_Down, CONTROL)
    assert editor.text == "😊𠮷野の桜、海"
    assert editor.textCursor().selectedText() == "𠮷野の桜"


# Texts from elsewhere


def test_a_text_from_outside_is_not_told_and_can_be_undone(editor: PromptEditor) -> None:
    """Who sets it knows it; the user may want the old one back."""
    write(editor, "赤い鳥居")
    told = edits(editor)
    editor.set_text("青い鳥居")
    assert (editor.text, told.count()) == ("青い鳥居", 0)
    editor.undo()
    assert (editor.text, told.count()) == ("赤い鳥居", 1)


def test_the_cursor_stays_where_the_text_stays(editor: PromptEditor) -> None:
    """Changing the end does not move a cursor at the beginning, even behind a surrogate pair."""
    editor.set_text("𠮷野の桜、海")
    editor.select(2, 2)
    editor.set_text("𠮷野の桜、青い空")
    assert editor.selection == (2, 2)


def test_pasting_brings_plain_text_with_its_lines(editor: PromptEditor) -> None:
    """Markup, tabs and carriage returns go; newlines stay."""
    source = QMimeData()
    source.setText("赤い\t鳥居\r\n海")
    source.setHtml("<b>赤い</b>")
    editor.insertFromMimeData(source)
    assert editor.text == "赤い 鳥居\n海"


def test_files_are_for_the_window(editor: PromptEditor) -> None:
    """A picture dropped on the prompt does not write its path there."""
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile("/絵/鳥居.png")])
    source.setText("file:///絵/鳥居.png")
    assert not editor.canInsertFromMimeData(source)
    editor.insertFromMimeData(source)
    assert editor.text == ""


@pytest.mark.parametrize("kind", ["image/png", "text/uri-list", "application/x-qt-image"])
def test_a_pasted_picture_is_handed_on(editor: PromptEditor, kind: str) -> None:
    """Ctrl+V with a picture, a copied file or a bitmap writes nothing and is told; an open
    conversion comes first, and words beside a picture are words.
    """
    wanted = QSignalSpy(editor.picture_pasted)
    clipboard = QGuiApplication.clipboard()

    def put(text: str = "") -> None:
        source = QMimeData()
        if kind == "application/x-qt-image":
            source.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
        else:
            source.setData(kind, b"file:///%E7%B5%B5.png")
        if text:
            source.setText(text)
        clipboard.setMimeData(source)

    put()
    press(editor, Qt.Key.Key_V, CONTROL)
    assert wanted.count() == 1
    convert(editor, "うみ")
    press(editor, Qt.Key.Key_V, CONTROL)
    assert wanted.count() == 1
    convert(editor, "", "海")
    if kind != "text/uri-list":
        put("と空")
        QApplication.processEvents()
        press(editor, Qt.Key.Key_V, CONTROL)
        assert (wanted.count(), editor.text) == (1, "海と空")


def test_pasted_settings_are_offered(editor: PromptEditor) -> None:
    """Of an A1111 text the prompt comes in, the rest is told."""
    pasted = QSignalSpy(editor.parameters_pasted)
    paste(editor, A1111)
    assert editor.text == "a red torii, sea"
    assert pasted.at(0) == [A1111]
    paste(editor, "\n色々: 赤, 形: 丸い, かず: 三")
    assert pasted.count() == 1
    assert editor.text.endswith("かず: 三")


def test_our_own_settings_bring_the_words_that_were_typed(editor: PromptEditor) -> None:
    """A text that SDJP wrote holds the Japanese, too."""
    paste(editor, f"{A1111}, Original prompt: 海の赤い鳥居")
    assert editor.text == "海の赤い鳥居"


# Limits


def test_ten_thousand_characters_fit_and_no_more(editor: PromptEditor) -> None:
    """What is too long is cut, and said, however it comes; what was there stays."""
    met = QSignalSpy(editor.limit_met)
    paste(editor, "𠮷" * (MAX_CHARACTERS + 5))
    assert (len(editor.text), met.count()) == (MAX_CHARACTERS, 1)
    to_start(editor)
    write(editor, "夕焼け")
    press(editor, Qt.Key.Key_A)
    assert editor.text == "𠮷" * MAX_CHARACTERS
    assert met.count() == 3
    editor.select(0, 3)
    write(editor, "夕焼け")
    assert editor.text == "夕焼け" + "𠮷" * (MAX_CHARACTERS - 3)


def test_a_huge_clipboard_is_cut_before_it_is_read(
    editor: PromptEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two million characters only what may fit is looked at."""
    seen = []
    monkeypatch.setattr(
        prompt_editor, "clean_text", lambda text: seen.append(len(text)) or clean_text(text)
    )
    paste(editor, "海" * 2_000_000)
    assert seen == [2 * MAX_CHARACTERS]
    assert len(editor.text) == MAX_CHARACTERS


def test_typing_into_ten_thousand_characters(
    editor: PromptEditor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No key waits for the colours of a full prompt: they follow once, a moment after the last."""
    parsed: list[str] = []

    def counting(text: str) -> Any:
        parsed.append(text)
        return parse(text)

    monkeypatch.setattr(highlighter, "parse", counting)
    paste(editor, "夕焼けの海に立つ(赤い鳥居:1.2)、" * 500)
    qtbot.waitUntil(lambda: len(parsed) == 1)
    to_end(editor)
    for _ in range(5):
        press(editor, Qt.Key.Key_A)
    assert editor.text.endswith("aaaaa")
    assert len(parsed) == 1
    qtbot.waitUntil(lambda: len(parsed) > 1)
    assert [text[-7:] for text in parsed[1:]] == [")、aaaaa"]


# Look


def test_the_field_grows_from_three_lines_to_eight(editor: PromptEditor) -> None:
    """Then it scrolls."""
    heights = []
    for _ in range(12):
        heights.append(editor.height())
        paste(editor, "海\n")
        QApplication.processEvents()
    line = editor.fontMetrics().lineSpacing()
    assert heights[0] == heights[2] < heights[3]
    assert heights[-1] == heights[-2] == pytest.approx(heights[0] + 5 * line, abs=2)


def test_first_and_last_line_are_those_shown(editor: PromptEditor) -> None:
    """A long paragraph has several lines."""
    paste(editor, "夕焼けの海に立つ赤い鳥居、" * 8)
    assert editor.is_on_last_line
    assert not editor.is_on_first_line
    to_start(editor)
    assert editor.is_on_first_line
    assert not editor.is_on_last_line


def test_doubts_and_borders_are_drawn_where_the_words_are(editor: PromptEditor) -> None:
    """The marks move with the text, and are gone when their words are."""
    editor.set_text("𠮷野の鳥居、海")
    editor.mark([(3, 5)], None)
    editor.show_borders([6])
    plain = editor.grab().toImage()
    (under,) = editor._underlines()
    editor.mark([], None)
    assert editor.grab().toImage() != plain
    editor.mark([(3, 5)], (0, 2))
    cursor = QTextCursor(editor.document())
    cursor.insertText("赤い")
    (moved,) = editor._underlines()
    assert moved.x1() > under.x1()
    assert moved.length() == pytest.approx(under.length(), abs=1)
    editor.select(0, 8)
    press(editor, Qt.Key.Key_Delete)
    assert editor._underlines() == []


def test_a_text_from_outside_is_cleaned_and_cut(editor: PromptEditor) -> None:
    """Control characters and a file's endless prompt do not reach the field."""
    editor.set_text("赤い\u0000\r\n鳥居\u00a0と海")
    assert editor.text == "赤い\n鳥居 と海"
    editor.set_text("海" * (MAX_CHARACTERS + 10))
    assert editor.text == editor.toPlainText() == "海" * MAX_CHARACTERS
