"""Draw what a command's options say: from noise, or from each of the pictures given."""

from __future__ import annotations

import argparse
import secrets
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sdjp.base import paths
from sdjp.base.files import make_folder
from sdjp.base.language import translate
from sdjp.cli.drawing_options import read_prompts
from sdjp.cli.interruption import ctrl_c
from sdjp.cli.lanes import in_words
from sdjp.cli.output import StepBar, print_error, print_json, print_line, print_note
from sdjp.cli.sheet import Sheet
from sdjp.cli.sources import Source, Sources
from sdjp.contract.errors import Interrupted, InvalidValue
from sdjp.contract.events import Step
from sdjp.contract.init_image import InitImage
from sdjp.contract.messages import Lanes, Order
from sdjp.contract.request import MAX_BATCH, MAX_SEED

if TYPE_CHECKING:
    from sdjp.engine.models import Painter
    from sdjp.studio.keep import Kept


def draw(options: argparse.Namespace, sources: Sources | None = None) -> None:
    """Draw all prompts, from each source or, without any, from noise.

    Raises:
        SdjpError: see `sdjp.contract.errors`; finished pictures stay.
    """
    prompts = read_prompts(options) * options.n_iter
    count = 1 if sources is None else len(sources)
    starts = _with_the_first([None] if sources is None else sources)
    _check(options)
    folder: Path = options.outdir or paths.pictures_dir()
    make_folder(folder)
    if options.preview_dir:
        make_folder(options.preview_dir)
    lanes = _translate_all(options, prompts)
    with ctrl_c() as stopped:
        painter = _load(options)
        job = _Job(options, painter, folder, prompts, count)
        try:
            for source in starts:
                job.draw(source, lanes, stopped)
        finally:
            job.finish()


def _with_the_first(sources: Iterable[Source | None]) -> Iterator[Source | None]:
    """All of them; the first is taken in now, so that a mistake is told before a model is read."""
    each = iter(sources)
    return chain([next(each)], each)


def _translate_all(options: argparse.Namespace, prompts: list[str]) -> dict[str, Lanes]:
    """The two lanes of every distinct prompt, shown to the reader as they are made."""
    from sdjp.studio.lanes import lanes_of, open_translator

    translator = open_translator(options.translator, enabled=not options.no_translate)
    lanes = {}
    for prompt in dict.fromkeys([*prompts, options.negative_prompt]):
        lanes[prompt] = lanes_of(prompt, translator)
        if lanes[prompt].segments and not options.json:
            print_line(in_words(lanes[prompt]))
    return lanes


def _check(options: argparse.Namespace) -> None:
    """What can be known without torch, which takes seconds to come."""
    from sdjp.engine.model_files import check_files
    from sdjp.engine.samplers import sampler_name

    options.sampler = sampler_name(options.sampler)
    options.model = options.model or paths.demo_painter_dir()
    check_files(options.model, options.config)


def _load(options: argparse.Namespace) -> Painter:
    """The model, checked against `--C` and `--f`."""
    from sdjp.engine.models import load_painter

    painter = load_painter(
        options.model,
        precision="full" if options.precision == "full" else "auto",
        config=options.config,
    )
    own = {"--C": painter.latent_channels, "--f": painter.scale_factor}
    for name, wanted in (("--C", options.channels), ("--f", options.factor)):
        if wanted is not None and wanted != own[name]:
            raise InvalidValue(name=name, value=wanted, allowed=own[name])
    return painter


