"""Weights by key: a word at the cursor, a selection, a bracket that is there already."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdjp.text.emphasis import change_weight


def changed(marked: str, step: float = 0.1) -> str:
    """`marked` after one key; bars show the cursor, or both ends of the selection."""
    start = marked.index("|")
    text = marked.replace("|", "", 1)
    end = text.index("|") if "|" in text else start
    text = text.replace("|", "", 1)
    edit = change_weight(text, start, end, step)
    if edit is None:
        return "nothing"
    text = text[: edit.start] + edit.replacement + text[edit.end :]
    start, end = edit.selection
    return f"{text[:start]}|{text[start:end]}{'|' if end > start else ''}{text[end:]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("赤い鳥居|", "赤い(鳥居|:1.1)"),
        ("赤い(鳥居|:1.1)", "赤い(鳥居|:1.2)"),
        ("夕焼|けの海", "(夕焼|け:1.1)の海"),
        ("海|に立つ", "(海|:1.1)に立つ"),
        ("レモン|ケーキ", "(レモン|ケーキ:1.1)"),
        ("|夕焼けの海|に立つ", "(|夕焼けの海|:1.1)に立つ"),
        ("(|夕焼けの海|:1.1)に立つ", "(|夕焼けの海|:1.2)に立つ"),
        ("|猫、|犬", "(|猫|:1.1)、犬"),
        ("（猫|：１．２）", "（猫|：1.3）"),
        ("(猫|)", "(猫|:1.2)"),
        ("((猫|))", "((猫|:1.2))"),
        ("<lora:花火:0.8|>", "<lora:花火:0.9|>"),
        ("赤い (猫、|白い) 犬|", "赤い (|(猫、白い) 犬|:1.1)"),
        ("(猫:3|)", "nothing"),
        ("、|、", "nothing"),
        ("|", "nothing"),
        ("𠮷野の😊桜|", "𠮷野の😊(桜|:1.1)"),
    ],
)
def test_more_weight(before: str, after: str) -> None:
    """One key adds 0.1, and the next one goes on from there."""
    assert changed(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("鳥居|", "(鳥居|:0.9)"),
        ("(鳥居|:1.2)", "(鳥居|:1.1)"),
        ("赤い(鳥居|:1.1)", "赤い鳥居|"),
        ("(|夕焼けの海|:1.1)", "|夕焼けの海|"),
        ("(猫|:0.1)", "nothing"),
    ],
)
def test_less_weight(before: str, after: str) -> None:
    """One key takes 0.1 away; a weight of 1 needs no bracket."""
    assert changed(before, -0.1) == after


@given(
    st.text(alphabet="猫犬のが()[]{}:1.3|\\<lora:a:1>、 ", max_size=30),
    st.integers(0, 30),
    st.integers(0, 30),
    st.sampled_from([0.1, -0.1]),
)
def test_nothing_but_brackets_and_numbers_changes(
    text: str, start: int, end: int, step: float
) -> None:
    """Whatever is selected, the words stay in their order."""
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    edit = change_weight(text, start, end, step)
    if edit is None:
        return
    new = text[: edit.start] + edit.replacement + text[edit.end :]
    kept = str.maketrans("", "", "()（）:：.0123456789１")
    assert new.translate(kept) == text.translate(kept)
    assert 0 <= edit.selection[0] <= edit.selection[1] <= len(new)
