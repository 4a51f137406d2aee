"""`sdjp img2img`: pictures drawn anew by a prompt."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sdjp.base.language import translate
from sdjp.cli.drawing import draw
from sdjp.cli.drawing_options import add_drawing_options, settle
from sdjp.cli.parser import Parser, one_of
from sdjp.cli.picture_options import add_loops, add_pictures, add_strength, sources_of
from sdjp.contract.init_image import RESIZE_MODES, InitImage

if TYPE_CHECKING:
    from PIL import Image


def add_options(parser: Parser) -> None:
    """Declare the options of img2img on `parser`: CompVis's, and the modern ones."""
    reference = parser.add_argument_group(translate("cli", "as in CompVis img2img.py"))
    modern = parser.add_argument_group(translate("cli", "and the modern ones"))
    add_pictures(parser, reference, "--init-img", "--image")
    add_strength(
        reference,
        0.75,
        translate(
            "cli", "how far to go from the picture: 0 keeps it, 1 forgets it (default: 0.75)"
        ),
    )
    modern.add_argument(
        "--resize",
        metavar="|".join(RESIZE_MODES),
        type=one_of("--resize", *RESIZE_MODES),
        default="fit",
        help=translate(
            "cli",
            "how the picture comes to --size: fit keeps its ratio, crop cuts, pad continues its "
            "edges, stretch distorts (default: fit; CompVis's drew at the picture's own size)",
        ),
    )
    add_loops(modern)
    add_drawing_options(reference, modern)


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Draw what `options` say.

    Raises:
        SdjpError: see `sdjp.contract.errors`; finished pictures stay.
    """
    settle(options)

    def begin(_path: Path, picture: Image.Image) -> InitImage:
        from sdjp.store.inputs import keep_input

        return InitImage(keep_input(picture).id, strength=options.strength, resize=options.resize)

    draw(options, sources_of(options, parser, begin))
