"""Training goes on from an exported model, on a machine that has nothing else."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from tools.demo_model.adopt import adopt
from tools.demo_model.checkpoint import load_checkpoint
from tools.demo_model.export import export_painter
from tools.demo_model.latents import encode_pictures
from tools.demo_model.pictures import draw_pictures
from tools.demo_model.train_decoder import train_decoder
from tools.demo_model.train_text_encoder import encode_texts, load_text_encoder, train_text_encoder
from tools.demo_model.train_translator import export_translator, train_translator
from tools.demo_model.train_unet import load_unet, train_unet
from tools.demo_model.train_vae import load_vae, train_vae
from tools.demo_model.training import Budget

ONE_STEP = Budget(5, 1)


@pytest.fixture(autouse=True)
def _quiet_libraries() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"(diffusers|transformers|torch)\b.*")
        yield


def test_an_exported_model_can_be_trained_further(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every part comes back as it was exported, but for half precision; latents are those of the
    same autoencoder, and each stage takes its next step from there.
    """
    first, model, second = (tmp_path / name for name in ("first", "model", "second"))
    pictures, scenes = draw_pictures(first, 8, 64, 0)
    train_vae(pictures, first, ONE_STEP, 0, batch=2)
    train_text_encoder(first, ONE_STEP, 0, batch=4)
    encode_pictures(pictures, first)
    train_unet(pictures, scenes, first, ONE_STEP, 0, batch=2)
    train_translator(first, ONE_STEP, 0, first / "no-glossary", batch=4, lines=1500)
    export_painter(first, model / "painter")
    export_translator(first, model / "translator", first / "no-glossary", 200)
    assert "鳥居" in (model / "translator" / "words.txt").read_text(encoding="utf-8").split()

    adopt(model, second)

    for load in (load_unet, lambda work: load_vae(work, pictures)):
        for before, after in zip(load(first).parameters(), load(second).parameters(), strict=True):
            assert torch.allclose(before, after, rtol=2e-3, atol=1e-4)
    texts = ["a red torii", ""]
    before, after = (encode_texts(texts, *load_text_encoder(work)) for work in (first, second))
    assert torch.allclose(before, after, atol=0.05)
    encode_pictures(pictures, second)
    train_unet(pictures, scenes, second, ONE_STEP, 0, batch=2)
    train_decoder(pictures, scenes, second, ONE_STEP, 0, batch=1)
    train_translator(second, ONE_STEP, 0, second / "no-glossary", batch=4, lines=1500)
    for name in ("unet", "vae-decoder", "translator"):
        state = load_checkpoint(second / f"{name}.pt")
        assert state is not None
        assert state["step"] == 1
    assert "translator: continues at step 0" in capsys.readouterr().out


def test_adopting_never_overwrites_a_training(tmp_path: Path) -> None:
    """A work folder that holds a checkpoint is left alone."""
    kept = tmp_path / "unet.pt"
    kept.write_bytes(b"hours of work")
    with pytest.raises(FileExistsError, match=r"unet\.pt"):
        adopt(tmp_path / "model", tmp_path)
    assert kept.read_bytes() == b"hours of work"


def test_what_is_no_model_is_not_adopted(tmp_path: Path) -> None:
    """An empty folder would otherwise begin a training with nothing, and say nothing."""
    with pytest.raises(FileNotFoundError, match="no exported model"):
        adopt(tmp_path / "model", tmp_path / "work")
