"""English prompt → the weighted fragments that condition each denoising step."""

from __future__ import annotations

from collections.abc import Iterator

from sdjp.contract.request import Fragment, Stage
from sdjp.text.grammar import Group, Mark, Node, Prompt, parse, plain, render_nodes, walk

EMPHASIS = 1.1
"""What `( )` multiplies and `[ ]` divides the weight by."""

MAX_WEIGHT = 100.0
"""Weights are kept within ±100, however often brackets are nested."""


def stages(english: str, steps: int) -> tuple[Stage, ...]:
    """The conditioning of every step.

    - `(a)` ×1.1, `[a]` ÷1.1, `(a:w)` ×w; nested ones multiply.
    - `BREAK` begins a new passage, and so does `AND`, whose `:weight` multiplies its passage.
    - `[from:to:when]` changes at `when`: with a dot a fraction of `steps`, else a step;
      `[to:when]` adds, `[from::when]` removes.
    - `[a|b]` alternates, one option a step.
    - `<type:args>` is left out (see `extra_networks`); wildcards and choices stay as typed.

    Args:
        english: a prompt in the grammar of `sdjp.text.grammar`.
        steps: denoising steps, at least 1.

    Returns:
        Stages in order; neighbours differ; the last one's `until` is `steps`. A passage has at
        least one fragment, an empty one if there are no words.
    """
    prompt = parse(english)
    dynamic = [
        node
        for node in walk(prompt.nodes)
        if isinstance(node, Group) and node.kind in ("schedule", "alternation")
    ]
    found: list[Stage] = []
    known: dict[tuple[int, ...], tuple[tuple[Fragment, ...], ...]] = {}
    for step in range(max(steps, 1)):
        choice = tuple(_option(group, step, steps) for group in dynamic)
        if choice not in known:
            known[choice] = _passages(prompt, step, steps)
        if found and found[-1].passages == known[choice]:
            found[-1] = Stage(known[choice], step + 1)
        else:
            found.append(Stage(known[choice], step + 1))
    return tuple(found)


def extra_networks(english: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every `<type:args>` as (type, its colon-separated arguments), in order.

    `<lora:花火:0.8>` gives `("lora", ("花火", "0.8"))`.
    """
    found = []
    for node in walk(parse(english).nodes):
        if isinstance(node, Mark) and node.kind == "tag":
            kind, *args = node.text[1:-1].split(":")
            found.append((kind, tuple(arg.strip() for arg in args)))
    return found


def _option(group: Group, step: int, steps: int) -> int:
    """Which part of a schedule or an alternation is in force at `step` (from 0); -1 for none."""
    if group.kind == "alternation":
        return step % len(group.parts)
    number = group.number
    last = len(group.parts) - 1
    when = float(number) * steps if "." in number else float(number)
    before = step < int(when + 1e-9)
    if last == 0:
        return -1 if before else 0
    return 0 if before else last


def _passages(prompt: Prompt, step: int, steps: int) -> tuple[tuple[Fragment, ...], ...]:
    passages: list[list[Fragment]] = [[]]
    scale = 1.0
    finished: list[tuple[Fragment, ...]] = []
    for item in _flatten(prompt.nodes, 1.0, step, steps):
        if isinstance(item, Fragment):
            _append(passages[-1], item)
        elif item.kind == "passage-weight":
            scale = _weight(item.text[1:])
        else:
            finished.append(_finish(passages.pop(), scale))
            passages.append([])
            scale = 1.0
    finished.append(_finish(passages.pop(), scale))
    return tuple(finished)


def _flatten(
    nodes: tuple[Node, ...], weight: float, step: int, steps: int
) -> Iterator[Fragment | Mark]:
    """The words with their weights, and the marks that part passages."""
    for node in nodes:
        if isinstance(node, Mark):
            if node.kind in ("break", "and", "passage-weight"):
                yield node
            elif node.kind in ("wildcard", "embedding", "stray"):
                yield Fragment(node.text, weight)
        elif not isinstance(node, Group):
            yield Fragment(plain(node.text), weight)
        elif node.kind == "choice":
            yield Fragment(plain(render_nodes((node,))), weight)
        elif node.kind in ("schedule", "alternation"):
            index = _option(node, step, steps)
            if index >= 0:
                yield from _flatten(node.parts[index], weight, step, steps)
        else:
            inner = _limited(weight * _factor(node))
            yield from _flatten(node.parts[0], inner, step, steps)


def _factor(group: Group) -> float:
    if group.kind == "deemphasis":
        return 1 / EMPHASIS
    return _weight(group.number) if group.number else EMPHASIS


def _weight(number: str) -> float:
    return _limited(float(number))


def _limited(weight: float) -> float:
    return max(-MAX_WEIGHT, min(MAX_WEIGHT, weight))


def _append(passage: list[Fragment], fragment: Fragment) -> None:
    if not fragment.text:
        return
    if passage and passage[-1].weight == fragment.weight:
        passage[-1] = Fragment(passage[-1].text + fragment.text, fragment.weight)
    else:
        passage.append(fragment)


def _finish(passage: list[Fragment], scale: float) -> tuple[Fragment, ...]:
    """The passage without white space at its ends, its weights scaled and rounded."""
    texts = [fragment.text for fragment in passage]
    if texts:
        texts[0] = texts[0].lstrip()
        texts[-1] = texts[-1].rstrip()
    finished = tuple(
        Fragment(text, round(_limited(fragment.weight * scale), 6))
        for text, fragment in zip(texts, passage, strict=True)
        if text
    )
    return finished or (Fragment(""),)
