"""The PNG that carries everything about itself.

Text chunks, always in this order and before the pixels: `parameters` (A1111), `Original prompt`,
`sdjp` (our own JSON), `XML:com.adobe.xmp` — all iTXt, so that Japanese is UTF-8 — and `Software`.
Of a picture that is meant for a sheet of paper, `pHYs` says how finely it is printed there.
"""

from __future__ import annotations

import io
import json

from PIL import Image, PngImagePlugin

import sdjp
from sdjp.contract.request import PictureRecord
from sdjp.provenance.iptc import to_xmp
from sdjp.provenance.parameters import to_parameters
from sdjp.provenance.storable import json_object, storable_json, storable_text

FORMAT = 1
MAX_DPI = 100_000
XMP_KEY = "XML:com.adobe.xmp"

_KINDS = PictureRecord.__annotations__
_TEXTS = {name for name, kind in _KINDS.items() if kind == "str"}
_NUMBERS = {name for name, kind in _KINDS.items() if kind in ("int", "float")}


def encode_png(image: Image.Image, record: PictureRecord) -> bytes:
    """`image` as a PNG that remembers `record`; the same arguments give the same bytes."""
    info = PngImagePlugin.PngInfo()
    for key, text in (
        ("parameters", to_parameters(record)),
        ("Original prompt", storable_text(record.prompt)),
        ("sdjp", record_to_text(record)),
        (XMP_KEY, to_xmp(record.init.mode if record.init else record.mode)),
    ):
        info.add_itxt(key, text)
    info.add_text("Software", f"SDJP {sdjp.__version__}")
    buffer = io.BytesIO()
    dpi = record.print_dpi
    resolution = {"dpi": (dpi, dpi)} if 1 <= dpi <= MAX_DPI else {}
    image.convert("RGB").save(buffer, "PNG", pnginfo=info, **resolution)
    return buffer.getvalue()


def record_to_text(record: PictureRecord) -> str:
    """Our own JSON: the fields of `record`, `format` and `software`."""
    values = {"format": FORMAT, "software": f"SDJP {sdjp.__version__}", **record.to_json()}
    return json.dumps(storable_json(values), ensure_ascii=False)


def record_from_text(text: str) -> PictureRecord | None:
    """The record in our own JSON; None when it is not one."""
    values = json_object(text)
    if values is None:
        return None
    if not all(isinstance(values.get(name, ""), str) for name in _TEXTS):
        return None
    if not all(_is_number(values.get(name, 0)) for name in _NUMBERS):
        return None
    values = {name: value for name, value in values.items() if name not in ("format", "software")}
    try:
        return PictureRecord.from_json(storable_json(values))
    except (LookupError, TypeError, ValueError, OverflowError):
        return None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
