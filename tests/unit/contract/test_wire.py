"""Frames come out of a stream as they went in, or are refused."""

from __future__ import annotations

import io
import json
import struct
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdjp.contract.errors import WireBroken
from sdjp.contract.wire import MAX_BODY_BYTES, MAX_HEAD_BYTES, read_frame, write_frame

Frame = tuple[dict[str, Any], bytes]


def written(*frames: Frame) -> bytes:
    """A stream that holds `frames`."""
    stream = io.BytesIO()
    for head, body in frames:
        write_frame(stream, head, body)
    return stream.getvalue()


def raw(head: bytes, body: bytes = b"") -> bytes:
    """A frame with any bytes for a head."""
    return struct.pack("<II", len(head), len(body)) + head + body


class Trickle(io.RawIOBase):
    """A pipe that gives at most three bytes a read."""

    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        return self._content.read(min(size, 3))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ({}, b""),
        ({"kind": "Cancel", "job": "1"}, b""),
        ({"prompt": "夕焼けの海に立つ赤い鳥居 🐱‍👤"}, b"\x00\xff"),
        ({"lone": "\ud83d", "parted pair": "\ud83d\ude00", "key \udc00": 1}, b""),
        ({"deep": [{"a": [None, True, 0.1, -(10**30)]}]}, b"\n\r\x00"),
        ({"big": "字" * 300_000}, bytes(range(256)) * 20_000),
    ],
    ids=["empty", "no body", "japanese", "lone surrogates", "nested", "big"],
)
def test_a_frame_is_read_as_it_was_written(head: dict[str, Any], body: bytes) -> None:
    """Head and body survive, and nothing is left of the stream."""
    stream = io.BytesIO(written((head, body)))
    assert read_frame(stream) == (head, body)
    assert stream.read() == b""


def test_many_frames_follow_one_another() -> None:
    """Each read takes exactly one frame; the stream's end between two frames is None, twice."""
    frames = [({"number": index}, b"x" * index) for index in range(200)]
    stream = io.BytesIO(written(*frames))
    assert [read_frame(stream) for _ in frames] == frames
    assert read_frame(stream) is None
    assert read_frame(stream) is None


def test_a_pipe_may_give_a_frame_in_bits() -> None:
    """Reads that return less than asked for are no end."""
    frame: Frame = ({"prompt": "赤い鳥居"}, b"0123456789")
    stream = Trickle(written(frame, frame))
    assert [read_frame(stream), read_frame(stream), read_frame(stream)] == [frame, frame, None]


def test_a_stream_that_ends_inside_a_frame_is_broken() -> None:
    """Wherever it is cut, in the lengths, the head or the body, no half frame comes out."""
    whole = written(({"prompt": "猫"}, b"pixels"))
    for cut in range(1, len(whole)):
        with pytest.raises(WireBroken):
            read_frame(io.BytesIO(whole[:cut]))


@pytest.mark.parametrize(
    "stream",
    [
        struct.pack("<II", MAX_HEAD_BYTES + 1, 0),
        struct.pack("<II", 2, MAX_BODY_BYTES + 1) + b"{}",
        b"\xff" * 64,
        b"Traceback (most recent call last):\n",
        raw(b""),
        raw(b"not JSON"),
        raw(b'{"a": '),
        raw(b"\xff\xfe{}"),
        raw(b"[" * 100_000),
        raw(b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
        raw(b"1" * 10_000),
        raw(b"[1, 2]"),
        raw(b'"text"'),
        raw(b"null"),
    ],
    ids=lambda stream: repr(stream[:16]),
)
def test_anything_else_than_a_frame_is_refused(stream: bytes) -> None:
    """Absurd lengths, broken or bottomless JSON and JSON that is no object: one error for all."""
    with pytest.raises(WireBroken) as caught:
        read_frame(io.BytesIO(stream))
    assert caught.value.context["reason"]


def test_absurd_lengths_are_refused_before_anything_is_read() -> None:
    """Four gigabytes that were announced are not waited for."""
    stream = io.BytesIO(b"\xff" * 8 + b"the rest")
    with pytest.raises(WireBroken):
        read_frame(stream)
    assert stream.read() == b"the rest"


# The same few cases at every run, however slow the machine.
few = settings(max_examples=60, derandomize=True, deadline=None)

TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
FRAMES = st.lists(st.tuples(st.dictionaries(TEXT, VALUES, max_size=4), st.binary()), max_size=4)


@few
@given(FRAMES)
def test_any_frames_survive(frames: list[Frame]) -> None:
    """Whatever JSON and bytes: the same frames, in the same order."""
    stream = io.BytesIO(written(*frames))
    assert [read_frame(stream) for _ in frames] == frames
    assert read_frame(stream) is None


@few
@given(st.binary(max_size=64))
def test_any_bytes_are_a_frame_or_an_error(noise: bytes) -> None:
    """Nothing else than WireBroken is raised, whatever comes."""
    try:
        frame = read_frame(io.BytesIO(noise))
    except WireBroken:
        return
    assert frame is None or json.dumps(frame[0])
