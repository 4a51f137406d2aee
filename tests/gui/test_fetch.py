"""Fetching a picture from the network: only when asked, only pictures, never too much."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sdjp.app import fetch
from sdjp.app.core import Core
from sdjp.app.fetch import PictureFetch, fetched, host_of
from sdjp.app.visit import Visit
from sdjp.base.paths import cache_dir
from sdjp.contract.errors import FetchFailed
from sdjp.store.inputs import read_input
from sdjp.ui.controls.notice_bar import NoticeBar
from sdjp.ui.drawing.ways_in import WaysIn
from tests.gui.conftest import TIMEOUT_MS, NewCore
from tests.gui.picture_start import reading_core, write_picture


class Site(BaseHTTPRequestHandler):
    """A small site on the loopback interface; what it says depends on the path.

    Attributes:
        asked: paths and who asked.
        places: where a path leads on to.
        let_go: ends what drips.
        finished: the paths that were answered to the end.
    """

    picture = b""
    asked: list[tuple[str, str]] = []  # noqa: RUF012 - emptied by the fixture
    places: dict[str, str] = {}  # noqa: RUF012 - filled by the fixture
    let_go = threading.Event()
    finished: list[str] = []  # noqa: RUF012 - emptied by the fixture

    def do_GET(self) -> None:
        """Answer by the path."""
        self.asked.append((self.path, self.headers["User-Agent"]))
        if self.path == "/gone.png":
            self.send_error(404)
        elif self.path == "/ssh.png":
            self.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")
        elif self.path in self.places:
            self.send_response(302)
            place = self.places[self.path].encode().decode("iso-8859-1")
            self.send_header("Location", place)
            self.end_headers()
        else:
            with contextlib.suppress(OSError):
                self._send()

    def _send(self) -> None:
        if self.path == "/slow-head.png":
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
            self._drip()
            self.wfile.write(b"\r\n")
        else:
            self.send_response(200)
        self.send_header("Content-Type", "text/html" if self.path == "/page.html" else "image/png")
        if self.path == "/cut.png":
            self.send_header("Content-Length", "1000000")
        self.end_headers()
        if self.path == "/slow.png":
            self._drip()
        self.wfile.write(self.picture)
        while self.path == "/endless.png":
            self.wfile.write(bytes(1 << 16))
        self.finished.append(self.path)

    def _drip(self) -> None:
        """A byte now and then, for some seconds, as long as somebody listens."""
        for _ in range(400):
            self.wfile.write(b"x")
            if self.let_go.wait(0.01):
                return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving() -> Iterator[int]:
    """A site on a port of its own, which ends with the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a site with one picture; it ends with the test."""
    Site.picture = write_picture(tmp_path / "絵.png").read_bytes()
    Site.asked.clear()
    Site.finished.clear()
    Site.let_go.clear()
    with serving() as port, serving() as other_port:
        Site.places = {
            "/to-picture": "/picture.png",
            "/to-name": f"http://127.0.0.1:{port}/一枚 の絵.png",
            "/to-host": f"http://localhost:{port}/admin",
            "/to-port": f"http://127.0.0.1:{other_port}/admin",
            "/to-file": "file:///etc/passwd",
            "/to-ftp": f"ftp://127.0.0.1:{other_port}/picture.png",
            "/round": "/round",
        }
        yield f"http://127.0.0.1:{port}"
        Site.let_go.set()


def left_over() -> list[Path]:
    """What fetching left in its folder, once no visit goes on."""
    for thread in threading.enumerate():
        if thread.name == "visit":
            thread.join(TIMEOUT_MS / 1000)
            assert not thread.is_alive()
    kept = cache_dir() / "pasted"
    return list(kept.iterdir()) if kept.exists() else []


@pytest.mark.parametrize("path", ["/picture.png", "/to-picture", "/to-name"])
def test_a_picture_is_fetched(sdjp_home: Path, site: str, path: str) -> None:
    """Its bytes are in a file, also after a redirection; nothing but our name is told."""
    assert fetched(site + path).read_bytes() == Site.picture
    assert {agent for _, agent in Site.asked} == {"SDJP"}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone.png", "HTTP 404"),
        ("/page.html", "no picture"),
        ("/endless.png", "more than 64 MB"),
        ("/cut.png", "the picture was cut off"),
        ("/ssh.png", "no proper answer"),
        ("/a picture.png", "no proper answer"),
        ("/round", "it leads on and on"),
    ],
)
def test_what_is_no_picture_is_not_taken(
    sdjp_home: Path, site: str, path: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error, a page, half a picture, more than there is room for: no file is left."""
    monkeypatch.setattr(fetch, "MAX_BYTES", 1 << 20)
    with pytest.raises(FetchFailed) as caught:
        fetched(site + path)
    assert caught.value.context["reason"] == reason
    assert left_over() == []


