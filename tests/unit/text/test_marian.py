"""MarianMT through CTranslate2."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sentencepiece

from sdjp.base.paths import cache_dir
from sdjp.contract.errors import ModelMissing, ModelUnreadable, ModelUnsafe, SdjpError
from sdjp.text import convert
from sdjp.text.marian import Marian, revision_of
from tests.unit.text.marian_folders import write_marian_folder

PHRASES = ["夕焼けの海", "", "赤い鳥居 torii", "猫" * 200]


def leftovers() -> list[Path]:
    """Parts of conversions in the cache."""
    return list((cache_dir() / "translators").glob(".*"))


def test_a_folder_under_a_japanese_name_translates(tiny_marian: Path) -> None:
    """One hypothesis a phrase, an empty one for nothing, unknown pieces named, scores ≤ 0."""
    model = Marian(tiny_marian)
    found = model.translate(PHRASES)
    assert len(found) == len(PHRASES)
    assert found[1].text == ""
    assert all(h.score <= 0 and math.isfinite(h.score) for h in found)
    assert found[0].text
    assert "torii" in " ".join(found[2].unknown)
    assert leftovers() == []


def test_a_translation_does_not_depend_on_its_company(tiny_marian: Path) -> None:
    """Alone or among others, a phrase has the same translation."""
    model = Marian(tiny_marian)
    together = model.translate(PHRASES)
    assert [model.translate([phrase])[0].text for phrase in PHRASES] == [h.text for h in together]


def test_conversion_happens_once(tiny_marian: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second start takes the converted model from the cache."""
    Marian(tiny_marian)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("converted again"))
    assert Marian(tiny_marian).translate(["猫"])[0].text


@pytest.mark.parametrize("trained_start", [False, True])
def test_probabilities_equal_those_of_transformers(tmp_path: Path, trained_start: bool) -> None:
    """In float32 the converted model gives every piece the probability that torch gives it."""
    import ctranslate2
    import torch

    folder = tmp_path / "hf"
    torch_model = write_marian_folder(folder, trained_start=trained_start)
    code = (
        "import sys; from pathlib import Path; from sdjp.text.convert import convert;"
        "convert(Path(sys.argv[1]), Path(sys.argv[2]), None)"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(folder), str(tmp_path / "ct2")],
        check=True,
        cwd=Path(convert.__file__).parents[2],
    )
    ids = json.loads((folder / "vocab.json").read_text("utf-8"))
    source, target = [*list(ids)[2:12], "</s>"], list(ids)[500:510]
    labels = torch.tensor([[ids[piece] for piece in [*target, "</s>"]]])
    with torch.no_grad():
        logits = torch_model(torch.tensor([[ids[p] for p in source]]), labels=labels).logits
    expected = logits.log_softmax(-1)[0].gather(-1, labels[0][:, None])[:, 0].tolist()
    model = ctranslate2.Translator(str(tmp_path / "ct2"), compute_type="float32")
    scored = model.score_batch([source], [target])[0].log_probs
    assert scored == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("weights", ["zip", "stream"])
def test_pickled_weights_translate_the_same(tmp_path: Path, weights: str) -> None:
    """pytorch_model.bin in both of torch's layouts gives what safetensors give."""
    write_marian_folder(tmp_path / "safe")
    write_marian_folder(tmp_path / "bin", weights=weights)
    phrases = ["夕焼けの海", "赤い鳥居"]
    expected = [h.text for h in Marian(tmp_path / "safe").translate(phrases)]
    assert [h.text for h in Marian(tmp_path / "bin").translate(phrases)] == expected


def test_the_revision_is_the_content(tiny_marian: Path, tmp_path: Path) -> None:
    """A copy elsewhere has the same revision, another weight another one."""
    copy = tmp_path / "copy"
    shutil.copytree(tiny_marian, copy)
    assert revision_of(copy) == revision_of(tiny_marian)
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-4] + b"\1\2\3\4")
    assert revision_of(copy) != revision_of(tiny_marian)


