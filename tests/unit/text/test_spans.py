"""The stretches of syntax that the editor colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdjp.text.grammar import parse
from sdjp.text.spans import spans


def kinds(text: str) -> list[tuple[str, str]]:
    """Each stretch with its kind."""
    return [(text[span.start : span.end], span.kind) for span in spans(parse(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("(猫:1.3)", [("(", "bracket"), ("猫", "strong"), (":1.3", "weight"), (")", "bracket")]),
        ("[猫]", [("[", "bracket"), ("猫", "weak"), ("]", "bracket")]),
        ("[(猫)]", [("[", "bracket"), ("(", "bracket"), (")", "bracket"), ("]", "bracket")]),
        ("(猫", [("(", "unmatched"), ("猫", "strong")]),
        ("猫)", [(")", "stray")]),
        ("猫 BREAK 犬", [("BREAK", "break")]),
        ("<lora:花火:0.8>", [("<lora:花火:0.8>", "tag")]),
        ("__天気__", [("__天気__", "wildcard")]),
        ("[猫:犬:0.5]", [("[", "bracket"), (":", "joint"), (":0.5", "weight"), ("]", "bracket")]),
        ("猫\\(犬\\)", [("\\(", "escape"), ("\\)", "escape")]),
        ("{赤|青}", [("{", "bracket"), ("|", "joint"), ("}", "bracket")]),
    ],
)
def test_each_kind_of_syntax_is_told(text: str, wanted: list[tuple[str, str]]) -> None:
    """Brackets, weights, tags, wildcards, keywords and what is wrong each have their kind."""
    assert kinds(text) == wanted


@given(st.text(alphabet="猫()[]{}:|1.3\\<lora:a>_ BREAKAND", max_size=60))
def test_spans_are_in_order_and_apart(text: str) -> None:
    """No two stretches overlap, and none is empty or outside."""
    position = 0
    for span in spans(parse(text)):
        assert position <= span.start < span.end <= len(text)
        position = span.end
