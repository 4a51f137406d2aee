"""The commands that start from pictures: their options, their files, their masks."""

from __future__ import annotations

import argparse
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from sdjp.base.picture_files import picture_files, picture_named
from sdjp.base.picture_notes import note_sentence
from sdjp.cli import img2img, inpaint, outpaint
from sdjp.cli.drawing_options import settle
from sdjp.cli.outpaint import to_ratio
from sdjp.cli.parser import Parser, picture_ratio
from sdjp.cli.sheet import Sheet
from sdjp.cli.sources import Sources, take
from sdjp.contract.errors import (
    InputFileMissing,
    InputFileUnreadable,
    InputNoPicture,
    InputsSkipped,
    InvalidValue,
    UsageError,
)
from sdjp.contract.init_image import InitImage
from sdjp.engine.grid import MAX_PIXELS
from sdjp.provenance.intake import NOTES, TRANSPARENT
from tests.unit.store.records import RECORD

REFERENCE = {
    "--prompt": "猫",
    "--init-img": "写真.png",
    "--outdir": "出力",
    "--skip_grid": None,
    "--skip_save": None,
    "--ddim_steps": "50",
    "--plms": None,
    "--fixed_code": None,
    "--ddim_eta": "0.0",
    "--n_iter": "1",
    "--C": "4",
    "--f": "8",
    "--n_samples": "2",
    "--n_rows": "0",
    "--scale": "5.0",
    "--strength": "1.0",
    "--from-file": "一覧.txt",
    "--config": ".",
    "--ckpt": "model.ckpt",
    "--seed": "42",
    "--precision": "autocast",
}


def parsed(command: object, *arguments: object) -> tuple[argparse.Namespace, Parser]:
    """The options of a command and the parser that read them."""
    parser = Parser(prog="sdjp")
    command.add_options(parser)  # type: ignore[attr-defined]
    return parser.parse_args([*map(str, arguments)]), parser


def small(path: Path, mode: str = "RGB") -> Path:
    """A file with a small picture."""
    path.parent.mkdir(exist_ok=True)
    Image.new(mode, (8, 8)).save(path)
    return path


def test_all_21_options_of_the_reference_script_are_accepted() -> None:
    """CompVis's img2img.py may be replaced in a script, with every option that it has."""
    assert len(REFERENCE) == 21
    written = [word for pair in REFERENCE.items() for word in pair if word is not None]
    options, _ = parsed(img2img, *written)
    settle(options)
    assert (options.strength, options.sampler, options.steps) == (1.0, "PLMS", 50)
    assert options.named_pictures == [Path("写真.png")]


def test_defaults() -> None:
    """img2img keeps something of the picture; under a mask and past an edge all is new."""
    assert [parsed(each)[0].strength for each in (img2img, inpaint, outpaint)] == [0.75, 1.0, 1.0]
    assert [parsed(each)[0].feather for each in (inpaint, outpaint)] == [8, 16]
    options, _ = parsed(img2img)
    assert (options.width, options.height, options.loops, options.prompt) == (None, None, 1, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--strength", "1.01"),
        ("--strength", "nan"),
        ("--resize", "zoom"),
        ("--loops", "0"),
        ("--loops", "65"),
    ],
)
def test_what_is_out_of_range_is_refused(arguments: tuple[str, str]) -> None:
    """Values are checked before anything is read."""
    with pytest.raises(InvalidValue):
        parsed(img2img, *arguments)


def test_a_picture_must_be_named() -> None:
    """Without any there is nothing to start from."""
    options, parser = parsed(img2img)
    with pytest.raises(UsageError):
        img2img.run(options, parser)


@pytest.mark.parametrize("arguments", [(), ("--ratio", "16:9", "--left", "8")])
def test_an_extension_is_said_once(arguments: tuple[str, ...]) -> None:
    """Neither no extension nor two different ones."""
    options, parser = parsed(outpaint, "x.png", *arguments)
    with pytest.raises(UsageError):
        outpaint.run(options, parser)


def test_ratios_are_read_in_every_width() -> None:
    """Full-width digits and colons mean the same; what is no ratio is refused."""
    assert picture_ratio("16:9") == picture_ratio("１６：９") == (16, 9)
    for text in ("16", "0:9", "16:", ":9", "1.5:1", "16:9:1"):
        with pytest.raises(InvalidValue):
            picture_ratio(text)


@pytest.mark.parametrize(
    ("size", "ratio", "extend"),
    [
        ((64, 64), (2, 1), (32, 0, 32, 0)),
        ((64, 64), (1, 2), (0, 32, 0, 32)),
        ((100, 75), (16, 9), (16, 0, 17, 0)),
        ((100, 50), (1, 1), (0, 25, 0, 25)),
    ],
)
def test_a_picture_is_extended_evenly(
    size: tuple[int, int], ratio: tuple[int, int], extend: tuple[int, ...]
) -> None:
    """One direction alone grows, half of it on each side; nothing is ever cut off."""
    assert to_ratio(size, ratio) == extend


def test_a_ratio_that_is_there_already_is_told() -> None:
    """There is nothing to draw then."""
    with pytest.raises(InvalidValue):
        to_ratio((96, 64), (3, 2))


