"""Options are read as people write them, and refused with what is allowed."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from sdjp.cli import txt2img
from sdjp.cli.drawing_options import read_prompts
from sdjp.cli.parser import Parser, decimal_number, picture_size, whole_number
from sdjp.contract.errors import InvalidValue, UsageError
from sdjp.text import doubt
from sdjp.text.wording import doubt_text

REFERENCE_OPTIONS = (
    "--prompt --outdir --skip_grid --skip_save --ddim_steps --plms --dpm_solver --laion400m "
    "--fixed_code --ddim_eta --n_iter --H --W --C --f --n_samples --n_rows --scale --from-file "
    "--config --ckpt --seed --precision"
).split()


def parsed(*arguments: str) -> argparse.Namespace:
    """The options of txt2img, settled."""
    parser = Parser(prog="sdjp txt2img")
    txt2img.add_options(parser)
    options = parser.parse_args(list(arguments))
    txt2img.settle(options)
    return options


def test_all_23_options_of_the_reference_script_exist() -> None:
    """None of CompVis's options is missing from the help."""
    parser = Parser(prog="sdjp txt2img")
    txt2img.add_options(parser)
    known = {name for action in parser._actions for name in action.option_strings}
    assert len(REFERENCE_OPTIONS) == 23
    assert set(REFERENCE_OPTIONS) <= known


@pytest.mark.parametrize("text", ["512x768", "512X768", "512×768", "５１２ｘ７６８"])
def test_sizes_are_read_in_every_width(text: str) -> None:
    """Half- and full-width digits and signs mean the same."""
    assert picture_size(text) == (512, 768)


@pytest.mark.parametrize("text", ["", "x", "512", "512x", "x512", "512x768x3", "0x0", "猫x犬"])
def test_what_is_no_size_is_refused(text: str) -> None:
    """A size needs two numbers within the range."""
    with pytest.raises(InvalidValue):
        picture_size(text)


def test_numbers_keep_to_their_range() -> None:
    """The ends belong to the range; NaN and infinity do not."""
    assert whole_number("--steps", 1, 1000)("１０００") == 1000
    assert decimal_number("--scale", 0, 100)("7.5") == 7.5
    for text in ("0", "1001", "1.5", "", "∞"):
        with pytest.raises(InvalidValue):
            whole_number("--steps", 1, 1000)(text)
    for text in ("nan", "inf", "-1", "百"):
        with pytest.raises(InvalidValue):
            decimal_number("--scale", 0, 100)(text)


def test_the_older_flags_choose_the_sampler() -> None:
    """--dpm_solver wins over --plms, --sampler over both, and DDIM is what is left."""
    assert parsed().sampler == "DDIM"
    assert parsed("--plms").sampler == "PLMS"
    assert parsed("--plms", "--dpm_solver").sampler == "DPM-Solver"
    assert parsed("--plms", "--sampler", "Euler a").sampler == "Euler a"


def test_size_wins_over_w_and_h() -> None:
    """`--size` is the shorter way of saying both."""
    options = parsed("--W", "64", "--H", "64", "--size", "128x256")
    assert (options.width, options.height) == (128, 256)


def test_abbreviations_are_not_guessed() -> None:
    """`--ste` is not `--steps`: a later option must not change what a script means."""
    with pytest.raises(UsageError):
        parsed("--ste", "5")


def test_a_prompt_file_may_end_anywhere(tmp_path: Path) -> None:
    """BOM, CRLF, blank lines and a missing last newline are all fine; one picture a line."""
    file = tmp_path / "p.txt"
    file.write_bytes("\ufeff猫\r\n\n  犬  \n鳥".encode())
    options = parsed("--from-file", str(file), "--n_samples", "2")
    assert read_prompts(options) == ["猫", "犬", "鳥"]


def test_every_doubt_has_words() -> None:
    """Each code that the text path documents is put into a Japanese sentence."""
    codes = [line.split("`")[1] for line in (doubt.__doc__ or "").splitlines() if "- `" in line]
    assert len(codes) >= 8
    for code in codes:
        assert doubt_text({"code": code, "detail": "猫"}).endswith("(猫)")
