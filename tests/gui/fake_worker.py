"""A worker that does as it is told: a real process, real frames, scripted answers and faults.

Its script is a JSON object on the command line; `fake_command` writes that. Everything may be left
out:

    role            painter, translator or librarian
    protocol        the protocol number it says hello with
    modules         what it says it has loaded besides what it has
    delays          seconds before something happens: {"hello": 0.2, "load": 1, "step": 0.05}
    faults          a list of {"at", "number", "how", "times"}: what goes wrong, where
        at          hello · load · translate · paint · step · saved · cancel · any other question's
                    name in lower case; idle: `number` milliseconds after hello
        number      of steps done in this job (at step) or pictures kept (at saved); 0: any
        how         exit N · SIGKILL · SIGSEGV … · garbage · half · silent · deaf (ignores that the
                    window has gone)
        times       how often, over all processes that share `state`; left out: always
    state           a file in which faults are counted; without it a fault with `times` counts
                    within its own process
    fails           question → [error class, context]: answered by `Failed`
    size            side of the drawn pictures in pixels
    folder          where drawn pictures are really written as PNG files; empty: no file
    model           fields of `Loaded`
    dictionary      Japanese → English, shown as from the glossary
    doubts          Japanese → [{"code", "detail"}]
    words           what `Complete` answers
    pictures        rows of the librarian, or how many it makes up
    prompts         what `ListPrompts` answers
    findings        fields of `Inspected.findings`
"""

from __future__ import annotations

import json
import os
import queue
import re
import signal
import struct
import sys
import threading
import time
import zlib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def fake_command(role: str, **script: Any) -> list[str]:
    """The command line of a fake `role` that follows `script`."""
    # -S: the standard library and our contract are all it needs, and it starts at once.
    return [sys.executable, "-S", __file__, json.dumps({"role": role, **script})]


if __name__ == "__main__":
    sys.path[0] = str(ROOT)

from sdjp.contract import library_messages, messages  # noqa: E402
from sdjp.contract.codec import AnyMessage, from_frame, to_frame  # noqa: E402
from sdjp.contract.library_messages import (  # noqa: E402
    Adopted,
    Inspected,
    Listed,
    ListedPrompts,
    Marked,
    PictureRead,
    Thumbnailed,
)
from sdjp.contract.messages import (  # noqa: E402
    Cancel,
    Cancelled,
    Compare,
    Completed,
    Counted,
    Failed,
    Finished,
    Hello,
    Lanes,
    Loaded,
    Loading,
    Order,
    Paint,
    Progress,
    Saved,
    Translated,
)
from sdjp.contract.request import PictureRecord  # noqa: E402
from sdjp.contract.wire import PROTOCOL, read_frame, write_frame  # noqa: E402

MODEL = {
    "name": "デモ",
    "factor": 4,
    "size": 128,
    "guidance_scale": 4.0,
    "has_safety": True,
    "samplers": ("DDIM", "Euler", "DPM++ 2M"),
    "device": "cpu",
}
WORDS = (
    {"surface": "桜", "reading": "さくら", "english": "cherry blossoms"},
    {"surface": "桜並木", "reading": "さくらなみき", "english": "row of cherry trees"},
    {"surface": "桜吹雪", "reading": "さくらふぶき", "english": "falling petals"},
)
PROMPTS = ("夕焼けの海に立つ赤い鳥居", "桜の木の下の白い猫", "雪の積もった富士山", "夜の街と提灯")


class _Cancelled(Exception):
    """The window does not want this job any more."""


