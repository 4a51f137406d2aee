"""CPU time until `sdjp --help` is shown, beside a bare Python and `import torch`."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable

from benchmarks.measure import machine

ROUNDS = 9
GOAL_S = 0.3


def child_cpu_seconds(*arguments: str) -> float:
    """CPU seconds of a Python process with `arguments`, from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=os.environ
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def median(work: Callable[[], float]) -> float:
    """The median of the rounds."""
    return sorted(work() for _ in range(ROUNDS))[ROUNDS // 2]


def main() -> None:
    """Print the table."""
    print(f"\nCPU time of a start ({machine()}; goal for --help ≤ {GOAL_S} s)")
    for name, arguments in {
        "python, nothing else": ("-c", "pass"),
        "sdjp --help": ("-m", "sdjp", "--help"),
        "sdjp txt2img --help": ("-m", "sdjp", "txt2img", "--help"),
        "import torch": ("-c", "import torch"),
    }.items():
        print(
            f"{name:34}{median(lambda arguments=arguments: child_cpu_seconds(*arguments)):8.3f} s"
        )


if __name__ == "__main__":
    main()
