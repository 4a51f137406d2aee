"""Where SDJP keeps things. Everybody asks here; nobody builds such a path alone."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _bundled(name: str) -> Path:
    """Inside the installed package, or beside it in a source tree."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resource_dir() -> Path:
    """Read-only files that come with SDJP: glossaries, fonts, the demo model."""
    return _bundled("resources")


def language_dir() -> Path:
    """The translation catalogues."""
    return _bundled("i18n")


def demo_painter_dir() -> Path:
    """The embedded Stable Diffusion model, a diffusers folder."""
    return resource_dir() / "models" / "demo" / "painter"


def demo_translator_dir() -> Path:
    """The embedded MarianMT model, a Hugging Face folder."""
    return resource_dir() / "models" / "demo" / "translator"


def _home() -> Path | None:
    """The folder that holds everything when the user sets SDJP_HOME."""
    value = os.environ.get("SDJP_HOME")
    return Path(value).expanduser().absolute() if value else None


def data_dir() -> Path:
    """What must not be lost: the picture index, settings, the user's glossary."""
    if home := _home():
        return home / "data"
    import platformdirs

    return Path(platformdirs.user_data_dir("SDJP", appauthor=False))


def cache_dir() -> Path:
    """What can be made again: converted translators, translations."""
    if home := _home():
        return home / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("SDJP", appauthor=False))


def log_dir() -> Path:
    """Log files."""
    return data_dir() / "log"


def pictures_dir() -> Path:
    """The folder that new pictures go to unless another one is named."""
    if home := _home():
        return home / "pictures"
    import platformdirs

    return Path(platformdirs.user_pictures_dir()) / "SDJP"


def index_path() -> Path:
    """The SQLite index of all pictures."""
    return data_dir() / "index.sqlite3"


def user_glossary_path() -> Path:
    """The user's own words (TSV: surface, reading, English, category)."""
    return data_dir() / "glossary.tsv"
