"""Whether a picture that a drawing starts from is one of ours."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sdjp.contract.errors import InputError

if TYPE_CHECKING:
    from sdjp.store.database import Library


def parent_name(library: Library, path: Path) -> str:
    """The file name of the picture of the history that lies at `path`, or that the file itself
    says it is, a copy for instance; empty where it is none.

    The history is asked first: what another program saved over a picture of ours has lost its
    record, and is still its child.
    """
    from sdjp.provenance.verify import inspect
    from sdjp.store.history import find

    real = path.resolve()
    for place in (Path(os.path.abspath(path)), real):  # noqa: PTH100 - it alone removes ".."
        if (row := find(library, place)) is not None:
            return row.path.name
    try:
        own = inspect(real, look_for_watermark=False).sdjp
    except InputError:
        return ""
    return real.name if own else ""
