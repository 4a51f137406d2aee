"""Dropping, pasting and choosing pictures to draw from; a real librarian reads them."""

from __future__ import annotations

import shutil
from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QSize, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import sdjp.ui.drawing.ways_in as ways_in_module
from sdjp.app.core import Core
from sdjp.app.fetch import PictureFetch, name_in
from sdjp.base.language import said as said_text
from sdjp.base.paths import cache_dir
from sdjp.contract.init_image import InitImage
from sdjp.contract.request import PictureRecord
from sdjp.provenance.png import encode_png
from sdjp.store.database import open_library
from sdjp.store.history import add
from sdjp.store.inputs import read_input
from sdjp.ui.controls.notice_bar import NoticeBar
from sdjp.ui.drawing.ways_in import WaysIn
from sdjp.ui.pictures.incoming import QT_IMAGE, has_picture, incoming
from sdjp.ui.pictures.kept_picture import ShownPicture
from sdjp.ui.pictures.menu import PictureMenu
from tests.gui.conftest import TIMEOUT_MS, NewCore
from tests.gui.picture_start import reading_core, take, wait, write_picture

RECORD = PictureRecord(
    prompt="満月の夜の船",
    english="a boat under the full moon",
    negative_prompt="雨",
    negative_english="rain",
    model="デモ",
    model_hash="",
    sampler="Euler",
    steps=33,
    guidance_scale=4.5,
    seed=99,
    width=96,
    height=64,
    created="2026-11-21T14:30:05.000+09:00",
    mode="img2img",
    init=InitImage("e" * 64, strength=0.3),
)


@pytest.fixture
def core(new_core: NewCore, qtbot: QtBot) -> Core:
    """A core with a real librarian."""
    return reading_core(new_core, qtbot)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture file with a Japanese name."""
    return write_picture(tmp_path / "夕焼け の家.png")


@pytest.fixture
def ways_in(core: Core, qtbot: QtBot) -> WaysIn:
    """The ways in, with a bar for notices."""
    window = QWidget()
    qtbot.addWidget(window)
    bar = NoticeBar(window)
    made = WaysIn(core, bar, window)
    made.bar = bar  # type: ignore[attr-defined]
    return made


def said(ways_in: WaysIn) -> str:
    """What the notice bar says."""
    bar: NoticeBar = ways_in.bar  # type: ignore[attr-defined]
    return bar.sentence.text() if bar.isVisibleTo(bar.parentWidget()) else ""


def dropped(*paths: Path) -> QMimeData:
    """Files as a file manager drops them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_dropped_file_is_the_start(
    ways_in: WaysIn, core: Core, picture: Path, qtbot: QtBot
) -> None:
    """One file needs no question."""
    with qtbot.waitSignal(core.start_picture.taken):
        ways_in.take(dropped(picture))
    assert read_input(core.session.form.picture).size == (96, 64)
    assert said(ways_in) == ""


def test_a_folder_is_offered_as_one(
    ways_in: WaysIn, core: Core, tmp_path: Path, qtbot: QtBot
) -> None:
    """Its pictures are counted, nothing is drawn before the answer, then one order each."""
    folder = tmp_path / "写真 帳"
    folder.mkdir()
    for number in range(3):
        write_picture(folder / f"{number}.png")
    (folder / "メモ.txt").write_text("絵ではない", encoding="utf-8")
    drawn: list[object] = []
    core.queue.saved.connect(lambda _job, saved: drawn.append(saved))
    ways_in.take(dropped(folder))
    assert "3" in said(ways_in)
    assert not core.queue.jobs
    ways_in.bar.yes.click()  # type: ignore[attr-defined]
    wait(qtbot, lambda: len(drawn) == 3 and not core.queue.jobs)


def test_a_series_needs_words(ways_in: WaysIn, core: Core, picture: Path) -> None:
    """Several pictures without a prompt: the user is told what is missing."""
    core.session.set(prompt="")
    ways_in.take(dropped(picture, write_picture(picture.with_name("b.png"))))
    assert "2" in said(ways_in)


def test_what_is_not_there_is_told(
    ways_in: WaysIn, core: Core, tmp_path: Path, qtbot: QtBot
) -> None:
    """A folder without pictures, or one that is gone by now, is an error with its name."""
    (tmp_path / "空").mkdir()
    for name in ("空", "無い"):
        with qtbot.waitSignal(core.failed) as failed:
            ways_in.take(dropped(tmp_path / name))
        assert name in failed.args[0].context["path"]


def test_pasted_bytes_are_taken_undecoded(
    ways_in: WaysIn, core: Core, picture: Path, qtbot: QtBot
) -> None:
    """A picture on the clipboard goes to the librarian as it is, and leaves no file behind."""
    mime = QMimeData()
    mime.setData("image/png", picture.read_bytes())
    QGuiApplication.clipboard().setMimeData(mime)
    with qtbot.waitSignal(core.start_picture.taken):
        ways_in.paste()
    assert read_input(core.session.form.picture).tobytes() == Image.open(picture).tobytes()
    assert not list((cache_dir() / "pasted").iterdir())


