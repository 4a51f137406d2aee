"""Neither a huge nor a crafted file takes more memory than was said, and none ends the process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.zoo.profiles import cmyk, display_p3
from tests.zoo.writers import flat_jpeg, png, saved, tiff, white_png

ROOT = Path(__file__).resolve().parents[3]
SIDE = 2000
MB = 10**6

TAKE_IN = """
import sys
from pathlib import Path
from sdjp.contract.errors import InputError
from sdjp.provenance.intake import take_in
from tests.zoo import memory
path = Path(sys.argv[1])
before = memory.begin()
try:
    print("size", *take_in(path).picture.size)
except InputError as error:
    print(error.context["reason"])
print(memory.peak() - before)
"""

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def child(*arguments: str | Path) -> str:
    """What a fresh Python says; it ends well and writes nothing to standard error."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@dataclass(frozen=True)
class Large:
    """A large file, what becomes of it, and the bytes that it may take beside its own."""

    name: str
    make: Callable[[], bytes]
    outcome: str
    most: int


def _even(layers: int) -> np.ndarray:
    return np.full((SIDE, SIDE, layers), 99, np.uint8)


def _inks() -> bytes:
    return saved(Image.new("CMYK", (SIDE, SIDE), (9, 99, 0, 0)), "JPEG", icc_profile=cmyk())


def _deep() -> np.ndarray:
    return np.ones((SIDE, SIDE), np.float32)


def _profiled_alpha() -> bytes:
    return saved(Image.fromarray(_even(4)), "PNG", icc_profile=display_p3(), compress_level=1)


WHOLE = SIDE * SIDE * 4
"""A picture of that size as Pillow keeps it, in bytes."""

LARGE = [
    Large("200 M.jpg", lambda: flat_jpeg(16_000, 12_500), "size 8000 6250", 300 * MB),
    Large("9000².png", lambda: white_png(9000, 9000), "too many pixels", 20 * MB),
    Large("colours.png", lambda: png(_even(3)), f"size {SIDE} {SIDE}", int(2.3 * WHOLE)),
    Large("alpha.png", _profiled_alpha, f"size {SIDE} {SIDE}", int(2.6 * WHOLE)),
    Large("inks.jpg", _inks, f"size {SIDE} {SIDE}", int(2.3 * WHOLE)),
    Large("fractions.tif", lambda: tiff(_deep()), f"size {SIDE} {SIDE}", int(2.8 * WHOLE)),
]


@linux_only
@pytest.mark.parametrize("large", LARGE, ids=lambda large: large.name)
def test_memory_is_bounded(large: Large, tmp_path: Path) -> None:
    """Of hundreds of millions of pixels no more is held than of sixty-four."""
    content = large.make()
    path = tmp_path / large.name
    path.write_bytes(content)
    outcome, taken = child("-c", TAKE_IN, path).splitlines()
    assert outcome == large.outcome
    assert int(taken) < large.most + len(content)


def test_damaged_files_are_all_answered() -> None:
    """Of 2,000 mutated files of the zoo each is a picture or a typed error, within bounded memory,
    and no library speaks. How long the slowest took is no part of it: that depends on the machine,
    and `python -m tests.zoo.fuzz 2000 5` prints it.
    """
    number = 2000
    found = json.loads(child("-m", "tests.zoo.fuzz", str(number), "5"))
    assert found["came in"] + found["refused"] == number
    assert found["came in"] > number / 20
    assert found["refused"] > number / 2
    assert found["memory"] < 600 * MB
