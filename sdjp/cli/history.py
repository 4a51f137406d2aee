"""`sdjp history`: the pictures made so far, newest first, and the search that reads Japanese."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from sdjp.base.language import translate
from sdjp.cli.output import print_json, print_line
from sdjp.cli.parser import Parser, one_of, whole_number

if TYPE_CHECKING:
    from sdjp.store.history import Row


def add_options(parser: Parser) -> None:
    """Declare the options of history on `parser`."""
    parser.add_argument(
        "action",
        nargs="?",
        default="list",
        type=one_of("history", "list", "search"),
        metavar="list|search",
        help=translate("cli", "list the newest pictures (default) or search"),
    )
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WORDS",
        help=translate("cli", "words that must all occur; ねこ finds 猫, ネコ and cat"),
    )
    parser.add_argument(
        "--limit",
        type=whole_number("--limit", 1, 100_000),
        default=20,
        metavar="N",
        help=translate("cli", "show at most so many (default: 20)"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate(
            "cli", "print one JSON object a picture and nothing else on standard output"
        ),
    )


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Show the pictures asked for."""
    if options.action == "search" and not options.words:
        parser.error(translate("cli", "search needs at least one word"))
    if options.action == "list" and options.words:
        parser.error(translate("cli", "write `sdjp history search WORDS` to search"))
    from sdjp.store.database import open_library
    from sdjp.store.history import recent, search
    from sdjp.store.rebuild import adopt
    from sdjp.studio.index_text import index_text, search_glossary

    with open_library() as library:
        adopt(library, index_text=index_text)
        if options.action == "search":
            from sdjp.text.search import query_words

            words = query_words(" ".join(options.words), search_glossary())
            rows = search(library, words, limit=options.limit)
        else:
            rows = recent(library, limit=options.limit)
        for row in rows:
            if options.json:
                print_json(_as_json(row))
            else:
                print_line(f"{row.created[:16].replace('T', ' ')}  {row.path}\n    {row.prompt}")
        if not rows and not options.json:
            print_line(translate("cli", "No pictures found."))


def _as_json(row: Row) -> dict[str, Any]:
    return {
        "path": str(row.path),
        "prompt": row.prompt,
        "english": row.english,
        "negative_prompt": row.negative_prompt,
        "created": row.created,
        "model": row.model,
        "seed": row.seed,
        "width": row.width,
        "height": row.height,
        "missing": row.missing,
    }
