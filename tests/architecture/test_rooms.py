"""The house keeps its shape: sizes, names, and what each start may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    path
    for folder in ("sdjp", "tools", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
HEAVY = {"torch", "diffusers", "transformers", "ctranslate2", "fugashi", "sentencepiece", "PySide6"}


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def body_lines(function: ast.FunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = first.end_lineno if documented and len(function.body) > 1 else function.lineno
    return (function.end_lineno or 0) - (start or 0)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    """A module has at most 320 lines and a function at most 45; tables of options may be longer,
    and so may the one tree of all errors.
    """
    is_tree = path == ROOT / "sdjp" / "contract" / "errors.py"
    assert is_tree or len(path.read_text(encoding="utf-8").splitlines()) <= 320
    long = {
        function.name: body_lines(function)
        for function in functions(path)
        if body_lines(function) > 45 and not function.name.startswith("_add_")
    }
    assert not long


def test_no_room_is_called_utils() -> None:
    """A name says what is inside."""
    names = {part for path in SOURCES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not names & BANNED_NAMES


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_public_things_are_documented(path: Path) -> None:
    """Modules, public classes and public functions of the product have docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "module"
    undocumented = [
        node.name
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not undocumented


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--help"], set()),
        (["txt2img", "--help"], set()),
        (["inpaint", "--help"], set()),
        (["outpaint", "nothing.png", "--left", "8"], set()),
        (["txt2img", "猫", "--sampler", "Eular a"], set()),
        (["txt2img", "猫", "--model", "no model"], set()),
        (["verify", __file__], set()),
        (["history"], set()),
        (["translate", "赤い鳥居"], {"ctranslate2", "fugashi", "sentencepiece"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_each_command_loads_only_what_it_needs(arguments: list[str], allowed: set[str]) -> None:
    """torch never enters a process that does not draw; --help loads nothing heavy at all."""
    code = (
        "import sys; from sdjp.cli.main import main; main(sys.argv[1:]); "
        "print('\\nMODULES', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(shown.stdout.rpartition("MODULES ")[2].split())
    assert "sdjp" in loaded
    assert loaded & HEAVY <= allowed
