"""How much memory a piece of work takes at its peak, on Linux."""

from __future__ import annotations

import re
from pathlib import Path

_STATUS = Path("/proc/self/status")


def begin() -> int:
    """Forget the peak so far; the bytes in use now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _in_bytes("VmRSS")


def peak() -> int:
    """The most bytes that were in use since `begin`."""
    return _in_bytes("VmHWM")


def _in_bytes(name: str) -> int:
    found = re.search(rf"{name}:\s*(\d+) kB", _STATUS.read_text(encoding="ascii"))
    assert found
    return int(found[1]) * 1024
