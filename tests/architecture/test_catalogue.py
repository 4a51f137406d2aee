"""Every sentence that a user can meet exists in Japanese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from sdjp.base.language import catalogue
from tools.catalogue import CATALOGUE, ROOT, entries, sources

SHOWS = re.compile(
    r"Q(Action|CheckBox|GroupBox|Label|MessageBox|PushButton|RadioButton)|say|tell|drawText"
    r"|(set|add)\w*(Text|Tip|AccessibleName|Title|Description|Action|Item|Row|Tab|Menu)"
    r"|setSuffix|setPrefix|addButton"
)
"""What shows its arguments to people, by its name."""

WORDS = re.compile(r"[^\W\d_]{2}")
SAME_EVERYWHERE = {"SDJP", "dpi", "px"}
ICONS = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}


def hard_coded(source: str) -> list[str]:
    """Words that Python code shows to people in one language only."""
    return [
        text
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and SHOWS.fullmatch(_name(call.func))
        for argument in (*call.args, *(each.value for each in call.keywords))
        for text in _literals(argument)
        if WORDS.search(text) and text.strip(" –") not in SAME_EVERYWHERE | ICONS
    ]


def _name(function: ast.expr) -> str:
    return str(getattr(function, "attr", getattr(function, "id", "")))


def _literals(node: ast.AST) -> Iterator[str]:
    """The strings that an argument consists of, but not those that it hands to somebody else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not isinstance(node, ast.Call):
        for inner in ast.iter_child_nodes(node):
            yield from _literals(inner)


def test_nothing_is_said_past_the_catalogue() -> None:
    """The window shows no words that are written into its code."""
    found = {
        str(path.relative_to(ROOT)): texts
        for path in sorted((ROOT / "sdjp").rglob("*.py"))
        if path.relative_to(ROOT).parts[1] in ("app", "ui")
        and (texts := hard_coded(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_negative_control_hard_coded_words_are_noticed() -> None:
    """In any language, in parts of a sentence, and only where they are shown."""
    source = """
button.setText("Draw")
label = QLabel(text=f"残り {seconds}")
menu.addAction(icon("copy"), "Copy " + name, copy)
notice.say(translate("window", "Saved"), icon("pen"))
widget.setProperty("role", "hint")
"""
    assert hard_coded(source) == ["Draw", "残り ", "Copy "]


def test_every_source_string_is_translated() -> None:
    """The Japanese catalogue holds each source string, finished."""
    assert sorted(sources() - set(catalogue("ja"))) == []


def test_the_catalogue_holds_nothing_obsolete() -> None:
    """What the program no longer says is no longer in the catalogue."""
    assert sorted(set(entries(CATALOGUE)) - sources()) == []


def test_fields_survive_translation() -> None:
    """A translation has the fields of its source, no more and no fewer."""
    field = re.compile(r"\{\w+")
    broken = {
        source: text
        for (_, source), text in catalogue("ja").items()
        if sorted(field.findall(source)) != sorted(field.findall(text))
    }
    assert not broken


def test_negative_control_an_untranslated_string_is_noticed() -> None:
    """The comparison above does find a string that the catalogue lacks."""
    assert {("cli", "never said")} - set(catalogue("ja")) == {("cli", "never said")}
