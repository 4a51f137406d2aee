"""A library in memory that answers when it is told to, for tests of who asks what and when."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from sdjp.contract.library_messages import (
    Discard,
    Listed,
    ListedPrompts,
    ListPictures,
    ListPrompts,
    Mark,
    Marked,
    PictureRead,
    ReadPicture,
    Thumbnail,
    Thumbnailed,
)
from sdjp.contract.messages import Failed


def row(number: int, **values: Any) -> dict[str, Any]:
    """A row as the librarian lists it."""
    return {
        "id": number,
        "path": f"/絵/{number:06d}.png",
        "created": "2026-11-21T14:30:00.000+09:00",
        "prompt": f"絵 {number}",
        "english": f"picture {number}",
        "negative_prompt": "",
        "negative_english": "",
        "seed": number,
        "model": "デモ",
        "width": 128,
        "height": 128,
        "favourite": False,
        "deleted": False,
        "missing": False,
        "origin": "",
        "mode": "txt2img",
        "record": None,
        **values,
    }


class StubLibrary:
    """Takes the place of `core.library`.

    Attributes:
        rows: what it holds, newest first.
        models: their models.
        prompts: what `ListPrompts` finds.
        questions: all that was asked, in order.
    """

    def __init__(self, count: int) -> None:
        self.rows = [row(number) for number in range(count, 0, -1)]
        self.models = {"デモ"}
        self.prompts: list[dict[str, Any]] = []
        self.questions: list[Any] = []
        self._numbers = itertools.count(1)
        self._open: dict[str, tuple[Any, Callable[[Any], None]]] = {}

    def ask(self, kind: Callable[..., Any], answer: Callable[[Any], None], **fields: Any) -> str:
        """Note the question; `give` answers it."""
        job = f"stub-{next(self._numbers)}"
        question = kind(job=job, **fields)
        self.questions.append(question)
        self._open[job] = question, answer
        return job

    def forget(self, job: str) -> None:
        """Drop a question."""
        self._open.pop(job, None)

    @property
    def waiting(self) -> list[Any]:
        """Questions without an answer."""
        return [question for question, _ in self._open.values()]

    def give(self, kind: type | None = None) -> int:
        """Answer what waits, or only questions of `kind`, and what is asked on that.

        Returns:
            How many were answered.
        """
        answered = 0
        while found := [one for one in self.waiting if kind is None or isinstance(one, kind)]:
            for question in found:
                answered += self._give_one(question, self._answer(question))
        return answered

    def fail(self, error: str, **context: str) -> None:
        """Let everything that waits fail."""
        for question in self.waiting:
            self._give_one(question, Failed(question.job, error, context))

    def _give_one(self, question: Any, message: Any) -> int:
        waiting = self._open.pop(question.job, None)
        if waiting is None:
            return 0
        waiting[1](message)
        return 1

    def _answer(self, question: Any) -> Any:
        match question:
            case ListPictures():
                return self._listed(question)
            case Mark():
                for one in self.rows:
                    if one["id"] in question.row_ids:
                        for name in ("favourite", "deleted"):
                            if getattr(question, name) is not None:
                                one[name] = getattr(question, name)
                return Marked(question.job)
            case Discard():
                self.rows = [one for one in self.rows if one["id"] not in question.row_ids]
                return Marked(question.job)
            case ListPrompts():
                found = [one for one in self.prompts if question.text in one["prompt"]]
                return ListedPrompts(question.job, tuple(found))
        return self._picture(question)

    def _picture(self, question: Any) -> Any:
        match question:
            case Thumbnail():
                return Thumbnailed(question.job, question.path, 4, 4, bytes(48))
            case ReadPicture():
                return PictureRead(question.job, question.path, 4, 4, True, b"PNG")
        raise AssertionError(question)

    def _listed(self, question: ListPictures) -> Listed:
        found = [
            one
            for one in self.rows
            if one["deleted"] == question.deleted
            and one["favourite"] >= question.favourites
            and question.text in one["prompt"]
            and question.model in ("", one["model"])
            and one["path"].endswith(question.file_name)
        ]
        start = bisect.bisect_left(found, 1 - question.before, key=lambda one: -one["id"])
        start = start if question.before else 0
        page = tuple(dict(one) for one in found[start : start + question.limit])
        return Listed(question.job, page, len(found), tuple(sorted(self.models)))


class PromptLibrary(StubLibrary):
    """Answers by itself, as soon as the events that wait are done."""

    def ask(self, kind: Callable[..., Any], answer: Callable[[Any], None], **fields: Any) -> str:
        """Note the question, and answer it in a moment."""
        job = super().ask(kind, answer, **fields)
        QTimer.singleShot(0, self.give)
        return job


class StubCore(QObject):
    """As much of a core as the list of pictures needs."""

    library_changed = Signal()
    failed = Signal(object)

    def __init__(self, count: int) -> None:
        super().__init__()
        self.library = StubLibrary(count)
