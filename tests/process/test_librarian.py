"""The librarian behind frames: a real process with a real library."""

from __future__ import annotations

import dataclasses
import datetime
import io
import itertools
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sdjp.contract.codec import AnyMessage, error_of
from sdjp.contract.errors import (
    IndexDamaged,
    InputFileMissing,
    InputFileUnreadable,
    OriginalGone,
    StorageError,
)
from sdjp.contract.init_image import InitImage
from sdjp.contract.library_messages import (
    Adopt,
    Adopted,
    Discard,
    Inspect,
    Inspected,
    Listed,
    ListedPrompts,
    ListPictures,
    ListPrompts,
    Mark,
    Marked,
    PictureRead,
    ReadPicture,
    RememberPrompt,
    Thumbnail,
    Thumbnailed,
)
from sdjp.contract.messages import Failed, Hello, Translate
from sdjp.contract.request import PictureRecord, Wording
from sdjp.contract.wire import PROTOCOL
from sdjp.provenance.png import encode_png
from sdjp.store import history
from sdjp.store.database import open_library
from sdjp.store.held import hold_back
from sdjp.store.pictures import commit_picture
from tests.process.window import Window

numbers = itertools.count(1)

RECORD = PictureRecord(
    prompt="夕焼けの海に立つ赤い鳥居",
    english="a red torii gate standing in the sea at sunset",
    negative_prompt="",
    negative_english="",
    model="demo",
    model_hash="0123456789",
    sampler="DDIM",
    steps=20,
    guidance_scale=4.0,
    seed=1,
    width=128,
    height=96,
    created="2026-11-21T14:30:05.000+09:00",
    wording=Wording("夕焼けの海に立つ赤い鳥居", style="style-ink"),
)
CAT = dataclasses.replace(
    RECORD,
    prompt="猫",
    english="cat",
    seed=2,
    model="other",
    created="2026-11-21T14:30:06.000+09:00",
)


@dataclass(frozen=True)
class Library:
    """A librarian that has said hello."""

    window: Window
    hello: Hello

    def asked(self, kind: type[AnyMessage], *values: object, **named: object) -> AnyMessage:
        """The one answer to one question."""
        job = f"question {next(numbers)}"
        self.window.say(kind(job, *values, **named))  # type: ignore[arg-type]
        answers = (Adopted, Listed, Thumbnailed, PictureRead, Inspected)
        (answer,) = self.window.answers(job, *answers, Marked, ListedPrompts, Failed)
        return answer

    def listed(self, **wanted: object) -> Listed:
        answer = self.asked(ListPictures, **wanted)
        assert isinstance(answer, Listed), answer
        return answer

    def seeds(self, **wanted: object) -> list[int]:
        return [row["seed"] for row in self.listed(**wanted).rows]

    def row(self, seed: int, **wanted: object) -> dict[str, Any]:
        return next(row for row in self.listed(**wanted).rows if row["seed"] == seed)

    def prompts(self, text: str = "") -> list[tuple[str, int]]:
        answer = self.asked(ListPrompts, text)
        assert isinstance(answer, ListedPrompts), answer
        return [(one["prompt"], one["used"]) for one in answer.prompts]

    def saved(self, record: PictureRecord, name: str) -> Path:
        """A picture in the user's folder that has no row yet."""
        path = self.window.home / "pictures" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        picture = Image.new("RGB", (record.width, record.height), "orange")
        path.write_bytes(encode_png(picture, record))
        return path


@pytest.fixture(scope="module")
def librarian(module_home: Path) -> Iterator[Library]:
    """One librarian for the module."""
    window = Window("librarian", module_home)
    yield Library(window, window.greeting())
    window.end()


@pytest.fixture
def library(librarian: Library) -> Library:
    """The librarian with a new library of two pictures: a torii (seed 1) and a cat (seed 2)."""
    home = librarian.window.home
    for index in (home / "data").glob("index.sqlite3*"):
        index.unlink()
    for folder in (home / "pictures", home / "data" / "trash", home / "cache"):
        shutil.rmtree(folder, ignore_errors=True)
    librarian.saved(RECORD, "鳥居.png")
    librarian.saved(CAT, "猫.png")
    adopted = librarian.asked(Adopt)
    assert isinstance(adopted, Adopted)
    assert (adopted.added, adopted.missing, adopted.quarantined) == (2, 0, "")
    return librarian


def test_a_librarian_says_hello(library: Library) -> None:
    """Protocol and role; neither Qt nor torch nor the translator's engine is loaded."""
    hello = library.hello
    assert (hello.role, hello.protocol) == ("librarian", PROTOCOL)
    heavy = {"torch", "PySide6", "ctranslate2", "transformers", "diffusers"}
    assert not heavy & set(hello.modules)


