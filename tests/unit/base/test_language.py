"""Sentences for people."""

from __future__ import annotations

import pytest

from sdjp.base.language import current_language, error_text, translate
from sdjp.contract import errors


def classes() -> list[type[errors.SdjpError]]:
    """Every error class."""
    found = [errors.SdjpError]
    for known in found:
        found += known.__subclasses__()
    return found


@pytest.mark.parametrize("error", classes())
def test_every_error_is_three_japanese_sentences(error: type[errors.SdjpError]) -> None:
    """What happened, is the data safe, what to do: three lines, no open fields."""
    names = ("path", "name", "value", "allowed", "reason", "detail", "command", "length", "limit")
    more = ("width", "height", "seed", "found", "known", "finished")
    lines = error_text(error(**dict.fromkeys((*names, *more), "7"))).splitlines()
    assert len(lines) == 3
    assert all(line.endswith(("。", "：7")) for line in lines)
    assert not any("{" in line for line in lines)


def test_errors_survive_missing_and_hostile_context() -> None:
    """A field without value is left empty; braces and markup in values stay as they are."""
    assert error_text(errors.ModelMissing())
    assert "{0} <b>{path}</b>" in error_text(errors.ModelMissing(path="{0} <b>{path}</b>"))


def test_the_language_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Japanese by default, English when asked for, Japanese again for what we do not speak."""
    assert translate("values", "seed") == "シード"
    monkeypatch.setenv("SDJP_LANG", "en_US.UTF-8")
    assert (current_language(), translate("values", "seed")) == ("en", "seed")
    monkeypatch.setenv("SDJP_LANG", "fr")
    assert current_language() == "ja"


def test_exit_codes_are_distinct_by_kind() -> None:
    """A script can tell a wrong option from a full disk."""
    codes = {error: error.exit_code for error in classes()}
    assert codes[errors.InvalidValue] == 2
    assert codes[errors.ModelMissing] == 3
    assert codes[errors.OutOfMemory] == 4
    assert codes[errors.DiskFull] == 5
    assert codes[errors.Interrupted] == 130
    assert codes[errors.SdjpError] == 1
