"""What the command line prints: pictures' lines, JSON, the bar, and errors."""

from __future__ import annotations

import json
import sys
from typing import Any

from sdjp.base.language import error_text, translate
from sdjp.contract.errors import SdjpError


def print_json(values: dict[str, Any]) -> None:
    """One JSON object on one line of standard output; Japanese stays readable."""
    print(json.dumps(values, ensure_ascii=False, default=str), flush=True)


def print_line(text: str = "") -> None:
    """One line for people on standard output."""
    print(text, flush=True)


def print_note(text: str) -> None:
    """Something worth knowing, on standard error."""
    print(text, file=sys.stderr, flush=True)


def print_error(error: SdjpError) -> None:
    """The three sentences, on standard error."""
    print_note(error_text(error))


def speak_utf8() -> None:
    """Never fail on a console that cannot show a character (cp932 on Windows)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            is_terminal = stream.isatty()
            encoding = stream.encoding if is_terminal else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


class StepBar:
    """The bar with the time left, on standard error; silent where nobody looks at it.

    Args:
        total_steps: of all pictures together.
    """

    def __init__(self, total_steps: int) -> None:
        from tqdm import tqdm

        self._bar = tqdm(
            total=total_steps,
            desc=translate("cli", "Drawing"),
            unit=translate("cli", "step"),
            bar_format=translate(
                "cli", "{desc} {percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} · {remaining} left"
            ),
            disable=not sys.stderr.isatty(),
            file=sys.stderr,
            dynamic_ncols=True,
            leave=False,
        )

    def show(self, picture_index: int, done: int, total: int, steps: int) -> None:
        """Picture `picture_index` (from 0) has `done` of `total` evaluations for `steps` steps."""
        self._bar.n = picture_index * steps + round(done * steps / total)
        self._bar.refresh()

    def close(self) -> None:
        """Take the bar away."""
        self._bar.close()
