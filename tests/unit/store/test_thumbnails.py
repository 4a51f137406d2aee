"""Thumbnails of any file that a folder may hold: quick, upright, small in memory, never failing."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from sdjp.base.paths import cache_dir
from sdjp.contract.errors import InputFileUnreadable
from sdjp.provenance.reading import read_reduced
from sdjp.store import thumbnails
from sdjp.store.thumbnails import Pixels, Thumbnails

ROOT = Path(__file__).resolve().parents[3]


def picture(path: Path, size: tuple[int, int] = (400, 300), **options: object) -> Path:
    """A picture, red on the left and blue on the right."""
    image = Image.new("RGB", size, "red")
    image.paste((0, 0, 255), (size[0] // 2, 0, *size))
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def array(pixels: Pixels) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.frombuffer(pixels.body, np.uint8).reshape(pixels.height, pixels.width, 3)


def files() -> list[Path]:
    """What the cache holds."""
    return [path for path in (cache_dir() / "thumbnails").rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
def test_a_picture_is_reduced_and_kept(tmp_path: Path, name: str) -> None:
    """Its longer side is what was asked for; the second time it comes from the cache."""
    path = picture(tmp_path / name)
    first = Thumbnails().of(path, 128)
    assert (first.width, first.height, len(first.body)) == (128, 96, 128 * 96 * 3)
    (kept,) = files()
    assert kept.suffix == ".jpg"
    path_facts = path.stat()
    path.write_bytes(b"\0" * path_facts.st_size)
    os.utime(path, ns=(path_facts.st_atime_ns, path_facts.st_mtime_ns))
    second = Thumbnails().of(path, 128)
    assert (second.width, second.height) == (128, 96)
    assert np.abs(array(first).astype(int) - array(second)).mean() < 4
    assert len(files()) == 1


def test_a_picture_that_changes_gets_a_new_thumbnail(tmp_path: Path) -> None:
    """Time and size tell; the sizes asked for are kept apart; forgetting takes them all."""
    path = picture(tmp_path / "絵 の.png")
    cache = Thumbnails()
    cache.of(path, 64)
    cache.of(path, 128)
    Image.new("RGB", (400, 300), "lime").save(path)
    assert array(cache.of(path, 64)).mean((0, 1))[1] > 250
    assert len(files()) == 3
    other = picture(tmp_path / "other.png")
    cache.of(other, 64)
    cache.forget(path)
    assert len(files()) == 1


def test_small_pictures_are_not_blown_up(tmp_path: Path) -> None:
    """They keep their size; a size that makes no sense is put right."""
    path = picture(tmp_path / "a.png", (20, 10))
    for size in (256, -5, 10**9):
        found = Thumbnails().of(path, size)
        assert (found.width, found.height) == ((16, 8) if size < 0 else (20, 10))


def test_pictures_stand_upright(tmp_path: Path) -> None:
    """A photo taken on its side is turned as its EXIF says."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    for name in ("a.jpg", "a.png", "a.webp"):
        found = Thumbnails().of(picture(tmp_path / name, exif=exif), 100)
        assert (found.width, found.height) == (75, 100)
        top = array(found)[10].mean(0)
        assert top[0] > 200 > top[2], name


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_pictures_of_every_kind(tmp_path: Path, mode: str) -> None:
    """Black-and-white, palette, transparent, 16-bit and print colours; transparency is white."""
    if mode == "I;16":
        image = Image.fromarray(np.zeros((40, 40), np.uint16))
    elif mode in ("LA", "RGBA"):
        image = Image.new(mode, (40, 40))  # fully transparent
    else:
        image = Image.new("RGB", (40, 40)).convert(mode)
    path = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    image.save(path)
    found = array(Thumbnails().of(path, 32))
    assert found.shape == (32, 32, 3)
    assert found.mean() == pytest.approx(255 if mode in ("LA", "RGBA") else 0, abs=30)


