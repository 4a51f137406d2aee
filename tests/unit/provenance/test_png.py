"""The PNG that carries everything: written, read again, damaged, foreign."""

from __future__ import annotations

import dataclasses
import io
import json
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from sdjp.contract.errors import InputError, InputFileMissing, InputFileUnreadable
from sdjp.contract.request import PictureRecord
from sdjp.provenance import reading
from sdjp.provenance.iptc import COMPOSITE, TRAINED, parse_xmp, to_xmp
from sdjp.provenance.parameters import to_parameters
from sdjp.provenance.png import encode_png, record_from_text, record_to_text
from sdjp.provenance.storable import storable_text
from sdjp.provenance.verify import inspect
from sdjp.provenance.watermark import embed

RECORD = PictureRecord(
    prompt="夕焼けの海、赤い鳥居（朱色：1.2）\n👩‍🎨",
    english="a red torii gate in the sunset sea",
    negative_prompt="",
    negative_english="",
    model="デモ",
    model_hash="0123456789",
    sampler="DDIM",
    steps=20,
    guidance_scale=7.5,
    seed=7,
    width=128,
    height=128,
    created="2026-11-21T14:30:05.000+09:00",
    segments=({"ja": "赤い鳥居", "en": "red torii", "source": "glossary", "doubts": []},),
    extra={"later": [1, {"deep": None}]},
)
PIXELS = np.full((128, 128, 3), (200, 120, 90), dtype=np.uint8)


def save(path: Path, record: PictureRecord = RECORD) -> Path:
    path.write_bytes(encode_png(Image.fromarray(embed(PIXELS)), record))
    return path


def resolution(record: PictureRecord) -> tuple[float, float] | None:
    """Dots per inch that the PNG of `record` says; None where it says nothing."""
    with Image.open(io.BytesIO(encode_png(Image.fromarray(PIXELS), record))) as opened:
        return opened.info.get("dpi")


@pytest.mark.parametrize(
    ("size", "sheet", "wanted"),
    [
        ((512, 768), (100, 150), 130.05),
        ((768, 512), (100, 150), 130.05),
        ((512, 512), (100, 150), 130.05),
        ((1181, 1748), (100, 148), 300),
    ],
)
def test_a_picture_for_paper_says_how_finely_it_is_printed(
    size: tuple[int, int], sheet: tuple[float, float], wanted: float
) -> None:
    """So that it just fits its sheet, laid the same way round; `pHYs` stands before the pixels."""
    width, height = size
    record = dataclasses.replace(
        RECORD, width=width, height=height, print_width_mm=sheet[0], print_height_mm=sheet[1]
    )
    found = resolution(record)
    assert found is not None
    assert found == pytest.approx((wanted, wanted), abs=0.05)
    kinds = [kind for kind, _ in chunks(encode_png(Image.fromarray(PIXELS), record))]
    assert kinds.index(b"pHYs") < kinds.index(b"IDAT")
    assert record_from_text(record_to_text(record)) == record


@pytest.mark.parametrize("sheet", [(0.0, 0.0), (100.0, 0.0), (-1.0, 5.0), (1e-9, 1e-9), (1e9, 1e9)])
def test_without_a_sheet_nothing_is_said(sheet: tuple[float, float]) -> None:
    """A resolution that nobody chose would be a lie, an absurd one no PNG."""
    record = dataclasses.replace(RECORD, print_width_mm=sheet[0], print_height_mm=sheet[1])
    assert resolution(record) is None


def chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    """(type, first bytes) of every chunk of a PNG, checked against its sum."""
    found, place = [], 8
    while place < len(content):
        size, kind = struct.unpack(">I4s", content[place : place + 8])
        body = content[place + 8 : place + 8 + size]
        assert zlib.crc32(kind + body) == struct.unpack(">I", content[place + 8 + size :][:4])[0]
        found.append((kind, body.split(b"\0")[0][:40]))
        place += 12 + size
    return found


def test_everything_is_in_the_file_in_a_fixed_order(tmp_path: Path) -> None:
    """iTXt chunks before the pixels, the same bytes every time."""
    content = save(tmp_path / "絵.png").read_bytes()
    assert content == encode_png(Image.fromarray(embed(PIXELS)), RECORD)
    found = [one for one in chunks(content) if one[0] != b"IHDR"]
    assert found[:5] == [
        (b"iTXt", b"parameters"),
        (b"iTXt", b"Original prompt"),
        (b"iTXt", b"sdjp"),
        (b"iTXt", b"XML:com.adobe.xmp"),
        (b"tEXt", b"Software"),
    ]
    assert found[5][0] == b"IDAT"


