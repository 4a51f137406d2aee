"""The `parameters` text, held against A1111's rules."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sdjp
from sdjp.contract.request import PictureRecord
from sdjp.provenance.parameters import Parameters, parse_parameters, split_sampler, to_parameters
from sdjp.provenance.storable import storable_text

RECORD = PictureRecord(
    prompt="夕焼けの海に立つ赤い鳥居",
    english="a red torii gate standing in the sunset sea",
    negative_prompt="人物",
    negative_english="people",
    model="demo",
    model_hash="0123456789",
    sampler="DPM++ 2M Karras",
    steps=20,
    guidance_scale=7.5,
    seed=4294967295,
    width=512,
    height=768,
    created="2026-11-21T14:30:05.000+09:00",
    clip_skip=1,
    translator="opus-mt-ja-en",
)


def test_the_text_has_the_three_parts() -> None:
    """Prompt, negative prompt, and one line of fields in A1111's order."""
    assert to_parameters(RECORD) == (
        "a red torii gate standing in the sunset sea\n"
        "Negative prompt: people\n"
        "Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7.5, Seed: 4294967295, "
        "Size: 512x768, Model hash: 0123456789, Model: demo, Clip skip: 2, "
        "Original prompt: 夕焼けの海に立つ赤い鳥居, Original negative prompt: 人物, "
        f"Translator: opus-mt-ja-en, Version: SDJP {sdjp.__version__}"
    )


def test_what_says_nothing_is_left_out() -> None:
    """No empty fields: no clip skip of none, no hash, no original where nothing was translated."""
    plain = dataclasses.replace(
        RECORD, prompt=RECORD.english, negative_prompt="", negative_english="", clip_skip=0
    )
    text = to_parameters(dataclasses.replace(plain, model_hash="", translator="", sampler="DDIM"))
    for absent in ("Negative", "Clip skip", "hash", "Original", "Translator", "Schedule"):
        assert absent not in text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("猫、犬：鳥（笑）", "猫、犬：鳥（笑）"),
        ("猫, 犬", '"猫, 犬"'),
        ("猫: 犬", '"猫: 犬"'),
        ("猫\n犬", '"猫\\n犬"'),
        ('"猫"', '"\\"猫\\""'),
        ('猫 "犬"', '猫 "犬"'),
    ],
)
def test_values_are_quoted_as_a1111_needs_it(value: str, written: str) -> None:
    """ASCII comma, colon and newline, and text in quotes, are quoted; 、：（） are not."""
    text = to_parameters(dataclasses.replace(RECORD, prompt=value))
    assert f"Original prompt: {written}, " in text
    assert parse_parameters(text).settings["Original prompt"] == value


@pytest.mark.parametrize(
    ("last_line", "settings"),
    [
        ("Steps: 20, Sampler: Euler a", {}),
        ("Steps: 20, 原文: 猫と海, Seed: 1", {"Steps": "20", "原文": "猫と海", "Seed": "1"}),
        ("Steps: 20, x: 1, Seed: 1, Size: 64x64", {"Steps": "20", "Seed": "1", "Size": "64x64"}),
        (
            "Steps: 20, Path: C:\\models\\太郎, Time: 12:30:00",
            {"Steps": "20", "Path": "C:\\models\\太郎", "Time": "12:30:00"},
        ),
    ],
)
def test_the_reader_follows_a1111(last_line: str, settings: dict[str, str]) -> None:
    """Fewer than three fields are prompt; keys may be Japanese, not one letter."""
    parsed = parse_parameters(f"a cat\nNegative prompt: dog\n{last_line}")
    assert parsed.settings == settings
    if settings:
        assert (parsed.prompt, parsed.negative_prompt) == ("a cat", "dog")
    else:
        assert last_line in parsed.negative_prompt


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("DPM++ 2M Karras", ("DPM++ 2M", "Karras")),
        ("Euler a", ("Euler a", "")),
        ("DPM++ 2M SDE Exponential", ("DPM++ 2M SDE", "Exponential")),
        ("PNDM", ("PLMS", "")),
        ("DDIM", ("DDIM", "")),
    ],
)
def test_samplers_have_a1111s_names(name: str, parts: tuple[str, str]) -> None:
    """The schedule is a field of its own."""
    assert split_sampler(name) == parts


TEXT = st.text(max_size=200).map(storable_text)


def _line(text: str) -> str:
    """`text` as A1111's format can hold it in a prompt: lines without surrounding blanks."""
    return "\n".join(line.strip() for line in text.strip().split("\n")).strip()


@given(english=TEXT, negative=TEXT, original=TEXT, seed=st.integers(0, 2**32 - 1))
def test_any_prompt_comes_back(english: str, negative: str, original: str, seed: int) -> None:
    """Whatever the texts hold, prompt, negative prompt, original and numbers are read again."""
    english, negative = _line(english), _line(negative)
    if "Negative prompt:" in english:
        return
    record = dataclasses.replace(
        RECORD, prompt=original, english=english, negative_english=negative, seed=seed
    )
    parsed = parse_parameters(to_parameters(record))
    assert parsed.prompt == english
    assert parsed.negative_prompt == negative
    assert parsed.settings["Seed"] == str(seed)
    assert parsed.settings["Size"] == "512x768"
    if original.strip() and original != english:
        assert parsed.settings["Original prompt"] == original


@given(st.text(max_size=500))
def test_the_reader_never_fails(text: str) -> None:
    """Any text is read as something."""
    assert isinstance(parse_parameters(text), Parameters)


def test_hostile_text_costs_linear_time() -> None:
    """A megabyte without a colon, or of quotes, is read at once."""
    start = time.thread_time()
    for hostile in ("a" * 1_000_000, 'ab: "' + "\\" * 1_000_000, "ab: " * 200_000):
        parse_parameters(hostile)
    assert time.thread_time() - start < 5
