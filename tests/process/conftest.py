"""Real workers, one a module where the tests do not end them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.process.window import Window

Start = Callable[..., Window]


@pytest.fixture(scope="module")
def module_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SDJP_HOME for the workers of a module, under a Japanese name with a space."""
    return tmp_path_factory.mktemp("窓 の 家") / "家"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts workers that a test may end; whoever is left over is ended as a window does."""
    windows: list[Window] = []

    def started(role: str, home: Path | None = None, *, listens: bool = True) -> Window:
        home = home or tmp_path / f"家 {len(windows)}"
        windows.append(Window(role, home, listens=listens))
        return windows[-1]

    yield started
    for window in windows:
        window.end()
