"""The pieces of captions: nouns with colour and number, where and when, and what is listed."""

from __future__ import annotations

from tools.demo_model.caption_plan import Mention, Plan
from tools.demo_model.english import with_article
from tools.demo_model.word import Word

Pair = tuple[str, str]

_THE = frozenset(
    ("sea", "ocean", "seaside", "shore", "open sea", "coast", "seashore", "water", "snow",
     "white snow", "water surface")
)  # fmt: skip
_SIZES = ("small", "big", "large", "little", "tiny")


class Draft:
    """A plan on its way into words: it knows which mentions are still to be put down."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.rng = plan, plan.rng
        self._left = dict(plan.mentions)

    def has(self, *attributes: str) -> bool:
        """Tell whether all of these are still to be put down."""
        return all(name in self._left for name in attributes)

    def take(self, attribute: str) -> Mention:
        """Return a mention that is put down now."""
        return self._left.pop(attribute)

    def article(self, noun: str) -> str:
        """Return the English noun with its article; loosely, sometimes without."""
        return noun if self.plan.loose and self.rng.random() < 0.2 else with_article(noun)


def noun(draft: Draft, index: int, *, bare: bool = False, counted: bool = True) -> Pair:
    """Return a subject with number and colour: 二匹の赤い猫, "two red cats".

    Args:
        bare: without an English article, as in lists.
        counted: whether the Japanese says the number here; 猫が二匹 says it later.
    """
    suffix = "2" * index
    ja, words = "", {}
    for name in ("count", "colour", "thing"):
        if draft.has(name + suffix):
            mention = draft.take(name + suffix)
            words[name] = mention.en
            if name == "count":
                ja += mention.before if counted else ""
            else:
                ja += mention.ja
    en = _ordered(words)
    if bare and draft.plan.loose and draft.rng.random() < 0.3:
        bare = False
    return ja, en if bare or "count" in words else draft.article(en)


def _ordered(words: dict[str, str]) -> str:
    """Return number, colour and thing as they stand in English: "two small red boats"."""
    thing, colour = words["thing"], words.get("colour", "")
    size, _, rest = thing.partition(" ")
    described = [size, colour, rest] if size in _SIZES else [colour, thing]
    return " ".join(word for word in (words.get("count", ""), *described) if word)


def number_of(draft: Draft, index: int) -> str:
    """Return the Japanese number of a subject (二匹), empty where none is said."""
    suffix = "2" * index
    return draft.plan.mentions["count" + suffix].ja if draft.plan.says("count" + suffix) else ""


def item(draft: Draft, index: int) -> Pair:
    """Return a subject as it stands in a list: 赤い猫が二匹, 右に白い犬."""
    suffix, rng = "2" * index, draft.rng
    number = number_of(draft, index)
    after = bool(number) and rng.random() < 0.5
    placed = draft.has("position" + suffix) and (draft.plan.named == 2 or rng.random() < 0.5)
    ja, en = noun(draft, index, bare=not placed, counted=not after)
    if after:
        ja += ("が" if rng.random() < 0.6 else "") + number
    if not placed:
        return ja, en
    position = draft.take("position" + suffix)
    return f"{position.ja}に{ja}", f"{en} {position.phrase}"


def where(draft: Draft, *, position: str = "", short: bool = False) -> Pair:
    """Return weather, time and place before a particle: 雨の夜の海, "in the sea at night in the
    rain".

    Args:
        position: the name of a position to say with it (夜の海の右).
        short: without weather that takes a clause of its own (雪が降る).
    """
    ja, en = "", []
    if draft.has("place"):
        place = draft.take("place")
        if place.ja in ("雪", "ゆき"):
            place.ja = place.word.ja[0]  # 雪の夜 is snow that falls
        ja, en = place.ja, [place.phrase]
    if draft.has("time") and (ja or not position):
        time = draft.take("time")
        ja = f"{time.ja}の{ja}" if ja else time.ja
        en.append(time.phrase)
    if ja and weather_fits(draft, short=short) and draft.rng.random() < 0.6:
        weather = draft.take("weather")
        ja = weather.before + ja
        en.append(weather.phrase)
    if position:
        mention = draft.take(position)
        ja = f"{ja}の{mention.ja}" if ja else mention.ja
        en.insert(0, mention.phrase)
    return ja, " ".join(en)


def weather_fits(draft: Draft, *, short: bool = True) -> bool:
    """Tell whether the weather, still to be put down, may precede a place."""
    return draft.has("weather") and (
        not short or draft.plan.mentions["weather"].before.endswith("の")
    )


def scenery(draft: Draft, *, short: bool = False) -> Pair:
    """Return the place as what the picture is of: 雨の夜の海, "the sea at night in the rain"."""
    place = draft.plan.mentions["place"]
    ja, en = where(draft, short=short)
    if place.ja.endswith(("の中", "の上")):
        # Nobody says 夜の海の中 of a view.
        inner = next(ja for ja in place.word.ja if not ja.endswith(("の中", "の上")))
        ja = ja.replace(place.ja, inner)
        place.ja = inner
    start = "the " + place.en if place.en in _THE else draft.article(place.en)
    return ja, start + en.removeprefix(place.phrase)


def setting(draft: Draft) -> Pair:
    """Return the place as an item of a list: 夜の海, "the sea at night"; 海, "sea"."""
    place = draft.plan.mentions["place"]
    ja, en = scenery(draft)
    return ja, place.en if ja == place.ja else en


def rest_items(draft: Draft) -> list[Pair]:
    """Return what is still to be put down as items of a list, in any order."""
    items = []
    if draft.has("time", "place") and draft.rng.random() < 0.3:
        items.append(scenery(draft))
    for name in ("place", "time", "position", "weather"):
        if draft.has(name):
            mention = draft.take(name)
            items.append((mention.ja, mention.en))
    draft.rng.shuffle(items)
    if draft.has("far"):
        items.insert(len(items) if draft.rng.random() < 0.6 else 0, far_item(draft))
    return items


def far_item(draft: Draft) -> Pair:
    """Return what is far away as an item: 遠くに富士山, "Mount Fuji in the distance"."""
    far = draft.take("far")
    return draft.rng.choice(far_forms(far.ja, far, draft.plan.scene.far))


def far_forms(ja: str, far: Mention | Word, value: str) -> tuple[Pair, ...]:
    """Return the ways to list what is far away."""
    forms = (
        (ja, far.en),
        (f"遠くに{ja}", f"{far.phrase} in the distance"),
        (f"背景に{ja}", f"{far.phrase} in the background"),
        (f"背景は{ja}", f"{far.phrase} in the background"),
        (f"後ろに{ja}", f"{far.phrase} behind"),
    )
    if value in ("fuji", "island"):
        return (*forms, (f"遠くに見える{ja}", f"{far.phrase} in the distance"))
    return (*forms[:1], *forms, (f"空に{ja}", f"{far.phrase} in the sky"))


def style_item(draft: Draft) -> Pair | None:
    """Return the style as an item, if it is still to be put down: 水彩画, 浮世絵風."""
    if not draft.has("style"):
        return None
    style = draft.take("style")
    return style.ja, (
        style.phrase if draft.plan.loose and style.phrase and draft.rng.random() < 0.4 else style.en
    )
