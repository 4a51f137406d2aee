"""A worker never outlives its window, whatever it is doing."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from sdjp.base.files import PART_SUFFIX
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.codec import to_frame
from sdjp.contract.messages import Complete, Failed, Finished, Lanes, Order, Paint, Progress
from sdjp.contract.wire import read_frame
from sdjp.provenance.verify import inspect
from tests.process.conftest import Start
from tests.process.window import ROOT, ends_within

SOON_S = 5.0


def order(seeds: tuple[int, ...], steps: int) -> Order:
    """A drawing of the demo model in its own size."""
    lanes = Lanes("赤い鳥居", "red torii"), Lanes("", "")
    return Order(*lanes, str(demo_painter_dir()), seeds, steps=steps)


def is_there(name: str, folder: Path) -> list[Path]:
    """Files below `folder` whose name matches."""
    return [path for path in folder.rglob("*") if re.search(name, path.name)]


def test_a_painter_ends_with_its_window(start: Start) -> None:
    """Its stdin closes in the middle of 1000 steps: it ends soon and leaves whole files only."""
    window = start("painter")
    window.greeting()
    window.say(Paint("1", order((1,), 1)))
    window.answers("1", Finished, Failed)
    window.say(Paint("2", order((2,), 1000)))
    steps = 0
    while steps < 3:
        steps += isinstance(window.hear(), Progress)
    ignorant = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(600)"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    try:
        assert ignorant.stdin
        ignorant.stdin.close()
        window.close_stdin()
        assert window.ends_within(SOON_S)
        assert not ends_within(ignorant, 0.1), "negative control: it does not listen to its stdin"
    finally:
        ignorant.kill()
        ignorant.wait()
    assert not is_there(rf"\.tmp$|{re.escape(PART_SUFFIX)}$", window.home)
    (picture,) = is_there(r"\.png$", window.home)
    assert inspect(picture).watermark.found


def test_a_worker_that_nobody_reads_ends_as_well(start: Start) -> None:
    """Its answers fill the pipe, so it hangs in a write; the closed stdin still ends it."""
    window = start("painter", listens=False)
    window.expected_log.append("job ")
    for number in range(2000):
        window.say(Complete(f"{number} {'…' * 50}", "さく"))
    assert not window.ends_within(1.0), "negative control: while the window lives, it waits"
    window.close_stdin()
    assert window.ends_within(SOON_S)
    assert 0 < window.log().count("not for a painter") < 2000


def test_a_worker_whose_window_stops_reading_ends(start: Start) -> None:
    """With stdin open but nobody behind stdout, the first answer ends it."""
    window = start("painter", listens=False)
    window.expected_log.append("job ")
    assert window.process.stdout
    assert read_frame(window.process.stdout) is not None
    window.stop_listening()
    assert not window.ends_within(0.5), "negative control: nothing was to be said yet"
    window.say(Complete("1", "さく"))
    assert window.ends_within(SOON_S)


def framed(head: bytes) -> bytes:
    """A frame around any head."""
    return struct.pack("<II", len(head), 0) + head


@pytest.mark.parametrize(
    "noise",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x00" * 64,
        framed(b"not JSON"),
        framed(b"[" * 100_000),
        framed(json.dumps({"kind": "Explode", "job": "1"}).encode()),
        framed(json.dumps({"kind": "Paint", "job": "1", "order": []}).encode()),
        framed(json.dumps({"kind": "Cancel", "job": {}}).encode()),
    ],
    ids=lambda noise: repr(noise[8:24]),
)
def test_garbage_ends_a_worker(noise: bytes, start: Start) -> None:
    """What cannot be understood is logged and is the end, though stdin stays open."""
    window = start("painter")
    window.expected_log.append("the window cannot be understood")
    window.greeting()
    window.say_raw(noise)
    assert window.ends_within(SOON_S)
    assert window.hear() is None
    assert "the window cannot be understood" in window.log()


def test_half_a_frame_is_waited_for(start: Start) -> None:
    """Negative control: a frame that comes in two parts is no garbage."""
    window = start("painter")
    window.expected_log.append("job half")
    window.greeting()
    head, _ = to_frame(Complete("half", "さく"))
    whole = framed(json.dumps(head).encode())
    window.say_raw(whole[:20])
    assert not window.ends_within(0.3)
    window.say_raw(whole[20:])
    assert isinstance(window.answers("half", Failed)[0], Failed)


def test_what_a_library_prints_tears_no_frame() -> None:
    """Python's and C's standard output go nowhere once the worker has taken its pipes."""
    code = (
        "import os, sys\n"
        "from sdjp.worker.__main__ import _own_streams\n"
        "from sdjp.contract.wire import write_frame\n"
        "incoming, outgoing = _own_streams()\n"
        "print('noise', flush=True); os.write(1, b'noise'); os.system('echo noise')\n"
        "write_frame(outgoing, {'read': incoming.read().decode(), 'again': sys.stdin.read()})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, input=b"said", capture_output=True, check=True
    )
    assert done.stdout == framed(b'{"read":"said","again":""}')


@pytest.mark.parametrize("arguments", [[], ["poet"], ["painter", "more"]], ids=str)
def test_an_unknown_role_is_refused(arguments: list[str], tmp_path: Path) -> None:
    """Exit code 2 with the usage on standard error, and not a word on standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "sdjp.worker", *arguments],
        cwd=ROOT,
        env={**os.environ, "SDJP_HOME": str(tmp_path / "家")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage" in done.stderr


def test_a_worker_that_is_left_alone_waits(start: Start) -> None:
    """Negative control: it ends of nothing but the end of its window."""
    window = start("painter")
    window.greeting()
    assert not window.ends_within(0.5)
    assert window.log() == ""
