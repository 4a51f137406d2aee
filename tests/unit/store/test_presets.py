"""Presets: those that come along, the user's own, and those of other programs."""

from __future__ import annotations

import dataclasses
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdjp.base.paths import data_dir
from sdjp.contract.errors import (
    FolderUnwritable,
    InputFileMissing,
    InputFileUnreadable,
    InvalidValue,
    SdjpError,
)
from sdjp.store.preset import print_px
from sdjp.store.presets import (
    Preset,
    PresetShelf,
    apply,
    built_in_presets,
    fitted_size,
)

MINE = Preset(kind="style", name_ja="わたしの画風", prompt="{prompt}, my style", negative="photo")


def own(shelf: PresetShelf) -> list[str]:
    return [preset.name_ja for preset in shelf.all() if preset.is_own]


def test_the_built_in_presets_are_complete() -> None:
    """Enough of both kinds, each with both names, unlike any other; styles change the words."""
    styles, purposes = (PresetShelf().all(kind) for kind in ("style", "purpose"))
    assert len(styles) >= 24
    assert len(purposes) >= 12
    presets = (*styles, *purposes)
    for name in ("id", "name_ja", "name_en"):
        values = [getattr(preset, name) for preset in presets]
        assert len(set(values)) == len(values)
        assert all(value.strip() for value in values)
    assert {"水彩画", "浮世絵", "年賀状", "LINEスタンプ"} <= {one.name_ja for one in presets}
    for preset in presets:
        preset.check()
        assert preset.prompt.isascii()
        assert preset.negative.isascii()
        assert not preset.is_own
        assert all(
            text.count("{prompt}") == 1 for text in (preset.prompt, preset.prompt_ja) if text
        )
    assert all(preset.prompt and preset.prompt_ja and preset.negative for preset in styles)
    assert all(preset.ratio and preset.note_ja and preset.note_en for preset in purposes)


def test_prints_have_the_size_of_the_paper() -> None:
    """A postcard of 100 × 148 mm at 300 dpi, and pixels where a size on the screen is meant."""
    found = {preset.name_ja: preset for preset in built_in_presets()}
    assert found["年賀状"].finished_px == print_px(100, 148, 300) == (1181, 1748)
    assert found["A4ポスター"].finished_px == (2480, 3508)
    assert found["SNSヘッダー"].finished_px == (1500, 500)
    assert found["はがき横"].ratio == pytest.approx(1.48)
    assert found["水彩画"].finished_px == (0, 0)


@pytest.mark.parametrize(("base", "factor"), [(512, 8), (768, 8), (128, 4), (128, 8), (1024, 64)])
def test_every_purpose_fits_every_model(base: int, factor: int) -> None:
    """Multiples of the factor, about the trained area, the shape as near as the factor allows."""
    for preset in built_in_presets():
        width, height = fitted_size(preset.ratio, base, factor)
        assert width % factor == height % factor == 0
        assert 0.8 < width * height / base**2 < 1.25
        if preset.ratio:
            coarse = factor / min(width, height)
            assert abs(width / height / preset.ratio - 1) < coarse
    assert fitted_size(1.0, base, factor) == (base, base)


@given(st.floats(allow_nan=True), st.integers(min_value=-10, max_value=5000), st.integers(-4, 1024))
def test_any_shape_gives_a_size(ratio: float, base: int, factor: int) -> None:
    """Whatever is asked for, both sides are positive multiples within bounds."""
    width, height = fitted_size(ratio, base, factor)
    step = max(1, factor)
    assert width > 0 < height
    assert width % step == height % step == 0
    assert max(width, height) <= max(4096, step)


def test_upright_and_sideways_are_each_others_mirror() -> None:
    """The same paper turned gives the same picture size turned."""
    for short in (100, 182, 91, 9):
        for long in (148, 257, 55, 16):
            width, height = fitted_size(short / long, 512, 8)
            assert fitted_size(1 / (short / long), 512, 8) == (height, width)


