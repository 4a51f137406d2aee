"""Fair turns and honest statistics for two ways of doing the same thing."""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds (user and system, all threads) that `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def ratio(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    rounds: int,
    clock: Callable[[Callable[[], object]], float] = cpu_seconds,
) -> dict[str, float]:
    """Alternate the two, first one then the other leading; compare round by round.

    Returns:
        median of the rounds' ratios, the least and the greatest of them, and both medians.
    """
    ours()
    theirs()
    pairs = []
    for turn in range(rounds):
        if turn % 2:
            second = clock(theirs)
            first = clock(ours)
        else:
            first = clock(ours)
            second = clock(theirs)
        pairs.append((first, second))
    ratios = sorted(first / second for first, second in pairs)
    return {
        "ratio": statistics.median(ratios),
        "least": ratios[0],
        "greatest": ratios[-1],
        "ours": statistics.median(first for first, _ in pairs),
        "theirs": statistics.median(second for _, second in pairs),
    }


def past_first_start(home: Path) -> None:
    """Have the window with this SDJP_HOME not greet."""
    settings = home / "data" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"version": 1, "first_start_done": true}', encoding="utf-8")


def installed(environment: Mapping[str, str], home: str) -> dict[str, str]:
    """The environment of a program that works in `home` and, once it has run, is compiled."""
    found = {**environment, "SDJP_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/bytecode"}
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    return found


def machine() -> str:
    """One line on where this was measured."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    python = platform.python_version()
    return f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}, Python {python}"


def report(title: str, rows: Mapping[str, Mapping[str, Any]], goal: float) -> None:
    """Print the table, or one JSON object with `--json`."""
    if "--json" in sys.argv:
        print(json.dumps({"title": title, "machine": machine(), "goal": goal, "rows": rows}))
        return
    print(f"\n{title}\n({machine()}; goal ≤ {goal:g}; seconds of CPU time)")
    print(f"{'':34}{'ratio':>8}{'least':>8}{'greatest':>10}{'ours':>10}{'theirs':>10}")
    for name, row in rows.items():
        print(
            f"{name:34}{row['ratio']:8.3f}{row['least']:8.3f}{row['greatest']:10.3f}"
            f"{row['ours']:10.3f}{row['theirs']:10.3f}"
        )
