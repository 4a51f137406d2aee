"""From weighted English to what the UNet is conditioned on.

Prompts longer than CLIP's window are cut into chunks of 75 tokens that are encoded apart and
joined; emphasis scales how far a token's state lies from that of the empty prompt.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch

from sdjp.contract.errors import InvalidValue
from sdjp.contract.request import Fragment, Stage
from sdjp.engine.models import Painter

Passages = tuple[tuple[Fragment, ...], ...]


class Encoder:
    """Encodes passages with a painter's CLIP, each distinct one once.

    Args:
        painter: whose tokenizer and text encoder are used.
        clip_skip: layers left out at the end; the last layer norm still applies (as in
            AUTOMATIC1111; diffusers 0.42's own `clip_skip` fails on SD 1.x).

    Raises:
        InvalidValue: the text encoder has no layer that deep.
    """

    def __init__(self, painter: Painter, clip_skip: int = 0) -> None:
        self._painter = painter
        self._tokenizer = painter.pipe.tokenizer
        self._clip_skip = clip_skip
        layers = int(painter.pipe.text_encoder.config.num_hidden_layers)
        if clip_skip >= layers:
            raise InvalidValue(name="clip skip", value=clip_skip, allowed=f"0–{layers - 1}")
        self._empty = self._states([self._framed([])])

    @property
    def chunk_tokens(self) -> int:
        """Tokens of one's own that a chunk holds: the window without start and end (75)."""
        return int(self._tokenizer.model_max_length) - 2

    def chunks(self, passages: Passages) -> list[list[tuple[int, float]]]:
        """Token ids with weights, cut into chunks; at least one chunk, at most 75 tokens each."""
        found: list[list[tuple[int, float]]] = []
        for passage in passages:
            tokens = [
                (token, fragment.weight)
                for fragment in passage
                for token in self._tokenizer(
                    fragment.text, add_special_tokens=False, verbose=False
                ).input_ids
            ]
            size = self.chunk_tokens
            found += [tokens[start : start + size] for start in range(0, len(tokens), size)]
        return found or [[]]

    def encode(self, passages: Passages) -> torch.Tensor:
        """States of `passages`: (1, 77 × chunks, width), float32, on the painter's device."""
        chunks = self.chunks(passages)
        states = self._states([self._framed([token for token, _ in chunk]) for chunk in chunks])
        weights = torch.ones(states.shape[:2], device=states.device)
        for row, chunk in enumerate(chunks):
            for column, (_, weight) in enumerate(chunk, start=1):
                weights[row, column] = weight
        weighted = self._empty + (states - self._empty) * weights.unsqueeze(-1)
        # Untouched tokens stay bit for bit what CLIP said.
        states = torch.where(weights.unsqueeze(-1) == 1, states, weighted)
        return states.reshape(1, -1, states.shape[-1])

    def pad(self, states: torch.Tensor, length: int) -> torch.Tensor:
        """`states` followed by empty chunks up to `length` positions."""
        missing = (length - states.shape[1]) // self._empty.shape[1]
        return torch.cat([states, *[self._empty] * missing], dim=1)

    def _framed(self, tokens: Sequence[int]) -> list[int]:
        tokenizer = self._tokenizer
        padding = [tokenizer.pad_token_id] * (self.chunk_tokens - len(tokens))
        return [tokenizer.bos_token_id, *tokens, tokenizer.eos_token_id, *padding]

    @torch.inference_mode()
    def _states(self, ids: list[list[int]]) -> torch.Tensor:
        encoder = self._painter.pipe.text_encoder
        tokens = torch.tensor(ids, device=self._painter.device)
        output = encoder(tokens, output_hidden_states=self._clip_skip > 0)
        states: torch.Tensor = output.last_hidden_state
        if self._clip_skip:
            states = encoder.final_layer_norm(output.hidden_states[-(self._clip_skip + 1)])
        return states.float()


class Conditioning:
    """What the UNet sees at each step: negative and positive states of equal length.

    Args:
        stages, negative_stages: at least one each, in the order of their steps.
    """

    def __init__(
        self, encoder: Encoder, stages: Sequence[Stage], negative_stages: Sequence[Stage]
    ) -> None:
        everything = [*stages, *negative_stages]
        encoded = {stage.passages: encoder.encode(stage.passages) for stage in everything}
        length = max(states.shape[1] for states in encoded.values())
        self._states = {key: encoder.pad(states, length) for key, states in encoded.items()}
        self._positive = stages
        self._negative = negative_stages

    def at(self, step: int) -> tuple[torch.Tensor, torch.Tensor]:
        """(positive, negative) states for `step`, counted from 0."""
        return self._of(self._positive, step), self._of(self._negative, step)

    def _of(self, stages: Sequence[Stage], step: int) -> torch.Tensor:
        chosen = next((stage for stage in stages if step < stage.until), stages[-1])
        return self._states[chosen.passages]
