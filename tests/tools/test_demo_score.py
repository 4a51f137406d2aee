"""The demo model's score: what is asked, how it is counted, and the classifier that reads."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from tests.tiny_models import make_painter
from tools.demo_model import score
from tools.demo_model.asked import Asked, BadPrompts, ask_held_out, read_prompts
from tools.demo_model.checkpoint import load_checkpoint
from tools.demo_model.classifier import (
    READ_PX,
    AttributeClassifier,
    confusion,
    confusion_text,
    fingerprint,
    load_classifier,
    read_attributes,
    softened,
)
from tools.demo_model.pictures import draw_pictures, scene_labels, to_tensor
from tools.demo_model.render import render, render_array
from tools.demo_model.tally import count, judge, table
from tools.demo_model.training import Budget
from tools.demo_model.world import VISIBLE, Scene, is_held_out, scene_of

TRAINING_SET = (16, 128, 3)
SUNSET = "夕焼けの海に立つ赤い鳥居\tthing=torii colour=red time=sunset place=sea"


@pytest.fixture(autouse=True)
def _quiet_libraries() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"(diffusers|transformers|torch)\b.*")
        yield


def seen(scene: Scene) -> dict[str, str]:
    """What a picture of the scene shows."""
    return {name: scene.value(name) for name in VISIBLE}


WHITE_CAT = seen(scene_of("cat:white:left/noon/beach/clear/none/picture"))
BOAT = scene_of("boat:red:left/noon/sea/clear/fuji/picture")


class Oracle:
    """Stands in for the classifier: knows every picture that it rendered itself."""

    def __init__(self) -> None:
        self._scenes: dict[bytes, Scene] = {}

    def render(self, scene: Scene, seed: int) -> Image.Image:
        """Render and remember."""
        picture = render(scene, seed, 64)
        self._scenes[picture.tobytes()] = scene
        return picture

    def read(self, pictures: Sequence[Image.Image]) -> list[dict[str, str]]:
        """Say what was rendered."""
        return [seen(self._scenes[picture.tobytes()]) for picture in pictures]


def repainted(scene: Scene) -> Scene:
    """The same scene with its first subject in another colour."""
    first, *rest = scene.subjects
    colour = "blue" if first.colour != "blue" else "red"
    return replace(scene, subjects=(replace(first, colour=colour), *rest))


def prompts_file(folder: Path, text: str) -> Path:
    """A prompts file with this text."""
    path = folder / "試し.tsv"
    path.write_text(text, encoding="utf-8")
    return path


# What is asked


def test_captions_of_held_out_scenes_are_asked() -> None:
    """Every scene is one that training never saw, is asked in two languages, and comes once."""
    asked = ask_held_out(300)
    assert len(asked) == 300
    assert all(is_held_out(one.scene) for one in asked)
    assert len({one.scene for one in asked}) == 300
    assert len({one.seed for one in asked}) == 300
    for one in asked:
        assert one.prompts["english"].isascii()
        assert re.search("[ぁ-んァ-ヶ一-龠]", one.prompts["japanese"])


def test_a_caption_is_asked_for_all_it_says_and_nothing_more() -> None:
    """Only what the prompt says is scored: all but a far thing where there is none."""
    for one in ask_held_out(200):
        everything = one.scene.values
        if one.scene.far == "none":
            del everything["far"]
        unsaid = {"weather"} if one.scene.weather == "clear" else set()
        assert {**everything, **one.expected} == everything
        assert set(everything) - set(one.expected) <= unsaid


def test_a_prompts_file_is_read(tmp_path: Path) -> None:
    """A line gives prompt and values; comments, empty lines, BOM and CRLF do not disturb."""
    text = f"\ufeff# 試し\r\n\r\n{SUNSET}\r\na cat\tthing=cat\tfar=moon\r\n"
    asked = read_prompts(prompts_file(tmp_path, text))
    assert [one.prompts["prompts"] for one in asked] == ["夕焼けの海に立つ赤い鳥居", "a cat"]
    assert asked[0].expected == {
        "thing": "torii",
        "colour": "red",
        "time": "sunset",
        "place": "sea",
    }
    assert asked[1].expected == {"thing": "cat", "far": "moon"}
    for one in asked:
        assert one.expected.items() <= one.scene.values.items()


def test_any_values_that_go_together_can_be_asked(tmp_path: Path) -> None:
    """Two subjects, counts and places of one's own are found a scene, for the rendered picture."""
    lines = (
        "x\tthing=cat count=three",
        "x\tthing=cat count=two thing2=torii position2=right style=ink far=sun",
        "x\tcolour2=black position=centre weather=snow",
    )
    for one in read_prompts(prompts_file(tmp_path, "\n".join(lines))):
        assert one.expected.items() <= one.scene.values.items()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("赤い鳥居 thing=torii", "tab"),
        ("赤い鳥居\t ", "tab"),
        ("\tthing=torii", "tab"),
        ("赤い鳥居\tthing=torii size=big", "no attribute 'size'"),
        ("赤い鳥居\tthing=鳥居", "thing cannot be '鳥居'"),
        ("赤い鳥居\tthing", "thing cannot be ''"),
        ("赤い鳥居\tcolour=red colour=blue", "colour is named twice"),
        ("夜の太陽\ttime=night far=sun", "no scene"),
        ("三匹の猫と犬\tthing=cat count=three thing2=dog", "no scene"),
    ],
)
def test_a_bad_line_is_refused_by_its_number(tmp_path: Path, line: str, reason: str) -> None:
    """A misspelt attribute ends the run with file, line and reason instead of lowering the score
    unnoticed.
    """
    path = prompts_file(tmp_path, f"# 注釈\n{SUNSET}\n\n{line}\n")
    with pytest.raises(BadPrompts, match=re.escape(f"{path}:4: ") + ".*" + re.escape(reason)):
        read_prompts(path)


