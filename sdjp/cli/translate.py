"""`sdjp translate`: the two lanes of a prompt."""

from __future__ import annotations

import argparse

from sdjp.base.language import translate
from sdjp.cli.lanes import in_words
from sdjp.cli.output import print_json, print_line
from sdjp.cli.parser import Parser, path_as_typed


def add_options(parser: Parser) -> None:
    """Declare the options of translate on `parser`."""
    parser.add_argument(
        "texts", nargs="+", metavar="TEXT", help=translate("cli", "a prompt in Japanese")
    )
    parser.add_argument(
        "--translator",
        type=path_as_typed,
        metavar="DIR",
        help=translate("cli", "a MarianMT folder (default: the embedded translator)"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print one JSON object a text and nothing else on standard output"),
    )


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Show what the model would read."""
    from sdjp.studio.lanes import lanes_of, open_translator

    translator = open_translator(options.translator)
    for text in options.texts:
        lanes = lanes_of(text, translator)
        if options.json:
            print_json(
                {
                    "prompt": lanes.prompt,
                    "english": lanes.english,
                    "segments": lanes.segments,
                    "translator": lanes.translator,
                }
            )
        else:
            print_line(in_words(lanes))
