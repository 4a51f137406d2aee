"""What findings are called in words, and what of foreign settings can be used here."""

from __future__ import annotations

from typing import Any

import pytest

from sdjp.contract.messages import Loaded
from sdjp.ui.check.findings import (
    raw_text,
    source_type_sentence,
    statements,
    table_of,
    texts_of,
    usable,
    verdict,
)

MODEL = Loaded("", "", "デモ", 8, 512, 7.5, True, ("DDIM", "Euler a", "DPM++ 2M Karras"), "cpu")
IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def findings(**values: Any) -> dict[str, Any]:
    """Findings of a picture that says nothing, but for `values`."""
    return {
        "path": "/絵.png",
        "watermark": {"found": False, "payload": "", "bit_accuracy": 0.5},
        "digital_source_type": "",
        "parameters": "",
        "sdjp": None,
        "tool": "",
        "settings": {},
        "width": 64,
        "height": 64,
        **values,
    }


def test_a_silent_picture_proves_nothing() -> None:
    """Nothing found is said calmly, and not taken for a photo."""
    said = verdict(findings())
    assert said.tone == "none"
    assert "写真だとも、AIの絵ではないとも言えません" in said.hint
    assert [one.tone for one in statements(findings())] == ["none"] * 3


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"tool": "ComfyUI"}, "AIの絵と記録されています"),
        (
            {"watermark": {"found": True, "payload": "StableDiffusionV1", "bit_accuracy": 0.97}},
            "AIの絵と記録されています",
        ),
        (
            {"digital_source_type": IPTC + "compositeWithTrainedAlgorithmicMedia"},
            "AIの絵と記録されています",
        ),
        ({"digital_source_type": IPTC + "digitalCapture"}, "デジタルカメラで撮った写真"),
        ({"digital_source_type": "urn:何か"}, "SDJPの知らない種類の画像"),
    ],
)
def test_the_verdict_is_what_the_file_says(values: dict[str, Any], sentence: str) -> None:
    """It repeats the file's own words, as its words."""
    assert verdict(findings(**values)).sentence == sentence


def test_the_watermark_is_told_with_its_share_of_bits() -> None:
    """What was read, and how well."""
    mark = {"found": True, "payload": "StableDiffusionV1", "bit_accuracy": 0.9706}
    hint = statements(findings(watermark=mark))[0].hint
    assert "「StableDiffusionV1」" in hint
    assert "97%" in hint


def test_only_ai_is_called_ai() -> None:
    """No other term of the vocabulary is taken for a picture by AI."""
    ai = {"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"}
    others = {"digitalCapture", "humanEdits", "digitalCreation", "composite", "screenCapture"}
    assert all("AI" in source_type_sentence(kind) for kind in ai)
    assert not any("AI" in source_type_sentence(kind) for kind in others)


def test_tables_leave_out_what_is_not_there() -> None:
    """Texts and settings with names; empty and repeated ones are left out."""
    given = findings(
        settings={"prompt": "猫", "english": "猫", "seed": 0, "guidance_scale": 7.0, "steps": 20},
        sdjp={"created": "2026-11-21T14:30:00.000+09:00"},
    )
    assert texts_of(given) == [("プロンプト", "猫")]
    assert dict(table_of(given)) == {
        "シード": "0",
        "ステップ数": "20",
        "指示の強さ": "7",
        "描いた日時": "2026年11月21日(土) 14:30",
    }
    assert "created" in raw_text(given)
    assert raw_text(findings()) == ""


def test_settings_that_fit_are_taken() -> None:
    """A picture of another program fills the form; its style and purpose are in its words."""
    taken = usable(
        findings(
            settings={
                "prompt": "a cat", "negative_prompt": "blurry", "steps": 28, "seed": 5,
                "sampler": "dpmpp_2m karras", "guidance_scale": 7, "width": 512, "height": 768,
                "clip_skip": 1,
            }
        ),
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
    assert usable(findings(settings={"sampler": foreign}), MODEL).values["sampler"] == ours


def test_what_does_not_fit_is_told() -> None:
    """Seed, sampler, size and model of elsewhere are left or fitted, each with its sentence."""
    taken = usable(
        findings(
            settings={
                "prompt": "猫", "seed": 2**40, "steps": 5000, "sampler": "DPM2 a Karras",
                "width": 510, "height": 769, "model": "別のモデル",
            }
        ),
        MODEL,
    )  # fmt: skip
    assert (taken.values["width"], taken.values["height"]) == (512, 768)
    assert not {"seed", "steps", "sampler", "model"} & taken.values.keys()
    told = "\n".join(taken.left)
    for word in ("シード", "ステップ数", "DPM2 a Karras", "512 × 768", "別のモデル"):
        assert word in told


@pytest.mark.parametrize("value", [-5, 0, 10**9, 1.5e300])
def test_absurd_sizes_stay_within_bounds(value: float) -> None:
    """No number out of a file becomes a size that cannot be drawn."""
    taken = usable(findings(settings={"width": value, "height": 64}), MODEL)
    assert 8 <= taken.values["width"] <= 4096
    assert taken.values["width"] % 8 == 0
