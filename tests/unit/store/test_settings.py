"""Settings survive kills, damage and other versions."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sdjp.base.files import write_atomically
from sdjp.contract.errors import FolderUnwritable
from sdjp.store import settings as module
from sdjp.store.settings import OPTIONS, UPGRADES, VERSION, Option, Settings, upgrade

ROOT = Path(__file__).resolve().parents[3]


def file_of(home: Path) -> Path:
    return home / "data" / "settings.json"


def test_a_first_start_has_the_defaults_and_writes_nothing(sdjp_home: Path) -> None:
    """Watermark and safety are on, the language is Japanese, and nobody is told anything."""
    settings, notice = Settings.load()
    assert notice == ""
    assert settings["watermark"] is True
    assert settings["safety"] is True
    assert settings["language"] == "ja"
    assert not file_of(sdjp_home).exists()


def test_every_option_takes_its_own_default() -> None:
    """The table is consistent: kinds, ranges and choices agree with the defaults."""
    assert all(option.takes(option.default) for option in OPTIONS.values())
    assert all(name == option.name for name, option in OPTIONS.items())


def test_only_what_was_changed_is_written(sdjp_home: Path) -> None:
    """A setting that is put back to its default leaves the file, so new defaults reach it."""
    settings = Settings()
    changed = settings.change(theme="dark", language="en", shortcuts={"draw": "Ctrl+G"})
    assert changed == {"theme", "language", "shortcuts"}
    assert settings.change(theme="dark") == frozenset()
    settings.change(language="ja")
    assert settings.save() is None
    assert json.loads(file_of(sdjp_home).read_bytes()) == {
        "version": VERSION,
        "theme": "dark",
        "shortcuts": {"draw": "Ctrl+G"},
    }
    again, notice = Settings.load()
    assert (again["theme"], again["language"], notice) == ("dark", "ja", "")
    assert again.reset() == {"theme", "shortcuts"}
    assert again.changed() == {}


def test_what_is_handed_out_is_a_copy() -> None:
    """Changing a dictionary that was asked for changes no setting."""
    settings = Settings()
    settings["shortcuts"]["draw"] = "Ctrl+G"
    assert settings["shortcuts"] == {}
    assert OPTIONS["shortcuts"].default == {}


@pytest.mark.parametrize(
    "values",
    [
        {"theme": "pink"},
        {"watermark": 1},
        {"watermark": "yes"},
        {"text_scale": 3.0},
        {"text_scale": float("nan")},
        {"text_scale": True},
        {"shortcuts": {"draw": 1}},
        {"model_folders": "/a"},
        {"pictures_folder": "絵" * 5000},
        {"theme": "dark", "watermark": None},
    ],
)
def test_impossible_values_are_refused(values: dict[str, Any]) -> None:
    """The program cannot set them, and nothing is half changed."""
    settings = Settings()
    with pytest.raises(ValueError, match="cannot be"):
        settings.change(**values)
    assert settings.changed() == {}


@pytest.mark.parametrize("value", ["pink", 1, None, [], {}, 10**400, "\0", {"a": {"b": 1}}])
def test_a_wrong_kind_falls_back_key_by_key(sdjp_home: Path, value: object) -> None:
    """One wrong key takes its default; the others keep what the file says."""
    for name in OPTIONS:
        option = OPTIONS[name]
        content = {"version": 1, "live_translation": False, name: value}
        file_of(sdjp_home).parent.mkdir(exist_ok=True)
        file_of(sdjp_home).write_text(json.dumps(content), encoding="utf-8")
        settings, notice = Settings.load()
        if not option.takes(value):
            assert settings[name] == option.default
        assert notice == ""
        if name != "live_translation":
            assert settings["live_translation"] is False


def test_keys_of_other_versions_are_preserved(sdjp_home: Path) -> None:
    """A newer SDJP finds its own keys and its version again."""
    content = {"version": 99, "hologram": {"深さ": [1, 2.5, None]}, "theme": "light"}
    file_of(sdjp_home).parent.mkdir()
    file_of(sdjp_home).write_text(json.dumps(content), encoding="utf-8")
    settings, _ = Settings.load()
    settings.change(theme="dark")
    assert settings.save() is None
    assert json.loads(file_of(sdjp_home).read_bytes()) == {**content, "theme": "dark"}


def test_dropped_options_of_an_older_file_are_let_go(sdjp_home: Path) -> None:
    """They are no error and no other version's keys: the next save leaves them out."""
    content = {"version": 1, "thumbnail_size": 200, "precision": "half", "model": "/a", "x": 1}
    file_of(sdjp_home).parent.mkdir()
    file_of(sdjp_home).write_text(json.dumps(content), encoding="utf-8")
    settings, notice = Settings.load()
    assert notice == ""
    settings.change(theme="dark")
    assert settings.save() is None
    assert json.loads(file_of(sdjp_home).read_bytes()) == {"version": 1, "x": 1, "theme": "dark"}


