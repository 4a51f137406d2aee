"""Takes what drew an earlier picture over into the form, and says what stayed as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import Any

from sdjp.app.core import Core
from sdjp.app.wording import wording_of
from sdjp.base.language import Text, said, translate
from sdjp.contract.request import PictureRecord, Wording
from sdjp.ui.pictures.query import Row


def record_of(row: Row) -> PictureRecord | None:
    """All settings of a picture of the library; None where they cannot be read."""
    try:
        return PictureRecord.from_json(row["record"] or {})
    except (KeyError, TypeError, ValueError):
        return None


def wording_of_row(core: Core, row: Row) -> Wording:
    """What the prompts of a picture of the library were made of."""
    record = record_of(row)
    if record is None:
        return Wording(row["prompt"], row["negative_prompt"])
    return wording_of(core.presets, record)


def own_record(findings: Mapping[str, Any]) -> PictureRecord | None:
    """What SDJP itself wrote, of a file's findings, complete; None where it did not."""
    try:
        return PictureRecord.from_json(findings["sdjp"] or {})
    except (KeyError, TypeError, ValueError):
        return None


def restore_everything(core: Core, record: PictureRecord) -> Text:
    """Make the form what it was for this picture; returns a sentence for the user."""
    core.restore(record)
    return partial(_restored, other_model(core, record.model))


def restore_prompt(core: Core, wording: Wording) -> None:
    """Take over the words only, with the presets that some of them are of."""
    width, height = core.size()  # where the purpose gave the size, it stays
    core.session.take_over(**asdict(wording), width=width, height=height)


def other_model(core: Core, name: str) -> Text:
    """That a picture comes from another model than the one in use; empty where it does not."""
    if core.model is None or not name or name == core.model.name:
        return ""
    return partial(_other_model, name, core.model.name)


def _restored(other: Text) -> str:
    done = translate("window", "All settings are as they were for this picture.")
    return f"{done}\n{said(other)}".strip()


def _other_model(then: str, now: str) -> str:
    sentence = translate("window", "It was drawn with “{then}”; the model in use stays “{now}”.")
    return sentence.format(then=then, now=now)
