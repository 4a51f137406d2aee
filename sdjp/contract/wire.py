"""Frames between the window and its workers: two lengths, a JSON head, a raw body.

    ┌──────────────┬──────────────┬───────────────┬──────────┐
    │ head length  │ body length  │ head (UTF-8   │ body     │
    │ uint32 LE    │ uint32 LE    │ JSON object)  │ (pixels) │
    └──────────────┴──────────────┴───────────────┴──────────┘

Frames go over a worker's own stdin and stdout; no port is opened and nothing is unpickled.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

from sdjp.contract.errors import WireBroken

PROTOCOL = 3
"""Both sides must have the same; raised with every change of a message."""

MAX_HEAD_BYTES = 64 * 2**20
MAX_BODY_BYTES = 2**30

_LENGTHS = struct.Struct("<II")


def write_frame(stream: IO[bytes], head: dict[str, Any], body: bytes = b"") -> None:
    """Write one frame and flush.

    Raises:
        OSError: the other side has gone.
    """
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    encoded = text.encode("utf-8", "surrogatepass")
    stream.write(_LENGTHS.pack(len(encoded), len(body)) + encoded)
    if body:
        stream.write(body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame; None where the stream ends between two frames.

    Raises:
        WireBroken: the stream ends inside a frame, or holds something else than frames.
    """
    lengths = _read_exactly(stream, _LENGTHS.size, at_start=True)
    if lengths is None:
        return None
    head_length, body_length = _LENGTHS.unpack(lengths)
    if head_length > MAX_HEAD_BYTES or body_length > MAX_BODY_BYTES:
        raise WireBroken(reason=f"{head_length} + {body_length} bytes")
    encoded = _read_exactly(stream, head_length) or b""
    try:
        head = json.loads(encoded.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise WireBroken(reason=str(error)) from error
    if not isinstance(head, dict):
        raise WireBroken(reason=f"{type(head).__name__} as head")
    return head, _read_exactly(stream, body_length) or b""


def _read_exactly(stream: IO[bytes], length: int, *, at_start: bool = False) -> bytes | None:
    """`length` bytes; None where the stream has none at all and `at_start` allows that."""
    parts = []
    missing = length
    while missing:
        part = stream.read(missing)
        if not part:
            if at_start and missing == length:
                return None
            raise WireBroken(reason=f"{missing} bytes missing")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
