"""Which picture of the history a picture is that a drawing starts from."""

from __future__ import annotations

import os
from pathlib import Path

from sdjp.contract.errors import InputError
from sdjp.provenance.png import record_from_text
from sdjp.provenance.reading import read_text
from sdjp.store.database import Library
from sdjp.store.history import find, made_as


def parent_name(library: Library, path: Path) -> str:
    """The file name of the picture of the history that lies at `path`, or that the file itself
    says it is, a copy for instance; empty where the history has none.

    The place is asked first: what another program saved over a picture of ours has lost its
    record, and is still its child.

    Raises:
        IndexDamaged, StorageError: the index cannot be read.
    """
    real = path.resolve()
    for place in (Path(os.path.abspath(path)), real):  # noqa: PTH100 - it alone removes ".."
        if (row := find(library, place)) is not None:
            return row.path.name
    try:
        record = record_from_text(read_text(real).text.get("sdjp", ""))
    except InputError:
        return ""
    row = None if record is None else made_as(library, record)
    return "" if row is None else (row.origin or row.path).name
