"""Cleaning and full-width syntax."""

from __future__ import annotations

import pytest

from sdjp.contract.errors import PromptTooLong
from sdjp.text.normalise import (
    MAX_PROMPT_CHARACTERS,
    clean_text,
    normalise,
    normalise_syntax,
)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("\ud83d\ude00", "😀"),
        ("a\ud800b", "a\ufffdb"),
        ("a\x00b\x1b[0m", "ab[0m"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        ("\u202e猫\u200b犬\ufeff", "猫犬"),
        ("か\u3099", "が"),
        ("ﾈｺ｡ﾊﾟﾝﾀﾞ", "ネコ。パンダ"),
        ("あ\u3099", "あ゛"),
        ("\ufffe\U0001ffff", "\ufffd\ufffd"),
        ("ＡＢＣ①㍻", "ＡＢＣ①㍻"),
    ],
)
def test_cleaning_follows_the_rule(typed: str, cleaned: str) -> None:
    """Each part of the rule does what its description says."""
    assert clean_text(typed) == cleaned


@pytest.mark.parametrize("text", ["👩‍🎨", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏽", "葛󠄀城", "👨‍👩‍👧‍👦と猫"])
def test_emoji_and_kanji_variants_stay_whole(text: str) -> None:
    """Joiners and selectors that belong to a visible character are kept."""
    assert clean_text(text) == text


def test_joiners_outside_emoji_are_removed() -> None:
    """A joiner, a selector or a tag that joins nothing visible is removed."""
    assert clean_text("a\u200db\ufe0f犬\U000e0041") == "ab犬"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("（猫：１．３）", "(猫:1.3)"),
        ("(猫：1.3)", "(猫:1.3)"),
        ("［猫：犬：０．５］", "[猫:犬:0.5]"),
        ("[(猫：１．２)：犬：１６]", "[(猫:1.2):犬:16]"),
        ("[猫｜犬]", "[猫|犬]"),
        ("｛桜｜梅｝", "{桜|梅}"),
        ("＜lora：花火：０．８＞", "<lora:花火:0.8>"),
        ("＜ＬＯＲＡ：Ａ＞", "<LORA:Ａ>"),
        ("【猫】", "(猫)"),
        ("猫ＢＲＥＡＫ犬", "猫BREAK犬"),
        ("猫：０．５ ＡＮＤ 犬：１", "猫:0.5 AND 犬:1"),
        ("￥（猫＼）", "\\(猫\\)"),
        ("embedding：bad", "embedding:bad"),
        ("猫（笑）と犬(仮)", "猫\\(笑\\)と犬\\(仮\\)"),
    ],
)
def test_full_width_syntax_is_read_as_syntax(typed: str, folded: str) -> None:
    """What a Japanese keyboard gives for syntax acts as syntax."""
    assert normalise_syntax(typed) == folded


@pytest.mark.parametrize(
    "text", ["時刻：１２", "Ｔシャツ", "猫｜犬", "＜３", "Ａ＞Ｂ", "題：猫、犬。"]
)
def test_full_width_words_stay_as_typed(text: str) -> None:
    """A full-width character that does not act as syntax is not folded."""
    assert normalise_syntax(text) == text


def test_a_weighted_laugh_is_emphasis() -> None:
    """Only the bare annotation is exempt: with a weight it was meant."""
    assert normalise("（笑：１．２）") == "(笑:1.2)"


def test_ten_thousand_characters_fit_and_the_limit_is_named() -> None:
    """10,000 characters are accepted; beyond the limit a typed error says how many fit."""
    assert len(normalise("猫" * 10_000)) == 10_000
    with pytest.raises(PromptTooLong) as caught:
        normalise("猫" * (MAX_PROMPT_CHARACTERS + 1))
    assert caught.value.context["limit"] == str(MAX_PROMPT_CHARACTERS)


def test_a_huge_paste_is_refused_before_work_is_done() -> None:
    """Megabytes of invisible characters are refused, not cleaned."""
    with pytest.raises(PromptTooLong):
        normalise("\u200b" * (10 * MAX_PROMPT_CHARACTERS + 1))
