"""Text and JSON that any file or database takes."""

from __future__ import annotations

import json
import math
from typing import Any

_DEEPEST = 40


def storable_text(text: str) -> str:
    """`text` without NUL, and with U+FFFD for each lone surrogate; all else stays as it is."""
    if "\0" not in text and text.isascii():
        return text
    return "".join(
        "\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text if sign != "\0"
    )


def storable_json(value: Any, depth: int = 0) -> Any:
    """`value` with all its text made storable; what JSON has no form for becomes its text."""
    if isinstance(value, str):
        return storable_text(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if depth < _DEEPEST:
        if isinstance(value, dict):
            return {
                storable_text(str(key)): storable_json(one, depth + 1) for key, one in value.items()
            }
        if isinstance(value, list | tuple):
            return [storable_json(one, depth + 1) for one in value]
    return storable_text(str(value))


def json_object(text: str) -> dict[str, Any] | None:
    """The JSON object in `text`; None when it is none. Never fails."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None
