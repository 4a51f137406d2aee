"""Stage ``text``: a small CLIP text encoder that first learns to name what a caption says, and is
then frozen.

One linear head per attribute reads its value, or "unsaid", from the hidden state at the end token
and at a padding
token behind it, as the painter's cross-attention will. The heads are thrown away afterwards.
"""

from __future__ import annotations

import random
from pathlib import Path

import torch
import torch.nn.functional as functional
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from tools.demo_model.captions import caption
from tools.demo_model.prompt_words import ADJECTIVES, NOUNS
from tools.demo_model.text_tokenizer import MAX_TOKENS, load_tokenizer, make_tokenizer
from tools.demo_model.training import Budget, Stage, averaged_weights, mixed_precision
from tools.demo_model.workers import device, worker_count
from tools.demo_model.world import ATTRIBUTES, sample_scene

WIDTH = 192
_FOREIGN = [entry[1] for table in (NOUNS, ADJECTIVES) for entry in table]


def new_text_encoder(tokenizer: CLIPTokenizer) -> CLIPTextModel:
    """Return an untrained text encoder for the tokenizer: 4 layers, 77 positions."""
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=WIDTH,
        intermediate_size=4 * WIDTH,
        projection_dim=WIDTH,
        num_hidden_layers=4,
        num_attention_heads=4,
        max_position_embeddings=MAX_TOKENS,
        hidden_act="quick_gelu",
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return CLIPTextModel(config)


class AttributeReader(torch.nn.Module):
    """The text encoder with one head per attribute."""

    def __init__(self, encoder: CLIPTextModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = torch.nn.ModuleDict(
            {name: torch.nn.Linear(WIDTH, len(values) + 1) for name, values in ATTRIBUTES.items()}
        )

    def forward(self, tokens: torch.Tensor, where: torch.Tensor) -> dict[str, torch.Tensor]:
        """Read each attribute from the hidden state at position ``where`` (batch,) of ``tokens``
        (batch, length).
        """
        hidden = self.encoder(tokens).last_hidden_state
        state = hidden[torch.arange(len(tokens), device=tokens.device), where]
        return {name: head(state) for name, head in self.heads.items()}


def noisy(text: str, rng: random.Random) -> str:
    """Insert a few words foreign to the world, or a stray symbol, so that they do not derail the
    encoder.
    """
    if rng.random() < 0.5:
        return text
    words = text.split(" ")
    for _ in range(rng.randint(1, 3)):
        word = (
            rng.choice(_FOREIGN)
            if rng.random() < 0.8
            else chr(rng.choice((0x3042, 0x4E00, 0x21, 0x61)) + rng.randrange(20))
        )
        words.insert(rng.randrange(len(words) + 1), rng.choice((word, word + ",")))
    return " ".join(words)


def labelled_captions(count: int, rng: random.Random) -> tuple[list[str], torch.Tensor]:
    """Return English captions and, for each, the index of every attribute's value; the last index
    means unsaid.
    """
    texts, labels = [], []
    for _ in range(count):
        written = caption(sample_scene(rng), rng, loose=True)
        blank = rng.random() < 0.02
        texts.append(noisy("" if blank else written.en, rng))
        said = {} if blank else written.said
        labels.append(
            [
                values.index(said[name]) if name in said else len(values)
                for name, values in ATTRIBUTES.items()
            ]
        )
    return texts, torch.tensor(labels)


def _places_to_read(
    texts: list[str], tokenizer: CLIPTokenizer
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return tokens (texts, length) and where to read (texts,): the end token or a padding one."""
    encoded = tokenizer(
        texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
    )
    spare = min(8, MAX_TOKENS - encoded.input_ids.shape[1])
    tokens = functional.pad(encoded.input_ids, (0, spare), value=tokenizer.pad_token_id)
    end = encoded.attention_mask.sum(1) - 1
    behind = (end + torch.randint(0, 9, end.shape)).clamp(max=tokens.shape[1] - 1)
    return tokens, torch.where(torch.rand(end.shape) < 0.5, end, behind)


def train_text_encoder(work: Path, budget: Budget, seed: int, batch: int = 96) -> CLIPTextModel:
    """Learn the tokenizer (once) and train the encoder; returns the averaged encoder."""
    torch.manual_seed(seed)
    folder = work / "tokenizer"
    tokenizer = (
        load_tokenizer(folder) if (folder / "merges.txt").exists() else make_tokenizer(folder, seed)
    )
    reader = AttributeReader(new_text_encoder(tokenizer)).to(device())
    rng = random.Random()

    def draw() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        texts, labels = labelled_captions(batch // worker_count(), rng)
        return *_places_to_read(texts, tokenizer), labels

    def loss(model: torch.nn.Module, drawn: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, str]:
        tokens, where, labels = (value.to(device()) for value in drawn)
        with mixed_precision():
            answers = model(tokens, where)
        losses, right = [], []
        for i, name in enumerate(ATTRIBUTES):
            losses.append(functional.cross_entropy(answers[name].float(), labels[:, i]))
            right.append((answers[name].argmax(1) == labels[:, i]).float().mean().item())
        return torch.stack(losses).sum(), f"right {sum(right) / len(right):.3f}"

    Stage("text", reader, draw, loss, work / "text.pt", 1.5e-3, budget, decay=0.99).run()
    return reader.encoder


def load_text_encoder(work: Path) -> tuple[CLIPTokenizer, CLIPTextModel]:
    """Return the tokenizer and the trained, frozen text encoder."""
    tokenizer = load_tokenizer(work / "tokenizer")
    encoder = new_text_encoder(tokenizer)
    weights = averaged_weights(work / "text.pt")
    mark = "encoder."
    encoder.load_state_dict(
        {name.removeprefix(mark): w for name, w in weights.items() if name.startswith(mark)}
    )
    return tokenizer, encoder.eval().requires_grad_(False)


@torch.no_grad()
def encode_texts(
    texts: list[str], tokenizer: CLIPTokenizer, encoder: CLIPTextModel
) -> torch.Tensor:
    """Return hidden states (texts, 77, width) as StableDiffusionPipeline feeds them to the UNet."""
    encoded = tokenizer(
        texts, padding="max_length", truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
    )
    hidden: torch.Tensor = encoder(encoded.input_ids.to(encoder.device)).last_hidden_state
    return hidden