def test_an_address_is_not_fetched(
    ways_in: WaysIn, core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SDJP stays offline: a picture of a web page is not loaded, and the user hears why."""
    begun: list[str] = []
    monkeypatch.setattr(PictureFetch, "begin", lambda _, url: begun.append(url))
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/e.png")])
    ways_in.take(mime)
    assert said(ways_in)
    assert begun == []
    assert core.session.form.picture == ""


PAGE, PICTURE = "https://example.org/page/7", "https://img.example.org/a/夕日.png?x=1&y=2"
ENCODED = "https://img.example.org/a/%E5%A4%95%E6%97%A5.png?x=1&y=2"
IN_A_LINK = '<meta charset="utf-8"><a href="{}"><img alt="<夕日>" src="{}"></a>'


def from_browser(html: str = "", urls: tuple[str, ...] = (PAGE,), **kinds: str) -> QMimeData:
    """What a browser gives; Firefox writes what it has of its own in UTF-16."""
    mime = QMimeData()
    if urls:
        mime.setUrls([QUrl(url) for url in urls])
    if html:
        mime.setHtml(html)
    for kind, text in kinds.items():
        mime.setData(FIREFOX[kind], text.encode("utf-16-le"))
    return mime


FIREFOX = {"link": "text/x-moz-url", "promise": "application/x-moz-file-promise-url"}


@pytest.mark.parametrize(
    ("mime", "addresses"),
    [
        (from_browser(IN_A_LINK.format(PAGE, PICTURE.replace("&", "&amp;"))), (ENCODED,)),
        (from_browser(f"<img src='{PICTURE}'>", (PICTURE,)), (ENCODED,)),
        (from_browser("<IMG SRC=/b.png><img src=c.png>"),
         ("https://example.org/b.png", "https://example.org/page/c.png")),
        (from_browser("<base href=https://cdn.example/><img src=b.png>"),
         ("https://cdn.example/b.png",)),
        (from_browser(link=f"{PAGE}\n題", promise=ENCODED), (ENCODED,)),
        (from_browser(IN_A_LINK.format(PAGE, ENCODED), link=f"{PAGE}\n題"), (ENCODED,)),
        (from_browser(urls=(), link=f"{ENCODED}\n夕日.png"), (ENCODED,)),
        (from_browser("<p>文だけ"), (PAGE,)),
        (from_browser("<img src=file:///etc/passwd><img src=javascript:1><img src='//['>"),
         (PAGE,)),
        (from_browser("<img src=blob:https://example.org/1><img src=ftp://example.org/a.png>"),
         (PAGE,)),
        (from_browser(f"<img src={ENCODED}><![何[<img src=https://b.example/>"), (ENCODED,)),
        (from_browser("<img src=/b.png>", ()), ()),
        (from_browser("<img>", ("ftp://example.org/e.png",)), ()),
    ],
)  # fmt: skip
def test_a_picture_inside_of_a_link_is_the_picture(
    mime: QMimeData, addresses: tuple[str, ...]
) -> None:
    """Chrome and Firefox give the link's page beside it; nothing but http and https is taken."""
    assert incoming(mime).addresses == addresses


@pytest.mark.parametrize("kind", FIREFOX.values())
def test_what_firefox_drags_is_let_in(kind: str) -> None:
    """Also where no list of addresses comes along."""
    mime = QMimeData()
    mime.setData(kind, ENCODED.encode("utf-16-le"))
    assert has_picture(mime)


def test_a_bitmap_of_the_clipboard_is_taken(ways_in: WaysIn, core: Core, qtbot: QtBot) -> None:
    """A screenshot on Windows or macOS has no bytes of a file, only pixels."""
    image = QImage(48, 32, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 200, 30))
    mime = QMimeData()
    mime.setImageData(image)
    assert mime.formats() == [QT_IMAGE]
    assert has_picture(mime)
    with qtbot.waitSignal(core.start_picture.taken, timeout=TIMEOUT_MS):
        ways_in.take(mime)
    kept = read_input(core.session.form.picture)
    assert (kept.size, kept.getpixel((5, 5))) == ((48, 32), (10, 200, 30))
    assert not list((cache_dir() / "pasted").iterdir())


