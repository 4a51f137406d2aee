"""Requests refuse what cannot be; records remember what was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdjp.contract.errors import InvalidValue
from sdjp.contract.init_image import InitImage
from sdjp.contract.request import MAX_SEED, PaintRequest, PictureRecord, Stage, Wording


def request_with(**changes: object) -> PaintRequest:
    """A valid request but for `changes`."""
    stage = (Stage(((),), 1),)
    values: dict[str, object] = {
        "prompt": "",
        "english": "",
        "stages": stage,
        "negative_stages": stage,
        "model": "m",
    }
    return PaintRequest(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("steps", 0),
        ("steps", 1001),
        ("guidance_scale", -0.1),
        ("guidance_scale", float("nan")),
        ("seeds", ()),
        ("seeds", (1, MAX_SEED + 1)),
        ("seeds", (-1,)),
        ("width", 0),
        ("height", 5000),
        ("clip_skip", 12),
        ("eta", 1.1),
        ("precision", "double"),
    ],
)
def test_values_out_of_range_are_refused(name: str, value: object) -> None:
    """Each field's limits hold, and the error carries the value."""
    with pytest.raises(InvalidValue) as caught:
        request_with(**{name: value})
    assert caught.value.context["value"]


def test_the_limits_themselves_are_allowed() -> None:
    """The ends of the ranges are inside them."""
    request_with(steps=1, guidance_scale=0, seeds=(0, MAX_SEED), width=8, height=4096, eta=1)


RECORDS = st.builds(
    PictureRecord,
    prompt=st.text(),
    english=st.text(),
    negative_prompt=st.text(),
    negative_english=st.text(),
    model=st.text(),
    model_hash=st.text(),
    sampler=st.text(),
    steps=st.integers(1, 1000),
    guidance_scale=st.floats(0, 100),
    seed=st.integers(0, MAX_SEED),
    width=st.integers(8, 4096),
    height=st.integers(8, 4096),
    created=st.text(),
    segments=st.lists(
        st.fixed_dictionaries({"ja": st.text(), "en": st.text(), "doubts": st.just([])}),
        max_size=3,
    ).map(tuple),
    asked_size=st.just(()) | st.tuples(st.integers(0, 4096), st.integers(0, 4096)),
    wording=st.none() | st.builds(Wording, st.text(), st.text(), st.text(), st.text()),
    extra=st.dictionaries(st.text(), st.integers(), max_size=3),
)


@given(RECORDS)
def test_records_survive_json(record: PictureRecord) -> None:
    """What was written is what is read."""
    assert PictureRecord.from_json(json.loads(json.dumps(record.to_json()))) == record


@given(RECORDS, st.integers())
def test_what_a_newer_version_adds_is_kept(record: PictureRecord, value: int) -> None:
    """Unknown keys are carried in `extra`, not lost and not an error."""
    values = {**record.to_json(), "from_the_future": value}
    assert PictureRecord.from_json(values).extra["from_the_future"] == value


def test_a_record_without_its_fields_is_refused() -> None:
    """Half a record is no record."""
    with pytest.raises((KeyError, TypeError)):
        PictureRecord.from_json({"prompt": "猫"})


@given(RECORDS)
def test_records_of_older_versions_are_read(record: PictureRecord) -> None:
    """They do not say what size was asked for; what is no size is refused."""
    values = record.to_json()
    del values["asked_size"]
    assert PictureRecord.from_json(values).asked_size == ()
    for broken in ([64], [1, 2, 3], ["x", 1], 64, None):
        with pytest.raises((TypeError, ValueError)):
            PictureRecord.from_json({**values, "asked_size": broken})


def test_a_wording_that_is_none_is_refused() -> None:
    """What later versions add to it is left out."""
    values = {"prompt": "猫", "style": "style-ink", "from_the_future": 1}
    assert Wording.from_json(values) == Wording("猫", style="style-ink")
    for broken in ({}, {"prompt": 1}, {"prompt": "猫", "style": None}, "猫", ["猫"]):
        with pytest.raises(ValueError, match="wording"):
            Wording.from_json(broken)


def test_a_record_remembers_what_it_was_started_from() -> None:
    """Picture, mask and settings come back from JSON; what later versions add to them is left out,
    and a record of txt2img has none.
    """
    init = InitImage("a" * 64, "b" * 64, strength=0.4, extend=(8, 0, 0, 0), parent="20261121.png")
    texts = "prompt english negative_prompt negative_english model model_hash sampler created"
    record = PictureRecord(
        **{name: name for name in texts.split()},  # type: ignore[arg-type]
        steps=4,
        guidance_scale=7.5,
        seed=1,
        width=64,
        height=72,
        init=init,
        mode=init.mode,
    )
    values = json.loads(json.dumps(record.to_json()))
    assert PictureRecord.from_json(values) == record
    values["init"]["later"] = 1
    assert PictureRecord.from_json(values).init == init
    del values["init"]
    assert PictureRecord.from_json(values).init is None


@pytest.mark.parametrize(
    ("changes", "mode"),
    [
        ({}, "img2img"),
        ({"mask": "m"}, "inpaint"),
        ({"mask": "m", "extend": (0, 8, 0, 0)}, "outpaint"),
    ],
)
def test_the_mode_is_what_changes(changes: dict[str, Any], mode: str) -> None:
    """A mask makes it inpainting, new edges outpainting."""
    assert InitImage("x", **changes).mode == mode
