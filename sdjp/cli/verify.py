"""`sdjp verify`: what a picture says of itself."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sdjp.base.language import translate
from sdjp.cli.labels import label
from sdjp.cli.output import print_error, print_json, print_line
from sdjp.cli.parser import Parser, path_as_typed
from sdjp.contract.errors import InputError

if TYPE_CHECKING:
    from sdjp.provenance.verify import Findings


def add_options(parser: Parser) -> None:
    """Declare the options of verify on `parser`."""
    parser.add_argument(
        "files",
        nargs="+",
        type=path_as_typed,
        metavar="FILE",
        help=translate("cli", "a picture (PNG, JPEG or WebP)"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print one JSON object a file and nothing else on standard output"),
    )


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Report on every file; those that cannot be read do not stop the others.

    Raises:
        InputError: of the last file that could not be read.
    """
    from sdjp.provenance.verify import inspect

    failure: InputError | None = None
    for file in options.files:
        try:
            findings = inspect(file)
        except InputError as error:
            if failure is not None:
                print_error(failure)
            failure = error
            continue
        if options.json:
            print_json(findings.to_json())
        else:
            print_line(_in_words(findings))
    if failure is not None:
        raise failure


def _in_words(findings: Findings) -> str:
    values = findings.to_json()
    watermark = values["watermark"]
    if watermark["found"]:
        mark = translate("cli", "found: “{payload}” ({percent:.0f} % of the bits)").format(
            payload=watermark["payload"], percent=100 * watermark["bit_accuracy"]
        )
    else:
        mark = translate("cli", "could not be read (this does not mean that it is no AI picture)")
    nothing = translate("cli", "nothing")
    kind = values["digital_source_type"] or nothing
    lines = [
        values["path"],
        translate("cli", "  watermark:   {value}").format(value=mark),
        translate("cli", "  IPTC says:   {value}").format(value=kind.rsplit("/", 1)[-1]),
        translate("cli", "  made with:   {value}").format(value=values["tool"] or nothing),
    ]
    lines += [
        f"  {label(name)}: {value}"
        for name, value in values["settings"].items()
        if value not in ("", None)
    ]
    return "\n".join(lines)
