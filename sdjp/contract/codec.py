"""Messages and errors as frames, and back."""

from __future__ import annotations

from dataclasses import asdict, fields, is_dataclass
from typing import Any, TypeAlias

from sdjp.contract import errors
from sdjp.contract.errors import InvalidValue, SdjpError, WireBroken
from sdjp.contract.init_image import InitImage
from sdjp.contract.library_messages import LibraryMessage
from sdjp.contract.messages import Failed, Lanes, Message, Order
from sdjp.contract.request import Wording

AnyMessage: TypeAlias = Message | LibraryMessage

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in AnyMessage.__args__}
_NESTED: dict[str, type[Any]] = {
    "lanes": Lanes,
    "negative": Lanes,
    "order": Order,
    "init": InitImage,
    "wording": Wording,
}
_OPTIONAL = {"init", "wording"}


def to_frame(message: AnyMessage) -> tuple[dict[str, Any], bytes]:
    """Head and body of `message`."""
    # Not `asdict`, which copies every value: a page of the history has thousands.
    values = {each.name: _plain(getattr(message, each.name)) for each in fields(message)}
    body = values.pop("body", b"")
    return {"kind": type(message).__name__, **values}, body


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def from_frame(head: dict[str, Any], body: bytes) -> AnyMessage:
    """The message of a frame.

    Raises:
        WireBroken: it is none that this version knows.
    """
    values = dict(head)
    kind = _KINDS.get(str(values.pop("kind", "")))
    if kind is None:
        raise WireBroken(reason=f"kind {head.get('kind')!r}")
    if "body" in kind.__dataclass_fields__:
        values["body"] = body
    try:
        message: AnyMessage = _built(kind, values)
    except (TypeError, ValueError, InvalidValue) as error:
        raise WireBroken(reason=str(error)) from error
    return message


def _built(kind: type[Any], values: object) -> Any:
    if not isinstance(values, dict) or not isinstance(values.get("job", ""), str):
        raise TypeError(f"{kind.__name__} of {type(values).__name__}")
    known = {each.name for each in fields(kind)}
    if not set(values) <= known:
        raise ValueError(f"{kind.__name__} has no {sorted(set(values) - known)}")
    return kind(**{name: _value(name, value) for name, value in values.items()})


def _value(name: str, value: Any) -> Any:
    if name in _NESTED and not (value is None and name in _OPTIONAL):
        return _built(_NESTED[name], value)
    if isinstance(value, list):
        return tuple(tuple(one) if isinstance(one, list) else one for one in value)
    return value


def failed(job: str, error: SdjpError) -> Failed:
    """`error` as a message."""
    return Failed(job, type(error).__name__, dict(error.context))


def error_of(failure: Failed) -> SdjpError:
    """The error that a worker met; a plain SdjpError where this version does not know it."""
    kind = getattr(errors, failure.error, SdjpError)
    if not (isinstance(kind, type) and issubclass(kind, SdjpError)):
        kind = SdjpError
    return kind(**failure.context)