def test_a_file_in_another_encoding_is_refused_by_its_line(tmp_path: Path) -> None:
    """Shift_JIS is not guessed at."""
    path = tmp_path / "sjis.tsv"
    path.write_bytes(b"a cat\tthing=cat\n" + SUNSET.encode("cp932"))
    with pytest.raises(BadPrompts, match=":2: not UTF-8"):
        read_prompts(path)


def test_a_file_without_prompts_is_refused(tmp_path: Path) -> None:
    """Nothing asked is no score."""
    with pytest.raises(BadPrompts, match="no prompts"):
        read_prompts(prompts_file(tmp_path, "# nothing\n"))


# How it is counted


def test_right_and_wrong_attributes_are_counted() -> None:
    """Four of ten pictures in another colour: six tenths of the colours, and all of the rest."""
    oracle, asked = Oracle(), ask_held_out(10)
    columns: dict[str, Callable[[Asked], Image.Image]] = {
        "right": lambda one: oracle.render(one.scene, one.seed),
        "four wrong": lambda one: oracle.render(
            repainted(one.scene) if one.seed < 4 else one.scene, one.seed
        ),
    }
    found = score.tallies(asked, columns, oracle.read)
    asked_for = sum(len(one.expected) for one in asked)
    right, wrong = found["right"], found["four wrong"]
    assert right.all_asked == wrong.all_asked == asked_for
    assert (right.overall, right.whole, right.half_width) == (1, 1, 0)
    assert (wrong.right("colour"), wrong.asked("colour")) == (6, 10)
    assert wrong.share("colour") == wrong.whole == pytest.approx(0.6)
    assert all(wrong.share(name) == 1 for name in ("thing", "time", "place", "style"))
    assert wrong.overall == pytest.approx(1 - 4 / asked_for)
    assert 0 < wrong.half_width < 0.2


def test_what_was_not_asked_for_is_not_counted() -> None:
    """A prompt that leaves the place open is right wherever the thing stands."""
    tally = count([WHITE_CAT, WHITE_CAT], [{"thing": "cat"}, {"thing": "car", "colour": "white"}])
    assert (tally.right("thing"), tally.asked("thing")) == (1, 2)
    assert (tally.right("colour"), tally.asked("colour")) == (0, 1)
    assert tally.asked("place") == 0
    assert (tally.overall, tally.whole) == (pytest.approx(1 / 3), 0.5)
    assert set(tally.to_json()["attributes"]) == {"thing", "colour"}


