"""The list of samplers and how they are named."""

from __future__ import annotations

import pytest

from sdjp.contract.errors import InvalidValue
from sdjp.engine.samplers import SAMPLERS, sampler_name


def test_there_are_at_least_fourteen_by_their_usual_names() -> None:
    """The names that people look for are all there."""
    usual = {"DDIM", "PLMS", "DPM-Solver", "DPM++ 2M", "DPM++ 2M Karras", "Euler", "Euler a"}
    assert usual | {"Heun", "UniPC", "LCM"} <= set(SAMPLERS)
    assert len(SAMPLERS) >= 14


@pytest.mark.parametrize("name", ["euler a", "EULER_A", "dpm++ 2m karras", "ddim"])
def test_names_are_found_however_they_are_written(name: str) -> None:
    """Case, spaces and underscores do not matter."""
    assert sampler_name(name) in SAMPLERS


def test_an_unknown_name_gets_a_suggestion() -> None:
    """A slip of the finger is answered with the nearest names."""
    with pytest.raises(InvalidValue) as caught:
        sampler_name("Eular a")
    assert "Euler a" in caught.value.context["allowed"]
