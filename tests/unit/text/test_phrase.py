"""Phrases with glossary and model together."""

from __future__ import annotations

import pytest

from sdjp.text.glossary import Entry, Glossary, bundled_entries
from sdjp.text.phrase import PhraseTranslator, Rendering


def render(glossary: Glossary, model: object, phrase: str) -> Rendering:
    """The rendering of one phrase."""
    return PhraseTranslator(glossary, lambda: model).translate([phrase])[0]  # type: ignore


def test_a_glossary_word_never_asks_the_model(glossary: Glossary, stub: type) -> None:
    """縁側 is engawa, whatever the model thinks."""
    model = stub(lambda _: "edge")
    assert render(glossary, model, "縁側") == Rendering("engawa", "glossary")
    assert model.asked == []


@pytest.mark.parametrize(
    ("phrase", "english"), [("さく", "blooming"), ("ミズ", "water"), ("みみ", "ears")]
)
def test_two_kana_alone_are_the_word_that_reads_so(stub: type, phrase: str, english: str) -> None:
    """A translator makes anything of so short a phrase."""
    rendering = render(Glossary(bundled_entries()), stub(lambda _: "giant"), phrase)
    assert rendering == Rendering(english, "glossary")


@pytest.mark.parametrize(
    ("phrase", "answer", "is_doubted"),
    [("つる", "ing", True), ("つる", "red-crowned crane", False), ("え", "potted plant", True)],
)
def test_kana_that_may_be_several_words_are_doubted_where_none_is_said(
    stub: type, phrase: str, answer: str, is_doubted: bool
) -> None:
    """鶴 or 蔓: the translator chooses, but between those."""
    rendering = render(Glossary(bundled_entries()), stub(lambda _: answer), phrase)
    assert (rendering.english, rendering.source) == (answer, "model")
    assert [doubt.code for doubt in rendering.doubts] == ["unknown-word"] * is_doubted


def test_a_good_translation_stands(glossary: Glossary, stub: type) -> None:
    """When nothing is missing the model's answer is taken without a doubt."""
    model = stub(lambda _: "A red torii gate standing in the sea at sunset.")
    assert render(glossary, model, "夕焼けの海に立つ赤い鳥居") == Rendering(
        "red torii gate standing in the sea at sunset", "model"
    )


def test_a_lost_word_is_put_into_the_source(glossary: Glossary, stub: type) -> None:
    """A model that loses 鳥居 but copies English words is asked again with the word in English."""
    model = stub(lambda p: "red torii gate in the sea" if "torii" in p else "red bird in the sea")
    rendering = render(glossary, model, "海の赤い鳥居")
    assert rendering == Rendering("red torii gate in the sea", "model+glossary")
    assert model.asked == ["海の赤い鳥居", "海の赤い torii gate"]


def test_a_stubborn_model_is_worked_around(glossary: Glossary, stub: type) -> None:
    """A model that will not say the words gets the rest of the phrase; the words stay."""
    rendering = render(glossary, stub(lambda _: "nice place"), "静かな里の鳥居")
    assert "torii gate" in rendering.english
    assert "nice place" in rendering.english
    assert "restored-word" in [doubt.code for doubt in rendering.doubts]


@pytest.mark.parametrize("answer", ["I'm sorry.", "", "sea sea sea", "赤い鳥居"])
def test_nonsense_gives_way_to_the_glossary(glossary: Glossary, stub: type, answer: str) -> None:
    """Where the glossary knows every word, its words replace talk and repetition."""
    assert render(glossary, stub(lambda _: answer), "赤い鳥居と海") == Rendering(
        "red torii gate and sea", "glossary"
    )


def test_nonsense_without_glossary_is_shown_with_its_doubt(glossary: Glossary, stub: type) -> None:
    """When there is nothing better the model's answer stays and says why it is doubtful."""
    rendering = render(glossary, stub(lambda _: "I'm sorry."), "ぬるぽ")
    assert rendering.english == "I'm sorry"
    assert [doubt.code for doubt in rendering.doubts] == ["invented"]


def test_an_empty_answer_leaves_the_japanese(glossary: Glossary, stub: type) -> None:
    """No English at all: the phrase stays as it is and is marked."""
    rendering = render(glossary, stub(lambda _: ""), "ぬるぽ")
    assert (rendering.english, rendering.source) == ("ぬるぽ", "as-is")
    assert [doubt.code for doubt in rendering.doubts] == ["untranslated"]


@pytest.mark.parametrize("answer", ["", "shoes", "I'm sorry.", "nike shoes 42", "girl " * 30])
def test_english_words_and_numbers_arrive(glossary: Glossary, stub: type, answer: str) -> None:
    """NIKE and 3 are in the English of a phrase whatever the model says."""
    english = render(glossary, stub(lambda _: answer), "ＮＩＫＥの靴を履いた３人の少女").english
    assert "NIKE" in english.split()
    assert "3" in english.split()
    assert "人" not in english


def test_the_users_word_arrives_literally(stub: type) -> None:
    """The user's English is in the result letter by letter."""
    entry = Entry("ミケ", "みけ", ("Mike the Cat",), "my", by_user=True)
    glossary = Glossary((*bundled_entries(), entry))
    english = render(glossary, stub(lambda _: "mike the cat sleeps"), "眠るミケ").english
    assert english == "Mike the Cat sleeps"


def test_a_missing_adjective_is_a_doubt_not_a_repair(glossary: Glossary, stub: type) -> None:
    """美しい has many translations: a missing one is named but nothing is added."""
    rendering = render(glossary, stub(lambda _: "gorgeous sea"), "美しい海")
    assert rendering.english == "gorgeous sea"
    assert [(d.code, d.detail) for d in rendering.doubts] == [("lost-word", "美しい")]


@pytest.mark.parametrize(
    ("phrase", "english"),
    [("の写真", "photo"), ("夕焼けの", "sunset"), ("「猫」", "cat"), ("猫\ufe0e", "cat")],
)
def test_edges_that_syntax_left_are_forgiven(
    glossary: Glossary, stub: type, phrase: str, english: str
) -> None:
    """Particles at a cut, quotes and selectors do not hide a word from the glossary."""
    assert render(glossary, stub(lambda _: "x"), phrase).english == english


def test_without_a_model_the_glossary_composes(glossary: Glossary) -> None:
    """赤い鳥居と海 needs no model; what the glossary cannot say stays Japanese."""
    translator = PhraseTranslator(glossary, None)
    composed, left = translator.translate(["赤い鳥居と海", "謎めいた里"])
    assert composed.english == "red torii gate and sea"
    assert (left.english, left.source) == ("謎めいた里", "as-is")


TAUGHT = ("赤い", "猫", "と", "の", "そば", "小さな")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("赤い猫", []),
        ("赤い注射器", ["注射 器"]),
        ("猫のそばの縁側", []),
        ("赤く小さな猫", []),
    ],
)
def test_a_word_that_nobody_taught_is_doubted(
    glossary: Glossary, stub: type, phrase: str, expected: list[str]
) -> None:
    """A model that lists what it was taught is not believed about other words; other forms of a
    word and the glossary's words are known.
    """
    model = stub(lambda _: "small red cat by an engawa", words=TAUGHT)
    doubts = render(glossary, model, phrase).doubts
    assert [doubt.detail for doubt in doubts if doubt.code == "unknown-word"] == expected


def test_a_model_without_a_list_is_believed(glossary: Glossary, stub: type) -> None:
    """Large models do not list their words; nothing is held against them."""
    assert render(glossary, stub(lambda _: "red syringe"), "赤い注射器").doubts == ()
