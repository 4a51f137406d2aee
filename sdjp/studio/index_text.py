"""What a picture is found by."""

from __future__ import annotations

import functools
from pathlib import Path

from sdjp.base.paths import user_glossary_path
from sdjp.contract.request import PictureRecord
from sdjp.text.glossary import Glossary, load_glossary
from sdjp.text.search import index_words


def index_text(record: PictureRecord) -> str:
    """What the picture of `record` is found by; see `sdjp.text.search`."""
    return index_words(record.prompt, record.english, search_glossary())


def search_glossary() -> Glossary:
    """The glossary that connects the words of index and query, as the user's file now is."""
    path = user_glossary_path()
    try:
        facts = path.stat()
        return _glossary(path, facts.st_mtime_ns, facts.st_size)
    except OSError:
        return _glossary(path, 0, 0)


@functools.lru_cache(maxsize=1)
def _glossary(path: Path, _changed_ns: int, _size: int) -> Glossary:
    return load_glossary(path)
