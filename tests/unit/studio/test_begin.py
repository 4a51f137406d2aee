"""Orders that start from a picture: drawn, kept, remembered, and looped back."""

from __future__ import annotations

import dataclasses
import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdjp.contract.errors import InputError, InvalidValue
from sdjp.contract.events import Step
from sdjp.contract.init_image import InitImage
from sdjp.contract.messages import Lanes, Order
from sdjp.contract.request import PictureRecord, Wording
from sdjp.engine.grid import reduced
from sdjp.engine.models import Painter, load_painter
from sdjp.provenance.iptc import COMPOSITE
from sdjp.provenance.opening import MAX_PIXELS
from sdjp.provenance.reading import read_picture, read_text
from sdjp.provenance.verify import inspect
from sdjp.store.held import reveal
from sdjp.store.inputs import keep_input, read_input
from sdjp.studio.comparison import _table, compare_and_keep, labelled_sheet
from sdjp.studio.keep import draw_and_keep
from tests.tiny_models import add_safety_checker, make_painter


@pytest.fixture(scope="module")
def painter(tmp_path_factory: pytest.TempPathFactory) -> Painter:
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


@pytest.mark.parametrize("is_masked", [False, True])
def test_a_picture_is_extended_once(painter: Painter, is_masked: bool) -> None:
    """Each round after the first draws the added edge and the masked part of the larger picture
    again, and leaves the rest of the photo alone.
    """
    changes: dict[str, object] = {"extend": (0, 0, 64, 32), "feather_px": 4}
    if is_masked:
        mask = Image.new("L", (192, 128))
        mask.paste(255, (0, 0, 40, 40))
        changes["mask"] = keep_input(mask).id
    wanted = dataclasses.replace(order(strength=1.0, **changes), loops=3)
    kept = list(draw_and_keep(painter, wanted, None))
    assert [each.picture.size for each in kept] == [(256, 160)] * 3
    assert [each.record.mode for each in kept] == ["outpaint", "inpaint", "inpaint"]
    original = np.asarray(photo())
    results = [np.asarray(each.picture).astype(int) for each in kept]
    for each in results:
        assert np.array_equal(each[48:124, 48:188], original[48:124, 48:188])
        assert np.array_equal(each[:124, :188], original[:124, :188]) != is_masked
    for before, after in itertools.pairwise(results):
        assert np.abs(after - before)[:, 192:].mean() > 1, "the edge is drawn again"
        assert (np.abs(after - before)[:40, :40].max() > 0) == is_masked
    init = kept[2].record.init
    assert init is not None
    assert (init.extend, init.feather_px) == ((0, 0, 0, 0), 4)
    assert read_input(init.mask).size == (256, 160)


@pytest.mark.parametrize(
    "changes",
    [
        {"only_masked": True, "padding_px": 10},
        {"only_masked": False},
        {"extend": (0, 24, 0, 0), "strength": 1.0},
    ],
    ids=str,
)
def test_what_was_laid_into_a_picture_can_be_drawn_again(
    painter: Painter, changes: dict[str, object]
) -> None:
    """The file says at what size was drawn: with it, start and seed give the same picture again,
    and without it another one.
    """
    wanted = dataclasses.replace(
        order(mask=keep_input(half_mask()).id, **changes),
        width=160,
        height=96,
        watermark=False,
        wording=Wording("塗る", style="style-ink"),
    )
    (kept,) = draw_and_keep(painter, wanted, None)
    said = inspect(kept.saved.path).sdjp
    assert said is not None
    record = PictureRecord.from_json(said)
    assert record.asked_size == (160, 96)
    assert record.wording == wanted.wording == Wording("塗る", style="style-ink")
    again, other = (
        next(draw_and_keep(painter, restored, None)).picture.tobytes()
        for restored in (
            dataclasses.replace(
                wanted, init=record.init, width=record.asked_size[0], height=record.asked_size[1]
            ),
            dataclasses.replace(wanted, init=record.init, width=0, height=0),
        )
    )
    assert again == kept.picture.tobytes() != other


