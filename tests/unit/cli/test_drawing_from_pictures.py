"""What the commands make of pictures, with a tiny model in this process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sdjp.cli.main import main
from sdjp.provenance.png import encode_png, record_from_text
from sdjp.provenance.reading import read_picture, read_text
from sdjp.store.inputs import read_input
from tests.tiny_models import add_safety_checker, make_painter

Draw = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model."""
    return make_painter(tmp_path_factory.mktemp("小さい"))


@pytest.fixture
def draw(tiny_model: Path, capsys: pytest.CaptureFixture[str]) -> Draw:
    """Runs a command with the tiny model; returns its JSON objects."""

    def run(*arguments: object) -> list[dict[str, Any]]:
        words = [*map(str, arguments), "--json", "--no-translate", "--steps", "3"]
        code = main([*words, "--model", str(tiny_model)])
        printed = capsys.readouterr()
        assert code == 0, printed.err
        return [json.loads(line) for line in printed.out.splitlines()]

    return run


def photo(path: Path, width: int = 96, height: int = 64) -> Path:
    """A file with coloured structure."""
    rng = np.random.default_rng(5)
    small = Image.fromarray(rng.integers(0, 256, (4, 6, 3), dtype=np.uint8))
    small.resize((width, height), Image.Resampling.BICUBIC).save(path)
    return path


def pixels(path: object) -> np.ndarray[Any, Any]:
    """(height, width, 3) of the picture at `path`."""
    return np.asarray(read_picture(Path(str(path)))[0]).astype(int)


def test_loops_and_samples_count_seeds_and_pictures_on(
    draw: Draw, sdjp_home: Path, tmp_path: Path
) -> None:
    """Two samples in two rounds have four seeds and one sheet; each second round is made of the
    first, and one that starts from a picture of the history has it as its parent.
    """
    path = photo(tmp_path / "写真.png")
    drawn = draw("img2img", path, "--n_samples", 2, "--loops", 2, "--strength", 1, "--plms")
    assert [each["seed"] for each in drawn] == [42, 43, 44, 45]
    assert {each["sampler"] for each in drawn} == {"PLMS"}
    assert {(each["mode"], each["source"]) for each in drawn} == {("img2img", str(path))}
    assert [each["init"]["parent"] for each in drawn[::2]] == ["", ""]
    for before, after in (drawn[:2], drawn[2:]):
        assert after["init"]["parent"] == Path(before["path"]).name
        assert read_input(after["init"]["picture"]).size == (before["width"], before["height"])
    sheets = {*(sdjp_home / "pictures").glob("*.png")} - {Path(each["path"]) for each in drawn}
    (sheet,) = map(pixels, sheets)
    assert sheet.shape[1] > 4 * drawn[0]["width"]

    (child,) = draw("img2img", drawn[0]["path"], "--skip_save")
    assert (child["path"], child["watermark"]) == (None, None)
    assert child["init"]["parent"] == Path(drawn[0]["path"]).name


