"""`sdjp doctor`: the machine, the versions, the models, and what is wrong with them."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import sys
from pathlib import Path
from typing import Any

import sdjp
from sdjp.base import paths
from sdjp.base.files import make_folder, write_atomically
from sdjp.base.language import error_text, translate
from sdjp.cli.labels import label
from sdjp.cli.output import print_json, print_line
from sdjp.cli.parser import Parser
from sdjp.contract.errors import SdjpError

_LIBRARIES = (
    "torch",
    "diffusers",
    "transformers",
    "ctranslate2",
    "sentencepiece",
    "fugashi",
    "unidic-lite",
    "pillow",
    "numpy",
    "safetensors",
    "PyWavelets",
)
_WANTED_FREE_MIB = 1024


def add_options(parser: Parser) -> None:
    """Declare the options of doctor on `parser`."""
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print one JSON object and nothing else on standard output"),
    )


def run(options: argparse.Namespace, parser: Parser) -> None:
    """Report; the exit code is 0 even when there are problems to tell of."""
    report = {
        "sdjp": sdjp.__version__,
        "machine": _machine(),
        "versions": _versions(),
        "folders": {
            "pictures": str(paths.pictures_dir()),
            "data": str(paths.data_dir()),
            "cache": str(paths.cache_dir()),
        },
        "models": {
            "painter": str(paths.demo_painter_dir()),
            "translator": str(paths.demo_translator_dir()),
        },
    }
    report["problems"] = _problems()
    if options.json:
        print_json(report)
    else:
        _print_for_people(report)


def _machine() -> dict[str, Any]:
    from sdjp.engine.precision import best_device, unet_dtype

    device = best_device()
    return {
        "system": platform.platform(),
        "python": sys.version.split()[0],
        "processor": platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "memory_mib": _memory_mib(),
        "device": device.type,
        "unet_format": str(unet_dtype(device, "auto")).removeprefix("torch."),
        "free_disk_mib": _free_mib(paths.pictures_dir()),
    }


def _memory_mib() -> int | None:
    """Main memory, where the system tells it without further libraries."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    except (AttributeError, OSError, ValueError):
        return None


def _free_mib(folder: Path) -> int:
    """Free room on the disk that holds `folder`, which need not exist yet."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free // 2**20


def _versions() -> dict[str, str]:
    found = {}
    for library in _LIBRARIES:
        try:
            found[library] = importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            found[library] = ""
    return found


def _problems() -> list[str]:
    """One entry a problem, in the user's language; empty when all is well."""
    found = [
        translate("cli", "{library} is not installed").format(library=library)
        for library, version in _versions().items()
        if not version
    ]
    if _free_mib(paths.pictures_dir()) < _WANTED_FREE_MIB:
        found.append(translate("cli", "less than 1 GB is free on the disk for pictures"))
    for check in (_check_painter, _check_translator, _check_index, _check_pictures_folder):
        try:
            check()
        except SdjpError as error:
            found.append(error_text(error).replace("\n", " "))
    return found


def _check_painter() -> None:
    from sdjp.engine.models import load_painter

    load_painter(paths.demo_painter_dir())


def _check_translator() -> None:
    from sdjp.studio.lanes import lanes_of, open_translator

    lanes_of("赤い鳥居", open_translator(None))


def _check_index() -> None:
    from sdjp.store.database import open_library

    open_library().close()


def _check_pictures_folder() -> None:
    folder = paths.pictures_dir()
    make_folder(folder)
    probe = folder / ".sdjp-doctor"
    write_atomically(probe, b"")
    probe.unlink()


def _print_for_people(report: dict[str, Any]) -> None:
    print_line(f"SDJP {report['sdjp']}")
    for title, part in (
        (translate("cli", "Machine"), report["machine"]),
        (translate("cli", "Versions"), report["versions"]),
        (translate("cli", "Folders"), report["folders"]),
        (translate("cli", "Models"), report["models"]),
    ):
        print_line(f"\n{title}")
        for name, value in part.items():
            print_line(f"  {label(name)}: {value}")
    print_line(f"\n{translate('cli', 'Problems')}")
    for problem in report["problems"] or [translate("cli", "none")]:
        print_line(f"  {problem}")
