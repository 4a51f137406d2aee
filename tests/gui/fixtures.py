"""What the tests of the window share: an offscreen Qt, fake workers, a core, nothing left behind.

The workers of the fixture `core` are fakes, and are ready. The mark `script(painter={"faults":
…})` gives them scripts of `tests.gui.fake_worker`; with the mark `unstarted` the test itself
starts them.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
import pytest
from PySide6.QtCore import QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.app.session import Session
from sdjp.app.worker_link import WorkerLink
from sdjp.base.language import set_language
from sdjp.store.presets import PresetShelf
from sdjp.store.settings import Settings
from sdjp.ui.look.fonts import load_fonts
from tests.gui.fake_worker import fake_command

ROLES = ("painter", "translator", "librarian")
TIMEOUT_MS = 15_000

NewCore = Callable[..., Core]
NewLink = Callable[..., WorkerLink]

_cores: list[Core] = []


def pytest_configure(config: pytest.Config) -> None:
    """Make the marks known."""
    config.addinivalue_line("markers", "script(**by_role): what the fakes of `core` are to do")
    config.addinivalue_line("markers", "unstarted: `core` is not started yet")


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The plain QApplication."""
    return QApplication


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """The window's own style and font; at the end an empty clipboard.

    A process that ends while data of its own lie there ends with a segmentation fault.
    """
    qapp.setStyle("Fusion")
    load_fonts(qapp)
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def japanese() -> Iterator[None]:
    """Each test begins in Japanese, whatever the last one chose."""
    set_language("ja")
    yield
    set_language("")


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a running thread, a running timer or a child process.

    As in the window, garbage is collected between events only, here at the end of each test.
    """
    gc.disable()
    gc.freeze()  # only what this test makes is looked through afterwards
    before = set(psutil.Process().children(recursive=True))
    yield
    gc.collect()
    gc.enable()
    deadline = time.monotonic() + 5
    while left := _left(before):
        if time.monotonic() > deadline:
            pytest.fail(f"left behind: {', '.join(left)}")
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qapp.processEvents()
        gc.collect()


def _left(before: set[psutil.Process]) -> list[str]:
    children = set(psutil.Process().children(recursive=True)) - before
    found = [f"process {child.pid}" for child in children if child.is_running()]
    for one in gc.get_objects():
        if isinstance(one, QThread) and isValid(one) and one.isRunning():
            found.append(f"thread {one}")
        elif isinstance(one, QTimer) and isValid(one) and one.isActive():
            found.append(f"timer {one} of {one.parent()}")
    return found


@pytest.fixture
def new_link(qapp: QApplication) -> Iterator[NewLink]:
    """Makes links to fakes: `new_link("painter", faults=[…])`; each is stopped at the end."""
    made: list[WorkerLink] = []

    def new(role: str = "painter", **script: Any) -> WorkerLink:
        link = WorkerLink(role, None, fake_command(role, **script))
        made.append(link)
        return link

    yield new
    for link in made:
        link.stop()
        link.deleteLater()


@pytest.fixture
def new_core(sdjp_home: Path, qapp: QApplication) -> Iterator[NewCore]:
    """Makes cores on this test's SDJP_HOME; each is stopped at the end.

    Its arguments are scripts for the fakes, by role; a list is a command line that takes the
    fake's place.
    """
    made = _cores

    def new(**scripts: dict[str, Any] | list[str]) -> Core:
        commands = {}
        for role in ROLES:
            script = scripts.get(role, {})
            commands[role] = script if isinstance(script, list) else fake_command(role, **script)
        settings, _ = Settings.load()
        core = Core(settings, Session(), PresetShelf(), commands=commands)
        made.append(core)
        return core

    yield new
    while made:
        core = made.pop()
        core.stop()
        core.deleteLater()


@pytest.fixture
def core(request: pytest.FixtureRequest, new_core: NewCore, qtbot: QtBot) -> Core:
    """A core whose three workers are fakes; see the top of this file for its marks."""
    mark = request.node.get_closest_marker("script")
    made = new_core(**(mark.kwargs if mark else {}))
    if request.node.get_closest_marker("unstarted") is None:
        made.start()
        wait_until_ready(made, qtbot)
    return made


def wait_until_ready(core: Core, qtbot: QtBot) -> None:
    """Wait until all workers have said hello, the model is known and the prompt translated."""
    links = (core.painter, core.translator, core.librarian)
    qtbot.waitUntil(
        lambda: all(link.hello for link in links) and core.model is not None and core.is_translated,
        timeout=TIMEOUT_MS,
    )


def settings_on_disk() -> Settings:
    """The settings as the next start reads them, once what was changed is written."""
    for core in _cores:
        while core._settings_due.isActive():
            QApplication.processEvents()
        core._disk.waitForDone()
    return Settings.load()[0]


def type_prompt(core: Core, qtbot: QtBot, prompt: str, negative: str = "") -> None:
    """Set the prompts and wait for their English."""
    core.session.set(prompt=prompt, negative_prompt=negative)
    qtbot.waitUntil(lambda: core.is_translated, timeout=TIMEOUT_MS)
