"""Checkpoints that survive a kill, and the clock that says when to write one, print a line, or
stop.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import torch


def save_checkpoint(path: Path, state: dict[str, Any]) -> None:
    """Write the state so that ``path`` always holds a complete checkpoint, the old one or the new
    one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    with partial.open("wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def load_checkpoint(path: Path) -> dict[str, Any] | None:
    """Read a checkpoint written by :func:`save_checkpoint`; None where there is none yet."""
    if not path.exists():
        return None
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


class Clock:
    """Keeps the time of one training stage, earlier runs counted in (all times in seconds)."""

    def __init__(self, spent: float = 0.0) -> None:
        self._start = time.monotonic() - spent
        self._last: dict[str, float] = {}

    @property
    def spent(self) -> float:
        """Return the seconds this stage has run, over all its runs."""
        return time.monotonic() - self._start

    def due(self, event: str, every: float) -> bool:
        """Tell whether ``every`` seconds have passed since this event was last due (or since the
        first question).
        """
        now = time.monotonic()
        if now - self._last.setdefault(event, now) < every:
            return False
        self._last[event] = now
        return True
