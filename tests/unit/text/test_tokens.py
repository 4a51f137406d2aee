"""Tokens are counted as the painter will cut them."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from transformers import CLIPTokenizer

from sdjp.base.paths import demo_painter_dir
from sdjp.contract.errors import ModelUnreadable
from sdjp.engine.encode import Encoder
from sdjp.engine.models import load_painter
from sdjp.text.conditioning import stages
from sdjp.text.tokens import CHUNK_TOKENS, Tokens
from tests.tiny_models import make_tokenizer

ODD = [
    "",
    " ",
    "a red cat, best quality",
    "It's I'LL we've they'd don't 'sup ''",
    "1girl, 2 cats, 3.14159 1,000,000",
    "!!! ... --- ((:;)) \\(^o^)/ #@%&*",
    "夕焼けの海に立つ赤い鳥居",
    "ＦＵＬＬ ｗｉｄｔｈ １２３ ｶﾅ",
    "🐱‍👤 🏳️‍🌈 👍🏽 🗾",
    "caf\u00e9 cafe\u0301 が か\u3099",
    "STRASSE Straße İstanbul ΣΊΣΥΦΟΣ",
    "½ Ⅳ ① ² ٣ ५",
    "no\u00a0break\u3000wide\tt\nn\r\nr\x1cf\x85e",
    "\x00 \x07 \ufeff \u202e \u200b",
    "<|startoftext|>a cat<|endoftext|> <|endoftext|>",
    "Привет שלום สวัสดี 안녕 你好",
    "_under_score snake_case CamelCase x" + "y" * 300,
]


def prompts() -> list[str]:
    """The odd ones, and others made of their pieces: two hundred."""
    chance = random.Random(20220822)
    pieces = [piece for text in ODD for piece in text.split(" ")] + [" ", " ", "  ", ", "]
    made = ["".join(chance.choices([*pieces, " "], k=chance.randint(1, 20))) for _ in range(183)]
    return ODD + made


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder whose tokenizer knows single letters only."""
    folder = tmp_path_factory.mktemp("文字 だけ")
    make_tokenizer(folder / "tokenizer")
    return folder


@pytest.fixture(params=["demo", "tiny"])
def model(request: pytest.FixtureRequest, tiny_model: Path) -> Path:
    """The demo model and the tiny one."""
    return tiny_model if request.param == "tiny" else demo_painter_dir()


def reference(model: Path) -> Any:
    """The tokenizer with which the painter encodes."""
    folder = model / "tokenizer"
    return CLIPTokenizer.from_pretrained(folder, local_files_only=True, model_max_length=77)


def test_counts_are_those_of_transformers(model: Path) -> None:
    """Two hundred prompts in many scripts have as many tokens as for CLIPTokenizer."""
    theirs, ours = reference(model), Tokens.of_model(model)
    assert len(prompts()) == 200
    differing = {
        text: (ours.count(text), expected)
        for text in prompts()
        if ours.count(text)
        != (expected := len(theirs(text, add_special_tokens=False, verbose=False).input_ids))
    }
    assert not differing


def test_negative_control_the_two_tokenizers_differ(tiny_model: Path) -> None:
    """The comparison above would see another tokenizer's counts."""
    demo, tiny = Tokens.of_model(demo_painter_dir()), Tokens.of_model(tiny_model)
    assert sum(demo.count(text) != tiny.count(text) for text in prompts()) > 100


LONG = [
    "",
    "a cat",
    "BREAK",
    "a BREAK BREAK b",
    ", ".join(["a red torii standing in the sea"] * 40),
    " ".join(["cat"] * 75),
    " ".join(["cat"] * 76),
    " ".join(["cat"] * 150),
    "a red cat BREAK " + "blue sea, " * 60 + "BREAK (white:1.2) bird AND a dog :0.5",
    "(((a big [small] cat:1.3), b:0.7) " * 20,
    "[a cat:a very big dog:0.5], [red|blue] sea",
    "[cat:dog and a bird:1] [sea::5]",
    "夕焼け、" * 30,
]


