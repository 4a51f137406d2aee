"""From a Japanese prompt to a picture that can say where it came from."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from sdjp.base.paths import demo_painter_dir
from tests.end2end.conftest import ROOT, Command, Ended
from tests.faults.test_disk_full import can_mount

PROMPT = "夕焼けの海に立つ赤い鳥居"


def size_of(path: object) -> tuple[int, int]:
    """Width and height of the picture at `path`."""
    with Image.open(str(path)) as picture:
        return picture.size


def pixels_of(path: object) -> bytes:
    """All pixels of the picture at `path`."""
    with Image.open(str(path)) as picture:
        return picture.tobytes()


QUICK = ("--steps", 3)
_UNET = demo_painter_dir() / "unet" / "config.json"
LATENT_CHANNELS = json.loads(_UNET.read_text(encoding="utf-8"))["in_channels"]


def test_a_japanese_prompt_becomes_a_watermarked_picture_that_is_found_again(
    sdjp: Command, sdjp_home: Path
) -> None:
    """The main job, whole: draw, verify, search by reading, and nothing else on standard output."""
    drawn = sdjp("txt2img", PROMPT, *QUICK, "--json")
    assert drawn.code == 0, drawn.err
    (picture,) = drawn.objects
    assert picture["prompt"] == PROMPT
    assert "torii" in picture["english"]
    assert picture["watermark"] == {
        "found": True,
        "payload": "StableDiffusionV1",
        "bit_accuracy": 1.0,
    }
    path = Path(picture["path"])
    assert path.parent == sdjp_home / "pictures"
    assert size_of(path) == (picture["width"], picture["height"])

    (found,) = sdjp("verify", path, "--json").objects
    assert found["watermark"]["found"]
    assert found["digital_source_type"].endswith("trainedAlgorithmicMedia")
    assert found["parameters"].startswith(picture["english"])
    assert PROMPT in found["parameters"]
    assert found["sdjp"]["prompt"] == PROMPT
    assert found["sdjp"]["seed"] == picture["seed"] == 42

    for words in ("とりい", "鳥居", "トリイ", "torii", "赤い うみ"):
        (row,) = sdjp("history", "search", *words.split(), "--json").objects
        assert (row["path"], row["prompt"]) == (str(path), PROMPT)
    assert sdjp("history", "search", "ねこ", "--json").objects == []


def test_the_same_command_draws_the_same_pixels(sdjp: Command, tmp_path: Path) -> None:
    """Two processes with one seed agree in every pixel; picture 2 of a batch is seed + 1 alone."""
    arguments = ("txt2img", PROMPT, *QUICK, "--json", "--skip_grid")
    batch = sdjp(*arguments, "--n_samples", 2, "--outdir", tmp_path / "束").objects
    alone = sdjp(*arguments, "--seed", 43, "--outdir", tmp_path / "単独").objects
    assert [picture["seed"] for picture in batch] == [42, 43]
    assert pixels_of(batch[1]["path"]) == pixels_of(alone[0]["path"])
    assert pixels_of(batch[0]["path"]) != pixels_of(batch[1]["path"])


def test_every_option_of_the_reference_script_is_accepted(sdjp: Command, tmp_path: Path) -> None:
    """All of CompVis's options, in one run, do what they say."""
    prompts = tmp_path / "プロンプト 一覧.txt"
    prompts.write_bytes("\ufeff赤い鳥居\r\n\r\n青い船、夜の海\r\n白い猫".encode())
    out = tmp_path / "出力"
    drawn = sdjp(
        *("txt2img", "--prompt", "unused", "--outdir", out, "--ddim_steps", 2, "--plms"),
        *("--dpm_solver", "--fixed_code", "--ddim_eta", 0.0, "--n_iter", 1, "--H", 64, "--W", 128),
        *("--C", LATENT_CHANNELS, "--f", 8, "--n_samples", 2, "--n_rows", 3, "--scale", 2.5),
        *("--from-file", prompts, "--seed", 7, "--precision", "full", "--json"),
    )
    assert drawn.code == 0, drawn.err
    pictures = drawn.objects
    assert [picture["prompt"] for picture in pictures] == ["赤い鳥居", "青い船、夜の海", "白い猫"]
    assert {picture["seed"] for picture in pictures} == {7}
    assert {picture["sampler"] for picture in pictures} == {"DPM-Solver"}
    assert {picture["guidance_scale"] for picture in pictures} == {2.5}
    assert {(picture["width"], picture["height"]) for picture in pictures} == {(128, 64)}
    sheets = set(out.glob("*.png")) - {Path(picture["path"]) for picture in pictures}
    (sheet,) = sheets
    assert size_of(sheet)[0] > 3 * 128
    (found,) = sdjp("verify", sheet, "--json").objects
    assert found["watermark"]["found"]


