"""`sdjp reveal`: decide about a picture that the safety checker had blurred."""

from __future__ import annotations

import argparse

from sdjp.base.language import translate
from sdjp.cli.output import print_json, print_line
from sdjp.cli.parser import Parser, path_as_typed


def add_options(parser: Parser) -> None:
    """Declare the options of reveal on `parser`."""
    parser.add_argument(
        "files",
        nargs="+",
        type=path_as_typed,
        metavar="FILE",
        help=translate("cli", "a blurred picture as it was saved"),
    )
    parser.add_argument(
        "--discard",
        action="store_true",
        help=translate("cli", "forget the original and keep the blurred picture"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print one JSON object a file and nothing else on standard output"),
    )


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Put the original in its place, or forget it.

    Raises:
        OriginalGone: no original is kept for that file.
        StorageError: the file or its row in the index was not changed.
    """
    from sdjp.store.database import open_library
    from sdjp.store.held import discard, reveal

    for file in options.files:
        if options.discard:
            discard(file)
        else:
            with open_library() as library:
                reveal(file, library)
        if options.json:
            print_json({"path": str(file), "revealed": not options.discard})
        elif options.discard:
            print_line(translate("cli", "forgotten: {path}").format(path=file))
        else:
            print_line(translate("cli", "now shown: {path}").format(path=file))
