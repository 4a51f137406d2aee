"""argparse that speaks the user's language and raises SDJP's own errors."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from sdjp.base.language import translate
from sdjp.contract.errors import InvalidValue, UsageError


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with translated headings and a column wide enough for long options."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """As argparse does, under a translated prefix."""
        super().add_usage(usage, actions, groups, prefix or translate("cli", "usage: "))


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose complaints are UsageErrors."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **kwargs)
        self._positionals.title = translate("cli", "what to work on")
        self._optionals.title = translate("cli", "options")
        self.add_argument(
            "-h", "--help", action="help", help=translate("cli", "show this help and stop")
        )

    def error(self, message: str) -> NoReturn:
        """Raises UsageError instead of printing English and exiting."""
        raise UsageError(detail=_in_our_words(message), command=self.prog)


def _in_our_words(message: str) -> str:
    """argparse's commonest complaints in the user's language; others as they are."""
    patterns = {
        r"unrecognized arguments: (.*)": translate("cli", "unknown: {what}"),
        r"argument (.*): expected one argument": translate("cli", "{what} needs a value"),
        r"the following arguments are required: (.*)": translate("cli", "missing: {what}"),
    }
    for pattern, sentence in patterns.items():
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(what=match[1])
    return message


def whole_number(name: str, low: int, high: int) -> Callable[[str], int]:
    """A converter for whole numbers from `low` to `high`; full-width digits are read, too."""

    def convert(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            raise InvalidValue(name=name, value=text, allowed=f"{low}–{high}")
        return value

    return convert


def decimal_number(name: str, low: float, high: float) -> Callable[[str], float]:
    """A converter for numbers from `low` to `high`."""

    def convert(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            raise InvalidValue(name=name, value=text, allowed=f"{low:g}–{high:g}")
        return value

    return convert


def one_of(name: str, *allowed: str) -> Callable[[str], str]:
    """A converter for one of a few words."""

    def convert(text: str) -> str:
        if text not in allowed:
            raise InvalidValue(name=name, value=text, allowed=", ".join(allowed))
        return text

    return convert


def picture_size(text: str) -> tuple[int, int]:
    """`512x768` → (512, 768); `×` and full-width forms are read, too."""
    width, separator, height = text.lower().replace("×", "x").replace("ｘ", "x").partition("x")
    if not separator:
        raise InvalidValue(name="--size", value=text, allowed="512x768")
    number = whole_number("--size", 8, 4096)
    return number(width), number(height)


def picture_ratio(text: str) -> tuple[int, int]:
    """`16:9` → (16, 9); full-width forms are read, too."""
    width, separator, height = text.replace("：", ":").partition(":")
    if not separator:
        raise InvalidValue(name="--ratio", value=text, allowed="16:9")
    number = whole_number("--ratio", 1, 1000)
    return number(width), number(height)


def path_as_typed(text: str) -> Path:
    """A path as typed, with `~` opened up."""
    return Path(text).expanduser()