@pytest.mark.parametrize(
    ("kind", "suffix"), [("image/gif", "GIF"), ("image/webp", "WEBP"), ("image/png", "PNG")]
)
def test_kinds_of_pictures_that_are_pasted(
    ways_in: WaysIn, core: Core, kind: str, suffix: str, qtbot: QtBot
) -> None:
    """As bytes of their own, or inside of an address."""
    written = BytesIO()
    Image.new("RGB", (20, 10), "navy").save(written, suffix)
    as_bytes, inside = QMimeData(), QMimeData()
    as_bytes.setData(kind, written.getvalue())
    inside.setUrls([QUrl(f"data:{kind};base64,{b64encode(written.getvalue()).decode()}")])
    for mime in (as_bytes, inside):
        core.start_picture.clear()
        assert has_picture(mime)
        with qtbot.waitSignal(core.start_picture.taken, timeout=TIMEOUT_MS):
            ways_in.take(mime)
        assert read_input(core.session.form.picture).size == (20, 10)


@pytest.mark.parametrize("address", ["data:image/svg+xml,<svg/>", "data:image/png;base64,?"])
def test_what_an_address_holds_may_be_no_picture_for_us(
    ways_in: WaysIn, core: Core, address: str
) -> None:
    """It is told as it is: nothing about the network."""
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    ways_in.take(mime)
    assert "この種類の画像" in said(ways_in)
    assert core.session.form.picture == ""