def test_all_is_found_again(tmp_path: Path) -> None:
    """Watermark, IPTC, parameters, our own JSON and settings, and the JSON form of them."""
    path = save(tmp_path / "絵.png")
    found = inspect(path)
    assert found.watermark.found
    assert found.digital_source_type == TRAINED
    assert found.tool == "SDJP"
    assert found.settings["prompt"] == RECORD.prompt
    assert found.settings["seed"] == 7
    values = json.loads(json.dumps(found.to_json()))
    assert values["watermark"] == {
        "found": True,
        "payload": "StableDiffusionV1",
        "bit_accuracy": 1.0,
        "layers": ["robust"],  # the picture is small
    }
    assert values["sdjp"]["format"] == 1
    assert values["parameters"].startswith("a red torii gate in the sunset sea\nSteps: 20")
    assert record_from_text(reading.read_text(path).text["sdjp"]) == RECORD


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=5), one, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.text(), st.text(max_size=50), JSON)
@example("あ" * 10_000, "い" * 10_000, None)
@example("\ud83d半分", "\udfff", {"\ud800": "\x00"})
@example('"猫", 犬: 鳥\r\n\t（笑）\u202e👩‍🎨', "\0", None)
def test_any_text_comes_back(prompt: str, negative: str, extra: Any) -> None:
    """Surrogates and NUL are cleaned, everything else returns exactly."""
    record = dataclasses.replace(
        RECORD, prompt=prompt, negative_prompt=negative, extra={"given": extra}
    )
    content = encode_png(Image.new("RGB", (8, 8)), record)
    with Image.open(io.BytesIO(content)) as opened:
        assert isinstance(opened, PngImagePlugin.PngImageFile)
        text = opened.text
    read = record_from_text(text["sdjp"])
    assert read is not None
    assert read.prompt == text["Original prompt"] == storable_text(prompt)
    assert read.negative_prompt == storable_text(negative)
    if json.dumps(extra).isascii() and "\\u" not in json.dumps(extra):
        assert read.extra == {"given": extra}


@pytest.mark.parametrize(
    "text",
    ["", "null", "[1]", "{", "[" * 100_000, '{"prompt": 1}', '{"seed": "x"}', '{"prompt": "a"}'],
)
def test_what_is_no_record_gives_none(text: str) -> None:
    """Broken, foreign or mistyped JSON never becomes a record."""
    assert record_from_text(text) is None


@pytest.mark.parametrize(
    "segment",
    [{"source": "user"}, {"ja": "猫"}, {"ja": "猫", "en": 5}, ["ja", "en"], "ja", None],
)
def test_a_record_with_a_mistyped_lane_is_none(segment: object, tmp_path: Path) -> None:
    """Whoever reads a picture's settings need not look at each segment again: such a file has no
    record of ours, only what it says to everybody.
    """
    values = json.loads(record_to_text(RECORD))
    text = json.dumps({**values, "segments": [*values["segments"], segment]})
    assert record_from_text(record_to_text(RECORD)) == RECORD
    assert record_from_text(text) is None
    info = PngImagePlugin.PngInfo()
    info.add_itxt("sdjp", text)
    info.add_itxt("parameters", to_parameters(RECORD))
    path = tmp_path / "x.png"
    Image.fromarray(PIXELS).save(path, pnginfo=info)
    findings = inspect(path)
    assert (findings.sdjp, findings.settings["steps"]) == (None, RECORD.steps)


def test_unknown_fields_of_a_later_version_are_kept() -> None:
    """A record with more fields than are known here keeps them."""
    values = json.loads(record_to_text(RECORD)) | {"strength": 0.5}
    read = record_from_text(json.dumps(values))
    assert read is not None
    assert read.extra["strength"] == 0.5


def test_missing_and_foreign_files_are_told_apart(tmp_path: Path) -> None:
    """No file, a folder, text, SVG under a PNG name and an empty file give typed errors."""
    with pytest.raises(InputFileMissing):
        inspect(tmp_path / "none.png")
    with pytest.raises(InputFileUnreadable):
        inspect(tmp_path)
    for name, content in {
        "a.png": b"",
        "b.png": b"text",
        "c.png": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        "d.png": b"GIF89a\1\0\1\0\0\0\0;",
    }.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InputFileUnreadable):
            inspect(tmp_path / name)


