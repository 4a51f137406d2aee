"""Developer tasks: `python make.py TASK [ARGUMENTS …]`. Each sets up what it needs.

Needs nothing but Python 3.11 or newer. The virtual environment `.venv` is made once and brought up
to date when `pyproject.toml` changes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# The registry's Linux build of torch brings gigabytes of CUDA that a machine without an NVIDIA card
# cannot use, so the processor's build is tried first there.
CPU_TORCH = "torch==2.13.0+cpu"

# What Qt's window needs of Linux, and the packages of Debian and Ubuntu that bring it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# A screen that nobody sees, and a hand for it: tests, benchmarks and screenshots open real windows.
PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}

# The window's tests have a process of their own: under xdist two runs of eight ended with a crash,
# without it none (docs/pitfalls.md). Of the rest, a file's tests stay together: they share workers.
WINDOW_TESTS = ("tests/gui",)
OTHER_TESTS = ("tests", "--ignore=tests/gui", "--numprocesses=2", "--dist=loadfile")

BENCHMARKS = (
    "paint",
    "translation",
    "startup",
    "watermark_survival",
    "sigkill",
    "window",
    "event_loop",
    "mask_painting",
    "preview",
    "history_search",
)

Task = Callable[[Sequence[str]], None]
TASKS: dict[str, Task] = {}


def task(function: Task) -> Task:
    """Make `function` a task; underscores in its name become hyphens."""
    TASKS[function.__name__.replace("_", "-")] = function
    return function


@task
def run(arguments: Sequence[str]) -> None:
    """Open the window; arguments are pictures to check."""
    install()
    install_packages(missing_packages())
    python("main.py", *arguments)


@task
def demo(arguments: Sequence[str]) -> None:
    """Draw a picture from a Japanese prompt with the demo model."""
    install()
    folder = BUILD / "demo"
    prompt = arguments or ["夕焼けの海に立つ赤い鳥居"]
    python("-m", "sdjp", "txt2img", *prompt, "--outdir", str(folder), home=BUILD / "home")


@task
def test(arguments: Sequence[str]) -> None:
    """Run `check` and then all tests, or those that arguments to pytest say."""
    check([])
    install_packages(missing_packages(PROGRAMS))
    for chosen in (arguments,) if arguments else (OTHER_TESTS, WINDOW_TESTS):
        python("-m", "pytest", *chosen)


@task
def check(arguments: Sequence[str]) -> None:
    """Check format, lint, types and the arrows between the packages."""
    install("test")
    python("-m", "ruff", "format", "--check", "--diff", ".")
    python("-m", "ruff", "check", ".")
    python("-m", "mypy")
    python("-c", "from importlinter.cli import lint_imports_command as lint; lint()")


@task
def bench(arguments: Sequence[str]) -> None:
    """Print the figures that the README claims, measured side by side on this machine."""
    install("test")
    install_packages(missing_packages(PROGRAMS))
    for name in arguments or BENCHMARKS:
        python("-m", f"benchmarks.{name}", home=BUILD / "bench")


@task
def demo_model(arguments: Sequence[str]) -> None:
    """Train the demo model: resumable; sample grids are written to build/demo-model."""
    install("test")
    python("-m", "tools.demo_model", *(arguments or ["all"]))


@task
def demo_score(arguments: Sequence[str]) -> None:
    """Print how many of the attributes asked for are in the demo model's pictures."""
    install("test")
    python("-m", "tools.demo_model.score", *arguments, home=BUILD / "score")


@task
def picture_score(arguments: Sequence[str]) -> None:
    """Print how well the demo model redraws, inpaints and extends pictures."""
    install("test")
    python("-m", "tools.demo_model.picture_score", *arguments, home=BUILD / "score")


@task
def translation_score(arguments: Sequence[str]) -> None:
    """Print how many phrases of known words are translated rightly, and which are doubted."""
    install("test")
    python("-m", "tools.demo_model.translation_score", *arguments, home=BUILD / "score")


@task
def i18n(arguments: Sequence[str]) -> None:
    """Bring the catalogues in i18n/ up to date with the source strings."""
    install("test")
    python("-m", "tools.catalogue", *arguments)


@task
def pictures(arguments: Sequence[str]) -> None:
    """Draw the README's pictures."""
    install("test")
    python("-m", "tools.readme_pictures", home=BUILD / "home")


@task
def strength_pictures(arguments: Sequence[str]) -> None:
    """Draw the pictures of what strength does with the demo model."""
    install("test")
    python("-m", "tools.strength_pictures", home=BUILD / "home")


