"""How well does the painter draw from a picture? ``python make.py picture-score`` says.

*img2img*: rough sketches of held-out scenes, with prompts that name the thing but neither its
colour nor its place. The lower the strength, the more of both must come from the sketch.

*inpainting*: the thing of a rendered scene is masked and another one asked for in its place; what
the mask leaves alone must be the rendered picture, bit for bit.

*outpainting*: scenes whose sky and ground reach the edge, as they do without the paper around other
styles, are extended on both sides; along the old border, neighbouring columns must not differ more
than elsewhere.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from tqdm import tqdm

from benchmarks.measure import machine
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.init_image import EXTENDED_FEATHER_PX, USUAL_FEATHER_PX, InitImage
from sdjp.contract.request import PaintRequest
from sdjp.engine.models import Painter, load_painter
from sdjp.engine.paint import paint
from sdjp.engine.start import start_of
from sdjp.text.conditioning import stages
from tools.demo_model.captions import Caption, caption
from tools.demo_model.classifier import load_classifier, read_attributes
from tools.demo_model.render import near_things, render
from tools.demo_model.tally import judge
from tools.demo_model.world import COLOURS, THINGS, Scene, Subject, is_possible, sample_held_out

STRENGTHS = (0.2, 0.4, 0.6, 0.8, 0.9, 1.0)
SKETCH_PX = 24
"""Side of the picture that a sketch is enlarged from."""

EXTEND_PX = 64
CELLS = 32
TRIES = 500

Reader = Callable[[Sequence[Image.Image]], list[dict[str, str]]]


@dataclass(frozen=True)
class Easel:
    """Draws from pictures as the program does, before any watermark."""

    painter: Painter
    steps: int

    def draw(
        self, english: str, seed: int, picture: Image.Image, init: InitImage,
        mask: Image.Image | None = None,
    ) -> Image.Image:  # fmt: skip
        """Return what becomes of the picture; see `sdjp.engine.start.start_of`."""
        side = self.painter.default_size_px
        factor = self.painter.scale_factor
        start = start_of(picture, mask, init, (0, 0), area=side**2, factor=factor)
        request = PaintRequest(
            prompt=english,
            english=english,
            stages=stages(english, self.steps),
            negative_stages=stages("", self.steps),
            model=str(self.painter.path),
            steps=self.steps,
            guidance_scale=self.painter.recommended_guidance_scale,
            seeds=(seed,),
            width=start.picture.width,
            height=start.picture.height,
            safety=False,
            init=init,
        )
        return next(paint(self.painter, request, start=start)).picture


def lone_scenes(
    count: int, rng: random.Random, place: str = "", style: str = ""
) -> Iterator[Scene]:
    """Yield held-out scenes with one thing, once, in one place; `place` and `style` name them."""
    while count:
        scene = sample_held_out(rng)
        if len(scene.subjects) == 1 and len(scene.subjects[0].positions) == 1:
            if place not in ("", *scene.subjects[0].positions) or style not in ("", scene.style):
                continue
            count -= 1
            yield scene


def sketch(scene: Scene, seed: int, side: int) -> Image.Image:
    """Return the scene as somebody would dab it: blots of colour where things are."""
    rough = render(scene, seed, 128).resize((SKETCH_PX, SKETCH_PX), Image.Resampling.BOX)
    return rough.resize((side, side), Image.Resampling.BICUBIC)


def caption_without(scene: Scene, names: Sequence[str], rng: random.Random) -> Caption | None:
    """Return a caption that names the thing and none of ``names``; None where none turns up."""
    for _ in range(TRIES):
        said = caption(scene, rng, loose=True)
        if "thing" in said.said and not set(names) & set(said.said):
            return said
    return None


def strength_curve(easel: Easel, count: int, read: Reader) -> dict[str, dict[str, float]]:
    """Return, for each strength, the share of sketches whose colour and place are kept."""
    rng = random.Random(1)
    side = easel.painter.default_size_px
    asked = [
        (scene, said.en, number)
        for number, scene in enumerate(lone_scenes(count, rng))
        if (said := caption_without(scene, ("colour", "position"), rng)) is not None
    ]
    curve = {}
    for strength in STRENGTHS:
        init = InitImage("sketch", strength=strength)
        progress = tqdm(asked, desc=f"strength {strength:g}", unit="picture", file=sys.stderr)
        drawn = [
            easel.draw(english, number, sketch(scene, number, side), init)
            for scene, english, number in progress
        ]
        curve[f"{strength:g}"] = _shares(read(drawn), [scene for scene, _, _ in asked])
    return curve


def _shares(read: Sequence[dict[str, str]], scenes: Sequence[Scene]) -> dict[str, float]:
    names = ("thing", "colour", "position")
    answers = [
        judge(seen, {name: scene.value(name) for name in names})
        for seen, scene in zip(read, scenes, strict=True)
    ]
    return {name: float(np.mean([answer[name] for answer in answers])) for name in names}


def other_thing(scene: Scene, rng: random.Random) -> Scene:
    """Return the scene with another thing in another colour in the same place."""
    (old,) = scene.subjects
    while True:
        thing, colour = rng.choice(THINGS), rng.choice(COLOURS)
        if thing != old.thing and colour != old.colour:
            changed = replace(scene, subjects=(Subject(thing, colour, old.positions),))
            if is_possible(changed):
                return changed


def inpainting(easel: Easel, count: int, read: Reader) -> dict[str, float]:
    """Return the shares of scenes in which the new thing, its colour and its place were read, and
    of those whose other pixels stayed as they were.
    """
    rng = random.Random(2)
    side = easel.painter.default_size_px
    init = InitImage("rendered", mask="mask", strength=1.0, feather_px=USUAL_FEATHER_PX)
    drawn, wanted, untouched = [], [], []
    scenes = list(lone_scenes(count, rng))
    for number, scene in enumerate(tqdm(scenes, desc="inpainting", file=sys.stderr)):
        target = other_thing(scene, rng)
        near = near_things(scene, number, CELLS) | near_things(target, number, CELLS)
        cells = Image.fromarray(near.astype(np.uint8) * 255)
        mask = cells.resize((side, side), Image.Resampling.NEAREST)
        original = render(scene, number, side)
        english = caption(target, rng, everything=True).en
        result = easel.draw(english, number, original, init, mask)
        drawn.append(result)
        wanted.append(target)
        untouched.append(_is_untouched(original, result, np.asarray(mask) > 0))
    return {**_shares(read(drawn), wanted), "untouched": float(np.mean(untouched))}


def _is_untouched(original: Image.Image, result: Image.Image, masked: np.ndarray) -> bool:
    """Tell whether all pixels further from the mask than its feather are the same."""
    near = masked.copy()
    for axis in (0, 1):
        near = np.any(
            [np.roll(near, by, axis) for by in range(-USUAL_FEATHER_PX, USUAL_FEATHER_PX + 1)],
            axis=0,
        )
    return bool((np.asarray(original) == np.asarray(result))[~near].all())


def outpainting(easel: Easel, count: int) -> dict[str, float]:
    """Return how much the columns at the old borders differ, as a multiple of what equally many
    columns within the picture do.
    """
    rng = random.Random(3)
    side = easel.painter.default_size_px
    extend = (EXTEND_PX, 0, EXTEND_PX, 0)
    feather = EXTENDED_FEATHER_PX
    init = InitImage("rendered", strength=1.0, feather_px=feather, extend=extend)
    at_border, within = [], []
    scenes = list(lone_scenes(count, rng, "centre", "picture"))
    for number, scene in enumerate(tqdm(scenes, desc="outpainting", file=sys.stderr)):
        english = caption(scene, rng, everything=True).en
        result = easel.draw(english, number, render(scene, number, side), init)
        steps = np.abs(np.diff(np.asarray(result).astype(float), axis=1)).mean(axis=(0, 2))
        left, right = EXTEND_PX, EXTEND_PX + side
        at_border += [
            steps[left - 1 : left + feather].max(), steps[right - feather : right].max(),
        ]  # fmt: skip
        starts = range(left + 2 * feather, right - 3 * feather, feather)
        within += [steps[at : at + feather].max() for at in starts]
    return {
        "border": float(np.mean(at_border)),
        "within": float(np.mean(within)),
        "ratio": float(np.mean(at_border) / np.mean(within)),
    }


def _report(found: dict[str, Any]) -> str:
    lines = ["{painter}; {steps} steps; {date}; {machine}".format(**found)]
    if "img2img" in found:
        lines += ["", "img2img from sketches: read in the picture, in percent"]
        lines += [f"{'strength':>10}{'thing':>10}{'colour':>10}{'position':>10}"]
        for strength, shares in found["img2img"].items():
            lines.append(f"{strength:>10}" + "".join(f"{100 * s:10.1f}" for s in shares.values()))
    if "inpainting" in found:
        lines += ["", "inpainting: another thing in its place, in percent"]
        lines += [f"{name:>10}{100 * share:10.1f}" for name, share in found["inpainting"].items()]
    if "outpainting" in found:
        lines += ["", "outpainting: columns at the border ÷ columns within the picture"]
        lines += [f"{name:>10}{value:10.2f}" for name, value in found["outpainting"].items()]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(prog="python make.py picture-score", description=__doc__)
    parser.add_argument("parts", nargs="*", help="img2img, inpainting, outpainting (all)")
    parser.add_argument("--count", type=int, default=60, help="held-out scenes a part (60)")
    parser.add_argument("--steps", type=int, default=20, help="denoising steps (20)")
    parser.add_argument("--painter", type=Path, metavar="DIR", help="another model's folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    options = parser.parse_args(arguments)
    easel = Easel(load_painter(options.painter or demo_painter_dir()), options.steps)
    classifier = load_classifier()

    def read(pictures: Sequence[Image.Image]) -> list[dict[str, str]]:
        return read_attributes(classifier, pictures)

    parts: dict[str, Callable[[], object]] = {
        "img2img": lambda: strength_curve(easel, options.count, read),
        "inpainting": lambda: inpainting(easel, options.count, read),
        "outpainting": lambda: outpainting(easel, options.count),
    }
    if unknown := set(options.parts) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    found = {
        "painter": easel.painter.name,
        "steps": options.steps,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        **{name: parts[name]() for name in options.parts or parts},
    }
    print(json.dumps(found, ensure_ascii=False) if options.json else _report(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
