"""Which settings of pictures by others are taken over, and what is said of the rest."""

from __future__ import annotations

import math

import pytest

from sdjp.contract.messages import Loaded
from sdjp.ui.pictures.usable import usable

MODEL = Loaded("", "", "デモ", 8, 512, 7.5, True, ("DDIM", "Euler a", "DPM++ 2M Karras"), "cpu")


def test_settings_that_fit_are_taken() -> None:
    """A picture of another program fills the form; its style and purpose are in its words."""
    taken = usable(
        {
            "prompt": "a cat", "negative_prompt": "blurry", "steps": 28, "seed": 5,
            "sampler": "dpmpp_2m karras", "guidance_scale": 7, "width": 512, "height": 768,
            "clip_skip": 1,
        },
        MODEL,
    )  # fmt: skip
    assert not taken.left
    assert taken.values == {
        "prompt": "a cat", "negative_prompt": "blurry", "style": "", "purpose": "", "steps": 28,
        "seed": 5, "sampler": "DPM++ 2M Karras", "guidance_scale": 7.0, "width": 512,
        "height": 768, "clip_skip": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("foreign", "ours"),
    [
        ("k_euler_ancestral", "Euler a"),
        ("euler_a", "Euler a"),
        ("dpmpp_2m_k", "DPM++ 2M Karras"),
        ("DPM++ 2M Karras", "DPM++ 2M Karras"),
        ("ddim", "DDIM"),
    ],
)
def test_samplers_are_known_by_their_other_names(foreign: str, ours: str) -> None:
    """ComfyUI, InvokeAI and NovelAI spell them in their own ways."""
    assert usable({"sampler": foreign}, MODEL).values["sampler"] == ours


def test_what_does_not_fit_is_told() -> None:
    """Seed, sampler, size and model of elsewhere are left or fitted, each with its sentence."""
    taken = usable(
        {
            "prompt": "猫", "seed": 2**40, "steps": 5000, "sampler": "DPM2 a Karras",
            "width": 510, "height": 769, "model": "別のモデル",
        },
        MODEL,
    )  # fmt: skip
    assert (taken.values["width"], taken.values["height"]) == (512, 768)
    assert not {"seed", "steps", "sampler", "model"} & taken.values.keys()
    told = "\n".join(taken.left)
    for word in ("シード", "ステップ数", "DPM2 a Karras", "512 × 768", "別のモデル"):
        assert word in told


@pytest.mark.parametrize("value", [9, 10**9, 1.5e300])
def test_absurd_sizes_stay_within_bounds(value: float) -> None:
    """No number out of a file becomes a size that cannot be drawn."""
    taken = usable({"width": value, "height": 64}, MODEL)
    assert 8 <= taken.values["width"] <= 4096
    assert taken.values["width"] % 8 == 0


@pytest.mark.parametrize("value", [-5, 0, 4, math.inf, math.nan, "512", None])
def test_what_is_no_size_is_left_out(value: object) -> None:
    """Of the other side alone no size is made either."""
    assert usable({"width": value, "height": 64}, MODEL).values == {}
