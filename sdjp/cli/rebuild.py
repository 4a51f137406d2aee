"""`sdjp rebuild`: make the picture index again from the pictures alone."""

from __future__ import annotations

import argparse

from sdjp.base.language import translate
from sdjp.cli.output import print_json, print_line, print_note
from sdjp.cli.parser import Parser, path_as_typed


def add_options(parser: Parser) -> None:
    """Declare the options of rebuild on `parser`."""
    parser.add_argument(
        "folders",
        nargs="*",
        type=path_as_typed,
        metavar="DIR",
        help=translate(
            "cli", "folders to read, besides your pictures folder and those used before"
        ),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print one JSON object and nothing else on standard output"),
    )


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Read the pictures; nothing is ever deleted."""
    from sdjp.store.rebuild import rebuild
    from sdjp.studio.index_text import index_text

    report = rebuild(
        options.folders,
        index_text=index_text,
    )
    if options.json:
        print_json(
            {
                "found": report.found,
                "added": report.added,
                "missing": report.missing,
                "skipped": [{"path": str(path), "reason": why} for path, why in report.skipped],
                "quarantined": str(report.quarantined) if report.quarantined else None,
            }
        )
        return
    print_line(
        translate("cli", "{found} pictures read, {added} added to the index.").format(
            found=report.found, added=report.added
        )
    )
    for path, reason in report.skipped:
        print_note(
            translate("cli", "left alone: {path} ({reason})").format(path=path, reason=reason)
        )
