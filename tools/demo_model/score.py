"""How many of the attributes that the prompt asked for are in the picture?

``python make.py demo-score`` asks the painter for scenes that its training never saw, as users do:
Japanese goes through the translator, and each picture is drawn by the engine alone. A classifier
that knows rendered pictures only reads the attributes back. The rendered pictures themselves show
the most that can be reached, pictures of the empty prompt the least.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from tqdm import tqdm

from benchmarks.measure import machine
from sdjp.base.paths import demo_painter_dir, demo_translator_dir
from sdjp.contract.errors import SdjpError
from sdjp.contract.request import PaintRequest
from sdjp.engine.models import Painter, load_painter
from sdjp.engine.paint import paint
from sdjp.engine.samplers import SAMPLERS, sampler_name
from sdjp.text.conditioning import stages
from sdjp.text.translate import Translator
from tools.demo_model.asked import Asked, BadPrompts, ask_held_out, read_prompts
from tools.demo_model.classifier import load_classifier, read_attributes
from tools.demo_model.render import render
from tools.demo_model.tally import Tally, count, table

LANGUAGES = {"en": "english", "ja": "japanese"}
NO_GUIDANCE = 1.0

Reader = Callable[[Sequence[Image.Image]], list[dict[str, str]]]
Source = Callable[[Asked], Image.Image]


@dataclass(frozen=True)
class Studio:
    """Draws prompts as the program does.

    Attributes:
        scale: of guidance, 0 to 100.
        sampler: a name of `sdjp.engine.samplers`.
    """

    painter: Painter
    translator: Translator
    sampler: str
    steps: int
    scale: float

    @property
    def size(self) -> int:
        """Return width and height of the pictures in pixels."""
        return self.painter.default_size_px

    def draw(self, english: str, seed: int, scale: float | None = None) -> Image.Image:
        """Return the picture of a translated prompt.

        Args:
            scale: of guidance; the studio's own when left out.

        Raises:
            SdjpError: the painter refuses the settings, or the drawing failed.
        """
        request = PaintRequest(
            prompt=english,
            english=english,
            stages=stages(english, self.steps),
            negative_stages=stages("", self.steps),
            model=str(self.painter.path),
            sampler=self.sampler,
            steps=self.steps,
            guidance_scale=self.scale if scale is None else scale,
            seeds=(seed,),
            width=self.size,
            height=self.size,
            safety=False,
        )
        return next(paint(self.painter, request)).picture


def sources(studio: Studio, languages: Sequence[str], asked: Sequence[Asked]) -> dict[str, Source]:
    """Return what fills each column: one per language, the rendered picture, the empty prompt.

    All prompts are translated at once, so that a translator that fails does so before anything is
    drawn. Without guidance the empty prompt alone decides; with it both halves would say the same.

    Raises:
        SdjpError: a prompt cannot be translated.
    """

    def drawn_from(language: str) -> Source:
        english = [studio.translator.translate(one.prompts[language]).english for one in asked]
        by_seed = {one.seed: text for one, text in zip(asked, english, strict=True)}
        return lambda one: studio.draw(by_seed[one.seed], one.seed)

    return {
        **{language: drawn_from(language) for language in languages},
        "rendered": lambda one: render(one.scene, one.seed, studio.size),
        "unconditional": lambda one: studio.draw("", one.seed, NO_GUIDANCE),
    }


def tallies(asked: Sequence[Asked], columns: dict[str, Source], read: Reader) -> dict[str, Tally]:
    """Draw every picture of every column, read it, and count; progress on standard error."""
    expected = [one.expected for one in asked]
    found: dict[str, Tally] = {}
    for name, source in columns.items():
        progress = tqdm(asked, desc=name, unit="picture", file=sys.stderr)
        found[name] = count(read([source(one) for one in progress]), expected)
    return found


def report(found: dict[str, Tally], conditions: dict[str, Any]) -> str:
    """Return the table under a line that says what was measured, how, when and where."""
    return (
        "Attributes asked for and read in the picture, in percent\n"
        "({pictures} {asked}; {painter}; {sampler}, {steps} steps, guidance {guidance_scale:g}; "
        "{date}; {machine})\n\n".format(**conditions)
        + table(found)
    )


def _options(arguments: Sequence[str] | None) -> tuple[argparse.Namespace, list[Asked]]:
    """Return the options and what they ask for; a mistake in either ends the program."""
    parser = argparse.ArgumentParser(
        prog="python make.py demo-score",
        description="Count how many of the attributes asked for are in the painter's pictures.",
    )
    parser.add_argument("--count", type=int, help="how many held-out scenes (300)")
    parser.add_argument("--steps", type=int, default=20, help="denoising steps (20)")
    parser.add_argument("--scale", type=float, help="guidance; the model's own when left out")
    parser.add_argument("--sampler", default="DDIM", help=f"one of {', '.join(SAMPLERS)}")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    parser.add_argument(
        "--prompts",
        type=Path,
        metavar="FILE",
        help="UTF-8; a line: prompt, tab, thing=torii colour=red …; instead of held-out scenes",
    )
    parser.add_argument("--painter", type=Path, metavar="DIR", help="another model's folder")
    parser.add_argument(
        "--languages", nargs="+", choices=tuple(LANGUAGES), help="of the captions (en ja)"
    )
    options = parser.parse_args(arguments)
    if options.prompts and (options.count is not None or options.languages):
        parser.error("--prompts brings its own count and languages")
    if options.count is not None and options.count < 1:
        parser.error("--count must be 1 or more")
    try:
        options.sampler = sampler_name(options.sampler)
        asked = (
            read_prompts(options.prompts) if options.prompts else ask_held_out(options.count or 300)
        )
    except (SdjpError, BadPrompts, OSError) as error:
        parser.error(str(error))
    return options, asked


def measure(
    options: argparse.Namespace, asked: Sequence[Asked]
) -> tuple[dict[str, Tally], dict[str, Any]]:
    """Return the columns of the table, and the conditions under which they were measured.

    Raises:
        SdjpError: the painter or the translator cannot be used.
    """
    painter = load_painter(options.painter or demo_painter_dir())
    scale = painter.recommended_guidance_scale if options.scale is None else options.scale
    studio = Studio(
        painter, Translator(demo_translator_dir()), options.sampler, options.steps, scale
    )
    languages = [LANGUAGES[code] for code in options.languages or LANGUAGES]
    columns = sources(studio, ["prompts"] if options.prompts else languages, asked)
    classifier = load_classifier()
    found = tallies(asked, columns, lambda pictures: read_attributes(classifier, pictures))
    conditions = {
        "pictures": len(asked),
        "asked": f"prompts of {options.prompts.name}" if options.prompts else "held-out scenes",
        "painter": painter.name,
        "sampler": studio.sampler,
        "steps": studio.steps,
        "guidance_scale": scale,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
    }
    return found, conditions


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit code, that of the error where one ended it."""
    options, asked = _options(arguments)
    try:
        with contextlib.redirect_stdout(sys.stderr):  # what is printed meanwhile is progress
            found, conditions = measure(options, asked)
    except SdjpError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    if options.json:
        columns = {name: tally.to_json() for name, tally in found.items()}
        print(json.dumps({**conditions, "columns": columns}, ensure_ascii=False))
    else:
        print(report(found, conditions))
    return 0


if __name__ == "__main__":
    sys.exit(main())
