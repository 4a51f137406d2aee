"""What of a prompt is worth completing to."""

from __future__ import annotations

import pytest

from sdjp.text.used_words import MAX_CHARACTERS, words_of


@pytest.mark.parametrize(
    ("prompt", "wanted"),
    [
        (
            "夕焼けの海に立つ鳥居",
            {
                "夕焼けの海に立つ鳥居": "ゆうやけのうみにたつとりい",
                "夕焼け": "ゆうやけ",
                "海": "うみ",
                "鳥居": "とりい",
            },
        ),
        ("(桜:1.2)、[城:縄文杉:0.5]", {"桜": "さくら", "城": "しろ", "縄文杉": "じょうもんすぎ"}),
        ("Best Quality, ８Ｋ", {"Best Quality": "best quality", "8K": "8k"}),
        ("ミク", {"ミク": "みく"}),
    ],
)
def test_phrases_and_nouns(prompt: str, wanted: dict[str, str]) -> None:
    """With their readings, without weights and other syntax."""
    assert dict(words_of(prompt)) == wanted


@pytest.mark.parametrize("prompt", ["", "12, 1.5", "__色__", "<lora:桜:1>", "🌸", "の", "x", r"\("])
def test_what_is_no_word(prompt: str) -> None:
    """Numbers, wildcards, tags, emoji and single letters."""
    assert words_of(prompt) == []


def test_a_sentence_is_not_offered_as_a_whole() -> None:
    """Its nouns are."""
    sentence = "とても長い文章" * 10
    found = dict(words_of(sentence))
    assert "文章" in found
    assert max(map(len, found)) <= MAX_CHARACTERS
