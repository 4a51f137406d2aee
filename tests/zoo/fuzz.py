"""Mutated files of the zoo: `python -m tests.zoo.fuzz NUMBER SEED [KEEP]` takes them in.

Prints a JSON object: how many came in, how many were refused, the slowest and its seconds of the
processor, and the bytes that all of it took at its peak. Anything but a picture or a typed error
ends it; what it was working on then lies in the folder KEEP.
"""

from __future__ import annotations

import itertools
import json
import logging
import random
import struct
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from sdjp.contract.errors import InputError
from sdjp.provenance.intake import take_in_content
from sdjp.provenance.opening import MAX_PIXELS
from tests.zoo import memory
from tests.zoo.pictures import SPECIMENS
from tests.zoo.refused import REFUSED
from tests.zoo.writers import PNG_HEAD, chunk

_NUMBERS = (0, 1, 255, 256, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def mutations(number: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many mutated files, each with the name of the one that it was made of."""
    chance = random.Random(seed)
    files = [(one.name, one.make()) for one in (*SPECIMENS, *REFUSED)]
    files = [(name, content) for name, content in files if len(content) >= 8]
    for count in range(number):
        name, content = files[count % len(files)]
        for _ in range(chance.randrange(1, 4)):
            content = _mutated(content, chance.choice(files)[1], chance)
        if content.startswith(PNG_HEAD) and chance.random() < 0.7:
            content = _with_sums(content)
        yield name, content


def _mutated(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """`content` with bits turned, numbers changed, or parts cut, put in, repeated or reversed."""
    at = chance.randrange(len(content) + 1)
    if chance.random() < 0.5:
        at = min(at, chance.randrange(120))
    before, part, after = content[:at], content[at : at + chance.randrange(1, 200)], content[at:]
    after = after[len(part) :]
    match chance.choice(("bits", "cut", "bytes", "number", "splice", "drop", "repeat", "reverse")):
        case "bits":
            return _with_turned_bits(content, chance)
        case "cut":
            return before
        case "bytes":
            return before + chance.randbytes(len(part[:16])) + part[16:] + after
        case "number":
            number = struct.pack(chance.choice("<>") + "I", chance.choice(_NUMBERS))
            number = number[: chance.choice((2, 4))]
            return before + number + (part + after)[len(number) :]
        case "splice":
            start = chance.randrange(len(other))
            return before + other[start : start + len(part)] + part + after
        case "drop":
            return before + after
        case "repeat":
            return before + part * chance.randrange(1, 20) + after
    return before + part[::-1] + after


def _with_turned_bits(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.randrange(1, 9)):
        if data:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _with_sums(content: bytes) -> bytes:
    """A PNG whose chunks agree with their sums again, so that what they say is believed."""
    made, at = PNG_HEAD, 8
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        if length > len(content) - at - 12:
            break
        made += chunk(content[at + 4 : at + 8], content[at + 8 : at + 8 + length])
        at += 12 + length
    return made + content[at:]


def main(number: int, seed: int, keep: Path | None) -> dict[str, object]:
    """Take them all in."""
    warnings.simplefilter("error")
    logging.getLogger().addHandler(_Alarm(logging.WARNING))
    came_in, refused, slowest, what = 0, 0, 0.0, ""
    measured = sys.platform == "linux"
    files = mutations(number, seed)
    first = next(files)
    before_all = memory.begin() if measured else 0
    for count, (name, content) in enumerate(itertools.chain([first], files)):
        if keep is not None:
            (keep / "last").write_bytes(content)
        before = time.process_time()
        try:
            taken = take_in_content(content, Path(name))
        except InputError:
            refused += 1
        else:
            came_in += 1
            picture = taken.picture
            if picture.mode not in ("RGB", "RGBA") or picture.width * picture.height > MAX_PIXELS:
                raise AssertionError((count, name, picture))
        seconds = time.process_time() - before
        if seconds > slowest:
            slowest, what = seconds, f"{count} {name}"
            if keep is not None:
                (keep / "slowest").write_bytes(content)
    return {
        "came in": came_in,
        "refused": refused,
        "slowest_s": round(slowest, 3),
        "slowest": what,
        "memory": memory.peak() - before_all if measured else 0,
    }


class _Alarm(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


if __name__ == "__main__":
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    found = main(int(sys.argv[1]), int(sys.argv[2]), folder)
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
