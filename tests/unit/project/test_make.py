"""The task runner: what it offers, and how it finds out what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import make

ROOT = Path(__file__).resolve().parents[3]


def test_every_task_explains_itself() -> None:
    """`python make.py` lists each task with a sentence, in the words of its docstring."""
    shown = subprocess.run(
        [sys.executable, "make.py"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout
    for name, function in make.TASKS.items():
        assert name in shown
        assert (function.__doc__ or "").splitlines()[0] in shown
    assert {"demo", "test", "check", "bench", "demo-model", "demo-score"} <= set(make.TASKS)


def test_an_unknown_task_is_refused() -> None:
    """A slip of the finger lists the tasks and fails."""
    ended = subprocess.run([sys.executable, "make.py", "demmo"], cwd=ROOT, capture_output=True)
    assert ended.returncode == 2


def test_requirements_come_from_pyproject() -> None:
    """Both groups are read; torch is open at the top for users with graphics cards."""
    assert any(line.startswith("pytest") for line in make.requirements("test"))
    (torch,) = (line for line in make.requirements("dependencies") if line.startswith("torch"))
    assert "<" not in torch


def test_a_torch_that_satisfies_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """With torch in place nothing is installed; for a wish that nothing satisfies pip is asked."""
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(make, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(make, "pip", lambda *arguments: asked.append(arguments))
    monkeypatch.setattr(make, "CPU_TORCH", "no-such-package-anywhere==0")
    make.install_torch("torch>=2.10")
    assert asked == []
    make.install_torch("torch>=999")
    assert asked == [("install", "torch>=999")]


def test_a_missing_venv_module_is_explained(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A user without root gets the exact command; root gets the package installed."""
    failed = subprocess.CompletedProcess([], 1)
    commands: list[list[str]] = []

    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        commands.append([str(part) for part in command])
        return failed

    monkeypatch.setattr(make, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(make.subprocess, "run", run)
    monkeypatch.setattr(make.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(make.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match="sudo apt-get install python3"):
        make.make_venv()
    monkeypatch.setattr(make.os, "geteuid", lambda: 0, raising=False)
    make.make_venv()
    assert any(command[:2] == ["apt-get", "install"] for command in commands)


def test_what_a_window_lacks_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """What loads and what is there is not asked for; on Windows nothing is."""
    monkeypatch.setattr(make.sys, "platform", "linux")
    monkeypatch.setattr(make, "can_load", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(make.shutil, "which", lambda name: None if name == "Xvfb" else name)
    assert make.missing_packages() == ["libegl1"]
    assert make.missing_packages(make.PROGRAMS) == ["libegl1", "xvfb"]
    monkeypatch.setattr(make.sys, "platform", "win32")
    assert make.missing_packages(make.PROGRAMS) == []


def test_a_library_is_looked_for_where_the_system_looks() -> None:
    """A name that no system has is missing."""
    assert not make.can_load("libno-such-library-anywhere.so.0")
