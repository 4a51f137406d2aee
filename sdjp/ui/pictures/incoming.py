"""Pictures that come by drag or clipboard: as files, or as bytes that are kept undecoded."""

from __future__ import annotations

import binascii
import contextlib
import itertools
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QMimeData, QUrl
from PySide6.QtGui import QImage

from sdjp.base.language import Text, translate
from sdjp.base.paths import cache_dir
from sdjp.ui.controls.drop_target import dropped_files
from sdjp.ui.pictures.web_drag import LINK, PROMISE, addresses_in

PICTURE_FORMATS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/avif": ".avif",
    "image/tiff": ".tif",
    "image/bmp": ".bmp",
    "image/gif": ".gif",
    "image/heic": ".heic",
    "image/heif": ".heif",
}
"""Kinds of pictures whose bytes are taken as they are, never decoded here."""

QT_IMAGE = "application/x-qt-image"
"""What Windows and macOS have as a bitmap; a screenshot, mostly."""

UNPACKED = 100
"""A PNG of this quality is written quickly; nobody keeps the file."""

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What came.

    Attributes:
        files: their paths.
        pasted: a file of our own with what came as bytes; whoever reads it removes it.
        addresses: of pictures on the network, which nobody has fetched.
        problem: a sentence for the user where there is neither file nor bytes.
    """

    files: tuple[str, ...] = ()
    pasted: str = ""
    addresses: tuple[str, ...] = ()
    problem: Text = ""


def has_picture(mime: QMimeData) -> bool:
    """Whether there may be a picture in it."""
    kinds = (*PICTURE_FORMATS, QT_IMAGE, PROMISE, LINK)
    return mime.hasUrls() or any(map(mime.hasFormat, kinds))


def incoming(mime: QMimeData) -> Incoming:
    """What is in it; nothing is fetched from the network and nothing decoded."""
    if files := dropped_files(mime):
        return Incoming(tuple(files))
    suffix, content = _picture_in(mime)
    if content:
        path = _kept(f"{next(_numbers)}{suffix}", content)
        if path is None:
            return Incoming(problem=_not_kept)
        return Incoming(pasted=str(path))
    if any(url.scheme() == "data" for url in mime.urls()):
        return Incoming(problem=_unknown_kind)
    if (addresses := addresses_in(mime)) or mime.hasUrls():
        return Incoming(addresses=addresses, problem=_offline)
    return Incoming(problem=_none_there)


def _not_kept() -> str:
    return translate("window", "The pasted picture could not be kept.")


def _unknown_kind() -> str:
    return translate(
        "window",
        "SDJP does not know this kind of picture. Save it as PNG or JPEG, then drop the file.",
    )


def _offline() -> str:
    return translate(
        "window", "SDJP does not go online. Save the picture first, then drop the file."
    )


def _none_there() -> str:
    return translate("window", "There is no picture on the clipboard.")


def _picture_in(mime: QMimeData) -> tuple[str, bytes]:
    """Suffix and bytes of the picture that comes along; no bytes where there is none."""
    if name := next(filter(mime.hasFormat, PICTURE_FORMATS), ""):
        return PICTURE_FORMATS[name], bytes(mime.data(name).data())
    # On Linux Qt offers to decode any kind of picture so; elsewhere it holds pixels already.
    is_file = any(name.startswith("image/") for name in mime.formats())
    image = mime.imageData() if mime.hasFormat(QT_IMAGE) and not is_file else None
    if isinstance(image, QImage):
        kept = QBuffer()
        kept.open(QBuffer.OpenModeFlag.WriteOnly)
        image.save(kept, "PNG", UNPACKED)  # type: ignore[call-overload]
        return ".png", bytes(kept.data().data())
    return next(filter(all, map(_inline_picture, mime.urls())), ("", b""))


def _inline_picture(url: QUrl) -> tuple[str, bytes]:
    """The same for an address that holds the picture itself."""
    head, _, body = url.toString(QUrl.ComponentFormattingOption.FullyEncoded).partition(",")
    kind, *ways = head.removeprefix("data:").split(";")
    if url.scheme() != "data" or kind not in PICTURE_FORMATS:
        return "", b""
    content = unquote_to_bytes(body)
    with contextlib.suppress(binascii.Error):
        return PICTURE_FORMATS[kind], b64decode(content) if "base64" in ways else content
    return "", b""


def _kept(name: str, content: bytes) -> Path | None:
    """Write `content` where the librarian can read it; None where that is not possible."""
    path = cache_dir() / "pasted" / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError:
        return None
    return path
