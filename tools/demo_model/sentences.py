"""The frames that hold the subjects of a caption and what is around them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.demo_model.clauses import Draft, Pair, item, noun, number_of, scenery, setting, where
from tools.demo_model.english import with_article
from tools.demo_model.world import POSITIONS


@dataclass(frozen=True)
class Core:
    """The heart of a caption.

    Attributes:
        pieces: what stands between its commas, in both languages.
        nominal: whether the first piece is a noun, so that …の水彩画 may follow.
        opens_with_place: whether 富士山の見える may precede it.
        takes_manner: whether 浮世絵風の may precede it.
        takes_view: whether "with Mount Fuji in the background" may follow in English.
        sentence: whether it ends in a verb.
        bare: the English of the first piece if it stays as it is: a list has no articles.
    """

    pieces: tuple[Pair, ...]
    nominal: bool = True
    opens_with_place: bool = False
    takes_manner: bool = True
    takes_view: bool = True
    sentence: bool = False
    bare: str = ""


Frame = Callable[[Draft], Core]


def choose_frame(draft: Draft) -> Frame:
    """Return one of the frames that the plan's words can fill; likelier ones more often."""
    plan = draft.plan
    if plan.named:
        return draft.rng.choice(_for_one(draft) if plan.named == 1 else _for_two(draft))
    return _landscape if plan.says("place") else _nothing


def _for_one(draft: Draft) -> list[Frame]:
    plan = draft.plan
    frames: list[Frame] = [*(_listed,) * 3, *(_standing,) * 4]
    if plan.says("place"):
        frames += [_scenery_with] + [_statement] * 2
    elif plan.says("position"):
        frames.append(_statement)
    if plan.says("far") and not plan.says("position"):
        frames.append(_together)
    return frames


def _for_two(draft: Draft) -> list[Frame]:
    plan = draft.plan
    if plan.says("position") != plan.says("position2"):
        return [_listed]
    in_place: list[Frame] = [_scenery_with_both, _both_are] if plan.says("place") else []
    if plan.says("position"):
        return [_listed] * 4 + [_apart] + [_both] * 2 + in_place
    frames: list[Frame] = [_listed] * 2 + [_both] * 4 + in_place
    if not plan.says("count", "count2"):
        # Japanese names the other one first; two numbers would change places.
        frames += [_beside] * 2 + [_beside_sideways] * (2 if _side(draft) else 0)
    return frames


def _nothing(_draft: Draft) -> Core:
    return Core((), nominal=False)


def _landscape(draft: Draft) -> Core:
    """夜の海 — "the sea at night", or 海 — "sea"."""
    place = draft.plan.mentions["place"]
    piece = scenery(draft, short=True)
    return Core((piece,), opens_with_place=True, bare=place.en if piece[0] == place.ja else "")


def _listed(draft: Draft) -> Core:
    """赤い鳥居、白い猫 — "red torii, white cat"; the surroundings follow."""
    items = [item(draft, index) for index in range(draft.plan.named)]
    return Core(tuple(items), nominal=False)


def _apart(draft: Draft) -> Core:
    """赤い鳥居が左、白い猫が右 — "a red torii on the left, a white cat on the right"."""
    items = []
    for index in range(2):
        (ja, en), position = noun(draft, index), draft.take("position" + "2" * index)
        items.append((f"{ja}が{position.ja}", f"{en} {position.phrase}"))
    return Core(tuple(items), nominal=False)


def _is_short(draft: Draft) -> bool:
    """Tell whether no clause on the weather precedes the place."""
    weather = draft.plan.mentions.get("weather")
    return weather is None or draft.has("weather") or weather.before.endswith("の")


def _be(draft: Draft, index: int) -> str:
    return "いる" if draft.plan.animate(index) else "ある"


