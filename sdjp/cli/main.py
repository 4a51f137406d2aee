"""`sdjp COMMAND …`: chooses the command, and turns errors into three sentences and an exit code.

Exit codes: 0 done · 1 unexpected · 2 wrong input · 3 a model cannot be used · 4 drawing failed ·
5 something could not be kept · 130 stopped with Ctrl+C. Each error class knows its own; see
`sdjp.contract.errors`.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
import warnings
from collections.abc import Sequence

from sdjp import __version__
from sdjp.base.language import translate
from sdjp.cli.output import print_error, speak_utf8
from sdjp.cli.parser import Parser
from sdjp.contract.errors import Interrupted, SdjpError

_log = logging.getLogger("sdjp.cli")


def _commands() -> dict[str, str]:
    """Command → what it does, in the order of the help."""
    return {
        "txt2img": translate("cli", "draw pictures from a prompt"),
        "img2img": translate("cli", "draw pictures anew by a prompt"),
        "inpaint": translate("cli", "draw a part of a picture anew"),
        "outpaint": translate("cli", "continue a picture past its edges"),
        "translate": translate("cli", "show a prompt in Japanese and in English"),
        "verify": translate("cli", "say what a picture says of itself"),
        "history": translate("cli", "list or search the pictures made so far"),
        "reveal": translate("cli", "decide about a picture that was saved blurred"),
        "rebuild": translate("cli", "make the picture index again from the pictures"),
        "doctor": translate("cli", "report on machine, versions, models and problems"),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    speak_utf8()
    try:
        _run(list(sys.argv[1:] if arguments is None else arguments))
    except SdjpError as error:
        print_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        print_error(Interrupted(finished=""))
        return Interrupted.exit_code
    except BrokenPipeError:
        # The reader of our output has gone; nobody is left to be told.
        sys.stderr.close()
        return 1
    except Exception as error:  # noqa: BLE001 - the user never sees a traceback, the log does
        _log.exception("unexpected")
        print_error(SdjpError(detail=f"{type(error).__name__}: {error}"))
        return SdjpError.exit_code
    return 0


def _run(arguments: list[str]) -> None:
    if arguments[:1] and arguments[0] in _commands():
        name, rest = arguments[0], arguments[1:]
        command = importlib.import_module(f"sdjp.cli.{name}")
        parser = Parser(prog=f"sdjp {name}", description=_commands()[name])
        command.add_options(parser)
        options = _parse(parser, rest)
        if options is not None:
            _start_log()
            command.run(options, parser)
        return
    parser = _top_parser()
    if not arguments:
        parser.print_help()
    elif _parse(parser, arguments) is not None:
        parser.error(arguments[0])


def _parse(parser: Parser, arguments: list[str]) -> argparse.Namespace | None:
    """The options, or None when the user only asked for help or the version."""
    try:
        return parser.parse_args(arguments)
    except SystemExit:
        return None


def _top_parser() -> Parser:
    width = max(map(len, _commands()))
    lines = [f"  {name:{width}}  {what}" for name, what in _commands().items()]
    parser = Parser(
        prog="sdjp",
        usage=translate("cli", "sdjp COMMAND [OPTIONS]"),
        description="\n".join(
            [
                translate("cli", "Draw with Stable Diffusion on your own computer, in Japanese."),
                "",
                translate("cli", "Commands (`sdjp COMMAND --help` tells more):"),
                *lines,
            ]
        ),
        epilog=translate(
            "cli",
            "Exit codes: 0 done, 1 unexpected, 2 wrong input, 3 a model cannot be used, "
            "4 drawing failed, 5 something could not be kept, 130 stopped with Ctrl+C.",
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"SDJP {__version__}",
        help=translate("cli", "show the version and stop"),
    )
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    return parser


def _start_log() -> None:
    """Libraries' warnings go to the log file, not between the user's lines."""
    from sdjp.base.log import start_log

    warnings.simplefilter("ignore")
    start_log("cli")


if __name__ == "__main__":
    sys.exit(main())
