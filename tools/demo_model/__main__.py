"""Command line: ``python -m tools.demo_model STAGE``; without a stage, all of them in order.

Every stage continues from its checkpoint, so the command may be killed and repeated at any time.
A stage whose budget is spent does nothing; a larger ``--minutes`` trains it further. ``adopt``
begins an empty work folder with the exported model instead of with nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from tools.demo_model.training import Budget

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_MINUTES: dict[str, float] = {
    "vae": 20,
    "text": 3,
    "unet": 60,
    "decoder": 15,
    "translator": 15,
}
ORDER = ("data", "vae", "text", "latents", "unet", "decoder", "translator", "export", "grid")


@dataclass(frozen=True)
class Options:
    """What the command line asked for."""

    work: Path
    output: Path
    minutes: float | None
    steps: int
    seed: int
    pictures: int
    size: int
    prompts: tuple[str, ...]

    def budget(self, stage: str) -> Budget:
        """Return the training budget of a stage."""
        return Budget(DEFAULT_MINUTES[stage] if self.minutes is None else self.minutes, self.steps)


def _adopt(options: Options) -> None:
    from tools.demo_model.adopt import adopt

    adopt(options.output, options.work)


def _data(options: Options) -> None:
    from tools.demo_model.pictures import draw_pictures

    draw_pictures(options.work, options.pictures, options.size, options.seed)


def _vae(options: Options) -> None:
    from tools.demo_model.pictures import draw_pictures
    from tools.demo_model.train_vae import train_vae

    pictures, _ = draw_pictures(options.work, options.pictures, options.size, options.seed)
    train_vae(pictures, options.work, options.budget("vae"), options.seed)


def _text(options: Options) -> None:
    from tools.demo_model.train_text_encoder import train_text_encoder

    train_text_encoder(options.work, options.budget("text"), options.seed)


def _latents(options: Options) -> None:
    from tools.demo_model.latents import encode_pictures
    from tools.demo_model.pictures import draw_pictures

    pictures, _ = draw_pictures(options.work, options.pictures, options.size, options.seed)
    encode_pictures(pictures, options.work)


def _unet(options: Options) -> None:
    from tools.demo_model.pictures import draw_pictures
    from tools.demo_model.train_unet import train_unet

    pictures, scenes = draw_pictures(options.work, options.pictures, options.size, options.seed)
    train_unet(pictures, scenes, options.work, options.budget("unet"), options.seed)


def _decoder(options: Options) -> None:
    from tools.demo_model.pictures import draw_pictures
    from tools.demo_model.train_decoder import train_decoder

    pictures, scenes = draw_pictures(options.work, options.pictures, options.size, options.seed)
    train_decoder(pictures, scenes, options.work, options.budget("decoder"), options.seed)


def _translator(options: Options) -> None:
    from tools.demo_model.train_translator import train_translator

    train_translator(
        options.work, options.budget("translator"), options.seed, ROOT / "resources" / "glossary"
    )


def _export(options: Options) -> None:
    from tools.demo_model.export import export

    export(options.work, options.output)


def _grid(options: Options) -> None:
    from tools.demo_model.grid import draw_grid

    draw_grid(options.output / "painter", options.prompts, options.work / "grids" / "exported.png")


def _samplers(options: Options) -> None:
    from tools.demo_model.samplers import compare_samplers

    compare_samplers(options.output / "painter", options.work / "grids" / "samplers.png")


STAGES: dict[str, Callable[[Options], None]] = {
    "adopt": _adopt,
    "data": _data,
    "vae": _vae,
    "text": _text,
    "latents": _latents,
    "unet": _unet,
    "decoder": _decoder,
    "translator": _translator,
    "export": _export,
    "grid": _grid,
    "samplers": _samplers,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.demo_model",
        description="Draw the demo world and train the demo model on it.",
    )
    parser.add_argument("stage", nargs="?", default="all", choices=("all", *STAGES))
    parser.add_argument(
        "--work",
        type=Path,
        default=ROOT / "build" / "demo-model",
        help="folder for pictures, checkpoints and sheets",
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=ROOT / "resources" / "models" / "demo",
        help="folder of the exported model",
    )
    parser.add_argument(
        "--minutes",
        type=float,
        default=None,
        help="training time of the stage, earlier runs counted in",
    )
    parser.add_argument(
        "--steps", type=int, default=1_000_000, help="training steps of the stage at most"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--pictures", type=int, default=30_000, help="how many pictures to train on"
    )
    parser.add_argument(
        "--size", type=int, default=256, help="side of a training picture in pixels"
    )
    parser.add_argument(
        "--threads", type=int, default=0, help="threads of torch; 0 leaves the choice to it"
    )
    parser.add_argument(
        "--prompt", action="append", default=[], help="for grid: a prompt; may be repeated"
    )
    return parser


def main(arguments: list[str] | None = None) -> None:
    """Run one stage, or all of them in order."""
    chosen = _parser().parse_args(arguments)
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    options = Options(
        chosen.work,
        chosen.output,
        chosen.minutes,
        chosen.steps,
        chosen.seed,
        chosen.pictures,
        chosen.size,
        tuple(chosen.prompt),
    )
    for stage in ORDER if chosen.stage == "all" else (chosen.stage,):
        print(f"== {stage}", flush=True)
        STAGES[stage](options)


if __name__ == "__main__":
    main()