@pytest.mark.parametrize(
    ("wanted", "right"),
    [
        ({"thing": "cat", "count": "two", "colour": "black"}, [True, True, True]),
        ({"thing": "cat", "count": "one"}, [True, False]),
        ({"thing": "cat", "position": "right"}, [True, True]),
        ({"thing": "cat", "colour": "red"}, [True, False]),
        ({"thing": "torii", "colour": "red", "thing2": "cat", "count2": "two"}, [True] * 4),
        ({"thing": "torii", "position": "left"}, [True, False]),
        ({"thing": "dog", "colour": "red"}, [False, False]),
        ({"colour": "red", "position": "left"}, [True, True]),
    ],
)
def test_a_colour_counts_for_its_own_thing_only(wanted: dict[str, str], right: list[bool]) -> None:
    """Two black cats around a red torii: colour, count and position are those of the thing named,
    or anything's where none is named.
    """
    picture = seen(scene_of("cat:black:left+right|torii:red:centre/noon/sea/clear/fuji/ink"))
    assert judge(picture, wanted) == dict(zip(wanted, right, strict=True))


def test_fewer_readings_than_pictures_are_an_error() -> None:
    """A picture that was not read cannot pass for one that was."""
    with pytest.raises(ValueError, match="zip"):
        count([], [{"thing": "cat"}])


def test_the_table_has_a_line_an_attribute() -> None:
    """Attributes asked for stand in their order with their counts, then the means."""
    tally = count([WHITE_CAT, WHITE_CAT], [{"thing": "cat"}, {"thing": "car", "colour": "white"}])
    rows = [line.split() for line in table({"english": tally}).splitlines()]
    assert rows == [
        ["asked", "english"],
        ["thing", "2", "50.0"],
        ["colour", "1", "0.0"],
        ["all", "attributes", "3", "33.3", "±", "61.6"],
        ["whole", "pictures", "2", "50.0"],
    ]


# The classifier


