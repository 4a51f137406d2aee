"""Fetching a picture from the network: only when asked, only pictures, never too much."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sdjp.app import fetch
from sdjp.app.core import Core
from sdjp.app.fetch import fetched, host_of
from sdjp.base.paths import cache_dir
from sdjp.contract.errors import FetchFailed
from sdjp.store.inputs import read_input
from sdjp.ui.controls.notice_bar import NoticeBar
from sdjp.ui.drawing.ways_in import WaysIn
from tests.gui.conftest import TIMEOUT_MS, NewCore
from tests.gui.picture_start import reading_core, write_picture


class Site(BaseHTTPRequestHandler):
    """A small site on the loopback interface."""

    picture = b""
    asked: list[tuple[str, str]] = []  # noqa: RUF012 - emptied by the fixture

    def do_GET(self) -> None:
        """Answer by the path."""
        self.asked.append((self.path, self.headers["User-Agent"]))
        if self.path == "/gone.png":
            self.send_error(404)
        elif self.path in ("/to-picture", "/to-file"):
            self.send_response(302)
            place = "/picture.png" if self.path == "/to-picture" else "file:///etc/passwd"
            self.send_header("Location", place)
            self.end_headers()
        else:
            self.send_response(200)
            kind = "text/html" if self.path == "/page.html" else "image/png"
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(self.picture)
            if self.path == "/endless.png":
                with_room = True
                while with_room:
                    try:
                        self.wfile.write(bytes(1 << 16))
                    except OSError:
                        with_room = False

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a site with one picture; it ends with the test."""
    Site.picture = write_picture(tmp_path / "絵.png").read_bytes()
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/picture.png", "/to-picture"])
def test_a_picture_is_fetched(sdjp_home: Path, site: str, path: str) -> None:
    """Its bytes are in a file, also after a redirection; nothing but our name is told."""
    assert fetched(site + path).read_bytes() == Site.picture
    assert {agent for _, agent in Site.asked} == {"SDJP"}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone.png", "HTTP 404"),
        ("/page.html", "no picture"),
        ("/to-file", ""),
        ("/endless.png", "more than 64 MB"),
    ],
)
def test_what_is_no_picture_is_not_taken(
    sdjp_home: Path, site: str, path: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error, a page, a way to a local file, more than there is room for: no file is left."""
    monkeypatch.setattr(fetch, "MAX_BYTES", 1 << 20)
    with pytest.raises(FetchFailed) as caught:
        fetched(site + path)
    assert reason in caught.value.context["reason"]
    kept = cache_dir() / "pasted"
    assert not kept.exists() or not list(kept.iterdir())


def test_nobody_answers(sdjp_home: Path, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that is too slow, and one that is not there."""
    monkeypatch.setattr(fetch, "TIMEOUT_S", -1.0)
    with pytest.raises(FetchFailed, match="no answer in time"):
        fetched(f"{site}/picture.png")
    with pytest.raises(FetchFailed):
        fetched("http://127.0.0.1:9/picture.png")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a/b", "data:image/png,x", "", "http://"]
)
def test_other_addresses_are_refused(sdjp_home: Path, url: str) -> None:
    """Only http and https are asked."""
    assert host_of(url) == ""
    with pytest.raises(FetchFailed):
        fetched(url)


def test_nothing_is_asked_before_the_user_says_so(
    new_core: NewCore, site: str, qtbot: QtBot
) -> None:
    """A picture dragged out of a browser: the host is named, and only 「読み込む」 goes there."""
    core: Core = reading_core(new_core, qtbot)
    window = QWidget()
    qtbot.addWidget(window)
    bar = NoticeBar(window)
    ways_in = WaysIn(core, bar, window)
    mime = QMimeData()
    mime.setUrls([QUrl(f"{site}/picture.png")])
    ways_in.take(mime)
    assert "127.0.0.1" in bar.sentence.text()
    assert Site.asked == []
    with qtbot.waitSignal(core.start_picture.taken, timeout=TIMEOUT_MS):
        bar.yes.click()
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