@pytest.mark.parametrize(
    ("template", "text", "expected"),
    [
        ("{prompt}, watercolor", "赤い鳥居", "赤い鳥居, watercolor"),
        ("watercolor of {prompt}, soft", "猫", "watercolor of 猫, soft"),
        ("watercolor", "猫", "猫, watercolor"),
        ("水彩画", "猫", "猫、水彩画"),
        ("{prompt}, {prompt}", "猫", "猫, 猫"),
        ("", "猫", "猫"),
        ("{prompt}, watercolor", "", "watercolor"),
        ("art of {prompt}, soft", " \n", "art of, soft"),
        ("{prompt}、水彩画、淡い", "", "水彩画、淡い"),
        ("{prompt}", "", ""),
        ("{prompt}, x", "{prompt} {0} {name} %s", "{prompt} {0} {name} %s, x"),
    ],
)
def test_words_go_around_the_prompt(template: str, text: str, expected: str) -> None:
    """Where `{prompt}` stands, or after it; braces of the user mean nothing."""
    assert apply(Preset(prompt=template), text) == (expected, "")
    assert apply(Preset(negative=template), "", text) == ("", expected)


@given(st.text(), st.text(), st.text(), st.text())
def test_the_users_words_are_never_lost(
    template: str, avoid: str, prompt: str, negative: str
) -> None:
    """Whatever preset is applied, both texts are there as they were typed."""
    preset = Preset(prompt=template, negative=avoid)
    prompt_after, negative_after = apply(preset, prompt, negative)
    assert prompt in prompt_after or not prompt.strip()
    assert negative in negative_after or not negative.strip()


def test_models_that_read_japanese_get_japanese() -> None:
    """Where a preset has only one language, that one is taken."""
    both = Preset(prompt="{prompt}, ink", prompt_ja="{prompt}、墨", negative="x", negative_ja="赤")
    assert apply(both, "猫", "人", "ja") == ("猫、墨", "人、赤")
    assert apply(Preset(prompt="{prompt}, ink"), "猫", "", "ja") == ("猫, ink", "")
    assert apply(Preset(prompt_ja="{prompt}、墨"), "猫") == ("猫、墨", "")


def test_own_presets_are_made_changed_moved_and_removed() -> None:
    """Each change is there at the next start; removing can be undone in place."""
    shelf = PresetShelf()
    added = [shelf.add(dataclasses.replace(MINE, name_ja=name)) for name in "甲乙丙"]
    assert len({preset.id for preset in added}) == 3
    shelf.move(added[2].id, 0)
    shelf.change(dataclasses.replace(added[0], name_ja="丁", steps=30, guidance_scale=0.0))
    assert own(PresetShelf()) == ["丙", "丁", "乙"]
    again = PresetShelf().find(added[0].id)
    assert again is not None
    assert (again.steps, again.guidance_scale, again.is_own) == (30, 0.0, True)
    place = shelf.remove(added[0].id)
    assert own(PresetShelf()) == ["丙", "乙"]
    shelf.add(again, at=place)
    assert PresetShelf().find(added[0].id) == again
    assert own(PresetShelf()) == ["丙", "丁", "乙"]


def test_built_in_presets_stay_as_they_are() -> None:
    """They can be copied, not changed or removed."""
    shelf = PresetShelf()
    built_in = shelf.all("style")[0]
    copy = shelf.add(built_in)
    assert copy.is_own
    assert copy.id != built_in.id
    for act in (shelf.change, lambda one: shelf.remove(one.id), lambda one: shelf.move(one.id, 0)):
        with pytest.raises(InvalidValue):
            act(built_in)  # type: ignore[operator]


