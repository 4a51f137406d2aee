"""Messages and errors survive the way through a frame."""

from __future__ import annotations

import dataclasses
import inspect
import io
import types
import typing
from typing import Any

import pytest

from sdjp.contract import errors
from sdjp.contract.codec import AnyMessage, error_of, failed, from_frame, to_frame
from sdjp.contract.errors import ModelMissing, SdjpError, WireBroken
from sdjp.contract.init_image import InitImage
from sdjp.contract.messages import Failed, Lanes, Order, Paint, Saved
from sdjp.contract.request import PictureRecord
from sdjp.contract.wire import read_frame, write_frame

KINDS: list[type[Any]] = list(typing.get_args(AnyMessage))
ERRORS: list[type[SdjpError]] = [
    kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, SdjpError)
]
kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def sent(message: Any) -> Any:
    """`message` as the other side reads it."""
    stream = io.BytesIO()
    write_frame(stream, *to_frame(message))
    stream.seek(0)
    frame = read_frame(stream)
    assert frame is not None
    return from_frame(*frame)


def instance(kind: type[Any], *, defaults: bool = False) -> Any:
    """A message in which every field has a telling value of its type."""
    hints = typing.get_type_hints(kind)
    return kind(
        **{
            field.name: example(hints[field.name], field.name)
            for field in dataclasses.fields(kind)
            if not defaults or is_required(field)
        }
    )


def is_required(field: dataclasses.Field[Any]) -> bool:
    """Whether the field has no default."""
    missing = dataclasses.MISSING
    return field.default is missing and field.default_factory is missing


def example(hint: Any, name: str) -> Any:
    """A value of type `hint`."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if InitImage in (hint, *inner):
        return InitImage("入力", "mask", 0.5, "crop", "fill", True, 3, 4, (8, 0, 16, 0), "親.png")
    if dataclasses.is_dataclass(hint):
        return instance(typing.cast(type[Any], hint))
    if origin is tuple:
        return (example(inner[0], name), example(inner[0], f"{name} 2"))
    if origin is dict:
        value = {"日本": [1, {"a": None}]} if inner[1] is Any else example(inner[1], name)
        return {f"{name} の鍵": value}
    if origin in (types.UnionType, typing.Union):
        return example(inner[0], name)
    plain: dict[Any, Any] = {str: f"{name} は字 \ud800", int: 7, float: 0.5, bool: True}
    return {**plain, bytes: b"\x00\xff\n"}[hint]


@kinds
def test_every_message_survives_the_wire(kind: type[Any]) -> None:
    """Each kind comes back equal, with values in all fields and with its defaults."""
    for message in (instance(kind), instance(kind, defaults=True)):
        received = sent(message)
        assert type(received) is kind
        assert received == message


def test_no_two_messages_share_a_name() -> None:
    """A frame names its kind by the class's name alone."""
    assert len({kind.__name__ for kind in KINDS}) == len(KINDS)


def test_an_order_comes_back_with_its_lanes() -> None:
    """Nested parts are the same classes again, tuples are tuples, and None stays None."""
    segment = {"ja": "鳥居", "en": "torii", "doubts": [{"code": "length", "detail": "9"}]}
    order = Order(
        Lanes("鳥居", "torii", (segment,), "t@1"), Lanes("", ""), "モデル", (1, 2**32 - 1)
    )
    assert sent(Paint("7", order)) == Paint("7", order)


def test_a_record_can_be_made_of_what_was_saved() -> None:
    """`Saved.record` gives an equal PictureRecord on the other side."""
    texts = "prompt english negative_prompt negative_english model model_hash sampler created"
    record = PictureRecord(
        **{name: f"{name} 字" for name in texts.split()},  # type: ignore[arg-type]
        steps=4,
        guidance_scale=3.0,
        seed=2**32 - 1,
        width=128,
        height=64,
        segments=({"ja": "猫", "en": "cat", "doubts": []},),
    )
    message = Saved("1", 0, "絵.png", None, record.to_json(), {"found": True}, 2, 1, b"rgbrgb")
    received = sent(message)
    assert PictureRecord.from_json(received.record) == record
    assert (received.row_id, received.body) == (None, b"rgbrgb")


@kinds
def test_a_field_that_is_unknown_or_missing_is_refused(kind: type[Any]) -> None:
    """A message of another version is no message."""
    head, body = to_frame(instance(kind))
    with pytest.raises(WireBroken):
        from_frame({**head, "from_the_future": 1}, body)
    for field in filter(is_required, dataclasses.fields(kind)):
        less = {name: value for name, value in head.items() if name != field.name}
        with pytest.raises(WireBroken):
            from_frame(less, body)


LANES = {"prompt": "猫", "english": "cat"}
ORDER = {"lanes": LANES, "negative": LANES, "model": "m", "seeds": [1]}


@pytest.mark.parametrize(
    "head",
    [
        {},
        {"kind": None},
        {"kind": "Explode", "job": "1"},
        {"kind": "Message", "job": "1"},
        {"kind": ["Cancel"], "job": "1"},
        {"kind": "Cancel", "job": 1},
        {"kind": "Cancel", "job": {}},
        {"kind": "Cancel", "job": ["1"]},
        {"kind": "Paint", "job": "1", "order": []},
        {"kind": "Paint", "job": "1", "order": None},
        {"kind": "Paint", "job": "1", "order": "order"},
        {"kind": "Paint", "job": "1", "order": {**ORDER, "lanes": []}},
        {"kind": "Paint", "job": "1", "order": {**ORDER, "lanes": {"prompt": "猫"}}},
        {"kind": "Paint", "job": "1", "order": {**ORDER, "negative": {**LANES, "more": 1}}},
    ],
    ids=str,
)
def test_a_head_that_is_no_message_is_refused(head: dict[str, Any]) -> None:
    """An unknown kind or a part of the wrong shape is WireBroken, never another error."""
    with pytest.raises(WireBroken):
        from_frame(head, b"")


def test_negative_control_the_head_above_is_otherwise_whole() -> None:
    """Without what was broken in it, the same order is taken."""
    paint = from_frame({"kind": "Paint", "job": "1", "order": ORDER}, b"")
    assert paint == Paint("1", Order(Lanes("猫", "cat"), Lanes("猫", "cat"), "m", (1,)))


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_survives(kind: type[SdjpError]) -> None:
    """The other side gets the same class with the same context, and so the same sentences."""
    error = kind(path="絵 の フォルダ/\ud800.png", reason="壊れています", detail="x", number=3)
    received = error_of(sent(failed("9", error)))
    assert type(received) is kind
    assert received.context == error.context
    assert (received.sentences, received.exit_code) == (kind.sentences, kind.exit_code)


def test_errors_are_all_there() -> None:
    """Negative control: the list above is the whole tree, not an empty one."""
    tree = [SdjpError]
    for kind in tree:
        tree += kind.__subclasses__()
    assert set(tree) == set(ERRORS)
    assert len(ERRORS) > 20


@pytest.mark.parametrize("name", ["FromTheFuture", "", "ClassVar", "annotations", "__doc__"])
def test_an_unknown_error_is_still_one_for_the_user(name: str) -> None:
    """What this version does not know as an error becomes a plain SdjpError."""
    received = error_of(Failed("1", name, {"detail": "何か"}))
    assert type(received) is SdjpError
    assert received.context == {"detail": "何か"}


def test_a_failure_names_job_error_and_context() -> None:
    """What `failed` says is plain text that the wire takes."""
    failure = failed("3", ModelMissing(path="無いモデル"))
    assert failure == Failed("3", "ModelMissing", {"path": "無いモデル"})
