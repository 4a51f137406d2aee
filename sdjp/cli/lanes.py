"""The two lanes of a prompt: what was typed and what the model reads, as the commands show them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sdjp.base import paths
from sdjp.base.language import translate
from sdjp.contract.errors import ModelMissing

if TYPE_CHECKING:
    from sdjp.contract.request import Stage
    from sdjp.text.translate import Translator


@dataclass(frozen=True)
class Lanes:
    """A prompt with its English.

    Attributes:
        prompt: as typed, cleaned.
        english: the same structure in English.
        segments: `{"ja", "en", "source", "doubts"}`, doubts as `{"code", "detail"}`.
        translator: name and revision; empty when nothing was translated.
    """

    prompt: str
    english: str
    segments: tuple[dict[str, Any], ...] = ()
    translator: str = ""

    @classmethod
    def of(cls, prompt: str, translator: Translator | None) -> Lanes:
        """The lanes of `prompt`; without a translator it is taken as English.

        Raises:
            PromptTooLong: see `sdjp.text.normalise`.
        """
        from sdjp.text.normalise import clean_text, normalise_syntax

        if translator is None:
            cleaned = clean_text(prompt)
            return cls(cleaned, normalise_syntax(cleaned))
        translation = translator.translate(prompt)
        return cls(
            clean_text(prompt),
            translation.english,
            tuple(
                {
                    "ja": segment.ja,
                    "en": segment.en,
                    "source": segment.source,
                    "doubts": [
                        {"code": doubt.code, "detail": doubt.detail} for doubt in segment.doubts
                    ],
                }
                for segment in translation.segments
            ),
            translation.translator,
        )

    def stages(self, steps: int) -> tuple[Stage, ...]:
        """What the painter is conditioned on at each of `steps` steps."""
        from sdjp.text.conditioning import stages

        return stages(self.english, steps)

    def in_words(self) -> str:
        """Both lanes, one segment a line, with its source and doubts."""
        lines = [f"{self.prompt}", f"→ {self.english}"]
        for segment in self.segments:
            source = _source_names()[segment["source"]]
            lines.append(f"   {segment['ja']} → {segment['en']}  [{source}]")
            lines += [f"      ? {doubt_text(doubt)}" for doubt in segment["doubts"]]
        return "\n".join(lines)


def _source_names() -> dict[str, str]:
    """Where a segment's English came from, in words."""
    return {
        "glossary": translate("lanes", "glossary"),
        "model": translate("lanes", "translator"),
        "model+glossary": translate("lanes", "translator and glossary"),
        "user": translate("lanes", "you"),
        "as-is": translate("lanes", "as it is"),
    }


def _doubt_sentences() -> dict[str, str]:
    """The codes of `sdjp.text.doubt`, in words."""
    return {
        "untranslated": translate("lanes", "not translated"),
        "invented": translate("lanes", "this was not in the prompt"),
        "repetition": translate("lanes", "the same words again and again"),
        "length": translate("lanes", "too long or too short for this phrase"),
        "unknown-word": translate("lanes", "the translator does not know this word"),
        "low-score": translate("lanes", "the translator is unsure"),
        "lost-word": translate("lanes", "this word may be lost"),
        "restored-word": translate("lanes", "a lost word was put back"),
    }


def doubt_text(doubt: dict[str, str]) -> str:
    """A doubt as a sentence for people."""
    sentence = _doubt_sentences()[doubt["code"]]
    return f"{sentence} ({doubt['detail']})" if doubt["detail"] else sentence


def open_translator(folder: Path | None, *, enabled: bool = True) -> Translator | None:
    """The translator at `folder`, or the embedded one; None when translation is off.

    Raises:
        ModelMissing: there is no such folder.
    """
    if not enabled:
        return None
    from sdjp.text.cache import TranslationCache
    from sdjp.text.translate import Translator

    if folder is not None and not folder.is_dir():
        raise ModelMissing(path=folder)
    return Translator(folder or paths.demo_translator_dir(), cache=TranslationCache())
