"""Drawing from a picture: how far it goes, and what it leaves alone."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest
from PIL import Image

from sdjp.contract.errors import Interrupted
from sdjp.contract.events import Step
from sdjp.contract.init_image import InitImage
from sdjp.engine.from_picture import start_latents
from sdjp.engine.models import Painter
from sdjp.engine.paint import paint
from sdjp.engine.samplers import SAMPLERS
from sdjp.engine.start import Start, start_of
from tests.unit.engine.conftest import request_for, stage


def photo(size: tuple[int, int] = (64, 64)) -> Image.Image:
    """Something with structure: two soft colour gradients and a square."""
    across, down = np.meshgrid(np.linspace(0, 255, size[0]), np.linspace(0, 255, size[1]))
    picture = Image.fromarray(np.stack([across, down, 255 - across], -1).astype(np.uint8))
    picture.paste((250, 240, 60), (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
    return picture


def half_mask(size: tuple[int, int] = (64, 64)) -> Image.Image:
    """The right half."""
    mask = Image.new("L", size)
    mask.paste(255, (size[0] // 2, 0, *size))
    return mask


def begin(
    painter: Painter, picture: Image.Image, mask: Image.Image | None, init: InitImage
) -> Start:
    """The start of a drawing in the model's own size."""
    side = painter.default_size_px
    return start_of(
        picture, mask, init, (side, side), area=side * side, factor=painter.scale_factor
    )


def draw(
    painter: Painter, mask: Image.Image | None = None, *, picture: Image.Image | None = None,
    events: list[Step] | None = None, changes: dict[str, object] | None = None, **init: object,
) -> np.ndarray:  # fmt: skip
    """One picture as an array of int."""
    wanted = InitImage("x", mask="m" if mask else "", feather_px=0, **init)  # type: ignore[arg-type]
    start = begin(painter, picture or photo(), mask, wanted)
    request = request_for(painter, init=wanted, **(changes or {}))
    seen = [] if events is None else events
    (painted,) = paint(painter, request, seen.append, start=start)
    return np.asarray(painted.picture).astype(int)


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("mask", [None, half_mask()], ids=["img2img", "inpaint"])
def test_every_sampler_starts_from_a_picture(
    tiny: Painter, sampler: str, mask: Image.Image | None
) -> None:
    """Each listed sampler draws in the middle of its schedule and reports as many steps as the
    strength asks for; what the mask leaves alone is the picture's, bit for bit.
    """
    events: list[Step] = []
    picture = draw(
        tiny, mask, events=events, strength=0.5, changes={"sampler": sampler, "steps": 8}
    )
    assert [event.step for event in events] == list(range(1, events[-1].steps + 1))
    assert 3 <= events[-1].steps <= 10
    if mask is not None:
        assert np.array_equal(picture[:, :32], np.asarray(photo())[:, :32])
        assert not np.array_equal(picture[:, 32:], np.asarray(photo())[:, 32:])


def test_more_strength_goes_further(demo: Painter) -> None:
    """The distance to the original grows with the strength; at 0 it is what the VAE alone makes
    of it, and no step is done.
    """
    side = demo.default_size_px
    picture = photo((side, side))
    events: list[Step] = []
    kept = draw(demo, picture=picture, events=events, strength=0.0, changes={"steps": 6})
    assert events == []
    distances = [np.abs(kept - np.asarray(picture)).mean()]
    for strength in (0.35, 0.7, 1.0):
        drawn = draw(demo, picture=picture, strength=strength, changes={"steps": 6})
        distances.append(np.abs(drawn - np.asarray(picture)).mean())
    assert distances == sorted(distances)
    assert distances[0] < 0.5 * distances[1]


@pytest.mark.parametrize("sampler", ["DDIM", "Euler", "DPM++ 2M Karras"])
def test_full_strength_is_txt2img(tiny: Painter, sampler: str) -> None:
    """At strength 1 nothing of the picture is left: the seed draws what it draws from noise."""
    changes: dict[str, object] = {"sampler": sampler}
    (painted,) = paint(tiny, request_for(tiny, **changes))
    assert np.array_equal(draw(tiny, strength=1.0, changes=changes), np.asarray(painted.picture))


