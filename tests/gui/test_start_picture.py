"""The picture a drawing starts from: taken in, masked, kept, restored; with a real librarian."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.app.job import Job
from sdjp.app.picture_series import PictureSeries
from sdjp.app.session import Form
from sdjp.contract.errors import InputError, MaskLost, MaskNotKept
from sdjp.contract.init_image import InitImage
from sdjp.contract.library_messages import InputRead, TakeIn
from sdjp.store.inputs import input_path, keep_input, read_input
from sdjp.ui.drawing.draw_bar import DrawBar
from sdjp.ui.parameters.compare_dialog import CompareDialog, Pace
from tests.gui.conftest import TIMEOUT_MS, NewCore
from tests.gui.picture_start import (
    LIBRARIAN,
    inputs_refused,
    reading_core,
    take,
    wait,
    write_picture,
)


@pytest.fixture
def core(new_core: NewCore, qtbot: QtBot) -> Core:
    """A core with a real librarian."""
    return reading_core(new_core, qtbot)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture file with a Japanese name."""
    return write_picture(tmp_path / "夕焼け の家.png")


def grey(value: int, size: tuple[int, int] = (96, 64)) -> tuple[int, int, bytes]:
    """A mask of one value."""
    return (*size, bytes([value]) * size[0] * size[1])


def test_a_file_becomes_the_start(core: Core, picture: Path, qtbot: QtBot) -> None:
    """It is kept as an input, its pixels are there to be shown, and the next order has it."""
    take(core, qtbot, picture)
    form, pixels = core.session.form, core.start_picture.pixels
    assert read_input(form.picture).tobytes() == Image.open(picture).tobytes()
    assert pixels is not None
    assert (pixels.width, pixels.height, len(pixels.body)) == (96, 64, 96 * 64 * 3)
    assert core.start_picture.name == picture.name
    job = core.draw()
    assert job is not None
    assert job.order.init == InitImage(form.picture)
    wait(qtbot, lambda: not core.queue.jobs)


def test_what_is_no_picture_changes_nothing(core: Core, tmp_path: Path, qtbot: QtBot) -> None:
    """A text named .png is refused with an error, and what was there stays."""
    take(core, qtbot, write_picture(tmp_path / "絵.png"))
    before = core.session.form
    text = tmp_path / "嘘.png"
    text.write_text("絵ではない", encoding="utf-8")
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS) as failed:
        core.start_picture.take_in(str(text))
    assert isinstance(failed.args[0], InputError)
    assert core.session.form == before
    assert core.start_picture.pixels is not None


def test_drawing_waits_for_the_mask(core: Core, picture: Path, qtbot: QtBot) -> None:
    """Painted but not kept yet, there is no order; once it is kept, the order has this mask."""
    take(core, qtbot, picture)
    core.start_picture.keep_painted(lambda: grey(255))
    assert not core.start_picture.is_settled
    with qtbot.waitSignal(core.start_picture.settled, timeout=TIMEOUT_MS):
        assert core.draw() is None
    job = core.draw()
    assert job is not None
    assert job.order.init is not None
    assert read_input(job.order.init.mask).tobytes() == grey(255)[2]
    assert job.order.init.mode == "inpaint"
    wait(qtbot, lambda: not core.queue.jobs)


def test_nothing_is_drawn_with_an_earlier_mask(core: Core, picture: Path, qtbot: QtBot) -> None:
    """A mask that cannot be written is told once and drawing is refused; once there is room again,
    the next click keeps it and draws with it.
    """
    take(core, qtbot, picture)
    core.start_picture.keep_painted(lambda: grey(255))
    core.start_picture.hurry()
    wait(qtbot, lambda: bool(core.session.form.mask))
    bar = DrawBar(core)
    qtbot.addWidget(bar)
    jobs: list[Job] = []
    bar.ordered.connect(jobs.append)
    told: list[object] = []
    core.failed.connect(told.append)
    with inputs_refused():
        core.start_picture.keep_painted(lambda: grey(9))
        for count in (1, 2):
            bar.draw()
            wait(qtbot, lambda count=count: len(told) == count)  # type: ignore[misc]
            assert isinstance(told[-1], MaskNotKept)
            assert not jobs
            assert not bar.is_waiting
            assert not core.start_picture.is_settled
    bar.draw()
    wait(qtbot, lambda: bool(jobs))
    assert jobs[0].order.init is not None
    assert read_input(jobs[0].order.init.mask).tobytes() == grey(9)[2]
    wait(qtbot, lambda: not core.queue.jobs)
    assert len(told) == 2


def test_no_comparison_waits_for_a_mask_that_cannot_be_kept(
    core: Core, picture: Path, qtbot: QtBot
) -> None:
    """The dialog says what is wrong and can be asked again; then it draws."""
    take(core, qtbot, picture)
    with inputs_refused():
        core.start_picture.keep_painted(lambda: grey(9))
        dialog = CompareDialog(core, Pace(core, core))
        qtbot.addWidget(dialog)
        dialog.show()
        with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS):
            dialog.draw_button.click()
        wait(qtbot, dialog.draw_button.isEnabled)
        assert "マスク" in dialog.forecast.text()
    with qtbot.waitSignal(core.queue.finished, timeout=TIMEOUT_MS) as finished:
        dialog.draw_button.click()
    assert read_input(finished.args[0].order.init.mask).tobytes() == grey(9)[2]


