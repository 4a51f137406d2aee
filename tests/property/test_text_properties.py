"""Properties of the text path that hold for every prompt and every translator, however bad."""

from __future__ import annotations

import itertools
import os
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sdjp.text.conditioning import extra_networks, stages
from sdjp.text.glossary import Glossary, bundled_entries
from sdjp.text.grammar import Mark, Text, parse, plain, render, skeleton, walk
from sdjp.text.marian import Hypothesis
from sdjp.text.normalise import clean_text, normalise, normalise_syntax
from sdjp.text.protect import LATIN_WORD
from sdjp.text.script import is_japanese, to_half_width
from sdjp.text.search import index_words, query_words
from sdjp.text.translate import Translation, Translator

LONG = bool(os.environ.get("SDJP_LONG"))
# The same cases at every ordinary run, so that a change is judged by what it changes; the long
# run looks for new ones.
many = settings(
    max_examples=10_000 if LONG else 1_000,
    derandomize=not LONG,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

GLOSSARY = Glossary(bundled_entries())
SURFACES = [entry.surface for entry in bundled_entries()]


class Babbler:
    """A translator as bad as one can be: what it says depends on the phrase alone."""

    name = "babbler"
    revision = "0"
    words: frozenset[str] = frozenset()

    def translate(self, phrases: Sequence[str]) -> list[Hypothesis]:
        return [self._one(phrase) for phrase in phrases]

    def _one(self, phrase: str) -> Hypothesis:
        chance = random.Random(phrase)
        answers = [
            "",
            phrase,
            phrase[::-1],
            "I'm sorry.",
            "A nice picture of it.",
            "the cat " * 20,
            "((a:1.3) [b:c:0.5] {x|y} <lora:z:1> __w__ BREAK AND embedding:e \\(",
            "猫が\n好き\r\n\x00\u202e",
            ")]}>:0.5)|__",
            " ".join(chance.choices(["red", "Sea", "12", "AND", "a:1", "two", "3)"], k=6)),
            "".join(chr(chance.randrange(1, 0xD800)) for _ in range(12)),
            phrase.upper(),
        ]
        return Hypothesis(chance.choice(answers), -chance.random() * 3)


TRANSLATOR = Translator(model=Babbler(), glossary=GLOSSARY)

words = st.sampled_from(
    ["1girl", "masterpiece", "Nike", "sci-fi", "No.1", "8k", "3", "1.5", "12:30", "1,000", "T",
     "ＡＢＣ", "７", "C++", "Fate/stay", "café", "AND1", "breaks", "100%"]
)  # fmt: skip
japanese = st.one_of(
    st.sampled_from(SURFACES),
    st.text("のとがをはにでな、。・ねこネコ海山赤い立つ人三々ー々々笑", min_size=1, max_size=8),
)
syntax = st.sampled_from(
    ["(", ")", "[", "]", "{", "}", "|", ":", "（", "）", "［", "］", "【", "】", "｜", "：",
     ":1.2)", "：１．３）", ":0.5]", ":8]", "BREAK", " AND ", "ＢＲＥＡＫ", "<lora:花火:0.8>",
     "＜lora：x：１＞", "<hypernet:a>", "__animal__", "__動物/犬__", "embedding:bad-hands", "\\(",
     "\\)", "\\", "¥(", "(笑)", "（仮）", "2$$", "0.5::", "__", "_", ":1.1 AND ", "<", ">", "＿",
     "$$"]
)  # fmt: skip
gaps = st.sampled_from([" ", ", ", "、", "。", "\n", "　", "・", "！", "", ",", "．", "...", "；"])
anything = st.text(st.characters(categories=None), max_size=6)
prompts = st.lists(st.one_of(japanese, japanese, words, syntax, gaps, anything), max_size=14).map(
    "".join
)


def translated(prompt: str) -> Translation:
    return TRANSLATOR.translate(prompt)


def content(prompt: str) -> list[str]:
    """The words between the syntax."""
    return [plain(node.text) for node in walk(parse(prompt).nodes) if isinstance(node, Text)]


@many
@given(prompts)
@example("(a:1.2。)猫")
@example("（猫：、 1.2）")
@example("[12:30の空]")
@example("＿＿ａ＿＿猫")
def test_the_structure_survives_translation(prompt: str) -> None:
    """Brackets, weights, tags, wildcards, BREAK and AND are the same before and after."""
    translation = translated(prompt)
    assert skeleton(parse(translation.english)) == skeleton(parse(translation.japanese))


@many
@given(prompts)
@example("\\BREAK立つ")
@example("sci-\\AND犬")
def test_english_words_and_numbers_survive_translation(prompt: str) -> None:
    """Every English word and number of the prompt is in the English at least as often.

    A literal BREAK or AND may come in lower case: standing free it would become a keyword.
    """
    translation = translated(prompt)
    for segment in translation.segments:
        needed = Counter(LATIN_WORD.findall(to_half_width(plain(segment.ja))))
        if segment.source == "glossary" and GLOSSARY.find(segment.ja):
            continue
        for word, count in needed.items():
            lower = re.sub("BREAK|AND", lambda keyword: keyword[0].lower(), word)
            spelling = f"{re.escape(word)}|{re.escape(lower)}"
            pattern = rf"(?<![0-9A-Za-z])(?:{spelling})(?![0-9A-Za-z])"
            assert len(re.findall(pattern, plain(segment.en))) >= count, (word, segment)


@many
@given(prompts)
def test_tags_and_wildcards_survive_literally(prompt: str) -> None:
    """Every mark of the syntax is copied character by character, in order."""
    translation = translated(prompt)
    before = [n.text for n in walk(parse(translation.japanese).nodes) if isinstance(n, Mark)]
    after = [n.text for n in walk(parse(translation.english).nodes) if isinstance(n, Mark)]
    assert after == before
    assert extra_networks(translation.english) == extra_networks(translation.japanese)


@many
@given(prompts)
def test_segments_know_their_place(prompt: str) -> None:
    """A segment's Japanese stands at its offsets, in order, and its English is in the result."""
    translation = translated(prompt)
    position = 0
    for segment in translation.segments:
        assert segment.start >= position
        assert translation.japanese[segment.start : segment.end] == segment.ja
        assert segment.en in translation.english
        position = segment.end


@many
@given(prompts, st.one_of(prompts, anything))
def test_no_pinned_english_can_change_the_structure(prompt: str, english: str) -> None:
    """Whatever the user types for a phrase, it is words."""
    phrases = [s.ja for s in translated(prompt).segments if is_japanese(s.ja)]
    translation = TRANSLATOR.translate(prompt, dict.fromkeys(phrases, english))
    assert skeleton(parse(translation.english)) == skeleton(parse(translation.japanese))
    assert all(s.source == "user" for s in translation.segments if s.ja in phrases)


@many
@given(prompts)
def test_a_prompt_without_japanese_is_left_alone(prompt: str) -> None:
    """Without kana and kanji the English is the normalised prompt, full-width letters aside."""
    normalised = normalise(prompt)
    japanese_text = [text for text in content(normalised) if is_japanese(text)]
    if not japanese_text and normalised.isascii():
        assert translated(prompt).english == normalised


@many
@given(st.one_of(prompts, anything.map(lambda text: text * 50)))
def test_parsing_and_rendering_is_the_identity(prompt: str) -> None:
    """A tree renders to exactly the text it came from, normalised or not."""
    for text in (normalise(prompt), clean_text(prompt)):
        assert render(parse(text)) == text


@many
@given(st.one_of(prompts, st.text(st.characters(categories=None), max_size=60)))
def test_cleaning_is_one_rule_applied_once(text: str) -> None:
    """Cleaning twice changes nothing more; what it gives can be encoded, stored and shown."""
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()
    allowed = {"\n"}
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c not in allowed]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\ufeff\u200b]", cleaned)
    folded = normalise_syntax(cleaned)
    assert normalise_syntax(folded) == folded


