"""Our translation of 50 prompts ÷ transformers `generate` with the same MarianMT.

At the demo model's size with its own weights, prompt by prompt as users type and in one batch;
and at opus-mt's size with random weights and a fixed output length, where only the work counts.
"""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch
import transformers
from sentencepiece.sentencepiece_model_pb2 import ModelProto
from transformers import MarianConfig, MarianMTModel, MarianTokenizer

from benchmarks.measure import ratio, report
from sdjp.base.paths import demo_translator_dir
from sdjp.text.marian import Marian
from sdjp.text.translate import Translator

GOAL = 0.25
ROUNDS = 5
TOKENS = 25
TARGET_PIECES = 32_000

THINGS = (
    "赤い鳥居",
    "青い船",
    "白い猫",
    "緑の木",
    "黄色い花",
    "ピンクの家",
    "紫の傘",
    "橙色の提灯",
)
PLACES = ("夕焼けの海", "朝の草原", "夜の雪原", "昼の砂浜", "夕方の草原", "夜の海", "朝の砂浜")
PROMPTS = [f"{place}にある{thing}" for place in PLACES for thing in THINGS][:50]


def generate(folder: Path, tokens: int | None, *, together: bool = True) -> Any:
    """transformers' way, greedy: one padded batch, or one prompt after the other."""
    tokenizer = MarianTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()
    model.generation_config.max_length = None
    length = (
        {"max_new_tokens": 64}
        if tokens is None
        else dict.fromkeys(("min_new_tokens", "max_new_tokens"), tokens)
    )

    def run() -> None:
        for prompts in [PROMPTS] if together else [[prompt] for prompt in PROMPTS]:
            batch = tokenizer(prompts, return_tensors="pt", padding=True)
            with torch.inference_mode():
                ids = model.generate(**batch, num_beams=1, do_sample=False, **length)
            tokenizer.batch_decode(ids, skip_special_tokens=True)

    return run


def prompt_arms() -> tuple[Any, Any]:
    """(ours, theirs), prompt by prompt as they are typed.

    Ours is all that a user gets: glossary, two beams, checks and repairs, and no cache.
    """
    translator = Translator(demo_translator_dir())

    def ours() -> None:
        for prompt in PROMPTS:
            translator.translate(prompt)

    return ours, generate(demo_translator_dir(), None, together=False)


def batch_arms() -> tuple[Any, Any]:
    """(ours, theirs): the demo model alone, greedy, all prompts in one batch."""
    marian = Marian(demo_translator_dir(), beam_size=1)
    return lambda: marian.translate(PROMPTS), generate(demo_translator_dir(), None)


def opus_arms(folder: Path) -> tuple[Any, Any]:
    """(ours, theirs) at opus-mt-ja-en's size: the same converted model, fixed output length."""
    make_opus_sized(folder)
    marian = Marian(folder, beam_size=1)

    def ours() -> None:
        pieces = [[*marian._source.encode(prompt, out_type=str), "</s>"] for prompt in PROMPTS]
        results = marian._translator.translate_batch(
            pieces,
            beam_size=1,
            min_decoding_length=TOKENS,
            max_decoding_length=TOKENS,
            return_scores=True,
            use_vmap=True,
        )
        for result in results:
            marian._target.decode(result.hypotheses[0])

    return ours, generate(folder, TOKENS)


def make_opus_sized(folder: Path) -> None:
    """A MarianMT folder of opus-mt-ja-en's shape (6+6 layers, 512 wide), random weights.

    The vocabulary is the demo translator's, filled up to opus-mt-ja-en's 60,716 pieces, of which
    32,000 are the target's.
    """
    import json
    import shutil

    shutil.copy(demo_translator_dir() / "source.spm", folder / "source.spm")
    vocabulary = json.loads((demo_translator_dir() / "vocab.json").read_text(encoding="utf-8"))
    vocabulary.pop("<pad>")
    words = [*sorted(vocabulary, key=vocabulary.__getitem__)]
    words += [f"▁unused{number}" for number in range(60_715 - len(words))] + ["<pad>"]
    target = ModelProto()
    target.ParseFromString((demo_translator_dir() / "target.spm").read_bytes())
    for word in words[len(vocabulary) : len(vocabulary) + TARGET_PIECES - len(target.pieces)]:
        target.pieces.add(piece=word, score=-99.0)
    (folder / "target.spm").write_bytes(target.SerializeToString())
    (folder / "vocab.json").write_text(
        json.dumps({word: number for number, word in enumerate(words)}), encoding="utf-8"
    )
    (folder / "tokenizer_config.json").write_text(
        json.dumps(
            {"source_lang": "ja", "target_lang": "en", "tokenizer_class": "MarianTokenizer"}
        ),
        encoding="utf-8",
    )
    torch.manual_seed(0)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=len(words),
            d_model=512,
            encoder_layers=6,
            decoder_layers=6,
            encoder_ffn_dim=2048,
            decoder_ffn_dim=2048,
            encoder_attention_heads=8,
            decoder_attention_heads=8,
            max_position_embeddings=512,
            activation_function="swish",
            scale_embedding=True,
            static_position_embeddings=True,
            pad_token_id=len(words) - 1,
            eos_token_id=vocabulary["</s>"],
            decoder_start_token_id=len(words) - 1,
            bos_token_id=vocabulary["</s>"],
            forced_eos_token_id=None,
        )
    )
    model.save_pretrained(folder)


def main() -> None:
    """Print both ratios."""
    transformers.utils.logging.disable_progress_bar()
    warnings.filterwarnings("ignore", message=".*sacremoses")
    rows = {
        "demo size, prompt by prompt": ratio(*prompt_arms(), ROUNDS),
        "demo size, one batch": ratio(*batch_arms(), ROUNDS),
    }
    with tempfile.TemporaryDirectory() as folder:
        rows["opus-mt size, one batch"] = ratio(*opus_arms(Path(folder)), 3)
    report("50 prompts: ours ÷ transformers generate", rows, GOAL)


if __name__ == "__main__":
    main()