def test_pictures_are_found_by_reading_and_meaning(library: Library) -> None:
    """とりい finds 鳥居, ねこ and cat find 猫; the filters and the names of models are there."""
    assert library.seeds() == [2, 1]
    assert library.seeds(text="とりい") == [1]
    assert library.seeds(text="ネコ") == library.seeds(text="cat") == [2]
    assert library.seeds(text="うみ とりい") == [1]
    assert library.seeds(text="いぬ") == []
    assert library.seeds(model="demo") == [1]
    assert library.seeds(since="2026-11-22") == []
    assert library.seeds(until="2026-11-21", limit=1) == [2]
    assert library.seeds(before=library.row(2)["id"]) == [1]
    answer = library.listed(limit=1)
    assert (answer.total, answer.models) == (2, ("demo", "other"))


def test_a_row_holds_everything(library: Library) -> None:
    """What the window needs to show and to draw again, as `PictureRecord.to_json()` has it."""
    row = library.row(1)
    path = library.window.home / "pictures" / "鳥居.png"
    assert row["path"] == str(path)
    assert row["record"] == {**RECORD.to_json(), "segments": [], "asked_size": []}
    assert PictureRecord.from_json(row["record"]) == RECORD
    shared = {name: getattr(RECORD, name) for name in ("prompt", "english", "model", "mode")}
    assert {name: row[name] for name in shared} == shared
    marks = ("favourite", "deleted", "missing", "origin")
    assert [row[name] for name in marks] == [False, False, False, ""]


def test_deleting_can_be_undone(library: Library) -> None:
    """The file goes and comes back exactly; meanwhile it is listed and shown as deleted."""
    before = library.row(1)
    path, content = Path(before["path"]), Path(before["path"]).read_bytes()
    library.asked(Mark, (before["id"],), favourite=True)
    assert isinstance(library.asked(Mark, (before["id"],), deleted=True), Marked)
    assert (library.seeds(), library.seeds(deleted=True), path.exists()) == ([2], [1], False)
    gone = library.row(1, deleted=True)
    assert (gone["origin"], gone["deleted"]) == (str(path), True)
    shown = library.asked(Thumbnail, gone["path"], 64)
    assert isinstance(shown, Thumbnailed)
    assert shown.width == 64
    adopted = library.asked(Adopt)
    assert isinstance(adopted, Adopted)
    assert (adopted.added, adopted.missing) == (0, 0)
    assert isinstance(library.asked(Mark, (before["id"],), deleted=False), Marked)
    assert library.row(1) == {**before, "favourite": True}
    assert library.seeds(favourites=True) == [1]
    assert path.read_bytes() == content


def test_deleting_for_good(library: Library) -> None:
    """Only what is in the recycle bin can be deleted for good."""
    row_ids = tuple(row["id"] for row in library.listed().rows)
    library.asked(Discard, row_ids)
    assert library.seeds() == [2, 1]
    library.asked(Mark, row_ids, deleted=True)
    library.asked(Discard, row_ids[:1])
    assert (library.seeds(), library.seeds(deleted=True)) == ([], [1])
    assert list((library.window.home / "pictures").iterdir()) == []


