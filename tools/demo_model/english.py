"""English grammar for composed phrases: articles and plurals."""

from __future__ import annotations

_BARE = frozenset(
    [
        "hair",
        "eyes",
        "hands",
        "tears",
        "wings",
        "ears",
        "glasses",
        "shoes",
        "grass",
        "moss",
        "leaves",
        "rain",
        "fog",
        "wind",
        "lightning",
        "light",
        "flame",
        "fire",
        "ice",
        "smoke",
        "bubbles",
        "rice",
        "sushi",
        "ramen",
        "udon",
        "tempura",
        "tea",
        "coffee",
        "bread",
        "dumplings",
        "grapes",
        "blossoms",
        "people",
        "space",
        "scenery",
        "music",
        "anime",
        "manga",
        "armor",
        "bamboo",
        "snow",
        "water",
        "sunlight",
        "backlight",
        "spring",
        "summer",
        "autumn",
        "winter",
        "tokyo",
        "kyoto",
        "japan",
        "sisters",
        "brothers",
        "friends",
        "stairs",
        "fireworks",
        "tatami",
        "sweets",
        "carp",
        "fuji",
        "woods",
        "nara",
        "osaka",
    ]
)
"""Last words of noun phrases that stand without an article: uncountable, plural, or names."""

_DEFINITE = frozenset(
    {
        "sky",
        "sea",
        "moon",
        "sun",
        "earth",
        "world",
        "future",
        "milky way",
        "new year",
        "rainy season",
        "open sea",
        "seaside",
        "shore",
        "foreground",
        "background",
    }
)
_IRREGULAR = {
    "fish": "fish",
    "child": "children",
    "woman": "women",
    "man": "men",
    "torii": "torii",
    "samurai": "samurai",
    "inu": "inu",
    "Inu": "Inu",
    "sakura": "sakura",
    "snowman": "snowmen",
    "katana": "katana",
    "person": "people",
}


def plural(noun: str) -> str:
    """Return the English plural of a noun or noun phrase (the last word changes)."""
    head, _, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith(("s", "x", "ch", "sh")):
        last += "es"
    elif last.endswith("y") and last[-2] not in "aeiou":
        last = last[:-1] + "ies"
    else:
        last += "s"
    return f"{head} {last}".strip()


def with_article(noun: str) -> str:
    """Return the noun as it stands in a sentence: "a cat", "an owl", "the sea", "rain"."""
    if noun.rpartition(" ")[2].lower() in _BARE or noun.startswith(("a ", "the ", "an ")):
        return noun
    if noun in _DEFINITE:
        return "the " + noun
    return ("an " if noun[0].lower() in "aeiou" and not noun.startswith("uk") else "a ") + noun