def bad_files(folder: Path) -> list[Path]:
    """Files that are no pictures, whatever their names say."""
    whole = picture(folder / "whole.png").read_bytes()
    gif = io.BytesIO()
    Image.new("P", (8, 8)).save(gif, "GIF")
    contents = {
        "empty.png": b"",
        "torn.png": whole[:-60],
        "text.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "gif.png": gif.getvalue(),
        "zeros.jpg": b"\0" * 5000,
        "changed.png": whole[:200] + b"\xff" * 40 + whole[240:],
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "folder.png").mkdir()
    return [*(folder / name for name in contents), folder / "folder.png", folder / "nowhere.png"]


def test_what_is_no_picture_is_empty(tmp_path: Path) -> None:
    """Torn, foreign, missing, a folder, an impossible name: width 0, no error, nothing kept."""
    for path in [*bad_files(tmp_path), Path("a\0b.png"), Path("x" * 5000)]:
        assert Thumbnails().of(path) == Pixels()
    assert files() == []


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """A picture of more than 64 million pixels is not even begun."""
    content = picture(tmp_path / "bomb.png", (8, 8)).read_bytes()
    header = b"IHDR" + struct.pack(">II", 8_500, 8_500) + content[24:29]
    path = tmp_path / "bomb.png"
    path.write_bytes(content[:12] + header + struct.pack(">I", zlib.crc32(header)) + content[33:])
    with Image.open(path) as opened:
        assert opened.size == (8_500, 8_500)
    assert Thumbnails().of(path) == Pixels()
    with pytest.raises(InputFileUnreadable, match="too many pixels"):
        read_reduced(path, 256)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("mode", "most"), [("RGB", 1.6), ("RGBA", 2.4)])
def test_large_pictures_take_bounded_memory(tmp_path: Path, mode: str, most: float) -> None:
    """Nine million pixels: little more than once their own bytes, twice with transparency."""
    path = tmp_path / "large.png"
    Image.new(mode, (3000, 3000)).save(path, compress_level=1)
    code = (
        "import re, sys; from pathlib import Path; "
        "from sdjp.provenance.reading import read_reduced; "
        "status = Path('/proc/self/status'); "
        "most = lambda: int(re.search(r'VmHWM:\\s*(\\d+)', status.read_text())[1]) // 1024; "
        "before = most(); read_reduced(Path(sys.argv[1]), 256); print(most() - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert 10 < int(done.stdout) < most * 3000 * 3000 * 4 / 2**20


def test_a_damaged_thumbnail_is_made_again(tmp_path: Path) -> None:
    """A torn file in the cache is replaced; a cache that cannot be written is done without."""
    path = picture(tmp_path / "a.png")
    whole = Thumbnails().of(path)
    (kept,) = files()
    content = kept.read_bytes()
    kept.write_bytes(content[:100])
    assert Thumbnails().of(path) == whole
    assert kept.read_bytes() == content
    refusing = tmp_path / "file"
    refusing.write_bytes(b"")
    assert Thumbnails(refusing / "cache").of(path) == whole


def test_the_cache_stays_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those used longest ago go; what is used again stays."""
    monkeypatch.setattr(thumbnails, "_SWEEP_EVERY", 1)
    paths = [picture(tmp_path / f"{number}.png") for number in range(30)]
    first = Thumbnails()
    sizes = []
    for age, path in enumerate(paths[:10]):
        first.of(path)
        (new,) = set(files()) - {file for file, _ in sizes}
        os.utime(new, (time.time() - 10_000 + age,) * 2)
        sizes.append((new, new.stat().st_size))
    room = sum(size for _, size in sizes) + 10
    first.of(paths[0])
    small = Thumbnails(max_bytes=room)
    for path in paths[10:14]:
        small.of(path)
    left = files()
    assert sizes[0][0] in left
    assert sizes[1][0] not in left
    assert sum(file.stat().st_size for file in left) <= room
