"""From a prompt to the weighted fragments of each step."""

from __future__ import annotations

import pytest

from sdjp.contract.request import Fragment, Stage
from sdjp.text.conditioning import extra_networks, stages


def one(text: str) -> tuple[tuple[Fragment, ...], ...]:
    """The passages of a prompt that does not change over time."""
    (stage,) = stages(text, 10)
    assert stage.until == 10
    return stage.passages


def words(stage: Stage) -> str:
    """What a stage says, weights aside."""
    return " / ".join("".join(f.text for f in passage) for passage in stage.passages)


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("cat", [("cat", 1.0)]),
        ("(cat)", [("cat", 1.1)]),
        ("((cat))", [("cat", 1.21)]),
        ("[cat]", [("cat", 0.909091)]),
        ("(cat:1.5)", [("cat", 1.5)]),
        ("((cat:1.5))", [("cat", 1.65)]),
        ("a (b:0.5) c", [("a ", 1.0), ("b", 0.5), (" c", 1.0)]),
        ("\\(cat\\)", [("(cat)", 1.0)]),
        ("(cat, dog", [("cat, dog", 1.1)]),
        ("(cat:999999999)", [("cat", 100.0)]),
        ("cat :)", [("cat :)", 1.0)]),
        ("<lora:x:0.8>cat", [("cat", 1.0)]),
        ("__animal__ {a|b}", [("__animal__ {a|b}", 1.0)]),
        ("", [("", 1.0)]),
    ],
)
def test_emphasis(text: str, fragments: list[tuple[str, float]]) -> None:
    """Brackets and weights give the fragments the weights that the grammar promises."""
    assert one(text) == (tuple(Fragment(*fragment) for fragment in fragments),)


def test_break_and_and_begin_a_new_passage() -> None:
    """BREAK and AND part passages, also inside brackets; AND's weight scales its passage."""
    assert one("(a BREAK b) c") == (
        (Fragment("a", 1.1),),
        (Fragment("b", 1.1), Fragment(" c")),
    )
    assert one("a :0.5 AND (b)") == ((Fragment("a", 0.5),), (Fragment("b", 1.1),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[cat:dog:0.5]", [("cat", 5), ("dog", 10)]),
        ("[cat:dog:3]", [("cat", 3), ("dog", 10)]),
        ("a[ cat:3]", [("a", 3), ("a cat", 10)]),
        ("[cat::3]", [("cat", 3), ("", 10)]),
        ("[cat:dog:0]", [("dog", 10)]),
        ("[cat:dog:99]", [("cat", 10)]),
        ("[[a:b:2]:c:4]", [("a", 2), ("b", 4), ("c", 10)]),
    ],
)
def test_scheduling(text: str, expected: list[tuple[str, int]]) -> None:
    """A schedule changes at its step, or at its fraction of all steps."""
    assert [(words(stage), stage.until) for stage in stages(text, 10)] == expected


def test_alternation_takes_turns() -> None:
    """The options follow one another step by step, an empty one included."""
    found = stages("[cat|dog|]", 5)
    assert [words(stage) for stage in found] == ["cat", "dog", "", "cat", "dog"]
    assert [stage.until for stage in found] == [1, 2, 3, 4, 5]


def test_equal_neighbours_are_one_stage() -> None:
    """Two schedules that change at the same step make two stages, not three."""
    assert len(stages("[a:b:5] [c:d:0.5]", 10)) == 2
    assert len(stages("[a:a:5]", 10)) == 1


def test_extra_networks_are_listed_in_order() -> None:
    """Type and arguments of each tag, Japanese names as they are."""
    assert extra_networks("<lora:花火:0.8> a (<hypernet:x>:1.2)") == [
        ("lora", ("花火", "0.8")),
        ("hypernet", ("x",)),
    ]
