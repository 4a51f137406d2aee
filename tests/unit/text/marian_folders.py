"""Tiny MarianMT folders with random weights, made as Hugging Face's own classes write them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from sdjp.text.glossary import bundled_entries


def write_marian_folder(
    folder: Path, *, seed: int = 0, weights: str = "safetensors", trained_start: bool = False
) -> Any:
    """A MarianMT folder of 600 pieces, 2 layers and width 32; returns the torch model."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder.mkdir(parents=True, exist_ok=True)
    size = _write_vocabulary(folder)
    config = MarianConfig(
        vocab_size=size,
        d_model=32,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=64,
        decoder_ffn_dim=64,
        max_position_embeddings=128,
        activation_function="swish",
        scale_embedding=True,
        pad_token_id=size - 1,
        decoder_start_token_id=size - 1,
        eos_token_id=0,
        init_std=0.3,
    )
    torch.manual_seed(seed)
    model = MarianMTModel(config).eval()
    with torch.no_grad():
        model.final_logits_bias.normal_()
        if trained_start:
            model.model.shared.weight[size - 1].normal_()
    model.save_pretrained(folder)
    if weights != "safetensors":
        (folder / "model.safetensors").unlink()
        torch.save(
            model.state_dict(),
            folder / "pytorch_model.bin",
            _use_new_zipfile_serialization=weights == "zip",
        )
    return model


def _write_vocabulary(folder: Path) -> int:
    import sentencepiece

    entries = bundled_entries()
    texts = [[entry.surface for entry in entries], [" ".join(e.english) for e in entries]]
    pieces: dict[str, int] = {"</s>": 0, "<unk>": 1}
    for name, lines in zip(("source.spm", "target.spm"), texts, strict=True):
        model = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(lines),
            model_writer=model,
            vocab_size=1600,
            hard_vocab_limit=False,
            character_coverage=0.9995,
            minloglevel=2,
        )
        (folder / name).write_bytes(model.getvalue())
        processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
        for number in range(processor.get_piece_size()):
            pieces.setdefault(processor.id_to_piece(number), len(pieces))
    pieces["<pad>"] = len(pieces)
    (folder / "vocab.json").write_text(json.dumps(pieces, ensure_ascii=False), "utf-8")
    return len(pieces)
