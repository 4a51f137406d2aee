"""The window as its user meets it: a real one on a screen, real workers, keys and clicks."""

from __future__ import annotations

import re
import shutil

import psutil
import pytest

from tests.end2end.conftest import Command
from tests.end2end.desktop import PATIENCE_S, Desktop, keep, wait_for
from tools.virtual_screen import is_available

CHECK_TAB = 2
BRING_BACK_PX = (300, 125)
"""Where the button is: from the right of the middle column, and from the top of the window."""

MOVED_TO = (70, 40, 1130, 730)
PROMPT = "夕焼けの海に立つ赤い鳥居"

pytestmark = pytest.mark.skipif(
    not is_available() or shutil.which("xdotool") is None,
    reason="needs Xvfb and xdotool: `python make.py test` installs them on Debian",
)


def all_gone(processes: list[psutil.Process]) -> bool:
    """Whether all of these end."""
    return psutil.wait_procs(processes, timeout=PATIENCE_S)[1] == []


def _kept_place(desktop: Desktop) -> tuple[int, ...]:
    geometry = desktop.session()["work"].get("panel", {}).get("geometry", {})
    return tuple(geometry.get(name, 0) for name in ("x", "y", "width", "height"))


def test_from_the_first_start_to_a_kept_picture(desktop: Desktop, sdjp: Command) -> None:
    """Begin, write, draw, hand over a file, close: each step as people do it.

    The English is in the picture although nobody waited for it; syntax and Japanese both arrive.
    """
    window = desktop.open_window()
    window.press("Return")
    window.type("(red torii:1.2), ")
    window.paste("夕焼けの海")
    window.press("ctrl+Return")
    (path,) = wait_for("picture", desktop.pictures)
    wait_for("title without a percentage", lambda: window.title == "SDJP")

    (found,) = sdjp("verify", path, "--json").objects
    assert found["watermark"]["found"]
    assert found["sdjp"]["prompt"] == "(red torii:1.2), 夕焼けの海"
    assert found["sdjp"]["english"].startswith("(red torii:1.2), ")
    assert "sunset" in found["sdjp"]["english"]
    (row,) = sdjp("history", "search", "とりい", "うみ", "--json").objects
    assert row["path"] == str(path)

    desktop.ask_neighbour("cover", 300, 300, 200)
    assert desktop.ask_neighbour("colour", 400, 400) == ["#000000"]
    second = desktop.start(path)
    assert (second.communicate(timeout=PATIENCE_S)[1], second.returncode) == (b"", 0)
    wait_for("window in front", lambda: desktop.ask_neighbour("colour", 400, 400) != ["#000000"])

    workers = window.workers()
    window.ask_to_close()
    assert window.ended() == (0, "")
    assert all_gone(workers)
    session = desktop.session()
    assert session["clean"]
    assert session["work"]["panel"]["tab"] == CHECK_TAB
    assert desktop.troubles() == []


def test_a_killed_window_leaves_no_orphans_and_gives_its_work_back(desktop: Desktop) -> None:
    """SIGKILL while it draws ends the workers as well; the next window stands where this one was
    moved to, as large, and offers prompt and drawing.
    """
    keep(desktop.home, "settings.json", {"first_start_done": True})
    keep(desktop.home, "session.json", {"clean": True, "work": {"form": {"steps": 150}}})
    window = desktop.open_window()
    assert window.place() != MOVED_TO
    window.move(MOVED_TO)
    window.press("ctrl+l")
    window.paste(PROMPT)
    window.press("ctrl+Return")
    wait_for("kept place", lambda: _kept_place(desktop) == MOVED_TO)
    wait_for("kept question", lambda: desktop.session()["work"].get("questions"))
    wait_for("drawing", lambda: re.match(r"[1-9]\d?%", window.title))
    workers = window.workers()
    window.process.kill()
    assert all_gone(workers)

    again = desktop.open_window()
    assert again.place() == MOVED_TO
    panel = desktop.session()["work"]["panel"]
    right = panel["geometry"]["x"] + sum(panel["columns"][:2])
    again.click(right - BRING_BACK_PX[0], panel["geometry"]["y"] + BRING_BACK_PX[1])
    again.ask_to_close()
    assert again.ended() == (0, "")
    work = desktop.session()["work"]
    assert "offers" not in work
    assert work["form"]["prompt"] == PROMPT
    assert [question["order"]["lanes"]["prompt"] for question in work["questions"]] == [PROMPT]
    assert desktop.pictures() == []
    assert desktop.troubles() == []
