"""Write THIRD_PARTY.md: what an installed SDJP stands on, with versions and licences.

`python make.py third-party`; read from the metadata of the packages that are installed.
"""

from __future__ import annotations

import importlib.metadata as metadata
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_NAME = re.compile(r"[A-Za-z0-9._-]+")

HEAD = """# Third-party software

What an installed SDJP stands on, found by following the requirements of the packages that are
installed; written by `python make.py third-party`. Each package brings its licence text along.
The demo model in `resources/models/demo/` and the glossary in `resources/glossary/` are the
project's own work and under its licence. The font in `resources/fonts/` is BIZ UDPGothic, under the
SIL Open Font License 1.1 (see the README there).

| package | version | licence |
|---|---|---|
"""


def canonical(name: str) -> str:
    """The name by which packages are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed() -> dict[str, metadata.Distribution]:
    """Every installed package that the product needs, directly or not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = list(project["dependencies"])
    found: dict[str, metadata.Distribution] = {}
    while waiting:
        requirement = waiting.pop()
        match = _NAME.match(requirement)
        if match is None or "extra ==" in requirement:
            continue
        name = canonical(match[0])
        if name in found:
            continue
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system
        waiting += found[name].requires or []
    return found


def licence(package: metadata.Distribution) -> str:
    """The licence as the package states it, in few words."""
    information = package.metadata
    if expression := information.get("License-Expression"):
        return str(expression)
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in information.get_all("Classifier") or []
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    if classifiers:
        return ", ".join(classifiers)
    return str(information.get("License") or "see the package").splitlines()[0][:60]


def main() -> None:
    """Write the table."""
    lines = [
        f"| {name} | {package.version} | {licence(package)} |"
        for name, package in sorted(needed().items())
    ]
    (ROOT / "THIRD_PARTY.md").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} packages")


if __name__ == "__main__":
    main()
