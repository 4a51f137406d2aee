"""Pictures of other programs are recognised and their settings read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from sdjp.provenance.foreign import recognise
from sdjp.provenance.reading import PictureText
from sdjp.provenance.verify import inspect

A1111 = (
    "夕焼けの海, <lora:torii:0.8>\nsecond line\nNegative prompt: 人物\n"
    "Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 99, "
    "Size: 640x448, Model hash: abcdef0123, Model: 太郎モデル, Clip skip: 2, Version: v1.10.1"
)
EXPECTED = {
    "prompt": "夕焼けの海, <lora:torii:0.8>\nsecond line",
    "negative_prompt": "人物",
    "steps": 28,
    "sampler": "DPM++ 2M Karras",
    "guidance_scale": 6.5,
    "seed": 99,
    "width": 640,
    "height": 448,
    "model": "太郎モデル",
    "model_hash": "abcdef0123",
    "clip_skip": 1,
}


def png(path: Path, **text: str) -> Path:
    info = PngImagePlugin.PngInfo()
    for key, value in text.items():
        info.add_text(key, value)
    Image.new("RGB", (64, 64)).save(path, pnginfo=info)
    return path


def test_a1111_png(tmp_path: Path) -> None:
    """All fields of a web UI picture, with a Japanese prompt of two lines."""
    found = inspect(png(tmp_path / "a.png", parameters=A1111))
    assert found.tool == "AUTOMATIC1111"
    assert found.parameters == A1111
    assert found.settings == EXPECTED
    assert found.sdjp is None


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
@pytest.mark.parametrize("order", ["utf-16-be", "utf-16-le"])
def test_a1111_exif(kind: str, order: str, tmp_path: Path) -> None:
    """UserComment in UNICODE of either byte order, in JPEG and WebP."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + A1111.encode(order)
    path = tmp_path / "picture"
    Image.new("RGB", (64, 64)).save(path, kind, exif=exif)
    found = inspect(path)
    assert found.tool == "AUTOMATIC1111"
    assert found.settings == EXPECTED


def test_comfyui(tmp_path: Path) -> None:
    """The sampler node and what leads to it: prompts, size, model."""
    graph = {
        "3": {
            "class_type": "KSampler",
            "inputs": {
                "seed": 5,
                "steps": 30,
                "cfg": 8.0,
                "sampler_name": "dpmpp_2m",
                "scheduler": "karras",
                "positive": ["10", 0],
                "negative": ["7", 0],
                "model": ["11", 0],
                "latent_image": ["5", 0],
            },
        },
        "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd15.safetensors"}},
        "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 768, "height": 512}},
        "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "猫", "clip": ["4", 1]}},
        "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "犬", "clip": ["4", 1]}},
        "10": {"class_type": "ControlNetApply", "inputs": {"conditioning": ["6", 0]}},
        "11": {"class_type": "LoraLoader", "inputs": {"model": ["4", 0], "lora_name": "x"}},
    }
    found = inspect(png(tmp_path / "a.png", prompt=json.dumps(graph), workflow="{}"))
    assert found.tool == "ComfyUI"
    assert found.settings == {
        "prompt": "猫",
        "negative_prompt": "犬",
        "steps": 30,
        "sampler": "dpmpp_2m karras",
        "guidance_scale": 8.0,
        "seed": 5,
        "width": 768,
        "height": 512,
        "model": "sd15.safetensors",
    }


def test_a_comfyui_graph_that_runs_in_a_circle_ends() -> None:
    """Links that lead to each other are given up."""
    graph = {
        "1": {"inputs": {"steps": 1, "positive": ["2", 0], "negative": ["1", 0]}},
        "2": {"inputs": {"conditioning": ["3", 0]}},
        "3": {"inputs": {"conditioning": ["2", 0]}},
    }
    found = recognise(PictureText("PNG", 1, 1, {"prompt": json.dumps(graph)}))
    assert found.tool == "ComfyUI"
    assert found.settings == {"steps": 1}


def test_invokeai(tmp_path: Path) -> None:
    """The flat JSON of InvokeAI."""
    metadata = {
        "positive_prompt": "猫",
        "negative_prompt": "",
        "steps": 30,
        "cfg_scale": 7,
        "scheduler": "euler",
        "seed": 1,
        "width": 512,
        "height": 512,
        "model": {"name": "dreamshaper"},
    }
    found = inspect(png(tmp_path / "a.png", invokeai_metadata=json.dumps(metadata)))
    assert found.tool == "InvokeAI"
    assert found.settings["model"] == "dreamshaper"
    assert found.settings["prompt"] == "猫"


def test_novelai(tmp_path: Path) -> None:
    """Description and the JSON comment of NovelAI."""
    comment = {"steps": 28, "sampler": "k_euler_ancestral", "seed": 3, "scale": 5.0, "uc": "犬"}
    found = inspect(
        png(tmp_path / "a.png", Software="NovelAI", Description="猫", Comment=json.dumps(comment))
    )
    assert found.tool == "NovelAI"
    assert found.settings["prompt"] == "猫"
    assert found.settings["negative_prompt"] == "犬"
    assert found.settings["steps"] == 28


def test_fooocus(tmp_path: Path) -> None:
    """Both schemes of Fooocus."""
    values = {"prompt": "猫", "seed": "12", "steps": 30, "resolution": "(896, 1152)"}
    found = inspect(
        png(tmp_path / "a.png", parameters=json.dumps(values), fooocus_scheme="fooocus")
    )
    assert found.tool == "Fooocus"
    assert found.settings == {"prompt": "猫", "seed": 12, "steps": 30, "width": 896, "height": 1152}
    other = inspect(png(tmp_path / "b.png", parameters=A1111, fooocus_scheme="a1111"))
    assert (other.tool, other.settings) == ("Fooocus", EXPECTED)


def test_a_photograph_has_no_tool(tmp_path: Path) -> None:
    """A picture that says nothing gives nothing."""
    Image.new("RGB", (64, 64), "green").save(tmp_path / "a.jpg")
    found = inspect(tmp_path / "a.jpg")
    assert (found.tool, found.parameters, found.settings) == ("", "", {})
    assert found.to_json()["watermark"]["found"] is False


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda one: st.lists(one, max_size=4) | st.dictionaries(st.text(max_size=9), one, max_size=4),
)
KEYS = st.sampled_from(
    ["steps", "positive", "inputs", "1", "model", "seed", "prompt", "resolution", "base_model"]
)
NODES = st.recursive(
    ODD, lambda one: st.dictionaries(KEYS, one, max_size=5) | st.lists(one, max_size=2)
)


@given(
    st.sampled_from(["prompt", "workflow", "invokeai_metadata", "parameters", "Comment"]),
    st.dictionaries(KEYS, NODES, max_size=4),
    st.booleans(),
)
def test_odd_json_is_never_an_error(key: str, values: dict[str, Any], novelai: bool) -> None:
    """Whatever the JSON holds, reading gives text and finite numbers only."""
    text = {key: json.dumps(values), "Software": "NovelAI" if novelai else ""}
    found = recognise(PictureText("PNG", 1, 1, text))
    json.dumps(found.settings)
    assert all(isinstance(value, str | int | float) for value in found.settings.values())
