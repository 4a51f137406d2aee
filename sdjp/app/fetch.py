"""Fetches one picture from the network, when the user has said so; the only thing that ever does.

The bytes go into a file, nobody looks into them here. Only http and https, only from a host that
was asked about (`visit`), only what calls itself a picture and came whole, no more than
`MAX_BYTES`, and no longer than `TIMEOUT_S` for all of it.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from sdjp.base.paths import cache_dir
from sdjp.contract.errors import FetchFailed

if TYPE_CHECKING:
    from http.client import HTTPResponse

    from sdjp.app.visit import Visit

MAX_BYTES = 64 * 1024 * 1024
TIMEOUT_S = 30.0
CHUNK_BYTES = 64 * 1024
PORTS = {"http": 80, "https": 443}

_numbers = itertools.count(1)


class Lead(NamedTuple):
    """Where a picture is to be fetched.

    Attributes:
        url: the address.
        began_at_home: whether what led there was a machine of the house; None at the beginning.
        redirects: how often it has led on before.
    """

    url: str
    began_at_home: bool | None = None
    redirects: int = 0


class LeadsOn(Exception):
    """The picture is at another place, about which the user was not asked."""

    def __init__(self, lead: Lead) -> None:
        super().__init__(lead)
        self.lead = lead


def host_of(url: str) -> str:
    """The host that would be asked; empty where nothing may be fetched from there."""
    with contextlib.suppress(ValueError):
        parts = urlsplit(url)
        if parts.scheme.lower() in PORTS and parts.hostname:
            return parts.hostname
    return ""


def place_of(url: str) -> str:
    """Who would be asked, for people: the host, with its port where that is an unusual one."""
    with contextlib.suppress(ValueError):
        parts = urlsplit(url)
        if parts.port not in (None, PORTS.get(parts.scheme.lower())):
            return f"{parts.hostname}:{parts.port}"
    return host_of(url)


def name_in(url: str) -> str:
    """What the picture there is called, for people: the last part of the path, or the host."""
    with contextlib.suppress(ValueError):
        name = unquote(urlsplit(url).path.rpartition("/")[2])
        return "".join(filter(str.isprintable, name)).strip() or host_of(url)
    return ""


def fetched(lead: Lead, is_stopped: Callable[[], bool] = lambda: False) -> Path:
    """Fetch the picture into a file of our own; whoever reads that removes it.

    Raises:
        LeadsOn: it is at another place.
        FetchFailed: it could not be fetched, is no picture, or is too large.
    """
    from sdjp.app.visit import Visit

    host = host_of(lead.url)
    if not host:
        raise FetchFailed(host=lead.url, reason="unknown kind of address")
    visit = Visit(lead)
    # A name that is looked up and a host that answers by drips cannot be hurried; they are left.
    work: Future[Path] = Future()
    threading.Thread(
        target=_work, args=(work, visit, is_stopped), name="visit", daemon=True
    ).start()
    try:
        return work.result(TIMEOUT_S)
    except TimeoutError as error:
        visit.end()
        work.add_done_callback(_leave_nothing)
        raise FetchFailed(host=host, reason="no answer in time") from error


def _leave_nothing(work: Future[Path]) -> None:
    """It came after all, when nobody waited for it any more."""
    if work.exception() is None:
        work.result().unlink(missing_ok=True)


def _work(work: Future[Path], visit: Visit, is_stopped: Callable[[], bool]) -> None:
    """Runs in a thread of its own."""
    try:
        work.set_result(_visited(visit, is_stopped))
    except Exception as error:  # noqa: BLE001 - raised again where it is waited for
        work.set_exception(error)


def _visited(visit: Visit, is_stopped: Callable[[], bool]) -> Path:
    from http.client import HTTPException
    from urllib.error import HTTPError

    try:
        with visit.answer() as answer:
            return _kept(answer, visit, is_stopped)
    except HTTPError as error:
        raise FetchFailed(host=visit.host, reason=f"HTTP {error.code}") from error
    except HTTPException as error:
        raise FetchFailed(host=visit.host, reason="no proper answer") from error
    except (OSError, ValueError, EOFError) as error:
        cause = getattr(error, "reason", error)
        if isinstance(cause, TimeoutError):
            raise FetchFailed(host=visit.host, reason="no answer in time") from error
        reason = str(cause) or type(error).__name__
        raise FetchFailed(host=visit.host, reason=reason) from error


def _kept(answer: HTTPResponse, visit: Visit, is_stopped: Callable[[], bool]) -> Path:
    if not str(answer.headers.get("Content-Type", "")).lower().startswith("image/"):
        raise FetchFailed(host=visit.host, reason="no picture")
    path = cache_dir() / "pasted" / f"fetched-{next(_numbers)}"
    path.parent.mkdir(parents=True, exist_ok=True)
    promised, size = answer.length, 0
    try:
        with path.open("wb") as file:
            while chunk := answer.read1(CHUNK_BYTES):
                size += len(chunk)
                if size > MAX_BYTES:
                    raise FetchFailed(host=visit.host, reason="more than 64 MB")
                if visit.is_over or is_stopped():
                    raise FetchFailed(host=visit.host, reason="no answer in time")
                file.write(chunk)
        if promised is not None and size < promised:
            raise FetchFailed(host=visit.host, reason="the picture was cut off")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


class PictureFetch(QObject):
    """Fetches in a thread that ends with the program, whatever it waits for.

    Signals:
        fetched(str): the picture lies in this file.
        led_on(Lead): it is at another place; the user decides whether to `begin` there.
        failed(SdjpError): it could not be fetched.
    """

    fetched = Signal(str)
    led_on = Signal(object)
    failed = Signal(object)

    def begin(self, lead: Lead) -> None:
        """Fetch this picture."""
        threading.Thread(target=self._fetch, args=(lead,), name="fetch", daemon=True).start()

    def _fetch(self, lead: Lead) -> None:
        """Runs in the thread."""
        try:
            path = fetched(lead, lambda: not isValid(self))
        except LeadsOn as away:
            if isValid(self):
                self.led_on.emit(away.lead)
            return
        except FetchFailed as error:
            if isValid(self):
                self.failed.emit(error)
            return
        if isValid(self):
            self.fetched.emit(str(path))
        else:
            path.unlink(missing_ok=True)