@pytest.mark.parametrize("path", ["/to-host", "/to-port", "/to-file", "/to-ftp"])
def test_only_the_place_that_was_asked_about(sdjp_home: Path, site: str, path: str) -> None:
    """What leads to another host, another port or another kind of address is not followed."""
    with pytest.raises(FetchFailed) as caught:
        fetched(site + path)
    assert caught.value.context["reason"] == "it leads to another address"
    assert [asked for asked, _ in Site.asked] == [path]
    assert left_over() == []


def test_a_host_outside_is_not_exchanged_for_one_of_the_house() -> None:
    """A name that was a host outside, and is this machine at the next question, is not asked."""
    peers = iter(["93.184.215.14", "93.184.215.14", "::ffff:127.0.0.1"])
    line = HTTPConnection("example.org")
    line.sock = SimpleNamespace(getpeername=lambda: (next(peers), 80))
    visit = Visit("example.org")
    visit.met(line)
    visit.met(line)
    with pytest.raises(FetchFailed, match="another address"):
        visit.met(line)


@pytest.mark.parametrize("path", ["/slow.png", "/slow-head.png"])
def test_a_site_that_drips_is_left(
    sdjp_home: Path, site: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is for all of it, however often a byte comes; nothing is left."""
    monkeypatch.setattr(fetch, "TIMEOUT_S", 0.2)
    with pytest.raises(FetchFailed, match="no answer in time"):
        fetched(site + path)
    assert left_over() == []
    assert Site.finished == []


def test_a_site_that_says_nothing_is_left(sdjp_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes the question and does not answer, and one that is not there."""
    monkeypatch.setattr(fetch, "TIMEOUT_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(FetchFailed, match="no answer in time"):
            fetched(f"http://127.0.0.1:{port}/picture.png")
        assert left_over() == []
    with pytest.raises(FetchFailed):
        fetched(f"http://127.0.0.1:{port}/picture.png")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a/b", "data:image/png,x", "", "http://"]
)
def test_other_addresses_are_refused(sdjp_home: Path, url: str) -> None:
    """Only http and https are asked."""
    assert host_of(url) == ""
    with pytest.raises(FetchFailed):
        fetched(url)


def test_nothing_is_asked_before_the_user_says_so(
    new_core: NewCore, site: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture dragged out of a browser: the host is named, and only 「読み込む」 goes there."""
    core: Core = reading_core(new_core, qtbot)
    window = QWidget()
    qtbot.addWidget(window)
    bar = NoticeBar(window)
    ways_in = WaysIn(core, bar, window)
    mime = QMimeData()
    mime.setUrls([QUrl(f"{site}/picture.png")])
    begun: list[str] = []
    begin = PictureFetch.begin
    monkeypatch.setattr(
        PictureFetch, "begin", lambda self, url: (begun.append(url), begin(self, url))
    )
    ways_in.take(mime)
    assert "127.0.0.1" in bar.sentence.text()
    assert begun == []
    with qtbot.waitSignal(core.start_picture.taken, timeout=TIMEOUT_MS):
        bar.yes.click()
    assert begun == [f"{site}/picture.png"]
    assert read_input(core.session.form.picture).size == (96, 64)
    assert not list((cache_dir() / "pasted").iterdir())
    ways_in.fetch.begin(f"{site}/gone.png")
    with qtbot.waitSignal(core.failed, timeout=TIMEOUT_MS) as failed:
        pass
    assert isinstance(failed.args[0], FetchFailed)


def test_the_bytes_are_what_they_were(sdjp_home: Path, site: str) -> None:
    """Nobody looks into them on the way: the file opens as the picture it is."""
    with Image.open(fetched(f"{site}/picture.png")) as opened:
        assert opened.size == (96, 64)
