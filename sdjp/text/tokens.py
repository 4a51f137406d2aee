"""How many CLIP tokens a prompt has, counted with the model's own tokenizer and without torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from sdjp.contract.errors import ModelUnreadable
from sdjp.text.conditioning import stages

CHUNK_TOKENS = 75

_STEPS = 20

# As in transformers' CLIPTokenizer.
_PATTERN = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
_MARKS = ("<|startoftext|>", "<|endoftext|>")


class Tokens:
    """Counts the tokens of English prompts.

    Args:
        tokenizer: without start and end tokens of its own.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    @classmethod
    def of_model(cls, model: Path) -> Tokens:
        """The counter for the diffusers folder `model`.

        Raises:
            ModelUnreadable: it brings no tokenizer that can be read.
        """
        try:
            vocabulary, merges = _pieces(model / "tokenizer")
            pieces = models.BPE(
                vocabulary, merges, end_of_word_suffix="</w>", continuing_subword_prefix=""
            )
        except Exception as error:  # the library raises nothing narrower
            raise ModelUnreadable(path=model, reason="tokenizer") from error
        tokenizer = Tokenizer(pieces)
        tokenizer.add_special_tokens([mark for mark in _MARKS if mark in vocabulary])
        tokenizer.normalizer = normalizers.Sequence(
            [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
        )
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
            [
                pre_tokenizers.Split(Regex(_PATTERN), behavior="removed", invert=True),
                pre_tokenizers.ByteLevel(add_prefix_space=False),
            ]
        )
        return cls(tokenizer)

    def count(self, text: str) -> int:
        """Tokens of `text`, start and end not counted."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def chunks(self, english: str) -> tuple[int, ...]:
        """Tokens in each 75-token chunk of the first stage of a prompt; at least one chunk."""
        found: list[int] = []
        for passage in stages(english, _STEPS)[0].passages:
            number = sum(self.count(fragment.text) for fragment in passage)
            found += [CHUNK_TOKENS] * (number // CHUNK_TOKENS)
            if number % CHUNK_TOKENS:
                found.append(number % CHUNK_TOKENS)
        return tuple(found) or (0,)


def _pieces(folder: Path) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Vocabulary and merges; read here and not by the library, which opens narrow paths."""
    files = folder / "vocab.json", folder / "merges.txt"
    if all(file.is_file() for file in files):
        vocabulary, merges = (file.read_text(encoding="utf-8") for file in files)
        return _vocabulary(json.loads(vocabulary)), _merges(merges)
    values = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]
    # Older files join the two halves of a merge with a space, newer ones list them.
    lines = (pair if isinstance(pair, str) else " ".join(pair) for pair in values["merges"])
    return _vocabulary(values["vocab"]), _merges("\n".join(lines))


def _vocabulary(values: dict[str, Any]) -> dict[str, int]:
    return {str(piece): int(number) for piece, number in values.items()}


def _merges(text: str) -> list[tuple[str, str]]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#version")]
    pairs = [tuple(line.split(" ")) for line in lines]
    return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]
