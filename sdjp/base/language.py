"""The language that SDJP speaks outside Qt: English source strings, Qt Linguist catalogues.

Qt reads the same catalogues in the window; the command line must not load Qt, so it reads the
`.ts` file itself.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable

from sdjp.base.paths import language_dir
from sdjp.contract.errors import SdjpError

LANGUAGES = ("ja", "en")

Text = str | Callable[[], str]
"""A sentence, or what makes it: that is asked again when the language changes."""


_chosen: list[str] = []


def set_language(language: str) -> None:
    """Speak `language` (`ja` or `en`) from now on; anything else leaves it to the environment."""
    _chosen[:] = [language] if language in LANGUAGES else []


def current_language() -> str:
    """What was set; otherwise `ja`, unless SDJP_LANG says something else."""
    language = _chosen[0] if _chosen else os.environ.get("SDJP_LANG", "ja")[:2].lower()
    return language if language in LANGUAGES else "ja"


@functools.cache
def catalogue(language: str) -> dict[tuple[str, str], str]:
    """(context, source) → translation, finished entries only; empty for English."""
    from xml.etree import ElementTree

    path = language_dir() / f"sdjp_{language}.ts"
    if language == "en" or not path.is_file():
        return {}
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                found[name, message.findtext("source", "")] = translation.text
    return found


def translate(context: str, source: str) -> str:
    """`source` in the current language; `source` itself where no translation is finished."""
    return catalogue(current_language()).get((context, source), source)


def said(text: Text) -> str:
    """The sentence in the current language."""
    return text() if callable(text) else text


def error_text(error: SdjpError) -> str:
    """The three sentences for the user, one a line: what happened, is the data safe, what next."""
    context = {name: translate("values", value) for name, value in error.context.items()}
    context.setdefault("detail", type(error).__name__)
    return "\n".join(
        translate("errors", sentence).format_map(_Forgiving(context))
        for sentence in error.sentences
    )


class _Forgiving(dict[str, str]):
    """Leaves a field empty rather than failing while an error is being reported."""

    def __missing__(self, key: str) -> str:
        return ""
