"""The ruler for drawing from pictures: what it asks, and that it can tell good from bad."""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sdjp.engine.models import load_painter
from tests.tiny_models import make_painter
from tools.demo_model import picture_score
from tools.demo_model.picture_score import (
    EXTEND_PX,
    STRENGTHS,
    Easel,
    caption_without,
    inpainting,
    lone_scenes,
    other_thing,
    outpainting,
    sketch,
    strength_curve,
)
from tools.demo_model.render import render
from tools.demo_model.world import VISIBLE, is_held_out


@pytest.fixture(autouse=True)
def _quiet_libraries() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"(diffusers|transformers|torch)\b.*")
        yield


@pytest.fixture(scope="module")
def easel(tmp_path_factory: pytest.TempPathFactory) -> Easel:
    """A tiny painter of random weights, with two steps."""
    return Easel(load_painter(make_painter(tmp_path_factory.mktemp("tiny"))), 2)


def blind(pictures: Sequence[Image.Image]) -> list[dict[str, str]]:
    """A reader that sees nothing in any picture."""
    return [{name: values[0] for name, values in VISIBLE.items()} for _ in pictures]


def test_prompts_leave_open_what_the_sketch_says() -> None:
    """Scenes are held out and have one thing; captions name it, but neither colour nor place."""
    rng = random.Random(0)
    for scene in lone_scenes(20, rng, "left"):
        assert is_held_out(scene)
        assert scene.subjects[0].positions == ("left",)
        said = caption_without(scene, ("colour", "position"), rng)
        assert said is not None
        assert "thing" in said.said
        assert not {"colour", "position"} & set(said.said)


def test_a_sketch_has_the_colours_in_their_places() -> None:
    """It is blurred beyond all detail, but on the whole it is the picture."""
    scene = next(lone_scenes(1, random.Random(4)))
    whole, rough = (
        np.asarray(p).astype(float) for p in (render(scene, 0, 128), sketch(scene, 0, 128))
    )
    blocks = [each.reshape(8, 16, 8, 16, 3).mean(axis=(1, 3)) for each in (whole, rough)]
    assert np.abs(blocks[0] - blocks[1]).mean() < 6
    details = [np.abs(np.diff(each, axis=1)).max(axis=(0, 2)).mean() for each in (whole, rough)]
    assert details[1] < 0.5 * details[0]


def test_another_thing_differs_in_kind_and_colour() -> None:
    """And stands in the same place of the same scene."""
    rng = random.Random(1)
    for scene in lone_scenes(30, rng):
        (old,), changed = scene.subjects, other_thing(scene, rng)
        (new,) = changed.subjects
        assert new.thing != old.thing
        assert new.colour != old.colour
        assert new.positions == old.positions
        assert (changed.time, changed.place, changed.far) == (scene.time, scene.place, scene.far)


def test_a_blind_reader_finds_nothing(easel: Easel) -> None:
    """Each strength has its share of each attribute; where nothing is seen, nothing is right."""
    curve = strength_curve(easel, 2, blind)
    assert list(curve) == [f"{strength:g}" for strength in STRENGTHS]
    for shares in curve.values():
        assert shares == {"thing": 0.0, "colour": 0.0, "position": 0.0}


def test_untouched_means_bit_for_bit(easel: Easel, monkeypatch: pytest.MonkeyPatch) -> None:
    """What our own engine leaves alone counts as untouched; one pixel that is off does not."""
    assert inpainting(easel, 2, blind) == {
        "thing": 0.0, "colour": 0.0, "position": 0.0, "untouched": 1.0,
    }  # fmt: skip
    drawn = Easel.draw

    def careless(self: Easel, *values: object) -> Image.Image:
        picture = drawn(self, *values)  # type: ignore[arg-type]
        red, green, blue = picture.getpixel((0, 0))  # type: ignore[misc]
        picture.putpixel((0, 0), (red ^ 1, green, blue))
        return picture

    monkeypatch.setattr(Easel, "draw", careless)
    assert inpainting(easel, 2, blind)["untouched"] == 0.0


@pytest.mark.parametrize(("seam", "is_seen"), [(0, False), (60, True)])
def test_a_seam_is_seen(seam: int, is_seen: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture continued by noise of its own kind has a ratio near 1; brightened beyond the
    border, one far above.
    """

    class Continued:
        """Draws an even noise, brighter outside of the old picture."""

        painter = type("Painter", (), {"default_size_px": 256})()

        def draw(
            self, _english: str, seed: int, picture: Image.Image, _init: object
        ) -> Image.Image:
            rng = np.random.default_rng(seed)
            values = rng.integers(90, 110, (256, picture.width + 2 * EXTEND_PX, 3))
            values[:, :EXTEND_PX] += seam
            values[:, -EXTEND_PX:] += seam
            return Image.fromarray(values.astype(np.uint8))

    found = outpainting(Continued(), 3)  # type: ignore[arg-type]
    assert (found["ratio"] > 1.5) == is_seen
    assert found["ratio"] > 0.8


def test_the_command_prints_its_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One part alone, as a table and as JSON; an unknown part is refused."""
    painter = make_painter(tmp_path)
    monkeypatch.setattr(picture_score, "load_classifier", lambda: None)
    monkeypatch.setattr(picture_score, "read_attributes", lambda _classifier, seen: blind(seen))
    asked = ["inpainting", "--count", "1", "--steps", "1", "--painter", str(painter)]
    assert picture_score.main(asked) == 0
    assert "untouched     100.0" in capsys.readouterr().out
    assert picture_score.main([*asked, "--json"]) == 0
    assert '"untouched": 1.0' in capsys.readouterr().out
    with pytest.raises(SystemExit):
        picture_score.main(["everything", "--painter", str(painter)])
