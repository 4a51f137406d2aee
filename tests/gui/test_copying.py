"""A whole picture goes from its file to the clipboard, whatever its size, and nothing waits."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QSize, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.base.system import worker_command
from sdjp.contract.errors import InputFileMissing, InputFileUnreadable
from sdjp.ui.pictures import copying
from sdjp.ui.pictures.copying import PictureCopy
from sdjp.ui.pictures.kept_picture import ShownPicture
from tests.gui.conftest import NewCore

TIMEOUT_MS = 60_000


@pytest.fixture(autouse=True)
def _clipboard() -> Iterator[None]:
    """An empty clipboard before and after."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def librarian_core(new_core: NewCore, qtbot: QtBot) -> Core:
    """A core with the real librarian."""
    core = new_core(librarian=worker_command("librarian"))
    core.start()
    qtbot.waitUntil(lambda: core.librarian.hello is not None, timeout=TIMEOUT_MS)
    return core


def noise(path: Path, width: int, height: int) -> Image.Image:
    """A picture that no lossy format keeps, in a file."""
    random.seed(width)
    picture = Image.frombytes("RGB", (width, height), random.randbytes(width * height * 3))
    picture.save(path, compress_level=1)
    return picture


def shown(path: Path) -> ShownPicture:
    return ShownPicture(str(path), 1, 1, QSize(8, 8))


def mime() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def test_the_file_itself_is_copied(
    librarian_core: Core, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where others ask for a PNG, its bytes, in pieces, and the file for those who want that."""
    monkeypatch.setattr(copying, "TAKES_PIXELS", False)
    path = tmp_path / "絵 の 1.png"
    noise(path, 1500, 1100)
    copy = PictureCopy(librarian_core)
    with qtbot.waitSignal(copy.copied, timeout=TIMEOUT_MS):
        copy.copy(shown(path))
    assert path.stat().st_size > 4 * copying.AT_ONCE_BYTES
    assert bytes(mime().data("image/png").data()) == path.read_bytes()
    assert mime().urls() == [QUrl.fromLocalFile(str(path))]


@pytest.mark.parametrize("size", [(63, 5), (1501, 1100), (8, 1), (400_000, 4)])
def test_every_pixel_is_copied(
    librarian_core: Core,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    """Also those of rows that Qt pads, and of single rows longer than a piece."""
    monkeypatch.setattr(copying, "TAKES_PIXELS", True)
    path = tmp_path / "絵.png"
    picture = noise(path, *size)
    copy = PictureCopy(librarian_core)
    with qtbot.waitSignal(copy.copied, timeout=TIMEOUT_MS):
        copy.copy(shown(path))
    image: QImage = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_RGB888)
    assert (image.width(), image.height()) == size
    rows = bytes(image.constBits())
    step, row = image.bytesPerLine(), size[0] * 3
    assert b"".join(rows[y * step : y * step + row] for y in range(size[1])) == picture.tobytes()


def test_what_cannot_be_read_is_told(librarian_core: Core, qtbot: QtBot, tmp_path: Path) -> None:
    """The clipboard stays as it was; the next picture is copied again."""
    QGuiApplication.clipboard().setText("前のもの")
    whole, torn = tmp_path / "whole.png", tmp_path / "torn.png"
    noise(whole, 64, 64)
    torn.write_bytes(whole.read_bytes()[:-300])
    copy = PictureCopy(librarian_core)
    for path, kind in ((tmp_path / "no.png", InputFileMissing), (torn, InputFileUnreadable)):
        with qtbot.waitSignal(librarian_core.failed, timeout=TIMEOUT_MS) as told:
            copy.copy(shown(path))
        assert isinstance(told.args[0], kind)
        assert QGuiApplication.clipboard().text() == "前のもの"
    with qtbot.waitSignal(copy.copied, timeout=TIMEOUT_MS):
        copy.copy(shown(whole))


def test_the_last_one_asked_for_wins(
    librarian_core: Core, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that comes after the next question is dropped, half-copied or not."""
    monkeypatch.setattr(copying, "AT_ONCE_BYTES", 100)
    first, second = tmp_path / "1.png", tmp_path / "2.png"
    noise(first, 1500, 1500)
    noise(second, 64, 64)
    copy = PictureCopy(librarian_core)
    ends: list[list[QUrl]] = []
    copy.copied.connect(lambda: ends.append(mime().urls()))
    copy.copy(shown(first))
    qtbot.waitUntil(lambda: copy._done > 0, timeout=TIMEOUT_MS)
    copy.copy(shown(second))
    qtbot.waitUntil(lambda: bool(ends), timeout=TIMEOUT_MS)
    assert ends == [[QUrl.fromLocalFile(str(second))]]


@pytest.mark.parametrize("takes_pixels", [True, False])
def test_the_event_loop_goes_on_between_the_pieces(
    librarian_core: Core,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    takes_pixels: bool,
) -> None:
    """A picture of 4096 × 4096 is never taken in one go."""
    monkeypatch.setattr(copying, "TAKES_PIXELS", takes_pixels)
    path = tmp_path / "large.png"
    noise(path, 4096, 4096)
    copy = PictureCopy(librarian_core)
    beats: list[float] = []
    pulse = QTimer(copy, interval=0)
    pulse.timeout.connect(lambda: beats.append(time.perf_counter()))
    copy.copy(shown(path))
    qtbot.waitUntil(lambda: copy._read is not None, timeout=TIMEOUT_MS)
    pulse.start()
    with qtbot.waitSignal(copy.copied, timeout=TIMEOUT_MS):
        pass
    assert len(beats) >= 20
