"""確認: real files through the real librarian; ways in, several files, taking settings over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.base.system import worker_command
from sdjp.contract.library_messages import Inspect, Inspected
from sdjp.contract.messages import Loaded
from sdjp.contract.request import PictureRecord
from sdjp.store.pictures import commit_picture
from sdjp.ui.check.panel import CheckPanel
from sdjp.ui.controls import file_dialogs
from tests.gui.conftest import TIMEOUT_MS, NewCore
from tests.gui.stub_library import StubLibrary
from tests.gui.test_check_findings import findings

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole

A1111 = (
    "a cat <b>under</b> cherry blossoms\nNegative prompt: blurry\n"
    "Steps: 28, Sampler: Euler a, CFG scale: 7, Seed: 123, Size: 512x768, Model: anything"
)


def picture() -> Image.Image:
    """A picture with something in it."""
    rng = np.random.default_rng(3)
    small = rng.integers(40, 215, (8, 8, 3), np.uint8)
    return Image.fromarray(small).resize((256, 256), Image.Resampling.BICUBIC)


def own_picture(folder: Path) -> Path:
    """A picture that SDJP kept."""
    record = PictureRecord(
        prompt="赤い鳥居", english="red torii", negative_prompt="文字", negative_english="text",
        model="水彩", model_hash="0123456789", sampler="Euler a", steps=12, guidance_scale=4.5,
        seed=77, width=256, height=256, created="2026-11-21T14:30:00.000+09:00",
        segments=({"ja": "鳥居", "en": "shrine gate", "source": "user", "doubts": []},),
    )  # fmt: skip
    return commit_picture(None, picture(), record, folder=folder).path


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """One file of each kind, under a Japanese name with blanks."""
    folder = tmp_path / "見本 の 画像"
    folder.mkdir()
    info = PngImagePlugin.PngInfo()
    info.add_text("parameters", A1111)
    foreign = folder / "外の <i>絵</i>".replace("/", "／")
    picture().save(foreign, "PNG", pnginfo=info)
    plain = folder / "写真.jpg"
    picture().save(plain)
    text = folder / "文字.png"
    text.write_text("これは画像ではありません", encoding="utf-8")
    torn = folder / "途中まで.png"
    torn.write_bytes(foreign.read_bytes()[:3000])
    made = {"own": own_picture(folder), "a1111": foreign, "plain": plain}
    made |= {"text": text, "torn": torn, "missing": folder / "ない.png"}
    return {name: str(path) for name, path in made.items()}


def with_model(core: Core) -> Core:
    """`core` with a model in use, without a painter process."""
    core.model_in_use.loaded = Loaded("", "", "デモ", 8, 512, 7.5, True, ("DDIM", "Euler a"), "cpu")
    return core


@pytest.fixture
def panel(new_core: NewCore, qtbot: QtBot) -> CheckPanel:
    """A panel with a real librarian and no other process."""
    core = with_model(new_core(librarian=worker_command("librarian")))
    core.librarian.start()
    return shown(CheckPanel(core), qtbot)


@pytest.fixture
def library() -> StubLibrary:
    """A librarian that answers when told."""
    return StubLibrary(0)


@pytest.fixture
def stubbed(new_core: NewCore, library: StubLibrary, qtbot: QtBot) -> CheckPanel:
    """A panel on `library`."""
    core = with_model(new_core())
    core.library = library  # type: ignore[assignment]
    return shown(CheckPanel(core), qtbot)


def shown(panel: CheckPanel, qtbot: QtBot) -> CheckPanel:
    """The panel at 340 × 700 pixels."""
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture(autouse=True)
def _clipboard() -> Iterator[None]:
    """An empty clipboard before and after."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def answer(library: StubLibrary, **values: object) -> Inspect:
    """Answer the question that waits; returns it."""
    (question,) = library.waiting
    found = Inspected(question.job, question.path, findings(**values), 2, 2, bytes(12))
    library._give_one(question, found)
    assert isinstance(question, Inspect)
    return question


def drop(panel: CheckPanel, mime: QMimeData) -> None:
    """Drag over the panel and let go."""
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(50, 50), actions, mime, left, none))
    QApplication.sendEvent(panel, QDropEvent(QPointF(50, 50), actions, mime, left, none))


