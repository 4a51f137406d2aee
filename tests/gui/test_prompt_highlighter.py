"""The colours of the prompt's syntax."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout
from pytestqt.qtbot import QtBot

from sdjp.ui.look.theme import colour
from sdjp.ui.prompt import highlighter
from sdjp.ui.prompt.editor import PromptEditor
from sdjp.ui.prompt.highlighter import Highlighter
from tests.gui.prompt_keys import convert, press, to_start, write

from PySide6.QtCore import Qt  # isort: skip


def coloured(document: QTextDocument) -> list[list[tuple[str, QColor]]]:
    """For each line its coloured words; positions are Qt's, as they are painted."""
    found = []
    block = document.begin()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        found.append(
            [
                (
                    units[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le"),
                    one.format.foreground().color(),
                )
                for one in block.layout().formats()
            ]
        )
        block = block.next()
    return found


@pytest.fixture
def editor(qtbot: QtBot) -> PromptEditor:
    """An editor that is shown."""
    made = PromptEditor()
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_line_has_its_own_syntax(editor: PromptEditor) -> None:
    """Weights, tags and keywords, in full width too, behind characters of two units."""
    editor.set_text("𠮷（猫：１．２）😊\n<lora:花火:0.8> BREAK __天気__\n(猫")
    dim, accent, link = colour("dim"), colour("accent_text"), colour("link")
    assert coloured(editor.document()) == [
        [("（", dim), ("猫：１．２", accent), ("）", dim)],
        [("<lora:花火:0.8>", link), ("BREAK", colour("success")), ("__天気__", link)],
        [("(", colour("danger")), ("猫", accent)],
    ]


def test_what_a_bracket_does_to_later_lines_is_seen_at_once(editor: PromptEditor) -> None:
    """A bracket that is closed lines below colours everything between."""
    editor.set_text("猫\n犬\n鳥)")
    assert coloured(editor.document())[1] == []
    to_start(editor)
    write(editor, "(")
    assert coloured(editor.document())[1] == [("犬", colour("accent_text"))]
    editor.undo()
    assert coloured(editor.document())[1] == []


def test_lines_that_move_keep_their_colours(editor: PromptEditor) -> None:
    """A new first line does not give the old ones each other's colours."""
    editor.set_text("(猫:1.1)\n犬\n<a:b>")
    to_start(editor)
    press(editor, Qt.Key.Key_Return)
    words = [[word for word, _ in line] for line in coloured(editor.document())]
    assert words == [[], ["(", "猫:1.1", ")"], [], ["<a:b>"]]


def test_an_open_conversion_keeps_the_colours(editor: PromptEditor) -> None:
    """Nothing is parsed before it is committed."""
    editor.set_text("(猫:1.1)")
    editor.select(1, 1)
    before = coloured(editor.document())
    convert(editor, "しろ")
    assert [word for word, _ in coloured(editor.document())[0]]
    convert(editor, "")
    assert coloured(editor.document()) == before


def test_a_long_prompt_is_coloured_after_the_key(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parsing waits for a pause, and meanwhile the colours move along with their words."""
    monkeypatch.setattr(highlighter, "IMMEDIATE_CHARACTERS", 10)
    document = QTextDocument()
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    shown = Highlighter(document)
    text = "赤い犬と(猫:1.1)と白い鳥の絵"
    document.setPlainText(text)
    shown.show_text(text)
    qtbot.waitUntil(lambda: bool(coloured(document)[0]), timeout=2_000)
    before = coloured(document)
    monkeypatch.delattr(highlighter, "align")  # parsing now would be an error
    QTextCursor(document).insertText("大きな")
    shown.show_text(f"大きな{text}")
    assert coloured(document) == before
    shown._pause.stop()
