"""What a picture says of itself, in plain words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sdjp.base.language import translate
from sdjp.ui.look.moments import moment_text
from sdjp.ui.pictures.settings_facts import setting_facts

Findings = Mapping[str, Any]
"""`Findings.to_json()` of `sdjp.provenance.verify`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is known, or not.

    Attributes:
        drawing: name of an icon.
        tone: `found`, `none` or `plain`.
        sentence: what it is.
        hint: what that means.
    """

    drawing: str
    tone: str
    sentence: str
    hint: str = ""


def verdict(findings: Findings) -> Statement:
    """All of it in one sentence."""
    kind = _kind(findings)
    if findings["tool"] or findings["watermark"]["found"] or "lgorithmicMedia" in kind:
        return Statement("sparkles", "found", translate("window", "It says it was made by AI"))
    if kind:
        hint = translate("window", "This can be rewritten, so it is no proof.")
        return Statement("info", "plain", source_type_sentence(kind), hint)
    return Statement(
        "help",
        "none",
        translate("window", "It says nothing of how it was made"),
        translate(
            "window",
            "Many programs remove such marks. So this proves neither a photo nor a picture by AI.",
        ),
    )


def statements(findings: Findings) -> list[Statement]:
    """What watermark, IPTC mark and metadata say, one by one."""
    return [_of_watermark(findings["watermark"]), _of_iptc(_kind(findings)), _of_tool(findings)]


def _of_watermark(watermark: Mapping[str, Any]) -> Statement:
    if not watermark["found"]:
        return Statement(
            "droplet",
            "none",
            translate("window", "No watermark found"),
            translate("window", "There is none, or the picture was changed too much to read it."),
        )
    hint = translate(
        "window",
        "It reads “{payload}” ({percent} of its bits agree): the invisible mark of SDJP and"
        " other programs with Stable Diffusion.",
    )
    percent = f"{watermark['bit_accuracy']:.0%}"
    return Statement(
        "droplet",
        "found",
        translate("window", "Watermark found"),
        hint.format(payload=watermark["payload"], percent=percent) + _layers(watermark),
    )


def _layers(watermark: Mapping[str, Any]) -> str:
    """In which of its two layers it was found."""
    return {
        ("robust", "reference"): translate("window", " Both of its layers can be read."),
        ("robust",): translate(
            "window", " Of its two layers, the one that survives changes can be read."
        ),
        ("reference",): translate(
            "window", " Only the layer that the first Stable Diffusion wrote can be read."
        ),
    }.get(tuple(watermark.get("layers") or ()), "")


def _of_iptc(kind: str) -> Statement:
    if not kind:
        return Statement(
            "info",
            "none",
            translate("window", "No mark on its origin (IPTC)"),
            translate("window", "Cameras and AI programs can write one; few do."),
        )
    hint = translate("window", "The note on its origin (IPTC) says so. Anybody can rewrite it.")
    return Statement("info", "found", source_type_sentence(kind), hint)


def _of_tool(findings: Findings) -> Statement:
    if not findings["tool"]:
        return Statement("brush", "none", translate("window", "No settings of a drawing program"))
    sentence = translate("window", "Drawn with {tool}").format(tool=findings["tool"])
    hint = "" if findings["settings"] else translate("window", "Its settings cannot be read.")
    return Statement("brush", "found", sentence, hint)


def _kind(findings: Findings) -> str:
    return str(findings["digital_source_type"]).rstrip("/").rsplit("/", 1)[-1]


def source_type_sentence(kind: str) -> str:
    """A term of IPTC's vocabulary `digitalsourcetype` in plain words."""
    return {
        "trainedAlgorithmicMedia": translate("window", "Made by AI"),
        "compositeWithTrainedAlgorithmicMedia": translate("window", "Partly made by AI"),
        "algorithmicMedia": translate("window", "Made by a program that has not learned"),
        "compositeSynthetic": translate("window", "Put together, with parts made by a computer"),
        "algorithmicallyEnhanced": translate("window", "A picture improved by a program"),
        "digitalCapture": translate("window", "Taken with a digital camera"),
        "computationalCapture": translate("window", "Taken and computed by a camera"),
        "digitalCreation": translate("window", "Drawn by a person on a computer"),
        "digitalArt": translate("window", "Drawn by a person on a computer"),
        "humanEdits": translate("window", "A picture changed by a person"),
        "minorHumanEdits": translate("window", "A picture changed a little by a person"),
        "composite": translate("window", "Put together from several pictures"),
        "compositeCapture": translate("window", "Put together from several photos"),
        "screenCapture": translate("window", "A picture of a screen"),
        "negativeFilm": translate("window", "Scanned from film"),
        "positiveFilm": translate("window", "Scanned from film"),
        "print": translate("window", "Scanned from paper"),
    }.get(kind, translate("window", "Of a kind that is not known here"))


def texts_of(findings: Findings) -> list[tuple[str, str]]:
    """The prompts, each with its name."""
    settings = findings["settings"]
    named = (
        (translate("window", "Prompt"), settings.get("prompt", "")),
        (translate("window", "English"), settings.get("english", "")),
        (translate("window", "What to leave out"), settings.get("negative_prompt", "")),
        (
            translate("window", "What to leave out, in English"),
            settings.get("negative_english", ""),
        ),
    )
    found: list[tuple[str, str]] = []
    for name, text in named:
        if str(text).strip() and str(text) not in (shown for _, shown in found):
            found.append((name, str(text)))
    return found


def table_of(findings: Findings) -> list[tuple[str, str]]:
    """The other settings, each with its name."""
    settings, own = findings["settings"], findings["sdjp"] or {}
    created = str(own.get("created", ""))
    named = (
        *setting_facts({**settings, "extra": own.get("extra")}),
        (translate("window", "Model"), settings.get("model")),
        (translate("window", "Model hash"), settings.get("model_hash")),
        (translate("window", "Drawn on"), moment_text(created) if created else None),
    )
    return [(name, str(value)) for name, value in named if value not in (None, "")]


def raw_text(findings: Findings) -> str:
    """The metadata as they are in the file; empty where there are none."""
    parts = [str(findings["parameters"])]
    if findings["sdjp"]:
        parts.append(json.dumps(findings["sdjp"], ensure_ascii=False, indent=2))
    parts.append(str(findings["digital_source_type"]))
    return "\n\n".join(part for part in parts if part.strip())
