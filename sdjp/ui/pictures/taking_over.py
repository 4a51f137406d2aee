"""Takes what drew an earlier picture over into the form, and says what stayed as it was."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from sdjp.app.core import Core
from sdjp.base.language import Text, said, translate
from sdjp.contract.request import PictureRecord
from sdjp.ui.pictures.query import Row

PROMPT = frozenset({"prompt", "negative_prompt", "pins", "style", "purpose"})


def record_of(row: Row) -> PictureRecord | None:
    """All settings of a picture of the library; None where they cannot be read."""
    try:
        return PictureRecord.from_json(row["record"] or {})
    except (KeyError, TypeError, ValueError):
        return None


def own_record(findings: Mapping[str, Any]) -> PictureRecord | None:
    """What SDJP itself wrote, of a file's findings, complete; None where it did not."""
    try:
        return PictureRecord.from_json(findings["sdjp"] or {})
    except (KeyError, TypeError, ValueError):
        return None


def restore_everything(core: Core, record: PictureRecord) -> Text:
    """Make the form what it was for this picture; returns a sentence for the user."""
    core.session.restore(record)
    return partial(_restored, other_model(core, record.model))


def restore_prompt(core: Core, prompt: str, negative_prompt: str) -> None:
    """Take over the words only; they already hold what style and purpose added."""
    width, height = core.size()  # where the purpose gave the size, it stays
    core.session.take_over(
        prompt=prompt,
        negative_prompt=negative_prompt,
        style="",
        purpose="",
        width=width,
        height=height,
    )


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