def _standing(draft: Draft) -> Core:
    """夕焼けの海に立つ赤い鳥居 — "a red torii standing in the sea at sunset"."""
    rng, plan = draft.rng, draft.plan
    verb = plan.verbs[0]
    placed = draft.has("position") and rng.random() < 0.5 and not (verb and verb.particle == "を")
    in_place = draft.has("place")
    where_ja, where_en = where(draft, position="position" if placed else "")
    if not where_ja:
        noun_ja, bare = noun(draft, 0, bare=True)
        noun_en = bare if plan.says("count") else with_article(bare)
        return Core(((noun_ja, noun_en),), bare=bare)
    noun_ja, noun_en = noun(draft, 0)
    if verb and (in_place or placed):
        link, verb_en = verb.particle + verb.plain, f" {verb.en}"
    else:
        verb_en = ""
        link = rng.choice(("の", "に" + _be(draft, 0))) if in_place or placed else "の"
    return Core(
        ((f"{where_ja}{link}{noun_ja}", f"{noun_en}{verb_en} {where_en}"),),
        opens_with_place=in_place and _is_short(draft),
        takes_manner=in_place and _is_short(draft),
    )


def _statement(draft: Draft) -> Core:
    """赤い鳥居が夕焼けの海に立っている — "a red torii is standing in the sea at sunset"."""
    rng, plan = draft.rng, draft.plan
    verb = plan.verbs[0]
    on_road = verb is not None and verb.particle == "を"
    placed = draft.has("position") and (not draft.has("place") or rng.random() < 0.6)
    if on_road and placed:
        verb = None
    where_ja, where_en = where(draft, position="position" if placed else "")
    number = number_of(draft, 0)
    after = bool(number) and rng.random() < 0.5
    noun_ja, noun_en = noun(draft, 0, counted=not after)
    counted = number if after else ""
    particle = verb.particle if verb else "に"
    end = verb.progressive if verb else _be(draft, 0)
    orders = (
        f"{noun_ja}が{where_ja}{particle}{counted}{end}",
        f"{where_ja}{particle}{noun_ja}が{counted}{end}",
        f"{where_ja}{particle}{noun_ja}が{counted}{end}",
    )
    several = plan.scene.value("count") != "one"
    if verb:
        en = f"{noun_en} {'are' if several else 'is'} {verb.en} {where_en}"
    else:
        en = f"there {'are' if several else 'is'} {noun_en} {where_en}"
    return Core(((rng.choice(orders), en),), nominal=False, sentence=True)


def _scenery_with(draft: Draft) -> Core:
    """赤い鳥居がある夕焼けの海 — "the sea at sunset with a red torii"."""
    rng, number = draft.rng, number_of(draft, 0)
    after = bool(number) and rng.random() < 0.5
    noun_ja, noun_en = noun(draft, 0, counted=not after)
    start, end = noun_ja, ""
    if draft.has("position"):
        position = draft.take("position")
        start, end = f"{position.ja}に{noun_ja}", f" {position.phrase}"
    link = "が" if after else rng.choice(("が", "の"))
    place_ja, place_en = scenery(draft, short=True)
    ja = f"{start}{link}{number if after else ''}{_be(draft, 0)}{place_ja}"
    return Core(((ja, f"{place_en} with {noun_en}{end}"),), takes_view=False, takes_manner=False)


def _together(draft: Draft) -> Core:
    """富士山と赤い鳥居 — "Mount Fuji and a red torii"."""
    noun_ja, noun_en = noun(draft, 0)
    far = draft.take("far")
    if draft.rng.random() < 0.5:
        return Core(((f"{far.ja}と{noun_ja}", f"{far.phrase} and {noun_en}"),))
    return Core(((f"{noun_ja}と{far.ja}", f"{noun_en} and {far.phrase}"),))


def _joined(draft: Draft) -> Pair:
    """赤い鳥居と白い猫, 左の赤い鳥居と右の白い猫."""
    both = []
    for index in range(2):
        ja, en = noun(draft, index)
        name = "position" + "2" * index
        if draft.has(name):
            position = draft.take(name)
            ja, en = f"{position.ja}の{ja}", f"{en} {position.phrase}"
        both.append((ja, en))
    (first_ja, first_en), (second_ja, second_en) = both
    return f"{first_ja}と{second_ja}", f"{first_en} and {second_en}"


