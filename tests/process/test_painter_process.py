"""The painter behind frames: a real process draws with the demo model."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from sdjp import __version__
from sdjp.base.language import error_text
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.codec import AnyMessage, error_of
from sdjp.contract.errors import InvalidValue, ModelMissing
from sdjp.contract.messages import (
    Cancel,
    Cancelled,
    Complete,
    Failed,
    Finished,
    Hello,
    Lanes,
    Load,
    Loaded,
    Loading,
    Order,
    Paint,
    Progress,
)
from sdjp.contract.request import PictureRecord
from sdjp.contract.wire import PROTOCOL
from sdjp.engine.models import load_painter
from sdjp.provenance.verify import inspect
from sdjp.store import history
from sdjp.store.database import open_library
from sdjp.studio.keep import draw_and_keep
from tests.process.window import Window, kinds, pictures_of, steps_of

MODEL = str(demo_painter_dir())
LANES = Lanes("夕焼けの海に立つ赤い鳥居", "red torii standing in the sea at sunset", (), "t@1")
ORDER = Order(LANES, Lanes("雨", "rain"), MODEL, (7, 8), steps=4)
SLOW = dataclasses.replace(ORDER, seeds=(1,), steps=1000, width=512, height=512)
"""Slow enough that a message to the painter arrives between two steps."""

numbers = itertools.count(1)


@dataclass(frozen=True)
class Painting:
    """A painter that has said hello and has its model."""

    window: Window
    hello: Hello
    loading: list[AnyMessage]

    def drawn(self, order: Order) -> list[AnyMessage]:
        """Everything that the painter says of `order`."""
        job = f"draw {next(numbers)}"
        self.window.say(Paint(job, order))
        return self.window.answers(job, Finished, Cancelled, Failed)


@pytest.fixture(scope="module")
def painter(module_home: Path) -> Iterator[Painting]:
    """One painter for the module."""
    window = Window("painter", module_home)
    hello = window.greeting()
    window.say(Load("first", MODEL))
    yield Painting(window, hello, window.answers("first", Loaded, Failed))
    window.end()


@pytest.fixture(scope="module")
def drawing(painter: Painting) -> list[AnyMessage]:
    """What the painter says of `ORDER`."""
    return painter.drawn(ORDER)


def test_a_painter_says_hello_before_anything_heavy(painter: Painting) -> None:
    """Protocol, version and pid are told at once; neither Qt nor torch is loaded yet."""
    hello = painter.hello
    assert (hello.role, hello.protocol, hello.version) == ("painter", PROTOCOL, __version__)
    assert hello.pid == painter.window.process.pid
    assert "sdjp" in hello.modules
    assert not {"PySide6", "torch", "diffusers", "transformers", "numpy"} & set(hello.modules)


def test_loading_tells_what_the_model_is(painter: Painting) -> None:
    """First that it is read, then its name, sizes, samplers and device."""
    assert kinds(painter.loading) == ["Loading", "Loaded"]
    loading, loaded = painter.loading
    assert loading == Loading("first", MODEL)
    assert isinstance(loaded, Loaded)
    assert (loaded.job, loaded.model, loaded.name) == ("first", MODEL, "SDJP Demo")
    assert loaded.size % loaded.factor == 0
    assert loaded.guidance_scale > 0
    assert {"DDIM", "Euler a"} <= set(loaded.samplers)
    assert loaded.device in ("cpu", "cuda", "mps")
    assert not loaded.has_safety


def test_every_step_is_shown(painter: Painting, drawing: list[AnyMessage]) -> None:
    """Each picture: its steps with a whole preview each, then the picture; at the end Finished."""
    one = ["Progress"] * 4 + ["Saved"]
    assert kinds(drawing) == [*one, *one, "Finished"]
    loaded = painter.loading[1]
    assert isinstance(loaded, Loaded)
    for index, progress in enumerate(steps_of(drawing)):
        assert (progress.index, progress.count) == (index // 4, 2)
        assert (progress.step, progress.steps) == (index % 4 + 1, 4)
        assert progress.width == progress.height == loaded.size // loaded.factor
        assert len(progress.body) == progress.width * progress.height * 3
    previews = {progress.body for progress in steps_of(drawing)}
    assert len(previews) == 8


def test_a_saved_picture_remembers_everything(painter: Painting, drawing: list[AnyMessage]) -> None:
    """The file holds the record that was told, the watermark, and is in the painter's folder."""
    for index, saved in enumerate(pictures_of(drawing)):
        path = Path(saved.path)
        assert path.parent == painter.window.home / "pictures"
        findings = inspect(path)
        assert findings.sdjp is not None
        record = PictureRecord.from_json(saved.record)
        remembered = PictureRecord.from_json(findings.sdjp)
        assert dataclasses.replace(remembered, extra={}) == record
        assert (record.prompt, record.english) == (LANES.prompt, LANES.english)
        assert (record.negative_prompt, record.translator) == ("雨", "t@1")
        assert (record.seed, record.steps, record.batch_index) == (7 + index, 4, index)
        layers = findings.watermark.to_json()["layers"]
        assert {**saved.watermark, "layers": layers} == findings.watermark.to_json()
        assert saved.watermark["found"]
        assert (saved.width, saved.height) == (findings.width, findings.height)
        assert len(saved.body) == saved.width * saved.height * 3


def test_a_saved_picture_has_its_row(painter: Painting, drawing: list[AnyMessage]) -> None:
    """The index that the painter wrote knows the row by the id that was told."""
    with open_library(painter.window.home / "data" / "index.sqlite3") as library:
        rows = {row.id: row for row in history.recent(library, 1000)}
    for saved in pictures_of(drawing):
        assert saved.row_id is not None
        row = rows[saved.row_id]
        assert (str(row.path), row.seed) == (saved.path, saved.record["seed"])
        assert row.record is not None
        told = PictureRecord.from_json(saved.record)
        assert dataclasses.replace(row.record, extra={}) == told


