"""The history as the window gets it: first page and Japanese search, beside plain SELECTs.

Ours: the question is written to the librarian, its answer is read and decoded; what the librarian
remembers of the last search never answers it. Plain: sqlite3 in this process counts and fetches as
many whole rows by LIKE on the prompt, which finds 鳥居 only where it is written so.
"""

from __future__ import annotations

import datetime
import itertools
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import machine
from sdjp.base.paths import index_path
from sdjp.contract.codec import from_frame, to_frame
from sdjp.contract.library_messages import Listed, ListPictures
from sdjp.contract.messages import Hello
from sdjp.contract.wire import read_frame, write_frame
from sdjp.store import history
from sdjp.store.database import open_library
from sdjp.studio.index_text import index_text
from tools.sample_library import SEED, record, scenes

SIZES = (20_000, 100_000)
CAPTIONS = 400
ROUNDS = 15
PAGE = 100
GOAL_MS = 100
QUESTIONS = {
    "first page": ("", ""),
    "search とりい": ("とりい", "AND prompt LIKE '%鳥居%'"),
    "search とりい うみ": ("とりい うみ", "AND prompt LIKE '%鳥居%' AND prompt LIKE '%海%'"),
    "search that finds nothing": ("ぺんぎん", "AND prompt LIKE '%ペンギン%'"),
}
"""Name → what the user types, and a plain condition."""


class Librarian:
    """The worker, asked as the window asks it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sdjp.worker", "librarian"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        self._jobs = itertools.count(1)
        assert isinstance(self._hear(), Hello)

    def list(self, text: str) -> Listed:
        """The first page of what `text` finds."""
        question = ListPictures(job=f"list-{next(self._jobs)}", text=text, limit=PAGE)
        write_frame(self._stdin, *to_frame(question))
        answer = self._hear()
        assert isinstance(answer, Listed), answer
        return answer

    def end(self) -> None:
        """Let it end."""
        self._stdin.close()
        self._process.wait()

    def _hear(self) -> object:
        frame = read_frame(self._stdout)
        assert frame is not None
        return from_frame(*frame)


def fill(size: int) -> None:
    """Make the index `size` rows large; the files are not there, and nobody looks for them."""
    rng = random.Random(SEED)
    now = datetime.datetime.now().astimezone()
    samples = [record(text, now, rng) for _, text in scenes(rng, CAPTIONS)]
    texts = [index_text(sample) for sample in samples]
    with open_library() as library:
        rows = []
        for number in range(history.count(library), size):
            chosen = rng.randrange(CAPTIONS)
            rows.append((Path(f"/{number}.png"), samples[chosen], texts[chosen]))
        history.add_all(library, rows)


def measure(librarian: Librarian) -> dict[str, dict[str, float]]:
    """Ask all questions in turn, ours and plain; medians in milliseconds."""
    plain = sqlite3.connect(index_path())
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in QUESTIONS}
    found = {}
    for _ in range(ROUNDS + 1):
        for name, (text, condition) in QUESTIONS.items():
            rows_of = f"FROM pictures WHERE deleted = 0 {condition}"
            begun = time.perf_counter()
            answer = librarian.list(text)
            heard = time.perf_counter()
            plain.execute(f"SELECT count(*) {rows_of}").fetchone()
            plain.execute(f"SELECT * {rows_of} ORDER BY id DESC LIMIT {PAGE}").fetchall()
            ended = time.perf_counter()
            times[name].append((heard - begun, ended - heard))
            found[name] = answer.total
    plain.close()
    rows = {}
    for name, pairs in times.items():
        measured = pairs[1:]  # the first round warms up
        rows[name] = {
            "found": found[name],
            "ours": statistics.median(ours for ours, _ in measured) * 1000,
            "slowest": max(ours for ours, _ in measured) * 1000,
            "plain": statistics.median(plain for _, plain in measured) * 1000,
        }
    return rows


def main() -> None:
    """Print the table for both sizes."""
    print(
        f"\nHistory through the librarian ({machine()}; goal ≤ {GOAL_MS} ms at {SIZES[0]:,}; in ms)"
    )
    print(f"{'':36}{'found':>9}{'ours':>8}{'slowest':>9}{'plain':>8}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as home:
        os.environ["SDJP_HOME"] = home
        for size in SIZES:
            fill(size)
            librarian = Librarian()
            for name, row in measure(librarian).items():
                print(
                    f"{f'{size:,} rows, {name}':36}{row['found']:9,.0f}{row['ours']:8.1f}"
                    f"{row['slowest']:9.1f}{row['plain']:8.2f}{row['ours'] / row['plain']:8.1f}"
                )
            librarian.end()


if __name__ == "__main__":
    main()
