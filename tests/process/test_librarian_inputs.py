"""Pictures from outside in a real librarian: the whole zoo, what is dropped, masks, and back."""

from __future__ import annotations

import dataclasses
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdjp.contract.codec import AnyMessage, error_of
from sdjp.contract.errors import (
    InputFileMissing,
    InputFileUnreadable,
    InputNoPicture,
    InvalidValue,
)
from sdjp.contract.library_messages import (
    InputRead,
    KeepMask,
    MaskKept,
    ReadInput,
    ReadMask,
    TakeIn,
    TakenIn,
)
from sdjp.contract.messages import Failed
from sdjp.provenance.iptc import COMPOSITE
from sdjp.provenance.png import encode_png
from tests.process.test_librarian import RECORD
from tests.process.window import Window
from tests.zoo.pictures import SPECIMENS
from tests.zoo.refused import REFUSED
from tests.zoo.specimen import BLUE, RED, flag, with_hole

numbers = itertools.count(1)


@pytest.fixture(scope="module")
def window(module_home: Path) -> Iterator[Window]:
    """One librarian for the module."""
    window = Window("librarian", module_home)
    assert "pi_heif" not in window.greeting().modules
    yield window
    window.end()


def asked(window: Window, question: AnyMessage) -> AnyMessage:
    """The one answer to one question."""
    window.say(question)
    kinds = (TakenIn, MaskKept, InputRead, Failed)
    (answer,) = window.answers(question.job, *kinds)  # type: ignore[union-attr]
    return answer


def taken(window: Window, path: Path, parent: str = "") -> TakenIn:
    """The answer for a file that can be taken in."""
    answer = asked(window, TakeIn(f"take {next(numbers)}", str(path), parent))
    assert isinstance(answer, TakenIn), answer
    return answer


def shown(answer: TakenIn | InputRead) -> Image.Image:
    """The pixels of an answer."""
    mode = "RGBA" if answer.has_alpha else "RGB"
    return Image.frombytes(mode, (answer.shown_width, answer.shown_height), answer.body)


def test_the_whole_zoo_comes_in(window: Window, tmp_path: Path) -> None:
    """Each file as specified, under Japanese and full-width names with spaces."""
    folder = tmp_path / "ダウンロード　（コピー） 1"
    folder.mkdir()
    for specimen in SPECIMENS:
        path = folder / specimen.name
        path.write_bytes(specimen.make())
        answer = taken(window, path)
        found = (answer.path, answer.width, answer.height, answer.notes, answer.has_alpha)
        assert found == (str(path), *specimen.size, specimen.told, specimen.mode == "RGBA")
        assert answer.findings == {}
        if max(specimen.size) <= 4096:
            assert (answer.shown_width, answer.shown_height) == specimen.size
            for place, expected in specimen.pixels.items():
                seen = np.array(shown(answer).getpixel(place))
                wanted = np.array(expected)
                assert (np.abs(seen - wanted)[wanted >= 0] <= specimen.tolerance).all()


def test_what_is_refused_is_told_and_the_librarian_goes_on(window: Window, tmp_path: Path) -> None:
    """Every broken file of the zoo, pipes and folders: typed errors, nothing kept, no death."""
    kept = set((window.home / "data" / "inputs").glob("*"))
    for refused in REFUSED:
        path = tmp_path / refused.name
        path.write_bytes(refused.make())
        answer = asked(window, TakeIn(refused.name, str(path)))
        assert isinstance(answer, Failed), refused.name
        error = error_of(answer)
        assert type(error) is refused.error
        assert error.context == {"path": str(path), "reason": refused.reason}
    paths = [tmp_path]
    if os.name != "nt":
        os.mkfifo(tmp_path / "pipe.png")
        paths += [tmp_path / "pipe.png", Path("/dev/zero")]
    for path in paths:
        answer = asked(window, TakeIn("no file", str(path)))
        assert isinstance(answer, Failed)
        assert isinstance(error_of(answer), InputFileUnreadable)
    answer = asked(window, TakeIn("nowhere", str(tmp_path / "無い.png")))
    assert isinstance(answer, Failed)
    assert isinstance(error_of(answer), InputFileMissing)
    assert set((window.home / "data" / "inputs").glob("*")) == kept


def test_a_picture_of_ours_offers_its_settings(window: Window, tmp_path: Path) -> None:
    """What was drawn here, and what another tool drew, say how; so does a picture of a picture."""
    ours = tmp_path / "鳥居.png"
    ours.write_bytes(encode_png(flag(), RECORD))
    answer = taken(window, ours, "20261121-143005-0001-1.png")
    assert (answer.findings["tool"], answer.findings["settings"]["seed"]) == ("SDJP", 1)
    assert answer.findings["path"] == str(ours)
    assert answer.parent == "20261121-143005-0001-1.png"
    photo = tmp_path / "web ui.jpg"
    text = "a red torii\nNegative prompt: bad\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5"
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + text.encode("utf-16-be")
    flag().save(photo, exif=exif)
    foreign = taken(window, photo).findings
    assert (foreign["tool"], foreign["settings"]["seed"]) == ("AUTOMATIC1111", 5)
    assert foreign["watermark"]["found"] is False
    ours.write_bytes(encode_png(flag(), dataclasses.replace(RECORD, mode="img2img")))
    assert taken(window, ours).findings["digital_source_type"] == COMPOSITE


