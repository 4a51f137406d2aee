"""The two lanes of a prompt: what was typed and what the model reads, as the commands show them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sdjp.base import paths
from sdjp.base.language import translate

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
            source = translate("sources", segment["source"])
            lines.append(f"   {segment['ja']} → {segment['en']}  [{source}]")
            lines += [f"      ? {doubt_text(doubt)}" for doubt in segment["doubts"]]
        return "\n".join(lines)


def doubt_text(doubt: dict[str, str]) -> str:
    """A doubt as a sentence for people."""
    sentence = translate("doubts", doubt["code"])
    return f"{sentence} ({doubt['detail']})" if doubt["detail"] else sentence


def open_translator(folder: Path | None, *, enabled: bool = True) -> Translator | None:
    """The translator at `folder`, or the embedded one; None when translation is off.

    Raises:
        ModelMissing, ModelUnreadable, ModelUnsafe: `folder` cannot be used.
    """
    if not enabled:
        return None
    from sdjp.text.translate import Translator

    return Translator(folder or paths.demo_translator_dir())