def test_only_the_last_strokes_count(core: Core, picture: Path, qtbot: QtBot) -> None:
    """What is painted while an earlier mask is being kept is what is drawn with; wiped away, there
    is no mask at all.
    """
    take(core, qtbot, picture)
    core.start_picture.keep_painted(lambda: grey(255))
    core.start_picture.hurry()
    core.start_picture.keep_painted(lambda: grey(9))
    core.start_picture.hurry()
    wait(qtbot, lambda: core.start_picture.is_settled)
    assert read_input(core.session.form.mask).getpixel((0, 0)) == 9
    core.start_picture.keep_painted(lambda: None)
    core.start_picture.hurry()
    assert core.start_picture.is_settled
    assert core.session.form.mask == ""


def test_another_picture_has_no_mask(core: Core, picture: Path, qtbot: QtBot) -> None:
    """A mask belongs to its picture, and so do the edges that were added."""
    take(core, qtbot, picture)
    core.start_picture.keep_painted(lambda: grey(255))
    core.start_picture.hurry()
    wait(qtbot, lambda: bool(core.session.form.mask))
    core.session.set(extend=(8, 0, 0, 0))
    take(core, qtbot, write_picture(picture.with_name("次.png"), (64, 64)))
    assert core.session.form.mask == ""
    assert core.session.form.extend == (0, 0, 0, 0)
    assert core.start_picture.is_settled


def test_a_restored_form_is_read_again(core: Core, qtbot: QtBot) -> None:
    """Given only ids, as after a restart, picture and mask come back from the disk."""
    kept = keep_input(Image.new("RGBA", (40, 30), (1, 2, 3, 4)))
    mask = keep_input(Image.new("L", (40, 30), 77))
    masks: list[InputRead] = []
    core.start_picture.mask_read.connect(masks.append)
    core.session.set(picture=kept.id, mask=mask.id)
    wait(qtbot, lambda: core.start_picture.pixels is not None and bool(masks))
    assert core.start_picture.pixels is not None
    assert core.start_picture.pixels.has_alpha
    assert masks[0].body == bytes([77]) * 1200
    core.start_picture.clear()
    assert core.start_picture.pixels is None
    assert core.session.form.init is None


def test_a_lost_input_is_told_and_left(core: Core, qtbot: QtBot) -> None:
    """An input that is gone is an error for the user, and the form starts from noise again."""
    kept = keep_input(Image.new("RGB", (40, 30)))
    input_path(kept.id).unlink()
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS) as failed:
        core.session.set(picture=kept.id)
    assert isinstance(failed.args[0], InputError)
    assert core.session.form.picture == ""


def test_without_its_lost_mask_nothing_is_drawn_until_that_was_told(
    core: Core, qtbot: QtBot
) -> None:
    """The first click on Draw says so again, whatever else was set; the second one redraws all of
    the picture. Until then the form names the mask, so that another start tells it, too.
    """
    kept = keep_input(Image.new("RGB", (40, 30), (1, 2, 3)))
    mask = keep_input(Image.new("L", (40, 30), 77))
    input_path(mask.id).unlink()
    told: list[object] = []
    core.failed.connect(told.append)
    core.session.set(picture=kept.id, mask=mask.id)
    wait(qtbot, lambda: core.start_picture.pixels is not None and bool(told))
    core.start_picture.keep_painted(lambda: None)  # nothing is painted, but the edge is softer
    core.start_picture.finish()
    bar = DrawBar(core)
    qtbot.addWidget(bar)
    jobs: list[Job] = []
    bar.ordered.connect(jobs.append)
    bar.draw()
    wait(qtbot, lambda: len(told) == 2)
    assert {type(each) for each in told} == {MaskLost}
    assert not jobs
    assert not bar.is_waiting
    assert core.session.form.mask == mask.id
    bar.draw()
    wait(qtbot, lambda: bool(jobs))
    assert jobs[0].order.init is not None
    assert (jobs[0].order.init.picture, jobs[0].order.init.mask) == (kept.id, "")
    wait(qtbot, lambda: not core.queue.jobs)
    assert len(told) == 2


def test_a_lost_mask_that_is_painted_again_is_forgotten(core: Core, qtbot: QtBot) -> None:
    """The drawing has the new one."""
    kept = keep_input(Image.new("RGB", (96, 64), (1, 2, 3)))
    mask = keep_input(Image.new("L", (96, 64), 78))
    input_path(mask.id).unlink()
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS):
        core.session.set(picture=kept.id, mask=mask.id)
    core.start_picture.keep_painted(lambda: grey(9))
    core.start_picture.hurry()
    wait(qtbot, lambda: core.start_picture.is_settled)
    assert core.start_picture.error is None
    assert read_input(core.session.form.mask).tobytes() == grey(9)[2]


