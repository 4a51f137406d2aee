"""Everything that a picture file says of its origin, for `sdjp verify` and for restoring."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from sdjp.provenance import watermark
from sdjp.provenance.foreign import Settings, recognise
from sdjp.provenance.iptc import parse_xmp
from sdjp.provenance.png import record_from_text
from sdjp.provenance.reading import read_picture, read_text
from sdjp.provenance.storable import json_object, storable_json

_NOT_SETTINGS = {
    "created",
    "translator",
    "safety",
    "batch_index",
    "batch_size",
    "segments",
    "extra",
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a picture.

    Attributes:
        watermark: as read from the pixels, with the layers it was found in.
        digital_source_type: the IPTC URI, empty where there is none.
        parameters: the A1111 text, empty where there is none.
        sdjp: our own JSON, None where there is none that `PictureRecord.from_json` takes.
        tool: SDJP, AUTOMATIC1111, ComfyUI, InvokeAI, NovelAI, Fooocus, or empty.
        settings: named as in `PictureRecord`, what could be understood.
        width, height: pixels.
    """

    path: Path
    watermark: watermark.Decoded
    digital_source_type: str
    parameters: str
    sdjp: dict[str, Any] | None
    tool: str
    settings: Settings = field(default_factory=dict)
    width: int = 0
    height: int = 0

    def to_json(self) -> dict[str, Any]:
        """A dictionary that `json.dumps` takes."""
        values = {
            "path": str(self.path),
            "watermark": self.watermark.to_json(),
            "digital_source_type": self.digital_source_type,
            "parameters": self.parameters,
            "sdjp": self.sdjp,
            "tool": self.tool,
            "settings": self.settings,
            "width": self.width,
            "height": self.height,
        }
        return dict(storable_json(values))


def inspect(path: Path, *, look_for_watermark: bool = True) -> Findings:
    """Read all that the file at `path` says of its origin.

    Args:
        look_for_watermark: otherwise none is found, and the pixels of most files are not decoded;
            in a photo the search takes seconds.

    Raises:
        InputFileMissing: there is no such file.
        InputFileUnreadable: it is no PNG, JPEG or WebP picture, damaged or too large.
    """
    if look_for_watermark:
        image, picture = read_picture(path)
        decoded = watermark.decode(np.asarray(image), every_layer=True)
    else:
        picture = read_text(path)
        decoded = watermark.Decoded(False, b"", 0.0)
    foreign = recognise(picture)
    record = record_from_text(picture.text.get("sdjp", ""))
    own = None if record is None else json_object(picture.text.get("sdjp", ""))
    settings = foreign.settings
    if record is not None:
        values = record.to_json()
        settings = {name: values[name] for name in values if name not in _NOT_SETTINGS}
    return Findings(
        path,
        decoded,
        parse_xmp(picture.xmp).digital_source_type,
        foreign.parameters,
        own,
        "SDJP" if record is not None else foreign.tool,
        settings,
        picture.width,
        picture.height,
    )
