"""A zoo of files from outside: each comes in as specified, or is refused with a typed error."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from PIL import Image

from sdjp.base.language import catalogue, error_text
from sdjp.contract.errors import (
    InputFileMissing,
    InputFileUnreadable,
    InputNoPicture,
    InputTooLarge,
)
from sdjp.provenance import opening
from sdjp.provenance.intake import NOTES, take_in
from sdjp.provenance.kinds import MAX_READS
from sdjp.provenance.reading import read_picture
from tests.zoo.pictures import SPECIMENS
from tests.zoo.refused import REFUSED, Refused
from tests.zoo.specimen import Specimen, flag
from tests.zoo.writers import saved


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.name)
def test_a_picture_comes_in_as_specified(specimen: Specimen, tmp_path: Path) -> None:
    """Size, mode, colours, transparency and notes, whatever the kind and the name of the file."""
    path = tmp_path / specimen.name
    path.write_bytes(specimen.make())
    taken = take_in(path)
    picture = taken.picture
    assert (picture.size, picture.mode, taken.notes) == (
        specimen.size,
        specimen.mode,
        specimen.told,
    )
    assert type(picture) is Image.Image
    assert picture.info == {}
    assert set(taken.notes) <= set(NOTES)
    for place, expected in specimen.pixels.items():
        found = picture.getpixel(place)
        assert isinstance(found, tuple)
        assert all(
            level < 0 or abs(level - seen) <= specimen.tolerance
            for level, seen in zip(expected, found, strict=True)
        ), (place, found, expected)


@pytest.mark.parametrize("refused", REFUSED, ids=lambda refused: refused.name)
def test_what_is_no_sound_picture_is_refused(refused: Refused, tmp_path: Path) -> None:
    """With an error of its kind and a reason that has Japanese words."""
    path = tmp_path / refused.name
    path.write_bytes(refused.make())
    with pytest.raises(InputFileUnreadable) as caught:
        take_in(path)
    assert (type(caught.value), caught.value.context["reason"]) == (refused.error, refused.reason)
    assert caught.value.context["path"] == str(path)


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices are files elsewhere only")
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    """A folder, a pipe that nobody writes to, devices and a socket are not read."""
    folder, pipe, inner = tmp_path / "フォルダ.png", tmp_path / "pipe.png", tmp_path / "socket.png"
    folder.mkdir()
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(inner))
        for path, reason in (
            (folder, "it is a folder"),
            (pipe, "it is no ordinary file"),
            (inner, "it is no ordinary file"),
            (Path("/dev/zero"), "it is no ordinary file"),
            (Path("/dev/tty"), "it is no ordinary file"),
        ):
            with pytest.raises(InputFileUnreadable) as caught:
                take_in(path)
            assert caught.value.context["reason"] == reason


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """So are one in a folder that is a file, a dangling link and names that no file can have."""
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for path in (tmp_path / "無い.png", tmp_path / "a" / "b.png", tmp_path / "link"):
        with pytest.raises(InputFileMissing):
            take_in(path)
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    for path in (tmp_path / "ring", tmp_path / ("長" * 300), tmp_path / "nu\0l.png"):
        with pytest.raises(InputFileUnreadable):
            take_in(path)


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions stop no administrator, so the system's answer is put in its place here."""

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "秘密.png"
    path.write_bytes(b"x")
    monkeypatch.setattr(opening.os, "open", refuse)
    with pytest.raises(InputFileUnreadable) as caught:
        take_in(path)
    assert caught.value.context["reason"] == "you have no right to read it"


def test_a_file_of_more_than_half_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    """It is refused by its length."""
    path = tmp_path / "大.tif"
    with path.open("wb") as file:
        file.truncate(opening.MAX_FILE_BYTES + 1)
    with pytest.raises(InputTooLarge):
        take_in(path)


def test_a_pipe_is_refused_by_the_other_readers_too(tmp_path: Path) -> None:
    """Thumbnails and the check of a picture never wait for one either."""
    if os.name == "nt":
        pytest.skip("pipes are files elsewhere only")
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(InputFileUnreadable):
        read_picture(tmp_path / "pipe.png")


def test_every_reason_has_japanese_words() -> None:
    """No reason reaches a user in English."""
    japanese = catalogue("ja")
    reasons = {refused.reason for refused in REFUSED}
    reasons |= {"it is a folder", "it is no ordinary file", "you have no right to read it"}
    assert [reason for reason in sorted(reasons) if ("values", reason) not in japanese] == []
    for kind in (InputFileUnreadable, InputNoPicture, InputTooLarge):
        text = error_text(kind(path="絵.png", reason="damaged"))
        assert len(text.splitlines()) == 3
        assert text.count("。") == 3


def test_a_file_of_endless_small_pieces_is_refused(tmp_path: Path) -> None:
    """Decoders written in Python may not go through a file byte by byte without end."""
    path = tmp_path / "a.gif"
    content = saved(flag(), "GIF")
    at = content.index(b",", 13)
    path.write_bytes(content[:at] + b"x" * (MAX_READS + 10) + content[at:])
    with pytest.raises(InputFileUnreadable) as caught:
        take_in(path)
    assert caught.value.context["reason"] == "damaged"
