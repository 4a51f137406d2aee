"""The other commands, as a user runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from sdjp import __version__
from sdjp.base.paths import demo_painter_dir, index_path
from sdjp.store import history
from sdjp.store.database import open_library
from tests.end2end.conftest import Command
from tests.end2end.test_txt2img import pixels_of
from tests.tiny_models import add_safety_checker


def test_translate_shows_both_lanes(sdjp: Command) -> None:
    """The structure stays, each segment says where its English came from."""
    ended = sdjp("translate", "（赤い鳥居：１．３）、夜の海、<lora:水彩:0.8>", "--json")
    (shown,) = ended.objects
    assert shown["english"].startswith("(red torii:1.3), ")
    assert shown["english"].endswith("<lora:水彩:0.8>")
    assert {"ja", "en", "source", "doubts"} <= set(shown["segments"][0])
    assert "red torii" in sdjp("translate", "赤い鳥居").out


def test_translate_doubts_what_it_does_not_know(sdjp: Command) -> None:
    """A word outside the translator's world is not passed over in silence."""
    (shown,) = sdjp("translate", "量子もつれのハミルトニアン", "--json").objects
    assert any(segment["doubts"] for segment in shown["segments"])


def test_verify_reads_what_others_wrote(sdjp: Command, tmp_path: Path) -> None:
    """An AUTOMATIC1111 picture tells its settings; a plain one tells nothing of itself."""
    info = PngImagePlugin.PngInfo()
    info.add_itxt(
        "parameters",
        "猫、海\nNegative prompt: 犬\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5",
    )
    Image.new("RGB", (64, 64), "gray").save(tmp_path / "他.png", pnginfo=info)
    Image.new("RGB", (64, 64), "gray").save(tmp_path / "無.png")
    ended = sdjp("verify", tmp_path / "他.png", tmp_path / "無.png", "--json")
    other, plain = ended.objects
    assert other["settings"]["prompt"] == "猫、海"
    assert other["settings"]["seed"] == 5
    assert not other["watermark"]["found"]
    assert (plain["parameters"], plain["digital_source_type"], plain["sdjp"]) == ("", "", None)


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n torn"])
def test_verify_refuses_what_is_no_picture(sdjp: Command, tmp_path: Path, content: bytes) -> None:
    """An empty file, an SVG and a torn PNG are named; the good file before them is reported."""
    good, bad = tmp_path / "good.png", tmp_path / "悪い.png"
    Image.new("RGB", (32, 32)).save(good)
    bad.write_bytes(content)
    ended = sdjp("verify", good, bad, "--json")
    assert "悪い.png" in ended.refused(2)
    assert [shown["path"] for shown in ended.objects] == [str(good)]


def test_rebuild_restores_the_history_from_the_pictures(sdjp: Command, sdjp_home: Path) -> None:
    """With the index gone or damaged, the pictures alone give it back."""
    sdjp("txt2img", "白い猫", "--steps", 1)
    before = sdjp("history", "--json").objects
    index = sdjp_home / "data" / "index.sqlite3"
    index.write_bytes(b"not a database" * 999)
    for leftover in index.parent.glob("index.sqlite3-*"):
        leftover.unlink()
    sdjp("history").refused(5)
    (report,) = sdjp("rebuild", "--json").objects
    assert (report["found"], report["added"]) == (1, 1)
    assert Path(report["quarantined"]).exists()
    assert sdjp("history", "search", "ねこ", "--json").objects == before


def test_doctor_finds_nothing_wrong_here(sdjp: Command) -> None:
    """Machine, versions and models are reported, and there are no problems."""
    (report,) = sdjp("doctor", "--json").objects
    assert report["sdjp"] == __version__
    assert report["problems"] == []
    assert report["versions"]["torch"]
    assert report["machine"]["cores"] >= 1


def test_doctor_finds_a_damaged_index(sdjp: Command, sdjp_home: Path) -> None:
    """A problem is told in words, and the report still comes whole."""
    index = sdjp_home / "data" / "index.sqlite3"
    index.parent.mkdir(parents=True)
    index.write_bytes(b"garbage" * 500)
    ended = sdjp("doctor", "--json")
    assert ended.code == 0
    assert any("索引" in problem for problem in ended.objects[0]["problems"])


def test_a_flagged_picture_is_blurred_until_the_user_decides(sdjp: Command, tmp_path: Path) -> None:
    """Saved blurred; `reveal` shows the original; `--discard` forgets it for good."""
    model = Path(shutil.copytree(demo_painter_dir(), tmp_path / "検査つき"))
    add_safety_checker(model, objects=True)
    arguments = ("txt2img", "red torii", "--no-translate", "--steps", 2, "--json")
    flagged, forgotten = (
        sdjp(*arguments, "--model", model, "--seed", seed).objects[0] for seed in (1, 2)
    )
    (plain,) = sdjp(*arguments, "--seed", 1, "--outdir", tmp_path / "plain").objects
    assert flagged["safety"] == "flagged"
    path = Path(flagged["path"])
    original = pixels_of(plain["path"])
    assert pixels_of(path) != original
    assert sdjp("reveal", path).code == 0
    assert pixels_of(path) == original
    with open_library(index_path()) as library:
        found = {row.path: row.record and row.record.safety for row in history.recent(library)}
    assert found[path] == "revealed"
    assert found[Path(forgotten["path"])] == "flagged"
    assert sdjp("verify", path, "--json").objects[0]["watermark"]["found"]
    assert sdjp("reveal", "--discard", forgotten["path"]).code == 0
    sdjp("reveal", forgotten["path"]).refused(2)


def test_english_when_asked_for(sdjp: Command) -> None:
    """SDJP_LANG=en speaks English throughout."""
    assert "Draw with Stable Diffusion" in sdjp("--help", SDJP_LANG="en").out
    assert "was not found" in sdjp("verify", "none.png", SDJP_LANG="en").err


def test_help_and_version(sdjp: Command) -> None:
    """Every command explains itself in Japanese and ends well."""
    assert __version__ in sdjp("--version").out
    names = (
        *("txt2img", "img2img", "inpaint", "outpaint", "translate", "verify", "history", "reveal"),
        *("rebuild", "doctor"),
    )
    overview = sdjp("--help").out
    for name in names:
        assert name in overview
        ended = sdjp(name, "--help")
        assert ended.code == 0
        assert "使い方" in ended.out
    assert sdjp().out == overview


def test_json_is_one_object_a_line(sdjp: Command) -> None:
    """Japanese stays readable in JSON and nothing else is printed."""
    out = sdjp("translate", "猫", "犬", "--json").out
    assert len(out.splitlines()) == 2
    assert "猫" in out
    assert all(json.loads(line) for line in out.splitlines())
