"""Whole prompts."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from sdjp.base.paths import demo_translator_dir
from sdjp.contract.errors import ModelMissing, PromptTooLong
from sdjp.text import translate as translate_module
from sdjp.text.cache import TranslationCache
from sdjp.text.glossary import Glossary
from sdjp.text.grammar import parse, skeleton
from sdjp.text.translate import Translator


@pytest.mark.parametrize(
    ("prompt", "english"),
    [
        ("（猫：１．３）、縁側 <lora:花火:0.8>", "(cat:1.3), engawa <lora:花火:0.8>"),
        ("[猫:犬:0.5]、{桜|梅}", "[cat:dog:0.5], {cherry blossoms|plum blossoms}"),
        ("猫BREAK犬。", "cat BREAK dog"),
        ("猫：１．２ ＡＮＤ 犬", "cat:1.2 AND dog"),
        ("赤い(鳥居:1.2)と海", "red (torii gate:1.2) sea"),
        ("__動物__の写真、1girl 猫耳", "__動物__ photo, 1girl cat ears"),
        ("浴衣（笑）、\n高画質", "yukata,\nhigh quality"),
        ("猫🐱", "cat 🐱"),
        ("【満月】", "(full moon)"),
        ("猫　犬", "cat, dog"),
        ("フード\\(帽子\\)", "hood \\(hat\\)"),
        ("a cat, (dog:1.2) ", "a cat, (dog:1.2) "),
        ("", ""),
    ],
)
def test_prompts_keep_their_structure(glossary: Glossary, prompt: str, english: str) -> None:
    """The glossary alone turns these into English, and everything else stays."""
    assert Translator(glossary=glossary).translate(prompt).english == english


def test_segments_say_where_they_come_from(glossary: Glossary, stub: type) -> None:
    """Each stretch of text has its place, its English and its source."""
    model = stub(lambda _: "mysterious village")
    translation = Translator(glossary=glossary, model=model).translate(
        "（猫：１．２）、謎めいた里 sea"
    )
    assert [(s.ja, s.en, s.source, s.start) for s in translation.segments] == [
        ("猫", "cat", "glossary", 1),
        ("謎めいた里", "mysterious village", "model", 8),
        ("sea", "sea", "as-is", 14),
    ]
    assert translation.japanese == "(猫:1.2)、謎めいた里 sea"
    assert translation.translator == "stub@1"


def test_pinned_english_is_used_and_cannot_break_the_prompt(glossary: Glossary, stub: type) -> None:
    """What the user chose replaces glossary and model; brackets in it are escaped."""
    translator = Translator(glossary=glossary, model=stub(lambda _: "x"))
    translation = translator.translate("(猫:1.2)、謎の里", {"猫": "Tama (my cat)", "謎の里": "Oz"})
    assert translation.english == "(Tama \\(my cat\\):1.2), Oz"
    assert [segment.source for segment in translation.segments] == ["user", "user"]
    assert translation.translator == ""


def test_english_prompts_never_load_a_model(glossary: Glossary, tmp_path: Path) -> None:
    """Without Japanese a missing model does not matter; with Japanese it is named."""
    translator = Translator(tmp_path / "none", glossary)
    assert translator.translate("a cat, (dog:1.2)").english == "a cat, (dog:1.2)"
    with pytest.raises(ModelMissing):
        translator.translate("謎めいた里")


def test_remembered_translations_ask_no_model(glossary: Glossary, stub: type) -> None:
    """The same phrase is translated once for a translator and glossary."""
    model = stub(lambda _: "mysterious village")
    first = Translator(glossary=glossary, cache=TranslationCache(), model=model)
    before = first.translate("謎めいた里")
    again = Translator(glossary=glossary, cache=TranslationCache(), model=model)
    assert again.translate("謎めいた里、謎めいた里").segments[0] == before.segments[0]
    assert model.asked == ["謎めいた里"]


def test_a_long_phrase_is_translated_in_parts(glossary: Glossary, stub: type) -> None:
    """10,000 characters without a comma reach the model in pieces that it can take."""
    model = stub(lambda _: "pretty village")
    translation = Translator(glossary=glossary, model=model).translate("謎めいた里が" * 1_667)
    assert max(map(len, model.asked)) <= 120
    assert translation.english.startswith("pretty village pretty village")
    with pytest.raises(PromptTooLong):
        Translator(glossary=glossary, model=model).translate("謎" * 20_001)


def test_foreign_scripts_are_kept_and_doubted(glossary: Glossary) -> None:
    """Korean stays as it is, with a doubt; accents and emoji raise none."""
    korean, french, emoji = Translator(glossary=glossary).translate("한국, café, 🐱").segments
    assert [doubt.code for doubt in korean.doubts] == ["untranslated"]
    assert (french.doubts, emoji.doubts) == ((), ())


def test_a_random_model_cannot_break_anything(glossary: Glossary, tiny_marian: Path) -> None:
    """A real MarianMT with random weights loses no structure, no word and no number."""
    translator = Translator(tiny_marian, glossary)
    phrases = ["Nikeの靴を履いた3人の少女", "謎めいた里", "夕焼けの海に立つ赤い鳥居", "SFの街"]
    for first, second in itertools.permutations(phrases, 2):
        prompt = f"（{first}：１．３）BREAK [{second}:犬:0.5]、<lora:x:1>__a__ {{{first}|b}}"
        translation = translator.translate(prompt)
        assert skeleton(parse(translation.english)) == skeleton(parse(translation.japanese))
        for segment in translation.segments:
            for word in ("Nike", "3", "SF"):
                assert word not in segment.ja or word in segment.en
            assert "鳥居" not in segment.ja or "torii" in segment.en
        assert translation.translator.startswith("日英@")


def test_translating_loads_no_torch(tiny_marian: Path) -> None:
    """The process that translates never loads torch or transformers."""
    code = (
        "import sys; from pathlib import Path; from sdjp.text.translate import Translator;"
        "assert Translator(Path(sys.argv[1])).translate('謎めいた里').english;"
        "assert not {'torch', 'transformers'} & set(sys.modules)"
    )
    root = Path(translate_module.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code, str(tiny_marian)], cwd=root, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("夕焼けの海に立つ赤い鳥居", ["sunset|evening", "sea|ocean", "red", "torii"]),
        ("雪原の小さな家", ["snow", "house"]),
        ("満月の夜の船", ["full moon", "night", "boat|ship"]),
    ],
)
def test_the_demo_translator_says_every_word(prompt: str, words: list[str]) -> None:
    """With the bundled model every noun of the prompt arrives."""
    english = Translator(demo_translator_dir()).translate(prompt).english
    for choices in words:
        assert any(choice in english for choice in choices.split("|")), english


def test_what_a_left_out_note_parted_stays_parted() -> None:
    """A sign behind a dropped (笑) does not become part of an embedding's name."""
    english = Translator(None).translate("embedding:bad-hands(笑)！").english
    assert english.split() == ["embedding:bad-hands", "!"]