def test_what_could_not_be_kept_comes_back_with_its_picture(
    core: Core, picture: Path, qtbot: QtBot
) -> None:
    """The disk is full while the picture is put away: undo brings its last strokes back, to be seen
    and, once there is room, to be drawn with; also where the same picture was taken in again.
    """
    for is_there_again in (False, True):
        take(core, qtbot, picture)
        core.start_picture.keep_painted(lambda: grey(255))
        core.start_picture.hurry()
        wait(qtbot, lambda: core.start_picture.is_settled)
        before = core.session.form
        core.start_picture.keep_painted(lambda: grey(9))
        with inputs_refused(), qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS):
            core.start_picture.clear()
        masks: list[InputRead | None] = []
        if is_there_again:
            core.session.set(picture=before.picture)
            wait(qtbot, lambda: core.start_picture.pixels is not None)
        core.start_picture.mask_read.connect(masks.append)
        core.start_picture.take_back()
        wait(qtbot, lambda: bool(masks))  # noqa: B023 - called within the round
        assert masks[-1] is not None
        assert masks[-1].body == grey(9)[2]
        assert core.draw() is None or core.start_picture.is_settled
        wait(qtbot, lambda: core.start_picture.is_settled)
        assert core.session.form.picture == before.picture
        assert read_input(core.session.form.mask).tobytes() == grey(9)[2]
        core.start_picture.mask_read.disconnect(masks.append)
        wait(qtbot, lambda: not core.queue.jobs)


def test_a_series_redraws_each_picture(core: Core, tmp_path: Path, qtbot: QtBot) -> None:
    """Three files, one of them broken: two orders, each from its picture, and one error. The form
    keeps its own start.
    """
    files = [write_picture(tmp_path / f"絵{number}.png", (64 + number, 64)) for number in range(3)]
    files[1].write_bytes(files[1].read_bytes()[:200])
    series = PictureSeries(core)
    jobs: list[str] = []
    core.queue.saved.connect(lambda job, _saved: jobs.append(job.order.init.picture))
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS):
        series.begin([str(file) for file in files])
    wait(qtbot, lambda: series.is_over and not core.queue.jobs)
    assert [read_input(each).size for each in jobs] == [(64, 64), (66, 64)]
    assert core.session.form.picture == ""


def begun_series(core: Core, tmp_path: Path) -> PictureSeries:
    """A series of two pictures."""
    series = PictureSeries(core)
    series.begin([str(write_picture(tmp_path / f"{number}.png")) for number in range(2)])
    return series


def test_a_series_needs_no_mask(core: Core, picture: Path, tmp_path: Path, qtbot: QtBot) -> None:
    """Begun right after a stroke, it is drawn: each of its pictures is drawn as a whole."""
    take(core, qtbot, picture)
    drawn: list[object] = []
    core.queue.saved.connect(lambda _job, saved: drawn.append(saved))
    core.start_picture.keep_painted(lambda: grey(255))
    series = begun_series(core, tmp_path)
    wait(qtbot, lambda: series.is_over and len(drawn) == 2 and not core.queue.jobs)


def test_a_series_without_english_ends(new_core: NewCore, tmp_path: Path, qtbot: QtBot) -> None:
    """The prompt has failed before the series began: that is told again, nothing is drawn, and
    nothing begins by surprise when there is English.
    """
    fails = {"Translate": ["PromptTooLong", {"length": "9", "limit": "8"}]}
    core = new_core(librarian=LIBRARIAN, translator={"fails": fails})
    core.start()
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS):
        core.session.set(prompt="海")
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS):
        series = begun_series(core, tmp_path)
    assert series.is_over
    assert not core.queue.jobs


def test_a_series_that_is_given_up_draws_nothing_more(
    core: Core, tmp_path: Path, qtbot: QtBot
) -> None:
    """Also not the picture that was being taken in just then."""
    series = begun_series(core, tmp_path)
    core.translation.failed.emit(InputError(path="x"))
    assert series.is_over
    answered: list[object] = []
    core.library.ask(TakeIn, answered.append, path=str(tmp_path / "0.png"))
    wait(qtbot, lambda: bool(answered))
    assert not core.queue.jobs


@pytest.mark.parametrize("damaged", [{"strength": 7.0}, {"strength": "viel"}, {"extend": [1, 2]}])
def test_a_damaged_session_cannot_break_the_form(damaged: dict[str, object]) -> None:
    """What no drawing could use comes back as usual."""
    form = Form.from_json({"picture": "a" * 64, "prompt": "海", **damaged})
    assert form.prompt == "海"
    assert form.strength is None
    assert form.init is None or form.init == InitImage("a" * 64)


def test_the_usual_strength_suits_what_is_drawn() -> None:
    """A whole picture keeps its composition, a masked part is drawn anew; what the user chose
    stays.
    """
    whole = Form(picture="a" * 64)
    assert whole.init == InitImage("a" * 64, strength=0.75)
    masked = replace(whole, mask="b" * 64)
    assert masked.init == InitImage("a" * 64, "b" * 64, strength=1.0)
    assert replace(masked, strength=0.5).init == InitImage("a" * 64, "b" * 64, strength=0.5)