@pytest.mark.parametrize(
    "values",
    [
        {"name_ja": " "},
        {"kind": "other"},
        {"steps": 1001},
        {"steps": -1},
        {"guidance_scale": float("nan")},
        {"width": 10**9},
        {"dpi": -300},
        {"prompt": "猫" * 20_001},
    ],
)
def test_impossible_presets_are_refused(values: dict[str, object]) -> None:
    """With a typed error, before anything is written."""
    shelf = PresetShelf()
    shelf.add(MINE)
    before = (data_dir() / "presets.json").read_bytes()
    with pytest.raises(InvalidValue):
        shelf.add(dataclasses.replace(MINE, **values))  # type: ignore[arg-type]
    assert (data_dir() / "presets.json").read_bytes() == before
    assert own(shelf) == ["わたしの画風"]


def test_a_disk_that_refuses_changes_nothing(sdjp_home: Path) -> None:
    """The shelf shows only what is on the disk."""
    (sdjp_home / "data").write_bytes(b"no folder")
    shelf = PresetShelf()
    with pytest.raises(FolderUnwritable):
        shelf.add(MINE)
    assert own(shelf) == []


def test_damage_loses_no_preset() -> None:
    """The state before is used, the damaged file is kept, entries of later versions as well."""
    shelf = PresetShelf()
    shelf.add(MINE)
    shelf.add(dataclasses.replace(MINE, name_ja="二つ目"))
    path = data_dir() / "presets.json"
    path.write_bytes(path.read_bytes()[:-30])
    again = PresetShelf()
    assert own(again) == ["わたしの画風"]
    assert "自作プリセット" in again.notice
    assert len(list(data_dir().glob("presets.json.broken-*"))) == 1
    assert PresetShelf().notice == ""
    values = json.loads(path.read_bytes())
    later = {"kind": "hologram", "depth": 5}
    values["presets"][0]["glitter"] = True
    values["presets"] += [later, 5, {"kind": "style", "name_ja": 7}]
    path.write_text(json.dumps(values), encoding="utf-8")
    third = PresetShelf()
    third.add(dataclasses.replace(MINE, name_ja="三つ目"))
    written = json.loads(path.read_bytes())["presets"]
    assert written[0]["glitter"] is True
    assert written[2:] == [later, 5, {"kind": "style", "name_ja": 7}]


