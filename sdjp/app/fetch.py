"""Fetches one picture from the network, when the user has said so; the only thing that ever does.

The bytes go into a file, nobody looks into them here. Only http and https, only what calls itself
a picture, no more than `MAX_BYTES`, and no longer than `TIMEOUT_S` for all of it.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from sdjp.base.paths import cache_dir
from sdjp.contract.errors import FetchFailed

MAX_BYTES = 64 * 1024 * 1024
TIMEOUT_S = 30.0
PAUSE_TIMEOUT_S = 10.0
CHUNK_BYTES = 64 * 1024
SCHEMES = ("http", "https")

_numbers = itertools.count(1)


class _Answer(Protocol):
    url: str
    headers: Any

    def read(self, size: int) -> bytes: ...


def host_of(url: str) -> str:
    """The host that would be asked; empty where nothing may be fetched from there."""
    with contextlib.suppress(ValueError):
        parts = urlsplit(url)
        if parts.scheme.lower() in SCHEMES and parts.hostname:
            return parts.hostname
    return ""


def fetched(url: str, is_stopped: Callable[[], bool] = lambda: False) -> Path:
    """Fetch the picture into a file of our own; whoever reads that removes it.

    Raises:
        FetchFailed: it could not be fetched, is no picture, or is too large.
    """
    import urllib.error
    import urllib.request

    host = host_of(url)
    if not host:
        raise FetchFailed(host=url, reason="unknown kind of address")
    request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        url, headers={"User-Agent": "SDJP", "Accept": "image/*"}
    )
    try:
        with urllib.request.urlopen(request, timeout=PAUSE_TIMEOUT_S) as answer:  # noqa: S310
            return _kept(answer, host, is_stopped)
    except urllib.error.HTTPError as error:
        with error:
            raise FetchFailed(host=host, reason=f"HTTP {error.code}") from error
    except TimeoutError as error:
        raise FetchFailed(host=host, reason="no answer in time") from error
    except (OSError, ValueError, EOFError) as error:
        cause = getattr(error, "reason", error)
        if isinstance(cause, TimeoutError):
            raise FetchFailed(host=host, reason="no answer in time") from error
        raise FetchFailed(host=host, reason=str(cause) or type(error).__name__) from error


def _kept(answer: _Answer, host: str, is_stopped: Callable[[], bool]) -> Path:
    if not host_of(answer.url):
        raise FetchFailed(host=host, reason="unknown kind of address")
    if not str(answer.headers.get("Content-Type", "")).lower().startswith("image/"):
        raise FetchFailed(host=host, reason="no picture")
    path = cache_dir() / "pasted" / f"fetched-{next(_numbers)}"
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline, size = time.monotonic() + TIMEOUT_S, 0
    try:
        with path.open("wb") as file:
            while chunk := answer.read(CHUNK_BYTES):
                size += len(chunk)
                if size > MAX_BYTES:
                    raise FetchFailed(host=host, reason="more than 64 MB")
                if time.monotonic() > deadline or is_stopped():
                    raise FetchFailed(host=host, reason="no answer in time")
                file.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


class PictureFetch(QObject):
    """Fetches in a thread that ends with the program, whatever it waits for.

    Signals:
        fetched(str): the picture lies in this file.
        failed(SdjpError): it could not be fetched.
    """

    fetched = Signal(str)
    failed = Signal(object)

    def begin(self, url: str) -> None:
        """Fetch this picture."""
        threading.Thread(target=self._fetch, args=(url,), name="fetch", daemon=True).start()

    def _fetch(self, url: str) -> None:
        """Runs in the thread."""
        try:
            path = fetched(url, lambda: not isValid(self))
        except FetchFailed as error:
            if isValid(self):
                self.failed.emit(error)
            return
        if isValid(self):
            self.fetched.emit(str(path))
        else:
            path.unlink(missing_ok=True)
