"""The painter's tokenizer: byte-level BPE by CLIP's conventions, learnt from captions and
ordinary prompt words.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import CLIPTokenizer

from tools.demo_model.captions import caption
from tools.demo_model.prompt_words import ADJECTIVES, NOUNS, VERBS
from tools.demo_model.world import sample_scene

MAX_TOKENS = 77
START, END = "<|startoftext|>", "<|endoftext|>"
_PATTERN = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
_SPARE_WORDS = (
    "a an the of in on at and with by for from to is are under over near behind beside between"
)


def _corpus(seed: int) -> Iterator[str]:
    rng = random.Random(seed)
    for _ in range(6000):
        yield caption(sample_scene(rng), rng, loose=True).en
    for table in (NOUNS, ADJECTIVES, VERBS):
        for entry in table:
            yield from [entry[1]] * 4
    yield from [_SPARE_WORDS] * 4


def learn_merges(seed: int, size: int) -> list[tuple[str, str]]:
    """Return BPE merges learnt on the captions, best first."""
    tokenizer = Tokenizer(models.BPE(end_of_word_suffix="</w>", continuing_subword_prefix=""))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_PATTERN), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        min_frequency=3,
        show_progress=False,
        end_of_word_suffix="</w>",
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator(_corpus(seed), trainer)
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    return [(first, second) for first, second in merges]


def make_tokenizer(folder: Path, seed: int = 0, size: int = 2400) -> CLIPTokenizer:
    """Learn the tokenizer and write it to ``folder`` in both layouts: tokenizer.json, and
    vocab.json with merges.txt.

    The vocabulary is laid out as OpenAI's: bytes, bytes that end a word, merges, start, end.
    Every byte is in it,
    so that no text, Japanese included, has an unknown token (which would read as the end of the
    text).
    """
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = [*alphabet, *(letter + "</w>" for letter in alphabet)]
    known = set(words)
    merges = []
    for first, second in learn_merges(seed, size):
        if first in known and second in known:
            merges.append((first, second))
            if first + second not in known:
                known.add(first + second)
                words.append(first + second)
    vocabulary = {word: i for i, word in enumerate([*words, START, END])}
    tokenizer = CLIPTokenizer(vocab=vocabulary, merges=merges, model_max_length=MAX_TOKENS)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save_pretrained(folder)
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    lines = ["#version: 0.2", *(" ".join(merge) for merge in merges)]
    (folder / "merges.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tokenizer


def load_tokenizer(folder: Path) -> CLIPTokenizer:
    """Load the tokenizer written by :func:`make_tokenizer`."""
    tokenizer: CLIPTokenizer = CLIPTokenizer.from_pretrained(folder)
    return tokenizer