def test_previews_are_written_for_every_step(sdjp: Command, tmp_path: Path) -> None:
    """`--preview-dir` holds one picture a step, of the picture's size."""
    drawn = sdjp("txt2img", "red torii", "--steps", 4, "--preview-dir", tmp_path, "--no-translate")
    assert drawn.code == 0, drawn.err
    previews = sorted(tmp_path.glob("42-*.png"))
    assert len(previews) == 4
    assert size_of(previews[-1]) == size_of(drawn.out.splitlines()[-1])


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--steps", "0"], 2, "1–1000"),
        (["--steps", "たくさん"], 2, "たくさん"),
        (["--scale", "nan"], 2, "nan"),
        (["--size", "100"], 2, "512x768"),
        (["--size", "130x128"], 2, "130"),
        (["--sampler", "Eular a"], 2, "Euler a"),
        (["--seed", "4294967296"], 2, "4294967295"),
        (["--C", "3"], 2, "--C"),
        (["--clip-skip", "11"], 2, "CLIPスキップ"),
        (["--precision", "quarter"], 2, "full"),
        (["--from-file", "無い.txt"], 2, "無い.txt"),
        (["--from-file", "LICENSE/x"], 2, "LICENSE"),
        (["--model", "無いモデル"], 3, "無いモデル"),
        (["--model", "docs"], 3, "model_index.json"),
        (["--ckpt", "LICENSE"], 3, "safetensors"),
        (["--laion400m"], 3, "text2img-large"),
        (["--config", "v1-inference.yaml"], 2, "v1-inference.yaml"),
        (["--translator", "無い翻訳"], 3, "無い翻訳"),
        (["--outdir", "LICENSE/pictures"], 5, "LICENSE"),
        (["--outdir", "/proc/self/pictures"], 5, "/proc/self"),
        (["--nonsense"], 2, "--nonsense"),
        (["--steps"], 2, "--steps"),
        (["あ" * 30_001], 2, "30001"),
    ],
    ids=lambda value: " ".join(value)[:24] if isinstance(value, list) else None,
)
def test_bad_input_is_three_japanese_sentences(
    sdjp: Command, sdjp_home: Path, arguments: list[str], code: int, words: str
) -> None:
    """Whatever is wrong: its own exit code, one message, no traceback, and no picture."""
    ended = sdjp("txt2img", *arguments, "--json")
    assert words in ended.refused(code)
    assert ended.out == ""
    assert list(sdjp_home.rglob("*.png")) == []


def test_a_file_that_is_not_utf8_is_named(sdjp: Command, tmp_path: Path) -> None:
    """A Shift_JIS prompt file is refused with a reason, not read as nonsense."""
    prompts = tmp_path / "sjis.txt"
    prompts.write_bytes("赤い鳥居".encode("cp932"))
    assert "UTF-8" in sdjp("txt2img", "--from-file", prompts).refused(2)


def test_pathological_prompts_draw(sdjp: Command, tmp_path: Path) -> None:
    """Emoji, RTL marks, half-width kana, NUL and 2,000 characters go through to the file."""
    lines = [
        "🐱‍👤\u202eねこ\u200b",
        "ﾈｺと猫\u0000",
        "か\u3099くせい、" * 300,
        "（猫：１．３）、[赤:青:2]",
    ]
    prompts = tmp_path / "p.txt"
    prompts.write_text("\n".join(lines), encoding="utf-8")
    drawn = sdjp("txt2img", "--from-file", prompts, "--steps", 1, "--skip_grid", "--json")
    assert drawn.code == 0, drawn.err
    assert len(drawn.objects) == 4
    assert "(cat:1.3)" in drawn.objects[3]["english"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_keeps_what_is_finished(sdjp: Command, sdjp_home: Path) -> None:
    """Interrupted in the middle of a batch: exit 130, finished pictures whole, no part left."""
    process = subprocess.Popen(
        [sys.executable, "-m", "sdjp", "txt2img", PROMPT, "--steps", "6", "--n_samples", "60"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    folder = sdjp_home / "pictures"
    deadline = time.monotonic() + 120
    while len(list(folder.glob("*.png"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "中止" in err
    assert "Traceback" not in err
    pictures = sorted(folder.glob("*.png"))
    assert 2 <= len(pictures) < 60
    for picture in pictures:
        assert pixels_of(picture)
    assert list(folder.glob(".*")) == []
    rows = sdjp("history", "--limit", 100, "--json").objects
    assert {row["path"] for row in rows} == set(map(str, pictures))


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    """On a disk of 12 KB: exit 5, three Japanese sentences, and not one file more than before."""
    disk = tmp_path / "小さい ディスク"
    disk.mkdir()
    if not can_mount(disk):
        pytest.skip("no tmpfs can be mounted here")
    script = (
        'mount -t tmpfs -o size=12k tmpfs "$0" || exit 99; "$1" -m sdjp txt2img 赤い鳥居 '
        '--steps 1 --outdir "$0" --json; code=$?; ls -A "$0"; exit $code'
    )
    ended = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, str(disk), sys.executable],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    message = Ended(ended.returncode, ended.stdout, ended.stderr).refused(5)
    assert "いっぱい" in message
    assert ended.stdout == ""
