"""Captions as people write prompts: Japanese and English from one plan, saying the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tools.demo_model.caption_plan import Plan, make_plan
from tools.demo_model.world import Scene


@dataclass(frozen=True)
class Caption:
    """One caption in both languages, and the attribute values it says."""

    ja: str
    en: str
    said: dict[str, str]


def _where(plan: Plan) -> tuple[str, str]:
    """Return where and when (夕焼けの海, "in the sea at sunset"); empty where neither is said."""
    ja = "の".join(plan.ja[name] for name in ("time", "place") if plan.says(name))
    en = " ".join(plan.phrase[name] for name in ("place", "time") if plan.says(name))
    return ja, en


def _listed(plan: Plan) -> tuple[str, str]:
    """赤い鳥居、海、夕焼け、右 — "red torii, sea, sunset, right"."""
    items: list[tuple[str, str]] = []
    if plan.says("thing"):
        items.append((plan.noun_ja, plan.noun_en))
    rest = [
        (plan.ja[name], plan.en[name])
        for name in ("place", "time", "position", "far")
        if plan.says(name)
    ]
    plan.rng.shuffle(rest)
    items += rest
    if plan.rng.random() < 0.3:
        plan.rng.shuffle(items)
    comma = plan.rng.choice(("、", "、", "、", "，", ", ", " "))
    return comma.join(ja for ja, _ in items), ", ".join(en for _, en in items)


def _tail(plan: Plan, skip: tuple[str, ...] = ()) -> tuple[str, str]:
    """Return position and far thing as an afterthought.

    、右、遠くに富士山 — ", right, Mount Fuji in the distance"
    """
    ja, en = "", ""
    if plan.says("position") and "position" not in skip:
        ja += "、" + plan.ja["position"]
        en += ", " + plan.en["position"]
    if plan.says("far") and "far" not in skip:
        far_ja, far_en = plan.ja["far"], plan.phrase["far"]
        forms = (
            (f"、遠くに{far_ja}", f", {far_en} in the distance"),
            (f"、背景に{far_ja}", f", {far_en} in the background"),
            (f"、後ろに{far_ja}", f", {far_en} behind"),
            (f"、{far_ja}", f", {plan.en['far']}"),
        )
        chosen = plan.rng.choice(forms)
        ja, en = ja + chosen[0], en + chosen[1]
    return ja, en


def _standing(plan: Plan) -> tuple[str, str]:
    """夕焼けの海に立つ赤い鳥居 — "a red torii standing in the sea at sunset"."""
    where_ja, where_en = _where(plan)
    tail_ja, tail_en = _tail(plan)
    verb_ja, verb_en = (plan.verb.plain, " " + plan.verb.en) if plan.verb else ("ある", "")
    link = f"に{verb_ja}" if plan.rng.random() < 0.7 or plan.verb else "の"
    if not where_ja:
        return plan.noun_ja + tail_ja, plan.article_noun_en + tail_en
    return (
        f"{where_ja}{link}{plan.noun_ja}{tail_ja}",
        f"{plan.article_noun_en}{verb_en} {where_en}{tail_en}",
    )


def _before_far(plan: Plan) -> tuple[str, str]:
    """富士山が見える海に立つ赤い鳥居 — "a red torii ... with a view of Mount Fuji"."""
    where_ja, where_en = _where(plan)
    tail_ja, tail_en = _tail(plan, ("far",))
    far_ja, far_en = plan.ja["far"], plan.phrase["far"]
    start_ja, end_en = plan.rng.choice(
        (
            (f"{far_ja}が見える", f" with a view of {far_en}"),
            (f"{far_ja}を背景に、", f" with {far_en} in the background"),
            (f"{far_ja}を背にした", f" with {far_en} behind"),
            (
                f"{far_ja}の下の",
                f" under {far_en}" if plan.scene.far != "fuji" else f" below {far_en}",
            ),
        )
    )
    verb_ja, verb_en = (f"に{plan.verb.plain}", " " + plan.verb.en) if plan.verb else ("の", "")
    middle = f"{where_ja}{verb_ja}" if where_ja else ""
    place_en = f"{verb_en} {where_en}" if where_ja else ""
    return (
        f"{start_ja}{middle}{plan.noun_ja}{tail_ja}",
        f"{plan.article_noun_en}{place_en}{end_en}{tail_en}",
    )


def _together(plan: Plan) -> tuple[str, str]:
    """富士山と赤い鳥居、海 — "Mount Fuji and a red torii, sea"."""
    rest = [
        (plan.ja[name], plan.en[name]) for name in ("place", "time", "position") if plan.says(name)
    ]
    plan.rng.shuffle(rest)
    first = f"{plan.ja['far']}と{plan.noun_ja}", f"{plan.phrase['far']} and {plan.article_noun_en}"
    if plan.rng.random() < 0.5:
        first = (
            f"{plan.noun_ja}と{plan.ja['far']}",
            f"{plan.article_noun_en} and {plan.phrase['far']}",
        )
    return "、".join([first[0], *(ja for ja, _ in rest)]), ", ".join(
        [first[1], *(en for _, en in rest)]
    )


def _at_side(plan: Plan) -> tuple[str, str]:
    """右に赤い鳥居がある夕焼けの海 — "the sea at sunset with a red torii on the right"."""
    tail_ja, tail_en = _tail(plan, ("position",))
    be = "いる" if plan.scene.thing == "cat" else "ある"
    start = f"{plan.ja['position']}に{plan.noun_ja}"
    place_en = _with_article(plan.en["place"])
    if plan.says("time"):
        ja, en = f"{plan.ja['time']}の{plan.ja['place']}", f"{place_en} {plan.phrase['time']}"
    else:
        ja, en = plan.ja["place"], place_en
    return (
        f"{start}が{be}{ja}{tail_ja}",
        f"{en} with {plan.article_noun_en} {plan.phrase['position']}{tail_en}",
    )


def _statement(plan: Plan) -> tuple[str, str]:
    """赤い鳥居が夕焼けの海に立っている — "a red torii is standing in the sea at sunset"."""
    assert plan.verb is not None
    where_ja, where_en = _where(plan)
    if not where_ja:
        return _standing(plan)
    tail_ja, tail_en = _tail(plan)
    order = (f"{plan.noun_ja}が{where_ja}に", f"{where_ja}に{plan.noun_ja}が")
    ja = f"{plan.rng.choice(order)}{plan.verb.progressive}{tail_ja}"
    return ja, f"{plan.article_noun_en} is {plan.verb.en} {where_en}{tail_en}"


def _landscape(plan: Plan) -> tuple[str, str]:
    """夜の海 — "the sea at night"."""
    tail_ja, tail_en = _tail(plan)
    if plan.says("time", "place"):
        return (
            f"{plan.ja['time']}の{plan.ja['place']}{tail_ja}",
            f"{_with_article(plan.en['place'])} {plan.phrase['time']}{tail_en}",
        )
    return _listed(plan)


def _with_article(noun: str) -> str:
    if noun in ("sea", "ocean", "seaside", "shore", "open sea", "coast", "seashore"):
        return "the " + noun
    if noun in ("water", "snow", "white snow", "sand", "green hills"):
        return noun
    return "a " + noun


def _frames(plan: Plan) -> list[Callable[[Plan], tuple[str, str]]]:
    """Return the sentence frames that the plan's words can fill; likelier ones several times."""
    if not plan.says("thing"):
        return [_landscape, _listed]
    frames = [_listed, _listed, _listed, _standing, _standing, _standing]
    if plan.says("far"):
        frames += [_before_far, _together]
    if plan.says("position", "place"):
        frames += [_at_side]
    if plan.verb:
        frames += [_statement]
    return frames


def write(plan: Plan) -> Caption:
    """Put the plan into words in both languages."""
    rng = plan.rng
    ja, en = rng.choice(_frames(plan))(plan)
    if plan.says("thing") and rng.random() < 0.06:
        ja, en = f"{ja}の絵", f"a picture of {en}"
    if plan.quality and rng.random() < 0.3:
        ja, en = (
            "、".join([*(q for q, _ in plan.quality), ja]),
            ", ".join([*(q for _, q in plan.quality), en]),
        )
    elif plan.quality:
        ja, en = (
            "、".join([ja, *(q for q, _ in plan.quality)]),
            ", ".join([en, *(q for _, q in plan.quality)]),
        )
    if rng.random() < 0.06:
        ja += "。"
    return Caption(ja, en, plan.said)


def caption(
    scene: Scene, rng: random.Random, *, loose: bool = False, everything: bool = False
) -> Caption:
    """Return one caption of the scene, drawn by lot; see :func:`make_plan` for the switches."""
    return write(make_plan(scene, rng, loose=loose, everything=everything))
