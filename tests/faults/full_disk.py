"""Saves pictures on a tiny disk at many fill levels and prints what happened as JSON.

Run inside `unshare -rm`, which lets it mount its own tmpfs:

    python full_disk.py FOLDER ours|direct pictures|index|both
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image

from sdjp.base.files import PART_SUFFIX
from sdjp.contract.errors import InputError, SdjpError
from sdjp.contract.request import PictureRecord
from sdjp.provenance.reading import read_picture
from sdjp.store import history
from sdjp.store.database import open_library
from sdjp.store.pictures import commit_picture
from sdjp.store.rebuild import adopt

DISK_KB = 1024
LEVELS_KB = range(0, 220, 4)
RECORD = PictureRecord(
    prompt="猫",
    english="cat",
    negative_prompt="",
    negative_english="",
    model="demo",
    model_hash="",
    sampler="DDIM",
    steps=1,
    guidance_scale=1.0,
    seed=1,
    width=160,
    height=160,
    created="2026-11-21T14:30:05.000+09:00",
)


def fill(disk: Path, leave_kb: int) -> Path:
    """Fill the disk with one file until only `leave_kb` are free."""
    path = disk / "filling"
    free = os.statvfs(disk)
    size = free.f_bavail * free.f_frsize - leave_kb * 1024
    with path.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(size, 1))
    return path


def save(order: str, image: Image.Image, index: Path, folder: Path) -> str:
    """Save once; returns `saved`, `saved without row` or the error's name."""
    try:
        if order == "direct":
            image.save(folder / "picture.png")
            return "saved"
        with open_library(index) as library:
            saved = commit_picture(library, image, RECORD, index_text="猫", folder=folder)
    except SdjpError as error:
        return type(error).__name__
    except OSError as error:
        return f"OSError {error.errno}"
    if saved.row_id is not None:
        return "saved"
    return f"saved without row: {type(saved.index_error).__name__}"


def is_stump(path: Path) -> bool:
    """Whether the picture is not whole."""
    try:
        read_picture(path)
    except InputError:
        return True
    return False


def main() -> None:
    """Try every fill level."""
    root, order, where = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    disk, roomy = root / "disk", root / "roomy"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_KB}k", "tmpfs", disk], check=True)
    os.environ["SDJP_HOME"] = str(roomy / "home")
    noise = np.random.default_rng(0).integers(0, 256, (160, 160, 3), dtype=np.uint8)
    outcomes: Counter[str] = Counter()
    harm: Counter[str] = Counter()
    for level in LEVELS_KB:
        index = (roomy if where == "pictures" else disk) / f"index{level}" / "index.sqlite3"
        folder = (roomy if where == "index" else disk) / f"pictures{level}"
        folder.mkdir(parents=True)
        with open_library(index) as library:
            history.remember_folder(library, folder)
        filling = fill(disk, level)
        outcomes[save(order, Image.fromarray(noise), index, folder)] += 1
        pictures = list(folder.glob("*.png"))
        harm["stumps"] += sum(map(is_stump, pictures))
        harm["parts left"] += len(list(folder.glob(f".*{PART_SUFFIX}")))
        filling.unlink()
        with open_library(index) as library:
            check = library.connection.execute("PRAGMA integrity_check").fetchone()[0]
            harm["index damaged"] += check != "ok"
            adopt(library, index_text=lambda record: record.prompt)
            if order == "ours":
                harm["not adopted"] += history.count(library) != len(pictures)
        for path in (*pictures, *index.parent.iterdir()):
            path.unlink()
    json.dump({"outcomes": outcomes, "harm": harm, "levels": len(LEVELS_KB)}, sys.stdout)


if __name__ == "__main__":
    main()