def test_three_last_good_states_are_kept(sdjp_home: Path) -> None:
    """Each change leaves the state before it; saving without a change leaves nothing."""
    settings = Settings()
    for size in (0.9, 1.1, 1.2, 1.3, 1.4, 1.4):
        settings.change(text_scale=size)
        settings.save()
    folder = file_of(sdjp_home).parent
    sizes = [
        json.loads((folder / f"settings.json.good-{number}").read_bytes())["text_scale"]
        for number in (1, 2, 3)
    ]
    assert sizes == [1.3, 1.2, 1.1]
    assert len(list(folder.iterdir())) == 4


def test_a_damaged_file_is_put_aside_and_told_once(sdjp_home: Path) -> None:
    """The newest good state is used, the damaged bytes are kept, the next start is quiet."""
    settings = Settings()
    for size in (0.9, 1.1):
        settings.change(text_scale=size)
        settings.save()
    damage = "サイズ=120".encode("shift_jis")
    file_of(sdjp_home).write_bytes(damage)
    again, notice = Settings.load()
    assert again["text_scale"] == 0.9
    assert notice == "設定ファイルが壊れていたため、ひとつ前の設定に戻しました。"
    (aside,) = file_of(sdjp_home).parent.glob("settings.json.broken-20*")
    assert aside.read_bytes() == damage
    assert Settings.load()[1] == ""


def test_damage_of_everything_ends_with_the_defaults(sdjp_home: Path) -> None:
    """Without any good state SDJP starts as if new, and says so."""
    folder = file_of(sdjp_home).parent
    folder.mkdir()
    for name in ("settings.json", "settings.json.good-1", "settings.json.good-2"):
        (folder / name).write_bytes(b"\0" * 4096)
    settings, notice = Settings.load()
    assert settings.changed() == {}
    assert notice == "設定ファイルが壊れていたため、標準の設定で始めます。"


def mutated(content: bytes, chance: random.Random) -> bytes:
    """`content` damaged as disks, editors and other programs do it."""
    position = chance.randrange(len(content))
    text = content.decode()
    return chance.choice(
        [
            b"",
            b"\0" * len(content),
            content[:position],
            b"\xef\xbb\xbf" + content,
            text.encode("utf-16"),
            text.encode("shift_jis", "replace"),
            content[:position] + bytes([chance.randrange(256)]) + content[position + 1 :],
            content[:position] + b"\0" * 8 + content[position:],
            content[:position] + content[position + chance.randrange(9) :],
            content.replace(b"1.25", b"9" * 5000),
            content.replace(b"1.25", b"1e999"),
            content.replace(b"true", b"NaN").replace(b"1.25", b'{"a":[]}'),
            b"[" * 100_000,
            b"<html>404</html>",
            b"[]",
            b"null",
            content * 2,
            bytes(chance.randrange(256) for _ in range(200)),
        ]
    )


def test_three_hundred_mutations_never_stop_a_start(tmp_path: Path) -> None:
    """Each gives usable settings: the file's, the good state's or the defaults; nothing is lost."""
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.change(text_scale=1.1, model_folders=["/絵 の 型"], first_start_done=True)
    settings.save()
    settings.change(text_scale=1.25)
    settings.save()
    whole, good = path.read_bytes(), path.with_name("settings.json.good-1").read_bytes()
    chance = random.Random(7)
    told = 0
    for _ in range(300):
        damage = mutated(whole, chance)
        path.write_bytes(damage)
        path.with_name("settings.json.good-1").write_bytes(good)
        loaded, notice = Settings.load(path)
        assert all(option.takes(loaded[name]) for name, option in OPTIONS.items())
        asides = list(tmp_path.glob("*.broken-*"))
        if notice:
            told += 1
            assert loaded["text_scale"] == 1.1
            assert [aside.read_bytes() for aside in asides] == [damage]
        loaded.change(theme="dark")
        assert loaded.save() is None
        for aside in asides:
            aside.unlink()
    assert 100 < told < 300