class _Job:
    """One run of a command: what is the same for all of its pictures.

    Args:
        prompts: of the pictures that are drawn from each source.
        sources: how many there are.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        painter: Painter,
        folder: Path,
        prompts: Sequence[str],
        sources: int,
    ) -> None:
        from sdjp.store.database import open_library

        self._options = options
        self._painter = painter
        self._folder = folder
        self._prompts = prompts
        self._count = len(prompts) * options.loops * sources
        self._first_seed = secrets.randbelow(2**32) if options.seed < 0 else options.seed
        self._library = open_library()
        self._done = 0
        columns = options.n_rows or options.n_samples * options.loops
        if columns == 1:
            columns = self._count if sources == 1 else round(self._count**0.5)
        self._sheet = None if options.skip_grid else Sheet(self._count, columns)
        self._bar = StepBar(self._count * options.steps)

    def draw(
        self, source: Source | None, lanes: Mapping[str, Lanes], stopped: threading.Event
    ) -> None:
        """Draw and keep the pictures that begin with `source`.

        Raises:
            Interrupted: `stopped` was set; carries how many pictures are finished.
        """
        from sdjp.studio.keep import draw_and_keep

        for order in self._orders(lanes, None if source is None else self._init(source)):
            try:
                for kept in draw_and_keep(
                    self._painter,
                    order,
                    self._library,
                    self._on_step(order),
                    stopped.is_set,
                    first=self._done,
                    count=self._count,
                    save=not self._options.skip_save,
                ):
                    self._done += 1
                    self._report(kept, source)
            except Interrupted as error:
                raise Interrupted(finished=self._done) from error

    def finish(self) -> None:
        """Write the overview sheet and put everything away."""
        self._bar.close()
        try:
            if self._sheet is not None:
                path = self._sheet.save(
                    self._library, self._folder, watermark=not self._options.no_watermark
                )
                if path is not None and not self._options.json:
                    print_line(str(path))
        finally:
            self._library.close()

    def _init(self, source: Source) -> InitImage:
        """The source's; where it is a picture of ours, that is its parent."""
        from sdjp.store.parents import parent_name

        return replace(source.init, parent=parent_name(self._library, source.path))

    def _orders(self, lanes: Mapping[str, Lanes], init: InitImage | None) -> Iterator[Order]:
        """One order for each run of equal prompts, as long as an order may be."""
        position = 0
        for prompt, run in groupby(self._prompts):
            seeds = [self._seed(position + number) for number, _ in enumerate(run)]
            position += len(seeds)
            for at in range(0, len(seeds), MAX_BATCH):
                yield self._order(lanes, prompt, tuple(seeds[at : at + MAX_BATCH]), init)

    def _seed(self, position: int) -> int:
        """Of the first round of the drawing at `position`; each round takes the next one."""
        step = 0 if self._options.fixed_code else self._options.loops
        return int(self._first_seed + step * position) % (MAX_SEED + 1)

    def _order(
        self,
        lanes: Mapping[str, Lanes],
        prompt: str,
        seeds: tuple[int, ...],
        init: InitImage | None,
    ) -> Order:
        options = self._options
        return Order(
            lanes=lanes[prompt],
            negative=lanes[options.negative_prompt],
            model=str(self._painter.path),
            seeds=seeds,
            sampler=options.sampler,
            steps=options.steps,
            guidance_scale=options.guidance_scale,
            width=options.width or 0,
            height=options.height or 0,
            clip_skip=options.clip_skip,
            eta=options.ddim_eta,
            precision="full" if options.precision == "full" else "auto",
            safety=not options.no_safety_check,
            watermark=not options.no_watermark,
            folder=str(self._folder),
            init=init,
            loops=options.loops,
        )

    def _on_step(self, order: Order) -> Any:
        first, bar, options, painter = self._done, self._bar, self._options, self._painter

        def show(step: Step) -> None:
            bar.show(step.index, step.step, step.steps, options.steps)
            if options.preview_dir:
                turn, round_ = divmod(step.index - first, order.loops)
                name = f"{order.seeds[turn] + round_}-{step.step:04}.png"
                name = name if order.init is None else f"{step.index + 1:04}-{name}"
                _save_preview(options.preview_dir / name, step, painter.scale_factor, order.init)

        return show

    def _report(self, kept: Kept, source: Source | None) -> None:
        from sdjp.studio.keep import NOT_SAVED

        saved = kept.saved
        if self._sheet is not None:
            self._sheet.add(kept.picture, kept.record)
        if saved.index_error is not None:
            print_error(saved.index_error)
        if kept.is_held_back:
            print_note(
                translate(
                    "cli",
                    "The model's safety checker objected, so the picture was saved blurred. "
                    "`sdjp reveal {path}` shows it, `sdjp reveal --discard {path}` forgets it.",
                ).format(path=saved.path)
            )
        elif kept.record.safety == "flagged":
            print_note(
                translate(
                    "cli",
                    "The model's safety checker objected to seed {seed}, so the picture was "
                    "blurred. With --skip_save its original is not kept: draw it again without "
                    "--skip_save if you want to see it.",
                ).format(seed=kept.record.seed)
            )
        if kept.ends_loop:
            print_note(
                translate(
                    "cli",
                    "Nothing is drawn from a blurred picture: the rounds after it are left out.",
                )
            )
        if self._options.json:
            print_json(_as_json(kept, source, is_saved=saved is not NOT_SAVED))
        elif saved is not NOT_SAVED:
            print_line(str(saved.path))


def _as_json(kept: Kept, source: Source | None, *, is_saved: bool) -> dict[str, Any]:
    names = (
        "mode seed width height prompt english negative_prompt negative_english model sampler "
        "steps guidance_scale clip_skip safety created"
    )
    record = kept.record
    values = {name: getattr(record, name) for name in names.split()}
    if source is not None and record.init is not None:
        values |= {"source": str(source.path), "init": asdict(record.init)}
    return {
        "path": str(kept.saved.path) if is_saved else None,
        **values,
        "watermark": kept.saved.watermark.to_json() if is_saved else None,
    }


def _save_preview(path: Path, step: Step, factor: int, init: InitImage | None) -> None:
    """Save the preview, as large as the drawing where it is not yet laid into its picture."""
    from PIL import Image

    size = (step.preview_width, step.preview_height)
    picture = Image.frombytes("RGB", size, step.previews[0])
    if init is None or init.mode == "img2img":
        larger = (factor * step.preview_width, factor * step.preview_height)
        picture = picture.resize(larger, Image.Resampling.BICUBIC)
    picture.save(path)
