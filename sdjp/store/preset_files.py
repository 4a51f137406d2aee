"""Presets in files: our own JSON, other programs' JSON lists, and A1111's `styles.csv`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sdjp.base.files import write_atomically
from sdjp.contract.errors import InputFileMissing, InputFileUnreadable
from sdjp.provenance.storable import storable_text
from sdjp.store.preset import Preset

FORMAT = 1
MAX_FILE_BYTES = 16 * 2**20
MAX_PRESETS = 5000

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PROMPTS = ("prompt", "text", "positive_prompt")
_NEGATIVES = ("negative_prompt", "negative prompt", "negative")


def read_presets(path: Path, *, is_own: bool = True) -> tuple[list[Preset], int]:
    """The presets in the JSON or CSV file at `path`, and how many entries could not be used.

    Raises:
        InputFileMissing: there is no such file.
        InputFileUnreadable: it holds no presets at all.
    """
    text = _text(path)
    if text.lstrip()[:1] in ("{", "["):
        return _from_json(text, path, is_own=is_own)
    return _from_csv(text, path)


def write_presets(path: Path, presets: Iterable[Preset]) -> None:
    """Write `presets` to the JSON file `path`, which `read_presets` understands.

    Raises:
        DiskFull, FolderUnwritable, StorageError: nothing was written.
    """
    values = as_json(presets)
    text = json.dumps(values, ensure_ascii=False, indent=1)
    write_atomically(path, text.encode("utf-8") + b"\n")


def as_json(presets: Iterable[Preset]) -> dict[str, Any]:
    """What such a file holds."""
    return {"format": FORMAT, "presets": [preset.to_json() for preset in presets]}


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise InputFileMissing(path=path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InputFileUnreadable(path=path, reason=reason) from error
    if len(content) > MAX_FILE_BYTES:
        raise InputFileUnreadable(path=path, reason="too large")
    encodings = [name for bom, name in _BOMS if content.startswith(bom)] or ["utf-8", "cp932"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputFileUnreadable(path=path, reason="neither UTF-8 nor Shift_JIS text")


def _from_json(text: str, path: Path, *, is_own: bool) -> tuple[list[Preset], int]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputFileUnreadable(path=path, reason="damaged") from error
    entries = values.get("presets") if isinstance(values, dict) else values
    if not isinstance(entries, list) or len(entries) > MAX_PRESETS:
        raise InputFileUnreadable(path=path, reason="it holds no presets")
    found, unusable = [], 0
    for entry in entries:
        try:
            found.append(Preset.from_json(_own_names(entry), is_own=is_own))
        except ValueError:
            unusable += 1
    if unusable and not found:
        raise InputFileUnreadable(path=path, reason="it holds no presets")
    return found, unusable


def _own_names(entry: object) -> object:
    """An entry of Fooocus's or InvokeAI's lists in our own names; any other as it is."""
    if not isinstance(entry, dict) or "name" not in entry or "name_ja" in entry:
        return entry
    source = entry.get("preset_data")
    words = source if isinstance(source, dict) else entry
    prompt = next((words[name] for name in _PROMPTS if isinstance(words.get(name), str)), "")
    negative = next((words[name] for name in _NEGATIVES if isinstance(words.get(name), str)), "")
    return {"kind": "style", "name_ja": entry["name"], "prompt": prompt, "negative": negative}


def _from_csv(text: str, path: Path) -> tuple[list[Preset], int]:
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        lines = [dict(zip(header, row, strict=False)) for row in rows]
    except csv.Error as error:
        raise InputFileUnreadable(path=path, reason="damaged") from error
    if "name" not in header or not set(header) & {*_PROMPTS, *_NEGATIVES}:
        raise InputFileUnreadable(path=path, reason="it has no columns “name” and “prompt”")
    found, unusable = [], 0
    for line in lines[:MAX_PRESETS]:
        preset = _of_line(line)
        if preset is None:
            unusable += 1
        elif preset.prompt or preset.negative:  # others are rules between groups
            found.append(preset)
    return found, unusable + max(0, len(lines) - MAX_PRESETS)


def _of_line(line: dict[str, str]) -> Preset | None:
    if not any(line.values()):
        return Preset()
    prompt, negative = (
        next((storable_text(line[name]).strip() for name in names if line.get(name)), "")
        for names in (_PROMPTS, _NEGATIVES)
    )
    name = storable_text(line.get("name", "")).strip()
    preset = Preset(kind="style", name_ja=name, prompt=prompt, negative=negative, is_own=True)
    try:
        preset.check()
    except ValueError:
        return None
    return preset