def test_what_was_blurred_is_shown(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """File, row and thumbnail are the original's; one without an original is told, the others are
    shown all the same, and marks stay.
    """
    monkeypatch.setenv("SDJP_HOME", str(library.window.home))
    flagged = dataclasses.replace(RECORD, safety="flagged", seed=7)
    path = library.saved(flagged, "海辺.png")
    hold_back(Image.new("RGB", (128, 96), "blue"), path, flagged)
    library.asked(Adopt)
    row_ids = tuple(row["id"] for row in library.listed().rows)
    library.asked(Mark, row_ids, favourite=True)
    before = library.asked(Thumbnail, str(path), 64)
    answer = library.asked(Mark, row_ids, revealed=True)
    assert isinstance(answer, Failed)
    assert isinstance(error_of(answer), OriginalGone)
    row = library.row(7)
    assert (row["record"]["safety"], row["favourite"]) == ("revealed", True)
    assert library.row(1)["record"]["safety"] == RECORD.safety
    after = library.asked(Thumbnail, str(path), 64)
    assert isinstance(before, Thumbnailed)
    assert isinstance(after, Thumbnailed)
    assert before.body[0] > before.body[2]
    assert after.body[2] > after.body[0]
    assert isinstance(library.asked(Mark, (row["id"],), revealed=True), Failed)


def test_inputs_that_nothing_needs_go(library: Library) -> None:
    """Old ones at the start, and with a picture that is deleted for good what it was made of."""
    home = library.window.home
    old, new, private = ("".join([digit] * 64) for digit in "abc")
    inputs = home / "data" / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    for key in (old, new, private):
        (inputs / f"{key}.png").touch()
    os.utime(inputs / f"{old}.png", (1, 1))
    (home / "data" / "session.json").write_text('{"version": 1, "work": {"form": {}}}')
    created = datetime.datetime.now().astimezone() + datetime.timedelta(seconds=1)
    library.saved(
        dataclasses.replace(
            RECORD, seed=3, mode="img2img", init=InitImage(private), created=created.isoformat()
        ),
        "3.png",
    )
    library.asked(Adopt)
    row_id = library.row(3)["id"]
    assert {path.stem for path in inputs.iterdir()} == {new, private}
    library.asked(Mark, (row_id,), deleted=True)
    library.asked(Discard, (row_id,))
    assert library.seeds() == [2, 1]
    assert {path.stem for path in inputs.iterdir()} == {new}


def test_one_that_fails_stops_no_other(library: Library) -> None:
    """The others are deleted for good, and the error is told."""
    row_ids = tuple(row["id"] for row in library.listed().rows)
    library.asked(Mark, row_ids, deleted=True)
    stubborn = Path(library.row(2, deleted=True)["path"])
    stubborn.unlink()
    stubborn.mkdir()
    answer = library.asked(Discard, row_ids)
    assert isinstance(answer, Failed)
    assert isinstance(error_of(answer), StorageError)
    assert library.seeds(deleted=True) == [2]


def test_thumbnails_never_fail(library: Library) -> None:
    """A picture, then a torn, a foreign and a missing file: width 0, and the librarian goes on."""
    path = Path(library.row(1)["path"])
    first = library.asked(Thumbnail, str(path), 64)
    assert isinstance(first, Thumbnailed)
    assert (first.path, first.width, first.height) == (str(path), 64, 48)
    assert len(first.body) == 64 * 48 * 3
    torn = path.with_name("torn.png")
    torn.write_bytes(path.read_bytes()[:300])
    vector = path.with_name("vector.png")
    vector.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>")
    for bad in (torn, vector, path.with_name("nowhere.png"), path.parent):
        answer = library.asked(Thumbnail, str(bad), 64)
        assert isinstance(answer, Thumbnailed)
        assert (answer.path, answer.width, answer.height, answer.body) == (str(bad), 0, 0, b"")
    assert list((library.window.home / "cache" / "thumbnails").rglob("*.jpg"))


def test_inspecting(library: Library) -> None:
    """Findings and a reduced picture; what cannot be read is a typed error."""
    path = Path(library.row(1)["path"])
    large = library.window.home / "large.png"
    Image.new("RGB", (1280, 320), "blue").save(large)
    found, foreign = (library.asked(Inspect, str(one)) for one in (path, large))
    assert isinstance(found, Inspected)
    assert (found.findings["tool"], found.findings["settings"]["seed"]) == ("SDJP", 1)
    assert (found.width, found.height, len(found.body)) == (128, 96, 128 * 96 * 3)
    assert isinstance(foreign, Inspected)
    assert (foreign.findings["tool"], foreign.width, foreign.height) == ("", 640, 160)
    torn = path.with_name("torn.png")
    torn.write_bytes(path.read_bytes()[:300])
    for bad, kind in ((torn, InputFileUnreadable), (path.with_name("no"), InputFileMissing)):
        answer = library.asked(Inspect, str(bad))
        assert isinstance(answer, Failed)
        assert isinstance(error_of(answer), kind)


def test_prompts_are_remembered(library: Library) -> None:
    """Each once, searched by reading and meaning, and not deleted with pictures."""
    for prompt in ("赤い鳥居", "猫", "赤い鳥居"):
        assert isinstance(library.asked(RememberPrompt, prompt), Marked)
    row_ids = tuple(row["id"] for row in library.listed().rows)
    library.asked(Mark, row_ids, deleted=True)
    library.asked(Discard, row_ids)
    assert library.prompts() == [("赤い鳥居", 2), ("猫", 1)]
    assert library.prompts("とりい") == [("赤い鳥居", 2)]
    assert library.prompts("cat") == [("猫", 1)]


def test_a_new_word_of_the_user_is_found_at_once(library: Library) -> None:
    """The user's glossary is read again when it changes."""
    assert library.seeds(text="にゃんこ") == []
    glossary = library.window.home / "data" / "glossary.tsv"
    glossary.write_text("にゃんこ\tにゃんこ\tcat\tanimal\n", encoding="utf-8")
    assert library.seeds(text="にゃんこ") == [2]
    glossary.unlink()


def test_pictures_of_another_process_are_seen(library: Library, sdjp_home: Path) -> None:
    """A row that the painter adds is in the next answer."""
    index = library.window.home / "data" / "index.sqlite3"
    with open_library(index) as other:
        picture = Image.new("RGB", (64, 64))
        record = dataclasses.replace(RECORD, seed=9)
        commit_picture(other, picture, record, folder=sdjp_home, watermark=False, index_text="x")
    assert library.seeds() == [9, 2, 1]
    with open_library(index) as other:
        history.set_favourite(other, library.row(9)["id"], True)
    assert library.seeds(favourites=True) == [9]


def test_a_damaged_index_is_made_again(library: Library) -> None:
    """Before, each answer is a typed error; `Adopt` puts the damage aside and finds everything."""
    index = library.window.home / "data" / "index.sqlite3"
    assert library.seeds()  # what it learns after an answer is learned by now
    for part in index.parent.glob("index.sqlite3*"):
        part.unlink()
    index.write_bytes(b"no database" * 1000)
    answer = library.asked(ListPictures)
    assert isinstance(answer, Failed)
    assert isinstance(error_of(answer), IndexDamaged)
    adopted = library.asked(Adopt)
    assert isinstance(adopted, Adopted)
    assert (adopted.added, Path(adopted.quarantined).read_bytes()) == (2, b"no database" * 1000)
    assert library.seeds(text="とりい") == [1]


def test_an_index_that_was_replaced_is_opened_again(library: Library) -> None:
    """After `sdjp rebuild` in a terminal, the librarian reads the new file."""
    index = library.window.home / "data" / "index.sqlite3"
    for part in sorted(index.parent.glob("index.sqlite3*"), reverse=True):
        part.rename(part.with_name(f"old-{part.name}"))
    assert library.seeds() == []
    assert isinstance(library.asked(Adopt), Adopted)
    assert library.seeds() == [2, 1]


def test_a_question_for_somebody_else_fails(library: Library) -> None:
    """It is answered, and the librarian goes on."""
    library.window.expected_log.append("not for a librarian")
    library.window.expected_log.append("job question")
    assert isinstance(library.asked(Translate, "猫"), Failed)
    assert library.seeds() == [2, 1]


def test_five_thousand_pictures_are_listed_quickly(library: Library) -> None:
    """The first page with its records crosses the pipe in well under a second."""
    index = library.window.home / "data" / "index.sqlite3"
    with open_library(index) as other:
        history.add_all(
            other,
            [
                (Path(f"/絵/{number}.png"), RECORD, f" 鳥居 とりい {number} ")
                for number in range(5_000)
            ],
        )
    best = 10.0
    for text in ("", "とりい"):
        for _ in range(3):
            before = time.perf_counter()
            answer = library.listed(text=text)
            best = min(best, time.perf_counter() - before)
            assert (len(answer.rows), answer.total) == (100, 5_001 if text else 5_002)
    assert best < 0.5


def test_a_whole_picture_is_read(library: Library) -> None:
    """In full size and without loss, as pixels or as the file; what is torn is a typed error."""
    large = library.window.home / "large.png"
    picture = Image.linear_gradient("L").resize((1500, 1030)).convert("RGB")
    picture.save(large)
    photo = large.with_suffix(".jpg")
    picture.save(photo)
    as_rows = library.asked(ReadPicture, str(large))
    as_file = library.asked(ReadPicture, str(large), True)
    as_new_file = library.asked(ReadPicture, str(photo), True)
    for read in (as_rows, as_file, as_new_file):
        assert isinstance(read, PictureRead)
        assert (read.width, read.height) == (1500, 1030)
    assert isinstance(as_rows, PictureRead)
    assert isinstance(as_file, PictureRead)
    assert isinstance(as_new_file, PictureRead)
    assert as_rows.body == picture.tobytes()
    assert as_file.body == large.read_bytes()
    with Image.open(io.BytesIO(as_new_file.body)) as opened, Image.open(photo) as original:
        assert opened.format == "PNG"
        assert opened.tobytes() == original.tobytes()
    large.write_bytes(large.read_bytes()[:-40])
    for as_png in (True, False):
        answer = library.asked(ReadPicture, str(large), as_png)
        assert isinstance(answer, Failed)
        assert isinstance(error_of(answer), InputFileUnreadable)