def spoil(folder: Path, kind: str) -> None:
    """Damage a model folder in one way."""
    if kind == "empty":
        shutil.rmtree(folder)
        folder.mkdir()
    elif kind == "not marian":
        (folder / "config.json").write_text('{"model_type": "clip"}')
    elif kind == "config list":
        (folder / "config.json").write_text("[1]")
    elif kind == "cut weights":
        weights = folder / "model.safetensors"
        weights.write_bytes(weights.read_bytes()[:1000])
    elif kind == "no header":
        (folder / "model.safetensors").write_bytes(b"\xff" * 100)
    elif kind == "spm":
        (folder / "source.spm").write_bytes(b"not a model")
    elif kind == "vocab":
        (folder / "vocab.json").write_text('{"</s>": 0, "<unk>": 7}')
    elif kind == "evil":
        (folder / "model.safetensors").unlink()
        code = f"cos\nsystem\n(S'touch {folder / 'ran'}'\ntR."
        (folder / "pytorch_model.bin").write_bytes(code.encode())


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("missing", ModelMissing),
        ("empty", ModelMissing),
        ("not marian", ModelUnreadable),
        ("config list", ModelUnreadable),
        ("cut weights", ModelUnreadable),
        ("no header", ModelUnreadable),
        ("spm", ModelUnreadable),
        ("vocab", ModelUnreadable),
        ("evil", ModelUnsafe),
    ],
)
def test_broken_folders_are_refused_by_name(
    tiny_marian: Path, tmp_path: Path, kind: str, expected: type[SdjpError]
) -> None:
    """A typed error, nothing half-written, and nothing from the folder was run."""
    folder = tmp_path / "モデル"
    if kind != "missing":
        shutil.copytree(tiny_marian, folder)
        spoil(folder, kind)
    with pytest.raises(expected):
        Marian(folder)
    assert not (folder / "ran").exists()
    assert leftovers() == []
    assert not list((cache_dir() / "translators").glob("*/model.bin"))


def test_a_damaged_conversion_is_made_again(tiny_marian: Path) -> None:
    """When the cached model cannot be loaded it is converted once more."""
    Marian(tiny_marian)
    (converted,) = (cache_dir() / "translators").glob("*/model.bin")
    converted.write_bytes(b"rubbish")
    assert Marian(tiny_marian).translate(["猫"])[0].text


def test_two_at_once_convert_safely(tiny_marian: Path) -> None:
    """Two starts at the same moment both get a model, and one conversion remains."""
    failures: list[SdjpError] = []

    def start() -> None:
        try:
            Marian(tiny_marian)
        except SdjpError as error:
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(list((cache_dir() / "translators").glob("*/model.bin"))) == 1
    assert leftovers() == []


def test_conversion_needs_no_torch(tiny_marian: Path, tmp_path: Path) -> None:
    """The converting process loads neither torch nor transformers."""
    code = (
        "import sys; from sdjp.text.convert import main;"
        "code = main(sys.argv[1:]);"
        "assert sys.modules.get('torch') is None and 'transformers' not in sys.modules;"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tiny_marian), str(tmp_path / "ct2")],
        cwd=Path(convert.__file__).parents[2],
        check=False,
    )
    assert done.returncode == 0


def test_only_pieces_of_the_target_language_can_be_said(tmp_path: Path) -> None:
    """Of a vocabulary for both languages, the source's own pieces are no candidates."""
    sentences = ["a red torii in the sea", "a white cat in the snow"] * 20
    with (tmp_path / "target.spm").open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(sentences),
            model_writer=file,
            vocab_size=60,
            hard_vocab_limit=False,
            minloglevel=2,
        )
    model = sentencepiece.SentencePieceProcessor(model_proto=(tmp_path / "target.spm").read_bytes())
    english = [model.id_to_piece(number) for number in range(model.get_piece_size())]
    vocabulary = ["</s>", "<unk>", *english[3:], "鳥", "▁猫", "<pad>"]
    candidates = convert.target_candidates(tmp_path, vocabulary)
    assert set(candidates) == {"</s>", "<unk>", *english[3:]}


def test_a_model_may_bring_the_list_of_its_words(tiny_marian: Path, tmp_path: Path) -> None:
    """`words.txt` is read and counts for the revision, so that remembered doubts are made again;
    without it, nothing is said. One that is no text makes the folder unreadable.
    """
    assert Marian(tiny_marian).words == frozenset()
    folder = tmp_path / "語"
    shutil.copytree(tiny_marian, folder)
    (folder / "words.txt").write_text("鳥居\n夕焼け\n", encoding="utf-8")
    model = Marian(folder)
    assert model.words == {"鳥居", "夕焼け"}
    assert model.revision != Marian(tiny_marian).revision
    (folder / "words.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ModelUnreadable, match=r"words\.txt"):
        Marian(folder)
