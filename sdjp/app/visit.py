"""Asking one host for one picture: it may send us on, but to another place only if the user agrees.

The user was asked about the host of the address, so nothing else is: another host or port is told
by `LeadsOn`. No other kind of address is ever gone to, nothing unprotected after what was not, and
no machine of the house in the place of one outside.
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

from sdjp.app.fetch import PORTS, Lead, LeadsOn
from sdjp.contract.errors import FetchFailed

MOST_REDIRECTS = 5
PAUSE_TIMEOUT_S = 10.0

_MOVED = (301, 302, 303, 307, 308)


class Visit:
    """One question; `end` may be called from any thread and makes a waiting one fail soon."""

    def __init__(self, lead: Lead) -> None:
        self.host = urlsplit(lead.url).hostname or ""
        self._url = lead.url
        self._redirects = lead.redirects
        self._over = threading.Event()
        self._line: http.client.HTTPConnection | None = None
        self._began_at_home = lead.began_at_home
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

    def answer(self) -> http.client.HTTPResponse:
        """What the host answers, its body not yet read.

        Raises:
            LeadsOn: it leads to another place, which may be asked if the user agrees.
            FetchFailed: it leads to where nobody goes, or on and on.
            OSError, ValueError, http.client.HTTPException: it could not be asked.
        """
        while self._redirects <= MOST_REDIRECTS:
            request = urllib.request.Request(  # noqa: S310 - the opener knows http and https only
                self._url, headers={"User-Agent": "SDJP", "Accept": "image/*"}
            )
            try:
                answer: http.client.HTTPResponse = self._opener.open(request, None, PAUSE_TIMEOUT_S)
                return answer
            except urllib.error.HTTPError as error:
                with error:
                    place = error.headers.get("Location")
                    if error.code not in _MOVED or not place:
                        raise
                    self._redirects += 1
                    self._url = self._next(self._url, place)
        raise FetchFailed(host=self.host, reason="it leads on and on")

    def met(self, line: http.client.HTTPConnection) -> None:
        """Look at whom we are connected to, before anything is said.

        Raises:
            FetchFailed: it is over, or a host outside now is a machine of the house.
        """
        self._line = line
        address = ipaddress.ip_address(line.sock.getpeername()[0].partition("%")[0])
        at_home = _is_at_home(address)
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
        if then == (scheme, host, port) or upgraded:
            return new
        is_worse = then[0] not in PORTS or (scheme, then[0]) == ("https", "http")
        if is_worse or not then[1] or (_is_of_the_house(then[1]) and not _is_of_the_house(host)):
            raise FetchFailed(host=self.host, reason="it leads to another address")
        raise LeadsOn(Lead(new, self._began_at_home, self._redirects))


def _is_of_the_house(host: str) -> bool:
    """Whether the name itself says so; others show it when they are connected to."""
    with contextlib.suppress(ValueError):
        return _is_at_home(ipaddress.ip_address(host.partition("%")[0]))
    return host.lower().rstrip(".").endswith("localhost")


def _is_at_home(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return not (getattr(address, "ipv4_mapped", None) or address).is_global


def _place(url: str) -> tuple[str, str, int]:
    """Scheme, host and port.

    Raises:
        ValueError: it has no such port.
    """
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)


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
