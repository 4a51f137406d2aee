"""The settings of a picture in words, those of a sheet among them."""

from __future__ import annotations

import pytest

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