def test_a_large_picture_is_shown_smaller(window: Window, tmp_path: Path) -> None:
    """The input keeps its size; what is shown fits 4096 × 4096, and comes back the same."""
    path = tmp_path / "横長.png"
    Image.new("RGB", (8192, 1024), RED).save(path)
    answer = taken(window, path)
    assert (answer.width, answer.height) == (8192, 1024)
    assert (answer.shown_width, answer.shown_height) == (4096, 512)
    again = asked(window, ReadInput("again", answer.id))
    assert isinstance(again, InputRead)
    assert (again.width, again.height, again.has_alpha, again.is_mask) == (8192, 1024, False, False)
    assert again.body == answer.body
    assert shown(again).getcolors() == [(4096 * 512, RED)]


def test_transparency_is_kept(window: Window, tmp_path: Path) -> None:
    """In what is shown and in the input."""
    path = tmp_path / "透明.png"
    with_hole().save(path)
    answer = taken(window, path)
    again = asked(window, ReadInput("again", answer.id))
    assert isinstance(again, InputRead)
    for one in (answer, again):
        assert one.has_alpha
        assert [shown(one).getpixel(at) for at in ((4, 4), (40, 4))] == [(0, 0, 0, 0), (*BLUE, 255)]


def test_a_mask_is_kept_and_read(window: Window) -> None:
    """Byte for byte, once, and in full size; what is no mask is a typed error."""
    rows = np.random.default_rng(2).integers(0, 256, (3, 5000), dtype=np.uint8).tobytes()
    first, second = (asked(window, KeepMask(job, 5000, 3, rows)) for job in ("a", "b"))
    assert isinstance(first, MaskKept)
    assert isinstance(second, MaskKept)
    assert first.id == second.id
    again = asked(window, ReadInput("again", first.id))
    assert isinstance(again, InputRead)
    assert again == InputRead("again", first.id, 5000, 3, 5000, 3, False, rows, is_mask=True)
    for width, height in ((5000, 4), (0, 0), (-5000, -3), (3, 0)):
        answer = asked(window, KeepMask("bad", width, height, rows))
        assert isinstance(answer, Failed)
        assert isinstance(error_of(answer), InvalidValue)


@pytest.mark.parametrize("mode", ["1", "L", "I;16", "P", "LA", "RGB", "RGBA", "JPEG"])
def test_any_picture_is_a_mask(window: Window, tmp_path: Path, mode: str) -> None:
    """White on black, or white on nothing, as other programs save it; made as large as asked."""
    drawn = Image.new("L", (60, 40), 0)
    drawn.paste(255, (0, 0, 30, 40))
    path = tmp_path / f"マスク.{'jpg' if mode == 'JPEG' else 'png'}"
    if mode == "I;16":
        Image.fromarray(np.asarray(drawn, dtype=np.uint16) * 257).save(path)
    elif mode in ("LA", "RGBA"):
        white = Image.new("L", drawn.size, 255)
        Image.merge(mode, [white] * (len(mode) - 1) + [drawn]).save(path)
    else:
        drawn.convert("L" if mode == "JPEG" else mode).save(path)
    answer = asked(window, ReadMask("read", str(path), 60, 40))
    assert isinstance(answer, InputRead)
    levels = np.frombuffer(answer.body, np.uint8).reshape(40, 60).astype(int)
    assert np.abs(levels - np.asarray(drawn, dtype=int)).max() <= (8 if mode == "JPEG" else 0)
    larger = asked(window, ReadMask("larger", str(path), 120, 80))
    assert isinstance(larger, InputRead)
    assert (larger.width, larger.height) == (60, 40)
    across = np.frombuffer(larger.body, np.uint8).reshape(80, 120)[40]
    assert across[:55].min() >= 247
    assert across[65:].max() <= 8


def test_what_is_no_mask_is_a_typed_error(window: Window, tmp_path: Path) -> None:
    """Text, a folder, a pipe that nobody writes to, a file that is not there, an absurd size."""
    text = tmp_path / "x.png"
    text.write_text("<svg/>", encoding="utf-8")
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    places = {text: InputNoPicture, pipe: InputFileUnreadable, tmp_path: InputFileUnreadable,
              tmp_path / "nothing": InputFileMissing}  # fmt: skip
    for place, kind in places.items():
        answer = asked(window, ReadMask("bad", str(place), 8, 8))
        assert isinstance(answer, Failed)
        assert type(error_of(answer)) is kind
    for size in ((0, 8), (-1, -1), (1 << 20, 1 << 20)):
        answer = asked(window, ReadMask("bad", str(text), *size))
        assert isinstance(answer, Failed)
        assert isinstance(error_of(answer), InvalidValue)


def test_a_lost_input_is_a_typed_error(window: Window, tmp_path: Path) -> None:
    """Gone, damaged, or no id at all."""
    path = tmp_path / "a.png"
    Image.new("RGB", (7, 5), BLUE).save(path)
    key = taken(window, path).id
    file = window.home / "data" / "inputs" / f"{key}.png"
    file.write_bytes(file.read_bytes()[:50])
    wanted = [(key, InputFileUnreadable), ("f" * 64, InputFileMissing), ("../x", InputFileMissing)]
    for one, kind in wanted:
        answer = asked(window, ReadInput("lost", one))
        assert isinstance(answer, Failed)
        assert type(error_of(answer)) is kind
    assert taken(window, path).id == key
    assert isinstance(asked(window, ReadInput("found", key)), InputRead)
