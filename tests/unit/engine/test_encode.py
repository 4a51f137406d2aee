"""Encoding: chunks, weights, layers, and equality with what diffusers does."""

from __future__ import annotations

import pytest
import torch

from sdjp.contract.errors import InvalidValue
from sdjp.contract.request import Fragment
from sdjp.engine.encode import Conditioning, Encoder
from sdjp.engine.models import Painter
from tests.unit.engine.conftest import stage


def one(text: str, weight: float = 1.0) -> tuple[tuple[Fragment, ...], ...]:
    """One passage of one fragment."""
    return ((Fragment(text, weight),),)


def test_plain_prompts_are_encoded_as_diffusers_does(tiny: Painter) -> None:
    """Without weights and within 75 tokens the states equal the pipeline's own."""
    own = Encoder(tiny).encode(one("a red cat"))
    reference, _ = tiny.pipe.encode_prompt("a red cat", tiny.device, 1, False)
    assert torch.equal(own, reference.float())


def test_long_prompts_become_chunks_of_75(tiny: Painter) -> None:
    """160 tokens make three chunks, none of them longer than 75."""
    encoder = Encoder(tiny)
    chunks = encoder.chunks(one("x" * 160))
    assert [len(chunk) for chunk in chunks] == [75, 75, 10]
    assert encoder.encode(one("x" * 160)).shape == (1, 3 * 77, 32)


def test_a_passage_begins_a_new_chunk(tiny: Painter) -> None:
    """BREAK parts even short texts."""
    passages = (*one("cat"), *one("dog"))
    assert [len(chunk) for chunk in Encoder(tiny).chunks(passages)] == [3, 3]


def test_no_text_is_one_empty_chunk(tiny: Painter) -> None:
    """An empty prompt is what the model was trained to draw without guidance."""
    encoder = Encoder(tiny)
    assert torch.equal(encoder.encode(((),)), encoder.encode(one("")))


def test_weights_move_states_along_the_line_from_the_empty_prompt(tiny: Painter) -> None:
    """Weight 0 is the empty prompt's state, 1 is the prompt's, 2 lies as far beyond."""
    encoder = Encoder(tiny)
    nothing, plain, double = (encoder.encode(one("cat", weight)) for weight in (0.0, 1.0, 2.0))
    empty = encoder.encode(((),))
    assert torch.allclose(nothing[:, 1:4], empty[:, 1:4])
    assert torch.allclose(double - plain, plain - nothing, atol=1e-4)


def test_weights_leave_other_tokens_alone(tiny: Painter) -> None:
    """Emphasis on the second fragment does not touch the states of the first."""
    encoder = Encoder(tiny)
    plain = encoder.encode(((Fragment("cat"), Fragment("dog")),))
    strong = encoder.encode(((Fragment("cat"), Fragment("dog", 1.5)),))
    assert torch.equal(plain[:, :4], strong[:, :4])
    assert not torch.equal(plain[:, 4:7], strong[:, 4:7])


def test_clip_skip_takes_the_earlier_layer_and_the_last_norm(tiny: Painter) -> None:
    """Skip 1 is the last but one hidden state after the final layer norm."""
    encoder = tiny.pipe.text_encoder
    ids = tiny.pipe.tokenizer("cat", padding="max_length", return_tensors="pt").input_ids
    with torch.inference_mode():
        hidden = encoder(ids, output_hidden_states=True).hidden_states[-2]
        expected = encoder.final_layer_norm(hidden).float()
    assert torch.equal(Encoder(tiny, clip_skip=1).encode(one("cat")), expected)


def test_clip_skip_deeper_than_the_encoder_is_refused(tiny: Painter) -> None:
    """The allowed range is the model's, and stands in the error."""
    with pytest.raises(InvalidValue) as caught:
        Encoder(tiny, clip_skip=3)
    assert caught.value.context["allowed"] == "0–2"


def test_conditioning_pads_to_one_length_and_follows_the_steps(tiny: Painter) -> None:
    """All states have the longest one's length; each step gets its stage."""
    conditioning = Conditioning(
        Encoder(tiny), (stage("cat", until=2), stage("x" * 100)), (stage(""),)
    )
    before, negative = conditioning.at(1)
    after, _ = conditioning.at(2)
    assert before.shape == after.shape == negative.shape == (1, 2 * 77, 32)
    assert not torch.equal(before, after)
    assert torch.equal(conditioning.at(99)[0], after)
