"""`sdjp inpaint`: a part of each picture drawn anew, the rest left as it is."""

from __future__ import annotations

import argparse
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sdjp.base.language import translate
from sdjp.base.picture_files import picture_named
from sdjp.cli.drawing import draw
from sdjp.cli.drawing_options import Group, add_drawing_options, settle
from sdjp.cli.parser import Parser, path_as_typed, whole_number
from sdjp.cli.picture_options import add_edge, add_loops, add_pictures, add_strength, sources_of
from sdjp.cli.sources import take
from sdjp.contract.errors import InputFileMissing, InvalidValue
from sdjp.contract.init_image import MAX_EXTENT_PX, USUAL_FEATHER_PX, InitImage

if TYPE_CHECKING:
    from PIL import Image

MASK_ENDING = "_mask"


def add_options(parser: Parser) -> None:
    """Declare the options of inpaint on `parser`."""
    own = parser.add_argument_group(translate("cli", "picture and mask"))
    reference = parser.add_argument_group(translate("cli", "as in CompVis's scripts"))
    modern = parser.add_argument_group(translate("cli", "and the modern ones"))
    add_pictures(parser, own, "--image", "--indir")
    _add_mask(own)
    add_edge(own, USUAL_FEATHER_PX)
    add_strength(
        own,
        1.0,
        translate(
            "cli",
            "how far to go from what is under the mask: 1 draws it wholly anew, less keeps "
            "something of its colours and shapes (default: 1)",
        ),
    )
    add_loops(own)
    add_drawing_options(reference, modern)


def _add_mask(group: Group) -> None:
    add = group.add_argument
    add(
        "--mask",
        type=path_as_typed,
        metavar="FILE|DIR",
        help=translate(
            "cli",
            "white is drawn anew, black stays; a file, or a folder with masks named like the "
            "pictures (default: x_mask.png beside x.png, or what is transparent in the picture)",
        ),
    )
    add(
        "--invert-mask",
        action="store_true",
        help=translate("cli", "draw the black of the mask anew instead"),
    )
    add(
        "--only-masked",
        action="store_true",
        help=translate("cli", "draw the masked part alone, at the size of a whole drawing"),
    )
    add(
        "--padding",
        metavar="PX",
        type=whole_number("--padding", 0, MAX_EXTENT_PX),
        default=32,
        help=translate(
            "cli", "with --only-masked: pixels around the mask that are seen (default: 32)"
        ),
    )


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Draw what `options` say.

    Raises:
        SdjpError: see `sdjp.contract.errors`; finished pictures stay.
    """
    settle(options)
    if options.mask is not None and not options.mask.exists():
        raise InputFileMissing(path=options.mask)
    masks = _Masks(options.mask)

    def begin(path: Path, picture: Image.Image) -> InitImage:
        from PIL import ImageChops

        from sdjp.store.inputs import keep_input

        mask, content = masks.of(path, picture)
        if options.invert_mask:
            mask = ImageChops.invert(mask)
        if mask.getbbox() is None:
            raise InvalidValue(name="mask", value=path.name, allowed="a mask with something in it")
        return InitImage(
            keep_input(picture).id,
            keep_input(mask).id,
            strength=options.strength,
            masked_content=options.masked_content or content,
            only_masked=options.only_masked,
            padding_px=options.padding,
            feather_px=options.feather,
        )

    draw(options, sources_of(options, parser, begin, is_wanted=_is_no_mask))


def _is_no_mask(path: Path) -> bool:
    """False for the masks that lie beside their pictures."""
    stem, ending = path.stem[: -len(MASK_ENDING)], path.stem[-len(MASK_ENDING) :]
    return ending.lower() != MASK_ENDING or picture_named(path.parent, stem) is None


class _Masks:
    """Finds the mask of each picture.

    Args:
        given: a file for all pictures, or a folder; None where each brings its own.
    """

    def __init__(self, given: Path | None) -> None:
        self._given = given
        self._read = lru_cache(maxsize=1)(_read_mask)

    def of(self, path: Path, picture: Image.Image) -> tuple[Image.Image, str]:
        """Mask (L) of the picture from `path`, and what is to lie under it by default.

        Raises:
            InvalidValue: it has none.
            InputError: the mask cannot be read.
        """
        file = self._file(path)
        if file is not None:
            return self._read(file), "original"
        if self._given is not None or picture.mode != "RGBA":
            raise InvalidValue(
                name="mask",
                value=translate("cli", "{name} (nothing in it is transparent)").format(
                    name=path.name
                ),
                allowed=translate("cli", "{name}, or a picture with transparent parts").format(
                    name=f"{path.stem}{MASK_ENDING}.png"
                ),
            )
        from PIL import ImageChops

        # What was erased has no colours of its own to start from.
        return ImageChops.invert(picture.getchannel("A")), "fill"

    def _file(self, path: Path) -> Path | None:
        folder = path.parent if self._given is None else self._given
        if not folder.is_dir():
            return folder
        beside = picture_named(folder, path.stem + MASK_ENDING)
        if beside is None and self._given is not None and folder != path.parent:
            beside = picture_named(folder, path.stem)
        return beside


def _read_mask(path: Path) -> Image.Image:
    from sdjp.provenance.intake import as_mask

    return as_mask(take(path, is_mask=True))
