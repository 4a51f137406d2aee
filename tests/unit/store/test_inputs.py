"""Kept inputs: once each, whole or not at all, exactly as they came."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from sdjp.base import files
from sdjp.contract.errors import (
    FolderUnwritable,
    InputFileMissing,
    InputFileUnreadable,
)
from sdjp.provenance.intake import take_in
from sdjp.store.inputs import input_path, keep_input, read_input
from tests.zoo.pictures import SPECIMENS

ROOT = Path(__file__).resolve().parents[3]
LAYERS = {"L": (), "RGB": (3,), "RGBA": (4,)}


def noise(mode: str, width: int = 61, height: int = 47, seed: int = 0) -> Image.Image:
    """A picture that no two seeds share."""
    shape = (height, width, *LAYERS[mode])
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8))


@pytest.mark.parametrize("mode", LAYERS)
def test_an_input_comes_back_exactly(mode: str, sdjp_home: Path) -> None:
    """Every level of every channel, also the colours under full transparency."""
    picture = noise(mode)
    kept = keep_input(picture)
    assert (kept.width, kept.height) == (61, 47)
    assert kept.path == input_path(kept.id) == sdjp_home / "data" / "inputs" / f"{kept.id}.png"
    again = read_input(kept.id)
    assert (again.mode, again.size, again.tobytes()) == (mode, picture.size, picture.tobytes())


def test_the_same_picture_is_kept_once(tmp_path: Path) -> None:
    """Whatever file it came from; another size, mode or level is another one."""
    picture = noise("RGB")
    info = PngImagePlugin.PngInfo()
    info.add_text("parameters", "猫")
    picture.save(tmp_path / "a.png", pnginfo=info)
    picture.save(tmp_path / "b.bmp")
    taken = [take_in(tmp_path / name).picture for name in ("a.png", "b.bmp")]
    ids = {keep_input(one).id for one in (picture, *taken)}
    assert len(ids) == 1
    assert len(list(input_path(ids.pop()).parent.iterdir())) == 1
    flat = Image.new("L", (6, 4), 7)
    others = [flat, flat.resize((4, 6)), flat.resize((12, 2)), Image.new("L", (6, 4), 8)]
    others += [Image.new("RGB", (2, 4), (7, 7, 7)), Image.new("RGB", (6, 4), (7, 7, 7))]
    assert len({keep_input(one).id for one in others}) == len(others)


def test_an_input_is_not_written_again() -> None:
    """Its file stays as it is; a damaged one is made anew."""
    kept = keep_input(noise("RGB"))
    before = kept.path.stat().st_ino
    keep_input(noise("RGB"))
    assert kept.path.stat().st_ino == before
    kept.path.write_bytes(kept.path.read_bytes()[:-50])
    with pytest.raises(InputFileUnreadable):
        read_input(kept.id)
    assert keep_input(noise("RGB")) == kept
    assert read_input(kept.id).tobytes() == noise("RGB").tobytes()


def test_what_is_missing_or_was_changed_is_a_typed_error(tmp_path: Path) -> None:
    """No other picture is ever given in an input's place, and no id leads elsewhere."""
    kept = keep_input(noise("RGBA"))
    Image.new("RGBA", (61, 47)).save(kept.path)
    with pytest.raises(InputFileUnreadable):
        read_input(kept.id)
    noise("RGBA").quantize(16).save(kept.path)
    with pytest.raises(InputFileUnreadable):
        read_input(kept.id)
    kept.path.unlink()
    with pytest.raises(InputFileMissing):
        read_input(kept.id)
    for key in ("", "../index", kept.id.upper(), kept.id + "\n", "a" * 63, "\0" * 64):
        with pytest.raises(InputFileMissing):
            read_input(key)


def test_a_folder_that_refuses_keeps_nothing(sdjp_home: Path) -> None:
    """The error is typed."""
    (sdjp_home / "data").mkdir()
    (sdjp_home / "data" / "inputs").write_bytes(b"")
    with pytest.raises(FolderUnwritable):
        keep_input(noise("L"))


def test_what_was_cut_short_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An input that could not be renamed is not there, and neither are its parts."""
    kept = keep_input(noise("RGB"))

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files.Path, "replace", fail)
    with pytest.raises(Exception, match="Input/output"):
        keep_input(noise("RGB", seed=1))
    assert [path.name for path in kept.path.parent.iterdir()] == [kept.path.name]


def test_only_pictures_and_masks_are_kept() -> None:
    """Another mode is a mistake of the caller."""
    with pytest.raises(ValueError, match="mode P"):
        keep_input(Image.new("P", (2, 2)))


def test_the_id_is_the_same_in_every_process() -> None:
    """The history of one day finds the inputs of another."""
    code = "from PIL import Image; from sdjp.store.inputs import keep_input; "
    code += "print(keep_input(Image.new('RGB', (6, 4), (1, 2, 3))).id)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == keep_input(Image.new("RGB", (6, 4), (1, 2, 3))).id


def test_all_of_the_zoo_is_kept(tmp_path: Path) -> None:
    """What comes in can be kept and read again."""
    for specimen in SPECIMENS[::7]:
        path = tmp_path / specimen.name
        path.write_bytes(specimen.make())
        picture = take_in(path).picture
        assert read_input(keep_input(picture).id).tobytes() == picture.tobytes()
