"""The two lanes of a prompt: what was typed and what the model reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from sdjp.base import paths
from sdjp.contract.errors import ModelMissing
from sdjp.contract.messages import Lanes
from sdjp.text.cache import TranslationCache
from sdjp.text.normalise import clean_text, normalise_syntax
from sdjp.text.translate import Translator


def lanes_of(
    prompt: str, translator: Translator | None, pins: Mapping[str, str] | None = None
) -> Lanes:
    """The lanes of `prompt`; without a translator it is taken as English.

    Args:
        pins: Japanese phrase → English that the user chose for it.

    Raises:
        PromptTooLong, ModelError: see `Translator.translate`.
    """
    if translator is None:
        cleaned = clean_text(prompt)
        return Lanes(cleaned, normalise_syntax(cleaned))
    translation = translator.translate(prompt, pins)
    segments = tuple(asdict(segment) for segment in translation.segments)
    return Lanes(clean_text(prompt), translation.english, segments, translation.translator)


def open_translator(folder: Path | None, *, enabled: bool = True) -> Translator | None:
    """The translator at `folder`, or the embedded one; None when translation is off.

    Raises:
        ModelMissing: there is no such folder.
    """
    if not enabled:
        return None
    if folder is not None and not folder.is_dir():
        raise ModelMissing(path=folder)
    return Translator(folder or paths.demo_translator_dir(), cache=TranslationCache())
