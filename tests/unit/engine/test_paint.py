"""Drawing: reproducible, watched, stoppable, and honest about failure."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from sdjp.contract.errors import BrokenPicture, Interrupted, InvalidValue, OutOfMemory
from sdjp.contract.events import Step
from sdjp.contract.request import Stage
from sdjp.engine.models import Painter, load_painter
from sdjp.engine.paint import paint
from sdjp.engine.samplers import SAMPLERS
from tests.tiny_models import add_safety_checker, make_painter
from tests.unit.engine.conftest import request_for, stage


def pixels(painter: Painter, **changes: object) -> list[np.ndarray]:
    """The pictures of one request as arrays."""
    request = request_for(painter, **changes)
    return [np.asarray(painted.picture) for painted in paint(painter, request)]


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_every_sampler_draws_with_a_preview_every_step(tiny: Painter, sampler: str) -> None:
    """Each listed sampler makes a picture and reports each of its steps with a preview."""
    events: list[Step] = []
    request = request_for(tiny, sampler=sampler, steps=5)
    (painted,) = paint(tiny, request, events.append)
    assert [event.step for event in events] == list(range(1, events[-1].steps + 1))
    assert events[-1].steps >= 5
    assert all(len(event.previews[0]) == 8 * 8 * 3 for event in events)
    assert painted.picture.size == (64, 64)


@pytest.mark.parametrize("sampler", ["DDIM", "Euler a", "DPM++ 2M SDE Karras", "LCM"])
def test_same_seed_same_picture(tiny: Painter, sampler: str) -> None:
    """A seed gives the same pixels again, another seed other ones."""
    first, again = (pixels(tiny, sampler=sampler)[0] for _ in range(2))
    (other,) = pixels(tiny, sampler=sampler, seeds=(8,))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_each_picture_of_a_batch_can_be_drawn_alone(tiny: Painter) -> None:
    """The third picture of a batch is bit for bit what its seed gives alone."""
    batch = pixels(tiny, sampler="Euler a", seeds=(1, 2, 3))
    alone = pixels(tiny, sampler="Euler a", seeds=(3,))
    assert np.array_equal(batch[2], alone[0])


def test_size_is_what_was_asked_for(tiny: Painter) -> None:
    """Width and height are not mixed up."""
    (picture,) = pixels(tiny, width=96, height=32)
    assert picture.shape == (32, 96, 3)


def test_size_must_fit_the_models_factor(tiny: Painter) -> None:
    """A width that the latents cannot express is refused before anything is drawn."""
    with pytest.raises(InvalidValue) as caught:
        pixels(tiny, width=65)
    assert caught.value.context["name"] == "width"


@pytest.mark.parametrize(
    "changes",
    [
        {"guidance_scale": 3.0},
        {"guidance_scale": 0.0},
        {"guidance_scale": 1.0},
        {"negative_stages": (stage("blue dog"),)},
        {"clip_skip": 1},
        {"stages": (stage("a red cat", weight=1.6),)},
        {"stages": (stage("a red cat"), stage("sea"))[::-1]},
        {"steps": 6},
    ],
    ids=str,
)
def test_every_control_changes_the_picture(tiny: Painter, changes: dict[str, object]) -> None:
    """No parameter is accepted and then ignored."""
    assert not np.array_equal(pixels(tiny)[0], pixels(tiny, **changes)[0])


def test_guidance_scale_zero_is_the_unconditional_picture(tiny: Painter) -> None:
    """At scale 0 the prompt plays no part, only the negative prompt does."""
    cat = pixels(tiny, guidance_scale=0.0)[0].astype(int)
    dog = pixels(tiny, guidance_scale=0.0, stages=(stage("dog"),))[0].astype(int)
    assert np.abs(cat - dog).max() <= 1


def test_a_later_stage_takes_over_at_its_step(tiny: Painter) -> None:
    """`[cat:dog:2]` draws as cat before step 2 and as dog after it."""
    cat, dog = stage("cat"), stage("dog")
    both = (Stage(cat.passages, 2), dog)
    pictures = [
        pixels(tiny, stages=stages, guidance_scale=5.0)[0] for stages in ((cat,), (dog,), both)
    ]
    never = pixels(tiny, stages=(Stage(cat.passages, 4), dog), guidance_scale=5.0)[0]
    assert not np.array_equal(pictures[2], pictures[0])
    assert not np.array_equal(pictures[2], pictures[1])
    assert np.array_equal(never, pictures[0])


def test_prompts_of_unequal_length_are_padded(tiny: Painter) -> None:
    """Three chunks of prompt go with one chunk of negative prompt, and all chunks count."""
    long = "cat " * 60
    first = pixels(tiny, stages=(stage(long),))[0]
    second = pixels(tiny, stages=(stage(long + "dog"),))[0]
    assert not np.array_equal(first, second)


def test_cancel_stops_between_steps(tiny: Painter) -> None:
    """After the step in which the user stopped, no further step is taken."""
    events: list[Step] = []
    request = request_for(tiny, steps=9)
    with pytest.raises(Interrupted):
        list(paint(tiny, request, events.append, lambda: len(events) >= 3))
    assert len(events) == 3
    (painted,) = paint(tiny, request)
    assert painted.picture.size == (64, 64)


def test_numbers_that_overflow_are_named_not_saved(tmp_path: Path) -> None:
    """A damaged VAE gives BrokenPicture, not a black picture."""
    broken = load_painter(make_painter(tmp_path))
    with torch.no_grad():
        broken.pipe.vae.decoder.conv_out.bias.fill_(float("nan"))
    with pytest.raises(BrokenPicture):
        pixels(broken)


def test_a_black_picture_is_no_failure(tmp_path: Path) -> None:
    """A picture that is truly black is drawn and kept."""
    dark = load_painter(make_painter(tmp_path))
    with torch.no_grad():
        dark.pipe.vae.decoder.conv_out.weight.zero_()
        dark.pipe.vae.decoder.conv_out.bias.fill_(-1.0)
    (picture,) = pixels(dark)
    assert picture.max() == 0


@pytest.mark.parametrize(
    ("objects", "verdict"), [(True, "flagged"), (False, "passed")], ids=["objects", "passes"]
)
def test_the_safety_checker_reports_and_blurs(
    own_tiny_dir: Path, objects: bool, verdict: str
) -> None:
    """A flagged picture is blurred and its original kept; a passed one is untouched."""
    add_safety_checker(own_tiny_dir, objects=objects)
    painter = load_painter(own_tiny_dir)
    (painted,) = paint(painter, request_for(painter))
    (plain,) = paint(painter, request_for(painter, safety=False))
    assert painted.safety == verdict
    assert plain.safety == "off"
    kept = painted.original if objects else painted.picture
    assert kept is not None
    assert np.array_equal(np.asarray(kept), np.asarray(plain.picture))
    if objects:
        sharp = np.asarray(painted.original).astype(float).std()
        assert np.asarray(painted.picture).astype(float).std() < sharp


def test_a_model_without_a_checker_says_so(tiny: Painter) -> None:
    """No checker is not the same as passed."""
    (painted,) = paint(tiny, request_for(tiny))
    assert painted.safety == "none"


def test_running_out_of_memory_is_named(tiny: Painter, monkeypatch: pytest.MonkeyPatch) -> None:
    """The allocator's failure becomes OutOfMemory with the size that did not fit."""

    def decode(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr(tiny.pipe.vae, "decode", decode)
    with pytest.raises(OutOfMemory) as caught:
        pixels(tiny)
    assert caught.value.context == {"width": "64", "height": "64"}
