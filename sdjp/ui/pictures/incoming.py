"""Pictures that come by drag or clipboard: as files, or as bytes that are kept undecoded."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from sdjp.app.fetch import host_of
from sdjp.base.language import translate
from sdjp.base.paths import cache_dir
from sdjp.ui.controls.drop_target import dropped_files

PICTURE_FORMATS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/avif": ".avif",
    "image/tiff": ".tif",
    "image/bmp": ".bmp",
}
"""Kinds of pictures whose bytes are taken as they are, never decoded here."""

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
    problem: str = ""


def has_picture(mime: QMimeData) -> bool:
    """Whether there may be a picture in it."""
    return mime.hasUrls() or any(map(mime.hasFormat, PICTURE_FORMATS))


def incoming(mime: QMimeData) -> Incoming:
    """What is in it; nothing is fetched from the network and nothing decoded."""
    if files := dropped_files(mime):
        return Incoming(tuple(files))
    name = next(filter(mime.hasFormat, PICTURE_FORMATS), "")
    content = bytes(mime.data(name).data()) if name else b""
    if content:
        path = _kept(f"{next(_numbers)}{PICTURE_FORMATS[name]}", content)
        if path is None:
            return Incoming(problem=translate("window", "The pasted picture could not be kept."))
        return Incoming(pasted=str(path))
    if mime.hasUrls():
        text = translate(
            "window", "SDJP does not go online. Save the picture first, then drop the file."
        )
        urls = [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in mime.urls()]
        return Incoming(addresses=tuple(filter(host_of, urls)), problem=text)
    return Incoming(problem=translate("window", "There is no picture on the clipboard."))


def _kept(name: str, content: bytes) -> Path | None:
    """Write `content` where the librarian can read it; None where that is not possible."""
    path = cache_dir() / "pasted" / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError:
        return None
    return path