def urls(*addresses: str) -> QMimeData:
    """What a file manager or a browser drags."""
    mime = QMimeData()
    mime.setUrls([QUrl(one) if "://" in one else QUrl.fromLocalFile(one) for one in addresses])
    return mime


def test_every_kind_of_file_is_answered(
    panel: CheckPanel, files: dict[str, str], qtbot: QtBot
) -> None:
    """Our own, A1111's, a plain photo, text, a torn file and none at all, dropped at once."""
    drop(panel, urls(*files.values()))
    qtbot.waitUntil(
        lambda: all(one.found or one.error for one in panel.files), timeout=4 * TIMEOUT_MS
    )
    assert panel.list.count() == 6
    report, kinds = panel.report, dict(zip(files, range(6), strict=True))

    panel.list.setCurrentRow(kinds["own"])
    assert report.verdict.sentence.text() == "AIの絵と記録されています"
    assert [line.sentence.text() for line in report.lines] == [
        "電子透かしがあります",
        "AIが作った画像",
        "SDJPで描かれています",
    ]
    assert report.sheet.text_of("プロンプト") == "赤い鳥居"
    assert report.sheet.text_of("シード") == "77"
    assert not report.picture.pixmap().isNull()

    panel.list.setCurrentRow(kinds["a1111"])
    assert report.lines[2].sentence.text().startswith("AUTOMATIC1111")
    assert report.sheet.text_of("プロンプト") == "a cat <b>under</b> cherry blossoms"
    report.raw_fold.click()
    assert report.raw.isVisible()
    assert A1111 in report.raw.toPlainText()
    report.copy_raw.click()
    assert A1111 in QGuiApplication.clipboard().text()

    panel.list.setCurrentRow(kinds["plain"])
    assert report.verdict.sentence.text() == "作られ方の記録は見つかりません"
    assert not report.use.isVisible()
    assert not report.raw_fold.isVisible()

    for name, word in (("text", "画像ではありません"), ("torn", "壊れています")):
        panel.list.setCurrentRow(kinds[name])
        assert not report.isVisible()
        assert panel.problem.isVisible()
        assert word in panel.problem.text()
        assert panel.problem.text().count("\n") == 2
    panel.list.setCurrentRow(kinds["missing"])
    assert "見つかりません" in panel.problem.text()

    spoken = [panel.list.item(row).data(ACCESSIBLE) for row in range(6)]
    for name, words in (
        ("own", "AIの絵と記録されています"),
        ("plain", "作られ方の記録は見つかりません"),
        ("missing", "見つかりません"),
    ):
        assert Path(files[name]).name in spoken[kinds[name]]
        assert words in spoken[kinds[name]]


def test_our_own_settings_come_back_whole(
    panel: CheckPanel, files: dict[str, str], qtbot: QtBot
) -> None:
    """All of them, pinned words too; the other model is named."""
    panel.check_files([files["own"]])
    qtbot.waitUntil(panel.report.isVisible, timeout=2 * TIMEOUT_MS)
    with qtbot.waitSignal(panel.settings_wanted) as told:
        panel.report.use.click()
    form = panel._core.session.form
    assert (form.prompt, form.negative_prompt) == ("赤い鳥居", "文字")
    assert (form.seed, form.steps, form.sampler, form.guidance_scale) == (77, 12, "Euler a", 4.5)
    assert form.pins == {"鳥居": "shrine gate"}
    assert told.args[0]["prompt"] == "赤い鳥居"
    assert "「水彩」" in panel.report.answer.text()


def test_foreign_settings_are_taken_as_far_as_they_fit(
    stubbed: CheckPanel, library: StubLibrary, qtbot: QtBot
) -> None:
    """What cannot be had here is told, the rest is in the form."""
    stubbed.check_files(["/外の絵.png"])
    answer(library, tool="ComfyUI", settings={"prompt": "a cat", "steps": 9, "sampler": "ipndm"})
    with qtbot.waitSignal(stubbed.settings_wanted):
        stubbed.report.use.click()
    form = stubbed._core.session.form
    assert (form.prompt, form.steps, form.sampler) == ("a cat", 9, "DDIM")
    assert "「ipndm」" in stubbed.report.answer.text()


