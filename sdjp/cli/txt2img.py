"""`sdjp txt2img`: from a prompt to saved pictures."""

from __future__ import annotations

import argparse
import secrets
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sdjp.base import paths
from sdjp.base.files import make_folder
from sdjp.base.language import translate
from sdjp.cli import txt2img_options
from sdjp.cli.lanes import in_words
from sdjp.cli.output import StepBar, print_error, print_json, print_line, print_note
from sdjp.cli.parser import Parser
from sdjp.contract.errors import Interrupted, InvalidValue
from sdjp.contract.events import Step
from sdjp.contract.messages import Lanes, Order
from sdjp.contract.request import MAX_SEED, PaintRequest, PictureRecord

if TYPE_CHECKING:
    from PIL import Image

    from sdjp.engine.models import Painter
    from sdjp.engine.paint import Painted
    from sdjp.store.pictures import SavedPicture

add_options = txt2img_options.add_options


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Draw what `options` say.

    Raises:
        SdjpError: see `sdjp.contract.errors`; finished pictures stay.
    """
    txt2img_options.settle(options)
    prompts = txt2img_options.read_prompts(options) * options.n_iter
    folder: Path = options.outdir or paths.pictures_dir()
    make_folder(folder)
    if options.preview_dir:
        make_folder(options.preview_dir)
    lanes = _translate_all(options, prompts)
    with _ctrl_c() as stopped:
        painter = _load(options)
        job = _Job(options, painter, folder, len(prompts))
        try:
            for index, prompt in enumerate(prompts):
                job.draw(index, lanes[prompt], lanes[options.negative_prompt], stopped)
        finally:
            job.finish()


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


def _load(options: argparse.Namespace) -> Painter:
    """The model, checked against `--C` and `--f`."""
    from sdjp.engine.models import load_painter
    from sdjp.engine.samplers import sampler_name

    options.sampler = sampler_name(options.sampler)
    painter = load_painter(
        options.model or paths.demo_painter_dir(),
        precision="full" if options.precision == "full" else "auto",
        config=options.config,
    )
    own = {"--C": painter.latent_channels, "--f": painter.scale_factor}
    for name, wanted in (("--C", options.channels), ("--f", options.factor)):
        if wanted is not None and wanted != own[name]:
            raise InvalidValue(name=name, value=wanted, allowed=own[name])
    return painter


class _Job:
    """One run of the command: what is the same for all of its pictures."""

    def __init__(
        self, options: argparse.Namespace, painter: Painter, folder: Path, count: int
    ) -> None:
        from sdjp.store.database import open_library

        self._options = options
        self._painter = painter
        self._folder = folder
        self._count = count
        self._first_seed = secrets.randbelow(2**32) if options.seed < 0 else options.seed
        self._library = open_library()
        self._pictures: list[Image.Image] = []
        self._records: list[PictureRecord] = []
        self._bar = StepBar(count * options.steps)

    def draw(self, index: int, lanes: Lanes, negative: Lanes, stopped: threading.Event) -> None:
        """Draw and save picture `index`.

        Raises:
            Interrupted: `stopped` was set; carries how many pictures are finished.
        """
        from sdjp.engine.paint import paint
        from sdjp.studio.keep import record_of, request_of

        request = request_of(self._order(index, lanes, negative), self._painter)
        try:
            for painted in paint(
                self._painter,
                request,
                lambda event: self._on_event(event, index, request),
                stopped.is_set,
            ):
                record = record_of(
                    request,
                    painted,
                    lanes,
                    self._painter,
                    batch_index=len(self._records),
                    batch_size=self._count,
                )
                self._keep(painted, record)
        except Interrupted as error:
            raise Interrupted(finished=len(self._records)) from error

    def finish(self) -> None:
        """Write the overview sheet and put everything away."""
        self._bar.close()
        try:
            if len(self._pictures) > 1 and not self._options.skip_grid:
                self._save_sheet()
        finally:
            self._library.close()

    def _order(self, index: int, lanes: Lanes, negative: Lanes) -> Order:
        options = self._options
        return Order(
            lanes=lanes,
            negative=negative,
            model=str(self._painter.path),
            seeds=((self._first_seed + (0 if options.fixed_code else index)) % (MAX_SEED + 1),),
            sampler=options.sampler,
            steps=options.steps,
            guidance_scale=options.guidance_scale,
            width=options.width or 0,
            height=options.height or 0,
            clip_skip=options.clip_skip,
            eta=options.ddim_eta,
            precision="full" if options.precision == "full" else "auto",
            safety=not options.no_safety_check,
        )

    def _on_event(self, event: Step, index: int, request: PaintRequest) -> None:
        self._bar.show(index, event.step, event.steps, request.steps)
        if self._options.preview_dir:
            _save_previews(self._options.preview_dir, event, request)

    def _keep(self, painted: Painted, record: PictureRecord) -> None:
        saved = None
        if not self._options.skip_save:
            saved = self._save(painted, record)
        self._pictures.append(painted.picture)
        self._records.append(record)
        self._report(record, saved)

    def _save(self, painted: Painted, record: PictureRecord) -> SavedPicture:
        from sdjp.studio.keep import keep

        kept = keep(
            painted,
            record,
            self._library,
            folder=self._folder,
            watermark=not self._options.no_watermark,
        )
        if kept.saved.index_error is not None:
            print_error(kept.saved.index_error)
        if kept.is_held_back:
            print_note(
                translate(
                    "cli",
                    "The model's safety checker objected, so the picture was saved blurred. "
                    "`sdjp reveal {path}` shows it, `sdjp reveal --discard {path}` forgets it.",
                ).format(path=kept.saved.path)
            )
        return kept.saved

    def _report(self, record: PictureRecord, saved: SavedPicture | None) -> None:
        if self._options.json:
            print_json(_as_json(record, saved))
        elif saved is not None:
            print_line(str(saved.path))

    def _save_sheet(self) -> None:
        from sdjp.engine.grid import picture_grid
        from sdjp.store.pictures import commit_picture

        columns = self._options.n_rows or self._options.n_samples
        sheet = picture_grid(self._pictures, columns if columns > 1 else len(self._pictures))
        record = replace(
            self._records[0], mode="sheet", width=sheet.width, height=sheet.height, batch_index=-1
        )
        saved = commit_picture(
            self._library,
            sheet,
            record,
            folder=self._folder,
            watermark=not self._options.no_watermark,
        )
        if saved.index_error is not None:
            print_error(saved.index_error)
        if not self._options.json:
            print_line(str(saved.path))


def _as_json(record: PictureRecord, saved: SavedPicture | None) -> dict[str, Any]:
    names = (
        "seed width height prompt english negative_prompt negative_english model sampler steps "
        "guidance_scale clip_skip safety created"
    )
    values = {name: getattr(record, name) for name in names.split()}
    return {
        "path": str(saved.path) if saved else None,
        **values,
        "watermark": saved.watermark.to_json() if saved else None,
    }


def _save_previews(folder: Path, event: Step, request: PaintRequest) -> None:
    from PIL import Image

    for preview, seed in zip(event.previews, request.seeds, strict=True):
        size = (event.preview_width, event.preview_height)
        picture = Image.frombytes("RGB", size, preview)
        picture = picture.resize((request.width, request.height), Image.Resampling.BICUBIC)
        picture.save(folder / f"{seed}-{event.step:04}.png")


@contextmanager
def _ctrl_c() -> Iterator[threading.Event]:
    """An event that the first Ctrl+C sets; the second one stops at once."""
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return

    def on_signal(_number: int, _frame: object) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()
        print_note(translate("cli", "Stopping after this step …"))

    before = signal.signal(signal.SIGINT, on_signal)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)
