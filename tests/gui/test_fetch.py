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
from sdjp.app.fetch import Lead, LeadsOn, PictureFetch, fetched, host_of, place_of
from sdjp.app.visit import MOST_REDIRECTS, Visit
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
    assert fetched(Lead(site + path)).read_bytes() == Site.picture
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
        fetched(Lead(site + path))
    assert caught.value.context["reason"] == reason
    assert left_over() == []


@pytest.mark.parametrize("path", ["/to-file", "/to-ftp"])
def test_other_kinds_of_addresses_are_not_followed(sdjp_home: Path, site: str, path: str) -> None:
    """What leads to a file of this machine, or to another protocol, is told as a failure."""
    with pytest.raises(FetchFailed) as caught:
        fetched(Lead(site + path))
    assert caught.value.context["reason"] == "it leads to another address"
    assert [asked for asked, _ in Site.asked] == [path]
    assert left_over() == []


@pytest.mark.parametrize("path", ["/to-host", "/to-port"])
def test_only_the_place_that_was_asked_about(sdjp_home: Path, site: str, path: str) -> None:
    """Another host or another port is told, and nobody goes there."""
    with pytest.raises(LeadsOn) as caught:
        fetched(Lead(site + path))
    assert caught.value.lead == Lead(Site.places[path], began_at_home=True, redirects=1)
    assert [asked for asked, _ in Site.asked] == [path]
    assert left_over() == []


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://a.example/e.png", "http://b.example/e.png"),
        ("https://a.example/e.png", "http://a.example/e.png"),
        ("http://a.example/e.png", "http://localhost/e.png"),
        ("https://a.example/e.png", "https://127.0.0.1/e.png"),
        ("http://a.example/e.png", "//192.168.1.1/e.png"),
        ("http://a.example/e.png", "http://[::ffff:10.0.0.1]/e.png"),
        ("http://a.example/e.png", "https:///e.png"),
    ],
)
def test_where_nobody_goes_is_not_even_asked_about(url: str, place: str) -> None:
    """From protected to unprotected, and from outside to a machine of the house: never."""
    with pytest.raises(FetchFailed, match="another address"):
        Visit(Lead(url))._next(url, place)


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://a.example/e.png", "https://cdn.b.example/e.png"),
        ("http://a.example/e.png", "https://cdn.b.example/e.png"),
        ("http://a.example/e.png", "http://93.184.215.14:8080/e.png"),
    ],
)
def test_another_place_is_asked_about(url: str, place: str) -> None:
    """It carries along how often it has led on, and that it began outside."""
    with pytest.raises(LeadsOn) as caught:
        Visit(Lead(url, began_at_home=False, redirects=3))._next(url, place)
    assert caught.value.lead == Lead(place, began_at_home=False, redirects=3)


def test_a_place_is_named_with_an_unusual_port() -> None:
    """And without a name that pretends to be it."""
    assert place_of("https://a.example/e.png") == place_of("https://a.example:443/x") == "a.example"
    assert place_of("http://good.example@a.example:8080/e.png") == "a.example:8080"


def test_it_leads_on_so_often_only(sdjp_home: Path, site: str) -> None:
    """The turns that the user agreed to count, too."""
    with pytest.raises(FetchFailed) as caught:
        fetched(Lead(site + "/to-picture", redirects=MOST_REDIRECTS))
    assert caught.value.context["reason"] == "it leads on and on"


def test_a_host_outside_is_not_exchanged_for_one_of_the_house() -> None:
    """A name that was a host outside, and is this machine at the next question, is not asked."""
    peers = iter(["93.184.215.14", "93.184.215.14", "::ffff:127.0.0.1"])
    line = HTTPConnection("example.org")
    line.sock = SimpleNamespace(getpeername=lambda: (next(peers), 80))
    visit = Visit(Lead("http://example.org/e.png"))
    visit.met(line)
    visit.met(line)
    with pytest.raises(FetchFailed, match="another address"):
        visit.met(line)
    peers = iter(["10.0.0.1"])
    with pytest.raises(FetchFailed, match="another address"):
        Visit(Lead("http://b.example/e.png", began_at_home=False)).met(line)