def test_nothing_is_made_of_a_blurred_picture(tmp_path: Path) -> None:
    """Where the checker objects, the loop of that seed ends and says so; the next seed begins at
    the start again. In the last round there is nothing to end.
    """
    model = make_painter(tmp_path)
    add_safety_checker(model, objects=True)
    checked = load_painter(model)
    wanted = dataclasses.replace(order(strength=0.7), seeds=(7, 50), loops=3)
    blurred = list(draw_and_keep(checked, wanted, None))
    assert [each.record.seed for each in blurred] == [7, 50]
    assert all(each.ends_loop and each.is_held_back for each in blurred)
    assert {each.record.init.picture for each in blurred if each.record.init} == {
        wanted.init.picture if wanted.init else ""
    }
    once = list(draw_and_keep(checked, dataclasses.replace(wanted, loops=1), None))
    free = list(draw_and_keep(checked, dataclasses.replace(wanted, safety=False), None))
    assert (len(once), len(free)) == (2, 6)
    assert not any(each.ends_loop for each in once + free)


def test_loops_need_a_picture(painter: Painter) -> None:
    """From noise there is nothing to go round."""
    plain = dataclasses.replace(order(), init=None, loops=2)
    with pytest.raises(InvalidValue, match="loops"):
        next(draw_and_keep(painter, plain, None))


def test_a_missing_input_is_told(painter: Painter) -> None:
    """An input that is gone is an error with a name, before anything is drawn."""
    with pytest.raises(InputError):
        next(draw_and_keep(painter, order(picture="0" * 64), None))


def test_a_sheet_of_large_pictures_can_be_read_again(
    painter: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pictures are reduced to their share of a sheet before they stand on it."""
    monkeypatch.setattr("sdjp.engine.grid.MAX_PIXELS", 3 * 96 * 64)
    wanted = order(mask=keep_input(half_mask()).id)
    kept = compare_and_keep(painter, wanted, "strength", (0.2, 0.5, 0.9), "強さ", None)
    assert kept.record.asked_size == (0, 0)
    bare = labelled_sheet([Image.new("RGB", (96, 64))] * 3, ["0.2", "0.5", "0.9"], "強さ")
    assert kept.picture.size == bare.size
    saved, _ = read_picture(kept.saved.path)
    assert saved.size == bare.size


@pytest.mark.parametrize("ratio", [0.05, 0.5, 1, 3, 20])
@pytest.mark.parametrize("count", [1, 5, 6, 12])
def test_no_sheet_is_larger_than_what_is_read(ratio: float, count: int) -> None:
    """Labels and gaps add less than what is left to the bound, whatever the pictures' shape."""
    size = (round(8000 * ratio**0.5), round(8000 / ratio**0.5))
    picture = reduced(Image.new("RGB", size), *_table(count))
    sheet = labelled_sheet([picture] * count, ["7.5"] * count, "強さ")
    assert sheet.width * sheet.height <= MAX_PIXELS


def test_a_comparison_says_what_is_blurred_and_keeps_it(
    tmp_path: Path, sdjp_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The checker objects to the second strength alone: the sheet says so, and the one that waits
    shows what was blurred; with nothing to object to no sheet waits.
    """
    model = make_painter(tmp_path)
    add_safety_checker(model, objects=False)
    checked = load_painter(model)
    strengths = (0.2, 0.9)
    free = compare_and_keep(checked, order(), "strength", strengths, "強さ", None)
    assert (free.record.safety, free.is_held_back) == ("passed", False)
    assert not (sdjp_home / "data" / "held").exists()
    verdicts = iter([False, True])
    monkeypatch.setattr("sdjp.engine.paint.is_flagged", lambda *_: next(verdicts))
    kept = compare_and_keep(checked, order(), "strength", strengths, "強さ", None)
    assert (kept.record.safety, kept.is_held_back) == ("flagged", True)
    assert kept.picture.tobytes() != free.picture.tobytes()
    reveal(kept.saved.path)
    assert read_picture(kept.saved.path)[0].tobytes() == read_picture(free.saved.path)[0].tobytes()


def test_strengths_can_be_compared(painter: Painter, tmp_path: Path) -> None:
    """One sheet shows what each strength makes of the picture; without one it is refused."""
    kept = compare_and_keep(painter, order(), "strength", (0.2, 0.9), "強さ", None)
    assert kept.record.extra["comparison"] == {"axis": "strength", "values": [0.2, 0.9]}
    assert COMPOSITE in read_text(kept.saved.path).xmp
    plain = dataclasses.replace(order(), init=None)
    with pytest.raises(InvalidValue):
        compare_and_keep(painter, plain, "strength", (0.2, 0.9), "強さ", None)
