"""The settings of a picture in words, those of a sheet among them."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from sdjp.contract.init_image import InitImage
from sdjp.ui.pictures.settings_facts import compared, setting_facts

USUAL = {"seed": 7, "width": 256, "height": 128, "sampler": "DDIM", "steps": 20, "clip_skip": 0}


def test_a_picture_tells_what_was_set() -> None:
    """Zero layers left out are no fact; the seed 0 is one."""
    told = setting_facts({**USUAL, "seed": 0, "guidance_scale": 4.0, "eta": 0.5})
    assert told == [
        ("シード", "0"),
        ("大きさ", "256 × 128"),
        ("サンプラー（描き方）", "DDIM"),
        ("ステップ数", "20"),
        ("指示の強さ", "4"),
        ("ゆらぎ（η）", "0.5"),
    ]


def test_a_sheet_tells_what_it_compares() -> None:
    """The values stand in place of the one of the order, which no picture need have."""
    extra = {"comparison": {"axis": "steps", "values": [2, 8.0, 30]}}
    told = dict(setting_facts({**USUAL, "extra": extra}))
    assert told["比べたステップ数"] == "2・8・30"
    assert "ステップ数" not in told
    assert told["シード"] == "7"


@pytest.mark.parametrize(
    "extra",
    [None, "steps", {}, {"comparison": []}, {"comparison": {"axis": "prompt", "values": [1]}},
     {"comparison": {"axis": "steps", "values": "12"}}],
)  # fmt: skip
def test_what_others_wrote_is_no_comparison(extra: object) -> None:
    """Records come out of files; whatever stands there is taken or left, never an error."""
    assert compared(extra) == ("", ())


def test_a_picture_says_what_it_was_started_from() -> None:
    """How it was made, of which file, how strongly; nothing of that for words alone, and nothing
    of a start that cannot be read.
    """
    init = InitImage("a" * 64, mask="b" * 64, strength=0.4, parent="20261121-1.png")
    facts = dict(setting_facts({"init": asdict(init), "steps": 20}))
    assert facts["元にしたもの"] == "絵の一部を描き直し・20261121-1.png"
    assert facts["変化の強さ"] == "0.4"
    for absent in (None, {}, {"picture": 3, "strength": 9}, "x"):
        assert "元にしたもの" not in dict(setting_facts({"init": absent, "steps": 20}))
    compared = {"comparison": {"axis": "strength", "values": [0.2, 0.9]}}
    facts = dict(setting_facts({"init": asdict(init), "extra": compared}))
    assert "変化の強さ" not in facts
    assert "0.2" in facts["比べた変化の強さ"]
