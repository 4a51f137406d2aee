"""The options that the commands share which start from pictures."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sdjp.base.language import translate
from sdjp.base.picture_files import picture_files
from sdjp.cli.drawing_options import Group
from sdjp.cli.parser import Parser, decimal_number, one_of, path_as_typed, whole_number
from sdjp.cli.sources import Sources
from sdjp.contract.init_image import MASKED_CONTENTS, MAX_FEATHER_PX, InitImage

if TYPE_CHECKING:
    from PIL import Image

MAX_LOOPS = 64


def add_pictures(parser: Parser, group: Group, *names: str) -> None:
    """Declare the pictures to start from, by the options `names` or without any."""
    parser.add_argument(
        "pictures",
        nargs="*",
        type=path_as_typed,
        metavar="FILE|DIR",
        help=translate("cli", "a picture, or a folder of pictures (same as {option})").format(
            option=names[0]
        ),
    )
    group.add_argument(
        *names,
        dest="named_pictures",
        action="append",
        default=[],
        type=path_as_typed,
        metavar="FILE|DIR",
        help=translate("cli", "the picture to start from, or a folder of them in natural order"),
    )
    group.add_argument(
        "--prompt",
        default="",
        help=translate("cli", "what to draw (default: whatever suits the picture)"),
    )


def add_strength(group: Group, default: float, sentence: str) -> None:
    """Declare `--strength`, which `sentence` explains."""
    group.add_argument(
        "--strength",
        metavar="0…1",
        type=decimal_number("--strength", 0, 1),
        default=default,
        help=sentence,
    )


def add_loops(group: Group) -> None:
    """Declare `--loops`."""
    group.add_argument(
        "--loops",
        metavar="N",
        type=whole_number("--loops", 1, MAX_LOOPS),
        default=1,
        help=translate(
            "cli", "draw so often, each time from the last result; all are kept (default: 1)"
        ),
    )


def add_edge(group: Group, feather_px: int) -> None:
    """Declare how what is drawn anew begins, and goes over into what stays: usually within
    `feather_px`.
    """
    group.add_argument(
        "--masked-content",
        metavar="|".join(MASKED_CONTENTS),
        type=one_of("--masked-content", *MASKED_CONTENTS),
        help=translate(
            "cli",
            "what the new part starts from where the strength is below 1: the original, "
            "the colours around, noise or nothing (default: original, or fill where it is "
            "transparent)",
        ),
    )
    group.add_argument(
        "--feather",
        metavar="PX",
        type=whole_number("--feather", 0, MAX_FEATHER_PX),
        default=feather_px,
        help=translate(
            "cli",
            "so many pixels around the new part go over into the old softly (default: {pixels})",
        ).format(pixels=feather_px),
    )


def sources_of(
    options: argparse.Namespace,
    parser: Parser,
    begin: Callable[[Path, Image.Image], InitImage],
    is_wanted: Callable[[Path], bool] = lambda path: True,
) -> Sources:
    """The pictures that `options` name.

    Args:
        begin: see `Sources`.
        is_wanted: of the pictures in a folder, which to start from.

    Raises:
        UsageError: there are none.
        InputFileMissing, InputFileUnreadable: see `picture_files`.
    """
    places = [*options.pictures, *options.named_pictures]
    if not places:
        parser.error(translate("cli", "no picture was named"))
    return Sources(picture_files(places, is_wanted), begin)
