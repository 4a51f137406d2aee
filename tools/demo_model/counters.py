"""Numbers with their counters: 二匹, 2匹, ２匹, ふたつ."""

from __future__ import annotations

import random

from tools.demo_model.world import COUNTS

COUNTERS: dict[str, tuple[str, ...]] = {
    "house": ("軒", "軒", "軒", "つ"),
    "torii": ("基", "つ", "つ"),
    "pagoda": ("基", "つ"),
    "tree": ("本",),
    "cherry": ("本",),
    "boat": ("隻", "艘"),
    "car": ("台",),
    "cat": ("匹",),
    "dog": ("匹",),
    "bird": ("羽", "羽", "羽", "匹"),
    "flower": ("輪", "本", "つ"),
    "lantern": ("つ", "個", "張り"),
    "umbrella": ("本",),
    "snowman": ("つ", "個", "体"),
}
"""What each thing is counted in; likelier ones several times."""

_KANJI = ("一", "二", "三")
_NATIVE = ("ひとつ", "ふたつ", "みっつ")
_LOOSE: dict[str, tuple[str, ...]] = {
    "one": ("a single", "one", "a lone"),
    "two": ("a pair of", "a couple of", "two", "2"),
    "three": ("a trio of", "three", "3"),
}


def numbered(count: str, counter: str) -> dict[str, str]:
    """Return every spelling of the number with the counter, and its English: a digit stays one."""
    index = COUNTS.index(count)
    digit = str(index + 1)
    spellings = {
        _KANJI[index] + counter: count,
        digit + counter: digit,
        chr(ord("０") + index + 1) + counter: digit,
    }
    return spellings | ({_NATIVE[index]: count} if counter == "つ" else {})


def spellings(thing: str, count: str) -> dict[str, str]:
    """Return every way to say how many of this thing there are, with its English."""
    return {ja: en for counter in COUNTERS[thing] for ja, en in numbered(count, counter).items()}


def choose_number(
    thing: str, count: str, rng: random.Random, *, loose: bool = False
) -> tuple[str, str]:
    """Return one way to say how many there are, with its English; kanji are the likeliest."""
    counter = rng.choice(COUNTERS[thing])
    known = numbered(count, counter)
    weights = (4, 3, 1, 3)[: len(known)]
    (ja,) = rng.choices(tuple(known), weights=weights)
    if loose and rng.random() < 0.35:
        return ja, rng.choice(_LOOSE[count])
    return ja, known[ja]