def test_too_many_pixels_are_refused_unread(tmp_path: Path) -> None:
    """A small file that claims 60,000² or 9,000² pixels is refused by its header."""
    content = bytearray(save(tmp_path / "a.png").read_bytes())
    for side in (60_000, 9_000):
        content[16:24] = struct.pack(">II", side, side)
        content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
        (tmp_path / "bomb.png").write_bytes(content)
        with pytest.raises(InputFileUnreadable):
            reading.read_picture(tmp_path / "bomb.png")
        with pytest.raises(InputFileUnreadable):
            reading.read_text(tmp_path / "bomb.png")


def test_a_text_bomb_is_refused(tmp_path: Path) -> None:
    """A compressed text chunk that would grow to 64 MB is not unpacked."""
    info = PngImagePlugin.PngInfo()
    info.add_itxt("parameters", "a" * 64_000_000, zip=True)
    Image.new("RGB", (8, 8)).save(tmp_path / "bomb.png", pnginfo=info)
    assert (tmp_path / "bomb.png").stat().st_size < 200_000
    with pytest.raises(InputFileUnreadable):
        reading.read_text(tmp_path / "bomb.png")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_damaged_files_give_only_typed_errors(kind: str, tmp_path: Path) -> None:
    """Of 300 truncated and altered files, each reads or raises InputFileUnreadable."""
    if kind == "PNG":
        whole = save(tmp_path / "whole").read_bytes()
    else:
        buffer = io.BytesIO()
        exif = Image.Exif()
        exif[0x010E] = "text"
        Image.fromarray(PIXELS).save(buffer, kind, exif=exif, xmp=to_xmp("txt2img").encode())
        whole = buffer.getvalue()
    chance = random.Random(kind)
    path = tmp_path / "damaged"
    refused = 0
    for _ in range(300):
        content = bytearray(
            whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole
        )
        for _ in range(chance.randrange(1, 8)):
            if content:
                content[chance.randrange(min(len(content), 1500))] = chance.randrange(256)
        path.write_bytes(content)
        for read in (reading.read_text, inspect):
            try:
                read(path)
            except InputError:
                refused += 1
    assert refused > 50


def test_a_truncated_picture_is_damaged_without_decoding_it(tmp_path: Path) -> None:
    """`read_text` refuses a PNG cut short at any of many places."""
    content = save(tmp_path / "a.png").read_bytes()
    for place in range(40, len(content) - 1, max(1, len(content) // 60)):
        (tmp_path / "b.png").write_bytes(content[:place])
        with pytest.raises(InputFileUnreadable):
            reading.read_text(tmp_path / "b.png")


def test_transparency_is_laid_on_white(tmp_path: Path) -> None:
    """A transparent foreign picture reads as on white paper."""
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(tmp_path / "a.png")
    image, _ = reading.read_picture(tmp_path / "a.png")
    assert image.mode == "RGB"
    assert image.getpixel((0, 0)) == (255, 255, 255)


def test_a_composite_says_so() -> None:
    """A picture that began with one of the user's is a composite."""
    assert parse_xmp(to_xmp("img2img")).digital_source_type == COMPOSITE
    assert parse_xmp(to_xmp("txt2img")).digital_source_type == TRAINED
    assert parse_xmp(to_xmp("txt2img")).creator_tool.startswith("SDJP ")


@pytest.mark.parametrize("form", ["element", "resource"])
def test_other_forms_of_the_property_are_read(form: str) -> None:
    """Other writers put it in an element, as text or as a resource."""
    body = f">{TRAINED}<" if form == "element" else f' rdf:resource="{TRAINED}"><'
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f"<e:DigitalSourceType{body}/e:DigitalSourceType>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    assert parse_xmp(packet.encode()).digital_source_type == TRAINED


def test_hostile_xmp_says_nothing() -> None:
    """Entities, document types, nonsense and great length are not expanded."""
    bomb = '<!DOCTYPE a [<!ENTITY x "yyyyyyyy">]>' + to_xmp("txt2img")
    for packet in (bomb, "", "<x:xmpmeta", to_xmp("txt2img") + " " * 300_000, b"\xff\xfe\0"):
        assert parse_xmp(packet).digital_source_type == ""
