"""Reasons to distrust a translation. They are shown beside it, never hidden.

Codes (stable; the faces put them into words):

- `untranslated`  Japanese was left, or nothing came out and the phrase stays as it is
- `invented`      "I'm sorry" and other talk that the phrase does not contain
- `repetition`    the same words again and again
- `length`        much longer or shorter than such a phrase can be
- `unknown-word`  the model has never seen a part of the phrase, or was not taught a word of it
- `low-score`     the model itself is unsure
- `lost-word`     a word of the glossary is missing, though a synonym may stand for it
- `restored-word` a word was lost and has been put back from the glossary or the phrase
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sdjp.text.script import is_japanese, japanese_characters

LOW_SCORE = -1.6
"""Mean log-probability below which a model is unsure."""

SEVERE = frozenset({"untranslated", "invented", "repetition"})
"""Codes of outputs that are worse than the glossary's words one after the other."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason.

    Attributes:
        code: see the module's description.
        detail: the words or number it is about; may be empty.
    """

    code: str
    detail: str = ""


_TALK = re.compile(
    r"\b(?:(?:i'm|i am|we're|so) sorry|sorry|i(?:'m|'ll|'ve|'d)? (?:don't|do|can't|know|think|mean|"
    r"see|want|was|am|have|will|can|could|would)|i'm|i'll|i've|i don't|you're|you know|you've|"
    r"thank you|thanks|excuse me|oh my god|what the hell|what do you|do you|are you|let's|"
    r"come on|all right|okay|hey|yeah|mr\. president)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:I|you|your|we|me|my|us|our)\b")
_PERSON = re.compile(
    "私|僕|俺|あなた|貴方|君|ごめん|すみません|ありがとう|我々|自分|わたし|ぼく|おれ|きみ|お前|あたし|我|吾輩"
)


def doubts_of(
    source: str, english: str, score: float, unknown: tuple[str, ...] = ()
) -> list[Doubt]:
    """What is doubtful about `english` as the translation of `source`.

    Args:
        score: mean log-probability, 0 or less.
        unknown: parts of the source that the model does not know.
    """
    found = []
    if not english or is_japanese(english):
        found.append(Doubt("untranslated", japanese_characters(english)[:20]))
    if talk := invented_talk(source, english):
        found.append(Doubt("invented", talk))
    if repeated := repetition(english):
        found.append(Doubt("repetition", repeated))
    if not _length_fits(source, english):
        found.append(Doubt("length", str(len(english.split()))))
    unknown = tuple(piece for piece in unknown if is_japanese(piece))
    if unknown:
        found.append(Doubt("unknown-word", " ".join(unknown)[:40]))
    if score < LOW_SCORE:
        found.append(Doubt("low-score", f"{score:.2f}"))
    return found


def invented_talk(source: str, english: str) -> str:
    """Words of somebody speaking that `source` gives no reason for; empty if none."""
    if _PERSON.search(source) or re.search("[A-Za-z]", source):
        return ""
    match = _TALK.search(english) or _PRONOUN.search(english)
    return str(match[0]) if match else ""


def repetition(english: str) -> str:
    """The words that come again and again, empty if none do."""
    words: list[str] = re.findall(r"[\w']+", english.casefold())
    for size in range(1, 5):
        times = 3 if size == 1 else 2
        for start in range(len(words) - size * times + 1):
            unit = words[start : start + size]
            if all(words[start + n * size : start + (n + 1) * size] == unit for n in range(times)):
                return " ".join(unit)
    if len(words) >= 8 and len(set(words)) * 2 < len(words):
        return max(words, key=words.count)
    return ""


def _length_fits(source: str, english: str) -> bool:
    characters, words = len(source), len(english.split())
    return words <= 1.2 * characters + 4 and words * 8 >= characters - 4
