"""The options that all drawing commands share: those of CompVis's scripts, and the modern ones."""

from __future__ import annotations

import argparse
from pathlib import Path

from sdjp.base.language import translate
from sdjp.cli.parser import decimal_number, one_of, path_as_typed, picture_size, whole_number
from sdjp.contract.errors import InputFileMissing, InputFileUnreadable, InvalidValue
from sdjp.contract.request import MAX_BATCH, MAX_SEED, MAX_STEPS

DEFAULT_STEPS = 20

Group = argparse._ArgumentGroup


def add_drawing_options(reference: Group, modern: Group) -> None:
    """Declare on the two groups what every drawing command understands."""
    _add_reference_options(reference)
    _add_modern_options(modern)


def _add_reference_options(group: Group) -> None:
    number, decimal = whole_number, decimal_number
    add = group.add_argument
    add(
        "--outdir",
        type=path_as_typed,
        metavar="DIR",
        help=translate(
            "cli", "folder for the pictures (default: your pictures folder, so that they are found)"
        ),
    )
    add("--skip_grid", action="store_true", help=translate("cli", "save no overview sheet"))
    add(
        "--skip_save",
        action="store_true",
        help=translate("cli", "save no single pictures, only the overview sheet"),
    )
    add(
        "--ddim_steps",
        "--steps",
        dest="steps",
        metavar="N",
        type=number("--steps", 1, MAX_STEPS),
        default=DEFAULT_STEPS,
        help=translate("cli", "denoising steps (default: 20; today's samplers need no 50)"),
    )
    add("--plms", action="store_true", help=translate("cli", "use the PLMS sampler"))
    add(
        "--fixed_code",
        action="store_true",
        help=translate("cli", "start every picture from the same noise"),
    )
    add(
        "--ddim_eta",
        metavar="ETA",
        type=decimal("--ddim_eta", 0, 1),
        default=0.0,
        help=translate("cli", "η of DDIM; 0 is deterministic (default: 0)"),
    )
    add(
        "--n_iter",
        metavar="N",
        type=number("--n_iter", 1, 10_000),
        default=1,
        help=translate(
            "cli",
            "how often to draw the batch (default: 1; on a plain computer each takes a while)",
        ),
    )
    add(
        "--C",
        metavar="N",
        dest="channels",
        type=number("--C", 1, 64),
        help=translate(
            "cli", "latent channels (default: the model's own; another number is refused)"
        ),
    )
    add(
        "--f",
        metavar="N",
        dest="factor",
        type=number("--f", 1, 64),
        help=translate(
            "cli", "down-sampling factor (default: the model's own; another number is refused)"
        ),
    )
    add(
        "--n_samples",
        metavar="N",
        type=number("--n_samples", 1, MAX_BATCH),
        default=1,
        help=translate("cli", "pictures a batch (default: 1, as for --n_iter)"),
    )
    add(
        "--n_rows",
        metavar="N",
        type=number("--n_rows", 0, 1000),
        default=0,
        help=translate("cli", "pictures in a row of the overview sheet (default: --n_samples)"),
    )
    add(
        "--scale",
        metavar="S",
        dest="guidance_scale",
        type=decimal("--scale", 0, 100),
        help=translate("cli", "guidance scale (default: what the model recommends, or 7.5)"),
    )
    add(
        "--from-file",
        type=path_as_typed,
        metavar="FILE",
        help=translate("cli", "read prompts from a UTF-8 file, one a line"),
    )
    add(
        "--config",
        type=path_as_typed,
        metavar="DIR",
        help=translate("cli", "diffusers folder of the same family, when --ckpt is a single file"),
    )
    add(
        "--ckpt",
        "--model",
        dest="model",
        type=path_as_typed,
        metavar="PATH",
        help=translate(
            "cli", "the model: a diffusers folder or a .safetensors file (default: the demo model)"
        ),
    )
    add(
        "--seed",
        metavar="N",
        type=number("--seed", -1, MAX_SEED),
        default=42,
        help=translate(
            "cli", "seed of the first picture, the next ones count on; -1 is random (default: 42)"
        ),
    )
    add(
        "--precision",
        type=one_of("--precision", "autocast", "full"),
        default="autocast",
        metavar="full|autocast",
        help=translate(
            "cli", "full (float32) or autocast: what this machine computes fastest (default)"
        ),
    )


def _add_modern_options(group: Group) -> None:
    add = group.add_argument
    group.set_defaults(width=None, height=None, loops=1)
    add(
        "--negative-prompt",
        default="",
        metavar="TEXT",
        help=translate("cli", "what to avoid, in Japanese or English"),
    )
    add(
        "--sampler",
        metavar="NAME",
        help=translate(
            "cli", "sampler by name: DDIM, DPM++ 2M Karras, Euler a, UniPC, LCM … (default: DDIM)"
        ),
    )
    add(
        "--size",
        type=picture_size,
        metavar="WxH",
        help=translate("cli", "width and height in pixels, like 512x768"),
    )
    add(
        "--clip-skip",
        type=whole_number("--clip-skip", 0, 11),
        default=0,
        metavar="N",
        help=translate("cli", "layers of CLIP to leave out at the end (default: 0)"),
    )
    add(
        "--preview-dir",
        type=path_as_typed,
        metavar="DIR",
        help=translate("cli", "save a small preview of every step there"),
    )
    add(
        "--no-translate",
        action="store_true",
        help=translate("cli", "give the prompt to the model as it is"),
    )
    add(
        "--translator",
        type=path_as_typed,
        metavar="DIR",
        help=translate("cli", "a MarianMT folder (default: the embedded translator)"),
    )
    add(
        "--no-watermark",
        action="store_true",
        help=translate("cli", "write no invisible watermark (what the file says of itself stays)"),
    )
    add(
        "--no-safety-check",
        action="store_true",
        help=translate("cli", "do not run the model's safety checker"),
    )
    add(
        "--json",
        action="store_true",
        help=translate(
            "cli", "print one JSON object a picture and nothing else on standard output"
        ),
    )


def settle(options: argparse.Namespace) -> None:
    """Settle the options that stand for one another, in place.

    Raises:
        InvalidValue: `--config` names CompVis's YAML instead of a folder.
    """
    if options.sampler is None:
        options.sampler = "PLMS" if options.plms else "DDIM"
    if options.size:
        options.width, options.height = options.size
    if options.config is not None and not options.config.is_dir():
        raise InvalidValue(
            name="--config", value=options.config, allowed=translate("cli", "a diffusers folder")
        )


def read_prompts(options: argparse.Namespace) -> list[str]:
    """One prompt a picture of one iteration: the lines of the file, or the prompt repeated.

    Raises:
        InputFileMissing, InputFileUnreadable: the file cannot be used.
    """
    if options.from_file is None:
        return [options.prompt] * options.n_samples
    path: Path = options.from_file
    if not path.is_file():
        raise InputFileMissing(path=path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        reason = translate("cli", "it is not UTF-8 text")
        raise InputFileUnreadable(path=path, reason=reason) from error
    except OSError as error:
        raise InputFileUnreadable(path=path, reason=error.strerror or "") from error
    prompts = [line.strip() for line in text.splitlines() if line.strip()]
    if not prompts:
        raise InputFileUnreadable(path=path, reason=translate("cli", "there is no prompt in it"))
    return prompts