def test_negative_control_a_plain_reader_stops(tmp_path: Path) -> None:
    """The mutations above do stop a program that just reads its JSON."""
    path = tmp_path / "settings.json"
    Settings(path).save()
    chance, whole = random.Random(7), path.read_bytes()
    stopped = 0
    for _ in range(300):
        try:
            dict(json.loads(mutated(whole, chance).decode()))
        except (ValueError, TypeError, RecursionError):
            stopped += 1
    assert stopped > 100


WRITER = """
import sys
from pathlib import Path
from sdjp.store.settings import Settings
path = Path(sys.argv[1])
settings, _ = Settings.load(path)
print("ready", flush=True)
number = 0
while True:
    number += 1
    folders = [f"/絵/{number}/{i}" for i in range(400)]
    if sys.argv[2] == "ours":
        settings.change(model_folders=folders)
        settings.save()
    else:
        import json
        with path.open("w", encoding="utf-8") as file:
            for part in json.JSONEncoder().iterencode({"version": 1, "model_folders": folders}):
                file.write(part)
                file.flush()
"""


def torn_after_kills(path: Path, way: str, kills: int) -> int:
    """How many of `kills` kills of a process that saves without pause left no whole settings."""
    torn = 0
    chance = random.Random(3)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(kills):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, path, way], stdout=subprocess.PIPE, env=environment
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0.02, 0.15))
        child.send_signal(signal.SIGKILL)
        child.communicate()
        try:
            folders = json.loads(path.read_bytes()).get("model_folders", [])
        except ValueError:
            torn += 1
            continue
        assert len(folders) in (0, 400)
        assert len({folder.split("/")[2] for folder in folders}) <= 1
    return torn


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_kill_while_saving_leaves_whole_settings(tmp_path: Path) -> None:
    """Ten kills at random moments: the file is always one of the states that were saved."""
    path = tmp_path / "settings.json"
    assert torn_after_kills(path, "ours", 10) == 0
    settings, notice = Settings.load(path)
    assert (len(settings["model_folders"]), notice) == (400, "")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_negative_control_a_plain_writer_tears(tmp_path: Path) -> None:
    """The same kills do tear a file that is written in place."""
    assert torn_after_kills(tmp_path / "settings.json", "plain", 6) > 0


def test_a_folder_that_refuses_is_reported(sdjp_home: Path) -> None:
    """`save` says why it failed instead of raising, and the settings in memory stay."""
    (sdjp_home / "data").write_bytes(b"a file where the folder should be")
    settings = Settings()
    settings.change(theme="dark")
    assert isinstance(settings.save(), FolderUnwritable)
    assert settings["theme"] == "dark"


def test_upgrades_take_the_values_step_by_step(
    sdjp_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of an older version goes through each step; odd values stop no start."""
    monkeypatch.setattr(module, "VERSION", 3)
    monkeypatch.setattr(module, "UPGRADES", {})
    monkeypatch.setitem(OPTIONS, "scheme", Option("scheme", "auto", str))

    @upgrade(2)
    def rename_the_theme(values: dict[str, Any]) -> None:
        values["scheme"] = values.pop("theme")

    @upgrade(3)
    def write_it_in_capitals(values: dict[str, Any]) -> None:
        values["scheme"] = values["scheme"].upper()

    file_of(sdjp_home).parent.mkdir()
    for theme, scheme in (("dark", "DARK"), (5, "auto")):
        write_atomically(file_of(sdjp_home), json.dumps({"version": 1, "theme": theme}).encode())
        settings, notice = Settings.load()
        assert (settings["scheme"], notice) == (scheme, "")
    settings.change(scheme="x")
    settings.save()
    assert json.loads(file_of(sdjp_home).read_bytes())["version"] == 3


def test_there_is_a_step_for_every_version() -> None:
    """No version was raised without saying how to come there."""
    assert sorted(UPGRADES) == list(range(2, VERSION + 1))