def test_presets_travel_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one person exports another one imports, once; ids never clash."""
    shelf = PresetShelf()
    first = shelf.add(MINE)
    shelf.add(dataclasses.replace(MINE, name_ja="名刺", kind="purpose", width_mm=91, height_mm=55))
    file = tmp_path / "プリセット.json"
    shelf.export(file)
    assert (shelf.bring_in(file).added, shelf.bring_in(file).known) == ((), 2)
    monkeypatch.setenv("SDJP_HOME", str(tmp_path / "other"))
    other = PresetShelf()
    imported = other.bring_in(file)
    assert [preset.name_ja for preset in imported.added] == ["わたしの画風", "名刺"]
    assert imported.added[0].id != first.id
    shelf.export(file, [first.id, built_in_presets()[0].id])
    assert len(json.loads(file.read_bytes())["presets"]) == 2


CSV = 'name,prompt,negative_prompt\n水彩,"{prompt}, watercolor\nsoft",photo\n暗い,,bright\n'


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("cp932"),
        CSV.encode("utf-16"),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace(",", "\t").replace("prompt}\t", "prompt},").encode(),
        CSV.replace("name,", "Name, ").encode(),
    ],
)
def test_styles_csv_of_a1111(tmp_path: Path, content: bytes) -> None:
    """UTF-8 with and without BOM, Shift_JIS, UTF-16, tabs, CRLF and quoted newlines."""
    file = tmp_path / "styles.csv"
    file.write_bytes(content)
    added = PresetShelf().bring_in(file).added
    assert [(one.name_ja, one.negative) for one in added] == [("水彩", "photo"), ("暗い", "bright")]
    assert apply(added[0], "猫")[0].replace("\r", "") == "猫, watercolor\nsoft"


def test_a_csv_with_few_columns_or_many(tmp_path: Path) -> None:
    """Old files have two columns or call one `text`; rules, empty and short lines are skipped."""
    file = tmp_path / "styles.csv"
    shelf = PresetShelf()
    for content, names in (
        ("name,prompt\n甲,ink\n", ["甲"]),
        ("name,text\n乙,ink\n", ["乙"]),
        ("id,name,prompt,negative_prompt,x\n1,丙,ink,,y,z\n\n,,,\n2,丁\n", ["丙"]),
        ("name,prompt,negative_prompt\n===== 光 =====,,\n,nameless,\n戊,ink,\n", ["戊"]),
    ):
        file.write_text(content, encoding="utf-8")
        imported = shelf.bring_in(file)
        assert [preset.name_ja for preset in imported.added] == names
    assert imported.unusable == 1


@pytest.mark.parametrize(
    "values",
    [
        [{"name": "水墨", "prompt": "{prompt}, ink", "negative_prompt": "photo"}],
        [
            {
                "name": "水墨",
                "type": "user",
                "preset_data": {"positive_prompt": "{prompt}, ink", "negative_prompt": "photo"},
            }
        ],
    ],
    ids=["Fooocus", "InvokeAI"],
)
def test_lists_of_other_programs(tmp_path: Path, values: object) -> None:
    """Their JSON lists of styles are understood as well."""
    file = tmp_path / "styles.json"
    file.write_text(json.dumps(values), encoding="utf-8")
    (preset,) = PresetShelf().bring_in(file).added
    assert (preset.name_ja, apply(preset, "猫")) == ("水墨", ("猫, ink", "photo"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"{",
        b"[" * 100_000,
        b'{"presets": 5}',
        b"[5, 6]",
        b"a,b\n1,2\n",
        b"\xff\xfe\x00",
        b"\x81\xff\x00\x81",
        b"name,prompt\n" + b'"' + b"x" * 200_000,
        b"\x89PNG\r\n\x1a\n\x00\x00",
    ],
)
def test_what_holds_no_presets_is_refused(tmp_path: Path, content: bytes) -> None:
    """A typed error; the presets that are there stay."""
    shelf = PresetShelf()
    shelf.add(MINE)
    file = tmp_path / "styles"
    file.write_bytes(content)
    with pytest.raises(InputFileUnreadable):
        shelf.bring_in(file)
    with pytest.raises(InputFileMissing):
        shelf.bring_in(tmp_path / "nowhere")
    assert own(PresetShelf()) == ["わたしの画風"]


def test_random_files_give_typed_errors_only(tmp_path: Path) -> None:
    """Eighty damaged exports and lists: imported or refused, and the shelf still loads."""
    shelf = PresetShelf()
    shelf.add(dataclasses.replace(MINE, guidance_scale=7.5, width=512, extra={"x": [1]}))
    file = tmp_path / "file"
    shelf.export(file)
    chance = random.Random(5)
    refused = 0
    for whole in (file.read_bytes(), CSV.encode()):
        for _ in range(40):
            content = bytearray(whole)
            for _ in range(chance.choice([1, 3, 30])):
                content[chance.randrange(len(content))] = chance.randrange(256)
            file.write_bytes(content[: chance.choice([len(content), len(content) // 2])])
            try:
                shelf.bring_in(file)
            except SdjpError:
                refused += 1
    assert 8 < refused < 80
    assert own(PresetShelf())[0] == "わたしの画風"


def test_names_in_the_language_of_the_window() -> None:
    """A preset with one name shows it in both languages."""
    preset = Preset(name_ja="水彩画", name_en="Watercolour", note_ja="やわらか")
    assert (preset.name("ja"), preset.name("en")) == ("水彩画", "Watercolour")
    assert preset.note("en") == "やわらか"
    assert dataclasses.replace(preset, name_ja="").name("ja") == "Watercolour"