def test_files_are_read_one_after_the_other(stubbed: CheckPanel, library: StubLibrary) -> None:
    """One question at a time; what the user looks at comes next; new files replace the old."""
    stubbed.check_files(["/1.png", "/2.png", "/3.png"])
    assert stubbed.progress.isVisible()
    assert stubbed.list.isVisible()
    stubbed.list.setCurrentRow(2)
    assert answer(library).path == "/1.png"
    assert answer(library).path == "/3.png"
    assert stubbed.report.name.toPlainText().startswith("3.png")
    assert [one.path for one in library.waiting] == ["/2.png"]
    stubbed.check_files(["/4.png"])
    assert [one.path for one in library.waiting] == ["/4.png"]
    assert stubbed.list.isHidden()


def test_a_file_that_kills_the_librarian_can_be_tried_again(
    stubbed: CheckPanel, library: StubLibrary
) -> None:
    """The three sentences stand in place, the next file is read, and a button tries again."""
    stubbed.check_files(["/bad.png", "/good.png"])
    question = library.waiting[0]
    library.fail("WorkerDied", worker="librarian", outcome="SIGKILL")
    assert stubbed.problem.isVisible()
    assert answer(library).path == "/good.png"
    stubbed.again.click()
    assert [one.path for one in library.waiting] == [question.path]


def test_nothing_is_fetched_from_the_web(stubbed: CheckPanel, library: StubLibrary) -> None:
    """A dragged web address is declined with a sentence, and nobody is asked."""
    drop(stubbed, urls("https://example.com/picture.png"))
    assert "インターネットにつなぎません" in stubbed.note.text()
    assert not library.questions
    assert stubbed.area.hint.isVisible()


def test_pasted_pictures_are_read_undecoded(
    stubbed: CheckPanel, library: StubLibrary, tmp_path: Path
) -> None:
    """The clipboard's bytes reach the librarian as they are, and leave nothing behind."""
    content = b"\x89PNG not really <svg onload='x'/>"
    mime = QMimeData()
    mime.setData("image/png", content)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(stubbed, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    path = Path(library.waiting[0].path)
    assert path.read_bytes() == content
    answer(library)
    assert not path.exists()
    assert stubbed.report.name.toPlainText().startswith("貼り付けた画像")


def test_pasted_files_are_read_where_they_are(stubbed: CheckPanel, library: StubLibrary) -> None:
    """Files copied in a file manager are read, not copied."""
    QGuiApplication.clipboard().setMimeData(urls("/絵 の 1.png"))
    stubbed.area.paste_button.click()
    assert library.waiting[0].path == "/絵 の 1.png"


def test_an_empty_clipboard_is_told(stubbed: CheckPanel, library: StubLibrary) -> None:
    """Pasting without a picture says so."""
    QGuiApplication.clipboard().setText("ただの文字")
    stubbed.area.paste_button.click()
    assert stubbed.note.text() == "貼り付けられる画像がありません。"
    assert not library.questions


def test_chosen_files_are_read(
    stubbed: CheckPanel, library: StubLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The button opens the file dialog; giving up there changes nothing."""
    answers: list[list[str]] = [[], ["/a.png"]]
    monkeypatch.setattr(file_dialogs, "asked", lambda _: answers.pop(0))
    stubbed.area.open_button.click()
    assert not library.questions
    QTest.keyClick(stubbed, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert library.waiting[0].path == "/a.png"


def test_names_and_metadata_are_never_markup(stubbed: CheckPanel, library: StubLibrary) -> None:
    """What others wrote is shown with its signs."""
    stubbed.check_files(["/<b>x.png"])
    answer(library, tool="<u>tool</u>", settings={"prompt": "<h1>", "model": "<img src=x>"})
    report = stubbed.report
    assert report.name.toPlainText().startswith("<b>x.png")
    assert report.sheet.text_of("プロンプト") == "<h1>"
    assert report.sheet.text_of("モデル") == "<img src=x>"
    labels = [report.verdict.sentence, *(line.sentence for line in report.lines), stubbed.problem]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert "<u>tool</u>" in report.lines[2].sentence.text()
