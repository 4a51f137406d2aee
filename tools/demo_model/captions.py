"""Captions as people write prompts: Japanese and English from one plan, saying the same."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tools.demo_model.caption_plan import Plan, make_plan
from tools.demo_model.clauses import Draft, Pair, rest_items, style_item
from tools.demo_model.english import with_article
from tools.demo_model.sentences import Core, choose_frame
from tools.demo_model.world import Scene

SEPARATORS = ("、",) * 14 + ("，", ", ", ", ", ",", " ", " ", "　")
_ASIDES = (
    ("の絵", "a picture of"),
    ("を描いた絵", "a picture of"),
    ("のイラスト", "an illustration of"),
)


@dataclass(frozen=True)
class Caption:
    """One caption in both languages, the attribute values it says, and its pieces between commas
    in both languages.
    """

    ja: str
    en: str
    said: dict[str, str]
    pieces: tuple[Pair, ...] = ()


def write(plan: Plan) -> Caption:
    """Put the plan into words in both languages."""
    rng = plan.rng
    draft = Draft(plan)
    core = choose_frame(draft)(draft)
    pieces = list(core.pieces)
    if core.nominal:
        pieces[0] = _styled(draft, core, _with_far(draft, core))
        if core.bare and pieces[0] == core.pieces[0]:
            pieces[0] = pieces[0][0], core.bare
    style = style_item(draft)
    rest = rest_items(draft)
    at_front = rng.randrange(len(rest) + 1) if not core.nominal and rng.random() < 0.2 else 0
    pieces = [*rest[:at_front], *pieces, *rest[at_front:]]
    if style:
        pieces.insert(0 if rng.random() < 0.25 else len(pieces), style)
    at_start = rng.random() < 0.3
    pieces = [*plan.quality, *pieces] if at_start else [*pieces, *plan.quality]
    return _joined(plan, pieces, core)


def _joined(plan: Plan, pieces: list[Pair], core: Core) -> Caption:
    rng = plan.rng
    ja = rng.choice(SEPARATORS).join(ja for ja, _ in pieces)
    en = ", ".join(en for _, en in pieces)
    if rng.random() < (0.3 if core.sentence and len(pieces) == 1 else 0.05):
        ja += "。"
    if plan.loose and rng.random() < 0.1:
        en = rng.choice((en + ".", en.replace(", ", ","), en.replace(", ", " ")))
    return Caption(ja, en, plan.said, tuple(pieces))


def _with_far(draft: Draft, core: Core) -> Pair:
    """富士山が見える海に立つ赤い鳥居 — "a red torii … with a view of Mount Fuji"."""
    ja, en = core.pieces[0]
    if not (core.takes_view and draft.has("far")) or draft.rng.random() > 0.3:
        return ja, en
    far = draft.take("far")
    if draft.plan.named < 2 and draft.rng.random() < 0.25:
        return f"{ja}と{far.ja}", f"{en} and {far.phrase}"
    forms = [
        (f"{far.ja}を背景に、", f"with {far.phrase} in the background"),
        (f"{far.ja}を背景にした", f"with {far.phrase} in the background"),
    ]
    if core.opens_with_place:
        value = draft.plan.scene.far
        forms += [
            (f"{far.ja}が見える", f"with a view of {far.phrase}"),
            (f"{far.ja}の見える", f"with a view of {far.phrase}"),
        ]
        if value in ("fuji", "island"):
            forms.append((f"{far.ja}を望む", f"overlooking {far.phrase}"))
        else:
            forms.append((f"{far.ja}の下の", f"under {far.phrase}"))
    start, end = draft.rng.choice(forms)
    return start + ja, f"{en} {end}"


def _styled(draft: Draft, core: Core, piece: Pair) -> Pair:
    """夜の海の水彩画, 浮世絵風の夜の海, or a picture of no special kind."""
    ja, en = piece
    fits = draft.has("style") and (
        draft.plan.mentions["style"].word.painting or (core.takes_manner and piece in core.pieces)
    )
    if fits and draft.rng.random() < 0.5:
        style = draft.take("style")
        if style.word.painting:
            link = draft.rng.choice(("の", "の", "の", "を描いた"))
            return f"{ja}{link}{style.ja}", f"{with_article(style.en)} of {en}"
        return style.before + ja, f"{en} {style.phrase}"
    if not draft.plan.says("style") and draft.rng.random() < 0.06:
        end, start = draft.rng.choice(_ASIDES)
        return ja + end, f"{start} {en}"
    return ja, en


def caption(
    scene: Scene, rng: random.Random, *, loose: bool = False, everything: bool = False
) -> Caption:
    """Return one caption of the scene, drawn by lot; see :func:`make_plan` for the switches."""
    return write(make_plan(scene, rng, loose=loose, everything=everything))