def test_a_folder_is_read_in_natural_order(tmp_path: Path) -> None:
    """2 before 10; what is not named as a picture, is hidden or a folder is left alone."""
    for name in ("絵10.png", "絵2.PNG", "絵1.jpg", ".絵0.png"):
        small(tmp_path / name)
    (tmp_path / "覚え書き.txt").write_text("猫", encoding="utf-8")
    (tmp_path / "絵3.png").mkdir()
    alone = small(tmp_path / "別" / "あ.webp")
    names = [path.name for path in picture_files([alone, tmp_path])]
    assert names == ["あ.webp", "絵1.jpg", "絵2.PNG", "絵10.png"]


def test_folders_without_pictures_and_files_that_are_not_there_are_told(tmp_path: Path) -> None:
    """Before anything is drawn."""
    with pytest.raises(InputFileUnreadable):
        picture_files([tmp_path])
    with pytest.raises(InputFileMissing):
        picture_files([small(tmp_path / "有.png"), tmp_path / "無.png"])


def test_masks_beside_their_pictures_are_no_pictures(tmp_path: Path) -> None:
    """As CompVis's inpaint.py pairs them; a mask whose picture is missing is not passed over."""
    for name in ("あ.png", "あ_mask.png", "い.jpg", "い_mask.PNG", "う_mask.png"):
        small(tmp_path / name)
    found = picture_files([tmp_path], inpaint._is_no_mask)
    assert [path.name for path in found] == ["あ.png", "い.jpg", "う_mask.png"]
    assert picture_named(tmp_path, "い_mask") == tmp_path / "い_mask.PNG"


def test_names_are_compared_as_people_read_them(tmp_path: Path) -> None:
    """Large or small letters, composed or not: a mask is found, and is not drawn as a picture."""
    composed, parted = (unicodedata.normalize(form, "が") for form in ("NFC", "NFD"))
    for name in ("a.png", "a_mask.Png", "B.jpg", "b_Mask.webp", f"{parted}.png"):
        small(tmp_path / name)
    small(tmp_path / f"{composed}_mask.PNG")
    found = picture_files([tmp_path], inpaint._is_no_mask)
    assert {path.name for path in found} == {"a.png", "B.jpg", f"{parted}.png"}
    masks = [inpaint._Masks(None)._file(path) for path in found]
    assert {path and path.name for path in masks} == {
        "a_mask.Png",
        "b_Mask.webp",
        f"{composed}_mask.PNG",
    }
    assert picture_named(tmp_path / "無", "a") is None


def test_masks_are_found_by_name(tmp_path: Path) -> None:
    """One file for all, a folder by name, the file beside, the transparency, or none."""
    picture = Image.new("RGB", (8, 8))
    clear = Image.new("RGBA", (8, 8), (9, 9, 9, 55))
    path = small(tmp_path / "絵" / "あ.png")
    others = tmp_path / "マスク"
    small(others / "あ.jpg")
    one = tmp_path / "一枚.png"
    Image.new("RGBA", (8, 8), (255, 255, 255, 51)).save(one)

    def value(given: Path | None, opened: Image.Image = picture) -> tuple[object, str]:
        mask, content = inpaint._Masks(given).of(path, opened)
        assert mask.mode == "L"
        return mask.getpixel((4, 4)), content

    assert value(one) == (51, "original")
    assert value(others) == (0, "original")
    assert value(None, clear) == (200, "fill")
    for given in (None, path.parent):
        with pytest.raises(InvalidValue, match="あ_mask"):
            value(given)
    Image.new("L", (8, 8), 77).save(path.parent / "あ_mask.png")
    assert value(None, clear) == value(path.parent) == (77, "original")


def test_what_becomes_of_transparency_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a picture, which loses it; not of a mask, which it belongs to."""
    path = tmp_path / "切り抜き.png"
    Image.new("RGBA", (8, 8), (9, 9, 9, 55)).save(path)
    take(path)
    assert f"切り抜き.png: {note_sentence(TRANSPARENT)}" in capsys.readouterr().err
    inpaint._read_mask(path)
    assert capsys.readouterr().err == ""


def test_what_cannot_be_used_is_left_out_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others go on; the end says how many. If none can be used, the last one's error does."""
    files = [small(tmp_path / f"{number}.png") for number in range(3)]
    files[0].write_bytes(b"<svg/>")
    usable = Sources(files, lambda path, picture: InitImage(path.stem))
    each = iter(usable)
    assert [next(each).init.picture for _ in range(2)] == ["1", "2"]
    assert "0.png" in capsys.readouterr().err
    with pytest.raises(InputsSkipped, match="'skipped': '1', 'count': '3'"):
        next(each)
    files[1].write_bytes(b"")
    with pytest.raises(InputNoPicture, match=r"1\.png"):
        next(iter(Sources(files[:2], lambda path, picture: InitImage(""))))


def test_every_note_of_the_intake_has_words() -> None:
    """And only those."""
    assert all(map(note_sentence, NOTES))
    assert note_sentence("later") == ""


def test_a_sheet_of_many_large_pictures_stays_readable() -> None:
    """They are reduced as they come, so that the sheet is never larger than what can be read."""
    sheet = Sheet(1000, 40)
    for _ in range(2):
        sheet.add(Image.new("RGB", (4096, 2048)), RECORD)
    assert {each.size for each in sheet._pictures} == {(252, 126)}
    assert MAX_PIXELS >= 1000 * 252 * 126
