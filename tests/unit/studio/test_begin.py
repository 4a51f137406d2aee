"""Orders that start from a picture: drawn, kept, remembered, and looped back."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdjp.contract.errors import InputError, InvalidValue
from sdjp.contract.events import Step
from sdjp.contract.init_image import InitImage
from sdjp.contract.messages import Lanes, Order
from sdjp.engine.models import Painter, load_painter
from sdjp.provenance.iptc import COMPOSITE
from sdjp.provenance.reading import read_picture, read_text
from sdjp.provenance.verify import inspect
from sdjp.store.inputs import keep_input, read_input
from sdjp.studio.comparison import compare_and_keep
from sdjp.studio.keep import draw_and_keep
from tests.tiny_models import make_painter


@pytest.fixture(scope="module")
def painter(one_thread: None, tmp_path_factory: pytest.TempPathFactory) -> Painter:
    """A tiny model with random weights, loaded."""
    return load_painter(make_painter(tmp_path_factory.mktemp("小さい")))


def photo(width: int = 192, height: int = 128) -> Image.Image:
    """Something with structure."""
    rng = np.random.default_rng(1)
    small = Image.fromarray(rng.integers(0, 256, (8, 12, 3), dtype=np.uint8))
    return small.resize((width, height), Image.Resampling.BICUBIC)


def half_mask(width: int = 192, height: int = 128) -> Image.Image:
    """The right half."""
    mask = Image.new("L", (width, height))
    mask.paste(255, (width // 2, 0, width, height))
    return mask


def order(**init: object) -> Order:
    """A drawing from the photo, its picture kept as an input."""
    values = {"picture": keep_input(photo()).id, **init}
    lanes = Lanes("猫", "cat")
    return Order(
        lanes, Lanes("", ""), "", (7,), steps=3, init=InitImage(**values)  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_picture_is_drawn_in_its_own_ratio(painter: Painter) -> None:
    """Without a size, an img2img drawing has the model's area and the picture's ratio, and its
    file says what it was made of.
    """
    (kept,) = draw_and_keep(painter, order(strength=0.5, parent="親の絵.png"), None)
    assert kept.picture.size == (80, 56)
    assert kept.record.mode == "img2img"
    said = inspect(kept.saved.path).sdjp
    assert said is not None
    assert said["init"] == json.loads(json.dumps(kept.record.to_json()["init"]))
    assert kept.record.init is not None
    assert kept.record.init.parent == "親の絵.png"
    assert read_input(kept.record.init.picture).tobytes() == photo().tobytes()
    text = read_text(kept.saved.path)
    assert "Denoising strength: 0.5" in text.text["parameters"]
    assert COMPOSITE in text.xmp


@pytest.mark.parametrize("watermark", [True, False])
def test_what_the_mask_leaves_alone_is_in_the_file(painter: Painter, watermark: bool) -> None:
    """The saved picture is as large as the original. Outside of mask and feather it has the
    original's pixels; with the watermark none differs by more than 6.
    """
    mask = keep_input(half_mask()).id
    wanted = dataclasses.replace(order(mask=mask, feather_px=6), watermark=watermark)
    (kept,) = draw_and_keep(painter, wanted, None)
    saved, _ = read_picture(kept.saved.path)
    assert (saved.size, kept.record.mode) == ((192, 128), "inpaint")
    assert (kept.record.width, kept.record.height) == (192, 128)
    difference = np.abs(np.asarray(saved).astype(int) - np.asarray(photo()).astype(int))
    assert difference[:, : 96 - 6].max() <= (6 if watermark else 0)
    assert difference[:, 96:].max() > 6
    assert np.array_equal(np.asarray(kept.picture)[:, :90], np.asarray(photo())[:, :90])


def test_an_extended_picture_is_larger(painter: Painter) -> None:
    """Outpainting gives a larger picture and says so."""
    (kept,) = draw_and_keep(painter, order(extend=(0, 0, 64, 0), strength=1.0), None)
    assert kept.picture.size == (256, 128)
    assert kept.record.mode == "outpaint"


def test_each_loop_starts_from_the_last_result(painter: Painter) -> None:
    """Two seeds in three rounds are six pictures, each kept, each the parent of the next of its
    seed, which has the next seed and the result as its input.
    """
    events: list[Step] = []
    wanted = dataclasses.replace(order(strength=0.7), seeds=(7, 50), loops=3)
    kept = list(draw_and_keep(painter, wanted, None, events.append))
    assert [each.record.seed for each in kept] == [7, 8, 9, 50, 51, 52]
    assert [each.record.batch_index for each in kept] == list(range(6))
    assert {each.record.batch_size for each in kept} == {6}
    assert sorted({event.index for event in events}) == list(range(6))
    for number, each in enumerate(kept):
        init = each.record.init
        assert init is not None
        if number % 3:
            before = kept[number - 1]
            assert init.parent == before.saved.path.name
            assert read_input(init.picture).tobytes() == before.picture.tobytes()
        else:
            assert read_input(init.picture).tobytes() == photo().tobytes()


def test_loops_need_a_picture(painter: Painter) -> None:
    """From noise there is nothing to go round."""
    plain = dataclasses.replace(order(), init=None, loops=2)
    with pytest.raises(InvalidValue, match="loops"):
        next(draw_and_keep(painter, plain, None))


def test_a_missing_input_is_told(painter: Painter) -> None:
    """An input that is gone is an error with a name, before anything is drawn."""
    with pytest.raises(InputError):
        next(draw_and_keep(painter, order(picture="0" * 64), None))


def test_strengths_can_be_compared(painter: Painter, tmp_path: Path) -> None:
    """One sheet shows what each strength makes of the picture; without one it is refused."""
    kept = compare_and_keep(painter, order(), "strength", (0.2, 0.9), "強さ", None)
    assert kept.record.extra["comparison"] == {"axis": "strength", "values": [0.2, 0.9]}
    assert COMPOSITE in read_text(kept.saved.path).xmp
    plain = dataclasses.replace(order(), init=None)
    with pytest.raises(InvalidValue):
        compare_and_keep(painter, plain, "strength", (0.2, 0.9), "強さ", None)
