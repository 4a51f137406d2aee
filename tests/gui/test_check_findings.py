"""What findings are called in words, and what of foreign settings can be used here."""

from __future__ import annotations

from typing import Any

import pytest

from sdjp.ui.check.findings import (
    raw_text,
    source_type_sentence,
    statements,
    table_of,
    texts_of,
    verdict,
)

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


@pytest.mark.parametrize(
    ("layers", "wanted"),
    [
        (["robust", "reference"], "2つの層の両方"),
        (["robust"], "加工に強いほう"),
        (["reference"], "最初のStable Diffusion"),
        (None, ""),
    ],
)
def test_the_layers_of_the_watermark_are_told(layers: list[str] | None, wanted: str) -> None:
    """Two, one of them, or nothing where nobody has looked."""
    mark = {"found": True, "payload": "StableDiffusionV1", "bit_accuracy": 1.0}
    plain = statements(findings(watermark=mark))[0].hint
    told = statements(findings(watermark={**mark, "layers": layers}))[0].hint
    assert told.startswith(plain)
    assert wanted in told.removeprefix(plain)
    assert bool(told.removeprefix(plain)) == bool(wanted)


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