@task
def screenshots(arguments: Sequence[str]) -> None:
    """Photograph the window in each of its states: docs/screenshots; arguments name some."""
    install("test")
    install_packages(missing_packages(PROGRAMS))
    python("-m", "tools.screenshots", *arguments)


@task
def third_party(arguments: Sequence[str]) -> None:
    """Write THIRD_PARTY.md from what is installed."""
    install("test")
    python("-m", "tools.third_party")


@task
def format(arguments: Sequence[str]) -> None:  # noqa: A001 - the task's name
    """Format all Python files."""
    install("test")
    python("-m", "ruff", "format", ".")
    python("-m", "ruff", "check", "--fix", ".")


def install(*extras: str) -> None:
    """Make `.venv` hold the project's dependencies and those of `extras`."""
    if not PYTHON.exists():
        make_venv()
    project = (ROOT / "pyproject.toml").read_bytes()
    for group in ("dependencies", *extras):
        stamp = VENV / f"sdjp-{group}.stamp"
        state = hashlib.sha256(project + sys.version.encode()).hexdigest()
        if stamp.is_file() and stamp.read_text(encoding="ascii") == state:
            continue
        wanted = requirements(group)
        if group == "dependencies":
            install_torch(next(line for line in wanted if line.startswith("torch>")))
        print(f"Installing {group} …", flush=True)
        pip("install", *wanted)
        stamp.write_text(state, encoding="ascii")


def requirements(group: str) -> list[str]:
    """The requirement lines of `dependencies` or of an extra in pyproject.toml."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines: list[str] = (
        project[group] if group in project else project["optional-dependencies"][group]
    )
    return lines


def install_torch(requirement: str) -> None:
    """Keep a torch that satisfies `requirement`; otherwise prefer the processor's build."""
    probe = (
        "import importlib.metadata as m, sys; from pip._vendor.packaging.requirements import "
        "Requirement as R; sys.exit(m.version('torch') not in R(sys.argv[1]).specifier)"
    )
    has_torch = subprocess.run(
        [PYTHON, "-c", probe, requirement], cwd=ROOT, capture_output=True, check=False
    )
    if has_torch.returncode == 0:
        return
    print("Installing torch …", flush=True)
    if sys.platform == "linux" and shutil.which("nvidia-smi") is None:
        tried = subprocess.run(
            [PYTHON, "-m", "pip", "install", "--quiet", CPU_TORCH],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        if tried.returncode == 0:
            return
    pip("install", requirement)


def make_venv() -> None:
    """Make `.venv`; Debian parts the module for it from Python, so it may have to be added."""
    print("Making .venv …", flush=True)
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    command = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.run(command, capture_output=True, check=False).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    install_packages([package])
    subprocess.run(command, check=True)


def missing_packages(programs: Mapping[str, str] | None = None) -> list[str]:
    """Packages of Debian and Ubuntu that this machine lacks for a window, and for `programs`."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for name, package in LIBRARIES.items() if not can_load(name)]
    wanted = (programs or {}).items()
    return missing + [package for name, package in wanted if not shutil.which(name)]


def can_load(library: str) -> bool:
    """Whether the system finds a shared library."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str]) -> None:
    """Install packages where there is apt-get and it is allowed; otherwise say how."""
    if not packages or not shutil.which("apt-get"):
        return
    if os.geteuid() != 0:
        sys.exit(f"Packages are missing. Please run:\n  sudo apt-get install {' '.join(packages)}")
    print(f"Installing {' '.join(packages)} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["install", "-qq", "-y", "--no-install-recommends", *packages]
    for arguments in (["update", "-qq"], install):
        subprocess.run(["apt-get", *arguments], env=environment, check=True)


def pip(*arguments: str) -> None:
    """Run pip in the virtual environment."""
    python("-m", "pip", "--disable-pip-version-check", "--quiet", *arguments)


def python(*arguments: str, home: Path | None = None) -> None:
    """Run the virtual environment's Python in the root folder; a failure ends make.py, too.

    Args:
        home: keep the program's own files there instead of in the user's folders.
    """
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if home:
        environment["SDJP_HOME"] = str(home)
    finished = subprocess.run([PYTHON, *arguments], cwd=ROOT, env=environment, check=False)
    if finished.returncode:
        sys.exit(finished.returncode)


def main() -> None:
    """Run the task named on the command line."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is what tells users of an older one
        sys.exit("SDJP needs Python 3.11 or newer.")
    name = sys.argv[1] if len(sys.argv) > 1 else "help"
    if name in TASKS:
        TASKS[name](sys.argv[2:])
        return
    print(__doc__)
    for known, function in TASKS.items():
        print(f"  {known:12} {function.__doc__}")
    sys.exit(0 if name == "help" else 2)


if __name__ == "__main__":
    main()
