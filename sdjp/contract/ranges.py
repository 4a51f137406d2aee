"""The one way in which a number outside its range is refused."""

from __future__ import annotations

from sdjp.contract.errors import InvalidValue


def within(name: str, value: float, low: float, high: float) -> None:
    """Raises InvalidValue unless `low` ≤ `value` ≤ `high`; NaN is refused, too."""
    if not low <= value <= high:
        raise InvalidValue(name=name, value=value, allowed=f"{low:g}–{high:g}")
