"""Normalised characters find their places in the typed text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdjp.text.alignment import align
from sdjp.text.normalise import clean_text, normalise_syntax


def stretch(typed: str, wanted: str) -> str:
    """The typed text at the place of the normalised `wanted`."""
    aligned = align(typed)
    start = aligned.normalised.index(wanted)
    return typed[aligned.in_typed(start) : aligned.in_typed(start + len(wanted))]


@pytest.mark.parametrize(
    ("typed", "wanted", "stands"),
    [
        ("赤い鳥居", "鳥居", "鳥居"),
        ("（猫：１．３）と犬", ":1.3", "：１．３"),
        ("猫（笑）と犬", "犬", "犬"),
        ("猫(笑)と犬", "\\(笑\\)", "(笑)"),
        ("ｶﾞﾗｽの器", "ガラス", "ｶﾞﾗｽ"),
        ("ｶﾞﾗｽの器", "器", "器"),
        ("か\u3099らすと𠮷野", "𠮷野", "𠮷野"),
        ("犬\u200bと👩‍🎨と猫", "👩‍🎨", "👩‍🎨"),
        ("犬\u200bと👩‍🎨と猫", "猫", "猫"),
        ("\\（猫\\）と犬", "と", "と"),
    ],
)
def test_what_was_normalised_is_found_as_typed(typed: str, wanted: str, stands: str) -> None:
    """Folded widths, added escapes and joined marks do not shift what follows."""
    assert stretch(typed, wanted) == stands


@given(
    st.text(
        alphabet="猫（）()[]：:１.3笑\\＼<lora>ｶﾞ\u3099\u200b\u200d👩🎨𠮷A \n、｜{|}", max_size=40
    )
)
def test_places_never_go_back_and_stay_inside(typed: str) -> None:
    """Whatever is typed, the places are in order and reach from one end to the other."""
    aligned = align(typed)
    assert aligned.normalised == normalise_syntax(clean_text(typed))
    places = [aligned.in_typed(index) for index in range(len(aligned.normalised) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(typed) for place in places)
    assert places[-1] == len(typed)


def test_places_in_the_typed_text_come_back() -> None:
    """The way back ends at the same character."""
    aligned = align("ｶﾞﾗｽ（笑）の（器：１．２）")
    start = aligned.normalised.index("器")
    assert aligned.in_normalised(aligned.in_typed(start)) == start