class FakeWorker:
    """Reads questions in a thread and answers them in the main one, like the real host."""

    def __init__(self, script: dict[str, Any]) -> None:
        self._script = script
        self._delays: dict[str, float] = script.get("delays", {})
        self._incoming = os.fdopen(os.dup(0), "rb")
        self._outgoing = os.fdopen(os.dup(1), "wb")
        self._writing = threading.Lock()
        self._questions: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._cancelled: set[str] = set()
        self._ended = threading.Event()
        self._done: dict[int, int] = {}
        self._kept = 0
        self._used: list[tuple[str, str]] = [(prompt, "") for prompt in script.get("prompts", ())]
        self._rows = _rows(script.get("pictures", 0))

    def serve(self) -> None:
        """Answer until the window goes."""
        threading.Thread(target=self._read, daemon=True).start()
        self._wait("hello")
        self._fault("hello")
        loaded = {name.partition(".")[0] for name in sys.modules}
        modules = tuple(sorted(loaded.union(self._script.get("modules", ()))))
        protocol = int(self._script.get("protocol", PROTOCOL))
        self.send(Hello(self._script["role"], "fake", os.getpid(), modules, protocol))
        for fault in self._script.get("faults", ()):
            if fault["at"] == "idle":
                threading.Timer(fault.get("number", 0) / 1000, self._fault, ["idle"]).start()
        while (question := self._questions.get()) is not None:
            self._answer(question)

    def send(self, message: AnyMessage) -> None:
        """Say `message`."""
        with self._writing:
            write_frame(self._outgoing, *to_frame(message))

    def _read(self) -> None:
        while (frame := read_frame(self._incoming)) is not None:
            message = from_frame(*frame)
            if isinstance(message, Cancel):
                self._fault("cancel")
                self._cancelled.add(message.job)
            else:
                self._questions.put(message)
        if any(fault["how"] == "deaf" for fault in self._script.get("faults", ())):
            return
        self._ended.set()
        self._questions.put(None)
        os._exit(0)

    def _answer(self, question: Any) -> None:
        kind = type(question).__name__
        try:
            if question.job in self._cancelled:
                raise _Cancelled
            self._fault(kind.lower())
            if kind in self._script.get("fails", {}):
                error, context = self._script["fails"][kind]
                self.send(Failed(question.job, error, context))
                return
            getattr(self, f"_{_snake(kind)}")(question)
        except _Cancelled:
            self.send(Cancelled(question.job))
        self._cancelled.discard(question.job)

    def _wait(self, what: str) -> None:
        self._ended.wait(self._delays.get(what, 0))

    # What goes wrong

    def _fault(self, at: str, number: int = 0) -> None:
        for index, fault in enumerate(self._script.get("faults", ())):
            if (
                fault["at"] == at
                and (at == "idle" or fault.get("number", 0) in (0, number))
                and self._is_due(index, fault.get("times"))
            ):
                self._go_wrong(fault["how"])

    def _is_due(self, index: int, times: int | None) -> bool:
        if times is None:
            return True
        done = self._done.get(index, 0)
        if state := self._script.get("state"):
            path = Path(state)
            path.touch()
            done = path.read_text(encoding="ascii").split().count(str(index))
            if done < times:
                with path.open("a", encoding="ascii") as file:
                    file.write(f"{index}\n")
        self._done[index] = done + 1
        return done < times

    def _go_wrong(self, how: str) -> None:
        if how.startswith("exit "):
            os._exit(int(how.removeprefix("exit ")))
        elif how.startswith("SIG"):
            os.kill(os.getpid(), signal.Signals[how])
            time.sleep(60)
        elif how == "garbage":
            self._write("Traceback (most recent call last): 何かが違う\n".encode() * 3)
            threading.Event().wait()
        elif how == "half":
            self._write(struct.pack("<II", 500, 0) + b'{"kind": "Progre')
            os._exit(1)
        elif how == "silent":
            threading.Event().wait()

    def _write(self, noise: bytes) -> None:
        with self._writing:
            self._outgoing.write(noise)
            self._outgoing.flush()

    # Painter

    def _load(self, question: messages.Load) -> None:
        self.send(Loading(question.job, question.model))
        self._wait("load")
        facts = {**MODEL, **self._script.get("model", {})}
        facts["samplers"] = tuple(facts["samplers"])
        self.send(Loaded(question.job, question.model, **facts))

    def _paint(self, question: Paint) -> None:
        for index, seed in enumerate(question.order.seeds):
            self._draw(question.job, question.order, index, len(question.order.seeds), seed)
            self._keep(question.job, question.order, index, seed)
        self.send(Finished(question.job))

    def _compare(self, question: Compare) -> None:
        order = question.order
        for index in range(len(question.values)):
            self._draw(question.job, order, index, len(question.values), order.seeds[0])
        compared = {"axis": question.axis, "values": list(question.values)}
        extra = {"comparison": compared}
        self._keep(question.job, order, 0, order.seeds[0], mode="sheet", extra=extra)
        self.send(Finished(question.job))

    def _draw(self, job: str, order: Order, index: int, count: int, seed: int) -> None:
        side = self._side(order)
        for step in range(1, order.steps + 1):
            self._wait("step")
            if job in self._cancelled:
                raise _Cancelled
            body = _picture(seed, side // 4, step / order.steps)
            self.send(Progress(job, index, count, step, order.steps, side // 4, side // 4, body))
            self._fault("step", index * order.steps + step)

    def _keep(self, job: str, order: Order, index: int, seed: int, **facts: Any) -> None:
        side = self._side(order)
        self._kept += 1
        pixels = _picture(seed, side, 1.0)
        path = ""
        if self._script.get("folder"):
            path = str(Path(self._script["folder"]) / f"{os.getpid()}-{self._kept:04d}-{seed}.png")
            Path(path).write_bytes(_png(pixels, side))
        record = _record(
            order.lanes.prompt,
            order.lanes.english,
            seed,
            side,
            negative_prompt=order.negative.prompt,
            negative_english=order.negative.english,
            sampler=order.sampler,
            steps=order.steps,
            **facts,
            batch_index=index,
            batch_size=len(order.seeds),
            segments=order.lanes.segments,
        )
        watermark = {"found": True, "payload": "StableDiffusionV1", "bit_accuracy": 1.0}
        row = self._kept if path else None
        self.send(Saved(job, index, path, row, record.to_json(), watermark, side, side, pixels))
        self._fault("saved", index + 1)

    def _side(self, order: Order) -> int:
        return int(order.width or self._script.get("size", 64))

    # Translator

    def _translate(self, question: messages.Translate) -> None:
        self._wait("translate")
        dictionary = {**self._script.get("dictionary", {}), **question.pins}
        segments = []
        for found in re.finditer(r"[^\s、,。()（）:：\d.]+", question.text):
            japanese = found[0]
            source = "glossary" if japanese in self._script.get("dictionary", {}) else "model"
            segments.append(
                {
                    "ja": japanese,
                    "en": dictionary.get(japanese, f"en:{japanese}"),
                    "source": "user" if japanese in question.pins else source,
                    "doubts": self._script.get("doubts", {}).get(japanese, []),
                    "start": found.start(),
                    "end": found.end(),
                }
            )
        english = question.text
        for segment in reversed(segments):
            english = english[: segment["start"]] + segment["en"] + english[segment["end"] :]
        lanes = Lanes(question.text, english, tuple(segments), "fake@1")
        self.send(Translated(question.job, lanes))

    def _complete(self, question: messages.Complete) -> None:
        self._wait("complete")
        typed = re.split(r"[\s、,。]", question.text)[-1]
        words = self._script.get("words", WORDS) if typed else ()
        answer = [{"category": "plants", **word, "typed": typed} for word in words]
        self.send(Completed(question.job, tuple(answer[: question.limit])))

    def _count_tokens(self, question: messages.CountTokens) -> None:
        count = len(re.findall(r"\w+|[^\w\s]", question.english))
        chunks = [min(75, count - start) for start in range(0, count, 75)]
        self.send(Counted(question.job, tuple(chunks) or (0,)))

    # Librarian

    def _adopt(self, question: library_messages.Adopt) -> None:
        self.send(Adopted(question.job, *self._script.get("adopted", (0, 0))))

    def _list_pictures(self, question: library_messages.ListPictures) -> None:
        self._wait("list")
        found = [
            row
            for row in self._rows
            if all(word in row["prompt"] + row["english"] for word in question.text.split())
            and row["favourite"] >= question.favourites
            and row["deleted"] == question.deleted
            and row["model"] in (question.model or row["model"])
            and (question.since or "0") <= row["created"][:10] <= (question.until or "9")
        ]
        page = [row for row in found if not question.before or row["id"] < question.before]
        models_known = tuple(sorted({row["model"] for row in self._rows}))
        rows = tuple(page[: question.limit])
        self.send(Listed(question.job, rows, len(found), models_known))

    def _thumbnail(self, question: library_messages.Thumbnail) -> None:
        self._wait("thumbnail")
        side = min(question.size, 256)
        pixels = _picture(zlib.crc32(question.path.encode()), side, 1.0)
        self.send(Thumbnailed(question.job, question.path, side, side, pixels))

    def _read_picture(self, question: library_messages.ReadPicture) -> None:
        side = 256
        body = _picture(zlib.crc32(question.path.encode()), side, 1.0)
        if question.as_png:
            body = b"PNG of " + question.path.encode()
        self.send(PictureRead(question.job, question.path, side, side, question.as_png, body))

    def _inspect(self, question: library_messages.Inspect) -> None:
        record = _record(PROMPTS[0], "en", 7, 128).to_json()
        findings = {
            "path": question.path,
            "watermark": {"found": True, "payload": "StableDiffusionV1", "bit_accuracy": 1.0},
            "digital_source_type": (
                "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
            ),
            "parameters": f"{PROMPTS[0]}\nSteps: 20, Sampler: DDIM, CFG scale: 4.0, Seed: 7",
            "sdjp": record,
            "tool": "SDJP",
            "settings": record,
            "width": 128,
            "height": 128,
            **self._script.get("findings", {}),
        }
        pixels = _picture(7, 128, 1.0)
        self.send(Inspected(question.job, question.path, findings, 128, 128, pixels))

    def _mark(self, question: library_messages.Mark) -> None:
        for row in self._rows:
            if row["id"] in question.row_ids:
                row["favourite"] = (
                    row["favourite"] if question.favourite is None else (question.favourite)
                )
                row["deleted"] = row["deleted"] if question.deleted is None else question.deleted
        self.send(Marked(question.job))

    def _discard(self, question: library_messages.Discard) -> None:
        self._rows = [row for row in self._rows if row["id"] not in question.row_ids]
        self.send(Marked(question.job))

    def _remember_prompt(self, question: library_messages.RememberPrompt) -> None:
        entry = (question.prompt, question.negative_prompt)
        self._used = [entry, *(one for one in self._used if one != entry)]
        self.send(Marked(question.job))

    def _list_prompts(self, question: library_messages.ListPrompts) -> None:
        found = [one for one in self._used if question.text in one[0]][: question.limit]
        prompts = [
            {"prompt": prompt, "negative_prompt": negative, "used": 1, "created": _created(1)}
            for prompt, negative in found
        ]
        self.send(ListedPrompts(question.job, tuple(prompts)))


def _snake(name: str) -> str:
    return re.sub("(?<=[a-z])([A-Z])", r"_\1", name).lower()


def _created(number: int) -> str:
    return f"2026-{1 + number // 28 % 11:02d}-{1 + number % 28:02d}T12:00:00.000+09:00"


def _rows(wanted: int | list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of the script, or so many of our own, newest first."""
    if isinstance(wanted, list):
        return [{**_row(number), **row} for number, row in enumerate(wanted, 1)][::-1]
    return [_row(number) for number in range(wanted, 0, -1)]


def _row(number: int) -> dict[str, Any]:
    prompt = PROMPTS[number % len(PROMPTS)]
    record = _record(prompt, f"en:{prompt}", number, 128).to_json()
    shared = ("prompt", "english", "negative_prompt", "negative_english", "seed", "model", "mode")
    return {
        "id": number,
        "path": f"/nowhere/{number:04d}.png",
        "created": _created(number),
        "width": 128,
        "height": 128,
        "favourite": number % 5 == 0,
        "deleted": False,
        "missing": False,
        "record": record,
        **{name: record[name] for name in shared},
    }


def _record(prompt: str, english: str, seed: int, side: int, **values: Any) -> PictureRecord:
    defaults = {
        "negative_prompt": "",
        "negative_english": "",
        "model": "デモ",
        "model_hash": "0123456789",
        "sampler": "DDIM",
        "steps": 20,
        "guidance_scale": 4.0,
        "created": _created(seed % 300),
    }
    return PictureRecord(
        prompt=prompt, english=english, seed=seed, width=side, height=side, **{**defaults, **values}
    )


def _picture(seed: int, side: int, clearness: float) -> bytes:
    """Raw RGB rows: a slope of two colours that the seed gives, paler while it is unfinished."""
    top = [seed * factor % 156 + 60 for factor in (37, 91, 53)]
    end = [seed * factor % 156 + 60 for factor in (71, 29, 83)]
    rows = []
    for y in range(side):
        share = y / max(1, side - 1)
        mixed = [one * (1 - share) + two * share for one, two in zip(top, end, strict=True)]
        rows.append(bytes(int(128 + (value - 128) * clearness) for value in mixed) * side)
    return b"".join(rows)


def _png(pixels: bytes, side: int) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content
            + struct.pack(">I", zlib.crc32(name + content))
        )  # fmt: skip

    rows = b"".join(b"\0" + pixels[y * side * 3 : (y + 1) * side * 3] for y in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )  # fmt: skip


if __name__ == "__main__":
    FakeWorker(json.loads(sys.argv[1])).serve()
