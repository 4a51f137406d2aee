"""`sdjp txt2img`: from a prompt to saved pictures."""

from __future__ import annotations

import argparse
from pathlib import Path

from sdjp.base.language import translate
from sdjp.cli import drawing_options
from sdjp.cli.drawing import draw
from sdjp.cli.drawing_options import add_drawing_options
from sdjp.cli.parser import Parser, whole_number
from sdjp.contract.request import MAX_SIZE_PX

DEFAULT_PROMPT = "夕焼けの海に立つ赤い鳥居"

_LAION_CKPT = Path("models/ldm/text2img-large/model.ckpt")
_LAION_OUTDIR = Path("outputs/txt2img-samples-laion400m")


def add_options(parser: Parser) -> None:
    """Declare the options of txt2img on `parser`: CompVis's, and the modern ones."""
    parser.add_argument(
        "text",
        nargs="?",
        metavar="PROMPT",
        help=translate("cli", "what to draw, in Japanese or English (same as --prompt)"),
    )
    reference = parser.add_argument_group(translate("cli", "as in CompVis txt2img.py"))
    reference.add_argument(
        "--prompt",
        help=translate(
            "cli",
            "what to draw (default: a torii, which the demo model knows, not a virus monster)",
        ),
    )
    _add_own_options(reference)
    modern = parser.add_argument_group(translate("cli", "and the modern ones"))
    add_drawing_options(reference, modern)


def _add_own_options(group: drawing_options.Group) -> None:
    """What only txt2img.py of CompVis's scripts has."""
    add = group.add_argument
    add(
        "--dpm_solver",
        action="store_true",
        help=translate("cli", "use the DPM-Solver sampler; wins over --plms"),
    )
    add(
        "--laion400m",
        action="store_true",
        help=translate("cli", "use the LAION-400M model at models/ldm/text2img-large"),
    )
    add(
        "--H",
        metavar="PX",
        dest="height",
        type=whole_number("--H", 8, MAX_SIZE_PX),
        help=translate("cli", "height in pixels (default: what the model was trained for)"),
    )
    add(
        "--W",
        metavar="PX",
        dest="width",
        type=whole_number("--W", 8, MAX_SIZE_PX),
        help=translate("cli", "width in pixels (default: what the model was trained for)"),
    )


def settle(options: argparse.Namespace) -> None:
    """Settle the options that stand for one another, in place.

    Raises:
        InvalidValue: see `sdjp.cli.drawing_options.settle`.
    """
    if options.prompt is None:
        options.prompt = DEFAULT_PROMPT if options.text is None else options.text
    if options.dpm_solver and options.sampler is None:
        options.sampler = "DPM-Solver"
    if options.laion400m:
        options.model, options.config = _LAION_CKPT, None
        options.outdir = _LAION_OUTDIR
    drawing_options.settle(options)


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Draw what `options` say.

    Raises:
        SdjpError: see `sdjp.contract.errors`; finished pictures stay.
    """
    settle(options)
    draw(options)
