"""Every sentence that a user can meet exists in Japanese."""

from __future__ import annotations

import re

from sdjp.base.language import catalogue
from tools.catalogue import CATALOGUE, entries, sources


def test_every_source_string_is_translated() -> None:
    """The Japanese catalogue holds each source string, finished."""
    assert sorted(sources() - set(catalogue("ja"))) == []


def test_the_catalogue_holds_nothing_obsolete() -> None:
    """What the program no longer says is no longer in the catalogue."""
    assert sorted(set(entries(CATALOGUE)) - sources()) == []


def test_fields_survive_translation() -> None:
    """A translation has the fields of its source, no more and no fewer."""
    field = re.compile(r"\{\w+")
    broken = {
        source: text
        for (_, source), text in catalogue("ja").items()
        if sorted(field.findall(source)) != sorted(field.findall(text))
    }
    assert not broken


def test_negative_control_an_untranslated_string_is_noticed() -> None:
    """The comparison above does find a string that the catalogue lacks."""
    assert {("cli", "never said")} - set(catalogue("ja")) == {("cli", "never said")}
