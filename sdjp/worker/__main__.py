"""Starts one worker: `python -m sdjp.worker painter|translator|librarian`."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the window; whatever else writes to standard output goes nowhere.

    A library that prints would tear a frame, and in a windowed build there is no console.
    """
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nowhere, descriptor)
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - for the whole process
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    return incoming, outgoing


def main() -> int:
    """Serve until the window closes our standard input."""
    incoming, outgoing = _own_streams()
    role = sys.argv[1] if len(sys.argv) == 2 else ""
    from sdjp.base.log import start_log
    from sdjp.worker.host import Host

    host = Host(role, incoming, outgoing)
    start_log(f"worker-{role}")
    if role == "painter":
        from sdjp.worker.painter import PainterRole

        return host.serve(PainterRole(host))
    if role == "translator":
        from sdjp.worker.translator import TranslatorRole

        return host.serve(TranslatorRole(host))
    if role == "librarian":
        from sdjp.worker.librarian import LibrarianRole

        return host.serve(LibrarianRole(host))
    sys.stderr.write("usage: python -m sdjp.worker painter|translator|librarian\n")
    return 2


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    # What matters is on the disk; taking torch down piece by piece may outlast the window for long.
    os._exit(code)