def test_the_painter_draws_what_the_command_line_draws(
    drawing: list[AnyMessage], tmp_path: Path
) -> None:
    """`draw_and_keep` within this process gives the same pixels, drawn and in the file."""
    order = dataclasses.replace(ORDER, folder=str(tmp_path))
    here = list(draw_and_keep(load_painter(demo_painter_dir()), order, None))
    there = pictures_of(drawing)
    assert len(here) == len(there) == 2
    for kept, saved in zip(here, there, strict=True):
        assert kept.picture.tobytes() == saved.body
        with Image.open(kept.saved.path) as mine, Image.open(saved.path) as theirs:
            assert mine.tobytes() == theirs.tobytes()
    assert there[0].body != there[1].body, "negative control: another seed, other pixels"


def test_the_model_is_read_once(painter: Painting) -> None:
    """Neither a second drawing nor a second Load of the same model reads it again."""
    quick = dataclasses.replace(ORDER, seeds=(1,), steps=1)
    for _ in range(2):
        assert kinds(painter.drawn(quick)) == ["Progress", "Saved", "Finished"]
    painter.window.say(Load("again", MODEL))
    assert kinds(painter.window.answers("again", Loaded)) == ["Loaded"]


def next_step(window: Window) -> Progress:
    """Waits for the painter's next step."""
    while not isinstance(message := window.hear(), Progress):
        assert message is not None
    return message


def test_a_drawing_is_cancelled_within_two_steps(painter: Painting) -> None:
    """It stops long before its end, keeps nothing, and the next job is drawn as ever."""
    window = painter.window
    files = set((window.home / "pictures").glob("*"))
    window.say(Paint("slow", SLOW))
    for _ in range(3):
        seen = next_step(window)
    window.say(Cancel("slow"))
    rest = window.answers("slow", Finished, Cancelled, Failed)
    assert kinds(rest)[-1] == "Cancelled"
    assert len(steps_of(rest)) <= 2, f"said at step {seen.step}"
    assert set((window.home / "pictures").glob("*")) == files
    after = painter.drawn(dataclasses.replace(ORDER, seeds=(1,), steps=1))
    assert kinds(after) == ["Progress", "Saved", "Finished"]


def test_a_job_that_waits_is_cancelled_before_it_begins(painter: Painting) -> None:
    """Said while another one is drawn: not one step of it, and the one behind it is drawn."""
    window = painter.window
    window.say(Paint("running", SLOW))
    next_step(window)
    window.say(Paint("waiting", ORDER))
    window.say(Paint("behind", dataclasses.replace(ORDER, seeds=(1,), steps=1)))
    window.say(Cancel("waiting"))
    window.say(Cancel("running"))
    heard = window.answers("behind", Finished, Failed)
    ends = [message for message in heard if isinstance(message, (Cancelled, Finished, Failed))]
    assert ends == [Cancelled("running"), Cancelled("waiting"), Finished("behind")]
    assert "waiting" not in {message.job for message in steps_of(heard)}


def test_a_missing_model_is_told_in_three_sentences(painter: Painting) -> None:
    """The error comes whole, its sentences exist in Japanese, and the painter goes on."""
    missing = "/どこにも/無い モデル"
    heard = painter.drawn(dataclasses.replace(ORDER, model=missing))
    assert kinds(heard) == ["Loading", "Failed"]
    assert isinstance(heard[-1], Failed)
    error = error_of(heard[-1])
    assert type(error) is ModelMissing
    lines = error_text(error).splitlines()
    assert len(lines) == 3
    assert all(re.search("[ぁ-ん]", line) for line in lines)
    assert missing in lines[0]
    # The room was made for the missing one, so this one is read again.
    after = painter.drawn(dataclasses.replace(ORDER, seeds=(1,), steps=1))
    assert kinds(after) == ["Loading", "Progress", "Saved", "Finished"]


def test_a_setting_out_of_range_is_told(painter: Painting) -> None:
    """Nothing is drawn, and the error says which and why."""
    heard = painter.drawn(dataclasses.replace(ORDER, width=100))
    assert kinds(heard) == ["Failed"]
    assert isinstance(heard[0], Failed)
    error = error_of(heard[0])
    assert isinstance(error, InvalidValue)
    assert (error.context["name"], error.context["value"]) == ("width", "100")


def test_a_question_for_somebody_else_fails_alone(painter: Painting) -> None:
    """The painter says so, writes it to its log, and goes on."""
    painter.window.expected_log.append("job lost")
    painter.window.say(Complete("lost", "さく"))
    (failure,) = painter.window.answers("lost", Failed)
    assert isinstance(failure, Failed)
    assert "Complete" in failure.context["detail"]
    assert "Complete" in painter.window.log()
    assert kinds(painter.drawn(dataclasses.replace(ORDER, seeds=(1,), steps=1)))[-1] == "Finished"


def test_a_picture_is_kept_even_where_the_index_is_damaged(painter: Painting) -> None:
    """The picture matters more than its row: it is saved, without a row id."""
    index = painter.window.home / "data" / "index.sqlite3"
    painter.drawn(dataclasses.replace(ORDER, seeds=(1,), steps=1))
    whole = index.read_bytes()
    index.write_bytes(b"no database at all" * 1000)
    try:
        heard = painter.drawn(dataclasses.replace(ORDER, seeds=(1,), steps=1))
    finally:
        index.write_bytes(whole)
    assert kinds(heard) == ["Progress", "Saved", "Finished"]
    (saved,) = pictures_of(heard)
    assert saved.row_id is None
    assert inspect(Path(saved.path)).watermark.found
