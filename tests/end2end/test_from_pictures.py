"""From a picture to another one: `sdjp img2img`, `inpaint` and `outpaint` as a user runs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.end2end.conftest import Command
from tests.end2end.test_txt2img import LATENT_CHANNELS

QUICK = ("--ddim_steps", 2, "--no-translate")
COMPOSITE = "/compositeWithTrainedAlgorithmicMedia"


def photo(width: int, height: int) -> Image.Image:
    """Coloured structure."""
    rng = np.random.default_rng(3)
    small = Image.fromarray(rng.integers(0, 256, (8, 12, 3), dtype=np.uint8))
    return small.resize((width, height), Image.Resampling.BICUBIC)


def pixels(path: object) -> np.ndarray[Any, Any]:
    """(height, width, 3) of the picture at `path`."""
    with Image.open(str(path)) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def test_a_folder_is_drawn_anew_with_every_option_of_the_reference_script(
    sdjp: Command, tmp_path: Path
) -> None:
    """All 21 of CompVis's options in one run, strength 1.0 and --plms among them. Each readable
    picture is drawn, in natural order; the broken one is named, and the exit code tells of it.
    """
    folder, out = tmp_path / "旅行 の写真", tmp_path / "出力"
    folder.mkdir()
    photo(160, 120).save(folder / "鳥居10.jpg")
    frames = [photo(120, 160), photo(120, 160).rotate(180)]
    frames[0].save(folder / "鳥居2.gif", save_all=True, append_images=frames[1:])
    (folder / "鳥居3.png").write_bytes(b"\x89PNG\r\n\x1a\n torn")
    prompts = tmp_path / "一覧.txt"
    prompts.write_bytes("\ufeffa red torii\r\na blue boat".encode())
    drawn = sdjp(
        *("img2img", "--init-img", folder, "--prompt", "unused", "--outdir", out, "--plms"),
        *("--ddim_steps", 2, "--fixed_code", "--ddim_eta", 0.0, "--n_iter", 1, "--f", 8),
        *("--C", LATENT_CHANNELS, "--n_samples", 2, "--n_rows", 2, "--scale", 5.0, "--seed", 7),
        *("--strength", 1.0, "--from-file", prompts, "--precision", "full", "--json"),
    )
    assert drawn.code == 2
    assert "鳥居3.png" in drawn.err
    assert "最初の1コマ" in drawn.err
    assert "3枚のうち1枚" in drawn.err
    assert "Traceback" not in drawn.err
    pictures = drawn.objects
    sources = [Path(picture["source"]).name for picture in pictures]
    assert sources == ["鳥居2.gif", "鳥居2.gif", "鳥居10.jpg", "鳥居10.jpg"]
    assert [picture["prompt"] for picture in pictures] == 2 * ["a red torii", "a blue boat"]
    for picture in pictures:
        assert (picture["mode"], picture["seed"], picture["sampler"]) == ("img2img", 7, "PLMS")
        assert picture["init"]["strength"] == 1.0
        assert len(picture["init"]["picture"]) == 64
        assert pixels(picture["path"]).shape == (picture["height"], picture["width"], 3)
    (sheet,) = {*out.glob("*.png")} - {Path(picture["path"]) for picture in pictures}
    ended = sdjp("verify", pictures[0]["path"], sheet, "--json")
    for found in ended.objects:
        assert found["digital_source_type"].endswith(COMPOSITE)
        assert found["watermark"]["found"]
        assert found["sdjp"]["init"]["picture"] == pictures[0]["init"]["picture"]
    assert "Denoising strength: 1" in ended.objects[0]["parameters"]


@pytest.mark.parametrize("mark", [(), ("--no-watermark",)], ids=["watermark", "no watermark"])
def test_what_the_mask_leaves_alone_stays(
    sdjp: Command, tmp_path: Path, mark: tuple[str, ...]
) -> None:
    """x.png is paired with x_mask.png of its folder. Outside of mask and feather the saved pixels
    are those of the original, and with the watermark within 6 levels of them.
    """
    original = photo(256, 192)
    original.save(tmp_path / "庭.png")
    mask = Image.new("L", (256, 192))
    mask.paste(255, (128, 0, 256, 192))
    mask.save(tmp_path / "庭_mask.png")
    ended = sdjp(
        *("inpaint", tmp_path, "--prompt", "a white cat", "--feather", 12, *QUICK, "--json", *mark),
    )
    assert ended.code == 0, ended.err
    (drawn,) = ended.objects
    assert (drawn["mode"], drawn["width"], drawn["height"]) == ("inpaint", 256, 192)
    assert drawn["init"]["mask"]
    assert drawn["init"]["feather_px"] == 12
    difference = np.abs(pixels(drawn["path"]) - np.asarray(original).astype(int))
    assert difference[:, : 128 - 12].max() <= (0 if mark else 6)
    assert difference[:, 128:].max() > 20


def test_a_picture_is_continued_to_a_ratio(sdjp: Command, tmp_path: Path) -> None:
    """To 2:1 it becomes wider on both sides alike, and says that it is a composite."""
    original = photo(120, 120)
    original.save(tmp_path / "海.png")
    arguments = ("--ratio", "2:1", "--feather", 8, "--no-watermark", *QUICK, "--json")
    ended = sdjp("outpaint", "--image", tmp_path / "海.png", *arguments)
    assert ended.code == 0, ended.err
    (drawn,) = ended.objects
    assert (drawn["mode"], drawn["width"], drawn["height"]) == ("outpaint", 240, 120)
    assert drawn["init"]["extend"] == [60, 0, 60, 0]
    inside = pixels(drawn["path"])[:, 60 + 8 : 180 - 8]
    assert np.array_equal(inside, np.asarray(original)[:, 8:-8])
    (found,) = sdjp("verify", drawn["path"], "--json").objects
    assert found["digital_source_type"].endswith(COMPOSITE)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["img2img"], "画像が指定されていません"),
        (["img2img", "無い.png"], "無い.png"),
        (["img2img", "LICENSE"], "LICENSE"),
        (["img2img", "sdjp"], "画像が1枚も"),
        (["img2img", "--strength", "1.5"], "0–1"),
        (["inpaint", "docs/pictures/samples.png"], "透明"),
        (["inpaint", "docs/pictures/samples.png", "--mask", "無い.png"], "無い.png"),
        (["outpaint", "docs/pictures/samples.png"], "--ratio"),
        (["outpaint", "docs/pictures/samples.png", "--ratio", "16-9"], "16:9"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_bad_input_is_told_before_a_model_is_read(
    sdjp: Command, sdjp_home: Path, arguments: list[str], words: str
) -> None:
    """Three Japanese sentences, exit code 2, and nothing is drawn or written."""
    ended = sdjp(*arguments, "--json", "--model", "無いモデル")
    assert words in ended.refused(2)
    assert ended.out == ""
    assert list(sdjp_home.rglob("*.png")) == []
