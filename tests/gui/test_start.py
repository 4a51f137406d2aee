"""How the window starts and ends: real processes, offscreen, with fake workers."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from sdjp.base.paths import data_dir, demo_painter_dir, log_dir
from sdjp.store.inputs import read_input
from sdjp.store.session_file import SessionFile
from tests.gui.driven_window import FAKES, ROOT, WindowProcess
from tests.gui.picture_start import write_picture
from tests.gui.test_every_text import ENGLISH, JAPANESE, NAMES

NewWindow = Callable[..., WindowProcess]


@pytest.fixture
def new_window(sdjp_home: Path) -> Iterator[NewWindow]:
    """Starts windows; none is left."""
    made: list[WindowProcess] = []

    def new(*files: str, **script: Any) -> WindowProcess:
        made.append(WindowProcess({"workers": FAKES, **script}, *files))
        return made[-1]

    yield new
    for each in made:
        if each.process.returncode is None:
            each.kill()


def all_gone(processes: list[psutil.Process], within_s: float = 5.0) -> bool:
    """Whether all of these end in time."""
    _, alive = psutil.wait_procs(processes, timeout=within_s)
    return alive == []


def test_closing_the_window_ends_everything(new_window: NewWindow) -> None:
    """The process ends with 0, its workers with it, and the end counts as clean."""
    window = new_window(form={"prompt": "赤い鳥居"}, do=[[1500, "close"]])
    window.wait_for("painter")
    workers = window.children()
    assert len(workers) == 3
    assert window.ended() == 0
    assert all_gone(workers, 1)
    assert window.all_told("failed") == []
    order = [line[0] for line in window.told]
    assert order.index("painted") < order.index("starting"), "the window comes first"
    assert order.index("listening") < order.index("up"), "another start need not wait for rooms"
    last = SessionFile().load()
    assert last.ended_cleanly
    assert last.work["form"]["prompt"] == "赤い鳥居"
    assert last.work["panel"]["geometry"]


def test_the_last_strokes_are_kept(new_window: NewWindow, tmp_path: Path) -> None:
    """What was painted right before the window was closed is in the session."""
    path = write_picture(tmp_path / "絵.png")
    window = new_window(workers={"painter": {}, "translator": {}}, do=[[100, "paint", str(path)]])
    assert window.ended() == 0
    mask = SessionFile().load().work["form"]["mask"]
    assert read_input(mask).getextrema() == (255, 255)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_close_the_window_properly(new_window: NewWindow, number: signal.Signals) -> None:
    """Ctrl+C in a terminal and the end of a login are clean ends."""
    window = new_window(form={"prompt": "赤い鳥居"})
    window.wait_for("up")
    workers = window.children()
    window.process.send_signal(number)
    assert window.ended() == 0
    assert all_gone(workers, 1)
    assert SessionFile().load().ended_cleanly


def test_a_second_start_shows_the_first_window(new_window: NewWindow, tmp_path: Path) -> None:
    """Files on the command line are opened; those of a second start, which then ends, too."""
    first = new_window("main.py")
    assert first.wait_for("opened") == ["opened", [str(ROOT / "main.py")]]
    first.wait_for("up")
    picture = str(tmp_path / "絵 1.png")
    second = new_window(picture)
    assert second.ended() == 0
    assert second.told == []
    assert first.wait_for("opened") == ["opened", [picture]]
    assert first.all_told("raised")
    assert first.all_told("failed") == []


def test_a_damaged_settings_file_is_told(new_window: NewWindow) -> None:
    """The window opens with the usual settings and says so, in Japanese."""
    data_dir().mkdir(parents=True)
    (data_dir() / "settings.json").write_bytes(b'{"language": "ja", \0\0\0')
    window = new_window()
    notice = window.wait_for("notice")[1]
    assert "設定" in notice
    window.wait_for("up")


def test_after_a_kill_the_work_is_offered(new_window: NewWindow) -> None:
    """What was typed a moment before SIGKILL is offered by the next start."""
    first = new_window(do=[[10, "prompt", "赤い鳥居"]])
    first.wait_for("up")
    time.sleep(2.5)
    first.kill()
    second = new_window()
    assert second.wait_for("offered") == ["offered", "赤い鳥居"]


def test_an_unexpected_exception_is_told_and_the_window_goes_on(new_window: NewWindow) -> None:
    """A fault of ours becomes an error with its name and a trace in the log, once."""
    window = new_window(do=[[300, "raise"], [400, "raise"], [900, "close"]])
    kind, context = window.wait_for("failed")[1:]
    assert kind == "SdjpError"
    assert "LookupError: something nobody thought of" in context["detail"]
    assert window.ended() == 0
    assert len(window.all_told("failed")) == 1
    log = (log_dir() / "window.log").read_text(encoding="utf-8")
    assert log.count("Traceback") == 2


def test_the_language_changes_without_a_restart(new_window: NewWindow) -> None:
    """All buttons speak Japanese, then English, and the next start remembers it."""
    switch = {"language": "en", "first_start_done": True}
    window = new_window(do=[[100, "texts"], [200, "settings", switch], [600, "texts"]])
    japanese, english = window.wait_for("texts")[1], window.wait_for("texts")[1]
    assert "Draw" in english
    assert {text.strip() for text in english if JAPANESE.search(text)} <= {*NAMES}
    latin = [text for text in japanese if ENGLISH.search(text) and not JAPANESE.search(text)]
    assert {text.strip() for text in latin} <= {*NAMES, demo_painter_dir().name}
    assert window.all_told("failed") == []
    window.process.send_signal(signal.SIGTERM)
    assert window.ended() == 0
    again = new_window(do=[[100, "texts"]])
    assert "Draw" in again.wait_for("texts")[1]


def test_a_picture_is_drawn_from_what_is_typed(new_window: NewWindow, tmp_path: Path) -> None:
    """Typing into the real window and drawing ends with a kept picture."""
    workers = {**FAKES, "painter": {"folder": str(tmp_path)}}
    window = new_window(workers=workers, do=[[200, "prompt", "海"], [400, "draw"]])
    path = window.wait_for("saved")[1]
    assert Path(path).is_file()
    assert window.all_told("failed") == []
