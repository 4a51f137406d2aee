"""Words and readings by MeCab."""

from __future__ import annotations

import pytest

from sdjp.text.reading import reading, tokens


@pytest.mark.parametrize(
    ("text", "kana"),
    [
        ("夕焼けの海", "ゆうやけのうみ"),
        ("猫", "ねこ"),
        ("ネコ", "ねこ"),
        ("ﾈｺ", "ねこ"),
        ("ABC 猫", "ABCねこ"),
        ("", ""),
    ],
)
def test_readings(text: str, kana: str) -> None:
    """Hiragana for what has a reading; the rest stays."""
    assert reading(text) == kana


@pytest.mark.parametrize("text", ["ｶﾅ unknown☃", "\ufffd\ufffd", "猫" * 10_000, "𠮷野家👩‍🎨", " "])
def test_unknown_words_are_tokens_too(text: str) -> None:
    """Words without dictionary entry keep their surface, and offsets are right."""
    for token in tokens(text):
        assert text[token.start : token.end] == token.surface
        assert token.reading


def test_dictionary_forms() -> None:
    """赤く is 赤い in another form."""
    assert "赤い" in [token.base for token in tokens("赤く染まる")]
