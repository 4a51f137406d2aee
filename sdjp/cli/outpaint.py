"""`sdjp outpaint`: pictures continued past their edges."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sdjp.base.language import translate
from sdjp.cli.drawing import draw
from sdjp.cli.drawing_options import Group, add_drawing_options, settle
from sdjp.cli.parser import Parser, picture_ratio, whole_number
from sdjp.cli.picture_options import add_edge, add_pictures, add_strength, sources_of
from sdjp.contract.errors import InvalidValue
from sdjp.contract.init_image import EXTENDED_FEATHER_PX, MAX_EXTENT_PX, InitImage

if TYPE_CHECKING:
    from PIL import Image

SIDES = ("left", "top", "right", "bottom")


def add_options(parser: Parser) -> None:
    """Declare the options of outpaint on `parser`."""
    own = parser.add_argument_group(translate("cli", "picture and extension"))
    reference = parser.add_argument_group(translate("cli", "as in CompVis's scripts"))
    modern = parser.add_argument_group(translate("cli", "and the modern ones"))
    add_pictures(parser, own, "--image")
    _add_extension(own)
    add_edge(own, EXTENDED_FEATHER_PX)
    add_strength(
        own,
        1.0,
        translate(
            "cli",
            "1 draws the new part freely, less keeps something of the continued edges (default: 1)",
        ),
    )
    add_drawing_options(reference, modern)


def _add_extension(group: Group) -> None:
    sentences = {
        "left": translate("cli", "pixels to add on the left"),
        "top": translate("cli", "pixels to add at the top"),
        "right": translate("cli", "pixels to add on the right"),
        "bottom": translate("cli", "pixels to add at the bottom"),
    }
    for side in SIDES:
        group.add_argument(
            f"--{side}",
            metavar="PX",
            type=whole_number(f"--{side}", 0, MAX_EXTENT_PX),
            default=0,
            help=sentences[side],
        )
    group.add_argument(
        "--ratio",
        metavar="W:H",
        type=picture_ratio,
        help=translate("cli", "extend evenly on two sides until the picture has this ratio"),
    )


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Draw what `options` say.

    Raises:
        SdjpError: see `sdjp.contract.errors`; finished pictures stay.
    """
    settle(options)
    sides = tuple(getattr(options, side) for side in SIDES)
    if any(sides) == (options.ratio is not None):
        parser.error(
            translate("cli", "give either --ratio or some of --left, --top, --right, --bottom")
        )

    def begin(_path: Path, picture: Image.Image) -> InitImage:
        from sdjp.store.inputs import keep_input

        extend = sides if options.ratio is None else to_ratio(picture.size, options.ratio)
        _check(picture.size, extend)
        return InitImage(
            keep_input(picture).id,
            strength=options.strength,
            masked_content=options.masked_content or "original",
            feather_px=options.feather,
            extend=extend,
        )

    draw(options, sources_of(options, parser, begin))


def to_ratio(size: tuple[int, int], ratio: tuple[int, int]) -> tuple[int, int, int, int]:
    """Pixels to add to the left, top, right and bottom of `size` so that it has the ratio.

    Raises:
        InvalidValue: it has it already.
    """
    width, height = size
    wide, high = round(height * ratio[0] / ratio[1]), round(width * ratio[1] / ratio[0])
    across, down = max(0, wide - width), max(0, high - height)
    if not across and not down:
        raise InvalidValue(
            name="--ratio",
            value=f"{ratio[0]}:{ratio[1]}",
            allowed=translate(
                "cli", "another ratio than that of the picture, {width}:{height}"
            ).format(width=width, height=height),
        )
    return across // 2, down // 2, across - across // 2, down - down // 2


def _check(size: tuple[int, int], extend: tuple[int, ...]) -> None:
    """Raises:
    InvalidValue: the extended picture would be larger than what can be read again.
    """
    from sdjp.provenance.opening import MAX_PIXELS

    width, height = size[0] + extend[0] + extend[2], size[1] + extend[1] + extend[3]
    if width * height > MAX_PIXELS:
        raise InvalidValue(
            name="extension", value=f"{width}×{height}", allowed="at most 64 million pixels"
        )
