"""Processes that save pictures, killed at random moments: what is lost, torn or left over.

    python -m benchmarks.sigkill --kills 200 [--order ours|row-first] [--seed N] [--json]

Each child saves pictures in a loop and says so after each one; it is killed with SIGKILL 0–120 ms
after it began. `row-first` is the negative control: the row in the index first, then the picture
straight to its final name. Exit status 1 when anything was lost, torn or left without its file.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import itertools
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image

from sdjp.base.files import PART_SUFFIX
from sdjp.contract.errors import InputError
from sdjp.contract.request import PictureRecord
from sdjp.provenance.reading import read_picture
from sdjp.store import history
from sdjp.store.database import Library, open_library
from sdjp.store.pictures import commit_picture
from sdjp.store.rebuild import adopt

LONGEST_S = 0.12
SIZE_PX = 192
HARM = ("acked lost", "torn", "rows without file", "index damaged", "not adopted")


def record(seed: int) -> PictureRecord:
    """A picture's settings."""
    return PictureRecord(
        prompt="夕焼けの海に立つ赤い鳥居",
        english="red torii gate standing in the sunset sea",
        negative_prompt="",
        negative_english="",
        model="demo",
        model_hash="0123456789",
        sampler="DDIM",
        steps=20,
        guidance_scale=7.5,
        seed=seed,
        width=SIZE_PX,
        height=SIZE_PX,
        created=datetime.datetime.now().astimezone().isoformat(timespec="milliseconds"),
    )


def save_row_first(library: Library, image: Image.Image, seed: int, folder: Path) -> Path:
    """The order that must fail: row, then the picture straight to its final name."""
    path = folder / f"{seed}.png"
    history.add(library, path, record(seed))
    image.save(path)
    return path


def child(order: str, folder: Path, acknowledge: int) -> None:
    """Save pictures for ever, writing a line for each one that is kept."""
    noise = np.random.default_rng(0).integers(0, 256, (SIZE_PX, SIZE_PX, 3), dtype=np.uint8)
    image = Image.fromarray(noise)
    folder.mkdir()
    library = open_library(folder / "index.sqlite3")
    history.remember_folder(library, folder)
    os.write(acknowledge, b"ready\n")
    for seed in itertools.count():
        if order == "ours":
            path = commit_picture(library, image, record(seed), folder=folder).path
        else:
            path = save_row_first(library, image, seed, folder)
        os.write(acknowledge, f"{path}\n".encode())


def kill_one(order: str, folder: Path, delay_s: float) -> list[Path]:
    """Start a child, kill it, and return what it said was kept."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        with contextlib.suppress(BaseException):
            child(order, folder, writing)
        os._exit(1)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        if lines.readline() != "ready\n":
            raise RuntimeError("the child did not start")
        time.sleep(delay_s)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status):
            raise RuntimeError("the child ended before it was killed")
        return [Path(line.rstrip("\n")) for line in lines if line.endswith("\n")]


def is_whole(path: Path) -> bool:
    """Whether the picture at `path` decodes to its last pixel."""
    try:
        read_picture(path)
    except InputError:
        return False
    return True


def examine(folder: Path, acked: list[Path]) -> Counter[str]:
    """Count what is wrong in `folder`, before and after adopting."""
    found: Counter[str] = Counter({"acked": len(acked)})
    files = set(folder.glob("*.png"))
    whole = {path for path in files if is_whole(path)}
    with open_library(folder / "index.sqlite3") as library:
        check = library.connection.execute("PRAGMA integrity_check").fetchone()[0]
        found["index damaged"] += check != "ok"
        rows = {path for _, path, _ in history.places(library)}
        found["acked lost"] += sum(path not in whole or path not in rows for path in acked)
        found["torn"] += len(files - whole)
        found["rows without file"] += len(rows - files)
        found["adopted"] += adopt(library, index_text=lambda record: record.prompt).added
        after = {path for _, path, _ in history.places(library)}
        found["not adopted"] += len(whole - after)
    found["parts left"] += len(list(folder.glob(f".*{PART_SUFFIX}")))
    return found


def run(kills: int, order: str, seed: int = 0) -> dict[str, int | float | str]:
    """Kill `kills` children and add up what was found."""
    chance = random.Random(seed)
    total: Counter[str] = Counter()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as root:
        os.environ["SDJP_HOME"] = root
        for number in range(kills):
            folder = Path(root) / f"回{number}"
            total += examine(folder, kill_one(order, folder, chance.uniform(0, LONGEST_S)))
    names = ("acked", *HARM, "adopted", "parts left")
    seconds = round(time.perf_counter() - start, 1)
    return {"order": order, "kills": kills, **{n: total[n] for n in names}, "seconds": seconds}


def main() -> int:
    """Print the figures of our order, and of the control, which must lose something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--order", choices=("ours", "row-first", "both"), default="both")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    failed = False
    for order in ("ours", "row-first") if given.order == "both" else (given.order,):
        figures = run(given.kills, order, given.seed)
        if given.json:
            print(json.dumps(figures))
        else:
            print(", ".join(f"{name}: {value}" for name, value in figures.items()))
        harmed = any(figures[name] for name in HARM)
        failed |= harmed if order == "ours" else not harmed
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
