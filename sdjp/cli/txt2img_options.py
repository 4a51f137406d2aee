"""The options of `sdjp txt2img`: CompVis's `scripts/txt2img.py`, and the modern ones."""

from __future__ import annotations

import argparse
from pathlib import Path

from sdjp.base.language import translate
from sdjp.cli.parser import (
    Parser,
    decimal_number,
    one_of,
    path_as_typed,
    picture_size,
    whole_number,
)
from sdjp.contract.errors import InvalidValue
from sdjp.contract.request import MAX_BATCH, MAX_SEED, MAX_SIZE_PX, MAX_STEPS

DEFAULT_PROMPT = "夕焼けの海に立つ赤い鳥居"
DEFAULT_STEPS = 20

_LAION_CKPT = Path("models/ldm/text2img-large/model.ckpt")
_LAION_OUTDIR = Path("outputs/txt2img-samples-laion400m")


def add_options(parser: Parser) -> None:
    """Declare every option of txt2img on `parser`."""
    parser.add_argument(
        "text",
        nargs="?",
        metavar="PROMPT",
        help=translate("cli", "what to draw, in Japanese or English (same as --prompt)"),
    )
    _add_reference_options(parser.add_argument_group(translate("cli", "as in CompVis txt2img.py")))
    _add_modern_options(parser.add_argument_group(translate("cli", "and the modern ones")))


def _add_reference_options(group: argparse._ArgumentGroup) -> None:
    number, decimal = whole_number, decimal_number
    add = group.add_argument
    add(
        "--prompt",
        help=translate(
            "cli",
            "what to draw (default: a torii, which the demo model knows, not a virus monster)",
        ),
    )
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
        "--dpm_solver",
        action="store_true",
        help=translate("cli", "use the DPM-Solver sampler; wins over --plms"),
    )
    add(
        "--laion400m",
        action="store_true",
        help=translate("cli", "use the LAION-400M model at models/ldm/text2img-large"),
    )
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
        "--H",
        metavar="PX",
        dest="height",
        type=number("--H", 8, MAX_SIZE_PX),
        help=translate("cli", "height in pixels (default: what the model was trained for)"),
    )
    add(
        "--W",
        metavar="PX",
        dest="width",
        type=number("--W", 8, MAX_SIZE_PX),
        help=translate("cli", "width in pixels (default: what the model was trained for)"),
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


def _add_modern_options(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
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
    if options.text is not None and options.prompt is None:
        options.prompt = options.text
    if options.prompt is None:
        options.prompt = DEFAULT_PROMPT
    if options.sampler is None:
        options.sampler = "DPM-Solver" if options.dpm_solver else "PLMS" if options.plms else "DDIM"
    if options.size:
        options.width, options.height = options.size
    if options.laion400m:
        options.model, options.config = _LAION_CKPT, None
        options.outdir = _LAION_OUTDIR
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
    from sdjp.contract.errors import InputFileMissing, InputFileUnreadable

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