@pytest.mark.parametrize("path", ["/slow.png", "/slow-head.png"])
def test_a_site_that_drips_is_left(
    sdjp_home: Path, site: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is for all of it, however often a byte comes; nothing is left."""
    monkeypatch.setattr(fetch, "TIMEOUT_S", 0.2)
    with pytest.raises(FetchFailed, match="no answer in time"):
        fetched(Lead(site + path))
    assert left_over() == []
    assert Site.finished == []


def test_a_site_that_says_nothing_is_left(sdjp_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes the question and does not answer, and one that is not there."""
    monkeypatch.setattr(fetch, "TIMEOUT_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(FetchFailed, match="no answer in time"):
            fetched(Lead(f"http://127.0.0.1:{port}/picture.png"))
        assert left_over() == []
    with pytest.raises(FetchFailed):
        fetched(Lead(f"http://127.0.0.1:{port}/picture.png"))


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a/b", "data:image/png,x", "", "http://"]
)
def test_other_addresses_are_refused(sdjp_home: Path, url: str) -> None:
    """Only http and https are asked."""
    assert host_of(url) == ""
    with pytest.raises(FetchFailed):
        fetched(Lead(url))


class Offers:
    """Ways in whose core has a real librarian.

    Attributes:
        begun: the addresses that were gone to.
    """

    def __init__(self, core: Core, window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
        self.core = core
        self.bar = NoticeBar(window)
        self.ways_in = WaysIn(core, self.bar, window)
        self.begun: list[str] = []
        begin = PictureFetch.begin

        def note(fetch: PictureFetch, lead: Lead) -> None:
            self.begun.append(lead.url)
            begin(fetch, lead)

        monkeypatch.setattr(PictureFetch, "begin", note)

    def drop(self, *urls: str) -> None:
        """Drop these addresses."""
        mime = QMimeData()
        mime.setUrls([QUrl(url) for url in urls])
        self.ways_in.take(mime)


@pytest.fixture
def offers(new_core: NewCore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Offers:
    """Ways in, with a bar for the questions."""
    window = QWidget()
    qtbot.addWidget(window)
    return Offers(reading_core(new_core, qtbot), window, monkeypatch)


def test_nothing_is_asked_before_the_user_says_so(offers: Offers, site: str, qtbot: QtBot) -> None:
    """A picture dragged out of a browser: the host is named, and only 「読み込む」 goes there."""
    offers.drop(f"{site}/picture.png")
    assert "127.0.0.1" in offers.bar.sentence.text()
    assert offers.begun == []
    with qtbot.waitSignal(offers.core.start_picture.taken, timeout=TIMEOUT_MS):
        offers.bar.yes.click()
    assert offers.begun == [f"{site}/picture.png"]
    assert read_input(offers.core.session.form.picture).size == (96, 64)
    assert not list((cache_dir() / "pasted").iterdir())
    offers.drop(f"{site}/gone.png")
    with qtbot.waitSignal(offers.core.failed, timeout=TIMEOUT_MS) as failed:
        offers.bar.yes.click()
    assert isinstance(failed.args[0], FetchFailed)


@pytest.mark.parametrize("agrees", [True, False])
def test_another_place_is_gone_to_when_the_user_agrees(
    offers: Offers, site: str, agrees: bool, qtbot: QtBot
) -> None:
    """A picture that its host keeps elsewhere: the other place is named, then it is fetched from
    there; closing the question leaves it.
    """
    Site.places["/to-host"] = Site.places["/to-host"].replace("/admin", "/picture.png")
    offers.drop(f"{site}/to-host")
    offers.bar.yes.click()
    qtbot.waitUntil(lambda: "localhost" in offers.bar.sentence.text(), timeout=TIMEOUT_MS)
    assert len(Site.asked) == 1
    if agrees:
        with qtbot.waitSignal(offers.core.start_picture.taken, timeout=TIMEOUT_MS):
            offers.bar.yes.click()
        assert read_input(offers.core.session.form.picture).size == (96, 64)
    else:
        offers.bar.no.click()
        assert len(offers.begun) == len(Site.asked) == 1
    offers.drop(f"{site}/picture.png")  # either way the next one is fetched as usual
    with qtbot.waitSignal(offers.core.start_picture.taken, timeout=TIMEOUT_MS):
        offers.bar.yes.click()


def test_several_pictures_are_fetched_and_redrawn(offers: Offers, site: str, qtbot: QtBot) -> None:
    """One question for all, one more for a place that some lead to; what fails is told and left
    out, each other one is drawn, and no file is left.
    """
    Site.places |= {"/a": f"{Site.places['/to-host'][:-6]}/1.png", "/b": Site.places["/to-host"]}
    drawn: list[object] = []
    told: list[object] = []
    offers.core.queue.saved.connect(lambda job, _saved: drawn.append(job))
    offers.core.failed.connect(told.append)
    offers.drop(*(f"{site}/{name}" for name in ("1.png", "gone.png", "a", "b")))
    assert "4 枚" in offers.bar.sentence.text()
    assert offers.begun == []
    offers.bar.yes.click()
    qtbot.waitUntil(lambda: "localhost" in offers.bar.sentence.text(), timeout=TIMEOUT_MS)
    offers.bar.yes.click()
    qtbot.waitUntil(lambda: len(drawn) == 3 and not offers.core.queue.jobs, timeout=TIMEOUT_MS)
    assert [type(error) for error in told] == [FetchFailed]
    assert not offers.bar.isVisibleTo(offers.bar.parentWidget())
    assert offers.core.session.form.picture == ""
    assert not list((cache_dir() / "pasted").iterdir())


def test_the_bytes_are_what_they_were(sdjp_home: Path, site: str) -> None:
    """Nobody looks into them on the way: the file opens as the picture it is."""
    with Image.open(fetched(Lead(f"{site}/picture.png"))) as opened:
        assert opened.size == (96, 64)
