"""Every training stage of the demo model: a few steps, a checkpoint, and on from there."""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from tools.demo_model.checkpoint import load_checkpoint, save_checkpoint
from tools.demo_model.english import plural, with_article
from tools.demo_model.glossary_terms import Glossary
from tools.demo_model.latents import Latents, encode_pictures
from tools.demo_model.phrases import PhraseBook
from tools.demo_model.pictures import draw_pictures, to_pictures, to_tensor
from tools.demo_model.train_decoder import train_decoder
from tools.demo_model.train_text_encoder import encode_texts, load_text_encoder, train_text_encoder
from tools.demo_model.train_translator import (
    SAMPLE_TEXTS,
    load_translator_tokenizer,
    train_translator,
)
from tools.demo_model.train_unet import new_scheduler, train_unet
from tools.demo_model.train_vae import fixed_vae, new_vae, train_vae
from tools.demo_model.training import Budget, learning_rate
from tools.demo_model.translation_pairs import Pairs
from tools.demo_model.world import Scene

TINY = 16


@pytest.fixture(autouse=True)
def _quiet_libraries() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"(diffusers|transformers|torch)\b.*")
        yield


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One work folder in which the stages follow each other, as in a real run."""
    return tmp_path_factory.mktemp("demo-model")


@pytest.fixture(scope="module")
def data(work: Path) -> tuple[np.ndarray, list[Scene]]:
    """A handful of small training pictures."""
    return draw_pictures(work, TINY, 64, 0)


def step_of(path: Path) -> int:
    """Read how far a stage has come."""
    state = load_checkpoint(path)
    assert state is not None
    return int(state["step"])


def test_pictures_are_drawn_once(work: Path, data: tuple[np.ndarray, list[Scene]]) -> None:
    """A second run reads the same pictures and scenes instead of drawing them anew."""
    pictures, scenes = draw_pictures(work, TINY, 64, 0)
    assert np.array_equal(pictures, data[0])
    assert scenes == data[1]
    assert np.array_equal(to_pictures(to_tensor(pictures)), pictures)


def test_painter_stages_train_and_continue(
    work: Path, data: tuple[np.ndarray, list[Scene]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Autoencoder, text encoder, UNet and decoder each continue from their checkpoint at the step
    they reached.
    """
    pictures, scenes = data
    for steps in (2, 3):
        budget = Budget(5, steps)
        train_vae(pictures, work, budget, 0, batch=2)
        train_text_encoder(work, budget, 0, batch=4)
        encode_pictures(pictures, work)
        train_unet(pictures, scenes, work, budget, 0, batch=2)
        train_decoder(pictures, scenes, work, budget, 0, batch=1)
        assert [
            step_of(work / f"{name}.pt") for name in ("vae", "text", "unet", "vae-decoder")
        ] == [steps] * 4
    printed = capsys.readouterr().out
    for name in ("vae", "text", "unet", "vae-decoder"):
        assert f"{name}: continues at step 2" in printed


