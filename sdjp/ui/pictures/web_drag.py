"""Which picture it is that comes from a browser: one inside of a link comes with the link's address
as well, and that is a page.
"""

from __future__ import annotations

import contextlib
from html.parser import HTMLParser
from urllib.parse import urljoin

from PySide6.QtCore import QMimeData, QUrl

from sdjp.app.fetch import host_of

PROMISE, LINK = "application/x-moz-file-promise-url", "text/x-moz-url"
"""Firefox's: the address of the dragged picture; an address, and a line with its name."""

MOST_CHARACTERS = 65_536
"""So much is read of a piece of a web page."""


def addresses_in(mime: QMimeData) -> tuple[str, ...]:
    """The addresses, http or https alone, of the pictures that are dragged or pasted; those of
    whatever is, where nothing says that it is a picture.
    """
    urls = [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in mime.urls()]
    link = _text(mime, LINK).partition("\n")[0]
    page = next(filter(host_of, [*urls, link]), "")
    pictures = _Pictures(page, mime.html()[:MOST_CHARACTERS]).found if mime.hasHtml() else []
    for found in (pictures, _text(mime, PROMISE).split(), urls, [link.strip()]):
        if there := tuple(filter(host_of, dict.fromkeys(found))):
            return there
    return ()


class _Pictures(HTMLParser):
    """The addresses of the pictures in a piece of `page`, made whole."""

    def __init__(self, page: str, html: str) -> None:
        super().__init__()
        self._page = page
        self.found: list[str] = []
        with contextlib.suppress(AssertionError):  # its opinion of marked sections
            self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag names."""
        values = dict(attrs)
        with contextlib.suppress(ValueError):
            if tag == "base" and (address := values.get("href")):
                self._page = urljoin(self._page, address.strip())
            elif tag == "img" and (address := values.get("src")):
                whole = urljoin(self._page, address.strip())
                self.found.append(QUrl(whole).toString(QUrl.ComponentFormattingOption.FullyEncoded))


def _text(mime: QMimeData, kind: str) -> str:
    """What Firefox writes in UTF-16, and other programs in UTF-8."""
    raw = bytes(mime.data(kind).data())
    text = raw.decode("utf-16-le" if b"\0" in raw else "utf-8", "ignore")
    return text.strip("\ufeff\0 \r\n")
