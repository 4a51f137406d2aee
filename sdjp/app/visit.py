"""Asking one host for one picture: it may send us on, but not to another place.

The user was asked about the host of the address, so nothing else is: no other host or port, no
other kind of address, and no machine of the house in the place of one outside.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import string
import threading
import urllib.error
import urllib.request
from functools import partial
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from sdjp.contract.errors import FetchFailed

MOST_REDIRECTS = 5
PAUSE_TIMEOUT_S = 10.0

_MOVED = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}


class Visit:
    """One question; `end` may be called from any thread and makes a waiting one fail soon."""

    def __init__(self, host: str) -> None:
        self.host = host
        self._over = threading.Event()
        self._line: http.client.HTTPConnection | None = None
        self._began_at_home: bool | None = None
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(),
            _Web(self),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
        ):
            self._opener.add_handler(handler)

    @property
    def is_over(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._over.is_set()

    def end(self) -> None:
        """Nobody waits for it any more."""
        self._over.set()
        sock = None if self._line is None else self._line.sock
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def answer(self, url: str) -> http.client.HTTPResponse:
        """What the host answers, its body not yet read.

        Raises:
            FetchFailed: it leads to another place.
            OSError, ValueError, http.client.HTTPException: it could not be asked.
        """
        for _ in range(MOST_REDIRECTS + 1):
            request = urllib.request.Request(  # noqa: S310 - the opener knows http and https only
                url, headers={"User-Agent": "SDJP", "Accept": "image/*"}
            )
            try:
                answer: http.client.HTTPResponse = self._opener.open(request, None, PAUSE_TIMEOUT_S)
                return answer
            except urllib.error.HTTPError as error:
                with error:
                    place = error.headers.get("Location")
                    if error.code not in _MOVED or not place:
                        raise
                    url = self._next(url, place)
        raise FetchFailed(host=self.host, reason="it leads on and on")

    def met(self, line: http.client.HTTPConnection) -> None:
        """Look at whom we are connected to, before anything is said.

        Raises:
            FetchFailed: it is over, or a host outside now is a machine of the house.
        """
        self._line = line
        address = ipaddress.ip_address(line.sock.getpeername()[0].partition("%")[0])
        at_home = not (getattr(address, "ipv4_mapped", None) or address).is_global
        if self._began_at_home is None:
            self._began_at_home = at_home
        if at_home and not self._began_at_home:
            raise FetchFailed(host=self.host, reason="it leads to another address")
        if self.is_over:
            raise FetchFailed(host=self.host, reason="no answer in time")

    def _next(self, url: str, place: str) -> str:
        new = urljoin(url, quote(place, safe=string.punctuation, encoding="iso-8859-1"))
        (scheme, host, port), then = _place(url), _place(new)
        upgraded = (scheme, port) == ("http", 80) and then == ("https", host, 443)
        if then != (scheme, host, port) and not upgraded:
            raise FetchFailed(host=self.host, reason="it leads to another address")
        return new


def _place(url: str) -> tuple[str, str, int]:
    """Scheme, host and port.

    Raises:
        ValueError: it has no such port.
    """
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)


class _Line(http.client.HTTPConnection):
    def __init__(self, *args: Any, visit: Visit, **named: Any) -> None:
        super().__init__(*args, **named)
        self._visit = visit

    def connect(self) -> None:
        super().connect()
        try:
            self._visit.met(self)
        except FetchFailed:
            self.close()
            raise


class _SecureLine(http.client.HTTPSConnection, _Line):
    """In this order the host is looked at before the handshake."""


class _Web(urllib.request.AbstractHTTPHandler):
    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Line, visit=self._visit), request)

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_SecureLine, visit=self._visit), request)

    http_request = https_request = urllib.request.AbstractHTTPHandler.do_request_