def test_chunks_are_those_of_the_encoder() -> None:
    """The lengths of the 75-token chunks, with BREAK, weights and schedules, are the engine's."""
    encoder = Encoder(load_painter(demo_painter_dir()))
    ours = Tokens.of_model(demo_painter_dir())
    for english in LONG:
        passages = stages(english, 20)[0].passages
        assert ours.chunks(english) == tuple(map(len, encoder.chunks(passages))), english
    assert encoder.chunk_tokens == CHUNK_TOKENS


def test_chunks_are_full_but_for_the_last(tiny_model: Path) -> None:
    """One token a letter: 160 letters are 75 + 75 + 10, and BREAK begins anew."""
    ours = Tokens.of_model(tiny_model)
    assert ours.chunks("x" * 160) == (75, 75, 10)
    assert ours.chunks("x" * 75) == (75,)
    assert ours.chunks("x" * 80 + " BREAK y") == (75, 5, 1)
    assert ours.chunks("") == (0,)


@pytest.mark.parametrize("merges_are", ["as they are", "lists", "joined"])
def test_tokenizer_json_alone_is_enough(merges_are: str, tmp_path: Path) -> None:
    """Vocabulary and merges are found in tokenizer.json, in the old and the new writing."""
    source = demo_painter_dir() / "tokenizer" / "tokenizer.json"
    values = json.loads(source.read_text(encoding="utf-8"))
    pairs = [tuple(merge.split(" ") if isinstance(merge, str) else merge) for merge in
             values["model"]["merges"]]  # fmt: skip
    if merges_are == "lists":
        values["model"]["merges"] = [list(pair) for pair in pairs]
    elif merges_are == "joined":
        values["model"]["merges"] = [" ".join(pair) for pair in pairs]
    (tmp_path / "tokenizer").mkdir()
    (tmp_path / "tokenizer" / "tokenizer.json").write_text(json.dumps(values), encoding="utf-8")
    alone, whole = Tokens.of_model(tmp_path), Tokens.of_model(demo_painter_dir())
    assert [alone.count(text) for text in prompts()] == [whole.count(text) for text in prompts()]


def test_half_of_the_two_files_is_made_up_by_tokenizer_json(tmp_path: Path) -> None:
    """vocab.json without merges.txt is not read as a tokenizer without merges."""
    shutil.copytree(demo_painter_dir() / "tokenizer", tmp_path / "tokenizer")
    (tmp_path / "tokenizer" / "merges.txt").unlink()
    whole = Tokens.of_model(demo_painter_dir()).count("a red torii")
    assert Tokens.of_model(tmp_path).count("a red torii") == whole


@pytest.mark.parametrize(
    "files",
    [
        None,
        {},
        {"vocab.json": "{}"},
        {"merges.txt": ""},
        {"vocab.json": "[]", "merges.txt": ""},
        {"vocab.json": '{"a": "x"}', "merges.txt": ""},
        {"vocab.json": '{"a": 0}', "merges.txt": "a b"},
        {"vocab.json": "not JSON", "merges.txt": ""},
        {"vocab.json": "[" * 100_000, "merges.txt": ""},
        {"tokenizer.json": "{}"},
        {"tokenizer.json": "[]"},
        {"tokenizer.json": '{"model": {"vocab": {}}}'},
        {"tokenizer.json": '{"model": {"vocab": {}, "merges": [1]}}'},
    ],
    ids=lambda files: str(files)[:50],
)
def test_a_folder_without_a_tokenizer_is_refused(
    files: dict[str, str] | None, tmp_path: Path
) -> None:
    """Missing or damaged files are one typed error that names the model."""
    if files is not None:
        (tmp_path / "tokenizer").mkdir()
        for name, content in files.items():
            (tmp_path / "tokenizer" / name).write_text(content, encoding="utf-8")
    with pytest.raises(ModelUnreadable) as caught:
        Tokens.of_model(tmp_path)
    assert caught.value.context == {"path": str(tmp_path), "reason": "tokenizer"}


def test_a_file_is_no_tokenizer(tmp_path: Path) -> None:
    """A single-file model brings none."""
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"")
    with pytest.raises(ModelUnreadable):
        Tokens.of_model(file)