def test_the_classifier_is_kept_and_continues(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unfinished training goes on from its checkpoint; finished training is only read."""
    load_classifier(tmp_path, Budget(5, 2), TRAINING_SET)
    first = load_classifier(tmp_path, Budget(5, 3), TRAINING_SET)
    assert "continues at step 2" in capsys.readouterr().out
    second = load_classifier(tmp_path, Budget(5, 3), TRAINING_SET)
    assert "classifier:" not in capsys.readouterr().out
    state = load_checkpoint(tmp_path / f"classifier-{fingerprint()}.pt")
    assert state is not None
    assert state["step"] == 3
    for name, value in first.state_dict().items():
        assert torch.equal(value, second.state_dict()[name])


def test_a_changed_world_is_learnt_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the code that draws the world changes, neither its old pictures nor the weights learnt
    from them are used.
    """
    draw_pictures(tmp_path, *TRAINING_SET)
    load_classifier(tmp_path, Budget(5, 1), TRAINING_SET)
    assert not (tmp_path / fingerprint()).exists()
    before = fingerprint()
    monkeypatch.setattr("tools.demo_model.classifier._WORLD_MODULES", ("render",))
    blank = np.zeros((128, 128, 3), np.uint8)
    monkeypatch.setattr("tools.demo_model.classifier.render_array", lambda *_: blank)
    load_classifier(tmp_path, Budget(5, 1), TRAINING_SET)
    assert fingerprint() != before
    assert len(list(tmp_path.glob("classifier-*.pt"))) == 2
    assert len(list((tmp_path / fingerprint()).glob("pictures-*.npy"))) == 1


def test_the_classifier_learns(tmp_path: Path) -> None:
    """Sixteen pictures are half learnt by heart in a few dozen steps, softened as they are."""
    torch.manual_seed(0)
    classifier = load_classifier(tmp_path, Budget(5, 20), TRAINING_SET)
    pictures, scenes = draw_pictures(tmp_path, *TRAINING_SET)
    read = read_attributes(classifier, [Image.fromarray(picture) for picture in pictures])
    right = [
        one[name] == scene.value(name)
        for one, scene in zip(read, scenes, strict=True)
        for name in VISIBLE
    ]
    assert sum(right) / len(right) > 0.5
    assert scene_labels(scenes).shape == (16, len(VISIBLE))


def test_softening_changes_each_picture_a_little() -> None:
    """Training pictures get softer and noisier, but stay near what they were, each in its way."""
    shown = to_tensor(render_array(BOAT, 0, READ_PX)[None].copy()).repeat(8, 1, 1, 1)
    soft = softened(shown)
    assert soft.shape == shown.shape
    change = (soft - shown).abs().mean((1, 2, 3))
    assert 0 < change.min() < change.max() < 0.4
    assert len(set(change.tolist())) == 8


def test_pictures_of_any_size_are_read() -> None:
    """The painter's size need not be the training size."""
    classifier = AttributeClassifier().eval()
    read = read_attributes(classifier, [render(BOAT, 0, 64), render(BOAT, 0, 256)])
    assert [set(one) for one in read] == [set(VISIBLE)] * 2
    assert all(one[name] in VISIBLE[name] for one in read for name in VISIBLE)


def test_confusion_counts_every_picture_once() -> None:
    """Each matrix holds all pictures tried; in words, the matrices come on request only."""
    tables = confusion(AttributeClassifier().eval(), 5, 64)
    assert {name: table.sum() for name, table in tables.items()} == dict.fromkeys(VISIBLE, 5)
    short, long = confusion_text(tables), confusion_text(tables, everything=True)
    assert len(short.splitlines()) == len(VISIBLE)
    assert len(long.splitlines()) == sum(2 + len(v) for v in VISIBLE.values())


# The command


@pytest.fixture
def untrained(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command reads with a classifier that guesses: what it prints is tested, not how well."""
    monkeypatch.setattr(score, "load_classifier", lambda: AttributeClassifier().eval())


@pytest.mark.usefixtures("untrained")
def test_one_json_object_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole road with a tiny painter: standard output is one JSON object, progress goes to
    standard error.
    """
    painter = make_painter(tmp_path)
    capsys.readouterr()
    arguments = ["--painter", str(painter), "--steps", "1", "--json", "--sampler", "euler"]
    assert score.main([*arguments, "--count", "2", "--languages", "en", "--scale", "2"]) == 0
    shown = capsys.readouterr()
    result = json.loads(shown.out)
    assert list(result["columns"]) == ["english", "rendered", "unconditional"]
    assert (result["pictures"], result["sampler"], result["guidance_scale"]) == (2, "Euler", 2)
    assert result["date"]
    assert result["machine"]
    for column in result["columns"].values():
        assert column["attributes"]["thing"]["asked"] == 2
    assert "english" in shown.err


@pytest.mark.usefixtures("untrained")
def test_a_prompts_file_fills_one_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Prompts from a file stand beside the same ceiling and floor."""
    painter = make_painter(tmp_path)
    path = prompts_file(tmp_path, "a red torii\tthing=torii colour=red\n")
    assert score.main(["--painter", str(painter), "--steps", "1", "--prompts", str(path)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Attributes asked for and read in the picture, in percent\n")
    assert re.search(r"asked +prompts +rendered +unconditional\n", printed)
    assert "試し.tsv" in printed
    assert "place" not in printed


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--prompts", "missing.tsv"], "missing.tsv"),
        (["--prompts", "x.tsv", "--count", "5"], "own count"),
        (["--count", "0"], "1 or more"),
        (["--sampler", "nonsense"], "nonsense"),
    ],
)
def test_a_mistake_ends_before_anything_is_drawn(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong input is refused at once with exit code 2."""
    with pytest.raises(SystemExit) as caught:
        score.main(arguments)
    assert caught.value.code == 2
    assert reason in capsys.readouterr().err


def test_a_missing_model_is_an_error_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A painter that is not there ends the run as in the program: exit code 3, nothing printed."""
    assert score.main(["--count", "1", "--json", "--painter", str(tmp_path / "none")]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "ModelMissing" in shown.err