def _both(draft: Draft) -> Core:
    """夜の草原の赤い鳥居と白い猫 — "a red torii and a white cat in a meadow at night"."""
    if not draft.has("place") or draft.plan.says("position") or draft.rng.random() < 0.4:
        return Core((_joined(draft),), takes_manner=not draft.plan.says("position"))
    where_ja, where_en = where(draft)
    alike = draft.plan.animate(0) == draft.plan.animate(1)
    link = draft.rng.choice(("の", "に" + _be(draft, 1))) if alike else "の"
    ja, en = _joined(draft)
    short = _is_short(draft)
    piece = f"{where_ja}{link}{ja}", f"{en} {where_en}"
    return Core((piece,), opens_with_place=short, takes_manner=short)


def _both_are(draft: Draft) -> Core:
    """夜の草原に赤い鳥居と白い猫がいる — "a red torii and a white cat are in a meadow at night"."""
    if draft.has("position", "position2"):
        start = setting(draft)
        return Core((start, item(draft, 0), item(draft, 1)), nominal=False)
    where_ja, where_en = where(draft)
    ja, en = _joined(draft)
    be = _be(draft, 1)
    ja = draft.rng.choice((f"{where_ja}に{ja}が{be}", f"{ja}が{where_ja}に{be}"))
    return Core(((ja, f"{en} are {where_en}"),), nominal=False, sentence=True)


def _scenery_with_both(draft: Draft) -> Core:
    """赤い鳥居と白い猫がいる夜の海 — "the sea at night with a red torii and a white cat"."""
    be = _be(draft, 1)
    place_ja, place_en = scenery(draft, short=True)
    if draft.has("position", "position2"):
        both = []
        for index in range(2):
            position = draft.plan.mentions["position" + "2" * index]
            ja, en = noun(draft, index)
            draft.take("position" + "2" * index)
            both.append((f"{position.ja}に{ja}", f"{en} {position.phrase}"))
        ja, en = f"{both[0][0]}、{both[1][0]}", f"{both[0][1]} and {both[1][1]}"
    else:
        ja, en = _joined(draft)
    piece = f"{ja}が{be}{place_ja}", f"{place_en} with {en}"
    return Core((piece,), takes_view=False, takes_manner=False)


def _beside(draft: Draft) -> Core:
    """白い猫の隣に赤い車 — "a red car next to a white cat"; the first subject is the car."""
    forms = (("の隣", "next to"), ("のとなり", "next to"), ("の横", "beside"), ("のそば", "by"))
    return _related(draft, *draft.rng.choice(forms))


def _beside_sideways(draft: Draft) -> Core:
    """白い猫の右に赤い車 — "a red car to the right of a white cat"; only where it is so."""
    side = _side(draft)
    return _related(draft, {"left": "の左", "right": "の右"}[side], f"to the {side} of")


def _related(draft: Draft, relation: str, en: str) -> Core:
    rng = draft.rng
    start = (setting(draft),) if draft.has("place") and rng.random() < 0.4 else ()
    number = number_of(draft, 0)
    after = bool(number) and rng.random() < 0.5
    says_be = rng.random() < 0.3
    other_ja, other_en = noun(draft, 1)
    noun_ja, noun_en = noun(draft, 0, counted=not after)
    link = "に" if says_be or after else rng.choice(("に", "の"))
    ja = f"{other_ja}{relation}{link}{noun_ja}" + ("が" + number if after else "")
    en = f"{noun_en} {en} {other_en}"
    if says_be:
        ja += ("" if after else "が") + _be(draft, 0)
        several = draft.plan.scene.value("count") != "one"
        en = f"there {'are' if several else 'is'} {en}"
    nominal = link == "の" and not start
    return Core((*start, (ja, en)), nominal=nominal, takes_manner=False, sentence=says_be)


def _side(draft: Draft) -> str:
    """Return on which side of the second subject the first stands; empty where between."""
    first, second = (
        [POSITIONS.index(position) for position in subject.positions]
        for subject in draft.plan.scene.subjects
    )
    if max(first) < min(second):
        return "left"
    return "right" if min(first) > max(second) else ""
