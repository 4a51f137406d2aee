"""A prompt and its English."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdjp.base.paths import demo_translator_dir
from sdjp.contract.errors import ModelMissing, PromptTooLong
from sdjp.contract.messages import Lanes
from sdjp.studio.lanes import lanes_of, open_translator
from sdjp.text.glossary import Glossary, bundled_entries
from sdjp.text.normalise import MAX_PROMPT_CHARACTERS, normalise
from sdjp.text.translate import Translator


@pytest.fixture(scope="module")
def by_glossary() -> Translator:
    """A translator that knows the bundled words alone."""
    return Translator(glossary=Glossary(bundled_entries()))


def test_without_a_translator_the_prompt_is_its_own_english() -> None:
    """It is cleaned and its syntax folded, but nothing is translated and nobody named."""
    lanes = lanes_of("（赤い猫：１．３）\u0000、ﾈｺ", None)
    assert lanes == Lanes("（赤い猫：１．３）、ネコ", "(赤い猫:1.3)、ネコ")


def test_both_lanes_have_the_same_structure(by_glossary: Translator) -> None:
    """The prompt stays as typed, the English keeps weights and BREAK."""
    lanes = lanes_of("（鳥居：１．３）、桜 BREAK 猫", by_glossary)
    assert lanes.prompt == "（鳥居：１．３）、桜 BREAK 猫"
    assert lanes.english == "(torii gate:1.3), cherry blossoms BREAK cat"
    assert lanes.translator.startswith("glossary@")


def test_segments_know_their_place(by_glossary: Translator) -> None:
    """Each stretch of Japanese is where it says in the normalised prompt."""
    prompt = "🐱（鳥居：１．３）、桜、blue sky、猫"
    lanes = lanes_of(prompt, by_glossary)
    folded = normalise(prompt)
    assert [one["ja"] for one in lanes.segments if one["source"] == "glossary"] == [
        "鳥居",
        "桜",
        "猫",
    ]
    for one in lanes.segments:
        assert folded[one["start"] : one["end"]] == one["ja"]
        assert set(one) == {"ja", "en", "source", "doubts", "start", "end"}


def test_pins_win(by_glossary: Translator) -> None:
    """What the user chose for a phrase takes the place of any translation."""
    lanes = lanes_of("鳥居、桜", by_glossary, {"鳥居": "my gate"})
    assert lanes.english == "my gate, cherry blossoms"
    assert [one["source"] for one in lanes.segments] == ["user", "glossary"]


def test_doubts_are_plain_dictionaries(by_glossary: Translator) -> None:
    """What cannot be translated says so, in a form that the wire takes."""
    doubts = [one["doubts"] for one in lanes_of("龘龘", by_glossary).segments]
    assert doubts
    assert all(set(doubt) == {"code", "detail"} for found in doubts for doubt in found)
    assert any(found for found in doubts)


@pytest.mark.parametrize("translate", [True, False])
def test_a_prompt_that_is_too_long_is_refused(translate: bool, by_glossary: Translator) -> None:
    """Only where it is translated: an order says its own limits."""
    text = "猫" * (MAX_PROMPT_CHARACTERS + 1)
    if translate:
        with pytest.raises(PromptTooLong):
            lanes_of(text, by_glossary)
    else:
        assert lanes_of(text, None).prompt == text


def test_the_translator_is_off_named_or_embedded(tmp_path: Path) -> None:
    """Off is None, a folder must exist, and without a name it is the one that ships."""
    assert open_translator(None, enabled=False) is None
    assert open_translator(tmp_path / "無い", enabled=False) is None
    with pytest.raises(ModelMissing) as caught:
        open_translator(tmp_path / "無い")
    assert caught.value.context["path"].endswith("無い")
    embedded = open_translator(None)
    assert embedded is not None
    assert demo_translator_dir().is_dir()
    assert "torii" in lanes_of("鳥居", embedded).english