def test_a_picture_of_ours_is_the_parent_wherever_it_is_named(
    draw: Draw, sdjp_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a way with dots, by a link, as a copy, which says itself what it is, and where another
    program saved over it; what is none of ours, or none of this history, has no parent.
    """
    (drawn,) = draw("img2img", photo(tmp_path / "写真.png"), "--size", "64x64")
    path = Path(drawn["path"])
    inside = path.parent / "中"
    inside.mkdir()
    monkeypatch.chdir(inside)
    link, copy = tmp_path / "link.png", tmp_path / "copy.png"
    link.symlink_to(path)
    shutil.copy(path, copy)

    def parent(place: Path) -> str:
        (child,) = draw("img2img", place, "--size", "64x64", "--skip_save")
        return str(child["init"]["parent"])

    assert parent(Path("..", path.name)) == path.name
    assert parent(link) == path.name
    assert parent(copy) == path.name
    elsewhere = tmp_path / "20261121-143005-0001-1.png"
    record = record_from_text(read_text(path).text["sdjp"])
    assert record is not None
    created = "2020-11-21T14:30:05.000+09:00"
    elsewhere.write_bytes(encode_png(Image.new("RGB", (64, 64)), replace(record, created=created)))
    assert parent(elsewhere) == ""
    assert parent(tmp_path / "写真.png") == ""
    photo(path)
    assert parent(path) == path.name


def test_what_is_blurred_and_not_saved_is_said(
    tmp_path: Path,
    sdjp_home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With --skip_save there is no original to reveal, and the user hears of which seed; the
    overview sheet, which is saved, says that something on it is blurred.
    """
    model = make_painter(tmp_path)
    add_safety_checker(model, objects=False)
    verdicts = iter([False, True])
    monkeypatch.setattr("sdjp.engine.paint.is_flagged", lambda *_: next(verdicts))
    words = ["txt2img", "a cat", "--no-translate", "--steps", "3", "--n_samples", "2"]
    assert main([*words, "--model", str(model), "--skip_save"]) == 0
    said = capsys.readouterr().err
    assert "43" in said
    assert "--skip_save" in said
    assert not (sdjp_home / "data" / "held").exists()
    (sheet,) = (sdjp_home / "pictures").glob("*.png")
    record = record_from_text(read_text(sheet).text["sdjp"])
    assert record is not None
    assert record.safety == "flagged"


def test_the_strength_says_how_much_is_new(draw: Draw, tmp_path: Path) -> None:
    """At 0 the picture stays as far as the model's VAE can, at 1 nothing of it is left: what it
    was does not matter.
    """
    one, other = photo(tmp_path / "一.png"), tmp_path / "二.png"
    Image.new("RGB", (96, 64), "red").save(other)
    arguments = ("--no-watermark", "--size", "64x64", "--resize", "stretch")
    new = [draw("img2img", path, *arguments, "--strength", 1)[0]["path"] for path in (one, other)]
    old = [draw("img2img", path, *arguments, "--strength", 0)[0]["path"] for path in (one, other)]
    assert np.array_equal(*map(pixels, new))
    assert not np.array_equal(*map(pixels, old))
    assert pixels(new[0]).shape == (64, 64, 3)


def test_each_picture_of_a_folder_is_drawn_as_if_it_were_alone(draw: Draw, tmp_path: Path) -> None:
    """Seeds begin anew with each, so that a folder may grow; previews do not write over others."""
    folder = tmp_path / "夏 休み"
    folder.mkdir()
    first, second = photo(folder / "2.png"), photo(folder / "10.png", 64, 96)
    both = draw("img2img", folder, "--skip_grid", "--preview-dir", tmp_path / "途中")
    (alone,) = draw("img2img", "--init-img", second)
    assert [each["source"] for each in both] == [str(first), str(second)]
    assert np.array_equal(pixels(both[1]["path"]), pixels(alone["path"]))
    assert (both[0]["width"], both[0]["height"]) == (both[1]["height"], both[1]["width"])
    names = [path.name for path in sorted((tmp_path / "途中").iterdir())]
    assert names == ["0001-42-0001.png", "0001-42-0002.png", "0002-42-0001.png", "0002-42-0002.png"]


def test_what_is_transparent_is_drawn_anew(draw: Draw, tmp_path: Path) -> None:
    """Without a mask the picture's own transparency is one; inverted, the rest is drawn."""
    path = photo(tmp_path / "穴.png")
    picture = Image.open(path).convert("RGBA")
    picture.paste((0, 0, 0, 0), (64, 0, 96, 64))
    picture.save(path)
    before = np.asarray(picture.convert("RGB")).astype(int)
    (drawn,) = draw("inpaint", path, "--feather", 4, "--no-watermark")
    after = pixels(drawn["path"])
    assert (drawn["mode"], drawn["init"]["masked_content"]) == ("inpaint", "fill")
    assert np.array_equal(after[:, : 64 - 4], before[:, : 64 - 4])
    assert not np.array_equal(after[:, 64:], before[:, 64:])
    (inverted,) = draw("inpaint", path, "--feather", 4, "--no-watermark", "--invert-mask")
    after = pixels(inverted["path"])
    assert (after[:, 64 + 4 :] == 255).all()
    assert not np.array_equal(after[:, :64], before[:, :64])