@many
@given(prompts, st.integers(1, 60))
def test_stages_cover_all_steps(prompt: str, steps: int) -> None:
    """Stages follow one another, differ from their neighbours and end with the last step."""
    found = stages(normalise(prompt), steps)
    ends = [stage.until for stage in found]
    assert ends == sorted(set(ends))
    assert ends[-1] == steps
    assert all(a.passages != b.passages for a, b in itertools.pairwise(found))
    for stage in found:
        assert stage.passages
        assert all(passage for passage in stage.passages)
        assert all(abs(f.weight) <= 100 for passage in stage.passages for f in passage)


@many
@given(prompts, prompts)
def test_a_prompt_is_found_by_its_own_words(prompt: str, other: str) -> None:
    """Every word of a prompt finds it again, whatever else is in it."""
    index = index_words(prompt + " " + other, "", GLOSSARY)
    alone = index_words(prompt, "", GLOSSARY)
    assert index.startswith(" ")
    assert index.endswith(" ")
    for alternatives in query_words(prompt, GLOSSARY):
        assert any(alternative in alone for alternative in alternatives)


@settings(max_examples=200 if LONG else 30, derandomize=not LONG, deadline=None)
@given(
    st.lists(
        st.sampled_from("([{<|:_\\)]}猫a1.,、\ud800\x00\u200d👩か\u3099ﾊﾟ笑"), min_size=1, max_size=6
    )
)
def test_ten_thousand_characters_of_anything(parts: list[str]) -> None:
    """A long prompt of any pattern is translated without an error."""
    pattern = "".join(parts)
    prompt = (pattern * (10_000 // len(pattern) + 1))[:10_000]
    translation = translated(prompt)
    assert skeleton(parse(translation.english)) == skeleton(parse(translation.japanese))
