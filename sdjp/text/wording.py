"""Where a segment's English came from and why it is doubted, in words for people."""

from __future__ import annotations

from collections.abc import Mapping

from sdjp.base.language import translate


def source_names() -> dict[str, str]:
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


def doubt_text(doubt: Mapping[str, str]) -> str:
    """A doubt (`code`, `detail`) as a sentence for people."""
    sentence = _doubt_sentences()[doubt["code"]]
    return f"{sentence} ({doubt['detail']})" if doubt["detail"] else sentence