def test_too_many_pictures_are_said_to_be_too_many(
    ways_in: WaysIn, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question names how many of how many are drawn."""
    monkeypatch.setattr(ways_in_module, "MOST_PICTURES", 2)
    begun: list[list[str]] = []
    monkeypatch.setattr(ways_in.series, "begin", begun.append)
    files = [write_picture(picture.with_name(f"{number}.png")) for number in range(3)]
    ways_in.take(dropped(*files))
    assert "3 枚" in said(ways_in)
    assert "2 枚" in said(ways_in)
    ways_in.bar.yes.click()  # type: ignore[attr-defined]
    assert begun == [[str(file) for file in files[:2]]]


def test_questions_go_with_their_picture(
    ways_in: WaysIn, core: Core, picture: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """Nobody is asked about the settings of a picture that another one has followed."""
    path = tmp_path / "20261121-143005-0001-99.png"
    path.write_bytes(encode_png(Image.new("RGB", (96, 64), "red"), RECORD))
    ways_in.bar.say("何か別のこと")  # type: ignore[attr-defined]
    take(core, qtbot, path)
    take(core, qtbot, picture)
    assert said(ways_in) == "何か別のこと"
    ways_in.bar.close_notice()  # type: ignore[attr-defined]
    assert said(ways_in) == ""


def test_what_was_painted_is_offered_back(
    ways_in: WaysIn, core: Core, picture: Path, qtbot: QtBot
) -> None:
    """Another picture takes the place of a painted one: one click undoes that."""
    take(core, qtbot, picture)
    core.start_picture.keep_painted(lambda: (96, 64, bytes(96 * 64)))
    wait(qtbot, lambda: bool(core.session.form.mask))
    before = core.session.form
    take(core, qtbot, write_picture(picture.with_name("b.png"), (64, 64)))
    assert "片づけました" in said(ways_in)
    ways_in.bar.yes.click()  # type: ignore[attr-defined]
    assert core.session.form == before


def test_of_several_addresses_all_hosts_are_named(ways_in: WaysIn, core: Core) -> None:
    """With how many pictures there are; too many are said to be too many, and without words for
    what they shall become nobody is asked.
    """
    mime = QMimeData()
    mime.setUrls([QUrl(f"https://{host}/e.png") for host in ("a.example", "b.example")])
    ways_in.take(mime)
    assert "2 枚" in said(ways_in)
    assert "a.example, b.example" in said(ways_in)
    mime.setUrls([QUrl(f"https://c.example/{number}.png") for number in range(60)])
    ways_in.take(mime)
    assert "60 枚" in said(ways_in)
    assert "50 枚" in said(ways_in)
    core.session.set(prompt="")
    ways_in.take(mime)
    assert "60" in said(ways_in)
    assert "c.example" not in said(ways_in)


def test_what_was_done_to_it_is_said(
    ways_in: WaysIn, core: Core, tmp_path: Path, qtbot: QtBot
) -> None:
    """Of a moving picture the first frame is taken, and that is said."""
    path = tmp_path / "動く.gif"
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue", "lime")]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    take(core, qtbot, path)
    assert "コマ" in said(ways_in)


def test_a_loop_that_ended_is_told(ways_in: WaysIn, core: Core, qtbot: QtBot) -> None:
    """The user hears why there are fewer pictures than rounds; a whole loop needs no words."""
    with qtbot.waitSignal(core.queue.saved, timeout=TIMEOUT_MS) as saved:
        core.draw()
    wait(qtbot, lambda: not core.queue.jobs)
    job, kept = saved.args
    assert said(ways_in) == ""
    core.queue.saved.emit(job, replace(kept, ends_loop=True))
    assert "ぼかし" in said(ways_in)
    job.order = replace(job.order, seeds=(1, 2, 3), loops=4)
    ended = replace(kept, ends_loop=True, record={"batch_index": 1})
    job.saved = [ended, *(replace(kept, record={"batch_index": at}) for at in (4, 5))]
    assert job.rest.seeds == (2, 3)
    job.saved += [replace(kept, record={"batch_index": at}) for at in (6, 7)]
    assert job.rest.seeds == (3,)


@pytest.fixture
def ours(core: Core, tmp_path: Path) -> Path:
    """A copy, under another name, of a picture that the history has."""
    drawn = write_picture(tmp_path / "20261121-143005-0001-99.png")
    drawn.write_bytes(encode_png(Image.new("RGB", (96, 64), "red"), RECORD))
    with open_library() as library:
        add(library, drawn, RECORD)
    return Path(shutil.copy(drawn, tmp_path / "もらった絵.png"))


def test_a_pasted_picture_of_ours_has_its_parent_in_the_history(
    ways_in: WaysIn, core: Core, ours: Path, qtbot: QtBot
) -> None:
    """No file of a moment is its parent or its name."""
    mime = QMimeData()
    mime.setData("image/png", ours.read_bytes())
    with qtbot.waitSignal(core.start_picture.taken, timeout=TIMEOUT_MS):
        ways_in.take(mime)
    assert core.session.form.parent == "20261121-143005-0001-99.png"
    assert said_text(core.start_picture.name) == "貼り付けた画像"
    take(core, qtbot, ours)
    assert core.session.form.parent == "20261121-143005-0001-99.png"
    assert core.start_picture.name == "もらった絵.png"
    mine = replace(RECORD, created="2020-01-01T00:00:00.000+09:00")
    ours.write_bytes(encode_png(Image.new("RGB", (96, 64), "red"), mine))
    take(core, qtbot, ours)
    assert core.session.form.parent == ""  # of another computer


def test_a_fetched_picture_is_called_as_its_address(
    ways_in: WaysIn, core: Core, ours: Path, qtbot: QtBot
) -> None:
    """Not as the file that it lies in for a moment; its parent is that of the history."""
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a/%E5%A4%95%E6%97%A5.png?size=2")])
    ways_in.take(mime)
    ways_in.network._waiting.append(("https://example.org/a/%E5%A4%95%E6%97%A5.png?size=2", False))
    with qtbot.waitSignal(core.start_picture.taken, timeout=TIMEOUT_MS):
        ways_in.network.fetch.fetched.emit(str(ours))
    assert core.start_picture.name == "夕日.png"
    assert core.session.form.parent == "20261121-143005-0001-99.png"


def test_a_series_links_each_parent(
    ways_in: WaysIn, core: Core, ours: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """A copy of a picture of the history by the name that it has there; others have no parent."""
    saved: list[str] = []
    core.queue.saved.connect(lambda job, _: saved.append(job.order.init.parent))
    ways_in.series.begin([str(ours), str(write_picture(tmp_path / "b.png"))])
    wait(qtbot, lambda: len(saved) == 2 and not core.queue.jobs)
    assert saved == ["20261121-143005-0001-99.png", ""]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/a/b.png?c=d", "b.png"),
        ("https://example.org/", "example.org"),
        ("https://example.org/%E7%8C%AB%0A%E2%80%AE.png", "猫.png"),
    ],
)
def test_addresses_name_pictures(url: str, name: str) -> None:
    """The last part, or the host; nothing that cannot be seen."""
    assert name_in(url) == name


def test_its_settings_are_offered(
    ways_in: WaysIn, core: Core, tmp_path: Path, qtbot: QtBot
) -> None:
    """A picture of our own brings its settings, which are taken over when wanted; the start stays
    the picture itself, whatever that one was started from.
    """
    path = tmp_path / "20261121-143005-0001-99.png"
    path.write_bytes(encode_png(Image.new("RGB", (96, 64), "red"), RECORD))
    take(core, qtbot, path)
    form = core.session.form
    assert form.steps == 20
    ways_in.bar.yes.click()  # type: ignore[attr-defined]
    after = core.session.form
    assert (after.prompt, after.steps, after.seed, after.sampler) == (
        "満月の夜の船",
        33,
        99,
        "Euler",
    )
    assert after.picture == form.picture
    assert after.strength == form.strength


def test_a_picture_of_the_window_can_be_the_start(core: Core, picture: Path, qtbot: QtBot) -> None:
    """The menu of results, canvas and history draws from what they show."""
    shown = ShownPicture(str(picture), 1, 1, QSize(96, 64))
    room = QWidget()
    qtbot.addWidget(room)
    menu = PictureMenu(core, shown, None, room)  # type: ignore[arg-type]
    with qtbot.waitSignal(core.start_picture.taken):
        menu.actions()[0].trigger()
    assert core.session.form.parent == picture.name
