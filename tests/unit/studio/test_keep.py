"""An order becomes pictures that are kept, with everything they are to remember."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PIL import Image

from sdjp.base.paths import pictures_dir
from sdjp.contract.errors import Interrupted, InvalidValue, StorageError
from sdjp.contract.events import Step
from sdjp.contract.messages import Lanes, Order
from sdjp.contract.request import PictureRecord
from sdjp.engine.models import Painter, load_painter
from sdjp.provenance.verify import inspect
from sdjp.store import history
from sdjp.store.database import open_library
from sdjp.studio.keep import Kept, draw_and_keep, request_of
from tests.tiny_models import add_safety_checker, make_painter

SEGMENT = {"ja": "猫", "en": "cat", "source": "glossary", "doubts": [], "start": 0, "end": 1}
ORDER = Order(
    Lanes("（猫：１．２）", "(cat:1.2)", (SEGMENT,), "glossary@1"),
    Lanes("雨", "rain"),
    "",
    (7, 8),
    sampler="euler A",
    steps=3,
    width=128,
    height=136,
)


@pytest.fixture(scope="module")
def painter(tmp_path_factory: pytest.TempPathFactory) -> Painter:
    """A tiny model with random weights, loaded."""
    return load_painter(make_painter(tmp_path_factory.mktemp("小さい")))


def test_what_an_order_leaves_open_is_the_models_own(painter: Painter) -> None:
    """Size and guidance come from the model, the rest from the order."""
    request = request_of(dataclasses.replace(ORDER, width=0, height=0), painter)
    assert (request.width, request.height) == (64, 64)
    assert request.guidance_scale == painter.recommended_guidance_scale == 7.5
    assert request_of(dataclasses.replace(ORDER, guidance_scale=0.0), painter).guidance_scale == 0
    assert (request.prompt, request.negative_english) == ("（猫：１．２）", "rain")
    assert (request.sampler, request.seeds, request.model) == ("Euler a", (7, 8), str(painter.path))
    assert request.stages[0].passages[0][0].weight == 1.2


@pytest.mark.parametrize(
    "change",
    [{"steps": 0}, {"seeds": ()}, {"seeds": (2**32,)}, {"sampler": "Eular"}, {"precision": "x"}],
    ids=str,
)
def test_an_order_out_of_range_is_refused(change: dict[str, object], painter: Painter) -> None:
    """The limits are those of a request."""
    with pytest.raises(InvalidValue):
        request_of(dataclasses.replace(ORDER, **change), painter)  # type: ignore[arg-type]


def test_pictures_remember_their_sheet_of_paper(painter: Painter, tmp_path: Path) -> None:
    """Its size is in the record, and how finely the picture is printed there in the file."""
    order = dataclasses.replace(ORDER, seeds=(7,), folder=str(tmp_path), print_mm=(100.0, 148.0))
    (kept,) = draw_and_keep(painter, order, None)
    findings = inspect(kept.saved.path)
    assert findings.sdjp is not None
    remembered = PictureRecord.from_json(findings.sdjp)
    assert (remembered.print_width_mm, remembered.print_height_mm) == (100, 148)
    with Image.open(kept.saved.path) as opened:
        assert opened.info["dpi"] == pytest.approx((32.5, 32.5), abs=0.05)


def test_pictures_remember_their_order(painter: Painter, tmp_path: Path) -> None:
    """Each file holds its record and the watermark; the index has a row for it that is found."""
    folder = tmp_path / "絵 の 束"
    steps: list[Step] = []
    with open_library() as library:
        order = dataclasses.replace(ORDER, folder=str(folder))
        kept = list(draw_and_keep(painter, order, library, steps.append))
        rows = {row.id: row for row in history.recent(library)}
    assert [(step.index, step.step) for step in steps] == [
        (i, s) for i in (0, 1) for s in (1, 2, 3)
    ]
    for index, one in enumerate(kept):
        record = one.record
        findings = inspect(one.saved.path)
        assert findings.sdjp is not None
        remembered = PictureRecord.from_json(findings.sdjp)
        assert dataclasses.replace(remembered, extra={}) == record
        assert findings.watermark.found
        assert (record.seed, record.batch_index, record.batch_size) == (7 + index, index, 2)
        assert (record.prompt, record.negative_prompt) == ("（猫：１．２）", "雨")
        assert (record.translator, record.segments) == ("glossary@1", (SEGMENT,))
        assert (record.model_hash, record.safety) == (painter.sha256[:10], "none")
        assert one.saved.row_id is not None
        assert rows[one.saved.row_id].path == one.saved.path
        assert one.saved.path.parent == folder
        assert one.picture.size == (128, 136)
    assert kept[0].picture.tobytes() != kept[1].picture.tobytes()


def drawn(painter: Painter, order: Order) -> Kept:
    """The first picture of `order`, kept without an index."""
    kept = next(iter(draw_and_keep(painter, dataclasses.replace(order, seeds=(7,)), None)))
    assert kept.saved.row_id is None
    return kept


def test_the_watermark_may_be_left_away(painter: Painter) -> None:
    """Then the file's pixels are those drawn; with it they differ a little, and it is found."""
    bare = drawn(painter, dataclasses.replace(ORDER, watermark=False))
    marked = drawn(painter, ORDER)
    assert bare.picture.tobytes() == marked.picture.tobytes()
    with Image.open(bare.saved.path) as file:
        assert file.tobytes() == bare.picture.tobytes()
    with Image.open(marked.saved.path) as file:
        assert file.tobytes() != marked.picture.tobytes()
    assert (bare.saved.watermark.found, marked.saved.watermark.found) == (False, True)
    assert marked.saved.path.parent == pictures_dir()


def test_a_stop_keeps_what_is_finished(painter: Painter) -> None:
    """Stopped in the second picture: the first is kept, of the second nothing is left."""
    steps: list[Step] = []
    drawing = draw_and_keep(painter, ORDER, None, steps.append, lambda: len(steps) >= 4)
    finished = next(drawing)
    with pytest.raises(Interrupted):
        next(drawing)
    assert len(steps) == 4
    assert list(pictures_dir().iterdir()) == [finished.saved.path]


def test_a_picture_that_the_checker_objects_to_is_held_back(
    tmp_path: Path, sdjp_home: Path
) -> None:
    """The file is blurred and says so; the original waits in the data folder."""
    model = make_painter(tmp_path)
    add_safety_checker(model, objects=True)
    kept = drawn(load_painter(model), ORDER)
    assert kept.is_held_back
    assert kept.record.safety == "flagged"
    (held,) = (sdjp_home / "data" / "held").iterdir()
    assert held.name.endswith(kept.saved.path.name)
    passed = drawn(load_painter(model), dataclasses.replace(ORDER, safety=False))
    assert (passed.is_held_back, passed.record.safety) == (False, "off")
    assert passed.picture.tobytes() != kept.picture.tobytes()


def test_a_folder_that_refuses_is_a_storage_error(painter: Painter, tmp_path: Path) -> None:
    """A file stands where the folder should be: typed error, nothing written."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError):
        drawn(painter, dataclasses.replace(ORDER, folder=str(tmp_path / "file" / "絵")))
