"""What pictures were started from goes when nothing needs it any more, and never before."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from sdjp.base.paths import data_dir
from sdjp.contract.errors import InputFileMissing
from sdjp.contract.init_image import InitImage
from sdjp.store import trash
from sdjp.store.database import Library, open_library
from sdjp.store.history import Row, get
from sdjp.store.inputs import input_path, inputs_dir, keep_input, read_input
from sdjp.store.pictures import commit_picture
from sdjp.store.rebuild import rebuild
from sdjp.store.unused_inputs import UNUSED_AFTER_S, inputs_of, sweep_inputs
from tests.unit.store.records import RECORD


@pytest.fixture
def library(sdjp_home: Path) -> Iterator[Library]:
    """An empty index."""
    with open_library() as opened:
        yield opened


def an_input(level: int, *, days: float = 2.0) -> str:
    """A kept input that was last used so many days ago."""
    key = keep_input(Image.new("RGB", (8, 8), (level, 0, 0))).id
    then = time.time() - days * UNUSED_AFTER_S
    os.utime(input_path(key), (then, then))
    return key


def drawn_from(library: Library, picture: str, mask: str = "") -> Row:
    """A picture of the history that was made now."""
    record = dataclasses.replace(
        RECORD,
        mode="img2img",
        init=InitImage(picture, mask),
        created=datetime.datetime.now().astimezone().isoformat(timespec="milliseconds"),
    )
    image = Image.new("RGB", (32, 32))
    saved = commit_picture(library, image, record, folder=data_dir().parent / "p", watermark=False)
    assert saved.row_id is not None
    return get(library, [saved.row_id])[0]


def discarded(library: Library, row: Row) -> dict[str, float]:
    """Delete the picture for good; returns what it was started from."""
    trash.throw_away(library, row)
    (thrown,) = get(library, [row.id])
    trash.discard(library, thrown)
    return inputs_of(row)


def session(*keys: str, form: bool = True) -> None:
    """A session that names these inputs."""
    work = {"questions": [{"order": {"init": {"picture": key}}} for key in keys]}
    work |= {"form": {"picture": ""}} if form else {}  # type: ignore[dict-item]
    text = json.dumps({"version": 1, "clean": False, "work": work})
    (data_dir() / "session.json").write_text(text, encoding="utf-8")


def kept() -> set[str]:
    """The ids that are kept."""
    return {path.stem for path in inputs_dir().iterdir()}


def test_what_is_named_or_new_stays(library: Library) -> None:
    """By a picture, by one in the trash, by the queue, or used today; the rest goes."""
    drawn, mask, thrown, queued = map(an_input, range(4))
    recent = an_input(4, days=0.5)
    again = an_input(5)
    keep_input(Image.new("RGB", (8, 8), (5, 0, 0)))
    read = an_input(6)
    read_input(read)
    shown = an_input(7)
    read_input(shown, is_use=False)
    gone = an_input(8)
    drawn_from(library, drawn, mask)
    trash.throw_away(library, drawn_from(library, thrown))
    for key in (drawn, mask, thrown):
        os.utime(input_path(key), (1, 1))
    session(queued)
    assert sweep_inputs(library) == 2
    assert kept() == {drawn, mask, thrown, queued, recent, again, read}
    assert {shown, gone}.isdisjoint(kept())
    assert sweep_inputs(library) == 0


def test_deleting_for_good_takes_the_original_along(library: Library) -> None:
    """At once, with its mask, when the last picture that was made of it goes."""
    session()
    picture, mask = an_input(1, days=0.1), an_input(2, days=0.1)
    first, second = drawn_from(library, picture, mask), drawn_from(library, picture)
    assert sweep_inputs(library, discarded(library, second)) == 0
    assert sweep_inputs(library, discarded(library, first)) == 2
    assert kept() == set()
    with pytest.raises(InputFileMissing):
        read_input(picture)


@pytest.mark.parametrize("why", ["named", "used since", "no session", "session without form"])
def test_deleting_for_good_leaves_what_may_be_needed(library: Library, why: str) -> None:
    """What the form or the queue still holds, what somebody else draws from meanwhile, and what
    a window that keeps no session may hold: that goes when it was not used for a day.
    """
    picture = an_input(1, days=0.1)
    row = drawn_from(library, picture)
    if why != "no session":
        session(*([picture] if why == "named" else []), form=why != "session without form")
    if why == "used since":
        os.utime(input_path(picture), (time.time() + 5, time.time() + 5))
    assert sweep_inputs(library, discarded(library, row)) == 0
    assert kept() == {picture}
    os.utime(input_path(picture), (1, 1))
    assert sweep_inputs(library) == (why != "named")


def test_what_was_put_aside_still_counts(library: Library) -> None:
    """A damaged session, and an index that was put aside."""
    in_session, in_index, gone = map(an_input, range(3))
    (data_dir() / "session.json.broken-20261121-143005").write_text(f'{{"mask": "{in_session}')
    with open_library(data_dir() / "index.sqlite3.damaged-20261121-143005") as damaged:
        drawn_from(damaged, in_index)
    os.utime(input_path(in_index), (1, 1))
    assert sweep_inputs(library) == 1
    assert kept() == {in_session, in_index}
    assert gone not in kept()


@pytest.mark.parametrize("how", ["deleted", "damaged"])
def test_a_new_index_loses_no_input_of_the_one_before(library: Library, how: str) -> None:
    """Its pictures may lie in folders that nobody knows of any more: what was kept before it began
    stays, also when it is used again; what came afterwards goes as usual.
    """
    needed = an_input(1)
    drawn_from(library, needed)
    library.close()
    if how == "deleted":
        for part in data_dir().glob("index.sqlite3*"):
            part.unlink()
    else:
        library.path.write_bytes(b"damaged" * 1000)
        rebuild(index_text=lambda record: record.prompt)
    with open_library() as anew:
        assert not get(anew, [1])
        later = an_input(2)
        for _ in range(2):
            os.utime(input_path(needed), (1, 1))
            sweep_inputs(anew)
            read_input(needed)
    assert kept() == {needed}
    assert later not in kept()


def test_a_kill_in_between_loses_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the rows are gone, or in the middle of the inputs: what is named stays, and the next
    start removes the rest.
    """
    session()
    needed, *others = map(an_input, range(5))
    row = drawn_from(library, others[0])
    drawn_from(library, needed)
    discarded(library, row)
    for key in (needed, others[0]):
        os.utime(input_path(key), (1, 1))
    unlink, left = Path.unlink, [2]

    def killed(path: Path, *arguments: bool, **named: bool) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        unlink(path, *arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            sweep_inputs(library)
    assert needed in kept()
    assert len(kept()) == 3
    assert sweep_inputs(library) == 2
    assert kept() == {needed}
