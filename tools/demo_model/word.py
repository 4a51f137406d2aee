"""A word in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One name of an attribute value.

    Attributes:
        ja: spellings of the same word, the usual one first.
        en: its translation.
        loose: further English words that mean the same picture.
        phrase: the English adverbial ("at sunset", "in the sea") or, of what is far away, the noun
            with its article ("a full moon").
        before: how it stands before a noun (雨の, 雨が降る); empty for the spelling and の.
        implies: attribute values that the word says as well (a black cat is black).
        unless: attribute values that contradict it (no starry sky in the rain).
        single: whether it cannot be counted well (一軒家, 大輪の花).
        painting: whether it is a noun for a picture (水彩画, unlike 水彩画風).
    """

    ja: tuple[str, ...]
    en: str
    loose: tuple[str, ...] = ()
    phrase: str = ""
    before: tuple[str, ...] = ()
    implies: tuple[tuple[str, str], ...] = ()
    unless: tuple[tuple[str, str], ...] = ()
    single: bool = False
    painting: bool = False


@dataclass(frozen=True)
class Verb:
    """How a thing is somewhere: plain form, te-iru form, English present participle, and the
    particle that the place takes.
    """

    plain: str
    progressive: str
    en: str
    particle: str = "に"
