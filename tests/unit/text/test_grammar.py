"""The prompt grammar."""

from __future__ import annotations

import time

import pytest

from sdjp.text.grammar import (
    Group,
    Mark,
    Text,
    escape,
    parse,
    plain,
    render,
    skeleton,
    walk,
)


def only(text: str) -> Group:
    """The single group that `text` is."""
    (node,) = parse(text).nodes
    assert isinstance(node, Group)
    return node


@pytest.mark.parametrize(
    ("text", "kind", "number", "parts"),
    [
        ("(猫)", "emphasis", "", 1),
        ("(猫:1.3)", "emphasis", "1.3", 1),
        ("(猫: 1.3 )", "emphasis", "1.3", 1),
        ("(猫:.5)", "emphasis", ".5", 1),
        ("(12:30の空)", "emphasis", "", 1),
        ("(a:1.2.3)", "emphasis", "", 1),
        ("[猫]", "deemphasis", "", 1),
        ("[a:b:c:0.5]", "deemphasis", "", 1),
        ("[a:b]", "deemphasis", "", 1),
        ("[猫:犬:0.5]", "schedule", "0.5", 2),
        ("[猫:0.5]", "schedule", "0.5", 1),
        ("[猫::5]", "schedule", "5", 2),
        ("[猫|犬|]", "alternation", "", 3),
        ("{猫|犬|鳥}", "choice", "", 3),
    ],
)
def test_brackets_are_what_their_contents_make_them(
    text: str, kind: str, number: str, parts: int
) -> None:
    """Weights, steps and bars decide the kind of a bracket."""
    group = only(text)
    assert (group.kind, group.number, len(group.parts)) == (kind, number, parts)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("猫BREAK犬", [("break", "BREAK")]),
        ("breakfast BREAKS", []),
        ("猫 AND 犬", [("and", "AND")]),
        ("a:1.2 AND b:.5", [("passage-weight", ":1.2"), ("and", "AND"), ("passage-weight", ":.5")]),
        ("12:30", []),
        ("<lora:花火:0.8> <3", [("tag", "<lora:花火:0.8>")]),
        ("__動物__ a__b", [("wildcard", "__動物__")]),
        ("(embedding:foo:1.2)", [("embedding", "embedding:foo")]),
        ("{2$$a|0.5::b}", [("choice-control", "2$$"), ("choice-control", "0.5::")]),
        ("a) b}", [("stray", ")"), ("stray", "}")]),
        ("\\(a\\) \\<lora:x:1>", []),
    ],
)
def test_marks(text: str, marks: list[tuple[str, str]]) -> None:
    """Keywords, tags, wildcards and stray brackets are marks; look-alikes are text."""
    found = [(n.kind, n.text) for n in walk(parse(text).nodes) if isinstance(n, Mark)]
    assert found == marks


def test_brackets_left_open_reach_to_the_end() -> None:
    """An unclosed bracket is tolerated and acts on the rest."""
    group = only("((猫:1.2)、犬")
    assert group.closing == ""
    assert render(parse("((猫:1.2)、犬")) == "((猫:1.2)、犬"


def test_interleaved_brackets_end_with_the_outer_one() -> None:
    """In (a[b)c] the square bracket ends at ) and ] stands for itself."""
    assert skeleton(parse("(a[b)c]")) == (
        ("emphasis", "("),
        ("deemphasis", "["),
        ("end", ""),
        ("end", ")"),
        ("stray", "]"),
    )


@pytest.mark.parametrize(
    "pattern",
    ["(", "[", "{", "([{", ")", ":", ": ", "|", "<a:", "__", "__a", "[a:", "(a:1.2)", "\\"],
)
def test_parsing_takes_linear_time(pattern: str) -> None:
    """20,000 characters of any pattern parse in under a second and render to themselves."""
    text = pattern * (20_000 // len(pattern))
    start = time.process_time()
    assert render(parse(text)) == text
    assert time.process_time() - start < 1.0


def test_escaped_text_is_text_only_and_says_the_same() -> None:
    """escape() takes the meaning from every special character, plain() gives it back."""
    text = "a (b:1.2) [c|d] {e} <lora:x:1> \\"
    assert [type(node) for node in parse(escape(text)).nodes] == [Text]
    assert plain(escape(text)) == text
    assert not [n for n in parse(escape("__x__ BREAK AND")).nodes if isinstance(n, Mark)]
