"""The translator's side of the window's questions: lanes, completion, tokens."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

from sdjp.base.paths import demo_translator_dir, index_path, user_glossary_path
from sdjp.contract.codec import AnyMessage
from sdjp.contract.messages import (
    Complete,
    Completed,
    Counted,
    CountTokens,
    Translate,
    Translated,
)
from sdjp.store import words
from sdjp.studio.lanes import lanes_of
from sdjp.text.cache import TranslationCache
from sdjp.text.completion import completions
from sdjp.text.tokens import Tokens
from sdjp.text.translate import Translator
from sdjp.worker.host import Host

_FIRST = "赤い鳥居"


class TranslatorRole:
    """Keeps translator and glossary; reads the user's glossary again when it has changed."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._translator: Translator | None = None
        self._glossary_seen: tuple[float, int] | None = None

    def start(self) -> None:
        """Load everything at once, so that the first prompt does not wait for it."""
        lanes_of(_FIRST, self._open())

    def handle(self, message: AnyMessage) -> None:
        """Answer `Translate`, `Complete` and `CountTokens`.

        Raises:
            SdjpError: it cannot be done.
        """
        match message:
            case Translate():
                lanes = lanes_of(message.text, self._open(), message.pins)
                self._host.send(Translated(message.job, lanes))
            case Complete():
                glossary = self._open().glossary
                found = completions(message.text, glossary, message.limit, _used)
                self._host.send(Completed(message.job, tuple(found)))
            case CountTokens():
                counted = _tokens(Path(message.model)).chunks(message.english)
                self._host.send(Counted(message.job, counted))
            case _:
                raise ValueError(f"not for a translator: {type(message).__name__}")

    def _open(self) -> Translator:
        try:
            facts = user_glossary_path().stat()
            seen = (facts.st_mtime, facts.st_size)
        except OSError:
            seen = (0.0, 0)
        if self._translator is None or seen != self._glossary_seen:
            self._translator = Translator(demo_translator_dir(), cache=TranslationCache())
            self._glossary_seen = seen
        return self._translator


def _used(starts: Sequence[str], limit: int) -> tuple[tuple[str, str], ...]:
    return words.beginning_with(starts, limit, index_path())


@functools.lru_cache(maxsize=4)
def _tokens(model: Path) -> Tokens:
    return Tokens.of_model(model)