def test_a_seed_gives_the_same_picture_again(tiny: Painter) -> None:
    """Start, mask and seed decide the picture."""
    first, again, other = (
        draw(tiny, half_mask(), masked_content="noise", changes={"seeds": (seed,)})
        for seed in (3, 3, 4)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_prompt_changes_in_the_middle_of_what_is_drawn(tiny: Painter) -> None:
    """Of [a:b:0.5] at strength 0.5, the second half of the steps done sees b."""
    plain, changed = (
        draw(tiny, strength=0.5, changes={"steps": 8, "stages": stages})
        for stages in (
            (stage("a red cat"),),
            (stage("a red cat", until=4), stage("a blue sea and a very long road")),
        )
    )
    assert not np.array_equal(plain, changed)


def test_each_masked_content_begins_elsewhere(tiny: Painter) -> None:
    """Original, fill, noise and nothing give four different pictures under the mask."""
    drawn = [
        draw(tiny, half_mask(), masked_content=content, strength=0.6)
        for content in ("original", "fill", "noise", "nothing")
    ]
    for one, other in itertools.combinations(drawn, 2):
        assert not np.array_equal(one[:, 32:], other[:, 32:])
        assert np.array_equal(one[:, :32], other[:, :32])


def test_noise_and_nothing_are_laid_into_the_latents(tiny: Painter) -> None:
    """Nothing is zeros, noise has spread one, and both only where the mask is."""
    start = begin(tiny, photo(), half_mask(), InitImage("x", mask="m", feather_px=0))
    plain, noise, nothing = (
        start_latents(tiny, start, content, 5).clean for content in ("original", "noise", "nothing")
    )
    assert plain.shape == (1, 4, 8, 8)
    assert (nothing[..., 4:] == 0).all()
    assert 0.7 < noise[..., 4:].std() < 1.3
    for each in (noise, nothing):
        assert (each[..., :4] == plain[..., :4]).all()


def test_a_stop_is_heeded(tiny: Painter) -> None:
    """Cancelled, an img2img drawing stops before its next step."""
    events: list[Step] = []
    init = InitImage("x", strength=1.0)
    request = request_for(tiny, init=init, steps=8)
    drawing = paint(
        tiny, request, events.append, lambda: len(events) >= 2, begin(tiny, photo(), None, init)
    )
    with pytest.raises(Interrupted):
        next(drawing)
    assert len(events) == 2


def test_previews_lie_in_their_picture(tiny: Painter) -> None:
    """While a part is drawn, the preview shows the whole picture with that part in its place."""
    events: list[Step] = []
    picture = photo((256, 128))
    mask = Image.new("L", picture.size)
    mask.paste(255, (0, 0, 64, 64))
    draw(tiny, mask, picture=picture, events=events, only_masked=True, padding_px=0)
    shown = Image.frombytes(
        "RGB", (events[-1].preview_width, events[-1].preview_height), events[-1].previews[0]
    )
    assert shown.size == (256, 128)
    assert shown.crop((70, 70, 256, 128)).tobytes() == picture.crop((70, 70, 256, 128)).tobytes()
    assert shown.crop((0, 0, 64, 64)).tobytes() != picture.crop((0, 0, 64, 64)).tobytes()


class TestUNetForInpainting:
    """A UNet with nine channels sees the mask and the masked picture."""

    def test_it_draws_from_words_alone(self, inpainter: Painter) -> None:
        """Without a picture all of it is masked, and the size is as asked for."""
        assert inpainter.is_for_inpainting
        assert inpainter.latent_channels == 4
        (painted,) = paint(inpainter, request_for(inpainter, width=96))
        assert painted.picture.size == (96, 64)

    @pytest.mark.parametrize("sampler", ["DDIM", "Heun", "Euler a"])
    def test_it_leaves_the_rest_alone(self, inpainter: Painter, sampler: str) -> None:
        """What the mask leaves alone is the picture's, bit for bit."""
        drawn = draw(inpainter, half_mask(), changes={"sampler": sampler})
        assert np.array_equal(drawn[:, :32], np.asarray(photo())[:, :32])

    def test_it_sees_what_is_around_the_mask(self, inpainter: Painter) -> None:
        """Another picture around the same mask gives another drawing, though it begins with noise;
        what lies under the mask is not seen.
        """
        under, around = photo(), photo()
        under.paste((1, 2, 3), (40, 0, 64, 64))
        around.paste((1, 2, 3), (0, 0, 20, 64))
        first, same, other = (
            draw(inpainter, half_mask(), picture=picture, strength=1.0)[:, 32:]
            for picture in (photo(), under, around)
        )
        assert np.array_equal(first, same)
        assert not np.array_equal(first, other)

    def test_it_takes_all_channels_back(self, inpainter: Painter) -> None:
        """After a drawing the UNet has no hook left."""
        hooks = dict(inpainter.pipe.unet._forward_pre_hooks)
        draw(inpainter, half_mask())
        assert inpainter.pipe.unet._forward_pre_hooks == hooks


def test_a_request_without_numbers_is_not_begun() -> None:
    """Init settings outside their range are refused by name."""
    from sdjp.contract.errors import InvalidValue

    for changes, name in (
        ({"strength": 1.5}, "strength"),
        ({"strength": float("nan")}, "strength"),
        ({"resize": "zoom"}, "resize mode"),
        ({"masked_content": "magic"}, "masked content"),
        ({"feather_px": -1}, "mask feather"),
        ({"extend": (1, 2, 3)}, "extension"),
        ({"extend": (1, 2, 3, 99_999)}, "extension"),
    ):
        with pytest.raises(InvalidValue) as caught:
            dataclasses.replace(InitImage("x"), **changes)
        assert caught.value.context["name"] == name
