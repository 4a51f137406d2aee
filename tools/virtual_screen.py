"""A screen that nobody sees, for windows that are real: Xvfb."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

DOTS_PER_INCH = 96
TIMEOUT_S = 30


def is_available() -> bool:
    """Whether this machine has Xvfb."""
    return shutil.which("Xvfb") is not None


@contextlib.contextmanager
def virtual_screen(width: int, height: int) -> Iterator[dict[str, str]]:
    """A free display of this size; the environment for programs that are to use it.

    There is no window manager on it: windows have no frame and get the focus only when told.
    """
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"]
    options = ["-dpi", str(DOTS_PER_INCH), "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen([*command, *options], pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as number:
            display = number.readline().strip()  # empty when the server has ended
        if not display:
            raise RuntimeError("Xvfb did not start")
        environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        environment.pop("WAYLAND_DISPLAY", None)
        yield environment
    finally:
        server.terminate()
        server.wait(TIMEOUT_S)


@contextlib.contextmanager
def any_screen(width: int, height: int) -> Iterator[dict[str, str]]:
    """A virtual screen where there can be one, otherwise this machine's own, otherwise none."""
    if is_available():
        with virtual_screen(width, height) as environment:
            yield environment
    elif sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        yield {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    else:
        yield dict(os.environ)