def test_translator_trains_and_continues(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The translator continues from its checkpoint, with the vocabulary it learnt first."""
    for steps in (1, 2):
        budget = Budget(5, steps)
        model = train_translator(work, budget, 0, work / "no-glossary", batch=4, lines=1500)
        assert step_of(work / "translator.pt") == steps
    assert "translator: continues at step 1" in capsys.readouterr().out
    tokenizer = load_translator_tokenizer(work / "translator-tokenizer")
    assert tokenizer.pad_token_id == len(tokenizer.encoder) - 1
    assert tokenizer.eos_token_id == 0
    start = model.model.shared.weight[tokenizer.pad_token_id]
    assert start.abs().max() == 0, "converters start decoding from zero, whatever the weights say"
    known = tokenizer(SAMPLE_TEXTS[0]).input_ids
    assert tokenizer.unk_token_id not in known


def test_fixing_the_latents_changes_no_picture(
    tmp_path: Path, data: tuple[np.ndarray, list[Scene]]
) -> None:
    """Latents are brought to mean 0 and spread 1 without changing what the autoencoder
    reconstructs.
    """
    pictures, _ = data
    train_vae(pictures, tmp_path, Budget(5, 1), 0, batch=2)
    encode_pictures(pictures, tmp_path)
    kept, fixed = Latents(tmp_path, TINY), fixed_vae(tmp_path, pictures)
    latents = kept[torch.arange(kept.ready)]
    assert len(latents) == TINY
    assert abs(latents.mean().item()) < 0.1
    assert latents.std().item() == pytest.approx(1, abs=0.1)
    state = load_checkpoint(tmp_path / "vae.pt")
    assert state is not None
    trained = new_vae().eval()
    trained.load_state_dict(state["average"])
    shown = to_tensor(pictures[:2])
    with torch.no_grad():
        assert torch.allclose(trained(shown).sample, fixed(shown).sample, atol=1e-3)


def test_the_text_encoder_keeps_to_clips_conventions(tmp_path: Path) -> None:
    """Start and end tokens, end as padding, lower case, 77 places, and no unknown token even for
    Japanese.
    """
    train_text_encoder(tmp_path, Budget(5, 1), 0, batch=4)
    tokenizer, encoder = load_text_encoder(tmp_path)
    tokens = tokenizer("A Red Torii 鳥居", padding="max_length").input_ids
    assert len(tokens) == 77
    assert tokens[0] == tokenizer.bos_token_id == len(tokenizer) - 2
    assert tokens[-1] == tokenizer.pad_token_id == tokenizer.eos_token_id == len(tokenizer) - 1
    assert tokenizer.decode(tokens, skip_special_tokens=True) == "a red torii 鳥居"
    assert encode_texts(["a cat", ""], tokenizer, encoder).shape == (2, 77, 192)


def test_the_schedule_ends_in_noise() -> None:
    """At the last step nothing of the picture is left, so that the prompt must decide; and no
    sampler meets infinity.
    """
    left = float(new_scheduler().alphas_cumprod[-1]) ** 0.5
    assert 1e-4 < left < 0.01


def test_a_checkpoint_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """A kill while writing leaves the old checkpoint readable: the new one is written beside it
    first.
    """
    path = tmp_path / "stage.pt"
    save_checkpoint(path, {"step": 1})
    save_checkpoint(path, {"step": 2})
    (tmp_path / "stage.partial").write_bytes(b"torn")
    assert load_checkpoint(path) == {"step": 2}
    assert load_checkpoint(tmp_path / "none.pt") is None


def test_the_rate_warms_up_and_falls() -> None:
    """The learning rate starts near zero, reaches its peak, and ends at a small part of it."""
    assert learning_rate(0, 0, 1.0) < 0.02
    assert learning_rate(0, 100, 1.0) == pytest.approx(1.0)
    assert learning_rate(1.0, 100, 1.0) == pytest.approx(0.03)


def test_translation_pairs_keep_latin_words_and_digits() -> None:
    """Latin words and numbers in a Japanese prompt are found again in its English."""
    pairs = Pairs(3, Glossary())
    mixed = [
        pair
        for pair in (pairs.draw() for _ in range(6000))
        if any(c.isascii() and c.isalnum() for c in pair[0])
    ]
    assert len(mixed) > 200
    for ja, en in mixed:
        digits = "".join(c for c in ja if c.isdigit() and c.isascii())
        assert digits == "".join(c for c in en if c.isdigit())


def test_the_glossary_is_optional_and_never_contradicts_the_world(tmp_path: Path) -> None:
    """Glossary files add words; those of the world keep the translation the painter was trained
    on.
    """
    assert Glossary.read(tmp_path / "missing").terms == ()
    new = "御朱印帳\tごしゅいんちょう\tgoshuin book|stamp book\tculture"
    rows = f"# a comment\n{new}\n鳥居\tとりい\tgate\tculture\n"
    (tmp_path / "culture.tsv").write_text(rows, encoding="utf-8")
    glossary = Glossary.read(tmp_path)
    assert glossary.terms == glossary.nouns == (("御朱印帳", "goshuin book"),)
    book = PhraseBook(random.Random(0), glossary)
    assert any("torii" in book.phrase()[1] for _ in range(2000))


@pytest.mark.parametrize(
    ("noun", "article", "several"),
    [
        ("cat", "a cat", "cats"),
        ("owl", "an owl", "owls"),
        ("fish", "a fish", "fish"),
        ("fairy", "a fairy", "fairies"),
    ],
)
def test_english_nouns_are_inflected(noun: str, article: str, several: str) -> None:
    """The composed English is grammatical enough to learn from."""
    assert with_article(noun) == article
    assert plural(noun) == several
